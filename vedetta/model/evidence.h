// Evidence: capture (bytes once, hash, where from) → derivation (text made from them, by which
// tool) → place (a span). Offsets of a derivation lead back to the captured bytes.
#pragma once
#include <string>
#include <vector>

#include "vedetta/core/value.h"
#include "vedetta/model/span.h"

namespace vedetta::model {

struct Capture {
  std::string hash;  // SHA-256 of the bytes
  std::uint64_t size = 0;
  std::string origin;    // file name or URL, as given
  std::string media;     // "text/plain", "text/html" …
  std::string obtained;  // ISO instant given by the caller; empty when not known
};

struct Derivation {
  std::string capture;  // hash
  std::string tool;     // "html-text 1"
  std::string hash;     // SHA-256 of the derived text
};

Value to_value(const Capture& capture);
Value to_value(const Derivation& derivation);

}  // namespace vedetta::model
