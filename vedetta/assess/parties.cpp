#include "vedetta/assess/parties.h"

#include <algorithm>

#include "vedetta/core/ascii.h"

namespace vedetta::assess {
namespace {

// Of several states, that which the measures ask about.
void set_state(std::string& state, std::string_view code) {
  const std::string found = ascii::upper(code);
  if (found == "KP" || state.empty()) state = found;
}

bool of_the_un(const model::Entity& entity) {
  for (const model::Statement& s : entity.statements)
    if (s.source.starts_with("un_")) return true;
  for (const std::string_view id : entity.values("programId"))
    if (id.starts_with("UN-")) return true;
  return false;
}

void mark_listed(PartyInfo& info, const model::Entity& entity, std::string_view by) {
  if (!by.empty() &&
      std::find(info.listed_by.begin(), info.listed_by.end(), by) == info.listed_by.end())
    info.listed_by.emplace_back(by);
  info.un_listed = info.un_listed || of_the_un(entity);
  for (const std::string_view programme : entity.values("programId"))
    if (std::find(info.programmes.begin(), info.programmes.end(), programme) ==
        info.programmes.end())
      info.programmes.emplace_back(programme);
}

}  // namespace

std::optional<PartyInfo> EntityParties::find(std::string_view id) const {
  const auto alias = aliases_.find(id);
  const auto at = parties_.find(alias == aliases_.end() ? id : std::string_view(alias->second));
  return at == parties_.end() ? std::nullopt : std::optional(at->second);
}

void EntityParties::add(std::string_view id, PartyInfo info) {
  parties_[std::string(id)] = std::move(info);
}

void EntityParties::add(const model::Entity& entity) {
  if (entity.schema == "Sanction") {
    for (const std::string_view id : entity.values("entity")) {
      PartyInfo& info = parties_[std::string(id)];
      const std::string_view program = entity.first("programId");
      mark_listed(info, entity, program.empty() ? entity.first("authority") : program);
      const auto day = Day::parse(entity.first("listingDate"));
      if (entity.has("provisions", "port entry ban") && of_the_un(entity) && day)
        info.port_ban = DayInterval{*day, std::nullopt};
    }
    return;
  }
  PartyInfo& info = parties_[entity.id];
  info.kind = entity.schema;
  for (const std::string_view property : {"country", "nationality", "jurisdiction", "mainCountry"})
    for (const std::string_view code : entity.values(property)) set_state(info.state, code);
  for (const std::string_view code : entity.values("flag")) set_state(info.flag, code);
  if (!entity.has("topics", "sanction")) return;
  for (const model::Statement& s : entity.statements)
    if (s.property == "topics" && s.value == "sanction") mark_listed(info, entity, s.source);
}

Status EntityParties::add_gazetteer(const DataPack& data) {
  const std::pair<const char*, const char*> files[] = {
      {"places", "place"}, {"orgs", "org"}, {"persons", "person"}};
  for (const auto& [file, table] : files) {
    VEDETTA_TRY(const auto tree, data.shared_toml(std::string("gazetteer/") + file + ".toml"));
    for (const Value& entry : (*tree)[table].array()) {
      PartyInfo info;
      const std::string& state = entry["state"].string();
      info.state = state.starts_with("gpe:") ? state.substr(4) : state;
      info.kind = table;
      parties_[entry["id"].string()] = std::move(info);
    }
  }
  VEDETTA_TRY(const auto states, data.shared_toml("gazetteer/states.toml"));
  for (const Value& entry : (*states)["state"].array()) {
    const std::string& capital = entry["capital_id"].string();
    if (capital.empty()) continue;
    PartyInfo info;
    info.state = entry["id"].string().substr(4);
    info.kind = "place";
    parties_[capital] = std::move(info);
  }
  return ok_status();
}

}  // namespace vedetta::assess
