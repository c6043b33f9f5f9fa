#include "vedetta/read/internal/calendar.h"

#include <algorithm>

namespace vedetta::read::internal {
namespace {

struct Months {  // counted from year 0, January
  static int of(YearMonthDay d) { return d.year * 12 + d.month - 1; }
};

// First day of a month counted from year 0, held within the calendar.
Day first_of(int months) {
  const int held = std::clamp(months, 12, 9999 * 12 + 11);
  return Day::of(held / 12, held % 12 + 1, 1);
}

DayInterval span(int first_month, int count) {
  return {first_of(first_month), first_of(first_month + count) - 1};
}

}  // namespace

DayInterval months_of(int year, int month, int count) {
  return span(year * 12 + month - 1, count);
}
DayInterval month_of(int year, int month) {
  return months_of(year, month, 1);
}
DayInterval year_of(int year) {
  return months_of(year, 1, 12);
}

DayInterval season_of(int year, Season season) {
  return months_of(year, 3 + 3 * static_cast<int>(season), 3);
}

DayInterval unit_at(Day day, Unit unit, int steps) {
  const int months = Months::of(day.civil());
  switch (unit) {
    case Unit::day:
      return DayInterval::on(shift(day, unit, steps));
    case Unit::week:
    case Unit::weekend:
    case Unit::fortnight: {
      const Day monday = shift(day - day.weekday(), Unit::week, steps);
      if (unit == Unit::weekend) return {monday + 5, monday + 6};
      return {monday, monday + (unit == Unit::week ? 6 : 13)};
    }
    case Unit::month:
      return span(months + steps, 1);
    case Unit::quarter:
      return span(months - months % 3 + 3 * steps, 3);
    case Unit::season:
      return span(months - (months + 1) % 3 + 3 * steps, 3);
    case Unit::half:
      return span(months - months % 6 + 6 * steps, 6);
    case Unit::year:
      return span(months - months % 12 + 12 * steps, 12);
    case Unit::decade:
      return span(months - months % 120 + 120 * steps, 120);
  }
  return DayInterval::on(day);
}

Day shift(Day day, Unit unit, int steps) {
  const int held = std::clamp(steps, -9999, 9999);
  switch (unit) {
    case Unit::day:
      return day + held;
    case Unit::week:
    case Unit::weekend:
      return day + 7 * held;
    case Unit::fortnight:
      return day + 14 * held;
    default:
      break;
  }
  const int months = unit == Unit::month                             ? 1
                     : unit == Unit::quarter || unit == Unit::season ? 3
                     : unit == Unit::half                            ? 6
                     : unit == Unit::year                            ? 12
                                                                     : 120;
  const YearMonthDay d = day.civil();
  const YearMonthDay moved = first_of(Months::of(d) + months * held).civil();
  return Day::of(moved.year, moved.month,
                 std::min(d.day, Day::days_in_month(moved.year, moved.month)));
}

int length_days(Unit unit) {
  switch (unit) {
    case Unit::day:
      return 1;
    case Unit::week:
      return 7;
    case Unit::weekend:
      return 2;
    case Unit::fortnight:
      return 14;
    case Unit::month:
      return 30;
    case Unit::quarter:
      return 91;
    case Unit::season:
      return 91;
    case Unit::half:
      return 182;
    case Unit::year:
      return 365;
    case Unit::decade:
      return 3652;
  }
  return 1;
}

DayInterval part_of(const DayInterval& whole, Part part) {
  if (part == Part::none || !whole.first || !whole.last) return whole;
  const int days = *whole.last - *whole.first + 1;
  const int third = static_cast<int>(part) - 1;
  if (days < 28) {  // weeks: thirds of days
    const int cut[] = {0, days / 3, days - days / 3, days};
    return {*whole.first + cut[third],
            std::max(*whole.first + cut[third], *whole.first + cut[third + 1] - 1)};
  }
  if (days <= 31) {
    const int cut[] = {0, 10, 20, days};
    return {*whole.first + cut[third], *whole.first + cut[third + 1] - 1};
  }
  const int months = Months::of((*whole.last + 1).civil()) - Months::of(whole.first->civil());
  const int first = Months::of(whole.first->civil());
  const int from = months * third / 3;
  return span(first + from, std::max(1, months * (third + 1) / 3 - from));
}

}  // namespace vedetta::read::internal
