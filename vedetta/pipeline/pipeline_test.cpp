#include <gtest/gtest.h>

#include "vedetta/core/json.h"
#include "vedetta/pipeline/sheet.h"
#include "vedetta/store/testing.h"

namespace vedetta::pipeline {
namespace {

const Engine& engine() {
  static const auto kEngine = Engine::open({});
  EXPECT_TRUE(kEngine.ok()) << kEngine.error().to_string();
  return **kEngine;
}

Source veto(const std::string& name) {
  return {name,
          "A marzo 2024 la Russia ha posto il veto al rinnovo del gruppo di esperti sulla Corea "
          "del Nord.\nMosca nega di aver comprato munizioni nordcoreane.\n",
          ""};
}

TEST(Pipeline, TheLanguageIsGivenStatedOrGuessed) {
  const auto guessed = read_document(engine(), veto("a.txt"), {});
  ASSERT_TRUE(guessed.ok()) << guessed.error().to_string();
  EXPECT_EQ(guessed->input.language, "it");
  EXPECT_EQ(guessed->language_reason, "guessed");
  Source stated = veto("a.txt");
  stated.bytes = "LANG: it-IT\n" + stated.bytes;
  const auto by_header = read_document(engine(), stated, {});
  ASSERT_TRUE(by_header.ok());
  EXPECT_EQ(by_header->input.language, "it");
  EXPECT_EQ(by_header->language_reason, "stated");
  ReadOptions options;
  options.language = "EN";
  const auto given = read_document(engine(), veto("a.txt"), options);
  ASSERT_TRUE(given.ok());
  EXPECT_EQ(given->input.language, "en");
  EXPECT_EQ(given->language_reason, "given");
}

TEST(Pipeline, AGivenDateWinsOverTheDocuments) {
  ReadOptions options;
  options.dct = Day::of(2024, 4, 1);
  const auto document = read_document(engine(), veto("a.txt"), options);
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->reading.dct, *options.dct);
  EXPECT_EQ(document->reading.dct_reason, "given");
}

TEST(Pipeline, AnyNumberOfThreadsReadsTheSame) {
  std::vector<Source> sources;
  for (int i = 0; i < 9; ++i) sources.push_back(veto("d" + std::to_string(i)));
  ReadOptions one, four;
  four.jobs = 4;
  const auto a = read_documents(engine(), sources, one);
  const auto b = read_documents(engine(), sources, four);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i)
    EXPECT_EQ(json::write(claims_of(engine(), *a[i])), json::write(claims_of(engine(), *b[i])));
}

TEST(Pipeline, ADocumentThatIsThereTwiceCountsOnce) {
  std::vector<ReadDocument> twice;
  for (const char* name : {"a.txt", "b.txt"}) {
    auto document = read_document(engine(), veto(name), {});
    ASSERT_TRUE(document.ok());
    twice.push_back(*std::move(document));
  }
  const auto both = assess_documents(engine(), twice);
  const auto one = assess_documents(engine(), {&twice[0], 1});
  EXPECT_EQ(both.acts.size(), one.acts.size());
  const auto sheet = sheet_of(engine(), twice, both, run_of(engine(), "read", twice, {}), "en");
  EXPECT_EQ(sheet.documents.size(), 1u);
  EXPECT_EQ(sheet.run.extent.size(), 1u);
}

constexpr const char* kWire =
    "North Korea shipped 6,000 containers of artillery shells to Russia in June 2024. The cargo "
    "left the port of Rajin by sea and was unloaded at Vostochny within two days. The ships sent "
    "no position on the way.\n";
constexpr const char* kSurvey =
    "A monitoring group published its yearly survey on Friday. North Korea sent Russia 6,000 "
    "containers of artillery shells in June 2024. Images of the quays were compared for it.\n";

std::vector<ReadDocument> read_all(const std::vector<std::pair<std::string, std::string>>& texts,
                                   bool keep_bytes = false) {
  std::vector<ReadDocument> out;
  ReadOptions options;
  options.language = "en";
  options.dct = Day::of(2024, 7, 10);
  options.keep_bytes = keep_bytes;
  for (const auto& [name, text] : texts) {
    auto document = read_document(engine(), {name, text, ""}, options);
    EXPECT_TRUE(document.ok());
    if (document) out.push_back(*std::move(document));
  }
  return out;
}

// Of the act that most claims tell of.
model::Act largest(const assess::Assessment& found) {
  model::Act out;
  for (const model::Act& act : found.acts)
    if (act.claims.size() > out.claims.size()) out = act;
  return out;
}

TEST(Pipeline, CopiesOfOneWireAreOneOrigin) {
  const std::string copy = std::string("RAJIN, Tuesday. ") + kWire + "Our correspondent adds this.";
  const auto documents =
      read_all({{"wire.txt", kWire}, {"copy.txt", copy}, {"survey.txt", kSurvey}});
  const assess::Assessment found = assess_documents(engine(), documents);
  EXPECT_EQ(largest(found).claims.size(), 3u);
  EXPECT_EQ(largest(found).origins.size(), 2u);
  const auto copies = copies_among(documents);
  ASSERT_EQ(copies.size(), 1u);
  EXPECT_FALSE(copies.contains(documents[2].document->capture.hash));
  // In another order the same goes with the same.
  const auto turned = read_all({{"survey.txt", kSurvey}, {"copy.txt", copy}, {"wire.txt", kWire}});
  EXPECT_EQ(copies_among(turned), copies);
  EXPECT_EQ(largest(assess_documents(engine(), turned)).origins, largest(found).origins);
}

TEST(Pipeline, ACopyIsShownAsOneAndStoredSo) {
  const store::testing::TempFolder folder;
  auto store = store::Store::open(folder.path() + "/case");
  ASSERT_TRUE(store.ok());
  const auto documents =
      read_all({{"wire.txt", kWire}, {"copy.txt", std::string(kWire) + "Ours."}}, true);
  const auto found = assess_documents(engine(), documents);
  EXPECT_EQ(largest(found).origins.size(), 1u);
  const auto sheet =
      sheet_of(engine(), documents, found, run_of(engine(), "read", documents, {}), "en");
  ASSERT_EQ(sheet.documents.size(), 2u);
  EXPECT_NE(sheet.documents[0].copy_of.empty(), sheet.documents[1].copy_of.empty());
  EXPECT_NE(report::to_html(sheet).find("one origin: "), std::string::npos);
  ASSERT_TRUE(save(*store, documents, sheet, *Instant::parse("2024-07-10T12:00:00Z")).ok());
  const auto stored = sheet_of_store(engine(), *store, {}, "en");
  ASSERT_TRUE(stored.ok()) << stored.error().to_string();
  for (std::size_t i = 0; i < 2; ++i)
    EXPECT_EQ(stored->documents[i].copy_of, sheet.documents[i].copy_of);
}

TEST(Pipeline, ListsOfTheStoreJoinTheStarter) {
  EXPECT_EQ(engine().lists().size(), 1u);
  EXPECT_TRUE(engine().lists()[0].starts_with("starter@"));
  EXPECT_FALSE(engine().caption("gpe:KP").empty());
  EXPECT_EQ(engine().caption("nil:nobody"), "");
  EXPECT_TRUE(engine().knows_language("it"));
  EXPECT_FALSE(engine().knows_language("xx"));
}

TEST(Pipeline, TheStoredSheetIsTheOneThatWasRead) {
  const store::testing::TempFolder folder;
  auto store = store::Store::open(folder.path() + "/case");
  ASSERT_TRUE(store.ok());
  ReadOptions options;
  options.keep_bytes = true;
  auto document = read_document(engine(), veto("a.txt"), options);
  ASSERT_TRUE(document.ok());
  std::vector<ReadDocument> documents;
  documents.push_back(*std::move(document));
  report::Sheet sheet = sheet_of(engine(), documents, assess_documents(engine(), documents),
                                 run_of(engine(), "read", documents, options), "en");
  const auto receipt = save(*store, documents, sheet, *Instant::parse("2024-06-17T12:00:00Z"));
  ASSERT_TRUE(receipt.ok()) << receipt.error().to_string();
  auto stored = sheet_of_store(engine(), *store, {}, "en");
  ASSERT_TRUE(stored.ok()) << stored.error().to_string();
  stored->run = sheet.run;
  EXPECT_EQ(report::to_jsonl(*stored), report::to_jsonl(sheet));
}

TEST(Pipeline, AFaultyOverlayIsRefused) {
  EXPECT_FALSE(Engine::open({.overlay = "/nowhere/at/all"}).ok());
}

}  // namespace
}  // namespace vedetta::pipeline
