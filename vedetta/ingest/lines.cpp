#include "vedetta/ingest/lines.h"

#include <algorithm>
#include <array>

#include "vedetta/ingest/icu.h"

namespace vedetta::ingest {
namespace {

constexpr std::uint32_t kMinWrapped = 5;  // lines, before a text can be called wrapped by hand
constexpr std::uint32_t kMaxWidth = 100;  // code points; mails and terminals wrap below this
constexpr std::uint32_t kMinWidth = 50;

struct Range {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::uint32_t length() const { return end - start; }
};

bool is_line_end(char32_t p) {
  return (p >= 0x0A && p <= 0x0D) || p == 0x85 || p == 0x2028 || p == 0x2029;
}

bool is_blank(char32_t p) {
  if (p < 0x80) return p == U' ' || p == U'\t' || is_line_end(p);
  const icu::PointClass kind = icu::point_class(p);
  return kind == icu::PointClass::space || p == 0xFEFF || p == 0x200B;
}

Range trimmed(const std::u32string& points, Range range) {
  while (range.start < range.end && is_blank(points[range.start])) ++range.start;
  while (range.end > range.start && is_blank(points[range.end - 1])) --range.end;
  return range;
}

std::uint32_t find_line_end(const std::u32string& points, std::uint32_t at) {
  while (at < points.size() && !is_line_end(points[at])) ++at;
  return at;
}

std::uint32_t next_line(const std::u32string& points, std::uint32_t end) {
  if (end >= points.size()) return end;
  const bool crlf = points[end] == U'\r' && end + 1 < points.size() && points[end + 1] == U'\n';
  return end + (crlf ? 2 : 1);
}

bool ends_sentence(char32_t p) {
  static constexpr std::u32string_view kEnds = U".!?…:;。！？؟।\"”»」』)";
  return kEnds.find(p) != kEnds.npos;
}

// Physical lines; an empty range stands for each empty line.
std::vector<Range> physical_lines(const std::u32string& points, std::uint32_t from) {
  std::vector<Range> out;
  for (std::uint32_t at = from; at < points.size();) {
    const std::uint32_t end = find_line_end(points, at);
    out.push_back(trimmed(points, {at, end}));
    at = next_line(points, end);
  }
  return out;
}

// The width a text was wrapped at by hand, or 0: most lines must reach two thirds of the longest
// without ending a sentence there.
std::uint32_t wrap_width(const std::u32string& points, const std::vector<Range>& lines) {
  std::uint32_t widest = 0;
  for (const Range& line : lines) widest = std::max(widest, line.length());
  if (widest < kMinWidth || widest > kMaxWidth) return 0;
  std::uint32_t full = 0;
  std::uint32_t filled = 0;
  for (const Range& line : lines) {
    if (line.length() == 0) continue;
    ++filled;
    full += line.length() * 3 > widest * 2 && !ends_sentence(points[line.end - 1]);
  }
  return filled >= kMinWrapped && full * 2 > filled ? widest : 0;
}

struct HeaderField {
  std::u32string_view key;
  std::string Document::* field;
};
constexpr std::array kHeader = {HeaderField{U"URL:", &Document::url},
                                HeaderField{U"LANG:", &Document::language_hint},
                                HeaderField{U"TITLE:", &Document::title}};

Line make_line(const Document& document, Range range, LineKind kind, std::string why = {}) {
  return {document.span(range.start, range.end), kind, std::move(why)};
}

// Where to cut a line of points [start, …) that may reach `limit` at most.
std::uint32_t cut_before(const std::u32string& points, std::uint32_t start, std::uint32_t limit) {
  std::uint32_t space = 0;
  for (std::uint32_t i = limit; i > start + (limit - start) / 4; --i) {
    if (!is_blank(points[i - 1])) {
      const bool cjk = points[i - 1] == U'。' || points[i - 1] == U'！' || points[i - 1] == U'？';
      if (cjk) return i;
      continue;
    }
    if (i >= 2 && ends_sentence(points[i - 2]) && points[i - 2] != U':' && points[i - 2] != U';')
      return i;
    if (space == 0) space = i;
  }
  return space ? space : limit;
}

}  // namespace

void read_header(Document& document) {
  const std::u32string& points = document.text.points;
  std::array<bool, kHeader.size()> seen{};
  std::uint32_t at = !points.empty() && points[0] == 0xFEFF ? 1 : 0;
  document.body = 0;
  while (at < points.size()) {
    const std::uint32_t end = find_line_end(points, at);
    const auto line = std::u32string_view(points).substr(at, end - at);
    std::size_t which = 0;
    while (which < kHeader.size() && (seen[which] || !line.starts_with(kHeader[which].key)))
      ++which;
    if (which == kHeader.size()) return;
    seen[which] = true;
    const Range value =
        trimmed(points, {at + static_cast<std::uint32_t>(kHeader[which].key.size()), end});
    const auto place = document.span(value.start, value.end);
    document.*kHeader[which].field = text::encode(document.points(place));
    if (kHeader[which].field == &Document::title && !place.empty())
      document.lines.push_back({place, LineKind::title, "header line"});
    at = next_line(points, end);
    document.body = at;
  }
}

void split_lines(Document& document) {
  const std::u32string& points = document.text.points;
  const std::vector<Range> lines = physical_lines(points, document.body);
  const std::uint32_t width = wrap_width(points, lines);
  Range open;
  const auto close = [&] {
    if (open.length()) document.lines.push_back(make_line(document, open, LineKind::body));
    open = {};
  };
  Range before;
  for (const Range& line : lines) {
    // A short line ends its paragraph; so does an empty one.
    const bool joins = width && open.length() && line.length() && before.length() * 3 > width * 2;
    if (!joins) close();
    if (line.length()) {
      if (!open.length()) open.start = line.start;
      open.end = line.end;
    }
    before = line;
  }
  close();
}

void split_long_lines(Document& document, std::uint32_t max_points) {
  const std::uint32_t most = std::max<std::uint32_t>(max_points, 64);
  std::vector<Line> out;
  Warning warning{
      "long-line", "lines too long to be paragraphs were split at sentence ends", {}, 0};
  for (Line& line : document.lines) {
    if (line.span.length() <= most) {
      out.push_back(std::move(line));
      continue;
    }
    if (warning.count++ == 0) warning.span = line.span;
    for (std::uint32_t at = line.span.start; at < line.span.end;) {
      const std::uint32_t limit = std::min(at + most, line.span.end);
      const std::uint32_t end =
          limit == line.span.end ? limit : cut_before(document.text.points, at, limit);
      const Range part = trimmed(document.text.points, {at, end});
      if (part.length()) out.push_back(make_line(document, part, line.kind, line.why));
      at = end;
    }
  }
  document.lines = std::move(out);
  if (warning.count) document.warnings.push_back(std::move(warning));
}

void report_characters(Document& document) {
  Warning control{"control-characters", "control characters stand in the text", {}, 0};
  Warning invisible{"invisible-characters",
                    "invisible or direction-changing characters stand in the text",
                    {},
                    0};
  const std::u32string& points = document.text.points;
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    const char32_t p = points[i];
    if (p >= 0x20 && p < 0x7F) continue;
    const bool is_control =
        (p < 0x20 && p != U'\t' && !is_line_end(p)) || (p >= 0x7F && p < 0xA0 && p != 0x85);
    const bool is_invisible = (p >= 0xE0000 && p <= 0xE007F) || (p >= 0x202A && p <= 0x202E) ||
                              (p >= 0x2060 && p <= 0x2069) || p == 0x200B || (p == 0xFEFF && i > 0);
    if (!is_control && !is_invisible) continue;
    Warning& warning = is_control ? control : invisible;
    if (warning.count++ == 0) warning.span = document.span(i, i + 1);
  }
  for (Warning* warning : {&control, &invisible})
    if (warning->count) document.warnings.push_back(std::move(*warning));
}

}  // namespace vedetta::ingest
