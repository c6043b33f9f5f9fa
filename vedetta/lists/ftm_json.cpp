// FollowTheMoney entities, one JSON document a line (https://followthemoney.tech), as OpenSanctions
// publishes them. Ids stay as they are: they are the world's, not one list's. `caption`,
// `datasets`, `target` and `last_change` are left aside: they follow from the rest or say nothing
// of the entity.
#include <fmt/format.h>

#include <algorithm>

#include "vedetta/core/json.h"
#include "vedetta/lists/reading.h"

namespace vedetta::lists {
namespace {

constexpr std::string_view kKnown[] = {"id",       "schema",     "properties", "caption",
                                       "target",   "first_seen", "last_seen",  "last_change",
                                       "datasets", "referents"};

class FtmReader {
 public:
  FtmReader(const SourceFile& file, Reading& reading) : file_(file), reading_(reading) {}

  void line(std::string_view text, std::uint64_t row);

 private:
  bool head(const Value& value, std::string_view text, std::uint64_t row);
  void add(std::string_view property, const Value& value, std::uint64_t row);
  void seen(const Value& value);

  const SourceFile& file_;
  Reading& reading_;
  Entry entry_;
};

void FtmReader::add(std::string_view property, const Value& value, std::uint64_t row) {
  if (value.is_null()) return;  // an empty place, not a value
  // Nested entities (targets.nested.json) are referred to by id.
  const std::string& text = value.is_object() ? value["id"].string() : value.string();
  if (text.empty() || text.size() > kMaxFieldBytes)
    return reading_.reject_value(
        file_.name, row, text.empty() ? "a value that is not a text" : "a value is too long",
        property);
  if (!entry_.add(property, text))
    reading_.reject_value(file_.name, row, "the entry has too many values", property);
}

void FtmReader::seen(const Value& value) {
  const std::string_view first = std::string_view(value["first_seen"].string()).substr(0, 10);
  const std::string_view last = std::string_view(value["last_seen"].string()).substr(0, 10);
  if (first.empty() && last.empty()) return;
  const auto interval = DayInterval::parse(
      fmt::format("{}/{}", first.empty() ? ".." : first, last.empty() ? ".." : last));
  if (!interval) return reading_.warn("first_seen or last_seen can't be read in some entities");
  entry_.seen = entry_.keep(interval->to_string());
}

bool FtmReader::head(const Value& value, std::string_view text, std::uint64_t row) {
  const auto reject = [&](std::string_view reason) {
    reading_.reject_row(file_.name, row, reason, text);
    return false;
  };
  const std::string& id = value["id"].string();
  if (id.empty()) return reject("the entity has no id");
  if (id.size() > 1000) return reject("the id is longer than 1,000 bytes");
  if (value["schema"].string().empty()) return reject("the entity has no schema");
  if (!value["properties"].is_object()) return reject("the entity has no properties");
  for (const auto& [key, member] : value.object())
    if (std::find(std::begin(kKnown), std::end(kKnown), key) == std::end(kKnown))
      reading_.warn(
          fmt::format("the field \"{}\" is not known and was left aside", key.substr(0, 40)));
  return true;
}

void FtmReader::line(std::string_view text, std::uint64_t row) {
  if (text.size() > kMaxLineBytes)
    return reading_.reject_row(file_.name, row, "the line is longer than 4 MiB",
                               text.substr(0, 80));
  const auto value = json::parse(text);
  if (!value) return reading_.reject_row(file_.name, row, value.error().what, text);
  if (!head(*value, text, row)) return;
  entry_.start((*value)["id"].string(), (*value)["schema"].string());
  seen(*value);
  for (const auto& [property, values] : (*value)["properties"].object()) {
    if (!values.is_array()) add(property, values, row);
    for (const Value& item : values.array()) add(property, item, row);
  }
  for (const Value& item : (*value)["referents"].array()) add("referents", item, row);
  reading_.lines.add(entry_);
  ++reading_.entries;
}

}  // namespace

bool is_ftm_json(std::string_view bytes) {
  const std::string_view head = trimmed(bytes.substr(0, kMaxLineBytes));
  const std::string_view line = head.substr(0, head.find('\n'));
  return line.starts_with('{') && line.find("\"schema\"") != std::string_view::npos &&
         line.find("\"properties\"") != std::string_view::npos;
}

Status read_ftm_json(std::span<const SourceFile> files, const Mapping&, Reading& reading) {
  for (const SourceFile& file : files) {
    FtmReader reader(file, reading);
    std::string_view rest = file.bytes;
    std::uint64_t row = 0;
    bool last_is_whole = true;
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      const std::string_view text = trimmed(rest.substr(0, end));
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
      ++row;
      if (text.empty()) continue;
      last_is_whole = text.ends_with('}');
      reader.line(text, row);
    }
    reading.counts["rows"] += row;
    if (!last_is_whole)
      return Error{ErrorCode::list_truncated, "the last line is not whole",
                   fmt::format("{}, line {}", base_name(file.name), row), "fetch the file again"};
  }
  return ok_status();
}

}  // namespace vedetta::lists
