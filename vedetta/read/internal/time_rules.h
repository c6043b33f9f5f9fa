// A language's time.toml as symbols of the closed set of time rules.
#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "vedetta/core/datapack.h"
#include "vedetta/read/internal/calendar.h"
#include "vedetta/read/internal/phrases.h"

namespace vedetta::read::internal {

enum class TimeRole : std::uint8_t {
  none,
  month,    // value 1..12
  weekday,  // value 0..6, Monday first
  day,      // value = days from the document's date
  season,
  unit,     // value = Unit, plus kPlural
  which,    // value = Which
  part,     // value = Part
  ordinal,  // value 1..
  decade,   // value 0..90
  period,   // value = index of period
  quarter,  // value 1..4: Q3
  half,     // value 1..2: H1
  vague,
  count,  // value, from number.toml
  // relations
  at,
  since,
  from,
  to,
  until,
  before,
  after,
  by,
  between,
  and_,
  ago,
  earlier,
  later,
  hence,
  for_,
  joined,
  // words
  of,
  the,
  article,
  few,
  day_article,
  ordinal_sign,
  decade_after,
  decade_before,
  not_after,
  label,
  counted
};

enum class Which : std::uint8_t {
  none,
  last,
  this_,
  next,
  same,
  following,
  previous,
  rolling,
  recent
};
inline constexpr std::int64_t kPlural = 0x100;

struct TimeRules {
  explicit TimeRules(TokenRules rules) : phrases(std::move(rules)) {}
  Phrases phrases;
  std::vector<DayInterval> periods;
  bool month_first = false;  // 5/17/2024

  static Result<TimeRules> load(const DataPack& data, const std::string& language);
};

inline const Symbol* as(const Item& item, TimeRole role) {
  return item.as(static_cast<std::uint8_t>(role));
}
inline bool is(const Item& item, TimeRole role) {
  return item.is(static_cast<std::uint8_t>(role));
}
constexpr Kinds kinds_of(std::initializer_list<TimeRole> roles) {
  Kinds out = 0;
  for (const TimeRole role : roles) out |= kind_bit(static_cast<std::uint8_t>(role));
  return out;
}
inline bool is_any(const Item& item, Kinds roles) {
  return (item.kinds & roles) != 0;
}

}  // namespace vedetta::read::internal
