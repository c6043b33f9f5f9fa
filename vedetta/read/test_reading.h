// What the reader's tests share: own sentences read with the shipped data, as written in a document
// of Friday 14 March 2025.
#pragma once
#include <string>
#include <vector>

#include "vedetta/read/reader.h"

namespace vedetta::read {

inline const Reader& test_reader() {
  static const Reader kReader = *Reader::open(DataPack::shipped());
  return kReader;
}

inline std::vector<model::Claim> claims_of(const char* language, const std::string& words) {
  const text::Decoded decoded = text::decode(words);
  Input input;
  input.text = &decoded;
  input.document = "test";
  input.language = language;
  input.dct = Day::of(2025, 3, 14);
  return test_reader().read(input)->claims;
}

// "predicate actors > counterparts | goods" of each claim of the text, in order.
inline std::vector<std::string> frames_of(const char* language, const char* words) {
  std::vector<std::string> out;
  for (const model::Claim& claim : claims_of(language, words)) {
    std::string line = claim.predicate;
    for (const std::string_view id : claim.fillers("actor")) line += " " + std::string(id);
    line += " >";
    for (const std::string_view id : claim.fillers("counterpart")) line += " " + std::string(id);
    if (claim.goods) line += " | " + claim.goods->item;
    out.push_back(line);
  }
  return out;
}

// Ids of a claim's sayers, outermost first.
inline std::string sayers_of(const model::Claim& claim) {
  std::string out;
  for (const model::Sayer& s : claim.sayers) out += (out.empty() ? "" : " ") + s.id;
  return out;
}

}  // namespace vedetta::read
