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

// A rule asks whether a party is the DPRK's; nothing says so, but the passage is about the DPRK and
// a party that the question is about is given. What nobody names (a thief) stays open.
bool settled_by_context(const Case& of, const measures::TouchedRow& touched) {
  for (const std::string& fact : touched.open) {
    const bool actor = fact.starts_with("actor_");
    const bool counterpart = fact.starts_with("counterpart_");
    if (!counterpart && of.involvement.actor_may_be) return true;
    if (!actor && of.involvement.counterpart_may_be) return true;
  }
  return false;
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

// An exemption or a wind-down that is claimed, or may be for what is said.
std::optional<Verdict> judge_permission(const Case& of, const measures::Measure& row,
                                        const measures::ActFacts& facts,
                                        const measures::Measures& measures) {
  const measures::Permission permission = measures.permission(row, facts.facts, of.days.days);
  if (permission.truth != Truth::no)
    return open("exemption",
                (permission.truth == Truth::yes ? "exemption claimed: " : "exemption possible: ") +
                    permission.by);
  if (has_condition(*of.claim, "exemption-claimed")) return open("exemption", "exemption claimed");
  if (has_condition(*of.claim, "wind-down-claimed") && !row.wind_downs.empty())
    return open("exemption", "wind-down claimed");
  return std::nullopt;
}

// The last step: what happened meets a row in force, with parties and goods known.
Verdict judge_happened(const Case& of, const measures::Measure& row,
                       const measures::ActFacts& facts, const measures::Measures& measures,
                       bool passed) {
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
  const bool settled = touched.blocked == "party" && settled_by_context(of, touched);
  if (!touched.blocked.empty() && !settled)
    return open(touched.blocked, "a condition of the row is open");
  // A duty falls on states that are no party of the act; nobody is said to have failed in it.
  if (row.effect == Effect::duty || row.effect == Effect::none)
    return open("party", "a duty of states: nobody is said to have failed in it");
  const bool happens = !of.prospective || (implied && implies(of));
  const bool crosses =
      of.days.stated && measures.in_force(row, of.days.days) == measures::Extent::part;
  if (happens && crosses)
    return open("date", "the interval crosses the first or last day of the row");
  if (const auto permitted = judge_permission(of, row, facts, measures)) return permitted;
  if (!happens) return Verdict{Outcome::would_breach, {}, "planned, offered, attempted or feared"};
  return judge_happened(of, row, facts, measures, passed);
}

}  // namespace vedetta::assess
