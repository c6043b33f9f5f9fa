// A reading in the scheme vedetta-claims/1 (docs/reading.md): one JSON document per text, offsets
// in code points and bytes, findings and denials beside each claim. Stable for scripts and for
// measuring.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "vedetta/core/value.h"
#include "vedetta/model/finding.h"
#include "vedetta/read/reader.h"

namespace vedetta::read {

// Findings by claim key; claims are numbered c1, c2 … in the order of the reading.
Value to_scheme(const Reading& reading, const Input& input, const std::string& name,
                const std::map<std::string, std::vector<model::Finding>>& findings);

}  // namespace vedetta::read
