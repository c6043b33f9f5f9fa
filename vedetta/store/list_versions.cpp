#include <fmt/format.h>

#include <vector>

#include "vedetta/core/file.h"
#include "vedetta/core/hash.h"
#include "vedetta/core/json.h"
#include "vedetta/core/tsv.h"
#include "vedetta/store/compress.h"
#include "vedetta/store/folder.h"
#include "vedetta/store/sqlite.h"
#include "vedetta/store/store.h"

namespace vedetta::store {
namespace {

std::string counts_json(const std::map<std::string, std::uint64_t>& counts) {
  Value out;
  out.mutable_object();
  for (const auto& [name, count] : counts) out.set(name, static_cast<std::int64_t>(count));
  return json::write(out);
}

constexpr std::string_view kSelectVersion =
    "SELECT v.list, v.version, v.reader, v.format, v.source_date, v.origin, v.entries, "
    "v.statements, "
    "v.rejects, v.counts, l.loaded_at, l.note, "
    "(SELECT group_concat(capture, ' ') FROM (SELECT s.capture FROM list_sources AS s "
    "WHERE s.list = v.list AND s.version = v.version AND s.reader = v.reader "
    "ORDER BY s.number)) FROM list_log AS l JOIN list_versions AS v "
    "USING (list, version, reader) ";

Result<ListVersion> version_of(const Statement& row) {
  ListVersion v;
  v.list = row.text(0);
  v.version = row.text(1);
  v.reader = row.text(2);
  v.format = row.text(3);
  v.source_date = row.text(4);
  v.origin = row.text(5);
  v.entries = static_cast<std::uint64_t>(row.integer(6));
  v.statements = static_cast<std::uint64_t>(row.integer(7));
  v.rejects = static_cast<std::uint64_t>(row.integer(8));
  VEDETTA_TRY(const Value counts, json::parse(row.blob(9)));
  for (const auto& [name, count] : counts.object())
    v.counts[name] = static_cast<std::uint64_t>(count.integer());
  v.loaded_at = row.text(10);
  v.note = row.text(11);
  const std::string sources = row.text(12);
  for (const std::string_view hash : tsv::words(sources)) v.sources.emplace_back(hash);
  return v;
}

std::optional<ListVersion> newest(std::vector<ListVersion> versions) {
  if (versions.empty()) return {};
  return std::move(versions.back());
}

}  // namespace

std::string Store::block_path(std::string_view hash, std::string_view packing) const {
  return fmt::format("{}/lists/{}{}", folder_, hash, suffix_of(packing));
}

// The file first, as with captures: what is on the disk without its row is only dust.
Status Store::keep_block(const Stored& block, Folders& written) {
  VEDETTA_CHECK(
      database_->run("INSERT INTO list_blocks (hash, size, packing, block) VALUES (?, ?, ?, ?) "
                     "ON CONFLICT DO NOTHING",
                     {block.hash, block.size, block.packing, Param::blob("")}));
  if (database_->changes() == 0) return ok_status();  // known already
  written.insert(folder_ + "/lists");
  return write_file_atomic(block_path(block.hash, block.packing), block.bytes());
}

Status Store::put_list_version(const ListVersion& v, std::string_view lines,
                               std::span<const ListReject> rejects, Instant loaded_at,
                               std::span<const ListSource> sources) {
  VEDETTA_TRY(const Stored block, made_ready(sha256_hex(lines), lines));
  std::vector<Stored> files;
  for (const ListSource& source : sources) {
    VEDETTA_TRY(Stored file, made_ready(source.hash, source.bytes, source.gzip));
    files.push_back(std::move(file));
  }
  VEDETTA_TRY(Transaction transaction, Transaction::begin(*database_));
  Folders written;
  VEDETTA_CHECK(keep_block(block, written));
  VEDETTA_CHECK(database_->run(
      "INSERT INTO list_versions (list, version, reader, format, source_date, origin, entries, "
      "statements, rejects, counts, block) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT DO NOTHING",
      {v.list, v.version, v.reader, v.format, v.source_date, v.origin, v.entries, v.statements,
       v.rejects, counts_json(v.counts), block.hash}));
  if (database_->changes() > 0) {
    VEDETTA_TRY(Statement insert,
                database_->prepare("INSERT INTO list_rejects (list, version, reader, number, file, "
                                   "row, reason, excerpt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    for (std::size_t i = 0; i < rejects.size(); ++i)
      VEDETTA_CHECK(insert.execute({v.list, v.version, v.reader, i + 1, rejects[i].file,
                                    rejects[i].row, rejects[i].reason, rejects[i].excerpt}));
    for (std::size_t i = 0; i < files.size(); ++i) {
      VEDETTA_CHECK(
          keep(files[i], sources[i].name, "application/octet-stream", loaded_at, written));
      VEDETTA_CHECK(
          database_->run("INSERT INTO list_sources (list, version, reader, number, capture) "
                         "VALUES (?, ?, ?, ?, ?)",
                         {v.list, v.version, v.reader, i + 1, files[i].hash}));
    }
  }
  const std::string time = loaded_at.to_string();
  VEDETTA_CHECK(database_->run(
      "INSERT INTO list_log (list, version, reader, loaded_at, note) VALUES (?, ?, ?, ?, ?)",
      {v.list, v.version, v.reader, time, v.note}));
  VEDETTA_CHECK(note(loaded_at, "list", fmt::format("{}@{}", v.list, v.version),
                     fmt::format("{} entries, {} rejects{}{}", v.entries, v.rejects,
                                 v.note.empty() ? "" : "; ", v.note)));
  VEDETTA_CHECK(sync_folders(written));
  return transaction.commit();
}

Result<std::vector<ListVersion>> Store::versions_where(std::string_view condition,
                                                       std::string_view first,
                                                       std::string_view second) {
  VEDETTA_TRY(Statement rows,
              database_->query(fmt::format("{}WHERE (?1 = '' OR l.list = ?1) AND ?2 = ?2 AND {}",
                                           kSelectVersion, condition),
                               {first, second}));
  std::vector<ListVersion> out;
  for (;;) {
    VEDETTA_TRY(const bool row, rows.step());
    if (!row) return out;
    VEDETTA_TRY(ListVersion v, version_of(rows));
    out.push_back(std::move(v));
  }
}

Result<std::optional<ListVersion>> Store::current_list(std::string_view list) {
  return versions_where("1 ORDER BY l.sequence DESC LIMIT 1", list, "").map(newest);
}

Result<std::optional<ListVersion>> Store::list_as_of(std::string_view list, Instant known) {
  return versions_where("l.loaded_at <= ?2 ORDER BY l.sequence DESC LIMIT 1", list,
                        known.to_string())
      .map(newest);
}

Result<std::optional<ListVersion>> Store::list_dated(std::string_view list, Day day) {
  return versions_where(
             "v.source_date <> '' AND substr(v.source_date, 1, 10) <= ?2 "
             "ORDER BY v.source_date DESC, l.sequence DESC LIMIT 1",
             list, day.to_string())
      .map(newest);
}

Result<ListVersion> Store::list_version(std::string_view list, std::string_view version) {
  const auto unknown = [&](std::string_view what) {
    return Error{ErrorCode::unknown_name, fmt::format("{}: {}@{}", what, list, version), folder_,
                 "see `vedetta lists ls --versions`"};
  };
  if (list.empty() || version.size() < 8) return unknown("a version needs at least 8 digits");
  VEDETTA_TRY(
      std::vector<ListVersion> found,
      versions_where("substr(l.version, 1, length(?2)) = ?2 ORDER BY l.sequence", list, version));
  if (found.empty()) return unknown("there is no such version");
  for (const ListVersion& v : found)
    if (v.version != found.back().version) return unknown("several versions begin so");
  return std::move(found.back());
}

Result<std::vector<ListVersion>> Store::list_history(std::string_view list) {
  return versions_where("1 ORDER BY l.sequence", list, "");
}

Result<std::string> Store::list_block(std::string_view hash) {
  VEDETTA_TRY(
      Statement row,
      database_->query("SELECT size, packing, block FROM list_blocks WHERE hash = ?", {hash}));
  VEDETTA_TRY(const bool found, row.step());
  if (!found)
    return Error{ErrorCode::integrity, "the entries of a list version are missing", folder_,
                 "restore the store folder from a backup"};
  const auto size = static_cast<std::uint64_t>(row.integer(0));
  const std::string packing = row.text(1);
  const bool in_row = packing == "row";
  const std::string path = in_row ? fmt::format("{}/vedetta.db, list_blocks {}", folder_, hash)
                                  : block_path(hash, packing);
  auto lines = in_row ? decompress(row.blob(2), size) : read_file(path);
  if (lines && !in_row) lines = unpacked(*std::move(lines), packing, size);
  const bool absent = !lines && lines.error().code == ErrorCode::not_found;
  const bool changed =
      lines ? sha256_hex(*lines) != hash : lines.error().code == ErrorCode::integrity;
  if (absent || changed)
    return Error{ErrorCode::integrity,
                 absent ? "the entries of a list version are missing"
                        : "the entries of a list version have changed",
                 path, "restore the store folder from a backup, or load the list again"};
  return lines;
}

Result<std::string> Store::list_lines(const ListVersion& v) {
  std::string hash;
  {
    VEDETTA_TRY(Statement row,
                database_->query("SELECT block FROM list_versions WHERE list = ? AND "
                                 "version = ? AND reader = ?",
                                 {v.list, v.version, v.reader}));
    VEDETTA_TRY(const bool found, row.step());
    if (found) hash = row.text(0);
  }
  if (hash.empty())
    return Error{ErrorCode::unknown_name,
                 fmt::format("there is no version {}@{}", v.list, v.version), folder_,
                 "see `vedetta lists ls --versions`"};
  return list_block(hash);
}

Result<std::vector<ListReject>> Store::list_rejects(const ListVersion& v) {
  VEDETTA_TRY(Statement rows,
              database_->query("SELECT file, row, reason, excerpt FROM list_rejects WHERE list = ? "
                               "AND version = ? AND reader = ? ORDER BY number",
                               {v.list, v.version, v.reader}));
  std::vector<ListReject> out;
  for (;;) {
    VEDETTA_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back(
        {rows.text(0), static_cast<std::uint64_t>(rows.integer(1)), rows.text(2), rows.text(3)});
  }
}

}  // namespace vedetta::store
