// The invented lists of testdata/, for the tests of this folder.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "vedetta/core/file.h"
#include "vedetta/lists/load.h"

namespace vedetta::lists::testing {

inline std::string fixture_path(const std::string& name) {
  return std::string(VEDETTA_SOURCE_DIR) + "/vedetta/lists/testdata/" + name;
}

inline std::string fixture(const std::string& name) {
  return *read_file(fixture_path(name));
}

inline std::vector<SourceFile> ofac_files() {
  std::vector<SourceFile> out;
  for (const char* name : {"sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"})
    out.push_back({name, fixture(name)});
  return out;
}

inline const Mapping& mapping() {
  static const Mapping loaded = *Mapping::load(DataPack::shipped());
  return loaded;
}

inline Result<Reading> read(std::vector<SourceFile> files, const std::string& format = "",
                            const std::string& list = "x") {
  return read_list(list, files, format, mapping());
}

inline Result<Reading> read(const std::string& bytes, const std::string& format = "") {
  return read({{"file", bytes}}, format);
}

inline std::vector<model::Entity> entities(const Reading& reading) {
  return *entities_from_lines(reading.list, reading.canonical);
}

inline model::Entity entity(const Reading& reading, const std::string& id) {
  for (model::Entity& e : entities(reading))
    if (e.id == id) return std::move(e);
  ADD_FAILURE() << "no entity " << id;
  return {};
}

// "a|b|c": the values of a property in order.
inline std::string values(const model::Entity& e, std::string_view property) {
  std::string out;
  for (const std::string_view value : e.values(property))
    out += (out.empty() ? "" : "|") + std::string(value);
  return out;
}

inline std::string as_written(const model::Entity& e, std::string_view property,
                              std::string_view value) {
  for (const model::Statement& s : e.statements)
    if (s.property == property && s.value == value) return s.as_written;
  return "(absent)";
}

}  // namespace vedetta::lists::testing
