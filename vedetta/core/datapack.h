// The knowledge that ships inside the binary: data/** as one hashed block, with an overlay folder.
//   const DataPack& data = DataPack::shipped();
//   std::string_view text = data.find("measures/unsc-2397.toml");
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/result.h"
#include "vedetta/core/value.h"

namespace vedetta {

class DataPack {
 public:
  // The block built into the program. Its files live as long as the program.
  static const DataPack& shipped();
  // Shipped data with the files of a folder laid over it (same relative names replace, new ones
  // add).
  static Result<DataPack> with_overlay(const std::string& folder);
  // Reads the block's format; `integrity` when its checksum does not hold.
  static Result<DataPack> open(std::string_view block);

  // The bytes of a file, or an empty view.
  std::string_view find(std::string_view name) const;
  bool contains(std::string_view name) const { return files_.contains(name); }
  // Names with this prefix ("measures/"), sorted.
  std::vector<std::string> names(std::string_view prefix) const;
  // Whether all files with this prefix are those built into the program.
  bool ships(std::string_view prefix) const;
  // A TOML file as a tree; bad_data_file or not_found with file and line. Shipped files were
  // compiled when the program was built, those of an overlay are parsed here.
  Result<Value> toml(std::string_view name) const;
  // The same, read once and shared by all who ask, copies of this pack among them; thread-safe.
  Result<std::shared_ptr<const Value>> shared_toml(std::string_view name) const;
  const std::string& hash() const { return hash_; }  // SHA-256 over names and bytes

 private:
  struct Trees;  // those that are shared

  std::map<std::string, std::string_view, std::less<>> files_;
  std::map<std::string, std::string_view, std::less<>> compiled_;  // trees of the shipped files
  std::map<std::string, std::string, std::less<>> overlay_;
  std::string hash_;
  bool shipped_ = false;  // what is not of the overlay
  std::shared_ptr<Trees> trees_;
};

}  // namespace vedetta
