// A tree of values: what JSON and TOML are read into, and what canonical bytes are written from.
// Objects keep their keys sorted; numbers are integers or fixed-point; dates are strings.
//   const Value* names = row.find("name");
//   for (const Value& name : row.array("name")) use(name.string());
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "vedetta/core/fixed.h"

namespace vedetta {

class Value {
 public:
  using Array = std::vector<Value>;
  using Object = std::map<std::string, Value, std::less<>>;

  Value() = default;
  Value(bool b) : data_(b) {}                           // NOLINT: implicit
  Value(std::int64_t i) : data_(i) {}                   // NOLINT
  Value(int i) : data_(std::int64_t{i}) {}              // NOLINT
  Value(std::uint32_t i) : data_(std::int64_t{i}) {}    // NOLINT
  Value(Fixed f) : data_(f) {}                          // NOLINT
  Value(std::string s) : data_(std::move(s)) {}         // NOLINT
  Value(std::string_view s) : data_(std::string(s)) {}  // NOLINT
  Value(const char* s) : data_(std::string(s)) {}       // NOLINT
  Value(Array a) : data_(std::move(a)) {}               // NOLINT
  Value(Object o) : data_(std::move(o)) {}              // NOLINT
  static Value strings(const std::vector<std::string>& items);

  bool is_null() const { return data_.index() == 0; }
  bool is_bool() const { return data_.index() == 1; }
  bool is_integer() const { return data_.index() == 2; }
  bool is_number() const { return data_.index() == 2 || data_.index() == 3; }
  bool is_string() const { return data_.index() == 4; }
  bool is_array() const { return data_.index() == 5; }
  bool is_object() const { return data_.index() == 6; }

  // The value itself; of another type: false, 0, empty.
  bool boolean() const;
  std::int64_t integer() const;
  Fixed fixed() const;  // integers too
  const std::string& string() const;
  const Array& array() const;
  const Object& object() const;
  Array& mutable_array();    // becomes an array when null
  Object& mutable_object();  // becomes an object when null

  // Members of an object; absent or of another type: nullptr, empty, fallback.
  const Value* find(std::string_view key) const;
  const Value& operator[](std::string_view key) const;  // absent: a null value
  void set(std::string_view key, Value value);          // becomes an object when null
  void push_back(Value value);                          // becomes an array when null
  // A string, or each string of an array; others are passed over.
  std::vector<std::string> strings() const;

  int line() const { return line_; }  // 1-based where known (TOML), else 0
  void set_line(int line) { line_ = line; }

  bool operator==(const Value& other) const { return data_ == other.data_; }

 private:
  std::variant<std::monostate, bool, std::int64_t, Fixed, std::string, Array, Object> data_;
  int line_ = 0;
};

}  // namespace vedetta
