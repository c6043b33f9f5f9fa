#include "vedetta/read/internal/speakers.h"

#include <algorithm>

namespace vedetta::read {
namespace {

using model::MentionType;
using model::Sayer;
using model::SayerKind;

constexpr std::uint32_t kOffice = 10;  // tokens that say whose an office is, at most
constexpr std::uint32_t kApart = 6;    // tokens from a name to the noun that describes it, at most

bool can_speak(const Referent& who) {
  return !who.link.empty() && who.type != MentionType::loc && who.type != MentionType::fac &&
         who.type != MentionType::evt && who.type != MentionType::good &&
         who.type != MentionType::ves && who.type != MentionType::law;
}

Referent referent(const NamedMention& m) {
  return {m.mention.link, m.mention.type, m.mention.state, -1};
}

}  // namespace

bool is_outlet(const DocumentWork& work, std::string_view id) {
  return std::any_of(
      work.names.mentions.begin(), work.names.mentions.end(),
      [&](const NamedMention& m) { return m.mention.link == id && m.kind == "outlet"; });
}

// A noun of several classes stands as a filler of each: the first that names somebody.
std::vector<Referent> SpeakerFinder::read_any(std::int32_t index) const {
  auto who = stand_for(index);
  const Filler& f = a_.fillers[static_cast<std::size_t>(index)];
  for (std::size_t i = 0; i < a_.fillers.size() && who.empty(); ++i) {
    const Filler& g = a_.fillers[i];
    if (g.first == f.first && g.last == f.last && g.item != f.item && g.item.starts_with("group."))
      who = stand_for(static_cast<std::int32_t>(i));
  }
  return who;
}

// "Workers", "soldiers" without a name are goods, as it were, and no source.
bool SpeakerFinder::moved(const Referent& who) const {
  if (!who.link.starts_with("grp:")) return false;
  const std::size_t dash = who.link.find('-');
  const std::string kind(who.link.substr(dash == std::string::npos ? 4 : dash + 1));
  const GroupKind* group = work_.frames->group("group." + kind);
  return group && !group->goods.empty();
}

std::vector<Sayer> SpeakerFinder::of(const std::vector<std::int32_t>& fillers) const {
  std::vector<Sayer> out;
  for (const std::int32_t f : fillers)
    for (const Referent& who : read_any(f)) {
      if (!can_speak(who) || moved(who)) continue;
      Sayer s;
      s.kind = who.type == MentionType::per ? SayerKind::person : SayerKind::organisation;
      s.id = who.link;
      if (who.mention >= 0)
        s.label = work_.names.mentions[static_cast<std::size_t>(who.mention)].mention.text;
      const Filler& filler = a_.fillers[static_cast<std::size_t>(f)];
      s.place = span_of(work_, filler.first, filler.last);
      if (std::none_of(out.begin(), out.end(), [&](const Sayer& x) { return x.id == s.id; }))
        out.push_back(s);
    }
  return out;
}

std::vector<Sayer> SpeakerFinder::of_document(std::int32_t index, std::uint32_t before) const {
  const Filler& f = a_.fillers[static_cast<std::size_t>(index)];
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& g = a_.fillers[i];
    const bool whose = g.owner == index && g.relation == Relation::possessive;
    const bool by =
        g.first >= f.last && g.last <= before &&
        (g.relation == Relation::of || g.relation == Relation::by || g.relation == Relation::from);
    if (!whose && !by) continue;
    if (auto who = of({static_cast<std::int32_t>(i)}); !who.empty()) return who;
  }
  return {};
}

std::vector<Sayer> SpeakerFinder::named_last(std::string_view pronoun) const {
  const bool firm = pronoun == "pron.company";
  const bool human = pronoun == "pron.person" || pronoun == "pron.singular";
  for (std::size_t i = work_.names.mentions.size(); i-- > 0;) {
    const NamedMention& m = work_.names.mentions[i];
    const bool party = m.mention.type == MentionType::per || m.mention.type == MentionType::org;
    if (!party || m.sentence >= sentence_ || m.kind == "outlet" || m.mention.link.empty()) continue;
    if (m.mention.type == MentionType::per ? firm : human) continue;
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

// Nothing but "of the ministry", "for its army" in tokens [first, last): no verb, no stop.
bool SpeakerFinder::apposed(std::uint32_t first, std::uint32_t last) const {
  if (last - first > kOffice) return false;
  for (std::uint32_t t = first; t < last; ++t)
    if (work_.tokens[t].kind == TokenKind::punctuation && work_.tokens[t].word != "'") return false;
  const bool adposition =
      first == last || std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
        return m.first == first && work_.language->lexicon.is_in(m.group, "prep.");
      });
  return adposition && verbless(first, last);
}

bool SpeakerFinder::verbless(std::uint32_t first, std::uint32_t last) const {
  return std::none_of(a_.verbs.begin(), a_.verbs.end(),
                      [&](const VerbGroup& v) { return v.first < last && v.last > first; });
}

// "Robert S., a Pentagon official, said": the name before the office.
std::vector<Referent> SpeakerFinder::described(const Filler& f) const {
  if (f.last >= a_.sentence.last || work_.tokens[f.last].word != ",") return {};
  for (const Filler& g : a_.fillers) {
    if (g.kind != FillerKind::entity || g.type != MentionType::per || g.last >= f.first) continue;
    if (g.relation != Relation::none || f.first - g.last > kApart) continue;
    bool beside = work_.tokens[g.last].word == ",";
    for (std::uint32_t t = g.last + 1; t < f.first; ++t)
      beside = beside && work_.tokens[t].kind != TokenKind::punctuation;
    if (beside) return {{g.link, g.type, g.origin, g.mention}};
  }
  return {};
}

// Nothing but an adjective or two stands in tokens [first, last): "la fondazione olandese X".
bool SpeakerFinder::described_only(std::uint32_t first, std::uint32_t last) const {
  if (last - first > 2) return false;
  for (std::uint32_t t = first; t < last; ++t)
    if (work_.tokens[t].kind != TokenKind::word) return false;
  return std::none_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
    const Lexicon& lexicon = work_.language->lexicon;
    return m.first >= first && m.first < last &&
           (lexicon.is_in(m.group, "prep.") || lexicon.is_in(m.group, "conj.") ||
            lexicon.is_in(m.group, "rel.") || lexicon.is_in(m.group, "sub.") ||
            lexicon.is_in(m.group, "det.") || lexicon.is_in(m.group, "neg."));
  });
}

// "la presidente, Ilaria B.", "the spokesman Paul C.", "the research group X": the name beside the
// office or the kind.
std::vector<Referent> SpeakerFinder::named_beside(const Filler& f) const {
  for (const Filler& g : a_.fillers) {
    const bool person = g.type == MentionType::per || g.link.starts_with("nil:");
    const bool party = person || g.type == MentionType::org;
    if (g.kind != FillerKind::entity || !party || g.first < f.last) continue;
    const bool people =
        f.item.starts_with("group.") || f.item.starts_with("pron.") || f.item == "noun.n";
    const bool free = g.relation == Relation::none;
    const bool beside = free && described_only(f.last, g.first);
    // "Il ministro della Difesa X", "the chief of the army, Dr X".
    const bool office = people && person && free && g.first > f.last && apposed(f.last, g.first);
    std::uint32_t comma = g.first - 1;
    if (comma > f.last && work_.tokens[comma].word != "," && work_.tokens[comma - 1].word == ",")
      --comma;
    if (g.first == f.last || beside || office ||
        (people && person && work_.tokens[comma].word == "," && apposed(f.last, comma)))
      return {{g.link, g.type, g.origin, g.mention}};
  }
  return {};
}

// "The analysts of X": of a group without a name the organisation it belongs to.
std::vector<Referent> SpeakerFinder::employer(std::int32_t index) const {
  auto whose = owner(index);
  if (whose.size() != 1 || whose.front().type != MentionType::org) return {};
  return whose;
}

// "the report by X", "X's letter": whose document it is.
std::vector<Referent> SpeakerFinder::owner(std::int32_t index) const {
  const Filler& f = a_.fillers[static_cast<std::size_t>(index)];
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& g = a_.fillers[i];
    if (g.kind == FillerKind::goods) continue;
    const bool possessor =
        g.relation == Relation::possessive && g.last <= f.first && f.first - g.last <= 2;
    const bool whose = g.relation == Relation::of || g.relation == Relation::by ||
                       g.relation == Relation::from || g.relation == Relation::in ||
                       g.relation == Relation::for_;
    const bool after =
        whose && g.first >= f.last &&
        (apposed(f.last, g.first) || (g.first - f.last <= 3 && verbless(f.last, g.first)));
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
  const std::string_view word = work_.tokens[f.last - 1].word;
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

// "According to Seoul": of a capital that speaks the state is meant.
std::vector<Referent> SpeakerFinder::speaking_for_state(const Filler& f,
                                                        std::vector<Referent> who) const {
  if (who.size() != 1 || who.front().type != MentionType::loc || f.origin.empty()) return who;
  const Sentence& sentence = work_.tokens.sentences[sentence_];
  const auto hits =
      work_.language->gazetteer.find(work_.input->text->points, work_.tokens, sentence);
  const bool capital = std::any_of(hits.begin(), hits.end(), [&](const NameHit& hit) {
    return hit.first == f.first && hit.last == f.last && hit.use == NameUse::capital;
  });
  if (capital) who = {{f.origin, MentionType::gpe, f.origin, -1}};
  return who;
}

// "The KCNA news agency": the name that its kind follows.
std::vector<Referent> SpeakerFinder::named_before(const Filler& f) const {
  for (const Filler& g : a_.fillers)
    if (g.kind == FillerKind::entity && g.last == f.first && g.relation == Relation::none &&
        f.item.starts_with("group."))
      return {{g.link, g.type, g.origin, g.mention}};
  return {};
}

std::vector<Referent> SpeakerFinder::stand_for(std::int32_t index) const {
  const Filler& f = a_.fillers[static_cast<std::size_t>(index)];
  if (f.kind == FillerKind::goods || f.kind == FillerKind::quantity) return {};
  const bool office = f.kind == FillerKind::noun || f.item == "pron.person";
  if (office)
    if (auto named = described(f); !named.empty()) return named;
  if (office)
    if (auto named = named_beside(f); !named.empty()) return named;
  if (f.item == "pron.person" || f.item == "pron.company" || f.item == "pron.office")
    if (auto known = echo(f); !known.empty()) return known;
  auto who = matcher_.refer(index);
  if (f.kind != FillerKind::noun) return speaking_for_state(f, std::move(who));
  if (who.empty()) who = named_before(f);
  if (!who.empty() && who.front().link.starts_with("grp:"))
    if (auto whose = employer(index); !whose.empty()) who = whose;
  if (!who.empty()) {
    if (speaks_for_others(f)) work_.speakers.groups[f.entry] = who;
    return who;
  }
  const bool document = f.item == "say.n" || f.item == "show.n" || f.item == "think.n" ||
                        f.item == "accuse.n" || f.item == "notify.n";
  if (document) return owner(index);
  if (!speaks_for_others(f)) {  // "the Swiss police": the state beside it
    if (f.item.starts_with("group.")) return owner(index);
    if (f.origin.empty()) return {};
    return {{f.origin, MentionType::gpe, f.origin, -1}};
  }
  auto whose = owner(index);
  if (whose.empty()) return echo(f);
  work_.speakers.groups[f.entry] = whose;
  return whose;
}

// A newspaper that no list knows, by its name: "told The X Post".
bool SpeakerFinder::outlet(const Filler& f) const {
  if (f.mention < 0) return false;
  const NamedMention& m = work_.names.mentions[static_cast<std::size_t>(f.mention)];
  if (m.kind == "outlet") return true;
  if (m.mention.type != MentionType::org || !m.mention.link.starts_with("nil:")) return false;
  return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& w) {
    return w.first >= f.first && w.last <= f.last &&
           work_.language->lexicon.name(w.group) == "outlet.word";
  });
}

// "In a statement carried by KCNA", "in un'intervista alla Tass": what passes a statement on.
bool SpeakerFinder::passed_on(const Filler& f, const VerbGroup& verb) const {
  const bool governed = f.relation == Relation::by || f.relation == Relation::to ||
                        f.relation == Relation::with || f.relation == Relation::from ||
                        f.relation == Relation::on;
  constexpr std::uint32_t kNear = 22;
  const std::uint32_t from = std::min(f.first, verb.first);
  if (!governed || std::max(f.last, verb.last) - from > kNear) return false;
  return std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& g) {
    return g.kind == FillerKind::noun && g.item == "say.n" && g.last <= f.first &&
           f.first - g.last <= 4 && g.relation != Relation::none &&
           (f.last <= verb.first || g.first >= verb.last);
  });
}

std::vector<Sayer> SpeakerFinder::with_outlet(std::vector<Sayer> who, std::uint32_t v) const {
  const VerbGroup& verb = a_.verbs[v];
  const bool quoted = matcher_.verb_in(v, "quoted.");  // "was quoted as saying by Reuters"
  for (const Filler& f : a_.fillers) {
    if (!outlet(f)) continue;
    const bool near = f.first >= verb.last && f.first - verb.last <= 3;
    const bool told = near && (f.relation == Relation::none || f.relation == Relation::to ||
                               (quoted && f.relation == Relation::by));
    if ((!told && (who.empty() || !passed_on(f, verb))) ||
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
