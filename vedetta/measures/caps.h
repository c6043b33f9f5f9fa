// Caps as sums: how much was supplied in a period of a cap, as an interval, by each sayer.
//   std::optional<DayInterval> year = period_of(limit, day);
//   CapSum sum = sum_of(supplies, row, limit, *year, measures.conversions());
//   sum.least > limit   the cap is passed, whatever the conversion
// Claims of one sayer over days that don't overlap are different deliveries and add up; overlapping
// or undated ones may retell each other and don't. Claims of different sayers never add.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "vedetta/measures/convert.h"
#include "vedetta/measures/measure.h"

namespace vedetta::measures {

struct Supply {
  std::string claim;  // key
  std::string sayer;  // innermost
  DayInterval days;   // both ends set
  std::string goods;
  model::Quantity quantity;
};

struct CapSum {
  std::string sayer;
  DayInterval period;
  std::string unit;
  Fixed least;                      // certain, by the factors that give least
  bool more = false;                // the words say "more than" this
  std::optional<Fixed> most;        // all claims as separate deliveries; empty = no upper bound
  bool passed = false;              // least lies beyond the limit
  std::vector<std::string> claims;  // behind `least`, sorted
  // Of a passed sum: those that pass the limit alone, and those without which it is not passed.
  std::vector<std::string> decisive;
  std::vector<std::string> rules;     // conversion rules used, sorted
  std::vector<std::string> left_out;  // claims whose unit no rule converts, or across the period
};

// The period of a limit in which a day lies, by the anchor that is held; nullopt for a fixed period
// that does not hold the day.
std::optional<DayInterval> period_of(const Limit& limit, Day day);

// One sum a sayer, sorted by sayer.
std::vector<CapSum> sums_of(const std::vector<Supply>& supplies, const Measure& row,
                            const Limit& limit, const DayInterval& period,
                            const Conversions& conversions);

}  // namespace vedetta::measures
