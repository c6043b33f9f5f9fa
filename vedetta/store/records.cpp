#include <fmt/format.h>

#include <map>
#include <set>

#include "vedetta/core/hash.h"
#include "vedetta/core/json.h"
#include "vedetta/store/sqlite.h"
#include "vedetta/store/store.h"

namespace vedetta::store {
namespace {

constexpr const char* kKinds[] = {"document", "claim", "act", "finding"};

RecordKind parse_kind(std::string_view word) {
  for (std::size_t i = 0; i < std::size(kKinds); ++i)
    if (word == kKinds[i]) return static_cast<RecordKind>(i);
  return RecordKind::document;  // the table's CHECK allows no other word
}

// The newest entry of the log over an extent, 0 when there is none.
Result<std::int64_t> current_entry(Database& db, std::string_view covers) {
  return db.integer("SELECT coalesce(max(sequence), 0) FROM run_log WHERE covers = ?", {covers});
}

struct Latest {
  std::uint32_t revision = 0;
  bool retracted = false;
  std::string version;
};

// Writes one run's outputs inside the caller's transaction.
class Writer {
 public:
  static Result<Writer> open(Database& db, std::int64_t entry) {
    Writer w(db, entry);
    VEDETTA_TRY(w.insert_,
                db.prepare("INSERT INTO records (kind, key, revision, op, version, body, "
                           "entered) VALUES (?, ?, ?, ?, ?, ?, ?)"));
    VEDETTA_TRY(w.link_, db.prepare("INSERT INTO run_records (entered, kind, key, revision) "
                                    "VALUES (?, ?, ?, ?)"));
    return w;
  }

  Status put(const Record& record, RunReceipt& receipt) {
    VEDETTA_TRY(const Latest last, latest(to_string(record.kind), record.key));
    const std::string version = sha256_hex(record.body);
    std::uint32_t revision = last.revision;
    if (last.revision > 0 && !last.retracted && last.version == version) {
      ++receipt.unchanged;
    } else {
      ++(last.revision == 0 ? receipt.asserted : receipt.revised);
      VEDETTA_CHECK(insert_.execute({to_string(record.kind), record.key, ++revision, "assert",
                                     version, record.body, entry_}));
    }
    return link_.execute({entry_, to_string(record.kind), record.key, revision});
  }

  Status retract(const std::string& kind, const std::string& key, RunReceipt& receipt) {
    VEDETTA_TRY(const Latest last, latest(kind, key));
    if (last.retracted) return ok_status();
    ++receipt.retracted;
    VEDETTA_TRY(Statement body,
                db_->query("SELECT body FROM records WHERE kind = ? AND key = ? AND "
                           "revision = ?",
                           {kind, key, last.revision}));
    VEDETTA_TRY(const bool found, body.step());
    const std::string text = found ? body.text(0) : "";
    return insert_.execute({kind, key, last.revision + 1, "retract", last.version, text, entry_});
  }

 private:
  Writer(Database& db, std::int64_t entry) : db_(&db), entry_(entry) {}

  Result<Latest> latest(std::string_view kind, std::string_view key) {
    VEDETTA_TRY(Statement row,
                db_->query("SELECT revision, op, version FROM records WHERE kind = ? AND key = ? "
                           "ORDER BY revision DESC LIMIT 1",
                           {kind, key}));
    VEDETTA_TRY(const bool found, row.step());
    if (!found) return Latest{};
    return Latest{static_cast<std::uint32_t>(row.integer(0)), row.text(1) == "retract",
                  row.text(2)};
  }

  Database* db_;
  std::int64_t entry_;
  Statement insert_, link_;
};

// What the superseded entry stated, nobody states any more: neither this run nor another current
// one.
Result<std::vector<std::pair<std::string, std::string>>> orphans(Database& db,
                                                                 std::int64_t former) {
  VEDETTA_TRY(Statement rows, db.query(R"sql(
      SELECT old.kind, old.key FROM run_records AS old
      WHERE old.entered = ?1 AND NOT EXISTS (
        SELECT 1 FROM run_records AS other JOIN run_log AS log ON log.sequence = other.entered
        WHERE other.kind = old.kind AND other.key = old.key AND other.entered <> ?1
          AND log.sequence = (SELECT max(sequence) FROM run_log WHERE covers = log.covers))
      ORDER BY old.kind, old.key)sql",
                                       {former}));
  std::vector<std::pair<std::string, std::string>> out;
  for (;;) {
    VEDETTA_TRY(const bool row, rows.step());
    if (!row) return out;
    out.emplace_back(rows.text(0), rows.text(1));
  }
}

constexpr std::string_view kSelectRecord = R"sql(
  SELECT r.kind, r.key, r.revision, r.op, r.version, r.body, log.at,
    (SELECT l.run FROM run_records AS rr JOIN run_log AS l ON l.sequence = rr.entered
     WHERE rr.kind = r.kind AND rr.key = r.key AND rr.revision = r.revision
     ORDER BY rr.entered DESC LIMIT 1), log.run
  FROM records AS r JOIN run_log AS log ON log.sequence = r.entered )sql";

Result<std::vector<StoredRecord>> read_records(Statement rows) {
  std::vector<StoredRecord> out;
  for (;;) {
    VEDETTA_TRY(const bool row, rows.step());
    if (!row) return out;
    StoredRecord r;
    r.record = {parse_kind(rows.text(0)), rows.text(1), rows.text(5)};
    r.revision = static_cast<std::uint32_t>(rows.integer(2));
    r.retracted = rows.text(3) == "retract";
    r.version = rows.text(4);
    r.at = rows.text(6);
    r.run = rows.text(7).empty() ? rows.text(8) : rows.text(7);
    if (sha256_hex(r.record.body) != r.version)
      return Error{ErrorCode::integrity, "the bytes of a stored record have changed",
                   fmt::format("{} {} revision {}", rows.text(0), r.record.key, r.revision),
                   "restore the store folder from a backup"};
    out.push_back(std::move(r));
  }
}

}  // namespace

const char* to_string(RecordKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

Record record_of(const model::Claim& claim) {
  model::Claim bare = claim;
  bare.revision = 1;
  bare.retracted = false;
  return {RecordKind::claim, claim.key, model::canonical_bytes(bare)};
}

Record record_of(const model::Act& act) {
  return {RecordKind::act, act.key, json::write(model::to_value(act))};
}

Record record_of(const model::Finding& finding) {
  return {RecordKind::finding, finding.key, json::write(model::to_value(finding))};
}

Result<RunReceipt> Store::put_run(const model::Run& run, std::span<const Record> outputs,
                                  Instant at) {
  std::set<std::pair<RecordKind, std::string_view>> keys;
  for (const Record& record : outputs)
    if (!keys.insert({record.kind, record.key}).second)
      return Error{ErrorCode::conflict,
                   fmt::format("the run states {} {} twice", to_string(record.kind), record.key),
                   "", "report this as an error of vedetta"};
  RunReceipt receipt;
  receipt.run = run.id();
  const std::string covers = run.covers();
  VEDETTA_TRY(Transaction transaction, Transaction::begin(*database_));
  VEDETTA_TRY(const std::int64_t former, current_entry(*database_, covers));
  Param supersedes;
  if (former > 0) {
    VEDETTA_TRY(Statement row,
                database_->query("SELECT run FROM run_log WHERE sequence = ?", {former}));
    VEDETTA_TRY(const bool found, row.step());
    const std::string id = found ? row.text(0) : "";
    if (id != receipt.run) receipt.supersedes = id;
    if (!receipt.supersedes.empty()) supersedes = receipt.supersedes;
  }
  VEDETTA_CHECK(
      database_->run("INSERT INTO runs (id, covers, body) VALUES (?, ?, ?) "
                     "ON CONFLICT DO NOTHING",
                     {receipt.run, covers, json::write(model::to_value(run))}));
  VEDETTA_CHECK(
      database_->run("INSERT INTO run_log (run, covers, supersedes, at) VALUES (?, ?, ?, ?)",
                     {receipt.run, covers, supersedes, at.to_string()}));
  const std::int64_t entry = database_->last_row();
  {
    VEDETTA_TRY(Writer writer, Writer::open(*database_, entry));
    for (const Record& record : outputs) VEDETTA_CHECK(writer.put(record, receipt));
    if (former > 0) {
      VEDETTA_TRY(const auto gone, orphans(*database_, former));
      for (const auto& [kind, key] : gone) VEDETTA_CHECK(writer.retract(kind, key, receipt));
    }
  }
  VEDETTA_CHECK(
      note(at, "run", receipt.run,
           fmt::format("{} asserted, {} revised, {} unchanged, {} retracted{}{}", receipt.asserted,
                       receipt.revised, receipt.unchanged, receipt.retracted,
                       receipt.supersedes.empty() ? "" : "; supersedes ", receipt.supersedes)));
  VEDETTA_CHECK(transaction.commit());
  return receipt;
}

Result<std::vector<StoredRun>> Store::runs() {
  VEDETTA_TRY(Statement rows, database_->prepare(R"sql(
      SELECT log.run, log.at, coalesce(log.supersedes, ''), runs.body,
        coalesce((SELECT later.run FROM run_log AS later WHERE later.covers = log.covers
                  AND later.sequence > log.sequence AND later.run <> log.run
                  ORDER BY later.sequence LIMIT 1), '')
      FROM run_log AS log JOIN runs ON runs.id = log.run ORDER BY log.sequence)sql"));
  std::vector<StoredRun> out;
  for (;;) {
    VEDETTA_TRY(const bool row, rows.step());
    if (!row) return out;
    VEDETTA_TRY(const Value body, json::parse(rows.blob(3)));
    VEDETTA_TRY(model::Run run, model::run_from_value(body));
    out.push_back({std::move(run), rows.text(0), rows.text(1), rows.text(2), rows.text(4)});
  }
}

Result<std::vector<StoredRecord>> Store::records(RecordKind kind, bool with_retracted,
                                                 std::optional<Instant> as_of) {
  const std::string until = as_of ? as_of->to_string() : "9999-12-31T23:59:59Z";
  VEDETTA_TRY(Statement rows, database_->query(fmt::format(R"sql({}
      WHERE r.kind = ?1 AND log.at <= ?2 AND (?3 OR r.op = 'assert') AND NOT EXISTS (
        SELECT 1 FROM records AS n JOIN run_log AS nl ON nl.sequence = n.entered
        WHERE n.kind = r.kind AND n.key = r.key AND n.revision > r.revision AND nl.at <= ?2)
      ORDER BY r.key)sql",
                                                           kSelectRecord),
                                               {to_string(kind), until, with_retracted ? 1 : 0}));
  return read_records(std::move(rows));
}

Result<std::vector<StoredRecord>> Store::history(RecordKind kind, std::string_view key) {
  VEDETTA_TRY(Statement rows,
              database_->query(fmt::format("{}WHERE r.kind = ? AND r.key = ? ORDER BY r.revision",
                                           kSelectRecord),
                               {to_string(kind), key}));
  return read_records(std::move(rows));
}

Result<std::vector<model::Claim>> Store::claims(std::optional<Instant> as_of) {
  VEDETTA_TRY(const auto rows, records(RecordKind::claim, false, as_of));
  std::vector<model::Claim> out;
  for (const StoredRecord& row : rows) {
    VEDETTA_TRY(const Value body, json::parse(row.record.body));
    VEDETTA_TRY(model::Claim claim, model::claim_from_value(body));
    claim.revision = row.revision;
    claim.retracted = row.retracted;
    out.push_back(std::move(claim));
  }
  return out;
}

}  // namespace vedetta::store
