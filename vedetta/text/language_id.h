// Which language is a text written in? By statistics of its letters (CLD2, four-letter groups and
// words). Only a guess: what a document or a person says of it goes first.
#pragma once
#include <string>
#include <string_view>

namespace vedetta::text {

struct LanguageGuess {
  std::string code;       // ISO 639-1 ("it"); empty when the text doesn't tell
  int percent = 0;        // of the text that is in it
  bool reliable = false;  // long enough, and no other language near
};

// Looks at the first 64 KiB. `utf8` must be well-formed; otherwise the guess is empty.
LanguageGuess guess_language(std::string_view utf8);

}  // namespace vedetta::text
