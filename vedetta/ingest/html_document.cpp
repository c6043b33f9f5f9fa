#include "vedetta/ingest/html_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "vedetta/ingest/rules.h"

namespace vedetta::ingest {
namespace {

constexpr std::size_t kLongBlock = 16;   // words: reads like text wherever it stands
constexpr std::size_t kSentence = 5;     // words with a sentence end: text
constexpr std::size_t kEndOfProse = 10;  // words of one block that show there is an article at all

struct Shape {
  std::size_t words = 0;
  bool many_links = false;  // most of it is link text
  bool sentence = false;    // ends like one
};

Shape shape_of(const Block& block) {
  Shape out;
  out.words = split_words(block.points).size();
  out.many_links = block.link_points * 2 > block.points.size();
  static constexpr std::u32string_view kEnds = U".!?…。！？؟।\"”»」』";
  out.sentence = !block.points.empty() && kEnds.find(block.points.back()) != kEnds.npos;
  return out;
}

// Text density and link density of a block and its neighbours (after Kohlschütter, Fankhauser and
// Nejdl, "Boilerplate detection using shallow text features", WSDM 2010), but a sentence is kept
// wherever it stands: a menu entry read costs less than a paragraph lost.
std::string why_boilerplate(const Block& block, const Shape& before, const Shape& here,
                            const Shape& after) {
  const bool heading = block.role == BlockRole::h1 || block.role == BlockRole::heading ||
                       block.role == BlockRole::title;
  if (here.many_links && (here.words < kLongBlock || !here.sentence)) return "mostly links";
  if (here.words >= kLongBlock || (here.sentence && here.words >= kSentence)) return {};
  if (heading || block.in_article || block.role == BlockRole::paragraph ||
      block.role == BlockRole::quote || block.role == BlockRole::cell_row)
    return {};
  const bool among_text = before.words >= kLongBlock || after.words >= kLongBlock;
  return among_text ? std::string() : "short text among short texts";
}

LineKind kind_of(const Block& block) {
  if (block.hidden) return LineKind::hidden;
  if (!block.why.empty()) return LineKind::furniture;
  const bool title = block.role == BlockRole::title || block.role == BlockRole::h1;
  return title ? LineKind::title : LineKind::body;
}

// Class names are a weak reason: where they leave no prose at all, they are not believed.
bool classes_swallow_everything(const Page& page) {
  bool by_class = false;
  for (const Block& block : page.blocks) {
    if (block.hidden || (!block.why.empty() && !block.by_class)) continue;
    const Shape shape = shape_of(block);
    if (shape.words < kEndOfProse || shape.many_links) continue;
    if (block.why.empty()) return false;
    by_class = true;
  }
  return by_class;
}

void append_block(Document& document, const Block& block,
                  const std::function<std::uint32_t(std::uint32_t)>& to_capture) {
  const auto line_end = [&](std::uint32_t at) {
    document.text.points += U'\n';
    document.source.push_back(at);
  };
  for (std::size_t i = 0; i < block.points.size(); ++i) {
    document.text.points += block.points[i];
    document.source.push_back(to_capture(block.source[i]));
  }
  line_end(to_capture(block.source_end));
}

void report_hidden(Document& document) {
  std::map<std::string, Warning> reasons;
  for (const Line& line : document.lines) {
    if (line.kind != LineKind::hidden) continue;
    Warning& warning = reasons[line.why];
    if (warning.code.empty())
      warning = {"hidden-text",
                 fmt::format("text that the page doesn't show ({}) was not read", line.why),
                 line.span, 0};
    ++warning.count;
  }
  for (auto& [why, warning] : reasons) document.warnings.push_back(std::move(warning));
}

}  // namespace

void fill_from_page(Document& document, const Page& page,
                    const std::function<std::uint32_t(std::uint32_t)>& to_capture) {
  const bool ignore_classes = classes_swallow_everything(page);
  std::vector<Shape> shapes;
  std::vector<std::size_t> visible;  // indices of blocks whose neighbours matter
  for (const Block& block : page.blocks) {
    if (!block.hidden) visible.push_back(shapes.size());
    shapes.push_back(shape_of(block));
  }
  std::vector<std::string> verdicts(page.blocks.size());
  for (std::size_t i = 0; i < visible.size(); ++i) {
    const Shape none;
    const Shape& before = i > 0 ? shapes[visible[i - 1]] : none;
    const Shape& after = i + 1 < visible.size() ? shapes[visible[i + 1]] : none;
    verdicts[visible[i]] =
        why_boilerplate(page.blocks[visible[i]], before, shapes[visible[i]], after);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges;
  for (const Block& block : page.blocks) {
    const auto start = static_cast<std::uint32_t>(document.text.points.size());
    append_block(document, block, to_capture);
    ranges.emplace_back(start, start + static_cast<std::uint32_t>(block.points.size()));
  }
  document.source.push_back(static_cast<std::uint32_t>(document.capture.size));
  document.bytes_text = text::encode(document.text.points);
  document.text = text::decode(document.bytes_text);
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    Block block = page.blocks[i];
    if (ignore_classes && block.by_class && !block.hidden) block.why.clear();
    Line line{document.span(ranges[i].first, ranges[i].second), kind_of(block), block.why};
    if (line.kind == LineKind::body && !verdicts[i].empty()) {
      line.kind = LineKind::furniture;
      line.why = verdicts[i];
    }
    if (line.kind == LineKind::title)
      line.why = block.role == BlockRole::title ? "title of the page" : "main heading";
    document.lines.push_back(std::move(line));
  }
  report_hidden(document);
}

}  // namespace vedetta::ingest
