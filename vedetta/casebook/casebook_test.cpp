#include "vedetta/casebook/casebook.h"

#include <gtest/gtest.h>

#include "vedetta/core/json.h"
#include "vedetta/store/testing.h"

namespace vedetta::casebook {
namespace {

Document sample_document() {
  Document document;
  document.capture = std::string(64, 'a');
  document.name = "a.txt";
  document.title = "A title";
  document.language = "it";
  document.dct = Day::of(2024, 4, 1);
  document.dct_reason = "given";
  model::Mention mention;
  mention.place = {3, 7, 4, 8};
  mention.text = "Rajin";
  mention.type = model::MentionType::fac;
  mention.link = "fac:port-rajin";
  mention.state = "gpe:KP";
  mention.metonym = true;
  mention.confidence = Fixed::ratio(9, 10);
  mention.reason = "gazetteer";
  document.mentions.push_back(mention);
  document.notes.push_back({"invalid-utf8", "one byte", {1, 2, 1, 2}});
  return document;
}

TEST(Casebook, ADocumentComesBackAsItWas) {
  const Document document = sample_document();
  const store::Record record = record_of(document);
  EXPECT_EQ(record.key, document.capture);
  const auto back = document_from_value(*json::parse(record.body));
  ASSERT_TRUE(back.ok()) << back.error().to_string();
  EXPECT_EQ(record_of(*back).body, record.body);
  ASSERT_EQ(back->mentions.size(), 1u);
  EXPECT_EQ(back->mentions[0].place, document.mentions[0].place);
  EXPECT_TRUE(back->mentions[0].metonym);
  EXPECT_EQ(back->dct, document.dct);
}

TEST(Casebook, ActsAndFindingsComeBackAsTheyWere) {
  model::Finding finding;
  finding.key = "k";
  finding.act = "a";
  finding.measure = "2397-5";
  finding.core = false;
  finding.outcome = model::Outcome::undetermined;
  finding.blocked_by = "cumulative total";
  finding.claims = {"c"};
  finding.denials = {"d"};
  finding.reasons = {"r"};
  finding.claim_confidence = Fixed::ratio(7, 10);
  finding.match_confidence = Fixed::ratio(8, 10);
  finding.implied = true;
  const auto back = finding_from_value(model::to_value(finding));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(json::write(model::to_value(*back)), json::write(model::to_value(finding)));
  model::Act act{"k", {"c1", "c2"}, {"d"}, {"s"}, {"o"}};
  const auto same = act_from_value(model::to_value(act));
  ASSERT_TRUE(same.ok());
  EXPECT_EQ(json::write(model::to_value(*same)), json::write(model::to_value(act)));
  EXPECT_FALSE(finding_from_value(*json::parse(R"({"key":"k","outcome":"guilty"})")).ok());
  EXPECT_FALSE(act_from_value(*json::parse("{}")).ok());
}

TEST(Casebook, ACaseIsWhatCurrentRunsState) {
  const store::testing::TempFolder folder;
  auto store = store::Store::open(folder.path() + "/case");
  ASSERT_TRUE(store.ok()) << store.error().to_string();
  model::Run run;
  run.program = "vedetta 0 (read)";
  run.extent = {std::string(64, 'a')};
  const Instant first = *Instant::parse("2024-06-01T00:00:00Z");
  const Instant second = *Instant::parse("2024-06-02T00:00:00Z");
  const store::Record record = record_of(sample_document());
  ASSERT_TRUE(store->put_run(run, {&record, 1}, first).ok());
  run.configuration = {"dct=2024-04-02"};
  ASSERT_TRUE(store->put_run(run, {}, second).ok());
  const auto now = load(*store, {});
  ASSERT_TRUE(now.ok()) << now.error().to_string();
  EXPECT_TRUE(now->documents.empty());
  const auto then = load(*store, first);
  ASSERT_TRUE(then.ok());
  ASSERT_EQ(then->documents.size(), 1u);
  EXPECT_EQ(then->runs.size(), 1u);
}

}  // namespace
}  // namespace vedetta::casebook
