// Folding for comparison, with the way back. NFKC_Casefold (Unicode 15, section 5.18) also takes
// out the invisible characters (zero-width, soft hyphens, tags, byte order marks); `plain` takes
// off the marks of alphabets too (é → e, ø → o, ё → е; й stays й; Indic and Thai vowel signs stay).
// Idempotent. Runs of more than 30 combining marks are cut (Stream-Safe Text, UAX #15).
//   const Folded f = fold(text, Fold::plain);
//   const Range r = f.original(4, 9);   // code points of `text` that f.points[4..9) came from
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vedetta::text {

enum class Fold : std::uint8_t { compatible, plain };

struct Range {
  std::uint32_t start = 0;
  std::uint32_t end = 0;  // exclusive
  bool operator==(const Range&) const = default;
};

struct Folded {
  std::u32string points;
  // For each folded code point, the first original one of the segment it came from; non-decreasing;
  // one more entry at the end: the original length.
  std::vector<std::uint32_t> origins;

  // What a part of the folded text came from, with the marks and invisible characters that follow.
  Range original(std::size_t start, std::size_t end) const;
};

Folded fold(std::u32string_view text, Fold how);
std::u32string folded(std::u32string_view text, Fold how);  // without the way back
std::u32string folded_utf8(std::string_view text, Fold how);

}  // namespace vedetta::text
