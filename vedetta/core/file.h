// Files: whole reads with a bound, atomic writes, gzip, memory maps. Errors name the path.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "vedetta/core/result.h"

namespace vedetta {

inline constexpr std::uint64_t kMaxFileBytes = std::uint64_t{1} << 32;  // 4 GiB

// The bytes of a file, or of standard input for "-". not_found, io, too_large.
Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes = kMaxFileBytes);
// The same; a gzip stream (by its magic bytes) is unpacked, bounded to max_bytes. bad_gzip.
Result<std::string> read_file_unpacked(const std::string& path,
                                       std::uint64_t max_bytes = kMaxFileBytes);
Result<std::string> gunzip(std::string_view bytes, std::uint64_t max_bytes = kMaxFileBytes);
bool is_gzip(std::string_view bytes);
// Writes beside the target, syncs, renames: the path holds the old bytes or the new, never a part.
// A device or a pipe is written to as it stands. disk_full, read_only, io.
Status write_file_atomic(const std::string& path, std::string_view bytes);
// Writes to standard output in full; a broken pipe is no error.
Status write_stdout(std::string_view bytes);

// A read-only mapping of a whole file; the view lives as long as the object.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::string& path);
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();
  std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }

 private:
  void* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace vedetta
