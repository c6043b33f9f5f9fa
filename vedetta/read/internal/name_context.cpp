#include "vedetta/read/internal/name_context.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vedetta::read {
namespace {

constexpr std::array<std::pair<std::string_view, Cue>, 29> kNamed = {{
    {"org.noun", Cue::org_noun},
    {"org.suffix", Cue::org_suffix},
    {"org.legal", Cue::org_legal},
    {"org.cue", Cue::org_cue},
    {"org.field", Cue::org_field},
    {"org.mission", Cue::org_mission},
    {"org.connector", Cue::connector},
    {"conj.and", Cue::and_word},
    {"vessel.cue", Cue::vessel_cue},
    {"vessel.after", Cue::vessel_after},
    {"place.cue", Cue::place_cue},
    {"name.article", Cue::definite},
    {"prep.for", Cue::for_},
    {"vessel.word", Cue::vessel_word},
    {"name.given", Cue::given},
    {"name.particle", Cue::particle},
    {"name.origin", Cue::origin},
    {"name.person_relative", Cue::person_relative},
    {"notname.word", Cue::notname},
    {"prep.in", Cue::in},
    {"prep.to", Cue::to},
    {"prep.from", Cue::from},
    {"prep.of", Cue::of},
    {"vessel.crew", Cue::seafarer},
    {"vessel.article", Cue::vessel_article},
    {"place.locative", Cue::locative_to},
    {"name.family", Cue::family},
    {"org.foreign_and", Cue::foreign_and},
    {"source.adv", Cue::source},
}};

constexpr std::array<std::pair<std::string_view, Cue>, 36> kPrefixed = {{
    {"title.", Cue::title},      {"prep.", Cue::function},      {"det.", Cue::function},
    {"sub.", Cue::function},     {"conj.", Cue::function},      {"pron.", Cue::function},
    {"neg.", Cue::function},     {"poss.", Cue::function},      {"rel.", Cue::function},
    {"aux.", Cue::content},      {"modal.", Cue::content},      {"refl.", Cue::function},
    {"adv.", Cue::adverb},       {"det.article", Cue::article}, {"say.", Cue::say},
    {"sail.", Cue::sail},        {"produce.", Cue::produce},    {"hire.", Cue::produce},
    {"visit.", Cue::travel},     {"sail.", Cue::travel},        {"give.", Cue::transfer},
    {"pay.", Cue::transfer},     {"tech.", Cue::transfer},      {"ban.", Cue::transfer},
    {"call.", Cue::transfer},    {"warn.", Cue::transfer},      {"designate.", Cue::transfer},
    {"regime.", Cue::transfer},  {"exempt.", Cue::transfer},    {"allow.", Cue::transfer},
    {"support.", Cue::transfer}, {"move.", Cue::travel},        {"carry.", Cue::travel},
    {"meet.", Cue::travel},      {"host.", Cue::travel},        {"goods.", Cue::content},
}};

// Rules most rows out without a look at their names.
template <std::size_t size>
std::array<std::uint64_t, size> bits_of(
    const std::array<std::pair<std::string_view, Cue>, size>& table) {
  std::array<std::uint64_t, size> out{};
  for (std::size_t i = 0; i < size; ++i) out[i] = ClassPrefix::bit_of(table[i].first);
  return out;
}

}  // namespace

CueSet NameContext::cues_of_name(std::string_view group) {
  static const auto kNamedBits = bits_of(kNamed);
  static const auto kPrefixedBits = bits_of(kPrefixed);
  const std::uint64_t bit = ClassPrefix::bit_of(group);
  CueSet out;
  for (std::size_t i = 0; i < kNamed.size(); ++i)
    if ((kNamedBits[i] & bit) && group == kNamed[i].first) out.set(kNamed[i].second);
  for (std::size_t i = 0; i < kPrefixed.size(); ++i)
    if ((kPrefixedBits[i] & bit) && group.starts_with(kPrefixed[i].first))
      out.set(kPrefixed[i].second);
  if (group == "prep.via") {
    out.set(Cue::in);
    out.set(Cue::via);
  }
  const bool verb = group.ends_with(".v") || group.ends_with(".w") || group == "verb.other";
  const bool noun = group.ends_with(".n") || group.ends_with(".wn") || group.starts_with("group.");
  if (verb || group.starts_with("aux.") || group.starts_with("modal.")) out.set(Cue::verb);
  if (noun || group.starts_with("goods.")) out.set(Cue::noun);
  if (verb || noun) out.set(Cue::content);
  return out;
}

CueSet NameContext::cues_of(ClassId group) const {
  if (group >= group_cues_.size()) {
    group_cues_.resize(group + 1U);
    group_known_.resize(group + 1U, false);
  }
  if (!group_known_[group]) {
    group_cues_[group] = cues_of_name(language_.lexicon.name(group));
    group_known_[group] = true;
  }
  return group_cues_[group];
}

NameContext::NameContext(std::u32string_view text, const Tokens& tokens,
                         const std::vector<std::vector<LexMatch>>& matches,
                         const Language& language)
    : text_(text),
      tokens_(tokens),
      matches_(matches),
      language_(language),
      word_(tokens.size()),
      begins_(tokens.size()),
      ends_(tokens.size() + 1),
      heading_(tokens.sentences.size(), false),
      in_title_(tokens.size(), false) {
  for (const auto& sentence : matches_)
    for (const LexMatch& m : sentence) {
      if (m.gapped) continue;
      const CueSet cues = cues_of(m.group);
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
      if (!t.capital) small_.add(t.word);
    }
    heading_[s] = words >= 4 && upper * 5 >= words * 4;
    for (std::uint32_t i = tokens_.sentences[s].first; i < tokens_.sentences[s].last; ++i)
      if (const Token& t = tokens_[i]; t.capital && !t.opens && !heading_[s] &&
                                       !(i > tokens_.sentences[s].first && opens_quote(i - 1)))
        inside_.add(t.word);
  }
}

std::uint32_t NameContext::phrase_end(std::uint32_t sentence, std::uint32_t i, Cue cue) const {
  if (!begins_[i].has(cue)) return i;
  const auto& all = matches_[sentence];
  const auto at = std::lower_bound(all.begin(), all.end(), i,
                                   [](const LexMatch& m, std::uint32_t t) { return m.first < t; });
  for (auto m = at; m != all.end() && m->first == i; ++m)  // the longest comes first
    if (!m->gapped && cues_of(m->group).has(cue)) return m->last;
  return i;
}

bool NameContext::opens_quote(std::uint32_t i) const {
  const std::string_view w = tokens_[i].word;
  if ((w == "-" || w == "–" || w == "—") && tokens_[i].space_before) return true;
  return w == "\"" || w == "“" || w == "«" || w == "„" || w == ":";
}

}  // namespace vedetta::read
