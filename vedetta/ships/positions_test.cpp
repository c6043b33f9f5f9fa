#include "vedetta/ships/positions.h"

#include <gtest/gtest.h>

#include "vedetta/core/hash.h"
#include "vedetta/ships/run.h"
#include "vedetta/testing/data.h"

#include <chrono>
#include <iostream>
#include <map>

#include "vedetta/core/file.h"
#include "vedetta/core/json.h"

namespace vedetta::ships {
namespace {

const PositionFormat& format() {
  static const auto loaded = PositionFormat::load(DataPack::shipped());
  EXPECT_TRUE(loaded);
  return *loaded;
}

constexpr std::string_view kRows =
    "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO\r\n"
    "273123450,2024-03-01T00:00:00,42.75,133.08333,10.2,180.0,511,\"SEA, MIST\",IMO9074729\r\n"
    "273123450,2024-03-01T00:10:00,42.7,133.1,102.3,180.0,511,МОРЕ,IMO9074728\r\n"
    "27312345X,2024-03-01T00:20:00,42.7,133.1,1,1,1,,\r\n"
    "273123450,2024-03-01 25:20:00,42.7,133.1,1,1,1,,\r\n"
    "273123450,2024-03-01T00:30:00,91,181,1,1,1,,\r\n"
    "273123450,2024-03-01T00:30:00,north,133,1,1,1,,\r\n"
    "273123450,2024-03-01T00:40:00,42.7\r\n"
    "1072211352,2024-03-01T00:50:00,0,0,-0.1,1,1,,IMO1234567\r\n";

std::vector<Fix> read_all(std::string_view text, std::map<std::string, int>& why) {
  auto table = PositionTable::open(text, sha256_hex(text), format());
  EXPECT_TRUE(table);
  std::vector<Fix> out;
  std::vector<Fix> part;
  while (table->read(2, part)) out.insert(out.end(), part.begin(), part.end());
  for (const Reject& reject : table->rejects()) ++why[reject.why];
  EXPECT_EQ(table->rows(), out.size() + table->rejects().size());
  return out;
}

TEST(Ships, RowsBecomeFixesOrRejectsWithTheirReason) {
  std::map<std::string, int> why;
  const std::vector<Fix> fixes = read_all(kRows, why);
  ASSERT_EQ(fixes.size(), 3U);
  EXPECT_EQ(why, (std::map<std::string, int>{{"bad-mmsi", 1},
                                             {"bad-time", 1},
                                             {"no-position", 1},
                                             {"bad-position", 1},
                                             {"columns", 1}}));
  EXPECT_EQ(fixes[0].latitude_udeg, 42'750'000);
  EXPECT_EQ(fixes[0].longitude_udeg, 133'083'330);
  EXPECT_EQ(fixes[0].speed_dkn, 102);
  EXPECT_EQ(fixes[0].ship_name(), "SEA, MIST");
  EXPECT_EQ(fixes[0].imo, 9074729U);
  EXPECT_EQ(fixes[0].time().to_string(), "2024-03-01T00:00:00Z");
  EXPECT_EQ(fixes[1].imo, 0U) << "wrong check digit";
  EXPECT_EQ(fixes[1].speed_dkn, kSpeedNotKnown);
  EXPECT_EQ(fixes[1].ship_name(), "") << "no name that AIS can carry";
  EXPECT_TRUE(fixes[2].odd_mmsi);
  EXPECT_TRUE(fixes[2].zero_position);
  EXPECT_EQ(fixes[2].imo, 0U) << "a maker's default";
}

TEST(Ships, APlaceLeadsBackToItsRow) {
  std::map<std::string, int> why;
  const std::vector<Fix> fixes = read_all(kRows, why);
  const model::Span last = fixes.back().place;
  EXPECT_EQ(kRows.substr(last.bstart, last.bend - last.bstart),
            "1072211352,2024-03-01T00:50:00,0,0,-0.1,1,1,,IMO1234567");
  EXPECT_EQ(last.bstart - last.start, 4U) << "four letters of two bytes stand before it";
  EXPECT_EQ(fixes.back().row, 9U);
}

TEST(Ships, ColumnsGoByNameInAnyOrder) {
  std::map<std::string, int> why;
  const auto fixes = read_all(
      "longitude,latitude,base_date_time,mmsi,sog\n"
      "-118.5,33.25,2024-06-01 12:00:00,366000001,7.25\n",
      why);
  ASSERT_EQ(fixes.size(), 1U);
  EXPECT_EQ(fixes[0].longitude_udeg, -118'500'000);
  EXPECT_EQ(fixes[0].mmsi, 366000001U);
  EXPECT_EQ(fixes[0].speed_dkn, 73);
}

TEST(Ships, ALeapSecondDoesNotLeaveTheCalendar) {
  std::map<std::string, int> why;
  const auto fixes = read_all(
      "MMSI,BaseDateTime,LAT,LON\n"
      "366000001,2016-12-31T23:59:60,33,-118\n"
      "366000001,9999-12-31T23:59:60,33,-118\n",
      why);
  ASSERT_EQ(fixes.size(), 1U);
  EXPECT_EQ(fixes[0].time().to_string(), "2017-01-01T00:00:00Z");
  EXPECT_EQ(why["bad-time"], 1);
}

TEST(Ships, ATableWithoutAHeaderIsRefused) {
  const auto table = PositionTable::open("273123450,2024-03-01T00:00:00,42,133\n", "", format());
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().code, ErrorCode::bad_csv);
  EXPECT_FALSE(PositionTable::open("", "", format()));
}

TEST(Ships, DecimalsAreReadWithoutFloatingPoint) {
  EXPECT_EQ(parse_millionths("33.60716"), 33'607'160);
  EXPECT_EQ(parse_millionths("-0.0000019"), -1);
  EXPECT_EQ(parse_millionths("7"), 7'000'000);
  for (const char* bad : {"", ".", "-", "1e3", "1.2.3", " 1", "12345678901", "0x1"})
    EXPECT_FALSE(parse_millionths(bad)) << bad;
}

TEST(Ships, ImoNumbersHaveTheirCheckDigit) {
  EXPECT_EQ(format().imo_number("IMO9074729"), 9074729U);
  EXPECT_EQ(format().imo_number("imo 9074729"), 9074729U);
  EXPECT_EQ(format().imo_number("9074729"), 9074729U);
  for (const char* bad : {"IMO0000000", "IMO9074720", "IMO907472", "", "IMO"})
    EXPECT_EQ(format().imo_number(bad), 0U) << bad;
}

TEST(Ships, AGapAcrossTwoTablesNamesBoth) {
  const std::string head = "MMSI,BaseDateTime,LAT,LON,SOG\n";
  const std::string monday = head + "273123450,2024-03-04T20:00:00,42.7,133.1,10\n";
  const std::string tuesday = head + "273123450,2024-03-05T09:00:00,42.2,130.3,9\n";
  const auto run = find_gaps({{"a", monday}, {"b", tuesday}}, DataPack::shipped(), {});
  ASSERT_TRUE(run);
  ASSERT_EQ(run->claims.size(), 1U);
  const model::Claim& claim = run->claims[0];
  EXPECT_EQ(claim.document, sha256_hex(monday));
  EXPECT_EQ(claim.when.to_string(), "2024-03-04/2024-03-05");
  EXPECT_EQ(claim.reasons.back(), "next position: row 2 of " + sha256_hex(tuesday));
  const auto other = find_gaps({{"b", tuesday}, {"a", monday}}, DataPack::shipped(), {});
  ASSERT_TRUE(other);
  EXPECT_EQ(to_lines(*other), to_lines(*run));
}

TEST(Ships, AFaultOfATableNamesIt) {
  const auto run = find_gaps({{"cut.gz", "\x1f\x8b\x08"}}, DataPack::shipped(), {});
  ASSERT_FALSE(run);
  EXPECT_EQ(run.error().code, ErrorCode::bad_gzip);
  EXPECT_EQ(run.error().where, "cut.gz");
  const auto empty = find_gaps({}, DataPack::shipped(), {});
  ASSERT_TRUE(empty);
  EXPECT_TRUE(empty->claims.empty());
}

TEST(Ships, ADayOfTrafficIsReadWholeAndAlike) {
  const std::string name =
      "ais/positions/marinecadastre_2022_01_03/AIS_2022_01_03_first99999.csv.gz";
  SHARED_DATA_OR_SKIP(name);
  const auto bytes = read_file(vedetta::testing::shared_data(name));
  ASSERT_TRUE(bytes);
  const std::vector<PositionInput> inputs = {{"day.csv.gz", *bytes}};
  const auto start = std::chrono::steady_clock::now();
  const auto run = find_gaps(inputs, DataPack::shipped(), {});
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  ASSERT_TRUE(run);
  std::cout << json::write(run->summary) << "\n"
            << 99'999 / took.count() << " rows/s with unpacking and hashing\n";
  const Value& input = run->summary["inputs"].array().front();
  EXPECT_EQ(input["rows"].integer(), 99'999);
  EXPECT_EQ(run->summary["ships"].integer(), 10'631);
  EXPECT_EQ(input["positions"].integer() + static_cast<std::int64_t>(run->rejects[0].size()),
            99'999);
  GapOptions options;
  options.jobs = 3;
  const auto threads = find_gaps(inputs, DataPack::shipped(), options);
  ASSERT_TRUE(threads);
  EXPECT_EQ(to_lines(*threads), to_lines(*run));
  EXPECT_EQ(json::write(threads->summary), json::write(run->summary));
  // All but strays fall in the first half hour: said to be complete only to there, no ship is
  // silent for six hours.
  options.until = *Instant::parse("2022-01-03T00:25:00Z");
  const auto early = find_gaps(inputs, DataPack::shipped(), options);
  ASSERT_TRUE(early);
  EXPECT_EQ(early->summary["claims"]["open"].integer(), 0);
  EXPECT_EQ(early->summary["claims"]["closed"].integer(),
            run->summary["claims"]["closed"].integer());
}

}  // namespace
}  // namespace vedetta::ships
