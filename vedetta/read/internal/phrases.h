// Words and phrases of one language as symbols of a closed, language-neutral set; a sentence
// becomes a row of items in one pass (one hash look-up a word, the longest phrase wins). Hyphenated
// words whose first part is known come apart ("mid-March", "two-day"). Errors: none; unknown words
// are items without symbols.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/numbering.h"
#include "vedetta/read/token.h"

namespace vedetta::read::internal {

struct Symbol {
  std::uint8_t kind = 0;
  std::int64_t value = 0;
  bool capital = false;  // only where the word begins with a capital ("May" the month)
};

struct Item {
  const std::vector<Symbol>* symbols = nullptr;  // null: an unknown word, a number, punctuation
  std::string_view word;    // of its first token; a part of it when the token came apart
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t last = 0;
  bool number = false;  // digits
  bool punctuation = false;
  bool capital = false;
  bool space_before = true;
  bool opens = false;

  const Symbol* as(std::uint8_t kind) const {
    if (symbols)
      for (const Symbol& s : *symbols)
        if (s.kind == kind && (capital || !s.capital)) return &s;
    return nullptr;
  }
};

class Phrases {
 public:
  explicit Phrases(TokenRules rules) : rules_(std::move(rules)) {}

  // The phrase is cut into words as a text would be.
  void add(std::string_view phrase, Symbol symbol, bool heads = false);
  std::vector<Item> read(const Tokens& tokens, const Sentence& sentence) const;

 private:
  struct Piece {
    std::string_view text;
    std::uint32_t token;
    std::uint32_t word;
    bool first;  // of its token
  };
  std::uint32_t intern(std::string_view word);
  std::uint32_t id(std::string_view word) const;
  std::uint32_t step(std::uint32_t node, std::uint32_t word) const;
  void cut(const Tokens& tokens, std::uint32_t token, std::vector<Piece>& out) const;
  Item item(const Tokens& tokens, const Piece& piece) const;

  TokenRules rules_;
  WordNumbers words_;
  PairNumbers edges_;                         // of a node by a word; node 0 is the root
  std::vector<std::vector<Symbol>> ends_{1};  // by node
  std::vector<bool> heads_;                   // by word
};

}  // namespace vedetta::read::internal
