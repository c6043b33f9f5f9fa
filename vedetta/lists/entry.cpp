#include "vedetta/lists/entry.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

#include "vedetta/core/json.h"

namespace vedetta::lists {
namespace {

// Whether none of the eight bytes needs care in JSON: below 0x20, above 0x7f, a quote, a backslash.
bool is_plain(std::uint64_t word) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHighs = 0x8080808080808080;
  const auto has_zero = [](std::uint64_t w) { return (w - kOnes) & ~w & kHighs; };
  const std::uint64_t below_blank = (word - kOnes * 0x20) & ~word & kHighs;
  return ((word & kHighs) | below_blank | has_zero(word ^ kOnes * '"') |
          has_zero(word ^ kOnes * '\\')) == 0;
}

// Copies a text and says whether it is plain. Words overlap at the end, so that there is no rest.
template <class Word>
bool copy_words(char* to, std::string_view text) {
  std::uint64_t plain = 1;
  const auto copy = [&](std::size_t at) {
    Word word;
    std::memcpy(&word, text.data() + at, sizeof word);
    std::memcpy(to + at, &word, sizeof word);
    std::uint64_t padded = 0x2020202020202020;
    std::memcpy(&padded, &word, sizeof word);
    plain &= is_plain(padded);
  };
  std::size_t at = 0;
  for (; at + sizeof(Word) < text.size(); at += sizeof(Word)) copy(at);
  copy(text.size() - sizeof(Word));
  return plain != 0;
}

bool copy_if_plain(char* to, std::string_view text) {
  if (text.size() >= sizeof(std::uint64_t)) return copy_words<std::uint64_t>(to, text);
  if (text.size() >= sizeof(std::uint32_t)) return copy_words<std::uint32_t>(to, text);
  return !text.empty() && copy_words<std::uint8_t>(to, text);
}

// Writes into a buffer that is known to be large enough.
class Cursor {
 public:
  explicit Cursor(char* at) : at_(at) {}
  void put(std::string_view text) {
    std::memcpy(at_, text.data(), text.size());
    at_ += text.size();
  }
  // Most texts of a list are plain ASCII without quotes and go out as they are.
  void put_quoted(std::string_view text) {
    if (copy_if_plain(at_ + 1, text)) {
      *at_ = '"';
      at_ += text.size() + 1;
      *at_++ = '"';
      return;
    }
    escaped_.clear();
    json::append_string(escaped_, text);
    put(escaped_);
  }
  char* at() const { return at_; }

 private:
  char* at_;
  std::string escaped_;
};

// The most that a text may take in JSON: each byte as \u00xx, or as U+FFFD, and the quotes.
std::size_t most(std::string_view text) {
  return 6 * text.size() + 2;
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

char* Texts::room(std::size_t size) {
  constexpr std::size_t kBlock = 1 << 14;
  for (; block_ < blocks_.size(); ++block_, used_ = 0)
    if (blocks_[block_].size - used_ >= size) break;
  if (block_ == blocks_.size()) {
    const std::size_t room = std::max(size, kBlock);
    blocks_.push_back({std::make_unique_for_overwrite<char[]>(room), room});
  }
  char* const at = blocks_[block_].bytes.get() + used_;
  used_ += size;
  return at;
}

std::string_view Texts::keep(std::initializer_list<std::string_view> pieces) {
  std::size_t size = 0;
  for (const std::string_view piece : pieces) size += piece.size();
  char* const begin = room(size);
  char* at = begin;
  for (const std::string_view piece : pieces) at = std::copy(piece.begin(), piece.end(), at);
  return {begin, size};
}

void Entry::start(std::string_view new_id, std::string_view new_schema) {
  texts_.clear();
  marks_ = {};
  facts.clear();
  seen = {};
  id = keep(new_id);
  schema = new_schema;
}

// Whether another value may be the same: one of 256 marks, by length, first and last bytes.
bool Entry::mark(std::string_view value) {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  if (value.size() < sizeof first) {
    std::memcpy(&first, value.data(), value.size());
  } else {
    std::memcpy(&first, value.data(), sizeof first);
    std::memcpy(&last, value.data() + value.size() - sizeof last, sizeof last);
  }
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;
  const std::uint64_t mixed = ((first * kOdd ^ last) + value.size()) * kOdd;
  std::uint64_t& word = marks_[mixed >> 62];
  const std::uint64_t bit = std::uint64_t{1} << (mixed >> 56 & 63);
  const bool there = (word & bit) != 0;
  word |= bit;
  return there;
}

bool Entry::has(std::string_view property, std::string_view value) const {
  for (const Fact& f : facts)
    if (f.value == value && f.property == property) return true;
  return false;
}

bool Entry::add(std::string_view property, std::string_view value, std::string_view as_written) {
  if (value.empty() || (mark(value) && has(property, value))) return true;
  if (facts.size() >= kMaxFacts) return false;
  facts.push_back({property, value, as_written == value ? std::string_view{} : as_written});
  return true;
}

void Lines::add(const Entry& entry) {
  constexpr std::size_t kFrame = 64;  // the signs around the texts
  std::size_t bound = kFrame + most(entry.id) + most(entry.schema) + most(entry.seen);
  for (const Fact& f : entry.facts)
    bound += most(f.property) + most(f.value) + most(f.as_written) + sizeof("[,,],");
  const std::size_t start = used_;
  constexpr std::size_t kAhead = 1 << 16;  // so much is cleared at once, while it is near
  if (buffer_.size() < start + bound) buffer_.resize(start + bound + kAhead);
  Cursor out(buffer_.data() + start);
  out.put("{\"id\":");
  out.put_quoted(entry.id);
  const auto size = [&] { return static_cast<std::size_t>(out.at() - buffer_.data()) - start; };
  const std::size_t id_size = size() - Place::kIdOffset - 1;
  out.put(",\"schema\":");
  out.put_quoted(entry.schema);
  if (!entry.seen.empty()) {
    out.put(",\"seen\":");
    out.put_quoted(entry.seen);
  }
  out.put(",\"statements\":[");
  for (bool first = true; const Fact& fact : entry.facts) {
    out.put(first ? "[" : ",[");
    first = false;
    out.put_quoted(fact.property);
    out.put(",");
    out.put_quoted(fact.value);
    if (!fact.as_written.empty()) {
      out.put(",");
      out.put_quoted(fact.as_written);
    }
    out.put("]");
  }
  out.put("]}\n");
  used_ = start + size();
  const Place place{start, size(), id_size};
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
