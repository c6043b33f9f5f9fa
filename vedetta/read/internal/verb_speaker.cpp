#include "vedetta/read/internal/verb_speaker.h"

#include <algorithm>

namespace vedetta::read {
namespace {

using model::Sayer;

// Tokens between a verb of saying in brackets of commas and the punctuation around it, at most.
constexpr std::uint32_t kAside = 9;
// Tokens from a verb to a subject behind it: where the verb is set off; where it is not.
constexpr std::uint32_t kBehind = 10;
constexpr std::uint32_t kNear = 4;

}  // namespace

std::vector<std::int32_t> coordinated_with(const Analysis& a, std::size_t i) {
  std::vector<std::int32_t> out;
  for (std::size_t k = i; k < a.fillers.size(); ++k)
    if (k == i || (a.fillers[i].group >= 0 && a.fillers[k].group == a.fillers[i].group))
      out.push_back(static_cast<std::int32_t>(k));
  return out;
}

bool stop_at(const DocumentWork& work, std::uint32_t token) {
  return work.tokens[token].kind == TokenKind::punctuation && work.tokens[token].word != "'";
}

bool stops_between(const DocumentWork& work, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t t = first; t < last; ++t)
    if (stop_at(work, t)) return true;
  return false;
}

bool VerbSpeaker::set_off(const VerbGroup& verb) const {
  return verb.first == a_.sentence.first || stop_at(work_, verb.first - 1);
}

// "who said", "that X says": a clause of its own, no aside.
bool VerbSpeaker::introduces(std::uint32_t token) const {
  return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
    return m.first == token && (lexicon_.is_in(m.group, "rel.") || lexicon_.is_in(m.group, "sub."));
  });
}

bool VerbSpeaker::introduced(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t t = first; t < last; ++t)
    if (introduces(t)) return true;
  return false;
}

// "a quanto riferisce X", "as reported X": the speaker comes after.
bool VerbSpeaker::as_clause(std::uint32_t verb) const {
  return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
    return m.last == verb && lexicon_.is_in(m.group, "asclause.");
  });
}

// Where the stretch between stops begins in which a verb stands.
std::uint32_t VerbSpeaker::stretch(const VerbGroup& verb) const {
  std::uint32_t from = verb.first;
  while (from > a_.sentence.first && !stop_at(work_, from - 1) && verb.first - from < kAside)
    --from;
  return from;
}

std::uint32_t VerbSpeaker::stretch_end(const VerbGroup& verb) const {
  std::uint32_t to = verb.last;
  while (to < a_.sentence.last && !stop_at(work_, to) && to - verb.last < kAside) ++to;
  return to;
}

bool VerbSpeaker::aside(std::uint32_t v) const {
  const VerbGroup& verb = a_.verbs[v];
  const std::uint32_t from = stretch(verb);
  const std::uint32_t to = stretch_end(verb);
  const bool as = std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
    return m.first == from && lexicon_.is_in(m.group, "asclause.") &&
           matcher_.verb_in(v, "say.");  // "as X reported,"
  });
  const bool behind_stop = from > a_.sentence.first && stop_at(work_, from - 1);
  const bool left =
      as ? from == a_.sentence.first || behind_stop : from > a_.sentence.first + 1 && behind_stop;
  // "…, dice X: …": what stands before the colon is X's too.
  const bool colon = to < a_.sentence.last && work_.tokens[to].word == ":" && from != verb.first;
  const bool right = to >= a_.sentence.last || (stop_at(work_, to) && !colon);
  if (!left || !right) return false;
  const bool beside = std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
    return m.first == from && lexicon_.is_in(m.group, "conj.");  // "…, and X said so"
  });
  if (beside) return false;
  const bool other = std::any_of(a_.verbs.begin(), a_.verbs.end(), [&](const VerbGroup& w) {
    return w.head != verb.head && w.first >= from && w.last <= to;
  });
  const bool object = std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& f) {
    return f.kind == FillerKind::goods && f.first >= from && f.last <= to;
  });
  return !other && !object && !has_object(from, verb, to) && (as || !introduces(from));
}

bool VerbSpeaker::has_object(std::uint32_t from, const VerbGroup& verb, std::uint32_t to) const {
  const bool own = std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& f) {
    return f.relation == Relation::none && f.first >= from && f.last <= verb.first;
  });
  return own && std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& f) {
           const bool thing = f.kind == FillerKind::goods ||
                              (f.kind == FillerKind::noun && !f.item.starts_with("group."));
           return thing && f.relation == Relation::none && f.first >= verb.last && f.last <= to;
         });
}

bool VerbSpeaker::amid(std::uint32_t v) const {
  const std::uint32_t to = stretch_end(a_.verbs[v]);
  return std::any_of(a_.verbs.begin(), a_.verbs.end(),
                     [&](const VerbGroup& w) { return w.first >= to; });
}

bool VerbSpeaker::somebody_behind(const VerbGroup& verb) const {
  const std::uint32_t end = std::min(stretch_end(verb), verb.last + kNear);
  const auto governed = [&](std::uint32_t at) {
    return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
      return m.last == at && m.first >= verb.last && lexicon_.is_in(m.group, "prep.");
    });
  };
  return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
    return m.first >= verb.last && m.first < end && lexicon_.is_in(m.group, "det.") &&
           !governed(m.first);
  });
}

// The speaker of an inverted clause stands after the verb: "…, said X"; where the verb is set off,
// also behind those whom it was told and what it was said in: "…, ha spiegato al Parisien X".
std::vector<Sayer> VerbSpeaker::behind(const VerbGroup& v) const {
  const bool off = set_off(v) || as_clause(v.first);
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& f = a_.fillers[i];
    if (f.first < v.last) continue;
    if (off && seat(v, f)) return speakers_.of({static_cast<std::int32_t>(i)});
    // "X told Reuters": whom it was told, unless the verb is set off: "…, writes Reuters".
    if (stops_between(work_, v.last, f.first) || introduced(v.last, f.first)) return {};
    if (f.relation == Relation::possessive) continue;
    const bool beside = f.relation == Relation::to || f.relation == Relation::in ||
                        f.relation == Relation::on || f.relation == Relation::with ||
                        (f.relation == Relation::from && f.kind == FillerKind::entity &&
                         f.type != model::MentionType::org && f.type != model::MentionType::per);
    if (off && beside && f.kind != FillerKind::goods) continue;
    // "…, says a director of the ministry": of an unnamed one the institution.
    const bool body = f.kind == FillerKind::entity ? f.type == model::MentionType::org
                                                   : f.item.starts_with("group.");
    const bool whose = off && body && f.relation == Relation::of;
    if (f.first - v.last > (off ? kBehind : kNear)) return {};
    if (!whose && (f.kind == FillerKind::goods || f.relation != Relation::none)) return {};
    if ((is_outlet(work_, f.link) && !off) || begins_clause(f, v)) return {};
    auto who = speakers_.of(coordinated_with(a_, i));
    if (!who.empty() || f.item != "noun.n") return who;  // "il capo | dell'intelligence"
  }
  return {};
}

// "X, the minister, said Russia was …": the name is the subject of what was said.
bool VerbSpeaker::begins_clause(const Filler& f, const VerbGroup& v) const {
  const std::int32_t s = a_.segment_of(f.first);
  if (s < 0 || s == a_.segment_of(v.head)) return false;
  const Segment& segment = a_.segments[static_cast<std::size_t>(s)];
  return segment.link == Link::complement && !segment.verbs.empty() &&
         f.last <= a_.verbs[segment.verbs.front()].first &&
         !stops_between(work_, f.last, a_.verbs[segment.verbs.front()].first);
}

// ", temono a Tokyo,": nobody but those of a place.
bool VerbSpeaker::seat(const VerbGroup& v, const Filler& f) const {
  return work_.language->pro_drop && f.relation == Relation::to && f.kind == FillerKind::entity &&
         f.governor == v.last && f.last < a_.sentence.last && stop_at(work_, f.last) &&
         (f.type == model::MentionType::loc || f.type == model::MentionType::gpe);
}

std::vector<Sayer> VerbSpeaker::named_in(std::uint32_t from, std::uint32_t to, bool speaks) const {
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& f = a_.fillers[i];
    const bool as = f.relation == Relation::as && f.governor == from;  // "as X reported"
    if (f.first < from || f.last > to || (f.relation != Relation::none && !as)) continue;
    // "Iran, it said, sent": never Iran; whoever spoke before.
    const auto& last = work_.speakers.last;
    const bool thing = f.item == "pron.thing" || f.item == "pron.plural";
    const bool person = f.item == "pron.singular" || f.item == "pron.person";
    if (speaks && f.kind == FillerKind::pronoun && !last.empty() &&
        (thing || (person && last.back().kind == model::SayerKind::person)))
      return last;
    if (auto who = speakers_.of(coordinated_with(a_, i)); !who.empty()) return who;
  }
  return {};
}

// "In its answer Oslo said": a name right before the verb, whatever governs the words before it.
// Of an unnamed one the institution: "a director at the ministry said".
std::vector<Sayer> VerbSpeaker::right_before(const VerbGroup& verb, bool apposition) const {
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& f = a_.fillers[i];
    if (f.kind != FillerKind::entity || f.first <= a_.sentence.first) continue;
    const bool spaced = f.last == verb.first;
    // "A spokesman for the ministry, X, said".
    const bool apposed = f.last + 1 == verb.first && work_.tokens[f.last].word == "," &&
                         work_.tokens[f.first - 1].word == "," && f.type != model::MentionType::gpe;
    if (apposition ? apposed : spaced) return speakers_.of({static_cast<std::int32_t>(i)});
  }
  return {};
}

std::vector<Sayer> VerbSpeaker::document_before(const Segment& segment,
                                                const VerbGroup& verb) const {
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& f = a_.fillers[i];
    if (f.first < segment.first || f.last > verb.first || f.relation != Relation::from) continue;
    auto who = speakers_.of({static_cast<std::int32_t>(i)});
    if (!who.empty()) return who;
  }
  return {};
}

// "Alla Casa Bianca egli ha detto": a government's seat, where a pronoun or nobody speaks.
std::vector<Sayer> VerbSpeaker::office_at(const VerbGroup& verb) const {
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& f = a_.fillers[i];
    const bool there = f.relation == Relation::to || f.relation == Relation::in;
    if (f.mention < 0 || f.last > verb.first || !there) continue;
    const NamedMention& m = work_.names.mentions[static_cast<std::size_t>(f.mention)];
    if (m.kind == "government" && m.mention.type == model::MentionType::org)
      return speakers_.of({static_cast<std::int32_t>(i)});
  }
  return {};
}

// "KCNA quoted X as saying": X's words, that KCNA passes on.
std::vector<Sayer> VerbSpeaker::quoted(std::uint32_t v) const {
  const VerbGroup& verb = a_.verbs[v];
  if (verb.passive || !matcher_.verb_in(v, "cite.")) return {};
  for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
    const Filler& f = a_.fillers[i];
    if (f.first < verb.last) continue;
    if (f.kind != FillerKind::entity || f.relation != Relation::none || f.first - verb.last > 3)
      return {};
    const auto subject = matcher_.subject(v);
    auto who = speakers_.of({static_cast<std::int32_t>(i)});
    auto relay = subject.empty() || set_off(verb) ? std::vector<Sayer>() : speakers_.of(subject);
    if (who.empty() || relay.empty() || relay.front().id == who.front().id) return {};
    for (Sayer& s : relay) s.relay = true;
    relay.insert(relay.end(), who.begin(), who.end());
    return relay;
  }
  return {};
}

// "A Western ambassador believes …. It is cheap, she says": she, whom no name resolves, goes on.
std::vector<Sayer> VerbSpeaker::of(std::uint32_t v, bool saying) const {
  const std::uint32_t here = work_.tokens.sentences[sentence_].paragraph + 1;
  const auto subject = matcher_.subject(v);
  const auto any = [&](auto is) {
    return std::any_of(subject.begin(), subject.end(),
                       [&](std::int32_t f) { return is(a_.fillers[static_cast<std::size_t>(f)]); });
  };
  if (work_.speakers.stranger == here &&
      any([](const Filler& f) { return f.item == "pron.singular"; }))
    return {};
  auto who = named(v, saying);
  const bool unnamed = who.empty() && any([](const Filler& f) {
                         return f.kind == FillerKind::noun && f.item.starts_with("group.");
                       });
  if (unnamed)
    work_.speakers.stranger = here;
  else if (!who.empty())
    work_.speakers.stranger = 0;
  return who;
}

std::vector<Sayer> VerbSpeaker::named(std::uint32_t v, bool saying) const {
  const VerbGroup& verb = a_.verbs[v];
  if (auto both = quoted(v); !both.empty()) return both;
  const std::int32_t s = matcher_.segment_of_verb(v);
  if (s < 0) return {};
  const Segment& segment = a_.segments[static_cast<std::size_t>(s)];
  const auto subject = matcher_.subject(v);
  const auto filler = [&](std::int32_t f) -> const Filler& {
    return a_.fillers[static_cast<std::size_t>(f)];
  };
  const bool named = std::any_of(subject.begin(), subject.end(), [&](std::int32_t f) {
    return filler(f).kind != FillerKind::pronoun;
  });
  if (saying && !named)
    if (auto office = office_at(verb); !office.empty()) return office;
  const bool own = std::any_of(subject.begin(), subject.end(), [&](std::int32_t f) {
    return filler(f).first >= segment.first && filler(f).last <= verb.first;
  });
  const bool off =
      verb.first > a_.sentence.first && (stop_at(work_, verb.first - 1) || as_clause(verb.first));
  const bool apart = aside(v);
  if (apart)
    if (auto inside = named_in(stretch(verb), verb.first, !verb.passive); !inside.empty())
      return inside;
  // Behind its clause an aside has a speaker of its own: never that clause's subject.
  const bool borrowed = !own && (apart || segment.link == Link::aside);
  auto who = borrowed ? std::vector<Sayer>() : speakers_.of(subject);
  if (auto apposed = right_before(verb, true); !apposed.empty() && (who.empty() || apart))
    return apposed;
  if (!verb.passive && (!own || off || who.empty())) {
    auto inverted = behind(verb);
    // "X, the minister, told KCNA that": whom it was told.
    const bool told = own && !who.empty() &&
                      std::all_of(inverted.begin(), inverted.end(),
                                  [&](const Sayer& x) { return is_outlet(work_, x.id); });
    if (!told && (!inverted.empty() || as_clause(verb.first))) return inverted;
  }
  if (who.empty() && !own && !verb.passive) who = right_before(verb, false);
  if (who.empty()) who = document_before(segment, verb);
  // No subject at all where the language may leave it out: whoever spoke goes on.
  const bool dropped = work_.language->pro_drop && saying && verb.finite && !verb.passive &&
                       !(off && somebody_behind(verb));
  if ((who.empty() && subject.empty()) || (!own && off))
    if (dropped && !work_.speakers.last.empty()) who = work_.speakers.last;
  return who;
}

}  // namespace vedetta::read
