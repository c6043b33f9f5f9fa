#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "vedetta/core/file.h"
#include "vedetta/read/internal/lexicon_builder.h"
#include "vedetta/read/language.h"
#include "vedetta/text/utf8.h"

namespace vedetta::read {
namespace {

// All that the lexicon finds in a text, by class, pattern and place.
std::vector<std::string> found(const Lexicon& lexicon, const TokenRules& rules,
                               std::string_view text) {
  const auto points = text::decode(text).points;
  const Tokens tokens = tokenise(points, 0, static_cast<std::uint32_t>(points.size()), rules);
  std::vector<std::string> out;
  const MatchRows rows = lexicon.find(tokens);
  EXPECT_EQ(rows.size(), tokens.sentences.size());
  for (const LexMatch& m : rows.items()) {
    const LexEntry entry = lexicon.entry(m.entry);
    EXPECT_EQ(entry.group, lexicon.name(m.group));
    EXPECT_EQ(lexicon.id(entry.group), m.group);
    out.push_back(fmt::format("{} {} {}:{} {}-{} {}", entry.group, entry.pattern, entry.file,
                              entry.line, m.first, m.last, m.features));
  }
  return out;
}

class Overlay {
 public:
  Overlay() : folder_(std::filesystem::temp_directory_path() / "vedetta_lexicon_test") {
    std::filesystem::remove_all(folder_);
  }
  ~Overlay() { std::filesystem::remove_all(folder_); }
  DataPack with(const std::string& name, std::string_view bytes) const {
    const auto path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    EXPECT_TRUE(write_file_atomic(path.string(), bytes));
    return *DataPack::with_overlay(folder_.string());
  }

 private:
  std::filesystem::path folder_;
};

constexpr std::string_view kText =
    "La Russia ha spedito missili alla Corea del Nord. Secondo il ministero, le petroliere "
    "avrebbero trasferito gasolio in mare, ma Pyongyang ha negato ogni accusa.";

TEST(Lexicon, IsTheSamePackedWithTheProgramAndMadeAnew) {
  const DataPack& shipped = DataPack::shipped();
  const Overlay overlay;
  const DataPack same =
      overlay.with("lang/it/function.toml", shipped.find("lang/it/function.toml"));
  EXPECT_TRUE(shipped.ships("lang/it/"));
  EXPECT_FALSE(same.ships("lang/it/"));
  EXPECT_TRUE(same.ships("lang/en/"));
  const auto packed = Language::load(shipped, "it");
  const auto made = Language::load(same, "it");
  ASSERT_TRUE(packed && made);
  const auto matches = found((*packed)->lexicon, (*packed)->spelling, kText);
  EXPECT_GT(matches.size(), 20u);
  EXPECT_EQ(matches, found((*made)->lexicon, (*made)->spelling, kText));
  EXPECT_EQ((*packed)->lexicon.size(), (*made)->lexicon.size());
}

TEST(Lexicon, TakesTheWordsOfAnOverlay) {
  const Overlay overlay;
  const DataPack more =
      overlay.with("lang/it/more.toml", "[goods]\nzeppelins = [\"n:dirigibile ?di guerra\"]\n");
  const auto language = Language::load(more, "it");
  ASSERT_TRUE(language);
  const Lexicon& lexicon = (*language)->lexicon;
  const auto matches = found(lexicon, (*language)->spelling, "due dirigibili di guerra");
  EXPECT_EQ(std::count(matches.begin(), matches.end(),
                       "goods.zeppelins n:dirigibile ?di guerra lang/it/more.toml:2 1-4 512"),
            1)
      << testing::PrintToString(matches);
  EXPECT_TRUE(lexicon.is_in(lexicon.id("goods.zeppelins"), "goods."));
  EXPECT_TRUE(lexicon.is_in(lexicon.id("goods.zeppelins"), "go"));
  EXPECT_FALSE(lexicon.is_in(lexicon.id("goods.zeppelins"), "good."));
  EXPECT_EQ(lexicon.id("goods.airships"), kNoClass);
}

TEST(Lexicon, RefusesBytesThatAreNone) {
  auto bytes = pack_lexicon(DataPack::shipped(), "en");
  ASSERT_TRUE(bytes);
  EXPECT_TRUE(Lexicon::open(*bytes));
  EXPECT_FALSE(Lexicon::open({}));
  const auto cut = Lexicon::open(std::string_view(*bytes).substr(0, bytes->size() - 16));
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().code, ErrorCode::integrity);
}

}  // namespace
}  // namespace vedetta::read
