// From a claim to the facts that the touch rules ask for. Nothing is assumed: what is not stated,
// and what no party's entry tells, stays unknown.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/measures/measures.h"
#include "vedetta/model/claim.h"

namespace vedetta::assess {

// What is known of a party, a place or a vessel by its id.
struct PartyInfo {
  std::string state;  // ISO 3166-1 alpha-2 of the state it belongs to; may be empty
  std::vector<std::string> listed_by;   // lists in which a confirmed match stands
  bool un_listed = false;               // one of them is the UN list
  std::vector<std::string> programmes;  // of the listings, where their lists name them
  std::string kind;                     // FollowTheMoney schema, or "state", "place", "group"
  std::string flag;                     // of a vessel
  std::optional<DayInterval> port_ban;  // of a vessel under the UN port ban: its days
};

// Who somebody is. States ("gpe:KP") need no lookup.
class PartyLookup {
 public:
  virtual ~PartyLookup() = default;
  virtual std::optional<PartyInfo> find(std::string_view id) const = 0;
};

// The dates of documents, for claims that state no date of their own; and which documents copy one
// another, for who said it first.
struct DocumentDates {
  std::map<std::string, Day, std::less<>> by_document;  // by Claim.document
  Day fallback;
  std::map<std::string, std::string, std::less<>> copy_of = {};  // document → the one it goes with
  Day of(const model::Claim& claim) const;
  const std::string& source_of(const std::string& document) const;  // itself, where it is no copy
};

// When the act took place. An act without a date is taken at the document's date; an open start
// reaches back a year at most; an open end reaches to the document's date, of a plan a year on.
struct ActDays {
  DayInterval days;     // both ends set
  bool stated = false;  // the claim itself says when
};
ActDays days_of(const model::Claim& claim, Day document_date);

// How the DPRK comes into the act.
struct Involvement {
  measures::ActDirection direction = measures::ActDirection::unknown;
  bool certain = false;   // a named party, place, vessel or origin is the DPRK's
  bool inferred = false;  // the side follows by elimination: the other party is not the DPRK
  bool no_party = false;  // neither side is given
  // In a passage about the DPRK, a party of unknown nationality on that side may be its own.
  bool actor_may_be = false;
  bool counterpart_may_be = false;
};

class FactSource {
 public:
  FactSource(const measures::Measures& measures, const PartyLookup& parties)
      : measures_(measures), parties_(parties) {}

  // All facts of a claim with one of its goods; `neighbours` are the claims of the same document.
  measures::ActFacts facts_of(const model::Claim& claim, const model::Goods* goods,
                              const ActDays& days,
                              const std::vector<const model::Claim*>& neighbours) const;
  Involvement involvement(const model::Claim& claim) const;
  // ISO code of the state of an id ("gpe:KP" → "KP"); empty when not known.
  std::string state_of(std::string_view id) const;
  std::optional<PartyInfo> info(std::string_view id) const { return parties_.find(id); }

 private:
  bool counts(const PartyInfo& info, bool passage) const;
  bool of_regime(const PartyInfo& info) const;
  void add_parties(const model::Claim& claim, measures::Facts& facts) const;
  void add_listings(const model::Claim& claim, measures::Facts& facts) const;
  void add_vessels(const model::Claim& claim, const DayInterval& days,
                   measures::Facts& facts) const;
  void add_places(const model::Claim& claim, measures::Facts& facts) const;
  void add_neighbours(const model::Claim& claim, const std::vector<const model::Claim*>& neighbours,
                      measures::Facts& facts) const;
  const measures::Measures& measures_;
  const PartyLookup& parties_;
};

bool has_condition(const model::Claim& claim, std::string_view word);
// Planned, offered, attempted, feared, possible in future; not what is inferred about the past.
bool is_prospective(const model::Claim& claim, const ActDays& days, Day document_date);

}  // namespace vedetta::assess
