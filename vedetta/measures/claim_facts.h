// How what a claim carries becomes facts for the conditions of the law: the words of
// Claim.conditions, what other claims of the same document say about a party, and which predicates
// can tell of one and the same act. Data: data/measures/claim_facts.toml.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/result.h"
#include "vedetta/core/value.h"
#include "vedetta/measures/condition.h"

namespace vedetta::measures {

// One fact set by a word: a flag, or a word.
struct FactSetting {
  std::string fact;
  std::optional<bool> flag;
  std::string word;
};

// What a claim of another predicate says about a party of the act, in the same document:
// "the Committee approved the shipment of X" states committee_approved for the acts of X.
struct NeighbourRule {
  std::string id;
  std::string predicate;
  std::vector<std::string> acts;  // finer kinds; empty = any
  std::string party;              // the role whose filler must be a party of the act
  std::string other;              // the role that must hold one of `others`
  std::vector<std::string> others;
  std::vector<FactSetting> sets;
};

class ClaimFacts {
 public:
  static Result<ClaimFacts> read(const Value& tree, const std::string& file,
                                 const FactTypes& types);
  // Applies one word ("notified", "via:Rajin"). False for a word that sets no fact.
  bool apply(std::string_view word, Facts& facts) const;
  bool known(std::string_view word) const;  // in the list, whether or not it sets a fact
  const std::vector<NeighbourRule>& neighbours() const { return neighbours_; }
  // Whether claims of the two predicates can tell of one act.
  bool same_act(std::string_view a, std::string_view b) const;
  // Whether a list's programme ("US-DPRK3", "UN-1718") belongs to the regime that the measures are
  // of.
  bool of_regime(std::string_view programme) const;

 private:
  std::vector<std::string> regime_;
  std::map<std::string, std::vector<FactSetting>, std::less<>> words_;
  std::map<std::string, std::string, std::less<>> prefixes_;  // prefix → fact
  std::vector<NeighbourRule> neighbours_;
  std::vector<std::vector<std::string>> families_;
};

void apply(const FactSetting& setting, Facts& facts);

}  // namespace vedetta::measures
