#include "vedetta/read/internal/number_words.h"

#include <fmt/format.h>

#include <charconv>

namespace vedetta::read::internal {
namespace {

constexpr std::size_t kMaxParts = 12;
constexpr std::size_t kMaxDigits = 15;
constexpr std::size_t kMaxSplitWord = 48;
constexpr std::int64_t kMost = 1'000'000'000'000;

constexpr std::pair<std::string_view, Role> kCounted[] = {
    {"count", Role::count},           {"scale", Role::scale},       {"plural", Role::plural},
    {"collective", Role::collective}, {"multiple", Role::multiple}, {"attached", Role::attached}};

constexpr std::pair<std::string_view, Role> kWords[] = {{"half", Role::half},
                                                        {"article", Role::article},
                                                        {"joint", Role::joint},
                                                        {"of", Role::of},
                                                        {"the", Role::the},
                                                        {"several", Role::several},
                                                        {"between", Role::between},
                                                        {"and", Role::and_},
                                                        {"from", Role::from},
                                                        {"to", Role::to},
                                                        {"plain_to", Role::plain_to},
                                                        {"sum", Role::sum},
                                                        {"cap", Role::cap},
                                                        {"cap_link", Role::cap_link},
                                                        {"rate", Role::rate},
                                                        {"label", Role::label},
                                                        {"stop", Role::stop},
                                                        {"ignore", Role::ignore},
                                                        {"clock_before", Role::clock_before},
                                                        {"clock_after", Role::clock_after},
                                                        {"ordinal", Role::ordinal},
                                                        {"year_before", Role::year_before}};

Error bad(std::string what, std::string_view file, const Value& at) {
  return {ErrorCode::bad_data_file, std::move(what), fmt::format("{}:{}", file, at.line()), ""};
}

// The value of a run of number parts: hundreds and thousands multiply what stands before them,
// whatever order units and tens have (einundzwanzig).
Fixed value_of(const std::vector<std::int64_t>& parts) {
  std::int64_t total = 0;
  std::int64_t current = 0;
  for (const std::int64_t part : parts) {
    if (part == 100) {
      const std::int64_t hundreds = current % 100;
      current += (hundreds == 0 ? 1 : hundreds) * 100 - hundreds;
    } else if (part >= 1000 && current == 0 && total > 0) {
      if (total > kMost / part) return Fixed::of(kMost);  // "two thousand million"
      total *= part;
    } else if (part >= 1000) {
      total += (current == 0 ? 1 : current) * part;
      current = 0;
    } else {
      current += part;
    }
    if (total > kMost) return Fixed::of(kMost);
  }
  return Fixed::of(total + current);
}

// "and a half" at `at`: the item behind it, else `at`.
std::size_t past_half(std::span<const Item> items, std::size_t at) {
  std::size_t i = at;
  if (i >= items.size() || !(is(items[i], Role::joint) || is(items[i], Role::and_))) return at;
  if (++i < items.size() && is(items[i], Role::article)) ++i;
  return i < items.size() && is(items[i], Role::half) ? i + 1 : at;
}

bool digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

Result<NumberWords> NumberWords::from(const Value& number, const Value& lang,
                                      std::string_view file) {
  NumberWords out(TokenRules::from(lang));
  if (const std::string& decimal = lang["decimal"].string(); decimal == "," || decimal == ".")
    out.decimal_ = decimal[0];
  else
    return bad("lang.toml has no decimal = \".\" or \",\"", file, lang);
  VEDETTA_CHECK(out.load(number, file));
  return out;
}

Status NumberWords::load(const Value& number, std::string_view file) {
  space_groups_ = number["space_groups"].boolean();
  const bool compounds = number.find("compound") != nullptr;
  if (compounds) parts_.emplace_back();
  const auto each = [&](const Value& table, auto&& use) -> Status {
    for (const auto& [key, words] : table.object()) {
      std::int64_t value = 0;
      const auto [end, fault] = std::from_chars(key.data(), key.data() + key.size(), value);
      if (fault != std::errc{} || end != key.data() + key.size() || value < 0 || value > kMost)
        return bad(fmt::format("\"{}\" is not a whole number", key), file, words);
      for (const std::string& word : words.strings()) use(word, value);
    }
    return ok_status();
  };
  for (const auto& [name, role] : kCounted) {
    const bool part = compounds && (role == Role::count || role == Role::scale);
    const Role r = role;
    VEDETTA_CHECK(each(number[name], [&](const std::string& word, std::int64_t value) {
      phrases_.add(word, {kind(r), value}, r != Role::attached);
      if (part && word.find(' ') == std::string::npos) add_part(word, value);
    }));
  }
  VEDETTA_CHECK(each(number["compound"],
                     [&](const std::string& word, std::int64_t value) { add_part(word, value); }));
  for (const auto& [name, role] : kWords)
    for (const std::string& word : number["words"][name].strings())
      phrases_.add(word, {kind(role), 0}, role == Role::half);
  for (const auto& [name, role] : {std::pair{"before", Role::before}, {"after", Role::after}})
    for (const auto& [sign, words] : number[name].object()) {
      const auto bound = model::parse_bound(sign);
      if (!bound) return bad(fmt::format("\"{}\" is not a bound", sign), file, words);
      for (const std::string& word : words.strings())
        phrases_.add(word, {kind(role), static_cast<std::int64_t>(*bound)});
    }
  return ok_status();
}

void NumberWords::add_part(std::string_view word, std::int64_t value) {
  std::size_t node = 0;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    if (parts_[node].next[byte] == 0) {
      if (parts_.size() >= 0xFFFF) return;
      parts_[node].next[byte] = static_cast<std::uint16_t>(parts_.size());
      parts_.emplace_back();
    }
    node = parts_[node].next[byte];
  }
  parts_[node].value = value;
}

// Longest part first; the depth and the word's length bound the search.
bool NumberWords::split(std::string_view word, std::size_t depth,
                        std::vector<std::int64_t>& parts) const {
  if (word.empty()) return true;
  if (depth == kMaxParts) return false;
  std::array<std::pair<std::size_t, std::int64_t>, 4> ends;
  std::size_t count = 0;
  std::size_t node = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    node = parts_[node].next[static_cast<unsigned char>(word[i])];
    if (node == 0) break;
    if (parts_[node].value >= 0 && count < ends.size()) ends[count++] = {i + 1, parts_[node].value};
  }
  while (count-- > 0) {
    parts.push_back(ends[count].second);
    if (split(word.substr(ends[count].first), depth + 1, parts)) return true;
    parts.pop_back();
  }
  return false;
}

std::optional<Fixed> NumberWords::compound(std::string_view word) const {
  if (parts_.empty() || word.size() > kMaxSplitWord) return std::nullopt;
  std::vector<std::int64_t> parts;
  if (!split(word, 0, parts)) return std::nullopt;
  return value_of(parts);
}

std::optional<Fixed> NumberWords::digits(std::string_view word, bool scaled) const {
  std::string plain;
  std::vector<std::pair<std::size_t, char>> separators;  // place in `plain`, sign
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto c = static_cast<unsigned char>(word[i]);
    if (digit(word[i]))
      plain += word[i];
    else if (c < 0x80)
      separators.emplace_back(plain.size(), word[i]);
    else if (c >= 0xC0)
      separators.emplace_back(plain.size(), ' ');
  }
  if (plain.empty() || plain.size() > kMaxDigits) return std::nullopt;
  bool decimal = false;
  if (!separators.empty()) {
    const auto [last, sign] = separators.back();
    const bool alone = separators.size() == 1;
    const bool three = plain.size() - last == 3;
    const bool spaced = sign != '.' && sign != ',';
    const bool zero = plain[0] == '0';
    decimal = !spaced && (alone ? !three || zero || (scaled && sign == decimal_)
                                : sign != separators[separators.size() - 2].second);
    if (!decimal && !three) return std::nullopt;
    const std::size_t groups = separators.size() - (decimal ? 1 : 0);
    if (groups > 0 && (separators[0].first > 3 || zero)) return std::nullopt;
    for (std::size_t i = 1; i < groups + (decimal && groups > 0 ? 1 : 0); ++i)
      if (separators[i].first - separators[i - 1].first != 3 ||
          (i < groups && separators[i].second != separators[0].second))
        return std::nullopt;
  }
  const std::size_t cut = decimal ? separators.back().first : plain.size();
  std::string text = plain.substr(0, cut);
  if (decimal) text += "." + plain.substr(cut, 6);
  const Result<Fixed> value = Fixed::parse(text);
  return value ? std::optional(*value) : std::nullopt;
}

// A scale at `at`, perhaps behind a hyphen ("165-thousand"), or a letter right behind digits.
bool NumberWords::scale_at(std::span<const Item> items, std::size_t at, bool after_digits,
                           Fixed& value, std::size_t& last) const {
  if (at >= items.size()) return false;
  if (after_digits && !items[at].space_before)
    if (const Symbol* s = items[at].as(kind(Role::attached))) {
      value = Fixed::of(s->value);
      last = at + 1;
      return true;
    }
  if (after_digits && items[at].punctuation && !items[at].space_before && items[at].word == "-" &&
      at + 1 < items.size() && !items[at + 1].space_before)
    ++at;
  const Symbol* s = items[at].as(kind(Role::scale));
  if (!s) s = items[at].as(kind(Role::multiple));
  if (!s) s = items[at].as(kind(Role::plural));
  if (!s && at > 0) s = items[at].as(kind(Role::collective));
  if (!s) return false;
  value = Fixed::of(s->value);
  last = at + 1;
  return true;
}

// Scales behind a value multiply it: "3 hundred thousand", "mille miliardi"; "… e mezzo" adds half.
void NumberWords::scales(std::span<const Item> items, Amount& amount) const {
  Fixed scale;
  bool any = false;
  while (scale_at(items, amount.last, amount.digits && !any, scale, amount.last)) {
    amount.value = amount.value * scale;
    amount.scale = amount.scale * scale;
    any = true;
    amount.plain = false;
  }
  const std::size_t past = any ? past_half(items, amount.last) : amount.last;
  if (past == amount.last) return;
  amount.value = amount.value + amount.scale / Fixed::of(2);
  amount.last = past;
}

// "two and a half million", "2 and a half tonnes"
void NumberWords::half_then_scales(std::span<const Item> items, Amount& amount) const {
  if (const std::size_t past = past_half(items, amount.last); past != amount.last) {
    amount.value = amount.value + Fixed::ratio(1, 2) * amount.scale;
    amount.last = past;
    amount.plain = false;
  }
  scales(items, amount);
}

std::optional<Amount> NumberWords::read_digits(std::span<const Item> items, std::size_t at) const {
  Amount out;
  out.first = at;
  out.last = at + 1;
  out.digits = true;
  std::string word(items[at].word);
  if (space_groups_)
    while (out.last < items.size() && items[out.last].number && items[out.last].space_before &&
           items[out.last].word.size() == 3 && word.size() <= kMaxDigits &&
           (word.size() <= 3 || out.last > at + 1))
      word += items[out.last++].word;
  Fixed scale;
  std::size_t last = 0;
  const auto value = digits(word, scale_at(items, out.last, true, scale, last));
  if (!value) return std::nullopt;
  out.value = *value;
  out.plain = word.find_first_not_of("0123456789") == std::string::npos && out.last == at + 1;
  half_then_scales(items, out);
  return out;
}

std::optional<Amount> NumberWords::read_words(std::span<const Item> items, std::size_t at) const {
  Amount out;
  out.first = at;
  std::vector<std::int64_t> parts;
  std::int64_t lowest = INT64_MAX;  // what may still follow must be smaller
  std::size_t i = at;
  for (; i < items.size() && parts.size() < kMaxParts; ++i) {
    std::int64_t value = 0;
    if (const Symbol* s = items[i].as(kind(Role::count))) {
      value = s->value;
      if (value >= lowest || (value == 0 && i > at)) break;
      lowest = value >= 20 && value < 100 && value % 10 == 0 ? 10 : value < 100 ? 0 : 100;
    } else if (const Symbol* t = items[i].as(kind(Role::scale)); t) {
      value = t->value;
      lowest = value;
    } else if (!parts.empty() && (is(items[i], Role::joint) || is(items[i], Role::and_)) &&
               parts.back() >= 100 && i + 1 < items.size() && items[i + 1].as(kind(Role::count)) &&
               items[i + 1].as(kind(Role::count))->value < lowest) {
      continue;
    } else {
      break;
    }
    parts.push_back(value);
  }
  if (parts.empty()) {
    const auto value = compound(items[at].word);
    if (!value || items[at].number || items[at].punctuation) return std::nullopt;
    out.value = *value;
    out.last = at + 1;
  } else {
    out.value = value_of(parts);
    out.last = i;
    out.one = parts.size() == 1 && parts[0] == 1;
    if (parts.back() >= 100) out.scale = Fixed::of(parts.back());
  }
  half_then_scales(items, out);
  if (out.value != Fixed::of(1)) out.one = false;
  return out;
}

// "hundreds of thousands of": twice the scale at least; "several dozen" alike.
std::optional<Amount> NumberWords::read_plural(std::span<const Item> items, std::size_t at) const {
  Amount out;
  out.first = at;
  const bool several = is(items[at], Role::several);
  std::size_t i = several ? at + 1 : at;
  out.value = Fixed::of(2);
  bool any = false;
  while (i < items.size()) {
    const Symbol* s = items[i].as(kind(Role::plural));
    if (!s && (several || any)) s = items[i].as(kind(Role::scale));
    if (!s && several) s = items[i].as(kind(Role::multiple));
    if (!s) break;
    out.value = out.value * Fixed::of(s->value);
    any = true;
    out.last = ++i;
    if (i + 1 < items.size() && is(items[i], Role::of) && items[i + 1].as(kind(Role::plural))) ++i;
  }
  if (!any) return std::nullopt;
  out.bound = model::Bound::at_least;
  return out;
}

// "half a million", "mezzo milione"
std::optional<Amount> NumberWords::read_half(std::span<const Item> items, std::size_t at) const {
  std::size_t i = at + 1;
  if (i < items.size() && is(items[i], Role::article)) ++i;
  Amount out;
  out.first = at;
  out.last = i;
  out.value = Fixed::ratio(1, 2);
  scales(items, out);
  return out.last > i ? std::optional(out) : std::nullopt;
}

std::optional<Amount> NumberWords::read(std::span<const Item> items, std::size_t at) const {
  const Item& item = items[at];
  if (item.number) return read_digits(items, at);
  if (item.punctuation) return std::nullopt;
  if (item.kinds == 0) return parts_.empty() ? std::nullopt : read_words(items, at);
  if (is(item, Role::half)) return read_half(items, at);
  const bool article = is(item, Role::article);
  // an article, or nothing, before a scale or a collective: "a hundred", "una decina", "mille"
  const std::size_t next = at + (article ? 1 : 0);
  if (next < items.size()) {
    if (const Symbol* s = items[next].as(kind(Role::collective))) {
      Amount out{Fixed::of(s->value), at, next + 1, model::Bound::about};
      out.scale = out.value;
      scales(items, out);
      return out;
    }
    if (items[next].as(kind(Role::multiple))) {
      Amount out{Fixed::of(1), at, next, std::nullopt};
      scales(items, out);
      return out;
    }
    if (article && is(items[next], Role::scale)) {
      auto out = read_words(items, next);
      if (out) out->first = at;
      return out;
    }
  }
  if (is(item, Role::plural) || is(item, Role::several)) return read_plural(items, at);
  if (const auto words = read_words(items, at)) {
    Amount out = *words;
    out.article = article && out.one;
    return out;
  }
  if (!article) return std::nullopt;
  Amount out{Fixed::of(1), at, at + 1, std::nullopt};
  out.article = true;
  return out;
}

}  // namespace vedetta::read::internal
