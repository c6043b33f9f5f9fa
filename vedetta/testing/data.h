// Tests on the shared sample data: without the folder they skip loudly, and under
// VEDETTA_REQUIRE_DATA=1 a missing folder fails. VEDETTA_DATA names the folder (default
// ../shared/data).
#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace vedetta::testing {

inline std::string shared_data(const std::string& name) {
  const char* folder = std::getenv("VEDETTA_DATA");
#ifdef VEDETTA_SOURCE_DIR
  const std::string fallback = std::string(VEDETTA_SOURCE_DIR) + "/../shared/data";
#else
  const std::string fallback = "../shared/data";
#endif
  return (folder ? std::string(folder) : fallback) + "/" + name;
}

inline bool data_required() {
  const char* flag = std::getenv("VEDETTA_REQUIRE_DATA");
  return flag && std::string(flag) == "1";
}

}  // namespace vedetta::testing

#define SHARED_DATA_OR_SKIP(name)                                                            \
  do {                                                                                       \
    if (!std::filesystem::exists(vedetta::testing::shared_data(name))) {                     \
      if (vedetta::testing::data_required()) FAIL() << "sample data is missing: " << (name); \
      GTEST_SKIP() << "SKIPPED, no sample data: " << (name);                                 \
    }                                                                                        \
  } while (false)
