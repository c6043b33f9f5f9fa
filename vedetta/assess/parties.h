// Who parties are, from list entities (FollowTheMoney) and the gazetteer.
//   EntityParties parties;
//   parties.add_gazetteer(DataPack::shipped());
//   for (const Entity& e : entities) parties.add(e);
//   parties.add_alias("nil:blue-hand", info);   // what a document says of somebody not listed
#pragma once
#include <map>
#include <string>

#include "vedetta/assess/facts.h"
#include "vedetta/core/datapack.h"
#include "vedetta/model/entity.h"

namespace vedetta::assess {

class EntityParties : public PartyLookup {
 public:
  std::optional<PartyInfo> find(std::string_view id) const override;

  // Its states, flag and kind; a Sanction entity marks the one that it names as listed.
  void add(const model::Entity& entity);
  // States of places, organisations and persons in data/gazetteer.
  Status add_gazetteer(const DataPack& data);
  void add(std::string_view id, PartyInfo info);
  // What `id` is known as under the name of another entry (a confirmed match).
  void add_alias(std::string_view id, std::string_view of) { aliases_[std::string(id)] = of; }

 private:
  std::map<std::string, PartyInfo, std::less<>> parties_;
  std::map<std::string, std::string, std::less<>> aliases_;
};

}  // namespace vedetta::assess
