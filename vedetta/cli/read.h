// `vedetta read` and `vedetta report`: documents in, claims and findings or a breach sheet out.
#pragma once
#include <string>
#include <vector>

#include "vedetta/cli/cli.h"

namespace vedetta::cli {

struct ReadVerb {
  std::vector<std::string> files;
  std::string emit;     // "claims", "jsonl", "text"; empty: a table on a terminal, else jsonl
  std::string dct;      // YYYY-MM-DD
  std::string lang;     // of the documents
  std::string out_dir;  // a file NAME.pred.json an input, instead of standard output
  bool save = false;    // into the store
};
int run_read(const ReadVerb& verb, const Common& common, Streams& streams);

struct ReportVerb {
  std::vector<std::string> files;  // empty: what the store keeps
  std::string format = "html";     // "html", "jsonl", "ftm"
  std::string lang = "en";         // of the report's words
  std::string document_lang;
  std::string dct;
};
int run_report(const ReportVerb& verb, const Common& common, Streams& streams);

}  // namespace vedetta::cli
