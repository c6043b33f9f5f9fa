// Run: who produced an output. Every output names its Run; a newer run over the same extent
// supersedes the older one's outputs, and says so. No clock: a run over the same inputs has the
// same id.
#pragma once
#include <string>
#include <vector>

#include "vedetta/core/value.h"

namespace vedetta::model {

struct Run {
  std::string program;                     // "vedetta 0.1.0 (read)"
  std::string data;                        // hash of vedetta.dat with its overlay
  std::vector<std::string> lists;          // "us_sdn@<version>", sorted
  std::string measures;                    // hash of the measures' files
  std::vector<std::string> configuration;  // "key=value", sorted
  std::vector<std::string> extent;         // the inputs: capture hashes, sorted

  std::string id() const;  // SHA-256 of the canonical bytes
  std::string covers()
      const;  // SHA-256 of program's verb and extent: what a newer run supersedes by
};

Value to_value(const Run& run);
Result<Run> run_from_value(const Value& value);

}  // namespace vedetta::model
