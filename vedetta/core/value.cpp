#include "vedetta/core/value.h"

namespace vedetta {
namespace {
const std::string kEmptyString;
const Value::Array kEmptyArray;
const Value::Object kEmptyObject;
const Value kNull;
}  // namespace

Value Value::strings(const std::vector<std::string>& items) {
  return Value(Array(items.begin(), items.end()));
}

bool Value::boolean() const {
  return is_bool() && std::get<1>(data_);
}

std::int64_t Value::integer() const {
  if (is_integer()) return std::get<2>(data_);
  return data_.index() == 3 ? std::get<3>(data_).millionths() / Fixed::kScale : 0;
}

Fixed Value::fixed() const {
  if (data_.index() == 3) return std::get<3>(data_);
  return is_integer() ? Fixed::of(std::get<2>(data_)) : Fixed{};
}

const std::string& Value::string() const {
  return is_string() ? std::get<4>(data_) : kEmptyString;
}
const Value::Array& Value::array() const {
  return is_array() ? std::get<5>(data_) : kEmptyArray;
}
const Value::Object& Value::object() const {
  return is_object() ? std::get<6>(data_) : kEmptyObject;
}

Value::Array& Value::mutable_array() {
  if (!is_array()) data_ = Array{};
  return std::get<5>(data_);
}

Value::Object& Value::mutable_object() {
  if (!is_object()) data_ = Object{};
  return std::get<6>(data_);
}

const Value* Value::find(std::string_view key) const {
  const auto it = object().find(key);
  return it == object().end() ? nullptr : &it->second;
}

const Value& Value::operator[](std::string_view key) const {
  const Value* found = find(key);
  return found ? *found : kNull;
}

void Value::set(std::string_view key, Value value) {
  mutable_object().insert_or_assign(std::string(key), std::move(value));
}

void Value::push_back(Value value) {
  mutable_array().push_back(std::move(value));
}

std::vector<std::string> Value::strings() const {
  std::vector<std::string> out;
  if (is_string()) out.push_back(string());
  for (const Value& item : array())
    if (item.is_string()) out.push_back(item.string());
  return out;
}

}  // namespace vedetta
