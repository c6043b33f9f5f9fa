// Drives a stage: shards by key over threads, time passing, checkpoints.
//   Drive<GapStage> drive(GapStage(profile), jobs);
//   drive.see(batch, out);  drive.until(t, out);
//   std::string checkpoint = drive.save();          VEDETTA_CHECK(drive.load(checkpoint));
//   replay(drive, fixes, 65'536, t, out);           // a whole old day
// A shard is a fixed part of the keys, not of the threads, and outputs are put together in the
// order of the shards: the same bytes come out for any number of threads.
#pragma once
#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vedetta/core/hash.h"
#include "vedetta/core/parallel.h"
#include "vedetta/core/stage.h"

namespace vedetta {

template <Stage S>
class Drive {
 public:
  using Input = typename S::Input;
  using Output = typename S::Output;
  static constexpr std::size_t kShards = 64;

  // `fresh` is copied for each shard; `jobs` is the number of threads.
  explicit Drive(const S& fresh, std::size_t jobs = 1) : stages_(kShards, fresh), jobs_(jobs) {}

  void see(std::span<const Input> in, Output& out) {
    for (std::vector<Input>& shard : inputs_) shard.clear();
    for (const Input& input : in) inputs_[shard_of(S::key(input))].push_back(input);
    each(out, [this](std::size_t i, Output& mine) {
      if (!inputs_[i].empty()) stages_[i].see(inputs_[i], mine);
    });
  }
  void until(Instant t, Output& out) {
    each(out, [this, t](std::size_t i, Output& mine) { stages_[i].until(t, mine); });
  }

  // A figure of all shards together.
  template <class Figure>
  std::size_t sum(Figure&& figure) const {
    std::size_t out = 0;
    for (const S& stage : stages_) out += figure(stage);
    return out;
  }

  std::string save() const {
    ByteWriter body;
    body.text(S::kName);
    for (const S& stage : stages_) stage.save(body);
    return sha256_hex(body.bytes()) + body.bytes();
  }
  // integrity: damaged, or of another stage; nothing was taken from it.
  Status load(std::string_view checkpoint) {
    const std::string_view hash =
        checkpoint.substr(0, std::min<std::size_t>(64, checkpoint.size()));
    const std::string_view body = checkpoint.substr(hash.size());
    if (hash != sha256_hex(body)) return damaged("its hash does not hold");
    ByteReader in(body);
    if (in.text() != S::kName) return damaged("it belongs to another stage");
    std::vector<S> loaded = stages_;
    for (S& stage : loaded) VEDETTA_CHECK(stage.load(in));
    VEDETTA_CHECK(in.status());
    if (!in.at_end()) return damaged("it holds more than the stage wrote");
    stages_ = std::move(loaded);
    return ok_status();
  }

 private:
  // Fibonacci hashing: neighbouring MMSIs spread over the shards, alike on every machine.
  static std::size_t shard_of(ShardKey key) { return (key * 0x9E3779B97F4A7C15ULL) >> 58; }
  static Error damaged(std::string what) {
    return {ErrorCode::integrity, "the checkpoint can't be used: " + what, "",
            "go back to an older checkpoint"};
  }
  template <class Body>
  void each(Output& out, Body&& body) {
    std::vector<Output> mine(kShards);
    parallel_for(kShards, jobs_, [&](std::size_t i) { body(i, mine[i]); });
    for (Output& part : mine) out.append(std::move(part));
  }
  static_assert(kShards == 64, "shard_of keeps six bits");
  std::vector<S> stages_;
  std::array<std::vector<Input>, kShards> inputs_;
  std::size_t jobs_;
};

// Feeds inputs in batches, then lets time pass to `t`.
template <Stage S>
void replay(Drive<S>& drive, std::span<const typename S::Input> inputs, std::size_t batch,
            Instant t, typename S::Output& out) {
  while (!inputs.empty()) {
    const std::size_t n = std::min(batch == 0 ? 1 : batch, inputs.size());
    drive.see(inputs.first(n), out);
    inputs = inputs.subspan(n);
  }
  drive.until(t, out);
}

}  // namespace vedetta
