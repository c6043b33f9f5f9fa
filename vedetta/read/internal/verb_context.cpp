// Verb groups that are something else by what stands around them: adjectives before a noun,
// infinitives without a particle, participles that open the sentence.
#include <algorithm>
#include <array>

#include "vedetta/read/internal/analyser.h"

namespace vedetta::read {
namespace {

constexpr std::uint32_t kHelped = 8;  // tokens from "helped" to what somebody was helped to do

bool has(std::uint16_t features, std::uint16_t wanted) {
  return (features & wanted) != 0;
}

// A past form that is also a participle, by itself and in one word.
bool past_participle(const VerbGroup& g) {
  return !g.matches.empty() && g.first == g.head && g.last == g.head + 1 && !g.negated &&
         has(g.matches.front().features, kParticiple) && !has(g.matches.front().features, kBase);
}

}  // namespace

// Whether a noun phrase goes on here: a noun, an adjective of nationality, or a word that is
// neither verb nor function word.
bool Analyser::phrase_goes_on(std::uint32_t token) const {
  static constexpr std::array<ClassPrefix, 12> kFunction = {"prep.",  "det.", "poss.", "pron.",
                                                            "conj.",  "rel.", "sub.",  "adv.",
                                                            "modal.", "aux.", "neg.",  "refl."};
  if (token >= out_.sentence.last || tokens_[token].kind != TokenKind::word) return false;
  if (in_name(token) || classes_.demonym[at(token)] >= 0) return true;
  if (verb_at(token) >= 0 || name_of_month(token)) return false;
  for (const FoundQuantity& q : out_.quantities)  // "sold eleven watches"
    if (q.first <= token && token < q.last) return false;
  return std::none_of(kFunction.begin(), kFunction.end(),
                      [&](const ClassPrefix& group) { return is(token, group); });
}

// "Bought captured missiles", "to sell used cars": the verb before has its form from more than the
// participle's, or a name or pronoun for a subject, so that this one is no second verb.
bool Analyser::object_after(const VerbGroup& before) const {
  if (before.reduced || before.passive || before.matches.empty()) return false;
  if (is(before.head, "aux.")) return false;
  if (!before.finite || before.first != before.head) return true;
  const std::uint16_t f = before.matches.front().features;
  if (!has(f, kParticiple)) return true;
  if (before.first == out_.sentence.first) return false;
  const std::uint32_t subject = before.first - 1;
  if (is(subject, "pron.")) return true;
  if (!in_name(subject)) return false;
  const std::uint32_t name =
      names_.mentions[static_cast<std::size_t>(classes_.mention[at(subject)])].first;
  // "the firm Kim founded sold arms": a noun right before the name
  return name == out_.sentence.first || tokens_[name - 1].kind != TokenKind::word ||
         is(name - 1, "prep.") || is(name - 1, "det.") || is(name - 1, "conj.") ||
         is(name - 1, "sub.") || is(name - 1, "rel.") || verb_at(name - 1) >= 0;
}

// "the sanctioned tanker", "bought captured missiles": an adjective, no verb.
bool Analyser::attributive_participle(std::size_t index) const {
  const VerbGroup& g = out_.verbs[index];
  if (!past_participle(g) || !phrase_goes_on(g.last)) return false;
  if (index > 0 && out_.verbs[index - 1].last == g.first)
    return (!in_name(g.last) || !out_.verbs[index - 1].finite) &&
           object_after(out_.verbs[index - 1]);
  if (g.first == out_.sentence.first)  // "Captured North Koreans say"
    return !in_name(g.last) && index + 1 < out_.verbs.size() && out_.verbs[index + 1].finite &&
           std::none_of(tokens_.items.begin() + g.last,
                        tokens_.items.begin() + out_.verbs[index + 1].first,
                        [](const Token& t) { return t.word == ","; });
  const std::uint32_t before = g.first - 1;
  if (in_name(before)) return false;
  if (tokens_[before].word == "'s" || is(before, "det.article") || is(before, "poss.")) return true;
  return is(before, "prep.") && !is(before, "sub.") && !is(before, "modal.");
}

// "helped X build", "let X fire": what somebody is helped to do, without a particle.
bool Analyser::bare_infinitive(std::size_t index) const {
  const VerbGroup& g = out_.verbs[index];
  const VerbGroup& before = out_.verbs[index - 1];
  if (g.first != g.head || g.matches.empty() || g.first - before.last > kHelped) return false;
  const std::uint16_t f = g.matches.front().features;
  const bool helps = std::any_of(before.matches.begin(), before.matches.end(),
                                 [&](const auto& m) { return lexicon_.is_in(m.group, "bare."); });
  if (!has(f, kBase) || !helps || before.passive || before.last == g.first) return false;
  for (std::uint32_t t = before.last; t < g.first; ++t) {
    if (in_name(t)) continue;
    if (tokens_[t].kind == TokenKind::punctuation || is(t, "rel.") || is(t, "sub.")) return false;
  }
  return !is(g.first - 1, "conj.");
}

// "to build and launch", "will buy and sell": the second verb is as the first, where nobody stands
// between conjunction and verb.
bool Analyser::continues_infinitive(std::size_t index) const {
  const VerbGroup& g = out_.verbs[index];
  const VerbGroup& before = out_.verbs[index - 1];
  return g.first == g.head && !g.matches.empty() && before.infinitive &&
         has(g.matches.front().features, kBase) && g.first > before.last &&
         is(g.first - 1, "conj.and");
}

// "Sanctioned by the EU, X …": a past form that opens the sentence has no subject.
bool Analyser::opening_participle(const VerbGroup& g) const {
  return past_participle(g) && g.finite && g.first == out_.sentence.first &&
         g.last < out_.sentence.last && is(g.last, "prep.");
}

void Analyser::settle_by_context() {
  if (language_.adjective_after) return;  // there participles follow their noun
  bool dropped = false;
  for (std::size_t v = 0; v < out_.verbs.size(); ++v) {
    VerbGroup& g = out_.verbs[v];
    if (attributive_participle(v)) {
      dropped = true;
      g.matches.clear();
      g.last = g.first;
    } else if (opening_participle(g)) {
      g.reduced = true;
      g.finite = false;
    } else if (v > 0 && (bare_infinitive(v) || continues_infinitive(v))) {
      g.infinitive = true;
      g.finite = false;
    }
  }
  if (!dropped) return;
  std::erase_if(out_.verbs, [](const VerbGroup& g) { return g.first == g.last; });
  std::fill(classes_.verb.begin(), classes_.verb.end(), -1);
  for (std::size_t v = 0; v < out_.verbs.size(); ++v)
    for (std::uint32_t t = out_.verbs[v].first; t < out_.verbs[v].last; ++t)
      if (std::int32_t& verb = classes_.verb[at(t)]; verb < 0) verb = static_cast<std::int32_t>(v);
}

}  // namespace vedetta::read
