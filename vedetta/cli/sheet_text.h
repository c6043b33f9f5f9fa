// The breach sheet for a terminal: one paragraph an act, with who says and who denies, the cited
// sentence, the measure rows and their outcome. The words are those of the report.
#pragma once
#include <string>

#include "vedetta/cli/cli.h"
#include "vedetta/report/report.h"

namespace vedetta::cli {

Result<std::string> sheet_text(const report::Sheet& sheet, const DataPack& data,
                               const Streams& streams);

}  // namespace vedetta::cli
