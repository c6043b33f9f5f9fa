#include "vedetta/text/language_id.h"

#include <gtest/gtest.h>

namespace vedetta::text {
namespace {

TEST(LanguageId, TellsLanguagesApart) {
  const char* italian =
      "Il ministro ha detto che la nave è partita ieri dal porto con un carico di carbone.";
  const char* english =
      "The minister said that the ship left the port yesterday with a cargo of coal on board.";
  EXPECT_EQ(guess_language(italian).code, "it");
  EXPECT_TRUE(guess_language(italian).reliable);
  EXPECT_EQ(guess_language(english).code, "en");
  EXPECT_EQ(guess_language("외무성은 어제 배가 항구를 떠났다고 말했다").code, "ko");
  EXPECT_EQ(guess_language("השר אמר כי האונייה עזבה את הנמל אתמול").code, "he");
}

TEST(LanguageId, SaysNothingOfWhatIsNoLanguage) {
  EXPECT_EQ(guess_language("").code, "");
  EXPECT_EQ(guess_language("12 34 56").code, "");
  EXPECT_EQ(guess_language("\xFF\xFE\xFA").code, "");
}

TEST(LanguageId, ALongTextIsCutBetweenLetters) {
  std::string korean;
  while (korean.size() < 70000) korean += "외무성은 어제 배가 항구를 떠났다고 말했다 ";
  korean.insert(0, "x");
  EXPECT_EQ(guess_language(korean).code, "ko");
}

}  // namespace
}  // namespace vedetta::text
