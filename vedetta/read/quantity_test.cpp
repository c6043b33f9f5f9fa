#include "vedetta/read/quantity.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <span>

#include "vedetta/text/utf8.h"

namespace vedetta::read {
namespace {

struct Case {
  const char* text;
  const char* expected;  // "bound value unit", a semicolon between; "-" for a bare number's unit
};

struct Language {
  QuantityReader reader;
  TokenRules rules;
};

Language language(const char* name) {
  const DataPack& data = DataPack::shipped();
  auto reader = QuantityReader::load(data, name);
  const auto lang = data.toml(fmt::format("lang/{}/lang.toml", name));
  if (!reader || !lang) {
    ADD_FAILURE() << (reader ? lang.error().to_string() : reader.error().to_string());
    std::abort();
  }
  return {*std::move(reader), TokenRules::from(*lang)};
}

std::string read(const Language& with, std::string_view bytes) {
  const std::u32string text = text::decode(bytes).points;
  const Tokens tokens = tokenise(text, 0, static_cast<std::uint32_t>(text.size()), with.rules);
  const internal::ItemRows rows = with.reader.rows(tokens);
  std::string out;
  for (std::size_t s = 0; s < rows.size(); ++s)
    for (const FoundQuantity& q : with.reader.find(text, tokens, rows[s])) {
      EXPECT_EQ(q.quantity.as_written, text::encode(std::u32string_view(text).substr(
                                           q.quantity.place.start, q.quantity.place.length())));
      EXPECT_LT(q.first, q.last);
      out += fmt::format("{}{} {} {}", out.empty() ? "" : "; ", to_string(q.quantity.bound),
                         q.quantity.value->to_string(), q.bare ? "-" : q.quantity.unit);
    }
  return out;
}

void check(const char* name, std::span<const Case> cases) {
  const Language with = language(name);
  for (const Case& c : cases) EXPECT_EQ(read(with, c.text), c.expected) << c.text;
}

TEST(Quantity, EnglishNumbersAndUnits) {
  constexpr Case kCases[] = {
      {"It bought 165-thousand barrels of diesel.", "= 165000 barrel"},
      {"Roughly 12,400 tonnes of coal left the port.", "~ 12400 tonne"},
      {"The ship carried 3,200.5 tons of ore.", "= 3200.5 tonne"},
      {"They paid $84 million for it.", "= 84000000 USD"},
      {"They paid USD 3bn for it.", "= 3000000000 USD"},
      {"It cost €1,7 mln in fees.", "= 1700000 EUR"},
      {"The bill was £2.5m in all.", "= 2500000 GBP"},
      {"A loan of 40 billion yen was agreed.", "= 40000000000 JPY"},
      {"He earned 50k dollars.", "= 50000 USD"},
      {"5,000,000 barrels were notified.", "= 5000000 barrel"},
      {"3.5 million people live there.", "= 3500000 person"},
      {"They sank two dozen ships.", "= 24 vessel"},
      {"A pair of trucks crossed.", "= 2 vehicle"},
      {"Half a million barrels were sold.", "= 500000 barrel"},
      {"Two and a half million tonnes arrived.", "= 2500000 tonne"},
      {"A million and a half tonnes arrived.", "= 1500000 tonne"},
      {"Six short-range ballistic missiles flew.", "= 6 unit"},
      {"15,000 Norwegian workers stayed.", "= 15000 person"},
      {"He gave 40 bottles of wine.", "= 40 bottle"},
      {"One hundred and five trucks waited.", "= 105 vehicle"},
      {"Twelve thousand three hundred and five rounds were counted.", "= 12305 round"},
      {"Twenty-one vessels and thirty-two crew members.", "= 21 vessel; = 32 person"},
      {"Nine hundred ninety-nine thousand shells.", "= 999000 round"},
      {"Three kilotons of coal.", "= 3000 tonne"},
      {"They moved 500 kg of powder.", "= 0.5 tonne"},
      {"A convoy of 30 container ships.", "= 30 vessel"},
      {"Three missile launches followed.", "= 3 event"},
      {"It sailed 200 nautical miles.", "= 370.4 kilometre"},
      {"It burned for 36 hours.", "= 36 hour"},
      {"They made a two-day visit.", "= 2 day"},
      {"20% of voters stayed at home.", "= 20 percent"},
      {"Prices rose 7.5 per cent.", "= 7.5 percent"},
      {"The motion won 13 votes.", "= 13 vote"},
      {"Eleven countries took part.", "= 11 country"},
      {"Two Danish individuals and three Danish companies.", "= 2 person; = 3 unit"},
      {"4500t of cement came.", "= 4500 tonne"},
      {"Thirty-one were hurt.", "= 31 -"},
      {"It was a limousine.", "= 1 vehicle"},
      {"He bought a company.", ""},
      {"One vessel sank.", "= 1 vessel"},
      {"One of the ships sank.", ""},
      {"No one spoke, and one can see why.", ""},
      {"Two of the ships sank.", "= 2 vessel"},
      {"300,000 litres of fuel and 12 cars.", "= 300000 litre; = 12 vehicle"},
      {"They signed two hundred contracts covering ships.", "= 200 -"},
  };
  check("en", kCases);
}

TEST(Quantity, EnglishBounds) {
  constexpr Case kCases[] = {
      {"More than 300 soldiers died.", "> 300 person"},
      {"It took over 40 ships.", "> 40 vessel"},
      {"At least 12 people died.", ">= 12 person"},
      {"No fewer than 12 people died.", ">= 12 person"},
      {"Up to 700 barrels a day.", "<= 700 barrel"},
      {"As many as 700 workers left.", "<= 700 person"},
      {"Nearly $2 million was lost.", "<= 2000000 USD"},
      {"Almost 90 trucks came.", "<= 90 vehicle"},
      {"Less than 60 tonnes came.", "< 60 tonne"},
      {"Fewer than 60 men came.", "< 60 person"},
      {"About 60 men came.", "~ 60 person"},
      {"Some 60 men came.", "~ 60 person"},
      {"An estimated 60 men came.", "~ 60 person"},
      {"More than about 60 men came.", "> 60 person"},
      {"60 men or more came.", ">= 60 person"},
      {"60 men or so came.", "~ 60 person"},
      {"Tens of ships came.", ">= 20 vessel"},
      {"Dozens of ships came.", ">= 24 vessel"},
      {"Hundreds of ships came.", ">= 200 vessel"},
      {"Thousands of ships came.", ">= 2000 vessel"},
      {"Tens of thousands of shells came.", ">= 20000 round"},
      {"Hundreds of thousands of shells came.", ">= 200000 round"},
      {"Millions of dollars went.", ">= 2000000 USD"},
      {"Several hundred workers went.", ">= 200 person"},
      {"Between 10 and 15 ships sailed.", ">= 10 vessel"},
      {"From 3 to 5 million barrels went.", ">= 3000000 barrel"},
      {"10-15 tonnes went.", ">= 10 tonne"},
      {"10 to 15 tonnes went.", ">= 10 tonne"},
      {"Two or three missiles went.", ">= 2 unit"},
      {"1,500 and then 2,000 tons of coal went.", "= 3500 tonne"},
      {"40 ships and 60 trucks went.", "= 40 vessel; = 60 vehicle"},
      {"The annual limit of 500,000 barrels holds.", "<= 500000 barrel/year"},
      {"It may buy 500,000 barrels a year.", "= 500000 barrel/year"},
      {"Sales are capped at 4 million barrels per year.", "<= 4000000 barrel/year"},
      {"The 500,000-barrel annual cap holds.", "<= 500000 barrel/year"},
      {"A cap on exports of 500 tonnes holds.", "<= 500 tonne"},
  };
  check("en", kCases);
}

TEST(Quantity, EnglishNumbersThatAreNoQuantities) {
  constexpr const char* kNone[] = {
      "Resolution 1874 was adopted in 2009.",
      "On May 17, 2024 it left.",
      "On 17 May it left.",
      "From 9 to 17 June it stayed.",
      "It left on 2024-05-17 and 17/05/2024.",
      "It left at 12:30 and at 9 a.m. sharp.",
      "The Hwasong-11, the KN-23, the Su-35 and the MiG-29.",
      "Call +44 20 7946 0958 now.",
      "Mr Smith, 71, spoke.",
      "He was aged 41.",
      "She is 41 years old.",
      "The 27th and the 3rd came.",
      "Paragraph 5 and article 41 apply.",
      "It was the Boeing 737 again.",
      "It happened three times in 10 years.",
      "The first and second ships.",
      "Room 39 and Office 99.",
      "It was 9/11 and 24/7.",
      "IMO 9074729 is the number.",
      "The years 2017 and 2018.",
      "In the 1990s it fell.",
  };
  const Language with = language("en");
  for (const char* text : kNone) EXPECT_EQ(read(with, text), "") << text;
}

TEST(Quantity, ItalianNumbersAndUnits) {
  constexpr Case kCases[] = {
      {"Sono arrivate quattromila tonnellate di carbone.", "= 4000 tonne"},
      {"Ha venduto duecentocinquantamila barili.", "= 250000 barrel"},
      {"Ventuno navi e trentotto marinai.", "= 21 vessel; = 38 person"},
      {"Millecinquecento soldati e ventitré camion.", "= 1500 person; = 23 vehicle"},
      {"Centomila euro in contanti.", "= 100000 EUR"},
      {"Novecentonovantanovemila proiettili.", "= 999000 round"},
      {"Sono 620 milioni di dollari.", "= 620000000 USD"},
      {"Un prestito di 1,7 milioni di euro.", "= 1700000 EUR"},
      {"Vale 3 miliardi di dollari.", "= 3000000000 USD"},
      {"Vale $84 milioni.", "= 84000000 USD"},
      {"Una nave con 24.000 tonnellate.", "= 1 vessel; = 24000 tonne"},
      {"Pesa 1,5 tonnellate.", "= 1.5 tonne"},
      {"Pesa 1.250,5 tonnellate.", "= 1250.5 tonne"},
      {"Due tecnici danesi e tre grandi navi.", "= 2 person; = 3 vessel"},
      {"Una decina di navi.", "~ 10 vessel"},
      {"Un centinaio di persone.", "~ 100 person"},
      {"Un paio di camion.", "= 2 vehicle"},
      {"Mezzo milione di barili.", "= 500000 barrel"},
      {"Due milioni e mezzo di tonnellate.", "= 2500000 tonne"},
      {"Mille tonnellate di grano.", "= 1000 tonne"},
      {"Duemila miliardi di dollari.", "= 2000000000000 USD"},
      {"500 mila barili di greggio.", "= 500000 barrel"},
      {"Una limousine nera.", "= 1 vehicle"},
      {"Un uomo parla con una donna.", ""},
      {"Ha regalato 40 bottiglie di vino.", "= 40 bottle"},
      {"Tre lanci e due test.", "= 3 event; = 2 event"},
      {"Il 27 per cento dei voti.", "= 27 percent"},
      {"Undici paesi hanno aderito.", "= 11 country"},
      {"Trentuno sono rimasti feriti.", "= 31 -"},
      {"Dodicimila proiettili d'artiglieria.", "= 12000 round"},
      {"Una visita di 3 giorni.", "= 3 day"},
      {"Sono 300 chilometri.", "= 300 kilometre"},
  };
  check("it", kCases);
}

TEST(Quantity, ItalianBounds) {
  constexpr Case kCases[] = {
      {"Più di 300 soldati.", "> 300 person"},
      {"Oltre 300 soldati.", "> 300 person"},
      {"Oltre i 300 soldati.", "> 300 person"},
      {"Superiore a 300 tonnellate.", "> 300 tonne"},
      {"Almeno 300 soldati.", ">= 300 person"},
      {"Non meno di 300 soldati.", ">= 300 person"},
      {"Fino a 300 soldati.", "<= 300 person"},
      {"Quasi 300 soldati.", "<= 300 person"},
      {"Al massimo 300 soldati.", "<= 300 person"},
      {"Meno di 300 soldati.", "< 300 person"},
      {"Circa 300 soldati.", "~ 300 person"},
      {"300 soldati circa.", "~ 300 person"},
      {"Intorno a 300 soldati.", "~ 300 person"},
      {"Decine di navi.", ">= 20 vessel"},
      {"Centinaia di navi.", ">= 200 vessel"},
      {"Migliaia di lavoratori.", ">= 2000 person"},
      {"Decine di migliaia di lavoratori.", ">= 20000 person"},
      {"Centinaia di migliaia di colpi.", ">= 200000 round"},
      {"Alcune migliaia di lavoratori.", ">= 2000 person"},
      {"Tra 10 e 15 navi.", ">= 10 vessel"},
      {"Da 3 a 5 milioni di euro.", ">= 3000000 EUR"},
      {"Due o tre missili.", ">= 2 unit"},
      {"Il limite annuo di 500.000 barili.", "<= 500000 barrel/year"},
      {"500.000 barili all'anno.", "= 500000 barrel/year"},
      {"1.500 e poi 2.000 tonnellate.", "= 3500 tonne"},
  };
  check("it", kCases);
}

TEST(Quantity, ItalianNumbersThatAreNoQuantities) {
  constexpr const char* kNone[] = {
      "La risoluzione 1874 del 2009.",     "Il 18 e 19 giugno.",
      "Il 17 maggio 2024 è partita.",      "Alle ore 12:30 e alle 15.",
      "Mario Rossi, 71 anni, parla.",      "Mario Rossi, 71, parla.",
      "L'articolo 41 e il comma 2.",       "Nel 2017 e nel 2018.",
      "Gli anni 90 e il 17/05/2024.",      "Per la seconda volta in 10 anni.",
      "Il missile Hwasong-11 e il Su-35.",
  };
  const Language with = language("it");
  for (const char* text : kNone) EXPECT_EQ(read(with, text), "") << text;
}

TEST(Quantity, PlaceCoversBoundNumberAndUnit) {
  const Language with = language("en");
  const std::u32string text = U"Then more than 165-thousand barrels left.";
  const Tokens tokens = tokenise(text, 0, static_cast<std::uint32_t>(text.size()), with.rules);
  const internal::ItemRows rows = with.reader.rows(tokens);
  const auto found = with.reader.find(text, tokens, rows[0]);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].quantity.as_written, "more than 165-thousand barrels");
  EXPECT_FALSE(found[0].bare);
}

TEST(Quantity, UnknownLanguageIsAnError) {
  const auto reader = QuantityReader::load(DataPack::shipped(), "xx");
  ASSERT_FALSE(reader);
  EXPECT_NE(reader.error().to_string().find("lang/xx/"), std::string::npos);
}

}  // namespace
}  // namespace vedetta::read
