#include "vedetta/ingest/near_duplicate.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "vedetta/core/hash.h"
#include "vedetta/ingest/rules.h"

namespace vedetta::ingest {
namespace {

constexpr std::size_t kWords = 5;

void append_shingles(std::u32string_view text, std::vector<std::uint64_t>& out) {
  const Words words = split_words(text);
  std::vector<std::uint64_t> hashes;
  hashes.reserve(words.size());
  const auto hash_of = [](const void* data, std::size_t size) {
    return xxh3({static_cast<const char*>(data), size});
  };
  for (std::size_t i = 0; i < words.size(); ++i)
    hashes.push_back(hash_of(words[i].data(), words[i].size() * sizeof(char32_t)));
  for (std::size_t i = 0; i + kWords <= hashes.size(); ++i)
    out.push_back(hash_of(hashes.data() + i, kWords * sizeof(std::uint64_t)));
}

Shingles as_set(std::vector<std::uint64_t> hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return {std::move(hashes)};
}

std::size_t shared(const Shingles& a, const Shingles& b) {
  std::size_t count = 0;
  auto i = a.hashes.begin();
  auto j = b.hashes.begin();
  while (i != a.hashes.end() && j != b.hashes.end()) {
    if (*i == *j) {
      ++count;
      ++i;
      ++j;
    } else if (*i < *j) {
      ++i;
    } else {
      ++j;
    }
  }
  return count;
}

std::size_t root(std::vector<std::size_t>& parent, std::size_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

}  // namespace

Shingles shingle_text(std::u32string_view text) {
  std::vector<std::uint64_t> hashes;
  append_shingles(text, hashes);
  return as_set(std::move(hashes));
}

Shingles shingle(const Document& document) {
  std::vector<std::uint64_t> hashes;
  for (const Line& line : document.lines)
    if (line.kind == LineKind::body) append_shingles(document.points(line.span), hashes);
  return as_set(std::move(hashes));
}

int overlap_per_mille(const Shingles& a, const Shingles& b) {
  const std::size_t smaller = std::min(a.hashes.size(), b.hashes.size());
  return smaller < kMinShingles ? 0 : static_cast<int>(shared(a, b) * 1000 / smaller);
}

int resemblance_per_mille(const Shingles& a, const Shingles& b) {
  const std::size_t common = shared(a, b);
  const std::size_t all = a.hashes.size() + b.hashes.size() - common;
  return all == 0 ? 0 : static_cast<int>(common * 1000 / all);
}

std::vector<std::size_t> origins(const std::vector<Shingles>& documents, int copy_per_mille) {
  // Only documents that share a shingle are compared.
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> holders;
  std::vector<std::size_t> parent(documents.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  for (std::size_t i = 0; i < documents.size(); ++i) {
    std::vector<std::size_t> candidates;
    for (const std::uint64_t hash : documents[i].hashes) {
      auto& list = holders[hash];
      candidates.insert(candidates.end(), list.begin(), list.end());
      list.push_back(i);
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    for (const std::size_t other : candidates) {
      if (overlap_per_mille(documents[i], documents[other]) < copy_per_mille) continue;
      const std::size_t a = root(parent, i);
      const std::size_t b = root(parent, other);
      parent[std::max(a, b)] = std::min(a, b);
    }
  }
  std::vector<std::size_t> out(documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) out[i] = root(parent, i);
  return out;
}

}  // namespace vedetta::ingest
