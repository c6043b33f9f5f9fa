#include "vedetta/read/internal/quantity_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace vedetta::read::internal {
namespace {

struct Loader {
  QuantityRules out;
  std::set<std::string, std::less<>> vocabulary;
  std::vector<std::string> article_counts;
  std::string file;

  Error bad(std::string what, const Value& at) const {
    return {ErrorCode::bad_data_file, std::move(what), fmt::format("{}:{}", file, at.line()),
            "use a unit of vocabulary/units.toml, a currency code, or unit*factor"};
  }

  static bool is_currency(std::string_view id) {
    return id.size() == 3 &&
           std::all_of(id.begin(), id.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  std::int64_t keep(CountedUnit unit) {
    unit.article_counts =
        std::find(article_counts.begin(), article_counts.end(), unit.unit) != article_counts.end();
    out.units.push_back(std::move(unit));
    return static_cast<std::int64_t>(out.units.size()) - 1;
  }

  Result<CountedUnit> parse_unit(const std::string& key, const Value& at) const {
    CountedUnit unit;
    const std::size_t star = key.find('*');
    unit.unit = key.substr(0, star);
    if (star != std::string::npos) {
      const auto factor = Fixed::parse(key.substr(star + 1));
      if (!factor) return bad(fmt::format("\"{}\" has no factor", key), at);
      unit.factor = *factor;
    }
    if (!vocabulary.contains(unit.unit) && !is_currency(unit.unit) && unit.unit != "percent")
      return bad(fmt::format("\"{}\" is not a unit", key), at);
    return unit;
  }

  // "ship/ships": after a number above one only the plural can be the noun that was counted.
  void add_words(const CountedUnit& unit, const Value& words) {
    CountedUnit single = unit;
    single.singular_only = true;
    const std::int64_t any = keep(unit);
    const std::int64_t one = keep(single);
    for (const std::string& word : words.strings()) {
      const std::size_t slash = word.find('/');
      Phrases& phrases = out.numbers->phrases();
      if (slash == std::string::npos) {
        phrases.add(word, {kind(Role::unit), any});
        continue;
      }
      phrases.add(std::string_view(word).substr(0, slash), {kind(Role::unit), one});
      phrases.add(std::string_view(word).substr(slash + 1), {kind(Role::unit), any});
    }
  }

  Status add_units(const Value& number) {
    for (const auto& [key, words] : number["unit"].object()) {
      VEDETTA_TRY(const CountedUnit unit, parse_unit(key, words));
      add_words(unit, words);
    }
    for (const auto& [key, words] : number["currency"].object()) {
      VEDETTA_TRY(const CountedUnit unit, parse_unit(key, words));
      const std::int64_t index = keep(unit);
      for (const std::string& word : words.strings())
        out.numbers->phrases().add(word, {kind(Role::currency), index});
    }
    add_words(CountedUnit{}, number["words"]["ignore"]);
    return ok_status();
  }

  // Once all units stand: each finds its yearly twin.
  void pair_yearly() {
    const std::size_t count = out.units.size();
    for (std::size_t i = 0; i < count; ++i) {
      CountedUnit twin = out.units[i];
      twin.unit += "/year";
      if (!vocabulary.contains(twin.unit)) continue;
      out.units[i].yearly = out.units.size();
      out.units.push_back(std::move(twin));
    }
  }
};

}  // namespace

bool QuantityRules::is_plural_noun(std::string_view word) const {
  const auto ends = [&](const std::string& ending) { return word.ends_with(ending); };
  return std::any_of(plural_endings.begin(), plural_endings.end(), ends) &&
         std::none_of(adjective_endings.begin(), adjective_endings.end(), ends);
}

Result<QuantityRules> QuantityRules::load(const DataPack& data, const std::string& language) {
  Loader loader;
  loader.file = "lang/" + language + "/number.toml";
  VEDETTA_TRY(const Value number, data.toml(loader.file));
  VEDETTA_TRY(const Value lang, data.toml("lang/" + language + "/lang.toml"));
  VEDETTA_TRY(const Value units, data.toml("vocabulary/units.toml"));
  for (const Value& row : units["unit"].array()) loader.vocabulary.insert(row["id"].string());
  VEDETTA_TRY(NumberWords words, NumberWords::from(number, lang, loader.file));
  QuantityRules& out = loader.out;
  out.numbers = std::make_unique<NumberWords>(std::move(words));
  out.noun_compounds = number["noun_compounds"].boolean();
  if (const Value* most = number.find("max_adjectives"))
    out.max_adjectives = static_cast<std::size_t>(std::clamp<std::int64_t>(most->integer(), 0, 5));
  out.plural_endings = number["plural_endings"].strings();
  out.adjective_endings = number["adjective_endings"].strings();
  loader.article_counts = number["article_counts"].strings();
  VEDETTA_CHECK(loader.add_units(number));
  loader.pair_yearly();
  VEDETTA_TRY(const Value time, data.toml("lang/" + language + "/time.toml"));
  const std::vector<std::string> capital = time["capital"].strings();
  for (const auto& [month, names] : time["month"].object())
    for (const std::string& name : names.strings())
      out.numbers->phrases().add(
          name,
          {kind(Role::month), 0, std::find(capital.begin(), capital.end(), name) != capital.end()});
  return std::move(loader.out);
}

}  // namespace vedetta::read::internal
