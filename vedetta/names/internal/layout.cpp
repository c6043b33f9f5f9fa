#include "vedetta/names/internal/layout.h"

#include <bit>

#include "vedetta/core/hash.h"

namespace vedetta::names::layout {
namespace {

static_assert(std::endian::native == std::endian::little,
              "the index is written as it lies in memory");

std::size_t aligned(std::size_t size) {
  return (size + 15) & ~std::size_t{15};
}

std::size_t block_count(std::size_t size) {
  return (size + kBlock - 1) / kBlock;
}

Error damaged(std::string what) {
  return Error{ErrorCode::integrity, std::move(what), "names index", "build the index anew"};
}

}  // namespace

std::string Writer::finish(std::string_view knowledge_hash) const {
  Header header{};
  header.magic = kMagic;
  header.version = kVersion;
  header.section_count = kSectionCount;
  knowledge_hash.substr(0, header.knowledge.size())
      .copy(header.knowledge.data(), header.knowledge.size());
  std::string out(aligned(sizeof(Header)), '\0');
  for (std::size_t i = 0; i < kSectionCount; ++i) {
    header.sections[i] = {out.size(), bodies_[i].size()};
    out += bodies_[i];
    out.resize(aligned(out.size()), '\0');
  }
  header.body_size = out.size();
  std::memcpy(out.data(), &header, sizeof header);
  seal(out);
  return out;
}

void seal(std::string& bytes) {
  const std::size_t body = bytes.size();
  std::string hashes;
  for (std::size_t at = 0; at < body; at += kBlock) {
    const std::uint64_t hash = xxh3(std::string_view(bytes).substr(at, kBlock));
    hashes.append(reinterpret_cast<const char*>(&hash), sizeof hash);
  }
  bytes += hashes;
}

Result<Header> check(std::string_view bytes) {
  Header header{};
  if (bytes.size() < sizeof header) return damaged("too short for a header");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kMagic || header.version != kVersion || header.section_count != kSectionCount)
    return Error{ErrorCode::unknown_format, "not a names index of version 1", "names index",
                 "build the index anew"};
  if (header.body_size > bytes.size() ||
      bytes.size() - header.body_size != block_count(header.body_size) * sizeof(std::uint64_t))
    return damaged("the size is not what the header says");
  for (std::size_t at = 0, block = 0; at < header.body_size; at += kBlock, ++block) {
    std::uint64_t stored = 0;
    std::memcpy(&stored, bytes.data() + header.body_size + block * sizeof stored, sizeof stored);
    const std::size_t size = std::min<std::size_t>(kBlock, header.body_size - at);
    if (xxh3(bytes.substr(at, size)) != stored)
      return damaged("block " + std::to_string(block) + " doesn't match its hash");
  }
  for (const SectionEntry& section : header.sections)
    if (section.offset % 16 || section.offset > header.body_size ||
        section.size > header.body_size - section.offset)
      return damaged("a section lies outside the file");
  return header;
}

}  // namespace vedetta::names::layout
