// Decoding and folding with their ways back: offsets and edit maps lead into the input, always.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "vedetta/text/normalise.h"
#include "vedetta/text/token.h"
#include "vedetta/text/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vedetta::text;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Decoded text = decode(bytes);
  require(text.offsets.size() == text.points.size() + 1 && text.offsets.back() == size);
  for (std::size_t i = 0; i < text.points.size(); ++i)
    require(text.offsets[i] < text.offsets[i + 1]);
  require(text.faults.empty() == (find_fault(bytes) == std::string_view::npos));
  if (text.faults.empty()) require(encode(text.points) == bytes);
  for (const Fold how : {Fold::compatible, Fold::plain}) {
    const Folded once = fold(text.points, how);
    require(once.origins.size() == once.points.size() + 1);
    require(once.origins.back() == text.points.size());
    for (std::size_t i = 0; i < once.points.size(); ++i) {
      require(once.origins[i] <= once.origins[i + 1]);
      const Range range = once.original(i, i + 1);
      require(range.start < range.end && range.end <= text.points.size());
    }
    require(folded(once.points, how) == once.points);
    for (const Token& token : tokenise(once.points))
      require(token.start < token.end && token.end <= once.points.size());
  }
  return 0;
}
