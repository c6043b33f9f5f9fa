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

const Value* class_of(const Value& all, std::string_view name) {
  const Value* at = &all;
  while (at && !name.empty()) {
    const std::size_t dot = name.find('.');
    at = at->find(name.substr(0, dot));
    name = dot == std::string_view::npos ? std::string_view{} : name.substr(dot + 1);
  }
  return at;
}

}  // namespace

std::uint32_t Lexicon::intern(const std::string& word) {
  return words_.emplace(word, static_cast<std::uint32_t>(words_.size())).first->second;
}

std::uint32_t Lexicon::child(std::uint32_t node, const std::string& element,
                             const Morphology& morphology, const Value& all) {
  if (const auto it = nodes_[node].children.find(element); it != nodes_[node].children.end())
    return it->second;
  const auto made = static_cast<std::uint32_t>(nodes_.size());
  nodes_.emplace_back();
  nodes_[node].children.emplace(element, made);
  if (element == "…") {
    nodes_[node].gap = made;
    return made;
  }
  std::vector<std::string> alternatives{element};
  if (element.starts_with('@')) {
    const Value* words = class_of(all, std::string_view(element).substr(1));
    alternatives = words ? words->strings() : std::vector<std::string>{};
  }
  for (const std::string& alternative : alternatives) {
    const bool inflected = alternative.size() > 2 && alternative[1] == ':';
    for (const Form& form : morphology.forms(alternative)) {
      if (form.word.find(' ') != std::string::npos) continue;
      nodes_[node].edges[intern(form.word)].push_back(
          {made, form.features, inflected, alternative.starts_with("v:")});
    }
  }
  return made;
}

Status Lexicon::add(const std::string& group, const std::string& pattern, const std::string& where,
                    const Morphology& morphology, const Value& all) {
  const auto elements = split_words(pattern);
  if (elements.empty() || elements.size() > 12)
    return Error{ErrorCode::bad_data_file, fmt::format("\"{}\" is not a pattern", pattern), where,
                 "write one to twelve words"};
  auto [it, fresh] = ids_.emplace(group, static_cast<ClassId>(names_.size()));
  if (fresh) names_.push_back(group);
  const auto entry = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back({group, pattern, where});
  std::vector<std::uint32_t> at{0};
  for (const std::string& element : elements) {
    const bool optional = element.starts_with('?');
    const std::string word = optional ? element.substr(1) : element;
    std::vector<std::uint32_t> next = optional ? at : std::vector<std::uint32_t>{};
    for (const std::uint32_t node : at) next.push_back(child(node, word, morphology, all));
    at = std::move(next);
  }
  for (const std::uint32_t node : at)
    if (node != 0) nodes_[node].endings.push_back({entry, it->second});
  return ok_status();
}

Result<Lexicon> Lexicon::load(const DataPack& data, const std::string& language,
                              const Morphology& morphology) {
  Lexicon out;
  const std::string folder = "lang/" + language + "/";
  Value all;
  std::vector<std::pair<std::string, Value>> files;
  for (const std::string& name : data.names(folder)) {
    const std::string_view base = std::string_view(name).substr(folder.size());
    if (!base.ends_with(".toml") || base == "lang.toml" || base == "morphology.toml" ||
        base.starts_with("time") || base.starts_with("number"))
      continue;
    VEDETTA_TRY(Value tree, data.toml(name));
    for (const auto& [key, value] : tree.object()) {
      if (!all.find(key))
        all.set(key, value);
      else
        for (const auto& [inner, words] : value.object())
          if (Value merged = all[key]; true) {
            merged.set(inner, words);
            all.set(key, std::move(merged));
          }
    }
    files.emplace_back(name, std::move(tree));
  }
  for (const auto& [name, tree] : files) {
    std::vector<std::pair<std::string, const Value*>> classes;
    flatten(tree, "", classes);
    for (const auto& [group, patterns] : classes) {
      if (!patterns->is_array())
        return Error{ErrorCode::bad_data_file, fmt::format("class {} is not a list", group),
                     fmt::format("{}:{}", name, patterns->line()), "write class = [\"…\", \"…\"]"};
      for (const Value& pattern : patterns->array())
        VEDETTA_CHECK(out.add(group, pattern.string(), fmt::format("{}:{}", name, pattern.line()),
                              morphology, all));
    }
  }
  return out;
}

struct Lexicon::Walk {
  const Tokens& tokens;
  const std::vector<std::uint32_t>& words;  // ids of the sentence's tokens
  std::uint32_t first;                      // of the sentence
  std::uint32_t last;
  std::vector<LexMatch>& out;
};

void Lexicon::walk(Walk& state, std::uint32_t node, std::uint32_t at, LexMatch match) const {
  for (const Ending& ending : nodes_[node].endings) {
    LexMatch found = match;
    found.last = at;
    found.entry = ending.entry;
    found.group = ending.group;
    state.out.push_back(found);
  }
  if (at < state.last) {
    const auto it = nodes_[node].edges.find(state.words[at - state.first]);
    if (it != nodes_[node].edges.end())
      for (const Edge& edge : it->second) {
        LexMatch next = match;
        if (edge.head && !(match.features || match.verb)) {
          next.head = at;
          next.features = edge.features;
          next.verb = edge.verb;
        }
        walk(state, edge.node, at + 1, next);
      }
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
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const auto it = words_.find(tokens[i].word);
    words.push_back(it == words_.end() ? kUnknownWord : it->second);
  }
  std::vector<LexMatch> out;
  Walk state{tokens, words, sentence.first, sentence.last, out};
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

bool Lexicon::is_in(ClassId group, std::string_view prefix) const {
  return group != kNoClass && std::string_view(names_[group]).starts_with(prefix);
}

}  // namespace vedetta::read
