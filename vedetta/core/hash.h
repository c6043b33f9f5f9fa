// Hashes: SHA-256 names stored things (captures, versions, runs); XXH3 is for tables in memory.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace vedetta {

std::string sha256_hex(std::string_view bytes);  // 64 lower-case hex digits
std::uint64_t xxh3(std::string_view bytes, std::uint64_t seed = 0);

// SHA-256 of bytes that arrive in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void update(std::string_view bytes);
  std::string finish_hex();  // once

 private:
  void* context_;
};

}  // namespace vedetta
