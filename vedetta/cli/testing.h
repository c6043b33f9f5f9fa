// For the tests of verbs: they run in-process, in a folder of their own, and what they write is
// kept.
#pragma once
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "vedetta/cli/cli.h"
#include "vedetta/core/json.h"
#include "vedetta/store/testing.h"

namespace vedetta::cli::testing {

class Cli : public ::testing::Test {
 protected:
  Cli() {
    common_.store = folder_.path() + "/case";
    common_.now = *Instant::parse("2024-06-17T12:00:00Z");
    streams_.out = [this](std::string_view bytes) -> Status {
      out_ += bytes;
      return ok_status();
    };
    streams_.err = [this](std::string_view bytes) { err_ += bytes; };
  }
  std::string file(const std::string& name, const std::string& text) {
    const std::string path = folder_.path() + "/" + name;
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  std::vector<Value> lines() const {
    std::vector<Value> out;
    std::string_view rest = out_;
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      auto value = json::parse(rest.substr(0, end));
      EXPECT_TRUE(value.ok()) << rest.substr(0, end);
      if (value) out.push_back(*std::move(value));
      rest = rest.substr(std::min(end, rest.size() - 1) + 1);
    }
    return out;
  }

  store::testing::TempFolder folder_;
  Common common_;
  Streams streams_;
  std::string out_, err_;
};

}  // namespace vedetta::cli::testing
