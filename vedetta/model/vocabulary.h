// The closed vocabularies: predicates with their roles, goods classes, units. Data:
// data/vocabulary/*.toml.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "vedetta/core/datapack.h"

namespace vedetta::model {

struct PredicateInfo {
  std::string id;
  std::string title_en;
  std::vector<std::string> acts;  // finer kinds
  bool instrument = false;        // stated by detectors, not by texts
};
struct GoodsInfo {
  std::string id;
  std::string title_en;
  std::vector<std::string> within;  // broader classes, nearest first ("ammunition" within "arms")
  std::vector<std::string> hs;      // interpretive HS codes
};
struct UnitInfo {
  std::string id;
  std::string dimension;  // "volume", "mass", "money", "count" …
};

class Vocabulary {
 public:
  static Result<Vocabulary> load(const DataPack& data);
  const PredicateInfo* predicate(std::string_view id) const;
  const GoodsInfo* goods(std::string_view id) const;
  const UnitInfo* unit(std::string_view id) const;
  // Whether `item` is `wider` or lies within it.
  bool goods_within(std::string_view item, std::string_view wider) const;
  const std::map<std::string, PredicateInfo, std::less<>>& predicates() const {
    return predicates_;
  }
  const std::map<std::string, GoodsInfo, std::less<>>& goods() const { return goods_; }

 private:
  std::map<std::string, PredicateInfo, std::less<>> predicates_;
  std::map<std::string, GoodsInfo, std::less<>> goods_;
  std::map<std::string, UnitInfo, std::less<>> units_;
};

}  // namespace vedetta::model
