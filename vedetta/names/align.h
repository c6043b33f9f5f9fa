// How alike two readings of names are: words are paired (one with one, or one with two or three
// written together), each pair gets a likeness, and the score is the paired weight times likeness
// over all weight. Arithmetic in whole numbers: the same everywhere.
#pragma once
#include <span>
#include <vector>

#include "vedetta/names/views.h"

namespace vedetta::names {

enum class How : std::uint8_t {
  equal,
  edits,
  sound,
  korean,
  group,
  initial,
  joined,
  reversed,
  prefix
};
const char* to_string(How how);

struct Pair {
  std::uint8_t query_first = 0, query_count = 0;  // words of the query
  std::uint8_t entry_first = 0, entry_count = 0;  // words of the entry
  How how = How::equal;
  int likeness = 0;         // thousandths
  std::int64_t weight = 0;  // thousandths, of both sides together
  std::int64_t points = 0;  // millionths of the score
};

struct Alignment {
  std::int64_t score = 0;   // millionths; the pairs' points and the adjustments
  std::vector<Pair> pairs;  // by query word
  std::vector<std::uint8_t> extra_query, extra_entry;  // words without a partner
  std::int64_t order = 0;                              // taken off for another order of words (≤ 0)
  std::int64_t conflict = 0;    // taken off because each side has a name that the other lacks (≤ 0)
  std::int64_t legal_form = 0;  // taken off for another legal form (≤ 0)
  std::int64_t numbers = 0;     // taken off for numbers that differ (≤ 0)
  std::int64_t single = 0;      // taken off because one word alone never decides (≤ 0)
};

// Two words: the best likeness in thousandths, 0 when none. `korean`: romanised Korean syllables
// that may be one count as alike (right only when both whole names look Korean).
int likeness(const TokenView& a, const TokenView& b, Kind kind, const Knowledge& knowledge,
             How& how, bool korean = true);
Alignment align(std::span<const TokenView> query, std::span<const TokenView> entry, Kind kind,
                const Knowledge& knowledge);

}  // namespace vedetta::names
