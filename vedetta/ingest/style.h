// Does an inline style hide an element from a person who looks at the page?
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace vedetta::ingest {

// Declarations of one style attribute, keys and values in lower case without spaces.
using Style = std::unordered_map<std::string, std::string>;
Style parse_style(std::string_view css);

// Why the style hides ("display: none", "zero font size", "off-screen" …), or empty. `dark` is true
// where an ancestor set a background that is not white.
std::string_view why_hidden(const Style& style, bool dark);
// The style's own background: true = not white, false = white, nothing = not set.
std::optional<bool> dark_background(const Style& style);

// Class and id names that the page's own style sheets hide: ".x" and "#y" with the reason. Only
// selectors of one name count; at most 10,000 are kept.
using HiddenNames = std::unordered_map<std::string, std::string>;
void collect_hidden_names(std::string_view css, HiddenNames& out);

}  // namespace vedetta::ingest
