#include "vedetta/measures/caps.h"

#include <algorithm>
#include <map>
#include <set>

namespace vedetta::measures {
namespace {

struct Amount {
  const Supply* supply;
  Fixed least;
  std::optional<Fixed> most;
  bool more;  // more than `least`
};

// The amount in the limit's unit, from the least by the lowest factor to the most by the highest.
std::optional<Amount> amount_of(const Supply& supply, const Measure& row, const Limit& limit,
                                const Conversions& conversions, CapSum& sum) {
  const std::string_view unit = unit_of_rate(supply.quantity.unit);
  const auto convert = [&](Fixed value) {
    return conversions.range(value, unit, limit.unit, supply.goods, row.id);
  };
  if (!supply.quantity.value) return std::nullopt;
  const auto least = convert(supply.quantity.least().value_or(Fixed{}));
  if (!least) return std::nullopt;
  Amount out{&supply, least->low, std::nullopt, supply.quantity.bound == model::Bound::more_than};
  if (const auto most = supply.quantity.most()) {
    const auto converted = convert(*most);
    if (!converted) return std::nullopt;
    out.most = converted->high;
  }
  for (const std::string& rule : {least->low_rule, least->high_rule})
    if (!rule.empty()) sum.rules.push_back(rule);
  return out;
}

// The largest sum over claims whose days don't overlap (weighted interval scheduling).
void add_disjoint(std::vector<Amount>& amounts, CapSum& sum) {
  std::sort(amounts.begin(), amounts.end(), [](const Amount& a, const Amount& b) {
    return std::tie(a.supply->days.last, a.supply->days.first, a.supply->claim) <
           std::tie(b.supply->days.last, b.supply->days.first, b.supply->claim);
  });
  struct Best {
    Fixed total;
    bool more = false;
    std::vector<std::string> claims;
  };
  std::vector<Best> best(amounts.size() + 1);
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    std::size_t before = 0;
    while (before < i && *amounts[before].supply->days.last < *amounts[i].supply->days.first)
      ++before;
    Best with = best[before];
    with.total = with.total + amounts[i].least;
    with.more = with.more || amounts[i].more;
    with.claims.push_back(amounts[i].supply->claim);
    const bool better = std::pair(with.total, with.more) > std::pair(best[i].total, best[i].more);
    best[i + 1] = better ? with : best[i];
  }
  sum.least = best.back().total;
  sum.more = best.back().more;
  sum.claims = best.back().claims;
  std::sort(sum.claims.begin(), sum.claims.end());
}

bool beyond(Fixed amount, bool more, const Limit& limit) {
  if (!limit.value) return false;
  const Fixed edge = Fixed::of(*limit.value);
  return more || limit.bound == model::Bound::less_than ? amount >= edge : amount > edge;
}

void decide(const std::vector<Amount>& amounts, const Limit& limit, CapSum& sum) {
  sum.passed = beyond(sum.least, sum.more, limit);
  if (!sum.passed) return;
  for (const Amount& a : amounts) {
    const bool counted = std::binary_search(sum.claims.begin(), sum.claims.end(), a.supply->claim);
    const bool alone = beyond(a.least, a.more, limit);
    if (alone || (counted && !beyond(sum.least - a.least, sum.more, limit)))
      sum.decisive.push_back(a.supply->claim);
  }
  std::sort(sum.decisive.begin(), sum.decisive.end());
}

void sort_unique(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

}  // namespace

std::optional<DayInterval> period_of(const Limit& limit, Day day) {
  if (limit.period == Period::fixed)
    return limit.fixed.contains(day) ? std::optional(limit.fixed) : std::nullopt;
  Anchor anchor;
  for (const Anchor& a : limit.anchors)
    if (a.held) anchor = a;
  const int year = day.civil().year;
  Day first = Day::of(year, anchor.month, anchor.day);
  if (day < first) first = Day::of(year - 1, anchor.month, anchor.day);
  return DayInterval{first, Day::of(first.civil().year + 1, anchor.month, anchor.day) - 1};
}

std::vector<CapSum> sums_of(const std::vector<Supply>& supplies, const Measure& row,
                            const Limit& limit, const DayInterval& period,
                            const Conversions& conversions) {
  std::map<std::string, std::vector<const Supply*>> by_sayer;
  for (const Supply& s : supplies)
    if (s.days.overlaps(period)) by_sayer[s.sayer].push_back(&s);
  std::vector<CapSum> out;
  for (const auto& [sayer, claims] : by_sayer) {
    CapSum sum;
    sum.sayer = sayer;
    sum.period = period;
    sum.unit = limit.unit;
    sum.most = Fixed{};
    std::vector<Amount> amounts;
    for (const Supply* supply : claims) {
      auto amount = supply->days.lies_in(period) ? amount_of(*supply, row, limit, conversions, sum)
                                                 : std::nullopt;
      if (!amount) {
        sum.left_out.push_back(supply->claim);
        sum.most.reset();
        continue;
      }
      if (sum.most && amount->most)
        sum.most = *sum.most + *amount->most;
      else
        sum.most.reset();
      amounts.push_back(*amount);
    }
    add_disjoint(amounts, sum);
    decide(amounts, limit, sum);
    sort_unique(sum.rules);
    sort_unique(sum.left_out);
    out.push_back(std::move(sum));
  }
  return out;
}

}  // namespace vedetta::measures
