#include "vedetta/store/folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace vedetta::store {
namespace {

Error folder_error(const std::string& path, std::string_view doing) {
  const int code = errno;
  const ErrorCode kind = code == ENOSPC || code == EDQUOT                   ? ErrorCode::disk_full
                         : code == EROFS || code == EACCES || code == EPERM ? ErrorCode::read_only
                         : code == ENOENT                                   ? ErrorCode::not_found
                                                                            : ErrorCode::io;
  return Error{kind, fmt::format("{} the folder failed: {}", doing, std::strerror(code)), path,
               "name a folder on a disk that can be written to and has space"};
}

}  // namespace

Result<bool> make_folder(const std::string& path) {
  if (::mkdir(path.c_str(), 0777) == 0) return true;
  if (errno == EEXIST) return false;
  return folder_error(path, "making");
}

Status sync_folder(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return folder_error(path, "opening");
  const bool synced = ::fsync(fd) == 0;
  const int code = errno;
  ::close(fd);
  errno = code;
  if (!synced) return folder_error(path, "syncing");
  return ok_status();
}

Status sync_folders(const std::set<std::string>& paths) {
  for (const std::string& path : paths) VEDETTA_CHECK(sync_folder(path));
  return ok_status();
}

}  // namespace vedetta::store
