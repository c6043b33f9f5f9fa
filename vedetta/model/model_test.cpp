#include <gtest/gtest.h>

#include "vedetta/core/json.h"
#include "vedetta/model/claim.h"
#include "vedetta/model/entity.h"
#include "vedetta/model/finding.h"
#include "vedetta/model/run.h"
#include "vedetta/model/vocabulary.h"

namespace vedetta::model {
namespace {

Claim sample() {
  Claim c;
  c.document = "d1";
  c.predicate = "arms-transfer";
  c.arguments.push_back({"actor", "gpe:KP", "North Korea", {0, 11, 0, 11}, Fixed::ratio(9, 10)});
  c.goods = Goods{"ammunition", "shells", {20, 26, 20, 26}, ""};
  c.quantity =
      Quantity{Fixed::of(2000), "container", Bound::at_least, "thousands", {12, 19, 12, 19}};
  c.when = *DayInterval::parse("2022-02-01/2024-06-17");
  c.sayers.push_back({SayerKind::organisation, "gpe:US", "officials", {30, 39, 30, 39}, false});
  c.about.push_back({About::denies, "k", Fixed::of(1)});
  c.evidence = {0, 26, 0, 26};
  c.confidence = Fixed::ratio(7, 10);
  c.reasons = {"frame arms-transfer/en#send"};
  c.key = key_of(c);
  return c;
}

TEST(Claim, ComesBackFromItsCanonicalBytes) {
  const Claim c = sample();
  const std::string bytes = canonical_bytes(c);
  const auto back = claim_from_value(*json::parse(bytes));
  ASSERT_TRUE(back);
  EXPECT_EQ(canonical_bytes(*back), bytes);
  EXPECT_EQ(version_of(*back), version_of(c));
}

TEST(Claim, KeepsItsKeyWhenTheReadingChanges) {
  Claim again = sample();
  again.modality = Modality::alleged;
  again.confidence = Fixed::ratio(1, 10);
  again.revision = 2;
  EXPECT_EQ(key_of(again), sample().key);
  EXPECT_NE(version_of(again), version_of(sample()));
  again.evidence.bend += 1;
  EXPECT_NE(key_of(again), sample().key);
}

TEST(Claim, RefusesWordsThatAreNotOfItsTables) {
  Value v = to_value(sample());
  v.set("modality", "certain");
  EXPECT_EQ(claim_from_value(v).error().where, "modality");
}

TEST(Entity, ReadsAndWritesFollowTheMoney) {
  const auto v = *json::parse(
      R"({"id":"x-1","schema":"Vessel","properties":{"name":["ANGEL 9"],"imoNumber":["9999993"]},)"
      R"("datasets":["own"]})");
  const auto entity = entity_from_value(v);
  ASSERT_TRUE(entity);
  EXPECT_EQ(entity->caption(), "ANGEL 9");
  EXPECT_EQ(json::write(to_value(*entity)), json::write(v));
  EXPECT_FALSE(entity_from_value(*json::parse(R"({"schema":"Vessel"})")));
}

TEST(Entity, VersionDoesNotDependOnTheOrderOfStatements) {
  Entity a;
  a.id = "1";
  a.add("name", "A");
  a.add("alias", "B");
  Entity b;
  b.id = "1";
  b.add("alias", "B");
  b.add("name", "A");
  EXPECT_EQ(version_of(a), version_of(b));
}

TEST(Quantity, BoundsGiveIntervals) {
  const Quantity q{Fixed::of(2000), "container", Bound::at_least, "", {}};
  EXPECT_EQ(*q.least(), Fixed::of(2000));
  EXPECT_FALSE(q.most());
  for (const char* sign : {"=", "~", ">", ">=", "<", "<="})
    EXPECT_STREQ(to_string(*parse_bound(sign)), sign);
}

TEST(Run, CoversTheSameExtentWhateverTheVersion) {
  model::Run a;
  a.program = "vedetta 0.1.0 (read)";
  a.extent = {"aa", "bb"};
  model::Run b = a;
  b.program = "vedetta 0.2.0 (read)";
  EXPECT_EQ(a.covers(), b.covers());
  EXPECT_NE(a.id(), b.id());
  EXPECT_EQ(run_from_value(to_value(b))->id(), b.id());
}

TEST(Vocabulary, KnowsWiderGoods) {
  const auto words = Vocabulary::load(DataPack::shipped());
  ASSERT_TRUE(words);
  EXPECT_TRUE(words->goods_within("ammunition", "arms"));
  EXPECT_FALSE(words->goods_within("arms", "ammunition"));
  EXPECT_TRUE(words->predicate("gap")->instrument);
}

}  // namespace
}  // namespace vedetta::model
