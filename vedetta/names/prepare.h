// A name as written → readings that can be compared: folded, split into words, transliterated
// (several readings where a script has several romanisations), words that stand for one another
// replaced. Bounded: the name is cut at limits.name_code_points, the words at limits.tokens; `cut`
// says so.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/model/entity.h"
#include "vedetta/names/knowledge.h"

namespace vedetta::names {

enum class AliasKind : std::uint8_t { name, alias, previous, weak, abbreviation };
const char* to_string(AliasKind kind);
// Of a FollowTheMoney property that holds names ("weakAlias" …); false for other properties.
bool alias_kind_of(std::string_view property, AliasKind& kind);

struct Reading {
  std::vector<NameToken> tokens;
  bool transliterated = false;
  bool lookalike = false;  // read by the shapes of letters of mixed scripts
};

struct PreparedName {
  std::string written;
  AliasKind kind = AliasKind::name;
  std::u32string folded;          // words joined by one blank, in the script as written
  std::vector<Reading> readings;  // at least one unless the name has no letter and no digit
  bool cut = false;
};

// Which names in other scripts are read in Latin letters. The Unicode transforms are slow to start,
// and an entity that has a name in Latin letters needs no second-best guess of it.
enum class Romanise : std::uint8_t { all, by_tables };
Romanise romanise_for(const model::Entity& entity);

PreparedName prepare(std::string_view written, AliasKind kind, Kind what,
                     const Knowledge& knowledge, Romanise how = Romanise::all);
// The folded words of a name, in the script as written, before anything is replaced.
std::vector<std::u32string> words_of(std::string_view written, const Knowledge& knowledge,
                                     bool* cut = nullptr);

}  // namespace vedetta::names
