// Where something stands in a text: half-open, in Unicode code points and in UTF-8 bytes of the
// captured file. Both are kept, because readers count in the one and programs in the other.
#pragma once
#include <compare>
#include <cstdint>

namespace vedetta::model {

struct Span {
  std::uint32_t start = 0;   // code points
  std::uint32_t end = 0;     // code points, exclusive
  std::uint32_t bstart = 0;  // bytes
  std::uint32_t bend = 0;    // bytes, exclusive

  bool empty() const { return start == end; }
  std::uint32_t length() const { return end - start; }
  bool contains(const Span& o) const { return start <= o.start && o.end <= end; }
  bool overlaps(const Span& o) const { return start < o.end && o.start < end; }
  auto operator<=>(const Span&) const = default;
};

inline Span cover(const Span& a, const Span& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end,
          a.bstart < b.bstart ? a.bstart : b.bstart, a.bend > b.bend ? a.bend : b.bend};
}

}  // namespace vedetta::model
