// The files of a command line as sources to read: unpacked, named, in the order given.
#pragma once
#include <string>
#include <vector>

#include "vedetta/cli/cli.h"
#include "vedetta/pipeline/documents.h"

namespace vedetta::cli {

struct Inputs {
  std::vector<pipeline::Source> sources;
  int exit_code = 0;  // of the first file that could not be read; it is told on `err`
};
// "-" is standard input. gzip is unpacked.
Inputs open_inputs(const std::vector<std::string>& files, Streams& streams);

// Reads them; faulty documents are told and left out, `exit_code` is that of the first one.
std::vector<pipeline::ReadDocument> read_inputs(const pipeline::Engine& engine, Inputs& inputs,
                                                const pipeline::ReadOptions& options,
                                                Streams& streams);
// The file's name without folder and without its last ending: "a/b.txt" → "b"; "stdin" for "-".
std::string stem_of(const std::string& file);

}  // namespace vedetta::cli
