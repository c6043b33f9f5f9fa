#include <fmt/format.h>

#include "vedetta/assess/gauge.h"

namespace vedetta::assess {
namespace {

Value to_value(const Interval& amount) {
  Value out;
  out.set("low", amount.low);
  if (amount.high) out.set("high", *amount.high);
  return out;
}

Value to_value(const GaugeFigure& f) {
  Value quantity;
  if (f.quantity.value) quantity.set("value", *f.quantity.value);
  quantity.set("unit", f.quantity.unit);
  quantity.set("bound", model::to_string(f.quantity.bound));
  quantity.set("as_written", f.quantity.as_written);
  Value out;
  out.set("claim", f.claim);
  out.set("sayer", f.sayer);
  out.set("suppliers", Value::strings(f.suppliers));
  out.set("days", f.days.to_string());
  out.set("said", f.said.to_string());
  out.set("quantity", std::move(quantity));
  out.set("source", f.source);
  if (f.amount) out.set("amount", to_value(*f.amount));
  if (f.point) out.set("point", *f.point);
  if (!f.rules.empty()) out.set("rules", Value::strings(f.rules));
  if (f.above_cap) out.set("above_cap", true);
  out.set("standing", f.standing);
  if (!f.within.empty()) out.set("within", f.within);
  return out;
}

Value to_value(const GaugeSupplier& s) {
  Value out;
  out.set("id", s.id);
  if (s.amount) out.set("amount", to_value(*s.amount));
  out.set("basis", s.basis);
  out.set("missing", Value::strings(s.missing));
  return out;
}

Value to_value(const Contest& c) {
  Value out;
  out.set("claims", Value::strings(c.claims));
  out.set("why", c.why);
  return out;
}

Value to_value(const GaugeOutcome& o) {
  Value out;
  out.set("outcome", model::to_string(o.outcome));
  if (!o.blocked_by.empty()) out.set("blocked_by", o.blocked_by);
  if (o.passed_by) out.set("passed_by", o.passed_by->to_string());
  out.set("claims", Value::strings(o.claims));
  return out;
}

template <class T>
Value array_of(const std::vector<T>& items) {
  Value::Array out;
  for (const T& item : items) out.push_back(to_value(item));
  return out;
}

// Thousands apart, and no more than three decimals: 168679 → "168,679".
std::string grouped(Fixed value) {
  std::string out = Fixed::from_millionths(value.millionths() / 1000 * 1000).to_string();
  const std::size_t point = std::min(out.find('.'), out.size());
  for (std::size_t at = point; at > 3 + (out.front() == '-' ? 1U : 0U);) {
    at -= 3;
    out.insert(at, ",");
  }
  return out;
}

std::string line_of(const char* view, const GaugeOutcome& o) {
  std::string out = fmt::format("By {}: {}", view, model::to_string(o.outcome));
  if (!o.blocked_by.empty()) out += ", blocked by: " + o.blocked_by;
  if (o.passed_by) out += ", passed by " + o.passed_by->to_string() + " at the latest";
  return out;
}

}  // namespace

Value to_value(const Gauge& gauge) {
  Value out;
  out.set("measure", gauge.measure);
  out.set("year", gauge.year);
  out.set("as_of", gauge.as_of.to_string());
  out.set("period", gauge.period.to_string());
  out.set("limit", gauge.limit);
  out.set("unit", gauge.unit);
  out.set("total", to_value(gauge.total));
  out.set("percent", gauge.percent);
  out.set("notified", array_of(gauge.notified));
  out.set("estimated", array_of(gauge.estimated));
  out.set("suppliers", array_of(gauge.suppliers));
  out.set("contested", array_of(gauge.contested));
  out.set("by_notified", to_value(gauge.by_notified));
  out.set("by_estimated", to_value(gauge.by_estimated));
  return out;
}

std::string words_of(const Interval& amount) {
  if (!amount.high) return grouped(amount.low) + " or more";
  if (*amount.high == amount.low) return grouped(amount.low);
  return fmt::format("{} to {}", grouped(amount.low), grouped(*amount.high));
}

std::vector<std::string> headlines(const Gauge& gauge) {
  const std::int64_t tenths = (gauge.percent.millionths() + 50'000) / 100'000;
  return {fmt::format("{}, as of {}: notified {} {}, {}.{} % of {}", gauge.period.to_string(),
                      gauge.as_of.to_string(), words_of(gauge.total), gauge.unit, tenths / 10,
                      tenths % 10, grouped(gauge.limit)),
          line_of("what was notified", gauge.by_notified),
          line_of("estimates", gauge.by_estimated)};
}

}  // namespace vedetta::assess
