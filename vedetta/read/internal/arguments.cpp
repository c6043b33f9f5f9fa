#include <algorithm>

#include "vedetta/read/internal/matcher.h"

namespace vedetta::read {
namespace {
constexpr int kMaxDepth = 6;
}

void Matcher::know_verbs() {
  verbs_.resize(a_.verbs.size());
  for (std::size_t s = a_.segments.size(); s-- > 0;)  // of several the first
    for (const std::uint32_t v : a_.segments[s].verbs)
      verbs_[v].segment = static_cast<std::int32_t>(s);
  for (std::size_t v = 0; v < verbs_.size(); ++v)
    for (const LexMatch& m : a_.verbs[v].matches) verbs_[v].bits |= lexicon_.bit(m.group);
  for (std::uint32_t v = 0; v < verbs_.size(); ++v) {
    verbs_[v].subject = find_subject(v);
    verbs_[v].object = find_object(v, 0);
  }
}

bool Matcher::has_class(std::uint32_t verb, const ClassPrefix& prefix) const {
  const auto& matches = a_.verbs[verb].matches;
  return std::any_of(matches.begin(), matches.end(),
                     [&](const LexMatch& m) { return lexicon_.is_in(m.group, prefix); });
}

// The filler with those coordinated with it, inside [from, to).
std::vector<std::int32_t> Matcher::group_of(std::int32_t filler, std::uint32_t from,
                                            std::uint32_t to) const {
  std::vector<std::int32_t> out;
  const Filler& f = a_.fillers[static_cast<std::size_t>(filler)];
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& g = a_.fillers[i];
    // Another reading of the same words, or what they name in them ("arms trade"), stands there
    // too.
    const bool same =
        (g.first >= f.first && g.last <= f.last) || (f.group >= 0 && g.group == f.group);
    if (same && g.first >= from && g.last <= to) out.push_back(static_cast<std::int32_t>(i));
  }
  return out;
}

// The noun phrase before a verb that no adposition governs: of "X, head of Y, says" the name, not
// the apposition; else the nearest.
std::int32_t Matcher::free_before(std::uint32_t from, std::uint32_t to) const {
  std::int32_t own = -1;
  int own_rank = -1;
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& f = a_.fillers[i];
    if (f.first < from || f.last > to || f.relation != Relation::none) continue;
    if (f.item == "pron.dative" || f.item == "pron.object") continue;
    const bool continues =
        own >= 0 && f.group >= 0 && a_.fillers[static_cast<std::size_t>(own)].group == f.group;
    if (continues || (own >= 0 && rereads(own, i))) continue;
    const int rank = f.kind == FillerKind::entity ? 2 : f.kind == FillerKind::pronoun ? 2 : 1;
    if (rank < own_rank && apposed(own, i)) continue;
    own = static_cast<std::int32_t>(i);
    own_rank = rank;
  }
  return own;
}

// Whether the later filler stands inside the earlier and is no better a reading of the same words:
// somebody is one before anything else.
bool Matcher::rereads(std::int32_t earlier, std::size_t later) const {
  const Filler& f = a_.fillers[static_cast<std::size_t>(earlier)];
  const Filler& g = a_.fillers[later];
  if (g.last > f.last) return false;
  const bool better = g.item.starts_with("group.") && !f.item.starts_with("group.");
  return g.first > f.first || !better;
}

// Whether a comma follows the earlier filler, so that the later one may only describe it.
bool Matcher::apposed(std::int32_t earlier, std::size_t later) const {
  const Filler& f = a_.fillers[static_cast<std::size_t>(earlier)];
  return f.last < a_.fillers[later].first && tokens_[f.last].word == ",";
}

// "Hackers working for X stole": what stands before the participle goes on as the subject.
std::vector<std::int32_t> Matcher::resumed(std::uint32_t verb) const {
  const std::int32_t s = segment_of_verb(verb);
  if (s < 1) return {};
  const bool after_aside = a_.segments[static_cast<std::size_t>(s - 1)].link == Link::aside;
  if (a_.segments[static_cast<std::size_t>(s)].link == Link::complement && !after_aside) return {};
  const auto parent = verb - 1;
  for (std::int32_t b = s - 1; b >= 0; --b) {
    const Segment& before = a_.segments[static_cast<std::size_t>(b)];
    if (before.link != Link::participial && before.link != Link::relative &&
        before.link != Link::aside) {
      const std::int32_t free = free_before(before.first, before.last);
      const bool adjoins = b + 1 < s && free >= 0 && before.verbs.empty();
      if (adjoins) return group_of(free, before.first, before.last);
      break;
    }
  }
  const Segment& above = a_.segments[static_cast<std::size_t>(s - 1)];
  const VerbGroup& participle = a_.verbs[parent];
  if (above.link != Link::relative && !participle.finite && above.verbs.size() == 1 &&
      (participle.gerund || participle.reduced)) {
    const std::int32_t free = free_before(above.first, participle.first);
    if (free >= 0) return group_of(free, above.first, participle.first);
  }
  return {};
}

// "the use of missiles launched at X": what a participle right behind it was done to.
std::int32_t Matcher::right_before(std::uint32_t from, std::uint32_t to) const {
  for (std::size_t i = a_.fillers.size(); i-- > 0;) {
    const Filler& f = a_.fillers[i];
    if (f.first >= from && f.last <= to && to - f.last <= 1 && f.kind != FillerKind::pronoun)
      return static_cast<std::int32_t>(i);
  }
  return -1;
}

// What stands in the subject's place, whatever the voice; inherited where the clause has none.
std::vector<std::int32_t> Matcher::surface_subject(std::uint32_t verb, int depth) const {
  const std::int32_t s = segment_of_verb(verb);
  if (s < 0 || depth > kMaxDepth) return {};
  const Segment& segment = a_.segments[static_cast<std::size_t>(s)];
  const VerbGroup& v = a_.verbs[verb];
  if (topic_of(v) >= 0) return {};
  if (v.reduced && segment.antecedent < 0)
    if (const std::int32_t noun = right_before(segment.first, v.first); noun >= 0) return {noun};
  const std::int32_t own = free_before(segment.first, v.first);
  const bool first_participle = v.reduced && segment.antecedent < 0;
  const bool absolute = v.gerund && !language_.pro_drop;  // "Russia having vetoed it"
  if (own >= 0 && (v.finite || first_participle || absolute))
    return group_of(own, segment.first, v.first);
  if (own < 0 && v.finite && (unnamed_subject(v, segment.first) || impersonal(verb))) return {};
  if (segment.link == Link::relative && segment.antecedent >= 0) {
    const auto& f = a_.fillers[static_cast<std::size_t>(segment.antecedent)];
    return group_of(segment.antecedent, a_.sentence.first, std::max(f.last, segment.first));
  }
  if (v.reduced && segment.antecedent >= 0) return {segment.antecedent};
  if (v.infinitive || v.gerund)
    if (auto whose = bearer(verb); !whose.empty()) return whose;
  if (const std::int32_t be = cleft(verb); be >= 0)
    return singled_out(static_cast<std::uint32_t>(be));
  auto other = verb == 0 || segment.parent < 0 ? std::vector<std::int32_t>{}
               : v.finite                      ? resumed(verb)
                                               : controller(verb, depth);
  if (!other.empty()) return other;
  if (const std::int32_t beside = described(v); beside >= 0) return {beside};
  if (segment.parent < 0 || verb == 0) return opened_for(verb);
  // After a relative clause the main clause goes on with its own subject.
  for (std::uint32_t back = verb; back-- > 0;) {
    const std::int32_t b = segment_of_verb(back);
    if (b < 0) break;
    const Segment& before = a_.segments[static_cast<std::size_t>(b)];
    if (before.link == Link::relative && v.finite && segment.link != Link::relative &&
        segment.link != Link::complement && before.antecedent >= 0 && back + 1 == verb)
      return group_of(before.antecedent, a_.sentence.first, before.first);
    return surface_subject(back, depth + 1);
  }
  return {};
}

// "was supplied with oil, John K., who speaks for X, said": set off by a comma, the name before the
// relative clause is the subject of what comes after it.
bool Matcher::begins_anew(std::size_t filler, std::size_t segment) const {
  const Filler& f = a_.fillers[filler];
  if (segment + 2 >= a_.segments.size() || tokens_[f.first - 1].word != ",") return false;
  const Segment& next = a_.segments[segment + 1];
  return next.link == Link::relative && next.antecedent == static_cast<std::int32_t>(filler);
}

std::vector<std::int32_t> Matcher::surface_object(std::uint32_t verb) const {
  const std::int32_t s = segment_of_verb(verb);
  if (s < 0) return {};
  const Segment& segment = a_.segments[static_cast<std::size_t>(s)];
  const VerbGroup& v = a_.verbs[verb];
  std::vector<std::int32_t> out;
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& f = a_.fillers[i];
    if (f.first < v.last || f.last > segment.last || f.relation != Relation::none) continue;
    if (begins_anew(i, static_cast<std::size_t>(s))) continue;
    out.push_back(static_cast<std::int32_t>(i));
  }
  if (out.empty() && shares_object(verb)) return surface_object(verb + 1);
  // A relative clause with a subject of its own: "which X forbids".
  if (out.empty() && segment.link == Link::relative && segment.antecedent >= 0) {
    for (const Filler& f : a_.fillers)
      if (f.first >= segment.first && f.last <= v.first && f.relation == Relation::none)
        return {segment.antecedent};
    if (unnamed_subject(v, segment.first)) return {segment.antecedent};
  }
  return out;
}

std::vector<std::int32_t> Matcher::find_subject(std::uint32_t verb) const {
  const VerbGroup& v = a_.verbs[verb];
  if (const std::int32_t behind = inverted(verb); behind >= 0)
    return group_of(behind, v.last, a_.sentence.last);
  if (!v.passive && !v.reduced) return surface_subject(verb, 0);
  const std::int32_t s = segment_of_verb(verb);
  if (s < 0) return {};
  const Segment& segment = a_.segments[static_cast<std::size_t>(s)];
  std::vector<std::int32_t> out;
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& f = a_.fillers[i];
    const bool agent = f.relation == Relation::by ||
                       (language_.pro_drop && f.relation == Relation::from && f.first >= v.last);
    // "the sending of drones by X was condemned": before the verb it belongs to the noun.
    const bool nouns = f.relation == Relation::by && f.first < v.first && !v.reduced;
    if (f.first >= segment.first && f.last <= segment.last && agent && !nouns)
      out.push_back(static_cast<std::int32_t>(i));
  }
  if (out.empty() && has_done(verb)) return surface_subject(verb - 1, 0);
  if (const std::int32_t topic = topic_of(v); out.empty() && topic >= 0) out.push_back(topic);
  return out;
}

std::vector<std::int32_t> Matcher::find_object(std::uint32_t verb, int depth) const {
  const VerbGroup& v = a_.verbs[verb];
  if (!v.passive && !v.reduced)
    return inverted(verb) >= 0 ? dislocated(verb) : surface_object(verb);
  auto out = surface_subject(verb, depth);
  if (out.empty()) out = surface_object(verb);
  return out;
}

// "to a trader in Tripoli, X": the name after the comma, governed as the noun is; "a trader, X,
// of".
bool Matcher::names_it(const Filler& noun, const Filler& name) const {
  const bool apposed = noun.relation == Relation::none && name.relation == Relation::none &&
                       name.first == noun.last + 1 && tokens_[noun.last].word == "," &&
                       name.last < a_.sentence.last && tokens_[name.last].word == "," &&
                       name.group < 0;
  if (apposed) return true;
  return name.first > noun.last && name.first - noun.last <= 6 && noun.relation != Relation::none &&
         name.relation == noun.relation && name.governor == noun.governor &&
         tokens_[name.first - 1].word == ",";
}

// Whether a possessor belongs to a noun, of which several readings may stand there.
bool Matcher::owns(const Filler& possessor, const Filler& noun) const {
  if (possessor.relation != Relation::possessive || possessor.owner < 0) return false;
  const Filler& owned = a_.fillers[static_cast<std::size_t>(possessor.owner)];
  return owned.first == noun.first && owned.last == noun.last;
}

// "alla ditta iraniana X": an adjective between the noun and its name.
bool Matcher::named_behind(const Filler& noun, const Filler& name) const {
  return language_.adjective_after && !noun.origin.empty() && name.first == noun.last + 1 &&
         tokens_[noun.last].kind == TokenKind::word && name.relation == noun.relation &&
         name.governor == noun.governor;
}

// "a Russian military plane": whose it is, where a name stands before it.
std::vector<Referent> Matcher::owner_of(std::int32_t noun) const {
  for (const Filler& g : a_.fillers)
    if (g.kind == FillerKind::entity && owns(g, a_.fillers[static_cast<std::size_t>(noun)]))
      return {Referent{g.link, g.type, g.origin, g.mention}};
  const Filler& f = a_.fillers[static_cast<std::size_t>(noun)];
  for (const Filler& g : a_.fillers) {  // "a firm in Shandong": the state it lies in
    const bool tied = g.relation == Relation::in || g.relation == Relation::of;
    if (!tied || g.kind != FillerKind::entity || g.first < f.last || g.first - f.last > 3) continue;
    std::vector<Referent> states;  // "firms in China and Russia"
    for (const std::int32_t i :
         group_of(static_cast<std::int32_t>(&g - a_.fillers.data()), f.last, a_.sentence.last))
      if (const auto& state = a_.fillers[static_cast<std::size_t>(i)].origin;
          state.starts_with("gpe:"))
        states.push_back({state, model::MentionType::gpe, state, -1});
    if (!states.empty()) return states;
  }
  return {};
}

// Whether a clause of its own begins between: "hackers working for X" are X's, those who "stole
// from X" are not.
bool Matcher::clause_between(std::uint32_t from, std::uint32_t to) const {
  return std::any_of(a_.verbs.begin(), a_.verbs.end(), [&](const VerbGroup& v) {
    return v.first >= from && v.first < to && v.finite;
  });
}

// "Hamas fighters": the organisation that a name before the noun says.
std::vector<Referent> Matcher::organisation_of(const Filler& noun) const {
  for (const Filler& g : a_.fillers)
    if (g.kind == FillerKind::entity && g.type == model::MentionType::org && owns(g, noun))
      return {Referent{g.link, g.type, g.origin, g.mention}};
  return {};
}

// "officials of the US and South Korea": the states and organisations beside a noun.
std::vector<Referent> Matcher::beside_group(std::int32_t index) const {
  const Filler& f = a_.fillers[static_cast<std::size_t>(index)];
  std::vector<Referent> beside;
  if (!f.origin.empty()) beside.push_back({f.origin, model::MentionType::gpe, f.origin, -1});
  for (std::size_t i = 0; i < a_.fillers.size() && beside.empty(); ++i) {
    const Filler& g = a_.fillers[i];
    const bool after = (g.relation == Relation::of || g.relation == Relation::from ||
                        g.relation == Relation::for_ || g.relation == Relation::in ||
                        g.relation == Relation::to || g.relation == Relation::by) &&
                       g.first >= f.last && g.first - f.last <= 4;
    if (!owns(g, f) && (!after || clause_between(f.last, g.first))) continue;
    for (const std::int32_t member : group_of(static_cast<std::int32_t>(i), 0, a_.sentence.last)) {
      // Ahead only, so that two nouns never ask each other.
      const Filler& m = a_.fillers[static_cast<std::size_t>(member)];
      if (m.kind == FillerKind::noun && m.first < f.last) continue;
      for (const Referent& r : refer(member))
        if (r.type != model::MentionType::loc || !r.state.empty())
          beside.push_back(r.type == model::MentionType::loc
                               ? Referent{r.state, model::MentionType::gpe, r.state, r.mention}
                               : r);
    }
  }
  return beside;
}

// Who a noun like "officials", "hackers" stands for: the state or organisation beside it, or a
// group.
std::vector<Referent> Matcher::refer_group(std::int32_t index) const {
  const Filler& f = a_.fillers[static_cast<std::size_t>(index)];
  const GroupKind* kind = frames_.group(f.item);
  if (!kind) return {};
  for (const Filler& g : a_.fillers)  // "the exchange X": the name says who
    if (g.kind == FillerKind::entity && g.relation != Relation::possessive &&
        (g.first == f.last || names_it(f, g) || named_behind(f, g)))
      return {};
  if (kind->nobody) {  // "a North Korean firm": nobody is named, but whose it is
    if (f.item == "group.vessels" && definite(f.first))
      if (auto ships = discourse_.last_named(model::MentionType::ves); !ships.empty()) return ships;
    if (f.origin.empty()) return owner_of(index);
    return {{f.origin, model::MentionType::gpe, f.origin, -1}};
  }
  if (auto owner = organisation_of(f); !kind->stands_for_state && !owner.empty()) return owner;
  const std::vector<Referent> beside = beside_group(index);
  if (kind->stands_for_state) return beside;
  // "Those experts" after the panel was named.
  const GroupKind* panel = f.item == "group.experts" ? frames_.group("group.panel") : nullptr;
  if (panel && std::any_of(mentions_.begin(), mentions_.end(), [&](const NamedMention& m) {
        return m.mention.link == panel->entity && m.first < f.first;
      }))
    return {{panel->entity, model::MentionType::org, "", -1}};
  const bool spoken_of = discourse_.named(frames_.sanctioned) ||
                         std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& g) {
                           return g.origin == frames_.sanctioned;
                         });
  if (!kind->entity.empty() && spoken_of) return {{kind->entity, model::MentionType::org, "", -1}};
  const std::string_view name = f.item.substr(6);
  Referent own;
  own.type = model::MentionType::grp;
  std::string link = "grp:";
  if (!beside.empty()) {
    own.state = beside.front().state;
    const std::string_view state = beside.front().state;
    if (state.size() == 6)
      for (const char c : state.substr(4)) link += static_cast<char>(c | 0x20);
    if (state.size() == 6) link += '-';
  }
  link += name;
  own.link = discourse_.keep(link);
  return {own};
}

// "The two countries": the two states that the sentence has named so far, else those of the text.
std::vector<Referent> Matcher::states_so_far(std::int32_t index) const {
  std::vector<Referent> out;
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& f = a_.fillers[i];
    const bool before = static_cast<std::int32_t>(i) < index;
    const bool apposed = !before && i <= static_cast<std::size_t>(index) + 2;
    if (f.kind == FillerKind::pronoun || f.origin.empty() || (!before && !apposed)) continue;
    if (f.origin.starts_with("gpe:") &&
        std::none_of(out.begin(), out.end(), [&](const Referent& r) { return r.link == f.origin; }))
      out.push_back({f.origin, model::MentionType::gpe, f.origin, -1});
  }
  return out;
}

// "The exchange", "la ditta": the organisation that the text called so beside its name, else the
// last one that nobody knows.
std::vector<Referent> Matcher::company(const Filler& phrase) const {
  const std::string_view word = tokens_[phrase.last - 1].word;
  constexpr std::uint32_t kBeside = 6;
  for (std::size_t i = mentions_.size(); i-- > 0;) {
    const NamedMention& m = mentions_[i];
    if (m.first >= phrase.first || m.mention.type != model::MentionType::org) continue;
    const std::uint32_t from = m.first > 3 ? m.first - 3 : 0;
    const std::uint32_t to =
        std::min<std::uint32_t>(m.last + kBeside, static_cast<std::uint32_t>(tokens_.size()));
    for (std::uint32_t t = from; t < to; ++t)
      if (tokens_[t].word == word && (t < m.first || t >= m.last) && t < phrase.first)
        return {{m.mention.link, m.mention.type, m.mention.state, static_cast<std::int32_t>(i)}};
  }
  if (phrase.item == "pron.office") return {};  // a court is no company
  for (std::size_t i = mentions_.size(); i-- > 0;) {
    const NamedMention& m = mentions_[i];
    if (m.first < phrase.first && m.mention.type == model::MentionType::org &&
        (m.mention.link.starts_with("nil:") || m.kind == "company"))
      return {{m.mention.link, m.mention.type, m.mention.state, static_cast<std::int32_t>(i)}};
  }
  return {};
}

// Whether a name is the subject of the verb whose object a pronoun is.
bool Matcher::acts_on(std::int32_t name, std::int32_t pronoun) const {
  const Filler& x = a_.fillers[static_cast<std::size_t>(name)];
  const Filler& it = a_.fillers[static_cast<std::size_t>(pronoun)];
  const std::int32_t s = a_.segment_of(it.first);
  if (s < 0 || s != a_.segment_of(x.first) || x.relation != Relation::none) return false;
  const auto& verbs = a_.segments[static_cast<std::size_t>(s)].verbs;
  return std::any_of(verbs.begin(), verbs.end(), [&](std::uint32_t v) {
    return x.last <= a_.verbs[v].first && it.first >= a_.verbs[v].last;
  });
}

// "US allegations", "le accuse di Seul": a name that owns a charge.
bool Matcher::accuses(const Filler& name) const {
  return std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& noun) {
    const bool charge =
        noun.item == "accuse.n" || noun.item == "suspect.n" || noun.item == "charge.n";
    const bool beside = noun.first == name.last || noun.last == name.governor ||
                        (noun.first == name.last + 1 && tokens_[name.last].word == "'s");
    return charge && noun.kind == FillerKind::noun && beside;
  });
}

// A pronoun means a name before it in the sentence, a subject first; else what the text spoke of.
std::vector<Referent> Matcher::refer_pronoun(std::int32_t index, Party type) const {
  const Filler& pronoun = a_.fillers[static_cast<std::size_t>(index)];
  const auto fits_class = [&](const Filler& f) {
    using model::MentionType;
    const std::string_view group = pronoun.item;
    if (group == "pron.singular" || group == "pron.person") return f.type == MentionType::per;
    if (group == "pron.company") return f.type == MentionType::org;
    if (group == "pron.vessel") return f.type == MentionType::ves;
    if (group == "pron.country") return f.type == MentionType::gpe;
    return (group == "pron.thing" || group == "poss.pronoun") &&
           (f.type == MentionType::gpe || f.type == MentionType::org ||
            f.type == MentionType::ves || (f.type == MentionType::per && group == "poss.pronoun"));
  };
  if (pronoun.item == "pron.states")
    if (auto both = states_so_far(index); both.size() == 2) return both;
  if (pronoun.item == "pron.company" || pronoun.item == "pron.office")
    if (auto known = company(pronoun); !known.empty()) return known;
  const bool owner = pronoun.item == "poss.pronoun";
  std::int32_t best = -1;
  for (std::int32_t i = 0; i < index; ++i) {
    const Filler& f = a_.fillers[static_cast<std::size_t>(i)];
    if (f.kind != FillerKind::entity || !fits_class(f)) continue;
    const bool chosen = owner || type == Party::named;
    if (chosen && !fits({f.link, f.type, f.origin, f.mention}, type)) continue;
    if (!owner && acts_on(i, index)) continue;  // "X placed it": it is not X
    if (!owner && accuses(f)) continue;         // "X's charge that it did Y": nor here
    if (best < 0 || f.relation == Relation::none) best = i;
  }
  if (const std::int32_t told = told_by(index); told >= 0 && !owner) {
    const Filler& f = a_.fillers[static_cast<std::size_t>(told)];
    if (f.kind == FillerKind::entity && fits_class(f)) best = told;
  }
  if (best < 0) {
    if (!owner && type != Party::named) return discourse_.resolve(pronoun.item);
    return discourse_.resolve(pronoun.item, [&](const Referent& r) { return fits(r, type); });
  }
  const Filler& f = a_.fillers[static_cast<std::size_t>(best)];
  return {Referent{f.link, f.type, f.origin, f.mention}};
}

std::vector<Referent> Matcher::refer(std::int32_t index, Party type) const {
  const Filler& f = a_.fillers[static_cast<std::size_t>(index)];
  if (f.kind == FillerKind::pronoun) return refer_pronoun(index, type);
  if (f.kind == FillerKind::entity || f.mention >= 0)
    return {Referent{f.link, f.type, f.origin, f.mention}};
  if (f.kind == FillerKind::noun && f.item.starts_with("group.")) return refer_group(index);
  if (f.kind == FillerKind::noun && !f.origin.empty() && intends(f))  // "a Russian offer to sell"
    return {Referent{f.origin, model::MentionType::gpe, f.origin, -1}};
  return {};
}

}  // namespace vedetta::read
