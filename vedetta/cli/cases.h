// `vedetta case ls|show` and `vedetta doctor`: what the store keeps, and whether all is well.
#pragma once
#include <string>

#include "vedetta/cli/cli.h"

namespace vedetta::cli {

int run_case_ls(const Common& common, Streams& streams);
struct CaseShow {
  std::string lang = "en";
};
int run_case_show(const CaseShow& verb, const Common& common, Streams& streams);

int run_doctor(const Common& common, Streams& streams);
int run_version(const Common& common, Streams& streams);

}  // namespace vedetta::cli
