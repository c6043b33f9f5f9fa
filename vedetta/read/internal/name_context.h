// What the words around and inside a name say, looked up once per token: classes of data/lang,
// places of titles, known names of the gazetteer.
#pragma once
#include <bit>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/read/internal/name_cues.h"
#include "vedetta/read/language.h"
#include "vedetta/read/lexicon.h"
#include "vedetta/read/token.h"

namespace vedetta::read {

// A name of the gazetteer that stands in the text.
struct KnownName {
  NameHit hit;
  std::uint32_t sentence = 0;
  bool dropped = false;  // part of a longer name
  bool either = false;   // a demonym that adjective and people are written alike: "russi"
  bool demonym() const { return hit.use == NameUse::adjective || hit.use == NameUse::people; }
};

// The words of some of a text's tokens.
class TokenWords {
 public:
  explicit TokenWords(const Tokens& tokens)
      : tokens_(tokens), slots_(std::bit_ceil(2 * tokens.size() + 1)) {}
  void add(std::uint32_t token) {
    std::uint32_t& slot = slots_[slot_of(tokens_[token])];
    if (slot == 0) slot = token + 1;
  }
  bool contains(const Token& token) const { return slots_[slot_of(token)] != 0; }

 private:
  std::size_t slot_of(const Token& token) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = token.hash & mask;
    while (slots_[at] != 0 && tokens_[slots_[at] - 1].word != token.word) at = (at + 1) & mask;
    return at;
  }

  const Tokens& tokens_;
  std::vector<std::uint32_t> slots_;  // token + 1; 0: free
};

class NameContext {
 public:
  NameContext(std::u32string_view text, const Tokens& tokens, const MatchRows& matches,
              const Language& language);

  const Tokens& tokens() const { return tokens_; }
  const Token& token(std::uint32_t i) const { return tokens_[i]; }
  const Language& language() const { return language_; }
  std::span<const LexMatch> matches(std::uint32_t sentence) const { return matches_[sentence]; }
  std::u32string_view text() const { return text_; }

  // Classes the word alone has; phrases that begin at it; phrases that end before it.
  bool is(std::uint32_t i, Cue cue) const { return word_[i].has(cue); }
  bool begins(std::uint32_t i, Cue cue) const { return begins_[i].has(cue); }
  bool follows(std::uint32_t i, Cue cue) const { return ends_[i].has(cue); }
  // End of the longest phrase of the class that begins at i; i when there is none.
  std::uint32_t phrase_end(std::uint32_t sentence, std::uint32_t i, Cue cue) const;

  // Whether a phrase of several words of the class, gaps among them, begins at i.
  bool opens_phrase(std::uint32_t sentence, std::uint32_t i, Cue cue) const;

  bool capital_inside(const Token& t) const { return inside_.contains(t); }
  bool written_small(const Token& t) const { return small_.contains(t); }
  bool heading(std::uint32_t sentence) const { return heading_[sentence]; }
  bool opens_quote(std::uint32_t i) const;
  // Inside a title that begins in small letters: "ministro degli Esteri".
  bool in_title(std::uint32_t i) const { return in_title_[i]; }

 private:
  std::u32string_view text_;
  const Tokens& tokens_;
  const MatchRows& matches_;
  const Language& language_;
  std::vector<CueSet> word_, begins_, ends_;
  std::vector<bool> heading_, in_title_;
  TokenWords inside_;  // words with a capital inside a sentence
  TokenWords small_;   // words in small letters
};

}  // namespace vedetta::read
