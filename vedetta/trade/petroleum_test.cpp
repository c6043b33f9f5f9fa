#include "vedetta/trade/petroleum.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "vedetta/core/csv.h"
#include "vedetta/core/file.h"
#include "vedetta/testing/data.h"

namespace vedetta::trade {
namespace {

const std::vector<model::Claim>& shipped() {
  static const auto claims = petroleum_claims(DataPack::shipped());
  EXPECT_TRUE(claims) << (claims ? "" : claims.error().to_string());
  return *claims;
}

TEST(Trade, EveryRowIsAClaimWithASayerAPeriodAndASource) {
  ASSERT_GT(shipped().size(), 35U);
  for (const model::Claim& claim : shipped()) {
    EXPECT_EQ(claim.sayers.front().kind, model::SayerKind::instrument);
    EXPECT_TRUE(claim.sayers.front().relay);
    EXPECT_FALSE(claim.sayers.back().relay);
    EXPECT_TRUE(claim.when.first && claim.when.last && claim.said.first);
    EXPECT_TRUE(claim.has("counterpart", "gpe:KP"));
    EXPECT_TRUE(claim.reasons.back().starts_with("source: ")) << claim.reasons.back();
    EXPECT_FALSE(claim.quantity->as_written.empty());
  }
}

TEST(Trade, APlaceLeadsBackToItsRow) {
  const std::string_view table = DataPack::shipped().find("trade/petroleum_notified.tsv");
  const auto claims = notified_claims(table, "table");
  ASSERT_TRUE(claims);
  for (const model::Claim& claim : *claims) {
    const auto row =
        table.substr(claim.evidence.bstart, claim.evidence.bend - claim.evidence.bstart);
    EXPECT_TRUE(row.starts_with(claim.when.first->to_string())) << row;
    EXPECT_EQ(row.find('\n'), std::string_view::npos);
  }
}

TEST(Trade, AMendedValueIsARevisionOfTheSameClaim) {
  const std::string row = "2024-01-01\t2024-01-31\tRU\t15279\tbarrel\t\t2024-12\t\tpress\n";
  const std::string mended = "2024-01-01\t2024-01-31\tRU\t15300\tbarrel\t\t2024-12\t\tpress\n";
  const auto a = notified_claims(row, "a");
  const auto b = notified_claims(mended, "b");
  ASSERT_TRUE(a && b);
  EXPECT_EQ(a->front().key, b->front().key);
  EXPECT_NE(model::version_of(a->front()), model::version_of(b->front()));
}

TEST(Trade, ABadRowIsNamed) {
  for (const char* row :
       {"2024-02-01\t2024-01-31\tRU\t1\tbarrel\t\t2024\t\tx\n",
        "2024-01-01\t2024-01-31\tRU\tmany\tbarrel\t\t2024\t\tx\n",
        "2024-01-01\t2024-01-31\t\t1\tbarrel\t\t2024\t\tx\n",
        "2024-01-01\t2024-01-31\tRU\t1\tbarrel\tRU\t2024\t\tx\n",
        "2024-01-01\t2024-01-31\tRU\t1\tbarrel\t\tspring\t\tx\n", "2024-01-01\t2024-01-31\n"}) {
    const auto claims = notified_claims(std::string("# head\n") + row, "t.tsv");
    ASSERT_FALSE(claims) << row;
    EXPECT_EQ(claims.error().code, ErrorCode::bad_data_file);
    EXPECT_EQ(claims.error().where, "t.tsv, row 1");
  }
}

TEST(Trade, ADateMayBeAMonthOrAYear) {
  EXPECT_EQ(days_of("2024")->to_string(), "2024-01-01/2024-12-31");
  EXPECT_EQ(days_of("2024-02")->to_string(), "2024-02-01/2024-02-29");
  EXPECT_EQ(days_of("2024-12-04")->to_string(), "2024-12-04/2024-12-04");
  EXPECT_FALSE(days_of("2024-13"));
  EXPECT_FALSE(days_of(""));
}

// The tables hold each figure of the compiled sources, and no other.
TEST(Trade, TheTablesHoldTheCompiledFigures) {
  SHARED_DATA_OR_SKIP("trade/derived/refined_petroleum_reported.csv");
  const auto bytes =
      read_file(vedetta::testing::shared_data("trade/derived/refined_petroleum_reported.csv"));
  ASSERT_TRUE(bytes);
  std::multimap<std::string, std::string> compiled;
  csv::Reader rows(*bytes);
  rows.next();
  while (rows.next()) {
    const auto& f = rows.fields();
    const std::string period = std::string(f[0]) + "/" + std::string(f[1]);
    if (!f[3].empty()) compiled.emplace(period, std::string(f[3]) + " barrel");
    if (!f[4].empty()) compiled.emplace(period, std::string(f[4]) + " tonne");
  }
  std::size_t notified = 0;
  for (const model::Claim& claim : shipped()) {
    if (claim.predicate != "notified-supply") continue;
    ++notified;
    const auto [begin, end] = compiled.equal_range(claim.when.to_string());
    EXPECT_TRUE(std::any_of(begin, end, [&](const auto& entry) {
      return entry.second == claim.quantity->as_written;
    })) << claim.reasons.front();
  }
  EXPECT_EQ(notified, compiled.size());
}

}  // namespace
}  // namespace vedetta::trade
