#include "vedetta/read/morphology.h"

#include <fmt/format.h>

#include <algorithm>

namespace vedetta::read {
namespace {

constexpr std::pair<std::string_view, Feature> kFeatureWords[] = {{"present", kPresent},
                                                                  {"past", kPast},
                                                                  {"future", kFuture},
                                                                  {"conditional", kConditional},
                                                                  {"subjunctive", kSubjunctive},
                                                                  {"infinitive", kInfinitive},
                                                                  {"gerund", kGerund},
                                                                  {"participle", kParticiple},
                                                                  {"base", kBase},
                                                                  {"plural", kPlural}};

Result<std::uint16_t> features_of(std::string_view words, const std::string& where) {
  std::uint16_t out = kNone;
  while (!words.empty()) {
    const std::size_t space = words.find(' ');
    const std::string_view word = words.substr(0, space);
    const auto* known = std::find_if(std::begin(kFeatureWords), std::end(kFeatureWords),
                                     [&](const auto& pair) { return pair.first == word; });
    if (known == std::end(kFeatureWords))
      return Error{ErrorCode::bad_data_file, fmt::format("\"{}\" is not a feature", word), where,
                   "use present past future conditional subjunctive infinitive gerund participle"};
    out = static_cast<std::uint16_t>(out | known->second);
    words = space == std::string_view::npos ? std::string_view{} : words.substr(space + 1);
  }
  return out;
}

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

// Whether `stem` ends as `pattern` says, C standing for one consonant (ASCII).
bool ends_as(std::string_view stem, std::string_view pattern) {
  if (stem.size() < pattern.size()) return false;
  const std::string_view tail = stem.substr(stem.size() - pattern.size());
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (pattern[i] == 'C' ? is_vowel(tail[i]) : pattern[i] != tail[i]) return false;
  return true;
}

void merge(std::vector<Form>& forms, Form form) {
  for (Form& known : forms) {
    if (known.word != form.word) continue;
    known.features = static_cast<std::uint16_t>(known.features | form.features);
    return;
  }
  forms.push_back(std::move(form));
}

// "a b c" under a feature, for each irregular lemma: { past = "sent", participle = "sent" }.
Result<std::vector<Form>> irregular_forms(const Value& row, const std::string& where) {
  std::vector<Form> out;
  for (const auto& [feature, words] : row.object()) {
    VEDETTA_TRY(const std::uint16_t bits, features_of(feature, where));
    std::string_view rest = words.string();
    while (!rest.empty()) {
      const std::size_t space = rest.find(' ');
      merge(out, {std::string(rest.substr(0, space)), bits});
      rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
    }
  }
  return out;
}

Result<std::map<std::string, std::vector<Form>, std::less<>>> irregular_table(
    const Value& rows, const std::string& file) {
  std::map<std::string, std::vector<Form>, std::less<>> out;
  for (const auto& [lemma, row] : rows.object()) {
    VEDETTA_TRY(out[lemma], irregular_forms(row, fmt::format("{}:{}", file, row.line())));
  }
  return out;
}

}  // namespace

Result<std::vector<Morphology::Paradigm>> Morphology::paradigms(const Value& rows,
                                                                const std::string& file) {
  std::vector<Paradigm> out;
  for (const Value& row : rows.array()) {
    Paradigm p;
    p.ending = row["ending"].string();
    p.only = row["only"].strings();
    for (const auto& [features, suffixes] : row["forms"].object()) {
      VEDETTA_TRY(const std::uint16_t bits,
                  features_of(features, fmt::format("{}:{}", file, row.line())));
      for (const std::string& suffix : suffixes.strings()) p.suffixes.push_back({suffix, bits});
    }
    out.push_back(std::move(p));
  }
  return out;
}

Result<Morphology> Morphology::from(const Value& toml, const std::string& file) {
  Morphology m;
  VEDETTA_TRY(m.verbs_, paradigms(toml["verb"], file));
  VEDETTA_TRY(m.nouns_, paradigms(toml["noun"], file));
  VEDETTA_TRY(m.adjectives_, paradigms(toml["adjective"], file));
  for (const Value& row : toml["join"].array())
    m.joins_.push_back({row["stem"].string(), row["before"].string(), row["out"].string(),
                        row["ending"].string()});
  VEDETTA_TRY(m.irregular_verbs_, irregular_table(toml["irregular_verb"], file));
  VEDETTA_TRY(m.irregular_nouns_, irregular_table(toml["irregular_noun"], file));
  VEDETTA_TRY(m.irregular_adjectives_, irregular_table(toml["irregular_adjective"], file));
  for (const std::string& stem : toml["doubling"]["stems"].strings()) m.doubling_[stem] = true;
  m.double_before_ = toml["doubling"]["before"].string();
  return m;
}

// The stem as a suffix of that first letter finds it: its last letters may change.
std::string Morphology::stem_before(char first, const std::string& stem,
                                    const Paradigm& paradigm) const {
  if (double_before_.find(first) != std::string::npos && doubling_.contains(stem))
    return stem + stem.back();
  for (const Join& join : joins_) {
    if (!join.ending.empty() && join.ending != paradigm.ending) continue;
    if (join.before.find(first) == std::string::npos || !ends_as(stem, join.stem)) continue;
    const std::size_t kept = stem.size() - join.stem.size();
    std::string out = stem.substr(0, kept);
    for (std::size_t i = 0, c = 0; i < join.out.size(); ++i) {
      if (join.out[i] != 'C') {
        out += join.out[i];
        continue;
      }
      c = join.stem.find('C', c);
      out += stem[kept + c++];
    }
    return out;
  }
  return stem;
}

void Morphology::inflect(const std::vector<Paradigm>& paradigms, const Table& irregular,
                         std::string_view lemma, const EachForm& each) const {
  std::uint16_t replaced = kNone;  // features for which the irregular forms stand alone
  const auto it = irregular.find(lemma);
  if (it != irregular.end())
    for (const Form& f : it->second) {
      replaced = static_cast<std::uint16_t>(replaced | f.features);
      each(f.word, f.features);
    }
  for (const Paradigm& p : paradigms) {
    if (!lemma.ends_with(p.ending)) continue;
    if (!p.only.empty() && std::find(p.only.begin(), p.only.end(), lemma) == p.only.end()) continue;
    const std::string stem(lemma.substr(0, lemma.size() - p.ending.size()));
    std::vector<std::pair<char, std::string>> stems;  // by the suffix's first letter
    std::string word;
    for (const Suffix& suffix : p.suffixes) {
      if ((suffix.features & replaced) != 0 && suffix.features != kNone) continue;
      const char first = suffix.text.empty() ? '\0' : suffix.text[0];
      auto known =
          std::find_if(stems.begin(), stems.end(), [&](const auto& s) { return s.first == first; });
      if (known == stems.end())
        known = stems.insert(known, {first, first ? stem_before(first, stem, p) : stem});
      word.assign(known->second).append(suffix.text);
      each(word, suffix.features);
    }
    return;
  }
  if (it == irregular.end() || it->second.empty()) each(std::string(lemma), kNone);
}

void Morphology::forms(std::string_view element, const EachForm& each) const {
  if (element.starts_with("v:")) return inflect(verbs_, irregular_verbs_, element.substr(2), each);
  if (element.starts_with("n:")) return inflect(nouns_, irregular_nouns_, element.substr(2), each);
  if (element.starts_with("a:"))
    return inflect(adjectives_, irregular_adjectives_, element.substr(2), each);
  each(std::string(element), kNone);
}

}  // namespace vedetta::read
