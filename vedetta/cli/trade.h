// `vedetta trade caps`: what was notified, and what others say, against a cap of the law.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "vedetta/cli/cli.h"

namespace vedetta::cli {

struct TradeCaps {
  std::vector<std::string> files;  // tables, CSV or .gz; empty: those of the data
  std::string measure = "2397-5";  // also "2397/5"
  std::vector<int> years;          // empty: each that the figures tell of and the cap covers
  std::uint64_t max_errors = 0;    // more rejected rows than that end with exit code 3
};
// As of --as-of, else today. With --exit-code 1 when a breach is alleged.
int run_trade_caps(const TradeCaps& verb, const Common& common, Streams& streams);

}  // namespace vedetta::cli
