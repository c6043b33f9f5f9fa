// One figure of a table of petroleum, whatever the table's columns are called, and its claim.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/model/claim.h"

namespace vedetta::trade {

struct Figure {
  bool notified = false;                    // else estimated
  std::string_view first, last;             // days of the period, YYYY-MM-DD
  std::vector<std::string_view> suppliers;  // ISO 3166 codes
  std::string_view bound, value, unit;      // the bound as its sign
  std::string_view said;                    // a day, month or year
  std::vector<std::string_view> reported;   // "CN:2024-01-01/2024-08-31"
  std::string_view claimant, label, relay;  // ids; the claimant as written
  std::string_view said_to, condition, words, note, source;
  std::string_view table;  // its name
  std::size_t row = 0;
  std::string_view document;  // SHA-256 of the table
  model::Span place;
};

// nullptr and the claim; else why there is none, a word of the table in docs/trade.md.
const char* read_figure(const Figure& figure, model::Claim& claim);

}  // namespace vedetta::trade
