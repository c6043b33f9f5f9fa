#include "vedetta/read/lexicon.h"

#include <fmt/format.h>

#include <algorithm>

namespace vedetta::read {
namespace {

constexpr std::uint32_t kMaxGap = 6;
constexpr std::uint32_t kUnknownWord = 0xFFFFFFFF;

std::vector<std::string> split_words(std::string_view pattern) {
  std::vector<std::string> out;
  while (!pattern.empty()) {
    const std::size_t space = pattern.find(' ');
    if (space != 0) out.emplace_back(pattern.substr(0, space));
    pattern = space == std::string_view::npos ? std::string_view{} : pattern.substr(space + 1);
  }
  return out;
}

// Flattens tables into class → patterns: [prep] to = […] is class "prep.to".
void flatten(const Value& table, const std::string& prefix,
             std::vector<std::pair<std::string, const Value*>>& out) {
  for (const auto& [key, value] : table.object()) {
    const std::string name = prefix.empty() ? key : prefix + "." + key;
    if (value.is_object())
      flatten(value, name, out);
    else
      out.emplace_back(name, &value);
  }
}

// The classes of all files of a language: files share tables, the later file's class stands.
class Classes {
 public:
  void add(const Value& file) { files_.push_back(&file); }

  std::vector<std::string> words(std::string_view name) const {
    const std::string_view table = take(name);
    const std::string_view inner = take(name);
    const Value* found = nullptr;
    bool seen = false;
    for (const Value* file : files_) {
      const Value* top = file->find(table);
      if (!top) continue;
      const Value* at = inner.empty() ? top : top->find(inner);
      if (at && !(inner.empty() && seen)) found = at;
      seen = true;
    }
    while (found && !name.empty()) found = found->find(take(name));
    return found ? found->strings() : std::vector<std::string>{};
  }

 private:
  static std::string_view take(std::string_view& name) {
    const std::size_t dot = name.find('.');
    const std::string_view part = name.substr(0, dot);
    name = dot == std::string_view::npos ? std::string_view{} : name.substr(dot + 1);
    return part;
  }

  std::vector<const Value*> files_;
};

}  // namespace

// An element is inflected once, however many patterns have it.
struct Lexicon::Builder {
  Lexicon& out;
  const Morphology& morphology;
  const Classes& classes;
  WordNumbers elements;
  std::vector<std::pair<std::uint32_t, Use>> uses;  // by word, in order of elements
  std::vector<std::uint32_t> last_use;              // of each word

  std::uint32_t element(const std::string& text) {
    const std::uint32_t before = elements.size();
    const std::uint32_t made = elements.add(text);
    if (made < before || text == "…") return made;
    if (!text.starts_with('@')) {
      inflect(made, text);
    } else {
      for (const std::string& word : classes.words(std::string_view(text).substr(1)))
        inflect(made, word);
    }
    return made;
  }

  void inflect(std::uint32_t of, const std::string& text) {
    const bool inflected = text.size() > 2 && text[1] == ':';
    const bool verb = text.starts_with("v:");
    const std::size_t begin = uses.size();
    morphology.forms(text, [&](const std::string& form, std::uint16_t features) {
      if (form.find(' ') != std::string::npos) return;
      const std::uint32_t word = out.words_.add(form);
      if (word >= last_use.size()) last_use.resize(word + 1, 0);
      std::uint32_t& last = last_use[word];
      if (last >= begin && last < uses.size() && uses[last].first == word) {
        Use& same = uses[last].second;  // one word for several forms
        same.features = static_cast<std::uint16_t>(same.features | features);
        return;
      }
      last = static_cast<std::uint32_t>(uses.size());
      uses.push_back({word, {of, features, inflected, verb}});
    });
  }

  std::uint32_t child(std::uint32_t node, const std::string& text) {
    const auto made = static_cast<std::uint32_t>(out.nodes_.size());
    const std::uint32_t there = out.children_.add(node, element(text), made);
    if (there != made) return there;
    out.nodes_.emplace_back();
    if (text == "…") out.nodes_[node].gap = made;
    return made;
  }

  Status add(const std::string& group, const std::string& pattern, std::string where) {
    const auto parts = split_words(pattern);
    if (parts.empty() || parts.size() > 12)
      return Error{ErrorCode::bad_data_file, fmt::format("\"{}\" is not a pattern", pattern),
                   std::move(where), "write one to twelve words"};
    auto [it, fresh] = out.ids_.emplace(group, static_cast<ClassId>(out.names_.size()));
    if (fresh) {
      out.names_.push_back(group);
      out.bits_.push_back(ClassPrefix::bit_of(group));
    }
    const auto entry = static_cast<std::uint32_t>(out.entries_.size());
    out.entries_.push_back({group, pattern, std::move(where)});
    std::vector<std::uint32_t> at{0};
    for (const std::string& part : parts) {
      const bool optional = part.starts_with('?');
      std::vector<std::uint32_t> next = optional ? at : std::vector<std::uint32_t>{};
      for (const std::uint32_t node : at) next.push_back(child(node, part.substr(optional)));
      at = std::move(next);
    }
    for (const std::uint32_t node : at)
      if (node != 0) out.nodes_[node].endings.push_back({entry, it->second});
    return ok_status();
  }

  void finish() {  // the uses of each word stand together, in their order
    std::vector<std::uint32_t>& first = out.first_use_;
    first.assign(out.words_.size() + 1, 0);
    for (const auto& [word, use] : uses) ++first[word + 1];
    for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
    std::vector<std::uint32_t> at(first.begin(), first.end() - 1);
    out.uses_.resize(uses.size());
    for (const auto& [word, use] : uses) out.uses_[at[word]++] = use;
  }
};

Result<Lexicon> Lexicon::load(const DataPack& data, const std::string& language,
                              const Morphology& morphology) {
  Lexicon out;
  const std::string folder = "lang/" + language + "/";
  std::vector<std::pair<std::string, Value>> files;
  for (const std::string& name : data.names(folder)) {
    const std::string_view base = std::string_view(name).substr(folder.size());
    if (!base.ends_with(".toml") || base == "lang.toml" || base == "morphology.toml" ||
        base.starts_with("time") || base.starts_with("number"))
      continue;
    VEDETTA_TRY(Value tree, data.toml(name));
    files.emplace_back(name, std::move(tree));
  }
  Classes all;
  for (const auto& [name, tree] : files) all.add(tree);
  Builder builder{out, morphology, all, {}, {}, {}};
  for (const auto& [name, tree] : files) {
    std::vector<std::pair<std::string, const Value*>> classes;
    flatten(tree, "", classes);
    for (const auto& [group, patterns] : classes) {
      if (!patterns->is_array())
        return Error{ErrorCode::bad_data_file, fmt::format("class {} is not a list", group),
                     fmt::format("{}:{}", name, patterns->line()), "write class = [\"…\", \"…\"]"};
      for (const Value& pattern : patterns->array())
        VEDETTA_CHECK(
            builder.add(group, pattern.string(), fmt::format("{}:{}", name, pattern.line())));
    }
  }
  builder.finish();
  return out;
}

struct Lexicon::Walk {
  const Tokens& tokens;
  const std::vector<std::uint32_t>& words;  // ids of the sentence's tokens
  std::uint32_t first;                      // of the sentence
  std::uint32_t last;
  std::vector<LexMatch>& out;
  std::vector<Edge> edges;  // of all words on the way, the last word's at the end
};

// The nodes that a word leads to, in the order in which the data names them.
void Lexicon::edges_of(std::uint32_t node, std::uint32_t word, std::vector<Edge>& out) const {
  const auto begin = static_cast<std::ptrdiff_t>(out.size());
  for (std::uint32_t u = first_use_[word]; u < first_use_[word + 1]; ++u) {
    const auto child = children_.find(node, uses_[u].element);
    if (child) out.push_back({*child, u});
  }
  std::sort(out.begin() + begin, out.end());
}

void Lexicon::walk(Walk& state, std::uint32_t node, std::uint32_t at, LexMatch match) const {
  for (const Ending& ending : nodes_[node].endings) {
    LexMatch found = match;
    found.last = at;
    found.entry = ending.entry;
    found.group = ending.group;
    state.out.push_back(found);
  }
  if (at < state.last && state.words[at - state.first] != kUnknownWord) {
    const std::size_t begin = state.edges.size();
    edges_of(node, state.words[at - state.first], state.edges);
    for (std::size_t i = begin; i < state.edges.size(); ++i) {
      const Use& use = uses_[state.edges[i].use];
      LexMatch next = match;
      if (use.head && !(match.features || match.verb)) {
        next.head = at;
        next.features = use.features;
        next.verb = use.verb;
      }
      walk(state, state.edges[i].node, at + 1, next);
    }
    state.edges.resize(begin);
  }
  if (const std::uint32_t gap = nodes_[node].gap; gap != 0) {
    match.gapped = true;
    for (std::uint32_t skip = at; skip <= at + kMaxGap && skip < state.last; ++skip) {
      const Token& t = state.tokens[skip];
      if (t.kind == TokenKind::punctuation && t.word != "," && t.word != "\"") break;
      walk(state, gap, skip, match);
    }
  }
}

std::vector<LexMatch> Lexicon::find(const Tokens& tokens, const Sentence& sentence) const {
  std::vector<std::uint32_t> words;
  words.reserve(sentence.last - sentence.first);
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
    words.push_back(words_.find(tokens[i].word).value_or(kUnknownWord));
  std::vector<LexMatch> out;
  Walk state{tokens, words, sentence.first, sentence.last, out, {}};
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    LexMatch match;
    match.first = i;
    match.head = i;
    walk(state, 0, i, match);
  }
  std::stable_sort(out.begin(), out.end(), [](const LexMatch& a, const LexMatch& b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
  return out;
}

ClassId Lexicon::id(std::string_view group) const {
  const auto it = ids_.find(group);
  return it == ids_.end() ? kNoClass : it->second;
}

}  // namespace vedetta::read
