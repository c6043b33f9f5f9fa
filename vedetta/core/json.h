// JSON in and out. Writing is canonical: sorted keys, no spaces, fixed-point numbers, UTF-8 as it
// is.
//   VEDETTA_TRY(Value row, json::parse(line));
//   std::string bytes = json::write(row);
#pragma once
#include <string>
#include <string_view>

#include "vedetta/core/result.h"
#include "vedetta/core/value.h"

namespace vedetta::json {

// One document. bad_json (with the parser's word) on anything else; nesting is limited to 64.
Result<Value> parse(std::string_view text);
// Canonical bytes. Strings must be UTF-8; invalid bytes become U+FFFD, so that the output always
// reads.
std::string write(const Value& value);
std::string write_pretty(const Value& value);                 // two spaces an indent; same order
void append_string(std::string& out, std::string_view text);  // quoted and escaped

}  // namespace vedetta::json
