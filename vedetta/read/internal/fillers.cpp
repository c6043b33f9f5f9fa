#include <algorithm>

#include "vedetta/read/internal/analyser.h"

namespace vedetta::read {
namespace {

constexpr std::size_t kUsual = 8;  // fillers of a sentence: room that mostly does

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
    const bool thing = f.kind == FillerKind::goods || f.kind == FillerKind::noun;
    return thing && f.first >= clause && f.last <= token && !f.item.starts_with("group.");
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

// "la fabbrica di Yelabuga": a place's noun and where it is.
bool Analyser::of_place(std::uint32_t token) const {
  if (!is(token - 1, "group.places") || !is(token, "prep.of") || token + 1 >= out_.sentence.last ||
      !in_name(token + 1))
    return false;
  const auto& name = names_.mentions[static_cast<std::size_t>(classes_.mention[at(token + 1)])];
  return name.mention.type == model::MentionType::loc ||
         name.mention.type == model::MentionType::fac;
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
  // "arms trade" is a trade, and it is arms that are traded; of an "arms dealer" nobody knows.
  const bool deals = std::any_of(out_.fillers.begin(), out_.fillers.end(), [&](const Filler& f) {
    return f.first == token && f.item.starts_with("group.") && f.item != "group.holdings";
  });
  if (best && !deals && !lexicon_.is_in(best->group, "goods.") && last > token + 1)
    add_goods_inside(*best);
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

// "i russi", "cinque nordcoreani": where adjectives stand behind, a figure right before counts
// people.
bool Analyser::people(const Demonym& d) const {
  return d.people ||
         (d.either && language_.adjective_after &&
          std::any_of(out_.quantities.begin(), out_.quantities.end(),
                      [&](const FoundQuantity& q) { return q.bare && q.last == d.first; }));
}

// "five North Koreans": people of a state.
void Analyser::add_people() {
  for (const Demonym& d : in_sentence(names_.demonyms, out_.sentence)) {
    if (!people(d)) continue;
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
  add_barrels();
  sort_fillers();
}

// "1.5 million barrels a day": of oil, where nothing else is said to be in them, and no cap.
void Analyser::add_barrels() {
  for (const LexMatch* m : classes_.matches)
    if (lexicon_.is_in(m->group, "cap.")) return;
  for (const FoundQuantity& q : out_.quantities) {
    const bool of = q.first > out_.sentence.first && is(q.first - 1, "prep.of");  // "limit of"
    if (of || !q.quantity.unit.starts_with("barrel")) continue;
    const bool goods = std::any_of(out_.fillers.begin(), out_.fillers.end(),
                                   [](const Filler& f) { return f.kind == FillerKind::goods; });
    if (goods) return;
    Filler f;
    f.kind = FillerKind::goods;
    f.first = q.last - 1;
    f.last = q.last;
    f.item = "oil";
    out_.fillers.push_back(std::move(f));
    return;
  }
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
    if (person && (of_state(pronoun->last) || of_place(pronoun->last)))
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
  double_groups();
  relate();
  set_dateline_apart();
  attach_demonyms();
  settle_heads();
  attach_quantities();
}

}  // namespace vedetta::read
