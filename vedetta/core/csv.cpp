#include "vedetta/core/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace vedetta::csv {

Reader::Reader(std::string_view bytes, char separator) : bytes_(bytes), separator_(separator) {
  if (bytes_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

// Reads a quoted field; at_ stands on the opening quote. False when the quote never closes.
bool Reader::quoted_field() {
  const std::size_t start = ++at_;
  std::string* copy = nullptr;
  std::size_t piece = start;
  for (;;) {
    const void* found = std::memchr(bytes_.data() + at_, '"', bytes_.size() - at_);
    if (!found) {
      error_ =
          Error{ErrorCode::bad_csv, fmt::format("the quote opened on line {} never closes", line_),
                fmt::format("row {}, byte {}", row_, start - 1), "load the file anew"};
      return false;
    }
    const auto quote = static_cast<std::size_t>(static_cast<const char*>(found) - bytes_.data());
    next_line_ +=
        static_cast<std::size_t>(std::count(bytes_.begin() + at_, bytes_.begin() + quote, '\n'));
    at_ = quote + 1;
    const bool doubled = at_ < bytes_.size() && bytes_[at_] == '"';
    if (!doubled && !copy) {
      fields_.push_back(bytes_.substr(start, quote - start));
      return true;
    }
    if (!copy) {
      if (unescaped_count_ == unescaped_.size()) unescaped_.emplace_back();
      copy = &unescaped_[unescaped_count_++];
      copy->clear();
    }
    copy->append(bytes_, piece, quote - piece);
    if (!doubled) break;
    *copy += '"';
    piece = ++at_;
  }
  fields_.push_back(*copy);
  return true;
}

void Reader::plain_field() {
  const std::size_t start = at_;
  while (at_ < bytes_.size() && bytes_[at_] != separator_ && bytes_[at_] != '\n') ++at_;
  std::size_t end = at_;
  if (end > start && bytes_[end - 1] == '\r' && (at_ == bytes_.size() || bytes_[at_] == '\n'))
    --end;
  fields_.push_back(bytes_.substr(start, end - start));
}

std::size_t Reader::offset_of_end() const {
  std::size_t end = at_;
  while (end > row_start_ && (bytes_[end - 1] == '\n' || bytes_[end - 1] == '\r')) --end;
  return end;
}

// After a field: true when another field of the row follows.
bool Reader::end_field() {
  while (at_ < bytes_.size() && bytes_[at_] != separator_ && bytes_[at_] != '\n') ++at_;
  if (at_ == bytes_.size()) return false;
  const char c = bytes_[at_++];
  if (c == separator_) return true;
  ++next_line_;
  return false;
}

bool Reader::next() {
  fields_.clear();
  unescaped_count_ = 0;
  if (error_ || at_ >= bytes_.size()) return false;
  ++row_;
  row_start_ = at_;
  line_ = next_line_;
  do {
    if (at_ < bytes_.size() && bytes_[at_] == '"') {
      if (!quoted_field()) return false;
    } else {
      plain_field();
    }
  } while (end_field());
  return true;
}

}  // namespace vedetta::csv
