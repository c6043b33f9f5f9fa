#include "vedetta/read/frames.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "vedetta/read/test_reading.h"

namespace vedetta::read {
namespace {

struct Row {
  const char* language;
  const char* text;
  const char* claim;
};

constexpr Row kRows[] = {
    {"en", "Russia presented North Korea with a yacht.",
     "luxury-transfer gpe:RU > gpe:KP | luxury-vehicle"},
    {"en", "Supplies of refined petroleum from Russia to North Korea resumed.",
     "petroleum-transfer gpe:RU > gpe:KP | refined-petroleum"},
    {"en", "The ship carried a cargo of coal from North Korea to China.",
     "commodity-export gpe:KP > gpe:CN | coal"},
    {"en", "Seoul accused Iran of buying drones from Russia.",
     "arms-transfer gpe:RU > gpe:IR | arms"},
    {"en", "Iran's sending of drones to Russia went on.", "arms-transfer gpe:IR > gpe:RU | arms"},
    {"en", "The resolution bars the sale of coal by North Korea.",
     "measure org:unsc > gpe:KP | coal"},
    {"en", "The veto drew criticism from the United States.", "political-act gpe:US >"},
    {"en", "Moscow and North Korea will go on building their ties.", "cooperation gpe:RU gpe:KP >"},
    {"en", "South Korea detained the tanker.", "enforcement-act gpe:KR >"},
    {"en", "Moscow has brushed the report aside.", "denial gpe:RU >"},
    {"en", "Russia was sent shells by Iran.", "arms-transfer gpe:IR > gpe:RU | ammunition"},
    {"en", "Russia is getting weapons from Iran.", "arms-transfer gpe:IR > gpe:RU | arms"},
    {"en", "Russia got a \"considerable amount\" of munitions from Iran.",
     "arms-transfer gpe:IR > gpe:RU | ammunition"},
    {"en", "That Iran supplies Russia with shells is denied by Iran.",
     "arms-transfer gpe:IR > gpe:RU | ammunition"},
    {"en", "US allegations that Iran has sent Russia shells have been dismissed by Iran.",
     "denial gpe:IR >"},
    {"en", "In March North Korea was supplied with oil, according to the State Department.",
     "petroleum-transfer > gpe:KP | refined-petroleum"},
    {"en", "North Korea is sending troops to Ukraine.",
     "troop-deployment gpe:KP > gpe:RU | troops"},
    {"en", "Russia supplied North Korea with the kind of technology it has long wanted.",
     "tech-transfer gpe:RU > gpe:KP | tech-other"},
    {"en", "Lazarus turned coins worth $12 million into cash.",
     "crypto-laundering org:lazarus > | crypto"},
    {"en", "The inclusion of Rosbank on the sanctions list by the EU came late.",
     "designation gpe:EU > nil:rosbank"},
    {"it", "Kim Jong Un e sua figlia viaggiano in una limousine di proprietà di Vladimir Putin.",
     "luxury-transfer per:vladimir-putin > per:kim-jong-un | luxury-vehicle"},
    {"it", "L'Unione europea prepara l'inserimento della Kontur Trade nella lista nera.",
     "designation gpe:EU > nil:kontur-trade"},
    {"it", "La Corea del Nord si è vista recapitare dalla Russia due missili.",
     "arms-transfer gpe:RU > gpe:KP | ballistic-missile"},
};

TEST(Frames, VerbsAndNounsOpenTheirClaims) {
  for (const Row& row : kRows) {
    const std::vector<std::string> found = frames_of(row.language, row.text);
    EXPECT_NE(std::find(found.begin(), found.end(), row.claim), found.end())
        << row.text << "\n  " << testing::PrintToString(found);
  }
}

// Nouns that stand for each other's state, in one list: each asks only those behind it.
TEST(Frames, NounsOfOneListDoNotAskEachOtherForever) {
  const auto found = frames_of("en",
                               "Officials of soldiers and hackers of traders and hackers stole "
                               "crypto from Bybit.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found.front().starts_with("crypto-theft")) << found.front();
}

TEST(Frames, ASpeakerBehindTheLastCommaSaysWhatStandsBefore) {
  const auto claims =
      claims_of("en",
                "Russia sent oil to North Korea and to nobody else, the head of the "
                "ministry, John Miller, told reporters.");
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims.front().sayers.front().id, "nil:john-miller");
}

}  // namespace
}  // namespace vedetta::read
