// Reads one time expression at a place in a row of items, and makes an interval of it. What was
// said (Partial) and what it means on a day (resolve) are kept apart, because "between the 9th and
// the 17th of June" completes its first end from its second.
#pragma once
#include <optional>
#include <span>

#include "vedetta/read/internal/time_rules.h"
#include "vedetta/read/when.h"

namespace vedetta::read::internal {

struct Partial {
  std::size_t first = 0;  // items, half-open
  std::size_t last = 0;
  std::optional<DayInterval> fixed;  // needs no more context: today, last week, the Cold War
  int year = 0;                      // 0: not said
  int month = 0;
  int day = 0;
  int day_to = 0;
  int quarter = 0;
  int half = 0;
  std::optional<int> weekday;
  std::optional<Season> season;
  Which which = Which::none;  // of a month, weekday, season
  Part part = Part::none;
  int nth = 0;  // 1 = the first `nth_unit` of it, -1 = the last
  Unit nth_unit = Unit::day;
  bool vague = false;
  bool current = false;  // the year, half or quarter of the document's date
};

struct Counted {  // "two days", "a week"
  std::size_t last = 0;
  int number = 0;
  int most = 0;  // "a few": number to most
  Unit unit = Unit::day;
  Which which = Which::none;  // "les deux derniers mois"
  bool article = false;
};

inline constexpr int kMaxDepth = 3;  // "the end of the first week of last month"
inline constexpr int kFirstYear = 1900;
inline constexpr int kLastYear = 2100;

inline Unit unit_of(const Symbol& s) {
  return static_cast<Unit>(s.value & ~kPlural);
}
inline bool plural(const Symbol& s) {
  return (s.value & kPlural) != 0;
}
int small_number(std::string_view word);  // one to four digits, else -1

class TimeParser {
 public:
  TimeParser(const TimeRules& rules, std::span<const Item> items, const TimeAnchor& anchor,
             Tense tense)
      : rules_(rules), items_(items), anchor_(anchor), tense_(tense) {}

  // A date or period as said, without a relation before it. `loose`: a bare day number will do.
  std::optional<Partial> when(std::size_t at, bool loose, int depth = 0) const;
  std::optional<Counted> counted(std::size_t at) const;
  std::optional<DayInterval> resolve(const Partial& said) const;
  // Both ends of a range; each is completed from the other.
  std::optional<DayInterval> resolve(Partial from, Partial to) const;
  DayInterval rolling(const Counted& length, bool forward) const;
  Day base() const;  // what "later", "the same month" count from
  Day base_end() const;

  bool has(std::size_t at, TimeRole role) const {
    return at < items_.size() && is(items_[at], role);
  }
  bool sign(std::size_t at, std::string_view word) const {
    return at < items_.size() && items_[at].punctuation && items_[at].word == word;
  }
  bool dash(std::size_t at) const { return sign(at, "-") || sign(at, "–"); }
  std::size_t past(std::size_t at, TimeRole role) const;  // up to three items of that role
  const TimeAnchor& anchor() const { return anchor_; }
  Tense tense() const { return tense_; }

 private:
  using Form = std::optional<Partial> (TimeParser::*)(std::size_t, int) const;

  int number(std::size_t at) const;  // digits only, up to four; else -1
  int day_number(std::size_t at, std::size_t& last) const;
  int year(std::size_t at) const;  // 1900 to 2100, else 0
  bool attached(std::size_t at) const { return at < items_.size() && !items_[at].space_before; }
  bool anchored(std::size_t at) const;
  bool needs_anchor(std::size_t at, TimeRole role) const;
  void take_year(Partial& p) const;
  void take_days(Partial& p, std::size_t at) const;
  std::optional<Partial> from_which(Which which, Unit unit, std::size_t last, int depth) const;

  std::optional<Partial> numeric(std::size_t at, int depth) const;
  std::optional<Partial> day_month(std::size_t at, int depth) const;
  std::optional<Partial> month_day(std::size_t at, int depth) const;
  std::optional<Partial> weekday(std::size_t at, int depth) const;
  std::optional<Partial> which(std::size_t at, int depth) const;
  std::optional<Partial> last_of(std::size_t at, int depth) const;
  std::optional<Partial> season(std::size_t at, int depth) const;
  std::optional<Partial> unit(std::size_t at, int depth) const;
  std::optional<Partial> part(std::size_t at, int depth) const;
  std::optional<Partial> nth(std::size_t at, int depth) const;
  std::optional<Partial> named(std::size_t at, int depth) const;
  std::optional<Partial> decade(std::size_t at, int depth) const;
  std::optional<Partial> plain_year(std::size_t at, int depth) const;
  std::optional<Partial> bare_day(std::size_t at) const;

  std::optional<DayInterval> whole(const Partial& said) const;
  std::optional<DayInterval> dated(const Partial& said) const;
  DayInterval month_near(int month, Which which) const;
  DayInterval season_near(Season season, Which which) const;
  Day weekday_near(int weekday, Which which) const;
  // "In 2018 …. In December …": the year that the text tells of; else 0.
  int told_year() const { return tense_ == Tense::future ? 0 : anchor_.year; }

  const TimeRules& rules_;
  std::span<const Item> items_;
  const TimeAnchor& anchor_;
  Tense tense_;
};

}  // namespace vedetta::read::internal
