#include "vedetta/cli/help.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "vedetta/core/error.h"

namespace vedetta::cli {
namespace {

struct ExitCode {
  int code;
  const char* meaning;
};
constexpr ExitCode kExitCodes[] = {
    {0, "done"},
    {1, "done, and what was asked about was found (only with --exit-code)"},
    {2, "the command line can't be understood"},
    {3, "the input or a data file is faulty, or can't be read or written"},
    {4, "not allowed"},
    {5, "a list was refused (stale, suspicious or missing); the former one stays in use"},
    {6, "stored bytes don't match their hash"},
    {7, "someone else is at work on the store, or changed it first"},
    {70, "an error of vedetta's own"},
    {130, "interrupted; what was done so far is kept"},
};

constexpr int kErrorCount = 0
#define VEDETTA_ERROR(code, sentence, exit_code, http_status) +1
#include "vedetta/core/error.def"
#undef VEDETTA_ERROR
    ;

}  // namespace

const std::vector<VerbHelp>& verbs() {
  static const std::vector<VerbHelp> kVerbs = {
      {"read", "documents → claims: who says that whom did what, and which measures that touches",
       "vedetta read article.txt                      # a table on a terminal, else JSON lines\n"
       "vedetta read page.html --dct 2024-06-30       # the date of the document\n"
       "vedetta read --emit claims *.txt > claims.jsonl\n"
       "vedetta read -C case --save article.txt       # and keep it\n"},
      {"report", "the breach sheet of documents, or of what a store keeps",
       "vedetta report article.txt -o sheet.html\n"
       "vedetta report -C case --lang it -o foglio.html\n"
       "vedetta report article.txt --format ftm > entities.ftm.json\n"},
      {"screen", "names and entities → listed ones they may be, with reasons",
       "vedetta screen \"Kim Jong Un\"\n"
       "vedetta screen --jsonl subjects.jsonl > hits.jsonl\n"
       "vedetta screen --jsonl - --exit-code < subjects.jsonl\n"},
      {"compare", "two entities → a score, with the reasons that add up to it",
       "vedetta compare --jsonl pairs.jsonl > scores.jsonl\n"},
      {"lists add", "loads a list; a suspicious one is refused and the former stays in use",
       "vedetta lists add un_sc consolidated.xml\n"
       "vedetta lists add us_sdn sdn.csv alt.csv add.csv --source-date 2021-07-14\n"},
      {"lists ls", "the lists in use", "vedetta lists ls\nvedetta lists ls --as-of 2024-03-28\n"},
      {"lists show", "a list's version, or one entry",
       "vedetta lists show us_sdn\nvedetta lists show un_sc un_sc-KPe.001\n"},
      {"lists diff", "what changed between two versions",
       "vedetta lists diff us_sdn\nvedetta lists diff us_sdn 9f3c1a2b a771c0de\n"},
      {"measures ls", "the rows of law", "vedetta measures ls --on 2024-06-30\n"},
      {"measures show", "one row with its clauses, codes, limits and how sure they are",
       "vedetta measures show 2397-5\n"},
      {"measures at", "which rows concern these goods on that day",
       "vedetta measures at --hs 2710 --direction to --on 2024-06-30\n"
       "vedetta measures at --goods coal --direction from --on 2017-10-01 --fact "
       "goods_origin=RU\n"},
      {"ships gaps", "AIS positions → apparent gaps, open and closed, as claims of an instrument",
       "vedetta ships gaps day.csv.gz                 # a table on a terminal, else claims\n"
       "vedetta ships gaps monday.csv tuesday.csv --until 2024-03-05\n"
       "vedetta ships gaps today.csv --state gaps.state > new_or_revised.jsonl\n"},
      {"trade caps", "petroleum figures set against the cap: notified, estimated, contested",
       "vedetta trade caps --year 2024 --as-of 2024-12-04\n"
       "vedetta trade caps --year 2024 --json > gauge.json\n"
       "vedetta trade caps notified.csv estimates.csv --measure 2397-5\n"},
      {"case ls", "what the store keeps: runs and the extent of each", "vedetta case ls -C case\n"},
      {"case show", "the acts and findings of the store", "vedetta case show -C case --table\n"},
      {"doctor", "is all well here: data, store, sandbox, disk, languages", "vedetta doctor\n"},
      {"help", "examples and options of a verb; exit-codes; errors",
       "vedetta help read\nvedetta help exit-codes\nvedetta help errors\n"},
      {"version", "the program's version and the hash of its data", "vedetta version\n"},
  };
  return kVerbs;
}

std::string overview() {
  std::string out =
      "vedetta reads what is said, compares it with what is forbidden, and keeps the evidence.\n\n"
      "  vedetta read article.txt                   what it alleges, and which measures that "
      "touches\n"
      "  vedetta report article.txt -o sheet.html   the same as a page to read and print\n"
      "  vedetta screen \"Kim Jong Un\"               is that a listed name?\n"
      "  vedetta measures at --hs 2710 --direction to --on 2024-06-30\n\n";
  for (const VerbHelp& verb : verbs())
    out += fmt::format("  {:<14} {}\n", verb.name, verb.sentence);
  return out +
         "\n`vedetta help VERB` shows examples and options; `vedetta help exit-codes` what a "
         "script needs.\nWhat it prints are allegations by those named, never findings of "
         "fact.\n";
}

std::string examples(std::string_view verb) {
  std::string out;
  for (const VerbHelp& v : verbs()) {
    const std::string_view name = v.name;
    if (name != verb && !name.starts_with(std::string(verb) + " ")) continue;
    out += fmt::format("vedetta {}: {}\n\n", name, v.sentence);
    std::string_view lines = v.examples;
    while (!lines.empty()) {
      const std::size_t end = lines.find('\n');
      out += fmt::format("  {}\n", lines.substr(0, end));
      lines = lines.substr(end + 1);
    }
    out += "\n";
  }
  return out;
}

std::string exit_codes() {
  std::string out;
  for (const ExitCode& e : kExitCodes) out += fmt::format("{:>4}  {}\n", e.code, e.meaning);
  return out;
}

std::string error_codes() {
  std::string out;
  for (int i = 0; i < kErrorCount; ++i) {
    const ErrorInfo& info = error_info(static_cast<ErrorCode>(i));
    out += fmt::format("{:<15} {:>4}  {}\n", info.name, info.exit_code, info.sentence);
  }
  return out;
}

}  // namespace vedetta::cli
