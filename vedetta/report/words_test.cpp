#include "vedetta/report/words.h"

#include <gtest/gtest.h>

namespace vedetta::report {
namespace {

Words words(std::string_view language) {
  return *Words::load(DataPack::shipped(), language);
}

model::Quantity quantity(const char* value, const char* unit, model::Bound bound) {
  return {*Fixed::parse(value), unit, bound, "", {}};
}

TEST(Words, SayBoundsAndUnits) {
  const Words en = words("en");
  EXPECT_EQ(en.quantity(quantity("2000", "container", model::Bound::at_least)),
            "at least 2,000\u00A0containers");
  EXPECT_EQ(en.quantity(quantity("1", "vehicle", model::Bound::exactly)), "1\u00A0vehicle");
  EXPECT_EQ(en.quantity(quantity("1234567.5", "barrel/year", model::Bound::about)),
            "about 1,234,567.5\u00A0barrels a year");
  EXPECT_EQ(en.quantity(quantity("3", "zeppelin", model::Bound::less_than)),
            "less than 3\u00A0zeppelin")
      << "a unit without words is printed as it is";
  EXPECT_EQ(words("it").quantity(quantity("6700.25", "tonne", model::Bound::more_than)),
            "più di 6.700,25\u00A0tonnellate");
  const model::Quantity cap{std::nullopt, "cap:UNSCR2397/5", model::Bound::more_than, "", {}};
  EXPECT_EQ(en.quantity(cap), "above the cap of UNSCR2397/5");
  EXPECT_EQ(en.number(*Fixed::parse("-1500")), "−1,500");
}

TEST(Words, SayIntervalsByTheirShortestName) {
  const Words en = words("en");
  const auto say = [&](const char* written) { return en.interval(*DayInterval::parse(written)); };
  EXPECT_EQ(say("2024-06-18"), "18 June 2024");
  EXPECT_EQ(say("2024-02-01/2024-02-29"), "February 2024");
  EXPECT_EQ(say("2023-02-01/2023-02-28"), "February 2023");
  EXPECT_EQ(say("2023-08-01/2023-10-31"), "August 2023 to October 2023");
  EXPECT_EQ(say("2023-01-01/2023-12-31"), "2023");
  EXPECT_EQ(say("2021-01-01/2023-12-31"), "2021–2023");
  EXPECT_EQ(say("2023-08-02/2023-10-31"), "2 August 2023 to 31 October 2023");
  EXPECT_EQ(say("../2024-03-24"), "by 24 March 2024");
  EXPECT_EQ(say("2017-12-22/.."), "since 22 December 2017");
  EXPECT_EQ(en.interval({}), "not stated");
  EXPECT_EQ(en.in_force("2017-12-22/.."), "in force since 22 December 2017");
  EXPECT_EQ(en.in_force("until lifted"), "in force until lifted");
  EXPECT_EQ(words("it").interval(*DayInterval::parse("2024-06-18")), "18 giugno 2024");
}

TEST(Words, NameConfidenceWithoutTheAnalystsWords) {
  const Words en = words("en");
  EXPECT_EQ(en.confidence(*Fixed::parse("0.865")), "0.87");
  EXPECT_EQ(en.confidence(Fixed::of(1)), "1.00");
  EXPECT_EQ(en.confidence_word(*Fixed::parse("0.85")), "strong");
  EXPECT_EQ(en.confidence_word(*Fixed::parse("0.849999")), "fair");
  EXPECT_EQ(en.confidence_word(*Fixed::parse("0.1")), "weak");
  EXPECT_EQ(words("it").confidence_word(*Fixed::parse("0.9")), "forte");
}

TEST(Words, FallBackToEnglishAndToTheIdItself) {
  EXPECT_EQ(words("tlh").language(), "en");
  EXPECT_EQ(words("tlh").text("summary"), "Summary");
  EXPECT_EQ(words("it").predicate("arms-transfer"), "trasferimento di armi");
  EXPECT_EQ(words("it").predicate("brand-new-thing"), "brand new thing");
  EXPECT_EQ(words("en").language_name("uk"), "Ukrainian");
  EXPECT_EQ(words("en").language_name("tlh"), "tlh");
}

// Keys that a language's table lacks.
std::vector<std::string> missing(const Value& english, const Value& other,
                                 const std::string& path) {
  std::vector<std::string> out;
  for (const auto& [key, value] : english.object()) {
    const Value* found = other.find(key);
    if (!found) {
      out.push_back(path + key);
    } else if (value.is_object()) {
      for (auto& name : missing(value, *found, path + key + ".")) out.push_back(name);
    }
  }
  return out;
}

TEST(Words, ItalianHasEveryWord) {
  const Value strings = *DataPack::shipped().toml("report/strings.toml");
  EXPECT_EQ(missing(strings["en"], strings["it"], ""), std::vector<std::string>{});
}

TEST(Words, NeverStateGuilt) {
  const std::string_view text = DataPack::shipped().find("report/strings.toml");
  for (const char* word : {"violated", "violates", "guilty", "proven breach", "has breached",
                           "ha violato", "colpevole"})
    EXPECT_EQ(text.find(word), std::string_view::npos) << word;
}

TEST(Words, FillPatterns) {
  EXPECT_EQ(fill("a {} b", "x{}"), "a x{} b") << "what is filled in is no pattern";
  EXPECT_EQ(fill("{b}{a}{c}", {{"a", "1"}, {"b", "2"}}), "21");
  EXPECT_EQ(fill("open {", "x"), "open {");
}

}  // namespace
}  // namespace vedetta::report
