// Runs a function over hostile bytes in a child process that can do nothing but compute and answer:
// no files, no network, no new processes (seccomp), bounded memory and processor time (rlimits).
// The answer comes back over a pipe, bounded too.
//   Result<std::string> answer = run_in_child([&] { return parse(bytes); }, {});
// Errors: `unsupported` when the sandbox can't be set up here (nothing was run), `bad_input` when
// the function broke a limit or crashed, `io` when no process or pipe could be had.
#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "vedetta/core/result.h"

namespace vedetta::ingest {

struct ChildLimits {
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;  // beyond what the parent has mapped already
  std::uint32_t cpu_s = 20;
  std::uint64_t answer_bytes = std::uint64_t{1} << 30;
};

Result<std::string> run_in_child(const std::function<std::string()>& work,
                                 const ChildLimits& limits);

}  // namespace vedetta::ingest
