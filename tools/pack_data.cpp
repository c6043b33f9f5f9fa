// pack_data FOLDER OUT: data/** as one hashed block (format: vedetta/core/datapack.cpp).
#include <openssl/evp.h>

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

namespace {

void put_u32(std::string& out, std::size_t value) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

std::string sha256_hex(const std::string& bytes) {
  unsigned char digest[32];
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sha256(), nullptr);
  std::string hex;
  for (const unsigned char byte : digest) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

}  // namespace

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  if (argc != 3) return std::fputs("usage: pack_data FOLDER OUT\n", stderr), 2;
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(argv[1])) {
    if (!entry.is_regular_file() || entry.path().extension() == ".md") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files[fs::relative(entry.path(), argv[1]).generic_string()] =
        std::string(std::istreambuf_iterator<char>(in), {});
  }
  std::string body;
  put_u32(body, files.size());
  for (const auto& [name, bytes] : files) {
    put_u32(body, name.size());
    body += name;
    put_u32(body, bytes.size());
    body += bytes;
  }
  std::ofstream out(argv[2], std::ios::binary);
  out << "VDT1" << sha256_hex(body) << body;
  return out.flush() ? 0 : 1;
}
