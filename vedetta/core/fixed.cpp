#include "vedetta/core/fixed.h"

#include <fmt/format.h>

#include <cmath>

namespace vedetta {

Fixed Fixed::from_double(double value) {
  if (std::isnan(value)) return Fixed{};
  const double scaled = std::round(value * kScale);
  if (scaled >= 9.2e18) return from_millionths(INT64_MAX);
  if (scaled <= -9.2e18) return from_millionths(-INT64_MAX);
  return from_millionths(static_cast<std::int64_t>(scaled));
}

Result<Fixed> Fixed::parse(std::string_view text) {
  const auto bad = [&] {
    return Error{ErrorCode::bad_quantity, fmt::format("\"{}\" is not a decimal number", text), "",
                 "write digits with at most six decimals, such as 12.5"};
  };
  std::string_view rest = text;
  const bool negative = !rest.empty() && rest.front() == '-';
  if (negative) rest.remove_prefix(1);
  if (rest.empty() || rest.size() > 20) return bad();
  Int128 value = 0;
  int decimals = -1;
  for (const char c : rest) {
    if (c == '.' && decimals < 0) {
      decimals = 0;
      continue;
    }
    if (c < '0' || c > '9') return bad();
    if (decimals == 6) return bad();
    if (decimals >= 0) ++decimals;
    value = value * 10 + (c - '0');
  }
  if (decimals == 0 || rest.front() == '.') return bad();
  for (int i = decimals < 0 ? 0 : decimals; i < 6; ++i) value *= 10;
  if (value > INT64_MAX) return bad();
  const auto millionths = static_cast<std::int64_t>(value);
  return from_millionths(negative ? -millionths : millionths);
}

std::string Fixed::to_string() const {
  const bool negative = millionths_ < 0;
  const std::uint64_t magnitude = negative ? 0 - static_cast<std::uint64_t>(millionths_)
                                           : static_cast<std::uint64_t>(millionths_);
  std::string text = fmt::format("{}{}", negative ? "-" : "", magnitude / kScale);
  std::uint64_t rest = magnitude % kScale;
  if (rest == 0) return text;
  std::string decimals = fmt::format("{:06}", rest);
  while (decimals.back() == '0') decimals.pop_back();
  return text + "." + decimals;
}

}  // namespace vedetta
