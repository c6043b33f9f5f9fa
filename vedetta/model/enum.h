// Words for enumerations, one table each.
#pragma once
#include <array>
#include <optional>
#include <string_view>

namespace vedetta::model {

// Position of a word in a table whose order is that of the enumeration.
template <class Enum, std::size_t N>
std::optional<Enum> parse_word(const std::array<const char*, N>& words, std::string_view word) {
  for (std::size_t i = 0; i < N; ++i)
    if (word == words[i]) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace vedetta::model
