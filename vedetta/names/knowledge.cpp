#include "vedetta/names/knowledge.h"

#include <algorithm>
#include <charconv>

#include "vedetta/core/hash.h"
#include "vedetta/core/tsv.h"
#include "vedetta/text/distance.h"
#include "vedetta/text/normalise.h"
#include "vedetta/text/utf8.h"

namespace vedetta::names {
namespace {

constexpr std::size_t kLongestSounded = 48;  // longer words are no names: no sound is made of them

std::u32string points(std::string_view bytes) {
  return text::decode(bytes).points;
}

void read_set(const DataPack& data, std::string_view name,
              std::unordered_set<std::u32string>& set) {
  for (const auto& row : tsv::rows(data.find(name), 1)) set.insert(points(row[0]));
}

}  // namespace

Kind kind_of(std::string_view schema) {
  return schema == "Person" ? Kind::person : Kind::other;
}

Result<Knowledge> Knowledge::load(const DataPack& data) {
  Knowledge made;
  VEDETTA_TRY(made.transliterator_, text::Transliterator::load(data));
  VEDETTA_CHECK(made.load_weights(data));
  VEDETTA_CHECK(made.load_costs(data));
  made.load_words(data);
  made.load_groups(data);
  made.load_sounds(data);
  std::string all;
  for (const std::string_view folder : {"names/", "scripts/"})
    for (const std::string& name : data.names(folder))
      all.append(name).append(1, '\0').append(data.find(name)).append(1, '\0');
  made.hash_ = sha256_hex(all);
  return made;
}

const Knowledge& Knowledge::shipped() {
  static const Knowledge knowledge = [] {
    auto loaded = load(DataPack::shipped());
    return loaded ? *std::move(loaded) : Knowledge{};  // a test holds the shipped data sound
  }();
  return knowledge;
}

Status Knowledge::load_weights(const DataPack& data) {
  VEDETTA_TRY(const Value file, data.toml("names/matcher.toml"));
  std::string missing;
  const auto number = [&](std::string_view table, std::string_view key) {
    const Value& value = table.empty() ? file[key] : file[table][key];
    if (!value.is_integer()) missing = std::string(table) + "." + std::string(key);
    return static_cast<int>(value.integer());
  };
  const auto in = [&](std::string_view table) {
    return [&number, table](std::string_view key) { return number(table, key); };
  };
  Weights& w = weights_;
  w.version = number("", "version");
  w.threshold = number("", "threshold"), w.show = number("", "show");
  const auto token = in("token_weight"), align = in("alignment"), alias = in("alias"),
             evidence = in("evidence"), limits = in("limits"), candidates = in("candidates");
  w.name = token("name"), w.frequent = token("frequent"), w.short_name = token("short");
  w.initial = token("initial"), w.number = token("number"), w.particle = token("particle");
  w.title = token("title"), w.legal_form = token("legal_form"), w.generic = token("generic");
  w.legal_form_on_person = token("legal_form_on_person");
  w.extra_query = align("extra_query"), w.extra_entry = align("extra_entry");
  w.like_initial = align("initial"), w.like_group = align("group"), w.like_sound = align("sound");
  w.like_korean = align("korean"), w.like_joined = align("joined");
  w.like_reversed = align("reversed"), w.single_cap = align("single_cap");
  w.conflict = align("conflict"), w.conflict_penalty = align("conflict_penalty");
  w.legal_form_penalty = align("legal_form_penalty");
  w.number_penalty = align("number_penalty"), w.order = align("order");
  w.transliterated = align("transliterated");
  for (const Value& budget : file["alignment"]["edit_budget"].array())
    w.edit_budget.push_back(budget.integer());
  if (w.edit_budget.empty()) missing = "alignment.edit_budget";
  w.previous = alias("previous"), w.weak_cap = alias("weak_cap");
  w.birth_date_equal = evidence("birth_date_equal");
  w.birth_date_overlaps = evidence("birth_date_overlaps");
  w.birth_date_year_near = evidence("birth_date_year_near");
  w.birth_date_flipped = evidence("birth_date_flipped");
  w.birth_date_differs = evidence("birth_date_differs");
  w.country_overlaps = evidence("country_overlaps");
  w.country_differs = evidence("country_differs");
  w.gender_differs = evidence("gender_differs");
  w.identifier_equal = evidence("identifier_equal");
  w.identifier_differs = evidence("identifier_differs");
  w.schema_differs = evidence("schema_differs");
  w.floor_for_support = evidence("floor_for_support");
  w.name_code_points = limits("name_code_points"), w.tokens = limits("tokens");
  w.names_per_entity = limits("names_per_entity");
  w.least_coverage = candidates("least_coverage"), w.most_candidates = candidates("most");
  if (!missing.empty())
    return Error{ErrorCode::bad_data_file, "no number for " + missing, "names/matcher.toml",
                 "give it a whole number"};
  return ok_status();
}

Status Knowledge::load_costs(const DataPack& data) {
  for (const auto& row : tsv::rows(data.find("names/edit_costs.tsv"), 3)) {
    int cost = 0;
    const auto read = std::from_chars(row[2].data(), row[2].data() + row[2].size(), cost);
    const std::u32string a = points(row[0]), b = points(row[1]);
    if (read.ec != std::errc{} || cost < 0 || cost > 1000 || a.size() != 1 || b.size() != 1 ||
        a[0] >= kCosts || b[0] >= kCosts)
      return Error{ErrorCode::bad_data_file, "not two letters and a cost: " + std::string(row[0]),
                   "names/edit_costs.tsv", "mend the row"};
    if (b[0] == U'=') doubled_cost_ = cost;
    change_costs_[a[0] * kCosts + b[0]] = change_costs_[b[0] * kCosts + a[0]] = cost;
  }
  for (std::size_t i = 0; i < kCosts; ++i) letter_bits_[i] = static_cast<std::uint8_t>(i % 64);
  // Cheap exchanges are chained (c, k, q): passes until nothing moves.
  for (bool moved = true; moved;) {
    moved = false;
    for (std::size_t a = 0; a < kCosts; ++a)
      for (std::size_t b = 0; b < kCosts; ++b)
        if (a != U'-' && b != U'-' && change_costs_[a * kCosts + b] < kLeastForeign &&
            letter_bits_[a] < letter_bits_[b])
          letter_bits_[b] = letter_bits_[a], moved = true;
  }
  return ok_status();
}

void Knowledge::load_words(const DataPack& data) {
  read_set(data, "names/titles.tsv", titles_);
  read_set(data, "names/particles.tsv", particles_);
  read_set(data, "names/frequent_tokens.tsv", frequent_);
  read_set(data, "names/common_words.tsv", common_);
  for (const auto& row : tsv::rows(data.find("names/legal_forms.tsv"), 2)) {
    const std::u32string form = points(row[0]);
    legal_forms_.insert(form);
    for (std::string_view rest = row[1]; !rest.empty();) {
      const std::size_t bar = rest.find('|');
      const std::string_view spelling = rest.substr(0, bar);
      legal_phrases_[points(spelling)] = form;
      longest_phrase_ = std::max(longest_phrase_, tsv::words(spelling).size());
      rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 1);
    }
  }
  for (const auto& row : tsv::rows(data.find("names/org_words.tsv"), 2)) {
    generic_.insert(points(row[0]));
    for (const std::string_view word : tsv::words(row[1]))
      org_words_[points(word)] = points(row[0]);
  }
  for (const auto& row : tsv::rows(data.find("names/numbers.tsv"), 2))
    for (const std::string_view word : tsv::words(row[1])) numbers_[points(word)] = points(row[0]);
  for (const auto& row : tsv::rows(data.find("scripts/hangul_particles.tsv"), 1))
    hangul_particles_.push_back(points(row[0]));
  std::stable_sort(hangul_particles_.begin(), hangul_particles_.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

void Knowledge::load_groups(const DataPack& data) {
  std::uint16_t group = 0;
  const auto add_row = [&](std::string_view names) {
    ++group;
    for (const std::string_view name : tsv::words(names)) {
      auto& groups = groups_[points(name)];
      if (groups.size() < kGroupsPerToken) groups.push_back(group);
    }
  };
  for (const auto& row : tsv::rows(data.find("names/name_groups.tsv"), 1)) add_row(row[0]);
  for (const auto& row : tsv::rows(data.find("scripts/hangul_surnames.tsv"), 2)) add_row(row[1]);
}

void Knowledge::load_sounds(const DataPack& data) {
  for (const auto& row : tsv::rows(data.find("names/sounds.tsv"), 2)) {
    const std::u32string from = points(row[0]);
    longest_sound_ = std::max(longest_sound_, from.size());
    sounds_[from] = points(row[1]);
  }
  for (const auto& row : tsv::rows(data.find("names/korean_sounds.tsv"), 3)) {
    const std::size_t part = row[0] == "onset" ? 0 : row[0] == "nucleus" ? 1 : 2;
    const std::u32string name = points(row[1]);
    for (const std::string_view spelling : tsv::words(row[2]))
      if (!name.empty()) korean_parts_[part][points(spelling)] = name[0];
  }
}

std::u32string Knowledge::sound_of(std::u32string_view text) const {
  std::u32string out;
  if (text.size() > kLongestSounded) return out;
  const auto put = [&](std::u32string_view letters) {
    for (const char32_t letter : letters)
      if (out.empty() || out.back() != letter) out += letter;  // doubled letters sound once
  };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t length = std::min(longest_sound_, text.size() - i);
    auto found = sounds_.end();
    for (; length > 0 && found == sounds_.end(); --length)
      found = sounds_.find(text.substr(i, length));
    if (found == sounds_.end()) {
      put(text.substr(i++, 1));
    } else {
      put(found->second);
      i += found->first.size();
    }
  }
  return out;
}

// One or two syllables, parsed greedily; what doesn't parse is not Korean.
std::u32string Knowledge::korean_of(std::u32string_view text) const {
  constexpr std::size_t kLongestPart = 4, kLongestName = 14;
  std::u32string out;
  if (text.size() > kLongestName) return out;
  std::size_t at = 0;
  const auto take = [&](std::size_t part, bool before_vowel) -> bool {
    for (std::size_t length = std::min(kLongestPart, text.size() - at); length > 0; --length) {
      const auto found = korean_parts_[part].find(text.substr(at, length));
      if (found == korean_parts_[part].end()) continue;
      const std::size_t next = at + length;
      const bool vowel_follows =
          next < text.size() && korean_parts_[1].contains(text.substr(next, 1));
      const bool y_follows = next < text.size() && text[next] == U'y';
      if (before_vowel && (vowel_follows || y_follows)) continue;  // it opens the next syllable
      out += found->second;
      at = next;
      return true;
    }
    return false;
  };
  for (int syllables = 0; at < text.size(); ++syllables) {
    if (syllables == 2) return {};
    take(0, false);
    if (!take(1, false)) return {};
    take(2, true);
    out += U'.';
  }
  return out;
}

Role Knowledge::role_of(const NameToken& token, Kind kind) const {
  const Weights& w = weights_;
  const auto role = [](TokenClass which, int weight) {
    return Role{which, static_cast<std::uint16_t>(weight)};
  };
  const std::u32string& t = token.text;
  if (token.value >= 0) return role(TokenClass::number, w.number);
  if (is_particle(t)) return role(TokenClass::particle, w.particle);
  if (kind == Kind::person) {
    if (is_title(t)) return role(TokenClass::title, w.title);
    if (t.size() == 1) return role(TokenClass::initial, w.initial);
    if (t.size() > 2 && is_legal_form(t) && !is_frequent(t))
      return role(TokenClass::legal_form, w.legal_form_on_person);
  } else {
    if (is_legal_form(t)) return role(TokenClass::legal_form, w.legal_form);
    if (is_generic(t)) return role(TokenClass::generic, w.generic);
    if (t.size() == 1) return role(TokenClass::initial, w.initial);
  }
  if (is_frequent(t)) return role(TokenClass::frequent, w.frequent);
  if (t.size() <= 3) return role(TokenClass::name, w.short_name);
  return role(TokenClass::name, w.name);
}

NameToken Knowledge::token(std::u32string_view text) const {
  NameToken made;
  made.text = text;
  bool digits = !text.empty() && text.size() <= 9;
  for (const char32_t point : text) digits = digits && text::is_digit(point);
  if (digits) {
    made.value = 0;
    for (const char32_t point : text) made.value = made.value * 10 + text::digit_value(point);
  } else if (text.size() > 1) {
    made.sound = sound_of(text);
    if (made.sound == made.text) made.sound.clear();
    made.korean = korean_of(text);
    const auto groups = groups_.find(made.text);
    if (groups != groups_.end())
      std::copy(groups->second.begin(), groups->second.end(), made.groups.begin());
  }
  for (const Kind kind : {Kind::person, Kind::other})
    made.roles[static_cast<std::size_t>(kind)] = role_of(made, kind);
  return made;
}

// A long legal form with a typing error ("aktiengeselschaft"); nullptr when the word isn't one.
const std::u32string* Knowledge::misspelt_form(const std::u32string& word) const {
  constexpr std::size_t kShortest = 10, kMostEdits = 2;
  if (word.size() < kShortest || word.size() > 2 * kShortest) return nullptr;
  for (const auto& [spelling, form] : legal_phrases_)
    if (spelling.size() >= kShortest && spelling.find(U' ') == std::u32string::npos &&
        text::osa(spelling, word) <= kMostEdits)
      return &form;
  return nullptr;
}

std::u32string Knowledge::replaced(const std::u32string& word, Kind kind) const {
  if (kind == Kind::person) return word;
  if (const auto found = numbers_.find(word); found != numbers_.end()) return found->second;
  if (const auto found = org_words_.find(word); found != org_words_.end()) return found->second;
  if (const std::u32string* form = misspelt_form(word)) return *form;
  return word;
}

std::u32string Knowledge::single_word(const std::u32string& word) const {
  const auto form = legal_phrases_.find(word);
  return form == legal_phrases_.end() ? replaced(word, Kind::other) : form->second;
}

std::vector<std::u32string> Knowledge::canonical(std::vector<std::u32string> words,
                                                 Kind kind) const {
  std::vector<std::u32string> out;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t taken = 0;
    const std::u32string* form = nullptr;
    std::u32string phrase;
    const std::size_t least = kind == Kind::person ? 2 : 1;  // "Co", "As", "Ad" are also names
    for (std::size_t n = 1; n <= longest_phrase_ && i + n <= words.size(); ++n) {
      if (n > 1) phrase += U' ';
      phrase += words[i + n - 1];
      const auto found = legal_phrases_.find(phrase);
      if (found != legal_phrases_.end() && n >= least) taken = n, form = &found->second;
    }
    if (form && taken < words.size()) {
      out.push_back(*form);
      i += taken;
    } else {
      out.push_back(replaced(words[i++], kind));
    }
  }
  return out;
}

}  // namespace vedetta::names
