#include "vedetta/read/internal/document_date.h"

#include <algorithm>

namespace vedetta::read {
namespace {

// Whether a year stands among the tokens: an expression that names its own hangs on no anchor.
bool names_year(const Tokens& tokens, std::uint32_t first, std::uint32_t last) {
  return std::any_of(tokens.items.begin() + first, tokens.items.begin() + last, [](const Token& t) {
    return t.kind == TokenKind::number && t.word.size() == 4 &&
           (t.word[0] == '1' || t.word[0] == '2');
  });
}

std::optional<Day> full_date(const Tokens& tokens, const FoundTime& time) {
  const DayInterval& i = time.interval;
  if (!i.first || !i.last || *i.first != *i.last || !names_year(tokens, time.first, time.last))
    return std::nullopt;
  return *i.first;
}

}  // namespace

std::optional<DatedBy> document_date(const Tokens& tokens, const internal::ItemRows& rows,
                                     const Language& language) {
  constexpr std::size_t kDateline = 2;  // sentences
  std::optional<Day> latest;
  // Full dates need no anchor, any day serves; and a sentence without a year holds none.
  TimeAnchor anchor{Day::of(2000, 1, 1), std::nullopt, 0};
  for (std::size_t s = 0; s < tokens.sentences.size(); ++s) {
    if (!names_year(tokens, tokens.sentences[s].first, tokens.sentences[s].last)) continue;
    for (const FoundTime& time :
         language.times.find(rows[s], tokens.sentences[s], anchor, Tense::unknown)) {
      const auto day = full_date(tokens, time);
      if (!day) continue;
      if (s < kDateline) return DatedBy{*day, "dateline"};
      if (!latest || *latest < *day) latest = day;
    }
  }
  if (!latest) return std::nullopt;
  return DatedBy{*latest, "latest date in the text"};
}

}  // namespace vedetta::read
