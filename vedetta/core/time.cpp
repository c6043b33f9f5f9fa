#include "vedetta/core/time.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace vedetta {
namespace {

// Days from civil and back: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
constexpr std::int32_t days_from_civil(int y, int m, int d) {
  y -= m <= 2;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int yoe = y - era * 400;
  const int doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

bool digits(std::string_view text, int& out) {
  if (text.empty() ||
      !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return false;
  return std::from_chars(text.data(), text.data() + text.size(), out).ec == std::errc{};
}

Error bad_date(std::string_view text, std::string_view form) {
  return Error{ErrorCode::bad_date, fmt::format("\"{}\" is not a date", text.substr(0, 40)), "",
               fmt::format("write it as {}", form)};
}

}  // namespace

bool Day::is_valid(int year, int month, int day) {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
         day <= days_in_month(year, month);
}

int Day::days_in_month(int year, int month) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

Day Day::of(int year, int month, int day) {
  return Day(days_from_civil(year, month, day));
}

Result<Day> Day::parse(std::string_view text) {
  int y = 0;
  int m = 0;
  int d = 0;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !digits(text.substr(0, 4), y) ||
      !digits(text.substr(5, 2), m) || !digits(text.substr(8, 2), d) || !is_valid(y, m, d))
    return bad_date(text, "YYYY-MM-DD");
  return of(y, m, d);
}

YearMonthDay Day::civil() const {
  const int z = days_ + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int doe = z - era * 146097;
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int mp = (5 * doy + 2) / 153;
  const int month = mp + (mp < 10 ? 3 : -9);
  return {yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) / 5 + 1};
}

int Day::weekday() const {
  return ((days_ % 7) + 10) % 7;
}

std::string Day::to_string() const {
  const YearMonthDay c = civil();
  return fmt::format("{:04}-{:02}-{:02}", c.year, c.month, c.day);
}

Result<Instant> Instant::parse(std::string_view text) {
  std::string_view body = text;
  if (body.ends_with('Z')) body.remove_suffix(1);
  int h = 0;
  int m = 0;
  int s = 0;
  if (body.size() != 19 || (body[10] != 'T' && body[10] != ' ') || body[13] != ':' ||
      body[16] != ':' || !digits(body.substr(11, 2), h) || !digits(body.substr(14, 2), m) ||
      !digits(body.substr(17, 2), s) || h > 23 || m > 59 || s > 60)
    return bad_date(text, "YYYY-MM-DDTHH:MM:SSZ");
  VEDETTA_TRY(const Day day, Day::parse(body.substr(0, 10)));
  return Instant(std::int64_t{day.since_epoch()} * 86400 + h * 3600 + m * 60 + s);
}

Day Instant::day() const {
  const std::int64_t days = (seconds_ >= 0 ? seconds_ : seconds_ - 86399) / 86400;
  return Day(static_cast<std::int32_t>(days));
}

std::string Instant::to_string() const {
  const Day d = day();
  const std::int64_t rest = seconds_ - std::int64_t{d.since_epoch()} * 86400;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", d.to_string(), rest / 3600, rest / 60 % 60,
                     rest % 60);
}

Result<DayInterval> DayInterval::parse(std::string_view text) {
  const auto end = [](std::string_view part) -> Result<std::optional<Day>> {
    if (part == "..") return std::optional<Day>{};
    VEDETTA_TRY(const Day day, Day::parse(part));
    return std::optional<Day>{day};
  };
  const auto slash = text.find('/');
  VEDETTA_TRY(const auto first, end(text.substr(0, slash)));
  VEDETTA_TRY(const auto last,
              slash == std::string_view::npos ? Result(first) : end(text.substr(slash + 1)));
  const DayInterval interval{first, last};
  if (interval.empty()) return bad_date(text, "FIRST/LAST with FIRST not after LAST");
  return interval;
}

bool DayInterval::overlaps(const DayInterval& other) const {
  return !clipped(other).empty();
}

bool DayInterval::lies_in(const DayInterval& other) const {
  return (!other.first || (first && *first >= *other.first)) &&
         (!other.last || (last && *last <= *other.last));
}

DayInterval DayInterval::clipped(const DayInterval& other) const {
  DayInterval out = *this;
  if (other.first && (!out.first || *out.first < *other.first)) out.first = other.first;
  if (other.last && (!out.last || *other.last < *out.last)) out.last = other.last;
  return out;
}

std::string DayInterval::to_string() const {
  return (first ? first->to_string() : "..") + "/" + (last ? last->to_string() : "..");
}

}  // namespace vedetta
