#include <gtest/gtest.h>

#include "vedetta/read/test_reading.h"

namespace vedetta::read {
namespace {

// What follows a charge that the Pentagon makes: Iran sent drones to Russia.
struct Row {
  const char* language;
  const char* text;
  const char* sayers;  // empty: no denial
  const char* act;
};

constexpr Row kRows[] = {
    {"en", "Iran denied it.", "gpe:IR", ""},
    {"en", "John Miller told Reuters that his country had never received a drone.",
     "org:reuters nil:john-miller", ""},
    {"en", "Iran denied it: Turkey had sold Russia coal.", "gpe:IR", ""},
    {"en", "Iran has denied sending drones.", "gpe:IR", ""},
    {"en", "Iran, itself an author of the rules, denies it.", "gpe:IR", ""},
    {"en", "Tehran rejects the accusations.", "gpe:IR", ""},
    {"en", "Iran dismissed the report as groundless.", "gpe:IR", ""},
    {"en", "Iran called the report \"a fairy tale\".", "gpe:IR", ""},
    {"en", "Iran's foreign ministry said there was no evidence.", "org:ir-foreign", ""},
    {"en", "Iran said that it had never sent drones to Russia.", "gpe:IR", ""},
    {"en",
     "\"We have never sent a single drone,\" said Reza Karimi, spokesman for Iran's "
     "foreign ministry.",
     "nil:reza-karimi", ""},
    {"en", "Iran insists that it sold nothing to Russia.", "gpe:IR", ""},
    {"en", "The allegations were rejected by Iran.", "gpe:IR", ""},
    {"en", "The Kremlin said the accusation was untrue.", "org:kremlin", ""},
    {"en", "Russia denies having received drones.", "gpe:RU", ""},
    {"en", "The Kremlin denies it.", "org:kremlin", ""},
    {"en", "Moscow described the claims as \"nonsense\".", "gpe:RU", ""},
    {"en", "Iran neither confirmed nor denied the shipment.", "gpe:IR", "no-confirmation"},
    {"en", "Iran did not deny it.", "", ""},
    {"en", "Iran no longer denies it.", "", ""},
    {"en", "The head of its nuclear corporation called the report \"a fairy tale\".", "", ""},
    {"it", "L'Iran non lo nega.", "", ""},
    {"en", "Iran declined to comment.", "", ""},
    {"en", "Iran did not respond.", "", ""},
    {"en", "The Kremlin refused to answer questions.", "", ""},
    {"en", "Reuters reported that Iran had denied the charge.", "org:reuters gpe:IR", ""},
    {"en", "Iran disputes the allegation.", "gpe:IR", ""},
    {"en", "Russia's foreign ministry refuted the claim.", "org:ru-mfa", ""},
    {"en", "Iran said that no drones were sent to Russia.", "gpe:IR", ""},
    {"it", "Sull'invio l'Iran non conferma e non smentisce.", "gpe:IR", "no-confirmation"},
    {"it", "L'Iran non ha voluto commentare.", "", ""},
    {"it", "«Non abbiamo mai inviato droni», ha detto alla Kcna un vicedirettore del Cremlino.",
     "org:kcna org:kremlin", ""},
    {"it", "L'Iran lo nega.", "gpe:IR", ""},
    {"it", "L'Iran ha smentito di aver inviato droni.", "gpe:IR", ""},
    {"it", "Teheran respinge le accuse.", "gpe:IR", ""},
    {"it", "L'Iran ha definito la notizia «una favola».", "gpe:IR", ""},
    {"it", "Il Cremlino parla di «una menzogna».", "org:kremlin", ""},
    {"it", "Il ministero degli Esteri iraniano ha detto che non ci sono prove.", "org:ir-foreign",
     ""},
    {"it", "L'Iran ha dichiarato di non aver mai inviato droni alla Russia.", "gpe:IR", ""},
    {"it",
     "«Non abbiamo mai inviato un solo drone», ha detto Reza Karimi, portavoce del "
     "ministero degli Esteri iraniano.",
     "nil:reza-karimi", ""},
    {"it", "L'Iran assicura che non ha venduto nulla alla Russia.", "gpe:IR", ""},
    {"it", "Le accuse sono state respinte dall'Iran.", "gpe:IR", ""},
    {"it", "Secondo il Cremlino le accuse sono infondate.", "org:kremlin", ""},
    {"it", "La Russia nega di aver ricevuto droni.", "gpe:RU", ""},
    {"it", "Il Cremlino ha smentito la notizia.", "org:kremlin", ""},
    {"it", "Mosca ha liquidato il rapporto come una bufala.", "gpe:RU", ""},
    {"it", "L'Iran non ha voluto né confermare né smentire.", "gpe:IR", "no-confirmation"},
    {"it", "L'Iran non ha risposto.", "", ""},
    {"it", "Il Cremlino ha rifiutato di rispondere.", "", ""},
    {"it", "La Reuters riferisce che l'Iran ha smentito la notizia.", "org:reuters gpe:IR", ""},
    {"it", "L'Iran contesta l'accusa.", "gpe:IR", ""},
    {"it", "Il ministero degli Esteri russo ha escluso che l'Iran abbia inviato droni.",
     "org:ru-mfa", ""},
    {"it", "L'Iran ha detto che nessun drone è stato inviato alla Russia.", "gpe:IR", ""},
};

std::string charge(const Row& row) {
  const bool english = std::string_view(row.language) == "en";
  return english ? "The Pentagon said that Iran sent drones to Russia.\n"
                 : "Il Pentagono ha detto che l'Iran ha inviato droni alla Russia.\n";
}

TEST(Denials, EachIsAboutTheChargeAndKeepsIt) {
  for (const Row& row : kRows) {
    const auto claims = claims_of(row.language, charge(row) + row.text);
    ASSERT_FALSE(claims.empty()) << row.text;
    EXPECT_EQ(claims.front().predicate, "arms-transfer") << row.text;
    EXPECT_EQ(claims.front().modality, model::Modality::asserted) << row.text;
    std::vector<model::Claim> denials = claims;
    std::erase_if(denials, [](const auto& c) { return !c.is_denial(); });
    ASSERT_EQ(denials.size(), *row.sayers ? 1U : 0U) << row.text;
    if (denials.empty()) continue;
    const model::Claim& denial = denials.front();
    EXPECT_EQ(sayers_of(denial), row.sayers) << row.text;
    EXPECT_EQ(denial.act, row.act) << row.text;
    EXPECT_EQ(denial.modality, model::Modality::denied) << row.text;
    EXPECT_EQ(denial.positive, denial.act.empty()) << row.text;
    ASSERT_EQ(denial.about.size(), 1U) << row.text;
    EXPECT_EQ(denial.about.front().target, claims.front().key) << row.text;
  }
}

TEST(Denials, TheActInsideStaysAllegedWhereNobodyElseClaimsIt) {
  const auto claims = claims_of("en", "Iran denied having sent drones to Russia.");
  ASSERT_EQ(claims.size(), 2U);
  const bool first = claims.front().is_denial();
  const model::Claim& denial = first ? claims.front() : claims.back();
  const model::Claim& act = first ? claims.back() : claims.front();
  ASSERT_EQ(denial.about.size(), 1U);
  EXPECT_EQ(denial.about.front().target, act.key);
  EXPECT_EQ(act.modality, model::Modality::alleged);
}

// Predicates of the claims that the last denial of a text is about.
std::string targets(const char* language, const std::string& text) {
  const auto claims = claims_of(language, text);
  std::string out;
  for (const auto& claim : claims) {
    if (!claim.is_denial()) continue;
    out.clear();
    for (const auto& about : claim.about)
      for (const auto& target : claims)
        if (target.key == about.target) out += (out.empty() ? "" : " ") + target.predicate;
  }
  return out;
}

TEST(Denials, EveryAccusationIsAllThatTheDenierWasChargedWith) {
  const std::string charges =
      "The Pentagon said that Iran sent drones to Russia. Kyiv said that Iran sold Russia coal.\n";
  EXPECT_EQ(targets("en", charges + "Iran rejected all accusations."),
            "arms-transfer commodity-export");
  EXPECT_EQ(targets("en", charges + "Iran called the report \"a fairy tale\"."),
            "arms-transfer commodity-export");
  EXPECT_EQ(targets("en", charges + "Iran rejected the accusation."), "commodity-export");
  const std::string accuse =
      "Il Pentagono ha detto che l'Iran ha inviato droni alla Russia. Kiev ha detto che l'Iran ha "
      "venduto carbone alla Russia.\n";
  EXPECT_EQ(targets("it", accuse + "L'Iran respinge ogni accusa."),
            "arms-transfer commodity-export");
}

TEST(Denials, WhoCallsSanctionsBaselessDeniesWhatTheyWereImposedFor) {
  const std::string text =
      "The United States has sanctioned two Iranian firms. One of them shipped drones to Russia, "
      "the Treasury said.\n";
  EXPECT_EQ(targets("en", text + "Iran's foreign ministry said the sanctions rested on a lie."),
            "arms-transfer");
}

TEST(Denials, ADenierWhomNobodyListsIsCalledAsTheTextCallsHim) {
  const auto claims = claims_of("en",
                                "The Pentagon says Iran sent drones to Russia. Reza Karimi denied "
                                "it for Iran.");
  ASSERT_EQ(claims.size(), 2U);
  EXPECT_EQ(claims.back().sayers.front().label, "Reza Karimi");
}

}  // namespace
}  // namespace vedetta::read
