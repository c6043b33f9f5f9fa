// Mechanics of acts, facts and the stage; the truth table itself is told in stories/assess.
#include "vedetta/assess/assess.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "vedetta/assess/parties.h"
#include "vedetta/assess/stage.h"
#include "vedetta/core/json.h"

namespace vedetta::assess {
namespace {

using model::Claim;

const measures::Measures& law() {
  static const auto kLaw = measures::Measures::load(DataPack::shipped());
  EXPECT_TRUE(kLaw.ok()) << (kLaw.ok() ? "" : kLaw.error().to_string());
  return *kLaw;
}
const model::Vocabulary& vocabulary() {
  static const auto kVocabulary = model::Vocabulary::load(DataPack::shipped());
  return *kVocabulary;
}

Claim claim(std::string key, std::string predicate, std::string actor, std::string counterpart,
            std::string goods) {
  Claim c;
  c.key = std::move(key);
  c.document = "d";
  c.predicate = std::move(predicate);
  if (!actor.empty()) c.arguments.push_back({"actor", std::move(actor), "", {}, Fixed::of(1)});
  if (!counterpart.empty())
    c.arguments.push_back({"counterpart", std::move(counterpart), "", {}, Fixed::of(1)});
  if (!goods.empty()) c.goods = model::Goods{std::move(goods), "", {}, ""};
  c.sayers.push_back({model::SayerKind::author, "AUTHOR", "", {}, false});
  return c;
}

Claim denial(std::string key, std::string target) {
  Claim c = claim(std::move(key), "denial", "gpe:RU", "", "");
  c.modality = model::Modality::denied;
  c.about.push_back({model::About::denies, std::move(target), Fixed::of(1)});
  return c;
}

Assessment assess(const std::vector<Claim>& claims) {
  const EntityParties parties;
  return Assessor(law(), vocabulary())
      .assess(claims, parties, DocumentDates{{}, Day::of(2024, 6, 17)});
}

std::string bytes_of(const Assessment& found) {
  std::string out;
  for (const model::Act& a : found.acts) out += json::write(model::to_value(a)) + "\n";
  for (const model::Finding& f : found.findings) out += json::write(model::to_value(f)) + "\n";
  for (const ClaimAssessment& c : found.claims) {
    out += c.claim + "\n";
    for (const model::Finding& f : c.findings) out += json::write(model::to_value(f)) + "\n";
  }
  for (const CapState& c : found.caps) out += c.measure + c.sum.least.to_string() + "\n";
  return out;
}

// Claims with many near-links: shared parties, days, goods and figures.
std::vector<Claim> many(std::mt19937& random, std::size_t count) {
  const char* predicates[] = {"arms-transfer", "petroleum-transfer", "sts-transfer"};
  const char* parties[] = {"gpe:KP", "gpe:RU", "nil:a", "nil:b", ""};
  const char* goods[] = {"arms", "ammunition", "refined-petroleum", "oil", ""};
  const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  std::vector<Claim> out;
  for (std::size_t i = 0; i < count; ++i) {
    Claim c = claim("c" + std::to_string(i), predicates[pick(3)], parties[pick(5)],
                    parties[pick(5)], goods[pick(5)]);
    if (pick(2) == 0) {
      const Day first = Day::of(2024, 1, 1) + static_cast<int>(pick(150));
      c.when = {first, first + static_cast<int>(pick(40))};
    }
    if (pick(3) == 0) {
      c.quantity = model::Quantity{};
      c.quantity->value = Fixed::of(static_cast<std::int64_t>(pick(9) + 1) * 60'000);
      c.quantity->unit = pick(2) == 0 ? "barrel" : "tonne";
    }
    if (pick(5) == 0) c.modality = model::Modality::planned;
    if (pick(7) == 0) c.positive = false;
    if (pick(9) == 0) c.conditions.push_back("above-cap");
    out.push_back(std::move(c));
  }
  for (std::size_t i = 0; i < count / 5; ++i)
    out.push_back(denial("d" + std::to_string(i), "c" + std::to_string(pick(count))));
  return out;
}

TEST(Acts, AreTheSameForAnyOrderOfClaims) {
  std::mt19937 random(1718);
  for (int round = 0; round < 20; ++round) {
    std::vector<Claim> claims = many(random, 25);
    const std::string before = bytes_of(assess(claims));
    for (int shuffle = 0; shuffle < 5; ++shuffle) {
      std::shuffle(claims.begin(), claims.end(), random);
      ASSERT_EQ(before, bytes_of(assess(claims)));
    }
  }
}

TEST(Acts, EveryClaimStandsInOneAct) {
  std::mt19937 random(2397);
  const std::vector<Claim> claims = many(random, 60);
  std::map<std::string, int> seen;
  for (const model::Act& act : assess(claims).acts)
    for (const std::string& key : act.claims) ++seen[key];
  for (const Claim& c : claims) EXPECT_EQ(seen[c.key], c.is_denial() ? 0 : 1) << c.key;
}

TEST(Assess, ADenialNeverDeletesOrLowers) {
  std::mt19937 random(1874);
  for (int round = 0; round < 20; ++round) {
    std::vector<Claim> claims = many(random, 15);
    std::erase_if(claims, [](const Claim& c) { return c.is_denial(); });
    const Assessment before = assess(claims);
    for (std::size_t i = 0; i < 15; ++i)
      claims.push_back(denial("x" + std::to_string(i), "c" + std::to_string(i)));
    const Assessment after = assess(claims);
    ASSERT_EQ(before.findings.size(), after.findings.size());
    for (std::size_t i = 0; i < before.findings.size(); ++i) {
      EXPECT_EQ(before.findings[i].outcome, after.findings[i].outcome);
      EXPECT_EQ(before.findings[i].measure, after.findings[i].measure);
      EXPECT_FALSE(after.findings[i].denials.empty());
    }
  }
}

TEST(Assess, UndeterminedAlwaysNamesTheBlockingFact) {
  std::mt19937 random(2270);
  for (int round = 0; round < 20; ++round)
    for (const model::Finding& f : assess(many(random, 30)).findings)
      EXPECT_EQ(f.outcome == model::Outcome::undetermined, !f.blocked_by.empty()) << f.measure;
}

TEST(Assess, ConfidencesStandApart) {
  Claim c = claim("c1", "arms-transfer", "gpe:KP", "gpe:RU", "arms");
  c.confidence = Fixed::ratio(3, 4);
  const Assessment found = assess({c});
  ASSERT_FALSE(found.findings.empty());
  EXPECT_EQ(found.findings[0].claim_confidence, Fixed::ratio(3, 4));
  EXPECT_EQ(found.findings[0].match_confidence, kMatchDateAssumed);
}

TEST(Assess, CapsAreShownAsIntervals) {
  Claim c = claim("c1", "petroleum-transfer", "gpe:RU", "gpe:KP", "refined-petroleum");
  c.when = {Day::of(2019, 1, 1), Day::of(2019, 12, 31)};
  c.quantity = model::Quantity{Fixed::of(30180), "tonne", model::Bound::exactly, "", {}};
  const Assessment found = assess({c});
  ASSERT_EQ(found.caps.size(), 1u);
  EXPECT_EQ(found.caps[0].measure, "2397-5");
  EXPECT_EQ(found.caps[0].sum.least, Fixed::of(191643));
  ASSERT_TRUE(found.caps[0].sum.most.has_value());
  EXPECT_EQ(*found.caps[0].sum.most, Fixed::of(350088));
  EXPECT_FALSE(found.caps[0].sum.passed);
  EXPECT_FALSE(found.caps[0].sum.rules.empty());
}

class Stage : public ::testing::Test {
 protected:
  EntityParties parties_;
  AssessStage stage_{law(), vocabulary(), parties_, DocumentDates{{}, Day::of(2024, 6, 17)}};
  std::vector<FindingEvent> see(const std::vector<Claim>& claims) {
    std::vector<FindingEvent> out;
    stage_.see(claims, out);
    return out;
  }
  static const FindingEvent* of(const std::vector<FindingEvent>& events, std::string_view row) {
    for (const FindingEvent& e : events)
      if (e.finding.measure == row && !e.retracted) return &e;
    return nullptr;
  }
};

TEST_F(Stage, ALaterRevisionOfAClaimRevisesItsFinding) {
  Claim c = claim("c1", "petroleum-transfer", "gpe:RU", "gpe:KP", "refined-petroleum");
  const auto first = see({c});
  ASSERT_NE(of(first, "2397-5"), nullptr);
  EXPECT_EQ(of(first, "2397-5")->revision, 1u);
  EXPECT_EQ(of(first, "2397-5")->finding.outcome, model::Outcome::undetermined);
  c.revision = 2;
  c.conditions = {"above-cap"};
  const auto second = see({c});
  ASSERT_NE(of(second, "2397-5"), nullptr);
  EXPECT_EQ(of(second, "2397-5")->key, of(first, "2397-5")->key);
  EXPECT_EQ(of(second, "2397-5")->revision, 2u);
  EXPECT_EQ(of(second, "2397-5")->finding.outcome, model::Outcome::breach_alleged);
  EXPECT_TRUE(see({c}).empty()) << "the same claim again says nothing new";
}

TEST_F(Stage, ARetractedClaimRetractsItsFindings) {
  Claim c = claim("c1", "arms-transfer", "gpe:KP", "gpe:RU", "ammunition");
  const auto first = see({c});
  ASSERT_FALSE(first.empty());
  c.revision = 2;
  c.retracted = true;
  const auto second = see({c});
  ASSERT_EQ(second.size(), first.size());
  for (const FindingEvent& e : second) {
    EXPECT_TRUE(e.retracted);
    EXPECT_EQ(e.revision, 2u);
  }
}

TEST_F(Stage, AnotherClaimOfTheActReplacesTheFindingsOfTheSmallerAct) {
  const auto first = see({claim("c1", "arms-transfer", "gpe:KP", "gpe:RU", "ammunition")});
  const auto second = see({claim("c2", "arms-transfer", "gpe:KP", "gpe:RU", "ammunition")});
  EXPECT_EQ(second.size(), 2 * first.size()) << "old ones retracted, new ones asserted";
  ASSERT_NE(of(second, "1718-8b"), nullptr);
  EXPECT_EQ(of(second, "1718-8b")->finding.claims.size(), 2u);
}

TEST_F(Stage, GoesOnFromWhatItSaved) {
  Claim c = claim("c1", "petroleum-transfer", "gpe:RU", "gpe:KP", "refined-petroleum");
  see({c});
  c.revision = 2;
  c.conditions = {"not-notified"};
  see({c});
  AssessStage other(law(), vocabulary(), parties_, DocumentDates{{}, Day::of(2024, 6, 17)});
  ASSERT_TRUE(other.load(stage_.save()).ok());
  std::vector<FindingEvent> events;
  other.see({}, events);
  EXPECT_TRUE(events.empty());
  c.revision = 3;
  c.conditions = {};
  other.see(std::vector<Claim>{c}, events);
  ASSERT_FALSE(events.empty());
  EXPECT_EQ(events[0].revision, 3u);
}

}  // namespace
}  // namespace vedetta::assess
