// Tokens and sentences of a text, as positions in its code points.
//   const Tokens tokens = tokenise(text.points, rules);
//   for (const Sentence& s : tokens.sentences) for (i = s.first; i < s.last; ++i) use(tokens[i]);
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "vedetta/core/value.h"

namespace vedetta::read {

enum class TokenKind : std::uint8_t { word, number, punctuation };

struct Token {
  std::uint32_t start = 0;  // code points, half-open
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::word;
  bool capital = false;      // begins with an upper-case letter
  bool upper = false;        // two or more letters, all upper case
  bool space_before = true;  // something separates it from the token before
  bool opens = false;        // first token of its sentence
  bool hyphen = false;       // one is inside
  std::uint32_t hash = 0;    // WordTable::hash_of the word
  std::string_view word;     // lower case, apostrophes as ', UTF-8; numbers as written
};

struct Sentence {
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t last = 0;
  std::uint32_t paragraph = 0;
};

// Moves, and is not copied: the words lie in it.
struct Tokens {
  Tokens() = default;
  Tokens(Tokens&&) noexcept = default;
  Tokens& operator=(Tokens&&) noexcept = default;

  std::vector<Token> items;
  std::vector<Sentence> sentences;
  std::vector<char> letters;  // of the words, one behind the other
  const Token& operator[](std::size_t i) const { return items[i]; }
  std::size_t size() const { return items.size(); }
};

// What a language's lang.toml says of its spelling.
struct TokenRules {
  bool elision = false;                    // l'Onu: the apostrophe ends the first word (it, fr)
  bool possessive_s = false;               // Kim's: 's is a word of its own (en)
  std::vector<std::string> hyphen_words;   // "flagged": North Korean-flagged is two words
  std::vector<std::string> abbreviations;  // lower case with full stop: no sentence ends there
  // Words of names, and names with a hyphen of their own: "Putin-Kim" is two names, each is known.
  std::shared_ptr<const std::unordered_set<std::string>> names;
  static TokenRules from(const Value& lang);
};

// The range [from, to) of a text's code points; sentences never cross a line break.
Tokens tokenise(std::u32string_view text, std::uint32_t from, std::uint32_t to,
                const TokenRules& rules);

std::string lower_utf8(std::u32string_view text);  // simple lower case, apostrophes unified

}  // namespace vedetta::read
