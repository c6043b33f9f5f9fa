// Names that no list or gazetteer holds: runs of capitals, typed by the words beside and inside them.
#pragma once
#include <vector>

#include "vedetta/read/mentions.h"

namespace vedetta::read {

// Adds to `mentions` and marks tokens in `taken`.
void add_unknown_names(std::u32string_view text, const Tokens& tokens,
                       const std::vector<std::vector<LexMatch>>& matches, const Language& language,
                       std::vector<bool>& taken, std::vector<NamedMention>& mentions);

}  // namespace vedetta::read
