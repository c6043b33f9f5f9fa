// One touched row of one claim → the outcome by the truth table.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "vedetta/assess/acts.h"

namespace vedetta::assess {

// A claim with what is known around it.
struct Case {
  const model::Claim* claim = nullptr;
  ActDays days;
  Involvement involvement;
  bool prospective = false;
  bool above_cap = false;           // said in any claim of the same act
  bool happened_elsewhere = false;  // a claim of the same act says that it did happen
};

struct Verdict {
  model::Outcome outcome = model::Outcome::undetermined;
  std::string blocked_by;
  std::string reason;  // the line of the table
};

// `passed`: the sums of claims exceed the row's cap. nullopt: the row does not apply after all (a
// transfer that nothing implies any more).
std::optional<Verdict> judge(const Case& of, const measures::TouchedRow& touched,
                             const measures::ActFacts& facts, const measures::Measures& measures,
                             bool passed);

}  // namespace vedetta::assess
