// The day a document was written, from its own words, when nobody gave it.
#pragma once
#include <optional>
#include <string>

#include "vedetta/core/time.h"
#include "vedetta/read/language.h"

namespace vedetta::read {

struct DatedBy {
  Day day;
  std::string reason;  // "dateline", "latest date in the text"
};

// The full date (day, month and year) in the first two sentences, else the latest one in the text;
// nothing where the text has none. `rows` are the sentences'.
std::optional<DatedBy> document_date(const Tokens& tokens, const internal::ItemRows& rows,
                                     const Language& language);

}  // namespace vedetta::read
