// What is known about the words of names, as data (data/names/*.tsv, matcher.toml): what a word is
// (title, particle, legal form, common name …), how it sounds, what it stands for, and the weights
// of the comparison. Frozen and versioned: nothing here is computed from the lists loaded.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "vedetta/core/datapack.h"
#include "vedetta/text/transliterate.h"

namespace vedetta::names {

// A person's name and another thing's (organisation, vessel …) read the same word differently.
enum class Kind : std::uint8_t { person, other };
Kind kind_of(std::string_view schema);

enum class TokenClass : std::uint8_t {
  name,
  frequent,
  initial,
  number,
  particle,
  title,
  legal_form,
  generic
};

// Thousandths, from data/names/matcher.toml; what each does is said there.
struct Weights {
  int threshold, show;
  int name, frequent, short_name, initial, number, particle, title, legal_form,
      legal_form_on_person, generic;
  int extra_query, extra_entry, like_initial, like_group, like_sound, like_korean, like_joined,
      like_reversed, single_cap, conflict, conflict_penalty, legal_form_penalty, number_penalty,
      order, transliterated;
  std::vector<std::int64_t> edit_budget;
  int previous, weak_cap;
  int birth_date_equal, birth_date_overlaps, birth_date_year_near, birth_date_flipped,
      birth_date_differs, country_overlaps, country_differs, gender_differs, identifier_equal,
      identifier_differs, schema_differs, floor_for_support;
  int name_code_points, tokens, names_per_entity;
  int least_coverage, most_candidates;
  std::int64_t version;
};

struct Role {
  TokenClass token_class = TokenClass::name;
  std::uint16_t weight = 0;  // thousandths
};

inline constexpr std::size_t kGroupsPerToken = 4;

// A word of a name with everything that comparing needs; made once, kept in the index.
struct NameToken {
  std::u32string text;
  std::u32string sound;   // what other romanisations of the word share; "" when equal to text
  std::u32string korean;  // class of a romanised Korean syllable or two; "" when it isn't one
  std::array<std::uint16_t, kGroupsPerToken> groups{};  // 0 = none
  std::array<Role, 2> roles;                            // by Kind
  std::int32_t value = -1;                              // of a number

  bool operator<(const NameToken& other) const { return text < other.text; }
};

class Knowledge {
 public:
  static Result<Knowledge> load(const DataPack& data);  // bad_data_file, bad_toml
  // Of the data built into the program. Lives as long as it.
  static const Knowledge& shipped();

  const Weights& weights() const { return weights_; }
  const text::Transliterator& transliterator() const { return transliterator_; }
  const std::string& hash() const { return hash_; }  // of the files used

  // Joins and replaces the words that stand for one another: legal forms (several words become
  // one), organisations' words and abbreviations, number words. `kind` person: legal forms only.
  std::vector<std::u32string> canonical(std::vector<std::u32string> words, Kind kind) const;
  // One word by itself: a legal form, organisations' word or number as its class spells it.
  std::u32string single_word(const std::u32string& word) const;
  NameToken token(std::u32string_view text) const;
  bool is_common_word(std::u32string_view word) const {
    return common_.contains(std::u32string(word));
  }
  bool is_frequent(std::u32string_view word) const {
    return frequent_.contains(std::u32string(word));
  }
  bool is_particle(std::u32string_view word) const {
    return particles_.contains(std::u32string(word));
  }
  bool is_title(std::u32string_view word) const { return titles_.contains(std::u32string(word)); }
  bool is_legal_form(std::u32string_view word) const {
    return legal_forms_.contains(std::u32string(word));
  }
  bool is_generic(std::u32string_view word) const {
    return generic_.contains(std::u32string(word));
  }
  // Cost of changing one letter into another, and of one more letter (`before` it stands another, 0
  // at the start of a word); thousandths of an edit.
  int change_cost(char32_t a, char32_t b) const {
    if (a == b) return 0;
    return a < kCosts && b < kCosts ? change_costs_[a * kCosts + b] : 1000;
  }
  int gap_cost(char32_t letter, char32_t before) const {
    if (letter == before) return doubled_cost_;
    return letter < kCosts ? change_costs_[letter * kCosts + U'-'] : 1000;
  }
  // Letters as a set of bits, letters that exchange for less than half an edit as one. A bit that
  // only one of two words has costs at least kLeastForeign.
  static constexpr int kLeastForeign = 500;
  std::uint64_t letters_of(std::u32string_view word) const {
    std::uint64_t letters = 0;
    for (const char32_t letter : word)
      letters |= std::uint64_t{1} << (letter < kCosts ? letter_bits_[letter] : letter % 64);
    return letters;
  }
  // What may stand right behind a Korean name, longest first.
  const std::vector<std::u32string>& hangul_particles() const { return hangul_particles_; }

 private:
  using Set = std::unordered_set<std::u32string>;
  using Spellings = std::map<std::u32string, std::u32string, std::less<>>;

  static constexpr std::size_t kCosts = 128;
  Status load_costs(const DataPack& data);
  void load_words(const DataPack& data);
  void load_groups(const DataPack& data);
  void load_sounds(const DataPack& data);
  Status load_weights(const DataPack& data);
  std::u32string sound_of(std::u32string_view text) const;
  std::u32string korean_of(std::u32string_view text) const;
  Role role_of(const NameToken& token, Kind kind) const;
  const std::u32string* misspelt_form(const std::u32string& word) const;
  std::u32string replaced(const std::u32string& word, Kind kind) const;

  Weights weights_{};
  text::Transliterator transliterator_;
  std::string hash_;
  Set titles_, particles_, frequent_, common_, legal_forms_, generic_;
  Spellings legal_phrases_;  // words joined by a blank → class
  std::size_t longest_phrase_ = 1;
  Spellings org_words_, numbers_, sounds_;
  std::size_t longest_sound_ = 1;
  std::array<std::map<std::u32string, char32_t, std::less<>>, 3> korean_parts_;
  std::unordered_map<std::u32string, std::vector<std::uint16_t>> groups_;
  std::vector<std::u32string> hangul_particles_;
  std::vector<int> change_costs_ = std::vector<int>(kCosts * kCosts, 1000);
  int doubled_cost_ = 1000;
  std::array<std::uint8_t, kCosts> letter_bits_{};
};

}  // namespace vedetta::names
