// TOML in, as a Value with the line of each value. Dates become YYYY-MM-DD strings.
#pragma once
#include <string_view>

#include "vedetta/core/result.h"
#include "vedetta/core/value.h"

namespace vedetta::toml_reader {

// bad_toml with the line. `name` is the file's name, for the error's `where`.
Result<Value> parse(std::string_view text, std::string_view name);

}  // namespace vedetta::toml_reader
