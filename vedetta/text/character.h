// Properties of one code point (Unicode; beyond ASCII through ICU).
#pragma once
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

inline bool is_upper(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : beyond_ascii::is_upper(c);
}
inline bool is_lower(char32_t c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : beyond_ascii::is_lower(c);
}
inline bool is_letter(char32_t c) {
  return c < 0x80 ? is_upper(c) || is_lower(c) : beyond_ascii::is_letter(c);
}
inline bool is_digit(char32_t c) {
  return c < 0x80 ? c >= '0' && c <= '9' : beyond_ascii::is_digit(c);
}
// White space, zero-width space, byte order mark.
inline bool is_space(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= 9 && c <= 13) : beyond_ascii::is_space(c);
}
// Non-spacing mark.
inline bool is_mark(char32_t c) {
  return c >= 0x300 && beyond_ascii::is_mark(c);
}
inline char32_t to_lower(char32_t c) {
  if (c < 0x80) return is_upper(c) ? c + 32 : c;
  return beyond_ascii::to_lower(c);
}
inline bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x2018;
}
inline bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}

}  // namespace vedetta::text
