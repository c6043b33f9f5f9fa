// The whole reader over arbitrary text and over arbitrary words of its own lexicons, English and
// Italian: no crash, no endless walk, every claim's words inside the text, every denial about a
// claim of the text, every confidence a share.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/read/reader.h"
#include "vedetta/text/utf8.h"

namespace vedetta::read {
namespace {

constexpr std::size_t kWords = 120;  // of a made text at most

void must(bool holds) {
  if (!holds) std::abort();
}

// The lone words of a data file's patterns, without their marks of inflection.
void add_words(const Value& value, std::vector<std::string>& out) {
  if (value.is_string()) {
    const std::string_view pattern = value.string();
    const auto mark = pattern.find(':');
    const auto word = pattern.substr(mark == std::string_view::npos ? 0 : mark + 1);
    if (!word.empty() && word.find(' ') == std::string_view::npos) out.emplace_back(word);
  } else if (value.is_array()) {
    for (const Value& item : value.array()) add_words(item, out);
  } else if (value.is_object()) {
    for (const auto& [key, item] : value.object()) add_words(item, out);
  }
}

std::vector<std::string> vocabulary(const std::string& language) {
  std::vector<std::string> out = {
      ",",     ".",    ":",       "\"",    "«",   "»",    "-",  "North Korea",
      "Seoul", "Iran", "Reuters", "2,000", "Kim", "2024", "'s", "Corea del Nord"};
  for (const char* file : {"function", "groups", "cues", "goods", "triggers"}) {
    const auto tree = DataPack::shipped().toml("lang/" + language + "/" + file + ".toml");
    must(tree.ok());
    add_words(*tree, out);
  }
  return out;
}

// Two bytes a word.
std::string sentence_of(std::string_view bytes, const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i + 1 < bytes.size() && i < 2 * kWords; i += 2) {
    const auto high = static_cast<std::uint8_t>(bytes[i]);
    const auto low = static_cast<std::uint8_t>(bytes[i + 1]);
    out += words[(std::size_t{high} << 8 | low) % words.size()] + " ";
  }
  return out + ".";
}

void read(const Reader& reader, const std::string& words, const char* language) {
  const text::Decoded decoded = text::decode(words);
  Input input;
  input.text = &decoded;
  input.document = "fuzz";
  input.language = language;
  input.dct = Day::of(2025, 3, 14);
  const auto reading = reader.read(input);
  must(reading.ok());
  std::set<std::string> keys;
  for (const model::Claim& claim : reading->claims) keys.insert(claim.key);
  for (const model::Claim& claim : reading->claims) {
    must(claim.evidence.start < claim.evidence.end);
    must(claim.evidence.end <= decoded.points.size());
    must(!claim.sayers.empty());
    for (const auto& about : claim.about) must(keys.contains(about.target));
  }
}

}  // namespace
}  // namespace vedetta::read

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vedetta;        // NOLINT: the target's own module
  using namespace vedetta::read;  // NOLINT
  static const auto reader = Reader::open(DataPack::shipped());
  static const auto english = vocabulary("en");
  static const auto italian = vocabulary("it");
  must(reader.ok());
  if (size < 2 || size > 4096) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  const char* language = data[0] & 1 ? "it" : "en";
  const bool made = (data[0] & 2) != 0;
  read::read(*reader,
             made ? sentence_of(bytes, data[0] & 1 ? italian : english) : std::string(bytes),
             language);
  return 0;
}
