// UTF-8 to code points and back, with the way back to the bytes.
//   const Decoded text = decode(bytes);      // never fails: faults become U+FFFD and are listed
//   text.offsets[i] … text.offsets[i + 1]    // bytes of code point i
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vedetta::text {

inline constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
  std::u32string points;
  std::vector<std::uint32_t> offsets;  // byte offset of each code point, then the total: size + 1
  std::vector<std::uint32_t> faults;   // byte offset of each ill-formed sequence (maximal subparts)
};

Decoded decode(std::string_view bytes);  // at most 4 GiB - 1
std::string encode(std::u32string_view points);
void append_utf8(std::string& out, char32_t point);
// Writes the point's bytes, at most kLongestPoint; how many.
inline constexpr std::size_t kLongestPoint = 4;
std::size_t put_utf8(char32_t point, char* out);
// First fault's byte offset, or npos when all is well-formed.
std::size_t find_fault(std::string_view bytes);

}  // namespace vedetta::text
