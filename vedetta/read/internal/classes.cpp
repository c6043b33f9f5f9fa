#include <algorithm>
#include <array>
#include <utility>

#include "vedetta/read/internal/analyser.h"

namespace vedetta::read {
namespace {
constexpr std::array<const char*, 15> kRelations = {
    "none", "of",      "to",      "from", "by",    "with", "in",        "on",
    "for",  "against", "between", "via",  "about", "as",   "possessive"};
constexpr std::uint32_t kLongestPrep = 6;  // words of an adposition
}  // namespace

Relation parse_relation(std::string_view word) {
  for (std::size_t i = 0; i < kRelations.size(); ++i)
    if (word == kRelations[i]) return static_cast<Relation>(i);
  return Relation::other;
}

const char* to_string(Relation relation) {
  const auto i = static_cast<std::size_t>(relation);
  return i < kRelations.size() ? kRelations[i] : "other";
}

std::int32_t Analysis::segment_of(std::uint32_t token) const {
  for (std::size_t i = 0; i < segments.size(); ++i)
    if (segments[i].first <= token && token < segments[i].last) return static_cast<std::int32_t>(i);
  return -1;
}

bool Analysis::in_quotes(std::uint32_t token) const {
  return std::any_of(quoted.begin(), quoted.end(),
                     [&](const auto& q) { return q.first <= token && token < q.second; });
}

void settle_ordinals(MatchRows& matches, const Lexicon& lexicon) {
  const ClassId ordinal = lexicon.id("ordinal.word");
  if (ordinal == kNoClass) return;
  std::vector<LexMatch>& all = matches.items();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].group != ordinal) continue;
    const std::uint32_t token = all[i].first;
    std::size_t from = i;  // of the matches that begin at the token
    while (from > 0 && all[from - 1].first == token) --from;
    bool behind = false;
    for (std::size_t b = from; b-- > 0 && all[b].first + 1 == token;)
      behind = behind || (all[b].last == token && (lexicon.is_in(all[b].group, "det.") ||
                                                   lexicon.is_in(all[b].group, "poss.") ||
                                                   lexicon.is_in(all[b].group, "prep.")));
    for (std::size_t m = from; behind && m < all.size() && all[m].first == token; ++m)
      if (all[m].last == token + 1 &&
          (lexicon.is_in(all[m].group, "prep.") || lexicon.is_in(all[m].group, "source.") ||
           lexicon.is_in(all[m].group, "sub.")))
        all[m].group = ordinal;
  }
}

void Analyser::classify() {
  const std::uint32_t size = out_.sentence.last - out_.sentence.first;
  classes_.bits.assign(size, 0);
  classes_.mention.assign(size, -1);
  classes_.demonym.assign(size, -1);
  classes_.verb.assign(size, -1);
  classes_.matches.clear();
  classes_.matches.reserve(out_.matches.size());
  for (const LexMatch& m : out_.matches) {
    classes_.matches.push_back(&m);
    if (!m.gapped) classes_.bits[at(m.first)] |= lexicon_.bit(m.group);
  }
  classes_.starts.assign(size, {});
  const std::span all(std::as_const(classes_.matches));
  for (std::size_t from = 0, to = 0; from < all.size(); from = to) {  // sorted by first token
    while (to < all.size() && all[to]->first == all[from]->first) ++to;
    classes_.starts[at(all[from]->first)] = all.subspan(from, to - from);
  }
  const auto mark = [&](const auto& names, std::vector<std::int32_t>& by_token) {
    for (const auto& name : in_sentence(names, out_.sentence))
      for (std::uint32_t t = name.first; t < name.last; ++t)
        by_token[at(t)] = static_cast<std::int32_t>(&name - names.data());
  };
  mark(names_.mentions, classes_.mention);
  mark(names_.demonyms, classes_.demonym);
  note_ends();
}

// Adpositions and titles by their last word.
void Analyser::note_ends() {
  const std::uint32_t size = out_.sentence.last - out_.sentence.first;
  classes_.prep.assign(size, nullptr);
  classes_.title.assign(size, nullptr);
  for (std::uint32_t first = out_.sentence.first; first < out_.sentence.last; ++first) {
    if (is(first, "prep.") && !in_name(first))
      for (const LexMatch* m : classes_.starts[at(first)])  // "nella regione di" and "nella"
        if (!m->gapped && m->last <= first + kLongestPrep && lexicon_.is_in(m->group, "prep."))
          if (const LexMatch*& known = classes_.prep[at(m->last - 1)]; !known) known = m;
    if ((classes_.bits[at(first)] & ClassPrefix::bit_of("title.")) == 0) continue;
    for (const LexMatch* m : classes_.starts[at(first)])
      if (!m->gapped && lexicon_.is_in(m->group, "title."))
        if (const LexMatch*& known = classes_.title[at(m->last - 1)]; !known) known = m;
  }
}

// The longest match without a gap that begins at the token, in a class with this prefix.
const LexMatch* Analyser::longest_in(std::uint32_t token, const ClassPrefix& prefix) const {
  for (const LexMatch* m : classes_.starts[at(token)])
    if (!m->gapped && lexicon_.is_in(m->group, prefix)) return m;
  return nullptr;
}

Analysis Analyser::run(std::uint32_t sentence, std::span<const LexMatch> matches,
                       std::span<const internal::Item> times,
                       std::span<const internal::Item> numbers, TimeAnchor& anchor) {
  out_ = Analysis{};
  out_.sentence = tokens_.sentences[sentence];
  out_.matches = matches;
  classify();
  out_.quantities = language_.quantities.find(text_, tokens_, numbers);
  std::erase_if(out_.quantities, [&](const FoundQuantity& q) {
    return in_name(q.first) && in_name(q.last - 1);  // "resolution 2397", "the 1718 Committee"
  });
  find_quotes();
  find_verbs();
  Tense tense = Tense::unknown;
  for (const VerbGroup& v : out_.verbs) {
    if (!v.finite) continue;
    // "Could send" looks ahead, "could have sent" back.
    const bool ahead =
        v.modal_possible && !v.matches.empty() && !(v.matches.front().features & kParticiple);
    tense = v.modal_future || ahead || (v.features & kFuture) ? Tense::future
            : (v.features & kPast)                            ? Tense::past
                                                              : Tense::unknown;
    if (tense != Tense::unknown) break;
  }
  out_.times = language_.times.find(times, out_.sentence, anchor, tense);
  find_fillers();
  find_segments();
  return std::move(out_);
}

}  // namespace vedetta::read
