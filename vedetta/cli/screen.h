// `vedetta screen` and `vedetta compare`: who may that be, and how alike are two?
#pragma once
#include <string>
#include <vector>

#include "vedetta/cli/cli.h"

namespace vedetta::cli {

struct ScreenVerb {
  std::vector<std::string> files;  // of JSON lines
  std::vector<std::string> names;  // to look up
  std::string schema = "Thing";    // of the names: whatever
};
int run_screen(const ScreenVerb& verb, const Common& common, Streams& streams);

struct CompareVerb {
  std::vector<std::string> files;
};
int run_compare(const CompareVerb& verb, const Common& common, Streams& streams);

}  // namespace vedetta::cli
