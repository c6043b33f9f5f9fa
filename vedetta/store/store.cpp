#include "vedetta/store/store.h"

#include <fmt/format.h>

#include <filesystem>

#include "vedetta/core/hash.h"
#include "vedetta/store/folder.h"
#include "vedetta/store/schema.h"
#include "vedetta/store/sqlite.h"

namespace vedetta::store {
namespace {

std::string chained(std::string_view before, std::string_view at, std::string_view action,
                    std::string_view subject, std::string_view detail) {
  // Lengths in front, so that no two entries have the same bytes.
  return sha256_hex(fmt::format("{}\n{} {}\n{} {}\n{} {}\n{} {}", before, at.size(), at,
                                action.size(), action, subject.size(), subject, detail.size(),
                                detail));
}

}  // namespace

Store::Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::string& folder, const OpenOptions& options) {
  Store store;
  store.folder_ = folder;
  const std::string path = folder + "/vedetta.db";
  if (options.write) {
    VEDETTA_CHECK(make_folder(folder));
    bool is_new = false;
    for (const char* place : {"/captures", "/lists"}) {
      VEDETTA_TRY(const bool made, make_folder(folder + place));
      is_new = is_new || made;
    }
    if (is_new) VEDETTA_CHECK(sync_folder(folder));
  } else if (!std::filesystem::exists(path)) {
    return Error{ErrorCode::not_found, "there is no store", folder,
                 "load a list or read a document first, or name another folder"};
  }
  // Without a write-ahead log beside it nobody writes, and a read-only disk must not stop the
  // reader.
  const bool quiet = !std::filesystem::exists(path + "-wal");
  const auto mode = options.write ? Database::Mode::create
                    : quiet       ? Database::Mode::immutable
                                  : Database::Mode::read;
  VEDETTA_TRY(store.database_, Database::open(path, mode, options.wait_ms));
  Database& db = *store.database_;
  if (options.write) {
    VEDETTA_CHECK(
        db.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                   "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF"));
    if (options.max_bytes > 0) {
      VEDETTA_TRY(const std::int64_t page, db.integer("PRAGMA page_size"));
      VEDETTA_CHECK(db.execute(fmt::format("PRAGMA max_page_count = {}",
                                           options.max_bytes / static_cast<std::uint64_t>(page) + 1)
                                   .c_str()));
    }
  }
  VEDETTA_TRY(const std::int64_t version, db.integer("PRAGMA user_version"));
  const auto newest = static_cast<std::int64_t>(migrations().size());
  if (version > newest)
    return Error{
        ErrorCode::unsupported,
        fmt::format("the store has layout {}, this program knows up to {}", version, newest), path,
        "use the newer vedetta that wrote it"};
  VEDETTA_TRY(const std::int64_t mark, db.integer("PRAGMA application_id"));
  if (version > 0 && mark != kApplicationId)
    return Error{ErrorCode::integrity, "this database is not a vedetta store", path,
                 "name another folder"};
  if (version == newest) return store;
  if (!options.write)
    return Error{ErrorCode::unsupported, fmt::format("the store has the older layout {}", version),
                 path, "open it once for writing, which brings it up to date"};
  VEDETTA_CHECK(store.migrate());
  return store;
}

Status Store::migrate() {
  VEDETTA_TRY(Transaction transaction, Transaction::begin(*database_));
  // Read again under the lock: another process may have been faster.
  VEDETTA_TRY(const std::int64_t version, database_->integer("PRAGMA user_version"));
  for (std::size_t i = static_cast<std::size_t>(version); i < migrations().size(); ++i)
    VEDETTA_CHECK(database_->execute(migrations()[i]));
  VEDETTA_CHECK(
      database_->execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}",
                                     kApplicationId, migrations().size())
                             .c_str()));
  return transaction.commit();
}

Status Store::note(Instant at, std::string_view action, std::string_view subject,
                   std::string_view detail) {
  std::string before;
  {
    VEDETTA_TRY(Statement last,
                database_->prepare("SELECT chain FROM audit ORDER BY sequence DESC LIMIT 1"));
    VEDETTA_TRY(const bool row, last.step());
    if (row) before = last.text(0);
  }
  const std::string time = at.to_string();
  return database_->run(
      "INSERT INTO audit (at, action, subject, detail, chain) VALUES (?, ?, ?, ?, ?)",
      {time, action, subject, detail, chained(before, time, action, subject, detail)});
}

Result<std::vector<AuditEntry>> Store::audit() {
  VEDETTA_TRY(Statement rows,
              database_->prepare(
                  "SELECT sequence, at, action, subject, detail FROM audit ORDER BY sequence"));
  std::vector<AuditEntry> out;
  for (;;) {
    VEDETTA_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4)});
  }
}

Status Store::verify_audit() {
  VEDETTA_TRY(Statement rows,
              database_->prepare("SELECT sequence, at, action, subject, detail, chain "
                                 "FROM audit ORDER BY sequence"));
  std::string before;
  std::int64_t expected = 1;
  for (;; ++expected) {
    VEDETTA_TRY(const bool row, rows.step());
    if (!row) return ok_status();
    const std::string chain =
        chained(before, rows.text(1), rows.text(2), rows.text(3), rows.text(4));
    if (rows.integer(0) != expected || chain != rows.text(5))
      return Error{
          ErrorCode::integrity,
          fmt::format("entry {} of the audit does not follow from the one before", expected),
          folder_ + "/vedetta.db", "restore the store folder from a backup"};
    before = chain;
  }
}

Status Store::verify() {
  VEDETTA_CHECK(verify_audit());
  {
    VEDETTA_TRY(Statement check, database_->prepare("PRAGMA integrity_check"));
    VEDETTA_TRY(const bool row, check.step());
    if (!row || check.text(0) != "ok")
      return Error{ErrorCode::integrity, check.text(0), folder_ + "/vedetta.db",
                   "restore the store folder from a backup"};
  }
  VEDETTA_TRY(const std::int64_t dangling,
              database_->integer("SELECT count(*) FROM pragma_foreign_key_check"));
  if (dangling > 0)
    return Error{ErrorCode::integrity,
                 fmt::format("{} rows refer to rows that are not there", dangling),
                 folder_ + "/vedetta.db", "restore the store folder from a backup"};
  VEDETTA_TRY(Statement hashes, database_->prepare("SELECT hash FROM captures ORDER BY hash"));
  for (;;) {
    VEDETTA_TRY(const bool row, hashes.step());
    if (!row) break;
    VEDETTA_TRY(const std::string bytes, capture(hashes.text(0)));
    (void)bytes;
  }
  VEDETTA_TRY(Statement blocks, database_->prepare("SELECT hash FROM list_blocks ORDER BY hash"));
  for (;;) {
    VEDETTA_TRY(const bool row, blocks.step());
    if (!row) return ok_status();
    VEDETTA_TRY(const std::string bytes, list_block(blocks.text(0)));
    (void)bytes;
  }
}

}  // namespace vedetta::store
