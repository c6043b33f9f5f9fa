#include "vedetta/assess/internal/judge.h"

namespace vedetta::assess {
namespace {

using measures::Effect;
using measures::Truth;
using model::Outcome;

Verdict open(std::string fact, std::string reason) {
  return {Outcome::undetermined, std::move(fact), std::move(reason)};
}

// A planned use of what was delivered already implies the past transfer; a use that did not take
// place, or is only feared, implies nothing.
bool implies(const Case& of) {
  return of.claim->positive && of.claim->modality != model::Modality::conditional;
}

Verdict judge_cap(const Case& of, const measures::Measure& row, const measures::ActFacts& facts,
                  const measures::Measures& measures, bool passed) {
  if (of.above_cap) return {Outcome::breach_alleged, {}, "cap: said to be passed"};
  if (passed) return {Outcome::breach_alleged, {}, "cap: the stated totals pass it"};
  const std::string condition = measures.condition_not_met(row, facts.facts);
  if (!condition.empty())
    return {Outcome::breach_alleged, {}, "cap: condition not met, " + condition};
  return open("cumulative total", "cap: the total of the period is not known");
}

// The last step: what happened meets a row in force, with parties and goods known.
Verdict judge_happened(const Case& of, const measures::Measure& row,
                       const measures::ActFacts& facts, const measures::Measures& measures,
                       bool passed) {
  const measures::Permission permission = measures.permission(row, facts.facts, of.days.days);
  if (permission.truth != Truth::no)
    return open("exemption",
                (permission.truth == Truth::yes ? "exemption claimed: " : "exemption possible: ") +
                    permission.by);
  if (has_condition(*of.claim, "exemption-claimed")) return open("exemption", "exemption claimed");
  if (has_condition(*of.claim, "wind-down-claimed") && !row.wind_downs.empty())
    return open("exemption", "wind-down claimed");
  if (row.effect == Effect::ban) return {Outcome::breach_alleged, {}, "ban: it is said to happen"};
  return judge_cap(of, row, facts, measures, passed);
}

}  // namespace

std::optional<Verdict> judge(const Case& of, const measures::TouchedRow& touched,
                             const measures::ActFacts& facts, const measures::Measures& measures,
                             bool passed) {
  const measures::Measure& row = *measures.row(touched.row);
  const bool implied = !touched.implied.empty();
  if (implied && !implies(of) && !of.prospective) return std::nullopt;
  if (!of.claim->positive && !of.happened_elsewhere)
    return Verdict{Outcome::no_breach_shown, {}, "said not to have happened; nobody says it did"};
  if (row.effect == Effect::exemption)
    return open("exemption", "an exemption that may free the act");
  const bool side_open = !of.involvement.certain && !of.involvement.inferred;
  if (touched.blocked == "goods") return open("goods", "the goods are too vague for the row");
  if (touched.directed && (of.involvement.no_party || side_open))
    return open("party", "no party is given that ties the act to the DPRK");
  if (!touched.blocked.empty()) return open(touched.blocked, "a condition of the row is open");
  // A duty falls on states that are no party of the act; nobody is said to have failed in it.
  if (row.effect == Effect::duty || row.effect == Effect::none)
    return open("party", "a duty of states: nobody is said to have failed in it");
  if (of.prospective && !(implied && implies(of)))
    return Verdict{Outcome::would_breach, {}, "planned, offered, attempted or feared"};
  if (of.days.stated && measures.in_force(row, of.days.days) == measures::Extent::part)
    return open("date", "the interval crosses the first or last day of the row");
  return judge_happened(of, row, facts, measures, passed);
}

}  // namespace vedetta::assess
