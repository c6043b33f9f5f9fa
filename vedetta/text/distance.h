// Distances between words, in code points.
// OSA: optimal string alignment (insertions, deletions, substitutions, swaps of neighbours, no part
// edited twice). Levenshtein: bit-parallel (Myers 1999; Hyyrö 2003 for OSA) up to 64 code points,
// dynamic programming above. Jaro-Winkler: Winkler 1990, prefix at most 4, weight 0.1, no gate.
#pragma once
#include <cstdint>
#include <string_view>

#include "vedetta/core/fixed.h"

namespace vedetta::text {

std::size_t levenshtein(std::u32string_view a, std::u32string_view b);
std::size_t osa(std::u32string_view a, std::u32string_view b);
Fixed jaro(std::u32string_view a, std::u32string_view b);  // 0 … 1
Fixed jaro_winkler(std::u32string_view a, std::u32string_view b);

}  // namespace vedetta::text
