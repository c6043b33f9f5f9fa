// Stage: the shape of a watch that keeps state by key (vessels by MMSI, money by ledger). One
// driver (drive.h) gives every stage threads, replay, checkpoints and the story tests.
//   struct Count {
//     using Input = Fix;                    // trivially copied; event time and key are in it
//     struct Output { std::vector<Claim> claims; void append(Output&& other); };
//     static ShardKey key(const Fix& fix);  // thread shard = Kafka partition key = Spark group
//     void see(std::span<const Fix> in, Output& out);
//     void until(Instant t, Output& out);   // time passes: close windows, raise gaps, revise
//     void save(ByteWriter& out) const;     // a checkpoint
//     Status load(ByteReader& in);          // integrity; the state is then as before
//     static constexpr std::string_view kName = "count/1";  // what a checkpoint belongs to
//   };
// What a stage has said in the end depends on the inputs, not on their batches. Time is always the
// input's: until(t) never goes back, and nothing asks a clock. see() neither throws nor drops: what
// it can't use becomes a Reject with its reason.
#pragma once
#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "vedetta/core/bytes.h"
#include "vedetta/core/time.h"

namespace vedetta {

using ShardKey = std::uint64_t;

struct Reject {
  std::uint64_t row = 0;  // 1-based row of the input, header included
  std::string why;        // a word of a closed list: "bad-time", "too-late" …
  bool operator==(const Reject&) const = default;
};

template <class S>
concept Stage =
    std::copyable<S> && requires(S s, const S& saved, std::span<const typename S::Input> in,
                                 Instant t, typename S::Output& out, ByteWriter& w, ByteReader& r) {
      { S::key(in[0]) } -> std::same_as<ShardKey>;
      { S::kName } -> std::convertible_to<std::string_view>;
      s.see(in, out);
      s.until(t, out);
      saved.save(w);
      { s.load(r) } -> std::same_as<Status>;
      out.append(std::move(out));
    };

}  // namespace vedetta
