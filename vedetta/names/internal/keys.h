// The keys by which a word is found: itself, its sound, its Korean class, its groups, and itself
// with letters deleted (symmetric deletion: two words within k edits share a form with at most k
// letters deleted from each). Writer and reader make them the same way.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "vedetta/names/views.h"

namespace vedetta::names::keys {

// 0 for words of up to three letters, 1 up to six, 2 above.
std::size_t deletions_of(std::size_t length);
// Hashes of every key of a word, sorted, without repeats. Only the first 12 letters are deleted
// from.
void keys_of(const TokenView& token, std::vector<std::uint32_t>& out);
std::uint32_t joined_key(std::u32string_view a, std::u32string_view b);
std::uint64_t identifier_hash(std::string_view key);
std::uint64_t points_hash(std::u32string_view points);

}  // namespace vedetta::names::keys
