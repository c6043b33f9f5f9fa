#include "vedetta/read/calibration.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "vedetta/core/fixed.h"
#include "vedetta/testing/temp_folder.h"

namespace vedetta::read {
namespace {

Calibration table() {
  Calibration c;
  c.intercept = Fixed::ratio(-1, 2);
  c.weights["trigger:verb"] = Fixed::of(1);
  c.weights["actor:far"] = Fixed::ratio(-3, 4);
  c.steps = {{Fixed::of(-1), Fixed::ratio(1, 10)},
             {Fixed::of(0), Fixed::ratio(4, 10)},
             {Fixed::ratio(1, 2), Fixed::ratio(9, 10)}};
  return c;
}

// The shipped data with this text as its calibration.
Result<Calibration> loaded(const std::string& text) {
  const testing::TempFolder own;
  const std::filesystem::path folder = own.path();
  std::filesystem::create_directories(folder / "read");
  std::ofstream(folder / "read" / "calibration.toml") << text;
  auto data = DataPack::with_overlay(folder.string());
  if (!data) return data.error();
  return Calibration::load(*data);
}

TEST(Calibration, FeaturesAddUpAndUnknownOnesWeighNothing) {
  EXPECT_EQ(table().score({"trigger:verb", "actor:far", "goods:said"}), Fixed::ratio(-1, 4));
  EXPECT_EQ(table().score({}), Fixed::ratio(-1, 2));
}

TEST(Calibration, ReadsTheShareOffTheLineBetweenSteps) {
  EXPECT_EQ(table().probability(Fixed::of(-5)), Fixed::ratio(1, 10));
  EXPECT_EQ(table().probability(Fixed::ratio(-1, 2)), Fixed::ratio(25, 100));
  EXPECT_EQ(table().probability(Fixed::of(0)), Fixed::ratio(4, 10));
  EXPECT_EQ(table().probability(Fixed::ratio(1, 4)), Fixed::ratio(65, 100));
  EXPECT_EQ(table().probability(Fixed::ratio(1, 2)), Fixed::ratio(9, 10));
  EXPECT_EQ(table().probability(Fixed::of(50)), Fixed::ratio(9, 10));
}

TEST(Calibration, ShippedTableLoadsAndRises) {
  const auto shipped = Calibration::load(DataPack::shipped());
  ASSERT_TRUE(shipped) << shipped.error().to_string();
  EXPECT_LE(shipped->steps.front().second, shipped->steps.back().second);
}

TEST(Calibration, RefusesTablesThatFallOrLeaveTheShares) {
  const std::string head = "intercept = 0\nclear = 0.9\n[weights]\n";
  EXPECT_TRUE(loaded(head + "[[step]]\nat = 0\nshare = 0.2\n"));
  for (const char* steps : {"", "[[step]]\nat = 0\nshare = 1.2\n",
                            "[[step]]\nat = 0\nshare = 0.5\n[[step]]\nat = 1\nshare = 0.4\n",
                            "[[step]]\nat = 1\nshare = 0.5\n[[step]]\nat = 1\nshare = 0.6\n"}) {
    const auto got = loaded(head + steps);
    ASSERT_FALSE(got) << steps;
    EXPECT_EQ(got.error().code, ErrorCode::bad_data_file);
  }
  EXPECT_FALSE(loaded("clear = 7\n[[step]]\nat = 0\nshare = 0.2\n"));
}

}  // namespace
}  // namespace vedetta::read
