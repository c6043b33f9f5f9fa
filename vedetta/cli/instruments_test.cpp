#include <gtest/gtest.h>

#include "vedetta/cli/ships.h"
#include "vedetta/cli/testing.h"
#include "vedetta/cli/trade.h"
#include "vedetta/testing/data.h"

namespace vedetta::cli {
namespace {

using testing::Cli;

constexpr const char* kHead = "MMSI,BaseDateTime,LAT,LON,SOG,VesselName,IMO\n";
constexpr const char* kMonday =
    "273999990,2024-03-12T00:00:00,42.30,130.40,11.5,TEST LADY,IMO9074729\n"
    "273999990,2024-03-12T20:00:00,42.70,133.05,10.9,TEST LADY,IMO9074729\n";

TEST_F(Cli, GapsAreClaimsOfAnInstrument) {
  ShipsGaps verb;
  verb.files = {file("day.csv", std::string(kHead) + kMonday)};
  verb.until = "2024-03-13";
  ASSERT_EQ(run_ships_gaps(verb, common_, streams_), 0) << err_;
  const auto claims = lines();
  ASSERT_EQ(claims.size(), 2u);
  std::vector<std::string> states;
  for (const Value& claim : claims) {
    EXPECT_EQ(claim["predicate"].string(), "gap");
    states.push_back(claim["conditions"].array().front().string());
  }
  std::sort(states.begin(), states.end());
  EXPECT_EQ(states, (std::vector<std::string>{"closed", "open"}));
  EXPECT_NE(err_.find("positions complete to 2024-03-13T23:59:59Z"), std::string::npos) << err_;
}

TEST_F(Cli, GapsAsATableAndAsOneDocument) {
  ShipsGaps verb;
  verb.files = {file("day.csv", std::string(kHead) + kMonday)};
  verb.emit = "text";
  ASSERT_EQ(run_ships_gaps(verb, common_, streams_), 0) << err_;
  EXPECT_NE(out_.find("imo:9074729  TEST LADY  closed        2024-03-12T00:00:00Z  "
                      "2024-03-12T20:00:00Z  20.0   42.3"),
            std::string::npos)
      << out_;
  out_.clear();
  verb.emit = "";
  common_.shape = Shape::json;
  ASSERT_EQ(run_ships_gaps(verb, common_, streams_), 0) << err_;
  const auto document = json::parse(out_);
  ASSERT_TRUE(document.ok()) << out_;
  EXPECT_EQ((*document)["claims"].array().size(), 1u);
  EXPECT_EQ((*document)["counts"]["closed"].integer(), 1);
  EXPECT_EQ((*document)["inputs"].array().front()["rows"].integer(), 2);
}

TEST_F(Cli, LateRowsReviseWhatAnEarlierRunSaid) {
  ShipsGaps verb;
  verb.state = folder_.path() + "/gaps.state";
  verb.files = {file("day.csv", std::string(kHead) + kMonday)};
  ASSERT_EQ(run_ships_gaps(verb, common_, streams_), 0) << err_;
  const Value first = lines().at(0);
  EXPECT_EQ(first["revision"].integer(), 1);
  out_.clear();
  // Heard at noon: the silence of twenty hours becomes one of twelve and one of eight.
  verb.files = {file(
      "late.csv", std::string(kHead) + "273999990,2024-03-12T12:00:00,42.5,131.9,11,TEST LADY,\n")};
  ASSERT_EQ(run_ships_gaps(verb, common_, streams_), 0) << err_;
  const auto second = lines();
  ASSERT_EQ(second.size(), 2u);
  const Value& revised = second[second[0]["key"] == first["key"] ? 0 : 1];
  EXPECT_EQ(revised["key"].string(), first["key"].string());
  EXPECT_EQ(revised["revision"].integer(), 2);
  out_.clear();
  // And each hour in between: both are taken back.
  std::string hours = kHead;
  for (const char* hour : {"04", "08", "16"})
    hours += std::string("273999990,2024-03-12T") + hour + ":00:00,42.5,131.9,11,TEST LADY,\n";
  verb.files = {file("later.csv", hours)};
  ASSERT_EQ(run_ships_gaps(verb, common_, streams_), 0) << err_;
  ASSERT_EQ(lines().size(), 2u);
  for (const Value& claim : lines()) EXPECT_EQ(claim["op"].string(), "retract");
}

TEST_F(Cli, ADamagedStateIsRefusedAndRejectsAreBorneOnlyWhenAsked) {
  ShipsGaps verb;
  verb.files = {file("day.csv", std::string(kHead) + kMonday + "x,2024-03-12T21:00:00,1,1,1,,\n")};
  EXPECT_EQ(run_ships_gaps(verb, common_, streams_), 3);
  EXPECT_EQ(lines().size(), 1u);
  EXPECT_NE(err_.find("1 bad-mmsi"), std::string::npos) << err_;
  verb.max_errors = 1;
  EXPECT_EQ(run_ships_gaps(verb, common_, streams_), 0);
  verb.state = file("gaps.state", "not a state");
  EXPECT_EQ(run_ships_gaps(verb, common_, streams_), 6);
  verb.state = "";
  verb.until = "tomorrow";
  EXPECT_EQ(run_ships_gaps(verb, common_, streams_), 3);
  verb.until = "";
  verb.emit = "poems";
  EXPECT_EQ(run_ships_gaps(verb, common_, streams_), 2);
  verb.emit = "";
  verb.profile = "no-such";
  EXPECT_EQ(run_ships_gaps(verb, common_, streams_), 3);
  verb.files.clear();
  EXPECT_EQ(run_ships_gaps(verb, common_, streams_), 2);
}

constexpr const char* kNotified = "period_from,period_to,supplier,bbl,t,note,as_of,source\n";

TEST_F(Cli, ACapsGaugeOfTheShippedTables) {
  TradeCaps verb;
  verb.years = {2024};
  verb.measure = "2397/5";
  common_.as_of = *Day::parse("2024-12-04");
  ASSERT_EQ(run_trade_caps(verb, common_, streams_), 0) << err_;
  const Value gauge = lines().at(0);
  EXPECT_EQ(gauge["total"]["low"].integer(), 168679);
  EXPECT_EQ(gauge["by_notified"]["blocked_by"].string(), "reports are missing");
  common_.exit_code = true;  // others allege more
  EXPECT_EQ(run_trade_caps(verb, common_, streams_), 1) << err_;
}

TEST_F(Cli, ATableShowsTheConversionAndRejectsAreTold) {
  TradeCaps verb;
  verb.files = {file("notified.csv", std::string(kNotified) +
                                         "2019-01-01,2019-12-31,RU,,30180,,2020-02-21,invented\n"
                                         "2019-01-01,2019-12-31,,5,,,2020-02-21,invented\n")};
  common_.as_of = *Day::parse("2020-03-01");
  common_.shape = Shape::table;
  EXPECT_EQ(run_trade_caps(verb, common_, streams_), 3);
  EXPECT_NE(err_.find("notified.csv:3: no-supplier"), std::string::npos) << err_;
  EXPECT_NE(out_.find("30180 tonne"), std::string::npos) << out_;
  EXPECT_NE(out_.find("191,643 to 350,088"), std::string::npos) << out_;
  EXPECT_NE(out_.find("IN barrel"), std::string::npos) << out_;
  verb.max_errors = 1;
  EXPECT_EQ(run_trade_caps(verb, common_, streams_), 0);
  verb.measure = "2397-55";
  EXPECT_EQ(run_trade_caps(verb, common_, streams_), 3);
}

TEST_F(Cli, ALaterTableRevisesAnEarlierOne) {
  TradeCaps verb;
  const std::string head = kNotified;
  verb.files = {file("a.csv", head + "2024-01-01,2024-01-31,CN,100,,,2024-03-01,x\n"),
                file("b.csv", head + "2024-01-01,2024-01-31,CN,120,,,2024-03-01,x\n")};
  common_.as_of = *Day::parse("2024-03-05");
  ASSERT_EQ(run_trade_caps(verb, common_, streams_), 0) << err_;
  EXPECT_EQ(lines().at(0)["total"]["low"].integer(), 120);
}

TEST_F(Cli, TheCompiledTablesGiveTheGaugeOfTheShippedOnes) {
  const std::string reported = "trade/derived/refined_petroleum_reported.csv";
  const std::string estimates = "trade/derived/refined_petroleum_estimates.csv";
  SHARED_DATA_OR_SKIP(reported);
  TradeCaps verb;
  common_.as_of = *Day::parse("2026-01-01");
  ASSERT_EQ(run_trade_caps(verb, common_, streams_), 0) << err_;
  const auto shipped = lines();
  out_.clear();
  verb.files = {vedetta::testing::shared_data(reported), vedetta::testing::shared_data(estimates)};
  verb.max_errors = 1;  // a row names two dates on which it was said
  ASSERT_EQ(run_trade_caps(verb, common_, streams_), 0) << err_;
  const auto compiled = lines();
  ASSERT_EQ(compiled.size(), shipped.size());
  for (std::size_t i = 0; i < shipped.size(); ++i) {
    EXPECT_EQ(compiled[i]["year"].integer(), shipped[i]["year"].integer());
    EXPECT_EQ(compiled[i]["total"], shipped[i]["total"]) << shipped[i]["year"].integer();
    EXPECT_EQ(compiled[i]["by_estimated"]["outcome"], shipped[i]["by_estimated"]["outcome"]);
    EXPECT_EQ(compiled[i]["by_estimated"]["passed_by"], shipped[i]["by_estimated"]["passed_by"]);
  }
}

}  // namespace
}  // namespace vedetta::cli
