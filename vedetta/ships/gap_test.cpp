#include "vedetta/ships/gap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "vedetta/core/drive.h"

namespace vedetta::ships {
namespace {

GapProfile profile() {
  const auto loaded = GapProfile::load(DataPack::shipped());
  EXPECT_TRUE(loaded);
  return *loaded;
}

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kStart = 19000 * 24 * kHour;

// A ship under way north along a meridian at 12 knots, one row a fix.
Fix fix(double hours, double latitude = 40, std::uint64_t mmsi = 273123450,
        std::int16_t speed_dkn = 120) {
  Fix out;
  out.mmsi = mmsi;
  out.time_s = kStart + static_cast<std::int64_t>(hours * kHour);
  out.latitude_udeg = static_cast<std::int32_t>(latitude * 1'000'000);
  out.longitude_udeg = 130'500'000;
  out.speed_dkn = speed_dkn;
  out.row = 2 + static_cast<std::uint64_t>(hours * 10);
  out.place.bstart = static_cast<std::uint32_t>(out.row * 100);
  out.place.bend = out.place.bstart + 90;
  out.place.start = out.place.bstart;
  out.place.end = out.place.bend;
  return out;
}

Instant at(double hours) {
  return fix(hours).time();
}

using Final = std::map<std::string, std::string>;  // key → claim without its revision

Final standing(const std::vector<model::Claim>& stream) {
  std::map<std::string, model::Claim> latest;
  for (const model::Claim& claim : stream)
    if (const auto old = latest.find(claim.key);
        old == latest.end() || old->second.revision < claim.revision)
      latest[claim.key] = claim;
  Final out;
  for (auto& [key, claim] : latest) {
    claim.revision = 1;
    if (!claim.retracted) out[key] = model::canonical_bytes(claim);
  }
  return out;
}

std::string bytes_of(const std::vector<model::Claim>& claims) {
  std::string out;
  for (const model::Claim& claim : claims) out += model::canonical_bytes(claim) + "\n";
  return out;
}

bool has(const model::Claim& claim, const std::string& condition) {
  return std::find(claim.conditions.begin(), claim.conditions.end(), condition) !=
         claim.conditions.end();
}

TEST(Ships, OpenGapClosesUnderTheSameKey) {
  GapStage stage(profile());
  GapStage::Output out;
  stage.see(std::vector{fix(0), fix(1, 40.2)}, out);
  stage.until(at(7), out);  // six hours exactly are not more than six
  EXPECT_TRUE(out.claims.empty());
  stage.until(at(7.1), out);
  stage.until(at(9), out);
  ASSERT_EQ(out.claims.size(), 1U);
  const model::Claim open = out.claims[0];
  EXPECT_EQ(open.revision, 1U);
  EXPECT_TRUE(has(open, "open"));
  EXPECT_FALSE(open.when.last);
  EXPECT_EQ(open.quantity->bound, model::Bound::more_than);
  EXPECT_EQ(*open.quantity->value, Fixed::of(6));
  EXPECT_TRUE(open.fillers("next-position").empty());

  stage.see(std::vector{fix(11, 41)}, out);
  ASSERT_EQ(out.claims.size(), 2U);
  const model::Claim& closed = out.claims[1];
  EXPECT_EQ(closed.key, open.key);
  EXPECT_EQ(closed.revision, 2U);
  EXPECT_TRUE(has(closed, "closed"));
  EXPECT_TRUE(has(closed, "last-heard:" + at(1).to_string()));
  EXPECT_TRUE(has(closed, "next-heard:" + at(11).to_string()));
  EXPECT_EQ(*closed.quantity->value, Fixed::of(10));
  EXPECT_TRUE(closed.has("actor", "mmsi:273123450"));
  EXPECT_TRUE(closed.has("last-position", "geo:40.2,130.5"));
  EXPECT_TRUE(closed.has("next-position", "geo:41,130.5"));
  EXPECT_EQ(closed.sayers.front().kind, model::SayerKind::instrument);
  EXPECT_EQ(closed.sayers.front().id, "instrument:ais-gap/1");
  EXPECT_EQ(closed.evidence, fix(1).place);
}

TEST(Ships, ALateRowSplitsAGap) {
  GapStage stage(profile());
  GapStage::Output out;
  stage.see(std::vector{fix(0), fix(20, 43)}, out);
  ASSERT_EQ(out.claims.size(), 1U);
  const std::string key = out.claims[0].key;
  stage.see(std::vector{fix(9, 41.5)}, out);
  ASSERT_EQ(out.claims.size(), 3U);
  EXPECT_EQ(out.claims[1].key, key);
  EXPECT_EQ(out.claims[1].revision, 2U);
  EXPECT_EQ(*out.claims[1].quantity->value, Fixed::of(9));
  EXPECT_NE(out.claims[2].key, key);
  EXPECT_EQ(*out.claims[2].quantity->value, Fixed::of(11));
}

TEST(Ships, ALateRowTakesAGapBack) {
  GapStage stage(profile());
  GapStage::Output out;
  stage.see(std::vector{fix(0), fix(8, 41.5)}, out);
  ASSERT_EQ(out.claims.size(), 1U);
  stage.see(std::vector{fix(4, 40.8)}, out);
  ASSERT_EQ(out.claims.size(), 2U);
  EXPECT_EQ(out.claims[1].key, out.claims[0].key);
  EXPECT_EQ(out.claims[1].revision, 2U);
  EXPECT_TRUE(out.claims[1].retracted);
  EXPECT_TRUE(standing(out.claims).empty());
}

TEST(Ships, AShipAtBerthIsNotSilentButOneThatMovedIs) {
  GapStage stage(profile());
  GapStage::Output out;
  stage.see(std::vector{fix(0, 40, 273000001, 0), fix(10, 40.01, 273000001, 0)}, out);
  stage.until(at(40), out);
  EXPECT_TRUE(out.claims.empty());
  stage.see(std::vector{fix(20, 40, 273000002, 0), fix(30, 40.5, 273000002, 0)}, out);
  ASSERT_EQ(out.claims.size(), 1U);
  EXPECT_EQ(out.claims[0].quantity->as_written, "");
  stage.see(std::vector{fix(20, 40, 273000003, kSpeedNotKnown)}, out);
  EXPECT_EQ(out.claims.size(), 2U);  // no speed, no excuse
}

TEST(Ships, AJumpIsFlaggedNotDropped) {
  GapStage stage(profile());
  GapStage::Output out;
  // An outlier of 400 nautical miles just before the silence, and a way of 600 in ten hours.
  stage.see(std::vector{fix(0), fix(0.1, 47), fix(10.1, 57), fix(10.2, 57.03)}, out);
  ASSERT_EQ(out.claims.size(), 1U);
  EXPECT_TRUE(has(out.claims[0], "implausible-way"));
  EXPECT_TRUE(has(out.claims[0], "implausible-last-position"));
  EXPECT_FALSE(has(out.claims[0], "implausible-next-position"));
}

TEST(Ships, TwoFarPlacesInOneSecondAreAJump) {
  EXPECT_TRUE(is_jump(fix(1, 40), fix(1, 41), profile()));
  EXPECT_FALSE(is_jump(fix(1, 40), fix(1, 40.001), profile()));
  EXPECT_FALSE(is_jump(fix(1, 40), fix(6, 41), profile()));
}

TEST(Ships, DistanceCrossesTheDateLine) {
  Fix west = fix(0, 0);
  Fix east = fix(0, 0);
  west.longitude_udeg = 179'500'000;
  east.longitude_udeg = -179'500'000;
  EXPECT_NEAR(static_cast<double>(distance_m(west, east)), 111'195, 1);
  EXPECT_NEAR(static_cast<double>(distance_m(fix(0, 40), fix(0, 41))), 111'195, 1);
}

TEST(Ships, RepeatedRowsCountOnce) {
  Fix first = fix(0);
  Fix again = first;
  first.place = {10, 20, 10, 20};
  GapStage stage(profile());
  GapStage::Output out;
  stage.see(std::vector{again, fix(8, 41.5), first, again}, out);
  EXPECT_EQ(out.duplicates, 2U);
  const auto claims = standing(out.claims);
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_NE(claims.begin()->second.find(R"("evidence":{"bend":20,"bstart":10,)"), std::string::npos)
      << claims.begin()->second;
}

TEST(Ships, ARowBeyondTheLatenessIsRejectedWithItsReason) {
  GapStage stage(profile());
  GapStage::Output out;
  stage.see(std::vector{fix(0)}, out);
  stage.until(at(48), out);
  stage.see(std::vector{fix(23.9), fix(24.1)}, out);
  ASSERT_EQ(out.rejects.size(), 1U);
  EXPECT_EQ(out.rejects[0], (Reject{fix(23.9).row, "too-late"}));
}

// Some ships with silences, stops, outliers and repeats.
std::vector<Fix> traffic(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Fix> out;
  for (std::uint64_t ship = 0; ship < 12; ++ship) {
    double hours = 0;
    double latitude = 35;
    for (int i = 0; i < 40; ++i) {
      const auto draw = random() % 100;
      hours += draw < 15 ? 3 + static_cast<double>(draw) : 0.01 * static_cast<double>(10 + draw);
      latitude += draw == 50 ? 8 : 0.05;
      out.push_back(fix(hours, latitude, 273000000 + ship, draw % 4 == 0 ? 0 : 110));
      if (draw % 9 == 0) out.push_back(out.back());
    }
  }
  return out;
}

TEST(Ships, AnyOrderOfArrivalGivesTheSameClaims) {
  std::vector<Fix> fixes = traffic(7);
  const Instant end = at(400);
  Final expected;
  for (int round = 0; round < 25; ++round) {
    Drive<GapStage> drive(GapStage(profile()), 1 + static_cast<std::size_t>(round) % 3);
    GapStage::Output out;
    replay(drive, std::span<const Fix>(fixes), 1 + static_cast<std::size_t>(round) * 13, end, out);
    if (round == 0) expected = standing(out.claims);
    EXPECT_EQ(standing(out.claims), expected) << "round " << round;
    std::shuffle(fixes.begin(), fixes.end(), std::mt19937(static_cast<unsigned>(round)));
  }
  EXPECT_GT(expected.size(), 40U);
}

TEST(Ships, RowsLateWithinTheBoundGiveTheSameClaims) {
  std::vector<Fix> fixes = traffic(11);
  std::stable_sort(fixes.begin(), fixes.end(),
                   [](const Fix& a, const Fix& b) { return a.time_s < b.time_s; });
  GapStage sorted(profile());
  GapStage::Output expected;
  sorted.see(fixes, expected);
  sorted.until(at(400), expected);
  // Each row is held back by up to a day; time passes as the newest row says.
  for (unsigned seed = 1; seed <= 20; ++seed) {
    std::mt19937 random(seed);
    std::vector<std::pair<std::int64_t, Fix>> arrivals;
    for (const Fix& f : fixes)
      arrivals.emplace_back(f.time_s + static_cast<std::int64_t>(random() % (24 * kHour)), f);
    std::stable_sort(arrivals.begin(), arrivals.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    GapStage stage(profile());
    GapStage::Output out;
    for (const auto& [arrival_s, f] : arrivals) {
      stage.until(Instant(arrival_s - 1), out);
      stage.see(std::span(&f, 1), out);
    }
    stage.until(at(400), out);
    EXPECT_TRUE(out.rejects.empty());
    EXPECT_EQ(standing(out.claims), standing(expected.claims)) << "seed " << seed;
  }
}

TEST(Ships, ACheckpointAnywhereChangesNothing) {
  const std::vector<Fix> fixes = traffic(3);
  for (const std::size_t cut : {1U, 100U, 333U}) {
    const std::span<const Fix> all(fixes);
    GapStage straight(profile());
    GapStage::Output first;
    straight.see(all.first(cut), first);
    straight.until(at(10), first);
    ByteWriter saved;
    straight.save(saved);
    GapStage resumed(profile());
    ByteReader in(saved.bytes());
    ASSERT_TRUE(resumed.load(in));
    GapStage::Output a;
    GapStage::Output b;
    straight.see(all.subspan(cut), a);
    straight.until(at(400), a);
    resumed.see(all.subspan(cut), b);
    resumed.until(at(400), b);
    EXPECT_EQ(bytes_of(a.claims), bytes_of(b.claims));
    EXPECT_FALSE(a.claims.empty());
    EXPECT_EQ(a.rejects, b.rejects);
    ByteWriter x;
    ByteWriter y;
    straight.save(x);
    resumed.save(y);
    EXPECT_EQ(x.bytes(), y.bytes());
  }
}

TEST(Ships, ACheckpointOfAnotherProfileIsRefused) {
  const auto other = GapProfile::load(DataPack::shipped(), "offshore-12h");
  ASSERT_TRUE(other);
  Drive<GapStage> a{GapStage(profile())};
  Drive<GapStage> b{GapStage(*other)};
  EXPECT_FALSE(b.load(a.save()));
  EXPECT_FALSE(GapProfile::load(DataPack::shipped(), "nobody's"));
}

TEST(Ships, TimeThatPassesForgetsOldPositions) {
  GapStage stage(profile());
  GapStage::Output out;
  for (int hour = 0; hour < 2000; ++hour) {
    stage.see(std::vector{fix(hour, 30 + hour * 0.001)}, out);
    stage.until(at(hour), out);
  }
  ByteWriter saved;
  stage.save(saved);
  EXPECT_LT(saved.bytes().size(), 8000U);  // a day and three rows
}

}  // namespace
}  // namespace vedetta::ships
