// Scripts (Unicode property Script, UAX #24), reduced to those that names and particles need.
#pragma once
#include <cstdint>
#include <string_view>

#include "vedetta/text/character.h"

namespace vedetta::text {

enum class Script : std::uint8_t {
  common,  // digits, punctuation, marks: belong to every script
  latin,
  cyrillic,
  greek,
  armenian,
  georgian,
  hangul,
  han,
  kana,
  arabic,
  hebrew,
  thai,
  devanagari,
  other,
};
inline constexpr int kScriptCount = 14;

const char* to_string(Script script);
Script script_of(char32_t point);
// The script of most letters; the earlier one of a tie; common when there is no letter.
Script dominant_script(std::u32string_view word);
// Letters of two scripts that no writing system mixes inside one word (Japanese mixes Han and kana,
// Korean Han and Hangul). A sign of lookalike letters, not proof of it.
bool mixes_scripts(std::u32string_view word);
// Written without blanks between words.
bool is_unspaced(Script script);

bool is_combining(char32_t point);  // any mark: non-spacing, spacing, enclosing
// Value of a decimal digit of any script, else -1.
int digit_value(char32_t point);

}  // namespace vedetta::text
