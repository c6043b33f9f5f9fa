#include "vedetta/text/token.h"

namespace vedetta::text {
namespace {

bool is_word(char32_t point) {
  return is_letter(point) || is_digit(point) || is_combining(point);
}

// The apostrophes of texts, and the marks that romanisations write in their place.
bool joins_letters(char32_t point) {
  switch (point) {
    case U'\'':
    case U'`':
    case U'\u00B4':
    case U'\u02B9':
    case U'\u02BB':
    case U'\u02BC':
    case U'\u02BF':
    case U'\u02BE':
    case U'\u2018':
    case U'\u2019':
    case U'\u201B':
    case U'\u2032':
      return true;
    default:
      return false;
  }
}

// The end of "x.y.z." when single letters with dots begin at `start`, else `start`. The last dot is
// left out: it may end the sentence.
std::uint32_t dotted_end(std::u32string_view text, std::uint32_t start) {
  std::uint32_t end = start, letters = 0;
  for (std::uint32_t i = start; i < text.size() && is_letter(text[i]); i += 2) {
    const bool word_goes_on = i + 1 < text.size() && is_word(text[i + 1]);
    if (word_goes_on) return start;
    ++letters;
    end = i + 1;
    if (i + 1 >= text.size() || text[i + 1] != U'.') break;
  }
  return letters >= 2 ? end : start;
}

}  // namespace

std::vector<Token> tokenise(std::u32string_view text) {
  std::vector<Token> tokens;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t i = 0; i < size;) {
    if (!is_word(text[i]) || joins_letters(text[i])) {
      ++i;
      continue;
    }
    Token token;
    token.start = i;
    token.end = dotted_end(text, i);
    token.dotted = token.end > i;
    if (!token.dotted)
      for (token.end = i; token.end < size && is_word(text[token.end]);) {
        if (joins_letters(text[token.end])) break;
        ++token.end;
      }
    token.script = dominant_script(text.substr(i, token.end - i));
    token.after_apostrophe =
        !tokens.empty() && i > 0 && joins_letters(text[i - 1]) && tokens.back().end == i - 1;
    tokens.push_back(token);
    i = token.end;
  }
  return tokens;
}

std::u32string text_of(const Token& token, std::u32string_view folded) {
  const std::u32string_view part = folded.substr(token.start, token.end - token.start);
  if (!token.dotted) return std::u32string(part);
  std::u32string out;
  for (const char32_t point : part)
    if (point != U'.') out += point;
  return out;
}

}  // namespace vedetta::text
