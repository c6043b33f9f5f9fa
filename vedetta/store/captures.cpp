#include <fmt/format.h>

#include <algorithm>

#include "vedetta/core/file.h"
#include "vedetta/core/hash.h"
#include "vedetta/store/compress.h"
#include "vedetta/store/folder.h"
#include "vedetta/store/sqlite.h"
#include "vedetta/store/store.h"

namespace vedetta::store {
namespace {

bool is_hash(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace

std::string Store::capture_path(std::string_view hash, std::string_view packing) const {
  return fmt::format("{}/captures/{}/{}{}", folder_, hash.substr(0, 2), hash, suffix_of(packing));
}

Status Store::keep(const Stored& bytes, std::string_view origin, std::string_view media,
                   Instant obtained, Folders& written) {
  VEDETTA_CHECK(database_->run(
      "INSERT INTO captures (hash, size, packing) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      {bytes.hash, bytes.size, bytes.packing}));
  const bool is_new = database_->changes() > 0;
  VEDETTA_CHECK(
      database_->run("INSERT INTO capture_origins (hash, origin, media, obtained) "
                     "VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                     {bytes.hash, origin, media, obtained.to_string()}));
  if (database_->changes() == 0) return ok_status();  // known already
  VEDETTA_CHECK(note(obtained, "capture", bytes.hash, origin));
  if (!is_new) return ok_status();
  // The file first: a row without its file would be a broken promise, a file without its row is
  // only dust that the next capture of the same bytes takes over.
  const std::string path = capture_path(bytes.hash, bytes.packing);
  const std::string folder = path.substr(0, path.rfind('/'));
  VEDETTA_TRY(const bool folder_is_new, make_folder(folder));
  (void)folder_is_new;  // one that is not may have been made by a call that failed before its sync
  written.insert(folder_ + "/captures");
  written.insert(folder);
  return write_file_atomic(path, bytes.bytes());
}

Result<std::string> Store::put_capture(std::string_view bytes, std::string_view origin,
                                       std::string_view media, Instant obtained) {
  std::string hash = sha256_hex(bytes);
  VEDETTA_TRY(Transaction transaction, Transaction::begin(*database_));
  Folders written;
  VEDETTA_CHECK(keep({hash, bytes.size(), "", bytes, ""}, origin, media, obtained, written));
  VEDETTA_CHECK(sync_folders(written));
  VEDETTA_CHECK(transaction.commit());
  return hash;
}

Result<std::string> Store::capture(std::string_view hash) {
  if (!is_hash(hash))  // also keeps "../" out of the path
    return Error{ErrorCode::bad_input, fmt::format("\"{}\" is not a SHA-256", hash.substr(0, 80)),
                 "", "give 64 lower-case hexadecimal digits"};
  VEDETTA_TRY(Statement row,
              database_->query("SELECT size, packing FROM captures WHERE hash = ?", {hash}));
  VEDETTA_TRY(const bool known, row.step());
  if (!known)
    return Error{ErrorCode::not_found, fmt::format("there is no capture {}", hash), folder_,
                 "see `vedetta doctor` for what the store holds"};
  const std::string packing(row.text(1));
  const std::string path = capture_path(hash, packing);
  auto bytes = read_file(path);
  if (!bytes && bytes.error().code == ErrorCode::not_found)
    return Error{ErrorCode::integrity, "the file of a capture is missing", path,
                 "restore the store folder from a backup"};
  if (bytes)
    bytes = unpacked(*std::move(bytes), packing, static_cast<std::uint64_t>(row.integer(0)));
  const bool changed =
      bytes ? sha256_hex(*bytes) != hash : bytes.error().code == ErrorCode::integrity;
  if (changed)
    return Error{ErrorCode::integrity, "the bytes of a capture have changed", path,
                 "restore the file from a backup"};
  return bytes;
}

Result<std::vector<model::Capture>> Store::captures(std::string_view hash) {
  VEDETTA_TRY(Statement rows,
              database_->query("SELECT hash, size, origin, media, obtained FROM captures "
                               "JOIN capture_origins USING (hash) WHERE ?1 = '' OR hash = ?1 "
                               "ORDER BY obtained, hash, origin, media",
                               {hash}));
  std::vector<model::Capture> out;
  for (;;) {
    VEDETTA_TRY(const bool row, rows.step());
    if (!row) return out;
    model::Capture c;
    c.hash = rows.text(0);
    c.size = static_cast<std::uint64_t>(rows.integer(1));
    c.origin = rows.text(2);
    c.media = rows.text(3);
    c.obtained = rows.text(4);
    out.push_back(std::move(c));
  }
}

}  // namespace vedetta::store
