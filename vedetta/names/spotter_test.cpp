#include "vedetta/names/spotter.h"

#include <gtest/gtest.h>

#include "vedetta/text/utf8.h"

namespace vedetta::names {
namespace {

model::Entity entity(const char* id, const char* schema,
                     std::initializer_list<std::pair<const char*, const char*>> values) {
  model::Entity made;
  made.id = id;
  made.schema = schema;
  for (const auto& [property, value] : values) made.add(property, value, "test");
  return made;
}

class SpotterTest : public ::testing::Test {
 protected:
  SpotterTest() : index_(make()), spotter_(index_) {}

  static Index make() {
    const std::vector<model::Entity> listed = {
        entity("kju", "Person",
               {{"name", "KIM Jong Un"},
                {"alias", "김정은"},
                {"alias", "金正恩"},
                {"weakAlias", "Comet"}}),
        entity("komid", "Organization",
               {{"name", "Korea Mining Development Trading Corporation"}, {"alias", "KOMID"}}),
        entity("rgb", "Organization",
               {{"name", "Reconnaissance General Bureau"}, {"alias", "RGB"}}),
        entity("light", "Vessel", {{"name", "LIGHT"}}),
        entity("ovs", "Person", {{"name", "OVSYANNIKOV, Dmitry Vladimirovich"}}),
        entity("sis", "Company", {{"name", "SIS d.o.o."}}),
        entity("hidden", "Organization",
               {{"weakAlias", "Hidden Cobra"}, {"name", "Lazarus Group"}}),
        entity("leb", "Company", {{"name", "Société Générale Libanaise"}}),
    };
    auto bytes = Index::build(listed);
    EXPECT_TRUE(bytes.ok());
    auto index = Index::from_bytes(*bytes);
    EXPECT_TRUE(index.ok()) << index.error().to_string();
    return *std::move(index);
  }

  // "start-end id" of each spot, with its best entity.
  std::vector<std::string> found(std::u32string_view text) const {
    std::vector<std::string> out;
    for (const Spot& spot : spotter_.find(text))
      out.push_back(text::encode(text.substr(spot.start, spot.end - spot.start)) + "=" +
                    std::string(spot.entities[0].id));
    return out;
  }
  using Found = std::vector<std::string>;

  Index index_;
  Spotter spotter_;
};

TEST_F(SpotterTest, FindsNamesInTheFormsThatTextsUse) {
  EXPECT_EQ(found(U"Il leader Kim Jong-un ha visto Jong Un Kim."),
            (Found{"Kim Jong-un=kju", "Jong Un Kim=kju"}));
  EXPECT_EQ(found(U"Kim Jongun ist da"), Found{"Kim Jongun=kju"});
  EXPECT_EQ(found(U"l'ex ministro Dmitry Ovsyannikov, e Dmitry Vladimirovich OVSYANNIKOV"),
            (Found{"Dmitry Ovsyannikov=ovs", "Dmitry Vladimirovich OVSYANNIKOV=ovs"}));
  EXPECT_EQ(found(U"the Korea Mining Development Trading Corp. (KOMID) and SIS DOO"),
            (Found{"Korea Mining Development Trading Corp=komid", "KOMID=komid", "SIS DOO=sis"}));
  EXPECT_EQ(found(U"Korea Mining Development Trading said"),
            Found{"Korea Mining Development Trading=komid"});
  EXPECT_EQ(found(U"la Socie\u0301te\u0301 Generale Libanaise a dit"),
            Found{"Socie\u0301te\u0301 Generale Libanaise=leb"});
}

TEST_F(SpotterTest, FindsNamesWithoutBlanks) {
  EXPECT_EQ(found(U"어제 김정은은 말했다"), Found{"김정은=kju"});
  EXPECT_EQ(found(U"김 정은 위원장"), Found{"김 정은=kju"});
  EXPECT_EQ(found(U"김정은하수"), Found{});
  EXPECT_EQ(found(U"朝鮮の金正恩氏は"), Found{"金正恩=kju"});
}

TEST_F(SpotterTest, OrdinaryWordsSurnamesAndWeakSinglesAreNeverFoundAlone) {
  EXPECT_EQ(found(U"Kim said. The Light of Un. LIGHT! Comet"), Found{});
  EXPECT_EQ(found(U"rgb colours"), Found{});
  EXPECT_EQ(found(U"the RGB"), Found{"RGB=rgb"});
  EXPECT_EQ(found(U"a lazarus group of people"), Found{});
  EXPECT_EQ(found(U"met Kim. Jong Un left"), Found{});
  EXPECT_EQ(found(U"Lazarus; Group"), Found{});
}

TEST_F(SpotterTest, WeakAliasesStayWeak) {
  const auto spots = spotter_.find(U"by Hidden Cobra");
  ASSERT_EQ(spots.size(), 1u);
  EXPECT_FALSE(spots[0].entities[0].strong);
  EXPECT_LT(spots[0].entities[0].score, Fixed::ratio(700, 1000));
}

TEST_F(SpotterTest, HostileTextIsBounded) {
  std::u32string text;
  for (int i = 0; i < 200'000; ++i) text += U"Kim ";
  EXPECT_TRUE(spotter_.find(text).empty());
  EXPECT_TRUE(spotter_.find(std::u32string(1'000'000, U'\0')).empty());
  EXPECT_TRUE(spotter_.find(std::u32string(1'000'000, U'\u202E')).empty());
  EXPECT_TRUE(spotter_.find(std::u32string(1'000'000, U'김')).empty());
  EXPECT_TRUE(spotter_.find(std::u32string(1'000'000, U'金')).empty());
}

}  // namespace
}  // namespace vedetta::names
