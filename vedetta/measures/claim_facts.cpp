#include "vedetta/measures/claim_facts.h"

#include <algorithm>

#include "vedetta/measures/internal/loader.h"

namespace vedetta::measures {
namespace {

std::vector<FactSetting> read_settings(Fields& in, const Value& table, const FactTypes& types) {
  std::vector<FactSetting> out;
  for (const Value& v : in.tables(table, "sets")) {
    FactSetting s{in.text(v, "fact"), std::nullopt, {}};
    const auto type = types.find(s.fact);
    if (type == types.end()) in.fail(v, "\"" + s.fact + "\" is no fact of vocabulary.toml");
    const Value& value = v["value"];
    if (type != types.end() && (type->second == "bool") != value.is_bool())
      in.fail(v, "the value does not have the type of " + s.fact);
    if (value.is_bool())
      s.flag = value.boolean();
    else
      s.word = in.text(v, "value");
    out.push_back(std::move(s));
  }
  return out;
}

// "gpe:RU" states the same as "RU".
std::string_view bare(std::string_view value) {
  return value.starts_with("gpe:") ? value.substr(4) : value;
}

bool holds(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

void apply(const FactSetting& setting, Facts& facts) {
  if (setting.flag)
    facts.set_flag(setting.fact, *setting.flag);
  else
    facts.add_word(setting.fact, setting.word);
}

Result<ClaimFacts> ClaimFacts::read(const Value& tree, const std::string& file,
                                    const FactTypes& types) {
  Fields in(file);
  ClaimFacts out;
  for (const Value& t : in.tables(tree, "condition"))
    out.words_[in.text(t, "word")] = read_settings(in, t, types);
  for (const Value& t : in.tables(tree, "prefix")) {
    const std::string fact = in.text(t, "fact");
    if (!types.contains(fact)) in.fail(t, "\"" + fact + "\" is no fact of vocabulary.toml");
    out.prefixes_[in.text(t, "word")] = fact;
  }
  for (const Value& t : in.tables(tree, "neighbour"))
    out.neighbours_.push_back({in.text(t, "id"), in.text(t, "predicate"), in.texts(t, "acts"),
                               in.text(t, "party"), in.text_or(t, "other"), in.texts(t, "others"),
                               read_settings(in, t, types)});
  for (const Value& t : in.tables(tree, "family"))
    out.families_.push_back(in.texts(t, "predicates"));
  out.regime_ = in.texts(tree["listing"], "programmes_hold");
  if (in.error()) return *in.error();
  return out;
}

bool ClaimFacts::of_regime(std::string_view programme) const {
  return std::any_of(regime_.begin(), regime_.end(), [&](const std::string& word) {
    return programme.find(word) != std::string_view::npos;
  });
}

bool ClaimFacts::apply(std::string_view word, Facts& facts) const {
  if (const auto at = words_.find(word); at != words_.end()) {
    for (const FactSetting& s : at->second) measures::apply(s, facts);
    return !at->second.empty();
  }
  const std::size_t colon = word.find(':');
  if (colon == std::string_view::npos) return false;
  const auto at = prefixes_.find(word.substr(0, colon));
  if (at == prefixes_.end()) return false;
  facts.add_word(at->second, bare(word.substr(colon + 1)));
  return true;
}

bool ClaimFacts::known(std::string_view word) const {
  return words_.contains(word) || prefixes_.contains(word.substr(0, word.find(':')));
}

bool ClaimFacts::same_act(std::string_view a, std::string_view b) const {
  if (a == b) return true;
  return std::any_of(families_.begin(), families_.end(),
                     [&](const auto& f) { return holds(f, a) && holds(f, b); });
}

}  // namespace vedetta::measures
