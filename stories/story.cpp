#include "stories/story.h"

#include <algorithm>

namespace vedetta::stories {
namespace {

std::map<std::string, Handler>& settings() {
  static std::map<std::string, Handler> handlers;
  return handlers;
}
std::map<std::string, Handler>& expectations() {
  static std::map<std::string, Handler> handlers;
  return handlers;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while (at < text.size()) {
    if (text[at] == ' ' || text[at] == '\t') {
      ++at;
    } else if (text[at] == '"') {
      const std::size_t end = std::min(text.find('"', at + 1), text.size());
      out.emplace_back(text.substr(at + 1, end - at - 1));
      at = end + 1;
    } else {
      const std::size_t end = std::min(text.find_first_of(" \t", at), text.size());
      out.emplace_back(text.substr(at, end - at));
      at = end;
    }
  }
  return out;
}

void strip_indent(std::vector<std::string>& block) {
  std::size_t indent = std::string::npos;
  for (const std::string& line : block)
    if (line.find_first_not_of(' ') != std::string::npos)
      indent = std::min(indent, line.find_first_not_of(' '));
  if (indent == std::string::npos) indent = 0;
  for (std::string& line : block) line.erase(0, std::min(indent, line.size()));
}

std::vector<Line> lines_of(std::string_view text, const std::string& file) {
  std::vector<Line> out;
  int number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    ++number;
    const bool indented = !line.empty() && (line.front() == ' ' || line.front() == '\t');
    const bool blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
    if (!out.empty() && (indented || (blank && !out.back().block.empty()))) {
      out.back().block.emplace_back(line);
    } else if (!blank && line.front() != '#') {
      out.push_back({file, number, split(line), {}, false});
    }
  }
  for (Line& line : out) {
    while (!line.block.empty() && line.block.back().find_first_not_of(" \t\r") == std::string::npos)
      line.block.pop_back();
    strip_indent(line.block);
  }
  return out;
}

Status dispatch(World& world, Line line) {
  const bool expects = line.words.front() == "expect";
  if (expects) {
    line.words.erase(line.words.begin());
    line.negated = line.word(0) == "no";
    if (line.negated) line.words.erase(line.words.begin());
  }
  const auto& handlers = expects ? expectations() : settings();
  const auto at = handlers.find(line.word(0));
  if (at == handlers.end())
    return malformed(line, "\"" + line.word(0) + "\" is no " +
                               (expects ? "expectation" : "setting") + " that is known");
  return at->second(world, line);
}

std::string title_of(const Line& line) {
  std::string out;
  for (std::size_t i = 1; i < line.words.size(); ++i)
    out += (out.empty() ? "" : " ") + line.words[i];
  return out;
}

}  // namespace

Setting::Setting(std::string word, Handler handler) {
  settings()[std::move(word)] = std::move(handler);
}
Expectation::Expectation(std::string word, Handler handler) {
  expectations()[std::move(word)] = std::move(handler);
}

Error unmet(std::string what) {
  return {ErrorCode::bad_input, std::move(what), "", ""};
}

Error malformed(const Line& line, std::string what) {
  return {ErrorCode::usage, "the story can't be understood: " + std::move(what),
          line.file + ":" + std::to_string(line.number), "see docs/stories.md"};
}

bool Line::has(std::string_view keyword) const {
  return std::find(words.begin(), words.end(), keyword) != words.end();
}

std::string Line::after(std::string_view keyword, const std::vector<std::string>& keywords) const {
  std::string out;
  auto at = std::find(words.begin(), words.end(), keyword);
  if (at == words.end()) return out;
  for (++at; at != words.end(); ++at) {
    if (std::find(keywords.begin(), keywords.end(), *at) != keywords.end()) break;
    out += (out.empty() ? "" : " ") + *at;
  }
  return out;
}

std::vector<Outcome> run(std::string_view text, const std::string& file) {
  std::vector<Outcome> out;
  std::unique_ptr<World> world;
  bool expected = false;
  const auto close = [&] {
    if (world && !expected)
      out.back().failures.push_back(file + ": the story \"" + out.back().title +
                                    "\" expects nothing");
  };
  for (const Line& line : lines_of(text, file)) {
    const std::string where = file + ":" + std::to_string(line.number) + ": ";
    if (line.words.front() == "story") {
      close();
      world = std::make_unique<World>();
      world->folder = file.substr(0, file.find_last_of('/') + 1);
      expected = false;
      out.push_back({title_of(line), file, line.number, {}});
      continue;
    }
    if (!world) {
      out.push_back({"(none)", file, line.number, {where + "a file begins with a story line"}});
      return out;
    }
    expected = expected || line.words.front() == "expect";
    if (const Status done = dispatch(*world, line); !done)
      out.back().failures.push_back(where + done.error().what);
  }
  close();
  return out;
}

}  // namespace vedetta::stories
