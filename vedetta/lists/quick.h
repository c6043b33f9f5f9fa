// What the readers of lists do with short texts a hundred thousand times.
#pragma once
#include <cstdint>
#include <cstring>
#include <string_view>

namespace vedetta::lists {

template <class Word>
Word word_at(const char* at) {
  Word word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// All bytes of a text of less than eight; some stand in it twice.
inline std::uint64_t short_word(std::string_view text) {
  const char* const at = text.data();
  const std::size_t n = text.size();
  if (n >= 4)
    return word_at<std::uint32_t>(at) | std::uint64_t{word_at<std::uint32_t>(at + n - 4)} << 32;
  if (n == 0) return 0;
  const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(at[i])}; };
  return byte(0) | byte(n / 2) << 8 | byte(n - 1) << 16;
}

// A hash of the length, the first and the last eight bytes: for tables whose keys are our own.
inline std::uint64_t edge_hash(std::string_view text) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;
  const bool is_short = text.size() < sizeof(std::uint64_t);
  const std::uint64_t first = is_short ? short_word(text) : word_at<std::uint64_t>(text.data());
  const std::uint64_t last =
      is_short ? 0 : word_at<std::uint64_t>(text.data() + text.size() - sizeof(std::uint64_t));
  const std::uint64_t mixed = ((first * kOdd ^ last) + text.size()) * kOdd;
  return mixed ^ mixed >> 32;
}

}  // namespace vedetta::lists
