// Reads a number at a place in a row of items: digits with separators, number words, scales,
// compounds ("quattromila"), collectives ("una decina"), vague plurals ("hundreds of thousands").
// Data: data/lang/<language>/number.toml. Values are fixed-point and saturate.
#pragma once
#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "vedetta/core/datapack.h"
#include "vedetta/core/fixed.h"
#include "vedetta/model/quantity.h"
#include "vedetta/read/internal/phrases.h"

namespace vedetta::read::internal {

// The closed set of roles a word can have beside numbers; number.toml's [words] names them.
enum class Role : std::uint8_t {
  none,
  count,       // value
  scale,       // value: hundred, thousand …
  plural,      // value: hundreds (of)
  collective,  // value: una decina, a couple: about
  multiple,    // value: dozen, pair: exactly
  attached,    // value: k, m right after digits
  half,
  article,
  joint,  // two hundred AND five
  of,
  the,
  several,
  before,  // bound before the number; value = Bound
  after,   // bound after the unit; value = Bound
  between,
  and_,
  from,
  to,
  plain_to,  // "10 to 15", "two or three"
  sum,       // 1,500 AND THEN 2,000 tons
  cap,       // limit, ceiling: what follows with a link is "at most"
  cap_link,  // of, at, to
  rate,      // a year
  unit,      // value = index of unit
  currency,  // before the number; value = index of unit
  label,     // resolution 2397, room 5: no quantity
  stop,      // ends the search for a unit
  ignore,    // years, times: counted things that are no quantity
  clock_before,
  clock_after,
  ordinal,  // st, nd after digits
  month,
  year_before,  // in 2019
  end_
};

struct Amount {
  Fixed value;
  std::size_t first = 0;  // items, half-open
  std::size_t last = 0;
  std::optional<model::Bound> bound;  // what the number word itself says: about, at least
  Fixed scale = Fixed::of(1);         // the last scale, for "3 to 5 million"
  bool digits = false;                // begins with digits
  bool article = false;               // only an article: "a limousine"
  bool one = false;                   // the word for one, which may be an article
  bool plain = false;                 // digits without separator or scale
};

class NumberWords {
 public:
  // `number` is number.toml, `lang` is lang.toml.
  static Result<NumberWords> from(const Value& number, const Value& lang, std::string_view file);

  Phrases& phrases() { return phrases_; }
  const Phrases& phrases() const { return phrases_; }
  std::optional<Amount> read(std::span<const Item> items, std::size_t at) const;
  // A single word of a compound language: "quattromila". Empty when it is not wholly number parts.
  std::optional<Fixed> compound(std::string_view word) const;
  // "165,000", "24.000", "1.5"; `scaled` = a scale word follows, so the language's decimal decides.
  std::optional<Fixed> digits(std::string_view word, bool scaled) const;

 private:
  struct PartNode {
    std::array<std::uint16_t, 256> next{};
    std::int64_t value = -1;
  };
  explicit NumberWords(TokenRules rules) : phrases_(std::move(rules)) {}
  Status load(const Value& number, std::string_view file);
  void add_part(std::string_view word, std::int64_t value);
  bool split(std::string_view word, std::size_t depth, std::vector<std::int64_t>& parts) const;
  std::optional<Amount> read_digits(std::span<const Item> items, std::size_t at) const;
  std::optional<Amount> read_words(std::span<const Item> items, std::size_t at) const;
  std::optional<Amount> read_plural(std::span<const Item> items, std::size_t at) const;
  std::optional<Amount> read_half(std::span<const Item> items, std::size_t at) const;
  void half_then_scales(std::span<const Item> items, Amount& amount) const;
  void scales(std::span<const Item> items, Amount& amount) const;
  bool scale_at(std::span<const Item> items, std::size_t at, bool after_digits, Fixed& value,
                std::size_t& last) const;

  Phrases phrases_;
  std::vector<PartNode> parts_;  // a trie over bytes; empty: the language has no compounds
  char decimal_ = '.';
  bool space_groups_ = false;
};

inline std::uint8_t kind(Role role) {
  return static_cast<std::uint8_t>(role);
}
inline bool is(const Item& item, Role role) {
  return item.is(kind(role));
}

}  // namespace vedetta::read::internal
