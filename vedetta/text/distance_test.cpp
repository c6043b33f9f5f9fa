#include "vedetta/text/distance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace vedetta::text {
namespace {

// The textbook recurrence, on a whole matrix: the oracle of the bit-parallel form.
std::size_t oracle(std::u32string_view a, std::u32string_view b, bool swaps) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] =
          std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (swaps && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[a.size()][b.size()];
}

std::u32string random_word(std::mt19937& random, std::size_t longest) {
  static const std::u32string kLetters = U"abcи김";
  std::u32string word;
  for (std::size_t i = random() % (longest + 1); i > 0; --i)
    word += kLetters[random() % kLetters.size()];
  return word;
}

TEST(Distance, BitParallelEqualsTheRecurrenceAndIsAMetric) {
  std::mt19937 random(7);
  for (int round = 0; round < 5'000; ++round) {
    const std::size_t longest = round % 50 == 0 ? 90 : 10;
    const auto a = random_word(random, longest), b = random_word(random, longest),
               c = random_word(random, longest);
    ASSERT_EQ(levenshtein(a, b), oracle(a, b, false));
    ASSERT_EQ(osa(a, b), oracle(a, b, true));
    ASSERT_EQ(levenshtein(a, b), levenshtein(b, a));
    ASSERT_EQ(osa(a, b), osa(b, a));
    ASSERT_LE(levenshtein(a, c), levenshtein(a, b) + levenshtein(b, c));
    ASSERT_EQ(levenshtein(a, a), 0u);
    ASSERT_EQ(jaro(a, b), jaro(a, b));
    ASSERT_LE(jaro_winkler(a, b), Fixed::of(1));
    ASSERT_GE(jaro_winkler(a, b), jaro(a, b));
  }
}

TEST(Distance, KnownValues) {
  EXPECT_EQ(levenshtein(U"ca", U"abc"), 3u);
  EXPECT_EQ(osa(U"ca", U"abc"), 3u);  // OSA is not Damerau: no part is edited twice
  EXPECT_EQ(osa(U"sechin", U"scehin"), 1u);
  EXPECT_EQ(jaro(U"MARTHA", U"MARHTA"), Fixed::from_millionths(944'444));
  EXPECT_EQ(jaro_winkler(U"MARTHA", U"MARHTA"), Fixed::from_millionths(961'110));
  EXPECT_EQ(jaro(U"", U"a"), Fixed{});
}

}  // namespace
}  // namespace vedetta::text
