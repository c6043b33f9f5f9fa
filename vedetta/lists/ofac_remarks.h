// The Remarks column of SDN.CSV: "; "-separated prose of labels and values, ending in a full stop.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/lists/entry.h"
#include "vedetta/lists/mapping.h"

namespace vedetta::lists {

struct Wallet {
  std::string currency;  // "XBT"
  std::string address;
};

// What reading one entry's remarks may hand back besides statements.
struct RemarkNotes {
  std::vector<Wallet> wallets;
  std::uint64_t unmapped = 0;           // went to `notes` whole
  std::uint64_t countries_unknown = 0;  // stayed as written
  std::vector<std::string> unreadable;  // dates and addresses that can't be read; kept as notes
  bool full = false;                    // the entry has too many values
};

// `resolve`: the id of the entry of that name in the same list, or empty.
RemarkNotes read_remarks(std::string_view remarks, const Mapping& mapping,
                         const std::function<std::string_view(std::string_view)>& resolve,
                         Entry& entry);

// "SURNAME, Given" of a person → "Given SURNAME"; other names as they are.
std::string_view in_order(std::string_view name, Entry& entry);

}  // namespace vedetta::lists
