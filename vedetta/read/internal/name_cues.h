// What the words of a class say of the names around them: the classes of data/lang as a closed,
// language-neutral set.
#pragma once
#include <cstdint>
#include <string_view>

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
  action,  // nouns that open frames, and everyday ones: "trade", "act"
  verb,
  seafarer,  // "captain", "crew": of a vessel
  content,   // a verb, a noun, goods or a group of the lexicon
  say,
  sail,
  produce,
  vessel_after,
  vessel_alias,    // "alias", "formerly": before another name of the same ship
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
  adposition,   // any
  people,       // workers, soldiers: groups that are no organisation
  auxiliary,
  negation,
  at_sea,   // what ships alone do: "salpare", "go dark"
  off_map,  // "sparire dalle mappe": ships, where several words say so
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

// Of a class by its name.
CueSet cues_of(std::string_view group);

}  // namespace vedetta::read
