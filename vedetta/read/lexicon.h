// A language's words and phrases by class, found in tokens in one pass.
//
// Data: data/lang/<language>/*.toml, tables of class → patterns. A pattern is words separated by
// spaces:
//   v:send n:shipment a:strong   inflected by morphology.toml
//   @prep.of                     any one-word pattern of that class
//   ?word                        may be missing
//   …                            up to six other words, not across a stop or another verb's clause
#pragma once
#include <concepts>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/numbering.h"
#include "vedetta/core/result.h"
#include "vedetta/core/rows.h"
#include "vedetta/read/internal/lexicon_layout.h"
#include "vedetta/read/morphology.h"
#include "vedetta/read/token.h"

namespace vedetta::read {

using ClassId = std::uint16_t;
inline constexpr ClassId kNoClass = 0xFFFF;

// The beginning of class names, "prep." or "goods.". Its bit is one of a set over the first
// letters, so that most classes are ruled out without a look at their names.
struct ClassPrefix {
  // Of a literal: worked out by the compiler.
  template <std::size_t size>
  consteval ClassPrefix(const char (&name)[size])  // NOLINT: implicit
      : ClassPrefix(std::string_view(name, size - 1)) {}
  template <typename Text>
    requires std::convertible_to<const Text&, std::string_view>
  constexpr ClassPrefix(const Text& name)  // NOLINT: implicit
      : text(name), bit(bit_of(text)), head(head_of(text)), head_mask(mask_of(text)) {}
  // Of a name and of its beginnings of four letters and more the same; all of a shorter beginning.
  static constexpr std::uint64_t bit_of(std::string_view name) {
    std::uint32_t letters = 0;
    if (name.size() < sizeof letters) return ~std::uint64_t{0};
    for (std::size_t i = 0; i < sizeof letters; ++i)
      letters |= std::uint32_t{static_cast<unsigned char>(name[i])} << (8 * i);
    return std::uint64_t{1} << (letters * 0x9E3779B1U >> 26);
  }
  // The first eight letters as a number.
  static constexpr std::uint64_t head_of(std::string_view name) {
    std::uint64_t letters = 0;
    for (std::size_t i = 0; i < name.size() && i < sizeof letters; ++i)
      letters |= std::uint64_t{static_cast<unsigned char>(name[i])} << (8 * i);
    return letters;
  }
  static constexpr std::uint64_t mask_of(std::string_view name) {
    return name.size() >= sizeof(std::uint64_t) ? ~std::uint64_t{0}
                                                : (std::uint64_t{1} << (8 * name.size())) - 1;
  }

  std::string_view text;
  std::uint64_t bit;
  std::uint64_t head;
  std::uint64_t head_mask;
};

struct LexMatch {
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t last = 0;
  std::uint32_t head = 0;   // the inflected token (the first one inflected; else first)
  std::uint32_t entry = 0;  // index of the pattern: Lexicon::entry
  ClassId group = kNoClass;
  std::uint16_t features = kNone;
  bool verb = false;    // the head is a v: element
  bool headed = false;  // an inflected token is among those matched
  bool gapped = false;
};

// As long as the lexicon.
struct LexEntry {
  std::string_view group;    // class name, "give.v"
  std::string_view pattern;  // as written in the data
  std::string_view file;
  std::uint32_t line = 0;
};

using MatchRows = Rows<LexMatch>;  // by sentence

class Lexicon {
 public:
  // Of what pack_lexicon made (internal/lexicon_builder.h): used where it lies, which is on a
  // boundary of 16 and longer than this; or kept. `integrity` when it is none.
  static Result<Lexicon> open(std::string_view packed);
  static Result<Lexicon> own(std::string packed);

  // All matches of each sentence, sorted by first token, longest first.
  MatchRows find(const Tokens& tokens) const;

  ClassId id(std::string_view group) const;  // kNoClass when no pattern has it
  std::string_view name(ClassId group) const { return names_[group]; }
  // Of a weak class (.w, .wn) the name of the strong one (.v, .n); else its own.
  std::string_view strong_name(ClassId group) const { return strong_names_[group]; }
  LexEntry entry(std::uint32_t index) const;
  std::size_t size() const { return t_.entries.size(); }
  std::size_t classes() const { return names_.size(); }
  // Whether the class's name begins so: "goods." …
  bool is_in(ClassId group, const ClassPrefix& prefix) const {
    return group != kNoClass && (heads_[group] & prefix.head_mask) == prefix.head &&
           (prefix.text.size() <= sizeof prefix.head || name(group).starts_with(prefix.text));
  }
  std::uint64_t bit(ClassId group) const { return bits_[group]; }  // ClassPrefix::bit_of its name

 private:
  struct Edge {
    std::uint32_t node;
    std::uint32_t use;
    auto operator<=>(const Edge&) const = default;
  };
  struct Walk;

  void edges_of(std::uint32_t node, std::uint32_t word, std::vector<Edge>& out) const;
  void follow(Walk& state, Edge edge, std::uint32_t at, LexMatch match) const;
  void walk(Walk& state, std::uint32_t node, std::uint32_t at, LexMatch match) const;

  lexicon_layout::Tables t_;
  std::shared_ptr<const std::string> owned_;  // the bytes, where nobody else keeps them
  std::vector<std::string> files_;
  std::vector<std::string> names_;
  std::vector<std::string> strong_names_;
  std::vector<std::uint64_t> bits_;   // of the names
  std::vector<std::uint64_t> heads_;  // of the names
  WordNumbers ids_;
};

}  // namespace vedetta::read
