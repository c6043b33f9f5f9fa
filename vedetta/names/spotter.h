// Finds the names of listed entities in running text.
//   const Spotter spotter(index);
//   for (const Spot& spot : spotter.find(text)) …   // spot.start, spot.end: code points of `text`
// Case, marks and look-alike blanks are folded. Words match whole; a name is found as listed, with
// surname and given names exchanged, without its legal form, without a person's middle name, with
// Korean given names joined. Han, kana and Hangul names are found letter by letter, in Hangul
// before particles. An ordinary word, a surname and a weak alias of one word are never found alone.
// A name that other listed names contain gives way to the longer one.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/fixed.h"
#include "vedetta/names/index.h"

namespace vedetta::names {

struct SpottedEntity {
  std::uint32_t entry = 0;  // in the index
  std::string_view id;      // views into the index
  std::string_view schema;
  std::string_view alias;  // the listed name, as written
  AliasKind kind = AliasKind::name;
  bool strong = true;  // false for a weak alias: evidence, never alone
  Fixed score;         // 1 as listed, less for other forms
};

struct Spot {
  std::uint32_t start = 0;              // code points of the text
  std::uint32_t end = 0;                // exclusive
  bool single_word = false;             // found by one word (an acronym, a rare name)
  std::vector<SpottedEntity> entities;  // best score first, then by entry; each entity once
};

class Spotter {
 public:
  explicit Spotter(const Index& index) : index_(&index) {}  // the index must outlive it
  std::vector<Spot> find(std::u32string_view text) const;   // by start; never overlapping

 private:
  const Index* index_;
};

}  // namespace vedetta::names
