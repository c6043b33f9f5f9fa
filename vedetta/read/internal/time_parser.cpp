#include "vedetta/read/internal/time_parser.h"

#include <algorithm>

namespace vedetta::read::internal {
namespace {

struct FewUpTo {
  Unit unit;
  int most;
};
constexpr FewUpTo kFew[] = {{Unit::day, 7}, {Unit::week, 4}, {Unit::month, 6}, {Unit::year, 5}};

int few(Unit unit) {
  for (const FewUpTo& f : kFew)
    if (f.unit == unit) return f.most;
  return 3;
}

}  // namespace

int small_number(std::string_view word) {
  if (word.empty() || word.size() > 4) return -1;
  int value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

int TimeParser::number(std::size_t at) const {
  return at < items_.size() && items_[at].number ? small_number(items_[at].word) : -1;
}

// 1 to 31, with its ordinal sign; ordinal words too ("il primo maggio", "the first of May").
int TimeParser::day_number(std::size_t at, std::size_t& last) const {
  const int value = number(at);
  if (value >= 1 && value <= 31 && items_[at].word.size() <= 2) {
    last = at + 1;
    if (attached(last) && has(last, TimeRole::ordinal_sign)) ++last;
    return value;
  }
  if (at >= items_.size()) return 0;
  if (const Symbol* s = as(items_[at], TimeRole::ordinal)) {
    last = at + 1;
    return static_cast<int>(s->value);
  }
  return 0;
}

int TimeParser::year(std::size_t at) const {
  const int value = number(at);
  if (value < kFirstYear || value > kLastYear || items_[at].word.size() != 4) return 0;
  return value;
}

std::size_t TimeParser::past(std::size_t at, TimeRole role) const {
  for (int i = 0; i < 3 && has(at, role) && !items_[at].number; ++i) ++at;
  return at;
}

// Words that are names or verbs as often as months count only behind a word of time.
bool TimeParser::anchored(std::size_t at) const {
  if (at == 0) return false;
  static constexpr Kinds kAnchors =
      kinds_of({TimeRole::at, TimeRole::since, TimeRole::until, TimeRole::before, TimeRole::after,
                TimeRole::by, TimeRole::between, TimeRole::and_, TimeRole::to, TimeRole::which,
                TimeRole::part, TimeRole::of, TimeRole::joined, TimeRole::weekday});
  return is_any(items_[at - 1], kAnchors);
}

bool TimeParser::needs_anchor(std::size_t at, TimeRole role) const {
  const Symbol* s = as(items_[at], role);
  return s && s->capital && !anchored(at);
}

std::optional<Counted> TimeParser::counted(std::size_t at) const {
  Counted out;
  std::size_t i = at;
  if (has(i, TimeRole::few)) {
    out.number = 1;
    out.most = 2;
    ++i;
  } else if (const int digits = number(i); digits > 0) {
    out.number = digits;
    ++i;
  } else {
    for (; i < items_.size() && i < at + 2; ++i) {
      const Symbol* s = as(items_[i], TimeRole::count);
      if (!s || (i > at && (out.number % 10 != 0 || s->value > 9))) break;
      out.number += static_cast<int>(s->value);
    }
    out.article = i == at + 1 && out.number == 1 && has(at, TimeRole::article);
    if (i == at && has(i, TimeRole::article)) {
      out.number = 1;
      out.article = true;
      ++i;
    }
  }
  if (out.number <= 0 || i >= items_.size()) return std::nullopt;
  const Symbol* w = as(items_[i], TimeRole::which);
  if (w && out.number > 1 && i + 1 < items_.size()) {
    out.which = static_cast<Which>(w->value);
    if (out.which != Which::last && out.which != Which::rolling && out.which != Which::next)
      return std::nullopt;
    ++i;
  }
  if (dash(i) && attached(i) && attached(i + 1)) ++i;  // "90-day"
  const Symbol* s = i < items_.size() ? as(items_[i], TimeRole::unit) : nullptr;
  if (!s) return std::nullopt;
  out.unit = unit_of(*s);
  if (out.most > 0) out.most = few(out.unit);
  out.last = i + 1;
  return out;
}

// "…, 2024", "of last year", "dell'anno scorso", "dello stesso anno"
void TimeParser::take_year(Partial& p) const {
  std::size_t at = p.last;
  if (sign(at, ",") && year(at + 1) != 0) ++at;
  at = past(at, TimeRole::of);
  if (year(at) != 0 && !(has(at + 1, TimeRole::counted) && at == p.last && p.day != 0)) {
    p.year = year(at);
    p.last = at + 1;
    return;
  }
  at = past(at, TimeRole::the);
  const Symbol* first = at < items_.size() ? as(items_[at], TimeRole::which) : nullptr;
  const std::size_t second = at + 1;
  const Symbol* unit = nullptr;
  if (first) {
    unit = second < items_.size() ? as(items_[second], TimeRole::unit) : nullptr;
  } else if (has(at, TimeRole::unit) && second < items_.size()) {
    unit = as(items_[at], TimeRole::unit);
    first = as(items_[second], TimeRole::which);
  }
  if (!first || !unit || unit_of(*unit) != Unit::year || plural(*unit)) return;
  const auto which = from_which(static_cast<Which>(first->value), Unit::year, second + 1, 1);
  if (!which || !which->fixed || !which->fixed->first) return;
  p.year = which->fixed->first->civil().year;
  p.last = which->last;
}

// A calendar unit by its relation to the document's date, or to the interval named last.
std::optional<Partial> TimeParser::from_which(Which which, Unit unit, std::size_t last,
                                              int depth) const {
  Partial out;
  out.last = last;
  const Day dct = anchor_.dct;
  switch (which) {
    case Which::none:
    case Which::recent:
      return std::nullopt;
    case Which::last:
      out.fixed = unit_at(dct, unit, -1);
      break;
    case Which::this_:
      out.fixed = unit_at(dct, unit, 0);
      out.current = depth == 0 && (unit == Unit::year || unit == Unit::quarter ||
                                   unit == Unit::half || unit == Unit::decade);
      if (out.current && tense_ == Tense::past) out.fixed->last = dct;
      break;
    case Which::next:
      out.fixed = unit_at(dct, unit, 1);
      break;
    case Which::same:
      out.fixed = unit_at(base(), unit, 0);
      break;
    case Which::following:
      out.fixed = unit_at(unit == Unit::day ? base_end() : base(), unit, 1);
      break;
    case Which::previous:
      out.fixed = unit_at(base(), unit, -1);
      break;
    case Which::rolling:
      out.fixed = DayInterval{shift(dct, unit, -1), dct};
      break;
  }
  return out;
}

std::optional<Partial> TimeParser::when(std::size_t at, bool loose, int depth) const {
  if (depth > kMaxDepth) return std::nullopt;
  const std::size_t start = at;
  const bool day_article = has(at, TimeRole::day_article);
  at = past(at, TimeRole::the);
  if (at == start && day_article) ++at;
  if (at >= items_.size()) return std::nullopt;
  // What a form can begin with; the sign may be that of the '90s.
  static constexpr Kinds kOpeners =
      kinds_of({TimeRole::month, TimeRole::weekday, TimeRole::day, TimeRole::season, TimeRole::unit,
                TimeRole::which, TimeRole::part, TimeRole::ordinal, TimeRole::decade,
                TimeRole::decade_before, TimeRole::period, TimeRole::quarter, TimeRole::half});
  const Item& opener = items_[at];
  if (!opener.number && !opener.punctuation && !is_any(opener, kOpeners)) return std::nullopt;
  static constexpr Form kForms[] = {
      &TimeParser::numeric, &TimeParser::decade, &TimeParser::day_month, &TimeParser::weekday,
      &TimeParser::nth,     &TimeParser::part,   &TimeParser::which,     &TimeParser::month_day,
      &TimeParser::season,  &TimeParser::unit,   &TimeParser::named,     &TimeParser::plain_year};
  for (const Form form : kForms)
    if (auto said = (this->*form)(at, depth)) {
      said->first = start;
      return said;
    }
  // A bare day: behind its article, with a sign where the language writes one ("the 27th").
  if (!loose && !day_article) return std::nullopt;
  auto said = bare_day(at);
  if (said && !loose && rules_.month_first && said->last == at + 1) return std::nullopt;
  if (said) said->first = start;
  return said;
}

}  // namespace vedetta::read::internal
