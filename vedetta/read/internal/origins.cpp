// What adjectives of nationality and figures say of the nouns beside them.
#include <algorithm>

#include "vedetta/read/internal/analyser.h"

namespace vedetta::read {

// "missili fabbricati in Corea del Nord": where the goods before the participle were made.
void Analyser::origin_by_participle() {
  for (const VerbGroup& v : out_.verbs) {
    const bool made = std::any_of(v.matches.begin(), v.matches.end(), [&](const LexMatch& m) {
      return lexicon_.name(m.group) == "origin.v" && (m.features & kParticiple);
    });
    if (!made || v.first != v.head) continue;
    for (std::size_t i = 0; i + 1 < out_.fillers.size(); ++i) {
      Filler& goods = out_.fillers[i];
      const Filler& where = out_.fillers[i + 1];
      const bool after = where.first >= v.last && where.first <= v.last + 3;
      if (goods.kind == FillerKind::goods && goods.origin.empty() && goods.last <= v.first &&
          v.first - goods.last <= 2 && after && where.kind == FillerKind::entity)
        goods.origin = where.origin;
    }
  }
}

// "North Korea's missiles", "i droni dell'Iran": whose the goods are says where they are from.
void Analyser::origin_by_owner() {
  for (std::size_t i = 0; i < out_.fillers.size(); ++i) {
    const Filler& owner = out_.fillers[i];
    if (owner.kind != FillerKind::entity || owner.origin.empty()) continue;
    for (Filler& goods : out_.fillers) {
      const bool before = owner.relation == Relation::possessive && goods.first >= owner.last &&
                          goods.first - owner.last <= 2;
      const bool after = owner.relation == Relation::of && goods.last == owner.governor;
      if (goods.kind == FillerKind::goods && goods.origin.empty() && (before || after))
        goods.origin = owner.origin;
      // "missili Usa", "soldati Usa": as an adjective would say.
      const bool behind = owner.relation == Relation::possessive && goods.last == owner.first &&
                          owner.owner >= 0 && owner.type == model::MentionType::gpe;
      if (behind && goods.origin.empty() && goods.kind != FillerKind::entity)
        goods.origin = owner.origin;
    }
  }
}

// "Chinese and Russian firms", "aziende cinesi e russe": two groups in one noun.
void Analyser::double_groups() {
  const auto demonyms = in_sentence(names_.demonyms, out_.sentence);
  for (std::size_t d = 1; d < demonyms.size(); ++d) {
    const Demonym& one = demonyms[d - 1];
    const Demonym& other = demonyms[d];
    const bool pair = one.last + 1 == other.first && is(one.last, "conj.and") &&
                      one.state != other.state && !people(one) && !people(other);
    if (!pair) continue;
    const auto begins = [&](const Filler& f) {
      const bool beside = language_.adjective_after ? f.last == one.first : f.first == other.last;
      return beside && f.kind == FillerKind::noun && f.item.starts_with("group.");
    };
    const auto noun = std::find_if(out_.fillers.begin(), out_.fillers.end(), begins);
    if (noun == out_.fillers.end() || !noun->origin.empty()) continue;
    noun->origin = one.state;
    noun->group = static_cast<std::int32_t>(noun - out_.fillers.begin());
    Filler twin = *noun;
    twin.origin = other.state;
    out_.fillers.insert(noun + 1, std::move(twin));
    return;
  }
}

// "in Russian logging camps", "in cantieri russi": places that nobody names, of a state.
void Analyser::add_state_places() {
  for (const Demonym& d : in_sentence(names_.demonyms, out_.sentence)) {
    if (people(d) || d.first == out_.sentence.first) continue;
    const bool taken = std::any_of(out_.fillers.begin(), out_.fillers.end(), [&](const Filler& f) {
      const std::uint32_t gap = f.first >= d.last ? f.first - d.last : d.first - f.last;
      return f.first < d.first + 6 && d.last < f.last + 6 && gap <= 2 &&
             (f.kind == FillerKind::goods || f.kind == FillerKind::noun);
    });
    std::uint32_t at = d.first;
    for (int steps = 0; language_.adjective_after && steps < 2 && at > out_.sentence.first &&
                        tokens_[at - 1].kind == TokenKind::word && !is(at - 1, "prep.");
         ++steps)
      --at;
    if (taken || at == out_.sentence.first || !is(at - 1, "prep.in")) continue;
    Filler f;
    f.kind = FillerKind::noun;
    f.first = d.first;
    f.last = d.last;
    f.item = "group.companies";
    f.origin = d.state;
    f.relation = Relation::in;
    f.governor = at - 1;
    out_.fillers.push_back(std::move(f));
  }
  sort_fillers();
}

// "North Korean missiles", "missili nordcoreani": the state an adjective gives to a noun beside it.
void Analyser::attach_demonyms() {
  for (const Demonym& demonym : in_sentence(names_.demonyms, out_.sentence)) {
    if (people(demonym)) continue;
    Filler* best = nullptr;
    std::uint32_t best_distance = 6;
    for (Filler& f : out_.fillers) {
      if (f.kind != FillerKind::goods && f.kind != FillerKind::noun) continue;
      if (demonym.first >= f.first &&
          demonym.last <= f.last) {  // "north korean hackers", one entry
        best = &f;
        break;
      }
      const bool after = f.first >= demonym.last;
      const std::uint32_t distance = after                     ? f.first - demonym.last
                                     : demonym.first >= f.last ? demonym.first - f.last
                                                               : 99;
      const std::uint32_t penalty = after == language_.adjective_after ? 2 : 0;
      if (distance > 5) continue;
      bool crossed = false;
      const std::uint32_t from = after ? demonym.last : f.last;
      const std::uint32_t to = after ? f.first : demonym.first;
      for (std::uint32_t t = from; t < to; ++t)
        crossed = crossed || barrier(t) || (is(t, "prep.") && !is(t, "prep.of"));
      if (!crossed && distance + penalty < best_distance) {
        best = &f;
        best_distance = distance + penalty;
      }
    }
    for (Filler& f : out_.fillers)  // two readings of the same words share it
      if (best && f.first == best->first && f.last == best->last && f.origin.empty())
        f.origin = demonym.state;
  }
  add_state_places();
  origin_by_participle();
  origin_by_owner();
  for (std::size_t i = 1; i < out_.fillers.size(); ++i) {  // "missiles of North Korean make"
    const Filler& made = out_.fillers[i];
    Filler& goods = out_.fillers[i - 1];
    if (made.item == "origin.n" && goods.kind == FillerKind::goods && goods.origin.empty() &&
        made.relation == Relation::of && made.first - goods.last <= 3)
      goods.origin = made.origin;
  }
  for (std::size_t i = 1; i + 1 < out_.fillers.size(); ++i) {  // "missiles made in North Korea"
    const Filler& made = out_.fillers[i];
    const Filler& where = out_.fillers[i + 1];
    Filler& goods = out_.fillers[i - 1];
    const bool next = made.first == goods.last && where.first <= made.last + 1;
    if (made.item == "origin.n" && goods.kind == FillerKind::goods && goods.origin.empty() &&
        next && where.kind == FillerKind::entity)
      goods.origin = where.origin;
  }
  for (const Filler& noun : out_.fillers)  // "the North Korean firm X": X is North Korean
    for (Filler& name : out_.fillers)
      if (noun.kind == FillerKind::noun && !noun.origin.empty() && name.first == noun.last &&
          name.kind == FillerKind::entity && name.origin.empty())
        name.origin = noun.origin;
}

void Analyser::attach_quantities() {
  for (std::size_t q = 0; q < out_.quantities.size(); ++q) {
    FoundQuantity& quantity = out_.quantities[q];
    if (quantity.first + 1 < quantity.last && verb_at(quantity.first) >= 0) {
      ++quantity.first;  // "handed over twelve": a particle of the verb, no bound
      quantity.quantity.bound = model::Bound::exactly;
    }
    const auto counts = [&](const Filler& f) {
      return f.kind == FillerKind::goods || f.kind == FillerKind::noun;
    };
    const auto overlaps = [&](const Filler& f) {
      return counts(f) && f.first < quantity.last && quantity.first < f.last;
    };
    const bool inside = std::any_of(out_.fillers.begin(), out_.fillers.end(), overlaps);
    for (Filler& f : out_.fillers) {
      bool near = counts(f) && !inside && f.first >= quantity.last && f.first - quantity.last <= 4;
      for (std::uint32_t t = quantity.last; near && t < f.first; ++t) near = !barrier(t);
      if ((near || overlaps(f)) && f.quantity < 0) f.quantity = static_cast<std::int32_t>(q);
    }
  }
}

}  // namespace vedetta::read
