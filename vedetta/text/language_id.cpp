#include "vedetta/text/language_id.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

namespace vedetta::text {

LanguageGuess guess_language(std::string_view utf8) {
  constexpr std::size_t kMost = 1 << 16;
  std::string_view sample = utf8.substr(0, kMost);
  // Not inside a code point: what is left out begins with none of its continuation bytes.
  while (sample.size() < utf8.size() && !sample.empty() &&
         (static_cast<unsigned char>(utf8[sample.size()]) & 0xC0U) == 0x80U)
    sample.remove_suffix(1);
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3] = {0, 0, 0};
  double scores[3];
  int text_bytes = 0;
  int valid_bytes = 0;
  bool reliable = false;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(sample.data(), static_cast<int>(sample.size()), true,
                                          &hints, CLD2::kCLDFlagBestEffort, languages, percents,
                                          scores, nullptr, &text_bytes, &reliable, &valid_bytes);
  LanguageGuess guess;
  if (valid_bytes < static_cast<int>(sample.size()) || languages[0] == CLD2::UNKNOWN_LANGUAGE ||
      percents[0] == 0)
    return guess;
  guess.code = CLD2::LanguageCode(languages[0]);
  if (guess.code == "iw") guess.code = "he";  // ISO 639 renamed Hebrew in 1989
  guess.code = guess.code.substr(0, guess.code.find('-'));
  guess.percent = percents[0];
  guess.reliable = reliable;
  return guess;
}

}  // namespace vedetta::text
