#include <algorithm>

#include "vedetta/read/internal/document.h"
#include "vedetta/read/internal/speakers.h"

namespace vedetta::read {
namespace {

using model::Sayer;

bool outlets_only(const DocumentWork& work, const std::vector<Sayer>& who) {
  return !who.empty() &&
         std::all_of(who.begin(), who.end(), [&](const Sayer& s) { return is_outlet(work, s.id); });
}

// "…, which the United States put under sanctions": what the writer adds, not what is reported.
bool added_by_writer(const DocumentWork& work, const RawClaim& raw, const Report& r) {
  const Analysis& a = work.sentences[raw.sentence].analysis;
  if (r.cue >= raw.trigger || r.kind.starts_with("source.") || r.kind.ends_with(".n") ||
      r.kind == "carried" || r.amid)
    return false;
  const std::int32_t s = a.segment_of(raw.trigger);
  if (s < 0 || a.in_quotes(raw.trigger)) return false;
  const Segment& segment = a.segments[static_cast<std::size_t>(s)];
  if (segment.link != Link::relative || segment.first <= r.cue) return false;
  const Token& opening = work.tokens[segment.first];
  const bool comma =
      opening.word == "," || (segment.first > 0 && work.tokens[segment.first - 1].word == ",");
  return comma && raw.verb >= 0 && a.verbs[static_cast<std::size_t>(raw.verb)].finite &&
         !a.verbs[static_cast<std::size_t>(raw.verb)].conditional;
}

// "Attributes the theft to X" names an act; a clause of its own after it is the writer's. "Replied
// by sending", "rispose inviando": an act, no words.
bool does(const DocumentWork& work, const RawClaim& raw, const Report& r) {
  if (raw.verb < 1 || raw.trigger < r.cue) return false;
  const Analysis& a = work.sentences[raw.sentence].analysis;
  const VerbGroup& verb = a.verbs[static_cast<std::size_t>(raw.verb)];
  const std::int32_t s = a.segment_of(verb.head);
  const bool complement =
      s >= 0 && a.segments[static_cast<std::size_t>(s)].link == Link::complement;
  if (r.kind == "attribute.v") return verb.finite && !complement;
  const bool next = a.verbs[static_cast<std::size_t>(raw.verb) - 1].head == r.cue;
  return r.kind == "say.v" && next && verb.gerund && !complement;
}

// A says that, B said, X sold: B's words, inside those of A; else the narrower cover is the inner.
// So are the words of whom an outlet cites.
bool inside(const DocumentWork& work, const Report& inner, const Report& outer) {
  const auto cited = [&](const Report& x, const Report& y) {
    return x.kind == "source.adv" && outlets_only(work, y.sayers) && !outlets_only(work, x.sayers);
  };
  if (cited(inner, outer)) return true;
  if (cited(outer, inner)) return false;
  const auto within = [](const Report& x, const Report& y) { return x.amid && y.cue < x.cue; };
  if (within(inner, outer)) return true;
  return !within(outer, inner) && inner.last - inner.first < outer.last - outer.first;
}

const Report* innermost(const DocumentWork& work, const RawClaim& raw) {
  const Report* best = nullptr;
  for (const Report& r : work.sentences[raw.sentence].reports) {
    const bool covers = r.first <= raw.trigger && raw.trigger < r.last && r.cue != raw.trigger;
    const bool counts = raw.frame->retells && r.cue == raw.trigger;  // "Seoul speaks of 20,000"
    if (!(covers || counts) || r.sayers.empty() || added_by_writer(work, raw, r) ||
        (does(work, raw, r) && !counts))
      continue;
    // An adverbial speaks only where no verb covers.
    if (!best || inside(work, r, *best)) best = &r;
  }
  return best;
}

// The verb that the infinitives before a claim's verb hang on: "tried to supply".
const VerbGroup& verb_above(const Analysis& a, std::int32_t verb) {
  auto v = static_cast<std::size_t>(verb);
  while (v > 0 && (a.verbs[v].infinitive || a.verbs[v].gerund)) --v;
  return a.verbs[v];
}

// "Is said to have sent": reported, and nobody named.
bool unnamed_report(const DocumentWork& work, const RawClaim& raw) {
  if (raw.verb < 0) return false;
  const SentenceWork& w = work.sentences[raw.sentence];
  const VerbGroup& said = verb_above(w.analysis, raw.verb);
  return said.passive && std::any_of(w.reports.begin(), w.reports.end(), [&](const Report& r) {
           return r.unnamed && r.kind == "say.v" && r.cue == said.head;
         });
}

// "Has further tried", "in return X is said to have": the words go on where they were.
bool adds(const DocumentWork& work, const RawClaim& raw) {
  if (raw.verb < 0) return false;
  const Analysis& a = work.sentences[raw.sentence].analysis;
  const VerbGroup& v = verb_above(a, raw.verb);
  return std::any_of(a.matches.begin(), a.matches.end(), [&](const LexMatch& m) {
    return work.language->lexicon.name(m.group) == "passage.further" && m.first <= v.head &&
           (m.first == a.sentence.first || a.segment_of(m.first) == a.segment_of(v.head));
  });
}

// "X had sent", "X avrebbe inviato" after a sentence with a speaker: still his words; but nobody
// speaks of his own act in the third person.
bool goes_on(const DocumentWork& work, const RawClaim& raw, const model::Claim& claim) {
  const auto& last = work.speakers.passage;
  const bool further = adds(work, raw);
  const bool near = further ? work.speakers.spoke + 1 >= raw.sentence : !work.speakers.last.empty();
  if (last.empty() || !near) return false;
  const auto actors = claim.fillers("actor");
  if (std::any_of(last.begin(), last.end(), [&](const Sayer& s) {
        return std::find(actors.begin(), actors.end(), s.id) != actors.end();
      }))
    return false;
  if (std::any_of(work.claims.begin(), work.claims.end(), [&](const DraftClaim& d) {
        return d.claim.is_denial() && d.raw.sentence < raw.sentence &&
               d.raw.sentence + 1 >= raw.sentence;
      }))
    return false;  // after a denial the accusers go on
  const bool spoken = work.sentences[raw.sentence].reports.empty();
  if (unnamed_report(work, raw) || (further && spoken)) return true;
  if (raw.verb < 0 || !work.language->pro_drop) return false;
  const VerbGroup& v =
      work.sentences[raw.sentence].analysis.verbs[static_cast<std::size_t>(raw.verb)];
  return v.conditional && !v.modal_possible;
}

}  // namespace

void attribute(const DocumentWork& work, DraftClaim& draft) {
  model::Claim& claim = draft.claim;
  Sayer author;
  author.id = "AUTHOR";
  claim.sayers = {author};
  if (claim.predicate == "measure") return;  // a rule is known to the writer
  const Report* best = innermost(work, draft.raw);
  if (!best) {
    if (!goes_on(work, draft.raw, claim)) return;
    claim.sayers = work.speakers.passage;
    claim.reasons.push_back("sayer carried over");
    return;
  }
  claim.sayers = best->sayers;
  claim.reasons.push_back("sayer by " + best->kind);
  for (const Report& r : work.sentences[draft.raw.sentence].reports) {
    const std::uint32_t said = best->kind == "source.adv" ? draft.raw.trigger : best->cue;
    const bool around = r.first <= said && said < r.last && r.cue != best->cue;
    if (!around || !outlets_only(work, r.sayers) || r.sayers.front().id == claim.sayers.front().id)
      continue;
    Sayer relay = r.sayers.front();
    relay.relay = true;
    claim.sayers.insert(claim.sayers.begin(), relay);
    break;
  }
}

}  // namespace vedetta::read
