#include "vedetta/core/hash.h"

#include <openssl/evp.h>
#include <xxhash.h>

#include <array>
#include <cassert>
#include <memory>

namespace vedetta {

namespace {

// Fetched once: EVP_sha256() is looked up anew by each use of it.
const EVP_MD* method() {
  static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return fetched ? fetched : EVP_sha256();
}

}  // namespace

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  [[maybe_unused]] const int ok =
      EVP_DigestInit_ex(static_cast<EVP_MD_CTX*>(context_), method(), nullptr);
  assert(ok == 1);
}

Sha256::~Sha256() {
  EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(context_));
}

void Sha256::update(std::string_view bytes) {
  EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(context_), bytes.data(), bytes.size());
}

namespace {

std::string finish_hex_of(EVP_MD_CTX* context) {
  std::array<unsigned char, 32> digest{};
  EVP_DigestFinal_ex(context, digest.data(), nullptr);
  static constexpr char kHex[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(64);
  for (const unsigned char byte : digest) {
    hex += kHex[byte >> 4];
    hex += kHex[byte & 15];
  }
  return hex;
}

}  // namespace

std::string Sha256::finish_hex() {
  return finish_hex_of(static_cast<EVP_MD_CTX*>(context_));
}

std::string sha256_hex(std::string_view bytes) {
  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  // Made once a thread: to make it costs as much as to hash a short text.
  thread_local const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
  EVP_DigestInit_ex(context.get(), method(), nullptr);
  EVP_DigestUpdate(context.get(), bytes.data(), bytes.size());
  return finish_hex_of(context.get());
}

std::uint64_t xxh3(std::string_view bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

}  // namespace vedetta
