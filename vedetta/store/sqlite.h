// The only door to SQLite: a connection, statements that clean up after themselves, transactions
// that roll back unless committed. Error codes: locked, disk_full, read_only, integrity, io,
// not_found.
//   VEDETTA_TRY(Statement rows, db.query("SELECT id FROM runs WHERE covers = ?", {covers}));
//   while (true) { VEDETTA_TRY(const bool row, rows.step()); if (!row) break; use(rows.text(0)); }
#pragma once
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "vedetta/core/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace vedetta::store {

// A bound parameter. Text and blobs must outlive the statement's next step.
struct Param {
  enum class Kind { null, integer, text, blob };
  Kind kind = Kind::null;
  std::int64_t number = 0;
  std::string_view bytes;

  Param() = default;
  Param(std::int64_t n) : kind(Kind::integer), number(n) {}               // NOLINT: implicit
  Param(int n) : kind(Kind::integer), number(n) {}                        // NOLINT
  Param(std::uint32_t n) : kind(Kind::integer), number(n) {}              // NOLINT
  Param(std::size_t n) : kind(Kind::integer), number(std::int64_t(n)) {}  // NOLINT
  Param(std::string_view t) : kind(Kind::text), bytes(t) {}               // NOLINT
  Param(const std::string& t) : kind(Kind::text), bytes(t) {}             // NOLINT
  Param(const char* t) : kind(Kind::text), bytes(t) {}                    // NOLINT
  static Param blob(std::string_view b) {
    Param p(b);
    p.kind = Kind::blob;
    return p;
  }
};

class Database;

class Statement {
 public:
  // Runs a statement that returns no rows, with new parameters; may be called again and again.
  Status execute(std::initializer_list<Param> params);
  Result<bool> step();  // true: a row is there
  std::string text(int column) const;
  std::int64_t integer(int column) const;
  std::string_view blob(int column) const;  // valid until the next step

 private:
  friend class Database;
  struct Finalise {
    void operator()(sqlite3_stmt* statement) const;
  };
  Status bind(std::initializer_list<Param> params);

  std::unique_ptr<sqlite3_stmt, Finalise> statement_;
  Database* database_ = nullptr;
};

class Database {
 public:
  // immutable: a database that nobody writes, on a place that can't be written to.
  enum class Mode { create, read, immutable };
  // Waits up to `wait_ms` for another process before `locked` is reported.
  static Result<std::unique_ptr<Database>> open(const std::string& path, Mode mode, int wait_ms);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  Status execute(const char* sql);  // one or several statements without parameters
  Result<Statement> prepare(std::string_view sql);
  Result<Statement> query(std::string_view sql, std::initializer_list<Param> params);
  // A statement that returns no rows. It is prepared once and kept: the SQL is the program's own.
  Status run(std::string_view sql, std::initializer_list<Param> params);
  Result<std::int64_t> integer(std::string_view sql, std::initializer_list<Param> params = {});
  std::int64_t last_row() const;  // row id of the last INSERT
  std::int64_t changes() const;   // rows the last statement changed

 private:
  friend class Statement;
  friend class Transaction;
  Database() = default;
  Error error(int code, std::string_view doing);

  sqlite3* handle_ = nullptr;
  std::map<std::string, Statement, std::less<>> prepared_;
  std::string path_;
  // After a failed sync nobody knows what reached the disk: no more writes until it is opened anew.
  bool failed_ = false;
};

// Takes the write lock at once (BEGIN IMMEDIATE), so that a busy store is reported before any work.
class Transaction {
 public:
  static Result<Transaction> begin(Database& database);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Status commit();  // durable when it returns ok

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

}  // namespace vedetta::store
