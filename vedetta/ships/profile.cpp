#include "vedetta/ships/profile.h"

#include <fmt/format.h>

namespace vedetta::ships {
namespace {

constexpr std::string_view kFile = "ships/gaps.toml";

Result<GapProfile> profile_from(const Value& entry) {
  const auto bad = [&](std::string_view field) {
    return Error{ErrorCode::bad_data_file, fmt::format("\"{}\" is missing or too small", field),
                 fmt::format("{}:{}", kFile, entry.line()), "see the head of the file"};
  };
  GapProfile out;
  out.id = entry["id"].string();
  VEDETTA_TRY(const Fixed knots, Fixed::parse(entry["min_speed_kn"].string()));
  out.min_speed_dkn = knots.millionths() * 10 / Fixed::kScale;
  const auto number = [&](std::string_view field, std::int64_t least, std::int64_t& into) {
    into = entry[field].integer();
    return entry[field].is_integer() && into >= least;
  };
  if (!number("version", 1, out.version)) return bad("version");
  if (!number("min_gap_s", 1, out.min_gap_s)) return bad("min_gap_s");
  if (!number("min_distance_m", 0, out.min_distance_m)) return bad("min_distance_m");
  if (!number("jump_speed_kn", 1, out.jump_speed_kn)) return bad("jump_speed_kn");
  if (!number("jump_distance_m", 1, out.jump_distance_m)) return bad("jump_distance_m");
  if (!number("lateness_s", 0, out.lateness_s)) return bad("lateness_s");
  return out;
}

}  // namespace

Result<GapProfile> GapProfile::load(const DataPack& data, std::string_view id) {
  VEDETTA_TRY(const Value tree, data.toml(kFile));
  const std::string wanted = id.empty() ? tree["default"].string() : std::string(id);
  std::string known;
  for (const Value& entry : tree["profile"].array()) {
    if (entry["id"].string() == wanted) return profile_from(entry);
    known += (known.empty() ? "" : ", ") + entry["id"].string();
  }
  return Error{ErrorCode::unknown_name, fmt::format("no gap profile is called \"{}\"", wanted),
               std::string(kFile), "choose one of " + known};
}

}  // namespace vedetta::ships
