// A fixed-point number: millionths in 64 bits, |x| < 9.2e12. Used wherever a number reaches
// canonical bytes (confidence, scores, quantities), because binary floating point has no one
// spelling.
#pragma once
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "vedetta/core/result.h"

namespace vedetta {

__extension__ using Int128 = __int128;  // so that no product of two numbers overflows

class Fixed {
 public:
  static constexpr std::int64_t kScale = 1'000'000;

  constexpr Fixed() = default;
  static constexpr Fixed of(std::int64_t whole) { return from_millionths(whole * kScale); }
  static constexpr Fixed from_millionths(std::int64_t millionths) {
    Fixed f;
    f.millionths_ = millionths;
    return f;
  }
  static constexpr Fixed ratio(std::int64_t part, std::int64_t whole) {
    return from_millionths(static_cast<std::int64_t>(static_cast<Int128>(part) * kScale / whole));
  }
  static Fixed from_double(double value);             // rounds half away from zero; saturates
  static Result<Fixed> parse(std::string_view text);  // "-12.5"; bad_quantity on junk or overflow

  constexpr std::int64_t millionths() const { return millionths_; }
  double to_double() const { return static_cast<double>(millionths_) / kScale; }
  std::string to_string() const;  // shortest: "12.5", "3", "-0.000001"

  constexpr auto operator<=>(const Fixed&) const = default;
  constexpr Fixed operator+(Fixed o) const {
    return from_millionths(add(millionths_, o.millionths_));
  }
  constexpr Fixed operator-(Fixed o) const {
    return from_millionths(add(millionths_, -o.millionths_));
  }
  constexpr Fixed operator*(Fixed o) const {
    return from_millionths(clamp(static_cast<Int128>(millionths_) * o.millionths_ / kScale));
  }
  constexpr Fixed operator/(Fixed o) const {
    if (o.millionths_ == 0) return Fixed{};
    return from_millionths(clamp(static_cast<Int128>(millionths_) * kScale / o.millionths_));
  }

 private:
  static constexpr std::int64_t clamp(Int128 v) {
    constexpr Int128 kMax = INT64_MAX;
    return static_cast<std::int64_t>(v > kMax ? kMax : v < -kMax ? -kMax : v);
  }
  static constexpr std::int64_t add(std::int64_t a, std::int64_t b) {
    return clamp(static_cast<Int128>(a) + b);
  }
  std::int64_t millionths_ = 0;
};

}  // namespace vedetta
