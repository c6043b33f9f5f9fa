#include "vedetta/lists/ofac_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "vedetta/lists/quick.h"

namespace vedetta::lists {
namespace {

// The first comma or line feed from `at` on, or the end.
const char* end_of_plain(const char* at, const char* end) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHighs = 0x8080808080808080;
  const auto zeros = [](std::uint64_t w) { return (w - kOnes) & ~w & kHighs; };
  if constexpr (std::endian::native == std::endian::little) {
    for (; end - at >= std::ptrdiff_t{8}; at += 8) {
      const auto word = word_at<std::uint64_t>(at);
      const std::uint64_t found = zeros(word ^ kOnes * ',') | zeros(word ^ kOnes * '\n');
      if (found != 0) return at + std::countr_zero(found) / 8;
    }
  }
  while (at < end && *at != ',' && *at != '\n') ++at;
  return at;
}

std::string_view between(const char* from, const char* to) {
  return {from, static_cast<std::size_t>(to - from)};
}

}  // namespace

RowReader::RowReader(const SourceFile& file, Table& table)
    : begin_(file.bytes.data()),
      at_(begin_ + (file.bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0)),
      end_(begin_ + file.bytes.size()),
      table_(table) {}

// at_ stands on the opening quote. False when the quote never closes.
bool RowReader::quoted_field() {
  const char* piece = ++at_;
  std::string* copy = nullptr;
  for (const char* const start = at_;;) {
    const void* found = std::memchr(at_, '"', static_cast<std::size_t>(end_ - at_));
    if (!found) {
      open_quote_ = start - 1;
      return false;
    }
    const char* const quote = static_cast<const char*>(found);
    at_ = quote + 1;
    const bool doubled = at_ < end_ && *at_ == '"';
    if (!doubled && !copy) {
      table_.fields.push_back(between(start, quote));
      return true;
    }
    if (!copy) copy = &table_.copies.emplace_back();
    copy->append(piece, quote);
    if (!doubled) break;
    *copy += '"';
    piece = ++at_;
  }
  table_.fields.push_back(*copy);
  return true;
}

bool RowReader::next() {
  first_ = table_.fields.size();
  if (open_quote_ || at_ == end_) return false;
  ++row_;
  for (;;) {
    constexpr std::string_view kNull = "-0- ,";  // half of all fields
    if (end_ - at_ >= 8 && std::memcmp(at_, kNull.data(), kNull.size()) == 0) {
      table_.fields.push_back(between(at_, at_ + kNull.size() - 1));
      at_ += kNull.size();
      continue;
    }
    if (at_ < end_ && *at_ == '"') {
      if (!quoted_field()) return false;
      if (at_ < end_ && *at_ != ',' && *at_ != '\n') at_ = end_of_plain(at_, end_);
    } else {
      const char* const start = at_;
      at_ = end_of_plain(start, end_);
      const bool row_ends = at_ == end_ || *at_ == '\n';
      const bool returned = row_ends && at_ > start && at_[-1] == '\r';
      table_.fields.push_back(between(start, returned ? at_ - 1 : at_));
    }
    if (at_ == end_ || *at_++ == '\n') return true;
  }
}

std::string RowReader::error() const {
  if (!open_quote_) return {};
  return fmt::format("the quote opened on line {} never closes",
                     1 + std::count(begin_, open_quote_, '\n'));
}

}  // namespace vedetta::lists
