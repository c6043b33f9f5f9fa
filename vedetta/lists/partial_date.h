// Dates of birth as lists give them, in one spelling (a subset of ISO 8601-2, EDTF):
//   1962   1962-01   1962-01-03    as precise as stated
//   1962~                          about ("circa")
//   1962/1964                      some time between; "~" at the end: about
// A range that is one whole year or one whole month becomes that year or month.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "vedetta/core/time.h"

namespace vedetta::lists {

// From "03 Jan 1962", "Jan 1962", "circa 1962", "1962 to 1964", "1962-01-03", "Sept. 1962",
// "3/1/1962" (day first). Empty when it can't be read.
std::string normalise_date(std::string_view as_written);

struct PartialDate {
  DayInterval days;    // from the first to the last day it may be
  bool circa = false;  // about: the true day may lie outside
};
// Reads the spelling above.
std::optional<PartialDate> parse_partial_date(std::string_view value);

}  // namespace vedetta::lists
