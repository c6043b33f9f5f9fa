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
  if (number == known_.size()) known_.emplace_back();
  return number;
}

std::uint32_t Phrases::id(std::string_view word) const {
  return words_.find(word).value_or(kUnknown);
}

std::uint32_t Phrases::step(std::uint32_t node, std::uint32_t word) const {
  if (node == 0) return known_[word].node;
  return nodes_[node].goes_on ? edges_.find(node, word).value_or(0) : 0;
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
    const auto made = static_cast<std::uint32_t>(nodes_.size());
    nodes_[node].goes_on = true;
    const std::uint32_t next = edges_.add(node, word, made);
    if (next == made) nodes_.emplace_back();
    if (node == 0) {
      known_[word].node = next;
      known_[word].opens |= kind_bit(symbol.kind);
    }
    node = next;
  }
  if (node == 0) return;
  nodes_[node].symbols.push_back(symbol);
  nodes_[node].kinds |= kind_bit(symbol.kind);
  if (!symbol.capital) nodes_[node].small_kinds |= kind_bit(symbol.kind);
  if (heads && tokens.size() == 1) known_[id(tokens[0].word)].heads = true;
}

// "two-day": the parts of a word whose first part is known and may stand so.
bool Phrases::cut_at_hyphens(const Token& token, std::uint32_t at, Row& out) const {
  const std::string_view whole = token.word;
  const auto put = [&](std::string_view part, bool first) {
    Item item;
    item.word = part;
    item.first = at;
    item.last = at + 1;
    item.number = !first && all_digits(part);
    item.capital = !first || token.capital;  // mid-March: the part can't be told
    item.space_before = first && token.space_before;
    item.opens = first && token.opens;
    out.items.push_back(item);
    out.words.push_back(id(part));
  };
  std::size_t from = 0;
  for (std::size_t i = 0; i < whole.size();) {
    const std::size_t hyphen = hyphen_at(whole, i);
    if (hyphen == 0) {
      ++i;
      continue;
    }
    const std::string_view part = whole.substr(from, i - from);
    if (from == 0) {
      const std::uint32_t head = id(part);
      if (head == kUnknown || !known_[head].heads) return false;
    }
    put(part, from == 0);
    i += hyphen;
    from = i;
  }
  if (from == 0) return false;
  put(whole.substr(from), false);
  return true;
}

void Phrases::cut(const Token& token, std::uint32_t at, Row& out) const {
  const std::uint32_t word = words_.find(token.word, token.hash).value_or(kUnknown);
  if (word == kUnknown && token.hyphen && token.word.size() <= kLongestParted &&
      cut_at_hyphens(token, at, out))
    return;
  Item& item = out.items.emplace_back();
  item.word = token.word;
  item.first = at;
  item.last = at + 1;
  item.number = token.kind == TokenKind::number;
  item.punctuation = token.kind == TokenKind::punctuation;
  item.capital = token.capital;
  item.space_before = token.space_before;
  item.opens = token.opens;
  out.words.push_back(word);
}

// The node of the longest phrase that begins at a piece, with its length in pieces; 0: none.
std::uint32_t Phrases::longest(const Row& row, std::size_t at, std::size_t& length) const {
  std::uint32_t found = 0;
  std::uint32_t node = 0;
  for (std::size_t i = at; i < row.words.size() && row.words[i] != kUnknown; ++i) {
    node = step(node, row.words[i]);
    if (node == 0) break;
    if (nodes_[node].symbols.empty()) continue;
    found = node;
    length = i - at + 1;
  }
  return found;
}

// Whether a number is among the tokens, a word that a phrase of these kinds begins with, or one
// that may come apart.
bool Phrases::may_hold(const Tokens& tokens, const Sentence& sentence, Kinds wanted) const {
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::number || token.hyphen) return true;
    const auto word = words_.find(token.word, token.hash);
    if (word && (known_[*word].opens & wanted) != 0) return true;
  }
  return false;
}

std::vector<Item> Phrases::read(const Tokens& tokens, const Sentence& sentence,
                                Kinds wanted) const {
  if (wanted != 0 && !may_hold(tokens, sentence, wanted)) return {};
  Row row;
  row.items.reserve(sentence.last - sentence.first);
  row.words.reserve(sentence.last - sentence.first);
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) cut(tokens[i], i, row);
  std::size_t size = 0;  // of the items in which phrases are one
  for (std::size_t i = 0; i < row.items.size();) {
    Item& next = row.items[size];
    if (size != i) next = row.items[i];
    ++size;
    const std::uint32_t word = row.words[i];
    std::size_t length = 1;
    const bool opens = word != kUnknown && known_[word].node != 0;
    if (const std::uint32_t node = opens ? longest(row, i, length) : 0; node != 0) {
      next.symbols = &nodes_[node].symbols;
      next.kinds = next.capital ? nodes_[node].kinds : nodes_[node].small_kinds;
      next.last = row.items[i + length - 1].last;
    }
    i += length;
  }
  row.items.resize(size);
  return std::move(row.items);
}

}  // namespace vedetta::read::internal
