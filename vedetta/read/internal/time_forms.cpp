// The forms a date or period is said in, one function each.
#include "vedetta/read/internal/time_parser.h"

namespace vedetta::read::internal {

// 2024-05-17, 17/05/2024, 5/17/2024, 17.05.2024
std::optional<Partial> TimeParser::numeric(std::size_t at, int) const {
  int part[3] = {number(at), -1, -1};
  std::size_t last = at + 1;
  bool year_first = false;
  if (part[0] >= 0 && at + 4 < items_.size() && attached(at + 1) && attached(at + 4) &&
      items_[at + 1].word == items_[at + 3].word && (dash(at + 1) || sign(at + 1, "/"))) {
    part[1] = number(at + 2);
    part[2] = number(at + 4);
    last = at + 5;
  } else if (items_[at].number) {
    const std::string_view word = items_[at].word;
    const std::size_t first = word.find('.');
    const std::size_t second = first == std::string_view::npos ? first : word.find('.', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    part[0] = small_number(word.substr(0, first));
    part[1] = small_number(word.substr(first + 1, second - first - 1));
    part[2] = small_number(word.substr(second + 1));
  }
  year_first = part[0] >= kFirstYear;
  if (year_first) std::swap(part[0], part[2]);
  Partial out;
  out.last = last;
  out.day = part[0];
  out.month = part[1];
  out.year = part[2];
  const bool swapped = !year_first && (rules_.month_first ? out.day <= 12 : out.month > 12);
  if (swapped) std::swap(out.day, out.month);
  if (out.year < kFirstYear || out.year > kLastYear || !Day::is_valid(out.year, out.month, out.day))
    return std::nullopt;
  return out;
}

// "17 May 2024", "il 18 e 19 giugno", "9-17 June", "first of May"
std::optional<Partial> TimeParser::day_month(std::size_t at, int) const {
  Partial out;
  std::size_t last = at;
  out.day = day_number(at, last);
  if (out.day == 0) return std::nullopt;
  std::size_t next = last;
  for (int i = 0; i < 6; ++i) {  // a list of days
    if (!(dash(last) || sign(last, ",") || has(last, TimeRole::joined))) break;
    std::size_t day = past(last + 1, TimeRole::the);
    if (number(day) < 0) break;
    const int more = day_number(day, next);
    if (more <= out.day_to || more <= out.day) break;
    out.day_to = more;
    last = next;
  }
  std::size_t month = past(last, TimeRole::of);
  const Symbol* s = month < items_.size() ? as(items_[month], TimeRole::month) : nullptr;
  if (!s) return std::nullopt;
  out.month = static_cast<int>(s->value);
  out.last = month + 1;
  take_year(out);
  return out;
}

// Behind a month: "17", "5th to 7th", "5 and 6".
void TimeParser::take_days(Partial& p, std::size_t at) const {
  std::size_t last = at;
  const int day = number(at) < 0 ? 0 : day_number(at, last);
  if (day == 0 || has(last, TimeRole::counted) || has(last, TimeRole::not_after)) return;
  p.day = day;
  p.last = last;
  if (!(dash(last) || has(last, TimeRole::joined))) return;
  const std::size_t second = past(last + 1, TimeRole::the);
  std::size_t end = second;
  if (number(second) < 0) return;
  const int to = day_number(second, end);
  if (to <= day || has(end, TimeRole::counted) || has(end, TimeRole::month) ||
      has(end, TimeRole::not_after))
    return;
  p.day_to = to;
  p.last = end;
}

// "May 17, 2024", "settembre scorso", "September of last year", "March"
std::optional<Partial> TimeParser::month_day(std::size_t at, int depth) const {
  const Symbol* s = as(items_[at], TimeRole::month);
  if (!s) return std::nullopt;
  Partial out;
  out.month = static_cast<int>(s->value);
  out.last = at + 1;
  take_days(out, at + 1);
  const std::size_t before = out.last;
  take_year(out);
  if (out.day == 0 && out.last == before && before < items_.size())
    if (const Symbol* w = as(items_[before], TimeRole::which);
        w && !has(before + 1, TimeRole::unit) && w->value != static_cast<int>(Which::recent)) {
      out.which = static_cast<Which>(w->value);
      out.last = before + 1;
    }
  const bool plain = out.day == 0 && out.year == 0 && out.which == Which::none;
  if (plain && depth == 0 && needs_anchor(at, TimeRole::month)) return std::nullopt;
  return out;
}

// "Thursday", "giovedì scorso", "Thursday, March 21", "mercoledì 7 maggio"
std::optional<Partial> TimeParser::weekday(std::size_t at, int depth) const {
  const Symbol* s = as(items_[at], TimeRole::weekday);
  if (!s) return std::nullopt;
  const std::size_t next = at + (sign(at + 1, ",") ? 2 : 1);
  const std::size_t date = past(next, TimeRole::the);
  if (date < items_.size()) {
    auto full = day_month(date, depth);
    if (!full && has(date, TimeRole::month)) full = month_day(date, depth);
    if (!full && items_[date].number) full = numeric(date, depth);
    if (!full && next == at + 1) full = bare_day(date);
    if (full && full->day != 0) return full;
  }
  Partial out;
  out.weekday = static_cast<int>(s->value);
  out.last = at + 1;
  if (out.last < items_.size())
    if (const Symbol* w = as(items_[out.last], TimeRole::which);
        w && !has(out.last + 1, TimeRole::unit)) {
      out.which = static_cast<Which>(w->value);
      ++out.last;
    }
  if (out.which == Which::none && needs_anchor(at, TimeRole::weekday)) return std::nullopt;
  return out;
}

// "last week of May"; "the last months of 2023": its late part.
std::optional<Partial> TimeParser::last_of(std::size_t at, int depth) const {
  const Symbol& unit = *as(items_[at], TimeRole::unit);
  const std::size_t inner = past(at + 1, TimeRole::of);
  if (inner == at + 1 || depth >= kMaxDepth) return std::nullopt;
  auto of = when(inner, false, depth + 1);
  if (!of || of->nth != 0 || of->part != Part::none || of->vague) return std::nullopt;
  if (plural(unit)) {
    of->part = Part::late;
  } else {
    of->nth = -1;
    of->nth_unit = unit_of(unit);
  }
  return of;
}

// "last year", "the past two years", "lo scorso settembre", "last week of May"
std::optional<Partial> TimeParser::which(std::size_t at, int depth) const {
  const Symbol* s = as(items_[at], TimeRole::which);
  if (!s) return std::nullopt;
  const auto which = static_cast<Which>(s->value);
  const std::size_t next = at + 1;
  if (next >= items_.size()) return std::nullopt;
  if (const auto length = counted(next); length && !length->article) {
    Partial out;
    out.last = length->last;
    out.vague = length->most > 0;
    const bool forward = which == Which::next || which == Which::following;
    if (which == Which::same || which == Which::this_) return std::nullopt;
    out.fixed = rolling(*length, forward);
    return out;
  }
  if (const Symbol* u = as(items_[next], TimeRole::unit)) {
    if (which == Which::last || which == Which::rolling)
      if (auto of = last_of(next, depth)) return of;
    if (plural(*u) || which == Which::recent) {
      Partial out;
      out.last = next + 1;
      out.vague = true;
      return out;
    }
    return from_which(which, unit_of(*u), next + 1, depth);
  }
  Partial out;
  out.which = which;
  out.last = next + 1;
  if (const Symbol* m = as(items_[next], TimeRole::month)) {
    out.month = static_cast<int>(m->value);
    take_days(out, next + 1);
    take_year(out);
  } else if (const Symbol* w = as(items_[next], TimeRole::weekday)) {
    out.weekday = static_cast<int>(w->value);
  } else if (const Symbol* e = as(items_[next], TimeRole::season)) {
    out.season = static_cast<Season>(e->value);
  } else if (number(next) > 0) {  // "lo scorso 23 marzo"
    return day_month(next, depth);
  } else {
    return std::nullopt;
  }
  return out;
}

// "winter of 2024", "estate 2023", "summer"
std::optional<Partial> TimeParser::season(std::size_t at, int depth) const {
  const Symbol* s = as(items_[at], TimeRole::season);
  if (!s) return std::nullopt;
  Partial out;
  out.season = static_cast<Season>(s->value);
  out.last = at + 1;
  take_year(out);
  if (out.year != 0) return out;
  if (out.last < items_.size())
    if (const Symbol* w = as(items_[out.last], TimeRole::which)) {
      out.which = static_cast<Which>(w->value);
      ++out.last;
      return out;
    }
  const bool said = depth > 0 || anchored(at) || (at > 1 && has(at - 1, TimeRole::the));
  return said ? std::optional(out) : std::nullopt;
}

// "settimana scorsa", "anno 2019", "mese di settembre"; inside another: "(end of the) month"
std::optional<Partial> TimeParser::unit(std::size_t at, int depth) const {
  const Symbol* s = as(items_[at], TimeRole::unit);
  if (!s) return std::nullopt;
  const Unit unit = unit_of(*s);
  const std::size_t next = at + 1;
  if (next < items_.size())
    if (const Symbol* w = as(items_[next], TimeRole::which)) {
      const auto which = static_cast<Which>(w->value);
      if (!plural(*s) && which != Which::recent) return from_which(which, unit, next + 1, depth);
      Partial out;
      out.last = next + 1;
      out.vague = true;
      return out;
    }
  if (unit == Unit::year && year(next) != 0) {
    Partial out;
    out.year = year(next);
    out.last = next + 1;
    return out;
  }
  if (unit == Unit::month)
    if (const std::size_t month = past(next, TimeRole::of); has(month, TimeRole::month))
      return month_day(month, 1);
  if (depth == 0 || plural(*s) || unit == Unit::day) return std::nullopt;
  return from_which(Which::this_, unit, next, depth);
}

// "early 2018", "mid-March", "fine 2023", "end of last year"
std::optional<Partial> TimeParser::part(std::size_t at, int depth) const {
  const Symbol* s = as(items_[at], TimeRole::part);
  if (!s || depth >= kMaxDepth) return std::nullopt;
  std::size_t inner = past(at + 1, TimeRole::of);
  if (inner < items_.size() && dash(inner) && attached(inner)) ++inner;
  if (inner == at + 1) inner = past(inner, TimeRole::at);
  auto out = when(inner, false, depth + 1);
  if (!out || out->vague || out->part != Part::none) return std::nullopt;
  out->part = static_cast<Part>(s->value);
  return out;
}

// "first week of June", "second quarter of 2023", "prima metà del 2024"
std::optional<Partial> TimeParser::nth(std::size_t at, int depth) const {
  const Symbol* s = as(items_[at], TimeRole::ordinal);
  if (!s || at + 1 >= items_.size() || depth >= kMaxDepth) return std::nullopt;
  const Item& counted_item = items_[at + 1];
  const Symbol* u = as(counted_item, TimeRole::unit);
  const Symbol* p = as(counted_item, TimeRole::part);
  const bool half = p && static_cast<Part>(p->value) == Part::mid;
  if (!u && !half) return std::nullopt;
  const Unit unit = half ? Unit::half : unit_of(*u);
  const auto n = static_cast<int>(s->value);
  const std::size_t inner = past(at + 2, TimeRole::of);
  if (auto of = when(inner, false, depth + 1); of && of->nth == 0 && !of->vague) {
    of->nth = n;
    of->nth_unit = unit;
    return of;
  }
  Partial out;
  out.last = at + 2;
  if (unit == Unit::quarter && n <= 4)
    out.quarter = n;
  else if (unit == Unit::half && n <= 2 && !half)
    out.half = n;
  else
    return std::nullopt;
  return out;
}

// today, periods of the lexicon, Q3 2023
std::optional<Partial> TimeParser::named(std::size_t at, int) const {
  Partial out;
  out.last = at + 1;
  if (const Symbol* d = as(items_[at], TimeRole::day)) {
    out.fixed = DayInterval::on(anchor_.dct + static_cast<int>(d->value));
    return out;
  }
  if (const Symbol* p = as(items_[at], TimeRole::period)) {
    out.fixed = rules_.periods[static_cast<std::size_t>(p->value)];
    return out;
  }
  if (const Symbol* q = as(items_[at], TimeRole::quarter)) out.quarter = static_cast<int>(q->value);
  if (const Symbol* h = as(items_[at], TimeRole::half)) out.half = static_cast<int>(h->value);
  if (out.quarter == 0 && out.half == 0) return std::nullopt;
  take_year(out);
  return out;
}

// "1990s", "the '90s", "nineties", "anni '90"
std::optional<Partial> TimeParser::decade(std::size_t at, int) const {
  std::size_t i = at;
  const bool before = has(i, TimeRole::decade_before);
  if (before) ++i;
  if (sign(i, "'") || sign(i, "’") || sign(i, "‘")) ++i;
  Partial out;
  int value = number(i);
  if (value >= 0 && value % 10 == 0 && (value < 100 || year(i) != 0)) {
    const bool after = attached(i + 1) && has(i + 1, TimeRole::decade_after);
    if (!before && !after) return std::nullopt;
    out.last = i + (after ? 2 : 1);
  } else if (const Symbol* s = i < items_.size() ? as(items_[i], TimeRole::decade) : nullptr) {
    value = static_cast<int>(s->value);
    out.last = i + 1;
  } else {
    return std::nullopt;
  }
  if (value < 100) value += value < 30 ? 2000 : 1900;
  out.fixed = months_of(value, 1, 120);
  return out;
}

// "2019"; not "2000 containers", "resolution 2087", "2017-strong"
std::optional<Partial> TimeParser::plain_year(std::size_t at, int depth) const {
  Partial out;
  out.year = year(at);
  out.last = at + 1;
  if (out.year == 0) return std::nullopt;
  if (at > 0 && (has(at - 1, TimeRole::label) || sign(at - 1, "/"))) return std::nullopt;
  if (at > 1 && sign(at - 1, ".") && has(at - 2, TimeRole::label)) return std::nullopt;
  if (sign(at + 1, "%") || (has(at + 1, TimeRole::not_after) && !has(at + 1, TimeRole::unit)))
    return std::nullopt;
  if (has(at + 1, TimeRole::counted) && depth == 0 && out.year % 100 == 0) return std::nullopt;
  if (dash(at + 1) && attached(at + 1) && attached(at + 2))  // 2023-24, 2016-2019
    if (const int to = number(at + 2); to > 0) {
      const int end = to < 100 ? out.year / 100 * 100 + to : to;
      if (end > out.year && end <= kLastYear && items_[at + 2].word.size() != 3) {
        out.fixed = DayInterval{year_of(out.year).first, year_of(end).last};
        out.year = 0;
        out.last = at + 3;
      }
    }
  return out;
}

// "the 27th", "il 27"
std::optional<Partial> TimeParser::bare_day(std::size_t at) const {
  std::size_t last = at;
  Partial out;
  if (number(at) < 0) return std::nullopt;
  out.day = day_number(at, last);
  if (out.day == 0 || has(last, TimeRole::not_after) || has(last, TimeRole::counted) ||
      has(last, TimeRole::unit) || (last < items_.size() && items_[last].number))
    return std::nullopt;
  out.last = last;
  return out;
}

}  // namespace vedetta::read::internal
