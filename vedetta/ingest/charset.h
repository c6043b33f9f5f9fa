// Which charset are these bytes in, and the code points with their way back. Valid UTF-8 wins over
// whatever was declared; bytes that are not UTF-8 are reported with their offsets and read on.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/result.h"
#include "vedetta/ingest/ingest.h"

namespace vedetta::ingest {

struct Decoding {
  std::string charset;
  bool is_file = false;               // UTF-8: the text is the file itself, offsets are its own
  text::Decoded text;                 // where !is_file: offsets count in encode(points)
  std::vector<std::uint32_t> source;  // byte offsets in the capture; size + 1
  std::vector<Warning> warnings;
};

// `declared`: what the document says of itself; empty where it says nothing. `chosen`: by the
// caller, wins over everything. `markup`: tags are left out when the charset must be guessed.
Result<Decoding> decode_bytes(std::string_view bytes, const std::string& declared,
                              const std::string& chosen, bool markup);

}  // namespace vedetta::ingest
