// The names index over the lists in use, ready-made where that can be: over the starter alone it
// was built with the program, over more lists it is kept in the store's folder (`cache/`, which may
// be deleted at any time). A kept index is used only for the same list versions, data and program,
// and when its checksums hold; else it is built anew.
//   VEDETTA_TRY(auto index, names_index(data, knowledge, store, versions));
#pragma once
#include <span>
#include <string_view>

#include "vedetta/core/datapack.h"
#include "vedetta/names/index.h"
#include "vedetta/store/store.h"

namespace vedetta::pipeline {

// The starter's entries come first, then those of the versions, in their order. `store` holds the
// versions, and may be null where there are none; `knowledge` is of `data` and must outlive the
// index.
Result<names::Index> names_index(const DataPack& data, const names::Knowledge& knowledge,
                                 store::Store* store, std::span<const store::ListVersion> versions);
// The index file over the starter that is built into the program.
std::string_view shipped_index();

}  // namespace vedetta::pipeline
