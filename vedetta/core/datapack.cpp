#include "vedetta/core/datapack.h"

#include <fmt/format.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <mutex>

#include "vedetta/core/file.h"
#include "vedetta/core/hash.h"
#include "vedetta/core/toml.h"
#include "vedetta/core/tree.h"

extern "C" const char vedetta_embedded_data[];
extern "C" const char vedetta_embedded_data_end[];

namespace vedetta {
namespace {

// The block: "VDT2", XXH3 of the rest in hex, SHA-256 of the table of files in hex, that table, the
// table of compiled trees (core/tree.h). A table is a count, then per row: name length, name, size,
// bytes. Numbers are 32 bits, little endian. tools/pack_data.cpp writes it. The checksum finds
// damage; the SHA-256 names the data, and is of what people wrote, not of what became of it.
constexpr std::string_view kMagic = "VDT2";
constexpr std::size_t kChecked = 4 + 16;
constexpr std::size_t kHeader = kChecked + 64;

bool take_u32(std::string_view& rest, std::uint32_t& out) {
  if (rest.size() < 4) return false;
  out = 0;
  for (int i = 3; i >= 0; --i) out = out << 8 | static_cast<unsigned char>(rest[i]);
  rest.remove_prefix(4);
  return true;
}

bool take_bytes(std::string_view& rest, std::string_view& out) {
  std::uint32_t size = 0;
  if (!take_u32(rest, size) || rest.size() < size) return false;
  out = rest.substr(0, size);
  rest.remove_prefix(size);
  return true;
}

bool take_table(std::string_view& rest,
                std::map<std::string, std::string_view, std::less<>>& table) {
  std::uint32_t count = 0;
  if (!take_u32(rest, count)) return false;
  for (std::uint32_t i = 0; i < count; ++i) {
    std::string_view name;
    std::string_view bytes;
    if (!take_bytes(rest, name) || !take_bytes(rest, bytes)) return false;
    table.emplace_hint(table.end(), name, bytes);
  }
  return true;
}

}  // namespace

struct DataPack::Trees {
  std::mutex mutex;
  std::map<std::string, std::shared_ptr<const Value>, std::less<>> read;
};

Result<DataPack> DataPack::open(std::string_view block) {
  const auto damaged = [] {
    return Error{ErrorCode::integrity, "the data block is damaged", "vedetta.dat",
                 "build or install vedetta again"};
  };
  if (block.size() < kHeader || block.substr(0, 4) != kMagic) return damaged();
  if (fmt::format("{:016x}", xxh3(block.substr(kChecked))) != block.substr(4, 16)) return damaged();
  DataPack pack;
  pack.hash_ = std::string(block.substr(kChecked, 64));
  std::string_view rest = block.substr(kHeader);
  if (!take_table(rest, pack.files_) || !take_table(rest, pack.compiled_) || !rest.empty())
    return damaged();
  pack.trees_ = std::make_shared<Trees>();
  return pack;
}

const DataPack& DataPack::shipped() {
  // Never given back: it lives as long as the program, and an end has no use for tidy memory.
  static const DataPack& pack = *new DataPack([] {
    auto result = open({vedetta_embedded_data, static_cast<std::size_t>(vedetta_embedded_data_end -
                                                                        vedetta_embedded_data)});
    if (!result) std::abort();  // the linker put it there: a broken build, not an input
    result->shipped_ = true;
    return *std::move(result);
  }());
  return pack;
}

Result<DataPack> DataPack::with_overlay(const std::string& folder) {
  namespace fs = std::filesystem;
  DataPack pack = shipped();
  std::error_code code;
  if (!fs::is_directory(folder, code))
    return Error{ErrorCode::not_found, "the overlay is not a folder", folder, "check --data"};
  for (auto it = fs::recursive_directory_iterator(folder, code); !code && it != fs::end(it);
       it.increment(code)) {
    if (!it->is_regular_file()) continue;
    const std::string name = fs::relative(it->path(), folder).generic_string();
    VEDETTA_TRY(std::string bytes, read_file(it->path().string(), 64 << 20));
    pack.overlay_[name] = std::move(bytes);
  }
  std::string described = pack.hash_;
  if (!pack.overlay_.empty()) pack.trees_ = std::make_shared<Trees>();
  for (const auto& [name, bytes] : pack.overlay_) {
    pack.compiled_.erase(name);
    pack.files_.insert_or_assign(name, std::string_view{});
    described += fmt::format("\n{} {}", name, sha256_hex(bytes));
  }
  if (!pack.overlay_.empty()) pack.hash_ = sha256_hex(described);
  return pack;
}

std::string_view DataPack::find(std::string_view name) const {
  if (const auto it = overlay_.find(name); it != overlay_.end()) return it->second;
  const auto it = files_.find(name);
  return it == files_.end() ? std::string_view{} : it->second;
}

std::vector<std::string> DataPack::names(std::string_view prefix) const {
  std::vector<std::string> out;
  for (auto it = files_.lower_bound(prefix); it != files_.end() && it->first.starts_with(prefix);
       ++it)
    out.push_back(it->first);
  return out;
}

bool DataPack::ships(std::string_view prefix) const {
  const auto other = overlay_.lower_bound(prefix);
  return shipped_ && (other == overlay_.end() || !other->first.starts_with(prefix));
}

Result<Value> DataPack::toml(std::string_view name) const {
  if (!contains(name))
    return Error{ErrorCode::not_found, "the data file doesn't exist", std::string(name),
                 "see data/README.md for the files there are"};
  if (const auto it = compiled_.find(name); it != compiled_.end())
    return tree::read(it->second, name);
  auto tree = toml_reader::parse(find(name), name);
  if (tree) return tree;
  Error error = tree.error();
  error.code = ErrorCode::bad_data_file;
  return error;
}

Result<std::shared_ptr<const Value>> DataPack::shared_toml(std::string_view name) const {
  if (!trees_) return toml(name).error();  // an empty pack
  const std::lock_guard lock(trees_->mutex);
  if (const auto it = trees_->read.find(name); it != trees_->read.end()) return it->second;
  VEDETTA_TRY(Value tree, toml(name));
  auto shared = std::make_shared<const Value>(std::move(tree));
  trees_->read.emplace(name, shared);
  return shared;
}

}  // namespace vedetta
