#include <fmt/format.h>
#include <gtest/gtest.h>

#include "vedetta/core/csv.h"
#include "vedetta/core/datapack.h"
#include "vedetta/core/file.h"
#include "vedetta/core/fixed.h"
#include "vedetta/core/flat.h"
#include "vedetta/core/hash.h"
#include "vedetta/core/json.h"
#include "vedetta/core/numbering.h"
#include "vedetta/core/parallel.h"
#include "vedetta/core/time.h"
#include "vedetta/core/toml.h"
#include "vedetta/core/tree.h"
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
  EXPECT_FALSE(toml_reader::parse("[\u01e5", "m.toml"));  // a letter where only a space could be
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
  EXPECT_EQ(DataPack::open("VDT2xxxx").error().code, ErrorCode::integrity);
}

TEST(DataPack, NamesItsDataByTheHashOfTheFilesAsWritten) {
  const DataPack& data = DataPack::shipped();
  const auto u32 = [](std::size_t value) {
    std::string out;
    for (int i = 0; i < 4; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
    return out;
  };
  const auto names = data.names("");
  std::string all = u32(names.size());
  for (const std::string& name : names)
    all += u32(name.size()) + name + u32(data.find(name).size()) + std::string(data.find(name));
  EXPECT_EQ(data.hash(), sha256_hex(all));
}

// The compiled tree is what parsing the file gives, to the line.
TEST(DataPack, CompilesEachTomlFileTruly) {
  const DataPack& data = DataPack::shipped();
  std::size_t seen = 0;
  for (const std::string& name : data.names("")) {
    if (!name.ends_with(".toml")) continue;
    ++seen;
    const auto parsed = toml_reader::parse(data.find(name), name);
    const auto compiled = data.toml(name);
    ASSERT_TRUE(parsed && compiled) << name;
    EXPECT_EQ(tree::write(*parsed), tree::write(*compiled)) << name;
    EXPECT_TRUE(*parsed == *compiled) << name;
    EXPECT_TRUE(*parsed == **data.shared_toml(name)) << name;
  }
  EXPECT_GT(seen, 20u);
}

TEST(DataPack, OverlaysAreParsedAndTheirFaultsHaveALine) {
  const testing::TempFolder temp;
  const std::filesystem::path folder = temp.path();
  std::filesystem::create_directories(folder / "names");
  const auto shared = DataPack::shipped().shared_toml("names/matcher.toml");
  ASSERT_TRUE(shared);
  const std::string file = (folder / "names/matcher.toml").string();
  ASSERT_TRUE(write_file_atomic(file, "version = 77\n"));
  const auto good = DataPack::with_overlay(folder.string());
  ASSERT_TRUE(good);
  EXPECT_EQ((*good->toml("names/matcher.toml"))["version"].integer(), 77);
  EXPECT_EQ((**good->shared_toml("names/matcher.toml"))["version"].integer(), 77);
  EXPECT_NE(good->hash(), DataPack::shipped().hash());
  ASSERT_TRUE(write_file_atomic(file, "version = 77\nthreshold = =\n"));
  const auto faulty = DataPack::with_overlay(folder.string());
  ASSERT_TRUE(faulty);
  const auto error = faulty->shared_toml("names/matcher.toml").error();
  EXPECT_EQ(error.code, ErrorCode::bad_data_file);
  EXPECT_EQ(error.where, "names/matcher.toml:2");
}

TEST(Tree, GivesBackWhatWasWrittenWithItsLines) {
  const Value value = *toml_reader::parse(
      "day = 2024-06-17\nlow = -9223372036854775807\nhalf = -0.5\non = true\noff = false\n"
      "empty = []\n\n[a.b]\nwords = [\"\", \"così\", 3, [1, 2]]\n",
      "x.toml");
  const std::string bytes = tree::write(value);
  const auto again = tree::read(bytes, "x.toml");
  ASSERT_TRUE(again);
  EXPECT_TRUE(value == *again);
  EXPECT_EQ((*again)["a"]["b"]["words"].array()[1].line(), 9);
  EXPECT_EQ(tree::write(*again), bytes);
  EXPECT_TRUE(tree::read(tree::write(Value()), "x")->is_null());
}

TEST(Tree, RefusesDamage) {
  const std::string bytes =
      tree::write(*toml_reader::parse("a = [1, 2]\nb = {c = \"d\"}\n", "x.toml"));
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_EQ(tree::read(bytes.substr(0, size), "x").error().code, ErrorCode::integrity) << size;
  EXPECT_FALSE(tree::read(bytes + "x", "x"));
  for (std::size_t at = 0; at < bytes.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      std::string flipped = bytes;
      flipped[at] = static_cast<char>(flipped[at] ^ 1 << bit);
      (void)tree::read(flipped, "x");  // an error or another tree, never beyond the bytes
    }
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += std::string("\x06\x00\x01", 3);
  EXPECT_FALSE(tree::read(deep + std::string("\x00\x00", 2), "x"));
  EXPECT_FALSE(tree::read(std::string("\x06\x00\xff\xff\xff\xff\x7f", 7), "x"));
}

TEST(Numbering, NumbersWordsAndPairsInOrderOfFirstSight) {
  WordNumbers words;
  PairNumbers pairs;
  EXPECT_FALSE(words.find("w0"));
  EXPECT_FALSE(pairs.find(0, 0));
  for (int round = 0; round < 2; ++round)
    for (std::uint32_t i = 0; i < 5000; ++i) {
      ASSERT_EQ(words.add(fmt::format("w{}", i)), i);
      ASSERT_EQ(pairs.add(i % 7, i, i + 1), i + 1);
    }
  EXPECT_EQ(words.size(), 5000u);
  EXPECT_EQ(words.find("w4999"), 4999u);
  EXPECT_EQ(words[17], "w17");
  EXPECT_EQ(words.add(""), 5000u);
  EXPECT_EQ(words.find(""), 5000u);
  EXPECT_FALSE(words.find("w5000"));
  EXPECT_EQ(pairs.find(3, 10), 11u);
  EXPECT_FALSE(pairs.find(10, 3));
}

TEST(Flat, GivesArraysBackWhereTheyLieAndNeverBeyond) {
  const std::vector<std::uint32_t> numbers{7, 8, 9};
  FlatWriter out;
  out.array(std::span(numbers));
  out.array(std::string_view("seventeen letters"));
  const std::vector<char> bytes(out.bytes.begin(), out.bytes.end());  // on a boundary of 16
  const std::string_view all(bytes.data(), bytes.size());
  FlatReader in(all);
  std::span<const std::uint32_t> same;
  std::string_view letters;
  ASSERT_TRUE(in.array(same) && in.array(letters) && in.at_end());
  EXPECT_TRUE(std::equal(same.begin(), same.end(), numbers.begin(), numbers.end()));
  EXPECT_EQ(letters, "seventeen letters");
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(letters.data()) % kFlatBoundary, 0u);
  for (std::size_t size = 0; size < all.size(); ++size) {
    FlatReader cut(all.substr(0, size));
    EXPECT_FALSE(cut.array(same) && cut.array(letters));
  }
  std::string huge(32, '\xff');
  FlatReader false_size(huge);
  EXPECT_FALSE(false_size.array(letters));
  FlatReader no_numbers(all.substr(32));
  EXPECT_FALSE(no_numbers.array(same)) << "17 bytes are no numbers of 4";
}

TEST(ParallelFor, SeesEachIndexOnce) {
  std::vector<int> seen(1000);
  parallel_for(seen.size(), 4, [&](std::size_t i) { ++seen[i]; });
  EXPECT_EQ(std::count(seen.begin(), seen.end(), 1), 1000);
}

}  // namespace
}  // namespace vedetta
