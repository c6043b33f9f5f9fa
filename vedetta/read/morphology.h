// Inflected forms of verbs, nouns and adjectives, generated from a language's morphology.toml.
//   morphology.forms("v:send", [&](const std::string& word, std::uint16_t features) { … });
//   // send, sends, sent, sent, sending
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/result.h"
#include "vedetta/core/value.h"

namespace vedetta::read {

// What a verb's form says; a form may have several readings ("sent": past and participle).
enum Feature : std::uint16_t {
  kNone = 0,
  kPresent = 1,
  kPast = 2,
  kFuture = 4,
  kConditional = 8,
  kSubjunctive = 16,
  kInfinitive = 32,
  kGerund = 64,
  kParticiple = 128,
  kBase = 256,    // bare form: infinitive, imperative or plural present (en "send")
  kPlural = 512,  // of nouns
};
inline constexpr std::uint16_t kFinite = kPresent | kPast | kFuture | kConditional | kSubjunctive;

struct Form {
  std::string word;
  std::uint16_t features = kNone;
};

class Morphology {
 public:
  static Result<Morphology> from(const Value& toml, const std::string& file);
  using EachForm = std::function<void(const std::string& word, std::uint16_t features)>;
  // Forms of "v:lemma", "n:lemma", "a:lemma"; a word without prefix is its only form. A word that
  // is several forms comes several times.
  void forms(std::string_view element, const EachForm& each) const;

 private:
  struct Suffix {
    std::string text;
    std::uint16_t features;
  };
  struct Paradigm {
    std::string ending;             // of the lemma; taken off to get the stem
    std::vector<std::string> only;  // lemmas it is for; empty: all with the ending
    std::vector<Suffix> suffixes;
  };
  struct Join {
    std::string stem;    // ending of the stem; C stands for a consonant
    std::string before;  // first letters of the suffix it applies to
    std::string out;     // what the stem's ending becomes (C is kept)
    std::string ending;  // only in paradigms of this ending; empty: all
  };
  using Table = std::map<std::string, std::vector<Form>, std::less<>>;

  static Result<std::vector<Paradigm>> paradigms(const Value& rows, const std::string& file);
  void inflect(const std::vector<Paradigm>& paradigms, const Table& irregular,
               std::string_view lemma, const EachForm& each) const;
  std::string stem_before(char first, const std::string& stem, const Paradigm& paradigm) const;

  std::vector<Paradigm> verbs_, nouns_, adjectives_;
  std::vector<Join> joins_;
  Table irregular_verbs_, irregular_nouns_, irregular_adjectives_;
  std::map<std::string, bool, std::less<>> doubling_;  // stems whose last consonant doubles
  std::string double_before_;
};

}  // namespace vedetta::read
