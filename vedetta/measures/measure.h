// Measure: one row of law as data (data/measures/*.toml). What each field means, and why it is not
// simpler, is told in data/measures/README.md; the field names are the same.
//   const Measure* cap = measures.row("2397-5");
// Days are inclusive. No row has a sunset unless its clause has a last day.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "vedetta/core/fixed.h"
#include "vedetta/core/time.h"
#include "vedetta/measures/condition.h"
#include "vedetta/model/quantity.h"

namespace vedetta::measures {

// What assess does with a row: the act is forbidden; counts towards an amount on conditions; puts a
// duty on a state; the row can only free an act; nothing can breach it.
enum class Effect { ban, cap, duty, exemption, none };
enum class Direction { from, to, both, third_state, none };  // of a row, seen from the DPRK
enum class ActDirection { from, to, inside, unknown, outside };
enum class Certainty { verified, secondary, memory, computed, inferred };
enum class Period { fixed, calendar_year, twelve_months };
enum class LimitRule { either, whichever_lower };

const char* to_string(Effect effect);
const char* to_string(Direction direction);
const char* to_string(ActDirection direction);
const char* to_string(Certainty certainty);
std::optional<Direction> parse_direction(std::string_view word);
std::optional<ActDirection> parse_act_direction(std::string_view word);

using Localised = std::map<std::string, std::string, std::less<>>;  // language → words
const std::string& in_language(const Localised& words, std::string_view language);  // else English

struct Supersession {
  std::string row;
  std::string clause;  // of that row, where it is not the whole
  std::string effect;  // replaces, extends, mandatory, stricter
  std::optional<Day> from;
  std::string text;
};
struct Clause {
  std::string id;
  DayInterval validity;
  Certainty certainty = Certainty::memory;
  std::vector<Supersession> superseded_by;
};
struct HsGroup {
  std::vector<std::string> codes;  // 2, 4, 6 or 8 digits; a code covers all that begin with it
  std::string basis;               // in_text, committee_list, national, panel_practice …
  Certainty certainty = Certainty::memory;
  std::string note;
};
struct Anchor {
  int month = 1;
  int day = 1;
  std::string source;
  bool held = false;  // the others are disputed
};
struct Limit {
  std::string id;
  std::string clause;
  std::string group;  // limits of one group belong together by `rule`
  LimitRule rule = LimitRule::either;
  std::optional<std::int64_t> value;
  std::string relative_to;  // words, where no figure exists
  std::string unit;
  model::Bound bound = model::Bound::at_most;
  Period period = Period::calendar_year;
  DayInterval fixed;
  std::vector<Anchor> anchors;
  bool never_applied = false;
  std::string replaced_by;
  Certainty certainty = Certainty::memory;
};
struct Permit {  // a condition of a permitted delivery
  std::string id;
  Localised text;
  std::vector<Condition> facts;
  bool breach_if_false = true;
  Certainty certainty = Certainty::memory;
};
struct Exemption {
  std::string id;
  std::string granted_by;  // text, notification, state, committee
  Localised text;
  std::vector<Condition> facts;
  DayInterval validity;
  std::string clause;
  std::string ended_by;
  Certainty certainty = Certainty::memory;
};
struct WindDown {
  std::string id;
  std::string hangs_on;  // contract-date, existing-tie
  std::optional<Day> contract_before;
  Day last_day;
  std::string last_day_basis;
  std::vector<Condition> facts;
  Certainty certainty = Certainty::memory;
};
struct Deadline {
  std::string id;
  int months = 0;
  Day last_day;
};
struct Threshold {
  std::string applies_to;
  Fixed value;
  std::string unit;
  std::string op;
  Certainty certainty = Certainty::memory;
};
struct Dispute {
  std::string id;
  std::string field;
  std::vector<std::pair<std::string, std::string>> positions;  // who says what: (what, source)
  std::string held;
  std::string why;
};

struct Measure {
  std::string id;         // "2397-5"
  std::string paragraph;  // "8(a)(iii)"
  std::string kind;
  Effect effect = Effect::none;
  Direction direction = Direction::none;
  std::vector<std::string> addressees;
  Localised title;
  Localised what;
  std::vector<std::string> goods;
  std::vector<std::string> item_lists;
  std::vector<std::string> specified_by;  // rows that say what this row's goods are
  std::vector<std::string> exempts;       // of an exemption row; empty = any
  std::vector<Condition> facts;           // of an exemption row
  std::vector<int> notices;               // per cent
  std::optional<int> stop_at;             // per cent
  std::map<std::string, Certainty, std::less<>> certainty;  // per field
  std::vector<std::string> sources;
  std::string verify_at;
  std::vector<std::string> notes;
  std::vector<Clause> clauses;
  std::vector<HsGroup> hs;
  std::vector<Limit> limits;
  std::vector<Threshold> thresholds;
  std::vector<Permit> conditions;
  std::vector<Exemption> exemptions;
  std::vector<WindDown> wind_downs;
  std::vector<Deadline> deadlines;
  std::vector<Dispute> disputes;

  std::string instrument;  // "unsc-2397"
  int resolution = 0;      // 2397; 0 for what is no resolution
  Localised instrument_title;
  std::string url;
  std::string file;
  int line = 0;

  Certainty certainty_of(std::string_view field) const;  // absent = memory
};

}  // namespace vedetta::measures
