#include "vedetta/measures/convert.h"

#include <algorithm>

#include "vedetta/measures/internal/fields.h"

namespace vedetta::measures {
namespace {

// The product that a goods class stands for where its text names none finer.
std::string_view product_of(std::string_view goods) {
  if (goods == "refined-petroleum") return "refined-unspecified";
  if (goods == "crude-oil") return "crude";
  return goods;
}

Fixed times(Fixed value, std::int64_t numerator, std::int64_t denominator) {
  const Int128 product = static_cast<Int128>(value.millionths()) * numerator;
  const Int128 half = denominator / 2;
  const Int128 out = (product + (product < 0 ? -half : half)) / denominator;
  constexpr Int128 kMax = INT64_MAX;
  return Fixed::from_millionths(static_cast<std::int64_t>(std::clamp(out, -kMax, kMax)));
}

// Straight, else backwards through the opposite factor.
std::optional<Fixed> step(const ConversionRule& rule, Fixed value, std::string_view from,
                          std::string_view to) {
  if (from == to) return value;
  for (const Factor& f : rule.factors)
    if (f.from == from && f.to == to) return times(value, f.numerator, f.denominator);
  for (const Factor& f : rule.factors)
    if (f.from == to && f.to == from) return times(value, f.denominator, f.numerator);
  return std::nullopt;
}

// A step, or two through one unit between, by the same rule.
std::optional<Fixed> apply(const ConversionRule& rule, Fixed value, std::string_view from,
                           std::string_view to) {
  if (auto direct = step(rule, value, from, to)) return direct;
  for (const Factor& f : rule.factors) {
    for (const std::string& between : {f.from, f.to}) {
      const auto half = step(rule, value, from, between);
      if (!half || between == from) continue;
      if (auto whole = step(rule, *half, between, to)) return whole;
    }
  }
  return std::nullopt;
}

Error no_way(std::string_view from, std::string_view to, std::string_view by) {
  return {ErrorCode::bad_quantity,
          "no conversion from " + std::string(from) + " to " + std::string(to) + " by " +
              std::string(by),
          "conversions.toml", "name another rule, or state the quantity in the other unit"};
}

Factor read_factor(Fields& in, const Value& table) {
  Factor out{in.text(table, "from"), in.text(table, "to"), 1, 1};
  const auto& ratio = table["ratio"].array();
  if (ratio.size() == 2) {
    out.numerator = ratio[0].integer();
    out.denominator = ratio[1].integer();
  } else if (const auto factor = Fixed::parse(in.text(table, "factor")); factor) {
    out.numerator = factor->millionths();
    out.denominator = Fixed::kScale;
  }
  if (out.numerator <= 0 || out.denominator <= 0) {
    in.fail(table, "a factor must be a positive decimal in quotes, or a ratio of two integers");
    out.numerator = out.denominator = 1;
  }
  return out;
}

}  // namespace

std::string_view unit_of_rate(std::string_view unit) {
  return unit.ends_with("/year") ? unit.substr(0, unit.size() - 5) : unit;
}

Result<Conversions> Conversions::read(const Value& tree, const std::string& file) {
  Fields in(file);
  Conversions out;
  for (const Value& table : in.tables(tree, "rule")) {
    ConversionRule rule{in.text(table, "id"),        in.text(table, "authority"),
                        in.text(table, "product"),   in.text(table, "source"),
                        in.text(table, "certainty"), {}};
    for (const Value& f : in.tables(table, "factors")) rule.factors.push_back(read_factor(in, f));
    out.rules_.push_back(std::move(rule));
  }
  for (const Value& t : in.tables(tree, "interval"))
    out.ranges_.push_back({in.text(t, "product"), in.text(t, "from"), in.text(t, "to"),
                           in.text(t, "low"), in.text(t, "high"), in.text(t, "point")});
  for (const Value& t : in.tables(tree, "default"))
    out.defaults_.push_back({in.text(t, "row"), in.text(t, "product"), in.text(t, "rule")});
  if (in.error()) return *in.error();
  return out;
}

Result<Converted> Conversions::by_rule(Fixed value, std::string_view from, std::string_view to,
                                       std::string_view id) const {
  for (const ConversionRule& rule : rules_) {
    if (rule.id != id) continue;
    const auto out = apply(rule, value, from, to);
    if (!out) return no_way(from, to, id);
    return Converted{*out, *out, *out, std::string(to), rule.id, rule.id, rule.id};
  }
  return Error{ErrorCode::unknown_name, "there is no conversion rule " + std::string(id),
               "conversions.toml", "take one of the ids in conversions.toml"};
}

Result<Converted> Conversions::range(Fixed value, std::string_view from, std::string_view to,
                                     std::string_view goods, std::string_view row) const {
  if (from == to) return Converted{value, value, value, std::string(to), {}, {}, {}};
  const std::string_view product = product_of(goods);
  for (const Range& r : ranges_) {
    if (r.product != product) continue;
    const bool forward = r.from == from && r.to == to;
    if (!forward && !(r.from == to && r.to == from)) continue;
    VEDETTA_TRY(Converted low, by_rule(value, from, to, forward ? r.low : r.high));
    VEDETTA_TRY(Converted high, by_rule(value, from, to, forward ? r.high : r.low));
    VEDETTA_TRY(Converted point, by_rule(value, from, to, r.point));
    return Converted{low.low,      high.high,      point.point, std::string(to),
                     low.low_rule, high.high_rule, r.point};
  }
  std::optional<Converted> out;
  for (const ConversionRule& rule : rules_) {
    if (rule.product != product) continue;
    const auto found = apply(rule, value, from, to);
    if (!found) continue;
    if (!out) out = Converted{*found, *found, {}, std::string(to), rule.id, rule.id, {}};
    if (*found < out->low) out->low = *found, out->low_rule = rule.id;
    if (*found > out->high) out->high = *found, out->high_rule = rule.id;
  }
  if (!out) return no_way(from, to, "the rules of " + std::string(goods));
  for (const Default& d : defaults_) {
    if (d.product != product || (!row.empty() && d.row != row)) continue;
    if (auto point = by_rule(value, from, to, d.rule); point) {
      out->point = point->point;
      out->point_rule = d.rule;
    }
  }
  return *out;
}

}  // namespace vedetta::measures
