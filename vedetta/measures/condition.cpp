#include "vedetta/measures/condition.h"

#include <algorithm>

#include "vedetta/core/ascii.h"

namespace vedetta::measures {
namespace {

Truth of(bool b) {
  return b ? Truth::yes : Truth::no;
}

Truth compare_days(Op op, const DayInterval& days, Day day) {
  const auto order = [&](bool every, bool none) {
    return every ? Truth::yes : none ? Truth::no : Truth::unknown;
  };
  const bool ends = days.last.has_value();
  const bool begins = days.first.has_value();
  switch (op) {
    case Op::before:
      return order(ends && *days.last < day, begins && *days.first >= day);
    case Op::not_after:
      return order(ends && *days.last <= day, begins && *days.first > day);
    case Op::after:
      return order(begins && *days.first > day, ends && *days.last <= day);
    case Op::not_before:
      return order(begins && *days.first >= day, ends && *days.last < day);
    case Op::equal:
    case Op::in:
      return order(days == DayInterval::on(day), !days.contains(day));
    case Op::not_equal:
    case Op::not_in:
      return order(!days.contains(day), days == DayInterval::on(day));
    case Op::known:
      break;
  }
  return Truth::unknown;
}

Truth compare_words(const Condition& condition, const FactValue& value) {
  const bool negated = condition.op == Op::not_equal || condition.op == Op::not_in;
  for (const std::string& stated : value.words) {
    const bool found =
        std::any_of(condition.words.begin(), condition.words.end(),
                    [&](const auto& w) { return ascii::lower(w) == ascii::lower(stated); });
    if (found != negated) return Truth::yes;
  }
  return Truth::no;
}

}  // namespace

void Facts::set_flag(std::string_view fact, bool value) {
  values_[std::string(fact)].flag = value;
}

void Facts::add_word(std::string_view fact, std::string_view word) {
  if (!word.empty()) values_[std::string(fact)].words.insert(std::string(word));
}

void Facts::set_days(std::string_view fact, const DayInterval& days) {
  if (!days.unbounded()) values_[std::string(fact)].days = days;
}

const FactValue* Facts::find(std::string_view fact) const {
  const auto at = values_.find(fact);
  return at == values_.end() ? nullptr : &at->second;
}

bool Facts::is_true(std::string_view fact) const {
  const FactValue* value = find(fact);
  return value && value->flag.value_or(false);
}

Truth evaluate(const Condition& condition, const Facts& facts) {
  const FactValue* value = facts.find(condition.fact);
  if (condition.op == Op::known) return of((value != nullptr) == condition.flag);
  if (!value) return Truth::unknown;
  if (value->flag) {
    const bool negated = condition.op == Op::not_equal || condition.op == Op::not_in;
    return of((*value->flag == condition.flag) != negated);
  }
  if (value->days)
    return condition.day ? compare_days(condition.op, *value->days, *condition.day)
                         : Truth::unknown;
  return compare_words(condition, *value);
}

Truth all_of(const std::vector<Condition>& conditions, const Facts& facts) {
  Truth out = Truth::yes;
  for (const Condition& c : conditions) out = std::min(out, evaluate(c, facts));
  return out;
}

Truth any_of(const std::vector<Condition>& conditions, const Facts& facts) {
  if (conditions.empty()) return Truth::yes;
  Truth out = Truth::no;
  for (const Condition& c : conditions) out = std::max(out, evaluate(c, facts));
  return out;
}

}  // namespace vedetta::measures
