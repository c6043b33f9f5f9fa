// A folder of the test's own, so that runs side by side don't meet; it is gone when the test is.
#pragma once
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace vedetta::testing {

class TempFolder {
 public:
  TempFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "vedetta-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data()) ? pattern : "";
    std::filesystem::permissions(path_, static_cast<std::filesystem::perms>(0755));
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace vedetta::testing
