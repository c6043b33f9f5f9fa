// `vedetta help`: what there is, examples first.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace vedetta::cli {

struct VerbHelp {
  const char* name;      // "measures at"
  const char* sentence;  // what it does
  const char* examples;  // command lines, one a line; `#` opens a remark
};
const std::vector<VerbHelp>& verbs();

std::string overview();                       // `vedetta help`
std::string examples(std::string_view verb);  // of one verb and its subverbs; empty when unknown
std::string exit_codes();                     // `vedetta help exit-codes`
std::string error_codes();                    // `vedetta help errors`

}  // namespace vedetta::cli
