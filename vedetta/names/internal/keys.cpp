#include "vedetta/names/internal/keys.h"

#include <algorithm>
#include <string>

#include "vedetta/core/hash.h"

namespace vedetta::names::keys {
namespace {

constexpr std::size_t kDeletedFrom = 12;
enum Salt : std::uint64_t { kText = 1, kSound, kKorean, kGroup, kJoined, kIdentifier };

std::uint32_t hash(std::u32string_view points, Salt salt) {
  return static_cast<std::uint32_t>(
      xxh3({reinterpret_cast<const char*>(points.data()), points.size() * sizeof(char32_t)}, salt));
}

void add_deletions(std::u32string_view word, std::size_t most, std::vector<std::uint32_t>& out) {
  std::u32string once, twice;
  for (std::size_t i = 0; i < word.size(); ++i) {
    once.assign(word).erase(i, 1);
    out.push_back(hash(once, kText));
    if (most < 2) continue;
    for (std::size_t j = i; j < once.size(); ++j) {
      twice.assign(once).erase(j, 1);
      out.push_back(hash(twice, kText));
    }
  }
}

}  // namespace

std::size_t deletions_of(std::size_t length) {
  return length <= 3 ? 0 : length <= 6 ? 1 : 2;
}

void keys_of(const TokenView& token, std::vector<std::uint32_t>& out) {
  out.clear();
  out.push_back(hash(token.text, kText));
  out.push_back(hash(token.sound.empty() ? token.text : token.sound, kSound));
  if (!token.korean.empty()) out.push_back(hash(token.korean, kKorean));
  for (std::size_t i = 0; i < kGroupsPerToken && token.groups[i]; ++i) {
    const char32_t group = token.groups[i];
    out.push_back(hash({&group, 1}, kGroup));
  }
  if (token.value < 0)
    add_deletions(token.text.substr(0, kDeletedFrom), deletions_of(token.text.size()), out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

std::uint32_t joined_key(std::u32string_view a, std::u32string_view b) {
  std::u32string both(a);
  both += b;
  return hash(both, kJoined);
}

std::uint64_t identifier_hash(std::string_view key) {
  return xxh3(key, kIdentifier);
}

std::uint64_t points_hash(std::u32string_view points) {
  return xxh3({reinterpret_cast<const char*>(points.data()), points.size() * sizeof(char32_t)});
}

}  // namespace vedetta::names::keys
