#include <gtest/gtest.h>

#include "vedetta/core/csv.h"
#include "vedetta/core/datapack.h"
#include "vedetta/core/file.h"
#include "vedetta/core/fixed.h"
#include "vedetta/core/hash.h"
#include "vedetta/core/json.h"
#include "vedetta/core/parallel.h"
#include "vedetta/core/time.h"
#include "vedetta/core/toml.h"
#include "vedetta/testing/temp_folder.h"

namespace vedetta {
namespace {

TEST(Fixed, ReadsAndWritesTheShortestForm) {
  for (const char* text : {"0", "12.5", "-0.000001", "9000000000000", "-3"})
    EXPECT_EQ(Fixed::parse(text)->to_string(), text);
  for (const char* text : {"", "-", "1.", ".5", "1.0000001", "1e3", "99999999999999", "1.2.3"})
    EXPECT_FALSE(Fixed::parse(text)) << text;
  EXPECT_EQ((Fixed::of(9'000'000'000'000) + Fixed::of(9'000'000'000'000)).millionths(), INT64_MAX);
  EXPECT_EQ(Fixed::ratio(1, 3).to_string(), "0.333333");
}

TEST(Day, GoesAndComesBackOverFourCenturies) {
  for (Day day = Day::of(1800, 1, 1); day <= Day::of(2200, 12, 31); day = day + 1) {
    const YearMonthDay c = day.civil();
    ASSERT_TRUE(Day::is_valid(c.year, c.month, c.day));
    ASSERT_EQ(Day::of(c.year, c.month, c.day), day);
    ASSERT_EQ(*Day::parse(day.to_string()), day);
  }
  EXPECT_EQ(Day::of(2024, 6, 17).weekday(), 0);  // a Monday
  EXPECT_EQ(Day::of(1969, 12, 28).weekday(), 6);
  EXPECT_FALSE(Day::parse("2023-02-29"));
}

TEST(DayInterval, KnowsOpenEnds) {
  const auto open = *DayInterval::parse("../2024-03-31");
  EXPECT_EQ(open.to_string(), "../2024-03-31");
  EXPECT_TRUE(open.contains(Day::of(1990, 1, 1)));
  EXPECT_FALSE(open.contains(Day::of(2024, 4, 1)));
  EXPECT_FALSE(DayInterval::parse("2024-02-02/2024-02-01"));
  EXPECT_TRUE(open.overlaps(*DayInterval::parse("2024-03-31/..")));
  EXPECT_FALSE(open.overlaps(*DayInterval::parse("2024-04-01/..")));
  EXPECT_TRUE(DayInterval::parse("2024-01-01/2024-01-02")->lies_in(open));
}

TEST(Instant, ReadsBothForms) {
  EXPECT_EQ(Instant::parse("2022-01-03T00:00:05")->to_string(), "2022-01-03T00:00:05Z");
  EXPECT_EQ(Instant::parse("1969-12-31 23:59:59Z")->since_epoch_s(), -1);
  EXPECT_EQ(Instant(-1).to_string(), "1969-12-31T23:59:59Z");
  EXPECT_FALSE(Instant::parse("2022-01-03"));
}

TEST(Json, WritesWhatItReadsBack) {
  const std::string text = R"({"a":[1,2.5,"x\n\"é"],"b":{"c":null,"d":true}})";
  EXPECT_EQ(json::write(*json::parse(text)), text);
  EXPECT_FALSE(json::parse("{\"a\":"));
  EXPECT_FALSE(json::parse(std::string(200, '[')));
  std::string out;
  json::append_string(out, "a\xff\xc0\x80z");
  EXPECT_TRUE(json::parse(out));
}

TEST(Toml, KnowsLinesAndDates) {
  const auto tree = toml_reader::parse("[[row]]\nday = 2017-12-22\nname = \"x\"\n", "m.toml");
  ASSERT_TRUE(tree);
  const Value& row = (*tree)["row"].array().front();
  EXPECT_EQ(row["day"].string(), "2017-12-22");
  EXPECT_EQ(row["name"].line(), 3);
  const auto bad = toml_reader::parse("a = 1\nb = = 2\n", "m.toml");
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().where, "m.toml:2");
}

TEST(Csv, FollowsTheRfc) {
  csv::Reader rows("a,\"b \"\"q\"\"\nline\",\r\n\"\",x\n");
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.fields(), (std::vector<std::string_view>{"a", "b \"q\"\nline", ""}));
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.line(), 3u);
  EXPECT_EQ(rows.fields(), (std::vector<std::string_view>{"", "x"}));
  EXPECT_FALSE(rows.next());
  EXPECT_FALSE(rows.error());
  csv::Reader open("a,\"b");
  EXPECT_FALSE(open.next());
  EXPECT_TRUE(open.error());
}

TEST(File, WritesAtomicallyAndNamesThePath) {
  const testing::TempFolder folder;
  const std::string path = folder.path() + "/x.txt";
  ASSERT_TRUE(write_file_atomic(path, "hello"));
  EXPECT_EQ(*read_file(path), "hello");
  EXPECT_EQ(read_file(path, 3).error().code, ErrorCode::too_large);
  EXPECT_EQ(read_file(path + ".none").error().code, ErrorCode::not_found);
  EXPECT_EQ(MappedFile::open(path)->bytes(), "hello");
}

TEST(Gzip, FindsATruncatedStream) {
  const std::string packed(
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xcb\x48\xcd\xc9\xc9\x07\x00\x86\xa6\x10\x36\x05\x00"
      "\x00\x00",
      25);
  EXPECT_EQ(*gunzip(packed), "hello");
  EXPECT_EQ(gunzip(packed.substr(0, 15)).error().code, ErrorCode::bad_gzip);
  EXPECT_EQ(gunzip(packed, 2).error().code, ErrorCode::too_large);
}

TEST(Hash, MatchesTheStandardsExample) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(DataPack, HoldsTheShippedDataAndRefusesADamagedBlock) {
  EXPECT_EQ(DataPack::shipped().hash().size(), 64u);
  EXPECT_EQ(DataPack::open("VDT1xxxx").error().code, ErrorCode::integrity);
}

TEST(ParallelFor, SeesEachIndexOnce) {
  std::vector<int> seen(1000);
  parallel_for(seen.size(), 4, [&](std::size_t i) { ++seen[i]; });
  EXPECT_EQ(std::count(seen.begin(), seen.end(), 1), 1000);
}

}  // namespace
}  // namespace vedetta
