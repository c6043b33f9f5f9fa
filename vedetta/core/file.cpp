#include "vedetta/core/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace vedetta {
namespace {

Error io_error(const std::string& path, std::string_view doing) {
  const int code = errno;
  ErrorCode kind = ErrorCode::io;
  std::string mend = "check the path and the file's permissions";
  if (code == ENOENT) kind = ErrorCode::not_found;
  if (code == ENOSPC || code == EDQUOT || code == EFBIG) {
    kind = ErrorCode::disk_full;
    mend = "free space on that disk and run the command again";
  }
  if (code == EROFS || code == EACCES || code == EPERM) kind = ErrorCode::read_only;
  return Error{kind, fmt::format("{} failed: {}", doing, std::strerror(code)), path, mend};
}

class Descriptor {
 public:
  explicit Descriptor(int fd, bool owned = true) : fd_(fd), owned_(owned) {}
  ~Descriptor() {
    if (owned_ && fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
  bool owned_;
};

Status write_all(int fd, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return io_error(path, "writing");
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return ok_status();
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes) {
  const bool is_stdin = path == "-";
  const Descriptor fd(is_stdin ? 0 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC), !is_stdin);
  if (fd.get() < 0) return io_error(path, "opening");
  std::string bytes;
  struct stat info{};
  if (::fstat(fd.get(), &info) == 0) {
    if (S_ISDIR(info.st_mode))
      return Error{ErrorCode::bad_input, "it is a folder, not a file", path, "name its files"};
    if (S_ISREG(info.st_mode)) bytes.reserve(static_cast<std::size_t>(info.st_size));
  }
  std::string block(1 << 16, '\0');
  for (;;) {
    const ssize_t n = ::read(fd.get(), block.data(), block.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return io_error(path, "reading");
    if (n == 0) return bytes;
    if (bytes.size() + static_cast<std::uint64_t>(n) > max_bytes)
      return Error{ErrorCode::too_large, fmt::format("more than {} bytes", max_bytes), path,
                   "split the input"};
    bytes.append(block, 0, static_cast<std::size_t>(n));
  }
}

Result<std::string> read_file_unpacked(const std::string& path, std::uint64_t max_bytes) {
  VEDETTA_TRY(std::string bytes, read_file(path, max_bytes));
  if (!is_gzip(bytes)) return bytes;
  auto unpacked = gunzip(bytes, max_bytes);
  if (unpacked) return unpacked;
  Error error = unpacked.error();
  error.where = path;
  return error;
}

Status write_file_atomic(const std::string& path, std::string_view bytes) {
  struct stat target{};
  if (::stat(path.c_str(), &target) == 0 && !S_ISREG(target.st_mode)) {
    // A device or a pipe takes the bytes itself; a rename would put a file in its place.
    const Descriptor device(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    return device.get() < 0 ? io_error(path, "opening") : write_all(device.get(), bytes, path);
  }
  const std::string temporary = fmt::format("{}.{}.part", path, ::getpid());
  {
    const Descriptor fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (fd.get() < 0) return io_error(path, "creating");
    auto status = write_all(fd.get(), bytes, path);
    if (status && ::fsync(fd.get()) != 0) status = io_error(path, "syncing");
    if (!status) {
      ::unlink(temporary.c_str());
      return status;
    }
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    const Error error = io_error(path, "renaming");
    ::unlink(temporary.c_str());
    return error;
  }
  return ok_status();
}

Status write_stdout(std::string_view bytes) {
  auto status = write_all(1, bytes, "standard output");
  if (!status && errno == EPIPE) return ok_status();
  return status;
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) return io_error(path, "opening");
  struct stat info{};
  if (::fstat(fd.get(), &info) != 0) return io_error(path, "reading");
  MappedFile file;
  file.size_ = static_cast<std::size_t>(info.st_size);
  if (file.size_ == 0) return file;
  void* data = ::mmap(nullptr, file.size_, PROT_READ, MAP_SHARED, fd.get(), 0);
  if (data == MAP_FAILED) {
    file.size_ = 0;
    return io_error(path, "mapping");
  }
  file.data_ = data;
  return file;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_) ::munmap(data_, size_);
}

}  // namespace vedetta
