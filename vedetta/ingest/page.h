// What the HTML reader found in a page: blocks of text, each code point with the byte it came from,
// and the metadata as written. It crosses from the sandboxed child to the parent as bytes; the
// parent believes nothing of it: `unpack` checks every length, code point and offset.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/result.h"

namespace vedetta::ingest {

enum class BlockRole : std::uint8_t { text, paragraph, heading, h1, title, cell_row, quote };
inline constexpr std::uint8_t kBlockRoles = 7;

struct Block {
  BlockRole role = BlockRole::text;
  bool in_article = false;  // inside article or main
  bool hidden = false;
  bool by_class = false;  // `why` comes from a class or id attribute, which is a weak reason
  std::string why;        // of hidden text or of structural furniture; empty: neither
  std::uint32_t link_points = 0;  // code points inside links
  std::u32string points;
  std::vector<std::uint32_t> source;  // per code point: byte offset in the UTF-8 page
  std::uint32_t source_end = 0;       // byte offset behind the last code point
};

struct Meta {
  std::string name;  // "og:title", "json-ld", "title", "lang", "canonical", "time" …
  std::string value;
};

struct Page {
  std::vector<Block> blocks;
  std::vector<Meta> metas;
};

std::string pack(const Page& page);
// `integrity` when the bytes are not a page over `source_size` bytes of HTML.
Result<Page> unpack(std::string_view bytes, std::size_t source_size);

}  // namespace vedetta::ingest
