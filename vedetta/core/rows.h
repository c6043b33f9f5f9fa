// Rows of different lengths, one behind the other in one block of memory: a row costs no allocation
// of its own.
//   Rows<int> rows;
//   rows.items().push_back(7);  rows.end_row();
//   for (const int x : rows[0]) use(x);
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace vedetta {

template <typename T>
class Rows {
 public:
  // What is put behind the last row belongs to the next one, up to end_row.
  std::vector<T>& items() { return items_; }
  const std::vector<T>& items() const { return items_; }
  void end_row() { ends_.push_back(static_cast<std::uint32_t>(items_.size())); }

  std::size_t size() const { return ends_.size(); }
  std::span<const T> operator[](std::size_t row) const {
    const std::uint32_t begin = row == 0 ? 0 : ends_[row - 1];
    return std::span(items_).subspan(begin, ends_[row] - begin);
  }

 private:
  std::vector<T> items_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace vedetta
