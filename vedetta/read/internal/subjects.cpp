// Who is the subject of a verb that has none before it: infinitives and gerunds, clefts, verbs with
// the subject behind.
#include <algorithm>

#include "vedetta/read/internal/matcher.h"

namespace vedetta::read {
namespace {

constexpr std::uint32_t kNounOf = 10;  // tokens from "the attempt" to its infinitive
constexpr std::uint32_t kBehind = 8;   // tokens from a verb to the name of the subject behind it
constexpr std::uint32_t kObject = 4;   // tokens from a verb to its object
constexpr std::uint32_t kHeaded = 4;   // tokens from a topic to the noun it is about
constexpr std::uint32_t kCleft = 10;   // tokens from its copula to whom it singles out

}  // namespace

// Whether "for" stands before a gerund or infinitive: its subject is whoever the verb before was
// done to.
bool Matcher::blamed_for(const VerbGroup& v) const {
  // "per vendere" is what for, "per aver venduto" what is blamed.
  const bool done = !v.matches.empty() && (v.matches.front().features & kParticiple) != 0;
  if (language_.pro_drop && !done) return false;
  return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
    return (m.last == v.first || m.first == v.first) && lexicon_.name(m.group) == "prep.for" &&
           !m.gapped;
  });
}

std::int32_t Matcher::last_party(std::uint32_t from, std::uint32_t to) const {
  for (std::size_t i = a_.fillers.size(); i-- > 0;) {
    const Filler& f = a_.fillers[i];
    if (f.kind == FillerKind::entity && f.first >= from && f.last <= to)
      return static_cast<std::int32_t>(i);
  }
  return -1;
}

// Whose doing an infinitive or gerund is, where the verb before it says so: "let X send", "accused
// X of sending", "sanctioned X for sending".
std::vector<std::int32_t> Matcher::controller(std::uint32_t verb, int depth) const {
  const VerbGroup& v = a_.verbs[verb];
  const auto parent = verb - 1;
  if (verb_in(parent, "stop.") && !a_.verbs[parent].finite && parent > 0)
    return controller(parent, depth + 1);  // "called on X to stop selling"
  if (verb_in(parent, "allow.") || verb_in(parent, "call.") || verb_in(parent, "bare.")) {
    auto controlled = find_object(parent, depth + 1);
    const std::int32_t above = segment_of_verb(parent);
    for (std::size_t i = 0; i < a_.fillers.size() && controlled.empty() && above >= 0; ++i) {
      const Filler& f = a_.fillers[i];
      if (f.relation == Relation::to && f.first >= a_.verbs[parent].last && f.last <= v.first)
        controlled.push_back(static_cast<std::int32_t>(i));
    }
    if (!controlled.empty()) return controlled;
  }
  if (copula(parent)) {  // "X's answer was to double", "la risposta di X è stata quella di"
    const std::int32_t s = segment_of_verb(parent);
    for (std::size_t i = 0; i < a_.fillers.size() && s >= 0 && v.infinitive; ++i) {
      const Filler& f = a_.fillers[i];
      const bool owns = f.relation == Relation::possessive || f.relation == Relation::of;
      if (f.kind == FillerKind::entity && owns && a_.segment_of(f.first) == s &&
          f.last <= a_.verbs[parent].first)
        return {static_cast<std::int32_t>(i)};
    }
  }
  if (blamed_for(v)) {  // "sanctioned X for trying to …"
    const std::int32_t x = last_party(a_.verbs[parent].last, v.first);
    if (x >= 0) return {x};
    // "put nine firms under sanctions for helping X": the firms, whoever they are.
    const auto blamed = find_object(parent, depth + 1);
    if (std::any_of(blamed.begin(), blamed.end(), [&](std::int32_t i) {
          const Filler& f = a_.fillers[static_cast<std::size_t>(i)];
          return f.kind == FillerKind::entity || f.kind == FillerKind::pronoun ||
                 frames_.group(f.item);
        }))
      return blamed;
  }
  if (verb_in(parent, "accuse.")) {
    auto accused = find_object(parent, depth + 1);
    if (!accused.empty()) return accused;
  }
  return {};
}

// "X's attempt to launch", "the plan of X to sell", "Russian offers to build": whose the noun is
// that an infinitive belongs to.
std::vector<std::int32_t> Matcher::bearer(std::uint32_t verb) const {
  const VerbGroup& v = a_.verbs[verb];
  const std::uint32_t from = std::max(verb == 0 ? a_.sentence.first : a_.verbs[verb - 1].last,
                                      v.first < kNounOf ? a_.sentence.first : v.first - kNounOf);
  std::int32_t noun = -1;
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& f = a_.fillers[i];
    if (f.kind == FillerKind::noun && f.first >= from && f.last <= v.first && intends(f))
      noun = static_cast<std::int32_t>(i);
  }
  if (noun < 0) return {};
  const Filler& own = a_.fillers[static_cast<std::size_t>(noun)];
  for (std::uint32_t t = own.last; t < v.first; ++t)
    if (tokens_[t].kind == TokenKind::punctuation && tokens_[t].word != "'s") return {};
  std::int32_t party = -1;
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& f = a_.fillers[i];
    const bool owns = f.relation == Relation::possessive && f.owner >= 0 &&
                      a_.fillers[static_cast<std::size_t>(f.owner)].first == own.first;
    const bool of =
        f.relation == Relation::of || f.relation == Relation::by || f.relation == Relation::from;
    if (owns) return {static_cast<std::int32_t>(i)};
    if (party < 0 && of && f.governor == own.last && f.last <= v.first)
      party = static_cast<std::int32_t>(i);
  }
  if (party >= 0) return group_of(party, own.last, v.first);
  if (!own.origin.empty()) return {noun};
  return {};
}

// Nouns of planning, trying and being able, which an infinitive follows.
bool Matcher::intends(const Filler& noun) {
  return noun.item == "plan.n" || noun.item == "attempt.n" || noun.item == "able.n" ||
         noun.item == "offer.n" || noun.item == "refuse.n" || noun.item == "promise.n";
}

// "develops and tests missiles": only a conjunction stands before the next verb, which has the
// object.
bool Matcher::shares_object(std::uint32_t verb) const {
  if (verb + 1 >= a_.verbs.size()) return false;
  const VerbGroup& v = a_.verbs[verb];
  const VerbGroup& next = a_.verbs[verb + 1];
  if (next.first != v.last + 1 || v.passive != next.passive || v.reduced != next.reduced)
    return false;
  return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
    return m.first == v.last && m.last == next.first && lexicon_.name(m.group) == "conj.and";
  });
}

// "had eight panels sent": who has it done does it.
bool Matcher::has_done(std::uint32_t verb) const {
  const VerbGroup& v = a_.verbs[verb];
  if (language_.pro_drop || !v.reduced || verb == 0 || !verb_in(verb - 1, "hold.")) return false;
  const std::int32_t what = right_before(a_.verbs[verb - 1].last, v.first);
  return what >= 0 && a_.fillers[static_cast<std::size_t>(what)].last == v.first &&
         a_.fillers[static_cast<std::size_t>(what)].relation == Relation::none;
}

// "the ban on shipping pumps", "il divieto di esportare": what a rule is about is not done.
bool Matcher::ruled_out(std::uint32_t verb) const {
  const VerbGroup& v = a_.verbs[verb];
  return !v.finite && !v.reduced &&
         std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& f) {
           return f.item == "ban.n" && f.last <= v.first && v.first - f.last <= 1;
         });
}

// Who a cleft singles out.
std::vector<std::int32_t> Matcher::singled_out(std::uint32_t copula) const {
  const std::int32_t who = free_after(copula, a_.sentence.last, kCleft);
  return group_of(who, a_.sentence.first, a_.sentence.last);
}

// A form of "be" by itself: its classes are of the word alone.
bool Matcher::copula(std::uint32_t verb) const {
  const VerbGroup& g = a_.verbs[verb];
  const bool alone = std::all_of(g.matches.begin(), g.matches.end(), [](const LexMatch& m) {
    return m.gapped || m.last == m.first + 1;
  });
  return g.finite && alone && std::any_of(a_.matches.begin(), a_.matches.end(), [&](const auto& m) {
           return m.first == g.head && !m.gapped && lexicon_.name(m.group) == "aux.be";
         });
}

// "A vendere i razzi è stata X", "è stata X a vendere i razzi": the copula whose subject is the
// infinitive's; -1 where there is none.
std::int32_t Matcher::cleft(std::uint32_t verb) const {
  const VerbGroup& v = a_.verbs[verb];
  if (!language_.pro_drop || !v.infinitive) return -1;
  std::uint32_t to = v.first;  // "a" stands before the group or begins it
  if (!governs_infinitive(to) && (to == a_.sentence.first || !governs_infinitive(--to))) return -1;
  const bool opens = to == a_.sentence.first || tokens_[to - 1].kind == TokenKind::punctuation;
  if (opens && verb + 1 < a_.verbs.size() && copula(verb + 1) &&
      free_after(verb + 1, a_.sentence.last, kCleft) >= 0)
    return static_cast<std::int32_t>(verb) + 1;
  if (!opens && verb > 0 && copula(verb - 1) && free_after(verb - 1, to, kCleft) >= 0)
    return static_cast<std::int32_t>(verb) - 1;
  return -1;
}

// Whether "a" or "to" stands at a token.
bool Matcher::governs_infinitive(std::uint32_t token) const {
  return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
    return m.first == token && m.last == token + 1 && lexicon_.name(m.group) == "prep.to";
  });
}

// The filler without an adposition that stands next behind a verb, before this token; -1: none.
std::int32_t Matcher::free_after(std::uint32_t verb, std::uint32_t to, std::uint32_t reach) const {
  const std::uint32_t from = a_.verbs[verb].last;
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& f = a_.fillers[i];
    if (f.first < from || f.relation != Relation::none) continue;
    if (f.item == "pron.object" || f.item == "noun.n") continue;
    const bool near = f.first - from <= reach && f.last <= to;
    return near ? static_cast<std::int32_t>(i) : -1;
  }
  return -1;
}

// "Li ha venduti la X", "a Roma è arrivato il ministro": the filler behind the verb that is its
// subject; -1 where there is none.
std::int32_t Matcher::inverted(std::uint32_t verb) const {
  const VerbGroup& v = a_.verbs[verb];
  const std::int32_t s = segment_of_verb(verb);
  if (!language_.pro_drop || !v.finite || v.passive || v.reduced || s < 0) return -1;
  const Segment& segment = a_.segments[static_cast<std::size_t>(s)];
  const bool object = clitic_object(v);
  const bool antecedent = relative_object(verb);
  const bool active = !antecedent && verb_in(verb, "active.");
  if (!object && !antecedent && !v.reflexive && !active) return -1;
  const std::int32_t before = free_before(segment.first, v.first);
  if (before < 0 && unnamed_subject(v, segment.first)) return -1;
  if (before >= 0) {
    const Filler& f = a_.fillers[static_cast<std::size_t>(before)];
    if (!object || f.kind == FillerKind::entity || f.kind == FillerKind::pronoun) return -1;
  }
  const std::int32_t behind = free_after(verb, segment.last, kBehind);
  if (behind < 0) return -1;
  const Filler& f = a_.fillers[static_cast<std::size_t>(behind)];
  for (std::uint32_t t = v.last; t < f.first; ++t)  // "un quinto andò a un distributore, la X"
    if (tokens_[t].word == ",") return -1;
  const GroupKind* kind = frames_.group(f.item);
  const bool moved = kind && !kind->goods.empty();  // "si preparano rinforzi"
  const bool somebody = f.kind == FillerKind::entity || (kind && !moved);
  return active || (object && f.kind != FillerKind::goods) || somebody ? behind : -1;
}

// "Si vendono droni", "si nasconde un accordo": what stands behind has nobody for its doer.
bool Matcher::impersonal(std::uint32_t verb) const {
  const VerbGroup& v = a_.verbs[verb];
  const std::int32_t s = segment_of_verb(verb);
  return language_.pro_drop && v.reflexive && v.finite && s >= 0 &&
         free_after(verb, a_.segments[static_cast<std::size_t>(s)].last, kBehind) >= 0;
}

// "i missili che ha lanciato la Corea del Nord": goods stand for the relative pronoun of a verb
// that handles goods.
bool Matcher::relative_object(std::uint32_t verb) const {
  const Segment& segment = a_.segments[static_cast<std::size_t>(segment_of_verb(verb))];
  if (segment.link != Link::relative || segment.antecedent < 0) return false;
  const Filler& f = a_.fillers[static_cast<std::size_t>(segment.antecedent)];
  return f.kind == FillerKind::goods &&
         (verb_in(verb, "give.") || verb_in(verb, "get.") || verb_in(verb, "fire.") ||
          verb_in(verb, "test.") || verb_in(verb, "produce.") || verb_in(verb, "use.")) &&
         !verb_in(verb, "hit.") && !verb_in(verb, "reach.");
}

// "and the clerk sold oil": right before the verb stands a noun that nobody knows, with its
// determiner: the subject, whoever it is.
bool Matcher::unnamed_subject(const VerbGroup& verb, std::uint32_t from) const {
  constexpr std::uint32_t kPhrase = 4;  // tokens of such a noun phrase
  const auto is = [&](std::uint32_t token, const ClassPrefix& group) {
    return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
      return m.first == token && !m.gapped && lexicon_.is_in(m.group, group);
    });
  };
  std::uint32_t t = verb.first;
  while (t > from && is(t - 1, "adv.")) --t;
  if (t == from || is(t - 1, "det.")) return false;
  for (std::uint32_t steps = 0; t > from && steps < kPhrase; ++steps) {
    --t;
    if (tokens_[t].kind != TokenKind::word || tokens_[t].capital) return false;
    const bool known = std::any_of(a_.fillers.begin(), a_.fillers.end(),
                                   [&](const Filler& f) { return f.first <= t && t < f.last; }) ||
                       std::any_of(a_.times.begin(), a_.times.end(), [&](const FoundTime& time) {
                         return time.first <= t && t < time.last;
                       });
    if (known || is(t, "prep.") || is(t, "conj.") || is(t, "sub.") || is(t, "rel.")) return false;
    if (is(t, "det.article") || is(t, "poss.")) return t == from || !is(t - 1, "prep.");
  }
  return false;
}

// "I droni li ha venduti la X": what stands before the verb whose subject is behind it.
std::vector<std::int32_t> Matcher::dislocated(std::uint32_t verb) const {
  const VerbGroup& v = a_.verbs[verb];
  const std::uint32_t from = a_.segments[static_cast<std::size_t>(segment_of_verb(verb))].first;
  std::vector<std::int32_t> out;
  if (relative_object(verb))
    return {a_.segments[static_cast<std::size_t>(segment_of_verb(verb))].antecedent};
  if (!clitic_object(v)) return out;
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& f = a_.fillers[i];
    const bool clitic = f.item == "pron.object" && f.last == v.first;
    if (clitic || (f.kind == FillerKind::goods && f.relation == Relation::none && f.first >= from &&
                   f.last <= v.first))
      out.push_back(static_cast<std::int32_t>(i));
  }
  return out;
}

// "Corea del Nord, lanciati due missili": a state by itself at the head of the sentence, set off
// from what begins at this token; -1: none. Behind a colon a capital would say so, not do it.
std::int32_t Matcher::headed(std::uint32_t token) const {
  if (a_.fillers.empty()) return -1;
  const Filler& f = a_.fillers.front();
  const bool state = f.kind == FillerKind::entity && f.origin.starts_with("gpe:") &&
                     (f.type == model::MentionType::gpe || f.type == model::MentionType::loc);
  if (!state || f.first != a_.sentence.first || f.relation != Relation::none) return -1;
  if (f.last + 1 > token || token - f.last > kHeaded) return -1;
  const std::string_view mark = tokens_[f.last].word;
  const bool name = f.type == model::MentionType::gpe && f.mention >= 0 &&
                    !mentions_[static_cast<std::size_t>(f.mention)].mention.metonym;
  return (mark == "," && language_.pro_drop) || (mark == ":" && name) ? 0 : -1;
}

// The topic whose doing a participle without auxiliary tells, where its object stands behind.
std::int32_t Matcher::topic_of(const VerbGroup& v) const {
  if (!v.reduced || v.first != v.head) return -1;
  const std::int32_t topic = headed(v.first);
  if (topic < 0 || v.first != a_.fillers.front().last + 1) return -1;
  const bool object = std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& o) {
    return o.first >= v.last && o.first - v.last <= kObject && o.relation == Relation::none;
  });
  return object ? topic : -1;
}

// "X told Y that it would sell": who says so, where the pronoun is the subject of what is said.
std::int32_t Matcher::told_by(std::int32_t pronoun) const {
  const Filler& it = a_.fillers[static_cast<std::size_t>(pronoun)];
  const std::int32_t s = a_.segment_of(it.first);
  if (s < 1 || it.relation != Relation::none) return -1;
  const Segment& own = a_.segments[static_cast<std::size_t>(s)];
  if (own.link != Link::complement || own.verbs.empty() || own.parent < 0) return -1;
  const Segment& above = a_.segments[static_cast<std::size_t>(own.parent)];
  if (it.last > a_.verbs[own.verbs.front()].first || above.verbs.empty()) return -1;
  const VerbGroup& says = a_.verbs[above.verbs.back()];
  if (!says.finite || says.passive) return -1;
  return free_before(above.first, says.first);
}

// "lo", "li", "l'" right before a verb.
bool Matcher::clitic_object(const VerbGroup& verb) const {
  return std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& f) {
    return f.item == "pron.object" && f.last == verb.first;
  });
}

// "sanctioned firms selling drones", "with Iran sending missiles": who stands right before a
// gerund; -1 where nobody does.
std::int32_t Matcher::described(const VerbGroup& v) const {
  if (language_.pro_drop || !v.gerund) return -1;
  for (std::size_t i = a_.fillers.size(); i-- > 0;) {
    const Filler& f = a_.fillers[i];
    if (f.last != v.first || f.relation == Relation::possessive) continue;
    if (f.kind == FillerKind::entity || frames_.group(f.item)) return static_cast<std::int32_t>(i);
  }
  return -1;
}

// "Sailing without AIS, X approached Y": the subject of the clause that a gerund or participle
// opens is the next one's.
std::vector<std::int32_t> Matcher::opened_for(std::uint32_t verb) const {
  const VerbGroup& v = a_.verbs[verb];
  if (!v.gerund && !v.reduced) return {};
  for (std::uint32_t next = verb + 1; next < a_.verbs.size(); ++next) {
    const VerbGroup& main = a_.verbs[next];
    const std::int32_t s = segment_of_verb(next);
    if (!main.finite || s < 0) continue;
    const Segment& segment = a_.segments[static_cast<std::size_t>(s)];
    if (tokens_[segment.first].word != ",") return {};
    const std::int32_t own = free_before(segment.first, main.first);
    return own < 0 ? std::vector<std::int32_t>{} : group_of(own, segment.first, main.first);
  }
  return {};
}

}  // namespace vedetta::read
