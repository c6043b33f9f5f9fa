// What `lists add` of OFAC's set of 2021 costs beside merely parsing its CSV and hashing it. Both
// sides begin with the same files on disk; the ratio is the figure that counts (bound: 3). The
// whole side is all that the command does between its start and its answer: the data, the store
// opened and closed, the list read, checked, kept with its sources, and synced. The answer is
// checked: as many entries as SDN.CSV has rows and every source, read back from the store.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "vedetta/core/csv.h"
#include "vedetta/core/file.h"
#include "vedetta/core/hash.h"
#include "vedetta/lists/load.h"
#include "vedetta/store/testing.h"
#include "vedetta/testing/data.h"
#include "vedetta/testing/ratio.h"

namespace vedetta::lists {
namespace {

std::vector<std::string> files_of(bool packed, const std::string& folder) {
  std::vector<std::string> out;
  for (const char* name : {"2021-07_sdn.csv.gz", "2021-07_alt.csv.gz", "2021-07_add.csv.gz",
                           "2021-07_sdn_comments.csv"}) {
    const std::string path = vedetta::testing::shared_data(std::string("lists/ofac/") + name);
    if (packed) {
      out.push_back(path);
      continue;
    }
    out.push_back(folder + "/" + name + ".plain");
    (void)write_file_atomic(out.back(), *read_file_unpacked(path));
  }
  return out;
}

// Fields of all rows: the least that any loader must do.
std::size_t parse_and_hash(const std::vector<std::string>& paths) {
  std::size_t fields = 0;
  for (const std::string& path : paths) {
    const std::string bytes = *read_file_unpacked(path);
    csv::Reader rows(bytes);
    while (rows.next()) fields += rows.fields().size();
    benchmark::DoNotOptimize(sha256_hex(bytes));
  }
  return fields;
}

bool is_kept(const std::string& place, const std::vector<std::string>& files) {
  auto store = store::Store::open(place);
  const auto version = store->current_list("us_sdn");
  if (!version || !*version || (*version)->sources.size() != files.size()) return false;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto source = store->capture((*version)->sources[i]);
    if (!source || *source != *read_file_unpacked(files[i])) return false;
  }
  const auto entities = entities_of(*store, **version);
  return entities && entities->size() == 8976 + 97;
}

void load_ofac(benchmark::State& state) {
  if (!std::filesystem::exists(vedetta::testing::shared_data("lists/ofac/2021-07_sdn.csv.gz")))
    return state.SkipWithError("no sample data");
  store::testing::TempFolder folder;
  const auto files = files_of(state.range(0) == 1, folder.path());
  vedetta::testing::Ratio ratio;
  std::uint64_t round = 0;
  std::size_t fields = 0;
  for (auto _ : state) {
    const std::string place = fmt::format("{}/store{}", folder.path(), round++);
    (void)store::Store::open(place);
    std::uint64_t entries = 0;
    ratio.turn([&] { fields = parse_and_hash(files); },
               [&] {
                 const DataPack data(DataPack::shipped());
                 auto store = store::Store::open(place);
                 const auto report = load_list(*store, "us_sdn", files, {.now = Instant(0)}, data);
                 entries = report ? report->version.entries : 0;
               });
    if (fields != 250297) return state.SkipWithError("the CSV has other fields");
    if (entries != 8976) return state.SkipWithError("the list did not load as it should");
    state.PauseTiming();
    if (!is_kept(place, files)) return state.SkipWithError("the store gives something else back");
    std::filesystem::remove_all(place);  // or each turn would write to memory that is new
    state.ResumeTiming();
  }
  ratio.report(state);
}
BENCHMARK(load_ofac)->ArgName("gz")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->Iterations(15);

}  // namespace
}  // namespace vedetta::lists
