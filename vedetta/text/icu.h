// The one door to ICU, without its types; icu.cpp alone includes its headers. Callers outside
// `text` use normalise.h, script.h, confusable.h and transliterate.h.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace vedetta::text::icu {

// Whether NFKC_Casefold never joins what stands before this code point with it.
bool boundary_before(char32_t point);
bool is_starter(char32_t point);  // canonical combining class 0
// Append the normalised form. The input should be short (a segment between boundaries).
void nfkc_casefold(std::u32string_view text, std::u32string& out);
void decompose(char32_t point, std::u32string& out);  // canonical, NFD
std::u32string skeleton(std::u32string_view text);    // UTS #39, any case
std::u32string to_latin(std::u32string_view text);    // Any-Latin; Latin-ASCII

}  // namespace vedetta::text::icu
