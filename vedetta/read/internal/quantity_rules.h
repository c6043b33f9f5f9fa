// A language's number.toml as tables: number words, units, and what is no quantity.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "vedetta/read/internal/number_words.h"

namespace vedetta::read::internal {

struct CountedUnit {
  std::string unit;  // of vocabulary/units.toml, an ISO currency, "percent"; empty: no quantity
  Fixed factor = Fixed::of(1);
  bool singular_only = false;
  bool article_counts = false;
  std::size_t yearly = 0;  // index of the same a year, where the vocabulary has it; else 0
};

struct QuantityRules {
  std::unique_ptr<NumberWords> numbers;
  std::vector<CountedUnit> units;
  bool noun_compounds = false;
  std::size_t max_adjectives = 2;
  std::vector<std::string> plural_endings;
  std::vector<std::string> adjective_endings;

  static Result<QuantityRules> load(const DataPack& data, const std::string& language);
  const CountedUnit* unit(const Item& item) const {
    const Symbol* s = item.as(kind(Role::unit));
    return s ? &units[static_cast<std::size_t>(s->value)] : nullptr;
  }
  bool is_plural_noun(std::string_view word) const;
};

}  // namespace vedetta::read::internal
