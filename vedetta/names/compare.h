// Is this the same one? A score between 0 and 1 with reasons that add up to it exactly.
// The arithmetic: docs/names.md; the weights: data/names/matcher.toml.
//   const Match match = compare(subject, entry);
//   match.score == the sum of match.reasons[i].points
#pragma once
#include <string>
#include <vector>

#include "vedetta/core/fixed.h"
#include "vedetta/core/value.h"
#include "vedetta/names/align.h"

namespace vedetta::names {

struct Reason {
  std::string feature;  // "word", "extra-word", "identifier", "birth-date", "weak-alias" …
  std::string value;    // what was compared: "sehin ~ sechin (edits)"
  Fixed points;         // for or against; 0 for what was seen and did not count
};

struct Match {
  Fixed score;
  bool match = false;  // at or above the threshold
  AliasKind alias_kind = AliasKind::name;
  std::string query_name;  // the pair of names compared, as written; empty when identifiers decided
  std::string entry_name;  // alone or nothing was alike
  std::vector<Reason> reasons;
};

// The best pair of names of two entities, without other evidence.
struct NameMatch {
  std::int64_t score = 0;  // millionths, after everything that hangs on the name
  const NameView* query = nullptr;
  const NameView* entry = nullptr;
  const ReadingView* query_reading = nullptr;
  const ReadingView* entry_reading = nullptr;
  Alignment alignment;
  std::int64_t transliterated = 0, previous = 0, weak = 0;  // millionths taken off (≤ 0)
};
NameMatch best_names(const EntityView& query, const EntityView& entry, const Knowledge& knowledge);

// Whether two schemas can be one thing at all (a person is never a vessel).
bool can_be_same(std::string_view schema, std::string_view other);

Match compare(const model::Entity& query, const model::Entity& entry,
              const Knowledge& knowledge = Knowledge::shipped());
// The same for prepared ones; `names` is best_names of the two views.
Match compare(const PreparedEntity& query, const EntityView& entry,
              const model::Entity& entry_facts, const NameMatch& names, const Knowledge& knowledge);

Value to_value(const Reason& reason);

}  // namespace vedetta::names
