// Words and phrases of one language as symbols of a closed, language-neutral set; a sentence
// becomes a row of items in one pass (one hash look-up a word, the longest phrase wins). Hyphenated
// words whose first part is known come apart ("mid-March", "two-day"). Errors: none; unknown words
// are items without symbols.
#pragma once
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/numbering.h"
#include "vedetta/core/rows.h"
#include "vedetta/read/token.h"

namespace vedetta::read::internal {

struct Symbol {
  std::uint8_t kind = 0;
  std::int64_t value = 0;
  bool capital = false;  // only where the word begins with a capital ("May" the month)
};

using Kinds = std::uint64_t;  // a set of symbols' kinds, which are below 64
constexpr Kinds kind_bit(std::uint8_t kind) {
  return Kinds{1} << kind;
}

struct Item {
  const std::vector<Symbol>* symbols = nullptr;  // null: an unknown word, a number, punctuation
  Kinds kinds = 0;                               // of the symbols that it has as it is written
  std::string_view word;    // of its first token; a part of it when the token came apart
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t last = 0;
  std::uint32_t known = 0;  // number of the word in the phrases; for them alone
  bool number = false;      // digits
  bool punctuation = false;
  bool capital = false;
  bool space_before = true;
  bool opens = false;

  bool is(std::uint8_t kind) const { return (kinds & kind_bit(kind)) != 0; }
  const Symbol* as(std::uint8_t kind) const {
    if (is(kind))
      for (const Symbol& s : *symbols)
        if (s.kind == kind && (capital || !s.capital)) return &s;
    return nullptr;
  }
};

using ItemRows = Rows<Item>;  // by sentence

class Phrases {
 public:
  explicit Phrases(TokenRules rules) : rules_(std::move(rules)) {}

  // The phrase is cut into words as a text would be.
  void add(std::string_view phrase, Symbol symbol, bool heads = false);
  // The items of each sentence; where kinds are wanted, none unless one of them or a number can be
  // there. Good as long as the tokens.
  ItemRows read(const Tokens& tokens, Kinds wanted = 0) const;

 private:
  struct Node {
    std::vector<Symbol> symbols;  // of the phrase that ends here
    Kinds kinds = 0;              // theirs
    Kinds small_kinds = 0;        // of those that need no capital
    bool goes_on = false;
  };
  struct Word {
    std::uint32_t node = 0;  // from the root; 0: begins no phrase
    Kinds opens = 0;         // kinds of all phrases that it begins
    bool heads = false;
  };
  std::uint32_t intern(std::string_view word);
  std::uint32_t id(std::string_view word) const { return id(word, WordTable::hash_of(word)); }
  std::uint32_t id(std::string_view word, std::uint32_t hash) const;
  std::uint32_t step(std::uint32_t node, std::uint32_t word) const;
  bool cut(const Token& token, std::uint32_t at, Kinds wanted, std::vector<Item>& out) const;
  bool cut_at_hyphens(const Token& token, std::uint32_t at, std::vector<Item>& out) const;
  std::uint32_t longest(const std::vector<Item>& items, std::size_t at, std::size_t& length) const;
  void join(std::size_t begin, std::vector<Item>& items) const;

  TokenRules rules_;
  WordNumbers words_;
  // By the last bits of a word's hash, whether it may be one of them: most words are not.
  static constexpr std::uint32_t kBuckets = 1U << 12;
  std::bitset<kBuckets> heard_;
  PairNumbers edges_;  // of a node by a word; node 0 is the root
  std::vector<Node> nodes_{1};
  std::vector<Word> known_;  // by word
};

}  // namespace vedetta::read::internal
