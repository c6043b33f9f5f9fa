// Letters of other scripts in Latin, by data tables (data/scripts/*.tsv): Russian and Ukrainian
// Cyrillic, Hangul by three systems (Revised Romanisation 2000, McCune-Reischauer without marks,
// DPRK usage). Input is folded text. Other scripts go through the Unicode transforms, one reading
// each.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/datapack.h"
#include "vedetta/text/script.h"

namespace vedetta::text {

enum class Romanisation : std::uint8_t { revised, mccune_reischauer, dprk };

class Transliterator {
 public:
  static Result<Transliterator> load(const DataPack& data);  // bad_data_file

  // Every reading of a word that the tables know, the usual one first, without repeats; at most 6.
  // A Latin word is its own only reading.
  std::vector<std::u32string> readings(std::u32string_view word) const;
  std::u32string cyrillic(std::u32string_view word, bool ukrainian) const;
  // One Latin syllable per Hangul syllable.
  std::vector<std::u32string> hangul(std::u32string_view word, Romanisation system) const;
  // The spellings in use for a Korean family name ("이": ri, lee, yi …); empty when not one.
  std::vector<std::u32string> korean_surname(std::u32string_view syllable) const;

 private:
  struct Syllables {
    std::array<std::u32string, 19> initial;
    std::array<std::u32string, 21> medial;
    std::array<std::u32string, 28> final_;
  };
  std::map<char32_t, std::u32string> russian_, ukrainian_;
  std::array<Syllables, 3> korean_;
  std::map<std::u32string, std::vector<std::u32string>, std::less<>> surnames_;
};

}  // namespace vedetta::text
