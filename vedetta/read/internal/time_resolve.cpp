// What a time expression means on the document's date: the conventions of docs/reading.md.
#include <algorithm>

#include "vedetta/read/internal/time_parser.h"

namespace vedetta::read::internal {
namespace {

// A full date without a year this near is meant, whatever the tense says.
constexpr int kNearDays = 31;
constexpr int kFarDays = 300;

std::optional<Day> day_of(int year, int month, int day) {
  if (!Day::is_valid(year, month, day)) return std::nullopt;
  return Day::of(year, month, day);
}

// The n-th unit of an interval; n = -1: its last.
std::optional<DayInterval> nth_of(const DayInterval& whole, Unit unit, int n) {
  if (!whole.first || !whole.last) return std::nullopt;
  const int days = *whole.last - *whole.first + 1;
  if (unit == Unit::half && days <= 31) {
    const Day middle = *whole.first + days / 2;
    if (n == 1) return DayInterval{*whole.first, middle - 1};
    return DayInterval{middle, *whole.last};
  }
  DayInterval out;
  const int months = unit == Unit::half && days < 360 ? days / 60 : 0;  // half of less than a year
  if (unit == Unit::week || unit == Unit::day || unit == Unit::fortnight) {
    const int length = length_days(unit);
    out.first = n > 0 ? *whole.first + (n - 1) * length : *whole.last - (length - 1);
    out.last = *out.first + (length - 1);
  } else if (unit == Unit::half && days > 366) {
    const int half = days / 2;  // of a decade
    out = n == 1 ? DayInterval{whole.first, *whole.first + half - 1}
                 : DayInterval{*whole.first + half, whole.last};
  } else if (months > 0) {
    const YearMonthDay d = whole.first->civil();
    out = months_of(d.year, d.month + (n == 1 ? 0 : months), months);
  } else {
    out = n > 0 ? unit_at(*whole.first, unit, n - 1) : unit_at(*whole.last, unit, 0);
  }
  if (*out.first > *whole.last) return std::nullopt;
  return out;
}

}  // namespace

Day TimeParser::base() const {
  if (!anchor_.last) return anchor_.dct;
  if (anchor_.last->first) return *anchor_.last->first;
  return anchor_.last->last.value_or(anchor_.dct);
}

Day TimeParser::base_end() const {
  if (!anchor_.last) return anchor_.dct;
  if (anchor_.last->last) return *anchor_.last->last;
  return anchor_.last->first.value_or(anchor_.dct);
}

// "in the past two years": back from the document's date to it. "a few": as far as a few can be.
DayInterval TimeParser::rolling(const Counted& length, bool forward) const {
  const int steps = std::max(length.number, length.most);
  const Day dct = anchor_.dct;
  if (forward) return {dct + 1, shift(dct, length.unit, steps)};
  return {shift(dct, length.unit, -steps), dct};
}

DayInterval TimeParser::month_near(int month, Which which) const {
  const YearMonthDay dct = anchor_.dct.civil();
  int year = dct.year;
  switch (which) {
    case Which::this_:
      break;
    case Which::same:
      year = base().civil().year;
      break;
    case Which::last:
    case Which::previous:
    case Which::rolling:
      if (month >= dct.month) --year;
      break;
    case Which::next:
    case Which::following:
      if (month <= dct.month) ++year;
      break;
    default:
      if (told_year() != 0)
        year = told_year();
      else if (tense_ == Tense::future && month < dct.month)
        ++year;
      else if (tense_ != Tense::future && month > dct.month)
        --year;
  }
  return month_of(year, month);
}

DayInterval TimeParser::season_near(Season season, Which which) const {
  const Day dct = anchor_.dct;
  const int year = dct.civil().year;
  const bool forward = which == Which::next || which == Which::following ||
                       (which == Which::none && tense_ == Tense::future);
  const bool strict = which == Which::last || which == Which::next || which == Which::previous ||
                      which == Which::following || which == Which::rolling;
  if (forward) {
    for (int y = year - 1; y <= year + 1; ++y) {
      const DayInterval s = season_of(y, season);
      if (strict ? *s.first > dct : *s.last >= dct) return s;
    }
  }
  if (which == Which::this_) {
    const DayInterval before = season_of(year - 1, season);  // winter runs over the year's end
    return *before.last >= dct ? before : season_of(year, season);
  }
  for (int y = year; y > year - 2; --y) {
    const DayInterval s = season_of(y, season);
    if (strict ? *s.last < dct : *s.first <= dct) return s;
  }
  return season_of(year - 2, season);
}

Day TimeParser::weekday_near(int weekday, Which which) const {
  const Day dct = anchor_.dct;
  const int back = (dct.weekday() - weekday + 7) % 7;
  const int ahead = (weekday - dct.weekday() + 7) % 7;
  switch (which) {
    case Which::last:
    case Which::previous:
    case Which::rolling:
      return dct - (back == 0 ? 7 : back);
    case Which::next:
      return dct + (ahead == 0 ? 7 : ahead);
    case Which::this_:
      return dct - dct.weekday() + weekday;
    case Which::following: {
      const Day from = base_end();
      const int days = (weekday - from.weekday() + 7) % 7;
      return from + (days == 0 ? 7 : days);
    }
    default:
      return tense_ == Tense::future ? dct + ahead : dct - back;
  }
}

std::optional<DayInterval> TimeParser::dated(const Partial& said) const {
  const Day dct = anchor_.dct;
  const YearMonthDay today = dct.civil();
  int year = said.year;
  const int month = said.month == 0 ? today.month : said.month;
  if (year == 0) {
    year = told_year() != 0 && said.month != 0 ? told_year() : today.year;
    if (said.month != 0 && told_year() == 0) {
      // the nearest in the direction of tense; a date just across the border still wins
      const int shown = std::min(said.day, Day::days_in_month(year, month));
      const Day here = Day::of(year, month, shown);
      const int ahead = here - dct;
      if (tense_ == Tense::future ? ahead < 0 && -ahead > kNearDays
                                  : ahead < -kFarDays && tense_ == Tense::unknown)
        ++year;
      else if (tense_ == Tense::past ? ahead > kNearDays : tense_ == Tense::unknown && ahead > 183)
        --year;
    }
  }
  const auto first = day_of(year, month, said.day);
  const auto last = said.day_to == 0 ? first : day_of(year, month, said.day_to);
  if (!first || !last) return std::nullopt;
  return DayInterval{first, last};
}

std::optional<DayInterval> TimeParser::whole(const Partial& said) const {
  if (said.fixed) return said.fixed;
  if (said.day != 0) return dated(said);
  if (said.weekday) return DayInterval::on(weekday_near(*said.weekday, said.which));
  if (said.month != 0)
    return said.year != 0 ? month_of(said.year, said.month) : month_near(said.month, said.which);
  if (said.season)
    return said.year != 0 ? season_of(said.year, *said.season)
                          : season_near(*said.season, said.which);
  if (said.quarter != 0 || said.half != 0) {
    const Unit unit = said.quarter != 0 ? Unit::quarter : Unit::half;
    const int n = said.quarter != 0 ? said.quarter : said.half;
    const YearMonthDay today = anchor_.dct.civil();
    const int year = said.year != 0 ? said.year : today.year;
    auto out = nth_of(year_of(year), unit, n);
    if (said.year == 0 && tense_ != Tense::future && out && *out->first > anchor_.dct)
      out = nth_of(year_of(year - 1), unit, n);
    return out;
  }
  if (said.year != 0) return year_of(said.year);
  return std::nullopt;
}

std::optional<DayInterval> TimeParser::resolve(const Partial& said) const {
  auto out = whole(said);
  if (out && said.nth != 0) out = nth_of(*out, said.nth_unit, said.nth);
  if (out) out = part_of(*out, said.part);
  return out;
}

std::optional<DayInterval> TimeParser::resolve(Partial from, Partial to) const {
  if (from.day != 0 && from.month == 0) {
    from.month = to.month;
    from.year = to.year;
  }
  if (to.day != 0 && to.month == 0 && from.month != 0) {
    to.month = from.month;
    if (to.year == 0) to.year = from.year;
  }
  if (from.year == 0 && from.month != 0 && to.month != 0) {
    if (to.year == 0) {
      const auto end = resolve(to);
      if (!end || !end->first) return std::nullopt;
      to.year = end->first->civil().year;
    }
    from.year = from.month > to.month ? to.year - 1 : to.year;
  } else if (to.year == 0 && to.month != 0 && from.year != 0) {
    to.year = to.month < from.month ? from.year + 1 : from.year;
  }
  const auto first = resolve(from);
  const auto last = resolve(to);
  if (!first || !last || !first->first || !last->last || *last->last < *first->first)
    return std::nullopt;
  return DayInterval{first->first, last->last};
}

}  // namespace vedetta::read::internal
