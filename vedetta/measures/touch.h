// Which rows an alleged act touches: data/measures/touch.toml, evaluated.
//   ActFacts act{.predicate = "arms-transfer", .goods = "ammunition", .direction = from, …};
//   Touched touched = measures.touched(act);
// All rules that fit are united: a row that is core in one is core; a row is blocked only if every
// rule that touches it blocks it. Rows not in force on any day of the act are left out.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "vedetta/core/result.h"
#include "vedetta/core/value.h"
#include "vedetta/measures/measure.h"

namespace vedetta::measures {

class Measures;

struct ActFacts {
  std::string predicate;
  std::string goods;  // goods class; empty = the claim names none
  std::string hs;     // HS code, where an instrument states one
  ActDirection direction = ActDirection::unknown;
  DayInterval days;  // when it took place, resolved: both ends are set
  Facts facts;
};

struct TouchedRow {
  std::string row;
  bool core = false;
  bool context = false;            // shown beside the act, no outcome
  bool one_of = false;             // the core rows are alternatives
  bool directed = false;           // it is touched for the side on which the DPRK stands
  std::string blocked;             // blocking fact, or empty
  std::vector<std::string> open;   // facts of parties that leave a rule's conditions undecided
  std::string implied;             // predicate of the act that this one implies, or empty
  std::vector<std::string> rules;  // ids of the rules that touch it, in the file's order
};

struct Touched {
  std::vector<TouchedRow> rows;  // core first, then by id
  bool context = false;          // a rule says that touching nothing is intended
  bool rows_of_target = false;   // a denial: the rows of what it is about
  std::vector<std::string> rules;
};

enum class GoodsRows { none, also, core_if_ban };

struct TouchRule {
  std::string id;
  std::vector<std::string> predicates;
  std::vector<std::string> goods;
  std::set<ActDirection> directions;
  std::vector<Condition> when;
  std::vector<Condition> when_any;
  std::vector<Condition> unless;
  std::string unknown = "skip";
  std::vector<std::string> core;
  std::vector<std::string> also;
  std::string blocked;
  bool one_of = false;
  std::string implied;
  GoodsRows goods_rows = GoodsRows::none;
  std::string hs_rows;  // "core", "also" or empty
  bool rows_of_target = false;
  bool context = false;
  std::string text;
};

class Touch {
 public:
  static Result<Touch> read(const Value& tree, const std::string& file, const FactTypes& types);
  Touched evaluate(const ActFacts& act, const Measures& measures) const;
  const std::vector<TouchRule>& rules() const { return rules_; }
  // The predicate whose rules give "the goods' row"; empty where there is none.
  std::string_view goods_predicate(std::string_view goods) const;

 private:
  std::vector<TouchRule> rules_;
  std::map<std::string, std::string, std::less<>> goods_predicate_;
};

}  // namespace vedetta::measures
