#include "vedetta/names/spotter.h"

#include <algorithm>

#include "vedetta/names/internal/body.h"
#include "vedetta/names/internal/keys.h"
#include "vedetta/names/internal/spot_forms.h"
#include "vedetta/text/normalise.h"
#include "vedetta/text/token.h"

namespace vedetta::names {
namespace {

constexpr std::uint32_t kUnknownWord = UINT32_MAX;

// Whether two words may belong to one name, by what stands between them.
bool joins(std::u32string_view gap, std::size_t length_before) {
  constexpr std::size_t kWidestGap = 4, kLongestAbbreviation = 2;
  if (gap.size() > kWidestGap) return false;
  std::size_t breaks = 0;
  for (const char32_t point : gap) {
    switch (point) {
      case U'\n':
        ++breaks;
        break;
      case U';':
      case U':':
      case U'!':
      case U'?':
        return false;
      case U'.':
        if (length_before > kLongestAbbreviation) return false;
        break;
      default:
        break;
    }
  }
  return breaks < 2;
}

}  // namespace

// One pass over one text.
class Scan {
 public:
  Scan(const Index& index, const Index::Body& body, std::u32string_view original)
      : index_(index),
        body_(body),
        original_(original),
        folded_(text::fold(original, text::Fold::plain)),
        tokens_(text::tokenise(folded_.points)) {
    words_.reserve(tokens_.size());
    for (const text::Token& token : tokens_) words_.push_back(word_number(token));
  }

  std::vector<Spot> run() {
    std::vector<Spot> spots;
    for (std::size_t i = 0; i < tokens_.size();) {
      Spot spot;
      const std::size_t used = spaced(i, spot);
      if (used == 0 && !unspaced_in(i, spots)) {
        ++i;
        continue;
      }
      if (used > 0) spots.push_back(std::move(spot));
      i += std::max<std::size_t>(used, 1);
    }
    return spots;
  }

 private:
  std::uint32_t word_number(const text::Token& token) const {
    const std::u32string word = spot_word(text::text_of(token, folded_.points), index_.knowledge());
    const std::size_t mask = body_.spot_hash.size() - 1;
    for (std::size_t at = keys::points_hash(word) & mask; body_.spot_hash[at];
         at = (at + 1) & mask) {
      const std::uint32_t number = body_.spot_hash[at] - 1;
      if (body_.word(body_.spot_tokens[number]) == word) return number;
    }
    return kUnknownWord;
  }

  bool joined_to_next(std::size_t i) const {
    const text::Token& token = tokens_[i];
    return joins(
        std::u32string_view(folded_.points).substr(token.end, tokens_[i + 1].start - token.end),
        token.end - token.start);
  }

  std::uint32_t spot_word_at(std::uint32_t spot, std::size_t depth) const {
    const layout::SpotRecord& record = body_.spots[spot];
    return depth < record.word_count ? body_.spot_words[record.first_word + depth] : 0;
  }

  // The longest form that begins at token i; how many tokens it has, 0 when none does.
  std::size_t spaced(std::size_t i, Spot& out) const {
    if (words_[i] == kUnknownWord) return 0;
    std::uint32_t first = body_.spot_starts[words_[i]], last = body_.spot_starts[words_[i] + 1];
    std::size_t best = 0;
    for (std::size_t depth = 1; first < last; ++depth) {
      std::uint32_t ended = first;
      while (ended < last && body_.spots[ended].word_count == depth) ++ended;
      if (ended > first) {
        Spot spot;
        if (take(i, depth, first, ended, spot)) out = std::move(spot), best = depth;
      }
      first = ended;
      if (i + depth >= tokens_.size() || words_[i + depth] == kUnknownWord ||
          !joined_to_next(i + depth - 1))
        break;
      const std::uint32_t wanted = words_[i + depth];
      const auto at = [&](std::uint32_t spot) { return spot_word_at(spot, depth); };
      first = lower(first, last, [&](std::uint32_t spot) { return at(spot) < wanted; });
      last = lower(first, last, [&](std::uint32_t spot) { return at(spot) <= wanted; });
    }
    return best;
  }

  template <class Before>
  static std::uint32_t lower(std::uint32_t first, std::uint32_t last, Before before) {
    while (first < last) {
      const std::uint32_t middle = first + (last - first) / 2;
      if (before(middle))
        first = middle + 1;
      else
        last = middle;
    }
    return first;
  }

  // Whether the words stand in the text as a name does: with capitals in scripts that have them,
  // unless the text has none at all. Particles and legal forms may be small.
  bool stands_as_name(std::size_t i, std::size_t count) const {
    const Knowledge& knowledge = index_.knowledge();
    std::size_t capitals = 0, small = 0;
    for (std::size_t k = i; k < i + count; ++k) {
      const text::Range at = folded_.original(tokens_[k].start, tokens_[k].end);
      if (text::is_upper(original_[at.start])) {
        ++capitals;
        continue;
      }
      const std::u32string word = text::text_of(tokens_[k], folded_.points);
      if (has_case(tokens_[k].script) && !knowledge.is_particle(word)) ++small;
    }
    return small == 0 || (capitals > small && count > 2);
  }

  static bool has_case(text::Script script) {
    return script == text::Script::latin || script == text::Script::cyrillic ||
           script == text::Script::greek || script == text::Script::armenian;
  }

  bool all_capitals(std::size_t i) const {
    const text::Range at = folded_.original(tokens_[i].start, tokens_[i].end);
    for (std::uint32_t k = at.start; k < at.end; ++k)
      if (text::is_letter(original_[k]) && !text::is_upper(original_[k])) return false;
    return true;
  }

  bool take(std::size_t i, std::size_t count, std::uint32_t first, std::uint32_t last,
            Spot& spot) const {
    if (!stands_as_name(i, count)) return false;
    for (std::uint32_t number = first; number < last; ++number) {
      const layout::SpotRecord& record = body_.spots[number];
      const layout::NameRecord& name = body_.names[record.name];
      constexpr std::size_t kShortAcronym = 4;
      if (count == 1 && tokens_[i].end - tokens_[i].start <= kShortAcronym && !all_capitals(i))
        continue;
      add(spot, name, record.penalty);
    }
    if (spot.entities.empty()) return false;
    spot.single_word = count == 1;
    close(spot, tokens_[i].start, tokens_[i + count - 1].end);
    return true;
  }

  void add(Spot& spot, const layout::NameRecord& name, std::uint32_t penalty) const {
    SpottedEntity found;
    found.entry = name.entity;
    found.id = index_.id(name.entity);
    found.schema = index_.schema(name.entity);
    found.alias = body_.text(name.written);
    found.kind = static_cast<AliasKind>(name.kind);
    found.strong = found.kind != AliasKind::weak;
    const int most = found.strong ? 1000 : index_.knowledge().weights().weak_cap;
    found.score = Fixed::ratio(std::max(0, most - static_cast<int>(penalty)), 1000);
    spot.entities.push_back(found);
  }

  void close(Spot& spot, std::uint32_t start, std::uint32_t end) const {
    const text::Range at = folded_.original(start, end);
    spot.start = at.start;
    spot.end = at.end;
    std::stable_sort(spot.entities.begin(), spot.entities.end(), [](const auto& a, const auto& b) {
      return a.entry != b.entry ? a.entry < b.entry : a.score > b.score;
    });
    const auto again = std::unique(spot.entities.begin(), spot.entities.end(),
                                   [](const auto& a, const auto& b) { return a.entry == b.entry; });
    spot.entities.erase(again, spot.entities.end());
    std::stable_sort(spot.entities.begin(), spot.entities.end(),
                     [](const auto& a, const auto& b) { return a.score > b.score; });
  }

  // Names of scripts without blanks inside token i; true when the token is of such a script.
  bool unspaced_in(std::size_t i, std::vector<Spot>& spots) const {
    const text::Token& token = tokens_[i];
    const bool hangul = token.script == text::Script::hangul;
    if (!hangul && !text::is_unspaced(token.script)) return false;
    for (std::uint32_t at = token.start; at < token.end;) {
      Spot spot;
      const std::uint32_t length = unspaced_at(at, hangul, spot);
      if (length > 0) spots.push_back(std::move(spot));
      if (hangul) break;
      at += std::max(length, 1U);
    }
    return true;
  }

  // The longest unspaced name at a place of the folded text; its length, 0 when there is none.
  std::uint32_t unspaced_at(std::uint32_t at, bool hangul, Spot& out) const {
    const std::u32string_view rest = std::u32string_view(folded_.points).substr(at);
    auto first = body_.unspaced.begin(), last = body_.unspaced.end();
    std::uint32_t best = 0, passed = 0;
    for (std::uint32_t depth = 0; first < last && depth + passed < rest.size(); ++depth) {
      while (hangul && passed == 0 && depth > 0 && rest[depth] == U' ') ++passed;
      if (depth + passed >= rest.size()) break;
      const char32_t wanted = rest[depth + passed];
      const auto letter = [&](const layout::UnspacedRecord& record) -> std::int64_t {
        const std::u32string_view text = body_.word(record.text);
        return depth < text.size() ? static_cast<std::int64_t>(text[depth]) : -1;
      };
      first = std::partition_point(first, last, [&](const auto& r) { return letter(r) < wanted; });
      last = std::partition_point(first, last, [&](const auto& r) { return letter(r) <= wanted; });
      const std::uint32_t length = depth + 1;
      if (first == last || body_.word(first->text).size() != length) continue;
      if (hangul && !ends_korean_word(rest.substr(length + passed))) continue;
      Spot spot;
      for (auto r = first; r != last && body_.word(r->text).size() == length; ++r)
        add(spot, body_.names[r->name], 0);
      close(spot, at, at + length + passed);
      out = std::move(spot);
      best = length + passed;
    }
    return best;
  }

  bool ends_korean_word(std::u32string_view rest) const {
    const auto ends = [&](std::size_t at) {
      return at >= rest.size() || text::script_of(rest[at]) != text::Script::hangul;
    };
    if (ends(0)) return true;
    for (const auto& particle : index_.knowledge().hangul_particles())
      if (rest.starts_with(particle) && ends(particle.size())) return true;
    return false;
  }

  const Index& index_;
  const Index::Body& body_;
  std::u32string_view original_;
  text::Folded folded_;
  std::vector<text::Token> tokens_;
  std::vector<std::uint32_t> words_;
};

std::vector<Spot> Spotter::find(std::u32string_view text) const {
  return Scan(*index_, *index_->body_, text).run();
}

}  // namespace vedetta::names
