#include "vedetta/assess/gauge.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "vedetta/assess/internal/gauge_parts.h"
#include "vedetta/assess/internal/gauge_sum.h"
#include "vedetta/measures/caps.h"

namespace vedetta::assess {
namespace {

using measures::Limit;
using measures::Measure;
using model::Claim;

constexpr std::string_view kDprk = "gpe:KP";

Error fault(ErrorCode code, std::string what, std::string_view row) {
  return {code, std::move(what), std::string(row), "vedetta measures ls shows the rows"};
}

// The limit in force in the period, the first where several stand side by side.
const Limit* limit_of(const Measure& row, const DayInterval& year) {
  for (const Limit& limit : row.limits) {
    if (!limit.value || limit.never_applied) continue;
    for (const measures::Clause& clause : row.clauses)
      if (clause.id == limit.clause && clause.validity.overlaps(year)) return &limit;
  }
  return nullptr;
}

void convert(GaugeFigure& figure, const Gauge& gauge, const std::string& goods,
             const measures::Conversions& conversions) {
  const model::Quantity& q = figure.quantity;
  const auto range = [&](Fixed value) {
    return conversions.range(value, measures::unit_of_rate(q.unit), gauge.unit, goods,
                             gauge.measure);
  };
  if (!q.value || !range(*q.value)) return;
  const measures::Converted stated = *range(*q.value);
  Interval amount{Fixed{}, std::nullopt};
  if (const auto least = q.least()) amount.low = range(*least)->low;
  if (const auto most = q.most()) amount.high = range(*most)->high;
  figure.amount = amount;
  figure.point = stated.point;
  for (const std::string& rule : {stated.low_rule, stated.high_rule, stated.point_rule})
    if (!rule.empty()) figure.rules.push_back(rule);
}

// A figure for days beyond the year says how much of it fell there at most.
void clip(GaugeFigure& figure, const DayInterval& period) {
  if (figure.days.lies_in(period)) return;
  figure.days = figure.days.clipped(period);
  if (!figure.amount) return;
  if (figure.amount->high != Fixed{}) figure.standing = "outside";
  figure.amount->low = Fixed{};
}

GaugeFigure figure_of(const Claim& claim, const Gauge& gauge,
                      const measures::Conversions& conversions) {
  GaugeFigure out;
  out.claim = claim.key;
  if (!claim.sayers.empty()) out.sayer = claim.sayers.back().id;
  for (const std::string_view id : claim.fillers("actor")) out.suppliers.emplace_back(id);
  std::sort(out.suppliers.begin(), out.suppliers.end());
  out.days = claim.when;
  out.said = claim.said;
  out.quantity = *claim.quantity;
  if (!claim.reasons.empty()) out.source = claim.reasons.back();
  out.more = claim.quantity->bound == model::Bound::more_than;
  out.above_cap = std::find(claim.conditions.begin(), claim.conditions.end(), "above-cap") !=
                  claim.conditions.end();
  convert(out, gauge, claim.goods->item, conversions);
  clip(out, gauge.period);
  if (!out.amount) out.standing = "not converted";
  return out;
}

bool concerns(const Claim& claim, const Measure& row, const Gauge& gauge) {
  const bool goods = claim.goods && std::find(row.goods.begin(), row.goods.end(),
                                              claim.goods->item) != row.goods.end();
  const bool dated = claim.when.first && claim.when.last && claim.when.overlaps(gauge.period);
  const bool known = claim.said.first ? *claim.said.first <= gauge.as_of : false;
  return goods && dated && known && claim.quantity && claim.positive && !claim.retracted &&
         claim.has("counterpart", kDprk);
}

// For the same suppliers and days the last said stands; said alike, the one in the cap's own unit.
void supersede(std::vector<GaugeFigure>& figures, const std::string& unit) {
  const auto rank = [&](const GaugeFigure& f) {
    return std::tuple(f.said.last.value_or(Day(INT32_MAX)), f.quantity.unit == unit, f.claim);
  };
  for (GaugeFigure& old : figures) {
    const GaugeFigure* best = &old;
    for (const GaugeFigure& later : figures) {
      const bool same = old.suppliers == later.suppliers && old.days == later.days;
      if (same && later.amount && rank(later) > rank(*best)) best = &later;
    }
    if (best == &old || !old.amount) continue;
    old.standing = "superseded";
    old.within = best->claim;
  }
}

Status add_notified(Gauge& gauge) {
  supersede(gauge.notified, gauge.unit);
  std::vector<const GaugeFigure*> standing;
  for (const GaugeFigure& f : gauge.notified)
    if (f.standing.empty()) standing.push_back(&f);
  const auto chosen = largest_sum(standing);
  if (!chosen)
    return fault(ErrorCode::bad_input, "the notified figures overlap in too many ways",
                 gauge.measure);
  gauge.total = sum_of(standing, *chosen);
  gauge.percent = gauge.total.low * Fixed::of(100) / gauge.limit;
  std::vector<std::string> counted;
  for (const std::size_t i : *chosen) counted.push_back(standing[i]->claim);
  for (GaugeFigure& f : gauge.notified) {
    if (!f.standing.empty()) continue;
    const bool in = std::find(counted.begin(), counted.end(), f.claim) != counted.end();
    f.standing = in ? "counted" : "part";
    for (const GaugeFigure& g : gauge.notified)
      if (!in && f.within.empty() && g.claim != f.claim && share(f, g) &&
          std::find(counted.begin(), counted.end(), g.claim) != counted.end())
        f.within = g.claim;
  }
  return ok_status();
}

// Beside an estimate stands the one with the fewest days of those that hold it: larger, longer, of
// the same suppliers. It may be a part of that one, and is never added to it.
void place_estimates(Gauge& gauge) {
  for (GaugeFigure& part : gauge.estimated) {
    if (!part.standing.empty()) continue;
    part.standing = "estimate";
    const GaugeFigure* nearest = nullptr;
    for (const GaugeFigure& whole : gauge.estimated) {
      const bool holds = whole.amount && part.days.lies_in(whole.days) && whole.days != part.days &&
                         whole.suppliers == part.suppliers && whole.amount->low > part.amount->low;
      const auto length = [](const GaugeFigure& f) { return *f.days.last - *f.days.first; };
      if (holds && (!nearest || length(whole) < length(*nearest))) nearest = &whole;
    }
    if (nearest) part.within = nearest->claim;
  }
}

void judge_estimates(Gauge& gauge, const std::vector<Claim>& claims, const Measure& row,
                     const Limit& limit, const measures::Conversions& conversions) {
  std::vector<measures::Supply> supplies;
  std::map<std::string, Day> last_days;
  std::set<std::string_view> used;
  for (const GaugeFigure& f : gauge.estimated) used.insert(f.claim);
  for (const Claim& claim : claims) {
    if (!used.contains(claim.key) || claim.sayers.empty()) continue;
    supplies.push_back(
        {claim.key, claim.sayers.back().id, claim.when, claim.goods->item, *claim.quantity});
    // What is told happened before it was told, even where the period is longer.
    last_days[claim.key] = std::min(*claim.when.last, claim.said.last.value_or(*claim.when.last));
  }
  GaugeOutcome& out = gauge.by_estimated;
  for (const measures::CapSum& sum :
       measures::sums_of(supplies, row, limit, gauge.period, conversions)) {
    if (!sum.passed) continue;
    Day by;
    for (const std::string& claim : sum.claims) by = std::max(by, last_days[claim]);
    if (!out.passed_by || by < *out.passed_by) out.passed_by = by;
    out.claims.insert(out.claims.end(), sum.claims.begin(), sum.claims.end());
  }
  for (const GaugeFigure& f : gauge.estimated)
    if (f.above_cap) out.claims.push_back(f.claim);
  std::sort(out.claims.begin(), out.claims.end());
  out.claims.erase(std::unique(out.claims.begin(), out.claims.end()), out.claims.end());
  if (!out.claims.empty())
    out.outcome = model::Outcome::breach_alleged;
  else
    out.blocked_by = gauge.estimated.empty() ? "no estimate is known" : "cumulative total";
}

void judge_notified(Gauge& gauge) {
  GaugeOutcome& out = gauge.by_notified;
  const bool missing = std::any_of(gauge.suppliers.begin(), gauge.suppliers.end(),
                                   [](const GaugeSupplier& s) { return !s.missing.empty(); });
  if (gauge.total.low > gauge.limit) {
    out.outcome = model::Outcome::breach_alleged;
    for (const GaugeFigure& f : gauge.notified)
      if (f.standing == "counted") out.claims.push_back(f.claim);
  } else if (gauge.notified.empty()) {
    out.blocked_by = "nothing was notified";
  } else if (missing) {
    out.blocked_by = "reports are missing";
  } else if (gauge.as_of <= report_due(*gauge.period.last)) {
    out.blocked_by = "the period's last report is not due yet";
  } else if (!gauge.total.high || *gauge.total.high > gauge.limit) {
    out.blocked_by = "conversion";
  } else {
    out.outcome = model::Outcome::no_breach_shown;
  }
}

}  // namespace

Result<Gauge> gauge_of(const std::vector<Claim>& claims, const measures::Measures& measures,
                       std::string_view row_id, int year, Day as_of) {
  const Measure* row = measures.row(row_id);
  if (!row) return fault(ErrorCode::unknown_name, "there is no such row of law", row_id);
  if (!Day::is_valid(year, 1, 1)) return fault(ErrorCode::bad_input, "no such year", row_id);
  const DayInterval days{Day::of(year, 1, 1), Day::of(year, 12, 31)};
  const Limit* limit = limit_of(*row, days);
  const auto period = limit ? measures::period_of(*limit, *days.last) : std::nullopt;
  if (!period)
    return fault(ErrorCode::bad_input, fmt::format("the row sets no cap for {}", year), row_id);
  Gauge gauge;
  gauge.measure = row_id;
  gauge.year = year;
  gauge.as_of = as_of;
  gauge.period = *period;
  gauge.limit = Fixed::of(*limit->value);
  gauge.unit = limit->unit;
  for (const Claim& claim : claims) {
    const bool notified = claim.predicate == "notified-supply";
    const bool other =
        claim.predicate == "estimated-supply" || claim.predicate == "petroleum-transfer";
    if ((!notified && !other) || !concerns(claim, *row, gauge)) continue;
    (notified ? gauge.notified : gauge.estimated)
        .push_back(figure_of(claim, gauge, measures.conversions()));
  }
  const auto order = [](const GaugeFigure& a, const GaugeFigure& b) {
    return std::tie(a.days.first, a.days.last, a.suppliers, a.sayer, a.claim) <
           std::tie(b.days.first, b.days.last, b.suppliers, b.sayer, b.claim);
  };
  std::sort(gauge.notified.begin(), gauge.notified.end(), order);
  std::sort(gauge.estimated.begin(), gauge.estimated.end(), order);
  VEDETTA_CHECK(add_notified(gauge));
  place_estimates(gauge);
  VEDETTA_CHECK(add_suppliers(gauge, claims));
  VEDETTA_CHECK(add_contests(gauge));
  judge_notified(gauge);
  judge_estimates(gauge, claims, *row, *limit, measures.conversions());
  return gauge;
}

}  // namespace vedetta::assess
