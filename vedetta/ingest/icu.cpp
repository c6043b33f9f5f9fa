#include "vedetta/ingest/icu.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <memory>

namespace vedetta::ingest::icu {
namespace {

constexpr std::size_t kChunk = 1 << 20;
constexpr std::size_t kDetectBytes = 64 << 10;

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

struct DetectorCloser {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

// Appends the UTF-16 of one chunk as code points with their offsets in the whole input.
void append_units(Converted& out, const std::vector<UChar>& units, std::int32_t count,
                  const std::vector<std::int32_t>& offsets, std::size_t base, std::size_t pending) {
  for (std::int32_t i = 0; i < count;) {
    const std::int32_t at = offsets[static_cast<std::size_t>(i)];
    UChar32 point = 0;
    U16_NEXT(units.data(), i, count, point);
    std::size_t offset = at < 0 ? base - pending : base + static_cast<std::size_t>(at);
    if (!out.source.empty()) offset = std::max<std::size_t>(offset, out.source.back());
    if (U_IS_SURROGATE(point)) point = 0xFFFD;
    out.points += static_cast<char32_t>(point);
    out.source.push_back(static_cast<std::uint32_t>(offset));
    if (point == 0xFFFD) out.faults.push_back(static_cast<std::uint32_t>(offset));
  }
}

}  // namespace

Result<Converted> convert(std::string_view bytes, const std::string& charset) {
  UErrorCode code = U_ZERO_ERROR;
  const Converter converter(ucnv_open(charset.c_str(), &code));
  if (U_FAILURE(code))
    return Error{ErrorCode::unsupported, fmt::format("the charset '{}' is not known", charset), "",
                 "name a charset that ICU knows, for example windows-1251"};
  Converted out;
  std::vector<UChar> units(2 * kChunk + 64);
  std::vector<std::int32_t> offsets(units.size());
  for (std::size_t base = 0; base < bytes.size(); base += kChunk) {
    const std::string_view chunk = bytes.substr(base, kChunk);
    const bool last = base + chunk.size() == bytes.size();
    const std::int32_t pending = ucnv_toUCountPending(converter.get(), &code);
    const char* from = chunk.data();
    UChar* to = units.data();
    ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &from,
                   chunk.data() + chunk.size(), offsets.data(), last, &code);
    if (U_FAILURE(code))
      return Error{ErrorCode::bad_input, fmt::format("{}: {}", charset, u_errorName(code)),
                   fmt::format("byte {}", base), "name the charset of the file"};
    append_units(out, units, static_cast<std::int32_t>(to - units.data()), offsets, base,
                 static_cast<std::size_t>(std::max(pending, 0)));
  }
  out.source.push_back(static_cast<std::uint32_t>(bytes.size()));
  return out;
}

std::string canonical_charset(const std::string& name) {
  UErrorCode code = U_ZERO_ERROR;
  const Converter converter(ucnv_open(name.c_str(), &code));
  if (name.empty() || U_FAILURE(code)) return {};
  const char* canonical = ucnv_getName(converter.get(), &code);
  return U_SUCCESS(code) && canonical ? canonical : std::string();
}

Guess detect(std::string_view bytes, bool markup) {
  UErrorCode code = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, DetectorCloser> detector(ucsdet_open(&code));
  if (U_FAILURE(code)) return {};
  ucsdet_enableInputFilter(detector.get(), markup);
  const std::string_view head = bytes.substr(0, kDetectBytes);
  ucsdet_setText(detector.get(), head.data(), static_cast<std::int32_t>(head.size()), &code);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &code);
  if (U_FAILURE(code) || !match) return {};
  Guess guess;
  const char* name = ucsdet_getName(match, &code);
  guess.confidence = ucsdet_getConfidence(match, &code);
  if (U_FAILURE(code) || !name) return {};
  guess.charset = name;
  return guess;
}

PointClass point_class(char32_t point) {
  const auto p = static_cast<UChar32>(point);
  if (u_isUWhiteSpace(p)) return PointClass::space;
  if (u_hasBinaryProperty(p, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return PointClass::ignorable;
  if (!u_isalnum(p) && !(U_GET_GC_MASK(p) & U_GC_M_MASK)) return PointClass::other;
  UErrorCode code = U_ZERO_ERROR;
  switch (uscript_getScript(p, &code)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return PointClass::ideograph;
    default:
      return PointClass::word;
  }
}

char32_t fold_case(char32_t point) {
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(point), U_FOLD_CASE_DEFAULT));
}

}  // namespace vedetta::ingest::icu
