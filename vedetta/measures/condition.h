// Facts of an act, and three-valued conditions over them: true, false, or unknown (nothing stated).
//   Facts facts;
//   facts.set_flag("notified", true);
//   facts.add_word("goods_origin", "RU");
//   evaluate({"notified", Op::equal, …}, facts)   // Truth::yes
// The names of facts and their types are data: data/measures/vocabulary.toml.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/time.h"

namespace vedetta::measures {

enum class Truth { no, unknown, yes };

// What is stated of one fact. A fact of words may hold several (the states of two actors).
struct FactValue {
  std::optional<bool> flag;
  std::set<std::string, std::less<>> words;
  std::optional<DayInterval> days;
};

class Facts {
 public:
  void set_flag(std::string_view fact, bool value);
  void add_word(std::string_view fact, std::string_view word);
  void set_days(std::string_view fact, const DayInterval& days);  // unbounded = not stated
  const FactValue* find(std::string_view fact) const;             // nullptr: unknown
  bool is_true(std::string_view fact) const;

 private:
  std::map<std::string, FactValue, std::less<>> values_;
};

// Fact name → type ("bool", "date-interval", or a list of words), of vocabulary.toml.
using FactTypes = std::map<std::string, std::string, std::less<>>;

enum class Op { equal, not_equal, before, not_after, after, not_before, in, not_in, known };

// Words are compared without case. With several words stated, `=` and `in` hold if any word does,
// `!=` and `not-in` if any word differs.
struct Condition {
  std::string fact;
  Op op = Op::equal;
  bool flag = false;               // of a bool fact, or of `known`
  std::vector<std::string> words;  // of a fact of words
  std::optional<Day> day;          // of a date fact
};

Truth evaluate(const Condition& condition, const Facts& facts);
// True if all are, false if one is; an empty list is true.
Truth all_of(const std::vector<Condition>& conditions, const Facts& facts);
// True if one is, false if all are; an empty list is true.
Truth any_of(const std::vector<Condition>& conditions, const Facts& facts);

}  // namespace vedetta::measures
