#include "vedetta/read/when.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <span>

#include "vedetta/read/quantity.h"
#include "vedetta/text/utf8.h"

namespace vedetta::read {
namespace {

struct Case {
  const char* text;      // a leading > means future tense, ? unknown; else past
  const char* expected;  // intervals, a semicolon between; "vague", "days N"
};

struct Language {
  TimeReader reader;
  TokenRules rules;
};

Language language(const DataPack& data, const char* name) {
  auto reader = TimeReader::load(data, name);
  const auto lang = data.toml(fmt::format("lang/{}/lang.toml", name));
  if (!reader || !lang) {
    ADD_FAILURE() << (reader ? lang.error().to_string() : reader.error().to_string());
    std::abort();
  }
  return {*std::move(reader), TokenRules::from(*lang)};
}

std::string read(const Language& with, std::string_view bytes) {
  Tense tense = Tense::past;
  if (bytes[0] == '>' || bytes[0] == '?') {
    tense = bytes[0] == '>' ? Tense::future : Tense::unknown;
    bytes.remove_prefix(1);
  }
  const std::u32string text = text::decode(bytes).points;
  const Tokens tokens = tokenise(text, 0, static_cast<std::uint32_t>(text.size()), with.rules);
  TimeAnchor anchor{Day::of(2021, 6, 16), {}};  // a Wednesday
  const internal::ItemRows rows = with.reader.rows(tokens);
  std::string out;
  for (std::size_t s = 0; s < rows.size(); ++s)
    for (const FoundTime& t : with.reader.find(rows[s], tokens.sentences[s], anchor, tense)) {
      EXPECT_LT(t.first, t.last);
      if (!out.empty()) out += "; ";
      if (t.duration)
        out += fmt::format("days {}", t.days);
      else if (t.vague)
        out += "vague";
      else if (t.interval.first && t.interval.first == t.interval.last)
        out += t.interval.first->to_string();
      else
        out += t.interval.to_string();
    }
  return out;
}

void check(const Language& with, std::span<const Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(read(with, c.text), c.expected) << c.text;
}

// The document's date is Wednesday 2021-06-16.
TEST(When, EnglishDates) {
  constexpr Case kCases[] = {
      {"It left on May 17, 2019.", "2019-05-17"},
      {"It left on 17 May 2019.", "2019-05-17"},
      {"It left on the 17th of May 2019.", "2019-05-17"},
      {"It left on 2019-05-17.", "2019-05-17"},
      {"It left on 5/17/2019.", "2019-05-17"},
      {"It left on 17/05/2019.", "2019-05-17"},
      {"It left on Jan. 2.", "2021-01-02"},
      {"It left on December 28.", "2020-12-28"},
      {">It will leave on January 5.", "2022-01-05"},
      {"It left on Thursday, March 4.", "2021-03-04"},
      {"It left in March.", "2021-03-01/2021-03-31"},
      {"It left in September.", "2020-09-01/2020-09-30"},
      {">It will leave in September.", "2021-09-01/2021-09-30"},
      {">It will leave in March.", "2022-03-01/2022-03-31"},
      {"It left in June.", "2021-06-01/2021-06-30"},
      {"It left in March 2018.", "2018-03-01/2018-03-31"},
      {"It left in 2018.", "2018-01-01/2018-12-31"},
      {"It left on the 7th.", "2021-06-07"},
      {"It left on 18 and 19 April.", "2021-04-18/2021-04-19"},
      {"It left on April 18 and 19.", "2021-04-18/2021-04-19"},
      {"It left on 17-21 May 2019.", "2019-05-17/2019-05-21"},
      {"It left in early 2018.", "2018-01-01/2018-04-30"},
      {"It left in mid-2018.", "2018-05-01/2018-08-31"},
      {"It left in late 2018.", "2018-09-01/2018-12-31"},
      {"It left in mid-March.", "2021-03-11/2021-03-20"},
      {"It left in late February.", "2021-02-21/2021-02-28"},
      {"It left at the beginning of May.", "2021-05-01/2021-05-10"},
      {"It left at the end of last year.", "2020-09-01/2020-12-31"},
      {"It left in the first week of May.", "2021-05-01/2021-05-07"},
      {"It left in the last week of May.", "2021-05-25/2021-05-31"},
      {"It left in the second quarter of 2018.", "2018-04-01/2018-06-30"},
      {"It left in Q3 2018.", "2018-07-01/2018-09-30"},
      {"It left in the first half of 2018.", "2018-01-01/2018-06-30"},
      {"It left in the first quarter.", "2021-01-01/2021-03-31"},
      {"It left in the summer of 2018.", "2018-06-01/2018-08-31"},
      {"It left in the winter of 2018.", "2018-12-01/2019-02-28"},
      {"It left last autumn.", "2020-09-01/2020-11-30"},
      {"It left last summer.", "2020-06-01/2020-08-31"},
      {"It fell in the 1990s.", "1990-01-01/1999-12-31"},
      {"It fell in the early 1990s.", "1990-01-01/1993-04-30"},
      {"It began in the Cold War.", "1947-01-01/1991-12-31"},
      {"It held from 2016 to 2019.", "2016-01-01/2019-12-31"},
      {"It held in 2016-2019.", "2016-01-01/2019-12-31"},
      {"It held between October 2018 and April 2019.", "2018-10-01/2019-04-30"},
      {"It held between January and April of this year.", "2021-01-01/2021-04-30"},
      {"It held between November and February.", "2020-11-01/2021-02-28"},
      {"It held from 5 to 10 May.", "2021-05-05/2021-05-10"},
      {"It held from the 5th to the 10th of May.", "2021-05-05/2021-05-10"},
      {"It held from Monday to Wednesday.", "2021-06-14/2021-06-16"},
      {"It left in March of last year.", "2020-03-01/2020-03-31"},
      {"It left on 30 February.", "2021-02-01/2021-02-28"},
  };
  check(language(DataPack::shipped(), "en"), kCases);
}

TEST(When, EnglishRelative) {
  constexpr Case kCases[] = {
      {"It left today.", "2021-06-16"},
      {"It left yesterday.", "2021-06-15"},
      {">It leaves tomorrow.", "2021-06-17"},
      {"It left the day before yesterday.", "2021-06-14"},
      {"It left on Monday.", "2021-06-14"},
      {"It left on Wednesday.", "2021-06-16"},
      {"It left on Thursday.", "2021-06-10"},
      {">It will leave on Thursday.", "2021-06-17"},
      {"It left last Tuesday.", "2021-06-15"},
      {">It will leave next Tuesday.", "2021-06-22"},
      {"It left this week.", "2021-06-14/2021-06-20"},
      {"It left last week.", "2021-06-07/2021-06-13"},
      {"It left last month.", "2021-05-01/2021-05-31"},
      {">It will leave next month.", "2021-07-01/2021-07-31"},
      {"It left last year.", "2020-01-01/2020-12-31"},
      {"It left this year.", "2021-01-01/2021-06-16"},
      {">It will leave this year.", "2021-01-01/2021-12-31"},
      {"It left last weekend.", "2021-06-12/2021-06-13"},
      {"It left earlier this month.", "2021-06-01/2021-06-16"},
      {">It will leave later this year.", "2021-06-16/2021-12-31"},
      {"It left last September.", "2020-09-01/2020-09-30"},
      {"It left two days ago.", "2021-06-14"},
      {"It left three weeks ago.", "2021-05-24/2021-05-30"},
      {"It left two months ago.", "2021-04-01/2021-04-30"},
      {"It left five years ago.", "2016-01-01/2016-12-31"},
      {"It grew in the past two years.", "2019-06-16/2021-06-16"},
      {"It grew over the last ten days.", "2021-06-06/2021-06-16"},
      {">It will grow in the next two weeks.", "2021-06-17/2021-06-30"},
      {"It grew since March.", "2021-03-01/2021-06-16"},
      {"It grew since 2018.", "2018-01-01/2021-06-16"},
      {"It grew until March.", "../2021-03-31"},
      {"It grew before 2018.", "../2017-12-31"},
      {"It grew after 2018.", "2019-01-01/2021-06-16"},
      {">It must end by December.", "../2021-12-31"},
      {"On 4 May it came, and two days later it left.", "2021-05-04; 2021-05-06"},
      {"On 4 May it came; one day earlier it had left.", "2021-05-04; 2021-05-03"},
      {"On 4 May it came, the following day it left.", "2021-05-04; 2021-05-05"},
      {"In March it came, and left the same month.",
       "2021-03-01/2021-03-31; 2021-03-01/2021-03-31"},
      {"In 2018 it came; the year before it had left.",
       "2018-01-01/2018-12-31; 2017-01-01/2017-12-31"},
      {"It came nine days after 4 May.", "2021-05-13"},
      {"It grew recently.", "vague"},
      {"It grew for years.", "vague"},
      {"It grew in recent months.", "vague"},
      {"It came years ago.", "vague"},
      {"It grew for ten weeks.", "days 70"},
      {"A two-day visit.", "days 2"},
      {"It must leave within nine days.", "days 9"},
      {">It will leave in three days.", "2021-06-19"},
      {"It buys 500 barrels a year.", ""},
      {"He may march. Resolution 2087 said 2,019 barrels.", ""},
      {"Some 2000 soldiers marched.", ""},
      {"It was decided.", ""},
  };
  check(language(DataPack::shipped(), "en"), kCases);
}

TEST(When, ItalianDays) {
  constexpr Case kCases[] = {
      {"È partita il 17 maggio 2019.", "2019-05-17"},
      {"È partita il 17/05/2019.", "2019-05-17"},
      {"È partita il 17.05.2019.", "2019-05-17"},
      {"L'11 settembre 2017 è partita.", "2017-09-11"},
      {"È partita il primo maggio.", "2021-05-01"},
      {"È partita il 7.", "2021-06-07"},
      {"È partita a marzo.", "2021-03-01/2021-03-31"},
      {"È partita a settembre.", "2020-09-01/2020-09-30"},
      {">Partirà a settembre.", "2021-09-01/2021-09-30"},
      {"È partita nel 2018.", "2018-01-01/2018-12-31"},
      {"È partita nel marzo 2018.", "2018-03-01/2018-03-31"},
      {"È partita lo scorso settembre.", "2020-09-01/2020-09-30"},
      {"È partita a settembre dello scorso anno.", "2020-09-01/2020-09-30"},
      {"È partita il mese scorso.", "2021-05-01/2021-05-31"},
      {"È partita l'anno scorso.", "2020-01-01/2020-12-31"},
      {"È partita lo scorso anno.", "2020-01-01/2020-12-31"},
      {"È partita quest'anno.", "2021-01-01/2021-06-16"},
      {"È partita questa settimana.", "2021-06-14/2021-06-20"},
      {"È partita la scorsa settimana.", "2021-06-07/2021-06-13"},
      {">Partirà il mese prossimo.", "2021-07-01/2021-07-31"},
      {"È partita lunedì.", "2021-06-14"},
      {">Partirà giovedì.", "2021-06-17"},
      {"È partita martedì scorso.", "2021-06-15"},
      {"È partita mercoledì 5 maggio.", "2021-05-05"},
      {"È partita mercoledì 9.", "2021-06-09"},
      {"È partita ieri, torna oggi.", "2021-06-15; 2021-06-16"},
      {">Partirà domani o dopodomani.", "2021-06-17; 2021-06-18"},
  };
  check(language(DataPack::shipped(), "it"), kCases);
}

TEST(When, ItalianSpans) {
  constexpr Case kCases[] = {
      {"È partita il 18 e 19 aprile.", "2021-04-18/2021-04-19"},
      {"Dal 5 al 10 maggio.", "2021-05-05/2021-05-10"},
      {"Tra il 5 e il 10 maggio.", "2021-05-05/2021-05-10"},
      {"Tra giugno e luglio 2018.", "2018-06-01/2018-07-31"},
      {"Dal 2016 al 2019.", "2016-01-01/2019-12-31"},
      {"Da marzo è ferma.", "2021-03-01/2021-06-16"},
      {"Dal marzo 2018 è ferma.", "2018-03-01/2021-06-16"},
      {"Dall'inizio dell'anno è ferma.", "2021-01-01/2021-06-16"},
      {"Fino a marzo.", "../2021-03-31"},
      {"Prima del 2018.", "../2017-12-31"},
      {"Dopo il 2018.", "2019-01-01/2021-06-16"},
      {">Entro la fine dell'anno.", "../2021-12-31"},
      {"A metà marzo.", "2021-03-11/2021-03-20"},
      {"Alla fine di febbraio.", "2021-02-21/2021-02-28"},
      {"All'inizio di aprile.", "2021-04-01/2021-04-10"},
      {"A fine 2018.", "2018-09-01/2018-12-31"},
      {"Nel primo trimestre del 2018.", "2018-01-01/2018-03-31"},
      {"Nella prima settimana di maggio.", "2021-05-01/2021-05-07"},
      {"Nella seconda metà del 2018.", "2018-07-01/2018-12-31"},
      {"L'estate scorsa.", "2020-06-01/2020-08-31"},
      {"Nell'inverno 2018.", "2018-12-01/2019-02-28"},
      {"Negli anni Novanta.", "1990-01-01/1999-12-31"},
      {"Negli anni '80.", "1980-01-01/1989-12-31"},
      {"Durante la guerra fredda.", "1947-01-01/1991-12-31"},
      {"Negli ultimi due anni.", "2019-06-16/2021-06-16"},
      {"Nei due anni scorsi.", "2019-06-16/2021-06-16"},
      {"Due giorni fa.", "2021-06-14"},
      {"Tre settimane fa.", "2021-05-24/2021-05-30"},
      {"Il 4 maggio è arrivata, due giorni dopo è partita.", "2021-05-04; 2021-05-06"},
      {"Il 4 maggio è arrivata; due giorni prima era partita.", "2021-05-04; 2021-05-02"},
      {"Il 4 maggio è arrivata, il giorno dopo è partita.", "2021-05-04; 2021-05-05"},
      {"A marzo è arrivata, nello stesso mese è partita.",
       "2021-03-01/2021-03-31; 2021-03-01/2021-03-31"},
      {"Da due anni è ferma.", "2019-06-16/2021-06-16"},
      {"Da anni è ferma.", "vague"},
      {"Recentemente è ferma.", "vague"},
      {"Nelle ultime settimane è ferma.", "vague"},
      {"Per dieci settimane è ferma.", "days 70"},
      {"Una visita di due giorni.", "days 2"},
      {">Tra due settimane.", "2021-06-30"},
      {"Il 27 per cento di 2000 soldati.", ""},
      {"Compra 500 barili l'anno.", ""},
  };
  check(language(DataPack::shipped(), "it"), kCases);
}

// A third language needs data only: French, in a folder laid over the shipped data.
constexpr const char* kFrenchNumbers = R"(space_groups = true
max_adjectives = 2
article_counts = ["vehicle"]
[count]
1 = ["un", "une"]
2 = ["deux"]
4 = ["quatre"]
10 = ["dix"]
20 = ["vingt"]
[scale]
100 = ["cent", "cents"]
1000 = ["mille"]
1000000 = ["million", "millions"]
[plural]
10 = ["dizaines"]
1000 = ["milliers"]
[collective]
20 = ["vingtaine"]
[words]
article = ["un", "une"]
joint = ["et"]
of = ["de", "d'"]
between = ["entre"]
and = ["et"]
label = ["résolution"]
stop = ["que", "a", "et"]
ignore = ["an/ans"]
[before]
">" = ["plus de"]
">=" = ["au moins"]
"~" = ["environ"]
[unit]
barrel = ["baril/barils"]
vessel = ["navire/navires"]
vehicle = ["voiture/voitures"]
EUR = ["euro/euros"]
)";

constexpr const char* kFrenchTimes = R"(numeric_order = "dmy"
[month]
3 = ["mars"]
8 = ["août"]
9 = ["septembre"]
[weekday]
4 = ["jeudi"]
[day]
-1 = ["hier"]
[season]
summer = ["été"]
[unit]
day = ["jour/jours"]
week = ["semaine/semaines"]
month = ["mois"]
year = ["an/ans", "année/années"]
[which]
last = ["dernier", "dernière"]
this = ["cette", "ce"]
next = ["prochain", "prochaine"]
rolling = ["derniers", "dernières"]
[part]
early = ["début"]
mid = ["mi"]
late = ["fin"]
[relation]
at = ["en", "au", "à", "le", "dans", "au cours des"]
since = ["depuis", "depuis le"]
from = ["du", "de"]
to = ["au", "à"]
between = ["entre"]
and = ["et"]
joined = ["et", "au"]
until = ["jusqu'à", "jusqu'au"]
before = ["avant"]
ago = ["il y a"]
later = ["plus tard"]
hence = ["dans"]
for = ["pendant"]
[words]
of = ["de", "du", "d'"]
the = ["le", "la", "les", "l'"]
day_article = ["le"]
[period]
"1947-01-01/1991-12-31" = ["guerre froide"]
)";

class Overlay {
 public:
  Overlay()
      : folder_(std::filesystem::temp_directory_path() /
                fmt::format("vedetta_when_test_fr_{}", getpid())) {
    std::filesystem::create_directories(folder_ / "lang/fr");
    write("lang/fr/lang.toml", R"(elision = true
decimal = ","
)");
    write("lang/fr/number.toml", kFrenchNumbers);
    write("lang/fr/time.toml", kFrenchTimes);
  }
  ~Overlay() { std::filesystem::remove_all(folder_); }
  std::string folder() const { return folder_.string(); }

 private:
  void write(const char* name, const char* text) { std::ofstream(folder_ / name) << text; }
  std::filesystem::path folder_;
};

TEST(When, AThirdLanguageIsDataAlone) {
  const Overlay overlay;
  const auto data = DataPack::with_overlay(overlay.folder());
  ASSERT_TRUE(data) << data.error().to_string();
  constexpr Case kCases[] = {
      {"Le navire est parti le 5 août.", "2020-08-05"},
      {"Il est parti en mars 2018.", "2018-03-01/2018-03-31"},
      {"En septembre dernier il est parti.", "2020-09-01/2020-09-30"},
      {"Il est parti jeudi.", "2021-06-10"},
      {"Il est parti hier.", "2021-06-15"},
      {"Il est parti la semaine dernière.", "2021-06-07/2021-06-13"},
      {"Il est parti il y a deux jours.", "2021-06-14"},
      {"Il est parti à la mi-mars.", "2021-03-11/2021-03-20"},
      {"Au cours des deux derniers mois.", "2021-04-16/2021-06-16"},
      {"Depuis mars il est parti.", "2021-03-01/2021-06-16"},
      {"Entre mars et août 2018.", "2018-03-01/2018-08-31"},
      {"Du 5 au 10 août.", "2020-08-05/2020-08-10"},
      {"Fin 2018, l'été dernier.", "2018-09-01/2018-12-31; 2020-06-01/2020-08-31"},
      {"Pendant dix jours.", "days 10"},
      {">Il partira dans dix jours.", "2021-06-26"},
      {"Depuis la guerre froide.", "1947-01-01/2021-06-16"},
  };
  check(language(*data, "fr"), kCases);

  const auto quantities = QuantityReader::load(*data, "fr");
  ASSERT_TRUE(quantities) << quantities.error().to_string();
  TokenRules rules;
  rules.elision = true;
  const std::u32string text =
      U"Plus de 67 300 barils, 1,7 million d'euros, une vingtaine de navires, une voiture, "
      U"des milliers de barils, quatre cents navires, la résolution 2087.";
  const Tokens tokens = tokenise(text, 0, static_cast<std::uint32_t>(text.size()), rules);
  std::string out;
  const internal::ItemRows rows = quantities->rows(tokens);
  for (const FoundQuantity& q : quantities->find(text, tokens, rows[0]))
    out += fmt::format("{}{}{} ", to_string(q.quantity.bound), q.quantity.value->to_string(),
                       q.quantity.unit);
  EXPECT_EQ(out, ">67300barrel =1700000EUR ~20vessel =1vehicle >=2000barrel =400vessel ");
}

TEST(When, AFaultInTheDataNamesFileAndLine) {
  const Overlay overlay;
  std::ofstream(overlay.folder() + "/lang/fr/time.toml") << "[month]\n13 = [\"x\"]\n";
  const auto data = DataPack::with_overlay(overlay.folder());
  ASSERT_TRUE(data);
  const auto reader = TimeReader::load(*data, "fr");
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().code, ErrorCode::bad_data_file);
  EXPECT_NE(reader.error().to_string().find("lang/fr/time.toml:2"), std::string::npos)
      << reader.error().to_string();
}

}  // namespace
}  // namespace vedetta::read
