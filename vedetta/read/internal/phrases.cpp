#include "vedetta/read/internal/phrases.h"

#include "vedetta/text/utf8.h"

namespace vedetta::read::internal {
namespace {

constexpr std::uint32_t kUnknown = 0xFFFFFFFF;
constexpr std::size_t kLongestParted = 32;  // a longer word is an address, not a number

bool all_digits(std::string_view s) {
  if (s.empty()) return false;
  for (const char c : s)
    if (c < '0' || c > '9') return false;
  return true;
}

// Bytes of the hyphen at this place: 1 for '-', 3 for U+2010 to U+2013, else 0.
std::size_t hyphen_at(std::string_view s, std::size_t at) {
  if (s[at] == '-') return 1;
  if (at + 2 < s.size() && s.substr(at, 2) == "\xE2\x80" && s[at + 2] >= '\x90' &&
      s[at + 2] <= '\x93')
    return 3;
  return 0;
}

}  // namespace

std::uint32_t Phrases::intern(std::string_view word) {
  const std::uint32_t number = words_.add(word);
  if (number == heads_.size()) heads_.push_back(false);
  return number;
}

std::uint32_t Phrases::id(std::string_view word) const {
  return words_.find(word).value_or(kUnknown);
}

std::uint32_t Phrases::step(std::uint32_t node, std::uint32_t word) const {
  return edges_.find(node, word).value_or(0);
}

void Phrases::add(std::string_view phrase, Symbol symbol, bool heads) {
  std::u32string points = text::decode(phrase).points;
  const bool elided = rules_.elision && points.ends_with(U'\'');
  if (elided) points += U'a';  // l' stays one word only before a letter
  Tokens tokens = tokenise(points, 0, static_cast<std::uint32_t>(points.size()), rules_);
  if (elided) tokens.items.pop_back();
  std::uint32_t node = 0;
  for (const Token& token : tokens.items) {
    const std::uint32_t word = intern(token.word);
    const auto made = static_cast<std::uint32_t>(ends_.size());
    node = edges_.add(node, word, made);
    if (node == made) ends_.emplace_back();
  }
  if (node != 0) ends_[node].push_back(symbol);
  if (heads && tokens.size() == 1) heads_[id(tokens[0].word)] = true;
}

void Phrases::cut(const Tokens& tokens, std::uint32_t token, std::vector<Piece>& out) const {
  const std::string_view whole = tokens[token].word;
  const std::uint32_t word = id(whole);
  if (word == kUnknown && tokens[token].kind == TokenKind::word && whole.size() <= kLongestParted) {
    std::size_t from = 0;
    bool first = true;
    for (std::size_t at = 0; at < whole.size();) {
      const std::size_t hyphen = hyphen_at(whole, at);
      if (hyphen == 0) {
        ++at;
        continue;
      }
      const std::string_view part = whole.substr(from, at - from);
      if (first && (id(part) == kUnknown || !heads_[id(part)])) break;
      out.push_back({part, token, id(part), first});
      first = false;
      at += hyphen;
      from = at;
    }
    if (!first) {
      const std::string_view part = whole.substr(from);
      out.push_back({part, token, id(part), false});
      return;
    }
  }
  out.push_back({whole, token, word, true});
}

Item Phrases::item(const Tokens& tokens, const Piece& piece) const {
  const Token& token = tokens[piece.token];
  Item out;
  out.word = piece.text;
  out.first = piece.token;
  out.last = piece.token + 1;
  out.number = piece.first ? token.kind == TokenKind::number : all_digits(piece.text);
  out.punctuation = token.kind == TokenKind::punctuation;
  out.capital = !piece.first || token.capital;  // mid-March: the part can't be told
  out.space_before = piece.first && token.space_before;
  out.opens = piece.first && token.opens;
  return out;
}

std::vector<Item> Phrases::read(const Tokens& tokens, const Sentence& sentence) const {
  std::vector<Piece> pieces;
  pieces.reserve(sentence.last - sentence.first);
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) cut(tokens, i, pieces);
  std::vector<Item> out;
  out.reserve(pieces.size());
  for (std::size_t i = 0; i < pieces.size();) {
    Item next = item(tokens, pieces[i]);
    std::size_t length = 1;
    std::uint32_t node = 0;
    for (std::size_t j = i; j < pieces.size() && pieces[j].word != kUnknown; ++j) {
      node = step(node, pieces[j].word);
      if (node == 0) break;
      if (ends_[node].empty()) continue;
      next.symbols = &ends_[node];
      next.last = pieces[j].token + 1;
      length = j - i + 1;
    }
    out.push_back(next);
    i += length;
  }
  return out;
}

}  // namespace vedetta::read::internal
