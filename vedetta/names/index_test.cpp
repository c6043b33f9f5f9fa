#include "vedetta/names/index.h"

#include <gtest/gtest.h>

#include <cstdio>

#include "vedetta/core/file.h"
#include "vedetta/names/internal/layout.h"
#include "vedetta/names/spotter.h"
#include "vedetta/testing/temp_folder.h"

namespace vedetta::names {
namespace {

std::vector<model::Entity> listed() {
  std::vector<model::Entity> out(3);
  out[0].id = "a";
  out[0].schema = "Person";
  out[0].add("name", "OVSYANNIKOV, Dmitry Vladimirovich", "l1");
  out[0].add("alias", "Дмитрий Овсянников", "l1");
  out[0].add("birthDate", "1977-02-21", "l1");
  out[1].id = "b";
  out[1].schema = "Vessel";
  out[1].add("name", "Chong Chon Gang", "l1", "CHONG CHON GANG");
  out[1].add("imoNumber", "7937317", "l1");
  out[1].statements[0].seen.first = Day::of(2014, 7, 28);
  out[2].id = "c";
  out[2].schema = "Organization";
  return out;
}

Candidates find(const Index& index, const char* schema, const char* property, const char* value) {
  model::Entity query;
  query.schema = schema;
  query.add(property, value);
  const PreparedEntity prepared(query);
  return index.candidates(prepared.view());
}

TEST(Index, GivesBackEntitiesAndFindsCandidates) {
  const auto entities = listed();
  const auto bytes = Index::build(entities);
  ASSERT_TRUE(bytes);
  ASSERT_EQ(*bytes, *Index::build(entities));  // same bytes each time
  const auto index = Index::from_bytes(*bytes);
  ASSERT_TRUE(index) << index.error().to_string();
  ASSERT_EQ(index->size(), 3u);
  for (std::uint32_t i = 0; i < 3; ++i) {
    EXPECT_EQ(index->entity(i).id, entities[i].id);
    EXPECT_EQ(index->entity(i).statements, entities[i].statements);
    EXPECT_EQ(
        index->entity(i).statements.size() ? index->entity(i).statements[0].seen : DayInterval{},
        entities[i].statements.size() ? entities[i].statements[0].seen : DayInterval{});
  }
  for (const char* name : {"Dmitry Ovsyannikov", "Dmitrii Ovsiannikov", "Ovsyanikov Dmitri",
                           "Дмитрий Овсянников", "OVSYANNIKOVDMITRY", "Vovsyannikov Dmtry"}) {
    const Candidates found = find(*index, "Person", "name", name);
    ASSERT_FALSE(found.found.empty()) << name;
    EXPECT_EQ(found.found[0].entry, 0u) << name;
  }
  EXPECT_TRUE(find(*index, "Person", "name", "Emmanuel Macron").found.empty());
  EXPECT_TRUE(find(*index, "Person", "name", "...").found.empty());
  const Candidates ship = find(*index, "Vessel", "imoNumber", "IMO 7937317");
  ASSERT_EQ(ship.found.size(), 1u);
  EXPECT_TRUE(ship.found[0].by_identifier);
}

TEST(Index, OpensFromAFileAndAnEmptyOneIsEmpty) {
  const testing::TempFolder folder;
  const std::string path = folder.path() + "/listed.names";
  ASSERT_TRUE(write_file_atomic(path, *Index::build(listed())));
  const auto index = Index::open(path);
  ASSERT_TRUE(index) << index.error().to_string();
  EXPECT_EQ(index->id(1), "b");
  std::remove(path.c_str());
  EXPECT_EQ(Index::open(path).error().code, ErrorCode::not_found);
  const auto empty = Index::from_bytes(*Index::build({}));
  ASSERT_TRUE(empty) << empty.error().to_string();
  EXPECT_TRUE(find(*empty, "Person", "name", "Kim Jong Un").found.empty());
  EXPECT_TRUE(Spotter(*empty).find(U"Kim Jong Un").empty());
}

TEST(Index, AFlippedBitIsFoundNeverAnsweredFrom) {
  const std::string bytes = *Index::build(listed());
  for (std::size_t at = 0; at < bytes.size(); at += 7) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << at % 8));
    ASSERT_FALSE(Index::from_bytes(damaged)) << at;
  }
  for (std::size_t size = 0; size < bytes.size(); size += 97)
    ASSERT_FALSE(Index::from_bytes(bytes.substr(0, size))) << size;
}

TEST(Index, ASealedLieIsRefused) {  // hashes right, records pointing outside
  const std::string bytes = *Index::build(listed());
  layout::Header header{};
  std::memcpy(&header, bytes.data(), sizeof header);
  std::size_t refused = 0;
  for (std::size_t at = sizeof header; at + 4 < header.body_size; at += 16) {
    std::string lie = bytes.substr(0, header.body_size);
    const std::uint32_t far = 0x7FFFFFF0;
    std::memcpy(lie.data() + at, &far, sizeof far);
    layout::seal(lie);
    const auto index = Index::from_bytes(lie);
    refused += !index;
    if (index) {
      find(*index, "Person", "name", "Dmitry Ovsyannikov");
      for (std::uint32_t i = 0; i < index->size(); ++i) index->view(i), index->entity(i);
      Spotter(*index).find(U"Dmitry Ovsyannikov, Chong Chon Gang");
    }
  }
  EXPECT_GT(refused, 20u);
}

}  // namespace
}  // namespace vedetta::names
