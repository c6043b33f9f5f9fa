// Apparent gaps: silences in a ship's AIS positions, as claims of an instrument. One claim a
// silence:
//   predicate gap, said by instrument:ais-gap/1, when = the days from the last position to the next
//   actor             imo:… where the row has a good one, else mmsi:…, with the name as sent
//   vessel            mmsi:…, the transmitter
//   last-position     geo:LAT,LON (RFC 5870), place = that row in the table; also the cited
//   evidence next-position     the same for the next row; absent while the gap is open conditions
//   "open" or "closed", "last-heard:INSTANT", "next-heard:INSTANT", and flags:
//                     implausible-way, implausible-last-position, implausible-next-position,
//                     odd-mmsi, zero-position
//   quantity          hours of silence; open: more than the profile's least
//   reasons           rule and profile, then figures and rows
// Key: instrument, profile, ship and last position, by content: an open gap keeps its key when it
// closes (a revision), when a late row splits it (a revision and a new one, or a retraction), and
// when the same rows come from another file. Confidence 1 is that of the silence in the input; why
// a ship was not heard is not claimed. Thresholds: data/ships/gaps.toml.
#pragma once
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "vedetta/core/stage.h"
#include "vedetta/model/claim.h"
#include "vedetta/ships/positions.h"
#include "vedetta/ships/profile.h"

namespace vedetta::ships {

// Great-circle metres on a sphere of 6,371 km.
std::int64_t distance_m(const Fix& a, const Fix& b);
// Further and faster than the profile holds possible; two far places in one second too.
bool is_jump(const Fix& a, const Fix& b, const GapProfile& profile);
// The claim for a silence after `last`, revision 1; `next` is null while it is open. `before` and
// `after` are the fixes around them, null where there are none: they tell outliers.
model::Claim gap_claim(const Fix& last, const Fix* next, const Fix* before, const Fix* after,
                       const GapProfile& profile);

// Keyed by MMSI. Fixes may come in any order; one that is later than the profile's lateness behind
// the time that has passed is rejected as "too-late". Repeated fixes (same second, same place)
// count once, with the first place in the documents.
class GapStage {
 public:
  using Input = Fix;
  struct Output {
    std::vector<model::Claim> claims;
    std::vector<Reject> rejects;
    std::uint64_t duplicates = 0;
    void append(Output&& other);
  };
  static constexpr std::string_view kName = "ais-gap/1";

  explicit GapStage(GapProfile profile) : profile_(std::move(profile)) {}
  static ShardKey key(const Fix& fix) { return fix.mmsi; }
  void see(std::span<const Fix> in, Output& out);
  void until(Instant t, Output& out);
  void save(ByteWriter& out) const;
  Status load(ByteReader& in);
  std::size_t ships() const { return ships_.size(); }

 private:
  using Anchor = std::tuple<std::int64_t, std::int32_t, std::int32_t>;  // time and place of a fix
  struct Said {
    std::uint32_t revision = 0;
    bool retracted = false;
    std::string version;  // of the claim without its revision
  };
  struct Ship {
    std::vector<Fix> fixes;  // by anchor
    std::map<Anchor, Said> said;
    std::size_t changed_from = SIZE_MAX;
  };
  static Anchor anchor_of(const Fix& fix) {
    return {fix.time_s, fix.latitude_udeg, fix.longitude_udeg};
  }
  static void add(Ship& ship, const Fix& fix, Output& out);
  bool is_gap(const Fix& last, const Fix* next) const;
  void review(Ship& ship, std::size_t from, Output& out) const;
  void say(Said& said, model::Claim claim, Output& out) const;
  void forget(Ship& ship) const;
  Status load_ship(ByteReader& in, std::map<std::uint64_t, Ship>& ships) const;

  GapProfile profile_;
  std::map<std::uint64_t, Ship> ships_;
  std::int64_t passed_s_ = INT64_MIN;  // until() has been called with this
};

}  // namespace vedetta::ships
