#include <gtest/gtest.h>

#include "vedetta/read/test_reading.h"

namespace vedetta::read {
namespace {

using model::Modality;

struct Row {
  const char* language;
  const char* text;
  Modality modality;
  bool positive = true;
};

// Own sentences, each of one transfer; nobody is named who says so.
constexpr Row kRows[] = {
    {"en", "Iran is to ship drones to Russia.", Modality::planned},
    {"en", "Iran was to ship drones to Russia.", Modality::planned},
    {"en", "Iran is about to ship drones to Russia.", Modality::planned},
    {"en", "Iran would like to ship drones to Russia.", Modality::planned},
    {"en", "Iran's plan to ship drones to Russia alarmed Kyiv.", Modality::planned},
    {"en", "Iran's attempt to ship drones to Russia alarmed Kyiv.", Modality::planned},
    {"en", "The aim is to ship Iran's drones to Russia.", Modality::planned},
    {"en", "Iran could well have shipped drones to Russia.", Modality::conditional},
    {"en", "Iran must have shipped drones to Russia.", Modality::conditional},
    {"en", "It is possible that Iran shipped drones to Russia.", Modality::conditional},
    {"en", "It is feared that Iran has shipped drones to Russia.", Modality::conditional},
    {"en", "If Iran ships drones to Russia, Kyiv will protest.", Modality::conditional},
    {"en", "Iran has not ruled out shipping drones to Russia.", Modality::conditional},
    {"en", "Iran was able to ship drones to Russia.", Modality::asserted},
    {"en", "Iran is suspected of having shipped drones to Russia.", Modality::alleged},
    {"en", "Iran appears to have shipped drones to Russia.", Modality::alleged},
    {"en", "There are suspicions that Iran shipped drones to Russia.", Modality::alleged},
    {"en", "Did Iran ship drones to Russia?", Modality::alleged},
    {"en", "How did Iran ship drones to Russia?", Modality::asserted},
    {"it", "L'Iran dovrebbe spedire droni alla Russia.", Modality::planned},
    {"it", "L'Iran ha fretta di spedire droni alla Russia.", Modality::planned},
    {"it", "L'Iran sta per spedire droni alla Russia.", Modality::planned},
    {"it", "Il piano dell'Iran è spedire droni alla Russia.", Modality::planned},
    {"it", "L'Iran è in trattative per spedire droni alla Russia.", Modality::planned},
    {"it", "L'Iran potrebbe presto spedire droni alla Russia.", Modality::conditional},
    {"it", "L'Iran deve aver spedito droni alla Russia.", Modality::conditional},
    {"it", "L'Iran non esclude di spedire droni alla Russia.", Modality::conditional},
    {"it", "È possibile che l'Iran abbia spedito droni alla Russia.", Modality::conditional},
    {"it", "Se l'Iran spedisse droni alla Russia, Kiev protesterebbe.", Modality::conditional},
    {"it", "L'Iran è riuscito a spedire droni alla Russia.", Modality::asserted},
    {"it", "Sarebbe stato l'Iran a spedire droni alla Russia.", Modality::alleged},
    {"it", "L'Iran si sarebbe limitato a spedire droni alla Russia.", Modality::alleged},
    {"it", "Si dice che l'Iran abbia spedito droni alla Russia.", Modality::alleged},
    {"it", "L'Iran deve rispondere della vendita di droni alla Russia.", Modality::alleged},
    {"it", "L'Iran ha spedito droni alla Russia, mette in guardia l'Onu.", Modality::asserted},
    {"it", "L'Onu teme che l'Iran spedisca droni alla Russia.", Modality::conditional},
    {"it", "L'invio di droni alla Russia da parte dell'Iran potrebbe costare caro.",
     Modality::asserted},
    {"it", "Luca Berti non ha dubbi: l'Iran ha spedito droni alla Russia.", Modality::asserted},
    {"en", "Iran has refused to ship drones to Russia.", Modality::asserted, false},
    {"it", "L'Iran si è rifiutato di spedire droni alla Russia.", Modality::asserted, false},
};

TEST(Modality, EverySentenceIsAsSureAsItsWords) {
  for (const Row& row : kRows) {
    auto claims = claims_of(row.language, row.text);
    std::erase_if(claims, [](const auto& c) { return c.predicate != "arms-transfer"; });
    EXPECT_EQ(claims.size(), 1U) << row.text;
    if (claims.empty()) continue;
    EXPECT_EQ(claims[0].modality, row.modality) << row.text << ' ' << to_string(claims[0].modality);
    EXPECT_EQ(claims[0].positive, row.positive) << row.text;
  }
}

}  // namespace
}  // namespace vedetta::read
