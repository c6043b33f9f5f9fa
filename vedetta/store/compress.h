// Blocks of text kept small: zstd at its fast level
// (https://datatracker.ietf.org/doc/html/rfc8878).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "vedetta/core/result.h"

namespace vedetta::store {

// Large texts become several frames, made on several processors; the bytes are the same on any
// number.
Result<std::string> compress(std::string_view bytes);
// Bytes made ready for the store without holding it: what they hash to, and packed.
struct Packed {
  std::string hash;  // SHA-256 of the bytes as they were
  std::uint64_t size = 0;
  std::string bytes;
};
Result<Packed> pack(std::string_view bytes);
// `size` is what must come out; anything else, or damage, is `integrity`.
Result<std::string> decompress(std::string_view bytes, std::uint64_t size);

}  // namespace vedetta::store
