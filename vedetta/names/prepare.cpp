#include "vedetta/names/prepare.h"

#include <algorithm>

#include "vedetta/text/confusable.h"
#include "vedetta/text/normalise.h"
#include "vedetta/text/token.h"
#include "vedetta/text/utf8.h"

namespace vedetta::names {
namespace {

using Words = std::vector<std::u32string>;

// The name's code points within the limits. Bytes are cut first: a 10 MB name must not be decoded.
std::u32string bounded_points(std::string_view written, const Knowledge& knowledge, bool& cut) {
  const auto limit = static_cast<std::size_t>(knowledge.weights().name_code_points);
  std::u32string points = text::decode(written.substr(0, limit * 4)).points;
  cut = written.size() > limit * 4 || points.size() > limit;
  if (points.size() > limit) points.resize(limit);
  return points;
}

// Words of a folded name; an apostrophe between letters is taken out, runs of single letters
// ("k i m") are joined, repeated words are dropped ("Shoigu Shoigu Sergey").
Words split(std::u32string_view folded, std::size_t limit, bool& cut) {
  Words words;
  for (const text::Token& token : text::tokenise(folded)) {
    std::u32string word = text::text_of(token, folded);
    if (token.after_apostrophe && !words.empty() && !(word == U"s"))
      words.back() += word;
    else if (!(token.after_apostrophe && word == U"s") &&
             (word.size() == 1 || std::find(words.begin(), words.end(), word) == words.end()))
      words.push_back(std::move(word));
    if (words.size() > limit) {
      words.pop_back();
      cut = true;
      break;
    }
  }
  return words;
}

bool all_single(const Words& words) {
  return words.size() > 3 &&
         std::all_of(words.begin(), words.end(), [](const auto& word) { return word.size() == 1; });
}

void add_reading(PreparedName& name, const Words& words, Kind what, const Knowledge& knowledge,
                 bool transliterated, bool lookalike = false) {
  Reading reading;
  reading.transliterated = transliterated;
  reading.lookalike = lookalike;
  for (const auto& word : knowledge.canonical(words, what))
    if (reading.tokens.size() < static_cast<std::size_t>(knowledge.weights().tokens))
      reading.tokens.push_back(knowledge.token(word));
  if (reading.tokens.empty()) return;
  const auto same = [&](const Reading& other) {
    return std::equal(reading.tokens.begin(), reading.tokens.end(), other.tokens.begin(),
                      other.tokens.end(),
                      [](const NameToken& a, const NameToken& b) { return a.text == b.text; });
  };
  if (std::none_of(name.readings.begin(), name.readings.end(), same))
    name.readings.push_back(std::move(reading));
}

// "김정은" → kim jong un, by family name and given syllables.
void add_korean_readings(PreparedName& name, const Words& words, Kind what,
                         const Knowledge& knowledge) {
  std::u32string all;
  for (const auto& word : words) all += word;
  constexpr std::size_t kShortest = 2, kLongest = 4;
  if (what != Kind::person || all.size() < kShortest || all.size() > kLongest) return;
  const text::Transliterator& latin = knowledge.transliterator();
  for (const std::size_t length : {std::size_t{1}, std::size_t{2}}) {
    if (all.size() <= length) break;
    const Words spellings = latin.korean_surname(std::u32string_view(all).substr(0, length));
    for (const auto& spelling : spellings)
      for (const auto system : {text::Romanisation::dprk, text::Romanisation::revised}) {
        Words reading = latin.hangul(std::u32string_view(all).substr(length), system);
        reading.insert(reading.begin(), spelling);
        add_reading(name, reading, what, knowledge, true);
      }
  }
}

void add_latin_readings(PreparedName& name, const Words& words, Kind what,
                        const Knowledge& knowledge) {
  std::vector<Words> each;
  std::size_t most = 0;
  for (const auto& word : words) {
    each.push_back(knowledge.transliterator().readings(word));
    most = std::max(most, each.back().size());
  }
  for (std::size_t variant = 0; variant < most; ++variant) {
    Words reading;
    for (const Words& readings : each) {
      if (readings.empty()) continue;
      const auto& latin = readings[std::min(variant, readings.size() - 1)];
      bool cut = false;
      for (auto& word : split(latin, static_cast<std::size_t>(knowledge.weights().tokens), cut))
        reading.push_back(std::move(word));
    }
    add_reading(name, reading, what, knowledge, true);
  }
}

// Cyrillic and Hangul have tables of ours.
bool read_by_tables(const Words& words) {
  return std::all_of(words.begin(), words.end(), [](const std::u32string& word) {
    const text::Script script = text::dominant_script(word);
    return script == text::Script::latin || script == text::Script::common ||
           script == text::Script::cyrillic || script == text::Script::hangul;
  });
}

bool is_latin(const Words& words) {
  return std::all_of(words.begin(), words.end(), [](const std::u32string& word) {
    const text::Script script = text::dominant_script(word);
    return script == text::Script::latin || script == text::Script::common;
  });
}

}  // namespace

const char* to_string(AliasKind kind) {
  constexpr const char* kNames[] = {"name", "alias", "previousName", "weakAlias", "abbreviation"};
  return kNames[static_cast<int>(kind)];
}

bool alias_kind_of(std::string_view property, AliasKind& kind) {
  for (const AliasKind each : {AliasKind::name, AliasKind::alias, AliasKind::previous,
                               AliasKind::weak, AliasKind::abbreviation})
    if (property == to_string(each)) {
      kind = each;
      return true;
    }
  return false;
}

Romanise romanise_for(const model::Entity& entity) {
  AliasKind kind;
  for (const model::Statement& statement : entity.statements) {
    if (!alias_kind_of(statement.property, kind) || kind == AliasKind::weak) continue;
    const std::u32string points =
        text::decode(std::string_view(statement.value).substr(0, 64)).points;
    if (text::dominant_script(points) == text::Script::latin) return Romanise::by_tables;
  }
  return Romanise::all;
}

std::vector<std::u32string> words_of(std::string_view written, const Knowledge& knowledge,
                                     bool* cut) {
  bool was_cut = false;
  const std::u32string points = bounded_points(written, knowledge, was_cut);
  Words words = split(text::folded(points, text::Fold::plain),
                      static_cast<std::size_t>(knowledge.weights().tokens), was_cut);
  if (all_single(words)) {
    Words joined(1);
    for (const auto& word : words) joined[0] += word;
    words = std::move(joined);
  }
  if (cut) *cut = was_cut;
  return words;
}

PreparedName prepare(std::string_view written, AliasKind kind, Kind what,
                     const Knowledge& knowledge, Romanise how) {
  PreparedName name;
  name.kind = kind;
  const Words words = words_of(written, knowledge, &name.cut);
  name.written =
      name.cut ? text::encode(bounded_points(written, knowledge, name.cut)) : std::string(written);
  for (const auto& word : words) {
    if (!name.folded.empty()) name.folded += U' ';
    name.folded += word;
  }
  if (words.empty()) return name;
  add_reading(name, words, what, knowledge, false);
  if (!is_latin(words)) {
    add_korean_readings(name, words, what, knowledge);
    if (how == Romanise::all || read_by_tables(words))
      add_latin_readings(name, words, what, knowledge);
  }
  if (std::any_of(words.begin(), words.end(),
                  [](const auto& w) { return text::mixes_scripts(w); })) {
    bool cut = false;
    const std::u32string shape = text::skeletons(bounded_points(written, knowledge, cut)).unfolded;
    add_reading(name, split(shape, static_cast<std::size_t>(knowledge.weights().tokens), cut), what,
                knowledge, false, true);
  }
  return name;
}

}  // namespace vedetta::names
