#include "vedetta/read/quantity.h"

#include <fmt/format.h>

#include "vedetta/read/internal/quantity_rules.h"
#include "vedetta/text/utf8.h"

namespace vedetta::read {
using namespace internal;  // NOLINT: its own parts

struct QuantityReader::Rules : QuantityRules {};

QuantityReader::QuantityReader(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}
QuantityReader::QuantityReader(QuantityReader&&) noexcept = default;
QuantityReader& QuantityReader::operator=(QuantityReader&&) noexcept = default;
QuantityReader::~QuantityReader() = default;

namespace {

using model::Bound;

constexpr std::size_t kRateReach = 6;  // items between a unit and "a year"
constexpr std::size_t kCapReach = 8;   // items between a cap and its figure

struct Unit {
  const CountedUnit* rule = nullptr;
  std::size_t last = 0;  // item behind it
};

class Finder {
 public:
  Finder(const QuantityRules& rules, std::span<const Item> items) : rules_(rules), items_(items) {}

  // The quantity whose number begins at `at`; `at` moves behind what was read either way.
  std::optional<FoundQuantity> next(std::size_t& at);

 private:
  struct Draft {
    Amount amount;
    std::size_t first = 0;  // items
    std::size_t last = 0;
    std::optional<Bound> bound;
    const CountedUnit* unit = nullptr;
    bool ignored = false;
    bool range = false;
  };

  bool has(std::size_t at, Role role) const { return at < items_.size() && is(items_[at], role); }
  bool dash(std::size_t at) const;
  bool attached(std::size_t at) const { return at < items_.size() && !items_[at].space_before; }
  std::optional<Amount> amount(std::size_t at) const;
  std::size_t past_designator(std::size_t at) const;
  std::size_t past_date(const Amount& n) const;
  bool labelled(const Draft& d) const;
  bool is_year(const Draft& d) const;
  bool is_age(const Draft& d) const;
  void join_range(Draft& d) const;
  void join_sum(Draft& d) const;
  void take_unit(Draft& d) const;
  Unit unit_after(std::size_t at, const Draft& d) const;
  void take_currency(Draft& d) const;
  void take_bound(Draft& d) const;
  void take_cap(Draft& d) const;
  bool yearly(const Draft& d) const;
  bool counts(const Draft& d) const;
  FoundQuantity found(const Draft& d) const;

  const QuantityRules& rules_;
  std::span<const Item> items_;
};

bool Finder::dash(std::size_t at) const {
  return at < items_.size() && items_[at].punctuation &&
         (items_[at].word == "-" || items_[at].word == "–" || items_[at].word == "—");
}

std::optional<Amount> Finder::amount(std::size_t at) const {
  return at < items_.size() ? rules_.numbers->read(items_, at) : std::nullopt;
}

// Digits inside dates, clock times, phone numbers, fractions, designators: 2024-05-17, 12:30,
// 9/11, +850 2 381, 11GA, 27th. Returns the item behind them, or `at` when it is a free number.
std::size_t Finder::past_designator(std::size_t at) const {
  const auto glue = [&](std::size_t i) {
    return i + 1 < items_.size() && items_[i].punctuation && attached(i) && attached(i + 1) &&
           items_[i + 1].number && (items_[i].word == "/" || items_[i].word == ":" || dash(i));
  };
  std::size_t last = at + 1;
  std::size_t dashes = 0;
  bool strict = false;
  while (glue(last)) {
    if (dash(last))
      ++dashes;
    else
      strict = true;
    last += 2;
  }
  if (strict || dashes > 1) return last;
  const std::string_view word = items_[at].word;
  if (word.size() > 1 && word[0] == '0' && word.find_first_of(".,") == std::string_view::npos)
    return last;
  if (at > 0 && items_[at - 1].word == "+" && attached(at)) {
    while (last < items_.size() && items_[last].number) ++last;
    return last;
  }
  if (at > 0 && items_[at - 1].punctuation && attached(at) &&
      (items_[at - 1].word == "#" || items_[at - 1].word == "§" || items_[at - 1].word == "/" ||
       items_[at - 1].word == "'"))
    return last;
  if (const std::size_t after = at + 1; attached(after) && !items_[after].punctuation) {
    const Item& next = items_[after];
    const bool known = is(next, Role::attached) || is(next, Role::scale) || is(next, Role::unit) ||
                       is(next, Role::clock_after);
    if (is(next, Role::ordinal) || !known) return after + 1;
  }
  if (has(at + 1, Role::clock_after)) return at + 2;
  return has(at + 1, Role::ordinal) ? at + 2 : at;
}

// "17 May", "May 17", "18 and 19 June", "9-17 June": the item behind, else where it began.
std::size_t Finder::past_date(const Amount& n) const {
  if (has(n.last, Role::month)) return n.last + 1;
  if (!n.plain) return n.first;
  if (n.first > 0 && has(n.first - 1, Role::month)) return n.last;
  if (n.value > Fixed::of(31) || !(has(n.last, Role::joint) || has(n.last, Role::plain_to) ||
                                   has(n.last, Role::to) || dash(n.last)))
    return n.first;
  std::size_t at = n.last + 1;
  if (has(at, Role::the)) ++at;
  const bool day = at < items_.size() && items_[at].number;
  return day && has(at + 1, Role::month) ? at + 2 : n.first;
}

// "resolution 2397", "Boeing 737", "ore 15": only bare numbers are names.
bool Finder::labelled(const Draft& d) const {
  if (d.first == 0) return false;
  std::size_t before = d.first - 1;
  if (has(before, Role::clock_before)) return true;
  if (has(before, Role::of) && before > 0 && is(items_[before - 1], Role::label)) return true;
  if (has(before, Role::month) || has(d.last, Role::month)) return true;
  if (d.last + 1 < items_.size() && has(d.last, Role::of) && has(d.last + 1, Role::month))
    return true;
  const Item& label = items_[before];
  if (is(label, Role::label)) return true;
  return d.amount.plain && label.capital && !label.opens && !label.symbols && !label.punctuation;
}

bool Finder::is_year(const Draft& d) const {
  if (!d.amount.plain || d.bound || items_[d.amount.first].word.size() != 4) return false;
  const std::int64_t year = d.amount.value.millionths() / Fixed::kScale;
  if (year < 1900 || year > 2100) return false;
  if (!d.unit || year % 100 != 0) return true;
  return d.first > 0 && has(d.first - 1, Role::year_before);
}

// "Kim, 71, said"
bool Finder::is_age(const Draft& d) const {
  const auto comma = [&](std::size_t i) { return i < items_.size() && items_[i].word == ","; };
  if (!d.amount.plain || d.first < 2 || items_[d.amount.first].word.size() > 2) return false;
  if (!comma(d.first - 1) || !comma(d.last)) return false;
  return !items_[d.first - 2].number && !(d.last + 1 < items_.size() && items_[d.last + 1].number);
}

// "between 3 and 5 million", "from 10 to 15", "10-15", "two or three": the lower end, at least.
void Finder::join_range(Draft& d) const {
  const bool between = d.first > 0 && has(d.first - 1, Role::between);
  const bool from = d.first > 0 && has(d.first - 1, Role::from);
  const std::size_t link = d.last;
  const bool joined = (between && has(link, Role::and_)) || (from && has(link, Role::to)) ||
                      has(link, Role::plain_to) || dash(link);
  if (!joined) return;
  std::size_t at = link + 1;
  while (has(at, Role::the) && !items_[at].number) ++at;
  const auto upper = amount(at);
  if (!upper || upper->article || upper->one) return;
  if (items_[at].number && past_designator(at) != at) return;
  Fixed lower = d.amount.value;
  if (upper->scale > Fixed::of(1) && d.amount.scale == Fixed::of(1) && lower < upper->scale)
    lower = lower * upper->scale;
  if (lower >= upper->value) return;
  d.amount.value = lower;
  d.amount.plain = false;
  d.last = upper->last;
  if (between || from) --d.first;
  d.bound = Bound::at_least;
  d.range = true;
}

// "1,500 and then 2,000 tons": two figures that share one unit add up.
void Finder::join_sum(Draft& d) const {
  if (d.range || !has(d.last, Role::sum)) return;
  const auto second = amount(d.last + 1);
  if (!second || second->article || second->one || second->bound) return;
  if (items_[second->first].number && past_designator(second->first) != second->first) return;
  Draft whole = d;
  whole.amount.value = d.amount.value + second->value;
  whole.amount.plain = false;
  whole.last = second->last;
  if (has(whole.last, Role::month)) return;
  take_unit(whole);
  if (whole.unit) d = whole;
}

// The noun that was counted: past "of the", a hyphen and a few unknown words.
Unit Finder::unit_after(std::size_t at, const Draft& d) const {
  bool hyphen = false;
  if (dash(at) && attached(at) && attached(at + 1)) {
    ++at;
    hyphen = true;
  } else if (at < items_.size() && items_[at].first + 1 == items_[at].last && at > 0 &&
             items_[at].first == items_[at - 1].first) {
    hyphen = true;  // "two-day": one token
  }
  if (has(at, Role::of)) ++at;
  if (has(at, Role::the) && !items_[at].number) ++at;
  const bool plural = d.amount.value > Fixed::of(1);
  for (std::size_t skipped = 0; at < items_.size() && skipped <= rules_.max_adjectives; ++at) {
    const Item& item = items_[at];
    const CountedUnit* unit = rules_.unit(item);
    const bool other_number = plural && rules_.noun_compounds && !hyphen;
    if (unit && !(other_number && unit->singular_only)) {
      if (rules_.noun_compounds)
        while (at + 1 < items_.size() && !hyphen && rules_.unit(items_[at + 1]) &&
               !(other_number && rules_.unit(items_[at + 1])->singular_only))
          unit = rules_.unit(items_[++at]);
      return {unit, at + 1};
    }
    if (item.punctuation && item.word != "\"" && item.word != "-") break;
    if (item.number || is(item, Role::stop) || is(item, Role::count) || is(item, Role::month))
      break;
    if (!unit && rules_.is_plural_noun(item.word) && !item.capital) break;
    if (!item.punctuation) ++skipped;
  }
  return {};
}

void Finder::take_unit(Draft& d) const {
  const Unit unit = unit_after(d.last, d);
  if (!unit.rule) return;
  d.ignored = unit.rule->unit.empty();
  d.unit = unit.rule;
  d.last = unit.last;
}

void Finder::take_currency(Draft& d) const {
  if (d.first == 0) return;
  std::size_t before = d.first - 1;
  const Symbol* s = items_[before].as(kind(Role::currency));
  if (!s) return;
  d.unit = &rules_.units[static_cast<std::size_t>(s->value)];
  d.first = before;
}

void Finder::take_bound(Draft& d) const {
  if (!d.bound) d.bound = d.amount.bound;
  std::size_t at = d.first;
  for (std::size_t glue = 0; glue < 3 && at > 0; ++glue) {
    const Item& item = items_[at - 1];
    if (const Symbol* s = item.as(kind(Role::before))) {
      const auto said = static_cast<Bound>(s->value);
      // an article before a figure means "about" only where nothing else says more
      if (!(is(item, Role::article) && d.bound)) {
        if (!d.range) d.bound = said;
        d.first = at - 1;
        if (said != Bound::about || d.range) return;
        at = d.first;  // "more than about 40": the outer word wins
        continue;
      }
    }
    if (!is(item, Role::the) && !is(item, Role::article) && !is(item, Role::of)) break;
    --at;
  }
  if (const std::size_t last = d.last; last < items_.size() && !d.range)
    if (const Symbol* s = items_[last].as(kind(Role::after)); s && !d.bound) {
      d.bound = static_cast<Bound>(s->value);
      d.last = last + 1;
    }
}

bool Finder::yearly(const Draft& d) const {
  for (std::size_t i = d.last; i < items_.size() && i < d.last + kRateReach; ++i) {
    if (is(items_[i], Role::rate)) return true;
    if (items_[i].number || (items_[i].punctuation && !dash(i))) break;
  }
  return false;
}

// "the annual limit of …", "capped … at …", "the 500,000-barrel cap": at most, perhaps a year.
void Finder::take_cap(Draft& d) const {
  bool rate = yearly(d);
  bool cap = false;
  for (std::size_t i = d.last; i < items_.size() && i < d.last + 3; ++i) {
    if (items_[i].number || is(items_[i], Role::stop)) break;
    if (is(items_[i], Role::cap)) cap = true;
  }
  if (d.first > 0 && (has(d.first - 1, Role::cap_link) || has(d.first - 1, Role::cap)))
    for (std::size_t i = d.first; i-- > 0 && i + kCapReach > d.first;) {
      if (items_[i].number || items_[i].word == "," || items_[i].word == ";") break;
      if (!is(items_[i], Role::cap)) continue;
      cap = true;
      rate = rate || (i > 0 && has(i - 1, Role::rate)) || has(i + 1, Role::rate);
      break;
    }
  if (cap && !d.bound) d.bound = Bound::at_most;
  if (rate && d.unit && d.unit->yearly) d.unit = &rules_.units[d.unit->yearly];
}

// Whether what was read is a quantity at all.
bool Finder::counts(const Draft& d) const {
  if (d.ignored) return false;
  if (d.bound == Bound::at_least && (d.amount.one || d.amount.article) && !d.unit)
    return true;  // "almeno un sistema"
  if (d.amount.article || d.amount.one)
    return d.unit && !has(d.amount.last, Role::of) && (!d.amount.article || d.unit->article_counts);
  if (is_year(d) || is_age(d)) return false;
  return d.unit || d.bound || !labelled(d);
}

FoundQuantity Finder::found(const Draft& d) const {
  FoundQuantity out;
  out.first = items_[d.first].first;
  out.last = items_[d.last - 1].last;
  out.bare = d.unit == nullptr;
  out.quantity.bound = d.bound.value_or(Bound::exactly);
  out.quantity.value = d.amount.value;
  if (d.unit) {
    out.quantity.unit = d.unit->unit;
    out.quantity.value = d.amount.value * d.unit->factor;
  }
  return out;
}

std::optional<FoundQuantity> Finder::next(std::size_t& at) {
  const std::size_t start = at++;
  const auto number = amount(start);
  if (!number) return std::nullopt;
  if (items_[start].number) {
    const std::size_t past = past_designator(start);
    if (past != start) {
      at = past;
      return std::nullopt;
    }
  }
  Draft d{*number, number->first, number->last, std::nullopt, nullptr, false, false};
  if (const std::size_t past = past_date(*number); past != start) {
    at = past;
    return std::nullopt;
  }
  take_currency(d);
  join_range(d);
  if (!d.unit) take_unit(d);
  if (!d.unit) join_sum(d);
  take_bound(d);
  take_cap(d);
  if (!counts(d)) {
    at = d.amount.article ? start + 1 : std::max(number->last, d.ignored ? d.last : number->last);
    return std::nullopt;
  }
  at = d.last;
  return found(d);
}

}  // namespace

Result<QuantityReader> QuantityReader::load(const DataPack& data, const std::string& language) {
  VEDETTA_TRY(QuantityRules rules, QuantityRules::load(data, language));
  auto own = std::make_unique<Rules>();
  static_cast<QuantityRules&>(*own) = std::move(rules);
  return QuantityReader(std::move(own));
}

ItemRows QuantityReader::rows(const Tokens& tokens) const {
  return rules_->numbers->phrases().read(tokens);
}

std::vector<FoundQuantity> QuantityReader::find(std::u32string_view text, const Tokens& tokens,
                                                std::span<const Item> items) const {
  Finder finder(*rules_, items);
  std::vector<FoundQuantity> out;
  for (std::size_t at = 0; at < items.size();) {
    auto found = finder.next(at);
    if (!found) continue;
    if (!out.empty() && found->first < out.back().last) found->first = out.back().last;
    if (found->first >= found->last) continue;
    model::Span& place = found->quantity.place;
    place.start = tokens[found->first].start;
    place.end = tokens[found->last - 1].end;
    found->quantity.as_written = text::encode(text.substr(place.start, place.end - place.start));
    out.push_back(std::move(*found));
  }
  return out;
}

}  // namespace vedetta::read
