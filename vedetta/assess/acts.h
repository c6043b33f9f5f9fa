// Acts: the components that pairwise links between claims join. A link depends on the two claims
// alone, so acts are the same for any order of claims and documents. docs/act.md tells the rules.
//   std::vector<Act> acts = acts_of(claims, source, dates);
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "vedetta/assess/facts.h"
#include "vedetta/model/finding.h"
#include "vedetta/model/vocabulary.h"

namespace vedetta::assess {

// Why two claims tell of one act, or nothing. Same family of predicates, both about what happened
// or both about what might, goods, parties, days and figures that agree; or a same-as relation.
std::optional<std::string> link(const model::Claim& a, const model::Claim& b,
                                const FactSource& source, const measures::Measures& measures,
                                const model::Vocabulary& vocabulary, const DocumentDates& dates);

struct ActOf {
  model::Act act;
  std::vector<const model::Claim*> claims;   // sorted by key
  std::vector<const model::Claim*> denials;  // of any of them, sorted by key
};

// Claims without a row of their own (denials apart) make acts too: a veto is an act without a
// breach. Sorted by the act's key. Retracted claims are passed over.
std::vector<ActOf> acts_of(std::span<const model::Claim> claims, const FactSource& source,
                           const measures::Measures& measures, const model::Vocabulary& vocabulary,
                           const DocumentDates& dates);

// The innermost sayer, as an origin: who first said it. A document's own author counts as that
// document, and a copy as what it copies, so that twelve outlets quoting one service, or printing
// one wire, are one origin.
std::string origin_of(const model::Claim& claim, const DocumentDates& dates);

}  // namespace vedetta::assess
