#include "vedetta/report/layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "vedetta/report/chart.h"
#include "vedetta/report/passages.h"
#include "vedetta/report/sample_sheet.h"

namespace vedetta::report {
namespace {

TEST(Layout, OrdersMeasuresByNumber) {
  std::vector<std::string> rows = {"2397-13",  "1718-8b",  "2397-5",
                                   "1718-8a3", "1718-8a1", "1718-8"};
  std::sort(rows.begin(), rows.end(), measure_less);
  EXPECT_EQ(rows, (std::vector<std::string>{"1718-8", "1718-8a1", "1718-8a3", "1718-8b", "2397-5",
                                            "2397-13"}));
}

TEST(Layout, PutsClearCardsFirstAndBackgroundLast) {
  const Sheet sheet = sample_sheet();
  const Layout layout(sheet);
  std::vector<std::string> tiers;
  for (const Tier& tier : layout.tiers()) tiers.push_back(tier.id);
  EXPECT_EQ(tiers, (std::vector<std::string>{"clear", "review", "untouched", "background"}));
  for (const Card& card : layout.tiers()[0].cards) {
    EXPECT_TRUE(std::any_of(card.findings.begin(), card.findings.end(), [&](const auto* f) {
      return f->core && confidence_of(*f) >= sheet.clear_threshold;
    }));
  }
}

TEST(Layout, OneCardBearsAllRowsOfOneVerdict) {
  const Sheet sheet = sample_sheet();
  const Layout layout(sheet);
  const Card& arms = layout.tiers()[0].cards[1];
  EXPECT_EQ(arms.core_measures(), (std::vector<std::string>{"1718-8b", "1874-9"}));
  EXPECT_EQ(arms.findings.size(), 4u) << "rows that may be named too stand on the same card";
  EXPECT_EQ(arms.claims.size(), 2u);
  EXPECT_EQ(arms.denials.size(), 2u);
}

TEST(Layout, RowsOfOneVerdictShareACardThoughTheirClaimsDiffer) {
  Sheet sheet = sample_sheet();
  sheet.findings[1].claims.pop_back();
  const Layout layout(sheet);
  const Card& arms = layout.tiers()[0].cards[1];
  EXPECT_EQ(arms.core_measures().size(), 2u);
  EXPECT_EQ(arms.claims.size(), 2u);
}

TEST(Layout, SplitsVerdictsThatDiffer) {
  Sheet sheet = sample_sheet();
  sheet.findings[1].outcome = model::Outcome::undetermined;
  sheet.findings[1].blocked_by = "date";
  const Layout layout(sheet);
  int cards = 0;
  for (const Tier& tier : layout.tiers())
    for (const Card& card : tier.cards) cards += card.act == sheet.findings[1].act ? 1 : 0;
  EXPECT_EQ(cards, 2);
}

TEST(Layout, DropsNothing) {
  Sheet sheet = sample_sheet();
  sheet.acts.pop_back();                          // its claim now belongs to no act
  sheet.findings.front().act = "an act unknown";  // a finding without its act
  const Layout layout(sheet);
  std::set<std::string> claims;
  std::set<const model::Finding*> findings;
  for (const Tier& tier : layout.tiers()) {
    for (const Card& card : tier.cards) {
      for (const Located& l : card.claims) claims.insert(l.claim->key);
      for (const Located& l : card.denials) claims.insert(l.claim->key);
      findings.insert(card.findings.begin(), card.findings.end());
    }
  }
  for (const SheetDocument& document : sheet.documents)
    for (const model::Claim& claim : document.claims)
      EXPECT_TRUE(claims.contains(claim.key)) << claim.predicate;
  EXPECT_EQ(findings.size(), sheet.findings.size());
}

TEST(Layout, ShowsADenialWithoutTarget) {
  Sheet sheet = sample_sheet();
  sheet.acts.clear();
  sheet.findings.clear();
  const Layout layout(sheet);
  ASSERT_FALSE(layout.tiers().empty());
  EXPECT_EQ(layout.tiers()[0].id, "unbound");
}

model::Span span(std::uint32_t start, std::uint32_t end) {
  return {start, end, 0, 0};
}

TEST(Passages, CutsTheSentenceWithItsNeighbours) {
  const std::u32string text = U"Eins. Zwei drei vier. Fünf!\nSechs.";
  const Passage cut = cut_passage(text, span(6, 21), span(11, 15));
  EXPECT_EQ(cut.before, "Eins.");
  EXPECT_EQ(cut.head, "Zwei ");
  EXPECT_EQ(cut.evidence, "drei");
  EXPECT_EQ(cut.tail, " vier.");
  EXPECT_EQ(cut.after, "Fünf!");
  EXPECT_FALSE(cut.break_after);
  const Passage found = cut_passage(text, {}, span(11, 15));
  EXPECT_EQ(found.head + found.evidence + found.tail, "Zwei drei vier.") << "finds the sentence";
  const Passage last = cut_passage(text, span(28, 34), span(28, 33));
  EXPECT_EQ(last.before, "Fünf!");
  EXPECT_TRUE(last.break_before);
  EXPECT_EQ(last.after, "");
}

TEST(Passages, ShortenLongNeighboursAtAWord) {
  std::u32string text(1000, U'a');
  for (std::size_t i = 9; i < text.size(); i += 10) text[i] = U' ';
  text += U". Hier.";
  const Passage cut = cut_passage(text, span(1002, 1007), span(1002, 1006));
  EXPECT_TRUE(cut.before.starts_with("… aaaaaaaaa ")) << cut.before;
  EXPECT_LT(cut.before.size(), 300u);
}

TEST(Passages, SpansBeyondTheTextAreCutOff) {
  const Passage cut = cut_passage(U"kurz", span(0, 9000), span(2, 9000));
  EXPECT_EQ(cut.head, "ku");
  EXPECT_EQ(cut.evidence, "rz");
  EXPECT_EQ(cut_passage(U"", span(5, 9), span(6, 7)).evidence, "");
}

TEST(Passages, FullTextKeepsEveryCharacterAndMarksOverlaps) {
  Sheet sheet = sample_sheet();
  SheetDocument& document = sheet.documents[0];
  // A claim whose words overlap the first's.
  model::Claim inner = document.claims[0];
  inner.evidence.start += 5;
  inner.evidence.end += 7;
  inner.key = "inner";
  document.claims.push_back(inner);
  const Layout layout(sheet);
  const Value paragraphs = full_text(layout, 0, cite(layout));
  std::string text;
  std::set<std::string> anchors;
  for (const Value& paragraph : paragraphs.array()) {
    for (const Value& run : paragraph["runs"].array()) {
      text += run["text"].string();
      for (const Value& anchor : run["anchors"].array()) anchors.insert(anchor.string());
    }
    text += "\n";
  }
  EXPECT_EQ(text, document.text);
  EXPECT_EQ(anchors.size(), document.claims.size());
}

TEST(Chart, KeepsBarsAndNamesWithinTheCanvas) {
  const Words words = *Words::load(DataPack::shipped(), "en");
  std::vector<ChartAct> acts;
  for (int i = 0; i < 40; ++i) {
    ChartAct act;
    act.number = i + 1;
    act.label = std::string(static_cast<std::size_t>(i), 'w');
    act.actors = {"a" + std::to_string(i % 7)};
    act.counterparts = {"b" + std::to_string(i % 5)};
    const Day day = Day::of(1950 + i * 2, 1, 1);
    act.when = i % 3 == 0 ? DayInterval{std::nullopt, day} : DayInterval{day, day + i * 40};
    acts.push_back(act);
  }
  for (const Canvas& canvas : {wide_canvas(), narrow_canvas()}) {
    const Value drawing = timeline(acts, canvas, words);
    EXPECT_LE(drawing["ticks"].array().size(), static_cast<std::size_t>(canvas.ticks) + 2);
    for (const Value& bar : drawing["bars"].array()) {
      EXPECT_GE(bar["x"].integer(), 0);
      EXPECT_LE(bar["x"].integer() + bar["bar_width"].integer(), canvas.width + 10);
    }
    const Value net = network(acts, canvas);
    std::map<std::int64_t, std::set<std::int64_t>> columns;
    for (const Value& node : net["nodes"].array())
      EXPECT_TRUE(columns[node["x"].integer()].insert(node["y"].integer()).second) << "overlap";
    EXPECT_EQ(columns.size(), 2u);
    EXPECT_EQ(net["nodes"].array().size(), 12u);
  }
  EXPECT_TRUE(timeline({}, wide_canvas(), words).is_null());
  EXPECT_TRUE(network({}, wide_canvas()).is_null());
}

}  // namespace
}  // namespace vedetta::report
