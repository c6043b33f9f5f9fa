#include "vedetta/lists/entry.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

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

bool is_plain(std::string_view text) {
  std::uint64_t word;
  for (; text.size() >= sizeof word; text.remove_prefix(sizeof word)) {
    std::memcpy(&word, text.data(), sizeof word);
    if (!is_plain(word)) return false;
  }
  word = 0x2020202020202020;
  std::memcpy(&word, text.data(), text.size());
  return is_plain(word);
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
    if (text.empty() || !is_plain(text)) {
      escaped_.clear();
      json::append_string(escaped_, text);
      return put(escaped_);
    }
    *at_++ = '"';
    put(text);
    *at_++ = '"';
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

void Entry::start(std::string_view new_id, std::string_view new_schema) {
  kept_count_ = 0;
  facts.clear();
  seen = {};
  id = keep(new_id);
  schema = new_schema;
}

std::string_view Entry::keep(std::string_view text) {
  if (kept_count_ == kept_.size()) kept_.emplace_back();
  std::string& place = kept_[kept_count_++];
  place.assign(text);
  return place;
}

bool Entry::has(std::string_view property, std::string_view value) const {
  for (const Fact& f : facts)
    if (f.value == value && f.property == property) return true;
  return false;
}

bool Entry::add(std::string_view property, std::string_view value, std::string_view as_written) {
  if (value.empty() || has(property, value)) return true;
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
  if (buffer_.size() < start + bound) buffer_.resize(std::max(start + bound, 2 * buffer_.size()));
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
  places_.push_back({start, size(), id_size});
  statements += entry.facts.size();
  const auto it = schemas.find(entry.schema);
  ++(it == schemas.end() ? schemas[std::string(entry.schema)] : it->second);
}

std::string Lines::finish(std::vector<std::string>& repeated) {
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
