// What the program itself does, run by a shell in a folder of the story's own.
//   command
//     printf 'text' > a.txt
//     vedetta read a.txt
//   expect exit 0                      of the last command of the block
//   expect [no] stdout "words"         expect [no] stderr "words"      ' stands for " too
// The store and the overlay of whoever runs the stories are out of reach.
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "stories/story.h"
#include "vedetta/core/file.h"

namespace vedetta::stories {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLimits = "ulimit -t 120\n";  // seconds of processor time a process

class Commands {
 public:
  Commands() {
    std::string pattern = (fs::temp_directory_path() / "vedetta-story-XXXXXX").string();
    if (::mkdtemp(pattern.data())) folder_ = pattern;
  }
  ~Commands() {
    std::error_code ignored;
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
  }
  Commands(const Commands&) = delete;
  Commands& operator=(const Commands&) = delete;

  Status run(const std::vector<std::string>& lines, const std::string& story_folder) {
    std::string script = kLimits;
    script += "cd '" + folder_ + "/work' || exit 99\n";
    script += "PATH=\"" + fs::path(VEDETTA_BINARY).parent_path().string() + ":$PATH\"\n";
    script += "STORY='" + story_folder + "' SOURCE='" VEDETTA_SOURCE_DIR "'\n";
    script += "XDG_DATA_HOME='" + folder_ + "/home' NO_COLOR=1 VEDETTA_NOW=2024-06-17T12:00:00Z\n";
    script += "export PATH STORY SOURCE XDG_DATA_HOME NO_COLOR VEDETTA_NOW\n";
    script += "unset VEDETTA_STORE VEDETTA_OVERLAY\n";
    for (const std::string& line : lines) script += line + "\n";
    std::error_code ignored;
    fs::create_directories(folder_ + "/work", ignored);
    VEDETTA_CHECK(write_file_atomic(folder_ + "/script", script));
    const std::string shell = "/bin/sh '" + folder_ + "/script' >'" + folder_ + "/out' 2>'" +
                              folder_ + "/err' </dev/null";
    const int status = std::system(shell.c_str());  // NOLINT(cert-env33-c): a story is our own
    exit_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    VEDETTA_TRY(out_, read_file(folder_ + "/out"));
    VEDETTA_TRY(err_, read_file(folder_ + "/err"));
    return ok_status();
  }
  int exit_code() const { return exit_; }
  const std::string& out() const { return out_; }
  const std::string& err() const { return err_; }

 private:
  std::string folder_, out_, err_;
  int exit_ = -1;
};

std::string shortened(const std::string& text) {
  return text.size() <= 600 ? text : text.substr(0, 600) + " …";
}

std::string single_quoted(std::string text) {
  std::replace(text.begin(), text.end(), '"', '\'');
  return text;
}

Status expect_text(const std::string& text, const Line& line) {
  const std::string words = line.word(1);
  if (words.empty()) return malformed(line, "stdout|stderr \"words\"");
  const bool there = single_quoted(text).find(single_quoted(words)) != std::string::npos;
  if (there != line.negated) return ok_status();
  return unmet((there ? "it does say \"" : "it does not say \"") + words + "\" in " +
               shortened(text));
}

const Setting kCommand("command", [](World& world, const Line& line) -> Status {
  if (line.block.empty()) return malformed(line, "the commands stand indented below");
  return world.part<Commands>().run(line.block, world.folder);
});

const Expectation kExit("exit", [](World& world, const Line& line) -> Status {
  const Commands& commands = world.part<Commands>();
  const bool equal = std::to_string(commands.exit_code()) == line.word(1);
  if (equal != line.negated) return ok_status();
  return unmet("it ended with " + std::to_string(commands.exit_code()) + ": " +
               shortened(commands.err()));
});
const Expectation kStdout("stdout", [](World& world, const Line& line) {
  return expect_text(world.part<Commands>().out(), line);
});
const Expectation kStderr("stderr", [](World& world, const Line& line) {
  return expect_text(world.part<Commands>().err(), line);
});

}  // namespace
}  // namespace vedetta::stories
