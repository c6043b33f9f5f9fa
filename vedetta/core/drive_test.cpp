#include "vedetta/core/drive.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace vedetta {
namespace {

struct Beat {
  std::uint64_t who = 0;
  std::int64_t t = 0;
};

// Says a running count for every third beat of a key, and the keys that are silent when time
// passes.
class ThirdBeat {
 public:
  using Input = Beat;
  struct Output {
    std::vector<std::string> lines;
    void append(Output&& other) {
      for (std::string& line : other.lines) lines.push_back(std::move(line));
    }
  };
  static constexpr std::string_view kName = "third-beat/1";
  static ShardKey key(const Beat& beat) { return beat.who; }
  void see(std::span<const Beat> in, Output& out) {
    for (const Beat& beat : in)
      if (++counts_[beat.who] % 3 == 0)
        out.lines.push_back(std::to_string(beat.who) + ":" + std::to_string(counts_[beat.who]));
  }
  void until(Instant t, Output& out) {
    for (const auto& [who, count] : counts_)
      out.lines.push_back(std::to_string(who) + "@" + std::to_string(t.since_epoch_s()));
  }
  void save(ByteWriter& out) const {
    out.count(counts_.size());
    for (const auto& [who, count] : counts_) {
      out.number(who);
      out.number(count);
    }
  }
  Status load(ByteReader& in) {
    std::map<std::uint64_t, std::uint32_t> counts;
    for (std::size_t n = in.count(12); n > 0; --n) {
      const auto who = in.number<std::uint64_t>();
      counts[who] = in.number<std::uint32_t>();
    }
    VEDETTA_CHECK(in.status());
    counts_ = std::move(counts);
    return ok_status();
  }

 private:
  std::map<std::uint64_t, std::uint32_t> counts_;
};
static_assert(Stage<ThirdBeat>);

std::vector<Beat> beats(std::size_t n) {
  std::vector<Beat> out;
  std::uint64_t state = 1;
  for (std::size_t i = 0; i < n; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    out.push_back({200000000 + (state >> 33) % 97, static_cast<std::int64_t>(i)});
  }
  return out;
}

std::vector<std::string> run(std::size_t jobs, std::size_t batch) {
  Drive<ThirdBeat> drive(ThirdBeat{}, jobs);
  ThirdBeat::Output out;
  replay(drive, std::span<const Beat>(beats(5000)), batch, Instant(9000), out);
  return out.lines;
}

TEST(Core, SameOutputForAnyNumberOfThreads) {
  const auto one = run(1, 64);
  ASSERT_GT(one.size(), 1500U);
  EXPECT_EQ(one, run(2, 64));
  EXPECT_EQ(one, run(7, 64));
}

TEST(Core, BatchesChangeNothingButTheOrder) {
  auto small = run(3, 7);
  auto large = run(3, 5000);
  std::sort(small.begin(), small.end());
  std::sort(large.begin(), large.end());
  EXPECT_EQ(small, large);
}

TEST(Core, ACheckpointInTheMiddleChangesNothing) {
  const std::vector<Beat> all = beats(900);
  const std::span<const Beat> inputs(all);
  Drive<ThirdBeat> straight(ThirdBeat{});
  ThirdBeat::Output expected;
  straight.see(inputs.first(400), expected);
  const std::string checkpoint = straight.save();
  expected.lines.clear();
  straight.see(inputs.subspan(400), expected);

  Drive<ThirdBeat> resumed(ThirdBeat{}, 2);
  ASSERT_TRUE(resumed.load(checkpoint));
  EXPECT_EQ(resumed.save(), checkpoint);
  ThirdBeat::Output found;
  resumed.see(inputs.subspan(400), found);
  EXPECT_EQ(found.lines, expected.lines);
  EXPECT_EQ(resumed.save(), straight.save());
}

TEST(Core, ADamagedCheckpointIsRefusedAndTheStateStays) {
  Drive<ThirdBeat> drive(ThirdBeat{});
  ThirdBeat::Output out;
  drive.see(std::span<const Beat>(beats(100)), out);
  const std::string before = drive.save();
  for (std::size_t at = 0; at < before.size(); at += 97) {
    std::string damaged = before;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    const Status status = drive.load(damaged);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().code, ErrorCode::integrity);
  }
  EXPECT_FALSE(drive.load(before.substr(0, 30)));
  EXPECT_FALSE(drive.load(""));
  EXPECT_EQ(drive.save(), before);
}

TEST(Core, BytesComeBackAsTheyWere) {
  ByteWriter out;
  out.number<std::int32_t>(-7);
  out.number<std::uint64_t>(UINT64_MAX);
  out.flag(true);
  out.text("Ст. 9");
  ByteReader in(out.bytes());
  EXPECT_EQ(in.number<std::int32_t>(), -7);
  EXPECT_EQ(in.number<std::uint64_t>(), UINT64_MAX);
  EXPECT_TRUE(in.flag());
  EXPECT_EQ(in.text(), "Ст. 9");
  EXPECT_TRUE(in.at_end());
  EXPECT_TRUE(in.status());
  EXPECT_EQ(in.number<std::uint8_t>(), 0);
  EXPECT_FALSE(in.status());
}

TEST(Core, AnImpossibleCountIsAFaultNotALongLoop) {
  ByteWriter out;
  out.count(1'000'000'000'000);
  ByteReader in(out.bytes());
  EXPECT_EQ(in.count(), 0U);
  EXPECT_FALSE(in.status());
  EXPECT_EQ(in.text(), "");
}

}  // namespace
}  // namespace vedetta
