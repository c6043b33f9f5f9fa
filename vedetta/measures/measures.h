// The law as data, loaded: which rows apply to this, on that day?
//   VEDETTA_TRY(Measures measures, Measures::load(DataPack::shipped()));
//   for (const Hit& hit : measures.at({.hs = "8703", .direction = Direction::to, .days = …}))
//     print(hit.row->paragraph, hit.basis, to_string(hit.hs_certainty), hit.why);
// Loading fails with bad_data_file or bad_toml, naming file and line, at the first error.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/datapack.h"
#include "vedetta/measures/claim_facts.h"
#include "vedetta/measures/convert.h"
#include "vedetta/measures/measure.h"
#include "vedetta/measures/touch.h"
#include "vedetta/model/finding.h"

namespace vedetta::measures {

// How much of an interval a row is in force for.
enum class Extent { none, part, whole };

// Whether facts take an act out of a row. `possible`: some facts of the exemption are stated true,
// none false. `by` names it: "exemption rajin", "wind-down contracts", "2397-25".
struct Permission {
  Truth truth = Truth::no;  // yes: all its facts are stated true
  std::string by;
};

struct Query {
  std::string hs;                         // 2 to 8 digits; or
  std::string goods;                      // a goods class
  Direction direction = Direction::both;  // both = whichever
  DayInterval days;                       // usually one day
  Facts facts;                            // contract_date, goods_origin, via, notified …
};

struct Hit {
  const Measure* row = nullptr;
  std::string why;    // "8703 lies in 87", "specified by 2094-23", "goods luxury-vehicle"
  std::string basis;  // hs_basis of the group that matched
  Certainty hs_certainty = Certainty::memory;
  bool wider_than_row = false;  // the stated code is shorter than the row's: goods not decided
  std::vector<const Clause*> clauses;  // those in force
  std::vector<const Limit*> limits;    // of these clauses; limits never applied are left out
  Permission permission;
  // Of an act that is established with these facts (a claim goes through assess instead).
  model::Outcome outcome = model::Outcome::undetermined;
  std::string blocked_by;
};

class Measures {
 public:
  static Result<Measures> load(const DataPack& data);
  // The rows of one file of measures; for checking a file before it is laid over the shipped data.
  static Result<std::vector<Measure>> parse_file(std::string_view text, const std::string& name,
                                                 const DataPack& data = DataPack::shipped());

  const Measure* row(std::string_view id) const;
  const std::vector<Measure>& rows() const { return rows_; }  // by resolution, then as written
  Extent in_force(const Measure& row, const DayInterval& days) const;
  // Rows in force on a day of the interval that concern the HS code or goods class, with why.
  std::vector<Hit> at(const Query& query) const;
  Touched touched(const ActFacts& act) const { return touch_.evaluate(act, *this); }
  // Exemptions and wind-downs of the row, and exemption rows that open it.
  Permission permission(const Measure& row, const Facts& facts, const DayInterval& days) const;
  // A condition of a permitted delivery that is stated not to be met; its id, or empty.
  std::string condition_not_met(const Measure& row, const Facts& facts) const;

  const Touch& touch() const { return touch_; }
  const Conversions& conversions() const { return conversions_; }
  const ClaimFacts& claim_facts() const { return claim_facts_; }
  const std::string& hash() const { return hash_; }  // SHA-256 over the files' names and bytes

 private:
  Status check_references() const;
  Hit hit_of(const Measure& row, const Query& query) const;
  std::vector<Measure> rows_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
  Touch touch_;
  Conversions conversions_;
  ClaimFacts claim_facts_;
  std::string hash_;
};

}  // namespace vedetta::measures
