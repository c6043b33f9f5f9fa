#include <gtest/gtest.h>

#include "vedetta/read/test_reading.h"

namespace vedetta::read {
namespace {

struct Row {
  const char* language;
  const char* text;
  const char* told;  // when, or how much, of the first act told
};

// Own sentences, written for a document of Friday 14 March 2025.
constexpr Row kTimes[] = {
    // its own date before a dateline's and a statement's
    {"en", "BUSAN, March 14, 2025 - On March 3 North Korea sold coal to China.",
     "2025-03-03/2025-03-03"},
    {"en", "North Korea sold coal to China in February, the Kremlin said on Thursday.",
     "2025-02-01/2025-02-28"},
    // of an act without a date, the statement's is the end
    {"en", "The Kremlin said last week that North Korea had sold coal to China.", "../2025-03-09"},
    {"it",
     "Il 6 marzo, a Mosca, il Cremlino ha detto che la Corea del Nord ha venduto carbone "
     "alla Cina.",
     "../2025-03-06"},
    {"en", "North Korea sold coal to China. The claim was made on March 6 by the Kremlin.",
     "../2025-03-06"},
    // a time that lasts
    {"it",
     "Da quando la guerra è cominciata, nel febbraio 2022, la Corea del Nord ha venduto "
     "carbone alla Cina.",
     "2022-02-01/2025-03-14"},
    {"it", "Quest'anno la Corea del Nord ha venduto carbone alla Cina.", "2025-01-01/2025-03-14"},
    // the year that the text tells of
    {"en", "In August 2017 Iran sold oil to Cuba. In May North Korea sold coal to China.",
     "2017-08-01/2017-08-31 2017-05-01/2017-05-31"},
    // nobody else's
    {"en", "North Korea sold coal to China under a contract dated May 3.", "../.."},
};

constexpr Row kFigures[] = {
    {"en",
     "The United States announced sanctions on two Russian individuals and three Russian "
     "companies.",
     "5 target ="},
    {"en", "North Korea handed over twelve missiles to Russia.", "12 unit ="},
    {"it", "La Corea del Nord ha venduto alla Cina almeno altre 200 tonnellate di carbone.",
     "200 tonne >="},
    {"en",
     "Under Resolution 2397 states are forbidden to export more than 4 million barrels of "
     "crude oil a year to North Korea.",
     "4000000 barrel/year <="},
};

TEST(ClaimTime, OwnDateThenTheSentencesThenTheStatements) {
  for (const Row& row : kTimes) {
    SCOPED_TRACE(row.text);
    std::string told;
    for (const model::Claim& c : claims_of(row.language, row.text))
      told += (told.empty() ? "" : " ") + c.when.to_string();
    EXPECT_EQ(told, row.told);
  }
}

TEST(ClaimFigures, SumsParticlesAndLimits) {
  for (const Row& row : kFigures) {
    SCOPED_TRACE(row.text);
    const auto claims = claims_of(row.language, row.text);
    ASSERT_FALSE(claims.empty());
    ASSERT_TRUE(claims.front().quantity);
    const model::Quantity& q = *claims.front().quantity;
    EXPECT_EQ(q.value->to_string() + " " + q.unit + " " + std::string(to_string(q.bound)),
              row.told);
  }
}

}  // namespace
}  // namespace vedetta::read
