#include "vedetta/names/views.h"

#include "vedetta/names/evidence.h"

namespace vedetta::names {

TokenView view_of(const NameToken& token) {
  return {token.text, token.sound, token.korean, token.groups.data(), token.roles, token.value};
}

PreparedEntity::PreparedEntity(model::Entity entity, const Knowledge& knowledge)
    : entity_(std::move(entity)) {
  const auto most = static_cast<std::size_t>(knowledge.weights().names_per_entity);
  const Romanise how = romanise_for(entity_);
  for (const model::Statement& statement : entity_.statements) {
    AliasKind kind;
    if (!alias_kind_of(statement.property, kind)) continue;
    if (names_.size() >= most) {
      ++names_left_out_;
      continue;
    }
    names_.push_back(prepare(statement.value, kind, kind_of(entity_.schema), knowledge, how));
  }
  if (names_.empty())
    if (const std::string whole = name_of_parts(entity_); !whole.empty())
      names_.push_back(prepare(whole, AliasKind::name, kind_of(entity_.schema), knowledge));
  view_.id = entity_.id;
  view_.schema = entity_.schema;
  view_.identifiers = identifiers_of(entity_);
  for (const PreparedName& name : names_) {
    NameView view{name.kind, name.written, name.folded, {}, name.cut};
    for (const Reading& reading : name.readings) {
      ReadingView tokens{{}, reading.transliterated, reading.lookalike};
      for (const NameToken& token : reading.tokens) tokens.tokens.push_back(view_of(token));
      view.readings.push_back(std::move(tokens));
    }
    view_.names.push_back(std::move(view));
  }
}

}  // namespace vedetta::names
