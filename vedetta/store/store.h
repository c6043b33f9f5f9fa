// Store: one folder that keeps what came in and what was made of it. `vedetta.db` (SQLite) and
// `captures/<hh>/<hash>` (as obtained; `.gz` what came so, `.zst` large sources of lists), and
// `lists/<hash>` (entries of list versions). Nothing is changed or deleted: a correction is a new
// row, the newest wins. A call that returned ok is on the disk; a
// call that returned an error left nothing behind. Time is the caller's. One Store per thread;
// several processes may open one folder, a writer that has to wait too long gets `locked`. Errors:
// locked, disk_full, read_only, integrity, io, not_found.
//   VEDETTA_TRY(Store store, Store::open("case"));
//   VEDETTA_TRY(std::string hash, store.put_capture(bytes, "article.txt", "text/plain", now));
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/time.h"
#include "vedetta/model/claim.h"
#include "vedetta/model/evidence.h"
#include "vedetta/model/finding.h"
#include "vedetta/model/run.h"

namespace vedetta::store {

class Database;
struct Stored;

struct OpenOptions {
  bool write = true;            // false: the folder is only read, and may be on a read-only disk
  int wait_ms = 900;            // for another writer, before `locked`
  std::uint64_t max_bytes = 0;  // bound of vedetta.db, 0 = none; beyond it `disk_full`
};

// ---- lists
// A version of a list: what one load of one list gave. `version` is the SHA-256 of the source's
// bytes (vedetta/lists/load.h says how several files make one hash). `reader` names the format
// reader and its mapping: the same source read by a better reader is a revision beside the former.
struct ListVersion {
  std::string list;  // "us_sdn"
  std::string version;
  std::string reader;       // "ofac-csv 1+<mapping hash>"
  std::string format;       // "ofac-csv"
  std::string source_date;  // as the source states it (ISO), or the caller; empty when not known
  std::string origin;       // file names or URLs, as given
  std::uint64_t entries = 0;
  std::uint64_t statements = 0;
  std::uint64_t rejects = 0;
  std::map<std::string, std::uint64_t> counts;  // by kind: "Person", "rows.alt" …
  std::string loaded_at;                        // filled on reading: when it last came into use
  std::string note;                             // why an exception was made
  std::vector<std::string> sources;             // captures of its files, in order; on reading
};

// A file that a list version was read from; it becomes a capture. Views of what the caller has.
struct ListSource {
  std::string name;
  std::string hash;        // SHA-256 of its bytes
  std::string_view bytes;  // unpacked
  std::string_view gzip;   // as it came, where it came so: kept instead of the bytes
};

struct ListReject {
  std::string file;
  std::uint64_t row = 0;  // 1-based; element number in XML
  std::string reason;
  std::string excerpt;  // at most 200 bytes
};

// ---- runs and records
enum class RecordKind { document, claim, act, finding };
const char* to_string(RecordKind kind);

// What a run asserts. `body` is canonical JSON; its SHA-256 is the record's version.
struct Record {
  RecordKind kind = RecordKind::claim;
  std::string key;
  std::string body;
};
// A claim's revision and `retracted` belong to the stream, not to what it says: they are set to
// their defaults in the body and filled in on reading.
Record record_of(const model::Claim& claim);
Record record_of(const model::Act& act);
Record record_of(const model::Finding& finding);

struct StoredRecord {
  Record record;
  std::uint32_t revision = 1;
  bool retracted = false;
  std::string version;  // SHA-256 of the body
  std::string run;      // the newest run that states it in this revision
  std::string at;       // when this revision was entered
};

struct RunReceipt {
  std::string run;         // its id
  std::string supersedes;  // id of the run whose outputs it replaced, or empty
  std::size_t asserted = 0, revised = 0, unchanged = 0, retracted = 0;
};

struct StoredRun {
  model::Run run;
  std::string id;
  std::string at;
  std::string supersedes;
  std::string superseded_by;  // empty: the newest over its extent
};

struct AuditEntry {
  std::int64_t sequence = 0;
  std::string at, action, subject, detail;
};

class Store {
 public:
  static Result<Store> open(const std::string& folder, const OpenOptions& options = {});
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();
  const std::string& folder() const { return folder_; }

  // -- captures: bytes once, with every place they were obtained from
  Result<std::string> put_capture(std::string_view bytes, std::string_view origin,
                                  std::string_view media, Instant obtained);
  Result<std::string> capture(std::string_view hash);  // the bytes, checked: not_found, integrity
  // One entry per origin, sorted by time obtained; all captures when `hash` is empty.
  Result<std::vector<model::Capture>> captures(std::string_view hash = {});

  // -- list versions. `lines` are the entries as canonical JSON lines, sorted by id; the sources
  // are kept in the same transaction.
  Status put_list_version(const ListVersion& version, std::string_view lines,
                          std::span<const ListReject> rejects, Instant loaded_at,
                          std::span<const ListSource> sources = {});
  Result<std::optional<ListVersion>> current_list(std::string_view list);
  // The version in use at that instant (what we knew).
  Result<std::optional<ListVersion>> list_as_of(std::string_view list, Instant known);
  // The version with the newest source date on or before that day (what the authority published).
  Result<std::optional<ListVersion>> list_dated(std::string_view list, Day day);
  // `version`: the whole hash, or its first 8 or more digits.
  Result<ListVersion> list_version(std::string_view list, std::string_view version);
  // Loads in order, oldest first; of every list when `list` is empty.
  Result<std::vector<ListVersion>> list_history(std::string_view list = {});
  Result<std::string> list_lines(const ListVersion& version);
  Result<std::vector<ListReject>> list_rejects(const ListVersion& version);

  // -- runs: one transaction for the run and all its outputs. What the superseded run had stated
  // and this one does not, is retracted, unless another current run states it too.
  Result<RunReceipt> put_run(const model::Run& run, std::span<const Record> outputs, Instant at);
  Result<std::vector<StoredRun>> runs();  // in order of entry

  // The highest revision of each key (retracted ones left out unless wanted), sorted by key; with
  // `as_of`, as it was then.
  Result<std::vector<StoredRecord>> records(RecordKind kind, bool with_retracted = false,
                                            std::optional<Instant> as_of = {});
  Result<std::vector<StoredRecord>> history(RecordKind kind, std::string_view key);
  Result<std::vector<model::Claim>> claims(std::optional<Instant> as_of = {});

  // -- audit: what was written when; each entry's hash covers the one before
  Result<std::vector<AuditEntry>> audit();
  // The chain of the audit, SQLite's own check, and every capture's and list block's hash.
  Status verify();

 private:
  Store();
  Status migrate();
  Status note(Instant at, std::string_view action, std::string_view subject,
              std::string_view detail);
  // Within the caller's transaction, who syncs the folders that were written to before it ends.
  using Folders = std::set<std::string>;
  Status keep(const Stored& bytes, std::string_view origin, std::string_view media,
              Instant obtained, Folders& written);
  Status keep_block(const Stored& block, Folders& written);
  std::string capture_path(std::string_view hash, std::string_view packing) const;
  std::string block_path(std::string_view hash, std::string_view packing) const;
  Result<std::vector<ListVersion>> versions_where(std::string_view condition,
                                                  std::string_view first, std::string_view second);
  Result<std::string> list_block(std::string_view hash);
  Status verify_audit();

  std::string folder_;
  std::unique_ptr<Database> database_;
};

}  // namespace vedetta::store
