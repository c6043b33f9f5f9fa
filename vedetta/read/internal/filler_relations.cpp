// What ties fillers to what they belong to: adpositions, possession, coordination, apposition.
#include <algorithm>

#include "vedetta/read/internal/analyser.h"

namespace vedetta::read {
namespace {

constexpr std::uint32_t kReach = 8;  // words an adposition governs at most

}  // namespace

// Where the figure begins that ends at this token and counts nothing by itself ("40 barrels", not
// "40 missiles"); the token itself where none does.
std::uint32_t Analyser::figure_from(std::uint32_t last) const {
  for (const FoundQuantity& q : out_.quantities) {
    if (q.last != last || q.first < out_.sentence.first) continue;
    const bool counted =
        std::any_of(out_.fillers.begin(), out_.fillers.end(),
                    [&](const Filler& f) { return f.first >= q.first && f.last <= q.last; });
    if (!counted) return q.first;
  }
  return last;
}

// Where the words for a part begin that end at this token ("the bulk of"); the token itself where
// there are none.
std::uint32_t Analyser::part_from(std::uint32_t last) const {
  constexpr std::uint32_t kLongest = 4;
  for (std::uint32_t t = last; t-- > out_.sentence.first && t + kLongest >= last;)
    if (const LexMatch* part = longest(t, "part."); part && part->last == last) return t;
  return last;
}

// "at least 40 barrels of X", "half of X": what stands before X and counts it begins here; the
// token itself where nothing does.
std::uint32_t Analyser::count_from(const Filler& filler, const LexMatch* prep,
                                   std::uint32_t last) const {
  if (filler.kind == FillerKind::pronoun || (prep && lexicon_.name(prep->group) != "prep.of"))
    return last;
  const std::uint32_t figure = figure_from(last);
  return figure < last || !prep || filler.kind == FillerKind::entity ? figure : part_from(last);
}

// Where the noun phrase of a filler begins: "at least nine missiles" with its figure.
std::uint32_t Analyser::begin_of(const Filler& filler) const {
  for (const FoundQuantity& q : out_.quantities)
    if (q.first < filler.first && filler.first < q.last) return q.first;
  return filler.first;
}

// "con sede a Dubai": where somebody is, no goal.
bool Analyser::seat(const LexMatch& prep) const {
  constexpr std::uint32_t kLongest = 4;
  if (lexicon_.name(prep.group) != "prep.to") return false;
  for (std::uint32_t t = prep.last; t-- > out_.sentence.first && t + kLongest >= prep.last;)
    for (const LexMatch* m : classes_.starts[at(t)])
      if (m->last == prep.last && lexicon_.name(m->group) == "name.origin") return true;
  return false;
}

Relation Analyser::relation_of(const LexMatch& prep) const {
  if (names_source(prep)) return Relation::other;
  return seat(prep) ? Relation::of : parse_relation(lexicon_.name(prep.group).substr(5));
}

// Where the noun begins that has the adposition inside; the adposition's last token where none has.
std::uint32_t Analyser::noun_around(const LexMatch& prep, std::size_t index) const {
  for (std::size_t i = index; i-- > 0 && out_.fillers[i].last >= prep.last;)
    if (const Filler& g = out_.fillers[i]; g.first < prep.first && g.kind == FillerKind::noun &&
                                           g.last > prep.last && g.item.starts_with("group."))
      return g.first;
  return prep.last - 1;
}

// The adposition that governs a filler: the nearest to its left inside the noun phrase.
void Analyser::relate_one(std::size_t index) {
  Filler& f = out_.fillers[index];
  if (f.relation == Relation::possessive) return;
  bool begun = false;
  for (std::uint32_t i = begin_of(f), steps = 0; i > out_.sentence.first && steps < kReach;
       ++steps) {
    --i;
    const LexMatch* prep = classes_.prep[at(i)];
    if (!prep && !in_name(i))  // "in segreto", "all'estero": one adverb
      for (std::uint32_t start = i; start-- > out_.sentence.first && start + 4 > i;)
        if (const LexMatch* m = longest(start, "adv.");
            m && m->last == i + 1 && m->last > start + 1)
          i = start;
    if (const std::uint32_t noun = prep ? noun_around(*prep, index) : i; noun < i) {
      i = noun;  // "il trafficante d'armi X"
      continue;
    }
    // Part of the verb ("rely on X"), unless it begins in it ("be bound for X").
    if (prep && verb_at(prep->first) >= 0 && verb_at(prep->last - 1) >= 0) return;
    if (prep && (opens_clause(prep->first, f) || particle(*prep, f))) return;
    if (prep && prep->last < f.first && f.kind == FillerKind::pronoun) return;  // "on legs it ran"
    const std::uint32_t end = prep ? prep->first : i + 1;
    if (const std::uint32_t count = count_from(f, prep, end); count < end) {
      i = count;
      begun = true;
      continue;
    }
    const bool begins = !in_name(i) && !prep &&
                        (is(i, "det.") || is(i, "poss.") || tokens_[i].kind == TokenKind::number);
    // "in a container two technicians": a determiner or figure begins a noun phrase of its own.
    if (begun && !prep && !begins && !is(i, "adv.")) return;
    begun = begun || begins;
    if (prep) {
      f.relation = relation_of(*prep);
      f.governor = prep->first;
      return;
    }
    if (tokens_[i].word == "'s") {  // "for North Korea's hackers": past the whole name
      if (i > out_.sentence.first && in_name(i - 1))
        i = names_.mentions[static_cast<std::size_t>(classes_.mention[at(i - 1)])].first;
      continue;
    }
    // "la ministra degli Esteri X": X is what its title is.
    if (const LexMatch* title = classes_.title[at(i)]) {
      i = title->first;
      continue;
    }
    if (in_name(i) && describes(i, index)) {
      i = names_.mentions[static_cast<std::size_t>(classes_.mention[at(i)])].first;
      continue;
    }
    if (barrier(i) || (in_name(i) && (i + 1 >= out_.sentence.last || tokens_[i + 1].word != "'s")))
      return;  // a name completes the noun phrase before it
  }
}

// "to a trader in Tripoli, X": the name after the comma is the trader, and is governed as he is.
// "The minister of enterprises, X, received", "one of the brokers, X, had": a name between commas
// and before the verb is its subject's, not what follows "of".
bool Analyser::names_head(const Filler& name, const Filler& before) const {
  const std::uint32_t verb = name.last + 1;
  if (before.relation != Relation::of || verb >= out_.sentence.last ||
      tokens_[name.last].word != "," || verb_at(verb) < 0 ||
      !out_.verbs[static_cast<std::size_t>(verb_at(verb))].finite)
    return false;
  const std::uint32_t head = before.governor;
  const bool one = head > out_.sentence.first && is(head - 1, "part.one");
  if (!one && name.type != model::MentionType::per) return false;
  for (std::uint32_t t = head; t-- > out_.sentence.first;) {
    if (verb_at(t) >= 0 || tokens_[t].kind == TokenKind::punctuation) return true;
    if (classes_.prep[at(t)]) return false;
  }
  return true;
}

void Analyser::appose(std::size_t index) {
  Filler& f = out_.fillers[index];
  if (f.kind != FillerKind::entity || f.relation != Relation::none) return;
  if (f.first == out_.sentence.first || tokens_[f.first - 1].word != ",") return;
  // "with a nod from its envoy, Russia on Thursday killed off": the subject of what follows.
  for (std::uint32_t t = f.last; t < out_.sentence.last; ++t) {
    if (tokens_[t].kind == TokenKind::punctuation || is(t, "rel.") || is(t, "conj.")) break;
    const std::int32_t verb = verb_at(t);
    if (verb >= 0 && out_.verbs[static_cast<std::size_t>(verb)].finite) return;
  }
  for (std::size_t i = index; i-- > 0;) {
    const Filler& before = out_.fillers[i];
    if (f.first - before.last > 6) return;
    for (std::uint32_t t = before.last; t + 1 < f.first; ++t)
      if (verb_at(t) >= 0 || is(t, "conj.") || tokens_[t].word == ",") return;
    if (before.kind != FillerKind::noun || !before.item.starts_with("group.")) continue;
    if (names_head(f, before)) return;
    f.relation = before.relation;
    f.governor = before.governor;
    return;
  }
}

// "weapons, including missiles": words that name a part of what stands before.
bool Analyser::including(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t)
    if (is(t, "conj.including")) return true;
  return false;
}

// "Iran, North Korea and Syria": after a filler, commas lead to a conjunction.
bool Analyser::list_goes_on(std::size_t index) const {
  for (std::size_t i = index; i + 1 < out_.fillers.size() && i < index + 6; ++i) {
    bool comma = false;
    for (std::uint32_t t = out_.fillers[i].last; t < out_.fillers[i + 1].first; ++t) {
      if (verb_at(t) >= 0) return false;
      if ((is(t, "conj.and") || is(t, "conj.including")) && !in_name(t)) return true;
      comma = comma || tokens_[t].word == ",";
    }
    if (!comma) return false;
  }
  return false;
}

// "In return Moscow handed over": a name right before a verb that has no other subject, with a noun
// between it and the adposition, is that verb's subject.
void Analyser::free_subjects() {
  for (std::uint32_t v = 0; v < out_.verbs.size(); ++v) {
    const VerbGroup& verb = out_.verbs[v];
    const std::uint32_t from = v == 0 ? out_.sentence.first : out_.verbs[v - 1].last;
    if (!verb.finite || last_free_filler(from, verb.first) >= 0) continue;
    for (std::size_t i = 1; i < out_.fillers.size(); ++i) {
      Filler& f = out_.fillers[i];
      const Filler& noun = out_.fillers[i - 1];
      const bool after_noun = noun.kind == FillerKind::noun && noun.last == f.first &&
                              !noun.item.starts_with("group.") && noun.first > f.governor;
      if (f.kind == FillerKind::entity && f.last == verb.first && after_noun &&
          f.relation != Relation::of)
        f.relation = Relation::none;
    }
  }
}

// Whether the next filler stands in the same noun phrase.
bool Analyser::next_in_phrase(std::size_t index) const {
  for (std::uint32_t t = out_.fillers[index].last; t < out_.fillers[index + 1].first; ++t)
    if (tokens_[t].word == "," || verb_at(t) >= 0 || is(t, "rel.") || is(t, "sub.") ||
        (is(t, "prep.") && !is(t, "prep.of")))
      return false;
  return true;
}

// "il vertice Putin-Kim", "the Russia-Iran pact": names that a hyphen joins are the two sides.
bool Analyser::paired(std::size_t index) {
  Filler& f = out_.fillers[index];
  Filler& before = out_.fillers[index - 1];
  const bool hyphen = f.first == before.last + 1 && tokens_[before.last].word == "-" &&
                      !tokens_[before.last].space_before && !tokens_[f.first].space_before;
  if (!hyphen || f.kind != FillerKind::entity || before.kind != FillerKind::entity) return false;
  if (before.group < 0) before.group = static_cast<std::int32_t>(index - 1);
  f.group = before.group;
  for (Filler* side : {&before, &f}) {
    side->relation = Relation::between;
    side->governor = before.first;
    side->owner = -1;
  }
  return true;
}

// "Russia's use of", "a Quillmark accountant": the possessor belongs to the next noun.
void Analyser::tie_owner(std::size_t index) {
  if (set_suffixed_apart(index)) return;
  Filler& f = out_.fillers[index];
  const bool followed = index + 1 < out_.fillers.size();
  const auto next = static_cast<std::int32_t>(index + 1);
  if (f.last < out_.sentence.last && tokens_[f.last].word == "'s" && f.kind == FillerKind::entity) {
    f.relation = Relation::possessive;
    if (followed) f.owner = next;
  }
  if (f.item == "origin.n" && index > 0 && out_.fillers[index - 1].kind == FillerKind::goods &&
      out_.fillers[index - 1].last == f.first)
    f.relation = Relation::of;  // "missiles made in": says whose they are
  if (attributive(index)) {
    f.relation = Relation::possessive;
    if (followed && out_.fillers[index + 1].first <= f.last + 1) f.owner = next;
  }
  if (behind_noun(index)) {
    f.relation = Relation::possessive;
    f.owner = static_cast<std::int32_t>(index) - 1;
  }
  if (f.relation == Relation::possessive && f.owner < 0 && followed && next_in_phrase(index))
    f.owner = next;
}

// Only conjunctions, commas, determiners and adjectives between like fillers: a list.
void Analyser::coordinate(std::size_t index) {
  Filler& f = out_.fillers[index];
  Filler& before = out_.fillers[index - 1];
  const bool alike = f.kind == before.kind ||
                     (f.kind == FillerKind::noun && before.kind == FillerKind::entity) ||
                     (f.kind == FillerKind::entity && before.kind == FillerKind::noun);
  bool joined = false;
  bool by_word = false;
  // ", through go-betweens, Libya and Yemen": commas around the first set it apart.
  const bool apart = before.governor > out_.sentence.first && before.group < 0 &&
                     before.relation != Relation::none &&
                     tokens_[before.governor - 1].word == "," && tokens_[before.last].word == ",";
  bool blocked = !alike || f.first < before.last || apart || begins_clause(before, f);
  for (std::uint32_t t = before.last; t < f.first && !blocked; ++t) {
    const bool conjunction = is(t, "conj.and") || is(t, "conj.including") || tokens_[t].word == ",";
    joined = joined || conjunction;
    by_word = by_word || is(t, "conj.and") || is(t, "conj.including");
    if (conjunction || is(t, "det.") || is(t, "adv.") || classes_.demonym[at(t)] >= 0 ||
        tokens_[t].kind == TokenKind::number)
      continue;
    const bool same_adposition = is(t, "prep.") && joined;
    blocked = !(same_adposition || (joined && tokens_[t].kind == TokenKind::word &&
                                    verb_at(t) < 0 && !is(t, "sub.") && !is(t, "rel.")));
  }
  if (including(before.last, f.first) && f.kind == FillerKind::goods)
    f.relation = Relation::other;  // a part of what was named, no goods of their own
  if (blocked || !joined || f.relation == Relation::possessive) return;
  if (!by_word && !list_goes_on(index)) return;  // a comma alone sets off an apposition
  if (f.relation != Relation::none && f.relation != before.relation) return;
  f.relation = before.relation;
  f.governor = before.governor;
  if (before.group < 0) before.group = static_cast<std::int32_t>(index - 1);
  f.group = before.group;
}

// "guard the president of Mali, and fresh fighters landed": behind a comma and a conjunction, right
// before a finite verb, after a clause with a verb of its own.
bool Analyser::begins_clause(const Filler& before, const Filler& subject) const {
  const std::int32_t verb = subject.last < out_.sentence.last ? verb_at(subject.last) : -1;
  if (verb < 1 || !out_.verbs[static_cast<std::size_t>(verb)].finite) return false;
  const VerbGroup& above = out_.verbs[static_cast<std::size_t>(verb) - 1];
  return above.finite && above.last <= before.first && tokens_[before.last].word == "," &&
         before.last + 1 < subject.first && is(before.last + 1, "conj.");
}

void Analyser::relate() {
  for (std::size_t i = 0; i < out_.fillers.size(); ++i) relate_one(i);
  for (std::size_t i = 0; i < out_.fillers.size(); ++i) stand_for_place(i);
  free_subjects();
  for (std::size_t i = 0; i < out_.fillers.size(); ++i) appose(i);
  for (std::size_t i = 0; i < out_.fillers.size(); ++i) {
    tie_owner(i);
    if (i > 0 && !paired(i)) coordinate(i);
  }
}

}  // namespace vedetta::read
