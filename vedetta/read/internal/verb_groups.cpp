#include <algorithm>

#include "vedetta/read/internal/analyser.h"

namespace vedetta::read {
namespace {

constexpr std::size_t kUsual = 6;  // verb groups of a sentence: room that mostly does

bool has(std::uint16_t features, std::uint16_t wanted) {
  return (features & wanted) != 0;
}

}  // namespace

// Words that announce a noun: "the use", "of supply", "Russian exports", "300 strikes".
bool Analyser::noun_context(std::uint32_t token) const {
  std::uint32_t i = token;
  const auto adverb = [&](std::uint32_t at) {
    const LexMatch* m = longest(at, "adv.");
    return m && m->last == at + 1;
  };
  while (i > out_.sentence.first && adverb(i - 1) && !is(i - 1, "neg.")) --i;
  if (i == out_.sentence.first) return false;
  const std::uint32_t before = i - 1;
  const Token& t = tokens_[before];
  if (in_name(before)) return false;
  const bool year = t.word.size() == 4 && (t.word.starts_with("19") || t.word.starts_with("20"));
  if (year && t.kind == TokenKind::number) return false;  // "in 2023 sono arrivati"
  if (before > out_.sentence.first + 1 && !t.space_before && tokens_[before - 1].word == "-" &&
      in_name(before - 2))  // "the Lisbon-based exchange"
    return true;
  for (const FoundQuantity& q : out_.quantities)  // "3,000 strikes", not "worth $3,000 were sold"
    if (q.first <= before && before < q.last) return before + 1 < q.last || q.bare;
  if (t.kind == TokenKind::number || t.word == "'s") return true;
  if (classes_.demonym[at(before)] >= 0)
    return !language_.adjective_after &&
           !names_.demonyms[static_cast<std::size_t>(classes_.demonym[at(before)])].people;
  if (is(before, "rel.") && relative_here(before)) return false;
  if (is(before, "poss.") || is(before, "det.")) return true;
  if (is(before, "modal.link") && is(before, "prep.")) {
    for (const LexMatch* m : classes_.starts[at(token)])
      if (m->verb && has(m->features, kInfinitive | kBase)) return false;
    return true;
  }
  if (is(before, "modal.") || is(before, "aux.")) return false;
  return is(before, "prep.");
}

// "a considerable amount of", "the launch of": a bare form before "of" is a noun, unless the verb
// takes it along ("dispose of").
bool Analyser::before_of(std::uint32_t token, const LexMatch& verb) const {
  std::uint32_t next = token + 1;
  if (language_.pro_drop || verb.last != next) return false;
  while (next < out_.sentence.last && (tokens_[next].word == "\"" || tokens_[next].word == "”"))
    ++next;
  return next < out_.sentence.last && is(next, "prep.of");
}

// "Steam was seen": a bare form that opens the sentence, before another verb, is a noun.
bool Analyser::opens_sentence(std::uint32_t token) const {
  const std::uint32_t next = token + 1;
  return !language_.pro_drop && token == out_.sentence.first && next < out_.sentence.last &&
         (is(next, "aux.") || is(next, "modal.") || tokens_[next].word == ":") &&
         !is(next, "modal.link");
}

// "a resolution that bars": the word is a relative after a noun, not a determiner.
bool Analyser::relative_here(std::uint32_t token) const {
  if (token == out_.sentence.first) return false;
  const std::uint32_t before = token - 1;
  if (in_name(before)) return true;
  bool noun = false;
  for (const LexMatch* m : classes_.starts[at(before)]) {
    if (m->verb) return false;
    noun = noun || noun_class(*m);
  }
  return noun || (classes_.starts[at(before)].empty() && tokens_[before].kind == TokenKind::word);
}

// "le fornisce": an article that is a pronoun before a verb.
bool Analyser::clitic_before(std::uint32_t token) const {
  if (!language_.pro_drop || token == out_.sentence.first || !is(token - 1, "det.article"))
    return false;
  return std::any_of(classes_.starts[at(token)].begin(), classes_.starts[at(token)].end(),
                     [](const LexMatch* m) {  // not "gli stati"
                       return m->verb && !has(m->features, kParticiple);
                     });
}

// "a virtual briefing": an article before, with words between that the lexicon does not know.
bool Analyser::determined(std::uint32_t token) const {
  for (std::uint32_t i = token, steps = 0; i > out_.sentence.first && steps < 3; ++steps) {
    --i;
    if (is(i, "det.") || is(i, "poss.")) return true;
    if (!classes_.starts[at(i)].empty() || in_name(i)) return false;
  }
  return false;
}

// "will", "has", "they", "that", "not": a verb comes next.
bool Analyser::after_auxiliary(std::uint32_t token) const {
  if (token == out_.sentence.first) return false;
  const std::uint32_t before = token - 1;
  if (in_name(before)) return false;  // "US sanctions"
  return is(before, "modal.") || is(before, "aux.") || is(before, "pron.") || is(before, "rel.") ||
         is(before, "neg.") || is(before, "refl.");
}

// "summit meeting", "state visit", "cargo ship": a word of a longer noun, by the lexicon.
bool Analyser::inside_noun(std::uint32_t token) const {
  constexpr std::uint32_t kBack = 3;
  const std::uint32_t from = std::max(out_.sentence.first, token < kBack ? 0 : token - kBack);
  for (std::uint32_t start = from; start <= token; ++start)
    for (const LexMatch* m : classes_.starts[at(start)])
      if (!m->verb && !m->gapped && m->last > token && m->last >= m->first + 2 && noun_class(*m) &&
          (start < token || m->last > token + 1))
        return true;
  return false;
}

// "got shells", "has arms": behind these auxiliaries stands no form that is finite alone.
bool Analyser::object_of_auxiliary(std::uint32_t token, const LexMatch& verb) const {
  if (token == out_.sentence.first || in_name(token - 1)) return false;
  const std::uint32_t before = token - 1;
  return !has(verb.features, kParticiple | kGerund | kInfinitive | kBase) &&
         (is(before, "aux.be") || is(before, "aux.have") || is(before, "aux.get"));
}

// "for shipping coal", "of smuggling drones to X": a gerund behind an adposition with its object,
// though the word is a noun elsewhere.
bool Analyser::has_object(std::uint32_t token) const {
  const std::uint32_t next = token + 1;
  if (language_.pro_drop || token == out_.sentence.first || next >= out_.sentence.last)
    return false;
  if (!is(token - 1, "prep.") || in_name(token - 1)) return false;
  return in_name(next) || is(next, "goods.") || is(next, "det.") || is(next, "poss.") ||
         classes_.demonym[at(next)] >= 0 || tokens_[next].kind == TokenKind::number;
}

// Whether the word at this token is a verb here.
bool Analyser::verb_here(std::uint32_t token) const {
  if (!classes_.verbal[at(token)] || in_name(token) || classes_.demonym[at(token)] >= 0)
    return false;
  if (is(token, "conj.including")) return false;
  if (!tokens_[token].space_before && token > out_.sentence.first + 1 &&
      tokens_[token - 1].word == "-" && !tokens_[token - 1].space_before)
    return false;                                 // "North Korea-linked"
  for (const FoundQuantity& q : out_.quantities)  // "three shipping companies"
    if (q.first < token && token < q.last) return false;
  const LexMatch* verb = nullptr;
  bool noun = false;
  for (const LexMatch* m : classes_.starts[at(token)]) {
    if (m->gapped && m->head != token) continue;
    if (m->verb && !verb) verb = m;
    if (!m->verb && (noun_class(*m) || lexicon_.is_in(m->group, "org.") ||
                     lexicon_.is_in(m->group, "title.") || lexicon_.is_in(m->group, "vessel.")))
      noun = true;
  }
  if (!verb || (inside_noun(token) && !after_auxiliary(token))) return false;
  if (noun && object_of_auxiliary(token, *verb)) return false;
  const std::uint16_t f = verb->features;
  const bool bare = has(f, kBase) || f == kPresent || has(f, kPlural);
  if (bare && (before_of(token, *verb) || opens_sentence(token))) return false;
  const bool clitic = clitic_before(token);
  if (has(f, kGerund) && !has(f, kFinite))
    return (!(noun && noun_context(token)) || has_object(token)) &&
           !(determined(token) && !language_.pro_drop);
  if (has(f, kInfinitive) && !has(f, kBase)) return !noun || !noun_context(token);
  if (!noun && !bare)
    return !(noun_context(token) && !clitic) || (has(f, kParticiple) && !language_.adjective_after);
  if (noun_context(token)) return clitic && !noun && !has(f, kParticiple);
  if (after_auxiliary(token)) return true;
  if (!noun) return !after_adjective(token);
  return between_subject_and_object(token);
}

// "under false names", "the cheap imports": a word the lexicon takes for nothing else stands
// between a determiner or adposition and this one.
bool Analyser::after_adjective(std::uint32_t token) const {
  if (language_.pro_drop || token < out_.sentence.first + 2) return false;
  const std::uint32_t before = token - 1;
  if (tokens_[before].kind != TokenKind::word || in_name(before)) return false;
  for (const LexMatch* m : classes_.starts[at(before)])
    if (!lexicon_.is_in(m->group, "false.") && !lexicon_.is_in(m->group, "title.")) return false;
  return is(before - 1, "prep.") || is(before - 1, "det.") || is(before - 1, "poss.");
}

// "Fermata al largo di Dunkerque la petroliera X": a participle opens a headline before a noun
// phrase, or before a place and a noun phrase.
bool Analyser::headline_participle(std::uint32_t token) const {
  constexpr std::uint32_t kPlace = 6;  // tokens of a place
  const bool participle =
      std::any_of(classes_.starts[at(token)].begin(), classes_.starts[at(token)].end(),
                  [](const LexMatch* m) { return m->verb && has(m->features, kParticiple); });
  if (!language_.pro_drop || !participle) return false;
  std::uint32_t t = token + 1;
  const LexMatch* place = longest(t, "prep.in") ? longest(t, "prep.in") : longest(t, "prep.to");
  if (place) {
    t = place->last;
    if (t >= out_.sentence.last || !in_name(t)) return false;
    while (t < out_.sentence.last && in_name(t) && t - token < kPlace) ++t;
  }
  return t < out_.sentence.last && !in_name(t) &&
         (is(t, "det.article") || tokens_[t].kind == TokenKind::number);
}

// A word that is both noun and verb: a verb when somebody stands before it and something after it,
// or any noun before it and plainly another noun phrase after it.
bool Analyser::between_subject_and_object(std::uint32_t token) const {
  if (token + 1 >= out_.sentence.last) return false;
  if (token == out_.sentence.first) return headline_participle(token);
  const std::uint32_t before = token - 1;
  if (!language_.pro_drop && !out_.verbs.empty() && out_.verbs.back().last == token)
    return false;  // "says shells X sent"
  const std::int32_t demonym = classes_.demonym[at(before)];
  const bool people = demonym >= 0 && names_.demonyms[static_cast<std::size_t>(demonym)].people;
  const bool somebody = in_name(before) || people || is(before, "group.") || is(before, "pron.") ||
                        is(before, "adv.");
  std::uint32_t next = token + 1;
  for (const LexMatch* m : classes_.starts[at(token)])  // "Russia turns out 170 drones"
    if (m->verb && !m->gapped && somebody) next = std::max(next, m->last);
  if (next >= out_.sentence.last) return false;
  if (is(token, "goods.") && given_to(before)) return false;
  const bool phrase_after = in_name(next) || is(next, "det.") || is(next, "poss.") ||
                            tokens_[next].kind == TokenKind::number || is(next, "pron.") ||
                            is(next, "rel.that") || classes_.demonym[at(next)] >= 0;
  const auto starts = classes_.starts[at(next)];
  const bool gerund_after =  // "Tehran stops enriching"
      std::any_of(starts.begin(), starts.end(),
                  [](const LexMatch* m) { return m->verb && has(m->features, kGerund); });
  const bool object_after =
      phrase_after || gerund_after || tokens_[next].kind == TokenKind::punctuation ||
      is(next, "prep.") || is(next, "goods.") || is(next, "group.") ||
      std::any_of(classes_.starts[at(next)].begin(), classes_.starts[at(next)].end(),
                  [&](const LexMatch* m) { return noun_class(*m); });
  if (somebody)
    return (in_name(before) || is(before, "group.")) && governed_name(before) ? phrase_after
                                                                              : object_after;
  const bool word_before = tokens_[before].kind == TokenKind::word && !is(before, "prep.") &&
                           !is(before, "conj.") && !is(before, "sub.");
  return word_before && phrase_after;
}

// "Pyongyang gave Moscow shells": the name before stands right behind a verb.
bool Analyser::given_to(std::uint32_t token) const {
  if (!in_name(token) || out_.verbs.empty()) return false;
  const auto& name = names_.mentions[static_cast<std::size_t>(classes_.mention[at(token)])];
  return out_.verbs.back().last == name.first && out_.verbs.back().finite;
}

// "around U.S. sanctions": an adposition before the name, which is then no subject.
bool Analyser::governed_name(std::uint32_t token) const {
  std::uint32_t first = token;
  while (in_name(token) && first > out_.sentence.first && in_name(first - 1)) --first;
  if (first > out_.sentence.first && is(first - 1, "det.")) --first;
  return first > out_.sentence.first && is(first - 1, "prep.");
}

// A phrase of the lexicon with a verb in it that is longer than the auxiliary or negation it begins
// with.
bool Analyser::verb_idiom(std::uint32_t token) const {
  const bool function = is(token, "aux.") || is(token, "modal.") || is(token, "neg.");
  if (!function || in_name(token)) return false;
  for (const LexMatch* m : classes_.starts[at(token)]) {
    if (m->gapped || !m->verb || m->last < token + 2) continue;
    if (!lexicon_.is_in(m->group, "aux.") && !lexicon_.is_in(m->group, "modal.")) return true;
  }
  return false;
}

// The verb's classes: of "carry" and "carry out" only those of the longer phrase.
void Analyser::keep_longest(std::uint32_t token, VerbGroup& group) const {
  std::uint32_t longest_end = 0;
  for (const LexMatch* m : classes_.starts[at(token)])
    if (m->verb && !m->gapped) longest_end = std::max(longest_end, m->last);
  // "went to": the preposition goes on governing what follows, and "go" keeps its classes.
  const bool prepositional = longest_end > token + 1 && is(longest_end - 1, "prep.");
  group.matches.reserve(classes_.starts[at(token)].size());
  for (const LexMatch* m : classes_.starts[at(token)])
    if (m->verb && (m->gapped || m->last == longest_end || prepositional))
      group.matches.push_back(*m);
}

// A modal verb or particle: what it says of the verb that follows.
void Analyser::note_modal(const LexMatch& modal, VerbGroup& group) const {
  const std::string_view kind = lexicon_.name(modal.group);
  if (kind == "modal.possible") group.modal_possible = true;
  if (kind == "modal.future" || kind == "modal.would") group.modal_future = true;
  if (kind == "modal.must") group.modal_must = true;
  group.finite = group.finite || !group.infinitive;
  group.head = modal.head;
}

// "was scrapped" as one idiom: beside it the participle keeps its own classes and the voice.
bool Analyser::idiom_with_participle(VerbGroup& group) const {
  const std::uint32_t own = group.last - 1;
  const bool phrase =
      std::all_of(group.matches.begin(), group.matches.end(),
                  [&](const LexMatch& m) { return lexicon_.name(m.group).ends_with(".phrase"); });
  if (!phrase || group.last < group.head + 2 || !is(group.head, "aux.be")) return false;
  std::vector<LexMatch> participle;
  for (const LexMatch* m : classes_.starts[at(own)])
    if (m->verb && !m->gapped && m->last == group.last && has(m->features, kParticiple))
      participle.push_back(*m);
  if (participle.empty()) return false;
  group.head = own;
  group.matches.insert(group.matches.begin(), participle.begin(), participle.end());
  return true;
}

// "having sold" behind an adposition; not "the being".
bool Analyser::gerund_auxiliary(const LexMatch& aux) const {
  if (!has(aux.features, kGerund) || aux.last >= out_.sentence.last) return false;
  const auto& next = classes_.starts[at(aux.last)];
  return std::any_of(next.begin(), next.end(),
                     [](const LexMatch* m) { return m->verb && has(m->features, kParticiple); });
}

// "ha subito un furto": a participle before its object, though the word is an adverb elsewhere.
bool Analyser::adverb_here(std::uint32_t token, const Auxiliaries& seen) const {
  if (!is(token, "adv.")) return false;
  const std::uint32_t next = token + 1;
  if (!seen.have || next >= out_.sentence.last) return true;
  if (!is(next, "det.") && tokens_[next].kind != TokenKind::number) return true;
  return std::none_of(classes_.starts[at(token)].begin(), classes_.starts[at(token)].end(),
                      [](const LexMatch* m) { return m->verb && has(m->features, kParticiple); });
}

// The main verb ends the group.
std::uint32_t Analyser::close_group(std::uint32_t token, VerbGroup& group,
                                    const Auxiliaries& seen) {
  keep_longest(token, group);
  const LexMatch& first = group.matches.front();
  if (!seen.started) group.features = first.features;
  group.head = first.head;
  group.last = token + 1;
  for (const LexMatch& m : group.matches)
    if (!m.gapped && m.last > group.last) {
      const bool governs = is(m.last - 1, "prep.");  // "stocked up on": the last word goes on
      group.last = std::max(group.last, governs ? m.last - 1 : m.last);
    }
  Auxiliaries all = seen;
  all.be = idiom_with_participle(group) || seen.be;
  settle_group(group, all);
  const std::uint32_t end = group.last;
  add_verb(std::move(group));
  return end;
}

// "in May 2024": a capital inside the sentence is no auxiliary.
bool Analyser::name_of_month(std::uint32_t token) const {
  return tokens_[token].capital && !tokens_[token].opens && !tokens_[token].upper;
}

// Reads the group that begins here; returns the token after it.
std::uint32_t Analyser::verb_group(std::uint32_t token) {
  VerbGroup group;
  group.first = token;
  Auxiliaries seen;
  Auxiliaries before_last;
  std::uint32_t i = token;
  while (i < out_.sentence.last && !in_name(i)) {
    const bool idiom = verb_idiom(i);  // "be ready to", "have no intention": one verb
    const LexMatch* aux = idiom ? nullptr : longest(i, "aux.");
    const LexMatch* modal = idiom || name_of_month(i) ? nullptr : longest(i, "modal.");
    const bool link = modal && lexicon_.name(modal->group) == "modal.link";
    const auto take = [&](const LexMatch& m) {
      if (!seen.started) group.features = m.features;
      seen.started = true;
      i = m.last;
      group.last = i;
    };
    if (link && !seen.started) {
      group.infinitive = true;
      ++i;
    } else if (modal && !link && (!modal->verb || verb_here(i) || !noun_context(i))) {
      note_modal(*modal, group);
      take(*modal);
    } else if (aux && (!noun_context(i) || clitic_before(i) || gerund_auxiliary(*aux))) {
      before_last = seen;
      seen.note(lexicon_.name(aux->group));
      group.head = aux->head;
      take(*aux);
    } else if (!idiom && is(i, "neg.") && !is(i, "prep.")) {
      group.negated = true;
      i = longest(i, "neg.")->last;
    } else if (is(i, "refl.") && i + 1 < out_.sentence.last) {
      group.reflexive = true;
      ++i;
    } else if (seen.started && adverb_here(i, seen)) {
      i = longest(i, "adv.")->last;
    } else if (idiom || verb_here(i)) {
      return close_group(i, group, seen);
    } else {
      break;
    }
  }
  if (!seen.started || group.last == 0) return token + 1;
  // An auxiliary by itself: a copula or possession; it still cuts clauses. Some are full verbs too:
  // "is getting weapons".
  group.finite = !group.infinitive;  // "not to be" is none
  for (const LexMatch* m : classes_.starts[at(group.head)])
    if (m->verb && !lexicon_.is_in(m->group, "aux.") && !lexicon_.is_in(m->group, "modal."))
      group.matches.push_back(*m);
  if (!group.matches.empty()) settle_group(group, before_last);
  const std::uint32_t end = std::max(group.last, token + 1);
  add_verb(std::move(group));
  return end;
}

void Analyser::settle_group(VerbGroup& group, const Auxiliaries& seen) const {
  const std::uint16_t main = group.matches.front().features;
  const bool participle = has(main, kParticiple);
  // "sono arrivati": some verbs build their perfect with "be".
  const bool active =
      std::any_of(group.matches.begin(), group.matches.end(),
                  [&](const LexMatch& m) { return lexicon_.name(m.group) == "active.v"; });
  group.passive = participle && !active && (seen.be || seen.come) && !group.reflexive &&
                  !(seen.have && !seen.be);
  const bool having = has(group.features, kGerund) && !has(group.features, kFinite);
  group.gerund = having || (has(main, kGerund) && !seen.be && !seen.have && !seen.stay);
  if (has(main, kInfinitive) && !has(main, kBase) && group.features == main)
    group.infinitive = true;
  const bool alone = !seen.be && !seen.have && !seen.come && !group.modal_possible &&
                     !group.modal_future && !group.modal_must;
  group.reduced =
      participle && alone && !has(main, kPresent) && (!has(main, kPast) || language_.pro_drop);
  group.finite = !group.infinitive && !group.gerund && !group.reduced;
  if (has(group.features, kFuture)) group.modal_future = true;
  group.conditional = has(group.features, kConditional) && !has(group.features, kPresent | kPast);
  group.subjunctive = has(group.features, kSubjunctive) && !has(group.features, kPresent | kPast);
}

// Of groups that overlap the earlier one covers a token.
void Analyser::add_verb(VerbGroup group) {
  const auto index = static_cast<std::int32_t>(out_.verbs.size());
  for (std::uint32_t t = group.first; t < group.last; ++t)
    if (std::int32_t& verb = classes_.verb[at(t)]; verb < 0) verb = index;
  out_.verbs.push_back(std::move(group));
}

// "non li invia", "no longer sends": what says no stands before clitics, or is more than one word.
void Analyser::negate(VerbGroup& group) const {
  std::uint32_t t = group.first;
  const auto clitic = [&](std::uint32_t i) {
    return is(i, "clitic.") || is(i, "pron.dative") || is(i, "refl.") || is(i, "part.pronoun");
  };
  while (language_.pro_drop && t > out_.sentence.first && t + 2 > group.first && clitic(t - 1)) --t;
  for (std::uint32_t from = t; from > out_.sentence.first && from + 2 > t; --from)
    for (const LexMatch* m : classes_.starts[at(from - 1)])
      group.negated |= m->last == t && lexicon_.is_in(m->group, "neg.") &&
                       (m->last > m->first + 1 || !is(m->first, "det."));
}

void Analyser::find_verbs() {
  out_.verbs.reserve(kUsual);
  for (std::uint32_t i = out_.sentence.first; i < out_.sentence.last;) {
    const LexMatch* modal = name_of_month(i) ? nullptr : longest(i, "modal.");
    const bool link_verb = modal && lexicon_.name(modal->group) == "modal.link" &&
                           i + 1 < out_.sentence.last && !in_name(i + 1) && [&] {
                             std::uint32_t next = i + 1;
                             while (next < out_.sentence.last && is(next, "adv.")) ++next;
                             if (is(next, "aux.") || is(next, "neg.")) return true;
                             if (next >= out_.sentence.last) return false;
                             for (const LexMatch* m : classes_.starts[at(next)])
                               if (m->verb && has(m->features, kInfinitive | kBase)) return true;
                             return false;
                           }();
    const bool opens =
        !in_name(i) &&
        (link_verb || (modal && lexicon_.name(modal->group) != "modal.link") ||
         (is(i, "aux.") && (!noun_context(i) || clitic_before(i))) || is(i, "refl.") ||
         (is(i, "neg.") && !is(i, "prep.") && !is(i, "det.")) || verb_here(i));
    i = opens ? verb_group(i) : i + 1;
  }
  for (VerbGroup& group : out_.verbs)
    if (!group.negated) negate(group);
  settle_by_context();
  for (std::size_t v = 1; v < out_.verbs.size(); ++v) undergone(out_.verbs[v - 1], out_.verbs[v]);
}

// "X si è visto recapitare da Y un'auto": what is done to the subject.
void Analyser::undergone(const VerbGroup& above, VerbGroup& verb) const {
  const bool sees = std::any_of(above.matches.begin(), above.matches.end(), [&](const LexMatch& m) {
    return lexicon_.name(m.group) == "undergo.v";
  });
  if (sees && above.reflexive && verb.infinitive && verb.first == above.last) verb.passive = true;
}

}  // namespace vedetta::read
