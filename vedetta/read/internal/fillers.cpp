#include <algorithm>

#include "vedetta/read/internal/analyser.h"

namespace vedetta::read {
namespace {

constexpr std::uint32_t kReach = 8;  // words an adposition governs at most
constexpr std::size_t kUsual = 8;    // fillers of a sentence: room that mostly does

// People who are moved are groups, also where a language lists them with the goods.
const char* people_group(std::string_view item) {
  if (item == "workers") return "group.workers";
  if (item == "it-workers") return "group.itworkers";
  return item == "troops" ? "group.troops" : nullptr;
}

}  // namespace

// Nothing to the left of such a token belongs to the same noun phrase.
bool Analyser::barrier(std::uint32_t token) const {
  const Token& t = tokens_[token];
  if (t.kind == TokenKind::punctuation)
    return t.word != "\"" && t.word != "“" && t.word != "”" && t.word != "«" && t.word != "»" &&
           t.word != "-" && t.word != "%" && t.word != "$" && t.word != "€" && t.word != "(";
  if (verb_at(token) >= 0) return true;
  for (const FoundTime& time : out_.times)
    if (time.first <= token && token < time.last) return true;
  return !in_name(token) && (is(token, "sub.") || is(token, "rel.") || is(token, "conj."));
}

void Analyser::add_entity(std::uint32_t token) {
  const auto index = classes_.mention[at(token)];
  const NamedMention& m = names_.mentions[static_cast<std::size_t>(index)];
  Filler f;
  f.kind = m.mention.type == model::MentionType::good && !m.item.empty() ? FillerKind::goods
                                                                         : FillerKind::entity;
  f.first = m.first;
  f.last = m.last;
  f.mention = index;
  f.link = m.mention.link;
  f.type = m.mention.type;
  f.item = m.item;
  f.origin = m.mention.state;
  out_.fillers.push_back(std::move(f));
}

void Analyser::add_pronoun(std::uint32_t token, const LexMatch& match) {
  Filler f;
  f.kind = FillerKind::pronoun;
  f.first = token;
  f.last = match.last;
  f.item = lexicon_.name(match.group);
  if (f.item.starts_with("poss.")) f.relation = Relation::possessive;
  out_.fillers.push_back(std::move(f));
}

// "Le navi le ha vendute X": a pronoun that could also be the dative takes up goods named before
// it.
bool Analyser::taken_up(std::uint32_t token) const {
  if (!is(token, "pron.dative")) return true;
  const auto verb = static_cast<std::size_t>(verb_at(token + 1));
  const std::uint32_t clause = verb == 0 ? out_.sentence.first : out_.verbs[verb - 1].last;
  return std::any_of(out_.fillers.begin(), out_.fillers.end(), [&](const Filler& f) {
    return f.kind == FillerKind::goods && f.first >= clause && f.last <= token;
  });
}

// "li ha venduti": what is sold, without a name.
void Analyser::add_clitic(std::uint32_t token) {
  Filler f;
  f.kind = FillerKind::pronoun;
  f.first = token;
  f.last = token + 1;
  f.item = "pron.object";
  f.relation = Relation::other;
  out_.fillers.push_back(std::move(f));
}

// "la ministra degli Esteri X", "the exchange X": the phrase introduces a name, it refers to nobody
// else.
bool Analyser::name_follows(const LexMatch& phrase) const {
  const std::string_view group = lexicon_.name(phrase.group);
  if (group != "pron.person" && group != "pron.company" && group != "pron.vessel") return false;
  for (std::uint32_t t = phrase.last; t < phrase.last + 8 && t < out_.sentence.last; ++t) {
    if (in_name(t)) {
      const auto& m = names_.mentions[static_cast<std::size_t>(classes_.mention[at(t)])];
      if (t == phrase.last) return true;
      return group == "pron.person" && m.mention.type == model::MentionType::per;
    }
    if (tokens_[t].kind == TokenKind::punctuation || verb_at(t) >= 0) return false;
  }
  return false;
}

// "l'ambasciatore russo", "il ministro degli Esteri russo", "the head of Russia's army".
bool Analyser::of_state(std::uint32_t token) const {
  const std::uint32_t end = std::min(token + (is(token, "prep.of") ? 4U : 1U), out_.sentence.last);
  for (std::uint32_t t = token; t < end; ++t)
    if (classes_.demonym[at(t)] >= 0) return true;
  return false;
}

// The longest noun of goods, groups or triggers from here.
const LexMatch* Analyser::longest_noun(std::uint32_t token) const {
  const LexMatch* best = nullptr;
  for (const LexMatch* m : classes_.starts[at(token)]) {
    if (m->verb || m->gapped || !noun_class(*m)) continue;
    const bool goods = lexicon_.is_in(m->group, "goods.");
    const bool best_is_goods = best && lexicon_.is_in(best->group, "goods.");
    if (!best || m->last > best->last || (m->last == best->last && goods && !best_is_goods))
      best = m;
  }
  return best;
}

// All nouns that are the longest from here; returns the token after them.
std::uint32_t Analyser::add_noun(std::uint32_t token) {
  const LexMatch* best = longest_noun(token);
  const std::uint32_t last = best ? best->last : token + 1;
  for (std::uint32_t t = token; t < last; ++t)
    if (in_name(t) || verb_at(t) >= 0) return token + 1;
  for (const LexMatch* m : classes_.starts[at(token)]) {
    if (!best || m->verb || m->gapped || m->last != last || !noun_class(*m)) continue;
    const std::string_view group = lexicon_.name(m->group);
    const bool goods = group.starts_with("goods.");
    Filler f;
    f.kind = goods ? FillerKind::goods : FillerKind::noun;
    f.first = token;
    f.last = last;
    f.item = goods ? group.substr(6) : lexicon_.strong_name(m->group);
    f.weak = group.ends_with(".wn");
    if (const char* people = people_group(f.item)) {
      f.kind = FillerKind::noun;
      f.item = people;
    }
    f.entry = m->entry;
    out_.fillers.push_back(std::move(f));
  }
  // "transfers of cargo at sea", "the addition of X to the list"
  for (const LexMatch* m : classes_.starts[at(token)])
    if (m->gapped && !m->verb && m->head == token && noun_class(*m) &&
        lexicon_.name(m->group).ends_with("n")) {
      Filler f;
      f.kind = FillerKind::noun;
      f.first = token;
      f.last = last;
      f.item = lexicon_.strong_name(m->group);
      f.weak = lexicon_.name(m->group).ends_with(".wn");
      f.entry = m->entry;
      out_.fillers.push_back(std::move(f));
    }
  // "arms trade" is a trade, and it is arms that are traded.
  if (best && !lexicon_.is_in(best->group, "goods.") && last > token + 1) add_goods_inside(*best);
  return last;
}

void Analyser::add_goods_inside(const LexMatch& noun) {
  for (std::uint32_t t = noun.first; t < noun.last; ++t) {
    const LexMatch* goods = longest(t, "goods.");
    if (!goods || goods->last > noun.last || goods->verb) continue;
    Filler f;
    f.kind = FillerKind::goods;
    f.first = t;
    f.last = goods->last;
    f.item = lexicon_.name(goods->group).substr(6);
    f.entry = goods->entry;
    if (people_group(f.item)) continue;
    out_.fillers.push_back(std::move(f));
    t = goods->last - 1;
  }
}

// "five North Koreans": people of a state.
void Analyser::add_people() {
  for (const Demonym& d : in_sentence(names_.demonyms, out_.sentence)) {
    if (!d.people) continue;
    Filler f;
    f.kind = FillerKind::noun;
    f.first = d.first;
    f.last = d.last;
    f.item = "group.people";
    f.origin = d.state;
    out_.fillers.push_back(std::move(f));
  }
}

// "200 thermal sights": a figure before words that the lexicon does not know is some goods.
void Analyser::add_unknown_goods() {
  for (std::size_t q = 0; q < out_.quantities.size(); ++q) {
    const FoundQuantity& quantity = out_.quantities[q];
    const std::uint32_t noun = quantity.last;
    if (!quantity.bare || noun >= out_.sentence.last || in_name(noun) || verb_at(noun) >= 0)
      continue;
    if (tokens_[noun].kind != TokenKind::word || !classes_.starts[at(noun)].empty()) continue;
    Filler f;
    f.kind = FillerKind::goods;
    f.first = noun;
    f.last = noun + 1;
    while (f.last < out_.sentence.last && tokens_[f.last].kind == TokenKind::word &&
           !in_name(f.last) && classes_.starts[at(f.last)].empty() && f.last < noun + 3)
      ++f.last;
    f.item = "other";
    out_.fillers.push_back(std::move(f));
  }
  sort_fillers();
}

// In order of their places, of those at one place the earlier found first; mostly they are.
void Analyser::sort_fillers() {
  const auto before = [](const Filler& a, const Filler& b) { return a.first < b.first; };
  if (!std::is_sorted(out_.fillers.begin(), out_.fillers.end(), before))
    std::stable_sort(out_.fillers.begin(), out_.fillers.end(), before);
}

void Analyser::find_fillers() {
  out_.fillers.reserve(kUsual);
  for (std::uint32_t i = out_.sentence.first; i < out_.sentence.last;) {
    if (in_name(i)) {
      add_entity(i);
      i = names_.mentions[static_cast<std::size_t>(classes_.mention[at(i)])].last;
      continue;
    }
    if (verb_at(i) >= 0) {
      ++i;
      continue;
    }
    if (const std::uint32_t after = after_adverb(i); after > i) {
      i = after;
      continue;
    }
    if (i + 1 < out_.sentence.last && verb_at(i + 1) >= 0 && is(i, "clitic.") && taken_up(i)) {
      add_clitic(i);
      ++i;
      continue;
    }
    const LexMatch* pronoun = longest(i, "pron.");
    if (!pronoun) pronoun = longest(i, "poss.");
    if (pronoun && name_follows(*pronoun)) pronoun = nullptr;
    for (const LexMatch* m : classes_.starts[at(i)])  // "IT workers" are more than "it"
      if (pronoun && !m->verb && !m->gapped && m->last > pronoun->last && noun_class(*m))
        pronoun = nullptr;
    const LexMatch* det = longest(i, "det.");
    const bool person = pronoun && pronoun->last > i + 1 && pronoun->last < out_.sentence.last;
    if (person && of_state(pronoun->last))
      pronoun = nullptr;  // "l'ambasciatore russo", "the head of X": says itself who is meant
    const bool clitic = pronoun && lexicon_.name(pronoun->group) == "pron.dative";
    const bool before_verb = i + 1 < out_.sentence.last && verb_at(i + 1) >= 0;
    const bool article = det && pronoun && pronoun->last <= det->last &&
                         !lexicon_.is_in(pronoun->group, "poss.") && !(clitic && before_verb);
    if (pronoun && !article) {
      if (!clitic || before_verb) {
        add_pronoun(i, *pronoun);
        i = pronoun->last;
        continue;
      }
    }
    i = add_noun(i);
  }
  add_people();
  add_unknown_goods();
  relate();
  set_dateline_apart();
  attach_demonyms();
  attach_quantities();
}

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

// Where the noun phrase of a filler begins: "at least nine missiles" with its figure.
std::uint32_t Analyser::begin_of(const Filler& filler) const {
  for (const FoundQuantity& q : out_.quantities)
    if (q.first < filler.first && filler.first < q.last) return q.first;
  return filler.first;
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
    // Part of the verb ("rely on X"), unless it begins in it ("be bound for X").
    if (prep && verb_at(prep->first) >= 0 && verb_at(prep->last - 1) >= 0) return;
    if (prep && (opens_clause(prep->first, f) || particle(*prep, f))) return;
    const bool other = prep && lexicon_.name(prep->group) != "prep.of";
    const std::uint32_t end = prep ? prep->first : i + 1;
    if (const std::uint32_t figure = figure_from(end);
        !other && figure < end && f.kind != FillerKind::pronoun) {
      i = figure;  // "at least 40 barrels of X" stands where X stands
      begun = true;
      continue;
    }
    const bool begins = !in_name(i) && !prep &&
                        (is(i, "det.") || is(i, "poss.") || tokens_[i].kind == TokenKind::number);
    // "in a container two technicians": a determiner or figure begins a noun phrase of its own.
    if (begun && !prep && !begins && !is(i, "adv.")) return;
    begun = begun || begins;
    if (prep && names_source(*prep)) {
      f.relation = Relation::other;
      f.governor = prep->first;
      return;
    }
    if (prep) {
      f.relation = parse_relation(lexicon_.name(prep->group).substr(5));
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
    if (barrier(i) || (in_name(i) && (i + 1 >= out_.sentence.last || tokens_[i + 1].word != "'s")))
      return;  // a name completes the noun phrase before it
  }
}

// "to a trader in Tripoli, X": the name after the comma is the trader, and is governed as he is.
void Analyser::appose(std::size_t index) {
  Filler& f = out_.fillers[index];
  if (f.kind != FillerKind::entity || f.relation != Relation::none) return;
  if (f.first == out_.sentence.first || tokens_[f.first - 1].word != ",") return;
  const std::int32_t verb = f.last < out_.sentence.last ? verb_at(f.last) : -1;
  if (verb >= 0 && out_.verbs[static_cast<std::size_t>(verb)].finite) return;  // its subject
  for (std::size_t i = index; i-- > 0;) {
    const Filler& before = out_.fillers[i];
    if (f.first - before.last > 6) return;
    for (std::uint32_t t = before.last; t + 1 < f.first; ++t)
      if (verb_at(t) >= 0 || is(t, "conj.") || tokens_[t].word == ",") return;
    if (before.kind != FillerKind::noun || !before.item.starts_with("group.")) continue;
    f.relation = before.relation;
    f.governor = before.governor;
    return;
  }
}

// "US firms", "a UK bank": a state's short form right before a noun says whose it is.
bool Analyser::state_before_noun(std::size_t index) const {
  const Filler& f = out_.fillers[index];
  if (language_.adjective_after || f.type != model::MentionType::gpe || f.last != f.first + 1 ||
      f.kind != FillerKind::entity || !tokens_[f.first].upper || index + 1 >= out_.fillers.size())
    return false;
  const Filler& noun = out_.fillers[index + 1];
  return noun.first == f.last && (noun.kind == FillerKind::noun || noun.kind == FillerKind::goods);
}

// "a Quillmark accountant": a name between an article and a noun for people.
bool Analyser::attributive(std::size_t index) const {
  const Filler& f = out_.fillers[index];
  if (state_before_noun(index)) return true;
  if (language_.adjective_after || f.kind != FillerKind::entity || f.first == out_.sentence.first ||
      f.last >= out_.sentence.last || !is(f.first - 1, "det.article"))
    return false;
  if (index + 1 < out_.fillers.size()) {
    const Filler& noun = out_.fillers[index + 1];
    if (noun.first == f.last && noun.kind == FillerKind::noun && noun.item.starts_with("group."))
      return true;
  }
  // "a Quillmark accountant": a word that the lexicon does not know.
  const Token& next = tokens_[f.last];
  return tokens_[f.first - 1].word != "the" && next.kind == TokenKind::word && !next.capital &&
         std::all_of(classes_.starts[at(f.last)].begin(), classes_.starts[at(f.last)].end(),
                     [&](const LexMatch* m) { return lexicon_.is_in(m->group, "title."); });
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
    if (tokens_[t].word == "," || verb_at(t) >= 0 || (is(t, "prep.") && !is(t, "prep.of")))
      return false;
  return true;
}

void Analyser::relate() {
  for (std::size_t i = 0; i < out_.fillers.size(); ++i) relate_one(i);
  free_subjects();
  for (std::size_t i = 0; i < out_.fillers.size(); ++i) appose(i);
  for (std::size_t i = 0; i < out_.fillers.size(); ++i) {
    Filler& f = out_.fillers[i];
    // "Russia's use of": the possessor belongs to the next noun.
    if (f.last < out_.sentence.last && tokens_[f.last].word == "'s" &&
        f.kind == FillerKind::entity) {
      f.relation = Relation::possessive;
      if (i + 1 < out_.fillers.size()) f.owner = static_cast<std::int32_t>(i + 1);
    }
    if (f.item == "origin.n" && i > 0 && out_.fillers[i - 1].kind == FillerKind::goods &&
        out_.fillers[i - 1].last == f.first)
      f.relation = Relation::of;  // "missiles made in": says whose they are
    if (attributive(i)) {
      f.relation = Relation::possessive;
      const bool noun = i + 1 < out_.fillers.size() && out_.fillers[i + 1].first == f.last;
      if (noun) f.owner = static_cast<std::int32_t>(i + 1);
    }
    if (f.relation == Relation::possessive && f.owner < 0 && i + 1 < out_.fillers.size() &&
        next_in_phrase(i))
      f.owner = static_cast<std::int32_t>(i + 1);
    if (i == 0) continue;
    // Coordination: only conjunctions, commas, determiners and adjectives between like fillers.
    Filler& before = out_.fillers[i - 1];
    const bool alike = f.kind == before.kind ||
                       (f.kind == FillerKind::noun && before.kind == FillerKind::entity) ||
                       (f.kind == FillerKind::entity && before.kind == FillerKind::noun);
    bool joined = false;
    bool by_word = false;
    // ", through go-betweens, Libya and Yemen": commas around the first set it apart.
    const bool apart = before.governor > out_.sentence.first && before.group < 0 &&
                       before.relation != Relation::none &&
                       tokens_[before.governor - 1].word == "," && tokens_[before.last].word == ",";
    bool blocked = !alike || f.first < before.last || apart;
    for (std::uint32_t t = before.last; t < f.first && !blocked; ++t) {
      const bool conjunction =
          is(t, "conj.and") || is(t, "conj.including") || tokens_[t].word == ",";
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
    if (blocked || !joined || f.relation == Relation::possessive) continue;
    if (!by_word && !list_goes_on(i)) continue;  // a comma alone sets off an apposition
    if (f.relation != Relation::none && f.relation != before.relation) continue;
    f.relation = before.relation;
    f.governor = before.governor;
    if (before.group < 0) before.group = static_cast<std::int32_t>(i - 1);
    f.group = before.group;
  }
}

}  // namespace vedetta::read
