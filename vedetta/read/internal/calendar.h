// Interval arithmetic on calendar units. All functions are total: years are held within 1 to 9999.
#pragma once
#include "vedetta/core/time.h"

namespace vedetta::read::internal {

enum class Unit : std::uint8_t {
  day,
  week,
  weekend,
  fortnight,
  month,
  quarter,
  season,
  half,
  year,
  decade
};
enum class Part : std::uint8_t { none, early, mid, late };
enum class Season : std::uint8_t { spring, summer, autumn, winter };

DayInterval month_of(int year, int month);  // month may run over: 13 is January of next year
DayInterval months_of(int year, int month, int count);
DayInterval year_of(int year);
DayInterval season_of(int year, Season season);  // winter of 2024 = 2024-12 to 2025-02
// The calendar unit that holds a day, moved on by `steps` units. Weeks begin on Monday.
DayInterval unit_at(Day day, Unit unit, int steps);
Day shift(Day day, Unit unit, int steps);  // the same day of another month, or its last
int length_days(Unit unit);                // for lengths: a month is 30 days, a year 365
// Early, mid, late: days 1-10, 11-20, 21-end of a month; thirds by months of what is longer.
DayInterval part_of(const DayInterval& whole, Part part);

}  // namespace vedetta::read::internal
