// Marks on lines: what is furniture, what speaks to machines.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "vedetta/core/hash.h"
#include "vedetta/ingest/lines.h"

namespace vedetta::ingest {
namespace {

constexpr std::size_t kWholeLine = 80;     // words; in longer lines the sentences around are marked
constexpr std::size_t kMinRepeated = 2;    // words
constexpr std::size_t kShortRepeated = 6;  // words; such a line, seen three times, is furniture

std::uint64_t words_hash(const Words& words) {
  std::uint64_t hash = words.size();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::u32string_view word = words[i];
    hash = xxh3({reinterpret_cast<const char*>(word.data()), word.size() * sizeof(char32_t)}, hash);
  }
  return hash;
}

bool ends_sentence_at(std::u32string_view line, std::size_t i) {
  static constexpr std::u32string_view kEnds = U".!?。！？؟।";
  if (kEnds.find(line[i]) == kEnds.npos) return false;
  const bool cjk = line[i] >= 0x3000;
  return cjk || i + 1 >= line.size() || line[i + 1] == U' ';
}

std::uint32_t sentence_start(std::u32string_view line, std::uint32_t at) {
  while (at > 0 && !ends_sentence_at(line, at - 1)) --at;
  while (at < line.size() && line[at] == U' ') ++at;
  return at;
}

std::uint32_t sentence_end(std::u32string_view line, std::uint32_t at) {
  while (at < line.size() && !ends_sentence_at(line, at)) ++at;
  return std::min<std::uint32_t>(at + 1, static_cast<std::uint32_t>(line.size()));
}

// The part of a long line that hits [first, last] make a prompt: their sentences and the next one,
// because orders go on.
std::pair<std::uint32_t, std::uint32_t> prompt_part(std::u32string_view line,
                                                    const std::vector<Rules::Hit>& hits) {
  std::uint32_t first = hits.front().start;
  std::uint32_t last = hits.front().end;
  for (const Rules::Hit& hit : hits) {
    first = std::min(first, hit.start);
    last = std::max(last, hit.end);
  }
  const std::uint32_t end = sentence_end(line, last ? last - 1 : 0);
  return {sentence_start(line, first), sentence_end(line, end)};
}

struct Counted {
  std::uint32_t times = 0;
  bool first_seen = false;
};
using Repeats = std::unordered_map<std::uint64_t, Counted>;

// A line seen before, or a short one seen three times; empty when neither.
std::string why_repeated(const Words& words, Repeats& repeats) {
  if (words.size() < kMinRepeated) return {};
  Counted& counted = repeats[words_hash(words)];
  const bool again = counted.first_seen;
  counted.first_seen = true;
  if (counted.times >= 3 && words.size() <= kShortRepeated)
    return fmt::format("repeated {} times", counted.times);
  return again ? "repeated line" : std::string();
}

void push_prompt(Document& document, std::vector<Line>& out, const Line& line,
                 const std::vector<Rules::Hit>& hits, std::size_t word_count) {
  const auto points = document.points(line.span);
  const auto [from, to] = word_count <= kWholeLine
                              ? std::pair<std::uint32_t, std::uint32_t>{0, line.span.length()}
                              : prompt_part(points, hits);
  const auto part = [&](std::uint32_t a, std::uint32_t b) {
    return document.span(line.span.start + a, line.span.start + b);
  };
  const model::Span marked = from == 0 && to == line.span.length() ? line.span : part(from, to);
  if (from > 0) out.push_back({part(0, from), line.kind, line.why});
  const bool hidden = line.kind == LineKind::hidden;
  out.push_back({marked, LineKind::prompt, hits.front().why});
  document.warnings.push_back(
      {"suspected-prompt",
       fmt::format("the text {}{}; it was not read and not obeyed",
                   hidden ? fmt::format("(hidden: {}) ", line.why) : "", hits.front().why),
       marked, 1});
  if (to < line.span.length()) out.push_back({part(to, line.span.length()), line.kind, line.why});
}

}  // namespace

void mark_lines(Document& document, const Rules& rules) {
  Repeats repeats;
  for (const Line& line : document.lines) {
    if (line.kind != LineKind::body) continue;
    const Words words = split_words(document.points(line.span));
    if (words.size() >= kMinRepeated) ++repeats[words_hash(words)].times;
  }
  std::vector<Line> out;
  out.reserve(document.lines.size());
  for (Line& line : document.lines) {
    const auto points = document.points(line.span);
    const Words words = split_words(points);
    if (const auto hits = rules.prompts(words); !hits.empty()) {
      push_prompt(document, out, line, hits, words.size());
      continue;
    }
    if (line.kind == LineKind::body) {
      std::string why = why_repeated(words, repeats);
      if (why.empty())
        if (const auto hit = rules.furniture(points, words)) why = hit->why;
      if (!why.empty()) {
        line.kind = LineKind::furniture;
        line.why = std::move(why);
      }
    }
    out.push_back(std::move(line));
  }
  document.lines = std::move(out);
}

}  // namespace vedetta::ingest
