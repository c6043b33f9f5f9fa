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
// Bytes on their way into a file, named by what they hash to unpacked.
struct Stored {
  std::string hash;
  std::uint64_t size = 0;    // unpacked
  std::string_view packing;  // "zstd", "gzip" (as somebody else packed them), or empty: as they are
  std::string_view given;    // by the caller, who keeps them
  std::string packed;        // where we pack them

  std::string_view bytes() const { return packing == "zstd" ? packed : given; }
};
// Small texts load and are read faster as they are; beyond this many bytes they are packed.
constexpr std::size_t kPackedBeyond = 16 << 20;
// `gzip`: the bytes as they came packed, where they did; they stay so.
Result<Stored> made_ready(std::string hash, std::string_view bytes, std::string_view gzip = {});
std::string_view suffix_of(std::string_view packing);
// The bytes out of a file, `size` of them. integrity
Result<std::string> unpacked(std::string stored, std::string_view packing, std::uint64_t size);
// `size` is what must come out; anything else, or damage, is `integrity`.
Result<std::string> decompress(std::string_view bytes, std::uint64_t size);

}  // namespace vedetta::store
