#include "vedetta/store/sqlite.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace vedetta::store {
namespace {

struct Meaning {
  ErrorCode code;
  const char* mend;
};

Meaning meaning_of(int extended, int system_error) {
  const bool full = system_error == ENOSPC || system_error == EDQUOT;
  switch (extended & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::locked,
              "another vedetta is writing to this store; wait for it to end, or stop it"};
    case SQLITE_FULL:
      return {ErrorCode::disk_full, "free space on that disk and run the command again"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {ErrorCode::read_only, "check the permissions of the store folder"};
    case SQLITE_CANTOPEN:
      return {system_error == ENOENT ? ErrorCode::not_found : ErrorCode::read_only,
              "check the path and the permissions of the store folder"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {ErrorCode::integrity, "restore the store folder from a backup"};
    case SQLITE_IOERR:
      return {full ? ErrorCode::disk_full : ErrorCode::io,
              "check the disk; the store takes no more writes until it is opened anew"};
    case SQLITE_TOOBIG:
      return {ErrorCode::too_large, "split the input"};
    default:
      return {ErrorCode::internal, "report this as an error of vedetta"};
  }
}

}  // namespace

void Statement::Finalise::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Status Statement::bind(std::initializer_list<Param> params) {
  sqlite3_stmt* s = statement_.get();
  int at = 0;
  for (const Param& p : params) {
    ++at;
    // An empty view may have no address, which SQLite would take for NULL.
    const char* data = p.bytes.data() ? p.bytes.data() : "";
    int code = SQLITE_OK;
    switch (p.kind) {
      case Param::Kind::null:
        code = sqlite3_bind_null(s, at);
        break;
      case Param::Kind::integer:
        code = sqlite3_bind_int64(s, at, p.number);
        break;
      case Param::Kind::text:
        code = sqlite3_bind_text64(s, at, data, p.bytes.size(), SQLITE_STATIC, SQLITE_UTF8);
        break;
      case Param::Kind::blob:
        code = sqlite3_bind_blob64(s, at, data, p.bytes.size(), SQLITE_STATIC);
        break;
    }
    if (code != SQLITE_OK) return database_->error(code, "binding a parameter");
  }
  return ok_status();
}

Status Statement::execute(std::initializer_list<Param> params) {
  sqlite3_reset(statement_.get());
  VEDETTA_CHECK(bind(params));
  const auto row = step();
  sqlite3_reset(statement_.get());  // also after an error: it must not stay open
  if (!row) return row.error();
  return ok_status();
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return database_->error(code, "running a statement");
}

std::string Statement::text(int column) const {
  return std::string(blob(column));
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string_view Statement::blob(int column) const {
  const void* data = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return {static_cast<const char*>(data), data ? static_cast<std::size_t>(size) : 0};
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, Mode mode, int wait_ms) {
  std::unique_ptr<Database> db(new Database);
  db->path_ = path;
  std::string name = "file:";
  for (const char c : path)  // percent-encode what a URI would take for its own signs
    name += c == '?' || c == '#' || c == '%' ? fmt::format("%{:02x}", static_cast<int>(c))
                                             : std::string(1, c);
  if (mode == Mode::immutable) name += "?immutable=1";
  const int flags =
      SQLITE_OPEN_URI | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_EXRESCODE |
      (mode == Mode::create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
  if (const int code = sqlite3_open_v2(name.c_str(), &db->handle_, flags, nullptr);
      code != SQLITE_OK)
    return db->error(code, "opening the store");
  sqlite3_busy_timeout(db->handle_, wait_ms);
  return db;
}

Database::~Database() {
  prepared_.clear();  // before what they were prepared for
  sqlite3_close_v2(handle_);
}

Error Database::error(int code, std::string_view doing) {
  const int system_error = handle_ ? sqlite3_system_errno(handle_) : 0;
  const Meaning meaning = meaning_of(code, system_error);
  if (meaning.code == ErrorCode::io || meaning.code == ErrorCode::integrity) failed_ = true;
  std::string what =
      fmt::format("{} failed: {}", doing, handle_ ? sqlite3_errmsg(handle_) : sqlite3_errstr(code));
  if (system_error != 0 && meaning.code != ErrorCode::locked)
    what += fmt::format(" ({})", std::strerror(system_error));
  return Error{meaning.code, std::move(what), path_, meaning.mend};
}

Status Database::execute(const char* sql) {
  const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error(code, "running a statement");
  return ok_status();
}

Result<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  const int code =
      sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
  if (code != SQLITE_OK) return error(code, "preparing a statement");
  Statement statement;
  statement.statement_.reset(raw);
  statement.database_ = this;
  return statement;
}

Result<Statement> Database::query(std::string_view sql, std::initializer_list<Param> params) {
  VEDETTA_TRY(Statement statement, prepare(sql));
  VEDETTA_CHECK(statement.bind(params));
  return statement;
}

Status Database::run(std::string_view sql, std::initializer_list<Param> params) {
  auto at = prepared_.find(sql);
  if (at == prepared_.end()) {
    VEDETTA_TRY(Statement statement, prepare(sql));
    at = prepared_.emplace(std::string(sql), std::move(statement)).first;
  }
  return at->second.execute(params);
}

Result<std::int64_t> Database::integer(std::string_view sql, std::initializer_list<Param> params) {
  VEDETTA_TRY(Statement statement, query(sql, params));
  VEDETTA_TRY(const bool row, statement.step());
  return row ? statement.integer(0) : std::int64_t{0};
}

std::int64_t Database::last_row() const {
  return sqlite3_last_insert_rowid(handle_);
}
std::int64_t Database::changes() const {
  return sqlite3_changes64(handle_);
}

Result<Transaction> Transaction::begin(Database& database) {
  if (database.failed_)
    return Error{ErrorCode::io, "an earlier write or sync failed; nothing more is written",
                 database.path_, "check the disk, then run the command again"};
  VEDETTA_CHECK(database.execute("BEGIN IMMEDIATE"));
  return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
  if (!database_) return;
  // SQLite may have rolled back by itself (disk full); then there is nothing left to do.
  if (!sqlite3_get_autocommit(database_->handle_))
    sqlite3_exec(database_->handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

Status Transaction::commit() {
  auto status = database_->execute("COMMIT");
  if (status) database_ = nullptr;
  return status;
}

}  // namespace vedetta::store
