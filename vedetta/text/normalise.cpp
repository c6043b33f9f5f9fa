#include "vedetta/text/normalise.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>

#include "vedetta/core/datapack.h"
#include "vedetta/core/tsv.h"
#include "vedetta/text/icu.h"
#include "vedetta/text/script.h"
#include "vedetta/text/utf8.h"

namespace vedetta::text {
namespace {

constexpr std::size_t kLongestSegment = 31;  // a starter and 30 marks

// Letters that Unicode does not decompose (ø, ł, đ …), from data/scripts/latin_letters.tsv.
const std::map<char32_t, std::u32string>& stroked_letters() {
  static const auto letters = [] {
    std::map<char32_t, std::u32string> table;
    for (const auto& row : tsv::rows(DataPack::shipped().find("scripts/latin_letters.tsv"), 2)) {
      const std::u32string letter = decode(row[0]).points;
      if (letter.size() == 1) table[letter[0]] = decode(row[1]).points;
    }
    return table;
  }();
  return letters;
}

// Scripts whose marks are accents, not letters.
bool has_accents(Script script) {
  return script == Script::latin || script == Script::greek || script == Script::cyrillic ||
         script == Script::arabic || script == Script::hebrew;
}

// Letters of Cyrillic alphabets that only look like a letter with an accent.
bool is_own_letter(char32_t point) {
  constexpr char32_t kShortI = 0x439, kYi = 0x457, kShortU = 0x45E;
  return point == kShortI || point == kYi || point == kShortU;
}

void strip_marks(std::u32string_view segment, std::u32string& out) {
  bool accents = false;  // the last letter belongs to a script with accents
  std::u32string parts;
  for (const char32_t point : segment) {
    if (is_combining(point)) {
      if (!accents) out += point;
      continue;
    }
    accents = is_letter(point) && has_accents(script_of(point));
    if (!accents || is_own_letter(point)) {
      out += point;
      continue;
    }
    parts.clear();
    icu::decompose(point, parts);
    for (const char32_t part : parts) {
      if (is_combining(part)) continue;
      const auto plain = stroked_letters().find(part);
      if (plain == stroked_letters().end())
        out += part;
      else
        out += plain->second;
    }
  }
}

void fold_segment(std::u32string_view segment, Fold how, std::u32string& out) {
  if (how == Fold::compatible) return icu::nfkc_casefold(segment, out);
  std::u32string folded_case;
  icu::nfkc_casefold(segment, folded_case);
  strip_marks(folded_case, out);
}

// Folds of single code points below U+2500, looked up instead of computed.
struct Quick {
  std::array<char32_t, 3> out{};
  std::uint8_t size = 0;
  bool known = false;     // its fold alone fits into `out`
  bool boundary = false;  // nothing before it joins with it
};
constexpr char32_t kQuickEnd = 0x2500;
constexpr char32_t kPage = 0x100;
using QuickPage = std::array<Quick, kPage>;

std::unique_ptr<const QuickPage> make_page(Fold how, char32_t first) {
  auto page = std::make_unique<QuickPage>();
  std::u32string out;
  for (char32_t i = 0; i < kPage; ++i) {
    const char32_t point = first + i;
    out.clear();
    fold_segment({&point, 1}, how, out);
    Quick& quick = (*page)[i];
    quick.boundary = icu::boundary_before(point);
    quick.known = out.size() <= quick.out.size() && quick.boundary;
    if (!quick.known) continue;
    quick.size = static_cast<std::uint8_t>(out.size());
    std::copy(out.begin(), out.end(), quick.out.begin());
  }
  return page;
}

// Made page by page, as texts need them: most stay within a script or two.
class QuickTable {
 public:
  explicit QuickTable(Fold how) : how_(how) {}
  const Quick& operator[](char32_t point) {  // point < kQuickEnd; from any thread
    const std::size_t number = point / kPage;
    const QuickPage* page = ready_[number].load(std::memory_order_acquire);
    return (*(page ? page : make(number)))[point % kPage];
  }

 private:
  const QuickPage* make(std::size_t number) {
    const std::lock_guard lock(mutex_);
    if (!pages_[number]) {
      pages_[number] = make_page(how_, static_cast<char32_t>(number) * kPage);
      ready_[number].store(pages_[number].get(), std::memory_order_release);
    }
    return pages_[number].get();
  }

  Fold how_;
  std::mutex mutex_;
  std::array<std::unique_ptr<const QuickPage>, kQuickEnd / kPage> pages_;
  std::array<std::atomic<const QuickPage*>, kQuickEnd / kPage> ready_{};
};

QuickTable& quick_table(Fold how) {
  static QuickTable compatible(Fold::compatible), plain(Fold::plain);
  return how == Fold::compatible ? compatible : plain;
}

// Calls emit(folded code points, index of the first original one).
template <class Emit>
void fold_each(std::u32string_view text, Fold how, Emit emit) {
  QuickTable& quick = quick_table(how);
  const auto starts_anew = [&](std::size_t i) {
    if (i == text.size()) return true;
    return text[i] < kQuickEnd ? quick[text[i]].boundary : icu::boundary_before(text[i]);
  };
  std::u32string segment, out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] < kQuickEnd && quick[text[i]].known && starts_anew(i + 1)) {
      const Quick& q = quick[text[i]];
      emit(std::u32string_view(q.out.data(), q.size), i);
      ++i;
      continue;
    }
    const std::size_t start = i;
    segment.assign(1, text[i++]);
    for (; !starts_anew(i); ++i) {
      if (segment.size() < kLongestSegment)
        segment += text[i];
      else if (icu::is_starter(text[i]))
        break;  // a starter that joins backwards (conjoining jamo): a segment of its own
    }
    out.clear();
    fold_segment(segment, how, out);
    emit(std::u32string_view(out), start);
  }
}

}  // namespace

Range Folded::original(std::size_t start, std::size_t end) const {
  if (start >= end || end > points.size()) return {};
  const auto after = std::upper_bound(origins.begin() + static_cast<std::ptrdiff_t>(end),
                                      origins.end() - 1, origins[end - 1]);
  return {origins[start], *after};
}

Folded fold(std::u32string_view text, Fold how) {
  Folded result;
  result.points.reserve(text.size());
  result.origins.reserve(text.size() + 1);
  fold_each(text, how, [&](std::u32string_view out, std::size_t origin) {
    result.points += out;
    result.origins.insert(result.origins.end(), out.size(), static_cast<std::uint32_t>(origin));
  });
  result.origins.push_back(static_cast<std::uint32_t>(text.size()));
  return result;
}

std::u32string folded(std::u32string_view text, Fold how) {
  std::u32string result;
  result.reserve(text.size());
  fold_each(text, how, [&](std::u32string_view out, std::size_t) { result += out; });
  return result;
}

std::u32string folded_utf8(std::string_view text, Fold how) {
  return folded(decode(text).points, how);
}

}  // namespace vedetta::text
