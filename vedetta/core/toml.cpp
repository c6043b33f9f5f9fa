#include "vedetta/core/toml.h"

#define TOML_EXCEPTIONS 0
#include <toml++/impl/preprocessor.h>
// The parser asserts about its input where it goes on to report the same fault as an error ("[[["),
// and in a release build even lets the compiler assume it. Hostile input must reach the error.
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT_ASSUME(expr) static_assert(true)
#include <toml++/toml.h>

#include <fmt/format.h>

#include "vedetta/core/time.h"

namespace vedetta::toml_reader {
namespace {

Value convert(const toml::node& node) {
  Value out;
  if (const auto* table = node.as_table()) {
    out.mutable_object();
    for (const auto& [key, child] : *table) out.set(key.str(), convert(child));
  } else if (const auto* array = node.as_array()) {
    out.mutable_array();
    for (const auto& child : *array) out.push_back(convert(child));
  } else if (const auto* text = node.as_string()) {
    out = Value(text->get());
  } else if (const auto* integer = node.as_integer()) {
    out = Value(integer->get());
  } else if (const auto* real = node.as_floating_point()) {
    out = Value(Fixed::from_double(real->get()));
  } else if (const auto* flag = node.as_boolean()) {
    out = Value(flag->get());
  } else if (const auto* date = node.as_date()) {
    const auto& d = date->get();
    out = Value(fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day));
  } else if (const auto* stamp = node.as_date_time()) {
    const auto& d = stamp->get();
    out = Value(fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", d.date.year, d.date.month,
                            d.date.day, d.time.hour, d.time.minute, d.time.second));
  }
  out.set_line(static_cast<int>(node.source().begin.line));
  return out;
}

}  // namespace

Result<Value> parse(std::string_view text, std::string_view name) {
  const toml::parse_result result = toml::parse(text, name);
  if (!result) {
    const auto& error = result.error();
    return Error{ErrorCode::bad_toml, std::string(error.description()),
                 fmt::format("{}:{}", name, error.source().begin.line),
                 "correct that line; the format is described at toml.io"};
  }
  return convert(result.table());
}

}  // namespace vedetta::toml_reader
