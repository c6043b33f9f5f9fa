// Names that no list or gazetteer holds: runs of capitals, typed by the words beside and inside
// them.
#pragma once
#include <vector>

#include "vedetta/read/internal/name_context.h"
#include "vedetta/read/mentions.h"

namespace vedetta::read {

// Adds to `mentions`, marks tokens in `taken` and known names that became part of longer ones.
void add_unknown_names(const NameContext& context, std::vector<KnownName>& known,
                       std::vector<bool>& taken, std::vector<NamedMention>& mentions);

// A mention's letters.
std::u32string_view written(const NameContext& context, const NamedMention& mention);

// A mention of the tokens [first, last) with its place and text.
NamedMention mention_of(const NameContext& context, std::uint32_t sentence, std::uint32_t first,
                        std::uint32_t last);

}  // namespace vedetta::read
