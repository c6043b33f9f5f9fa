#include <fmt/format.h>
#include <sys/statvfs.h>

#include <filesystem>

#include "vedetta/cli/cases.h"
#include "vedetta/core/json.h"
#include "vedetta/ingest/child.h"
#include "vedetta/pipeline/engine.h"
#include "vedetta/read/language.h"

namespace vedetta::cli {
namespace {

constexpr std::uint64_t kFewBytes = std::uint64_t{256} << 20;

// What was looked at, whether it is well, and what was seen. The exit code is that of the first
// error.
class Checks {
 public:
  void add(const char* what, bool well, const std::string& seen) {
    Value row;
    row.set("check", what);
    row.set("state", well ? "ok" : "faulty");
    row.set("seen", seen);
    rows_.push_back(std::move(row));
  }
  void fault(const char* what, const Error& error) {
    add(what, false, error.to_string());
    if (code_ == 0) code_ = error_info(error.code).exit_code;
  }
  const std::vector<Value>& rows() const { return rows_; }
  int code() const { return code_; }

 private:
  std::vector<Value> rows_;
  int code_ = 0;
};

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

void check_data(const Common& common, store::Store* store, Checks& checks) {
  const auto engine = pipeline::Engine::open(
      {.overlay = common.data, .store = store, .as_of = common.as_of_instant()});
  if (!engine) {
    checks.fault("data", engine.error());
    return;
  }
  if (const Status languages = (*engine)->reader().load_languages(); !languages) {
    checks.fault("data", languages.error());
    return;
  }
  const DataPack& data = (*engine)->data();
  checks.add("data", true, data.hash());
  checks.add("languages", true, joined(read::Language::known(data)));
  checks.add("measures", true,
             fmt::format("{} rows, {}", (*engine)->measures().rows().size(),
                         (*engine)->measures().hash().substr(0, 12)));
  std::vector<std::string> lists;
  for (const std::string& list : (*engine)->lists())
    lists.push_back(list.substr(0, list.find('@') + 13));
  checks.add("lists", true,
             fmt::format("{}; {} names' entries", joined(lists), (*engine)->index().size()));
}

void check_sandbox(Checks& checks) {
  const auto answer = ingest::run_in_child([] { return std::string("well"); }, {});
  if (answer && *answer == "well")
    checks.add("sandbox", true, "hostile formats are read in a process that can only compute");
  else
    checks.fault("sandbox", answer ? Error{ErrorCode::internal, "it answered wrongly", "", ""}
                                   : answer.error());
}

void check_disk(const Common& common, Checks& checks) {
  std::error_code ignored;
  std::filesystem::path place = std::filesystem::absolute(common.store, ignored);
  while (!std::filesystem::exists(place, ignored) && place.has_relative_path())
    place = place.parent_path();
  struct statvfs info{};
  if (::statvfs(place.c_str(), &info) != 0) {
    checks.fault("disk", Error{ErrorCode::io, "its free space is not known", place.string(), ""});
    return;
  }
  const std::uint64_t free_bytes = std::uint64_t{info.f_bavail} * info.f_frsize;
  const std::string seen = fmt::format("{} MiB free at {}", free_bytes >> 20, place.string());
  if (free_bytes < kFewBytes)
    checks.fault("disk", Error{ErrorCode::disk_full, seen, place.string(), "free some space"});
  else
    checks.add("disk", true, seen);
}

}  // namespace

int run_doctor(const Common& common, Streams& streams) {
  Checks checks;
  auto store = open_to_read(common);
  if (!store)
    checks.fault("store", store.error());
  else if (!*store)
    checks.add("store", true, "none at " + common.store + "; only the starter list is in use");
  else if (const Status status = (*store)->verify(); !status)
    checks.fault("store", status.error());
  else
    checks.add("store", true, common.store + ": every hash and the audit chain hold");
  check_data(common, store ? store->get() : nullptr, checks);
  check_sandbox(checks);
  check_disk(common, checks);
  const int code = finish(common, streams,
                          rows_text(common, streams, checks.rows(),
                                    {{"check", "CHECK"}, {"state", "STATE"}, {"seen", "SEEN"}}));
  return code != 0 ? code : checks.code();
}

int run_version(const Common& common, Streams& streams) {
  const auto data = pipeline::open_data(common.data);
  if (!data) return fail(streams, data.error());
  Value row;
  row.set("program", "vedetta");
  row.set("version", pipeline::program_version());
  row.set("data", data->hash());
  if (!wants_table(common, streams))
    return finish(common, streams, rows_text(common, streams, {row}, {}));
  return finish(common, streams,
                fmt::format("vedetta {} (data {})\n", pipeline::program_version(),
                            data->hash().substr(0, 12)));
}

}  // namespace vedetta::cli
