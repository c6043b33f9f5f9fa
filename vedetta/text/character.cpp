#include "vedetta/text/character.h"

#include <unicode/uchar.h>

namespace vedetta::text::beyond_ascii {

bool is_letter(char32_t c) {
  return u_isalpha(static_cast<UChar32>(c));
}
bool is_digit(char32_t c) {
  return u_isdigit(static_cast<UChar32>(c));
}
bool is_upper(char32_t c) {
  return u_isupper(static_cast<UChar32>(c));
}
bool is_lower(char32_t c) {
  return u_islower(static_cast<UChar32>(c));
}
bool is_space(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0x200B || c == 0xFEFF;
}
bool is_mark(char32_t c) {
  return u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}
char32_t to_lower(char32_t c) {
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

}  // namespace vedetta::text::beyond_ascii
