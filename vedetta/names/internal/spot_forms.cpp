#include "vedetta/names/internal/spot_forms.h"

#include <algorithm>

#include "vedetta/text/utf8.h"

namespace vedetta::names {
namespace {

using Words = std::vector<std::u32string>;
constexpr std::uint32_t kReordered = 30, kWithoutForm = 20, kWithoutMiddle = 100, kJoined = 10;
constexpr std::size_t kLongestForm = 16, kMostReordered = 5;

bool says_little(const std::u32string& word, const Knowledge& k) {
  return k.is_common_word(word) || k.is_generic(word) || k.is_legal_form(word) ||
         k.is_particle(word) || k.is_title(word) || k.is_frequent(word);
}

bool may_stand_alone(const std::u32string& word, Kind what, AliasKind kind, bool acronym,
                     const Knowledge& k) {
  constexpr std::size_t kShortest = 4, kShortestAcronym = 3;
  return what == Kind::other && kind != AliasKind::weak && !says_little(word, k) &&
         word.size() >= (acronym ? kShortestAcronym : kShortest) &&
         !std::all_of(word.begin(), word.end(), [](char32_t c) { return text::is_digit(c); });
}

bool is_korean(const std::u32string& word, const Knowledge& k) {
  return !k.token(word).korean.empty();
}

class Forms {
 public:
  Forms(AliasKind kind, Kind what, bool acronym, const Knowledge& knowledge)
      : kind_(kind), what_(what), acronym_(acronym), knowledge_(knowledge) {}

  void add(Words words, std::uint32_t penalty) {
    if (words.empty() || words.size() > kLongestForm) return;
    for (auto& word : words) word = spot_word(word, knowledge_);
    if (words.size() == 1 && !may_stand_alone(words[0], what_, kind_, acronym_, knowledge_)) return;
    if (words.size() > 1 && all_small(words)) return;
    const auto same = [&](const SpotForm& form) { return form.words == words; };
    if (std::none_of(forms_.begin(), forms_.end(), same))
      forms_.push_back({std::move(words), penalty});
  }

  void add_orders_of_person(const Words& words, std::size_t surnames) {
    if (words.size() < 2 || words.size() > kMostReordered) return;
    Words turned = words;
    if (surnames > 0 &&
        surnames < words.size()) {  // "SURNAME, Given": the text has "Given Surname"
      std::rotate(turned.begin(), turned.begin() + static_cast<std::ptrdiff_t>(surnames),
                  turned.end());
      add(turned, 0);
      add_without_middle(turned, surnames);
    } else {
      std::rotate(turned.begin(), turned.begin() + 1, turned.end());
      add(turned, kReordered);
      turned = words;
      std::rotate(turned.begin(), turned.end() - 1, turned.end());
      add(turned, kReordered);
      add_without_middle(words, 1);
    }
  }

  void add_joined_korean(const Words& words) {
    if (words.size() != 3) return;
    for (const auto& word : words)
      if (!is_korean(word, knowledge_)) return;
    add({words[0], words[1] + words[2]}, kJoined);
    add({words[1] + words[2], words[0]}, kReordered);
  }

  void add_without_legal_form(const Words& words) {
    Words rest = words;
    const auto is_form = [&](const std::u32string& word) {
      return knowledge_.is_legal_form(spot_word(word, knowledge_));
    };
    while (rest.size() > 1 && is_form(rest.back())) rest.pop_back();
    while (rest.size() > 1 && is_form(rest.front())) rest.erase(rest.begin());
    if (rest.size() > 1 && rest.front() == U"the") rest.erase(rest.begin());
    if (rest.size() < words.size()) add(rest, kWithoutForm);
  }

  std::vector<SpotForm> take() && { return std::move(forms_); }

 private:
  void add_without_middle(const Words& given_first, std::size_t surnames) {
    if (given_first.size() != surnames + 2 || is_korean(given_first.back(), knowledge_)) return;
    for (const auto& word : given_first)
      if (word.size() < 3 || knowledge_.is_particle(word)) return;
    if (knowledge_.is_frequent(given_first.back())) return;
    Words rest{given_first.front()};
    rest.insert(rest.end(), given_first.end() - static_cast<std::ptrdiff_t>(surnames),
                given_first.end());
    add(rest, kWithoutMiddle);
  }

  bool all_small(const Words& words) const {
    return std::all_of(words.begin(), words.end(), [&](const std::u32string& word) {
      return word.size() == 1 || knowledge_.is_particle(word) || knowledge_.is_legal_form(word);
    });
  }

  AliasKind kind_;
  Kind what_;
  bool acronym_;
  const Knowledge& knowledge_;
  std::vector<SpotForm> forms_;
};

std::string_view outside_brackets(std::string_view written) {
  const std::size_t open = written.find('(');
  return open == std::string_view::npos || open < 4 ? std::string_view{} : written.substr(0, open);
}

std::string_view inside_brackets(std::string_view written) {
  const std::size_t open = written.find('('), close = written.find(')', open);
  if (open == std::string_view::npos || close == std::string_view::npos) return {};
  return written.substr(open + 1, close - open - 1);
}

}  // namespace

bool is_acronym(std::string_view written) {
  constexpr std::size_t kLongest = 8;
  std::size_t capitals = 0;
  for (const char c : written) {
    if (c >= 'A' && c <= 'Z')
      ++capitals;
    else if (c != '.' && !(c >= '0' && c <= '9'))
      return false;
  }
  return capitals >= 2 && capitals <= kLongest;
}

std::u32string spot_word(const std::u32string& word, const Knowledge& knowledge) {
  return knowledge.single_word(word);
}

std::vector<SpotForm> spot_forms(std::string_view written, AliasKind kind, Kind what,
                                 const Knowledge& knowledge) {
  bool cut = false;
  const Words words = words_of(written, knowledge, &cut);
  if (words.empty() || cut) return {};
  Forms forms(kind, what, is_acronym(written), knowledge);
  forms.add(words, 0);
  if (what == Kind::person) {
    const std::size_t comma = written.find(',');
    const std::size_t surnames =
        comma == std::string_view::npos ? 0 : words_of(written.substr(0, comma), knowledge).size();
    forms.add_orders_of_person(words, surnames);
    forms.add_joined_korean(words);
  } else {
    forms.add_without_legal_form(words);
    if (const auto outside = outside_brackets(written); !outside.empty()) {
      forms.add(words_of(outside, knowledge), kWithoutForm);
      forms.add_without_legal_form(words_of(outside, knowledge));
      if (is_acronym(inside_brackets(written)))
        forms.add(words_of(inside_brackets(written), knowledge), kWithoutForm);
    }
  }
  return std::move(forms).take();
}

std::u32string unspaced_form(std::string_view written, const Knowledge& knowledge) {
  constexpr std::size_t kShortest = 3;
  std::u32string all;
  for (const auto& word : words_of(written, knowledge)) all += word;
  const text::Script script = text::dominant_script(all);
  const bool looked_for = text::is_unspaced(script) || script == text::Script::hangul;
  return looked_for && all.size() >= kShortest ? all : std::u32string{};
}

}  // namespace vedetta::names
