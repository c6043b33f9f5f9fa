// What the words around and inside a name say, looked up once per token: classes of data/lang,
// places of titles, known names of the gazetteer.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/numbering.h"
#include "vedetta/read/language.h"
#include "vedetta/read/lexicon.h"
#include "vedetta/read/token.h"

namespace vedetta::read {

enum class Cue : std::uint8_t {
  org_noun,     // "ministry", "procura": an organisation's name may begin or end with it
  org_suffix,   // "Ltd", "Trading"
  org_legal,    // "Ltd", "S.r.l.": nothing else but a company
  org_cue,      // "the exchange X"
  org_field,    // "foreign trade": what an institution is for
  org_mission,  // "embassy": takes states and cities
  connector,    // "of", "for": inside the name of an organisation
  and_word,
  vessel_cue,
  vessel_word,  // "Maru": inside a vessel's name
  place_cue,
  given,
  particle,
  notname,
  title,
  in,
  to,
  from,
  of,
  for_,  // adpositions
  article,
  definite,  // "the", "la", "della"
  function,  // any other word without content
  adverb,
  noun,
  verb,
  seafarer,  // "captain", "crew": of a vessel
  content,   // a verb, a noun, goods or a group of the lexicon
  say,
  sail,
  produce,
  vessel_after,
  vessel_article,  // "the": ships have it where companies have none
  locative_to,     // "a": where to, and where
  transfer,        // giving, asking, forbidding: what is done to a state
  origin,          // "based in", "con sede a"
  travel,
  person_relative,
  family,       // "Kim": a family name that stands first, syllables after it
  foreign_and,  // "et": inside a firm's name of another language
  via,          // "through": beside `in`
  source,       // "according to"
  count,
};

class CueSet {
 public:
  void set(Cue cue) { bits_ |= bit(cue); }
  void join(CueSet other) { bits_ |= other.bits_; }
  bool has(Cue cue) const { return (bits_ & bit(cue)) != 0; }

 private:
  static std::uint64_t bit(Cue cue) { return std::uint64_t{1} << static_cast<unsigned>(cue); }
  std::uint64_t bits_ = 0;
};
static_assert(static_cast<unsigned>(Cue::count) <= 64);

// A name of the gazetteer that stands in the text.
struct KnownName {
  NameHit hit;
  std::uint32_t sentence = 0;
  bool dropped = false;  // part of a longer name
  bool demonym() const { return hit.use == NameUse::adjective || hit.use == NameUse::people; }
};

class NameContext {
 public:
  NameContext(std::u32string_view text, const Tokens& tokens,
              const std::vector<std::vector<LexMatch>>& matches, const Language& language);

  const Tokens& tokens() const { return tokens_; }
  const Token& token(std::uint32_t i) const { return tokens_[i]; }
  const Language& language() const { return language_; }
  const std::vector<LexMatch>& matches(std::uint32_t sentence) const { return matches_[sentence]; }
  std::u32string_view text() const { return text_; }

  // Classes the word alone has; phrases that begin at it; phrases that end before it.
  bool is(std::uint32_t i, Cue cue) const { return word_[i].has(cue); }
  bool begins(std::uint32_t i, Cue cue) const { return begins_[i].has(cue); }
  bool follows(std::uint32_t i, Cue cue) const { return ends_[i].has(cue); }
  // End of the longest phrase of the class that begins at i; i when there is none.
  std::uint32_t phrase_end(std::uint32_t sentence, std::uint32_t i, Cue cue) const;
  CueSet cues_of(ClassId group) const;

  bool capital_inside(std::string_view word) const { return inside_.find(word).has_value(); }
  bool written_small(std::string_view word) const { return small_.find(word).has_value(); }
  bool heading(std::uint32_t sentence) const { return heading_[sentence]; }
  bool opens_quote(std::uint32_t i) const;
  // Inside a title that begins in small letters: "ministro degli Esteri".
  bool in_title(std::uint32_t i) const { return in_title_[i]; }

 private:
  static CueSet cues_of_name(std::string_view group);

  std::u32string_view text_;
  const Tokens& tokens_;
  const std::vector<std::vector<LexMatch>>& matches_;
  const Language& language_;
  mutable std::vector<CueSet> group_cues_;
  mutable std::vector<bool> group_known_;
  std::vector<CueSet> word_, begins_, ends_;
  std::vector<bool> heading_, in_title_;
  WordNumbers inside_;  // words with a capital inside a sentence
  WordNumbers small_;   // words in small letters
};

}  // namespace vedetta::read
