// Where something stands in a text: half-open, in Unicode code points and in UTF-8 bytes of the
// captured file. Both are kept, because readers count in the one and programs in the other.
#pragma once
#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

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

// Places of a table's rows, from the first one on: code points are counted once over the whole text
// (below 4 GiB of UTF-8).
class RowPlaces {
 public:
  explicit RowPlaces(std::string_view text) : text_(text) {}
  // Bytes [begin, end); begin must not lie before the end of the place asked for last.
  Span of(std::size_t begin, std::size_t end) {
    const std::uint32_t start = points_to(begin);
    return {start, points_to(end), static_cast<std::uint32_t>(begin),
            static_cast<std::uint32_t>(end)};
  }

 private:
  std::uint32_t points_to(std::size_t byte) {
    const std::string_view next = text_.substr(counted_, byte - counted_);
    points_ += static_cast<std::uint32_t>(
        std::count_if(next.begin(), next.end(), [](char c) { return (c & '\xC0') != '\x80'; }));
    counted_ = byte;
    return points_;
  }
  std::string_view text_;
  std::size_t counted_ = 0;  // bytes
  std::uint32_t points_ = 0;
};

}  // namespace vedetta::model
