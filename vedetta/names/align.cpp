#include "vedetta/names/align.h"

#include <algorithm>
#include <array>
#include <bit>

namespace vedetta::names {
namespace {

constexpr std::size_t kLongestCompared = 40;  // longer words are compared whole only
constexpr std::size_t kShortWord = 4;
constexpr int kWhole = 1000;

int edit_budget(std::size_t length, const Weights& w) {
  return static_cast<int>(w.edit_budget[std::min(length, w.edit_budget.size() - 1)]);
}

// Cost of the cheapest edits, thousandths; more than `most` when it is beyond it.
int edit_cost(std::u32string_view a, std::u32string_view b, int most, const Knowledge& k) {
  using Row = std::array<int, kLongestCompared + 1>;
  Row before, above, row;
  int least_above = 0;
  above[0] = 0;
  const auto gap = [&](std::u32string_view word, std::size_t i) {
    return k.gap_cost(word[i], i > 0 ? word[i - 1] : 0);
  };
  for (std::size_t j = 1; j <= b.size(); ++j) above[j] = above[j - 1] + gap(b, j - 1);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = above[0] + gap(a, i - 1);
    int least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + gap(a, i - 1), row[j - 1] + gap(b, j - 1),
                         above[j - 1] + k.change_cost(a[i - 1], b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + kWhole);
      least = std::min(least, row[j]);
    }
    if (least > most && least_above > most) return most + 1;
    least_above = least;
    before = above;
    above = row;
  }
  return above[b.size()];
}

int by_edits(std::u32string_view a, std::u32string_view b, const Knowledge& k) {
  const std::size_t longest = std::max(a.size(), b.size());
  const std::size_t shortest = std::min(a.size(), b.size());
  if (longest > kLongestCompared || shortest == 0) return 0;
  const int budget = edit_budget(longest, k.weights());
  if (static_cast<int>(longest - shortest) * 300 > budget) return 0;  // the cheapest gap costs 300
  const std::uint64_t in_a = k.letters_of(a), in_b = k.letters_of(b);
  const int foreign = std::max(std::popcount(in_a & ~in_b), std::popcount(in_b & ~in_a));
  if (foreign * Knowledge::kLeastForeign > budget) return 0;
  const int cost = edit_cost(a, b, budget, k);
  if (cost > budget) return 0;
  const int loss =
      cost / static_cast<int>(longest);  // an edit in a short word loses half as much again
  return kWhole - (longest <= kShortWord ? loss * 3 / 2 : loss);
}

bool share_group(const TokenView& a, const TokenView& b) {
  for (std::size_t i = 0; i < kGroupsPerToken && a.groups[i]; ++i)
    for (std::size_t j = 0; j < kGroupsPerToken && b.groups[j]; ++j)
      if (a.groups[i] == b.groups[j]) return true;
  return false;
}

std::u32string_view sound_of(const TokenView& token) {
  return token.sound.empty() ? token.text : token.sound;
}

bool is_initial_of(const TokenView& initial, const TokenView& name, Kind kind) {
  return kind == Kind::person && initial.text.size() == 1 && name.text.size() > 1 &&
         name.value < 0 && name.text[0] == initial.text[0];
}

bool reads_backwards(std::u32string_view a, std::u32string_view b) {
  constexpr std::size_t kShortest = 4;
  return a.size() >= kShortest && std::equal(a.begin(), a.end(), b.rbegin(), b.rend());
}

std::u32string joined(std::span<const TokenView> tokens, std::size_t first, std::size_t count) {
  std::u32string out;
  for (std::size_t i = first; i < first + count; ++i) out += tokens[i].text;
  return out;
}

// Two to four words, each of one or two syllables (titles aside).
bool looks_korean(std::span<const TokenView> tokens) {
  std::size_t words = 0;
  for (const TokenView& token : tokens) {
    if (token.role(Kind::person).token_class == TokenClass::title) continue;
    if (token.korean.empty()) return false;
    ++words;
  }
  return words >= 2 && words <= 4;
}

// Pairs words greedily, the most valuable pair first; ties by place, so that the result is one.
class Pairing {
 public:
  Pairing(std::span<const TokenView> query, std::span<const TokenView> entry, Kind kind,
          const Knowledge& knowledge)
      : query_(query),
        entry_(entry),
        kind_(kind),
        korean_(looks_korean(query) && looks_korean(entry)),
        knowledge_(knowledge) {}

  std::vector<Pair> run() {
    for (std::size_t i = 0; i < query_.size(); ++i)
      for (std::size_t j = 0; j < entry_.size(); ++j) {
        How how = How::equal;
        if (const int like = likeness(query_[i], entry_[j], kind_, knowledge_, how, korean_))
          offer(i, 1, j, 1, how, like);
      }
    offer_joined();
    std::stable_sort(offers_.begin(), offers_.end(), [](const Pair& a, const Pair& b) {
      const std::int64_t x = a.likeness * a.weight, y = b.likeness * b.weight;
      return x != y ? x > y : a.query_count + a.entry_count < b.query_count + b.entry_count;
    });
    std::vector<Pair> taken;
    for (const Pair& pair : offers_)
      if (free(query_used_, pair.query_first, pair.query_count) &&
          free(entry_used_, pair.entry_first, pair.entry_count)) {
        use(query_used_, pair.query_first, pair.query_count);
        use(entry_used_, pair.entry_first, pair.entry_count);
        taken.push_back(pair);
      }
    std::sort(taken.begin(), taken.end(),
              [](const Pair& a, const Pair& b) { return a.query_first < b.query_first; });
    return taken;
  }
  bool query_used(std::size_t i) const { return query_used_ >> i & 1; }
  bool entry_used(std::size_t i) const { return entry_used_ >> i & 1; }

 private:
  static std::uint64_t bits(std::size_t first, std::size_t count) {
    return ((std::uint64_t{1} << count) - 1) << first;
  }
  static bool free(std::uint64_t used, std::size_t first, std::size_t count) {
    return (used & bits(first, count)) == 0;
  }
  static void use(std::uint64_t& used, std::size_t first, std::size_t count) {
    used |= bits(first, count);
  }
  std::int64_t weight(std::span<const TokenView> side, std::size_t first, std::size_t count) const {
    std::int64_t sum = 0;
    for (std::size_t i = first; i < first + count; ++i) sum += side[i].role(kind_).weight;
    return sum;
  }

  void offer(std::size_t qf, std::size_t qc, std::size_t ef, std::size_t ec, How how, int like) {
    Pair pair;
    pair.query_first = static_cast<std::uint8_t>(qf);
    pair.query_count = static_cast<std::uint8_t>(qc);
    pair.entry_first = static_cast<std::uint8_t>(ef);
    pair.entry_count = static_cast<std::uint8_t>(ec);
    pair.how = how;
    pair.likeness = like;
    pair.weight = weight(query_, qf, qc) + weight(entry_, ef, ec);
    offers_.push_back(pair);
  }

  // One word on one side, two to six neighbours on the other.
  void offer_joined() {
    constexpr std::size_t kMostJoined = 6;
    for (const bool query_joins : {true, false}) {
      const auto many = query_joins ? query_ : entry_, one = query_joins ? entry_ : query_;
      for (std::size_t first = 0; first < many.size(); ++first)
        for (std::size_t count = 2; count <= kMostJoined && first + count <= many.size(); ++count)
          for (std::size_t j = 0; j < one.size(); ++j) {
            const int like = likeness_joined(many.subspan(first, count), one[j]);
            if (like == 0) continue;
            if (query_joins)
              offer(first, count, j, 1, How::joined, like);
            else
              offer(j, 1, first, count, How::joined, like);
          }
    }
  }

  int likeness_joined(std::span<const TokenView> many, const TokenView& one) const {
    constexpr std::size_t kShortest = 4;
    std::size_t size = 0;
    for (const TokenView& token : many) {
      if (token.text == one.text) return 0;  // the word alone is the better partner
      size += token.text.size();
    }
    const std::size_t longest = std::max(size, one.text.size());
    if (size < kShortest || one.text.size() < kShortest || longest > kLongestCompared ||
        (longest - std::min(size, one.text.size())) * 300 >
            static_cast<std::size_t>(edit_budget(longest, knowledge_.weights())))
      return 0;
    const std::u32string whole = joined(many, 0, many.size());
    const int like = whole == one.text ? kWhole : by_edits(whole, one.text, knowledge_);
    return like < knowledge_.weights().like_initial
               ? 0
               : like * knowledge_.weights().like_joined / kWhole;
  }

  std::span<const TokenView> query_, entry_;
  Kind kind_;
  bool korean_;
  const Knowledge& knowledge_;
  std::vector<Pair> offers_;
  std::uint64_t query_used_ = 0, entry_used_ = 0;
};

bool is_substantial(const TokenView& token, Kind kind) {
  const TokenClass what = token.role(kind).token_class;
  return what == TokenClass::name || what == TokenClass::frequent;
}

bool in_order(const std::vector<Pair>& pairs) {
  return std::is_sorted(pairs.begin(), pairs.end(),
                        [](const Pair& a, const Pair& b) { return a.entry_first < b.entry_first; });
}

}  // namespace

const char* to_string(How how) {
  constexpr const char* kNames[] = {"equal",   "edits",  "sound",    "korean", "group",
                                    "initial", "joined", "reversed", "prefix"};
  return kNames[static_cast<int>(how)];
}

int likeness(const TokenView& a, const TokenView& b, Kind kind, const Knowledge& knowledge,
             How& how, bool korean) {
  const Weights& w = knowledge.weights();
  how = How::equal;
  if (a.text == b.text) return kWhole;
  if (a.value >= 0 && b.value >= 0) return a.value == b.value ? kWhole : 0;
  if (a.value >= 0 || b.value >= 0) return 0;
  if (is_initial_of(a, b, kind) || is_initial_of(b, a, kind)) {
    how = How::initial;
    return w.like_initial;
  }
  if (a.text.size() < 2 || b.text.size() < 2) return 0;
  int best = by_edits(a.text, b.text, knowledge);
  how = How::edits;
  const auto better = [&](int value, How by) {
    if (value > best) best = value, how = by;
  };
  if (sound_of(a) == sound_of(b))
    better(w.like_sound, How::sound);
  else
    better(by_edits(sound_of(a), sound_of(b), knowledge) * w.like_sound / kWhole, How::sound);
  if (share_group(a, b)) better(w.like_group, How::group);
  if (reads_backwards(a.text, b.text)) better(w.like_reversed, How::reversed);
  if (korean && kind == Kind::person && !a.korean.empty() && a.korean == b.korean)
    better(w.like_korean, How::korean);
  return best;
}

namespace {

// What one side's words without a partner weigh.
struct Extra {
  std::int64_t weight = 0;  // names and what tells things apart
  std::int64_t small = 0;   // particles, titles, legal forms
  bool legal_form = false, number = false, name = false;
  int substantial = 0;  // of all words of the side

  void add(const TokenView& token, Kind kind) {
    const Role& role = token.role(kind);
    switch (role.token_class) {
      case TokenClass::legal_form:
        legal_form = true;
        [[fallthrough]];
      case TokenClass::particle:
      case TokenClass::title:
        small += role.weight;
        break;
      case TokenClass::number:
        number = true;
        [[fallthrough]];
      default:
        weight += role.weight;
        name = true;
    }
  }
};

// How many names the pairs hold; an initial counts beside a rare name.
int names_paired(const std::vector<Pair>& pairs, std::span<const TokenView> query,
                 std::span<const TokenView> entry, Kind kind) {
  int names = 0, initials = 0;
  bool rare = false;
  const auto count = [&](std::span<const TokenView> side, std::size_t first, std::size_t n) {
    int found = 0;
    for (std::size_t i = first; i < first + n; ++i) {
      found += is_substantial(side[i], kind);
      rare = rare || side[i].role(kind).token_class == TokenClass::name;
    }
    return found;
  };
  for (const Pair& pair : pairs) {
    if (pair.how == How::initial) {
      ++initials;
      continue;
    }
    names += std::max(count(query, pair.query_first, pair.query_count),
                      count(entry, pair.entry_first, pair.entry_count));
  }
  return names + (rare && names > 0 ? initials : 0);
}

// The weight that the words without a partner add to the whole: those that stand against one
// another more, the rest less.
std::int64_t unpaired_weight(const Extra& query, const Extra& entry, const Weights& w) {
  const std::int64_t against = std::min(query.weight, entry.weight);
  return (2 * against * w.conflict + 2 * (query.weight - against + query.small) * w.extra_query +
          2 * (entry.weight - against + entry.small) * w.extra_entry) /
         kWhole;
}

// Each pair's share of the score; what rounding leaves goes to the first.
void share_points(Alignment& result, std::int64_t whole) {
  std::int64_t liked = 0, shared = 0;
  for (Pair& pair : result.pairs) {
    pair.points = pair.weight * pair.likeness * 1000 / whole;
    liked += pair.weight * pair.likeness;
    shared += pair.points;
  }
  result.score = liked * 1000 / whole;
  if (!result.pairs.empty()) result.pairs.front().points += result.score - shared;
}

}  // namespace

Alignment align(std::span<const TokenView> query, std::span<const TokenView> entry, Kind kind,
                const Knowledge& knowledge) {
  const Weights& w = knowledge.weights();
  Pairing pairing(query, entry, kind, knowledge);
  Alignment result;
  result.pairs = pairing.run();
  Extra of_query, of_entry;
  for (std::size_t i = 0; i < query.size(); ++i) {
    of_query.substantial += is_substantial(query[i], kind);
    if (pairing.query_used(i)) continue;
    result.extra_query.push_back(static_cast<std::uint8_t>(i));
    of_query.add(query[i], kind);
  }
  for (std::size_t i = 0; i < entry.size(); ++i) {
    of_entry.substantial += is_substantial(entry[i], kind);
    if (pairing.entry_used(i)) continue;
    result.extra_entry.push_back(static_cast<std::uint8_t>(i));
    of_entry.add(entry[i], kind);
  }
  std::int64_t whole = unpaired_weight(of_query, of_entry, w);
  for (const Pair& pair : result.pairs) whole += pair.weight;
  if (whole == 0) return result;
  share_points(result, whole);
  const auto take_off = [&](std::int64_t& what, std::int64_t thousandths) {
    what = -std::clamp<std::int64_t>(thousandths * 1000, 0, result.score);
    result.score += what;
  };
  if (!in_order(result.pairs)) take_off(result.order, w.order);
  if (kind == Kind::person) {
    if (of_query.name && of_entry.name) take_off(result.conflict, w.conflict_penalty);
    const bool one_name = names_paired(result.pairs, query, entry, kind) < 2 &&
                          (of_query.substantial > 1 || of_entry.substantial > 1);
    if (one_name) take_off(result.single, result.score / 1000 + 1 - w.single_cap);
  } else {
    if (of_query.number || of_entry.number) take_off(result.numbers, w.number_penalty);
    if (of_query.legal_form && of_entry.legal_form)
      take_off(result.legal_form, w.legal_form_penalty);
  }
  return result;
}

}  // namespace vedetta::names
