#include "vedetta/ingest/charset.h"

#include <fmt/format.h>

#include <algorithm>

#include "vedetta/ingest/icu.h"
#include "vedetta/ingest/sniff.h"

namespace vedetta::ingest {
namespace {

constexpr int kMinConfidence = 20;     // of ICU's detector, 0 … 100
constexpr std::size_t kMinFaults = 3;  // fewer ill-formed bytes are damage, not another charset
constexpr std::size_t kOffsetsShown = 10;

bool is_utf8_name(const std::string& canonical) {
  return canonical == "UTF-8" || canonical == "US-ASCII";
}

Warning fault_warning(const std::vector<std::uint32_t>& faults, const std::string& charset) {
  std::string places;
  for (std::size_t i = 0; i < std::min(faults.size(), kOffsetsShown); ++i)
    places += fmt::format("{}{}", i ? ", " : "", faults[i]);
  if (faults.size() > kOffsetsShown) places += ", …";
  return {"invalid-utf8",
          fmt::format("{} byte sequence{} not {}, at byte{} {}", faults.size(),
                      faults.size() == 1 ? " is" : "s are", charset, faults.size() == 1 ? "" : "s",
                      places),
          {},
          faults.size()};
}

Decoding as_utf8(text::Decoded text) {
  Decoding out;
  out.charset = "UTF-8";
  out.is_file = true;
  out.source = text.offsets;
  if (!text.faults.empty()) out.warnings.push_back(fault_warning(text.faults, "UTF-8"));
  out.text = std::move(text);
  return out;
}

Result<Decoding> as_legacy(std::string_view bytes, const std::string& charset) {
  VEDETTA_TRY(icu::Converted converted, icu::convert(bytes, charset));
  Decoding out;
  out.charset = charset;
  out.source = std::move(converted.source);
  out.text.points = std::move(converted.points);
  if (!converted.faults.empty()) out.warnings.push_back(fault_warning(converted.faults, charset));
  std::uint32_t offset = 0;
  out.text.offsets.reserve(out.text.points.size() + 1);
  for (const char32_t point : out.text.points) {
    out.text.offsets.push_back(offset);
    offset += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  out.text.offsets.push_back(offset);
  return out;
}

// More well-formed multi-byte sequences than faults: damaged UTF-8, not another charset.
bool is_damaged_utf8(const text::Decoded& text) {
  const auto beyond_ascii = static_cast<std::size_t>(
      std::count_if(text.points.begin(), text.points.end(), [](char32_t p) { return p >= 0x80; }));
  return text.faults.size() < kMinFaults || beyond_ascii > 2 * text.faults.size();
}

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// ISO-2022 and HZ hide their letters in ASCII bytes, so that they look like valid UTF-8.
bool is_escaped(const std::string& canonical, std::string_view bytes) {
  return (canonical.find("2022") != std::string::npos && bytes.find('\x1B') != bytes.npos) ||
         (canonical.starts_with("HZ") && bytes.find("~{") != bytes.npos);
}

// The bytes are not valid UTF-8 and nobody chose a charset: declared, damaged UTF-8, or a guess.
Result<Decoding> not_utf8(std::string_view bytes, text::Decoded text, const std::string& declared,
                          bool markup) {
  const std::string canonical = icu::canonical_charset(declared);
  if (!canonical.empty() && !is_utf8_name(canonical)) return as_legacy(bytes, canonical);
  if (is_damaged_utf8(text)) return as_utf8(std::move(text));
  const icu::Guess guess = icu::detect(bytes, markup);
  const std::string guessed = icu::canonical_charset(guess.charset);
  if (guess.confidence < kMinConfidence || guessed.empty() || is_utf8_name(guessed))
    return as_utf8(std::move(text));
  VEDETTA_TRY(Decoding out, as_legacy(bytes, guessed));
  out.warnings.insert(out.warnings.begin(), fault_warning(text.faults, "UTF-8"));
  out.warnings.push_back(
      {declared.empty() ? "charset-guessed" : "wrong-charset",
       fmt::format("declared {}, read as {} (confidence {} of 100)",
                   declared.empty() ? "nothing" : declared, guessed, guess.confidence),
       {},
       1});
  return out;
}

}  // namespace

Result<Decoding> decode_bytes(std::string_view bytes, const std::string& declared,
                              const std::string& chosen, bool markup) {
  if (!chosen.empty()) {
    const std::string canonical = icu::canonical_charset(chosen);
    if (is_utf8_name(canonical)) return as_utf8(text::decode(bytes));
    return as_legacy(bytes, canonical.empty() ? chosen : canonical);
  }
  const std::string form = unicode_form(bytes);
  if (!form.empty() && form != "UTF-8") {
    VEDETTA_TRY(Decoding out, as_legacy(bytes, form));
    return out;
  }
  const std::string canonical = icu::canonical_charset(declared);
  if (is_escaped(canonical, bytes)) return as_legacy(bytes, canonical);
  text::Decoded text = text::decode(bytes);
  if (!text.faults.empty()) return not_utf8(bytes, std::move(text), declared, markup);
  Decoding out = as_utf8(std::move(text));
  if (!canonical.empty() && !is_utf8_name(canonical) && !is_ascii(bytes))
    out.warnings.push_back({"wrong-charset",
                            fmt::format("declared {}, but the bytes are valid UTF-8", declared),
                            {},
                            1});
  else if (canonical.empty() && !declared.empty())
    out.warnings.push_back(
        {"wrong-charset",
         fmt::format("declared '{}', which no one knows; read as UTF-8", declared),
         {},
         1});
  return out;
}

}  // namespace vedetta::ingest
