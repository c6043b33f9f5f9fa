// A lexicon's tables as they lie in its bytes, in this order; see lexicon_builder.h.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "vedetta/core/numbering.h"

namespace vedetta::read::lexicon_layout {

// A pattern's place in the tree of all patterns; node 0 is the root.
struct Node {
  std::uint32_t first_ending = 0;  // its patterns' endings, up to the next node's
  std::uint32_t gap = 0;           // node reached over a gap; 0 = none
  std::uint64_t next = 0;          // element_bit of all words that can follow
};
// One of a set of elements: rules most words out without a look at the tree.
constexpr std::uint64_t element_bit(std::uint32_t element) {
  return std::uint64_t{1} << (element * 0x9E3779B1U >> 26);
}
struct Ending {
  std::uint32_t entry = 0;
  std::uint32_t group = 0;
};
// A word as a form of an element ("sent" of v:send, "of" of @prep.of). Those that begin patterns
// come first, in order of their nodes.
struct Use {
  std::uint32_t element = 0;
  std::uint16_t features = 0;
  std::uint8_t head = 0;
  std::uint8_t verb = 0;
};
struct Entry {
  std::uint32_t group = 0;
  std::uint32_t file = 0;
  std::uint32_t line = 0;
  std::uint32_t pattern_end = 0;  // in the patterns' letters; it begins at the former's end
};

struct Tables {
  std::span<const Node> nodes;  // and one more at the end
  std::span<const Ending> endings;
  PairTable children;  // of a node by an element
  WordTable words;
  std::span<const std::uint32_t> first_use;  // by word; one more at the end
  std::span<const std::uint64_t> elements;   // by word: element_bit of its uses
  std::span<const std::uint32_t> roots;      // by element: its node from the root; 0: none
  std::span<const Use> uses;
  std::span<const Entry> entries;
  std::string_view patterns;
  std::string_view groups;  // names, each with a line feed
  std::string_view files;   // names, each with a line feed

  // Writes or reads them all, by who goes over them (FlatWriter, FlatReader).
  template <typename Each>
  void each(Each&& one) {
    one(nodes);
    one(endings);
    one(children.slots);
    one(words.letters);
    one(words.ends);
    one(words.slots);
    one(first_use);
    one(elements);
    one(roots);
    one(uses);
    one(entries);
    one(patterns);
    one(groups);
    one(files);
  }
};

}  // namespace vedetta::read::lexicon_layout
