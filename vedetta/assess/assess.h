// Acts against measures: the truth table, per claim and per act.
//   Assessor assessor(measures, vocabulary);
//   Assessment found = assessor.assess(claims, parties, dates);
//   for (const Finding& f : found.findings) …           // one an act and row, sorted
//   for (const Finding& f : found.findings_of(claim.key)) …   // what one claim touches
// Alleged is not proven: no outcome says "violated". A denial stands beside a finding and never
// lowers it; a denial's own findings are those of the claims that it denies. Instruments' and
// texts' claims are treated alike. The rows come from touch.toml, every fact from the claims.
// Deterministic: the same claims in any order give the same bytes.
#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "vedetta/assess/acts.h"
#include "vedetta/assess/facts.h"
#include "vedetta/measures/caps.h"
#include "vedetta/model/finding.h"

namespace vedetta::assess {

struct ClaimAssessment {
  std::string claim;
  measures::ActDirection direction = measures::ActDirection::unknown;
  std::vector<model::Finding> findings;  // core first, then by row
  std::vector<std::string> context;      // rows that the claim is only context of
  std::vector<std::string> rules;        // touch rules that fit
};

struct CapState {  // what a cap's period sums to, by sayer
  std::string measure;
  std::string limit;
  measures::CapSum sum;
};

struct Assessment {
  std::vector<model::Act> acts;          // sorted by key
  std::vector<model::Finding> findings;  // background last, core first, then by row and key
  std::vector<ClaimAssessment> claims;   // sorted by key
  std::vector<CapState> caps;            // by measure, limit, period, sayer

  const ClaimAssessment* find(std::string_view claim) const;
  const std::vector<model::Finding>& findings_of(std::string_view claim) const;  // or empty
};

class Assessor {
 public:
  // Both must outlive the assessor.
  Assessor(const measures::Measures& measures, const model::Vocabulary& vocabulary)
      : measures_(measures), vocabulary_(vocabulary) {}
  Assessment assess(std::span<const model::Claim> claims, const PartyLookup& parties,
                    const DocumentDates& dates) const;

 private:
  const measures::Measures& measures_;
  const model::Vocabulary& vocabulary_;
};

// Probability of the match alone, shown apart from the claim's confidence.
inline constexpr Fixed kMatchByElimination = Fixed::ratio(8, 10);  // the DPRK's side is inferred
inline constexpr Fixed kMatchDateAssumed = Fixed::ratio(95, 100);  // the document's date stands in
inline constexpr Fixed kMatchImplied = Fixed::ratio(9, 10);        // the use implies the transfer
inline constexpr Fixed kMatchOneOf = Fixed::ratio(1, 2);           // rows are alternatives

}  // namespace vedetta::assess
