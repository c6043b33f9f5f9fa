#include "vedetta/read/internal/speakers.h"

#include <algorithm>

namespace vedetta::read {
namespace {

using model::MentionType;
using model::Sayer;
using model::SayerKind;

bool can_speak(const Referent& who) {
  return !who.link.empty() && who.type != MentionType::loc && who.type != MentionType::fac &&
         who.type != MentionType::evt && who.type != MentionType::good &&
         who.type != MentionType::ves && who.type != MentionType::law;
}

Referent referent(const NamedMention& m) {
  return {m.mention.link, m.mention.type, m.mention.state, -1};
}

}  // namespace

bool is_outlet(const DocumentWork& work, const std::string& id) {
  return std::any_of(
      work.names.mentions.begin(), work.names.mentions.end(),
      [&](const NamedMention& m) { return m.mention.link == id && m.kind == "outlet"; });
}

std::vector<Sayer> SpeakerFinder::of(const std::vector<std::int32_t>& fillers) const {
  std::vector<Sayer> out;
  for (const std::int32_t f : fillers)
    for (const Referent& who : stand_for(f)) {
      if (!can_speak(who)) continue;
      Sayer s;
      s.kind = who.type == MentionType::per ? SayerKind::person : SayerKind::organisation;
      s.id = who.link;
      const Filler& filler = a_.fillers[static_cast<std::size_t>(f)];
      s.place = span_of(work_, filler.first, filler.last);
      if (std::none_of(out.begin(), out.end(), [&](const Sayer& x) { return x.id == s.id; }))
        out.push_back(s);
    }
  return out;
}

std::vector<Sayer> SpeakerFinder::named_last() const {
  for (std::size_t i = work_.names.mentions.size(); i-- > 0;) {
    const NamedMention& m = work_.names.mentions[i];
    const bool party = m.mention.type == MentionType::per || m.mention.type == MentionType::org;
    if (!party || m.sentence >= sentence_ || m.kind == "outlet" || m.mention.link.empty()) continue;
    const auto kind =
        m.mention.type == MentionType::per ? SayerKind::person : SayerKind::organisation;
    return {{kind, m.mention.link, "", {}, false}};
  }
  return {};
}

bool SpeakerFinder::speaks_for_others(const Filler& f) const {
  if (f.kind != FillerKind::noun || !f.item.starts_with("group.")) return false;
  const GroupKind* kind = work_.frames->group(f.item);
  return kind && kind->stands_for_state;
}

// "la presidente, Ilaria B.", "the spokesman Paul C.": the name beside the office.
std::vector<Referent> SpeakerFinder::named_beside(const Filler& f) const {
  for (const Filler& g : a_.fillers) {
    const bool person = g.type == MentionType::per || g.link.starts_with("nil:");
    if (g.kind != FillerKind::entity || !person || g.first < f.last) continue;
    const bool next =
        g.first == f.last || (g.first == f.last + 1 && work_.tokens[f.last].word == ",");
    if (next) return {{g.link, g.type, g.origin, g.mention}};
  }
  return {};
}

// "the report by X", "X's letter": whose document it is.
std::vector<Referent> SpeakerFinder::owner(std::int32_t index) const {
  const Filler& f = a_.fillers[static_cast<std::size_t>(index)];
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& g = a_.fillers[i];
    if (g.kind == FillerKind::goods) continue;
    const bool possessor =
        g.relation == Relation::possessive && g.last <= f.first && f.first - g.last <= 2;
    const bool after = (g.relation == Relation::of || g.relation == Relation::by ||
                        g.relation == Relation::from) &&
                       g.first >= f.last && g.first - f.last <= 3;
    if (!possessor && !after) continue;
    auto who = matcher_.refer(static_cast<std::int32_t>(i));
    if (!who.empty()) return who;
  }
  return {};
}

// "The police" after "the Singapore Police Force", "gli inquirenti" after "gli inquirenti di X",
// "la procuratrice" after "la procuratrice Marta O.".
std::vector<Referent> SpeakerFinder::echo(const Filler& f) const {
  if (const auto it = work_.speakers.groups.find(f.entry);
      f.kind == FillerKind::noun && it != work_.speakers.groups.end())
    return it->second;
  const std::string& word = work_.tokens[f.last - 1].word;
  if (word.size() < 5) return {};
  for (std::size_t i = work_.names.mentions.size(); i-- > 0;) {
    const NamedMention& m = work_.names.mentions[i];
    if (m.sentence > sentence_ || m.first >= f.first) continue;
    if (m.mention.type == MentionType::org)
      for (std::uint32_t t = m.first; t < m.last; ++t)
        if (work_.tokens[t].word == word) return {referent(m)};
    if (m.mention.type == MentionType::per)
      for (std::uint32_t t = m.first; t > 0 && m.first - t < 3; --t)
        if (work_.tokens[t - 1].word == word) return {referent(m)};
  }
  return {};
}

std::vector<Referent> SpeakerFinder::stand_for(std::int32_t index) const {
  const Filler& f = a_.fillers[static_cast<std::size_t>(index)];
  if (f.kind == FillerKind::goods || f.kind == FillerKind::quantity) return {};
  const bool office = f.kind == FillerKind::noun || f.item == "pron.person";
  if (office)
    if (auto named = named_beside(f); !named.empty()) return named;
  if (f.item == "pron.person" || f.item == "pron.company")
    if (auto known = echo(f); !known.empty()) return known;
  auto who = matcher_.refer(index);
  if (f.kind != FillerKind::noun) return who;
  if (!who.empty()) {
    if (speaks_for_others(f)) work_.speakers.groups[f.entry] = who;
    return who;
  }
  const bool document =
      f.item == "say.n" || f.item == "show.n" || f.item == "think.n" || f.item == "accuse.n";
  if (document) return owner(index);
  if (!speaks_for_others(f)) return {};
  auto whose = owner(index);
  if (whose.empty()) return echo(f);
  work_.speakers.groups[f.entry] = whose;
  return whose;
}

std::vector<Sayer> SpeakerFinder::with_outlet(std::vector<Sayer> who, const VerbGroup& verb) const {
  for (const Filler& f : a_.fillers) {
    if (f.mention < 0 || f.first < verb.last || f.first - verb.last > 3) continue;
    const NamedMention& m = work_.names.mentions[static_cast<std::size_t>(f.mention)];
    const bool told =
        m.kind == "outlet" && (f.relation == Relation::none || f.relation == Relation::to);
    if (!told ||
        std::any_of(who.begin(), who.end(), [&](const Sayer& s) { return s.id == f.link; }))
      continue;
    Sayer relay;
    relay.kind = SayerKind::organisation;
    relay.id = f.link;
    relay.place = span_of(work_, f.first, f.last);
    relay.relay = true;
    who.insert(who.begin(), relay);
    break;
  }
  return who;
}

}  // namespace vedetta::read
