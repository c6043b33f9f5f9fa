#include "vedetta/pipeline/names_index.h"

#include <fmt/format.h>

#include <filesystem>

#include "vedetta/core/file.h"
#include "vedetta/core/hash.h"
#include "vedetta/lists/load.h"

extern "C" const char vedetta_embedded_names[];
extern "C" const char vedetta_embedded_names_end[];

namespace vedetta::pipeline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFolder = "cache";

// The shipped index stands for the program: another builder would have built another one.
std::string key_of(const DataPack& data, std::span<const store::ListVersion> versions) {
  std::string all = fmt::format("{:016x}\n{}\n", xxh3(shipped_index()), data.hash());
  for (const store::ListVersion& v : versions)
    all += fmt::format("{}@{} {}\n", v.list, v.version, v.reader);
  return sha256_hex(all).substr(0, 32);
}

Result<std::string> build(const DataPack& data, const names::Knowledge& knowledge,
                          store::Store* store, std::span<const store::ListVersion> versions) {
  VEDETTA_TRY(lists::LoadedList starter, lists::starter_list(data));
  std::vector<model::Entity> entities = std::move(starter.entities);
  for (const store::ListVersion& version : versions) {
    VEDETTA_TRY(auto more, lists::entities_of(*store, version));
    std::move(more.begin(), more.end(), std::back_inserter(entities));
  }
  return names::Index::build(entities, knowledge);
}

// One index is kept. That it can't be kept (a read-only disk) costs time and nothing else.
void keep(const fs::path& file, std::string_view bytes) {
  std::error_code failed;
  fs::create_directory(file.parent_path(), failed);
  if (!write_file_atomic(file.string(), bytes)) return;
  for (fs::directory_iterator it(file.parent_path(), failed), end; !failed && it != end;
       it.increment(failed))
    if (it->path() != file && it->path().extension() == ".vdx") {
      std::error_code ignored;
      fs::remove(it->path(), ignored);
    }
}

}  // namespace

std::string_view shipped_index() {
  return {vedetta_embedded_names,
          static_cast<std::size_t>(vedetta_embedded_names_end - vedetta_embedded_names)};
}

Result<names::Index> names_index(const DataPack& data, const names::Knowledge& knowledge,
                                 store::Store* store,
                                 std::span<const store::ListVersion> versions) {
  if (versions.empty() && data.hash() == DataPack::shipped().hash())
    return names::Index::over(shipped_index(), knowledge);
  if (versions.empty()) {
    VEDETTA_TRY(std::string bytes, build(data, knowledge, store, versions));
    return names::Index::from_bytes(std::move(bytes), knowledge);
  }
  const fs::path file =
      fs::path(store->folder()) / kFolder / fmt::format("names-{}.vdx", key_of(data, versions));
  if (auto kept = names::Index::open(file.string(), knowledge)) return kept;
  VEDETTA_TRY(std::string bytes, build(data, knowledge, store, versions));
  keep(file, bytes);
  return names::Index::from_bytes(std::move(bytes), knowledge);
}

}  // namespace vedetta::pipeline
