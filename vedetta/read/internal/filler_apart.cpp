// Words that look like arguments and are none: sources, adverbs, datelines, particles.
#include <algorithm>

#include "vedetta/read/internal/analyser.h"

namespace vedetta::read {
namespace {

constexpr std::uint32_t kDateline = 14;  // tokens of a dateline at most

}  // namespace

// "according to X": says who says so, no goal.
bool Analyser::names_source(const LexMatch& prep) const {
  if (lexicon_.name(prep.group) != "prep.to") return false;
  return std::any_of(out_.matches.begin(), out_.matches.end(), [&](const LexMatch& m) {
    return !m.gapped && m.first < prep.first && m.last == prep.last &&
           lexicon_.is_in(m.group, "source.");
  });
}

// "in exchange", "at sea": an adverb of several words, whatever its noun means elsewhere; the token
// after it, or this one.
std::uint32_t Analyser::after_adverb(std::uint32_t token) const {
  const LexMatch* adverb = longest(token, "adv.");
  if (!adverb || adverb->last == token + 1) return token;
  for (const LexMatch* m : classes_.starts[at(token)])
    if (!m->verb && m->last >= adverb->last && noun_class(*m)) return token;
  return adverb->last;
}

// "SINGAPORE, June 19, 2025 - Hackers stole": where and when it was written, no party to anything.
void Analyser::set_dateline_apart() {
  const std::uint32_t first = out_.sentence.first;
  const std::uint32_t end = std::min(out_.sentence.last, first + kDateline);
  if (first >= end || !in_name(first)) return;
  for (std::uint32_t t = first; t < end && verb_at(t) < 0; ++t) {
    const std::string_view w = tokens_[t].word;
    if (w != "-" && w != "–" && w != "—") continue;
    for (Filler& f : out_.fillers)
      if (f.last <= t && f.relation == Relation::none) f.relation = Relation::other;
    return;
  }
}

// "brought in 40 tonnes": the particle of the verb governs nothing.
bool Analyser::particle(const LexMatch& prep, const Filler& filler) const {
  const bool people = filler.kind == FillerKind::noun && filler.item.starts_with("group.") &&
                      lexicon_.name(prep.group) != "prep.to";  // "attributed to hackers"
  if (filler.kind != FillerKind::goods && !people) return false;
  if (lexicon_.name(prep.group) == "prep.from") return false;  // "arrivava da navi cinesi"
  return std::any_of(out_.verbs.begin(), out_.verbs.end(), [&](const VerbGroup& v) {
    return v.last == prep.first &&
           std::any_of(v.matches.begin(), v.matches.end(),
                       [&](const LexMatch& m) { return m.last == prep.last; });
  });
}

// "after Russia vetoed": a conjunction, and what follows is the subject of its clause.
bool Analyser::opens_clause(std::uint32_t token, const Filler& subject) const {
  if (!is(token, "sub.")) return false;
  const std::int32_t verb = subject.last < out_.sentence.last ? verb_at(subject.last) : -1;
  return verb >= 0 && out_.verbs[static_cast<std::size_t>(verb)].finite;
}

}  // namespace vedetta::read
