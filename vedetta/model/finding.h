// Act: the component that pairwise claim links join. Finding: an act set against one measure row.
// No outcome says "violated": alleged is not proven.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/fixed.h"
#include "vedetta/core/time.h"
#include "vedetta/core/value.h"

namespace vedetta::model {

// Independent of the order in which documents arrive; claims are sorted by key.
struct Act {
  std::string key;                   // SHA-256 over the sorted claim keys
  std::vector<std::string> claims;   // keys, denials not among them
  std::vector<std::string> denials;  // keys of the denials of any of them
  std::vector<std::string> sayers;   // entity ids, sorted
  std::vector<std::string> origins;  // independent origins: copies of one wire count once
};

enum class Outcome { breach_alleged, would_breach, no_breach_shown, undetermined };
const char* to_string(Outcome outcome);  // "breach-alleged" …
std::optional<Outcome> parse_outcome(std::string_view word);

struct Finding {
  std::string key;      // SHA-256 over measure and the claims' keys
  std::string act;      // key of the Act
  std::string measure;  // "2397-5"
  bool core = true;     // false: a row that may be named, shown behind the core ones
  Outcome outcome = Outcome::undetermined;
  std::string
      blocked_by;  // with undetermined: "date", "party", "goods", "cumulative total", "exemption"
  std::vector<std::string> claims;   // the claims behind it
  std::vector<std::string> denials;  // denials beside it; never lower it
  std::vector<std::string> reasons;  // rules of the truth table that fired, in order
  Fixed claim_confidence;
  Fixed match_confidence;  // of the row's match; shown apart
  bool implied = false;    // the act implies the forbidden one (missile use → transfer)
  bool background = false;
};

Value to_value(const Act& act);
Value to_value(const Finding& finding);
std::string key_of(const Finding& finding);

}  // namespace vedetta::model
