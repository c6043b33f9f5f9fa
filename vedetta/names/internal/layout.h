// The index file's layout: little-endian, position-independent. A header, the table of sections,
// the sections (each on a 16-byte boundary), then one XXH3 a block of 64 KiB over all that stands
// before. Writer (bytes appended) and reader (checked views) of it.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/result.h"

namespace vedetta::names::layout {

inline constexpr std::uint64_t kMagic = 0x3130534D4E544456;  // "VDTNMS01"
inline constexpr std::uint32_t kVersion = 1;
inline constexpr std::uint32_t kBlock = 64 * 1024;

enum Section : std::uint32_t {
  strings,         // bytes: UTF-8, referred to by Text
  points,          // char32_t: folded words and CJK names, referred to by Points
  entities,        // EntityRecord
  statements,      // StatementRecord
  names,           // NameRecord
  readings,        // ReadingRecord
  reading_tokens,  // u32 token numbers
  tokens,          // TokenRecord, sorted by text
  token_hash,      // HashRecord: hash of text, sound, deletions, joined words → token, sorted
  posting_starts,  // u32, one a token and one more
  postings,        // u32 reading numbers
  spots,           // SpotRecord, sorted by their words
  spot_words,      // u32 numbers into spot_tokens
  spot_tokens,     // Points: the words of spots, in the script as written
  spot_hash,       // u32: open addressing table of spot_tokens' numbers + 1; a power of two
  spot_starts,     // u32, one a spot token and one more: spots by their first word
  unspaced,        // UnspacedRecord: Han, kana, Hangul names, sorted by text
  identifiers,     // IdentifierRecord, sorted by hash
  joined,          // HashRecord: hash of two words written together → reading, sorted
  kSectionCount
};

struct Text {
  std::uint32_t offset, size;
};
struct Points {
  std::uint32_t offset, size;
};
struct EntityRecord {
  Text id, schema;
  std::uint32_t first_statement, statement_count, first_name, name_count;
};
struct StatementRecord {
  Text property, value, as_written, source;
  std::int32_t first_day, last_day;
  std::uint32_t open;
  std::uint32_t unused;
};
struct NameRecord {
  std::uint32_t entity;
  Text written;
  std::uint32_t kind;
  Points folded;
  std::uint32_t first_reading, reading_count;
};
struct ReadingRecord {
  std::uint32_t name, first_token, token_count, flags;
};
struct RoleRecord {
  std::uint16_t token_class, weight;
};
struct TokenRecord {
  Points text, sound, korean;
  std::array<std::uint16_t, 4> groups;
  std::array<RoleRecord, 2> roles;
  std::int32_t value;
  std::uint32_t unused;
};
struct HashRecord {
  std::uint32_t hash, target;
};
struct SpotRecord {
  std::uint32_t first_word, word_count, name, penalty;
};
struct UnspacedRecord {
  Points text;
  std::uint32_t name, unused;
};
struct IdentifierRecord {
  std::uint64_t hash;
  std::uint32_t entity, unused;
};
struct SectionEntry {
  std::uint64_t offset, size;
};
struct Header {
  std::uint64_t magic;
  std::uint32_t version, section_count;
  std::uint64_t body_size;
  std::array<char, 64> knowledge;  // hash of the name knowledge it was built with
  std::array<SectionEntry, kSectionCount> sections;
};

class Writer {
 public:
  template <class T>
  void section(Section which, const std::vector<T>& records) {
    raw(which, {reinterpret_cast<const char*>(records.data()), records.size() * sizeof(T)});
  }
  void raw(Section which, std::string_view bytes) { bodies_[which] = std::string(bytes); }
  std::string finish(std::string_view knowledge_hash) const;

 private:
  std::array<std::string, kSectionCount> bodies_;
};

// Puts the blocks' hashes behind a body whose header is right (the fuzz target makes bodies).
void seal(std::string& bytes);
// Checks magic, version, sizes and the hash of every block; integrity or unknown_format.
Result<Header> check(std::string_view bytes);

}  // namespace vedetta::names::layout
