#include "vedetta/read/internal/matcher.h"

#include <algorithm>

namespace vedetta::read {
namespace {

using model::MentionType;

template <typename T, typename One>
bool contains(const std::vector<T>& all, const One& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

bool Matcher::fits(const Referent& who, Party type) const {
  const bool named = who.link.find(':') != std::string::npos || !who.link.empty();
  switch (type) {
    case Party::any:
      return who.type != MentionType::evt && who.type != MentionType::good &&
             who.type != MentionType::law;
    case Party::agent:
      return who.type == MentionType::per || who.type == MentionType::org ||
             who.type == MentionType::gpe || who.type == MentionType::grp;
    case Party::person:
      return who.type == MentionType::per;
    case Party::host:
      return who.type == MentionType::per || who.type == MentionType::org ||
             who.type == MentionType::grp;
    case Party::vessel:
      return who.type == MentionType::ves;
    case Party::named:
      return named && (who.mention >= 0 || who.type == MentionType::ves ||
                       who.type == MentionType::per || who.type == MentionType::org);
    case Party::ruler:
      return who.type == MentionType::org || who.type == MentionType::law;
  }
  return false;
}

void Matcher::fill_party(const std::vector<Slot>& slots, Party type, const Trigger& t,
                         const RawClaim& claim, std::vector<RoleFiller>& out) const {
  const auto used = [&](const Referent& who) {
    const auto same = [&](const RoleFiller& r) { return r.who.link == who.link; };
    return std::any_of(claim.actor.begin(), claim.actor.end(), same) ||
           std::any_of(out.begin(), out.end(), same);
  };
  for (const Slot slot : slots) {
    // "X, head of Y, is accused", "sold to a firm of Y": of a verb nobody is the doer or taker.
    const bool words = claim.predicate == "denial" || claim.predicate == "political-act";
    if (slot == Slot::of && t.verb >= 0 && claim.predicate != "measure") continue;
    if (slot == Slot::from && t.verb >= 0 && words) continue;  // "denied to have it from X"
    if (slot == Slot::origin || slot == Slot::demonym) {
      // The goods' own origin; that of the noun ("Russian imports of X") is its actor's or, where
      // the frame says so, its taker's.
      const std::string_view own =
          t.noun >= 0 ? a_.fillers[static_cast<std::size_t>(t.noun)].origin : std::string_view();
      const bool made = contains(frames_.made, claim.item);
      std::string_view state = slot == Slot::demonym ? own : std::string_view();
      if (slot == Slot::origin && !made) state = claim.origin;
      const bool takers = contains(claim.frame->counterpart, Slot::demonym);
      if (slot == Slot::origin && state.empty() && !takers) state = own;
      Referent who{state, MentionType::gpe, state, -1};
      if (!state.empty() && !used(who)) out.push_back({who, -1, slot, true});
    } else {
      std::int32_t group = -2;  // coordination of the first filler that fits; others are left out
      for (const std::int32_t filler : at_slot(slot, t)) {
        const std::int32_t own = a_.fillers[static_cast<std::size_t>(filler)].group;
        if (group != -2 && (own < 0 || own != group)) continue;
        for (Referent who : refer(filler, type)) {
          // A place can't act or take: the state it lies in does.
          if ((who.type == MentionType::loc || who.type == MentionType::fac) &&
              type != Party::named) {
            if (who.state.empty()) continue;
            who = {who.state, MentionType::gpe, who.state, who.mention};
          }
          const Filler& f = a_.fillers[static_cast<std::size_t>(filler)];
          const GroupKind* kind = frames_.group(f.item);
          const bool speaks_for = f.kind == FillerKind::noun && !(kind && kind->nobody);
          const bool fit = fits(who, type) || (type == Party::person && speaks_for);
          if (who.link.empty() || !fit || used(who)) continue;
          const bool pronoun =
              a_.fillers[static_cast<std::size_t>(filler)].kind == FillerKind::pronoun;
          out.push_back({who, filler, slot, pronoun});
          group = own;
        }
      }
    }
    if (!out.empty()) return;
  }
}

std::vector<std::int32_t> Matcher::find_goods(const Frame& frame, const Trigger& t) const {
  for (const Slot slot : frame.goods) {
    std::vector<std::int32_t> out;
    for (std::int32_t i : at_slot(slot, t)) {
      // "a consignment of rockets": what a noun of moving holds.
      const bool noun = a_.fillers[static_cast<std::size_t>(i)].kind == FillerKind::noun;
      if (noun && i != t.noun) i = content_of(i);
      const Filler& f = a_.fillers[static_cast<std::size_t>(i)];
      if (f.kind != FillerKind::goods || contains(out, i)) continue;
      if (!frame.goods_only.empty() && !contains(frame.goods_only, f.item)) continue;
      if (f.item == "workers" || f.item == "troops") continue;
      out.push_back(i);
    }
    if (!out.empty()) return out;
  }
  return {};
}

namespace {
constexpr std::string_view kGroup = "group.";
}

std::vector<std::int32_t> Matcher::find_people(const Frame& frame, const Trigger& t) const {
  for (const Slot slot : frame.people_at)
    for (const std::int32_t i : at_slot(slot, t)) {
      const Filler& f = a_.fillers[static_cast<std::size_t>(i)];
      if (f.item.starts_with(kGroup) && contains(frame.people, f.item.substr(kGroup.size())))
        return {i};
    }
  return {};
}

// What officials and organs of a state do here the state does; of political acts only its persons.
void Matcher::act_for_states(RawClaim& claim) const {
  const bool all = contains(frames_.acts_of_states, claim.predicate);
  const bool persons = contains(frames_.acts_of_officials, claim.predicate);
  if (!all && !persons) return;
  for (auto* role : {&claim.actor, &claim.counterpart})
    for (RoleFiller& r : *role) {
      const bool official =
          r.who.type == MentionType::per && !r.who.link.starts_with("nil:") && !listed(r.who);
      const bool body = all && (r.who.type == MentionType::grp || organ(r.who));
      if ((official || body) && !r.who.state.empty())
        r.who = {r.who.state, MentionType::gpe, r.who.state, r.who.mention};
    }
}

// Persons on a list act for themselves.
bool Matcher::listed(const Referent& who) const {
  return who.mention >= 0 && mentions_[static_cast<std::size_t>(who.mention)].kind == "listed";
}

bool Matcher::names_resolution() const {
  return std::any_of(a_.fillers.begin(), a_.fillers.end(), [](const Filler& f) {
    return f.type == MentionType::law && f.link.starts_with("law:unscr");
  });
}

// The government of a state, its army: what they do here the state does.
bool Matcher::organ(const Referent& who) const {
  return who.type == MentionType::org && who.mention >= 0 &&
         contains(frames_.organs, mentions_[static_cast<std::size_t>(who.mention)].kind);
}

// "Russia's arms trade with North Korea": arms come from the state that the measures are about.
void Matcher::take_sides(RawClaim& claim) const {
  const auto it = frames_.completed.find(claim.predicate);
  if (it == frames_.completed.end() || it->second.empty()) return;
  const auto holds = [&](const std::vector<RoleFiller>& role) {
    return std::any_of(role.begin(), role.end(),
                       [&](const RoleFiller& r) { return r.who.link == frames_.sanctioned; });
  };
  const bool actor = it->second == "actor";
  if (claim.actor.size() > 1 && claim.counterpart.empty() && holds(claim.actor)) {
    auto other = std::partition(claim.actor.begin(), claim.actor.end(), [&](const RoleFiller& r) {
      return (r.who.link == frames_.sanctioned) == actor;
    });
    claim.counterpart.assign(other, claim.actor.end());
    claim.actor.erase(other, claim.actor.end());
  } else if (holds(actor ? claim.counterpart : claim.actor)) {
    std::swap(claim.actor, claim.counterpart);
  }
}

void Matcher::defaults(const Frame& frame, RawClaim& claim) const {
  const bool between = !claim.actor.empty() && claim.actor.front().slot == Slot::between;
  if (frame.symmetric || between) take_sides(claim);
  if (claim.item.empty() && frame.default_goods != "last-petroleum")
    claim.item = frame.default_goods;
  if (claim.item.empty() && frame.default_goods == "last-petroleum") {
    const std::string_view last = discourse_.goods();
    if (last == "refined-petroleum" || last == "crude-oil" || last == "oil")
      claim.item = discourse_.goods();
  }
  if (claim.item == "oil") claim.item = "refined-petroleum";
  if (claim.item == "money" && claim.predicate.starts_with("crypto-")) claim.item = "crypto";
  const auto add = [](std::vector<RoleFiller>& to, Lasting link, MentionType type) {
    const Lasting state = type == MentionType::gpe ? link : Lasting();
    to.push_back({{link, type, state, -1}, -1, Slot::subject, true});
  };
  for (RoleFiller& r : claim.actor)  // a resolution speaks for the body that adopted it
    if (r.who.type == MentionType::law && r.who.link.starts_with("law:unscr"))
      r.who = {"org:unsc", MentionType::org, "", r.who.mention};
  act_for_states(claim);
  std::erase_if(claim.counterpart, [&](const RoleFiller& c) {  // "Putin and Kim met in Pyongyang"
    return std::any_of(claim.actor.begin(), claim.actor.end(),
                       [&](const RoleFiller& a) { return a.who.link == c.who.link; });
  });
  const auto war = claim.counterpart.empty()
                       ? frames_.opponents.end()
                       : frames_.opponents.find(claim.counterpart.front().who.link);
  if (war != frames_.opponents.end() && claim.predicate == "missile-use" && claim.actor.empty())
    add(claim.actor, war->second, MentionType::gpe);
  // Soldiers whom the sanctioned state sends to the attacked one go to the attacker's side.
  const bool theirs = std::any_of(claim.actor.begin(), claim.actor.end(),
                                  [&](const auto& a) { return a.who.link == frames_.sanctioned; });
  if (war != frames_.opponents.end() && claim.predicate == "troop-deployment" && theirs) {
    claim.counterpart.clear();
    add(claim.counterpart, war->second, MentionType::gpe);
  }
  if (claim.actor.empty() && (frame.default_actor == "un" || frame.default_actor == "unsc"))
    add(claim.actor, names_resolution() || frame.default_actor == "unsc" ? "org:unsc" : "org:un",
        MentionType::org);
  if (claim.counterpart.empty() && frame.default_counterpart == "sanctioned")
    add(claim.counterpart, "gpe:KP", MentionType::gpe);
}

// "Russian troops are fighting in Ukraine": no host takes them in.
bool Matcher::invades(const RawClaim& claim) const {
  if (claim.predicate != "troop-deployment" || claim.actor.empty() || claim.counterpart.empty())
    return false;
  const auto war = frames_.opponents.find(claim.counterpart.front().who.link);
  return war != frames_.opponents.end() && claim.actor.front().who.link == war->second;
}

// What the clause leaves out, the text said before: the goods of "the shipments", the other party.
void Matcher::inherit(const Frame& frame, RawClaim& claim) const {
  if (!frame.predicate.empty() || claim.predicate == "financial-service") return;
  const PastClaim* past = discourse_.past(claim.predicate);
  if (!past) return;
  const auto take = [&](std::vector<RoleFiller>& role, const std::vector<Referent>& from,
                        const std::vector<RoleFiller>& other) {
    if (!role.empty()) return;
    for (const Referent& who : from) {
      const bool clash = std::any_of(other.begin(), other.end(),
                                     [&](const RoleFiller& r) { return r.who.link == who.link; });
      if (!clash) role.push_back({who, -1, Slot::subject, true});
    }
  };
  take(claim.actor, past->actor, claim.counterpart);
  take(claim.counterpart, past->counterpart, claim.actor);
}

// The clause of a verb; of a noun, from its first to its last word or argument.
void Matcher::set_evidence(const Trigger& t, RawClaim& claim) const {
  const std::int32_t s = t.verb >= 0 ? segment_of_verb(static_cast<std::uint32_t>(t.verb)) : -1;
  claim.first = s >= 0 ? a_.segments[static_cast<std::size_t>(s)].first : t.token;
  claim.last = t.verb >= 0 ? t.last : a_.fillers[static_cast<std::size_t>(t.noun)].last;
  const auto widen = [&](std::int32_t filler) {
    if (filler < 0) return;
    const Filler& f = a_.fillers[static_cast<std::size_t>(filler)];
    claim.first = std::min(claim.first, f.first);
    claim.last = std::max(claim.last, f.last);
  };
  for (const auto* role : {&claim.actor, &claim.counterpart})
    for (const RoleFiller& r : *role)
      if (r.filler >= 0 && !r.inferred) widen(r.filler);
  widen(claim.goods);
  const auto trimmed = [&](std::uint32_t token) {
    if (tokens_[token].kind == TokenKind::punctuation) return true;
    for (const LexMatch& m : a_.matches)
      if (m.first == token && m.last == token + 1 &&
          (lexicon_.is_in(m.group, "conj.") || lexicon_.is_in(m.group, "sub.") ||
           lexicon_.is_in(m.group, "rel.")))
        return true;
    return false;
  };
  while (claim.first + 1 < claim.last && trimmed(claim.first)) ++claim.first;
  while (claim.last > claim.first + 1 && tokens_[claim.last - 1].kind == TokenKind::punctuation)
    --claim.last;
}

// The goods of a slot, with those listed beside what they hold: "containers of shells and 100
// missiles".
std::vector<std::int32_t> Matcher::with_list(std::vector<std::int32_t> goods,
                                             std::int32_t main) const {
  const std::int32_t group = main >= 0 ? a_.fillers[static_cast<std::size_t>(main)].group : -1;
  for (std::size_t i = 0; i < a_.fillers.size() && group >= 0; ++i)
    if (a_.fillers[i].group == group && a_.fillers[i].kind == FillerKind::goods &&
        !contains(goods, static_cast<std::int32_t>(i)))
      goods.push_back(static_cast<std::int32_t>(i));
  return goods;
}

void Matcher::try_frame(const Frame& frame, const Trigger& t, std::vector<RawClaim>& out) const {
  RawClaim claim;
  claim.frame = &frame;
  claim.verb = t.verb;
  claim.noun = t.noun;
  claim.trigger = t.token;
  claim.entry = t.entry;
  claim.predicate = frame.predicate;
  const VerbGroup* verb = t.verb >= 0 ? &a_.verbs[static_cast<std::size_t>(t.verb)] : nullptr;
  if (verb && verb->reflexive && frame.predicate == "enforcement-act") return;
  const bool denies = frame.predicate == "denial" && frame.act.empty();
  if (verb && verb->negated && denies) return;  // "did not deny it"
  if (!frame.object_nouns.empty() && !has_object_noun(frame, t)) return;
  if (frame.predicate == "measure" && breached(t)) return;
  const auto people = find_people(frame, t);
  if (!frame.people.empty() && people.empty()) return;
  auto goods = find_goods(frame, t);
  if (!people.empty()) goods = people;
  if (!goods.empty()) {
    // Of coordinated goods, the one with a figure leads.
    for (const std::int32_t g : goods)
      if (a_.fillers[static_cast<std::size_t>(g)].quantity >= 0) {
        claim.goods = g;
        break;
      }
    if (claim.goods < 0) claim.goods = goods.front();
    const Filler& f = a_.fillers[static_cast<std::size_t>(claim.goods)];
    const GroupKind* kind = frames_.group(f.item);
    claim.item = kind ? kind->goods : f.item;
    claim.origin = f.origin;
    claim.quantity = f.quantity;
    if (const std::int32_t inner = content_of(claim.goods); inner != claim.goods) {
      const Filler& content = a_.fillers[static_cast<std::size_t>(inner)];
      claim.goods = inner;
      claim.item = content.item;
      if (claim.quantity < 0) claim.quantity = content.quantity;
      if (claim.origin.empty()) claim.origin = content.origin;
    }
    for (const std::int32_t g : goods)
      if (claim.origin.empty()) claim.origin = a_.fillers[static_cast<std::size_t>(g)].origin;
    if (frame.retells && claim.item == "other" && f.entry != 0) claim.item = discourse_.goods();
    if (frame.predicate.empty()) {
      const auto it = frames_.by_goods.find(claim.item);
      if (it == frames_.by_goods.end()) return;
      claim.predicate = it->second;
    }
  } else if (const Lasting meant = meant_goods(frame, t); !meant.empty()) {
    claim.item = meant;
    if (frame.predicate.empty()) claim.predicate = frames_.by_goods.find(meant)->second;
  } else if (frame.predicate.empty()) {
    // "the shipments", "such transfers": of what was spoken of last.
    const auto it = frames_.by_goods.find(discourse_.goods());
    const bool moves = t.noun >= 0 && !governed(t, Relation::from).empty() &&
                       !governed(t, Relation::to).empty();  // "four consignments from X to Y"
    if (t.noun < 0 || it == frames_.by_goods.end() || !frame.recalls ||
        !(definite(t.token) || moves))
      return;
    claim.item = it->first;
    claim.predicate = it->second;
  }
  if (frame.retells && !discourse_.told(claim.predicate)) return;
  if (frame.retells && claim.quantity < 0) claim.quantity = figure_behind(t);
  if (claim.origin.empty() && frame.default_actor == "user")
    for (const Filler& f : a_.fillers)  // "debris of a missile that hit X came from a Hwasong-11"
      if (f.kind == FillerKind::goods && claim.origin.empty()) claim.origin = f.origin;
  if (!can_satisfy(frame.needs, claim, t, !people.empty()) ||
      !can_satisfy(t.verb >= 0 ? frame.verb_needs : frame.noun_needs, claim, t, !people.empty()))
    return;
  fill_party(frame.actor, frame.actor_type, t, claim, claim.actor);
  std::vector<RoleFiller> counterpart;
  fill_party(frame.counterpart, frame.counterpart_type, t, claim, counterpart);
  claim.counterpart = std::move(counterpart);
  if (stays_home(t, claim)) return;
  meet_at_sea(t, claim);
  inherit(frame, claim);
  if (claim.quantity < 0) claim.quantity = figure_of(frame, t);
  if (claim.quantity < 0 && !frame.default_goods.empty() && frame.predicate != "measure")
    claim.quantity = money_near(t);
  if (!satisfied(frame.needs, claim, t, !people.empty()) ||
      !satisfied(t.verb >= 0 ? frame.verb_needs : frame.noun_needs, claim, t, !people.empty()))
    return;
  if (t.weak &&
      !(frame.weak_needs.empty() ? spelt_out(frame, claim)
                                 : satisfied(frame.weak_needs, claim, t, !people.empty())))
    return;
  if (invades(claim)) return;
  const auto more = frames_.predicate_needs.find(claim.predicate);
  if (frame.predicate.empty() && more != frames_.predicate_needs.end() &&
      !satisfied(more->second, claim, t, !people.empty()))
    return;
  defaults(frame, claim);
  say_rule(claim, t);
  set_evidence(t, claim);
  out.push_back(claim);
  // Further goods with figures of their own are claims of their own.
  for (const std::int32_t g : with_list(goods, claim.goods)) {
    const Filler& f = a_.fillers[static_cast<std::size_t>(g)];
    if (g == claim.goods || f.quantity < 0 || f.quantity == claim.quantity || !people.empty())
      continue;
    RawClaim other = claim;
    other.goods = g;
    other.item = f.item;
    other.quantity = f.quantity;
    if (frame.predicate.empty() && frames_.by_goods.contains(f.item))
      other.predicate = frames_.by_goods.find(f.item)->second;
    other.first = f.first;
    other.last = f.last;
    out.push_back(std::move(other));
  }
}

void Matcher::try_all(std::string_view group, const Trigger& t, std::vector<RawClaim>& out) const {
  for (const std::size_t i :
       Frames::opened(t.verb >= 0 ? frames_.by_verb : frames_.by_noun, group)) {
    const Frame& frame = frames_.frames[i];
    const bool superseded =
        !frame.unless.empty() && std::any_of(out.begin(), out.end(), [&](const RawClaim& c) {
          return c.trigger == t.token && c.predicate == frame.unless;
        });
    if (!superseded) try_frame(frame, t, out);
  }
}

void Matcher::try_verb(std::uint32_t v, std::vector<RawClaim>& out) const {
  const std::int32_t s = segment_of_verb(v);
  if (s < 0 || ruled_out(v)) return;
  const Segment& segment = a_.segments[static_cast<std::size_t>(s)];
  // What a rule forbids or requires is said in the infinitive that follows.
  const auto next = static_cast<std::size_t>(s) + 1;
  const bool followed = next < a_.segments.size() && a_.segments[next].link == Link::participial;
  // "Diesel from X keeps reaching Y": what stands before the verb that goes on.
  const bool goes_on = v > 0 && !a_.verbs[v].finite && verb_in(v - 1, "continue.") &&
                       a_.verbs[v - 1].last == a_.verbs[v].first && segment_of_verb(v - 1) >= 0;
  for (const LexMatch& m : a_.verbs[v].matches) {
    Trigger t;
    t.verb = static_cast<std::int32_t>(v);
    t.token = a_.verbs[v].head;
    t.entry = m.entry;
    t.first = goes_on ? a_.segments[static_cast<std::size_t>(segment_of_verb(v - 1))].first
                      : segment.first;
    t.last = segment.last;
    const std::string_view group = lexicon_.name(m.group);
    t.weak = group.ends_with(".w");
    const std::string_view strong = t.weak ? lexicon_.strong_name(m.group) : group;
    const bool rules = group.starts_with("ban.") || group.starts_with("oblige.");
    if (followed && (rules || strong == "tech.v")) t.last = a_.segments[next].last;
    // "Mosca si rifornisce di granate": who equips himself takes.
    const bool oneself = (strong == "equip.v" || strong == "arm.v") && a_.verbs[v].reflexive;
    try_all(oneself ? "equip.self" : strong, t, out);
  }
}

void Matcher::try_noun(std::size_t i, std::vector<RawClaim>& out) const {
  const Filler& f = a_.fillers[i];
  const std::int32_t s = a_.segment_of(f.first);
  if (s < 0) return;
  Trigger t;
  t.noun = static_cast<std::int32_t>(i);
  t.token = f.first;
  t.entry = f.entry;
  t.weak = f.weak;
  t.first = a_.segments[static_cast<std::size_t>(s)].first;
  t.last = a_.segments[static_cast<std::size_t>(s)].last;
  // "the ban on exporting X", "il divieto di esportare X": what the rule is about follows.
  const auto next = static_cast<std::size_t>(s) + 1;
  if ((f.item == "ban.n" || f.item == "oblige.n") && next < a_.segments.size() &&
      a_.segments[next].link == Link::participial && a_.segments[next].first <= f.last + 1)
    t.last = a_.segments[next].last;
  try_all(f.item, t, out);
}

// "Granate nordcoreane alla Russia", "North Korean shells for Russia": a headline of goods or
// people with an origin and a goal right behind, without a verb.
void Matcher::try_headline(std::vector<RawClaim>& out) const {
  constexpr std::uint32_t kHead = 4;  // tokens before the goods, and from there to the goal
  std::uint32_t end = a_.sentence.first;
  while (end < a_.sentence.last && tokens_[end].word != "," && tokens_[end].word != ":") ++end;
  if (!a_.verbs.empty() && a_.verbs.front().first < end) return;
  for (std::size_t i = 0; i + 1 < a_.fillers.size(); ++i) {
    const Filler& f = a_.fillers[i];
    if (f.first - a_.sentence.first > kHead) return;
    const bool moved = f.kind == FillerKind::goods || f.item.starts_with("group.");
    if (!moved || f.relation != Relation::none || f.origin.empty()) continue;
    const bool bound = std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& g) {
      const bool to =
          g.relation == Relation::to || g.relation == Relation::for_ || g.relation == Relation::in;
      return to && g.kind == FillerKind::entity && g.governor >= f.last &&
             g.governor - f.last <= kHead && g.last <= end;
    });
    if (!bound) continue;
    Trigger t;
    t.noun = static_cast<std::int32_t>(i);
    t.token = f.first;
    t.entry = f.entry;
    t.first = a_.sentence.first;
    t.last = end;
    try_all("headline.n", t, out);
    return;
  }
}

std::vector<RawClaim> Matcher::run(std::uint32_t sentence) const {
  std::vector<RawClaim> out;
  for (std::uint32_t v = 0; v < a_.verbs.size(); ++v) try_verb(v, out);
  for (std::size_t i = 0; i < a_.fillers.size(); ++i)
    if (a_.fillers[i].kind == FillerKind::noun && !a_.fillers[i].item.starts_with("group."))
      try_noun(i, out);
  if (out.empty()) try_headline(out);
  for (RawClaim& claim : out) claim.sentence = sentence;
  return out;
}

}  // namespace vedetta::read
