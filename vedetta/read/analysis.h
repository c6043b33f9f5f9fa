// The shallow analysis of one sentence that frames are matched on: typed fillers with the relation
// their adposition gives them, verb groups with voice, tense and negation, and segments (clauses)
// with what they hang on. No parser: function words, endings and word order, all from data/lang.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "vedetta/model/mention.h"
#include "vedetta/read/lexicon.h"
#include "vedetta/read/quantity.h"
#include "vedetta/read/token.h"
#include "vedetta/read/when.h"

namespace vedetta::read {

// How a filler is tied to what it belongs to.
enum class Relation : std::uint8_t {
  none,
  of,
  to,
  from,
  by,
  with,
  in,
  on,
  for_,
  against,
  between,
  via,
  about,
  as,
  possessive,
  other
};
Relation parse_relation(std::string_view word);
const char* to_string(Relation relation);

enum class FillerKind : std::uint8_t { entity, goods, noun, quantity, pronoun };

struct Filler {
  FillerKind kind = FillerKind::entity;
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t last = 0;
  Relation relation = Relation::none;
  std::uint32_t governor = 0;  // token of the adposition; meaningful unless relation is none
  std::int32_t mention = -1;   // entity: index into the document's mentions
  std::string_view link;       // entity or resolved pronoun: entity id; as long as the names
  model::MentionType type = model::MentionType::org;
  std::string_view item;       // goods: class; noun: lexicon class; pronoun: class
  std::string_view origin;     // goods, noun: state of a demonym beside it ("gpe:KP")
  std::int32_t quantity = -1;  // goods, noun: index into quantities
  std::uint32_t entry = 0;     // goods, noun: lexicon entry
  std::int32_t group = -1;     // coordinated fillers share a group
  std::int32_t owner = -1;     // possessive: filler it belongs to
  bool weak = false;           // noun: a trigger only beside all that its frame asks for
};

struct VerbGroup {
  std::uint32_t first = 0;  // tokens with auxiliaries, half-open
  std::uint32_t last = 0;
  std::uint32_t head = 0;          // main verb
  std::vector<LexMatch> matches;   // lexicon classes of the main verb
  std::uint16_t features = kNone;  // of the finite part
  bool finite = false;
  bool passive = false;
  bool negated = false;
  bool reflexive = false;
  bool modal_possible = false;  // may, could, potrebbe
  bool modal_future = false;    // will, future tense
  bool modal_must = false;
  bool conditional = false;  // conditional mood without a possibility verb: hearsay in Italian
  bool subjunctive = false;
  bool reduced = false;  // participle without auxiliary
  bool infinitive = false;
  bool gerund = false;
};

enum class Link : std::uint8_t {
  main,
  relative,
  complement,
  adverbial,
  coordinated,
  participial,
  aside
};

struct Segment {
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t last = 0;
  Link link = Link::main;
  std::int32_t parent = -1;          // segment it hangs on
  std::int32_t antecedent = -1;      // relative: filler its pronoun stands for
  std::vector<std::uint32_t> verbs;  // indices into Analysis::verbs
};

struct Analysis {
  Sentence sentence;
  std::span<const LexMatch> matches;  // of the document's
  std::vector<Filler> fillers;        // in order
  std::vector<VerbGroup> verbs;       // in order
  std::vector<Segment> segments;      // in order
  std::vector<FoundQuantity> quantities;
  std::vector<FoundTime> times;
  std::vector<std::pair<std::uint32_t, std::uint32_t>>
      quoted;  // token ranges inside quotation marks

  std::int32_t segment_of(std::uint32_t token) const;
  bool in_quotes(std::uint32_t token) const;
};

}  // namespace vedetta::read
