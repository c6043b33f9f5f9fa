#include "vedetta/ingest/page.h"

namespace vedetta::ingest {
namespace {

// Little endian: "VPG1", counts, then blocks and metas field by field, in the order of the structs.
constexpr std::string_view kMagic = "VPG1";

void put_u32(std::string& out, std::uint32_t value) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

void put_text(std::string& out, std::string_view text) {
  put_u32(out, static_cast<std::uint32_t>(text.size()));
  out += text;
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}
  std::uint32_t u32() {
    const std::string_view raw = take(4);
    std::uint32_t value = 0;
    for (std::size_t i = raw.size(); i-- > 0;)
      value = value << 8 | static_cast<unsigned char>(raw[i]);
    return value;
  }
  std::uint8_t u8() {
    const std::string_view raw = take(1);
    return raw.empty() ? 0 : static_cast<std::uint8_t>(raw[0]);
  }
  std::string_view take(std::size_t size) {
    if (size > rest_.size()) {
      failed_ = true;
      return {};
    }
    const std::string_view out = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return out;
  }
  std::string text() { return std::string(take(u32())); }
  bool failed() const { return failed_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

void pack_block(std::string& out, const Block& block) {
  out += static_cast<char>(block.role);
  out += static_cast<char>(block.in_article | block.hidden << 1 | block.by_class << 2);
  put_text(out, block.why);
  put_u32(out, block.link_points);
  put_u32(out, static_cast<std::uint32_t>(block.points.size()));
  for (const char32_t point : block.points) put_u32(out, point);
  for (const std::uint32_t offset : block.source) put_u32(out, offset);
  put_u32(out, block.source_end);
}

// False when a field is out of its range.
bool unpack_block(Reader& in, Block& block, std::size_t source_size) {
  const std::uint8_t role = in.u8();
  const std::uint8_t flags = in.u8();
  if (role >= kBlockRoles || flags > 7) return false;
  block.role = static_cast<BlockRole>(role);
  block.in_article = flags & 1;
  block.hidden = flags & 2;
  block.by_class = flags & 4;
  block.why = in.text();
  block.link_points = in.u32();
  const std::uint32_t size = in.u32();
  Reader points(in.take(std::size_t{size} * 4));
  Reader source(in.take(std::size_t{size} * 4));
  block.source_end = in.u32();
  if (in.failed() || block.source_end > source_size || block.link_points > size) return false;
  block.points.reserve(size);
  block.source.reserve(size);
  std::uint32_t last = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::uint32_t point = points.u32();
    const std::uint32_t offset = source.u32();
    if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return false;
    if (offset < last || offset > block.source_end) return false;
    last = offset;
    block.points += static_cast<char32_t>(point);
    block.source.push_back(offset);
  }
  return true;
}

}  // namespace

std::string pack(const Page& page) {
  std::string out(kMagic);
  put_u32(out, static_cast<std::uint32_t>(page.blocks.size()));
  put_u32(out, static_cast<std::uint32_t>(page.metas.size()));
  for (const Block& block : page.blocks) pack_block(out, block);
  for (const Meta& meta : page.metas) {
    put_text(out, meta.name);
    put_text(out, meta.value);
  }
  return out;
}

Result<Page> unpack(std::string_view bytes, std::size_t source_size) {
  const Error damaged{ErrorCode::integrity, "the HTML reader's answer is not a page", "",
                      "the page may attack the reader; keep it and report it"};
  Reader in(bytes);
  if (in.take(4) != kMagic) return damaged;
  const std::uint32_t blocks = in.u32();
  const std::uint32_t metas = in.u32();
  Page page;
  for (std::uint32_t i = 0; i < blocks; ++i)
    if (!unpack_block(in, page.blocks.emplace_back(), source_size)) return damaged;
  for (std::uint32_t i = 0; i < metas && !in.failed(); ++i) {
    Meta& meta = page.metas.emplace_back();
    meta.name = in.text();
    meta.value = in.text();
  }
  if (in.failed() || !in.at_end()) return damaged;
  return page;
}

}  // namespace vedetta::ingest
