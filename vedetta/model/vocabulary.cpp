#include "vedetta/model/vocabulary.h"

#include <algorithm>

namespace vedetta::model {
namespace {

template <class T>
const T* lookup(const std::map<std::string, T, std::less<>>& table, std::string_view id) {
  const auto it = table.find(id);
  return it == table.end() ? nullptr : &it->second;
}

}  // namespace

Result<Vocabulary> Vocabulary::load(const DataPack& data) {
  Vocabulary out;
  VEDETTA_TRY(const Value predicates, data.toml("vocabulary/predicates.toml"));
  for (const Value& row : predicates["predicate"].array())
    out.predicates_[row["id"].string()] = {row["id"].string(), row["title"]["en"].string(),
                                           row["acts"].strings(), row["instrument"].boolean()};
  VEDETTA_TRY(const Value goods, data.toml("vocabulary/goods.toml"));
  for (const Value& row : goods["goods"].array())
    out.goods_[row["id"].string()] = {row["id"].string(), row["title"]["en"].string(),
                                      row["within"].strings(), row["hs"].strings()};
  VEDETTA_TRY(const Value units, data.toml("vocabulary/units.toml"));
  for (const Value& row : units["unit"].array())
    out.units_[row["id"].string()] = {row["id"].string(), row["dimension"].string()};
  return out;
}

const PredicateInfo* Vocabulary::predicate(std::string_view id) const {
  return lookup(predicates_, id);
}
const GoodsInfo* Vocabulary::goods(std::string_view id) const {
  return lookup(goods_, id);
}
const UnitInfo* Vocabulary::unit(std::string_view id) const {
  return lookup(units_, id);
}

bool Vocabulary::goods_within(std::string_view item, std::string_view wider) const {
  if (item == wider) return true;
  const GoodsInfo* info = goods(item);
  return info && std::find(info->within.begin(), info->within.end(), wider) != info->within.end();
}

}  // namespace vedetta::model
