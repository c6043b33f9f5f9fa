#include "vedetta/read/internal/time_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace vedetta::read::internal {
namespace {

using Names = std::initializer_list<std::pair<std::string_view, std::int64_t>>;

struct Loader {
  TimeRules& out;
  const Value& time;
  std::string_view file;
  std::vector<std::string> capital;

  Error bad(std::string what, const Value& at) const {
    return {ErrorCode::bad_data_file, std::move(what), fmt::format("{}:{}", file, at.line()),
            "see the names in data/lang/en/time.toml"};
  }

  void add(const std::string& word, TimeRole role, std::int64_t value) {
    const bool capitals = std::find(capital.begin(), capital.end(), word) != capital.end();
    const bool heads = role == TimeRole::count || role == TimeRole::part ||
                       role == TimeRole::month || role == TimeRole::weekday;
    out.phrases.add(word, {static_cast<std::uint8_t>(role), value, capitals}, heads);
  }

  // Tables whose keys are numbers: months, weekdays, days from today, ordinals, decades, counts.
  Status numbered(const Value& table, TimeRole role, int least, int most, int minus) {
    for (const auto& [key, words] : table.object()) {
      int value = 0;
      const auto [end, fault] = std::from_chars(key.data(), key.data() + key.size(), value);
      if (fault != std::errc{} || end != key.data() + key.size() || value < least || value > most)
        return bad(fmt::format("\"{}\" is not a number from {} to {}", key, least, most), words);
      for (const std::string& word : words.strings()) add(word, role, value - minus);
    }
    return ok_status();
  }

  // Tables whose keys are names of the closed set.
  Status named(std::string_view table, TimeRole role, Names names) {
    for (const auto& [key, words] : time[table].object()) {
      const auto it = std::find_if(names.begin(), names.end(),
                                   [&](const auto& name) { return name.first == key; });
      if (it == names.end()) return bad(fmt::format("\"{}\" is not a {}", key, table), words);
      for (const std::string& word : words.strings()) {
        const std::size_t slash = word.find('/');
        add(word.substr(0, slash), role, it->second);
        if (slash != std::string::npos) add(word.substr(slash + 1), role, it->second | kPlural);
      }
    }
    return ok_status();
  }

  // Tables whose keys name roles.
  Status roles(std::string_view table,
               std::initializer_list<std::pair<std::string_view, TimeRole>> names) {
    for (const auto& [key, words] : time[table].object()) {
      const auto it = std::find_if(names.begin(), names.end(),
                                   [&](const auto& name) { return name.first == key; });
      if (it == names.end()) return bad(fmt::format("\"{}\" is not a {}", key, table), words);
      for (const std::string& word : words.strings()) add(word, it->second, 0);
    }
    return ok_status();
  }

  Status periods() {
    for (const auto& [interval, words] : time["period"].object()) {
      const auto parsed = DayInterval::parse(interval);
      if (!parsed) return bad(fmt::format("\"{}\" is not an interval", interval), words);
      for (const std::string& word : words.strings())
        add(word, TimeRole::period, static_cast<std::int64_t>(out.periods.size()));
      out.periods.push_back(*parsed);
    }
    return ok_status();
  }

  std::int64_t of(auto value) const { return static_cast<std::int64_t>(value); }

  Status load_units() {
    VEDETTA_CHECK(named("season", TimeRole::season,
                        {{"spring", of(Season::spring)},
                         {"summer", of(Season::summer)},
                         {"autumn", of(Season::autumn)},
                         {"winter", of(Season::winter)}}));
    VEDETTA_CHECK(named("unit", TimeRole::unit,
                        {{"day", of(Unit::day)},
                         {"week", of(Unit::week)},
                         {"weekend", of(Unit::weekend)},
                         {"fortnight", of(Unit::fortnight)},
                         {"month", of(Unit::month)},
                         {"quarter", of(Unit::quarter)},
                         {"half", of(Unit::half)},
                         {"year", of(Unit::year)},
                         {"decade", of(Unit::decade)}}));
    VEDETTA_CHECK(named("which", TimeRole::which,
                        {{"last", of(Which::last)},
                         {"this", of(Which::this_)},
                         {"next", of(Which::next)},
                         {"same", of(Which::same)},
                         {"following", of(Which::following)},
                         {"previous", of(Which::previous)},
                         {"rolling", of(Which::rolling)},
                         {"recent", of(Which::recent)}}));
    return named("part", TimeRole::part,
                 {{"early", of(Part::early)}, {"mid", of(Part::mid)}, {"late", of(Part::late)}});
  }

  Status load_roles() {
    VEDETTA_CHECK(roles("relation", {{"at", TimeRole::at},
                                     {"since", TimeRole::since},
                                     {"from", TimeRole::from},
                                     {"to", TimeRole::to},
                                     {"until", TimeRole::until},
                                     {"before", TimeRole::before},
                                     {"after", TimeRole::after},
                                     {"by", TimeRole::by},
                                     {"between", TimeRole::between},
                                     {"and", TimeRole::and_},
                                     {"ago", TimeRole::ago},
                                     {"earlier", TimeRole::earlier},
                                     {"later", TimeRole::later},
                                     {"hence", TimeRole::hence},
                                     {"for", TimeRole::for_},
                                     {"joined", TimeRole::joined}}));
    VEDETTA_CHECK(roles("vague", {{"words", TimeRole::vague}}));
    return roles("words", {{"of", TimeRole::of},
                           {"the", TimeRole::the},
                           {"article", TimeRole::article},
                           {"few", TimeRole::few},
                           {"day_article", TimeRole::day_article},
                           {"ordinal", TimeRole::ordinal_sign},
                           {"decade_after", TimeRole::decade_after},
                           {"decade_before", TimeRole::decade_before},
                           {"not_after", TimeRole::not_after}});
  }

  Status load_numbers(const Value& number) {
    Value counts;
    for (const auto& [key, words] : number["count"].object())
      if (key.size() <= 2) counts.set(key, words);
    VEDETTA_CHECK(numbered(counts, TimeRole::count, 0, 99, 0));
    for (const std::string& word : number["words"]["label"].strings())
      add(word, TimeRole::label, 0);
    for (const auto& [unit, words] : number["unit"].object())
      if (unit != "day" && unit != "hour")
        for (const std::string& word : words.strings())
          if (const std::size_t slash = word.find('/'); word.find(' ') == std::string::npos)
            add(slash == std::string::npos ? word : word.substr(slash + 1), TimeRole::counted, 0);
    return ok_status();
  }
};

}  // namespace

Result<TimeRules> TimeRules::load(const DataPack& data, const std::string& language) {
  const std::string folder = "lang/" + language + "/";
  VEDETTA_TRY(const Value lang, data.toml(folder + "lang.toml"));
  VEDETTA_TRY(const Value time, data.toml(folder + "time.toml"));
  VEDETTA_TRY(const Value number, data.toml(folder + "number.toml"));
  TimeRules out(TokenRules::from(lang));
  out.month_first = time["numeric_order"].string() == "mdy";
  const std::string file = folder + "time.toml";
  Loader loader{out, time, file, time["capital"].strings()};
  VEDETTA_CHECK(loader.numbered(time["month"], TimeRole::month, 1, 12, 0));
  VEDETTA_CHECK(loader.numbered(time["weekday"], TimeRole::weekday, 1, 7, 1));
  VEDETTA_CHECK(loader.numbered(time["day"], TimeRole::day, -7, 7, 0));
  VEDETTA_CHECK(loader.numbered(time["ordinal"], TimeRole::ordinal, 1, 10, 0));
  VEDETTA_CHECK(loader.numbered(time["decade"], TimeRole::decade, 0, 90, 0));
  VEDETTA_CHECK(loader.numbered(time["quarter"], TimeRole::quarter, 1, 4, 0));
  VEDETTA_CHECK(loader.numbered(time["half"], TimeRole::half, 1, 2, 0));
  VEDETTA_CHECK(loader.load_units());
  VEDETTA_CHECK(loader.load_roles());
  VEDETTA_CHECK(loader.periods());
  VEDETTA_CHECK(loader.load_numbers(number));
  return out;
}

}  // namespace vedetta::read::internal
