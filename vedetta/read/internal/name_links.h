// Short forms lead back to the full name: surnames ("Menon"), first words of organisations
// ("Garbinel"), institutions' words ("the Procura"), acronyms that stood in brackets.
#pragma once
#include <vector>

#include "vedetta/read/internal/name_context.h"
#include "vedetta/read/mentions.h"

namespace vedetta::read {

// `mentions` in order of place; those that are names only as short forms of others, and are not,
// are taken out.
void link_short_names(const NameContext& context, std::vector<NamedMention>& mentions);

}  // namespace vedetta::read
