// Any bytes as a file of measures: either rows or an error with a place, never a crash.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "vedetta/measures/caps.h"
#include "vedetta/measures/measures.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vedetta;
  if (size > 1 << 18) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto rows = measures::Measures::parse_file(text, "fuzz.toml");
  if (!rows) {
    if (rows.error().where.empty() || rows.error().what.empty()) std::abort();
    return 0;
  }
  for (const measures::Measure& row : *rows) {
    if (row.id.empty() || row.clauses.empty()) std::abort();
    for (const measures::Limit& limit : row.limits) {
      const auto period = measures::period_of(limit, Day::of(2020, 2, 29));
      if (period && period->empty()) std::abort();
    }
  }
  return 0;
}
