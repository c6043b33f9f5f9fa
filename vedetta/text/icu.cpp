#include "vedetta/text/icu.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include <memory>
#include <mutex>

#include "vedetta/text/script.h"

namespace vedetta::text {
namespace icu {
namespace {

::icu::UnicodeString to_icu(std::u32string_view text) {
  return ::icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                         static_cast<std::int32_t>(text.size()));
}

void append(const ::icu::UnicodeString& from, std::u32string& out) {
  for (std::int32_t i = 0; i < from.length();) {
    const UChar32 point = from.char32At(i);
    out += static_cast<char32_t>(point);
    i += U16_LENGTH(point);
  }
}

const ::icu::Normalizer2& casefolder() {
  static const ::icu::Normalizer2* normalizer = [] {
    UErrorCode status = U_ZERO_ERROR;
    return ::icu::Normalizer2::getNFKCCasefoldInstance(status);
  }();
  return *normalizer;
}

const ::icu::Normalizer2& decomposer() {
  static const ::icu::Normalizer2* normalizer = [] {
    UErrorCode status = U_ZERO_ERROR;
    return ::icu::Normalizer2::getNFDInstance(status);
  }();
  return *normalizer;
}

}  // namespace

bool boundary_before(char32_t point) {
  return casefolder().hasBoundaryBefore(static_cast<UChar32>(point));
}

bool is_starter(char32_t point) {
  return u_getCombiningClass(static_cast<UChar32>(point)) == 0;
}

void nfkc_casefold(std::u32string_view text, std::u32string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const ::icu::UnicodeString folded = casefolder().normalize(to_icu(text), status);
  if (U_SUCCESS(status)) append(folded, out);
}

void decompose(char32_t point, std::u32string& out) {
  ::icu::UnicodeString parts;
  if (decomposer().getDecomposition(static_cast<UChar32>(point), parts))
    append(parts, out);
  else
    out += point;
}

std::u32string skeleton(std::u32string_view text) {
  static const USpoofChecker* checker = [] {
    UErrorCode status = U_ZERO_ERROR;
    return uspoof_open(&status);
  }();
  UErrorCode status = U_ZERO_ERROR;
  ::icu::UnicodeString shape;
  uspoof_getSkeletonUnicodeString(checker, 0, to_icu(text), shape, &status);
  std::u32string out;
  if (U_SUCCESS(status)) append(shape, out);
  return out;
}

std::u32string to_latin(std::u32string_view text) {
  static std::mutex mutex;  // a Transliterator is not thread-safe
  static const std::unique_ptr<::icu::Transliterator> any_latin = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<::icu::Transliterator>(::icu::Transliterator::createInstance(
        "Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  }();
  ::icu::UnicodeString work = to_icu(text);
  if (any_latin) {
    const std::lock_guard lock(mutex);
    any_latin->transliterate(work);
  }
  std::u32string out;
  append(work, out);
  return out;
}

}  // namespace icu

Script script_of(char32_t point) {
  if (point < 0x80) {
    const char32_t lower = point | 0x20;
    return lower >= 'a' && lower <= 'z' ? Script::latin : Script::common;
  }
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(point), &status)) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_UNKNOWN:
      return Script::common;
    case USCRIPT_LATIN:
      return Script::latin;
    case USCRIPT_CYRILLIC:
      return Script::cyrillic;
    case USCRIPT_GREEK:
      return Script::greek;
    case USCRIPT_ARMENIAN:
      return Script::armenian;
    case USCRIPT_GEORGIAN:
      return Script::georgian;
    case USCRIPT_HANGUL:
      return Script::hangul;
    case USCRIPT_HAN:
      return Script::han;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return Script::kana;
    case USCRIPT_ARABIC:
      return Script::arabic;
    case USCRIPT_HEBREW:
      return Script::hebrew;
    case USCRIPT_THAI:
      return Script::thai;
    case USCRIPT_DEVANAGARI:
      return Script::devanagari;
    default:
      return Script::other;
  }
}

bool is_combining(char32_t point) {
  if (point < 0x300) return false;
  return (U_MASK(u_charType(static_cast<UChar32>(point))) & U_GC_M_MASK) != 0;
}

int digit_value(char32_t point) {
  if (point < 0x80) return point >= '0' && point <= '9' ? static_cast<int>(point - '0') : -1;
  return u_charDigitValue(static_cast<UChar32>(point));
}

}  // namespace vedetta::text
