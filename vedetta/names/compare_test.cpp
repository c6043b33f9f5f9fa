#include "vedetta/names/compare.h"

#include <gtest/gtest.h>

#include <random>

#include "vedetta/names/evidence.h"

namespace vedetta::names {
namespace {

using Properties = std::initializer_list<std::pair<const char*, const char*>>;

model::Entity entity(const char* schema, Properties values) {
  model::Entity made;
  made.id = "x";
  made.schema = schema;
  for (const auto& [property, value] : values) made.add(property, value, "test");
  return made;
}

Match people(const char* a, const char* b) {
  return compare(entity("Person", {{"name", a}}), entity("Person", {{"name", b}}));
}
Match organisations(const char* a, const char* b) {
  return compare(entity("Organization", {{"name", a}}), entity("Organization", {{"name", b}}));
}

bool has_reason(const Match& match, std::string_view feature) {
  for (const Reason& reason : match.reasons)
    if (reason.feature == feature) return true;
  return false;
}

void expect_exact_sum(const Match& match) {
  Fixed sum;
  for (const Reason& reason : match.reasons) sum = sum + reason.points;
  EXPECT_EQ(sum, match.score);
  EXPECT_GE(match.score, Fixed{});
  EXPECT_LE(match.score, Fixed::of(1));
}

TEST(Knowledge, TheShippedDataIsSound) {
  const auto loaded = Knowledge::load(DataPack::shipped());
  ASSERT_TRUE(loaded) << loaded.error().to_string();
  EXPECT_EQ(loaded->hash(), Knowledge::shipped().hash());
  EXPECT_EQ(loaded->weights().threshold, 700);
  EXPECT_TRUE(loaded->is_title(U"dr"));
  EXPECT_EQ(loaded->single_word(U"corporation"), U"corp");
}

TEST(Compare, SameNameInOtherFormsMatches) {
  struct Case {
    const char *a, *b;
  };
  for (const Case c : {Case{"Kim Jong Un", "KIM JONG-UN"},
                       Case{"Igor Sechin", "Sechin, Igor"},
                       Case{"Igor Sehin", "Igor Sechin"},
                       Case{"Igor Scehin", "Igor Sechin"},
                       Case{"Aleg Deripaska", "Oleg Deripaska"},
                       Case{"KIMJONGUN", "Kim Jong Un"},
                       Case{"K I M J O N G U N", "KIM JONG UN"},
                       Case{"I. Sechin", "Igor Sechin"},
                       Case{"Dr. Igor Sechin", "Igor Sechin"},
                       Case{"Igor Sec hin", "Igor Sechin"},
                       Case{"Dmitrii Ovsiannikov", "Dmitry Vladimirovich Ovsyannikov"},
                       Case{"Дмитрий Овсянников", "Dmitry Ovsyannikov"},
                       Case{"김정은", "Kim Jong Un"},
                       Case{"박지성", "Park Ji Sung"},
                       Case{"LEE BYEONG-CHEOL", "RI PYONG CHOL"},
                       Case{"Сергій Лавров", "Serhii Lavrov"},
                       Case{"Sasha Lukashenko", "Aleksandr Lukashenko"},
                       Case{"Vice Marshal RI PYONG CHOL", "RI PYONG CHOL"},
                       Case{"Sergey Sergey Shoigu", "Sergey Shoigu"},
                       Case{"K\u200BIM JO\u200BNG U\u200BN", "KIM JONG UN"}}) {
    const Match match = people(c.a, c.b);
    EXPECT_TRUE(match.match) << c.a << " / " << c.b << " " << match.score.to_string();
    expect_exact_sum(match);
  }
  for (const Case c :
       {Case{"SIS DOO", "SIS D.O.O."}, Case{"Siemens Aktiengesellschaft", "Siemens AG"},
        Case{"GUANGZHOU HAIGE COMM GRP", "Guangzhou Haige Communications Group"},
        Case{"First International Bank 4", "1st International Bank four"},
        Case{"GREEN PINE ASSOCIATED COMPANY", "GREEN PINE ASSOCIATED CORPORATION"},
        Case{"SIS druzba z omejeno odgovornostjo", "SIS D.O.O."}}) {
    const Match match = organisations(c.a, c.b);
    EXPECT_TRUE(match.match) << c.a << " / " << c.b << " " << match.score.to_string();
    expect_exact_sum(match);
  }
}

TEST(Compare, OtherPeopleDoNotMatch) {
  struct Case {
    const char *a, *b;
  };
  for (const Case c :
       {Case{"Frank Richter", "Frederik Richter"}, Case{"KIM", "KIM JONG UN"},
        Case{"Hafez Makhlouf", "Rami Makhlouf"}, Case{"Kim Jong Il", "Kim Yong Chol"},
        Case{"Ivan Petrov Sidorov", "Ivan Petrov Kuznetsov"}, Case{"", "Kim"}, Case{"...", "---"},
        Case{"이재형", "이재명"}}) {
    const Match match = people(c.a, c.b);
    EXPECT_FALSE(match.match) << c.a << " / " << c.b << " " << match.score.to_string();
    expect_exact_sum(match);
  }
}

TEST(Compare, ASurnameAloneNeverDecides) {
  const Match match = people("Ovsyannikov", "Dmitry Ovsyannikov");
  EXPECT_FALSE(match.match);
  EXPECT_TRUE(has_reason(match, "one-word-alone"));
}

TEST(Compare, WeakAliasesStayWeak) {
  const auto entry = entity("Person", {{"name", "Igor Sechin"}, {"weakAlias", "Grey Cardinal"}});
  const Match match = compare(entity("Person", {{"name", "Grey Cardinal"}}), entry);
  EXPECT_FALSE(match.match);
  EXPECT_GE(match.score, Fixed::ratio(600, 1000));
  EXPECT_TRUE(has_reason(match, "weak-alias"));
  const Match strong = compare(entity("Person", {{"name", "Igor Sechin"}}), entry);
  EXPECT_EQ(strong.score, Fixed::of(1));
}

TEST(Compare, APersonIsNeverAVessel) {
  const Match match = compare(entity("Person", {{"name", "Chong Chon Gang"}}),
                              entity("Vessel", {{"name", "Chong Chon Gang"}}));
  EXPECT_EQ(match.score, Fixed{});
  EXPECT_TRUE(has_reason(match, "schema"));
}

TEST(Compare, IdentifiersDecide) {
  const auto ship = entity("Vessel", {{"name", "SONG I"}, {"imoNumber", "IMO 8905490"}});
  const Match same =
      compare(entity("Vessel", {{"name", "Wise Honest"}, {"imoNumber", "8905490"}}), ship);
  EXPECT_TRUE(same.match);
  EXPECT_EQ(same.score, Fixed::of(1));
  expect_exact_sum(same);
  const Match other =
      compare(entity("Vessel", {{"name", "SONG I"}, {"imoNumber", "8905491"}}), ship);
  EXPECT_LT(other.score, compare(entity("Vessel", {{"name", "SONG I"}}), ship).score);
  const char* kAddress = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96";
  const auto wallet = entity("CryptoWallet", {{"publicKey", kAddress}});
  EXPECT_TRUE(
      compare(entity("CryptoWallet", {{"publicKey", "098b716b8aaf21512996dc57eb0615e2383e2f96"}}),
              wallet)
          .match);
  EXPECT_FALSE(
      compare(entity("CryptoWallet", {{"publicKey", "0x098B716B8Aaf21512996dC57EB0615e2383E2f97"}}),
              wallet)
          .match);
  const auto passport = entity("Person", {{"name", "A B"}, {"passportNumber", "PS-654320 101"}});
  EXPECT_TRUE(
      compare(entity("Person", {{"name", "C D"}, {"passportNumber", "ps654320101"}}), passport)
          .match);
}

TEST(Compare, EvidenceForAndAgainst) {
  const auto listed = entity(
      "Person", {{"name", "Igor Sechin"}, {"birthDate", "1960-09-07"}, {"nationality", "ru"}});
  const auto with = [&](const char* date, const char* country) {
    const Match match = compare(
        entity("Person", {{"name", "Igor Sehin"}, {"birthDate", date}, {"nationality", country}}),
        listed);
    expect_exact_sum(match);
    return match.score;
  };
  const Fixed nothing = people("Igor Sehin", "Igor Sechin").score;
  EXPECT_GT(with("1960-09-07", "ru"), nothing);
  EXPECT_GT(with("1960", "ru"), nothing);
  EXPECT_GT(with("1960-07-09", "ru"), with("1975-07-09", "ru"));
  EXPECT_LT(with("1975-01-01", "br"), Fixed::ratio(700, 1000));
  // Evidence for can't lift what the name alone excludes.
  const Match other = compare(
      entity("Person",
             {{"name", "Boris Sechin"}, {"birthDate", "1960-09-07"}, {"nationality", "ru"}}),
      listed);
  EXPECT_FALSE(other.match);
}

TEST(Evidence, BirthDatesAreIntervals) {
  EXPECT_EQ(birth_interval("1961-02")->to_string(),
            DayInterval::parse("1961-02-01/1961-02-28")->to_string());
  EXPECT_TRUE(birth_interval("1961")->contains(Day::of(1961, 12, 31)));
  EXPECT_FALSE(birth_interval("circa 1961"));
  EXPECT_FALSE(birth_interval("1961-13"));
}

TEST(Compare, PropertiesHoldForRandomNames) {
  static const char* kWords[] = {"Kim",  "Jong",   "Un",      "Ivan",   "Petrov", "Al",
                                 "Bank", "7",      "김정은",  "Сечин",  "d.o.o.", "X",
                                 "Ltd",  "O'Neil", "Trading", "\u202E", "...",    "Mohamed"};
  std::mt19937 random(11);
  for (int round = 0; round < 3'000; ++round) {
    std::string a, b;
    for (std::size_t i = random() % 5; i > 0; --i)
      a += std::string(kWords[random() % std::size(kWords)]) + " ";
    for (std::size_t i = random() % 5; i > 0; --i)
      b += std::string(kWords[random() % std::size(kWords)]) + " ";
    const char* schema = round % 2 ? "Person" : "Company";
    auto entry = entity(schema, {{"name", b.c_str()}});
    const Match match = compare(entity(schema, {{"name", a.c_str()}}), entry);
    expect_exact_sum(match);
    entry.add("alias", a, "test");  // an exact alias never lowers a score
    ASSERT_GE(compare(entity(schema, {{"name", a.c_str()}}), entry).score, match.score)
        << a << "/" << b;
  }
}

TEST(Compare, HostileNamesAreBounded) {
  const auto listed = entity("Person", {{"name", "Kim Jong Un"}});
  std::string equal, marks;
  for (int i = 0; i < 1'000'000; ++i) equal += "kim ";
  for (int i = 0; i < 100'000; ++i) marks += "\u0336";
  for (const std::string& name :
       {std::string(10'000'000, 'a'), equal, std::string(1'000'000, '.'),
        std::string(100'000, '\0'), "k" + marks, std::string("\xED\xA0\x80 \xFF\xFE")}) {
    const Match match = compare(entity("Person", {{"name", name.c_str()}}), listed);
    EXPECT_FALSE(match.match);
    expect_exact_sum(match);
  }
  model::Entity many = entity("Person", {});
  for (int i = 0; i < 10'000; ++i) many.add("alias", "Name Number" + std::to_string(i), "test");
  EXPECT_TRUE(has_reason(compare(many, listed), "names-left-out"));
}

}  // namespace
}  // namespace vedetta::names
