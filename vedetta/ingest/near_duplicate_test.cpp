#include "vedetta/ingest/near_duplicate.h"

#include <gtest/gtest.h>

namespace vedetta::ingest {
namespace {

const std::u32string kWire =
    U"Two vessels left the port of Nampo on Monday with coal on board, the ministry said. Neither "
    U"of them had called at another port before it met a third vessel off the coast.";
const std::u32string kOther =
    U"The central bank froze the accounts of a trading company after an inspection found that it "
    U"had paid for machine tools through an exchange in another country.";

TEST(NearDuplicate, CopiesShareTheirOrigin) {
  const Shingles wire = shingle_text(kWire);
  const Shingles copy =
      shingle_text(U"NAMPO, Tuesday. " + kWire + U" Our correspondent adds this.");
  const Shingles other = shingle_text(kOther);
  EXPECT_EQ(overlap_per_mille(wire, wire), 1000);
  EXPECT_EQ(overlap_per_mille(wire, copy), 1000);
  EXPECT_LT(resemblance_per_mille(wire, copy), 1000);
  EXPECT_EQ(overlap_per_mille(wire, other), 0);
  EXPECT_EQ(origins({other, copy, wire}), (std::vector<std::size_t>{0, 1, 1}));
  EXPECT_EQ(origins({copy, other, wire}), (std::vector<std::size_t>{0, 1, 0}));
}

TEST(NearDuplicate, CaseAndPunctuationDontMatterButShortTextsDo) {
  EXPECT_EQ(overlap_per_mille(shingle_text(U"A b c d e f g h i j k l m."),
                              shingle_text(U"a, B; C d e f g h i j k l m")),
            1000);
  EXPECT_EQ(overlap_per_mille(shingle_text(U"one two three four five"),
                              shingle_text(U"one two three four five")),
            0);
}

}  // namespace
}  // namespace vedetta::ingest
