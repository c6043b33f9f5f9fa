#include "vedetta/store/schema.h"

#include <array>

namespace vedetta::store {
namespace {

// What is stored is never changed or deleted: a correction is a new row. The triggers make a
// program's slip fail loudly.
constexpr const char* kFirst = R"sql(
CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  chain TEXT NOT NULL
) STRICT;

CREATE TABLE captures (
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
  size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE capture_origins (
  hash TEXT NOT NULL REFERENCES captures (hash),
  origin TEXT NOT NULL,
  media TEXT NOT NULL,
  obtained TEXT NOT NULL,
  PRIMARY KEY (hash, origin, media, obtained)
) STRICT, WITHOUT ROWID;

CREATE TABLE list_blocks (
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
  size INTEGER NOT NULL,
  block BLOB NOT NULL
) STRICT;
CREATE TABLE list_versions (
  list TEXT NOT NULL,
  version TEXT NOT NULL CHECK (length(version) = 64),
  format TEXT NOT NULL,
  source_date TEXT NOT NULL,
  origin TEXT NOT NULL,
  reader TEXT NOT NULL,
  entries INTEGER NOT NULL,
  statements INTEGER NOT NULL,
  rejects INTEGER NOT NULL,
  counts TEXT NOT NULL,
  block TEXT NOT NULL REFERENCES list_blocks (hash),
  PRIMARY KEY (list, version, reader)
) STRICT, WITHOUT ROWID;
CREATE TABLE list_rejects (
  list TEXT NOT NULL,
  version TEXT NOT NULL,
  reader TEXT NOT NULL,
  number INTEGER NOT NULL,
  file TEXT NOT NULL,
  row INTEGER NOT NULL,
  reason TEXT NOT NULL,
  excerpt TEXT NOT NULL,
  PRIMARY KEY (list, version, reader, number),
  FOREIGN KEY (list, version, reader) REFERENCES list_versions (list, version, reader)
) STRICT, WITHOUT ROWID;
CREATE TABLE list_log (
  sequence INTEGER PRIMARY KEY,
  list TEXT NOT NULL,
  version TEXT NOT NULL,
  reader TEXT NOT NULL,
  loaded_at TEXT NOT NULL,
  note TEXT NOT NULL,
  FOREIGN KEY (list, version, reader) REFERENCES list_versions (list, version, reader)
) STRICT;
CREATE INDEX list_log_by_list ON list_log (list, sequence);

CREATE TABLE runs (
  id TEXT PRIMARY KEY CHECK (length(id) = 64),
  covers TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE run_log (
  sequence INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES runs (id),
  covers TEXT NOT NULL,
  supersedes TEXT REFERENCES runs (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX run_log_by_covers ON run_log (covers, sequence);

CREATE TABLE records (
  kind TEXT NOT NULL CHECK (kind IN ('document', 'claim', 'act', 'finding')),
  key TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  op TEXT NOT NULL CHECK (op IN ('assert', 'retract')),
  version TEXT NOT NULL,
  body TEXT NOT NULL,
  entered INTEGER NOT NULL REFERENCES run_log (sequence),
  PRIMARY KEY (kind, key, revision)
) STRICT, WITHOUT ROWID;
CREATE TABLE run_records (
  entered INTEGER NOT NULL REFERENCES run_log (sequence),
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (entered, kind, key),
  FOREIGN KEY (kind, key, revision) REFERENCES records (kind, key, revision)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_records_by_key ON run_records (kind, key, entered);
)sql";

constexpr const char* kAppendOnly = R"sql(
CREATE TRIGGER audit_fixed BEFORE UPDATE ON audit
  BEGIN SELECT RAISE (ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit
  BEGIN SELECT RAISE (ABORT, 'audit is append-only'); END;
CREATE TRIGGER captures_fixed BEFORE UPDATE ON captures
  BEGIN SELECT RAISE (ABORT, 'captures is append-only'); END;
CREATE TRIGGER captures_kept BEFORE DELETE ON captures
  BEGIN SELECT RAISE (ABORT, 'captures is append-only'); END;
CREATE TRIGGER list_versions_fixed BEFORE UPDATE ON list_versions
  BEGIN SELECT RAISE (ABORT, 'list_versions is append-only'); END;
CREATE TRIGGER list_versions_kept BEFORE DELETE ON list_versions
  BEGIN SELECT RAISE (ABORT, 'list_versions is append-only'); END;
CREATE TRIGGER list_log_fixed BEFORE UPDATE ON list_log
  BEGIN SELECT RAISE (ABORT, 'list_log is append-only'); END;
CREATE TRIGGER list_log_kept BEFORE DELETE ON list_log
  BEGIN SELECT RAISE (ABORT, 'list_log is append-only'); END;
CREATE TRIGGER runs_fixed BEFORE UPDATE ON runs
  BEGIN SELECT RAISE (ABORT, 'runs is append-only'); END;
CREATE TRIGGER runs_kept BEFORE DELETE ON runs
  BEGIN SELECT RAISE (ABORT, 'runs is append-only'); END;
CREATE TRIGGER run_log_fixed BEFORE UPDATE ON run_log
  BEGIN SELECT RAISE (ABORT, 'run_log is append-only'); END;
CREATE TRIGGER run_log_kept BEFORE DELETE ON run_log
  BEGIN SELECT RAISE (ABORT, 'run_log is append-only'); END;
CREATE TRIGGER records_fixed BEFORE UPDATE ON records
  BEGIN SELECT RAISE (ABORT, 'records is append-only'); END;
CREATE TRIGGER records_kept BEFORE DELETE ON records
  BEGIN SELECT RAISE (ABORT, 'records is append-only'); END;
)sql";

// The files a list version was read from are captures, packed.
constexpr const char* kListSources = R"sql(
ALTER TABLE captures ADD COLUMN packing TEXT NOT NULL DEFAULT '';
CREATE TABLE list_sources (
  list TEXT NOT NULL,
  version TEXT NOT NULL,
  reader TEXT NOT NULL,
  number INTEGER NOT NULL,
  capture TEXT NOT NULL REFERENCES captures (hash),
  PRIMARY KEY (list, version, reader, number),
  FOREIGN KEY (list, version, reader) REFERENCES list_versions (list, version, reader)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER list_sources_fixed BEFORE UPDATE ON list_sources
  BEGIN SELECT RAISE (ABORT, 'list_sources is append-only'); END;
CREATE TRIGGER list_sources_kept BEFORE DELETE ON list_sources
  BEGIN SELECT RAISE (ABORT, 'list_sources is append-only'); END;
)sql";

// The entries of a list lie in a file, as captures do; in the row they went through the write-ahead
// log. 'row' is where they lie in `block`, packed by zstd.
constexpr const char* kBlockFiles = R"sql(
ALTER TABLE list_blocks ADD COLUMN packing TEXT NOT NULL DEFAULT 'row';
)sql";

constexpr std::array<const char*, 4> kMigrations = {kFirst, kAppendOnly, kListSources, kBlockFiles};

}  // namespace

std::span<const char* const> migrations() {
  return kMigrations;
}

}  // namespace vedetta::store
