#include "vedetta/text/normalise.h"

#include <gtest/gtest.h>

#include <random>

#include "vedetta/text/confusable.h"
#include "vedetta/text/script.h"
#include "vedetta/text/token.h"
#include "vedetta/text/transliterate.h"
#include "vedetta/text/utf8.h"

namespace vedetta::text {
namespace {

std::u32string random_text(std::mt19937& random) {
  static const std::u32string kOften =
      U"abcXYZ "
      U"019.'-éÉßøłİıǅﬁ\u0301\u0323\u0306\u0345иеії\u200B\u00AD\u202E김ᄀ\u1161\u11A8がか\u3099"
      U"ا\u0651ال中①Ｋ\U0001D40A\u0915\u093F\u0E33\u0E01\u03A3\u1E9E\uFEFF\u0000";
  std::u32string text;
  const std::size_t size = random() % 40;
  for (std::size_t i = 0; i < size; ++i) {
    char32_t point = kOften[random() % kOften.size()];
    if (random() % 8 == 0) point = static_cast<char32_t>(random() % 0x110000);
    if (point >= 0xD800 && point <= 0xDFFF) point = U'?';
    text += point;
  }
  return text;
}

TEST(Fold, IsIdempotentAndItsEditMapIsMonotoneAndComplete) {
  std::mt19937 random(20240331);
  for (int round = 0; round < 20'000; ++round) {
    const std::u32string text = random_text(random);
    for (const Fold how : {Fold::compatible, Fold::plain}) {
      const Folded once = fold(text, how);
      ASSERT_EQ(folded(once.points, how), once.points) << encode(text);
      ASSERT_EQ(folded(text, how), once.points);
      ASSERT_EQ(once.origins.size(), once.points.size() + 1);
      ASSERT_TRUE(std::is_sorted(once.origins.begin(), once.origins.end()));
      ASSERT_EQ(once.origins.back(), text.size());
      for (std::size_t i = 0; i < once.points.size(); ++i) {
        const Range range = once.original(i, i + 1);
        ASSERT_LT(range.start, range.end);
        ASSERT_LE(range.end, text.size());
        ASSERT_NE(
            folded(text.substr(range.start, range.end - range.start), how).find(once.points[i]),
            std::u32string::npos)
            << encode(text);
      }
    }
  }
}

TEST(Fold, TakesOffCaseMarksAndInvisibleCharacters) {
  EXPECT_EQ(folded(U"Nicol\u00E1s MADURO", Fold::plain), U"nicolas maduro");
  EXPECT_EQ(folded(U"Nicola\u0301s", Fold::compatible), U"nicol\u00E1s");
  EXPECT_EQ(folded(U"K\u200BI\u00ADM", Fold::plain), U"kim");
  EXPECT_EQ(folded(U"\uFF2B\uFF29\uFF2D \U0001D40A", Fold::plain), U"kim k");
  EXPECT_EQ(folded(U"Gro\u00DF \u00C6r\u00F8 \u0141", Fold::plain), U"gross aero l");
  EXPECT_EQ(folded(U"\u0419\u043E\u0308 \u0401", Fold::plain), U"\u0439\u043E \u0435");
  EXPECT_EQ(folded(U"\uAE40\uC815\uC740", Fold::plain), U"\uAE40\uC815\uC740");
}

TEST(Fold, LeadsBackToTheOriginal) {
  const Folded f = fold(U"x Nicola\u0301s\u200B y", Fold::plain);
  const std::size_t at = f.points.find(U"nicolas");
  ASSERT_NE(at, std::u32string::npos);
  EXPECT_EQ(f.original(at, at + 7), (Range{2, 11}));
}

TEST(Fold, CutsStacksOfMarks) {
  const std::u32string zalgo = U"a" + std::u32string(1'000'000, U'\u0336') + U"b";
  EXPECT_LE(folded(zalgo, Fold::compatible).size(), 40u);
  EXPECT_EQ(folded(zalgo, Fold::plain), U"ab");
}

TEST(Script, OfWordsAndMixtures) {
  EXPECT_EQ(dominant_script(U"Иванов"), Script::cyrillic);
  EXPECT_EQ(dominant_script(U"12"), Script::common);
  EXPECT_TRUE(mixes_scripts(U"К\u0406M"));
  EXPECT_FALSE(mixes_scripts(U"山田さん"));
  EXPECT_FALSE(mixes_scripts(U"Kim"));
}

TEST(Confusable, SkeletonsOfLookalikesAgreeBeforeFolding) {
  EXPECT_EQ(skeletons(U"К\u0406М").unfolded, skeletons(U"KIM").unfolded);
  EXPECT_EQ(skeletons(U"сор\u0435").folded, skeletons(U"cope").folded);
  EXPECT_NE(skeletons(U"KIM").unfolded, skeletons(U"TIM").unfolded);
}

TEST(Token, JoinsDottedLettersAndPartsAtApostrophes) {
  const std::u32string text = U"l'iran, d.o.o. u.s.a 3-a kim.";
  std::vector<std::string> words;
  for (const Token& token : tokenise(text)) words.push_back(encode(text_of(token, text)));
  EXPECT_EQ(words, (std::vector<std::string>{"l", "iran", "doo", "usa", "3", "a", "kim"}));
  EXPECT_TRUE(tokenise(U"... \u0000 --").empty());
}

TEST(Transliterate, CyrillicAndHangul) {
  const auto made = Transliterator::load(DataPack::shipped());
  ASSERT_TRUE(made) << made.error().to_string();
  EXPECT_EQ(made->cyrillic(U"владимир", false), U"vladimir");
  EXPECT_EQ(made->cyrillic(U"сергій", true), U"serhii");
  const auto kim = made->readings(U"김정은");
  ASSERT_EQ(kim.size(), 3u);
  EXPECT_EQ(kim[0], U"kimjongun");
  EXPECT_EQ(kim[1], U"gimjeongeun");
  EXPECT_EQ(made->korean_surname(U"박")[0], U"pak");
  EXPECT_EQ(made->readings(U"νικολαος")[0], U"nikolaos");
}

}  // namespace
}  // namespace vedetta::text
