#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "vedetta/core/hash.h"
#include "vedetta/ships/gap.h"

namespace vedetta::ships {
namespace {

constexpr std::int64_t kMetresInMile = 1852;

std::string degrees(std::int32_t udeg) {
  return Fixed::from_millionths(udeg).to_string();
}

std::string geo_uri(const Fix& fix) {
  return "geo:" + degrees(fix.latitude_udeg) + "," + degrees(fix.longitude_udeg);
}

std::string transmitter(const Fix& fix) {
  return fmt::format("mmsi:{:09}", fix.mmsi);
}

model::Argument position(const char* role, const Fix& fix) {
  return {role, geo_uri(fix), fix.time().to_string(), fix.place, Fixed::of(1)};
}

std::string key_of_gap(const Fix& last, const GapProfile& profile) {
  return sha256_hex(fmt::format("instrument:{}\n{}/{}\n{}\n{}\n{}", GapStage::kName, profile.id,
                                profile.version, last.mmsi, last.time_s, geo_uri(last)));
}

std::string knots(std::int64_t dkn) {
  return fmt::format("{}.{} kn", dkn / 10, dkn % 10);
}

void add_conditions(model::Claim& claim, const Fix& last, const Fix* next, const Fix* before,
                    const Fix* after, const GapProfile& profile) {
  claim.conditions = {next ? "closed" : "open", "last-heard:" + last.time().to_string()};
  if (next) claim.conditions.push_back("next-heard:" + next->time().to_string());
  const auto flag = [&](bool holds, const char* word) {
    if (holds) claim.conditions.push_back(word);
  };
  flag(next && is_jump(last, *next, profile), "implausible-way");
  flag(before && is_jump(*before, last, profile), "implausible-last-position");
  flag(next && after && is_jump(*next, *after, profile), "implausible-next-position");
  flag(last.odd_mmsi, "odd-mmsi");
  flag(last.zero_position || (next && next->zero_position), "zero-position");
}

void add_reasons(model::Claim& claim, const Fix& last, const Fix* next, const GapProfile& profile) {
  claim.reasons.push_back(
      fmt::format("rule {}, profile {}/{}", GapStage::kName, profile.id, profile.version));
  claim.reasons.push_back(last.speed_dkn == kSpeedNotKnown
                              ? "speed before: not stated"
                              : "speed before: " + knots(last.speed_dkn));
  if (next) {
    const std::int64_t silent_s = next->time_s - last.time_s;
    const std::int64_t way_m = distance_m(last, *next);
    claim.reasons.push_back(
        fmt::format("silent for {} s, more than {} s", silent_s, profile.min_gap_s));
    claim.reasons.push_back(fmt::format("next position {} m away, at least {} for that way", way_m,
                                        knots(way_m * 36000 / (kMetresInMile * silent_s))));
  } else {
    claim.reasons.push_back(fmt::format("silent for more than {} s", profile.min_gap_s));
  }
  claim.reasons.push_back(fmt::format("last position: row {}", last.row));
  if (!next) return;
  const bool same = last.document == next->document;
  claim.reasons.push_back(fmt::format("next position: row {}{}", next->row,
                                      same ? "" : " of " + hex_of(next->document)));
}

}  // namespace

std::int64_t distance_m(const Fix& a, const Fix& b) {
  constexpr double kEarth_m = 6'371'000.0;
  constexpr double kRadians = std::numbers::pi / 180e6;  // of a millionth of a degree
  const double lat_a = a.latitude_udeg * kRadians;
  const double lat_b = b.latitude_udeg * kRadians;
  const double rise = std::sin((lat_b - lat_a) / 2);
  const double run =
      std::sin((static_cast<double>(b.longitude_udeg) - a.longitude_udeg) * kRadians / 2);
  const double h = rise * rise + std::cos(lat_a) * std::cos(lat_b) * run * run;
  return std::llround(2 * kEarth_m * std::asin(std::sqrt(std::min(1.0, h))));
}

bool is_jump(const Fix& a, const Fix& b, const GapProfile& profile) {
  const std::int64_t way_m = distance_m(a, b);
  const std::int64_t time_s = b.time_s - a.time_s;
  return way_m > profile.jump_distance_m &&
         way_m * 3600 > profile.jump_speed_kn * kMetresInMile * time_s;
}

model::Claim gap_claim(const Fix& last, const Fix* next, const Fix* before, const Fix* after,
                       const GapProfile& profile) {
  model::Claim claim;
  claim.key = key_of_gap(last, profile);
  claim.document = hex_of(last.document);
  claim.predicate = "gap";
  const std::uint32_t imo = last.imo != 0 ? last.imo : next ? next->imo : 0;
  claim.arguments.push_back({"actor", imo != 0 ? fmt::format("imo:{:07}", imo) : transmitter(last),
                             std::string(last.ship_name()), last.place, Fixed::of(1)});
  claim.arguments.push_back({"vessel", transmitter(last), "", last.place, Fixed::of(1)});
  claim.arguments.push_back(position("last-position", last));
  if (next) claim.arguments.push_back(position("next-position", *next));
  model::Quantity silence;
  silence.unit = "hour";
  silence.value = Fixed::ratio(next ? next->time_s - last.time_s : profile.min_gap_s, 3600);
  silence.bound = next ? model::Bound::exactly : model::Bound::more_than;
  claim.quantity = silence;
  claim.when.first = last.time().day();
  if (next) claim.when.last = next->time().day();
  claim.sayers.push_back(
      {model::SayerKind::instrument, "instrument:" + std::string(GapStage::kName), "", {}, false});
  claim.evidence = last.place;
  claim.sentence = last.place;
  add_conditions(claim, last, next, before, after, profile);
  add_reasons(claim, last, next, profile);
  return claim;
}

}  // namespace vedetta::ships
