// Reads typed fields of a TOML table. The first error sticks, with file and line; the rest then
// reads as empty, so that a loader stays a list of fields.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/result.h"
#include "vedetta/core/time.h"
#include "vedetta/core/value.h"
#include "vedetta/model/enum.h"

namespace vedetta::measures {

class Fields {
 public:
  explicit Fields(std::string file) : file_(std::move(file)) {}

  std::string text(const Value& table, std::string_view key);  // required
  std::string text_or(const Value& table, std::string_view key, std::string fallback = {});
  std::vector<std::string> texts(const Value& table, std::string_view key);
  Day day(const Value& table, std::string_view key);  // required
  std::optional<Day> day_or(const Value& table, std::string_view key);
  std::optional<std::int64_t> integer_or(const Value& table, std::string_view key);
  bool flag(const Value& table, std::string_view key, bool fallback = false);
  // The tables of an array; anything but a table in it is an error.
  const Value::Array& tables(const Value& table, std::string_view key);
  template <class Enum, std::size_t N>
  Enum word(const Value& table, std::string_view key, const std::array<const char*, N>& words) {
    const std::string found = text(table, key);
    const auto out = model::parse_word<Enum>(words, found);
    if (!out) fail(table[key], std::string(key) + " is \"" + found + "\", a word not known here");
    return out.value_or(Enum{});
  }
  template <class Enum, std::size_t N>
  Enum word_or(const Value& table, std::string_view key, const std::array<const char*, N>& words,
               Enum fallback) {
    return table.find(key) ? word<Enum>(table, key, words) : fallback;
  }

  void fail(const Value& at, std::string what);
  const std::optional<Error>& error() const { return error_; }
  const std::string& file() const { return file_; }

 private:
  const Value* need(const Value& table, std::string_view key);
  std::string file_;
  std::optional<Error> error_;
};

}  // namespace vedetta::measures
