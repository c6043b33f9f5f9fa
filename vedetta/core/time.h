// Days, instants and intervals. No clock and no time zone: time is always the input's.
//   DayInterval::parse("../2024-03-31")  an open start; both ends are inclusive days
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "vedetta/core/result.h"

namespace vedetta {

struct YearMonthDay {
  int year = 1970;
  int month = 1;  // 1..12
  int day = 1;    // 1..31
};

// A civil day (proleptic Gregorian), counted from 1970-01-01.
class Day {
 public:
  constexpr Day() = default;
  explicit constexpr Day(std::int32_t since_epoch) : days_(since_epoch) {}
  static Day of(int year, int month, int day);         // month and day must be valid
  static bool is_valid(int year, int month, int day);  // years 1 to 9999
  static Result<Day> parse(std::string_view text);     // YYYY-MM-DD
  static int days_in_month(int year, int month);

  constexpr std::int32_t since_epoch() const { return days_; }
  YearMonthDay civil() const;
  int weekday() const;  // 0 = Monday … 6 = Sunday (ISO 8601)
  std::string to_string() const;

  constexpr auto operator<=>(const Day&) const = default;
  constexpr Day operator+(int days) const { return Day(days_ + days); }
  constexpr Day operator-(int days) const { return Day(days_ - days); }
  constexpr int operator-(Day other) const { return days_ - other.days_; }

 private:
  std::int32_t days_ = 0;
};

// A second in UTC, counted from 1970-01-01T00:00:00Z.
class Instant {
 public:
  constexpr Instant() = default;
  explicit constexpr Instant(std::int64_t since_epoch_s) : seconds_(since_epoch_s) {}
  static Result<Instant> parse(std::string_view text);  // YYYY-MM-DD[T ]HH:MM:SS[Z]
  constexpr std::int64_t since_epoch_s() const { return seconds_; }
  Day day() const;
  std::string to_string() const;  // YYYY-MM-DDTHH:MM:SSZ
  constexpr auto operator<=>(const Instant&) const = default;

 private:
  std::int64_t seconds_ = 0;
};

// Closed interval of days with ends that may be open.
struct DayInterval {
  std::optional<Day> first;
  std::optional<Day> last;

  static Result<DayInterval> parse(std::string_view text);  // "A/B", "../B", "A/..", "A"
  static DayInterval on(Day day) { return {day, day}; }
  bool empty() const { return first && last && *last < *first; }
  bool unbounded() const { return !first && !last; }
  bool contains(Day day) const { return (!first || *first <= day) && (!last || day <= *last); }
  bool overlaps(const DayInterval& other) const;
  bool lies_in(const DayInterval& other) const;
  DayInterval clipped(const DayInterval& other) const;
  std::string to_string() const;
  bool operator==(const DayInterval&) const = default;
};

}  // namespace vedetta
