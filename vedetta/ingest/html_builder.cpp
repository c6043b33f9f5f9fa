#include "vedetta/ingest/html_builder.h"

#include <algorithm>
#include <iterator>

namespace vedetta::ingest {
namespace {

constexpr std::size_t kMaxMetas = 2000;
constexpr std::size_t kMaxMetaBytes = 1 << 20;

bool is_space(char32_t point) {
  return point == U' ' || (point >= 0x09 && point <= 0x0D) || point == 0x85 ||
         (point >= 0x2000 && point <= 0x200A && point != 0x2007) || point == 0x2028 ||
         point == 0x2029 || point == 0x3000;
}

// No-break spaces group digits; elsewhere pages use them for indentation.
bool is_no_break(char32_t point) {
  return point == 0xA0 || point == 0x2007 || point == 0x202F;
}

}  // namespace

void PageBuilder::text(std::u32string_view points, const std::vector<std::uint32_t>& source,
                       std::uint32_t end, const State& state) {
  Open& open = state.hidden ? hidden_ : shown_;
  Block& block = open.block;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool indents = open.space_due || block.points.empty();
    if (is_space(points[i]) || (is_no_break(points[i]) && indents)) {
      if (!open.space_due) open.space_source = source[i];
      open.space_due = true;
      continue;
    }
    // Foster-parented text stands earlier in the tree than in the page: its own block, so that the
    // places inside each block rise.
    if (!block.points.empty() && source[i] < block.source_end)
      complete(open, state.hidden ? waiting_ : page_.blocks);
    if (block.points.empty()) {
      block.role = state.role;
      block.in_article = state.in_article;
      block.hidden = state.hidden;
      block.by_class = state.by_class;
      block.why = state.why;
    } else if (open.space_due || open.tab_due) {
      block.points += open.tab_due ? U'\t' : U' ';
      block.source.push_back(
          std::clamp(open.space_due ? open.space_source : source[i], block.source_end, source[i]));
    }
    open.space_due = open.tab_due = false;
    block.points += points[i];
    block.source.push_back(source[i]);
    block.link_points += state.link;
    block.source_end = std::max(source[i], i + 1 < points.size() ? source[i + 1] : end);
  }
}

void PageBuilder::separate_cell() {
  (hidden_depth_ ? hidden_ : shown_).tab_due = true;
}

void PageBuilder::complete(Open& open, std::vector<Block>& out) {
  if (!open.block.points.empty()) out.push_back(std::move(open.block));
  open = {};
}

void PageBuilder::flush() {
  if (hidden_depth_) {
    complete(hidden_, waiting_);
    return;
  }
  complete(shown_, page_.blocks);
  std::move(waiting_.begin(), waiting_.end(), std::back_inserter(page_.blocks));
  waiting_.clear();
}

void PageBuilder::begin_hidden() {
  ++hidden_depth_;
}

void PageBuilder::end_hidden() {
  complete(hidden_, waiting_);
  --hidden_depth_;
  if (shown_.block.points.empty()) flush();
}

void PageBuilder::meta(const std::string& name, std::string value) {
  if (value.empty() || value.size() > kMaxMetaBytes || page_.metas.size() >= kMaxMetas) return;
  page_.metas.push_back({name, std::move(value)});
}

Page PageBuilder::finish() {
  hidden_depth_ = 0;
  complete(hidden_, waiting_);
  flush();
  return std::move(page_);
}

}  // namespace vedetta::ingest
