// What the comparison reads of a name: views, of a prepared query or into the index.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "vedetta/model/entity.h"
#include "vedetta/names/prepare.h"

namespace vedetta::names {

struct TokenView {
  std::u32string_view text, sound, korean;  // sound, korean: "" as in NameToken
  const std::uint16_t* groups = nullptr;    // kGroupsPerToken of them
  std::array<Role, 2> roles;                // by Kind
  std::int32_t value = -1;

  const Role& role(Kind kind) const { return roles[static_cast<std::size_t>(kind)]; }
};
TokenView view_of(const NameToken& token);

struct ReadingView {
  std::vector<TokenView> tokens;
  bool transliterated = false;
  bool lookalike = false;
};

struct NameView {
  AliasKind kind = AliasKind::name;
  std::string_view written;
  std::u32string_view folded;
  std::vector<ReadingView> readings;
  bool cut = false;
};

struct EntityView {
  std::string_view id;
  std::string_view schema;
  std::vector<NameView> names;
  std::vector<std::string> identifiers;  // keys: evidence.h
};

// An entity made ready once and compared often.
class PreparedEntity {
 public:
  explicit PreparedEntity(model::Entity entity, const Knowledge& knowledge = Knowledge::shipped());
  PreparedEntity(const PreparedEntity&) = delete;
  PreparedEntity& operator=(const PreparedEntity&) = delete;
  const model::Entity& entity() const { return entity_; }
  const EntityView& view() const { return view_; }
  std::size_t names_left_out() const { return names_left_out_; }  // beyond limits.names_per_entity

 private:
  model::Entity entity_;
  std::vector<PreparedName> names_;
  EntityView view_;
  std::size_t names_left_out_ = 0;
};

}  // namespace vedetta::names
