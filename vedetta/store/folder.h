// Folders of the store: made when absent, synced so that a new name survives a crash.
#pragma once
#include <set>
#include <string>

#include "vedetta/core/result.h"

namespace vedetta::store {

Result<bool> make_folder(const std::string& path);  // true: it is new. disk_full, read_only, io
Status sync_folder(const std::string& path);
Status sync_folders(const std::set<std::string>& paths);  // each once

}  // namespace vedetta::store
