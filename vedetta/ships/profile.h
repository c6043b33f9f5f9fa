// Thresholds of the gap detector as named, versioned profiles: data/ships/gaps.toml tells what each
// number means and where it is from.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "vedetta/core/datapack.h"

namespace vedetta::ships {

struct GapProfile {
  std::string id;
  std::int64_t version = 1;
  std::int64_t min_gap_s = 0;
  std::int64_t min_speed_dkn = 0;  // tenths of a knot
  std::int64_t min_distance_m = 0;
  std::int64_t jump_speed_kn = 0;
  std::int64_t jump_distance_m = 0;
  std::int64_t lateness_s = 0;

  // The profile of that id, or the file's default. unknown_name, bad_data_file.
  static Result<GapProfile> load(const DataPack& data, std::string_view id = {});
};

}  // namespace vedetta::ships
