#include "vedetta/core/hash.h"
#include "vedetta/lists/diff.h"
#include "vedetta/lists/fixtures.h"
#include "vedetta/store/testing.h"
#include "vedetta/testing/data.h"

namespace vedetta::lists {
namespace {

using store::Store;
using store::testing::TempFolder;
using testing::fixture;
using testing::fixture_path;
using testing::ofac_files;
using vedetta::testing::shared_data;

const Instant kNoon = *Instant::parse("2024-05-01T12:00:00Z");

std::string entities_text(int from, int to, const std::string& extra = "") {
  std::string out;
  for (int i = from; i < to; ++i)
    out += "{\"id\":\"e" + std::to_string(1000 + i) +
           "\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Name " + std::to_string(i) +
           "\"]" + extra + "}}\n";
  return out;
}

Result<LoadReport> load(Store& store, const std::string& bytes, LoadOptions options = {}) {
  const SourceFile file{"a.json", bytes};
  options.now = kNoon;
  return load_sources(store, "x", {&file, 1}, options);
}

TEST(Lists, ALoadIsAVersion) {
  TempFolder folder;
  Store store = *Store::open(folder.path());
  std::vector<std::string> paths;
  for (const char* name : {"sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"})
    paths.push_back(fixture_path(name));
  const auto report =
      load_list(store, "us_sdn", paths, {.source_date = "2024-04-30", .now = kNoon});
  ASSERT_TRUE(report.ok()) << report.error().to_string();
  EXPECT_EQ(report->version.version, version_of(ofac_files()));
  EXPECT_EQ(report->version.source_date, "2024-04-30");
  EXPECT_EQ(report->version.entries, 5u);
  EXPECT_EQ(report->version.counts.at("rows.alt"), 3u);
  EXPECT_FALSE(report->unchanged);
  EXPECT_EQ(entities_of(store, report->version)->size(), 6u);  // with a wallet
  const auto again = load_list(store, "us_sdn", paths, {.now = kNoon});
  EXPECT_TRUE(again->unchanged);
  EXPECT_EQ(store.list_history("us_sdn")->size(), 1u);
  EXPECT_EQ(load_list(store, "US SDN", paths, {}).error().code, ErrorCode::usage);
}

TEST(Lists, TheFilesOfAVersionAreKept) {
  TempFolder folder;
  Store store = *Store::open(folder.path());
  const auto files = ofac_files();
  const auto report = load_sources(store, "us_sdn", files, {});
  ASSERT_TRUE(report.ok()) << report.error().to_string();
  ASSERT_EQ(report->version.sources.size(), files.size());
  const auto stored = *store.current_list("us_sdn");
  EXPECT_EQ(stored->sources, report->version.sources);
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto bytes = store.capture(stored->sources[i]);
    ASSERT_TRUE(bytes.ok()) << bytes.error().to_string();
    EXPECT_EQ(*bytes, files[i].bytes);
    EXPECT_EQ((*store.captures(stored->sources[i]))[0].origin, files[i].name);
  }
  // The version follows from what is kept; loading the same again keeps nothing twice.
  EXPECT_EQ(version_of(files), stored->version);
  const auto again = load_sources(store, "us_sdn", files, {});
  EXPECT_EQ(again->version.sources, stored->sources);
  EXPECT_EQ(store.captures()->size(), files.size());
}

TEST(Lists, OfARefusedListNothingIsKept) {
  TempFolder folder;
  Store store = *Store::open(folder.path());
  ASSERT_TRUE(load(store, entities_text(0, 100)).ok());
  ASSERT_FALSE(load(store, entities_text(0, 50)).ok());
  EXPECT_EQ(store.captures()->size(), 1u);
}

TEST(Lists, RefusedListsLeaveTheFormerVersion) {
  TempFolder folder;
  Store store = *Store::open(folder.path());
  const std::string good = load(store, entities_text(0, 100))->version.version;
  const std::pair<std::string, ErrorCode> kBad[] = {
      {"", ErrorCode::list_empty},
      {" \n", ErrorCode::list_empty},
      {entities_text(0, 97), ErrorCode::list_shrunken},
      {entities_text(11, 111), ErrorCode::list_shrunken},  // as many, but 11 % are gone
      {entities_text(0, 100).substr(0, 5000), ErrorCode::list_truncated},
      {std::string(5000, '\x7f'), ErrorCode::unknown_format}};
  for (const auto& [bytes, code] : kBad) {
    const auto report = load(store, bytes);
    ASSERT_FALSE(report.ok());
    EXPECT_EQ(report.error().code, code) << report.error().to_string();
    EXPECT_EQ((*store.current_list("x"))->version, good);
  }
  EXPECT_TRUE(load(store, entities_text(0, 98)).ok());  // 2 % is within the limit
}

TEST(Lists, AShrinkIsAcceptedWithAReasonThatIsKept) {
  TempFolder folder;
  Store store = *Store::open(folder.path());
  ASSERT_TRUE(load(store, entities_text(0, 100)).ok());
  const auto report = load(store, entities_text(0, 50), {.accept_shrink = "delisting of 30 April"});
  ASSERT_TRUE(report.ok()) << report.error().to_string();
  const std::string note = (*store.current_list("x"))->note;
  EXPECT_NE(note.find("delisting of 30 April"), std::string::npos) << note;
  EXPECT_NE(note.find("50 entries, the version in use has 100"), std::string::npos) << note;
}

TEST(Lists, AMissingFileOfTheSetIsAShrink) {
  TempFolder folder;
  Store store = *Store::open(folder.path());
  auto files = ofac_files();
  ASSERT_TRUE(load_sources(store, "us_sdn", files, {}).ok());
  files.erase(files.begin() + 1);
  const auto report = load_sources(store, "us_sdn", files, {});
  EXPECT_EQ(report.error().code, ErrorCode::list_shrunken);
  EXPECT_NE(report.error().what.find("rows.alt"), std::string::npos);
}

TEST(Lists, AnOlderListIsRefused) {
  TempFolder folder;
  Store store = *Store::open(folder.path());
  ASSERT_TRUE(load(store, entities_text(0, 10), {.source_date = "2024-05-01"}).ok());
  const auto older = load(store, entities_text(0, 11), {.source_date = "2023-05-01"});
  EXPECT_EQ(older.error().code, ErrorCode::list_older);
  const auto same_day = load(store, entities_text(0, 11), {.source_date = "2024-05-01"});
  ASSERT_EQ(same_day->warnings.size(), 1u);
  EXPECT_NE(same_day->warnings[0].find("same date"), std::string::npos);
  EXPECT_TRUE(
      load(store, entities_text(0, 12), {.source_date = "2020-01-01", .accept_older = "history"})
          .ok());
}

TEST(Lists, AnotherHashThanExpectedIsRefused) {
  TempFolder folder;
  Store store = *Store::open(folder.path());
  const std::string bytes = entities_text(0, 3);
  EXPECT_EQ(load(store, bytes, {.expect_sha256 = sha256_hex("x")}).error().code,
            ErrorCode::integrity);
  EXPECT_TRUE(load(store, bytes, {.expect_sha256 = sha256_hex(bytes)}).ok());
}

TEST(Lists, TheDifferenceIsInWords) {
  TempFolder folder;
  Store store = *Store::open(folder.path());
  const auto a = load(store, entities_text(0, 20));
  const std::string text = entities_text(1, 20) + entities_text(20, 21, ",\"alias\":[\"New\"]");
  std::string changed = text;
  const std::string name5 = "[\"Name 5\"]";
  changed.replace(changed.find(name5), name5.size(),
                  "[\"Name V\"],\"alias\":[\"A\",\"B\"],\"imoNumber\":[\"9000003\"]");
  const auto b = load(store, changed, {.accept_shrink = "test"});
  ASSERT_TRUE(b.ok()) << b.error().to_string();
  const ListDiff d = *diff(store, a->version, b->version);
  ASSERT_EQ(d.added.size(), 1u);
  EXPECT_EQ(d.added[0].caption, "Name 20");
  ASSERT_EQ(d.removed.size(), 1u);
  EXPECT_EQ(d.removed[0].id, "e1000");
  ASSERT_EQ(d.changed.size(), 1u);
  EXPECT_TRUE(d.changed[0].renamed);
  EXPECT_EQ(d.changed[0].sentences,
            (std::vector<std::string>{"2 aliases added: A; B", "IMO number added: 9000003",
                                      "name changed from Name 5 to Name V"}));
  EXPECT_TRUE(diff(store, a->version, a->version)->empty());
  const ListDiff back = *diff(store, b->version, a->version);
  EXPECT_EQ(back.added.size(), d.removed.size());
  EXPECT_EQ(back.removed.size(), d.added.size());
}

TEST(Lists, TheStarterListNeedsNoStore) {
  const auto starter = starter_list();
  ASSERT_TRUE(starter.ok()) << starter.error().to_string();
  EXPECT_EQ(starter->version.list, "starter");
  EXPECT_EQ(starter->version.version,
            sha256_hex(DataPack::shipped().find("starter/entities.ftm.jsonl")));
  EXPECT_GE(starter->version.entries, 120u);
  EXPECT_EQ(starter->version.rejects, 0u);
}

TEST(Lists, EqualBytesInAnyRowOrder) {
  auto files = ofac_files();
  const std::string lines = testing::read(files)->canonical;
  const std::size_t first_row = files[0].bytes.find("\r\n") + 2;
  std::string turned = files[0].bytes.substr(first_row);
  turned.pop_back();  // the end mark
  files[0].bytes = turned + files[0].bytes.substr(0, first_row) + "\x1a";
  EXPECT_EQ(testing::read(files)->canonical, lines);
}

// ---- the shared sample data

std::vector<std::string> ofac_2021() {
  std::vector<std::string> out;
  for (const char* name : {"2021-07_sdn.csv.gz", "2021-07_alt.csv.gz", "2021-07_add.csv.gz",
                           "2021-07_sdn_comments.csv"})
    out.push_back(shared_data(std::string("lists/ofac/") + name));
  return out;
}

TEST(ListsData, OfacOf2021) {
  SHARED_DATA_OR_SKIP("lists/ofac/2021-07_sdn.csv.gz");
  TempFolder folder;
  Store store = *Store::open(folder.path());
  const auto report = load_list(store, "us_sdn", ofac_2021(), {.now = kNoon});
  ASSERT_TRUE(report.ok()) << report.error().to_string();
  const auto& counts = report->version.counts;
  EXPECT_EQ(report->version.entries, 8976u);
  EXPECT_EQ(counts.at("rows.alt"), 11910u);
  EXPECT_EQ(counts.at("rows.add"), 13837u);
  EXPECT_EQ(counts.at("Person"), 4620u);
  EXPECT_EQ(counts.at("Vessel"), 406u);
  EXPECT_EQ(counts.at("Airplane"), 277u);
  EXPECT_EQ(counts.at("Organization"), 3673u);
  EXPECT_EQ(report->version.rejects, 0u);
  EXPECT_FALSE(counts.contains("remarks.cut"));  // all five go on in the comments
  std::size_t names = 0;
  std::size_t weak = 0;
  const auto entities = *entities_of(store, report->version);
  for (const model::Entity& e : entities) {
    EXPECT_EQ(e.schema == "CryptoWallet", e.first("name").empty()) << e.id;
    EXPECT_TRUE(e.has("topics", "sanction")) << e.id;
    for (const auto& s : e.statements) {
      names += s.property == "name" || s.property == "alias" || s.property == "previousName";
      weak += s.property == "weakAlias";
    }
  }
  EXPECT_GT(names, 20000u);  // of 8,976 names and 11,910 others some repeat within an entry
  EXPECT_LE(names, 8976u + 11910u);
  EXPECT_GT(weak, 2000u);
}

TEST(ListsData, OfacMonthsPassAndTheEmptyOneIsRefused) {
  SHARED_DATA_OR_SKIP("lists/ofac/sdn_history");
  std::vector<std::string> months;
  for (const auto& e : std::filesystem::directory_iterator(shared_data("lists/ofac/sdn_history")))
    months.push_back(e.path().string());
  std::sort(months.begin(), months.end());
  ASSERT_EQ(months.size(), 34u);
  TempFolder folder;
  Store store = *Store::open(folder.path());
  for (std::size_t i = 0; i < months.size(); ++i) {
    const std::string day = months[i].substr(months[i].find("sdn_20") + 4, 10);
    const auto report =
        load_list(store, "us_sdn", {&months[i], 1}, {.source_date = day, .now = kNoon});
    if (i + 1 < months.size()) {
      EXPECT_TRUE(report.ok()) << day << " " << report.error().to_string();
    } else {
      EXPECT_EQ(report.error().code, ErrorCode::list_empty);
    }
  }
  EXPECT_EQ((*store.current_list("us_sdn"))->entries, 14668u);
  EXPECT_EQ((*store.list_dated("us_sdn", Day::of(2022, 1, 15)))->entries, 9008u);
  const auto history = *store.list_history("us_sdn");
  const auto change = diff(store, history[3], history[4]);  // 2021-11-23 → 2021-12-30
  std::size_t gone = 0;
  std::size_t came = 0;
  for (const EntryChange& c : change->removed) gone += c.schema != "CryptoWallet";
  for (const EntryChange& c : change->added) came += c.schema != "CryptoWallet";
  EXPECT_EQ(gone, 263u);
  EXPECT_EQ(came, 164u);
}

TEST(ListsData, UnVersions) {
  SHARED_DATA_OR_SKIP("lists/un/un_consolidated_2026-08-01.xml.gz");
  TempFolder folder;
  Store store = *Store::open(folder.path());
  const auto load_un = [&](const char* day) {
    const std::string path =
        shared_data(std::string("lists/un/un_consolidated_") + day + ".xml.gz");
    return load_list(store, "un_sc", {&path, 1}, {.now = kNoon});
  };
  const auto old = load_un("2020-11-23");
  ASSERT_TRUE(old.ok()) << old.error().to_string();
  EXPECT_EQ(old->version.counts.at("Person"), 713u);
  EXPECT_EQ(old->version.counts.at("Organization"), 305u);
  const auto damaged = load_un("2025-08-16");
  EXPECT_EQ(damaged.error().code, ErrorCode::list_damaged);
  EXPECT_NE(damaged.error().where.find("byte 2110"), std::string::npos) << damaged.error().where;
  EXPECT_EQ(load_un("2026-08-01").error().code, ErrorCode::list_shrunken);  // 113 of 1,018 are gone
  const std::string path = shared_data("lists/un/un_consolidated_2026-08-01.xml.gz");
  const auto now =
      load_list(store, "un_sc", {&path, 1}, {.accept_shrink = "six years", .now = kNoon});
  ASSERT_TRUE(now.ok()) << now.error().to_string();
  EXPECT_EQ(now->version.entries, 1011u);
  EXPECT_TRUE(now->warnings.empty());
  std::size_t dprk = 0;
  std::size_t original = 0;
  std::size_t numbers = 0;
  const auto entities = *entities_of(store, now->version);
  for (const model::Entity& e : entities) {
    dprk += e.has("programId", "DPRK");
    original += e.values("name").size() > 1;
    numbers += !e.first("imoNumber").empty();
  }
  EXPECT_EQ(dprk, 155u);
  EXPECT_EQ(original, 377u);  // of 378, one repeats the Latin name
  EXPECT_GE(numbers, 15u);
  const ListDiff d = *diff(store, old->version, now->version);
  EXPECT_EQ(d.removed.size(), 113u);
  EXPECT_EQ(d.added.size(), 106u);
}

TEST(ListsData, FtmAndForeignFormats) {
  SHARED_DATA_OR_SKIP("lists/formats/ftm_entities.ftm.json.gz");
  const std::string path = shared_data("lists/formats/ftm_entities.ftm.json.gz");
  const auto files = *read_sources({&path, 1});
  EXPECT_EQ(testing::read(files)->entries, 1565u);
  const std::string gz = *read_file(path);
  TempFolder folder;
  const std::string cut = folder.path() + "/cut.json.gz";
  ASSERT_TRUE(write_file_atomic(cut, std::string_view(gz).substr(0, gz.size() / 2)).ok());
  EXPECT_EQ(read_sources({&cut, 1}).error().code, ErrorCode::list_truncated);
  for (const char* name : {"lists/uk/ofsi_2020-04-27.csv.gz", "lists/eu/fsf_sample_2020.xml"}) {
    const std::string other = shared_data(name);
    EXPECT_EQ(testing::read(*read_sources({&other, 1})).error().code, ErrorCode::unknown_format);
  }
}

}  // namespace
}  // namespace vedetta::lists
