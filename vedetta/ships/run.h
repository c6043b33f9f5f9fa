// Tables of positions in, gap claims out: what the command line's `ships gaps` prints.
//   VEDETTA_TRY(GapRun run, find_gaps({{"day.csv.gz", bytes}}, DataPack::shipped(), {}));
//   print(to_lines(run));                    // the claims, JSON lines
//   print(json::write_pretty(run.summary));
// The claims are the last revision of each that still stands, sorted by key: the same for any
// number of threads and, but for the number of the revision, any order of the tables.
// A run may go on from the checkpoint of another one: then they are those that are new or changed
// since, and those taken back (`retracted`) by rows that came late.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "vedetta/core/datapack.h"
#include "vedetta/core/stage.h"
#include "vedetta/model/claim.h"
#include "vedetta/model/evidence.h"

namespace vedetta::ships {

struct PositionInput {
  std::string name;   // file name, as given
  std::string bytes;  // CSV, plain or gzip
};

struct GapOptions {
  std::string profile = {};           // of data/ships/gaps.toml; empty = its default
  std::optional<Instant> until = {};  // positions are complete to here; default: the last one read.
                                      // A ship not heard since has an open gap
  std::string checkpoint = {};        // of the run to go on from; empty = begin anew
  bool keep_checkpoint = false;       // for a later run
  std::size_t jobs = 1;
  std::size_t batch = 65'536;
};

struct GapRun {
  std::vector<model::Claim> claims;
  std::vector<model::Capture> captures;        // of the inputs
  std::vector<model::Derivation> derivations;  // the texts that the claims' places count in
  std::vector<std::vector<Reject>> rejects;    // a list for each input; last one: of the stage
  Value summary;           // profile, until, ships, claims, inputs with rows and rejects by reason
  std::string checkpoint;  // with keep_checkpoint
};

// bad_csv, bad_gzip, too_large with the input's name; unknown_name for the profile; integrity for a
// checkpoint that is damaged or of another profile.
Result<GapRun> find_gaps(const std::vector<PositionInput>& inputs, const DataPack& data,
                         const GapOptions& options);

std::string to_lines(const GapRun& run);

}  // namespace vedetta::ships
