// A quantity as somebody stated it: value, unit, bound, as written. "Thousands of" is a lower bound
// of 2,000. Units are names of data/vocabulary/units.toml; amounts of different units never add.
//   Amount<Barrel> total = a + b;   // adding Amount<Tonne> does not compile
#pragma once
#include <optional>
#include <string>

#include "vedetta/core/fixed.h"
#include "vedetta/model/span.h"

namespace vedetta::model {

// = exactly, ~ about, > more than, >= at least, < less than, <= at most
enum class Bound { exactly, about, more_than, at_least, less_than, at_most };
const char* to_string(Bound bound);  // the signs above
std::optional<Bound> parse_bound(std::string_view sign);

struct Quantity {
  std::optional<Fixed> value;  // in the base unit; empty when stated relative to a cap
  std::string unit;            // "barrel", "container", "cap:UNSCR2397/5" …
  Bound bound = Bound::exactly;
  std::string as_written;
  Span place;

  bool operator==(const Quantity&) const = default;
  // The closed interval of values the words allow; an open end is empty.
  std::optional<Fixed> least() const;
  std::optional<Fixed> most() const;
};

// Typed amounts for sums: the unit is part of the type.
struct Barrel {};
struct Tonne {};
struct UsDollar {};
template <class Unit>
struct Amount {
  Fixed value;
  constexpr Amount operator+(Amount other) const { return {value + other.value}; }
  constexpr auto operator<=>(const Amount&) const = default;
};

}  // namespace vedetta::model
