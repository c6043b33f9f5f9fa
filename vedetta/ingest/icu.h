// What ingest asks of ICU: legacy charsets with the way back to the bytes, charset detection, and
// the character properties that word lists are compared by. icu.cpp is the only file that sees ICU.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/result.h"

namespace vedetta::ingest::icu {

struct Converted {
  std::u32string points;
  std::vector<std::uint32_t> source;  // byte offset of each code point, then the total: size + 1
  std::vector<std::uint32_t> faults;  // byte offset of each byte sequence the charset doesn't have
};

// `unsupported` when the charset is not known.
Result<Converted> convert(std::string_view bytes, const std::string& charset);
// ICU's canonical name, or empty when the charset is not known.
std::string canonical_charset(const std::string& name);

struct Guess {
  std::string charset;
  int confidence = 0;  // 0 … 100
};
// The likeliest charset of the first 64 KiB; `markup` leaves tags out of the statistics.
Guess detect(std::string_view bytes, bool markup);

enum class PointClass {
  other,      // punctuation, symbols, controls
  space,      // white space of any kind
  word,       // letters, digits and marks
  ideograph,  // Han and kana: a word of its own, because these scripts write no spaces
  ignorable,  // zero-width and format characters, which readers don't see
};
PointClass point_class(char32_t point);
char32_t fold_case(char32_t point);  // simple case folding

}  // namespace vedetta::ingest::icu
