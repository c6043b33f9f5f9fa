// Files of data/measures → rows, rules. Every error names file, line and what.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "vedetta/measures/internal/fields.h"
#include "vedetta/measures/measure.h"

namespace vedetta::measures {

Result<FactTypes> read_fact_types(const Value& vocabulary, const std::string& file);

// The conditions of a list of {fact, op, value}; unknown facts and values of a wrong type fail.
std::vector<Condition> read_conditions(Fields& in, const Value& table, std::string_view key,
                                       const FactTypes& types);
// The rows of one file unsc-NNNN.toml.
Result<std::vector<Measure>> read_measures(const Value& tree, const std::string& file,
                                           const FactTypes& types);

inline constexpr std::array<const char*, 5> kActDirections = {"from", "to", "inside", "unknown",
                                                              "outside"};

}  // namespace vedetta::measures
