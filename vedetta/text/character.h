// Properties of one code point (Unicode, through ICU).
#pragma once
#include <cstdint>

namespace vedetta::text {

bool is_letter(char32_t c);
bool is_digit(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_space(char32_t c);  // white space, zero-width space, byte order mark
bool is_mark(char32_t c);   // non-spacing mark
char32_t to_lower(char32_t c);
bool is_apostrophe(char32_t c);
bool is_hyphen(char32_t c);

}  // namespace vedetta::text
