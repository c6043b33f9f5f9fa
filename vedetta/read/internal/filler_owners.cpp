// Names beside a noun that say whose it is, or where, without a sign of possession.
#include <algorithm>
#include <array>

#include "vedetta/read/internal/analyser.h"

namespace vedetta::read {
namespace {

constexpr std::uint32_t kPlain = 4;  // words of a place's noun with its adposition, at most

bool locates(Relation relation) {
  return relation == Relation::in || relation == Relation::to || relation == Relation::from;
}

}  // namespace

// "rocket motor casings", "missile guidance technology": of goods that touch the last are meant.
void Analyser::settle_heads() {
  if (language_.adjective_after) return;
  for (std::size_t i = 0; i + 1 < out_.fillers.size(); ++i) {
    Filler& part = out_.fillers[i];
    Filler& head = out_.fillers[i + 1];
    if (part.kind != FillerKind::goods || head.kind != FillerKind::goods || part.mention >= 0 ||
        part.last != head.first || part.relation != head.relation ||
        (part.last > part.first + 2 && is(part.first + 1, "prep.of")))  // "barrels of crude oil"
      continue;
    // "missile batteries", "radio parts": a word for things of any kind takes that of the other.
    const bool vague = head.item == "other" || head.item == "machinery" ||
                       head.item == "electronics" || head.item == "vessel";
    (vague ? head : part).relation = Relation::other;
    Filler& meant = vague ? part : head;
    if (meant.origin.empty()) meant.origin = (vague ? head : part).origin;
  }
}

// A word that a noun can have before it in one phrase: "freight agent".
bool Analyser::compounds(std::uint32_t token) const {
  const auto& starts = classes_.starts[at(token)];
  return tokens_[token].kind == TokenKind::word && !tokens_[token].capital && verb_at(token) < 0 &&
         tokens_[token].word != "'s" &&
         std::all_of(
             starts.begin(), starts.end(),
             [&](const LexMatch* m) {
               return m->verb || noun_class(*m) || lexicon_.is_in(m->group, "org.");
             });
}

// "-based": a hyphen with a word behind it that is no name.
bool Analyser::suffixed(std::uint32_t token) const {
  const std::uint32_t word = token + 1;
  return word < out_.sentence.last && tokens_[token].word == "-" && !tokens_[token].space_before &&
         !tokens_[word].space_before && !tokens_[word].capital &&
         tokens_[word].kind == TokenKind::word;
}

// "Lisbon-based X", "North Korea-linked hackers": no party; whose people or goods they are.
bool Analyser::set_suffixed_apart(std::size_t index) {
  Filler& f = out_.fillers[index];
  if (f.kind != FillerKind::entity || f.last >= out_.sentence.last || !suffixed(f.last))
    return false;
  f.relation = Relation::other;
  if (index + 1 >= out_.fillers.size()) return true;
  const Filler& noun = out_.fillers[index + 1];
  const bool people = noun.kind == FillerKind::noun && noun.item.starts_with("group.") &&
                      noun.item != "group.vessels" &&  // of a ship it says the flag
                      noun.item != "group.individuals" && noun.item != "group.people";
  if (noun.first != f.last + 2 || !(people || noun.kind == FillerKind::goods)) return true;
  f.relation = Relation::possessive;
  f.owner = static_cast<std::int32_t>(index + 1);
  return true;
}

// "to the Istanbul agent X", "by FBI agents": whether the name that ends here belongs to a noun
// for people or goods that the filler is, or that stands right before it.
bool Analyser::describes(std::uint32_t name, std::size_t index) const {
  if (language_.adjective_after) return false;
  const Filler& f = out_.fillers[index];
  if (f.first == name + 3 && suffixed(name + 1)) return true;  // "the Lisbon-based X"
  for (std::size_t i = index + 1; i-- > 0;) {
    const Filler& noun = out_.fillers[i];
    if (noun.first <= name) return false;
    if (noun.kind != FillerKind::noun || !noun.item.starts_with("group.")) continue;
    const bool named = f.kind == FillerKind::entity && noun.last == f.first;
    const std::uint32_t gap = noun.first - name - 1;
    const bool based = gap == 2 && tokens_[name + 1].word == "-";  // "the Lisbon-based exchange X"
    const bool beside = gap == 0 || based || (gap == 1 && compounds(name + 1));
    if ((i == index || named) && beside) return true;
  }
  return false;
}

// "FBI agents", "Houthi missiles", "the Istanbul freight agent": a name right before a noun for
// people or goods says whose they are, unless a verb of giving stands before it ("gave Iran
// shells") or an adposition before name and goods ("to Moscow arms").
bool Analyser::owner_before_noun(std::size_t index) const {
  static constexpr std::array<ClassPrefix, 5> kGiving = {"give.", "pay.", "deploy.", "get.",
                                                         "equip."};
  const Filler& f = out_.fillers[index];
  if (language_.adjective_after || f.kind != FillerKind::entity ||
      f.type == model::MentionType::per || f.type == model::MentionType::law ||
      index + 1 >= out_.fillers.size())
    return false;
  const Filler& noun = out_.fillers[index + 1];
  const bool group = noun.kind == FillerKind::noun && noun.item.starts_with("group.");
  const bool short_state =
      f.type == model::MentionType::gpe && f.last == f.first + 1 && tokens_[f.first].upper;
  const bool state = f.type == model::MentionType::gpe || f.type == model::MentionType::org;
  if (noun.first != f.last) return group && noun.first == f.last + 1 && compounds(f.last);
  if (short_state && noun.kind == FillerKind::noun) return true;
  if (!group && (noun.kind != FillerKind::goods || !state || f.relation != Relation::none))
    return false;
  std::uint32_t begin = f.first;
  if (begin > out_.sentence.first && is(begin - 1, "det.article")) --begin;
  const std::int32_t before = begin > out_.sentence.first ? verb_at(begin - 1) : -1;
  if (before < 0) return true;
  const auto& matches = out_.verbs[static_cast<std::size_t>(before)].matches;
  return std::none_of(matches.begin(), matches.end(), [&](const LexMatch& m) {
    return std::any_of(kGiving.begin(), kGiving.end(),
                       [&](const ClassPrefix& give) { return lexicon_.is_in(m.group, give); });
  });
}

// "missili Usa", "sanzioni Ue", "i soldati Nato": where adjectives stand behind their noun, a short
// name does so as well; but "la società Eni" is Eni.
bool Analyser::behind_noun(std::size_t index) const {
  constexpr std::uint32_t kShort = 4;  // letters
  const Filler& f = out_.fillers[index];
  const bool state = f.type == model::MentionType::gpe;
  if (!language_.adjective_after || index == 0 || f.kind != FillerKind::entity ||
      f.last != f.first + 1 || (!state && f.type != model::MentionType::org))
    return false;
  const Token& word = tokens_[f.first];
  const Filler& noun = out_.fillers[index - 1];
  if (word.end - word.start > kShort || noun.last != f.first ||
      names_.mentions[static_cast<std::size_t>(f.mention)].mention.metonym)
    return false;
  const auto& starts = classes_.starts[at(noun.first)];  // "…, accusa Cuba": rather a verb
  if (std::any_of(starts.begin(), starts.end(), [](const LexMatch* m) { return m->verb; }))
    return false;
  if (noun.kind == FillerKind::goods) return noun.mention < 0;
  if (noun.kind != FillerKind::noun) return false;
  // "Le risoluzioni Onu vietano": who they are of forbids.
  const std::int32_t verb = f.last < out_.sentence.last ? verb_at(f.last) : -1;
  const bool acts = verb >= 0 && out_.verbs[static_cast<std::size_t>(verb)].finite;
  if (!noun.item.starts_with("group.")) return !acts;
  const bool named = noun.item == "group.companies" || noun.item == "group.banks" ||
                     noun.item == "group.exchanges" || noun.item == "group.vessels";
  return state || !named;
}

// "a Quillmark accountant": a name between an article and a noun for people.
bool Analyser::attributive(std::size_t index) const {
  const Filler& f = out_.fillers[index];
  if (owner_before_noun(index)) return true;
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

// "dal cosmodromo di Sohae", "at the warehouses of Rason": the place itself, where the noun before
// "of" is one that nothing else is known of.
void Analyser::stand_for_place(std::size_t index) {
  using model::MentionType;
  Filler& f = out_.fillers[index];
  const bool place = f.type == MentionType::loc || f.type == MentionType::fac;
  if (f.kind != FillerKind::entity || !place || f.relation != Relation::of) return;
  for (std::size_t i = index; i-- > 0;) {
    const Filler& noun = out_.fillers[i];
    if (noun.last + kPlain < f.governor) break;
    if (noun.last != f.governor) continue;
    const bool where =
        noun.kind == FillerKind::noun &&
        (noun.item == "group.places" || noun.item == "group.companies" || noun.item == "plant.n");
    if (!where || !locates(noun.relation)) return;
    f.relation = noun.relation;
    f.governor = noun.governor;
    return;
  }
  for (std::uint32_t t = f.governor; t-- > out_.sentence.first && t + kPlain >= f.governor;) {
    if (const LexMatch* prep = classes_.prep[at(t)]) {
      const Relation relation = parse_relation(lexicon_.name(prep->group).substr(5));
      if (t + 1 == f.governor || !locates(relation)) return;
      f.relation = relation;
      f.governor = prep->first;
      return;
    }
    const bool plain = tokens_[t].kind == TokenKind::word && !in_name(t) && verb_at(t) < 0 &&
                       std::all_of(
                           classes_.starts[at(t)].begin(), classes_.starts[at(t)].end(),
                           [&](const LexMatch* m) {
                             return m->verb || lexicon_.name(m->group) == "noun.n" ||
                                    lexicon_.is_in(m->group, "det.") ||
                                    lexicon_.is_in(m->group, "place.");
                           });
    if (!plain) return;
  }
}

}  // namespace vedetta::read
