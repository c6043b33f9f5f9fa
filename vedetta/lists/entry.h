// One entry of a list on its way from the reader to a version: statements as views, so that a list
// of ten thousand entries costs a few milliseconds. What is kept is the canonical line:
//   {"id":"us_sdn-36","schema":"Organization","statements":[["name","X"],["alias","Y","as
//   written"]]}
// One line an entry, sorted by id; "seen" ("2020-01-01/2024-03-14") where the source dates an
// entry.
#pragma once
#include <array>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/result.h"
#include "vedetta/lists/quick.h"
#include "vedetta/model/entity.h"

namespace vedetta::lists {

inline constexpr std::size_t kMaxFacts = 4096;  // values of one entry

struct Fact {
  std::string_view property;
  std::string_view value;
  std::string_view as_written;  // empty when equal to the value
};

// Room for texts made on the way, taken back all at once.
class Texts {
 public:
  // The pieces one behind the other; stays where it is until the next clear().
  std::string_view keep(std::initializer_list<std::string_view> pieces);
  void clear() { block_ = used_ = 0; }

 private:
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };
  void next_block(std::size_t size);

  std::vector<Block> blocks_;
  std::size_t block_ = 0;  // the one that is filled
  std::size_t used_ = 0;   // of it
};

class Entry {
 public:
  void start(std::string_view id, std::string_view schema);
  // Empty values and repeats are passed over. False: the entry is full (kMaxFacts).
  bool add(std::string_view property, std::string_view value, std::string_view as_written = {}) {
    if (value.empty() || (mark(value) && has(property, value))) return true;
    if (facts.size() >= kMaxFacts) return false;
    facts.push_back({property, value, as_written == value ? std::string_view{} : as_written});
    bytes_ += property.size() + value.size() + as_written.size();
    return true;
  }
  std::size_t bytes() const { return bytes_ + id.size() + schema.size() + seen.size(); }
  // Keeps a text made on the way (a name put in order) until the next start().
  std::string_view keep(std::string_view text) { return texts_.keep({text}); }
  std::string_view keep(std::initializer_list<std::string_view> pieces) {
    return texts_.keep(pieces);
  }
  bool has(std::string_view property, std::string_view value) const;

  std::string_view id, schema, seen;
  std::vector<Fact> facts;  // by add()

 private:
  // Whether a value before may be the same: one of 256 marks.
  bool mark(std::string_view value) {
    const std::uint64_t hash = edge_hash(value);
    std::uint64_t& word = marks_[hash >> 6 & 3];
    const std::uint64_t bit = std::uint64_t{1} << (hash & 63);
    const bool there = (word & bit) != 0;
    word |= bit;
    return there;
  }

  Texts texts_;
  std::size_t bytes_ = 0;                 // of the facts' texts
  std::array<std::uint64_t, 4> marks_{};  // of the values: one without its mark is new
};

// Collects entries as canonical lines.
class Lines {
 public:
  void reserve(std::size_t bytes) { buffer_.reserve(bytes); }
  void add(const Entry& entry);  // costs least where entries come sorted by id
  // All lines sorted by id. Of entries with the same id the first stays; the others are listed.
  std::string finish(std::vector<std::string>& repeated);

  std::uint64_t statements = 0;
  std::map<std::string, std::uint64_t, std::less<>> schemas;  // entries by schema

 private:
  struct Place {
    std::string_view id(const std::string& buffer) const {
      return std::string_view(buffer).substr(start + kIdOffset, id_size);
    }
    std::size_t start, size, id_size;
    static constexpr std::size_t kIdOffset = 7;  // {"id":"
  };
  std::string buffer_;  // its first used_ bytes are lines
  std::size_t used_ = 0;
  std::vector<Place> places_;
  bool sorted_ = true;  // so far, and no id twice
};

// Canonical lines as entities; each statement's source is the list. `integrity` when a line is not
// one.
Result<std::vector<model::Entity>> entities_from_lines(std::string_view list,
                                                       std::string_view lines);
// The id of a canonical line, as its bytes stand there (escaped).
std::string_view id_of_line(std::string_view line);

}  // namespace vedetta::lists
