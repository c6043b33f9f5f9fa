// pack_data FOLDER OUT: data/** as one hashed block, its TOML files also as trees (the format is in
// vedetta/core/datapack.cpp). A TOML file that is faulty stops the build with file and line.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "vedetta/core/hash.h"
#include "vedetta/core/toml.h"
#include "vedetta/core/tree.h"

namespace {

using Table = std::map<std::string, std::string>;

void put_u32(std::string& out, std::size_t value) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

std::string bytes_of(const Table& table) {
  std::string out;
  put_u32(out, table.size());
  for (const auto& [name, bytes] : table) {
    put_u32(out, name.size());
    out += name;
    put_u32(out, bytes.size());
    out += bytes;
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  if (argc != 3) return std::fputs("usage: pack_data FOLDER OUT\n", stderr), 2;
  Table files;
  Table trees;
  for (const auto& entry : fs::recursive_directory_iterator(argv[1])) {
    if (!entry.is_regular_file() || entry.path().extension() == ".md") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string name = fs::relative(entry.path(), argv[1]).generic_string();
    const std::string& bytes = files[name] = std::string(std::istreambuf_iterator<char>(in), {});
    if (!name.ends_with(".toml")) continue;
    const auto tree = vedetta::toml_reader::parse(bytes, entry.path().string());
    if (!tree) return fmt::print(stderr, "{}: {}\n", tree.error().where, tree.error().what), 1;
    trees[name] = vedetta::tree::write(*tree);
  }
  const std::string body = bytes_of(files);
  const std::string rest = vedetta::sha256_hex(body) + body + bytes_of(trees);
  std::ofstream out(argv[2], std::ios::binary);
  out << "VDT2" << fmt::format("{:016x}", vedetta::xxh3(rest)) << rest;
  return out.flush() ? 0 : 1;
}
