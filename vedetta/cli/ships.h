// `vedetta ships gaps`: apparent gaps in tables of AIS positions, as claims of an instrument.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "vedetta/cli/cli.h"

namespace vedetta::cli {

struct ShipsGaps {
  std::vector<std::string> files;  // CSV, also .gz; "-" is standard input
  std::string until;    // a day or an instant to which the positions are complete; empty: the last
  std::string emit;     // "claims", "text"; empty: a table on a terminal, else claims
  std::string profile;  // of data/ships/gaps.toml; empty: its default
  std::string state;    // a file that a run leaves for the next one; empty: none
  std::uint64_t max_errors = 0;  // more rejected rows than that end with exit code 3
};
int run_ships_gaps(const ShipsGaps& verb, const Common& common, Streams& streams);

}  // namespace vedetta::cli
