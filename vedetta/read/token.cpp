#include "vedetta/read/token.h"

#include <algorithm>
#include <utility>

#include "vedetta/core/numbering.h"
#include "vedetta/text/character.h"
#include "vedetta/text/utf8.h"

namespace vedetta::read {
namespace {

using text::is_apostrophe;
using text::is_digit;
using text::is_hyphen;
using text::is_letter;
using text::is_lower;
using text::is_mark;
using text::is_space;
using text::is_upper;

bool ends_sentence(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
         c == 0xFF1F;
}
bool is_closing(char32_t c) {
  return c == '"' || c == 0x201D || c == 0x2019 || c == 0xBB || c == ')' || c == ']' || c == 0x300D;
}

char32_t lower(char32_t c) {
  return is_apostrophe(c) ? U'\'' : text::to_lower(c);
}

constexpr std::size_t kLettersPerToken = 5;  // with the space; a guess to make room by

class Scanner {
 public:
  Scanner(std::u32string_view text, std::uint32_t from, std::uint32_t to, const TokenRules& rules)
      : text_(text.substr(0, to)), at_(from), rules_(rules) {
    for (const std::string& known : rules.abbreviations)
      longest_abbreviation_ = std::max(longest_abbreviation_, known.size());
  }

  Tokens run() {
    const std::size_t points = text_.size() - std::min<std::size_t>(at_, text_.size());
    out_.items.reserve(points / kLettersPerToken);
    out_.letters.resize(points + points / kLettersPerToken);
    bool space = true;
    while (at_ < text_.size()) {
      const char32_t c = text_[at_];
      if (c == '\n' || c == 0x2029) {
        close_sentence();
        ++paragraph_;
        ++at_;
        space = true;
      } else if (is_space(c)) {
        ++at_;
        space = true;
      } else {
        const std::uint32_t start = at_;
        const TokenKind kind = is_digit(c) ? number() : is_letter(c) ? word() : punctuation();
        add(start, kind, space);
        space = false;
        if (kind == TokenKind::punctuation && sentence_ends_here()) close_sentence();
      }
    }
    close_sentence();
    point_words();
    return std::move(out_);
  }

 private:
  char32_t peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : 0;
  }

  // Digits with inner separators: 165,000  24.000  1.5  12:30 stays apart; 165-thousand too.
  TokenKind number() {
    while (is_digit(peek()) || ((peek() == '.' || peek() == ',' || peek() == 0x00A0 ||
                                 peek() == 0x202F || is_apostrophe(peek())) &&
                                is_digit(peek(1))))
      ++at_;
    return TokenKind::number;
  }

  bool possessive_here() const {
    return rules_.possessive_s && is_apostrophe(peek()) && (peek(1) == 's' || peek(1) == 'S') &&
           !is_letter(peek(2));
  }

  TokenKind word() {
    const std::uint32_t start = at_;
    while (at_ < text_.size()) {
      while (at_ < text_.size() && text::is_ascii(text_[at_], text::kLetterBit | text::kDigitBit))
        ++at_;
      if (at_ == text_.size()) break;
      const char32_t c = text_[at_];
      if (is_letter(c) || is_mark(c) || is_digit(c)) {
        ++at_;
      } else if (is_apostrophe(c) && is_letter(peek(1)) && !possessive_here()) {
        ++at_;
        if (rules_.elision) break;  // the apostrophe belongs to the first word
      } else if (is_hyphen(c) && (is_letter(peek(1)) || is_digit(peek(1)))) {
        if (suffix_follows() || joins_names(start)) break;
        hyphen_ = true;
        ++at_;
      } else if (c == '.' && dotted_abbreviation()) {
        ++at_;
      } else {
        break;
      }
    }
    return TokenKind::word;
  }

  // After a hyphen: a word that takes names before it ("-flagged", "-based").
  bool suffix_follows() const {
    std::uint32_t end = at_ + 1;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    const std::string word = lower_utf8(text_.substr(at_ + 1, end - at_ - 1));
    return std::find(rules_.hyphen_words.begin(), rules_.hyphen_words.end(), word) !=
           rules_.hyphen_words.end();
  }

  // "Putin-Kim", "Mosca-Pyongyang": two names with a hyphen between, and none with it inside.
  bool joins_names(std::uint32_t start) const {
    if (!rules_.names || !is_upper(text_[start]) || !is_upper(peek(1))) return false;
    std::uint32_t end = at_ + 1;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    const auto known = [&](std::uint32_t from, std::uint32_t to) {
      return rules_.names->contains(lower_utf8(text_.substr(from, to - from)));
    };
    return known(start, at_) && known(at_ + 1, end) && !known(start, end);
  }

  // U.S.  N.  Jan.: a stop that belongs to its word.
  bool dotted_abbreviation() const {
    std::uint32_t start = at_;
    while (start > 0 && (is_letter(text_[start - 1]) || text_[start - 1] == '.')) --start;
    const std::u32string_view before = text_.substr(start, at_ - start);
    if (before.size() == 1 && is_upper(before[0])) return true;
    if (before.size() >= 3 && before[before.size() - 2] == '.') return true;  // U.S
    if (before.size() >= longest_abbreviation_) return false;
    const std::string word = lower_utf8(before) + ".";
    return std::find(rules_.abbreviations.begin(), rules_.abbreviations.end(), word) !=
           rules_.abbreviations.end();
  }

  TokenKind punctuation() {
    if (possessive_here()) {
      at_ += 2;
      return TokenKind::word;
    }
    ++at_;
    return TokenKind::punctuation;
  }

  // After a token of punctuation: a stop ends the sentence unless what follows says otherwise.
  bool sentence_ends_here() {
    if (!ends_sentence(text_[at_ - 1])) return false;
    std::uint32_t next = at_;
    while (next < text_.size() && (ends_sentence(text_[next]) || is_closing(text_[next]))) ++next;
    if (next < text_.size() && !is_space(text_[next])) return false;
    while (next < text_.size() && is_space(text_[next]) && text_[next] != '\n') ++next;
    if (next < text_.size() && is_lower(text_[next])) return false;
    while (at_ < text_.size() && (ends_sentence(text_[at_]) || is_closing(text_[at_]))) {
      const std::uint32_t start = at_++;
      add(start, TokenKind::punctuation, false);
    }
    return true;
  }

  void add(std::uint32_t start, TokenKind kind, bool space) {
    Token t;
    t.start = start;
    t.end = at_;
    t.kind = kind;
    t.space_before = space;
    const auto piece = text_.substr(start, at_ - start);
    spell(piece);
    t.hash = static_cast<std::uint32_t>(used_);  // where its letters end, till all are there
    t.capital = is_upper(piece[0]);
    if (t.capital && piece.size() >= 2 && !is_lower(piece[1])) {
      const auto letters = std::count_if(piece.begin(), piece.end(), is_letter);
      const auto uppers = std::count_if(piece.begin(), piece.end(), is_upper);
      t.upper = letters >= 2 && letters == uppers;
    }
    t.opens = out_.items.size() == sentence_first_;
    t.hyphen = std::exchange(hyphen_, false);
    out_.items.push_back(std::move(t));
  }

  void spell(std::u32string_view piece) {
    const std::size_t most = used_ + piece.size() * text::kLongestPoint;
    if (most > out_.letters.size()) out_.letters.resize(2 * most);
    char* to = out_.letters.data() + used_;
    for (const char32_t c : piece)
      if (c < 0x80)
        *to++ = static_cast<char>(text::to_lower(c));
      else
        to += text::put_utf8(lower(c), to);
    used_ = static_cast<std::size_t>(to - out_.letters.data());
  }

  // Once all letters are there and stay where they are.
  void point_words() {
    std::uint32_t begin = 0;
    for (Token& token : out_.items) {
      token.word = {out_.letters.data() + begin, token.hash - begin};
      begin = token.hash;
      token.hash = WordTable::hash_of(token.word);
    }
  }

  void close_sentence() {
    const auto last = static_cast<std::uint32_t>(out_.items.size());
    if (last > sentence_first_) out_.sentences.push_back({sentence_first_, last, paragraph_});
    sentence_first_ = last;
  }

  std::u32string_view text_;
  std::uint32_t at_;
  const TokenRules& rules_;
  Tokens out_;
  std::size_t used_ = 0;  // of the letters' room
  bool hyphen_ = false;   // in the word that is read
  std::uint32_t sentence_first_ = 0;
  std::uint32_t paragraph_ = 0;
  std::size_t longest_abbreviation_ = 0;  // bytes, with its stop
};

}  // namespace

std::string lower_utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) text::append_utf8(out, lower(c));
  return out;
}

TokenRules TokenRules::from(const Value& lang) {
  TokenRules rules;
  rules.elision = lang["elision"].boolean();
  rules.possessive_s = lang["possessive_s"].boolean();
  rules.hyphen_words = lang["hyphen_words"].strings();
  rules.abbreviations = lang["abbreviations"].strings();
  return rules;
}

Tokens tokenise(std::u32string_view text, std::uint32_t from, std::uint32_t to,
                const TokenRules& rules) {
  return Scanner(text, from, std::min<std::uint32_t>(to, static_cast<std::uint32_t>(text.size())),
                 rules)
      .run();
}

}  // namespace vedetta::read
