// The forms in which a listed name is looked for in running text: as listed, in the other order,
// without its legal form, without middle names, with Korean given names joined.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/names/prepare.h"

namespace vedetta::names {

struct SpotForm {
  std::vector<std::u32string> words;
  std::uint32_t penalty = 0;  // thousandths taken off
};
// Empty when the name may not be looked for: a person's single word, an ordinary word, a weak alias
// of one word.
std::vector<SpotForm> spot_forms(std::string_view written, AliasKind kind, Kind what,
                                 const Knowledge& knowledge);
// The name in a script that is looked for letter by letter (Han, kana, Hangul); else empty.
std::u32string unspaced_form(std::string_view written, const Knowledge& knowledge);
// A word of a text or a list as the forms spell it ("corporation" and "corp" are one).
std::u32string spot_word(const std::u32string& word, const Knowledge& knowledge);
// One or two capitals more than an ordinary word: "RGB", "KOMID".
bool is_acronym(std::string_view written);

}  // namespace vedetta::names
