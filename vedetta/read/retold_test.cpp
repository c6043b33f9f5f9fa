#include <fmt/format.h>
#include <gtest/gtest.h>

#include "vedetta/read/test_reading.h"

namespace vedetta::read {
namespace {

struct Row {
  const char* language;
  const char* text;
  const char* last;  // predicate actors > counterparts | quantity | sayers of the last claim
};

constexpr Row kRows[] = {
    {"en", "North Korea has shipped munitions to Russia. Seoul speaks of 20,000 containers.",
     "arms-transfer gpe:KP > gpe:RU | 20000 container | gpe:KR"},
    {"en", "North Korea has shipped shells to Russia. Kyiv puts the number at one million.",
     "arms-transfer gpe:KP > gpe:RU | 1000000 unit | gpe:UA"},
    {"en", "North Korea has shipped shells to Russia. Kyiv counted 200 schools.",
     "arms-transfer gpe:KP > gpe:RU |  | AUTHOR"},
    {"en", "Lazarus stole $84 million in ether from Upbit. Upbit puts the loss at $91 million.",
     "crypto-theft org:lazarus > org:upbit | 91000000 USD | org:upbit"},
    {"en", "Hackers stole ether from Upbit. The FBI attributes the raid to the Lazarus Group.",
     "crypto-theft org:lazarus > org:upbit |  | org:fbi"},
    {"en", "Hackers stole ether from Upbit. The attack was the work of Lazarus.",
     "crypto-theft org:lazarus > org:upbit |  | AUTHOR"},
    {"en", "The FBI attributes the raid to the Lazarus Group.", ""},
    {"it", "La Corea del Nord ha spedito proiettili alla Russia. Kiev ne ha contati un milione.",
     "arms-transfer gpe:KP > gpe:RU | 1000000 unit | AUTHOR"},
    {"it", "La Corea del Nord ha spedito munizioni alla Russia. Seul parla di 20.000 container.",
     "arms-transfer gpe:KP > gpe:RU | 20000 container | gpe:KR"},
    {"it", "Gli hacker hanno rubato ether alla Upbit. L'Fbi attribuisce il colpo a Lazarus.",
     "crypto-theft org:lazarus > org:upbit |  | org:fbi"},
    {"en", "North Korea has sent troops to Russia. Kyiv speaks of 11,000 soldiers.",
     "troop-deployment gpe:KP > gpe:RU | 11000 person | gpe:UA"},
    {"it", "Putin visiterà la Cina. Il viaggio inizia martedì.",
     "meeting-visit per:vladimir-putin > |  | AUTHOR"},
};

std::string last_of(const Row& row) {
  const auto claims = claims_of(row.language, row.text);
  if (claims.empty()) return "";
  const model::Claim& claim = claims.back();
  std::string out = claim.predicate;
  for (const std::string_view id : claim.fillers("actor")) out += fmt::format(" {}", id);
  out += " >";
  for (const std::string_view id : claim.fillers("counterpart")) out += fmt::format(" {}", id);
  const std::string figure =
      claim.quantity
          ? fmt::format("{} {}", claim.quantity->value->to_string(), claim.quantity->unit)
          : "";
  return out + " | " + figure + " | " + sayers_of(claim);
}

// What was told and is spoken of again takes its parties over; what was never told is nothing.
TEST(Retold, TakesOverThePartiesOfWhatWasTold) {
  for (const Row& row : kRows) EXPECT_EQ(last_of(row), row.last) << row.text;
}

TEST(Retold, WhatWasPlannedIsPlannedStill) {
  const auto claims =
      claims_of("en", "Putin will visit China this week. The trip begins on 18 March.");
  ASSERT_EQ(claims.size(), 2U);
  EXPECT_EQ(claims.back().modality, model::Modality::planned);
}

}  // namespace
}  // namespace vedetta::read
