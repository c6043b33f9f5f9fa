#include "vedetta/read/when.h"

#include <algorithm>

#include "vedetta/read/internal/time_parser.h"

namespace vedetta::read {
using namespace internal;  // NOLINT: its own parts

struct TimeReader::Rules : TimeRules {
  explicit Rules(TimeRules rules) : TimeRules(std::move(rules)) {}
};

TimeReader::TimeReader(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}
TimeReader::TimeReader(TimeReader&&) noexcept = default;
TimeReader& TimeReader::operator=(TimeReader&&) noexcept = default;
TimeReader::~TimeReader() = default;

namespace {

constexpr std::size_t kReach = 6;  // items from a preposition to the word that carries a time

struct Read {
  FoundTime time;
  std::size_t last = 0;  // items
  int year = 0;          // said, of a day, month or year
};

class Finder {
 public:
  Finder(const TimeRules& rules, std::span<const Item> items, const TimeAnchor& anchor, Tense tense)
      : items_(items), parser_(rules, items, anchor, tense) {}
  std::optional<Read> read(std::size_t at) const;

 private:
  bool has(std::size_t at, TimeRole role) const { return parser_.has(at, role); }
  Day dct() const { return parser_.anchor().dct; }
  std::optional<Read> range(std::size_t at) const;
  std::optional<Read> range_to(std::size_t at, TimeRole link, bool bare_ends) const;
  std::optional<Read> range_from(const Partial& first, TimeRole link, bool bare_ends) const;
  std::optional<Read> plural_unit(std::size_t at) const;
  std::optional<Read> length(std::size_t at) const;
  std::optional<Read> shifted(std::size_t at, const Counted& length) const;
  std::optional<Read> rolled(const Counted& length) const;
  std::optional<Read> ago(const Counted& length, std::size_t last) const;
  std::optional<Read> related(std::size_t at) const;
  std::optional<Read> rest_of(std::size_t at) const;
  std::optional<Read> point(std::size_t at) const;
  std::optional<Read> found(std::optional<DayInterval> interval, std::size_t last,
                            bool vague = false) const;
  std::optional<Read> vague(std::size_t last) const;
  std::optional<Read> duration(const Counted& length) const;
  DayInterval moved(const Counted& length, DayInterval from, bool back) const;

  std::span<const Item> items_;
  TimeParser parser_;
};

std::optional<Read> Finder::found(std::optional<DayInterval> interval, std::size_t last,
                                  bool vague) const {
  if (!interval || interval->empty()) return std::nullopt;
  Read out;
  out.time.interval = *interval;
  out.time.vague = vague;
  out.last = last;
  return out;
}

std::optional<Read> Finder::vague(std::size_t last) const {
  return found(DayInterval{}, last, true);
}

std::optional<Read> Finder::duration(const Counted& length) const {
  Read out;
  out.time.duration = true;
  out.time.vague = length.most > 0;
  out.time.days = length.number * length_days(length.unit);
  out.last = length.last;
  return out;
}

// "between A and B", "from A to B", "tra il 9 e il 17 giugno"
std::optional<Read> Finder::range(std::size_t at) const {
  if (has(at, TimeRole::between))
    if (auto out = range_to(at + 1, TimeRole::and_, true)) return out;
  if (has(at, TimeRole::from) || has(at, TimeRole::since))
    if (auto out = range_to(at + 1, TimeRole::to, true)) return out;
  return std::nullopt;
}

// A first end at `at`, the link, a second end.
std::optional<Read> Finder::range_to(std::size_t at, TimeRole link, bool bare_ends) const {
  const auto first = parser_.when(at, bare_ends);
  return first ? range_from(*first, link, bare_ends) : std::nullopt;
}

std::optional<Read> Finder::range_from(const Partial& first, TimeRole link, bool bare_ends) const {
  if (first.vague) return std::nullopt;
  std::size_t next = first.last;
  if (bare_ends && first.month != 0 && first.day_to != 0 && !has(next, link))
    return found(parser_.resolve(first), next);  // "dal 5 al 10 maggio"
  if (!bare_ends && !parser_.dash(next)) return std::nullopt;
  if (bare_ends && !has(next, link)) return std::nullopt;
  next = parser_.past(next + 1, TimeRole::at);
  const auto second = parser_.when(next, bare_ends);
  if (!second || second->vague) return std::nullopt;
  if (second->day != 0 && second->month == 0 && first.month == 0 && first.day != 0)
    return std::nullopt;  // "between 9 and 17": no date
  return found(parser_.resolve(first, *second), second->last);
}

// "for years", "da anni", "months ago", "weeks later": no number, no interval.
std::optional<Read> Finder::plural_unit(std::size_t at) const {
  const auto units = [&](std::size_t i) {
    const Symbol* s = i < items_.size() ? as(items_[i], TimeRole::unit) : nullptr;
    return s && plural(*s);
  };
  const std::size_t next = at + 1;
  if ((has(at, TimeRole::for_) || has(at, TimeRole::since)) && units(next)) {
    const bool dated = has(next + 1, TimeRole::which) || has(next + 1, TimeRole::decade);
    return dated ? std::nullopt : vague(at + 2);
  }
  if (units(at) &&
      (has(next, TimeRole::ago) || has(next, TimeRole::earlier) || has(next, TimeRole::later)))
    return vague(at + 2);
  return std::nullopt;
}

// A length counted from an interval: a day, the calendar month or year, the same day weeks away.
DayInterval Finder::moved(const Counted& length, DayInterval from, bool back) const {
  const int sign = back ? -1 : 1;
  const Day base = back ? from.first.value_or(*from.last) : from.last.value_or(*from.first);
  const auto one = [&](int n) {
    if (length.unit == Unit::day || length.unit == Unit::week || length.unit == Unit::fortnight)
      return DayInterval::on(shift(base, length.unit, sign * n));
    return unit_at(base, length.unit, sign * n);
  };
  DayInterval out = one(length.number);
  if (length.most > length.number) {
    const DayInterval far = one(length.most);
    out = back ? DayInterval{far.first, out.last} : DayInterval{out.first, far.last};
  }
  return out;
}

std::optional<Read> Finder::ago(const Counted& length, std::size_t last) const {
  const bool few = length.most > 0;
  if (length.unit == Unit::week && !few)
    return found(unit_at(dct(), Unit::week, -length.number), last);
  return found(moved(length, DayInterval::on(dct()), true), last, few);
}

// Behind a length: ago, earlier, later, after something, from now.
std::optional<Read> Finder::shifted(std::size_t at, const Counted& length) const {
  const bool few = length.most > 0;
  if (has(at, TimeRole::ago)) return ago(length, at + 1);
  if (has(at, TimeRole::hence))
    return found(moved(length, DayInterval::on(dct()), false), at + 1, few);
  const bool back = has(at, TimeRole::earlier) || has(at, TimeRole::before);
  if (!back && !has(at, TimeRole::later) && !has(at, TimeRole::after)) return std::nullopt;
  if (has(at, TimeRole::before) || has(at, TimeRole::after))
    if (const auto from = parser_.when(parser_.past(at + 1, TimeRole::of), false);
        from && !from->vague)
      if (const auto day = parser_.resolve(*from))
        return found(moved(length, *day, back), from->last, few);
  const DayInterval last{parser_.base(), parser_.base_end()};
  return found(moved(length, last, back), at + 1, few);
}

// "i due anni scorsi", "les deux derniers mois"
std::optional<Read> Finder::rolled(const Counted& length) const {
  Which which = length.which;
  std::size_t last = length.last;
  if (which == Which::none && last < items_.size())
    if (const Symbol* s = as(items_[last], TimeRole::which)) {
      which = static_cast<Which>(s->value);
      ++last;
    }
  if (length.article || (which != Which::last && which != Which::rolling && which != Which::next))
    return std::nullopt;
  return found(parser_.rolling(length, which == Which::next), last, length.most > 0);
}

// "two days ago", "the day after", "for ten weeks", "two-day", "since two years", "hace dos días"
std::optional<Read> Finder::length(std::size_t at) const {
  const bool the = has(at, TimeRole::the);
  const auto direct = parser_.counted(at);
  if (direct) {
    if (auto out = shifted(direct->last, *direct)) return out;
    if (auto out = rolled(*direct)) return out;
    // "a year" alone is a rate
    return direct->article ? std::nullopt : duration(*direct);
  }
  if (the && at + 2 < items_.size())
    if (const Symbol* s = as(items_[at + 1], TimeRole::unit); s && !plural(*s))
      if (!as(items_[at + 2], TimeRole::which))
        if (auto out = shifted(at + 2, {at + 2, 1, 0, unit_of(*s), Which::none, false})) return out;
  const auto inner = parser_.counted(at + 1);
  if (!inner) return std::nullopt;
  if (auto out = shifted(inner->last, *inner)) return out;
  if (has(at, TimeRole::ago)) return ago(*inner, inner->last);  // "il y a deux jours"
  const bool ahead = !has(at, TimeRole::at) || parser_.tense() == Tense::future;
  if (has(at, TimeRole::hence) && ahead && !has(inner->last, TimeRole::and_))
    return found(moved(*inner, DayInterval::on(dct()), false), inner->last, inner->most > 0);
  if (has(at, TimeRole::since))
    return found(parser_.rolling(*inner, false), inner->last, inner->most > 0);
  if (has(at, TimeRole::for_)) return duration(*inner);
  return std::nullopt;
}

// "since 2022", "until the end of March", "before 2017", "by Friday"
std::optional<Read> Finder::related(std::size_t at) const {
  const bool since = has(at, TimeRole::since);
  const bool until = has(at, TimeRole::until);
  const bool before = has(at, TimeRole::before);
  const bool after = has(at, TimeRole::after);
  const bool by = has(at, TimeRole::by);
  if (!since && !until && !before && !after && !by) return std::nullopt;
  const auto said = parser_.when(parser_.past(at + 1, TimeRole::at), false);
  if (!said) return std::nullopt;
  if (said->vague) return vague(said->last);
  const auto day = parser_.resolve(*said);
  if (!day) return std::nullopt;
  const auto open_or_dct = [&](Day from) {
    return from <= dct() && parser_.tense() != Tense::future ? std::optional(dct()) : std::nullopt;
  };
  DayInterval out;
  if (since && day->first) {
    out = {day->first, open_or_dct(*day->first)};
  } else if (after && day->last) {
    out = {*day->last + 1, open_or_dct(*day->last + 1)};
  } else if ((until || by) && day->last) {
    out = {std::nullopt, day->last};
  } else if (before && day->first) {
    out = {std::nullopt, *day->first - 1};
  } else {
    return std::nullopt;
  }
  return found(out, said->last);
}

// "earlier this year", "later this month"
std::optional<Read> Finder::rest_of(std::size_t at) const {
  const bool earlier = has(at, TimeRole::earlier);
  if (!earlier && !has(at, TimeRole::later)) return std::nullopt;
  const auto* which = at + 1 < items_.size() ? as(items_[at + 1], TimeRole::which) : nullptr;
  if (!which || static_cast<Which>(which->value) != Which::this_) return std::nullopt;
  const auto said = parser_.when(at + 1, false);
  const auto whole = said ? parser_.resolve(*said) : std::nullopt;
  if (!whole || !whole->first || !said->fixed) return std::nullopt;
  const auto* unit = at + 2 < items_.size() ? as(items_[at + 2], TimeRole::unit) : nullptr;
  if (!unit) return std::nullopt;
  const DayInterval full = unit_at(dct(), static_cast<Unit>(unit->value & ~kPlural), 0);
  return found(earlier ? DayInterval{full.first, dct()} : DayInterval{dct(), full.last},
               said->last);
}

std::optional<Read> Finder::point(std::size_t at) const {
  const auto said = parser_.when(at, false);
  if (!said) return std::nullopt;
  if (auto out = range_from(*said, TimeRole::to, false)) return out;
  if (said->vague && !said->fixed) return vague(said->last);
  auto out = found(parser_.resolve(*said), said->last, said->vague);
  if (!out) return out;
  out->time.current = said->current;
  out->time.weekday = said->weekday && said->day == 0 && said->which == Which::none;
  out->year = said->year;
  return out;
}

std::optional<Read> Finder::read(std::size_t at) const {
  const Item& item = items_[at];
  if (!item.symbols && !item.number) return std::nullopt;
  if (is(item, TimeRole::vague)) return vague(at + 1);
  using Form = std::optional<Read> (Finder::*)(std::size_t) const;
  static constexpr Form kForms[] = {&Finder::range,   &Finder::plural_unit, &Finder::rest_of,
                                    &Finder::related, &Finder::length,      &Finder::point};
  for (const Form form : kForms)
    if (auto out = (this->*form)(at)) return out;
  if (!is(item, TimeRole::at)) return std::nullopt;
  return point(at + 1);
}

// Words that carry a time; articles, prepositions and counts mean nothing without one of them near.
constexpr Kinds kCarriers = kinds_of(
    {TimeRole::unit, TimeRole::month, TimeRole::weekday, TimeRole::day, TimeRole::season,
     TimeRole::decade, TimeRole::period, TimeRole::quarter, TimeRole::half, TimeRole::vague});
bool carries(const Item& item) {
  return item.number || is_any(item, kCarriers);
}

}  // namespace

Result<TimeReader> TimeReader::load(const DataPack& data, const std::string& language) {
  VEDETTA_TRY(TimeRules rules, TimeRules::load(data, language));
  return TimeReader(std::make_unique<Rules>(std::move(rules)));
}

ItemRows TimeReader::rows(const Tokens& tokens) const {
  return rules_->phrases.read(tokens, kCarriers);
}

std::vector<FoundTime> TimeReader::find(std::span<const Item> items, const Sentence& sentence,
                                        TimeAnchor& anchor, Tense tense) const {
  const Finder finder(*rules_, items, anchor, tense);
  std::vector<FoundTime> out;
  int year = 0;
  std::size_t carrier = 0;  // the next item at or behind `at` that carries a time
  for (std::size_t at = 0; at < items.size();) {
    carrier = std::max(carrier, at);
    while (carrier < items.size() && !carries(items[carrier])) ++carrier;
    if (carrier == items.size()) break;
    if (carrier > at + kReach) {
      at = carrier - kReach;
      continue;
    }
    const auto read = finder.read(at);
    if (!read) {
      ++at;
      continue;
    }
    FoundTime time = read->time;
    time.first = items[at].first;
    time.last = items[read->last - 1].last;
    if (!out.empty()) time.first = std::max(time.first, out.back().last);
    at = read->last;
    if (time.first >= time.last) continue;
    if (!time.vague && !time.duration) anchor.last = time.interval;
    const bool opens = time.first <= sentence.first + 1;
    if (opens && read->year != 0 && read->year < anchor.dct.civil().year)
      anchor.year = year = read->year;
    out.push_back(time);
  }
  anchor.year = year;
  return out;
}

}  // namespace vedetta::read
