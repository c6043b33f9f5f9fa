#include <algorithm>

#include "vedetta/read/internal/matcher.h"

namespace vedetta::read {
namespace {

Relation relation_of(Slot slot) {
  switch (slot) {
    case Slot::to:
      return Relation::to;
    case Slot::from:
      return Relation::from;
    case Slot::by:
      return Relation::by;
    case Slot::with:
      return Relation::with;
    case Slot::into:
    case Slot::in:
      return Relation::in;
    case Slot::on:
      return Relation::on;
    case Slot::for_:
      return Relation::for_;
    case Slot::against:
      return Relation::against;
    case Slot::between:
      return Relation::between;
    case Slot::via:
      return Relation::via;
    case Slot::about:
      return Relation::about;
    case Slot::of:
      return Relation::of;
    default:
      return Relation::other;
  }
}

}  // namespace

// "bars the sale of coal by X": a verb has an agent behind it only where it is passive, or names
// what somebody is to do.
bool Matcher::agent(const Filler& by, std::size_t verb) const {
  const VerbGroup& v = a_.verbs[verb];
  return by.first >= v.first && (v.passive || v.reduced || !v.finite);
}

bool Matcher::verb_within(std::uint32_t first, std::uint32_t last) const {
  const std::int32_t clause = a_.segment_of(last);
  return std::any_of(a_.verbs.begin(), a_.verbs.end(), [&](const VerbGroup& v) {
    return v.finite && v.first > first && v.last <= last && a_.segment_of(v.first) == clause;
  });
}

// Whether the last of a group of names stands right before a noun.
bool Matcher::paired_before(std::int32_t group, std::uint32_t noun) const {
  return std::any_of(a_.fillers.begin(), a_.fillers.end(),
                     [&](const Filler& f) { return f.group == group && f.last == noun; });
}

std::vector<std::int32_t> Matcher::governed(const Trigger& t, Relation relation) const {
  std::vector<std::int32_t> out;
  std::uint32_t last = t.last;
  const std::int32_t own = a_.segment_of(t.token);
  const auto next = static_cast<std::size_t>(own + 1);
  if (relation == Relation::from && next < a_.segments.size() &&
      a_.segments[next].link == Link::participial)
    last = a_.segments[next].last;  // "went to X, leaving from Y"
  std::uint32_t resumed = 0;  // "carried X, paid for in bitcoin, from Y to Z": after the comma
  if (next < a_.segments.size() && a_.segments[next].link == Link::participial)
    for (std::uint32_t x = a_.segments[next].first + 1; x < a_.segments[next].last; ++x)
      if (tokens_[x].word == "," && resumed == 0) resumed = x;
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& f = a_.fillers[i];
    if (f.relation != relation || f.first < t.first) continue;
    const bool after = resumed != 0 && f.first > resumed && f.last <= a_.segments[next].last;
    if (f.last > last && !after) continue;
    // "between X and Y an old pact holds", "the X-Y pact"
    const bool ahead =
        relation == Relation::between && (f.governor == t.first || f.last == t.token ||
                                          (f.group >= 0 && paired_before(f.group, t.token)));
    if (t.noun >= 0 && f.first < t.token && !ahead) continue;
    // "The heist was the work of X": X is another noun's, behind a verb.
    const bool apart = tokens_[f.governor > 0 ? f.governor - 1 : 0].word == ",";
    if (t.noun >= 0 && relation == Relation::of && f.kind == FillerKind::entity && !apart &&
        verb_within(t.token, f.first))
      continue;
    if (relation == Relation::by && t.verb >= 0 && !agent(f, static_cast<std::size_t>(t.verb)))
      continue;
    out.push_back(static_cast<std::int32_t>(i));
  }
  return out;
}

// "in X" belongs to the trigger when it follows the verb, goods or figures, not some other noun.
bool Matcher::attached(std::size_t filler, const Trigger& t) const {
  const std::uint32_t before = a_.fillers[filler].governor;
  if (before == 0 || before <= t.first) return true;
  if (tokens_[before - 1].word == ",") return true;
  if (t.verb >= 0 && a_.verbs[static_cast<std::size_t>(t.verb)].last == before) return true;
  for (const Filler& f : a_.fillers) {
    if (f.kind == FillerKind::entity || f.last > before || before - f.last > 2) continue;
    bool plain = true;  // an adjective may stand between: "gasolio russo in"
    for (std::uint32_t x = f.last; x < before; ++x)
      plain = plain && tokens_[x].kind == TokenKind::word &&
              std::none_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
                return m.first == x && !m.gapped &&
                       (lexicon_.is_in(m.group, "prep.") || lexicon_.is_in(m.group, "conj."));
              });
    if (plain) return true;
  }
  return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
    return m.last == before && !m.gapped && lexicon_.is_in(m.group, "adv.");
  });
}

// Whether a noun is among fillers, or another reading of its words.
bool Matcher::has_noun(const std::vector<std::int32_t>& fillers, const Filler& noun) const {
  return std::any_of(fillers.begin(), fillers.end(), [&](std::int32_t i) {
    const Filler& f = a_.fillers[static_cast<std::size_t>(i)];
    return f.first == noun.first && f.last == noun.last && f.kind != FillerKind::entity;
  });
}

// "discussed X in Italy, among others the export of Y": behind a comma a noun is the verb's object
// only as one of a list.
bool Matcher::near_verb(std::uint32_t verb, const Filler& noun) const {
  for (std::uint32_t t = a_.verbs[verb].last; t < noun.first; ++t)
    if (tokens_[t].word == "," && noun.group < 0) return false;
  return true;
}

// A noun as the object of a light verb ("carried out a test") has the verb's subject.
std::vector<std::int32_t> Matcher::noun_subject(const Trigger& t) const {
  for (std::uint32_t v = 0; v < a_.verbs.size(); ++v) {
    const bool light = verb_in(v, "light.") || verb_in(v, "continue.") || verb_in(v, "plan.") ||
                       verb_in(v, "attempt.");
    const bool blames = verb_in(v, "accuse.");  // "blames X for the theft": X did it
    if (!light && !blames) continue;
    const auto& objects = object(v);
    const Filler& noun = a_.fillers[static_cast<std::size_t>(t.noun)];
    const std::uint32_t end = a_.verbs[v].last;
    const bool tied = noun.relation == Relation::other || noun.relation == Relation::with;
    // "was involved in the sale": the adposition is the light verb's own.
    const bool own = std::any_of(
        a_.verbs[v].matches.begin(), a_.verbs[v].matches.end(),
        [&](const LexMatch& m) { return m.last == noun.governor + 1 && noun.governor >= end; });
    const bool here = a_.segment_of(noun.first) == segment_of_verb(v);
    const bool behind =
        light && (own || (tied && here && noun.governor >= end && noun.governor <= end + 1));
    if (blames && noun.first >= end && noun.relation == Relation::for_ && noun.last <= t.last)
      return objects;
    if (behind || (light && has_noun(objects, noun) && near_verb(v, noun))) return subject(v);
    if (copula(v) && has_noun(subject(v), noun)) return objects;  // "the main supplier is X"
  }
  const Filler& noun = a_.fillers[static_cast<std::size_t>(t.noun)];
  const bool free =
      noun.relation == Relation::none && (a_.verbs.empty() || a_.verbs.front().first > noun.first);
  if (const std::int32_t topic = free ? headed(noun.first) : -1; topic >= 0) return {topic};
  return {};
}

// Who a noun belongs to: "Russia's use", "its exports".
std::vector<std::int32_t> Matcher::possessors(const Trigger& t) const {
  std::vector<std::int32_t> out;
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& f = a_.fillers[i];
    if (f.relation != Relation::possessive || f.first < t.first || f.last > t.last) continue;
    const bool own =
        t.noun >= 0 && f.owner >= 0 &&
        (f.owner + 1 == t.noun || owns(f, a_.fillers[static_cast<std::size_t>(t.noun)]));
    if (own) out.push_back(static_cast<std::int32_t>(i));
  }
  return out;
}

// Goods that a noun phrase names in front of its noun or within it: "arms trade".
std::vector<std::int32_t> Matcher::inside_noun(const Trigger& t) const {
  std::vector<std::int32_t> out;
  if (t.noun < 0) return out;
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& f = a_.fillers[i];
    const Filler& noun = a_.fillers[static_cast<std::size_t>(t.noun)];
    const bool itself = f.first == noun.first && f.last == noun.last;
    if (f.kind == FillerKind::goods && !itself && f.first >= noun.first && f.last <= noun.last)
      out.push_back(static_cast<std::int32_t>(i));
  }
  for (std::int32_t i = t.noun; i-- > 0;) {
    const Filler& f = a_.fillers[static_cast<std::size_t>(i)];
    if (f.first == t.token) continue;  // the same noun in another class
    const bool apart = a_.fillers[static_cast<std::size_t>(t.noun)].governor >= f.last;
    if (f.last > t.token || t.token - f.last > 1 || apart) break;
    if (f.relation == Relation::possessive) break;
    out.push_back(i);
  }
  return out;
}

// "vetoed the renewal of the panel's mandate": whom the object is about.
std::vector<std::int32_t> Matcher::inside_object(const Trigger& t) const {
  std::vector<std::int32_t> out;
  const std::uint32_t from =
      t.verb >= 0 ? a_.verbs[static_cast<std::size_t>(t.verb)].last : t.token;
  const bool passive = t.verb >= 0 && a_.verbs[static_cast<std::size_t>(t.verb)].passive;
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& f = a_.fillers[i];
    const bool inside =
        passive ? f.first >= t.first && f.last <= from : f.first >= from && f.last <= t.last;
    const Filler* owned = f.relation == Relation::possessive && f.owner >= 0
                              ? &a_.fillers[static_cast<std::size_t>(f.owner)]
                              : nullptr;  // "bound for Houthi forces": theirs is no object
    const bool theirs = owned && owned->first <= f.last + 1 && owned->relation != Relation::none &&
                        owned->relation != Relation::of;
    if (inside && !theirs && f.kind != FillerKind::goods &&
        (f.relation == Relation::of || f.relation == Relation::possessive))
      out.push_back(static_cast<std::int32_t>(i));
  }
  return out;
}

// "attributes it to X", "blamed it on X", "was the work of X".
bool Matcher::ascribed_to(const Filler& f, const Trigger& t) const {
  for (std::uint32_t v = 0; v < a_.verbs.size(); ++v) {
    const std::uint32_t end = a_.verbs[v].last;
    const bool behind = f.first >= end && (f.first - end <= 3 || f.first >= t.first);
    const bool to = f.relation == Relation::to && verb_in(v, "attribute.");
    const bool on = f.relation == Relation::on && verb_in(v, "pin.");
    if (behind && (to || on)) return true;
  }
  return f.first > t.first &&
         std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
           return m.last <= f.first && f.first - m.last <= 1 && m.first >= t.token &&
                  lexicon_.is_in(m.group, "authored.");
         });
}

// Whether a filler stands in a place that no adposition alone gives.
bool Matcher::stands_at(Slot slot, const Filler& f, const Trigger& t) const {
  using model::MentionType;
  const bool entity = f.kind == FillerKind::entity;
  if (slot == Slot::vessels) return entity && f.type == MentionType::ves && f.last <= t.token;
  if (slot == Slot::after)
    return t.noun >= 0 && f.first >= t.token + 1 && f.first <= t.token + 6 &&
           (f.kind == FillerKind::goods || frames_.group(f.item));
  if (slot == Slot::before)
    return f.kind == FillerKind::goods && f.last <= t.token && t.token - f.last <= 3;
  if (slot == Slot::ascribed) return f.last <= t.last && ascribed_to(f, t);
  const bool where =
      f.type == MentionType::loc || f.type == MentionType::fac || f.type == MentionType::gpe;
  const bool tied =
      f.relation == Relation::in || f.relation == Relation::of || f.relation == Relation::on;
  return entity && where && tied && f.first >= t.token && f.last <= t.last &&
         f.origin != frames_.sanctioned;
}

std::vector<std::int32_t> Matcher::find_at_slot(Slot slot, const Trigger& t) const {
  const auto verb = static_cast<std::uint32_t>(t.verb);
  std::vector<std::int32_t> out;
  switch (slot) {
    case Slot::subject:
      return t.verb >= 0 ? subject(verb) : noun_subject(t);
    case Slot::object:
      if (t.verb < 0) return out;
      out = object(verb);
      if (t.last > a_.segments[static_cast<std::size_t>(segment_of_verb(verb))].last &&
          verb + 1 < a_.verbs.size())
        for (const std::int32_t i : surface_object(verb + 1)) out.push_back(i);
      return out;
    case Slot::second:
      if (t.verb < 0) return out;
      out = object(verb);
      if (a_.verbs[verb].passive) {  // "X was sent shells": also who was sent them
        const auto given = surface_object(verb);
        if (given.empty()) out.clear();
        out.insert(out.begin(), given.begin(), given.end());
      }
      for (std::size_t i = 0; i < a_.fillers.size(); ++i)
        if (a_.fillers[i].item == "pron.dative" && a_.fillers[i].last == a_.verbs[verb].first)
          out.push_back(static_cast<std::int32_t>(i));
      return out;
    case Slot::itself:
      if (t.noun >= 0) out.push_back(t.noun);
      return out;
    case Slot::possessive:
      return possessors(t);
    case Slot::compound:
    case Slot::compound_party:
      return inside_noun(t);
    case Slot::origin:
    case Slot::demonym:
      return out;  // has no filler: see fill_party
    case Slot::after:
    case Slot::place:
    case Slot::vessels:
    case Slot::ascribed:
    case Slot::before:
      for (std::size_t k = 0; k < a_.fillers.size(); ++k)
        if (stands_at(slot, a_.fillers[k], t)) out.push_back(static_cast<std::int32_t>(k));
      return out;
    case Slot::object_of:
      return inside_object(t);
    case Slot::clause: {
      const std::int32_t s = a_.segment_of(t.token);
      if (s < 0) return out;
      const auto& verbs = a_.segments[static_cast<std::size_t>(s)].verbs;
      return verbs.empty() ? out : subject(verbs.back());
    }
    case Slot::into:
      for (const std::int32_t i : governed(t, Relation::in))
        if (attached(static_cast<std::size_t>(i), t)) out.push_back(i);
      return out;
    default:
      return governed(t, relation_of(slot));
  }
}

}  // namespace vedetta::read
