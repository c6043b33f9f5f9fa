// What went wrong: a code of the one table (error.def), what, where, and how to mend it.
//   return Error{ErrorCode::bad_csv, "row 12 has 3 fields, 12 expected", "sdn.csv:12", "load the
//   file anew"};
#pragma once
#include <string>
#include <string_view>

namespace vedetta {

enum class ErrorCode {
#define VEDETTA_ERROR(code, sentence, exit_code, http_status) code,
#include "vedetta/core/error.def"
#undef VEDETTA_ERROR
};

struct ErrorInfo {
  std::string_view name;
  std::string_view sentence;
  int exit_code;
  int http_status;
};

const ErrorInfo& error_info(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string what;   // this case's facts, in words
  std::string where;  // file:line, row, offset, field; may be empty
  std::string mend;   // what the user can do; may be empty

  // "bad_csv: the CSV can't be read: row 12 …, at sdn.csv:12. To mend: …"
  std::string to_string() const;
};

}  // namespace vedetta
