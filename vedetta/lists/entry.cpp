#include "vedetta/lists/entry.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

#include "vedetta/core/json.h"
#include "vedetta/lists/quick.h"

namespace vedetta::lists {
namespace {

// Sixteen bytes at once. A byte needs care in JSON below 0x20, above 0x7f (as a signed number both
// are below 0x20), as quote and as backslash.
typedef signed char Bytes16 __attribute__((vector_size(16)));
typedef std::uint64_t Words2 __attribute__((vector_size(16)));

Bytes16 with_care(Bytes16 bytes) {
  return (bytes < ' ') | (bytes == '"') | (bytes == '\\');
}
bool is_plain(Bytes16 care) {
  const auto words = reinterpret_cast<Words2>(care);
  return (words[0] | words[1]) == 0;
}

// Copies a text and says whether it is plain. Words overlap at the end, so that there is no rest.
bool copy_if_plain(char* to, std::string_view text) {
  const char* const from = text.data();
  const std::size_t n = text.size();
  if (n >= sizeof(Bytes16)) {
    Bytes16 care{};
    const auto copy = [&](std::size_t at) {
      const auto bytes = word_at<Bytes16>(from + at);
      std::memcpy(to + at, &bytes, sizeof bytes);
      care |= with_care(bytes);
    };
    for (std::size_t at = 0; at + sizeof(Bytes16) < n; at += sizeof(Bytes16)) copy(at);
    copy(n - sizeof(Bytes16));
    return is_plain(care);
  }
  if (n >= sizeof(std::uint64_t)) {
    const Words2 words = {word_at<std::uint64_t>(from), word_at<std::uint64_t>(from + n - 8)};
    std::memcpy(to, &words, 8);
    std::memcpy(to + n - 8, reinterpret_cast<const char*>(&words) + 8, 8);
    return is_plain(with_care(reinterpret_cast<Bytes16>(words)));
  }
  if (n == 0) return false;
  constexpr std::uint64_t kBlanks = 0x2020202020202020;
  const std::uint64_t word = short_word(text) | (n < 4 ? kBlanks << 24 : 0);
  if (n >= 4) {
    const auto first = static_cast<std::uint32_t>(word);
    const auto last = static_cast<std::uint32_t>(word >> 32);
    std::memcpy(to, &first, 4);
    std::memcpy(to + n - 4, &last, 4);
  } else {
    to[0] = from[0];
    to[n / 2] = from[n / 2];
    to[n - 1] = from[n - 1];
  }
  return is_plain(with_care(reinterpret_cast<Bytes16>(Words2{word, kBlanks})));
}

// These write to where there is known to be room, and say where they ended.
template <std::size_t N>
char* put(char* at, const char (&text)[N]) {
  std::memcpy(at, text, N - 1);
  return at + N - 1;
}

// Most texts of a list are plain ASCII without quotes and go out as they are.
char* put_quoted(char* at, std::string_view text) {
  if (copy_if_plain(at + 1, text)) {
    *at = '"';
    at[text.size() + 1] = '"';
    return at + text.size() + 2;
  }
  std::string escaped;
  json::append_string(escaped, text);
  return std::copy(escaped.begin(), escaped.end(), at);
}

Result<model::Entity> entity_of(std::string_view list, std::string_view line) {
  VEDETTA_TRY(const Value row, json::parse(line));
  model::Entity entity;
  entity.id = row["id"].string();
  entity.schema = row["schema"].string();
  DayInterval seen;
  if (const std::string& text = row["seen"].string(); !text.empty()) {
    VEDETTA_TRY(seen, DayInterval::parse(text));
  }
  entity.statements.reserve(row["statements"].array().size());
  for (const Value& item : row["statements"].array()) {
    const Value::Array& parts = item.array();
    if (parts.size() < 2)
      return Error{ErrorCode::integrity, "a statement without value", entity.id,
                   "load the list again"};
    model::Statement s;
    s.property = parts[0].string();
    s.value = parts[1].string();
    if (parts.size() > 2) s.as_written = parts[2].string();
    s.source = list;
    s.seen = seen;
    entity.statements.push_back(std::move(s));
  }
  return entity;
}

}  // namespace

// Makes the next block with so much room the one that is filled.
void Texts::next_block(std::size_t size) {
  constexpr std::size_t kBlock = 1 << 14;
  used_ = 0;
  for (++block_; block_ < blocks_.size(); ++block_)
    if (blocks_[block_].size >= size) return;
  const std::size_t room = std::max(size, kBlock);
  blocks_.push_back({std::make_unique_for_overwrite<char[]>(room), room});
  block_ = blocks_.size() - 1;
}

std::string_view Texts::keep(std::initializer_list<std::string_view> pieces) {
  std::size_t size = 0;
  for (const std::string_view piece : pieces) size += piece.size();
  if (block_ >= blocks_.size() || blocks_[block_].size - used_ < size) next_block(size);
  char* const begin = blocks_[block_].bytes.get() + used_;
  used_ += size;
  char* at = begin;
  for (const std::string_view piece : pieces) {
    if (piece.empty()) continue;
    std::memcpy(at, piece.data(), piece.size());
    at += piece.size();
  }
  return {begin, size};
}

void Entry::start(std::string_view new_id, std::string_view new_schema) {
  texts_.clear();
  marks_ = {};
  facts.clear();
  bytes_ = 0;
  seen = {};
  id = keep(new_id);
  schema = new_schema;
}

bool Entry::has(std::string_view property, std::string_view value) const {
  for (const Fact& f : facts)
    if (f.value == value && f.property == property) return true;
  return false;
}

void Lines::add(const Entry& entry) {
  // The most that they may take in JSON: each byte as \u00xx, the signs around the texts.
  constexpr std::size_t kSigns = 64;
  const std::size_t bound = 6 * entry.bytes() + kSigns * (1 + entry.facts.size());
  const std::size_t start = used_;
  constexpr std::size_t kAhead = 1 << 16;  // so much is cleared at once, while it is near
  if (buffer_.size() < start + bound) buffer_.resize(start + bound + kAhead);
  char* const begin = buffer_.data() + start;
  char* at = put_quoted(put(begin, "{\"id\":"), entry.id);
  const std::size_t id_size = static_cast<std::size_t>(at - begin) - Place::kIdOffset - 1;
  at = put_quoted(put(at, ",\"schema\":"), entry.schema);
  if (!entry.seen.empty()) at = put_quoted(put(at, ",\"seen\":"), entry.seen);
  at = put(at, ",\"statements\":[");
  for (bool first = true; const Fact& fact : entry.facts) {
    if (!first) at = put(at, ",");
    first = false;
    at = put_quoted(put(at, "["), fact.property);
    at = put_quoted(put(at, ","), fact.value);
    if (!fact.as_written.empty()) at = put_quoted(put(at, ","), fact.as_written);
    at = put(at, "]");
  }
  at = put(at, "]}\n");
  const auto size = static_cast<std::size_t>(at - begin);
  used_ = start + size;
  const Place place{start, size, id_size};
  sorted_ = sorted_ && (places_.empty() || places_.back().id(buffer_) < place.id(buffer_));
  places_.push_back(place);
  statements += entry.facts.size();
  const auto it = schemas.find(entry.schema);
  ++(it == schemas.end() ? schemas[std::string(entry.schema)] : it->second);
}

std::string Lines::finish(std::vector<std::string>& repeated) {
  if (sorted_) {
    buffer_.resize(used_);
    return std::move(buffer_);
  }
  std::stable_sort(places_.begin(), places_.end(),
                   [&](const Place& a, const Place& b) { return a.id(buffer_) < b.id(buffer_); });
  std::string out;
  out.reserve(used_);
  const Place* last = nullptr;
  for (const Place& place : places_) {
    if (last && last->id(buffer_) == place.id(buffer_)) {
      repeated.emplace_back(place.id(buffer_));
      continue;
    }
    out.append(buffer_, place.start, place.size);
    last = &place;
  }
  return out;
}

std::string_view id_of_line(std::string_view line) {
  constexpr std::string_view kHead = "{\"id\":\"";
  const std::size_t end = line.find("\",\"schema\":");
  if (!line.starts_with(kHead) || end == std::string_view::npos) return {};
  return line.substr(kHead.size(), end - kHead.size());
}

Result<std::vector<model::Entity>> entities_from_lines(std::string_view list,
                                                       std::string_view lines) {
  std::vector<model::Entity> out;
  out.reserve(static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')));
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    auto entity = entity_of(list, lines.substr(0, end));
    if (!entity) return entity.error();
    out.push_back(*std::move(entity));
    if (end == std::string_view::npos) break;
    lines.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace vedetta::lists
