// A Value tree as bytes, for data that is compiled when the program is built: reading one back
// costs a fraction of parsing its text. Lines are kept, so that errors still name them.
//   std::string bytes = tree::write(value);
//   VEDETTA_TRY(Value same, tree::read(bytes, "lang/it/cues.toml"));
#pragma once
#include <string>
#include <string_view>

#include "vedetta/core/result.h"
#include "vedetta/core/value.h"

namespace vedetta::tree {

// Equal trees with equal lines give equal bytes.
std::string write(const Value& value);
// `integrity` when the bytes are no tree, hold more than one, or are nested beyond 64.
Result<Value> read(std::string_view bytes, std::string_view name);

}  // namespace vedetta::tree
