#include "vedetta/model/entity.h"

#include <algorithm>
#include <set>

#include "vedetta/core/hash.h"
#include "vedetta/core/json.h"

namespace vedetta::model {

void Entity::add(std::string_view property, std::string_view value, std::string_view source,
                 std::string_view as_written) {
  if (value.empty()) return;
  Statement s;
  s.property = property;
  s.value = value;
  s.source = source;
  if (as_written != value) s.as_written = as_written;
  statements.push_back(std::move(s));
}

std::vector<std::string_view> Entity::values(std::string_view property) const {
  std::vector<std::string_view> out;
  for (const Statement& s : statements)
    if (s.property == property && std::find(out.begin(), out.end(), s.value) == out.end())
      out.push_back(s.value);
  return out;
}

std::string_view Entity::first(std::string_view property) const {
  for (const Statement& s : statements)
    if (s.property == property) return s.value;
  return {};
}

bool Entity::has(std::string_view property, std::string_view value) const {
  return std::any_of(statements.begin(), statements.end(), [&](const Statement& s) {
    return s.property == property && s.value == value;
  });
}

std::string Entity::caption() const {
  const std::string_view name = first("name");
  return name.empty() ? id : std::string(name);
}

Result<Entity> entity_from_value(const Value& value) {
  const auto bad = [](std::string what) {
    return Error{ErrorCode::bad_input, std::move(what), "",
                 R"(an entity is {"id":…,"schema":…,"properties":{"name":[…]}})"};
  };
  if (!value["id"].is_string() || value["id"].string().empty()) return bad("the entity has no id");
  if (!value["schema"].is_string()) return bad("the entity has no schema");
  Entity entity;
  entity.id = value["id"].string();
  entity.schema = value["schema"].string();
  const auto datasets = value["datasets"].strings();
  const std::string source = datasets.size() == 1 ? datasets[0] : "";
  for (const auto& [property, values] : value["properties"].object()) {
    if (values.is_string()) entity.add(property, values.string(), source);
    for (const Value& item : values.array()) {
      if (item.is_string()) entity.add(property, item.string(), source);
      if (item.is_object()) entity.add(property, item["id"].string(), source);  // nested: its id
    }
  }
  return entity;
}

Value to_value(const Entity& entity) {
  Value out;
  out.set("id", entity.id);
  out.set("schema", entity.schema);
  std::set<std::string> datasets;
  Value properties;
  properties.mutable_object();
  for (const Statement& s : entity.statements) {
    if (!properties.find(s.property)) properties.set(s.property, Value::Array{});
    if (!s.source.empty()) datasets.insert(s.source);
  }
  for (auto& [property, values] : properties.mutable_object())
    for (const std::string_view value : entity.values(property)) values.push_back(value);
  out.set("properties", std::move(properties));
  Value::Array sources(datasets.begin(), datasets.end());
  if (!sources.empty()) out.set("datasets", std::move(sources));
  return out;
}

std::string version_of(const Entity& entity) {
  std::vector<Statement> sorted = entity.statements;
  std::sort(sorted.begin(), sorted.end());
  Value::Array rows;
  for (const Statement& s : sorted)
    rows.push_back(Value::strings({s.property, s.value, s.as_written, s.source}));
  Value out;
  out.set("id", entity.id);
  out.set("schema", entity.schema);
  out.set("statements", std::move(rows));
  return sha256_hex(json::write(out));
}

}  // namespace vedetta::model
