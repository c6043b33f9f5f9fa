#include "vedetta/read/internal/lexicon_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "vedetta/core/flat.h"
#include "vedetta/read/internal/lexicon_layout.h"
#include "vedetta/read/morphology.h"

namespace vedetta::read {
namespace {

using namespace lexicon_layout;

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

// An element is inflected once, however many patterns have it.
struct Builder {
  Builder(const Morphology& forms, const Classes& all) : morphology(forms), classes(all) {}

  const Morphology& morphology;
  const Classes& classes;
  std::vector<Node> nodes{1};                   // first_ending is set at the end
  std::vector<std::vector<Ending>> endings{1};  // by node
  PairNumbers children;
  WordNumbers words;
  WordNumbers elements;
  std::vector<std::pair<std::uint32_t, Use>> uses;  // by word, in order of elements
  std::vector<std::uint32_t> last_use;              // of each word
  std::vector<Entry> entries;
  std::string patterns;
  std::string files;
  std::uint32_t file_count = 0;
  std::map<std::string, std::uint32_t> ids;  // of classes
  std::string groups;

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
      const std::uint32_t word = words.add(form);
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
    const auto made = static_cast<std::uint32_t>(nodes.size());
    const std::uint32_t there = children.add(node, element(text), made);
    if (there != made) return there;
    nodes.emplace_back();
    endings.emplace_back();
    if (text == "…")
      nodes[node].gap = made;
    else
      nodes[node].next |= element_bit(element(text));
    return made;
  }

  void file(std::string_view name) {
    files += name;
    files += '\n';
    ++file_count;
  }

  // A pattern of the file named last.
  Status add(const std::string& group, const std::string& pattern, const std::string& where,
             int line) {
    const auto parts = split_words(pattern);
    if (parts.empty() || parts.size() > 12)
      return Error{ErrorCode::bad_data_file, fmt::format("\"{}\" is not a pattern", pattern),
                   fmt::format("{}:{}", where, line), "write one to twelve words"};
    const auto [it, fresh] = ids.emplace(group, static_cast<std::uint32_t>(ids.size()));
    if (fresh) groups += group + '\n';
    const auto entry = static_cast<std::uint32_t>(entries.size());
    patterns += pattern;
    entries.push_back({it->second, file_count - 1, static_cast<std::uint32_t>(line),
                       static_cast<std::uint32_t>(patterns.size())});
    std::vector<std::uint32_t> at{0};
    for (const std::string& part : parts) {
      const bool optional = part.starts_with('?');
      std::vector<std::uint32_t> next = optional ? at : std::vector<std::uint32_t>{};
      for (const std::uint32_t node : at) next.push_back(child(node, part.substr(optional)));
      at = std::move(next);
    }
    for (const std::uint32_t node : at)
      if (node != 0) endings[node].push_back({entry, it->second});
    return ok_status();
  }

  std::string bytes() {
    std::vector<Ending> all_endings;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      nodes[i].first_ending = static_cast<std::uint32_t>(all_endings.size());
      all_endings.insert(all_endings.end(), endings[i].begin(), endings[i].end());
    }
    nodes.push_back({static_cast<std::uint32_t>(all_endings.size()), 0, 0});
    // The uses of each word stand together.
    std::vector<std::uint32_t> first(words.size() + 1, 0);
    for (const auto& [word, use] : uses) ++first[word + 1];
    for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
    std::vector<std::uint32_t> at(first.begin(), first.end() - 1);
    std::vector<Use> by_word(uses.size());
    std::vector<std::uint64_t> element_bits(words.size(), 0);
    for (const auto& [word, use] : uses) {
      element_bits[word] |= element_bit(use.element);
      by_word[at[word]++] = use;
    }
    std::vector<std::uint32_t> roots;
    for (std::uint32_t i = 0; i < elements.size(); ++i)
      roots.push_back(children.find(0, i).value_or(0));
    for (std::size_t i = 0; i + 1 < first.size(); ++i)
      std::stable_sort(
          by_word.begin() + first[i], by_word.begin() + first[i + 1],
          [&](const Use& x, const Use& y) { return roots[x.element] - 1 < roots[y.element] - 1; });
    Tables tables{nodes, all_endings, children.table(), words.table(), first,  element_bits,
                  roots, by_word,     entries,          patterns,      groups, files};
    FlatWriter out;
    tables.each([&](const auto& table) { out.array(table); });
    return std::move(out.bytes);
  }
};

}  // namespace

Result<std::string> pack_lexicon(const DataPack& data, const std::string& language) {
  const std::string folder = "lang/" + language + "/";
  VEDETTA_TRY(const Value forms, data.toml(folder + "morphology.toml"));
  VEDETTA_TRY(const Morphology morphology, Morphology::from(forms, folder + "morphology.toml"));
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
  Builder builder(morphology, all);
  for (const auto& [name, tree] : files) {
    builder.file(name);
    std::vector<std::pair<std::string, const Value*>> classes;
    flatten(tree, "", classes);
    for (const auto& [group, patterns] : classes) {
      if (!patterns->is_array())
        return Error{ErrorCode::bad_data_file, fmt::format("class {} is not a list", group),
                     fmt::format("{}:{}", name, patterns->line()), "write class = [\"…\", \"…\"]"};
      for (const Value& pattern : patterns->array())
        VEDETTA_CHECK(builder.add(group, pattern.string(), name, pattern.line()));
    }
  }
  return builder.bytes();
}

}  // namespace vedetta::read
