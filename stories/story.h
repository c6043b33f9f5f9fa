// Stories: text files that set something up and say what must come of it. One binary runs them all.
// A setting or an expectation is a word with a handler; each kind registers its own, in its own
// file. docs/stories.md tells the format.
//   const Setting kOn("on", [](World& world, const Line& line) -> Status { … });
//   const Expectation kAct("act", [](World& world, const Line& line) -> Status { … });
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <typeindex>
#include <vector>

#include "vedetta/core/result.h"

namespace vedetta::stories {

struct Line {
  std::string file;
  int number = 0;
  std::vector<std::string> words;  // quoted ones without their quotes; `expect` and `no` taken off
  std::vector<std::string> block;  // indented lines below it, without the common indent
  bool negated = false;            // "expect no …"

  std::string word(std::size_t i) const { return i < words.size() ? words[i] : std::string(); }
  // The words after `keyword` up to the next of `keywords`, joined by blanks; empty when absent.
  std::string after(std::string_view keyword, const std::vector<std::string>& keywords) const;
  bool has(std::string_view keyword) const;
};

// What a story has set up so far: one object of each type that a handler asks for.
class World {
 public:
  template <class T>
  T& part() {
    auto& slot = parts_[std::type_index(typeid(T))];
    if (!slot) slot = std::make_shared<T>();
    return *static_cast<T*>(slot.get());
  }
  std::string folder;  // of the story file, for files named beside it

 private:
  std::map<std::type_index, std::shared_ptr<void>> parts_;
};

// An error of a setting spoils the story; an error of an expectation is what did not hold.
using Handler = std::function<Status(World&, const Line&)>;
struct Setting {
  Setting(std::string word, Handler handler);
};
struct Expectation {
  Expectation(std::string word, Handler handler);
};

Error unmet(std::string what);                        // an expectation does not hold
Error malformed(const Line& line, std::string what);  // the story itself is wrong

struct Outcome {
  std::string title;
  std::string file;
  int line = 0;
  std::vector<std::string> failures;  // "file:line: what"; empty = it holds
};
// All stories of one file's text.
std::vector<Outcome> run(std::string_view text, const std::string& file);

}  // namespace vedetta::stories
