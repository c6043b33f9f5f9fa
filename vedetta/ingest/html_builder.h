// Gathers the text of an HTML page into blocks: white space becomes one space, hidden text that
// stands inside a paragraph becomes a block of its own behind it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/ingest/page.h"

namespace vedetta::ingest {

// What an element hands down to the text in it.
struct State {
  BlockRole role = BlockRole::text;
  bool in_article = false;
  bool hidden = false;
  bool link = false;
  bool dark = false;  // a background that is not white
  bool by_class = false;
  std::string why;  // hidden: why; else the region's furniture reason
};

class PageBuilder {
 public:
  void text(std::u32string_view points, const std::vector<std::uint32_t>& source, std::uint32_t end,
            const State& state);
  void separate_cell();  // a tab before the next text of the row
  void flush();          // the current block is complete
  void begin_hidden();
  void end_hidden();
  void meta(const std::string& name, std::string value);
  Page finish();

 private:
  struct Open {
    Block block;
    bool space_due = false;  // white space was seen since the last code point
    bool tab_due = false;
    std::uint32_t space_source = 0;
  };
  void complete(Open& open, std::vector<Block>& out);

  Page page_;
  Open shown_;
  Open hidden_;
  std::vector<Block> waiting_;  // hidden blocks inside a shown block that is not complete yet
  int hidden_depth_ = 0;
};

}  // namespace vedetta::ingest
