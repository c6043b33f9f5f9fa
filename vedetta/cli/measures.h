// `vedetta measures ls|show|at`: the law as data, on a day.
#pragma once
#include <string>
#include <vector>

#include "vedetta/cli/cli.h"

namespace vedetta::cli {

struct MeasuresLs {
  std::string lang = "en";
};
struct MeasuresShow {
  std::string id;
  std::string lang = "en";
};
struct MeasuresAt {
  std::string hs;
  std::string goods;
  std::string direction;           // "from", "to"; empty: whichever
  std::vector<std::string> facts;  // "notified=true", "via=Rajin", "contract_date=2017-08-01"
  std::string lang = "en";
};
int run_measures_ls(const MeasuresLs& verb, const Common& common, Streams& streams);
int run_measures_show(const MeasuresShow& verb, const Common& common, Streams& streams);
int run_measures_at(const MeasuresAt& verb, const Common& common, Streams& streams);

}  // namespace vedetta::cli
