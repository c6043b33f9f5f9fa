#include "vedetta/report/report.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "vedetta/report/sample_sheet.h"

namespace vedetta::report {
namespace {

TEST(Report, Writes) {
  if (const char* folder = std::getenv("VEDETTA_REPORT_OUT")) {
    Sheet sheet = sample_sheet();
    std::ofstream(std::string(folder) + "/sheet.html") << to_html(sheet);
    std::ofstream(std::string(folder) + "/sheet.jsonl") << to_jsonl(sheet);
    std::ofstream(std::string(folder) + "/sheet.ftm.jsonl") << to_ftm(sheet);
    sheet.language = "it";
    std::ofstream(std::string(folder) + "/sheet_it.html") << to_html(sheet);
  }
}

}  // namespace
}  // namespace vedetta::report
