// A name or nominal group found in a text, with the entity it is linked to.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/fixed.h"
#include "vedetta/model/span.h"

namespace vedetta::model {

enum class MentionType { per, org, gpe, loc, fac, ves, good, law, evt, grp };
const char* to_string(MentionType type);  // "PER" …
std::optional<MentionType> parse_mention_type(std::string_view word);

struct Mention {
  Span place;
  std::string text;
  MentionType type = MentionType::org;
  std::string link;  // entity id; "nil:…" when no list or gazetteer holds it
  bool nominal = false;
  bool metonym = false;  // a capital that stands for its state
  std::string state;     // gpe of the state it belongs to, where known ("gpe:KP")
  Fixed confidence = Fixed::of(1);
  std::string reason;  // what found it: "gazetteer", "list:us_sdn", "title-run", "surname-of" …
};

}  // namespace vedetta::model
