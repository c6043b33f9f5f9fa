// Bytes of a checkpoint: fixed-width little-endian numbers and strings with their length, so that
// the same state is the same bytes on every machine.
//   ByteWriter out;  out.number<std::uint32_t>(7);  out.text("anchor");
//   ByteReader in(out.bytes());  const auto n = in.number<std::uint32_t>();
//   VEDETTA_CHECK(in.status());
// A reader never runs past its bytes: after the first fault all numbers are 0, all texts empty, all
// counts 0, and status() tells where it was.
#pragma once
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "vedetta/core/result.h"

namespace vedetta {

class ByteWriter {
 public:
  template <std::integral N>
  void number(N value) {
    auto bits = static_cast<std::make_unsigned_t<N>>(value);
    for (std::size_t i = 0; i < sizeof(N); ++i) {
      bytes_ += static_cast<char>(bits & 0xFF);
      if constexpr (sizeof(N) > 1) bits = static_cast<decltype(bits)>(bits >> 8);
    }
  }
  void flag(bool value) { number<std::uint8_t>(value ? 1 : 0); }
  void count(std::size_t value) { number<std::uint64_t>(value); }
  void text(std::string_view value) {
    count(value.size());
    bytes_ += value;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  template <std::integral N>
  N number() {
    if (failed_ || bytes_.size() - at_ < sizeof(N)) {
      failed_ = true;
      return 0;
    }
    std::make_unsigned_t<N> bits = 0;
    for (std::size_t i = sizeof(N); i-- > 0;) {
      if constexpr (sizeof(N) > 1) bits = static_cast<decltype(bits)>(bits << 8);
      bits = static_cast<decltype(bits)>(bits | static_cast<unsigned char>(bytes_[at_ + i]));
    }
    at_ += sizeof(N);
    return static_cast<N>(bits);
  }
  bool flag() { return number<std::uint8_t>() != 0; }
  // A number of things of at least `each` bytes: more than the bytes left can hold is a fault, so
  // that no damaged count makes a loop or an allocation long.
  std::size_t count(std::size_t each = 1) {
    const auto value = number<std::uint64_t>();
    if (failed_ || value > (bytes_.size() - at_) / each) {
      failed_ = true;
      return 0;
    }
    return static_cast<std::size_t>(value);
  }
  std::string_view text() {
    const std::size_t size = count();
    const std::string_view out = bytes_.substr(at_, size);
    at_ += size;
    return out;
  }
  bool at_end() const { return at_ == bytes_.size(); }
  Status status() const {
    if (!failed_) return ok_status();
    return Error{ErrorCode::integrity, "the bytes end too early or hold an impossible count",
                 "byte " + std::to_string(at_), "go back to an older checkpoint"};
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace vedetta
