// An invented sheet for the tests: an Italian article in the manner of a machine translation and an
// English wire report. Everything in them is made up; claims are set by hand, not read by a
// machine.
#pragma once
#include <string>

#include "vedetta/report/report.h"

namespace vedetta::report {

Sheet sample_sheet();

}  // namespace vedetta::report
