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

WordTables::WordTables(const Tokens& tokens, const MatchRows& matches)
    : tokens_(tokens),
      rows_(matches),
      starts_(tokens.size()),
      bits_(tokens.size()),
      verbal_(tokens.size()),
      prep_(tokens.size()),
      title_(tokens.size()),
      mention_(tokens.size(), -1),
      demonym_(tokens.size(), -1),
      verb_(tokens.size(), -1) {
  matches_.reserve(matches.items().size());
  for (const LexMatch& m : matches.items()) matches_.push_back(&m);
}

WordClasses WordTables::of(std::size_t sentence) {
  const Sentence& s = tokens_.sentences[sentence];
  const std::span<const LexMatch> row = rows_[sentence];
  const auto part = [&](auto& table) {
    return std::span(table).subspan(s.first, s.last - s.first);
  };
  const auto before = static_cast<std::size_t>(row.data() - rows_.items().data());
  return {std::span(std::as_const(matches_)).subspan(before, row.size()),
          part(starts_),
          part(bits_),
          part(verbal_),
          part(prep_),
          part(title_),
          part(mention_),
          part(demonym_),
          part(verb_)};
}

void Analyser::classify() {
  const auto all = classes_.matches;
  for (const LexMatch* m : all) {
    if (!m->gapped) classes_.bits[at(m->first)] |= lexicon_.bit(m->group);
    if (m->verb && (!m->gapped || m->head == m->first)) classes_.verbal[at(m->first)] = 1;
  }
  for (std::size_t from = 0, to = 0; from < all.size(); from = to) {  // sorted by first token
    while (to < all.size() && all[to]->first == all[from]->first) ++to;
    classes_.starts[at(all[from]->first)] = all.subspan(from, to - from);
  }
  const auto mark = [&](const auto& names, std::span<std::int32_t> by_token) {
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

void Analyser::find_quantities() {
  out_.quantities = language_.quantities.find(text_, tokens_, parts_.numbers);
  std::erase_if(out_.quantities, [&](const FoundQuantity& q) {
    return in_name(q.first) && in_name(q.last - 1);  // "resolution 2397", "the 1718 Committee"
  });
}

void Analyser::find_times(TimeAnchor& anchor) {
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
  out_.times = language_.times.find(parts_.times, out_.sentence, anchor, tense);
}

std::vector<Analysis> Analyser::run(std::u32string_view text, const Tokens& tokens,
                                    const Language& language, const Names& names,
                                    const MatchRows& matches, const internal::ItemRows& times,
                                    TimeAnchor anchor) {
  WordTables tables(tokens, matches);
  const internal::ItemRows numbers = language.quantities.rows(tokens);
  std::vector<Analyser> all;
  all.reserve(tokens.sentences.size());
  for (std::size_t s = 0; s < tokens.sentences.size(); ++s)
    all.emplace_back(text, tokens, language, names, tokens.sentences[s],
                     SentenceParts{matches[s], times[s], numbers[s], tables.of(s)});
  for (Analyser& one : all) one.classify();
  for (Analyser& one : all) one.find_quantities();
  for (Analyser& one : all) one.find_quotes();
  for (Analyser& one : all) one.find_verbs();
  for (Analyser& one : all) one.find_times(anchor);
  for (Analyser& one : all) one.find_fillers();
  for (Analyser& one : all) one.find_segments();
  std::vector<Analysis> out;
  out.reserve(all.size());
  for (Analyser& one : all) out.push_back(std::move(one.out_));
  return out;
}

}  // namespace vedetta::read
