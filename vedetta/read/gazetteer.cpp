#include "vedetta/read/gazetteer.h"

#include <algorithm>
#include <set>

#include "vedetta/text/character.h"
#include "vedetta/text/utf8.h"

namespace vedetta::read {
namespace {

struct Table {
  const char* file;
  const char* name;
  model::MentionType type;
};
constexpr Table kTables[] = {{"orgs.toml", "org", model::MentionType::org},
                             {"persons.toml", "person", model::MentionType::per},
                             {"places.toml", "place", model::MentionType::loc},
                             {"goods_named.toml", "good", model::MentionType::good},
                             {"events.toml", "event", model::MentionType::evt},
                             {"laws.toml", "law", model::MentionType::law}};

// A name in the language; names without a table for it fall back on English.
std::vector<std::string> in_language(const Value& names, const std::string& language) {
  auto out = names[language].strings();
  return out.empty() ? names["en"].strings() : out;
}

}  // namespace

void Gazetteer::add(const std::string& name, Payload payload, const TokenRules& rules) {
  const text::Decoded decoded = text::decode(name);
  const Tokens tokens =
      tokenise(decoded.points, 0, static_cast<std::uint32_t>(decoded.points.size()), rules);
  if (tokens.size() == 0) return;
  payload.upper = tokens.size() == 1 && tokens[0].upper && decoded.points.size() <= 5;
  payload.capital = tokens[0].capital;
  payload.capital_end = tokens[tokens.size() - 1].capital;
  std::uint32_t node = 0;
  for (const Token& token : tokens.items) {
    const auto made = static_cast<std::uint32_t>(nodes_.size());
    const std::uint32_t word = words_.add(token.word, token.hash);
    if (word == first_.size()) first_.push_back(0);
    nodes_[node].goes_on = true;
    const std::uint32_t next = children_.add(node, word, made);
    if (next == made) nodes_.emplace_back();
    if (node == 0) {
      first_[word] = next;
      begins_[token.hash % kBuckets] = true;
    }
    node = next;
  }
  for (Payload& known : nodes_[node].payloads) {
    if (known.entry != payload.entry || known.use != payload.use) continue;
    known.upper = known.upper && payload.upper;  // both spellings are in use
    known.capital = known.capital && payload.capital;
    known.capital_end = known.capital_end && payload.capital_end;
    return;
  }
  nodes_[node].payloads.push_back(payload);
}

std::uint32_t Gazetteer::next(std::uint32_t node, const Token& token) const {
  if (node == 0 ? !begins_[token.hash % kBuckets] : !nodes_[node].goes_on) return 0;
  const auto known = words_.find(token.word, token.hash);
  if (!known) return 0;
  return node == 0 ? first_[*known] : children_.find(node, *known).value_or(0);
}

Status Gazetteer::add_states(const DataPack& data, const std::string& language,
                             const TokenRules& rules) {
  VEDETTA_TRY(const auto tree, data.shared_toml("gazetteer/states.toml"));
  for (const Value& row : (*tree)["state"].array()) {
    const auto index = static_cast<std::uint32_t>(entries_.size());
    GazetteerEntry entry;
    entry.id = row["id"].string();
    entry.type = entry.id.starts_with("org:") ? model::MentionType::org : model::MentionType::gpe;
    entry.kind = "state";
    entry.state = entry.id;
    const auto names = in_language(row["name"], language);
    if (!names.empty()) entry.caption = names[0];
    by_id_[entry.id] = index;
    entries_.push_back(entry);
    const auto weak = row["weak"].strings();
    const auto is_weak = [&](const std::string& n) {
      return std::find(weak.begin(), weak.end(), n) != weak.end();
    };
    joinable_.insert(joinable_.end(), names.begin(), names.end());
    for (const auto& n : names)
      add(n, {index, NameUse::name, is_weak(n), false, false, false, false}, rules);
    for (const auto& n : in_language(row["short"], language))
      add(n, {index, NameUse::name, true, false, false, false, false}, rules);
    for (const auto& n : row["seat"][language].strings())
      add(n, {index, NameUse::name, is_weak(n), false, false, false, false}, rules);
    for (const auto& n : row["adj"][language].strings())
      add(n, {index, NameUse::adjective, is_weak(n), false, false, false, false}, rules);
    for (const auto& n : row["people"][language].strings())
      add(n, {index, NameUse::people, is_weak(n), false, false, false, false}, rules);
    const auto capitals = in_language(row["capital"], language);
    if (capitals.empty()) continue;
    joinable_.insert(joinable_.end(), capitals.begin(), capitals.end());
    const auto city = static_cast<std::uint32_t>(entries_.size());
    GazetteerEntry capital;
    capital.id = row["capital_id"].string();
    capital.type = model::MentionType::loc;
    capital.kind = "capital";
    capital.state = entry.id;
    capital.caption = capitals[0];
    by_id_[capital.id] = city;
    entries_.push_back(capital);
    for (const auto& n : capitals)
      add(n, {city, NameUse::capital, is_weak(n), false, false, false, false}, rules);
  }
  return ok_status();
}

Status Gazetteer::add_file(const DataPack& data, const std::string& file, const std::string& table,
                           model::MentionType type, const std::string& language,
                           const TokenRules& rules) {
  VEDETTA_TRY(const auto tree, data.shared_toml("gazetteer/" + file));
  for (const Value& row : (*tree)[table].array()) {
    const auto index = static_cast<std::uint32_t>(entries_.size());
    GazetteerEntry entry;
    entry.id = row["id"].string();
    entry.type = model::parse_mention_type(row["type"].string()).value_or(type);
    entry.kind = row["kind"].string();
    entry.state = row["state"].string();
    entry.item = row["class"].string();
    const auto names = in_language(row["name"], language);
    if (!names.empty()) entry.caption = names[0];
    by_id_[entry.id] = index;
    entries_.push_back(entry);
    if (const auto& office = row["office"].string(); !office.empty())
      offices_.emplace(entry.state + " " + office, entry.id);
    const auto weak_list = row["weak"].strings();
    const std::set<std::string> weak(weak_list.begin(), weak_list.end());
    for (const auto& n : names)
      add(n, {index, NameUse::name, weak.contains(n), false, false, false, false}, rules);
    const auto family = in_language(row["family"], language);
    joinable_.insert(joinable_.end(), family.begin(), family.end());
    if (row["family_alone"].boolean())
      for (const auto& n : family)
        add(n, {index, NameUse::name, false, true, false, false, false}, rules);
    const bool unambiguous = row["short_unambiguous"].boolean();
    for (const auto& n : in_language(row["short"], language))
      add(n, {index, NameUse::name, !unambiguous || weak.contains(n), false, false, false, false},
          rules);
  }
  return ok_status();
}

Result<Gazetteer> Gazetteer::load(const DataPack& data, const std::string& language,
                                  const TokenRules& rules) {
  Gazetteer g;
  VEDETTA_CHECK(g.add_states(data, language, rules));
  for (const Table& t : kTables)
    VEDETTA_CHECK(g.add_file(data, t.file, t.name, t.type, language, rules));
  return g;
}

Result<GazetteerCaptions> gazetteer_captions(const DataPack& data) {
  GazetteerCaptions out;
  const auto add = [&](const Value& id, const Value& name) {
    const auto names = name["en"].strings();
    if (!id.string().empty() && !names.empty()) out[id.string()] = names[0];
  };
  VEDETTA_TRY(const auto states, data.shared_toml("gazetteer/states.toml"));
  for (const Value& row : (*states)["state"].array()) {
    add(row["id"], row["name"]);
    add(row["capital_id"], row["capital"]);
  }
  for (const Table& t : kTables) {
    VEDETTA_TRY(const auto tree, data.shared_toml(std::string("gazetteer/") + t.file));
    for (const Value& row : (*tree)[t.name].array()) add(row["id"], row["name"]);
  }
  return out;
}

std::vector<NameHit> Gazetteer::find(std::u32string_view, const Tokens& tokens,
                                     const Sentence& sentence) const {
  std::vector<NameHit> out;
  for (std::uint32_t i = sentence.first; i < sentence.last;) {
    std::uint32_t node = 0;
    std::uint32_t best_node = 0;
    std::uint32_t best_end = i;
    for (std::uint32_t j = i; j < sentence.last; ++j) {
      node = next(node, tokens[j]);
      if (node == 0) break;
      const auto fits = [&](const Payload& p) {
        if (p.upper && !tokens[i].upper && !(tokens[i].capital && tokens[i].word.size() >= 3))
          return false;
        // "Il fatto" opens a sentence and is no newspaper.
        if (p.capital_end && tokens[i].opens && !tokens[j].capital) return false;
        return !p.capital || tokens[i].capital || p.use == NameUse::adjective;
      };
      if (std::any_of(nodes_[node].payloads.begin(), nodes_[node].payloads.end(), fits)) {
        best_node = node;
        best_end = j + 1;
      }
    }
    for (const Payload& p : nodes_[best_node].payloads)
      if (best_end > i && (!p.capital || tokens[i].capital || p.use == NameUse::adjective))
        out.push_back({i, best_end, p.entry, p.use, p.weak, p.family});
    i = std::max(best_end, i + 1);
  }
  return out;
}

std::unordered_set<std::string> Gazetteer::joinable() const {
  std::unordered_set<std::string> out;
  for (const std::string& name : joinable_) {
    const text::Decoded decoded = text::decode(name);
    const std::string small = lower_utf8(decoded.points);
    const std::size_t first = small.find(' ');
    out.insert(small.substr(0, first));
    if (first != std::string::npos) out.insert(small.substr(small.rfind(' ') + 1));
  }
  return out;
}

const std::string& Gazetteer::office(const std::string& state, const std::string& office) const {
  static const std::string kNone;
  const auto it = offices_.find(state + " " + office);
  return it == offices_.end() ? kNone : it->second;
}

const GazetteerEntry* Gazetteer::by_id(std::string_view id) const {
  const auto it = by_id_.find(std::string(id));
  return it == by_id_.end() ? nullptr : &entries_[it->second];
}

}  // namespace vedetta::read
