// The words of a folded text, for names: letters with their marks, and digits. An apostrophe
// between letters parts a word (l'Iran); dotted single letters are one word (d.o.o., U.S.A.).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/text/script.h"

namespace vedetta::text {

struct Token {
  std::uint32_t start = 0;  // code points of the folded text
  std::uint32_t end = 0;
  Script script = Script::common;  // of its letters; common for numbers
  bool dotted = false;             // letters with dots between: "d.o.o."
  bool after_apostrophe = false;   // joined to the word before by an apostrophe
};

std::vector<Token> tokenise(std::u32string_view folded);
// The token without its dots.
std::u32string text_of(const Token& token, std::u32string_view folded);

}  // namespace vedetta::text
