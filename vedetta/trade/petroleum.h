// Petroleum figures as claims: what suppliers notified to the 1718 Committee, and what others say
// was delivered. Tables: data/trade/petroleum_notified.tsv, petroleum_estimated.tsv (their heads
// tell the columns). One row is one claim:
//   notified-supply    actor = suppliers, innermost sayer the Committee, condition "notified" and
//                      "reported:gpe:CN:FIRST/LAST" where a joint figure tells the days apart
//   estimated-supply   actor = suppliers named, innermost sayer the claimant
// goods refined-petroleum, counterpart gpe:KP, quantity as written, when = the period, said = the
// day, month or year of the statement; the table is the outermost sayer, as relay. Place: the row.
// Key: predicate, sayer, suppliers, period, day said, unit and bound: a mended value is a revision.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/datapack.h"
#include "vedetta/model/claim.h"

namespace vedetta::trade {

// All claims of both tables, sorted by key. bad_data_file names file and row.
Result<std::vector<model::Claim>> petroleum_claims(const DataPack& data);
// The claims of one table; `name` is its name in the data, for the error and the reasons.
Result<std::vector<model::Claim>> notified_claims(std::string_view table, std::string_view name);
Result<std::vector<model::Claim>> estimated_claims(std::string_view table, std::string_view name);

// "2024", "2024-12", "2024-12-04": the days it may mean.
Result<DayInterval> days_of(std::string_view date);

}  // namespace vedetta::trade
