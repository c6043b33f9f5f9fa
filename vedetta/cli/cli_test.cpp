#include "vedetta/cli/cli.h"

#include <gtest/gtest.h>

#include "vedetta/cli/cases.h"
#include "vedetta/cli/help.h"
#include "vedetta/cli/inputs.h"
#include "vedetta/cli/lists.h"
#include "vedetta/cli/measures.h"
#include "vedetta/cli/read.h"
#include "vedetta/cli/screen.h"
#include "vedetta/cli/testing.h"
#include "vedetta/core/hash.h"

namespace vedetta::cli {
namespace {

using testing::Cli;

constexpr const char* kVeto =
    "LANG: it\nA marzo la Russia ha posto il veto al rinnovo del gruppo di esperti sulla Corea "
    "del Nord.\n";

TEST_F(Cli, TellsWhatWordWasMeant) {
  EXPECT_EQ(nearest("raed", {"read", "report", "help"}), "read");
  EXPECT_EQ(nearest("measurse", {"measures", "case"}), "measures");
  EXPECT_EQ(nearest("xyzzy", {"read", "report"}), "");
}

TEST_F(Cli, WrapsAndPadsByCodePoints) {
  EXPECT_EQ(wrapped("uno due tre quattro", 2, 10), "  uno due\n  tre\n  quattro\n");
  EXPECT_EQ(padded("è", 3), "è  ");
  EXPECT_EQ(wrapped("", 4, 10), "");
}

TEST_F(Cli, NamesOfInputs) {
  EXPECT_EQ(stem_of("a/b/07_it.txt"), "07_it");
  EXPECT_EQ(stem_of("07_it.txt.gz"), "07_it");
  EXPECT_EQ(stem_of("-"), "stdin");
}

TEST_F(Cli, AnErrorIsToldWithItsCodeAndGivesItsExitCode) {
  EXPECT_EQ(fail(streams_, Error{ErrorCode::locked, "x", "y", "z"}), 7);
  EXPECT_EQ(err_, "vedetta: locked: the store is in use by another process: x, at y. To mend: z\n");
}

TEST_F(Cli, HelpHasExamplesForEveryVerb) {
  for (const VerbHelp& verb : verbs()) {
    EXPECT_NE(std::string(verb.examples).find(std::string("vedetta ") + verb.name),
              std::string::npos)
        << verb.name;
    EXPECT_FALSE(examples(verb.name).empty());
  }
  EXPECT_NE(examples("measures").find("measures show"), std::string::npos);
  EXPECT_EQ(examples("nothing"), "");
  EXPECT_NE(error_codes().find("list_shrunken      5"), std::string::npos) << error_codes();
}

TEST_F(Cli, ReadGivesOneDocumentAnInputInOrder) {
  ReadVerb verb;
  verb.files = {file("b.txt", kVeto), file("a.txt", kVeto)};
  verb.emit = "claims";
  verb.dct = "2024-04-01";
  EXPECT_EQ(run_read(verb, common_, streams_), 0) << err_;
  const auto documents = lines();
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[0]["doc"].string(), "b");
  EXPECT_EQ(documents[1]["doc"].string(), "a");
  EXPECT_EQ(documents[0]["scheme"].string(), "vedetta-claims/1");
  EXPECT_EQ(documents[0]["dct"].string(), "2024-04-01");
  EXPECT_EQ(documents[0]["dct_reason"].string(), "given");
  EXPECT_EQ(documents[0]["lang"].string(), "it");
  ASSERT_FALSE(documents[0]["claims"].array().empty());
  const Value& evidence = documents[0]["claims"].array().front()["evidence"];
  const std::string text = kVeto;
  EXPECT_EQ(text.substr(static_cast<std::size_t>(evidence["bstart"].integer()),
                        static_cast<std::size_t>(evidence["bend"].integer() -
                                                 evidence["bstart"].integer())),
            evidence["text"].string());
}

TEST_F(Cli, BytesOfAPageAreThoseOfTheFile) {
  const std::string page =
      "<html lang=\"it\"><body><p>È vero &egrave; così.</p>\n<p>La Russia ha posto il veto al "
      "rinnovo.</p></body></html>";
  ReadVerb verb;
  verb.files = {file("page.html", page)};
  verb.emit = "claims";
  verb.dct = "2024-04-01";
  ASSERT_EQ(run_read(verb, common_, streams_), 0) << err_;
  const Value document = lines().at(0);
  ASSERT_FALSE(document["mentions"].array().empty());
  for (const Value& mention : document["mentions"].array()) {
    const auto from = static_cast<std::size_t>(mention["bstart"].integer());
    const auto to = static_cast<std::size_t>(mention["bend"].integer());
    EXPECT_EQ(page.substr(from, to - from), mention["text"].string());
  }
}

TEST_F(Cli, ReadRefusesWhatItCantDo) {
  ReadVerb verb;
  EXPECT_EQ(run_read(verb, common_, streams_), 2);
  verb.files = {file("a.txt", kVeto)};
  verb.emit = "poems";
  EXPECT_EQ(run_read(verb, common_, streams_), 2);
  verb.emit = "claims";
  verb.dct = "yesterday";
  EXPECT_EQ(run_read(verb, common_, streams_), 3);
  EXPECT_NE(err_.find("bad_date"), std::string::npos);
  verb.dct = "";
  verb.files = {"a/x.txt", "b/x.txt"};
  verb.out_dir = folder_.path();
  EXPECT_EQ(run_read(verb, common_, streams_), 2);
  EXPECT_EQ(out_, "");
}

TEST_F(Cli, TheTableShowsTheSentenceAndNoControlCharacters) {
  ReadVerb verb;
  verb.files = {file("a.txt", std::string("TITLE: A \x1b[31mred\nLANG: it\n") +
                                  "La Russia ha posto il veto al rinnovo del gruppo di esperti "
                                  "sulla Corea del Nord.\n")};
  verb.emit = "text";
  verb.dct = "2024-04-01";
  ASSERT_EQ(run_read(verb, common_, streams_), 0) << err_;
  EXPECT_NE(out_.find("ha posto il veto"), std::string::npos) << out_;
  EXPECT_EQ(out_.find('\x1b'), std::string::npos);
}

TEST_F(Cli, WhatIsSavedIsShown) {
  ReadVerb verb;
  verb.files = {file("a.txt", kVeto)};
  verb.dct = "2024-04-01";
  verb.save = true;
  ASSERT_EQ(run_read(verb, common_, streams_), 0) << err_;
  out_.clear();
  common_.store_given = true;
  ASSERT_EQ(run_case_ls(common_, streams_), 0) << err_;
  const auto runs = lines();
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_EQ(runs[0]["at"].string(), "2024-06-17T12:00:00Z");
  out_.clear();
  ASSERT_EQ(run_case_show({}, common_, streams_), 0) << err_;
  EXPECT_NE(out_.find("\"type\":\"claim\""), std::string::npos);
  out_.clear();
  ReportVerb report;
  report.format = "ftm";
  ASSERT_EQ(run_report(report, common_, streams_), 0) << err_;
  EXPECT_NE(out_.find("\"schema\":\"Article\""), std::string::npos);
}

TEST_F(Cli, ListsAreAddedShownAndCompared) {
  const std::string one =
      R"({"id":"x-1","schema":"Person","properties":{"name":["Aron Blick"]}})"
      "\n"
      R"({"id":"x-2","schema":"Company","properties":{"name":["Seven Oars Ltd"]}})"
      "\n";
  const std::string two = one +
                          R"({"id":"x-3","schema":"Vessel","properties":{"name":["Grey Heron"]}})"
                          "\n";
  ListsAdd add;
  add.list = "own";
  add.format = "ftm";
  add.files = {file("one.json", one)};
  ASSERT_EQ(run_lists_add(add, common_, streams_), 0) << err_;
  ASSERT_EQ(lines()[0]["sources"].strings(), std::vector<std::string>{sha256_hex(one)});
  add.files = {file("two.json", two)};
  ASSERT_EQ(run_lists_add(add, common_, streams_), 0) << err_;
  add.list = "starter";
  EXPECT_EQ(run_lists_add(add, common_, streams_), 2);
  out_.clear();
  ListsDiff diff;
  diff.list = "own";
  common_.exit_code = true;
  EXPECT_EQ(run_lists_diff(diff, common_, streams_), 1) << err_;
  ASSERT_EQ(lines().size(), 1u);
  EXPECT_EQ(lines()[0]["id"].string(), "x-3");
  out_.clear();
  ListsShow show;
  show.list = "own";
  show.entry = "x-2";
  EXPECT_EQ(run_lists_show(show, common_, streams_), 0);
  EXPECT_NE(out_.find("Seven Oars Ltd"), std::string::npos);
  out_.clear();
  ScreenVerb screen;
  screen.names = {"Grey Heron"};
  EXPECT_EQ(run_screen(screen, common_, streams_), 1) << err_;
  EXPECT_NE(out_.find("x-3"), std::string::npos) << out_;
}

TEST_F(Cli, MeasuresAtKnowsTheDayAndRejectsUnknownFacts) {
  MeasuresAt at;
  at.goods = "coal";
  at.direction = "from";
  common_.on = *Day::parse("2018-01-15");
  ASSERT_EQ(run_measures_at(at, common_, streams_), 0) << err_;
  EXPECT_NE(out_.find("2371-8"), std::string::npos) << out_;
  out_.clear();
  common_.on = *Day::parse("2005-01-15");
  ASSERT_EQ(run_measures_at(at, common_, streams_), 0) << err_;
  EXPECT_EQ(out_, "");
  at.facts = {"goods_origine=RU"};
  EXPECT_EQ(run_measures_at(at, common_, streams_), 3);
  EXPECT_NE(err_.find("did you mean goods_origin?"), std::string::npos) << err_;
}

TEST_F(Cli, ANearRowIsSuggested) {
  MeasuresShow show;
  show.id = "2397-55";
  EXPECT_EQ(run_measures_show(show, common_, streams_), 3);
  EXPECT_NE(err_.find("did you mean 2397-5?"), std::string::npos) << err_;
}

TEST_F(Cli, DoctorLooksAtEverything) {
  EXPECT_EQ(run_doctor(common_, streams_), 0) << out_;
  for (const char* check : {"store", "data", "languages", "measures", "lists", "sandbox", "disk"})
    EXPECT_NE(out_.find(std::string("\"check\":\"") + check), std::string::npos) << check;
}

}  // namespace
}  // namespace vedetta::cli
