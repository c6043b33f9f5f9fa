#include "vedetta/assess/gauge.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "vedetta/core/json.h"

namespace vedetta::assess {
namespace {

using model::Claim;

const measures::Measures& law() {
  static const auto loaded = measures::Measures::load(DataPack::shipped());
  EXPECT_TRUE(loaded);
  return *loaded;
}

Claim supply(const char* key, const char* predicate, const char* sayer,
             const std::vector<const char*>& suppliers, const char* when, const char* bound,
             int value, const char* said, const char* unit = "barrel") {
  Claim claim;
  claim.key = key;
  claim.predicate = predicate;
  for (const char* id : suppliers) claim.arguments.push_back({"actor", id, "", {}, Fixed::of(1)});
  claim.arguments.push_back({"counterpart", "gpe:KP", "", {}, Fixed::of(1)});
  claim.goods = model::Goods{"refined-petroleum", "", {}, "2710"};
  claim.quantity = model::Quantity{Fixed::of(value), unit, *model::parse_bound(bound), "", {}};
  claim.when = *DayInterval::parse(when);
  claim.said = *DayInterval::parse(said);
  claim.sayers.push_back({model::SayerKind::organisation, sayer, "", {}, false});
  return claim;
}

Claim notified(const char* key, const std::vector<const char*>& suppliers, const char* when,
               int value, const char* said, const char* unit = "barrel") {
  return supply(key, "notified-supply", "org:unsc-1718", suppliers, when, "=", value, said, unit);
}

Gauge gauge(const std::vector<Claim>& claims, int year, const char* as_of) {
  auto result = gauge_of(claims, law(), "2397-5", year, *Day::parse(as_of));
  EXPECT_TRUE(result) << (result ? "" : result.error().to_string());
  return *result;
}

const GaugeFigure& figure(const Gauge& g, const std::string& key) {
  for (const auto* figures : {&g.notified, &g.estimated})
    for (const GaugeFigure& f : *figures)
      if (f.claim == key) return f;
  ADD_FAILURE() << "no figure " << key;
  static const GaugeFigure none;
  return none;
}

TEST(Assess, NotifiedMonthsAndTotalsDontAddTwice) {
  const Gauge g = gauge({notified("jan", {"gpe:CN"}, "2025-01-01/2025-01-31", 100, "2025-03-01"),
                         notified("feb", {"gpe:CN"}, "2025-02-01/2025-02-28", 200, "2025-04-01"),
                         notified("half", {"gpe:CN"}, "2025-01-01/2025-06-30", 900, "2025-08-01"),
                         notified("ru", {"gpe:RU"}, "2025-02-01/2025-02-28", 50, "2025-04-01")},
                        2025, "2025-08-02");
  EXPECT_EQ(g.total, (Interval{Fixed::of(950), Fixed::of(950)}));
  EXPECT_EQ(figure(g, "half").standing, "counted");
  EXPECT_EQ(figure(g, "jan").standing, "part");
  EXPECT_EQ(figure(g, "jan").within, "half");
  ASSERT_EQ(g.suppliers.size(), 2U);
  EXPECT_EQ(g.suppliers[0].missing, std::vector<std::string>{});
  EXPECT_EQ(g.suppliers[1].missing,
            (std::vector<std::string>{"2025-01", "2025-03", "2025-04", "2025-05", "2025-06"}));
  EXPECT_EQ(g.by_notified.outcome, model::Outcome::undetermined);
  EXPECT_EQ(g.by_notified.blocked_by, "reports are missing");
}

TEST(Assess, WhatWasSaidLaterIsNotKnownYet) {
  const std::vector<Claim> claims = {
      notified("first", {"gpe:CN"}, "2025-01-01/2025-01-31", 100, "2025-03-01"),
      notified("again", {"gpe:CN"}, "2025-01-01/2025-01-31", 70, "2025-09-01")};
  const Gauge early = gauge(claims, 2025, "2025-03-05");
  EXPECT_EQ(early.total.low, Fixed::of(100));
  EXPECT_EQ(early.notified.size(), 1U);
  const Gauge late = gauge(claims, 2025, "2025-09-05");
  EXPECT_EQ(late.total.low, Fixed::of(70));
  EXPECT_EQ(figure(late, "first").standing, "superseded");
  EXPECT_EQ(figure(late, "first").within, "again");
  ASSERT_EQ(late.contested.size(), 1U);
  EXPECT_EQ(late.contested[0].why, "first said to be 100 barrel, later 70 barrel");
}

TEST(Assess, TonnesOfUnknownProductStayAnInterval) {
  const Gauge g =
      gauge({notified("t", {"gpe:RU"}, "2019-01-01/2019-12-31", 30180, "2020-02-21", "tonne")},
            2019, "2020-03-01");
  const GaugeFigure& f = figure(g, "t");
  EXPECT_EQ(f.amount->low, *Fixed::parse("191643"));
  EXPECT_EQ(f.amount->high, *Fixed::parse("350088"));
  EXPECT_EQ(f.point, *Fixed::parse("243190.44"));
  EXPECT_EQ(f.rules, (std::vector<std::string>{"review-2021/residual-fuel-oil", "review-2021/lpg",
                                               "review-2021/product-basket"}));
  EXPECT_EQ(g.by_notified.outcome, model::Outcome::no_breach_shown);
}

TEST(Assess, PartsThatDontFitTheWholeAreContested) {
  const Gauge over =
      gauge({notified("all", {"gpe:CN", "gpe:RU"}, "2025-01-01/2025-12-31", 100, "2026-02-01"),
             notified("ru", {"gpe:RU"}, "2025-01-01/2025-12-31", 120, "2026-02-01")},
            2025, "2026-03-01");
  ASSERT_EQ(over.contested.size(), 1U);
  EXPECT_EQ(over.contested[0].why,
            "the parts add up to 120 barrel, the whole is said to be 100 barrel");
  const Gauge under = gauge({notified("y", {"gpe:RU"}, "2025-01-01/2025-12-31", 100, "2026-02-01"),
                             notified("h1", {"gpe:RU"}, "2025-01-01/2025-06-30", 40, "2026-02-01"),
                             notified("h2", {"gpe:RU"}, "2025-07-01/2025-12-31", 59, "2026-02-01")},
                            2025, "2026-03-01");
  ASSERT_EQ(under.contested.size(), 1U);
  const Gauge open = gauge({notified("y", {"gpe:RU"}, "2025-01-01/2025-12-31", 100, "2026-02-01"),
                            notified("h1", {"gpe:RU"}, "2025-01-01/2025-06-30", 40, "2026-02-01")},
                           2025, "2026-03-01");
  EXPECT_TRUE(open.contested.empty());
}

TEST(Assess, NothingMissingAndBelowTheCapShowsNoBreach) {
  std::vector<Claim> claims = {
      notified("cn", {"gpe:CN"}, "2025-01-01/2025-12-31", 1000, "2026-02-01"),
      notified("ru", {"gpe:RU"}, "2025-01-01/2025-12-31", 0, "2026-02-01")};
  EXPECT_EQ(gauge(claims, 2025, "2026-03-01").by_notified.outcome, model::Outcome::no_breach_shown);
  claims.push_back(notified("ru2", {"gpe:RU"}, "2025-01-01/2025-12-31", 500'000, "2026-02-15"));
  const Gauge passed = gauge(claims, 2025, "2026-03-01");
  EXPECT_EQ(passed.by_notified.outcome, model::Outcome::breach_alleged);
  EXPECT_EQ(passed.by_notified.claims, (std::vector<std::string>{"cn", "ru2"}));
}

TEST(Assess, AYearIsNotJudgedBeforeItsLastReportIsDue) {
  const std::vector<Claim> claims = {
      notified("cn", {"gpe:CN"}, "2025-01-01/2025-12-31", 1000, "2025-12-31")};
  EXPECT_EQ(gauge(claims, 2025, "2026-01-30").by_notified.outcome, model::Outcome::undetermined);
  EXPECT_EQ(gauge(claims, 2025, "2026-01-31").by_notified.outcome, model::Outcome::no_breach_shown);
}

TEST(Assess, AFigureBeyondTheYearCountsOnlyWhenItIsNothing) {
  const Gauge g = gauge({notified("z", {"gpe:RU"}, "2024-10-01/2025-06-30", 0, "2025-08-01"),
                         notified("x", {"gpe:CN"}, "2024-10-01/2025-06-30", 9, "2025-08-01")},
                        2025, "2025-08-02");
  EXPECT_EQ(figure(g, "z").standing, "counted");
  EXPECT_EQ(figure(g, "x").standing, "outside");
  EXPECT_EQ(g.total.low, Fixed{});
  EXPECT_TRUE(g.suppliers[1].missing.empty());
}

TEST(Assess, EstimatesOfTwoSayersNeverAdd) {
  const std::vector<Claim> claims = {supply("us", "estimated-supply", "gpe:US", {},
                                            "2025-01-01/2025-03-31", ">", 300'000, "2025-05-01"),
                                     supply("kr", "estimated-supply", "gpe:KR", {},
                                            "2025-04-01/2025-06-30", ">", 300'000, "2025-08-01")};
  const Gauge apart = gauge(claims, 2025, "2025-09-01");
  EXPECT_EQ(apart.by_estimated.outcome, model::Outcome::undetermined);
  EXPECT_EQ(apart.by_estimated.blocked_by, "cumulative total");
  auto same = claims;
  same[1].sayers[0].id = "gpe:US";
  const Gauge one = gauge(same, 2025, "2025-09-01");
  EXPECT_EQ(one.by_estimated.outcome, model::Outcome::breach_alleged);
  EXPECT_EQ(one.by_estimated.passed_by, Day::of(2025, 6, 30));
}

TEST(Assess, AnEstimateWithinALargerOneStandsBesideIt) {
  const Gauge g = gauge({supply("m", "estimated-supply", "org:msmt", {"gpe:RU"},
                                "2025-03-01/2025-10-31", ">", 1'000'000, "2026-01-01"),
                         supply("us", "estimated-supply", "gpe:US", {"gpe:RU"},
                                "2025-03-01/2025-03-31", ">", 165'000, "2025-05-01")},
                        2025, "2026-02-01");
  EXPECT_EQ(figure(g, "us").within, "m");
  EXPECT_EQ(figure(g, "m").within, "");
  EXPECT_EQ(g.by_estimated.claims, std::vector<std::string>{"m"});
  EXPECT_EQ(g.by_estimated.passed_by, Day::of(2025, 10, 31));
}

TEST(Assess, TheGaugeIsTheSameForAnyOrderOfClaims) {
  std::vector<Claim> claims;
  const char* days[] = {"2025-01-01/2025-01-31", "2025-02-01/2025-02-28", "2025-01-01/2025-06-30",
                        "2025-03-01/2025-12-31", "2025-01-01/2025-12-31"};
  const char* keys[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
  for (int i = 0; i < 10; ++i)
    claims.push_back(notified(keys[i], {i % 3 == 0 ? "gpe:CN" : "gpe:RU"}, days[i % 5],
                              100 + i * 7 % 50, i % 2 ? "2026-01-01" : "2026-01-02"));
  const std::string expected = json::write(to_value(gauge(claims, 2025, "2026-02-01")));
  for (int i = 0; i < 10; ++i) {
    std::rotate(claims.begin(), claims.begin() + 3, claims.end());
    EXPECT_EQ(json::write(to_value(gauge(claims, 2025, "2026-02-01"))), expected);
  }
}

TEST(Assess, ARowWithoutACapHasNoGauge) {
  EXPECT_FALSE(gauge_of({}, law(), "2397-5", 2016, Day::of(2024, 1, 1)));
  EXPECT_FALSE(gauge_of({}, law(), "1718-8b", 2024, Day::of(2024, 1, 1)));
  const auto none = gauge_of({}, law(), "9999-1", 2024, Day::of(2024, 1, 1));
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::unknown_name);
  const Gauge empty = gauge({}, 2024, "2025-01-01");
  EXPECT_EQ(empty.by_notified.blocked_by, "nothing was notified");
}

TEST(Assess, AGaugeIsTold) {
  EXPECT_EQ(words_of({Fixed::of(1234567), {}}), "1,234,567 or more");
  EXPECT_EQ(words_of({Fixed::of(99), Fixed::of(99)}), "99");
  EXPECT_EQ(words_of({Fixed::ratio(2001, 2), Fixed::of(2000)}), "1,000.5 to 2,000");
  const auto lines =
      headlines(gauge({notified("n", {"gpe:CN"}, "2024-01-01/2024-06-30", 168679, "2024-12-04")},
                      2024, "2024-12-04"));
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0],
            "2024-01-01/2024-12-31, as of 2024-12-04: notified 168,679 barrel, 33.7 % of 500,000");
  EXPECT_EQ(lines[1], "By what was notified: undetermined, blocked by: reports are missing");
}

}  // namespace
}  // namespace vedetta::assess
