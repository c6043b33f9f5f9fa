#include "vedetta/report/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace vedetta::report {
namespace {

// An id as words: "above-cap" → "above cap".
std::string as_words(std::string_view id) {
  std::string out(id);
  std::replace(out.begin(), out.end(), '-', ' ');
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

// Lays `over` on `base`, table by table.
void lay_over(Value& base, const Value& over) {
  for (const auto& [key, value] : over.object()) {
    const Value* below = base.find(key);
    if (below && below->is_object() && value.is_object()) {
      Value merged = *below;
      lay_over(merged, value);
      base.set(key, std::move(merged));
    } else {
      base.set(key, value);
    }
  }
}

// id → title in the language, else in English.
Status read_titles(const DataPack& data, std::string_view file, std::string_view array,
                   std::string_view language, Value& out) {
  VEDETTA_TRY(const Value tree, data.toml(file));
  for (const Value& row : tree[array].array()) {
    const std::string& title = row["title"][language].string();
    out.set(row["id"].string(), title.empty() ? row["title"]["en"] : row["title"][language]);
  }
  return ok_status();
}

std::string grouped(std::uint64_t whole, std::string_view separator) {
  const std::string digits = fmt::format("{}", whole);
  if (digits.size() < 4) return digits;
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += separator;
    out += digits[i];
  }
  return out;
}

}  // namespace

std::string fill(std::string_view pattern, std::string_view value) {
  return fill(pattern, {{"", value}});
}

std::string fill(std::string_view pattern,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  std::string out;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = pattern.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    out += pattern.substr(0, open);
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    for (const auto& [key, value] : values)
      if (key == name) out += value;
    pattern.remove_prefix(close + 1);
  }
  return out.append(pattern);
}

Result<Words> Words::load(const DataPack& data, std::string_view language) {
  VEDETTA_TRY(const Value tree, data.toml("report/strings.toml"));
  Words words;
  words.language_ =
      tree.find(language) && tree[language].is_object() ? std::string(language) : "en";
  words.strings_ = tree["en"];
  if (words.language_ != "en") lay_over(words.strings_, tree[words.language_]);
  words.bands_ = tree["band"];
  const std::string& own = words.language_;
  VEDETTA_CHECK(
      read_titles(data, "vocabulary/predicates.toml", "predicate", own, words.predicates_));
  VEDETTA_CHECK(read_titles(data, "vocabulary/goods.toml", "goods", own, words.goods_));
  VEDETTA_CHECK(read_titles(data, "report/languages.toml", "language", own, words.languages_));
  return words;
}

std::string Words::text(std::string_view key) const {
  return strings_[key].string();
}

std::string Words::term(std::string_view table, std::string_view id) const {
  const std::string& word = strings_[table][id].string();
  return word.empty() ? as_words(id) : word;
}

std::string Words::predicate(std::string_view id) const {
  const std::string& title = predicates_[id].string();
  return title.empty() ? as_words(id) : title;
}

std::string Words::goods(std::string_view id) const {
  const std::string& title = goods_[id].string();
  return title.empty() ? as_words(id) : title;
}

std::string Words::language_name(std::string_view id) const {
  const std::string& title = languages_[id].string();
  return title.empty() ? std::string(id) : title;
}

std::string Words::counted(std::string_view noun, std::size_t count) const {
  const auto& forms = strings_["count"][noun].array();
  if (forms.size() != 2) return fmt::format("{} {}", count, noun);
  return fill(forms[count == 1 ? 0 : 1].string(), fmt::format("{}", count));
}

std::string Words::number(Fixed value) const {
  const std::string plain = value.to_string();
  const bool negative = plain.starts_with('-');
  const auto whole =
      static_cast<std::uint64_t>(value.millionths() / Fixed::kScale * (negative ? -1 : 1));
  const std::size_t dot = plain.find('.');
  return (negative ? "−" : "") + grouped(whole, text("group")) +
         (dot == std::string::npos ? "" : text("point") + plain.substr(dot + 1));
}

std::string Words::confidence(Fixed value) const {
  const std::int64_t hundredths = (value.millionths() + 5000) / 10000;
  return fmt::format("{}{}{:02}", hundredths / 100, text("point"), hundredths % 100);
}

std::string Words::confidence_word(Fixed value) const {
  for (const Value& band : bands_.array()) {
    const auto least = Fixed::parse(band["at_least"].string());
    if (least && value >= *least) {
      const std::string& word = strings_["band"][band["word"].string()].string();
      return word.empty() ? band["word"].string() : word;
    }
  }
  return {};
}

std::string Words::month_name(int month) const {
  const auto& months = strings_["time"]["months"].array();
  return months.size() == 12 ? months[static_cast<std::size_t>(month - 1)].string()
                             : fmt::format("{:02}", month);
}

std::string Words::day(Day day) const {
  const YearMonthDay date = day.civil();
  return fill(strings_["time"]["day"].string(), {{"day", fmt::format("{}", date.day)},
                                                 {"month", month_name(date.month)},
                                                 {"year", fmt::format("{}", date.year)}});
}

std::string Words::month(Day day) const {
  const YearMonthDay date = day.civil();
  return fill(strings_["time"]["month"].string(),
              {{"month", month_name(date.month)}, {"year", fmt::format("{}", date.year)}});
}

std::string Words::interval(const DayInterval& interval) const {
  const Value& time = strings_["time"];
  if (interval.unbounded()) return time["unknown"].string();
  if (!interval.first) return fill(time["until"].string(), day(*interval.last));
  if (!interval.last) return fill(time["from"].string(), day(*interval.first));
  if (*interval.first == *interval.last) return day(*interval.first);
  const YearMonthDay a = interval.first->civil();
  const YearMonthDay b = interval.last->civil();
  const bool whole_months = a.day == 1 && b.day == Day::days_in_month(b.year, b.month);
  if (whole_months && a.month == 1 && b.month == 12)
    return a.year == b.year ? fmt::format("{}", a.year) : fmt::format("{}–{}", a.year, b.year);
  if (whole_months && a.year == b.year && a.month == b.month) return month(*interval.first);
  const std::string first = whole_months ? month(*interval.first) : day(*interval.first);
  const std::string last = whole_months ? month(*interval.last) : day(*interval.last);
  return fill(time["between"].string(), {{"first", first}, {"last", last}});
}

std::string Words::in_force(std::string_view written) const {
  if (written.empty()) return {};
  const auto parsed = DayInterval::parse(written);
  return fill(text("in_force"), parsed ? interval(*parsed) : std::string(written));
}

std::string Words::quantity(const model::Quantity& quantity) const {
  const Value& bounds = strings_["bound"];
  constexpr std::string_view kCap = "cap:";
  if (quantity.unit.starts_with(kCap)) {
    const bool above =
        quantity.bound == model::Bound::more_than || quantity.bound == model::Bound::at_least;
    return fill(bounds[above ? "above_cap" : "below_cap"].string(),
                std::string_view(quantity.unit).substr(kCap.size()));
  }
  if (!quantity.value) return as_words(quantity.unit);
  constexpr std::string_view kNames[] = {"exactly",  "about",     "more_than",
                                         "at_least", "less_than", "at_most"};
  const auto& forms = strings_["unit"][quantity.unit].array();
  std::string amount = number(*quantity.value);
  const std::string unit = forms.size() == 2
                               ? forms[*quantity.value == Fixed::of(1) ? 0 : 1].string()
                               : as_words(quantity.unit);
  if (!unit.empty()) amount += "\u00A0" + unit;
  return fill(bounds[kNames[static_cast<std::size_t>(quantity.bound)]].string(), amount);
}

}  // namespace vedetta::report
