// Loading a list: from files to a version in the store, all or nothing. What is empty, cut,
// damaged, shrunken or older than what is in use is refused with the reason, and the former version
// stays.
//   VEDETTA_TRY(LoadReport report, load_list(store, "us_sdn", {"sdn.csv", "alt.csv"}, options));
// The version of one file is the SHA-256 of its unpacked bytes; of several, the SHA-256 of their
// hashes (64 hex digits and a line feed each, sorted). So a .gz and its content are one version.
// Errors besides those of reading.h: list_shrunken, list_older, integrity (expected hash).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/datapack.h"
#include "vedetta/lists/reading.h"
#include "vedetta/store/store.h"

namespace vedetta::lists {

// Members have initialisers, so that a few can be named: {.source_date = day, .now = now}
struct LoadOptions {
  std::string format = {};         // a name of formats(), or empty to look at the bytes
  std::string source_date = {};    // ISO day, where the files state none (OFAC's CSV)
  std::string origin = {};         // where the files came from; empty: their names
  std::string expect_sha256 = {};  // refuse any other version
  std::string accept_shrink = {};  // the reason why fewer entries, or fewer files, are right
  std::string accept_older = {};   // the reason why an older list is right
  Instant now = {};                // when it is loaded; the caller's clock
};

struct LoadReport {
  store::ListVersion version;
  std::string former;      // the version that was in use, or empty
  bool unchanged = false;  // the same version was in use already; nothing was written
  std::vector<std::string> warnings;
  std::vector<store::ListReject> rejects;  // the first kMaxRejectsKept; version.rejects counts all
};

Result<LoadReport> load_list(store::Store& store, std::string_view list,
                             std::span<const std::string> paths, const LoadOptions& options,
                             const DataPack& data = DataPack::shipped());
// The same from bytes in memory (unpacked).
Result<LoadReport> load_sources(store::Store& store, std::string_view list,
                                std::span<const SourceFile> files, const LoadOptions& options,
                                const DataPack& data = DataPack::shipped());

std::string version_of(std::span<const SourceFile> files);

// The entities of a stored version, sorted by id.
Result<std::vector<model::Entity>> entities_of(store::Store& store,
                                               const store::ListVersion& version);

// A list that needs no store: the starter list of the data (data/starter/entities.ftm.jsonl), or
// files.
struct LoadedList {
  store::ListVersion version;
  std::vector<model::Entity> entities;
};
std::string starter_version(const DataPack& data = DataPack::shipped());  // without reading it
Result<LoadedList> starter_list(const DataPack& data = DataPack::shipped());
Result<LoadedList> list_in_memory(std::string_view list, std::span<const SourceFile> files,
                                  std::string_view format = {},
                                  const DataPack& data = DataPack::shipped());

}  // namespace vedetta::lists
