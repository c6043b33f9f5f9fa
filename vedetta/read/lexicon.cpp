#include "vedetta/read/lexicon.h"

#include <algorithm>

#include "vedetta/core/flat.h"

namespace vedetta::read {

using namespace lexicon_layout;

namespace {

constexpr std::uint32_t kMaxGap = 6;       // words, of figures and names the first each
constexpr std::uint32_t kLongestGap = 14;  // tokens
constexpr std::uint32_t kUnknownWord = 0xFFFFFFFF;

std::vector<std::string> lines_of(std::string_view lines) {
  std::vector<std::string> out;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size() - 1);
    out.emplace_back(lines.substr(0, end));
    lines.remove_prefix(end + 1);
  }
  return out;
}

bool part_of_figure(const Token& t) {
  return t.kind == TokenKind::number || t.word == "$" || t.word == "\u20ac" || t.word == "\u00a3" ||
         t.word == "\u00a5" || t.word == "%";
}

// "$ 12", "Long Wei Hao": one word of a gap.
bool goes_on(const Token& before, const Token& t) {
  return (part_of_figure(before) && part_of_figure(t)) || (before.capital && t.capital);
}

bool ends_gap(const Token& t) {
  return t.kind == TokenKind::punctuation && t.word != "," && t.word != "\"" && !part_of_figure(t);
}

std::string strong(const std::string& name) {
  if (name.ends_with(".wn")) return name.substr(0, name.size() - 2) + "n";
  return name.ends_with(".w") ? name.substr(0, name.size() - 1) + "v" : name;
}

}  // namespace

Result<Lexicon> Lexicon::open(std::string_view packed) {
  Lexicon out;
  FlatReader in(packed);
  bool good = true;
  out.t_.each([&](auto& table) { good = good && in.array(table); });
  if (!good || !in.at_end() || out.t_.nodes.empty() ||
      out.t_.first_use.size() != out.t_.words.ends.size() + 1 ||
      out.t_.elements.size() != out.t_.words.ends.size())
    return Error{ErrorCode::integrity, "a compiled lexicon is damaged", "",
                 "build or install vedetta again"};
  out.files_ = lines_of(out.t_.files);
  out.names_ = lines_of(out.t_.groups);
  for (const std::string& name : out.names_) {
    out.heads_.push_back(ClassPrefix::head_of(name));
    out.ids_.add(name);
    out.bits_.push_back(ClassPrefix::bit_of(name));
    out.strong_names_.push_back(strong(name));
  }
  return out;
}

Result<Lexicon> Lexicon::own(std::string packed) {
  auto bytes = std::make_shared<const std::string>(std::move(packed));
  VEDETTA_TRY(Lexicon out, open(*bytes));
  out.owned_ = std::move(bytes);
  return out;
}

LexEntry Lexicon::entry(std::uint32_t index) const {
  const Entry& entry = t_.entries[index];
  const std::uint32_t begin = index == 0 ? 0 : t_.entries[index - 1].pattern_end;
  return {names_[entry.group], t_.patterns.substr(begin, entry.pattern_end - begin),
          files_[entry.file], entry.line};
}

struct Lexicon::Walk {
  const Tokens& tokens;
  const std::vector<std::uint32_t>& words;  // ids of the tokens
  std::uint32_t last;                       // of the sentence
  std::vector<LexMatch>& out;
  std::vector<Edge> edges;  // of all words on the way, the last word's at the end
};

// The nodes that a word leads to, in the order in which the data names them.
void Lexicon::edges_of(std::uint32_t node, std::uint32_t word, std::vector<Edge>& out) const {
  const auto begin = static_cast<std::ptrdiff_t>(out.size());
  for (std::uint32_t u = t_.first_use[word]; u < t_.first_use[word + 1]; ++u) {
    const auto child = t_.children.find(node, t_.uses[u].element);
    if (child) out.push_back({*child, u});
  }
  if (out.end() - out.begin() > begin + 1) std::sort(out.begin() + begin, out.end());
}

// Over the word at `at`, which the edge takes.
void Lexicon::follow(Walk& state, Edge edge, std::uint32_t at, LexMatch match) const {
  const Use& use = t_.uses[edge.use];
  if (use.head && !match.headed) {
    match.headed = true;
    match.head = at;
    match.features = use.features;
    match.verb = use.verb != 0;
  }
  walk(state, edge.node, at + 1, match);
}

void Lexicon::walk(Walk& state, std::uint32_t node, std::uint32_t at, LexMatch match) const {
  for (std::uint32_t i = t_.nodes[node].first_ending; i < t_.nodes[node + 1].first_ending; ++i) {
    const Ending& ending = t_.endings[i];
    LexMatch found = match;
    found.last = at;
    found.entry = ending.entry;
    found.group = static_cast<ClassId>(ending.group);
    state.out.push_back(found);
  }
  const std::uint32_t word = at < state.last ? state.words[at] : kUnknownWord;
  if (node == 0 && word != kUnknownWord) {
    for (std::uint32_t u = t_.first_use[word]; u < t_.first_use[word + 1]; ++u) {
      const std::uint32_t next = t_.roots[t_.uses[u].element];
      if (next == 0) break;
      follow(state, {next, u}, at, match);
    }
  } else if (word != kUnknownWord && (t_.nodes[node].next & t_.elements[word]) != 0) {
    const std::size_t begin = state.edges.size();
    edges_of(node, word, state.edges);
    for (std::size_t i = begin; i < state.edges.size(); ++i)
      follow(state, state.edges[i], at, match);
    state.edges.resize(begin);
  }
  if (const std::uint32_t gap = t_.nodes[node].gap; gap != 0) {
    match.gapped = true;
    const std::uint32_t end = std::min(state.last, at + kLongestGap);
    std::uint32_t words = 0;
    for (std::uint32_t skip = at; skip < end && words <= kMaxGap; ++skip) {
      const Token& t = state.tokens[skip];
      if (ends_gap(t)) break;
      walk(state, gap, skip, match);
      words += skip == at || !goes_on(state.tokens[skip - 1], t);
    }
  }
}

MatchRows Lexicon::find(const Tokens& tokens) const {
  std::vector<std::uint32_t> words;
  words.reserve(tokens.size());
  for (const Token& token : tokens.items)
    words.push_back(t_.words.find(token.word, token.hash).value_or(kUnknownWord));
  MatchRows rows;
  std::vector<LexMatch>& out = rows.items();
  out.reserve(2 * tokens.size());
  Walk state{tokens, words, 0, out, {}};
  for (const Sentence& sentence : tokens.sentences) {
    state.last = sentence.last;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      LexMatch match;
      match.first = i;
      match.head = i;
      const auto begin = static_cast<std::ptrdiff_t>(out.size());
      walk(state, 0, i, match);
      if (out.end() - out.begin() <= begin + 1) continue;
      for (auto at = out.begin() + begin + 1; at != out.end(); ++at) {  // a handful: longest first
        const auto to =
            std::upper_bound(out.begin() + begin, at, *at,
                             [](const LexMatch& a, const LexMatch& b) { return a.last > b.last; });
        if (to != at) std::rotate(to, at, at + 1);
      }
    }
    rows.end_row();
  }
  return rows;
}

ClassId Lexicon::id(std::string_view group) const {
  const auto found = ids_.find(group);
  return found ? static_cast<ClassId>(*found) : kNoClass;
}

}  // namespace vedetta::read
