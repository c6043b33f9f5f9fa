// Tables of petroleum figures as others keep them: CSV, columns by name in any order
// (data/trade/columns.toml), notified figures or estimates. The claims are those of petroleum.h.
//   VEDETTA_TRY(Columns columns, Columns::load(data));
//   VEDETTA_TRY(TableClaims table, read_table(bytes, "notified.csv", columns));
// A row that makes no claim becomes a Reject; one row may make several claims (barrels and tonnes,
// the low and the high end of an estimate).
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/datapack.h"
#include "vedetta/core/stage.h"
#include "vedetta/model/claim.h"

namespace vedetta::trade {

struct AmountColumn {
  std::vector<std::string> names;
  std::string unit;
  std::string end;    // "low", "high" of an estimate; empty = the value
  bool only = false;  // counted where the row has no other number
};

struct Columns {
  std::map<std::string, std::vector<std::string>, std::less<>> names;  // by field: "first" …
  std::vector<AmountColumn> amounts;
  std::map<std::string, std::vector<std::string>, std::less<>> words;  // by bound, and above_cap
  std::map<std::string, std::string, std::less<>> claimants;           // ids, as commonly written
  static Result<Columns> load(const DataPack& data);                   // bad_data_file
};

struct TableClaims {
  std::vector<model::Claim> claims;  // sorted by key
  std::vector<Reject> rejects;       // a word of the table in docs/trade.md
  std::uint64_t rows = 0;            // without the header
};

// bad_csv: a needed column is missing, or the CSV is broken; too_large: 4 GiB or more.
Result<TableClaims> read_table(std::string_view text, std::string_view name,
                               const Columns& columns);

}  // namespace vedetta::trade
