// What changed between two versions of a list, in words: entries added, removed, changed, and for
// each changed one which values of which property came and went.
//   VEDETTA_TRY(ListDiff d, diff(store, former, current));
//   for (const EntryChange& c : d.changed) …   // "2 aliases added: A; B", "date of birth changed
//   from …"
#pragma once
#include <span>
#include <string>
#include <vector>

#include "vedetta/model/entity.h"
#include "vedetta/store/store.h"

namespace vedetta::lists {

struct ValueChange {
  std::string property;
  std::vector<std::string> added;    // sorted
  std::vector<std::string> removed;  // sorted
};

struct EntryChange {
  std::string id;
  std::string schema;
  std::string caption;                 // of the newer version, or of the only one
  std::vector<ValueChange> values;     // of changed entries; sorted by property
  std::vector<std::string> sentences;  // the same in English, one a property
  bool renamed = false;                // the main name changed
};

struct ListDiff {
  std::string from, to;                              // versions
  std::vector<EntryChange> added, removed, changed;  // each sorted by id
  bool empty() const { return added.empty() && removed.empty() && changed.empty(); }
};

// Both sorted by id, as entities_of() gives them.
ListDiff diff(std::span<const model::Entity> before, std::span<const model::Entity> after);
Result<ListDiff> diff(store::Store& store, const store::ListVersion& from,
                      const store::ListVersion& to);
// "alias" → "alias", "birthDate" → "date of birth"; others as FollowTheMoney names them.
std::string property_words(std::string_view property, bool plural);

}  // namespace vedetta::lists
