// For benchmarks: two pieces of work timed in turns over the same input, so that what else runs on
// the machine slows both. The ratio counts; it is of processor time, and of time on the clock too.
//   Ratio ratio;
//   for (auto _ : state) ratio.turn([&] { parse(input); }, [&] { load(input); });
//   ratio.report(state);
#pragma once
#include <benchmark/benchmark.h>

#include <algorithm>
#include <ctime>
#include <vector>

namespace vedetta::testing {

class Ratio {
 public:
  template <class Mere, class Whole>
  void turn(Mere&& mere, Whole&& whole) {
    const Times least = timed(mere);
    const Times all = timed(whole);
    mere_ms_.push_back(least.cpu_ms);
    whole_ms_.push_back(all.cpu_ms);
    ratios_.push_back(all.cpu_ms / least.cpu_ms);
    clock_ratios_.push_back(all.clock_ms / least.clock_ms);
  }
  void report(benchmark::State& state) const {
    state.counters["mere_ms"] = median(mere_ms_);
    state.counters["whole_ms"] = median(whole_ms_);
    state.counters["ratio"] = median(ratios_);
    state.counters["clock_ratio"] = median(clock_ratios_);
  }

 private:
  struct Times {
    double cpu_ms, clock_ms;
  };
  static double ms_of(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
  }
  template <class Work>
  static Times timed(Work&& work) {
    const double cpu = ms_of(CLOCK_PROCESS_CPUTIME_ID);
    const double clock = ms_of(CLOCK_MONOTONIC);
    work();
    return {ms_of(CLOCK_PROCESS_CPUTIME_ID) - cpu, ms_of(CLOCK_MONOTONIC) - clock};
  }
  static double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
  }

  std::vector<double> mere_ms_, whole_ms_, ratios_, clock_ratios_;
};

}  // namespace vedetta::testing
