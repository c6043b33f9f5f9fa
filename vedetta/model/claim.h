// Claim: what somebody (or an instrument) says happened. Nothing here is a fact without a sayer.
// Key: source place + predicate + the arguments' places: reading again with better lexicons revises
// a claim, it does not add a second one. Predicates and roles are data:
// data/vocabulary/predicates.toml.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/fixed.h"
#include "vedetta/core/time.h"
#include "vedetta/core/value.h"
#include "vedetta/model/quantity.h"
#include "vedetta/model/span.h"

namespace vedetta::model {

enum class Modality { asserted, alleged, planned, conditional, denied };
const char* to_string(Modality modality);
std::optional<Modality> parse_modality(std::string_view word);

// A role's filler: an entity id (or "nil:…" for somebody no list or gazetteer knows), where it
// stands in the evidence, and how sure its assignment is.
struct Argument {
  std::string role;   // "actor", "counterpart", "place", "vessel" …
  std::string value;  // entity id
  std::string label;  // as written
  Span place;         // empty where the filler is carried over from another sentence
  Fixed confidence = Fixed::of(1);
  bool operator==(const Argument&) const = default;
};

enum class SayerKind { author, person, organisation, unnamed, instrument };
const char* to_string(SayerKind kind);

// One link of the chain of sayers, outermost (publisher, relay) first, innermost last.
struct Sayer {
  SayerKind kind = SayerKind::author;
  std::string id;     // entity id; "AUTHOR" for the document itself; "instrument:…"
  std::string label;  // as written ("two officials of the Treasury"), empty for AUTHOR
  Span place;
  bool relay = false;  // passes on what an inner sayer says
  bool operator==(const Sayer&) const = default;
};

enum class About { denies, neither_confirms_nor_denies, confirms, corrects, same_as };
const char* to_string(About about);

struct Relation {
  About about = About::denies;
  std::string target;  // key of the other claim
  Fixed confidence = Fixed::of(1);
  bool operator==(const Relation&) const = default;
};

struct Goods {
  std::string item;   // goods class: "arms", "refined-petroleum" …
  std::string label;  // as written
  Span place;
  std::string hs;  // HS code where an instrument states one
  bool operator==(const Goods&) const = default;
};

struct Claim {
  std::string key;
  std::uint32_t revision = 1;
  bool retracted = false;  // the stream's `retract`

  std::string document;   // capture (SHA-256) or instrument source
  std::string predicate;  // of data/vocabulary/predicates.toml
  std::string act;        // finer kind: "veto", "port-ban", "no-confirmation" …
  std::vector<Argument> arguments;
  std::optional<Goods> goods;
  std::vector<Goods> further_goods;  // others named in the same act; each touches its own row
  std::optional<Quantity> quantity;
  DayInterval when;  // the act; unbounded = not stated
  Span when_place;
  DayInterval contract;  // date of the contract, where stated (wind-downs hang on it)
  DayInterval said;      // the statement
  Modality modality = Modality::asserted;
  bool positive = true;     // polarity; false = did not happen, or stopped
  bool background = false;  // an earlier, well-known act retold
  std::vector<Sayer> sayers;
  std::vector<Relation> about;
  std::vector<std::string>
      conditions;                    // "notified", "via:Rajin", "above-cap", "exemption-claimed" …
  Span evidence;                     // the cited words
  Span sentence;                     // the sentence around them
  Fixed confidence = Fixed::of(1);   // calibrated
  std::vector<std::string> reasons;  // rule ids, cues and damage flags that produced it, in order

  std::vector<std::string_view> fillers(std::string_view role) const;
  bool has(std::string_view role, std::string_view value) const;
  bool is_denial() const { return predicate == "denial"; }
};

// SHA-256 over document, predicate, act and the places of evidence and arguments.
std::string key_of(const Claim& claim);
Value to_value(const Claim& claim);
Result<Claim> claim_from_value(const Value& value);
std::string canonical_bytes(const Claim& claim);  // json::write(to_value(claim))
std::string version_of(const Claim& claim);       // SHA-256 of them

}  // namespace vedetta::model
