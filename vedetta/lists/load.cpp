#include "vedetta/lists/load.h"

#include <fmt/format.h>

#include <algorithm>

#include "vedetta/core/hash.h"

namespace vedetta::lists {
namespace {

constexpr std::uint64_t kMaxShrinkPercent = 2;    // fewer entries
constexpr std::uint64_t kMaxIdsGonePercent = 10;  // entries gone, whatever came in their place
constexpr std::string_view kStarterFile = "starter/entities.ftm.jsonl";

Error refused(ErrorCode code, std::string what, std::string_view list, std::string mend) {
  return Error{code, std::move(what), std::string(list), std::move(mend)};
}

std::size_t ids_gone(std::string_view before, std::string_view after, std::size_t& total) {
  std::size_t gone = 0;
  const auto next = [](std::string_view& lines) {
    const std::size_t end = lines.find('\n');
    const std::string_view id = id_of_line(lines.substr(0, end));
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
    return id;
  };
  std::string_view there = after.empty() ? std::string_view{} : next(after);
  while (!before.empty()) {
    const std::string_view id = next(before);
    ++total;
    while (there < id && !after.empty()) there = next(after);
    if (there != id) ++gone;
  }
  return gone;
}

// Both sorted by id. Says why the new version must not replace the former.
Status guard_size(store::Store& store, const store::ListVersion& former, const Reading& reading) {
  const char* mend = "check the source; if the list is right, accept the shrink with a reason";
  if (reading.entries * 100 < former.entries * (100 - kMaxShrinkPercent))
    return refused(
        ErrorCode::list_shrunken,
        fmt::format("{} entries, the version in use has {}", reading.entries, former.entries),
        reading.list, mend);
  for (const auto& [name, count] : former.counts)
    if (name.starts_with("rows.") && name != "rows.comments" && count > 0 &&
        !reading.counts.contains(name))
      return refused(ErrorCode::list_shrunken,
                     fmt::format("there are no {}, the version in use has {}", name, count),
                     reading.list, mend);
  VEDETTA_TRY(const std::string before, store.list_lines(former));
  std::size_t total = 0;
  const std::size_t gone = ids_gone(before, reading.canonical, total);
  if (gone * 100 > total * kMaxIdsGonePercent)
    return refused(ErrorCode::list_shrunken,
                   fmt::format("{} of {} entries of the version in use are gone", gone, total),
                   reading.list, mend);
  return ok_status();
}

Status guard_age(const store::ListVersion& former, const Reading& reading) {
  const std::string_view before = std::string_view(former.source_date).substr(0, 10);
  const std::string_view now = std::string_view(reading.source_date).substr(0, 10);
  if (before.empty() || now.empty() || now >= before) return ok_status();
  return refused(ErrorCode::list_older,
                 fmt::format("it is of {}, the version in use of {}", now, before), reading.list,
                 "load a newer list, or accept the older one with a reason");
}

Status guard(store::Store& store, const store::ListVersion& former, Reading& reading,
             const LoadOptions& options, std::string& note) {
  const auto except = [&](Status status, const std::string& reason, const char* what) -> Status {
    if (status || reason.empty() || status.error().code == ErrorCode::integrity) return status;
    note +=
        fmt::format("{}{} ({}): {}", note.empty() ? "" : "; ", what, status.error().what, reason);
    return ok_status();
  };
  VEDETTA_CHECK(except(guard_age(former, reading), options.accept_older, "accepted older"));
  VEDETTA_CHECK(
      except(guard_size(store, former, reading), options.accept_shrink, "accepted shrink"));
  if (!reading.source_date.empty() && former.source_date == reading.source_date)
    reading.warn(fmt::format("the version in use is of the same date, {}, with other bytes",
                             reading.source_date));
  return ok_status();
}

store::ListVersion version_from(const Reading& reading, std::string version) {
  store::ListVersion v;
  v.list = reading.list;
  v.version = std::move(version);
  v.reader = reading.reader;
  v.format = reading.format;
  v.source_date = reading.source_date;
  v.entries = reading.entries;
  v.statements = reading.lines.statements;
  v.rejects = reading.rejected;
  v.counts = reading.counts;
  return v;
}

std::vector<std::string> hashes_of(std::span<const SourceFile> files) {
  std::vector<std::string> out;
  for (const SourceFile& file : files) out.push_back(sha256_hex(file.bytes));
  return out;
}

std::string version_of(std::vector<std::string> hashes) {
  if (hashes.size() == 1) return hashes[0];
  std::sort(hashes.begin(), hashes.end());
  std::string all;
  for (const std::string& hash : hashes) all += hash + "\n";
  return sha256_hex(all);
}

Status check_name(std::string_view list) {
  const bool good =
      !list.empty() && list.size() <= 64 && std::all_of(list.begin(), list.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      });
  if (good) return ok_status();
  return Error{ErrorCode::usage, fmt::format("\"{}\" is no name for a list", list.substr(0, 80)),
               "", "use small letters, digits and underscores: us_sdn, un_sc"};
}

}  // namespace

std::string version_of(std::span<const SourceFile> files) {
  return version_of(hashes_of(files));
}

Result<LoadReport> load_list(store::Store& store, std::string_view list,
                             std::span<const std::string> paths, const LoadOptions& options,
                             const DataPack& data) {
  VEDETTA_CHECK(check_name(list));
  VEDETTA_TRY(const std::vector<SourceFile> files, read_sources(paths));
  return load_sources(store, list, files, options, data);
}

Result<LoadReport> load_sources(store::Store& store, std::string_view list,
                                std::span<const SourceFile> files, const LoadOptions& options,
                                const DataPack& data) {
  VEDETTA_CHECK(check_name(list));
  VEDETTA_TRY(const Mapping mapping, Mapping::load(data));
  VEDETTA_TRY(Reading reading, read_list(list, files, options.format, mapping));
  if (reading.source_date.empty()) reading.source_date = options.source_date;
  std::vector<std::string> hashes = hashes_of(files);
  LoadReport report;
  report.version = version_from(reading, version_of(hashes));
  store::ListVersion& version = report.version;
  if (!options.expect_sha256.empty() && options.expect_sha256 != version.version)
    return refused(ErrorCode::integrity,
                   fmt::format("its SHA-256 is {}, {} was expected", version.version,
                               options.expect_sha256.substr(0, 80)),
                   list, "fetch the list again and compare with its publisher's hash");
  version.origin = options.origin;
  for (const SourceFile& file : files)
    if (options.origin.empty()) version.origin += (version.origin.empty() ? "" : ", ") + file.name;
  VEDETTA_TRY(const auto former, store.current_list(list));
  if (former) report.former = former->version;
  report.unchanged =
      former && former->version == version.version && former->reader == version.reader;
  // The same source read by a better reader is no smaller list.
  if (former && former->version != version.version)
    VEDETTA_CHECK(guard(store, *former, reading, options, version.note));
  std::vector<store::ListSource> sources;
  for (std::size_t i = 0; i < files.size(); ++i)
    sources.push_back({files[i].name, hashes[i], files[i].bytes, files[i].gzip});
  if (!report.unchanged)
    VEDETTA_CHECK(
        store.put_list_version(version, reading.canonical, reading.rejects, options.now, sources));
  version.sources = report.unchanged ? former->sources : std::move(hashes);
  version.loaded_at = report.unchanged ? former->loaded_at : options.now.to_string();
  report.warnings = std::move(reading.warnings);
  report.rejects = std::move(reading.rejects);
  return report;
}

Result<std::vector<model::Entity>> entities_of(store::Store& store,
                                               const store::ListVersion& version) {
  VEDETTA_TRY(const std::string lines, store.list_lines(version));
  return entities_from_lines(version.list, lines);
}

Result<LoadedList> list_in_memory(std::string_view list, std::span<const SourceFile> files,
                                  std::string_view format, const DataPack& data) {
  VEDETTA_TRY(const Mapping mapping, Mapping::load(data));
  VEDETTA_TRY(Reading reading, read_list(list, files, format, mapping));
  LoadedList out;
  out.version = version_from(reading, version_of(files));
  out.version.origin = files[0].name;
  VEDETTA_TRY(out.entities, entities_from_lines(list, reading.canonical));
  return out;
}

std::string starter_version(const DataPack& data) {
  return sha256_hex(data.find(kStarterFile));
}

Result<LoadedList> starter_list(const DataPack& data) {
  const SourceFile file{std::string(kStarterFile), std::string(data.find(kStarterFile))};
  return list_in_memory("starter", {&file, 1}, "ftm", data);
}

}  // namespace vedetta::lists
