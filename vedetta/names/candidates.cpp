// Index::candidates: words of the query → like words of the index → readings that hold them →
// entries, best covered first. Identifiers are looked up apart and always come.
#include <algorithm>
#include <unordered_map>

#include "vedetta/names/align.h"
#include "vedetta/names/internal/body.h"
#include "vedetta/names/internal/keys.h"

namespace vedetta::names {
namespace {

// The rows of a sorted table with one hash; hashes are spread evenly, so the guess is near.
template <class Row, class Hash>
std::span<const Row> with_hash(std::span<const Row> table, Hash hash) {
  const auto before = [](const Row& row, Hash value) { return row.hash < value; };
  const auto first = std::lower_bound(table.begin(), table.end(), hash, before);
  auto last = first;
  while (last != table.end() && last->hash == hash) ++last;
  return table.subspan(static_cast<std::size_t>(first - table.begin()),
                       static_cast<std::size_t>(last - first));
}

// What the words of one reading of the query reach.
class Reach {
 public:
  Reach(const Index::Body& body, Kind kind) : body_(body), kind_(kind) {}

  void add_reading(const ReadingView& reading, std::vector<std::uint32_t>& best) {
    covered_.clear();
    std::int64_t whole = 0;
    for (const TokenView& token : reading.tokens) whole += token.role(kind_).weight;
    if (whole == 0) return;
    for (std::size_t i = 0; i < reading.tokens.size(); ++i)
      add_word(reading.tokens[i], static_cast<std::uint32_t>(i));
    add_joined(reading, whole);
    for (const auto& [number, cover] : covered_) {
      const std::uint32_t entry = body_.names[body_.readings[number].name].entity;
      const auto share =
          static_cast<std::uint32_t>(std::min<std::int64_t>(1000, cover.sum / whole));
      best[entry] = std::max(best[entry], share);
    }
  }

 private:
  struct Cover {
    std::int64_t sum = 0;  // weight × likeness
    std::uint32_t last_word = UINT32_MAX;
    std::int64_t last_value = 0;  // what the last word added: a better like word replaces it
  };

  void add_word(const TokenView& token, std::uint32_t word) {
    keys::keys_of(token, hashes_);
    near_.clear();
    for (const std::uint32_t hash : hashes_)
      for (const layout::HashRecord& row : with_hash(body_.token_hash, hash))
        near_.push_back(row.target);
    std::sort(near_.begin(), near_.end());
    near_.erase(std::unique(near_.begin(), near_.end()), near_.end());
    for (const std::uint32_t number : near_) {
      How how = How::equal;
      const int like = likeness(token, body_.token(number), kind_, *body_.knowledge, how);
      if (like > 0) add_postings(number, word, std::int64_t{token.role(kind_).weight} * like);
    }
  }

  void add_postings(std::uint32_t token, std::uint32_t word, std::int64_t value) {
    const std::uint32_t first = body_.posting_starts[token], last = body_.posting_starts[token + 1];
    for (std::uint32_t i = first; i < last; ++i) add(body_.postings[i], word, value);
  }

  void add(std::uint32_t reading, std::uint32_t word, std::int64_t value) {
    Cover& cover = covered_[reading];
    if (cover.last_word == word) {
      if (value <= cover.last_value) return;
      cover.sum -= cover.last_value;
    }
    cover.sum += value;
    cover.last_word = word;
    cover.last_value = value;
  }

  // Words written together: the query's word is two of the entry's, or two of the query's are one.
  void add_joined(const ReadingView& reading, std::int64_t whole) {
    const auto& tokens = reading.tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      for (const auto& row : with_hash(body_.joined, keys::joined_key(tokens[i].text, {})))
        add(row.target, static_cast<std::uint32_t>(i), tokens[i].role(kind_).weight * 1000LL);
      if (i + 1 == tokens.size()) break;
      const std::u32string both = std::u32string(tokens[i].text).append(tokens[i + 1].text);
      add_whole(both, tokens[i].role(kind_).weight + tokens[i + 1].role(kind_).weight, i);
    }
    if (tokens.size() < 3) return;
    std::u32string all;
    for (const TokenView& token : tokens) all += token.text;
    add_whole(all, whole, tokens.size());
  }

  void add_whole(const std::u32string& text, std::int64_t weight, std::size_t word) {
    constexpr std::size_t kLongest = 40;
    if (text.size() > kLongest) return;
    const NameToken token = body_.knowledge->token(text);
    const TokenView view = view_of(token);
    keys::keys_of(view, hashes_);
    near_.clear();
    for (const std::uint32_t hash : hashes_)
      for (const auto& row : with_hash(body_.token_hash, hash)) near_.push_back(row.target);
    std::sort(near_.begin(), near_.end());
    near_.erase(std::unique(near_.begin(), near_.end()), near_.end());
    for (const std::uint32_t number : near_) {
      How how = How::equal;
      const int like = likeness(view, body_.token(number), kind_, *body_.knowledge, how);
      if (like > 0) add_postings(number, static_cast<std::uint32_t>(1000 + word), weight * like);
    }
  }

  const Index::Body& body_;
  Kind kind_;
  std::unordered_map<std::uint32_t, Cover> covered_;
  std::vector<std::uint32_t> hashes_, near_;
};

}  // namespace

Candidates Index::candidates(const EntityView& query) const {
  const Weights& w = knowledge().weights();
  std::vector<std::uint32_t> best(size(), 0);
  Reach reach(*body_, kind_of(query.schema));
  for (const NameView& name : query.names)
    for (const ReadingView& reading : name.readings) reach.add_reading(reading, best);
  Candidates result;
  std::vector<bool> identified(size(), false);
  for (const std::string& key : query.identifiers)
    for (const auto& row : with_hash(body_->identifiers, keys::identifier_hash(key)))
      identified[row.entity] = true;
  for (std::uint32_t entry = 0; entry < size(); ++entry)
    if (identified[entry] || best[entry] >= static_cast<std::uint32_t>(w.least_coverage))
      result.found.push_back({entry, identified[entry] ? 1000 : best[entry], identified[entry]});
  std::sort(result.found.begin(), result.found.end(), [](const Candidate& a, const Candidate& b) {
    if (a.by_identifier != b.by_identifier) return a.by_identifier;
    return a.coverage != b.coverage ? a.coverage > b.coverage : a.entry < b.entry;
  });
  if (const auto most = static_cast<std::size_t>(w.most_candidates); result.found.size() > most) {
    result.left_out = result.found.size() - most;
    result.found.resize(most);
  }
  return result;
}

}  // namespace vedetta::names
