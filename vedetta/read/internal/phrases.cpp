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
  const std::uint32_t hash = WordTable::hash_of(word);
  const std::uint32_t number = words_.add(word, hash);
  heard_[hash % kBuckets] = true;
  if (number == known_.size()) known_.emplace_back();
  return number;
}

std::uint32_t Phrases::id(std::string_view word, std::uint32_t hash) const {
  return heard_[hash % kBuckets] ? words_.find(word, hash).value_or(kUnknown) : kUnknown;
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
bool Phrases::cut_at_hyphens(const Token& token, std::uint32_t at, std::vector<Item>& out) const {
  const std::string_view whole = token.word;
  const auto put = [&](std::string_view part, bool first) {
    Item& item = out.emplace_back();
    item.word = part;
    item.known = id(part);
    item.first = at;
    item.last = at + 1;
    item.number = !first && all_digits(part);
    item.capital = !first || token.capital;  // mid-March: the part can't be told
    item.space_before = first && token.space_before;
    item.opens = first && token.opens;
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

// Whether the token is a number, a word that a phrase of the wanted kinds begins with, or one that
// may come apart.
bool Phrases::cut(const Token& token, std::uint32_t at, Kinds wanted,
                  std::vector<Item>& out) const {
  const std::uint32_t word = id(token.word, token.hash);
  const bool number = token.kind == TokenKind::number;
  const bool may_part = token.hyphen && token.word.size() <= kLongestParted;
  if (word == kUnknown && may_part && cut_at_hyphens(token, at, out)) return true;
  Item& item = out.emplace_back();
  item.word = token.word;
  item.known = word;
  item.first = at;
  item.last = at + 1;
  item.number = number;
  item.punctuation = token.kind == TokenKind::punctuation;
  item.capital = token.capital;
  item.space_before = token.space_before;
  item.opens = token.opens;
  return number || token.hyphen || (word != kUnknown && (known_[word].opens & wanted) != 0);
}

// The node of the longest phrase that begins at an item, with its length in items; 0: none.
std::uint32_t Phrases::longest(const std::vector<Item>& items, std::size_t at,
                               std::size_t& length) const {
  std::uint32_t found = 0;
  std::uint32_t node = 0;
  for (std::size_t i = at; i < items.size() && items[i].known != kUnknown; ++i) {
    node = step(node, items[i].known);
    if (node == 0) break;
    if (nodes_[node].symbols.empty()) continue;
    found = node;
    length = i - at + 1;
  }
  return found;
}

// The words from `begin` on: those of a phrase become one item.
void Phrases::join(std::size_t begin, std::vector<Item>& items) const {
  std::size_t size = begin;
  for (std::size_t i = begin; i < items.size();) {
    Item& next = items[size];
    if (size != i) next = items[i];
    ++size;
    std::size_t length = 1;
    std::uint32_t node = next.known == kUnknown ? 0 : known_[next.known].node;
    if (nodes_[node].goes_on && node != 0) node = longest(items, i, length);
    if (node != 0) {
      next.symbols = &nodes_[node].symbols;
      next.kinds = next.capital ? nodes_[node].kinds : nodes_[node].small_kinds;
      next.last = items[i + length - 1].last;
    }
    i += length;
  }
  items.resize(size);
}

ItemRows Phrases::read(const Tokens& tokens, Kinds wanted) const {
  ItemRows out;
  std::vector<Item>& items = out.items();
  items.reserve(tokens.size());
  for (const Sentence& sentence : tokens.sentences) {
    const std::size_t begin = items.size();
    bool holds = wanted == 0;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
      holds = cut(tokens[i], i, wanted, items) || holds;
    if (holds)
      join(begin, items);
    else
      items.resize(begin);
    out.end_row();
  }
  return out;
}

}  // namespace vedetta::read::internal
