// Loading, in-force by day, conditions, conversions, sums. Queries by day are in stories/measures.
#include "vedetta/measures/measures.h"

#include <gtest/gtest.h>

#include <fstream>

#include "vedetta/measures/caps.h"

namespace vedetta::measures {
namespace {

const Measures& law() {
  static const auto kLaw = Measures::load(DataPack::shipped());
  EXPECT_TRUE(kLaw.ok()) << (kLaw.ok() ? "" : kLaw.error().to_string());
  return *kLaw;
}

const char* kRow = R"(schema = "vedetta-measures/1"
[instrument]
id = "unsc-9999"
resolution = 9999
title.en = "A resolution"
adopted = 2020-01-01
url = "https://example.org"

[[measure]]
id = "9999-1"
paragraph = "1"
kind = "ban"
effect = "ban"
direction = "to"
addressees = ["all-states"]
title.en = "Bells"
what.en = "No bells."
goods = ["other"]
certainty = { paragraph = "verified", content = "verified" }
sources = []

[[measure.clause]]
id = "main"
from = 2020-01-01
certainty = "verified"
)";

TEST(Measures, HoldsEveryRowOfTheIndex) {
  EXPECT_EQ(law().rows().size(), 91u);
  EXPECT_EQ(law().hash().size(), 64u);
  const Measure* row = law().row("2397-5");
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(row->paragraph, "5");
  EXPECT_EQ(row->effect, Effect::cap);
  EXPECT_EQ(row->certainty_of("paragraph"), Certainty::verified);
  EXPECT_EQ(row->conditions.size(), 3u);
  EXPECT_EQ(law().row("2397-99"), nullptr);
}

TEST(Measures, EachRowIsInForceFromItsFirstDayToItsLast) {
  for (const Measure& row : law().rows()) {
    for (const Clause& clause : row.clauses) {
      const Day first = *clause.validity.first;
      EXPECT_EQ(law().in_force(row, DayInterval::on(first)), Extent::whole) << row.id;
      const bool earlier = std::any_of(row.clauses.begin(), row.clauses.end(), [&](const auto& c) {
        return c.validity.contains(first - 1);
      });
      EXPECT_EQ(law().in_force(row, DayInterval::on(first - 1)) != Extent::none, earlier) << row.id;
      const Day ever = Day::of(2100, 1, 1);
      EXPECT_EQ(clause.validity.contains(ever), !clause.validity.last) << row.id;
    }
  }
}

TEST(Measures, AnIntervalAcrossTheFirstDayIsInForceInPart) {
  const Measure& row = *law().row("2397-7");
  EXPECT_EQ(law().in_force(row, {Day::of(2017, 12, 1), Day::of(2018, 1, 1)}), Extent::part);
  EXPECT_EQ(law().in_force(row, {Day::of(2017, 12, 22), Day::of(2018, 1, 1)}), Extent::whole);
  // Two clauses that follow each other count as one.
  const Measure& coal = *law().row("2321-26");
  EXPECT_EQ(law().in_force(coal, {Day::of(2016, 12, 1), Day::of(2017, 2, 1)}), Extent::whole);
}

TEST(Measures, NoRowNamedByARuleIsMissing) {
  for (const TouchRule& rule : law().touch().rules()) {
    for (const std::string& row : rule.core) EXPECT_NE(law().row(row), nullptr) << rule.id;
    for (const std::string& row : rule.also) EXPECT_NE(law().row(row), nullptr) << rule.id;
  }
}

TEST(Measures, AnErrorNamesFileLineAndWhat) {
  const auto good = Measures::parse_file(kRow, "overlay/unsc-9999.toml");
  ASSERT_TRUE(good.ok()) << good.error().to_string();
  EXPECT_EQ((*good)[0].resolution, 9999);
  const std::pair<const char*, const char*> faults[] = {
      {"effect = \"ban\"", "effect = \"bann\""},
      {"from = 2020-01-01", "from = \"soon\""},
      {"direction = \"to\"", ""},
      {"certainty = { paragraph = \"verified\", content = \"verified\" }", "certainty = 3"},
      {"id = \"9999-1\"", "id = 7"},
      {"goods = [\"other\"]", "goods = [1, 2]"},
      {"[[measure.clause]]", "[[measure.claus]]"},
  };
  for (const auto& [from, to] : faults) {
    std::string text = kRow;
    text.replace(text.find(from), std::string(from).size(), to);
    const auto bad = Measures::parse_file(text, "overlay/unsc-9999.toml");
    ASSERT_FALSE(bad.ok()) << to;
    EXPECT_EQ(bad.error().code, ErrorCode::bad_data_file) << to;
    EXPECT_TRUE(bad.error().where.starts_with("overlay/unsc-9999.toml:")) << bad.error().where;
    EXPECT_FALSE(bad.error().what.empty());
    EXPECT_FALSE(bad.error().mend.empty());
  }
  const auto broken = Measures::parse_file("[instrument\n", "x.toml");
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(broken.error().code, ErrorCode::bad_toml);
}

TEST(Measures, AConditionOnAnUnknownFactIsAnError) {
  const std::string text = std::string(kRow) + R"(
[[measure.exemption]]
id = "x"
granted_by = "text"
text = { en = "x" }
facts = [{ fact = "colour", op = "=", value = "red" }]
certainty = "memory"
)";
  const auto bad = Measures::parse_file(text, "x.toml");
  ASSERT_FALSE(bad.ok());
  EXPECT_NE(bad.error().what.find("colour"), std::string::npos);
}

TEST(Measures, AHitSaysWhyAndHowSure) {
  Query query;
  query.hs = "8703";
  query.direction = Direction::to;
  query.days = DayInterval::on(Day::of(2024, 2, 18));
  bool luxury = false;
  for (const Hit& hit : law().at(query)) {
    EXPECT_FALSE(hit.why.empty());
    EXPECT_FALSE(hit.basis.empty());
    EXPECT_FALSE(hit.row->paragraph.empty());
    if (hit.row->id == "1718-8a3") luxury = hit.why.find("specified by") != std::string::npos;
  }
  EXPECT_TRUE(luxury);
}

TEST(Condition, IsThreeValued) {
  Facts facts;
  Condition notified{"notified", Op::equal, true, {}, {}};
  EXPECT_EQ(evaluate(notified, facts), Truth::unknown);
  facts.set_flag("notified", false);
  EXPECT_EQ(evaluate(notified, facts), Truth::no);
  facts.set_flag("notified", true);
  EXPECT_EQ(evaluate(notified, facts), Truth::yes);

  const Condition origin{"goods_origin", Op::not_equal, false, {"KP"}, {}};
  EXPECT_EQ(evaluate(origin, facts), Truth::unknown);
  facts.add_word("goods_origin", "RU");
  EXPECT_EQ(evaluate(origin, facts), Truth::yes);

  const Condition known{"hs", Op::known, true, {}, {}};
  EXPECT_EQ(evaluate(known, facts), Truth::no) << "what is not stated is not known, for certain";
}

TEST(Condition, OnAnIntervalOfDays) {
  const Condition before{"date", Op::before, false, {}, Day::of(2018, 1, 1)};
  const auto of = [&](Day first, Day last) {
    Facts facts;
    facts.set_days("date", {first, last});
    return evaluate(before, facts);
  };
  EXPECT_EQ(of(Day::of(2017, 1, 1), Day::of(2017, 12, 31)), Truth::yes);
  EXPECT_EQ(of(Day::of(2017, 12, 31), Day::of(2018, 1, 1)), Truth::unknown);
  EXPECT_EQ(of(Day::of(2018, 1, 1), Day::of(2018, 1, 2)), Truth::no);
}

TEST(Condition, TrueBeatsUnknownBeatsFalse) {
  Facts facts;
  facts.set_flag("sts", true);
  facts.set_flag("broker", false);
  const Condition sts{"sts", Op::equal, true, {}, {}};
  const Condition broker{"broker", Op::equal, true, {}, {}};
  const Condition vessel{"vessel", Op::equal, true, {}, {}};
  EXPECT_EQ(any_of({broker, vessel}, facts), Truth::unknown);
  EXPECT_EQ(any_of({broker, vessel, sts}, facts), Truth::yes);
  EXPECT_EQ(all_of({sts, vessel}, facts), Truth::unknown);
  EXPECT_EQ(all_of({sts, vessel, broker}, facts), Truth::no);
}

TEST(Convert, ByARuleAndBack) {
  const Conversions& by = law().conversions();
  EXPECT_EQ(by.by_rule(Fixed::of(1410), "tonne", "barrel", "implied/yonhap-2021-10-05")->low,
            Fixed::of(11745));
  EXPECT_EQ(by.by_rule(Fixed::of(525000), "tonne", "barrel", "implied/resolution-2397-4")->low,
            Fixed::of(4'000'000));
  EXPECT_EQ(by.by_rule(Fixed::of(4'000'000), "barrel", "tonne", "implied/resolution-2397-4")->low,
            Fixed::of(525000));
  EXPECT_FALSE(by.by_rule(Fixed::of(1), "tonne", "barrel", "no-such-rule").ok());
  EXPECT_FALSE(by.by_rule(Fixed::of(1), "tonne", "USD", "review-2021/lpg").ok());
}

TEST(Convert, AnUnknownProductIsARange) {
  const auto range =
      law().conversions().range(Fixed::of(30180), "tonne", "barrel", "refined-petroleum");
  ASSERT_TRUE(range.ok());
  EXPECT_EQ(range->low, Fixed::of(191643));
  EXPECT_EQ(range->high, Fixed::of(350088));
  EXPECT_EQ(range->point->to_string(), "243190.44");
  EXPECT_FALSE(range->low_rule.empty());
  EXPECT_FALSE(range->high_rule.empty());
  // Backwards the ends change places, and low stays low.
  const auto back =
      law().conversions().range(Fixed::of(500000), "barrel", "tonne", "refined-petroleum");
  ASSERT_TRUE(back.ok());
  EXPECT_LT(back->low, back->high);
}

TEST(Convert, CrudeByEveryRuleWithTheResolutionsOwnAsPoint) {
  const auto range =
      law().conversions().range(Fixed::of(525000), "tonne", "barrel", "crude-oil", "2397-4");
  ASSERT_TRUE(range.ok());
  EXPECT_LE(range->low, Fixed::of(4'000'000));
  EXPECT_GE(range->high, Fixed::of(4'000'000));
  EXPECT_EQ(*range->point, Fixed::of(4'000'000));
}

const Limit& barrels(std::string_view row) {
  for (const Limit& l : law().row(row)->limits)
    if (l.unit == "barrel") return l;
  ADD_FAILURE() << row;
  return law().row(row)->limits.front();
}

TEST(Caps, PeriodsBeginAtTheAnchorThatIsHeld) {
  const auto year = period_of(barrels("2397-5"), Day::of(2024, 5, 1));
  EXPECT_EQ(year->to_string(), "2024-01-01/2024-12-31");
  EXPECT_EQ(period_of(barrels("2397-4"), Day::of(2024, 5, 1))->to_string(),
            "2023-12-22/2024-12-21");
  EXPECT_EQ(period_of(barrels("2397-4"), Day::of(2024, 12, 22))->to_string(),
            "2024-12-22/2025-12-21");
  EXPECT_EQ(period_of(barrels("2375-14"), Day::of(2017, 11, 1))->to_string(),
            "2017-10-01/2017-12-31");
  EXPECT_FALSE(period_of(barrels("2375-14"), Day::of(2018, 1, 1)).has_value());
}

Supply supply(std::string claim, std::string sayer, int month, std::int64_t value,
              model::Bound bound = model::Bound::exactly) {
  Supply out;
  out.claim = std::move(claim);
  out.sayer = std::move(sayer);
  out.days = {Day::of(2024, month, 1), Day::of(2024, month, 28)};
  out.goods = "refined-petroleum";
  out.quantity = model::Quantity{Fixed::of(value), "barrel", bound, "", {}};
  return out;
}

TEST(Caps, AddDisjointClaimsOfOneSayerOnly) {
  const Limit& limit = barrels("2397-5");
  const DayInterval year{Day::of(2024, 1, 1), Day::of(2024, 12, 31)};
  const std::vector<Supply> supplies = {supply("a", "x", 1, 200'000), supply("b", "x", 2, 200'000),
                                        supply("c", "x", 2, 250'000), supply("d", "y", 3, 90'000)};
  const auto sums = sums_of(supplies, *law().row("2397-5"), limit, year, law().conversions());
  ASSERT_EQ(sums.size(), 2u);
  EXPECT_EQ(sums[0].least, Fixed::of(450'000)) << "the larger of the two that overlap";
  EXPECT_EQ(*sums[0].most, Fixed::of(650'000));
  EXPECT_FALSE(sums[0].passed);
  EXPECT_EQ(sums[0].claims, (std::vector<std::string>{"a", "c"}));
  EXPECT_EQ(sums[1].least, Fixed::of(90'000));
}

TEST(Caps, AtTheLimitOnlyMoreThanPassesIt) {
  const Limit& limit = barrels("2397-5");
  const DayInterval year{Day::of(2024, 1, 1), Day::of(2024, 12, 31)};
  const auto passed = [&](model::Bound bound) {
    return sums_of({supply("a", "x", 1, 500'000, bound)}, *law().row("2397-5"), limit, year,
                   law().conversions())[0]
        .passed;
  };
  EXPECT_FALSE(passed(model::Bound::exactly));
  EXPECT_FALSE(passed(model::Bound::at_least));
  EXPECT_TRUE(passed(model::Bound::more_than));
  EXPECT_FALSE(passed(model::Bound::at_most));
}

TEST(Caps, LeaveOutWhatNoRuleConvertsAndSaySo) {
  const Limit& limit = barrels("2397-5");
  const DayInterval year{Day::of(2024, 1, 1), Day::of(2024, 12, 31)};
  Supply odd = supply("a", "x", 1, 7);
  odd.quantity.unit = "vessel";
  Supply across = supply("b", "x", 1, 1000);
  across.days.first = Day::of(2023, 12, 1);
  const auto sums = sums_of({odd, across}, *law().row("2397-5"), limit, year, law().conversions());
  ASSERT_EQ(sums.size(), 1u);
  EXPECT_EQ(sums[0].left_out, (std::vector<std::string>{"a", "b"}));
  EXPECT_FALSE(sums[0].most.has_value());
}

TEST(ClaimFacts, WordsAndPrefixesSetFacts) {
  Facts facts;
  EXPECT_TRUE(law().claim_facts().apply("not-notified", facts));
  EXPECT_FALSE(facts.is_true("notified"));
  EXPECT_NE(facts.find("notified"), nullptr);
  EXPECT_TRUE(law().claim_facts().apply("origin:gpe:RU", facts));
  EXPECT_TRUE(facts.find("goods_origin")->words.contains("RU"));
  EXPECT_FALSE(law().claim_facts().apply("above-cap", facts)) << "assess reads it itself";
  EXPECT_TRUE(law().claim_facts().known("above-cap"));
  EXPECT_FALSE(law().claim_facts().known("made-up"));
  EXPECT_FALSE(law().claim_facts().apply("made-up:x", facts));
}

}  // namespace
}  // namespace vedetta::measures
