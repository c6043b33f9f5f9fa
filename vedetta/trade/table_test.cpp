#include "vedetta/trade/table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "vedetta/core/file.h"
#include "vedetta/testing/data.h"
#include "vedetta/trade/petroleum.h"

namespace vedetta::trade {
namespace {

const Columns& columns() {
  static const auto loaded = Columns::load(DataPack::shipped());
  EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().to_string());
  return *loaded;
}

TableClaims table(const std::string& text) {
  auto out = read_table(text, "t.csv", columns());
  EXPECT_TRUE(out) << (out ? "" : out.error().to_string());
  return out ? *std::move(out) : TableClaims();
}

const std::string kNotified = "Period_From,period_to,supplier,bbl,t,note,as_of,source,reported\n";
const std::string kEstimated =
    "period_from,period_to,low_bbl,high_bbl,deliveries,said_by,said_to,qualifier,date_said,"
    "source\n";

std::string bounds(const TableClaims& read) {
  std::set<std::string> out;
  for (const model::Claim& claim : read.claims)
    out.insert(std::string(model::to_string(claim.quantity->bound)) + claim.quantity->as_written);
  std::string all;
  for (const std::string& one : out) all += (all.empty() ? "" : ", ") + one;
  return all;
}

TEST(Trade, BarrelsAndTonnesOfOneRowAreTwoClaims) {
  const std::string text =
      kNotified +
      "2021-08-01,2021-08-31,CN+RU,11745,1410,,2021-10-05,press,CN:2021-08-01/2021-08-15\n";
  const TableClaims read = table(text);
  ASSERT_EQ(read.claims.size(), 2U);
  EXPECT_EQ(bounds(read), "=11745 barrel, =1410 tonne");
  for (const model::Claim& claim : read.claims) {
    EXPECT_EQ(claim.fillers("actor").size(), 2U);
    EXPECT_EQ(claim.conditions.back(), "reported:gpe:CN:2021-08-01/2021-08-15");
    const std::string row =
        text.substr(claim.evidence.bstart, claim.evidence.bend - claim.evidence.bstart);
    EXPECT_TRUE(row.starts_with("2021-08-01,") && row.ends_with("08-15")) << row;
  }
}

TEST(Trade, TheWordsOfAnEstimateGiveItsBound) {
  const auto bound = [](const std::string& row) { return bounds(table(kEstimated + row + "\n")); };
  EXPECT_EQ(bound("2019-01-01,2019-10-31,14,38,,A,,estimated between,2020-03,x"),
            "<=38 barrel, >=14 barrel");
  EXPECT_EQ(bound("2019-01-01,2019-10-31,14,,,A,,,2020-03,x"), ">=14 barrel");
  EXPECT_EQ(bound("2019-01-01,2019-10-31,14,,3,A,,More than,2020-03,x"), ">14 barrel");
  EXPECT_EQ(bound("2019-01-01,2019-10-31,14,14,,A,,about,2020-03,x"), "~14 barrel");
  EXPECT_EQ(bound("2019-01-01,2019-10-31,14,14,,A,,,2020-03,x"), "=14 barrel");
  EXPECT_EQ(bound("2019-01-01,2019-10-31,,,121,A,,,2020-03,x"), ">=121 event");
  EXPECT_EQ(bound("2019-01-01,2019-10-31,14,,,A,,moreover,2020-03,x"), ">=14 barrel");
}

TEST(Trade, WhoEstimatesIsKnownOrStaysAsWritten) {
  const TableClaims read =
      table(kEstimated +
            "2020-01-01,2020-09-30,5,,,United States (non-paper),,cap already exceeded,2021,x\n"
            "2020-01-01,2020-09-30,5,,,Some Institute,,,2021,x\n");
  ASSERT_EQ(read.claims.size(), 2U);
  std::set<std::string> sayers;
  for (const model::Claim& claim : read.claims) {
    sayers.insert(claim.sayers.back().id);
    EXPECT_EQ(claim.conditions.size(), claim.sayers.back().id == "gpe:US" ? 1U : 0U);
  }
  EXPECT_EQ(sayers, (std::set<std::string>{"gpe:US", "nil:Some Institute"}));
}

TEST(Trade, EveryRejectHasItsRowAndReason) {
  const TableClaims read = table(kNotified +
                                 "2024-02-01,2024-01-31,RU,1,,,2024,x,\n"
                                 "2024-01-01,2024-01-31,RU,many,,,2024,x,\n"
                                 "2024-01-01,2024-01-31,RU,-5,,,2024,x,\n"
                                 "2024-01-01,2024-01-31,,1,,,2024,x,\n"
                                 "2024-01-01,2024-01-31,Russia,1,,,2024,x,\n"
                                 "2024-01-01,2024-01-31,RU,,,,2024,x,\n"
                                 "2024-01-01,2024-01-31,RU,1,,,spring,x,\n"
                                 "2024-01-01,2024-01-31,RU,1,,,2024,x,RU\n"
                                 "2024-01-01,2024-01-31,RU,1\n"
                                 "2024-01-01,2024-01-31,RU,1,,,2024,x,\n"
                                 "2024-01-01,2024-01-31,RU,2,,,2024,x,\n");
  std::string all;
  for (const Reject& reject : read.rejects) all += std::to_string(reject.row) + reject.why + " ";
  EXPECT_EQ(all,
            "2bad-period 3bad-quantity 4bad-quantity 5no-supplier 6bad-supplier 7no-figure "
            "8bad-said 9bad-reported 10columns 12said-twice ");
  EXPECT_EQ(read.claims.size(), 1U);
  EXPECT_EQ(read.rows, 11U);
}

TEST(Trade, ATableWithoutANeededColumnIsRefused) {
  for (const char* text : {"", "bbl\n", "period_from,period_to,supplier,as_of,source\n",
                           "period_from,period_to,bbl,as_of,source\n"}) {
    const auto read = read_table(text, "t.csv", columns());
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, ErrorCode::bad_csv);
  }
  const auto open = read_table(kNotified + "\"2024", "t.csv", columns());
  ASSERT_FALSE(open);
  EXPECT_EQ(open.error().code, ErrorCode::bad_csv);
}

// Read by their columns, the compiled tables say what the shipped ones say.
TEST(Trade, TheCompiledTableGivesTheShippedClaims) {
  const std::string name = "trade/derived/refined_petroleum_reported.csv";
  SHARED_DATA_OR_SKIP(name);
  const auto bytes = read_file(vedetta::testing::shared_data(name));
  ASSERT_TRUE(bytes);
  const TableClaims read = table(*bytes);
  EXPECT_TRUE(read.rejects.empty());
  std::vector<std::string> compiled, shipped;
  for (const model::Claim& claim : read.claims) compiled.push_back(claim.key);
  const auto claims = petroleum_claims(DataPack::shipped());
  ASSERT_TRUE(claims);
  for (const model::Claim& claim : *claims)
    if (claim.predicate == "notified-supply") shipped.push_back(claim.key);
  EXPECT_EQ(compiled, shipped);
}

}  // namespace
}  // namespace vedetta::trade
