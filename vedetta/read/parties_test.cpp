#include <gtest/gtest.h>

#include "vedetta/read/test_reading.h"

namespace vedetta::read {
namespace {

// An own sentence and its claims: "predicate actors > counterparts", separated by "; ".
struct Row {
  const char* language;
  const char* text;
  const char* claims;
};

std::string told(const std::vector<model::Claim>& claims) {
  std::string out;
  for (const model::Claim& c : claims) {
    out += out.empty() ? "" : "; ";
    out += c.predicate;
    for (const auto& id : c.fillers("actor")) out += ' ' + std::string(id);
    out += " >";
    for (const auto& id : c.fillers("counterpart")) out += ' ' + std::string(id);
  }
  return out;
}

void expect(std::span<const Row> rows) {
  for (const Row& row : rows)
    EXPECT_EQ(told(claims_of(row.language, row.text)), row.claims) << row.text;
}

// People of a state are somebody; an adjective is not.
constexpr Row kPeople[] = {
    {"it", "Mosca ha consegnato agli iraniani venti caccia.", "arms-transfer gpe:RU > gpe:IR"},
    {"it", "I nordcoreani hanno venduto granate ai siriani.", "arms-transfer gpe:KP > gpe:SY"},
    {"it", "I cinesi comprano carbone dai nordcoreani.", "commodity-export gpe:KP > gpe:CN"},
    {"it", "Migliaia di nordcoreani lavorano in Russia.", "worker-dispatch gpe:KP > gpe:RU"},
    {"it", "I droni iraniani sono arrivati in Russia.", "arms-transfer gpe:IR > gpe:RU"},
    {"it", "Nei capannoni di Hamhung i nordcoreani lavorano giorno e notte.", ""},
    {"en", "Thousands of North Koreans work in Russia.", "worker-dispatch gpe:KP > gpe:RU"},
    {"en", "The Chinese supplied oil to the North Koreans.", "petroleum-transfer gpe:CN > gpe:KP"},
    {"en", "The Chinese and Russian firms supplied oil to Syria.",
     "petroleum-transfer gpe:CN gpe:RU > gpe:SY"},
    {"en", "Firms in China and Russia supplied oil to Syria.",
     "petroleum-transfer gpe:CN gpe:RU > gpe:SY"},
    {"it", "Aziende cinesi e russe hanno venduto greggio alla Siria.",
     "petroleum-transfer gpe:CN gpe:RU > gpe:SY"},
};

// Names before a noun for people say whose they are, and the adposition before them stays.
constexpr Row kOwners[] = {
    {"en", "FBI agents arrested Park Jin Ho in Guam.", "enforcement-act org:fbi > nil:park-jin-ho"},
    {"en", "Hezbollah fighters fired rockets at Israel.", "missile-use org:hezbollah > gpe:IL"},
    {"en", "Coal was sold to the Istanbul freight agent Marmara Kargo.",
     "commodity-export > nil:marmara-kargo"},
    {"en", "Diesel was sold by the Kaliningrad firm Yantar Import to North Korea.",
     "petroleum-transfer nil:yantar-import > gpe:KP"},
    {"en", "Oil was sold by Dubai-based Saffron Petroleum to the Hong Kong-registered Jade Pagoda.",
     "petroleum-transfer nil:saffron-petroleum > nil:jade-pagoda"},
    {"en", "Coins were stolen from Lisbon-based Koravex by North Korea-linked hackers.",
     "crypto-theft grp:kp-hackers > nil:koravex"},
    {"en", "Moscow gave Iran shells.", "arms-transfer gpe:RU > gpe:IR"},
    {"it", "Una società con sede a Dubai ha venduto diesel a Pyongyang.",
     "petroleum-transfer gpe:AE > gpe:KP"},
    {"it", "La Tarvex, con sede a Vladivostok, ha venduto diesel alla Corea del Nord.",
     "petroleum-transfer nil:tarvex > gpe:KP"},
    {"it", "Torni sono stati venduti alla ditta iraniana Pars Sanat.",
     "goods-transfer > nil:pars-sanat"},
    {"it", "Il trafficante d'armi siriano Ali Hassan ha venduto missili agli Huthi.",
     "arms-transfer nil:ali-hassan > org:houthis"},
    {"it", "I soldati Usa sono arrivati in Polonia.", "troop-deployment gpe:US > gpe:PL"},
    {"it", "Una fornitura Usa di missili è arrivata a Kiev.", "arms-transfer gpe:US > gpe:UA"},
    {"it", "La società Eni ha venduto greggio alla Siria.", "petroleum-transfer nil:eni > gpe:SY"},
    {"it", "Il presidente russo ha venduto granate a Pyongyang.", "arms-transfer gpe:RU > gpe:KP"},
};

// Readings of the same words do not hide each other; goods inside a noun for people are none.
constexpr Row kReadings[] = {
    {"en", "A Chinese supplier sold shells to Syria.", "arms-transfer gpe:CN > gpe:SY"},
    {"en", "A Turkish arms dealer sold drones to Libya.", "arms-transfer gpe:TR > gpe:LY"},
    {"en", "The oil company moved its headquarters to Dubai.", ""},
    {"en", "Arms dealers arrived in Libya.", ""},
    {"en", "Russia sent missile guidance technology to Iran.", "tech-transfer gpe:RU > gpe:IR"},
    {"en", "Russia supplied a third of the missiles to Iran.", "arms-transfer gpe:RU > gpe:IR"},
    {"it", "Gran parte del petrolio è arrivata a Nampo.", "petroleum-transfer > gpe:KP"},
    {"en", "Russia shipped 60,000 barrels to North Korea.", "petroleum-transfer gpe:RU > gpe:KP"},
};

// Names that a hyphen joins are two; ships have names without a word for ships.
constexpr Row kNames[] = {
    {"it", "Il vertice Putin-Trump si è tenuto ad agosto.",
     "meeting-visit per:vladimir-putin per:donald-trump >"},
    {"it", "La Rye Song Gang 4 ha attraccato a Nampo.", "vessel-movement nil:rye-song-gang-4 >"},
    {"it", "La Chon Ma San è salpata da Nampo.", "vessel-movement nil:chon-ma-san >"},
    {"it", "Merkulova ha lasciato Nampo.", ""},
    {"it", "La fabbrica di Yelabuga assembla droni.", "weapons-production gpe:RU >"},
    {"en", "The An San 9 docked at Nampo.", "vessel-movement nil:an-san-9 >"},
    {"it", "La polizia doganale cinese ha arrestato Park Jin Ho.",
     "enforcement-act org:cn-customs > nil:park-jin-ho"},
    {"it", "Due navi russe, la Maia e la Maria, sono arrivate a Rason.",
     "vessel-movement nil:maia nil:maria >"},
    {"it", "Il Bright Sesame è entrato a Wonsan.", "vessel-movement nil:bright-sesame >"},
    {"en", "Shells went from the North to Russia by rail.", "arms-transfer gpe:KP > gpe:RU"},
};

TEST(Parties, PeopleOfAState) {
  expect(kPeople);
}

TEST(Parties, OwnersBeforeTheirNoun) {
  expect(kOwners);
}

TEST(Parties, ReadingsOfTheSameWords) {
  expect(kReadings);
}

TEST(Parties, NamesOfSeveralParts) {
  expect(kNames);
}

}  // namespace
}  // namespace vedetta::read
