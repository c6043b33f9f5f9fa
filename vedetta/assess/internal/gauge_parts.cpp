#include "vedetta/assess/internal/gauge_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "vedetta/assess/internal/gauge_sum.h"

namespace vedetta::assess {
namespace {

using model::Claim;
using Reported = std::map<std::string, std::vector<DayInterval>>;  // supplier → days

Error too_many(const Gauge& gauge) {
  return {ErrorCode::bad_input, "the notified figures overlap in too many ways", gauge.measure, ""};
}

bool stands(const GaugeFigure& f) {
  return f.amount && (f.standing == "counted" || f.standing == "part");
}

// The days that a claim reports for, by supplier: as it tells them apart, else its whole period.
// A joint figure that tells nothing apart reports for nobody in particular.
Reported reported_by(const Claim& claim) {
  constexpr std::string_view kPrefix = "reported:";
  Reported out;
  for (const std::string& condition : claim.conditions) {
    if (!condition.starts_with(kPrefix)) continue;
    const std::string body = condition.substr(kPrefix.size());
    const std::size_t colon = body.rfind(':');
    if (colon == std::string::npos) continue;
    if (const auto days = DayInterval::parse(body.substr(colon + 1)))
      out[body.substr(0, colon)].push_back(*days);
  }
  const auto suppliers = claim.fillers("actor");
  if (out.empty() && suppliers.size() == 1) out[std::string(suppliers[0])].push_back(claim.when);
  return out;
}

bool covers(const std::vector<DayInterval>& days, const DayInterval& month) {
  return std::any_of(days.begin(), days.end(), [&](const auto& d) { return month.lies_in(d); });
}

std::vector<DayInterval> months_of(const DayInterval& period) {
  std::vector<DayInterval> out;
  for (Day day = *period.first; day <= *period.last; day = *out.back().last + 1) {
    const YearMonthDay c = day.civil();
    const Day end = Day::of(c.year, c.month, Day::days_in_month(c.year, c.month));
    out.push_back({day, std::min(end, *period.last)});
  }
  return out;
}

struct Reports {
  Reported days;   // of all figures in the gauge
  Reported joint;  // days of joint figures that don't tell their suppliers apart
  std::map<std::string, Reported> by_claim;
  std::set<std::string> suppliers;
};

Reports read_reports(const Gauge& gauge, const std::vector<Claim>& claims) {
  Reports out;
  for (const Claim& claim : claims) {
    if (claim.predicate != "notified-supply" || claim.retracted || !claim.said.first ||
        *claim.said.first > gauge.as_of)
      continue;
    for (const std::string_view id : claim.fillers("actor")) out.suppliers.emplace(id);
    const Reported reported = reported_by(claim);
    out.by_claim[claim.key] = reported;
    for (const auto& [id, days] : reported)
      out.days[id].insert(out.days[id].end(), days.begin(), days.end());
    if (!reported.empty()) continue;
    for (const std::string_view id : claim.fillers("actor"))
      out.joint[std::string(id)].push_back(claim.when);
  }
  return out;
}

// What a joint figure leaves for one supplier, when all that the others reported in it is known.
std::optional<Interval> remainder_of(const GaugeFigure& joint, const std::string& id,
                                     const Gauge& gauge, const Reports& reports) {
  const auto told = reports.by_claim.find(joint.claim);
  if (!joint.amount->high || told == reports.by_claim.end()) return std::nullopt;
  std::vector<const GaugeFigure*> others;
  Reported known;
  for (const GaugeFigure& f : gauge.notified) {
    if (!stands(f) || f.suppliers.size() != 1 || f.suppliers[0] == id ||
        !f.days.lies_in(joint.days))
      continue;
    others.push_back(&f);
    known[f.suppliers[0]].push_back(f.days);
  }
  for (const std::string& other : joint.suppliers) {
    if (other == id) continue;
    const auto days = told->second.find(other);
    if (days == told->second.end()) return std::nullopt;
    for (const DayInterval& d : days->second)
      for (const DayInterval& month : months_of(d))
        if (!covers(known[other], month)) return std::nullopt;
  }
  const auto chosen = largest_sum(others);
  if (!chosen) return std::nullopt;
  const Interval taken = sum_of(others, *chosen);
  if (!taken.high) return std::nullopt;
  return Interval{std::max(Fixed{}, joint.amount->low - *taken.high),
                  *joint.amount->high - taken.low};
}

void add_amount(GaugeSupplier& supplier, const Gauge& gauge, const Reports& reports) {
  std::vector<const GaugeFigure*> own;
  const GaugeFigure* joint = nullptr;
  for (const GaugeFigure& f : gauge.notified) {
    const bool named =
        std::find(f.suppliers.begin(), f.suppliers.end(), supplier.id) != f.suppliers.end();
    if (!stands(f) || !named) continue;
    if (f.suppliers.size() == 1) own.push_back(&f);
    if (f.suppliers.size() > 1 && f.standing == "counted") joint = &f;
  }
  if (const auto chosen = largest_sum(own); chosen && !own.empty()) {
    supplier.amount = sum_of(own, *chosen);
    supplier.basis = "stated";
  }
  if (!joint || !own.empty()) return;
  supplier.amount = remainder_of(*joint, supplier.id, gauge, reports);
  supplier.basis = supplier.amount ? "remainder of a joint figure" : "joint figures only";
}

std::string amount_in_words(const Interval& amount, const std::string& unit) {
  const std::string low = amount.low.to_string();
  const std::string more = !amount.high                 ? " or more"
                           : *amount.high == amount.low ? ""
                                                        : " to " + amount.high->to_string();
  return low + more + " " + unit;
}

// The figures within a whole's days and suppliers, the most of them that don't overlap.
Status compare_parts(const GaugeFigure& whole, const Gauge& gauge, std::vector<Contest>& out) {
  std::vector<const GaugeFigure*> parts;
  for (const GaugeFigure& f : gauge.notified) {
    const bool inside = stands(f) && f.claim != whole.claim && f.days.lies_in(whole.days) &&
                        std::includes(whole.suppliers.begin(), whole.suppliers.end(),
                                      f.suppliers.begin(), f.suppliers.end());
    if (inside && !(f.days == whole.days && f.suppliers == whole.suppliers)) parts.push_back(&f);
  }
  const auto chosen = largest_sum(parts);
  if (!chosen) return too_many(gauge);
  const Interval sum = sum_of(parts, *chosen);
  Contest contest{{whole.claim}, ""};
  std::map<std::string, std::vector<DayInterval>> covered;
  for (const std::size_t i : *chosen) {
    contest.claims.push_back(parts[i]->claim);
    for (const std::string& id : parts[i]->suppliers) covered[id].push_back(parts[i]->days);
  }
  bool complete = true;
  for (const std::string& id : whole.suppliers)
    for (const DayInterval& month : months_of(whole.days))
      complete = complete && covers(covered[id], month);
  const bool over = whole.amount->high && sum.low > *whole.amount->high;
  const bool under = complete && sum.high && *sum.high < whole.amount->low;
  if (over || under) {
    contest.why =
        fmt::format("the parts add up to {}, the whole is said to be {}",
                    amount_in_words(sum, gauge.unit), amount_in_words(*whole.amount, gauge.unit));
    out.push_back(std::move(contest));
  }
  return ok_status();
}

}  // namespace

Day report_due(Day day) {
  const YearMonthDay c = day.civil();
  const int year = c.month == 12 ? c.year + 1 : c.year;
  const int month = c.month == 12 ? 1 : c.month + 1;
  return Day::of(year, month, std::min(30, Day::days_in_month(year, month)));
}

Status add_suppliers(Gauge& gauge, const std::vector<Claim>& claims) {
  Reports reports = read_reports(gauge, claims);
  for (const std::string& id : reports.suppliers) {
    GaugeSupplier supplier;
    supplier.id = id;
    supplier.basis = "nothing known";
    add_amount(supplier, gauge, reports);
    for (const DayInterval& month : months_of(gauge.period)) {
      const bool due = report_due(*month.last) < gauge.as_of;
      if (due && !covers(reports.days[id], month) && !covers(reports.joint[id], month))
        supplier.missing.push_back(month.first->to_string().substr(0, 7));
    }
    gauge.suppliers.push_back(std::move(supplier));
  }
  return ok_status();
}

Status add_contests(Gauge& gauge) {
  for (const GaugeFigure& old : gauge.notified)
    for (const GaugeFigure& later : gauge.notified) {
      if (old.within != later.claim || old.standing != "superseded") continue;
      const bool apart = (old.amount->high && *old.amount->high < later.amount->low) ||
                         (later.amount->high && *later.amount->high < old.amount->low);
      if (apart)
        gauge.contested.push_back(
            {{old.claim, later.claim},
             fmt::format("first said to be {}, later {}", amount_in_words(*old.amount, gauge.unit),
                         amount_in_words(*later.amount, gauge.unit))});
    }
  for (const GaugeFigure& whole : gauge.notified)
    if (stands(whole)) VEDETTA_CHECK(compare_parts(whole, gauge, gauge.contested));
  for (const GaugeFigure& f : gauge.estimated)
    if (f.amount && gauge.total.high && f.standing != "outside" &&
        f.amount->low > *gauge.total.high)
      gauge.contested.push_back({{f.claim},
                                 fmt::format("estimated {}, above all that was notified, {}",
                                             amount_in_words(*f.amount, gauge.unit),
                                             amount_in_words(gauge.total, gauge.unit))});
  return ok_status();
}

}  // namespace vedetta::assess
