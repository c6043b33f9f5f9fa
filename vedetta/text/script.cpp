#include "vedetta/text/script.h"

#include <array>

namespace vedetta::text {

const char* to_string(Script script) {
  constexpr const char* kNames[kScriptCount] = {
      "common", "latin", "cyrillic", "greek",  "armenian", "georgian",   "hangul",
      "han",    "kana",  "arabic",   "hebrew", "thai",     "devanagari", "other"};
  return kNames[static_cast<int>(script)];
}

Script dominant_script(std::u32string_view word) {
  std::array<std::size_t, kScriptCount> counts{};
  Script best = Script::common;
  for (const char32_t point : word) {
    const Script script = script_of(point);
    if (script != Script::common) ++counts[static_cast<std::size_t>(script)];
  }
  for (int i = 1; i < kScriptCount; ++i)
    if (counts[i] > counts[static_cast<std::size_t>(best)] || (best == Script::common && counts[i]))
      best = static_cast<Script>(i);
  // The earlier in the word wins a tie.
  for (const char32_t point : word) {
    const Script script = script_of(point);
    if (script == Script::common) continue;
    if (counts[static_cast<std::size_t>(script)] == counts[static_cast<std::size_t>(best)])
      return script;
  }
  return best;
}

bool mixes_scripts(std::u32string_view word) {
  std::uint32_t seen = 0;
  for (const char32_t point : word) {
    const Script script = script_of(point);
    if (script != Script::common) seen |= 1U << static_cast<int>(script);
  }
  constexpr auto bit = [](Script script) { return 1U << static_cast<int>(script); };
  constexpr std::uint32_t kEastAsian = bit(Script::han) | bit(Script::kana) | bit(Script::hangul);
  const bool single = (seen & (seen - 1)) == 0;
  return !single && (seen & ~kEastAsian) != 0;
}

bool is_unspaced(Script script) {
  return script == Script::han || script == Script::kana || script == Script::thai;
}

}  // namespace vedetta::text
