// Numbers with units in a sentence: "more than 165-thousand barrels", "centinaia di migliaia di
// proiettili", "1,7 milioni di euro". Words and rules: data/lang/<language>/number.toml.
// A range ("between 10 and 15", "10-15") is its lower end with bound >=. Percentages have the unit
// "percent"; currencies without a unit of their own have their ISO 4217 code. `place` has code
// points only: the way back to bytes is the caller's.
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "vedetta/core/datapack.h"
#include "vedetta/model/quantity.h"
#include "vedetta/read/internal/phrases.h"
#include "vedetta/read/token.h"

namespace vedetta::read {

struct FoundQuantity {
  model::Quantity quantity;  // place covers number, bound and unit words
  std::uint32_t first = 0;   // tokens, half-open
  std::uint32_t last = 0;
  bool bare = false;  // a number without a unit word ("thirty-one"); unit is empty
};

class QuantityReader {
 public:
  static Result<QuantityReader> load(const DataPack& data, const std::string& language);
  QuantityReader(QuantityReader&&) noexcept;
  QuantityReader& operator=(QuantityReader&&) noexcept;
  ~QuantityReader();
  // In order, not overlapping. Dates, years, resolution numbers and clock times are no quantities.
  std::vector<FoundQuantity> find(std::u32string_view text, const Tokens& tokens,
                                  std::span<const internal::Item> row) const;
  // The sentences' words as the rules of numbers see them.
  internal::ItemRows rows(const Tokens& tokens) const;

 private:
  struct Rules;
  explicit QuantityReader(std::unique_ptr<Rules> rules);
  std::unique_ptr<Rules> rules_;
};

}  // namespace vedetta::read
