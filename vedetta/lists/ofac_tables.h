// What OFAC's reader keeps of the files while it makes entries of them: their rows, who is called
// how, and the codes that come again and again. Views into the files' bytes, which outlive it.
#pragma once
#include <bit>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vedetta/core/hash.h"
#include "vedetta/lists/mapping.h"
#include "vedetta/lists/reading.h"

namespace vedetta::lists {

struct Row {
  std::uint32_t ent_num = 0;
  std::uint32_t number = 0;  // of the row in its file
  std::uint32_t first = 0;   // its fields in Table::fields
};

// One file's rows. Fields are views into the file's bytes, or into `copies` where quotes were
// undone.
struct Table {
  const SourceFile* file = nullptr;
  std::vector<Row> rows;
  std::vector<std::string_view> fields;
  std::deque<std::string> copies;

  std::string_view field(const Row& row, std::size_t column) const {
    return fields[row.first + column];
  }
};

// Reads a file's rows straight into its table: as csv::Reader does, but fields stay, and lines are
// not counted.
class RowReader {
 public:
  RowReader(const SourceFile& file, Table& table);

  bool next();  // false at the end or at a quote that never closes
  std::span<const std::string_view> fields() const {
    return std::span(table_.fields).subspan(first_);
  }
  void drop() { table_.fields.resize(first_); }  // takes the current row out again
  std::size_t row() const { return row_; }
  std::size_t first() const { return first_; }
  std::string error() const;  // empty: none

 private:
  bool quoted_field();

  const char* begin_;
  const char* at_;
  const char* end_;
  Table& table_;
  std::size_t row_ = 0;
  std::size_t first_ = 0;  // field of the row in Table::fields
  const char* open_quote_ = nullptr;
};

// Rows of a table that are of one party, one behind the other.
struct Rows {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};

// The parties by name, for what refers to them so.
class NameTable {
 public:
  explicit NameTable(std::size_t names) : slots_(std::bit_ceil(2 * names + 1)) {}

  void add(std::string_view name, std::uint32_t ent_num) {
    Slot& slot = at(name);
    slot = {name, slot.name.empty() ? ent_num : 0};
  }
  std::uint32_t find(std::string_view name) {  // 0: nobody has it, or several
    return name.empty() ? 0 : at(name).ent_num;
  }

 private:
  struct Slot {
    std::string_view name;
    std::uint32_t ent_num = 0;
  };
  Slot& at(std::string_view name) {
    std::size_t i = xxh3(name) & (slots_.size() - 1);
    while (!slots_[i].name.empty() && slots_[i].name != name) i = (i + 1) & (slots_.size() - 1);
    return slots_[i];
  }
  std::vector<Slot> slots_;  // never full
};

// A section of the mapping whose few keys come again and again.
class Codes {
 public:
  Codes(const Mapping& mapping, std::string_view section) : mapping_(mapping), section_(section) {}

  std::string_view find(std::string_view key) {
    for (const auto& [known, value] : known_)
      if (known == key) return value;
    const std::string_view value = mapping_.find(section_, key);
    if (known_.size() < 8) known_.emplace_back(key, value);
    return value;
  }

 private:
  const Mapping& mapping_;
  std::string_view section_;
  std::vector<std::pair<std::string, std::string_view>> known_;
};

}  // namespace vedetta::lists
