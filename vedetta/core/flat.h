// Arrays of plain values one behind the other in one block of bytes, each on a boundary of 16: what
// is compiled when the program is built is used where it lies, without a copy. In the byte order of
// the machine that wrote it: for what goes into the program, not for files that travel.
//   FlatWriter out;  out.array(std::span(numbers));
//   FlatReader in(out.bytes);  std::span<const std::uint32_t> same;  in.array(same);
#pragma once
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace vedetta {

constexpr std::size_t kFlatBoundary = 16;
constexpr std::size_t flat_size(std::size_t bytes) {
  return (bytes + kFlatBoundary - 1) / kFlatBoundary * kFlatBoundary;
}

struct FlatWriter {
  std::string bytes;

  template <typename T>
  void array(std::span<const T> values) {
    static_assert(std::has_unique_object_representations_v<T>);  // no padding of any value
    array(std::string_view(reinterpret_cast<const char*>(values.data()), values.size_bytes()));
  }
  void array(std::string_view values) {
    const std::uint64_t size = values.size();
    bytes.append(reinterpret_cast<const char*>(&size), sizeof size);
    bytes.resize(flat_size(bytes.size()));
    bytes += values;
    bytes.resize(flat_size(bytes.size()));
  }
};

// The bytes begin on a boundary of 16 and outlive what is read. False, and nothing taken, where
// they end too early or hold no whole number of values.
class FlatReader {
 public:
  explicit FlatReader(std::string_view bytes) : rest_(bytes) {}

  template <typename T>
  bool array(std::span<const T>& out) {
    std::string_view values;
    if (!array(values) || values.size() % sizeof(T) != 0) return false;
    out = {reinterpret_cast<const T*>(values.data()), values.size() / sizeof(T)};
    return true;
  }
  bool array(std::string_view& out) {
    std::uint64_t size = 0;
    if (rest_.size() < kFlatBoundary) return false;
    std::memcpy(&size, rest_.data(), sizeof size);
    const std::uint64_t left = rest_.size() - kFlatBoundary;
    if (size > left || flat_size(size) > left) return false;
    out = rest_.substr(kFlatBoundary, size);
    rest_.remove_prefix(kFlatBoundary + flat_size(size));
    return true;
  }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

}  // namespace vedetta
