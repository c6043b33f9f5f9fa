// Numbers for things met often, from 0 in order of first sight: words, and pairs of numbers. Flat
// tables: one block of memory each, so that a hundred thousand words cost milliseconds to take in
// and nothing to give back.
//   WordNumbers words;
//   words.add("shell");                                   // 0
//   if (const auto n = words.find("shell")) use(*n);
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/hash.h"

namespace vedetta {

// Looks words up in a table that lies elsewhere: in a WordNumbers, or in bytes made before.
struct WordTable {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = kNone;
  };

  std::string_view letters;             // of all words, one behind the other
  std::span<const std::uint32_t> ends;  // of each word's letters
  std::span<const Slot> slots;          // a power of two, at most two thirds full

  std::string_view operator[](std::uint32_t number) const {
    const std::uint32_t begin = number == 0 ? 0 : ends[number - 1];
    return letters.substr(begin, ends[number] - begin);
  }
  std::optional<std::uint32_t> find(std::string_view word) const {
    return find(word, hash_of(word));
  }
  // `hash` is hash_of the word: for a word that is looked up in several tables.
  std::optional<std::uint32_t> find(std::string_view word, std::uint32_t hash) const {
    if (slots.empty()) return std::nullopt;
    const std::uint32_t found = slots[slot_of(word, hash)].number;
    return found == kNone ? std::nullopt : std::optional(found);
  }
  static std::uint32_t hash_of(std::string_view word) {
    return static_cast<std::uint32_t>(xxh3(word));
  }
  std::size_t slot_of(std::string_view word, std::uint32_t hash) const {
    const std::size_t mask = slots.size() - 1;
    std::size_t at = hash & mask;
    while (slots[at].number != kNone &&
           (slots[at].hash != hash || (*this)[slots[at].number] != word))
      at = (at + 1) & mask;
    return at;
  }
};

class WordNumbers {
 public:
  std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
  WordTable table() const { return {letters_, ends_, slots_}; }
  std::string_view operator[](std::uint32_t number) const { return table()[number]; }
  std::optional<std::uint32_t> find(std::string_view word) const { return table().find(word); }
  std::optional<std::uint32_t> find(std::string_view word, std::uint32_t hash) const {
    return table().find(word, hash);
  }
  std::uint32_t add(std::string_view word) { return add(word, WordTable::hash_of(word)); }
  std::uint32_t add(std::string_view word, std::uint32_t hash) {
    if (3 * ends_.size() >= 2 * slots_.size()) grow();
    Slot& slot = slots_[table().slot_of(word, hash)];
    if (slot.number != kNone) return slot.number;
    slot = {hash, size()};
    letters_ += word;
    ends_.push_back(static_cast<std::uint32_t>(letters_.size()));
    return slot.number;
  }

 private:
  static constexpr std::uint32_t kNone = WordTable::kNone;
  using Slot = WordTable::Slot;

  void grow() {
    const std::vector<Slot> old = std::move(slots_);
    slots_.assign(old.empty() ? 64 : 2 * old.size(), Slot{});
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.number == kNone) continue;
      std::size_t at = slot.hash & mask;
      while (slots_[at].number != kNone) at = (at + 1) & mask;
      slots_[at] = slot;
    }
  }

  std::string letters_;
  std::vector<std::uint32_t> ends_;
  std::vector<Slot> slots_;
};

// Looks pairs up in a table that lies elsewhere.
struct PairTable {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  struct Slot {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::uint32_t number = kNone;
  };

  std::span<const Slot> slots;  // a power of two, at most half full

  std::optional<std::uint32_t> find(std::uint32_t first, std::uint32_t second) const {
    if (slots.empty()) return std::nullopt;
    const Slot& slot = slots[slot_of(first, second)];
    return slot.number == kNone ? std::nullopt : std::optional(slot.number);
  }
  std::size_t slot_of(std::uint32_t first, std::uint32_t second) const {
    const std::uint64_t pair = std::uint64_t{first} << 32 | second;
    const std::size_t mask = slots.size() - 1;
    std::size_t at = (pair * 0x9E3779B97F4A7C15) >> 32 & mask;
    while (slots[at].number != kNone && (slots[at].first != first || slots[at].second != second))
      at = (at + 1) & mask;
    return at;
  }
};

// A number for a pair of numbers; which one is the caller's choice.
class PairNumbers {
 public:
  PairTable table() const { return {slots_}; }
  std::optional<std::uint32_t> find(std::uint32_t first, std::uint32_t second) const {
    return table().find(first, second);
  }
  // The number the pair has, or else is given now (not 0xFFFFFFFF).
  std::uint32_t add(std::uint32_t first, std::uint32_t second, std::uint32_t number) {
    if (2 * count_ >= slots_.size()) grow();
    Slot& slot = slots_[table().slot_of(first, second)];
    if (slot.number != kNone) return slot.number;
    slot = {first, second, number};
    ++count_;
    return number;
  }

 private:
  static constexpr std::uint32_t kNone = PairTable::kNone;
  using Slot = PairTable::Slot;

  void grow() {
    const std::vector<Slot> old = std::move(slots_);
    slots_.assign(old.empty() ? 64 : 2 * old.size(), Slot{});
    for (const Slot& slot : old)
      if (slot.number != kNone) slots_[table().slot_of(slot.first, slot.second)] = slot;
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace vedetta
