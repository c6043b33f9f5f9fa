// Names made of a known name and a word that says what is meant of it: a state and its ministry
// ("Japan's defence ministry", "il ministero della Difesa giapponese"), a state and its embassy in
// a city, a place and its port.
#pragma once
#include <string>
#include <vector>

#include "vedetta/model/mention.h"
#include "vedetta/read/internal/name_context.h"

namespace vedetta::read {

struct ComposedName {
  std::uint32_t sentence = 0;
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t last = 0;
  model::MentionType type = model::MentionType::org;
  std::string link;   // empty: unknown
  std::string state;  // gpe it belongs to
  std::string kind;
};

// Known names that become part of a composed one are marked as dropped, its tokens as taken.
std::vector<ComposedName> compose_names(const NameContext& context, std::vector<KnownName>& known,
                                        std::vector<bool>& taken);

}  // namespace vedetta::read
