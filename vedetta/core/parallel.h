// Flat loops over all processors: the body sees each index once; results are by index, so the
// outcome does not depend on the number of threads.
#pragma once
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace vedetta {

template <class Body>
void parallel_for(std::size_t count, std::size_t jobs, Body&& body) {
  if (jobs <= 1 || count <= 1) {
    for (std::size_t i = 0; i < count; ++i) body(i);
    return;
  }
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next.fetch_add(1); i < count; i = next.fetch_add(1)) body(i);
  };
  std::vector<std::jthread> threads;
  for (std::size_t t = 1; t < jobs && t < count; ++t) threads.emplace_back(work);
  work();
}

}  // namespace vedetta
