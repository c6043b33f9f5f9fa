#include "vedetta/assess/facts.h"

#include <algorithm>

#include "vedetta/core/ascii.h"

namespace vedetta::assess {
namespace {

using measures::ActDirection;
using measures::Facts;
using model::Claim;
using model::Modality;

constexpr std::string_view kDprk = "KP";
constexpr int kYear_days = 365;

// One side of an act: could the DPRK be it?
enum class Side { absent, foreign, unknown, mixed, dprk };

// "fac:rajin-port" → "rajin": the bare name of a place id, as the exemptions write places.
std::string place_name(std::string_view id) {
  std::string out =
      ascii::lower(id.substr(id.find(':') == std::string_view::npos ? 0 : id.find(':') + 1));
  if (out.ends_with("-port")) out.resize(out.size() - 5);
  if (out.starts_with("port-")) out.erase(0, 5);
  return out;
}

bool is_vessel(std::string_view id, const std::optional<PartyInfo>& info) {
  return id.starts_with("ves:") || id.starts_with("imo:") || (info && info->kind == "Vessel");
}

std::vector<std::string_view> parties_of(const Claim& claim) {
  std::vector<std::string_view> out;
  for (const model::Argument& a : claim.arguments)
    if (a.role == "actor" || a.role == "counterpart") out.push_back(a.value);
  return out;
}

Side side_of(const FactSource& source, const Claim& claim, std::string_view role) {
  const auto fillers = claim.fillers(role);
  if (fillers.empty()) return Side::absent;
  std::size_t dprk = 0;
  std::size_t foreign = 0;
  for (const std::string_view id : fillers) {
    const std::string state = source.state_of(id);
    dprk += state == kDprk;
    foreign += !state.empty() && state != kDprk;
  }
  if (dprk == fillers.size() || (dprk > 0 && foreign == 0)) return Side::dprk;
  if (dprk > 0) return Side::mixed;
  return foreign == fillers.size() ? Side::foreign : Side::unknown;
}

ActDirection named_direction(Side giver, Side taker) {
  if (giver == Side::dprk && taker == Side::dprk) return ActDirection::inside;
  if (giver == Side::dprk && taker != Side::mixed) return ActDirection::from;
  if (taker == Side::dprk && giver != Side::mixed) return ActDirection::to;
  if (giver == Side::dprk) return ActDirection::from;
  if (taker == Side::dprk) return ActDirection::to;
  return ActDirection::unknown;
}

void flag_side(Facts& facts, std::string_view fact, Side side) {
  if (side == Side::dprk || side == Side::mixed) facts.set_flag(fact, true);
  if (side == Side::foreign) facts.set_flag(fact, false);
}

}  // namespace

bool has_condition(const Claim& claim, std::string_view word) {
  return std::find(claim.conditions.begin(), claim.conditions.end(), word) !=
         claim.conditions.end();
}

Day DocumentDates::of(const Claim& claim) const {
  const auto at = by_document.find(claim.document);
  if (at != by_document.end()) return at->second;
  return claim.said.last ? *claim.said.last : fallback;
}

const std::string& DocumentDates::source_of(const std::string& document) const {
  const auto at = copy_of.find(document);
  return at == copy_of.end() ? document : at->second;
}

ActDays days_of(const Claim& claim, Day document_date) {
  const DayInterval& when = claim.when;
  if (when.unbounded()) return {DayInterval::on(document_date), false};
  if (!when.first) return {{*when.last - kYear_days, when.last}, true};
  if (when.last) return {when, true};
  const bool ahead = claim.modality == Modality::planned || claim.modality == Modality::conditional;
  return {{when.first, ahead ? *when.first + kYear_days : std::max(*when.first, document_date)},
          true};
}

bool is_prospective(const Claim& claim, const ActDays& days, Day document_date) {
  if (claim.modality == Modality::planned) return true;
  if (claim.modality != Modality::conditional) return false;
  const bool past = days.stated && *days.days.last < document_date;
  return !past && !has_condition(claim, "inferred-past");
}

std::string FactSource::state_of(std::string_view id) const {
  if (id.starts_with("gpe:")) return std::string(id.substr(4));
  const auto found = parties_.find(id);
  if (!found) return {};
  return found->state.empty() ? found->flag : found->state;
}

Involvement FactSource::involvement(const Claim& claim) const {
  const Side giver = side_of(*this, claim, "actor");
  const Side taker = side_of(*this, claim, "counterpart");
  Involvement out;
  out.no_party = giver == Side::absent && taker == Side::absent;
  const auto dprk = [](Side s) { return s == Side::dprk || s == Side::mixed; };
  if (dprk(giver) || dprk(taker)) {
    out.certain = true;
    out.direction = named_direction(giver, taker);
    // An agent abroad who supplies the state brings goods to it; one who is supplied takes them
    // out.
    const bool gives = claim.has("actor", "gpe:KP");
    const bool takes = claim.has("counterpart", "gpe:KP");
    if (out.direction == ActDirection::inside && gives != takes)
      out.direction = takes ? ActDirection::to : ActDirection::from;
    return out;
  }
  Facts stated;
  for (const std::string& word : claim.conditions) measures_.claim_facts().apply(word, stated);
  const measures::FactValue* origin = stated.find("goods_origin");
  const bool of_dprk_make = origin && origin->words.contains(kDprk);
  bool place = stated.is_true("beneficiary_dprk");
  for (const std::string_view id : claim.fillers("place")) place = place || state_of(id) == kDprk;
  for (const std::string_view id : claim.fillers("vessel")) place = place || state_of(id) == kDprk;
  out.certain = of_dprk_make || place;
  const bool context = out.certain || has_condition(claim, "dprk-context");
  out.actor_may_be = context && giver == Side::unknown;
  out.counterpart_may_be = context && taker == Side::unknown;
  const bool both_foreign = giver == Side::foreign && taker == Side::foreign;
  if (of_dprk_make) {
    out.direction = ActDirection::from;
  } else if (both_foreign ||
             (!context && giver != Side::unknown && taker != Side::unknown && !out.no_party)) {
    out.direction = ActDirection::outside;
  } else if (context && giver == Side::foreign && taker == Side::unknown) {
    out.direction = ActDirection::to;
  } else if (context && taker == Side::foreign && giver != Side::foreign) {
    out.direction = ActDirection::from;
  }
  const bool one_given = giver == Side::unknown || taker == Side::unknown;
  out.inferred = context && (one_given || taker == Side::foreign);
  return out;
}

void FactSource::add_parties(const Claim& claim, Facts& facts) const {
  for (const std::string_view id : claim.fillers("actor"))
    facts.add_word("actor_state", state_of(id));
  flag_side(facts, "actor_dprk", side_of(*this, claim, "actor"));
  flag_side(facts, "counterpart_dprk", side_of(*this, claim, "counterpart"));
  for (const std::string_view id : claim.fillers("beneficiary"))
    if (state_of(id) == kDprk) facts.set_flag("beneficiary_dprk", true);
  if (!claim.fillers("broker").empty()) facts.set_flag("broker", true);
}

// A listing under another regime (a bank sanctioned over another country) says nothing here, unless
// the claim is about the DPRK anyway. A listing whose programme nobody names counts.
bool FactSource::counts(const PartyInfo& info, bool passage) const {
  if (info.listed_by.empty()) return false;
  return passage || info.state == kDprk || of_regime(info);
}

bool FactSource::of_regime(const PartyInfo& info) const {
  return info.programmes.empty() ||
         std::any_of(info.programmes.begin(), info.programmes.end(), [&](const auto& programme) {
           return measures_.claim_facts().of_regime(programme);
         });
}

void FactSource::add_listings(const Claim& claim, Facts& facts) const {
  const bool passage = has_condition(claim, "dprk-context") || involvement(claim).certain;
  bool all_known = true;
  bool un_listed = false;
  bool any = false;
  for (const std::string_view id : parties_of(claim)) {
    any = true;
    if (id.starts_with("gpe:")) continue;
    const auto found = parties_.find(id);
    all_known = all_known && found.has_value();
    if (!found || !counts(*found, passage)) continue;
    facts.set_flag("party_listed", true);
    if (claim.has("actor", id)) facts.set_flag("actor_listed", true);
    const bool by_committee = found->un_listed && of_regime(*found);
    un_listed = un_listed || by_committee;
    if (claim.has("actor", id) && by_committee) facts.set_flag("traveller_un_listed", true);
  }
  if (un_listed || (any && all_known)) facts.set_flag("party_un_listed", un_listed);
}

void FactSource::add_vessels(const Claim& claim, const DayInterval& days, Facts& facts) const {
  const bool passage = has_condition(claim, "dprk-context") || involvement(claim).certain;
  for (const model::Argument& a : claim.arguments) {
    const auto found = parties_.find(a.value);
    if (a.role != "vessel" && !is_vessel(a.value, found)) continue;
    facts.set_flag("vessel", true);
    if (!found) continue;
    facts.add_word("vessel_flag", found->flag.empty() ? found->state : found->flag);
    if (counts(*found, passage)) facts.set_flag("vessel_listed", true);
    if (found->port_ban && found->port_ban->overlaps(days)) facts.set_flag("vessel_port_ban", true);
  }
  if (claim.predicate == "sts-transfer" || claim.predicate == "meeting")
    facts.set_flag("sts", true);
}

void FactSource::add_places(const Claim& claim, Facts& facts) const {
  for (const std::string_view role : {"place", "route", "via"}) {
    for (const std::string_view id : claim.fillers(role)) {
      facts.add_word("place_state", state_of(id));
      facts.add_word("place", place_name(id));
      facts.add_word("via", place_name(id));
    }
  }
}

void FactSource::add_neighbours(const Claim& claim, const std::vector<const Claim*>& neighbours,
                                Facts& facts) const {
  const auto parties = parties_of(claim);
  for (const measures::NeighbourRule& rule : measures_.claim_facts().neighbours()) {
    for (const Claim* other : neighbours) {
      if (other->key == claim.key || other->predicate != rule.predicate || !other->positive ||
          (other->modality != Modality::asserted && other->modality != Modality::alleged))
        continue;
      if (!rule.acts.empty() &&
          std::find(rule.acts.begin(), rule.acts.end(), other->act) == rule.acts.end())
        continue;
      const bool meets = std::any_of(parties.begin(), parties.end(), [&](std::string_view id) {
        return !id.starts_with("gpe:") && other->has(rule.party, id);
      });
      const bool by_whom =
          rule.others.empty() || std::any_of(rule.others.begin(), rule.others.end(),
                                             [&](auto& id) { return other->has(rule.other, id); });
      if (!meets || !by_whom) continue;
      for (const measures::FactSetting& s : rule.sets) measures::apply(s, facts);
    }
  }
}

measures::ActFacts FactSource::facts_of(const Claim& claim, const model::Goods* goods,
                                        const ActDays& days,
                                        const std::vector<const Claim*>& neighbours) const {
  measures::ActFacts out;
  out.predicate = claim.predicate;
  out.direction = involvement(claim).direction;
  out.days = days.days;
  if (goods) {
    out.goods = goods->item;
    out.hs = goods->hs;
    out.facts.add_word("hs", goods->hs);
  }
  out.facts.set_days("date", days.days);
  if (days.stated) out.facts.set_days("shipment_date", days.days);
  out.facts.set_days("contract_date", claim.contract);
  out.facts.add_word("act", claim.act);
  add_parties(claim, out.facts);
  add_listings(claim, out.facts);
  add_vessels(claim, days.days, out.facts);
  add_places(claim, out.facts);
  add_neighbours(claim, neighbours, out.facts);
  for (const std::string& word : claim.conditions) measures_.claim_facts().apply(word, out.facts);
  const bool dprk_make = has_condition(claim, "dprk-context") && claim.predicate == "missile-use";
  if (dprk_make && !out.facts.find("goods_origin")) out.facts.add_word("goods_origin", kDprk);
  return out;
}

}  // namespace vedetta::assess
