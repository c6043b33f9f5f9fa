// Conversion of petroleum quantities, each by a named rule of data/measures/conversions.toml. A
// converted quantity is an interval with the rules that gave its ends, never a bare number.
//   conversions.by_rule(Fixed::of(1410), "tonne", "barrel", "implied/yonhap-2021-10-05")  // 11,745
//   conversions.range(Fixed::of(30180), "tonne", "barrel", "refined-petroleum")
//     // 191,643 to 350,088, by the basket 243,190.44
// barrel = 42 US gallons, kilolitre = cubic metre, tonne = 1,000 kg.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/fixed.h"
#include "vedetta/core/result.h"
#include "vedetta/core/value.h"

namespace vedetta::measures {

struct Factor {
  std::string from;
  std::string to;
  // One unit of `from` is numerator / denominator units of `to`; exact, also for printed decimals.
  std::int64_t numerator = 1;
  std::int64_t denominator = 1;
};

struct ConversionRule {
  std::string id;  // "review-2021/lpg"
  std::string authority;
  std::string product;
  std::string source;
  std::string certainty;
  std::vector<Factor> factors;
};

struct Converted {
  Fixed low;
  Fixed high;
  std::optional<Fixed> point;
  std::string unit;
  std::string low_rule;  // empty where the unit was the asked one already
  std::string high_rule;
  std::string point_rule;
};

class Conversions {
 public:
  static Result<Conversions> read(const Value& tree, const std::string& file);
  // unknown_name: no such rule; bad_quantity: the rule does not lead from unit to unit.
  Result<Converted> by_rule(Fixed value, std::string_view from, std::string_view to,
                            std::string_view rule) const;
  // By every rule that fits the goods class: a range kept in the file, else all rules of the
  // product. `row` names the measure whose own text gives both units. bad_quantity: no rule fits.
  Result<Converted> range(Fixed value, std::string_view from, std::string_view to,
                          std::string_view goods, std::string_view row = {}) const;
  const std::vector<ConversionRule>& rules() const { return rules_; }

 private:
  struct Range {
    std::string product, from, to, low, high, point;
  };
  struct Default {
    std::string row, product, rule;
  };
  std::vector<ConversionRule> rules_;
  std::vector<Range> ranges_;
  std::vector<Default> defaults_;
};

// "barrel/year" is an amount of barrels for one year; the unit without its rate.
std::string_view unit_of_rate(std::string_view unit);

}  // namespace vedetta::measures
