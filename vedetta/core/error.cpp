#include "vedetta/core/error.h"

#include <array>

namespace vedetta {
namespace {
constexpr std::array kErrors = {
#define VEDETTA_ERROR(code, sentence, exit_code, http_status) \
  ErrorInfo{#code, sentence, exit_code, http_status},
#include "vedetta/core/error.def"
#undef VEDETTA_ERROR
};
}  // namespace

const ErrorInfo& error_info(ErrorCode code) {
  return kErrors[static_cast<std::size_t>(code)];
}

std::string Error::to_string() const {
  const ErrorInfo& info = error_info(code);
  std::string text = std::string(info.name) + ": " + std::string(info.sentence);
  if (!what.empty()) text += ": " + what;
  if (!where.empty()) text += ", at " + where;
  if (!mend.empty()) text += ". To mend: " + mend;
  return text;
}

}  // namespace vedetta
