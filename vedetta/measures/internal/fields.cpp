#include "vedetta/measures/internal/fields.h"

namespace vedetta::measures {

void Fields::fail(const Value& at, std::string what) {
  if (error_) return;
  error_ = Error{ErrorCode::bad_data_file, std::move(what),
                 at.line() > 0 ? file_ + ":" + std::to_string(at.line()) : file_,
                 "correct the file; data/measures/README.md names the fields"};
}

const Value* Fields::need(const Value& table, std::string_view key) {
  const Value* value = table.find(key);
  if (!value) fail(table, "the field " + std::string(key) + " is missing");
  return value;
}

std::string Fields::text(const Value& table, std::string_view key) {
  const Value* value = need(table, key);
  if (!value) return {};
  if (!value->is_string() || value->string().empty()) {
    fail(*value, "the field " + std::string(key) + " must be a text");
    return {};
  }
  return value->string();
}

std::string Fields::text_or(const Value& table, std::string_view key, std::string fallback) {
  return table.find(key) ? text(table, key) : std::move(fallback);
}

std::vector<std::string> Fields::texts(const Value& table, std::string_view key) {
  const Value* value = table.find(key);
  if (!value) return {};
  if (!value->is_array()) fail(*value, "the field " + std::string(key) + " must be a list");
  for (const Value& item : value->array())
    if (!item.is_string()) fail(*value, "the list " + std::string(key) + " must hold texts");
  return value->strings();
}

Day Fields::day(const Value& table, std::string_view key) {
  if (!need(table, key)) return {};
  return day_or(table, key).value_or(Day{});
}

std::optional<Day> Fields::day_or(const Value& table, std::string_view key) {
  const Value* value = table.find(key);
  if (!value) return std::nullopt;
  const auto parsed = Day::parse(value->string());
  if (!parsed) {
    fail(*value, "the field " + std::string(key) + " must be a date");
    return std::nullopt;
  }
  return *parsed;
}

std::optional<std::int64_t> Fields::integer_or(const Value& table, std::string_view key) {
  const Value* value = table.find(key);
  if (!value) return std::nullopt;
  if (!value->is_integer()) fail(*value, "the field " + std::string(key) + " must be an integer");
  return value->integer();
}

bool Fields::flag(const Value& table, std::string_view key, bool fallback) {
  const Value* value = table.find(key);
  if (!value) return fallback;
  if (!value->is_bool()) fail(*value, "the field " + std::string(key) + " must be true or false");
  return value->boolean();
}

const Value::Array& Fields::tables(const Value& table, std::string_view key) {
  static const Value::Array kNone;
  const Value* value = table.find(key);
  if (!value) return kNone;
  if (!value->is_array()) {
    fail(*value, "the field " + std::string(key) + " must be a list of tables");
    return kNone;
  }
  for (const Value& item : value->array())
    if (!item.is_object()) fail(*value, "the list " + std::string(key) + " must hold tables");
  return error_ ? kNone : value->array();
}

}  // namespace vedetta::measures
