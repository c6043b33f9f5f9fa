#include <algorithm>

#include "vedetta/read/internal/matcher.h"

namespace vedetta::read {

using model::MentionType;

// A sum of money in the trigger's clause that no goods own; -1 when there is none.
std::int32_t Matcher::money_near(const Trigger& t) const {
  for (std::size_t q = 0; q < a_.quantities.size(); ++q) {
    const FoundQuantity& found = a_.quantities[q];
    const std::string& unit = found.quantity.unit;
    const bool currency = unit.size() == 3 && unit[0] >= 'A' && unit[0] <= 'Z';
    if (currency && found.first >= t.first && found.last <= t.last)
      return static_cast<std::int32_t>(q);
  }
  return -1;
}

// A figure that a noun announces ("limit of 500,000 barrels"), or that counts who is designated.
std::int32_t Matcher::figure_of(const Frame& frame, const Trigger& t) const {
  if (t.noun >= 0 && frame.predicate == "measure") {
    const std::uint32_t end = a_.fillers[static_cast<std::size_t>(t.noun)].last;
    for (std::size_t q = 0; q < a_.quantities.size(); ++q) {
      const FoundQuantity& found = a_.quantities[q];
      if (found.first >= end && found.first - end <= 3 && !found.bare)
        return static_cast<std::int32_t>(q);
    }
  }
  if (frame.predicate != "designation" && frame.predicate != "enforcement-act") return -1;
  std::int32_t found = -1;
  for (const Slot slot : {Slot::object, Slot::on, Slot::against})
    for (const std::int32_t i : at_slot(slot, t)) {
      const Filler& f = a_.fillers[static_cast<std::size_t>(i)];
      if (f.quantity >= 0 && (found < 0 || f.item == "group.vessels")) found = f.quantity;
    }
  return found;
}

// "24,000 containers of munitions": of unspecific goods, what they hold.
std::int32_t Matcher::content_of(std::int32_t filler) const {
  const Filler& f = a_.fillers[static_cast<std::size_t>(filler)];
  if (f.item != "other" && f.kind != FillerKind::noun) return filler;
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& g = a_.fillers[i];
    if (g.kind == FillerKind::goods && g.first >= f.last && g.first - f.last <= 4 &&
        (g.relation == Relation::of || g.relation == Relation::with))
      return static_cast<std::int32_t>(i);
  }
  return filler;
}

// A weak trigger opens a frame only where the text itself names the goods and both parties.
bool Matcher::spelt_out(const Frame& frame, const RawClaim& claim) {
  const auto said = [](const std::vector<Slot>& slots, const std::vector<RoleFiller>& role) {
    return slots.empty() || std::any_of(role.begin(), role.end(), [](const RoleFiller& r) {
             return !r.inferred || r.slot == Slot::origin;
           });
  };
  const bool goods = frame.goods.empty() || claim.goods >= 0;
  return goods && said(frame.actor, claim.actor) &&
         (!frame.default_counterpart.empty() || said(frame.counterpart, claim.counterpart));
}

// Whether the victim is called an exchange, a platform, a wallet: crypto assets are meant.
bool Matcher::robs_exchange(const RawClaim& claim) const {
  return std::any_of(claim.counterpart.begin(), claim.counterpart.end(), [&](const RoleFiller& r) {
    if (r.filler < 0) return false;
    const Filler& f = a_.fillers[static_cast<std::size_t>(r.filler)];
    if (f.mention >= 0 && mentions_[static_cast<std::size_t>(f.mention)].kind == "exchange")
      return true;
    return f.item == "group.exchanges" ||
           std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& g) {
             return g.item == "group.exchanges" && (g.last == f.first || named_behind(g, f));
           });
  });
}

// "States were required to", "obliges member states to".
bool Matcher::addresses_states(const Trigger& t) const {
  return at_slot_is(Slot::object, t, "group.states") ||
         at_slot_is(Slot::subject, t, "group.states") || at_slot_is(Slot::to, t, "group.states");
}

bool Matcher::at_slot_is(Slot slot, const Trigger& t, std::string_view item) const {
  const auto& fillers = at_slot(slot, t);
  return std::any_of(fillers.begin(), fillers.end(), [&](std::int32_t i) {
    return a_.fillers[static_cast<std::size_t>(i)].item == item;
  });
}

// "in violation of the embargo", "would breach the arms ban": the rule is only spoken of.
bool Matcher::breached(const Trigger& t) const {
  if (t.noun < 0) return false;
  for (const LexMatch& m : a_.matches)
    if (m.last <= t.token && t.token - m.last <= 4 && lexicon_.is_in(m.group, "breach."))
      return true;
  return false;
}

// "Seoul speaks of 20,000 containers", "puts the number at a million", "ne ha contati trenta": what
// the text told of.
Lasting Matcher::counted_goods(const Trigger& t) const {
  if (t.verb < 0) return {};
  const VerbGroup& v = a_.verbs[static_cast<std::size_t>(t.verb)];
  const bool part = std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
    return m.last == v.first && lexicon_.is_in(m.group, "part.pronoun");
  });
  return part || at_slot_is(Slot::object, t, "number.n") ? discourse_.goods() : Lasting();
}

// The figure behind a verb that counts.
std::int32_t Matcher::figure_behind(const Trigger& t) const {
  for (std::size_t q = 0; q < a_.quantities.size(); ++q) {
    const FoundQuantity& found = a_.quantities[q];
    if (found.first > t.token && found.last <= t.last && found.bare)
      return static_cast<std::int32_t>(q);
  }
  return -1;
}

// The goods that a pronoun stands for in the goods' place ("sold them", "their use"): those named
// last in the sentence before it, else in the text.
Lasting Matcher::meant_goods(const Frame& frame, const Trigger& t) const {
  if (frame.retells && frame.predicate.empty()) return counted_goods(t);
  bool pronoun = false;
  for (const Slot slot : frame.goods)
    for (const std::int32_t i : at_slot(slot, t)) {
      const std::string_view item = a_.fillers[static_cast<std::size_t>(i)].item;
      pronoun = pronoun || item == "pron.thing" || item == "pron.plural" || item == "pron.dative" ||
                item == "pron.object";
    }
  if (!pronoun) return {};
  Lasting goods = discourse_.goods();
  for (const Filler& f : a_.fillers)
    if (f.kind == FillerKind::goods && f.last <= t.token) goods = f.item;
  const auto& only = frame.goods_only;
  return only.empty() || std::count(only.begin(), only.end(), goods) > 0 ? goods : Lasting();
}

// Goods that pass from ship to ship, or at sea, are transhipped, whatever they are.
void Matcher::meet_at_sea(const Trigger& t, RawClaim& claim) const {
  const auto& at_sea = frames_.at_sea;
  if (!claim.frame->predicate.empty() ||
      std::count(at_sea.begin(), at_sea.end(), claim.predicate) == 0)
    return;
  const auto vessel = [](const std::vector<RoleFiller>& role) {
    return !role.empty() && role.front().who.type == MentionType::ves;
  };
  const bool said = std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
    return m.first >= t.first && m.last <= t.last && lexicon_.name(m.group) == "atsea.phrase";
  });
  if (said || (vessel(claim.actor) && vessel(claim.counterpart))) claim.predicate = "sts-transfer";
}

// "Under resolution 1718 luxury goods may not be sold": said under a resolution it is the rule.
void Matcher::say_rule(RawClaim& claim, const Trigger& t) const {
  if (t.verb < 0 || !claim.frame->predicate.empty() || !names_resolution()) return;
  const VerbGroup& v = a_.verbs[static_cast<std::size_t>(t.verb)];
  if (!v.negated || !(v.modal_possible || v.modal_must)) return;
  claim.predicate = "measure";
  claim.act = "prohibition";
  claim.actor = {{{"org:unsc", MentionType::org, "", -1}, -1, Slot::subject, true}};
  if (claim.counterpart.empty())
    claim.counterpart = {
        {{frames_.sanctioned, MentionType::gpe, frames_.sanctioned, -1}, -1, Slot::subject, true}};
}

// Whether a name of a place stands in the trigger's clause, as its goal or where it happened.
bool Matcher::has_place(const RawClaim& claim) const {
  const std::int32_t own = a_.segment_of(claim.trigger);
  return std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& f) {
    const bool place =
        f.type == MentionType::loc || f.type == MentionType::gpe || f.type == MentionType::fac;
    const bool tied = f.relation == Relation::to || f.relation == Relation::in;
    return f.kind == FillerKind::entity && place && (tied || f.first > claim.trigger) &&
           a_.segment_of(f.first) == own;
  });
}

// "was in Moscow": a place in another land than the actor's, right behind the verb.
bool Matcher::abroad(const RawClaim& claim) const {
  if (claim.verb < 0 || claim.actor.empty() || claim.actor.front().who.type == MentionType::grp)
    return false;
  const std::uint32_t end = a_.verbs[static_cast<std::size_t>(claim.verb)].last;
  return std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& f) {
    return f.kind == FillerKind::entity &&
           (f.relation == Relation::in || (language_.pro_drop && f.relation == Relation::to)) &&
           f.governor >= end && f.governor <= end + 1 && f.origin.starts_with("gpe:") &&
           f.origin != claim.actor.front().who.state;
  });
}

// Whether anybody, named or not, stands where the frame looks for its actor.
bool Matcher::has_someone(const Frame& frame, const Trigger& t) const {
  return std::any_of(frame.actor.begin(), frame.actor.end(),
                     [&](Slot slot) { return !at_slot(slot, t).empty(); });
}

bool Matcher::has_time(const RawClaim& claim) const {
  const std::int32_t own = a_.segment_of(claim.trigger);
  return std::any_of(a_.times.begin(), a_.times.end(), [&](const FoundTime& time) {
    return !time.interval.unbounded() && a_.segment_of(time.first) == own;
  });
}

// Of the needs that hang on the goods, the people and the trigger alone; of others nothing.
std::optional<bool> Matcher::met_early(std::string_view need, const RawClaim& claim,
                                       const Trigger& t, bool people) const {
  if (need == "goods") return claim.goods >= 0 || !claim.item.empty();
  if (need == "people") return people;
  if (need == "origin") return !claim.origin.empty();
  if (need == "phrase") return lexicon_.entry(t.entry).pattern.find(' ') != std::string::npos;
  return std::nullopt;
}

// Whether the needs can be met, before anybody is looked for.
bool Matcher::can_satisfy(const std::vector<std::vector<std::string>>& needs, const RawClaim& claim,
                          const Trigger& t, bool people) const {
  return std::all_of(needs.begin(), needs.end(), [&](const auto& any) {
    return std::any_of(any.begin(), any.end(), [&](std::string_view need) {
      return met_early(need, claim, t, people).value_or(true);
    });
  });
}

bool Matcher::satisfied(const std::vector<std::vector<std::string>>& needs, const RawClaim& claim,
                        const Trigger& t, bool people) const {
  const auto has = [&](std::string_view need) {
    if (const auto early = met_early(need, claim, t, people)) return *early;
    if (need == "exchange") return robs_exchange(claim);
    if (need == "vessels") return at_slot_is(Slot::subject, t, "group.vessels");
    if (need == "states") return addresses_states(t);
    if (need == "actor") return !claim.actor.empty();
    if (need == "counterpart") return !claim.counterpart.empty();
    if (need == "two") return claim.actor.size() > 1 || !claim.counterpart.empty();
    if (need == "time") return has_time(claim);
    if (need == "place") return has_place(claim);
    if (need == "abroad") return abroad(claim);
    if (need == "someone") return has_someone(*claim.frame, t);
    if (need == "told") return discourse_.told(claim.predicate);
    if (need == "said-actor") {
      if (claim.actor.empty()) return false;
      const Slot slot = claim.actor.front().slot;
      return slot == Slot::to || slot == Slot::by || slot == Slot::possessive ||
             slot == Slot::ascribed;
    }
    if (need == "quantity" || need == "money") return claim.quantity >= 0;
    return false;
  };
  return std::all_of(needs.begin(), needs.end(),
                     [&](const auto& any) { return std::any_of(any.begin(), any.end(), has); });
}

bool Matcher::has_object_noun(const Frame& frame, const Trigger& t) const {
  for (const std::int32_t i : at_slot(Slot::object, t)) {
    const Filler& f = a_.fillers[static_cast<std::size_t>(i)];
    if (f.type == MentionType::law && f.kind == FillerKind::entity) return true;
    if (std::count(frame.object_nouns.begin(), frame.object_nouns.end(), f.item) > 0) return true;
  }
  return false;
}

// "North Koreans work in factories of Hamhung": in no other state.
bool Matcher::stays_home(const Trigger& t, const RawClaim& claim) const {
  const auto& abroad = frames_.abroad;
  if (claim.actor.empty() || !claim.counterpart.empty() ||
      std::count(abroad.begin(), abroad.end(), claim.predicate) == 0)
    return false;
  const auto& where = at_slot(Slot::in, t);
  return std::any_of(where.begin(), where.end(), [&](std::int32_t i) {
    const Filler& f = a_.fillers[static_cast<std::size_t>(i)];
    return f.kind == FillerKind::entity && f.origin == claim.actor.front().who.link;
  });
}

// "the shipments", "such deliveries": a determiner before, so that something known is meant.
bool Matcher::definite(std::uint32_t token) const {
  for (std::uint32_t i = token, steps = 0; i > a_.sentence.first && steps < 3; ++steps) {
    --i;
    for (const LexMatch& m : a_.matches)  // "a ship" is any ship
      if (m.first == i && m.last == i + 1 && lexicon_.name(m.group) == "det.indefinite")
        return false;
    for (const LexMatch& m : a_.matches)
      if (m.first == i && m.last == i + 1 &&
          (lexicon_.is_in(m.group, "det.") || lexicon_.is_in(m.group, "prep.")))
        return true;
  }
  return false;
}

}  // namespace vedetta::read
