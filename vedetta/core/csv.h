// CSV by RFC 4180: quoted fields, doubled quotes, CRLF or LF, line breaks inside quotes.
// Lenient where real lists are: a quote inside an unquoted field is a character.
//   csv::Reader rows(bytes);
//   while (rows.next()) use(rows.fields());
//   if (rows.error()) …
#pragma once
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/result.h"

namespace vedetta::csv {

class Reader {
 public:
  // `bytes` must outlive the reader. A byte order mark is passed over.
  explicit Reader(std::string_view bytes, char separator = ',');

  bool next();  // false at the end or at an error (an open quote at the end of the file)
  // Valid until the next call of next(). Fields without quotes point into the bytes.
  const std::vector<std::string_view>& fields() const { return fields_; }
  std::size_t row() const { return row_; }           // 1-based number of the current row
  std::size_t line() const { return line_; }         // 1-based line on which the current row began
  std::size_t offset() const { return row_start_; }  // byte at which the current row began
  std::size_t offset_of_end() const;                 // byte behind the current row's last field
  const std::optional<Error>& error() const { return error_; }

 private:
  bool quoted_field();
  void plain_field();
  bool end_field();

  std::string_view bytes_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t row_ = 0;
  std::size_t row_start_ = 0;
  std::size_t line_ = 0;
  std::size_t next_line_ = 1;
  std::vector<std::string_view> fields_;
  std::deque<std::string> unescaped_;  // fields whose doubled quotes had to be undone; a deque,
                                       // because growth must not move what fields_ points to
  std::size_t unescaped_count_ = 0;
  std::optional<Error> error_;
};

}  // namespace vedetta::csv
