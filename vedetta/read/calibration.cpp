#include "vedetta/read/calibration.h"

#include <fmt/format.h>

#include <algorithm>

namespace vedetta::read {
namespace {

constexpr const char* kCalibration = "read/calibration.toml";

Error bad_table(std::string what, int line) {
  return Error{ErrorCode::bad_data_file, std::move(what), fmt::format("{}:{}", kCalibration, line),
               "learn the table again with tools/calibrate.py"};
}

bool is_share(Fixed value) {
  return value >= Fixed{} && value <= Fixed::of(1);
}

}  // namespace

Result<Calibration> Calibration::load(const DataPack& data) {
  VEDETTA_TRY(const Value tree, data.toml(kCalibration));
  Calibration out;
  out.intercept = tree["intercept"].fixed();
  out.clear = tree["clear"].fixed();
  if (!is_share(out.clear)) return bad_table("clear is no share from 0 to 1", tree["clear"].line());
  for (const auto& [feature, weight] : tree["weights"].object())
    out.weights[feature] = weight.fixed();
  for (const Value& row : tree["step"].array()) {
    const Fixed from = row["at"].fixed();
    const Fixed share = row["share"].fixed();
    const bool rises =
        out.steps.empty() || (from > out.steps.back().first && share >= out.steps.back().second);
    if (!rises || !is_share(share))
      return bad_table("the steps do not rise within 0 and 1", row.line());
    out.steps.emplace_back(from, share);
  }
  if (out.steps.empty()) return bad_table("there is no step", 1);
  return out;
}

Fixed Calibration::score(const std::vector<std::string_view>& features) const {
  Fixed sum = intercept;
  for (const std::string_view feature : features)
    if (const auto it = weights.find(feature); it != weights.end()) sum = sum + it->second;
  return sum;
}

Fixed Calibration::probability(Fixed score) const {
  const auto above = std::upper_bound(
      steps.begin(), steps.end(), score,
      [](Fixed value, const std::pair<Fixed, Fixed>& step) { return value < step.first; });
  if (above == steps.begin()) return steps.front().second;
  const auto& [from, share] = *std::prev(above);
  if (above == steps.end()) return share;
  return share + (above->second - share) * ((score - from) / (above->first - from));
}

}  // namespace vedetta::read
