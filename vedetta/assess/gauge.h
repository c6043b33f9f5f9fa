// The cap gauge: what was notified against a cap in a year, what others say was supplied, and where
// the figures don't fit together, as known on a day.
//   VEDETTA_TRY(Gauge gauge, gauge_of(claims, measures, "2397-5", 2024, as_of));
//   print(to_value(gauge));   // or headlines(gauge)
// Claims: notified-supply and estimated-supply (and any text's petroleum-transfer with a quantity
// counts as an estimate of its sayer). A claim counts from the first day on which it may have been
// said. Notified figures overlap (months, part-years, joint figures of several suppliers). For the
// same suppliers and period the last said stands. The total is the largest sum of figures that
// overlap in no supplier's days: what was certainly notified. Estimates of different sayers never
// add; one within the days of a larger one stands beside it. A month is missing when its
// report was due (the 30th of the next month) and no figure covers it. Amounts in the limit's unit,
// as intervals by measures/convert.h; no outcome says "compliant".
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "vedetta/measures/measures.h"
#include "vedetta/model/claim.h"

namespace vedetta::assess {

struct Interval {
  Fixed low;
  std::optional<Fixed> high;  // empty = no upper bound
  bool operator==(const Interval&) const = default;
};

struct GaugeFigure {
  std::string claim;                   // key
  std::string sayer;                   // innermost
  std::vector<std::string> suppliers;  // entity ids, sorted; empty = not named
  DayInterval days;
  DayInterval said;
  model::Quantity quantity;        // as stated
  std::string source;              // the claim's last reason
  std::optional<Interval> amount;  // in the limit's unit; empty where no rule converts
  std::optional<Fixed> point;      // by the conversion's middle rule
  std::vector<std::string> rules;  // of the conversion: low, high, middle
  bool more = false;               // the words say "more than"
  bool above_cap = false;          // the words say that the cap is passed
  std::string standing;  // "counted", "part", "superseded", "outside", "not converted", "estimate"
  std::string within;    // the claim that holds its days, or superseded it
};

struct GaugeSupplier {
  std::string id;
  std::optional<Interval> amount;  // empty: only in joint figures
  std::string basis;               // "stated", "remainder of a joint figure", "joint figures only"
  std::vector<std::string> missing;  // months, "2024-02"
};

struct Contest {
  std::vector<std::string> claims;
  std::string why;
};

struct GaugeOutcome {
  model::Outcome outcome = model::Outcome::undetermined;
  std::string blocked_by;
  std::optional<Day> passed_by;     // the cap was passed on this day at the latest
  std::vector<std::string> claims;  // behind a breach-alleged
};

struct Gauge {
  std::string measure;
  int year = 0;
  Day as_of;
  DayInterval period;
  Fixed limit;
  std::string unit;
  std::vector<GaugeFigure> notified;   // by days, then suppliers
  std::vector<GaugeFigure> estimated;  // by days, then sayer
  Interval total;                      // notified
  Fixed percent;                       // of the limit, by total.low
  std::vector<GaugeSupplier> suppliers;
  std::vector<Contest> contested;
  GaugeOutcome by_notified;
  GaugeOutcome by_estimated;
};

// unknown_name: no such row; bad_input: the row has no cap in that year, or its figures overlap in
// too many ways to be summed.
Result<Gauge> gauge_of(const std::vector<model::Claim>& claims, const measures::Measures& measures,
                       std::string_view row, int year, Day as_of);

Value to_value(const Gauge& gauge);
// For the screen, in English: "191,643 to 350,088"; total and both outcomes, a line each.
std::string words_of(const Interval& amount);
std::vector<std::string> headlines(const Gauge& gauge);

}  // namespace vedetta::assess
