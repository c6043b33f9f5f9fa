// JSON lines of the command line, so that it only pipes. One line in, one line out (without
// newline):
//   {"id","schema","properties":{…}}        → {"id","hits":[{"entity","caption","list","version",
//                                               "score","match","reasons":[{"feature","value",
//                                               "points"}]}],"status","left_out"}
//   {"id","schema","a":{…},"b":{…}}         → {"id","score","match","reasons":[…]}
// A property is a string or a list of strings. Errors (bad_json, bad_input) reject that line only.
#pragma once
#include <string>
#include <string_view>

#include "vedetta/names/index.h"

namespace vedetta::screen {

// `status`: "alert" (a match), "review" (hits below the threshold), "clear", or "undetermined" (no
// name and no identifier to compare).
Result<std::string> screen_line(const names::Index& index, std::string_view line);
Result<std::string> compare_line(std::string_view line,
                                 const names::Knowledge& knowledge = names::Knowledge::shipped());

}  // namespace vedetta::screen
