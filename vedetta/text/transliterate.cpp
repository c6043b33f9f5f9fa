#include "vedetta/text/transliterate.h"

#include <algorithm>
#include <charconv>

#include "vedetta/core/tsv.h"
#include "vedetta/text/icu.h"
#include "vedetta/text/utf8.h"

namespace vedetta::text {
namespace {

constexpr char32_t kHangulFirst = 0xAC00, kHangulLast = 0xD7A3;
constexpr std::size_t kMostReadings = 6;
constexpr std::size_t kLongestWord = 64;  // longer "words" are not names: one reading, cut

void add_once(std::vector<std::u32string>& readings, std::u32string reading) {
  if (reading.empty() || readings.size() >= kMostReadings) return;
  if (std::find(readings.begin(), readings.end(), reading) == readings.end())
    readings.push_back(std::move(reading));
}

Error table_error(const char* file, std::string what) {
  return Error{ErrorCode::bad_data_file, std::move(what), file, "mend the row"};
}

std::u32string joined(const std::vector<std::u32string>& parts) {
  std::u32string out;
  for (const auto& part : parts) out += part;
  return out;
}

}  // namespace

Result<Transliterator> Transliterator::load(const DataPack& data) {
  Transliterator made;
  for (const auto& row : tsv::rows(data.find("scripts/cyrillic_latin.tsv"), 3)) {
    const std::u32string letter = decode(row[0]).points;
    if (letter.size() != 1)
      return table_error("scripts/cyrillic_latin.tsv", "not one letter: " + std::string(row[0]));
    made.russian_[letter[0]] = decode(row[1]).points;
    made.ukrainian_[letter[0]] = decode(row[2]).points;
  }
  for (const auto& row : tsv::rows(data.find("scripts/hangul_latin.tsv"), 5)) {
    std::size_t number = 0;
    std::from_chars(row[1].data(), row[1].data() + row[1].size(), number);
    const std::size_t limit = row[0] == "initial" ? 19 : row[0] == "medial" ? 21 : 28;
    if (number >= limit)
      return table_error("scripts/hangul_latin.tsv", "no such letter: " + std::string(row[1]));
    for (std::size_t system = 0; system < 3; ++system) {
      Syllables& table = made.korean_[system];
      std::u32string latin = decode(row[2 + system]).points;
      if (row[0] == "initial")
        table.initial[number] = std::move(latin);
      else if (row[0] == "medial")
        table.medial[number] = std::move(latin);
      else
        table.final_[number] = std::move(latin);
    }
  }
  for (const auto& row : tsv::rows(data.find("scripts/hangul_surnames.tsv"), 2))
    for (const std::string_view spelling : tsv::words(row[1]))
      made.surnames_[decode(row[0]).points].push_back(decode(spelling).points);
  return made;
}

std::u32string Transliterator::cyrillic(std::u32string_view word, bool ukrainian) const {
  const auto& table = ukrainian ? ukrainian_ : russian_;
  std::u32string out;
  for (const char32_t point : word) {
    const auto found = table.find(point);
    if (found == table.end())
      out += point;
    else
      out += found->second;
  }
  return out;
}

std::vector<std::u32string> Transliterator::hangul(std::u32string_view word,
                                                   Romanisation system) const {
  const Syllables& table = korean_[static_cast<std::size_t>(system)];
  std::vector<std::u32string> out;
  for (const char32_t point : word) {
    if (point < kHangulFirst || point > kHangulLast) {
      out.emplace_back(1, point);
      continue;
    }
    const char32_t index = point - kHangulFirst;
    out.push_back(table.initial[index / 588] + table.medial[index % 588 / 28] +
                  table.final_[index % 28]);
  }
  return out;
}

std::vector<std::u32string> Transliterator::korean_surname(std::u32string_view syllable) const {
  const auto found = surnames_.find(syllable);
  return found == surnames_.end() ? std::vector<std::u32string>{} : found->second;
}

std::vector<std::u32string> Transliterator::readings(std::u32string_view word) const {
  std::vector<std::u32string> out;
  word = word.substr(0, kLongestWord);
  switch (dominant_script(word)) {
    case Script::common:
    case Script::latin:
      add_once(out, std::u32string(word));
      break;
    case Script::cyrillic:
      add_once(out, cyrillic(word, false));
      add_once(out, cyrillic(word, true));
      break;
    case Script::hangul:
      for (const auto system :
           {Romanisation::dprk, Romanisation::revised, Romanisation::mccune_reischauer})
        add_once(out, joined(hangul(word, system)));
      break;
    default:
      add_once(out, icu::to_latin(word));
  }
  return out;
}

}  // namespace vedetta::text
