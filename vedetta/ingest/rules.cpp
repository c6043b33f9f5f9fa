#include "vedetta/ingest/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "vedetta/ingest/icu.h"
#include "vedetta/text/utf8.h"

namespace vedetta::ingest {
namespace {

constexpr std::string_view kFurnitureFile = "ingest/furniture.toml";
constexpr std::string_view kPromptsFile = "ingest/prompts.toml";

Error data_error(std::string_view file, const Value& row, std::string what) {
  return {ErrorCode::bad_data_file, std::move(what), fmt::format("data/{}:{}", file, row.line()),
          "the head of the file says how a rule is written"};
}

// Tag characters are an invisible copy of ASCII: read as what they spell.
char32_t visible(char32_t point) {
  return point >= 0xE0020 && point <= 0xE007E ? point - 0xE0000 : point;
}

}  // namespace

Words split_words(std::u32string_view text) {
  Words out;
  bool open = false;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const char32_t point = visible(text[i]);
    const bool small = point < 0x80;
    const bool letter = small && ((point | 32) >= 'a' && (point | 32) <= 'z');
    const auto kind = letter || (small && point >= '0' && point <= '9') ? icu::PointClass::word
                      : small                                           ? icu::PointClass::other
                                                                        : icu::point_class(point);
    if (kind == icu::PointClass::ignorable) continue;
    const bool ideograph = kind == icu::PointClass::ideograph;
    if (kind != icu::PointClass::word && !ideograph) {
      if (!out.words.empty() && (point == U':' || point == U'：')) out.words.back().colon = true;
      open = false;
      continue;
    }
    if (!open || ideograph)
      out.words.push_back({static_cast<std::uint32_t>(out.folded.size()), 0, i, i});
    out.folded += letter ? point | 32 : small ? point : icu::fold_case(point);
    Words::Word& word = out.words.back();
    word.length = static_cast<std::uint32_t>(out.folded.size()) - word.at;
    word.end = i + 1;
    open = !ideograph;
  }
  return out;
}

std::uint32_t Rules::add_phrase(Bank& bank, std::string_view written) {
  Phrase phrase;
  const std::u32string points = text::decode(written).points;
  for (std::size_t at = 0; at < points.size();) {
    const std::size_t space = std::min(points.find(U' ', at), points.size());
    const std::u32string_view piece = std::u32string_view(points).substr(at, space - at);
    const Words words = split_words(piece);
    for (std::size_t i = 0; i < words.size(); ++i)
      phrase.parts.push_back(
          {std::u32string(words[i]), i + 1 == words.size() && piece.ends_with(U'*')});
    at = space + 1;
  }
  phrase.colon = points.ends_with(U':');
  bank.phrases.push_back(std::move(phrase));
  return static_cast<std::uint32_t>(bank.phrases.size() - 1);
}

Result<Rules::Rule> Rules::load_rule(Bank& bank, const Value& row, std::string_view file) {
  Rule rule;
  rule.why = row["why"].string();
  if (rule.why.empty()) return data_error(file, row, "a rule has no `why`");
  std::vector<std::vector<std::string>> groups;
  if (row.find("any")) groups.push_back(row["any"].strings());
  for (const Value& group : row["all"].array()) groups.push_back(group.strings());
  if (groups.empty() || (row.find("any") && row.find("all")))
    return data_error(file, row, "a rule has either `any` or `all`");
  for (const auto& group : groups) {
    rule.groups.emplace_back();
    for (const std::string& written : group) {
      rule.groups.back().push_back(add_phrase(bank, written));
      if (bank.phrases.back().parts.empty())
        return data_error(file, row, fmt::format("the pattern '{}' has no word", written));
    }
    if (rule.groups.back().empty()) return data_error(file, row, "a rule has an empty group");
  }
  rule.window =
      static_cast<std::uint32_t>(std::clamp<std::int64_t>(row["window"].integer(), 0, 100));
  if (groups.size() > 1 && rule.window == 0)
    return data_error(file, row, "a rule with `all` has a `window` of 1 to 100 words");
  rule.max_words =
      static_cast<std::uint32_t>(std::clamp<std::int64_t>(row["max_words"].integer(), 0, 100000));
  const std::string& where = row["where"].string();
  if (where == "start") rule.where = Rule::Where::start;
  if (where == "whole") rule.where = Rule::Where::whole;
  if (!where.empty() && where != "start" && where != "whole" && where != "anywhere")
    return data_error(file, row, "`where` is anywhere, start or whole");
  return rule;
}

Status Rules::load_bank(Bank& bank, const Value& tree, std::string_view table,
                        std::string_view file) {
  for (const Value& row : tree[table].array()) {
    VEDETTA_TRY(Rule rule, load_rule(bank, row, file));
    bank.rules.push_back(std::move(rule));
  }
  if (bank.rules.empty())
    return data_error(file, tree, fmt::format("the file has no [[{}]]", table));
  index_phrases(bank);
  return ok_status();
}

void Rules::index_phrases(Bank& bank) {
  bank.uses.resize(bank.phrases.size());
  for (std::uint32_t rule = 0; rule < bank.rules.size(); ++rule)
    for (std::uint32_t group = 0; group < bank.rules[rule].groups.size(); ++group)
      for (const std::uint32_t phrase : bank.rules[rule].groups[group])
        bank.uses[phrase].push_back({rule, group});
  for (std::uint32_t i = 0; i < bank.phrases.size(); ++i) {
    const Phrase::Part& first = bank.phrases[i].parts.front();
    (first.prefix ? bank.first_prefix : bank.first_word)[first.word].push_back(i);
    if (first.prefix) bank.prefix_lengths.push_back(first.word.size());
  }
  std::sort(bank.prefix_lengths.begin(), bank.prefix_lengths.end());
  bank.prefix_lengths.erase(std::unique(bank.prefix_lengths.begin(), bank.prefix_lengths.end()),
                            bank.prefix_lengths.end());
}

Result<Rules> Rules::load(const DataPack& data) {
  Rules rules;
  VEDETTA_TRY(const Value furniture, data.toml(kFurnitureFile));
  VEDETTA_TRY(const Value prompts, data.toml(kPromptsFile));
  VEDETTA_CHECK(load_bank(rules.furniture_, furniture, "rule", kFurnitureFile));
  VEDETTA_CHECK(load_bank(rules.prompts_, prompts, "rule", kPromptsFile));
  for (const std::string& token : furniture["script"]["tokens"].strings())
    rules.script_tokens_.push_back(text::decode(token).points);
  rules.script_min_tokens_ = std::max<std::int64_t>(1, furniture["script"]["min_tokens"].integer());
  for (const std::string& name : furniture["html"]["classes"].strings())
    rules.classes_.insert(name);
  return rules;
}

const Rules& Rules::shipped() {
  static const Rules rules = [] {
    auto loaded = load(DataPack::shipped());
    if (!loaded) std::abort();  // the build put it there: a test loads it, an input can't break it
    return *std::move(loaded);
  }();
  return rules;
}

std::vector<Rules::Place> Rules::find(const Bank& bank, const Words& words) {
  std::vector<Place> out;
  const auto try_at = [&](std::uint32_t phrase, std::uint32_t at) {
    const auto& parts = bank.phrases[phrase].parts;
    if (at + parts.size() > words.size()) return;
    for (std::size_t k = 0; k < parts.size(); ++k) {
      const std::u32string_view word = words[at + k];
      if (parts[k].prefix ? !word.starts_with(parts[k].word) : word != parts[k].word) return;
    }
    const std::uint32_t last = at + static_cast<std::uint32_t>(parts.size()) - 1;
    if (bank.phrases[phrase].colon && !words.words[last].colon) return;
    out.push_back({phrase, at, last});
  };
  std::u32string key;  // reused: no allocation a word once it is long enough
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const std::u32string_view word = words[i];
    key = word;
    if (const auto it = bank.first_word.find(key); it != bank.first_word.end())
      for (const std::uint32_t phrase : it->second) try_at(phrase, i);
    for (const std::size_t length : bank.prefix_lengths) {
      if (length > word.size()) break;
      key = word.substr(0, length);
      if (const auto it = bank.first_prefix.find(key); it != bank.first_prefix.end())
        for (const std::uint32_t phrase : it->second) try_at(phrase, i);
    }
  }
  return out;
}

std::vector<Rules::Hit> Rules::match(const Bank& bank, const Words& words) {
  const std::vector<Place> places = find(bank, words);
  if (places.empty()) return {};
  // Per rule and group the place seen last: the groups are together when the last places of all of
  // them lie within the window. One pass, whatever the order of the words.
  std::unordered_map<std::uint32_t, std::vector<const Place*>> seen;
  std::vector<Hit> out;
  for (const Place& place : places) {
    for (const Use& use : bank.uses[place.phrase]) {
      const Rule& rule = bank.rules[use.rule];
      if (rule.max_words && words.size() > rule.max_words) continue;
      if (rule.where != Rule::Where::anywhere && place.first != 0) continue;
      if (rule.where == Rule::Where::whole && place.last + 1 != words.size()) continue;
      auto& latest = seen[use.rule];
      latest.resize(rule.groups.size());
      latest[use.group] = &place;
      if (std::find(latest.begin(), latest.end(), nullptr) != latest.end()) continue;
      std::uint32_t first = place.first;
      std::uint32_t last = place.last;
      for (const Place* each : latest) {
        first = std::min(first, each->first);
        last = std::max(last, each->last);
      }
      if (rule.groups.size() > 1 && last - first + 1 > rule.window) continue;
      out.push_back({rule.why, words.words[first].start, words.words[last].end});
    }
  }
  return out;
}

bool Rules::is_script(std::u32string_view line) const {
  std::int64_t tokens = 0;
  for (const std::u32string& token : script_tokens_) tokens += line.find(token) != line.npos;
  return tokens >= script_min_tokens_;
}

std::optional<Rules::Hit> Rules::furniture(std::u32string_view line, const Words& words) const {
  if (is_script(line)) return Hit{"leaked script", 0, static_cast<std::uint32_t>(line.size())};
  auto hits = match(furniture_, words);
  if (hits.empty()) return std::nullopt;
  return std::move(hits.front());
}

std::vector<Rules::Hit> Rules::prompts(const Words& words) const {
  return match(prompts_, words);
}

}  // namespace vedetta::ingest
