#include "vedetta/pipeline/names_index.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "vedetta/core/file.h"
#include "vedetta/lists/load.h"
#include "vedetta/pipeline/engine.h"
#include "vedetta/testing/temp_folder.h"

namespace vedetta::pipeline {
namespace {

namespace fs = std::filesystem;

const std::string kListed =
    R"({"id":"zz-1","schema":"Vessel","properties":{"name":["Quiet Harbour Seven"]}})"
    "\n";

std::vector<fs::path> kept(const std::string& folder) {
  std::vector<fs::path> out;
  if (fs::exists(folder + "/cache"))
    for (const auto& entry : fs::directory_iterator(folder + "/cache")) out.push_back(entry);
  return out;
}

void load(store::Store& store, const std::string& bytes, std::int64_t at) {
  const lists::SourceFile file{"zz.jsonl", bytes};
  lists::LoadOptions options;
  options.format = "ftm";
  options.now = Instant(at);
  ASSERT_TRUE(lists::load_sources(store, "zz", {&file, 1}, options));
}

TEST(NamesIndex, TheShippedOneIsWhatBuildingItGives) {
  const auto starter = lists::starter_list();
  ASSERT_TRUE(starter);
  EXPECT_EQ(lists::starter_version(), starter->version.version);
  const auto built = names::Index::build(starter->entities);
  ASSERT_TRUE(built);
  EXPECT_TRUE(shipped_index() == *built);
}

TEST(NamesIndex, OverMoreListsItIsKeptAndTheKeptOneAnswersTheSame) {
  const vedetta::testing::TempFolder folder;
  auto store = store::Store::open(folder.path());
  ASSERT_TRUE(store);
  load(*store, kListed, 0);
  const auto first = Engine::open({.store = &*store, .reader = false});
  ASSERT_TRUE(first);
  ASSERT_EQ(kept(folder.path()).size(), 1u);
  const auto second = Engine::open({.store = &*store, .reader = false});
  ASSERT_TRUE(second);
  EXPECT_EQ((*first)->index().size(), (*second)->index().size());
  EXPECT_EQ((*first)->lists(), (*second)->lists());
  const std::uint32_t last = static_cast<std::uint32_t>((*second)->index().size()) - 1;
  EXPECT_EQ((*second)->index().id(last), "zz-1");
  EXPECT_EQ((*first)->index().entity(last).caption(), "Quiet Harbour Seven");
}

TEST(NamesIndex, ADamagedOneIsBuiltAnewAndAnotherVersionHasItsOwn) {
  const vedetta::testing::TempFolder folder;
  auto store = store::Store::open(folder.path());
  ASSERT_TRUE(store);
  load(*store, kListed, 0);
  ASSERT_TRUE(Engine::open({.store = &*store, .reader = false}));
  const fs::path file = kept(folder.path()).at(0);
  const std::string good = *read_file(file.string());
  std::string bad = good;
  bad[bad.size() / 2] = static_cast<char>(bad[bad.size() / 2] ^ 1);
  ASSERT_TRUE(write_file_atomic(file.string(), bad));
  ASSERT_TRUE(Engine::open({.store = &*store, .reader = false}));
  EXPECT_TRUE(*read_file(file.string()) == good);
  load(*store,
       kListed + R"({"id":"zz-2","schema":"Vessel","properties":{"name":["Loud Harbour"]}})"
                 "\n",
       1);
  const auto more = Engine::open({.store = &*store, .reader = false});
  ASSERT_TRUE(more);
  ASSERT_EQ(kept(folder.path()).size(), 1u);
  EXPECT_NE(kept(folder.path())[0], file);
  EXPECT_EQ((*more)->index().size(), lists::starter_list()->entities.size() + 2);
}

TEST(NamesIndex, WhereNothingCanBeKeptItStillWorks) {
  const vedetta::testing::TempFolder folder;
  auto store = store::Store::open(folder.path());
  ASSERT_TRUE(store);
  load(*store, kListed, 0);
  ASSERT_TRUE(write_file_atomic(folder.path() + "/cache", "a file in its place"));
  const auto engine = Engine::open({.store = &*store, .reader = false});
  ASSERT_TRUE(engine);
  EXPECT_EQ((*engine)->index().size(), lists::starter_list()->entities.size() + 1);
}

}  // namespace
}  // namespace vedetta::pipeline
