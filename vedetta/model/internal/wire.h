// Shared pieces of the nouns' JSON.
#pragma once
#include <string>

#include "vedetta/core/result.h"
#include "vedetta/core/value.h"
#include "vedetta/model/span.h"

namespace vedetta::model::wire {

inline Value to_value(const Span& s) {
  Value out;
  out.set("start", s.start);
  out.set("end", s.end);
  out.set("bstart", s.bstart);
  out.set("bend", s.bend);
  return out;
}

inline Span span_from(const Value& v) {
  const auto number = [&](const char* key) { return static_cast<std::uint32_t>(v[key].integer()); };
  return {number("start"), number("end"), number("bstart"), number("bend")};
}

inline Error bad(const std::string& field, const std::string& value) {
  return Error{ErrorCode::bad_input, "\"" + value + "\" is not a value of this field", field,
               "see docs/claim.md for the fields of a claim"};
}

}  // namespace vedetta::model::wire
