#include <gtest/gtest.h>

#include "vedetta/read/test_reading.h"

namespace vedetta::read {
namespace {

struct Row {
  const char* language;
  const char* text;
  const char* sayers;  // outermost first
  model::Modality modality;
  bool positive;
};

// Own sentences; the last act told is the one asked about.
constexpr Row kRows[] = {
    {"en", "Iran sent drones to Russia, according to the Pentagon.", "org:pentagon",
     model::Modality::asserted, true},
    {"en", "Japan's coastguard said that a North Korean tanker delivered coal to China.",
     "org:jp-coast-guard", model::Modality::asserted, true},
    {"en", "North Korea sold coal to China, the Kremlin said.", "org:kremlin",
     model::Modality::asserted, true},
    {"en", "North Korea, the Kremlin said, sold coal to China.", "org:kremlin",
     model::Modality::asserted, true},
    {"en", "\"North Korea sold coal to China,\" said Maria Lopez.", "nil:maria-lopez",
     model::Modality::asserted, true},
    {"en", "Maria Lopez told Reuters that North Korea sold coal to China.",
     "org:reuters nil:maria-lopez", model::Modality::asserted, true},
    {"en", "KCNA reported that Kim Jong Un said Russia had sent oil to North Korea.",
     "org:kcna per:kim-jong-un", model::Modality::asserted, true},
    {"en", "It was reported by Reuters that North Korea sold coal to China.", "org:reuters",
     model::Modality::asserted, true},
    {"en", "In a report, the FBI said that North Korea sold coal to China.", "org:fbi",
     model::Modality::asserted, true},
    {"en",
     "The FBI attributes the theft of 20 million dollars in crypto assets to North "
     "Korea.",
     "org:fbi", model::Modality::asserted, true},
    {"en", "North Korea sold coal to China. So says the Kremlin.", "org:kremlin",
     model::Modality::asserted, true},
    {"en",
     "Maria Lopez said that North Korea sold coal to China. She added that North Korea "
     "had also sold iron ore to Russia.",
     "nil:maria-lopez", model::Modality::asserted, true},
    {"en",
     "The Kremlin said that North Korea sold coal to China. In return, Iran is said to have sent "
     "drones to Cuba.",
     "org:kremlin", model::Modality::alleged, true},
    {"en", "The Kremlin said that North Korea sold coal to China. Iran sent drones to Cuba.",
     "AUTHOR", model::Modality::asserted, true},
    {"en", "North Korea allegedly sold coal to China.", "AUTHOR", model::Modality::alleged, true},
    {"en", "The Pentagon accused Iran of sending drones to Russia.", "org:pentagon",
     model::Modality::alleged, true},
    {"en", "The Pentagon suspects that Iran sent drones to Russia.", "org:pentagon",
     model::Modality::alleged, true},
    {"en", "Iran plans to send drones to Russia.", "AUTHOR", model::Modality::planned, true},
    {"en", "Iran may send drones to Russia.", "AUTHOR", model::Modality::conditional, true},
    {"en", "Iran will send drones to Russia.", "AUTHOR", model::Modality::planned, true},
    {"en", "Iran promised to send drones to Russia.", "gpe:IR", model::Modality::planned, true},
    {"en", "Iran failed to send drones to Russia.", "AUTHOR", model::Modality::asserted, false},
    {"en", "Iran refused to send drones to Russia.", "AUTHOR", model::Modality::asserted, false},
    {"en", "Iran did not send drones to Russia.", "AUTHOR", model::Modality::asserted, false},
    {"en", "Iran never sent drones to Russia.", "AUTHOR", model::Modality::asserted, false},
    {"en", "The Kremlin said that Iran would send drones to Russia.", "org:kremlin",
     model::Modality::planned, true},
    {"en", "Iran offered to send drones to Russia.", "gpe:IR", model::Modality::planned, true},
    {"en", "Iran is thought to have sent drones to Russia.", "AUTHOR", model::Modality::alleged,
     true},
    {"en", "Japan fears that Iran could send drones to Russia.", "gpe:JP",
     model::Modality::conditional, true},
    {"en", "Iran tried to send drones to Russia.", "AUTHOR", model::Modality::planned, true},
    {"en", "According to Seoul, North Korea sold coal to China.", "gpe:KR",
     model::Modality::asserted, true},
    {"en", "Iran sent drones to Russia, a senior Japanese official alleged.", "gpe:JP",
     model::Modality::alleged, true},
    {"en", "Maria Lopez was quoted as saying by Reuters that North Korea sold coal to China.",
     "org:reuters nil:maria-lopez", model::Modality::asserted, true},
    {"en", "Iran sent drones to Russia, Japan's defence minister, Ken Sato, said on Monday.",
     "nil:ken-sato", model::Modality::asserted, true},
    {"en", "Iran sent drones to Russia, the mill's owner, Ivan Burdin, told The Siberian Post.",
     "nil:siberian-post nil:ivan-burdin", model::Modality::asserted, true},
    {"en", "Kim Yo Jong said in a statement carried by KCNA that Iran had sent drones to Russia.",
     "org:kcna per:kim-yo-jong", model::Modality::asserted, true},
    {"en", "Moscow rejected Kyiv's allegation that Iran had sent drones to Cuba.", "gpe:UA",
     model::Modality::alleged, true},
    {"en", "A report by the Pentagon, according to which Iran sent drones to Russia, came in May.",
     "org:pentagon", model::Modality::asserted, true},
    {"en", "Reuters: Iran sent drones to Russia", "org:reuters", model::Modality::asserted, true},
    {"en", "Iran sent drones to Russia, analysts at TRM Labs believe.", "org:trm-labs",
     model::Modality::asserted, true},
    {"en", "A trader spoke of peace, while Iran sent drones to Russia.", "AUTHOR",
     model::Modality::asserted, true},
    {"en", "Iran sent drones to Russia, a trader said.", "AUTHOR", model::Modality::asserted, true},
    {"en", "Iran sent drones to Russia, KCNA quoted Kim Yo Jong as saying.",
     "org:kcna per:kim-yo-jong", model::Modality::asserted, true},
    {"en", "By the Pentagon's account, Iran sent drones to Russia.", "org:pentagon",
     model::Modality::asserted, true},
    {"en", "The Kremlin tells it differently. Iran sent drones to Russia.", "org:kremlin",
     model::Modality::asserted, true},
    {"en", "Iran appears to have sent drones to Russia.", "AUTHOR", model::Modality::alleged, true},
    {"it", "La Corea del Nord ha venduto carbone alla Cina: lo sostiene il Cremlino.",
     "org:kremlin", model::Modality::asserted, true},
    {"it", "La Corea del Nord ha venduto carbone alla Cina, a quanto riferisce il Cremlino.",
     "org:kremlin", model::Modality::asserted, true},
    {"it", "L'Iran ha inviato droni alla Russia, secondo il Pentagono.", "org:pentagon",
     model::Modality::asserted, true},
    {"it", "Stando al Pentagono, l'Iran ha inviato droni alla Russia.", "org:pentagon",
     model::Modality::asserted, true},
    {"it", "Il Cremlino ha detto che la Corea del Nord ha venduto carbone alla Cina.",
     "org:kremlin", model::Modality::asserted, true},
    {"it", "La Corea del Nord, ha detto il Cremlino, ha venduto carbone alla Cina.", "org:kremlin",
     model::Modality::asserted, true},
    {"it", "La Corea del Nord ha venduto carbone alla Cina, ha riferito il Cremlino.",
     "org:kremlin", model::Modality::asserted, true},
    {"it", "«La Corea del Nord ha venduto carbone alla Cina», ha detto Maria Lopez.",
     "nil:maria-lopez", model::Modality::asserted, true},
    {"it",
     "Maria Lopez ha detto alla Reuters che la Corea del Nord ha venduto carbone alla "
     "Cina.",
     "org:reuters nil:maria-lopez", model::Modality::asserted, true},
    {"it", "La Corea del Nord ha venduto carbone alla Cina. Lo sostiene il Cremlino.",
     "org:kremlin", model::Modality::asserted, true},
    {"it", "A detta del Cremlino la Corea del Nord ha venduto carbone alla Cina.", "org:kremlin",
     model::Modality::asserted, true},
    {"it", "Il Pentagono accusa l'Iran di aver inviato droni alla Russia.", "org:pentagon",
     model::Modality::alleged, true},
    {"it", "L'Iran avrebbe inviato droni alla Russia.", "AUTHOR", model::Modality::alleged, true},
    {"it", "L'Iran intende inviare droni alla Russia.", "AUTHOR", model::Modality::planned, true},
    {"it", "L'Iran potrebbe inviare droni alla Russia.", "AUTHOR", model::Modality::conditional,
     true},
    {"it", "L'Iran invierà droni alla Russia.", "AUTHOR", model::Modality::planned, true},
    {"it", "L'Iran ha promesso di inviare droni alla Russia.", "gpe:IR", model::Modality::planned,
     true},
    {"it", "L'Iran non ha inviato droni alla Russia.", "AUTHOR", model::Modality::asserted, false},
    {"it", "L'Iran non ha mai inviato droni alla Russia.", "AUTHOR", model::Modality::asserted,
     false},
    {"it", "L'Iran ha smesso di inviare droni alla Russia.", "AUTHOR", model::Modality::asserted,
     false},
    {"it", "L'Iran si è rifiutato di inviare droni alla Russia.", "AUTHOR",
     model::Modality::asserted, false},
    {"it", "L'Iran ha offerto di inviare droni alla Russia.", "gpe:IR", model::Modality::planned,
     true},
    {"it", "L'Iran ha tentato di inviare droni alla Russia.", "AUTHOR", model::Modality::planned,
     true},
    {"it", "L'Iran è accusato di aver inviato droni alla Russia.", "AUTHOR",
     model::Modality::alleged, true},
    {"it",
     "Maria Lopez ha detto che la Corea del Nord ha venduto carbone alla Cina. Ha "
     "aggiunto che la Corea del Nord ha venduto ferro alla Russia.",
     "nil:maria-lopez", model::Modality::asserted, true},
    {"it", "Da un rapporto del Pentagono risulta che l'Iran ha inviato droni alla Russia.",
     "org:pentagon", model::Modality::asserted, true},
    {"it", "L'Iran sarebbe pronto a inviare droni alla Russia.", "AUTHOR", model::Modality::planned,
     true},
    {"it",
     "L'Fbi attribuisce alla Corea del Nord il furto di 20 milioni di dollari in "
     "criptovalute.",
     "org:fbi", model::Modality::asserted, true},
    {"it", "L'Iran ha inviato droni alla Russia, ha spiegato al Corriere il ministro Luca Berti.",
     "nil:luca-berti", model::Modality::asserted, true},
    {"it", "L'Iran ha inviato droni alla Russia, ricorda in un rapporto il Pentagono.",
     "org:pentagon", model::Modality::asserted, true},
    {"it", "L'Iran ha inviato droni alla Russia, accusa Kiev.", "gpe:UA", model::Modality::alleged,
     true},
    {"it", "L'Iran ha inviato droni alla Russia: lo prova una foto del Pentagono.", "org:pentagon",
     model::Modality::asserted, true},
    {"it", "L'Iran ha sostenuto l'invasione e ha inviato droni alla Russia.", "AUTHOR",
     model::Modality::asserted, true},
    {"it", "L'Iran si conferma alleato e ha inviato droni alla Russia.", "AUTHOR",
     model::Modality::asserted, true},
    {"it", "L'Iran ha inviato droni alla Russia, dice Luca Berti: li ha visti lui.",
     "nil:luca-berti", model::Modality::asserted, true},
    {"it", "Luca Berti ne è certo: l'Iran ha inviato droni alla Russia.", "nil:luca-berti",
     model::Modality::asserted, true},
    {"it", "L'Iran ha inviato droni alla Russia. Ne è convinto il Pentagono.", "org:pentagon",
     model::Modality::asserted, true},
    {"it", "L'Iran ha inviato droni alla Russia, dice il capo dell'intelligence ucraina.", "gpe:UA",
     model::Modality::asserted, true},
    {"it", "Mosca respinge l'accusa di Kiev secondo cui l'Iran ha inviato droni a Cuba.", "gpe:UA",
     model::Modality::alleged, true},
    {"it", "Presumibilmente l'Iran ha inviato droni alla Russia.", "AUTHOR",
     model::Modality::alleged, true},
};

TEST(Attribution, EverySentenceHasItsSayerAndHedge) {
  for (const Row& row : kRows) {
    auto claims = claims_of(row.language, row.text);
    std::erase_if(claims, [](const auto& c) { return c.predicate == "political-act"; });
    ASSERT_FALSE(claims.empty()) << row.text;
    const model::Claim& claim = claims.back();
    EXPECT_EQ(sayers_of(claim), row.sayers) << row.text;
    EXPECT_EQ(claim.modality, row.modality) << row.text << ' ' << to_string(claim.modality);
    EXPECT_EQ(claim.positive, row.positive) << row.text;
  }
}

}  // namespace
}  // namespace vedetta::read
