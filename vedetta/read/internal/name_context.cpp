#include "vedetta/read/internal/name_context.h"

#include <algorithm>

namespace vedetta::read {

NameContext::NameContext(std::u32string_view text, const Tokens& tokens, const MatchRows& matches,
                         const Language& language)
    : text_(text),
      tokens_(tokens),
      matches_(matches),
      language_(language),
      word_(tokens.size()),
      begins_(tokens.size()),
      ends_(tokens.size() + 1),
      heading_(tokens.sentences.size(), false),
      in_title_(tokens.size(), false),
      inside_(tokens),
      small_(tokens) {
  for (const LexMatch& m : matches_.items()) {
    if (m.gapped) continue;
    const CueSet cues = language.cues[m.group];
    if (m.last == m.first + 1) word_[m.first].join(cues);
    begins_[m.first].join(cues);
    ends_[m.last].join(cues);
    if (cues.has(Cue::title) && m.last > m.first + 1 && !tokens_[m.first].capital)
      std::fill(in_title_.begin() + m.first + 1, in_title_.begin() + m.last, true);
  }
  for (std::size_t s = 0; s < tokens_.sentences.size(); ++s) {
    std::uint32_t words = 0;
    std::uint32_t upper = 0;
    for (std::uint32_t i = tokens_.sentences[s].first; i < tokens_.sentences[s].last; ++i) {
      const Token& t = tokens_[i];
      if (t.kind != TokenKind::word || t.end - t.start < 2) continue;
      ++words;
      upper += t.upper ? 1U : 0U;
      if (!t.capital) small_.add(i);
    }
    heading_[s] = words >= 4 && upper * 5 >= words * 4;
    for (std::uint32_t i = tokens_.sentences[s].first; i < tokens_.sentences[s].last; ++i)
      if (const Token& t = tokens_[i]; t.capital && !t.opens && !heading_[s] &&
                                       !(i > tokens_.sentences[s].first && opens_quote(i - 1)))
        inside_.add(i);
  }
}

std::uint32_t NameContext::phrase_end(std::uint32_t sentence, std::uint32_t i, Cue cue) const {
  if (!begins_[i].has(cue)) return i;
  const auto all = matches_[sentence];
  const auto at = std::lower_bound(all.begin(), all.end(), i,
                                   [](const LexMatch& m, std::uint32_t t) { return m.first < t; });
  for (auto m = at; m != all.end() && m->first == i; ++m)  // the longest comes first
    if (!m->gapped && language_.cues[m->group].has(cue)) return m->last;
  return i;
}

bool NameContext::opens_phrase(std::uint32_t sentence, std::uint32_t i, Cue cue) const {
  const auto& all = matches_[sentence];
  const auto at = std::lower_bound(all.begin(), all.end(), i,
                                   [](const LexMatch& m, std::uint32_t t) { return m.first < t; });
  return std::any_of(
      at, std::find_if(at, all.end(), [&](const LexMatch& m) { return m.first > i; }),
      [&](const LexMatch& m) { return m.last > i + 1 && language_.cues[m.group].has(cue); });
}

bool NameContext::opens_quote(std::uint32_t i) const {
  const std::string_view w = tokens_[i].word;
  if ((w == "-" || w == "–" || w == "—") && tokens_[i].space_before) return true;
  return w == "\"" || w == "“" || w == "«" || w == "„" || w == ":";
}

}  // namespace vedetta::read
