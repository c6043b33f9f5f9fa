// Properties of one code point (Unicode; beyond ASCII through ICU).
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

namespace vedetta::text {

namespace beyond_ascii {
bool is_letter(char32_t c);
bool is_digit(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_space(char32_t c);
bool is_mark(char32_t c);
char32_t to_lower(char32_t c);
}  // namespace beyond_ascii

// Of ASCII characters: what they are, as bits.
inline constexpr std::uint8_t kLetterBit = 1;
inline constexpr std::uint8_t kDigitBit = 2;
inline constexpr std::uint8_t kSpaceBit = 4;
inline constexpr std::uint8_t kLowerBit = 8;
inline constexpr std::uint8_t kUpperBit = 0x20;  // what a letter's small form has and it has not
inline constexpr std::array<std::uint8_t, 0x80> kAscii = [] {
  std::array<std::uint8_t, 0x80> out{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) out[c] = kLetterBit | kLowerBit;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) out[c] = kLetterBit | kUpperBit;
  for (std::size_t c = '0'; c <= '9'; ++c) out[c] = kDigitBit;
  for (std::size_t c = 9; c <= 13; ++c) out[c] = kSpaceBit;
  out[' '] = kSpaceBit;
  return out;
}();
inline bool is_ascii(char32_t c, std::uint8_t bits) {
  return c < 0x80 && (kAscii[c] & bits) != 0;
}

inline bool is_upper(char32_t c) {
  return c < 0x80 ? (kAscii[c] & kUpperBit) != 0 : beyond_ascii::is_upper(c);
}
inline bool is_lower(char32_t c) {
  return c < 0x80 ? (kAscii[c] & kLowerBit) != 0 : beyond_ascii::is_lower(c);
}
inline bool is_letter(char32_t c) {
  return c < 0x80 ? (kAscii[c] & kLetterBit) != 0 : beyond_ascii::is_letter(c);
}
inline bool is_digit(char32_t c) {
  return c < 0x80 ? (kAscii[c] & kDigitBit) != 0 : beyond_ascii::is_digit(c);
}
// White space, zero-width space, byte order mark.
inline bool is_space(char32_t c) {
  return c < 0x80 ? (kAscii[c] & kSpaceBit) != 0 : beyond_ascii::is_space(c);
}
// Non-spacing mark.
inline bool is_mark(char32_t c) {
  return c >= 0x300 && beyond_ascii::is_mark(c);
}
inline char32_t to_lower(char32_t c) {
  return c < 0x80 ? c | (kAscii[c] & kUpperBit) : beyond_ascii::to_lower(c);
}
inline bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x2018;
}
inline bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}

}  // namespace vedetta::text
