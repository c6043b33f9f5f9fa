#include "vedetta/model/quantity.h"

#include "vedetta/model/enum.h"

namespace vedetta::model {
namespace {
constexpr std::array<const char*, 6> kBounds = {"=", "~", ">", ">=", "<", "<="};
// "About" leaves a tenth on either side.
constexpr Fixed kAbout = Fixed::ratio(1, 10);
}  // namespace

const char* to_string(Bound bound) {
  return kBounds[static_cast<std::size_t>(bound)];
}

std::optional<Bound> parse_bound(std::string_view sign) {
  return parse_word<Bound>(kBounds, sign);
}

std::optional<Fixed> Quantity::least() const {
  if (!value || bound == Bound::less_than || bound == Bound::at_most) return std::nullopt;
  return bound == Bound::about ? *value - *value * kAbout : *value;
}

std::optional<Fixed> Quantity::most() const {
  if (!value || bound == Bound::more_than || bound == Bound::at_least) return std::nullopt;
  return bound == Bound::about ? *value + *value * kAbout : *value;
}

}  // namespace vedetta::model
