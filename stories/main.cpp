// vedetta_stories PATH…: runs every *.story file below the paths; --list names the stories.
// Ends with 1 if any does not hold, or if there is none.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "stories/story.h"
#include "vedetta/core/file.h"

namespace {

std::vector<std::string> story_files(const std::vector<std::string>& paths) {
  std::vector<std::string> out;
  for (const std::string& path : paths) {
    if (!std::filesystem::is_directory(path)) {
      out.push_back(path);
      continue;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path))
      if (entry.path().extension() == ".story") out.push_back(entry.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> paths(argv + 1, argv + argc);
  const bool list = std::erase(paths, "--list") > 0;
  std::size_t stories = 0;
  std::size_t failed = 0;
  for (const std::string& file : story_files(paths)) {
    const auto text = vedetta::read_file(file);
    if (!text) {
      std::fprintf(stderr, "%s\n", text.error().to_string().c_str());
      return 1;
    }
    for (const auto& story : vedetta::stories::run(*text, file)) {
      ++stories;
      failed += !story.failures.empty();
      if (list) std::printf("%s:%d: %s\n", file.c_str(), story.line, story.title.c_str());
      for (const std::string& failure : story.failures)
        std::printf("%s\n  in the story: %s\n", failure.c_str(), story.title.c_str());
    }
  }
  std::printf("%zu stories, %zu failed\n", stories, failed);
  return failed > 0 || stories == 0 ? 1 : 0;
}
