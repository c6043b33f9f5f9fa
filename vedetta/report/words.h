// The sheet's words in one language: data/report/strings.toml for its own, data/vocabulary for
// predicates and goods. What a table lacks is printed as its id, in words.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "vedetta/core/datapack.h"
#include "vedetta/core/fixed.h"
#include "vedetta/core/time.h"
#include "vedetta/core/value.h"
#include "vedetta/model/quantity.h"

namespace vedetta::report {

class Words {
 public:
  // Faults of the data files are bad_data_file; an unknown language reads English.
  static Result<Words> load(const DataPack& data, std::string_view language);

  const Value& all() const { return strings_; }
  const std::string& language() const { return language_; }  // whose words these are
  std::string text(std::string_view key) const;              // "clear"
  std::string term(std::string_view table, std::string_view id) const;
  std::string predicate(std::string_view id) const;
  std::string goods(std::string_view id) const;
  std::string language_name(std::string_view id) const;                 // of a document
  std::string counted(std::string_view noun, std::size_t count) const;  // "one claim", "3 claims"

  std::string number(Fixed value) const;      // digits in groups of three
  std::string confidence(Fixed value) const;  // two decimals
  std::string confidence_word(Fixed value) const;
  std::string day(Day day) const;
  std::string month(Day day) const;
  std::string interval(const DayInterval& interval) const;  // whole months and years by their name
  std::string in_force(std::string_view interval) const;
  std::string quantity(const model::Quantity& quantity) const;

 private:
  std::string month_name(int month) const;

  std::string language_;
  Value strings_;
  Value bands_;
  Value predicates_;  // id → title
  Value goods_;
  Value languages_;
};

// "{}" in the pattern becomes the value.
std::string fill(std::string_view pattern, std::string_view value);
// "{name}" becomes that name's value.
std::string fill(std::string_view pattern,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values);

}  // namespace vedetta::report
