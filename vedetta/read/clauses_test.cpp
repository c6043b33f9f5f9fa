#include <gtest/gtest.h>

#include "vedetta/read/test_reading.h"

namespace vedetta::read {
namespace {

struct Row {
  const char* language;
  const char* text;
  const char* claim;  // the first; empty: none
};

// Own sentences: what is a verb, where a clause begins, who is subject.
constexpr Row kRows[] = {
    // Participles before a noun are adjectives.
    {"en", "Russia bought captured missiles from Iran.",
     "arms-transfer gpe:IR > gpe:RU | ballistic-missile"},
    {"en", "Sanctioned ships carried coal from North Korea to China.",
     "commodity-export gpe:KP > gpe:CN | coal"},
    {"en", "Iran and Syria both sent drones to Russia.",
     "arms-transfer gpe:IR gpe:SY > gpe:RU | arms"},
    // Clauses without a pronoun.
    {"en", "The shells Iran sent to Russia were old.",
     "arms-transfer gpe:IR > gpe:RU | ammunition"},
    {"en", "Kyiv says shells Iran sent to Russia are duds.",
     "arms-transfer gpe:IR > gpe:RU | ammunition"},
    {"en", "In the deal Iran sold drones to Russia.", "arms-transfer gpe:IR > gpe:RU | arms"},
    // Infinitives without a particle.
    {"en", "North Korea helped Syria build a reactor.",
     "tech-transfer gpe:KP > gpe:SY | nuclear-tech"},
    {"en", "Iran helped and Russia supplied missiles to Syria.",
     "arms-transfer gpe:RU > gpe:SY | ballistic-missile"},
    // Whose plan it is.
    {"en", "Iran's plan to sell drones to Russia worries Kyiv.",
     "arms-transfer gpe:IR > gpe:RU | arms"},
    {"en", "Efforts by Iran to buy missiles from North Korea went on.",
     "arms-transfer gpe:KP > gpe:IR | ballistic-missile"},
    {"it", "Il piano dell'Iran di vendere droni alla Russia preoccupa Kiev.",
     "arms-transfer gpe:IR > gpe:RU | arms"},
    // Clefts, subjects behind the verb, topics.
    {"it", "A fornire i droni alla Russia è stato l'Iran.", "arms-transfer gpe:IR > gpe:RU | arms"},
    {"it", "È stata la Russia a consegnare droni all'Iran.",
     "arms-transfer gpe:RU > gpe:IR | arms"},
    {"it", "I droni li ha consegnati l'Iran alla Russia.", "arms-transfer gpe:IR > gpe:RU | arms"},
    {"it", "Corea del Nord, lanciato un satellite", "weapons-test gpe:KP > | satellite-tech"},
    {"it", "La Russia si è dotata di droni iraniani.", "arms-transfer gpe:IR > gpe:RU | arms"},
    // Gerunds and participles.
    {"en", "Having sold missiles to Iran, North Korea fell silent.",
     "arms-transfer gpe:KP > gpe:IR | ballistic-missile"},
    {"en", "With Iran sending missiles to Russia, Kyiv asked for help.",
     "arms-transfer gpe:IR > gpe:RU | ballistic-missile"},
    {"en", "Diesel from Vladivostok keeps reaching North Korea.",
     "petroleum-transfer gpe:RU > gpe:KP | refined-petroleum"},
    // Nouns that look like verbs, and verbs that look like nouns.
    {"en", "Russia now turns out 170 drones a day.", "weapons-production gpe:RU > | arms"},
    {"en", "The US sanctions were widened.", ""},
    {"en", "Watches worth $200,000 were sold by Iran to Russia.",
     "luxury-transfer gpe:IR > gpe:RU | luxury-other"},
    {"en", "Russia got shells from Iran.", "arms-transfer gpe:IR > gpe:RU | ammunition"},
    {"en", "Steam was seen at the plant.", ""},
    // Forms of "be": what somebody is, where people are.
    {"en", "The main supplier of drones to Russia is Iran.",
     "arms-transfer gpe:IR > gpe:RU | arms"},
    {"en", "There are North Korean workers in Dandong.",
     "worker-dispatch gpe:KP > gpe:CN | workers"},
    {"en", "Sergei Lavrov was in Tehran last week.", "meeting-visit per:sergei-lavrov >"},
    {"en", "The soldiers are in trouble.", ""},
    {"en", "Russian troops are in Ukraine.", ""},
    {"it", "Ci sono soldati nordcoreani nel Kursk.", "troop-deployment gpe:KP > gpe:RU | troops"},
    {"it", "La Corea del Nord ha varato il suo secondo cacciatorpediniere.",
     "weapons-production gpe:KP > | military-other"},
    // Who is subject: a relative clause's behind its verb, nobody whom a noun without name hides.
    {"it", "Il petrolio che compra la Cina viene dall'Iran.",
     "petroleum-transfer > gpe:CN | refined-petroleum"},
    {"en", "The clerk sold oil to North Korea.", "petroleum-transfer > gpe:KP | refined-petroleum"},
    {"en", "Japan used the port for shipping drones to Russia.",
     "arms-transfer gpe:JP > gpe:RU | arms"},
    {"it", "Pyongyang ha creato una ditta a Dalian per vendere carbone alla Cina.",
     "commodity-export gpe:KP > gpe:CN | coal"},
    // Headlines.
    {"en", "Iranian drones for Russia", "arms-transfer gpe:IR > gpe:RU | arms"},
    {"it", "Soldati nordcoreani in Russia", "troop-deployment gpe:KP > gpe:RU | troops"},
    {"it", "Vini francesi per tutti", ""},
    {"it", "Corea del Nord, test di un nuovo missile", "weapons-test gpe:KP > | ballistic-missile"},
};

class Clauses : public testing::TestWithParam<Row> {};

TEST_P(Clauses, AreTold) {
  const Row& row = GetParam();
  const auto found = frames_of(row.language, row.text);
  EXPECT_EQ(found.empty() ? "" : found.front(), row.claim) << row.text;
}

INSTANTIATE_TEST_SUITE_P(Read, Clauses, testing::ValuesIn(kRows));

TEST(ClausesOfRules, TellNothingDone) {
  for (const std::string& claim :
       frames_of("en", "Caritas was exempted from the ban on shipping metal pumps to the North."))
    EXPECT_FALSE(claim.starts_with("goods-transfer") || claim.starts_with("commodity-export"))
        << claim;
}

}  // namespace
}  // namespace vedetta::read
