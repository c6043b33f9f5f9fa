#include "vedetta/text/distance.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace vedetta::text {
namespace {

constexpr std::size_t kWord = 64;

// Which places of a pattern of at most 64 code points hold a code point.
class Places {
 public:
  explicit Places(std::u32string_view pattern) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      const std::uint64_t bit = std::uint64_t{1} << i;
      if (pattern[i] < ascii_.size()) {
        ascii_[pattern[i]] |= bit;
        continue;
      }
      std::size_t at = 0;
      while (at < used_ && others_[at].first != pattern[i]) ++at;
      if (at == used_) others_[used_++] = {pattern[i], 0};
      others_[at].second |= bit;
    }
  }
  std::uint64_t of(char32_t point) const {
    if (point < ascii_.size()) return ascii_[point];
    for (std::size_t i = 0; i < used_; ++i)
      if (others_[i].first == point) return others_[i].second;
    return 0;
  }

 private:
  std::array<std::uint64_t, 128> ascii_{};
  std::array<std::pair<char32_t, std::uint64_t>, kWord> others_;
  std::size_t used_ = 0;
};

// Hyyrö 2003, figures 3 and 5; `swaps` adds the transposition term.
std::size_t bit_parallel(std::u32string_view pattern, std::u32string_view text, bool swaps) {
  if (pattern.empty()) return text.size();
  const Places places(pattern);
  const std::uint64_t last = std::uint64_t{1} << (pattern.size() - 1);
  std::uint64_t vp = ~std::uint64_t{0}, vn = 0, d0 = 0, matches_before = 0;
  std::size_t distance = pattern.size();
  for (const char32_t point : text) {
    const std::uint64_t matches = places.of(point);
    const std::uint64_t swapped = swaps ? (((~d0) & matches) << 1) & matches_before : 0;
    d0 = (((matches & vp) + vp) ^ vp) | matches | vn | swapped;
    std::uint64_t hp = vn | ~(d0 | vp);
    std::uint64_t hn = d0 & vp;
    if (hp & last) ++distance;
    if (hn & last) --distance;
    hp = (hp << 1) | 1;
    hn <<= 1;
    vp = hn | ~(d0 | hp);
    vn = hp & d0;
    matches_before = matches;
  }
  return distance;
}

std::size_t by_rows(std::u32string_view a, std::u32string_view b, bool swaps) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
      if (swaps && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

std::size_t distance(std::u32string_view a, std::u32string_view b, bool swaps) {
  if (a.size() > b.size()) std::swap(a, b);
  return a.size() <= kWord ? bit_parallel(a, b, swaps) : by_rows(a, b, swaps);
}

}  // namespace

std::size_t levenshtein(std::u32string_view a, std::u32string_view b) {
  return distance(a, b, false);
}

std::size_t osa(std::u32string_view a, std::u32string_view b) {
  return distance(a, b, true);
}

Fixed jaro(std::u32string_view a, std::u32string_view b) {
  if (a.empty() || b.empty()) return a.size() == b.size() ? Fixed::of(1) : Fixed{};
  const std::size_t longest = std::max(a.size(), b.size());
  const std::size_t window = longest / 2 > 0 ? longest / 2 - 1 : 0;
  std::vector<bool> taken(b.size(), false);
  std::u32string of_a, of_b;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::size_t from = i > window ? i - window : 0, to = std::min(b.size(), i + window + 1);
    for (std::size_t j = from; j < to; ++j) {
      if (taken[j] || a[i] != b[j]) continue;
      taken[j] = true;
      of_a += a[i];
      break;
    }
  }
  if (of_a.empty()) return Fixed{};
  for (std::size_t j = 0; j < b.size(); ++j)
    if (taken[j]) of_b += b[j];
  std::int64_t crossed = 0;
  for (std::size_t i = 0; i < of_a.size(); ++i) crossed += of_a[i] != of_b[i];
  const auto m = static_cast<std::int64_t>(of_a.size());
  const Fixed sum = Fixed::ratio(m, static_cast<std::int64_t>(a.size())) +
                    Fixed::ratio(m, static_cast<std::int64_t>(b.size())) +
                    Fixed::ratio(2 * m - crossed, 2 * m);
  return Fixed::from_millionths(sum.millionths() / 3);
}

Fixed jaro_winkler(std::u32string_view a, std::u32string_view b) {
  constexpr std::size_t kPrefix = 4;
  const Fixed plain = jaro(a, b);
  std::int64_t same = 0;
  for (std::size_t i = 0; i < std::min({a.size(), b.size(), kPrefix}) && a[i] == b[i]; ++i) ++same;
  return plain + Fixed::ratio(same, 10) * (Fixed::of(1) - plain);
}

}  // namespace vedetta::text
