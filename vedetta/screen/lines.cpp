#include "vedetta/screen/lines.h"

#include "vedetta/core/json.h"
#include "vedetta/screen/screen.h"

namespace vedetta::screen {
namespace {

constexpr std::size_t kLongestLine = 64 * 1024 * 1024;

Error bad_line(std::string what, std::string where) {
  return Error{ErrorCode::bad_input, std::move(what), std::move(where),
               "see the shapes in docs/screen.md"};
}

Result<Value> read_object(std::string_view line) {
  if (line.size() > kLongestLine)
    return Error{ErrorCode::too_large, "a line beyond 64 MiB", "", "split the record"};
  VEDETTA_TRY(Value row, json::parse(line));
  if (!row.is_object()) return bad_line("a line is one JSON object", "");
  if (!row["id"].is_string()) return bad_line("\"id\" is missing or not a string", "id");
  return row;
}

Result<model::Entity> read_entity(const Value& properties, std::string_view id,
                                  std::string_view schema, std::string_view where) {
  if (!properties.is_object())
    return bad_line("the properties are missing or not an object", std::string(where));
  model::Entity entity;
  entity.id = id;
  entity.schema = schema;
  for (const auto& [property, value] : properties.object()) {
    if (!value.is_string() && !value.is_array())
      return bad_line("a property is a string or a list of strings",
                      std::string(where) + "." + property);
    for (const std::string& each : value.strings()) entity.add(property, each);
  }
  return entity;
}

Value reasons_of(const names::Match& match) {
  Value reasons{Value::Array{}};
  for (const names::Reason& reason : match.reasons) reasons.push_back(names::to_value(reason));
  return reasons;
}

const char* status_of(const Screening& screening) {
  if (!screening.hits.empty()) return screening.hits.front().match.match ? "alert" : "review";
  return screening.has_name_or_identifier ? "clear" : "undetermined";
}

}  // namespace

Result<std::string> screen_line(const names::Index& index, std::string_view line) {
  VEDETTA_TRY(const Value row, read_object(line));
  VEDETTA_TRY(const model::Entity subject, read_entity(row["properties"], row["id"].string(),
                                                       row["schema"].string(), "properties"));
  const Screening screening = screen_subject(index, subject);
  Value hits{Value::Array{}};
  for (const Hit& hit : screening.hits) {
    Value value;
    value.set("entity", hit.entity);
    value.set("caption", hit.caption);
    value.set("list", hit.list);
    value.set("version", hit.version);
    value.set("score", hit.match.score);
    value.set("match", hit.match.match);
    value.set("reasons", reasons_of(hit.match));
    hits.push_back(std::move(value));
  }
  Value out;
  out.set("id", subject.id);
  out.set("hits", std::move(hits));
  out.set("status", status_of(screening));
  out.set("left_out", static_cast<std::int64_t>(screening.left_out));
  return json::write(out);
}

Result<std::string> compare_line(std::string_view line, const names::Knowledge& knowledge) {
  VEDETTA_TRY(const Value row, read_object(line));
  const std::string& schema = row["schema"].string();
  VEDETTA_TRY(const model::Entity a, read_entity(row["a"], "a", schema, "a"));
  VEDETTA_TRY(const model::Entity b, read_entity(row["b"], "b", schema, "b"));
  const names::Match match = names::compare(a, b, knowledge);
  Value out;
  out.set("id", row["id"].string());
  out.set("score", match.score);
  out.set("match", match.match);
  out.set("reasons", reasons_of(match));
  return json::write(out);
}

}  // namespace vedetta::screen
