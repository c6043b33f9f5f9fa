// An opened index: its bytes and checked views of its sections. Everything a record points to was
// checked to lie inside its section, so that reading needs no further checks.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "vedetta/core/file.h"
#include "vedetta/names/index.h"
#include "vedetta/names/internal/layout.h"

namespace vedetta::names {

struct Index::Body {
  MappedFile file;
  std::string owned;
  const Knowledge* knowledge = nullptr;

  std::string_view strings;
  std::u32string_view points;
  std::span<const layout::EntityRecord> entities;
  std::span<const layout::StatementRecord> statements;
  std::span<const layout::NameRecord> names;
  std::span<const layout::ReadingRecord> readings;
  std::span<const std::uint32_t> reading_tokens;
  std::span<const layout::TokenRecord> tokens;
  std::span<const layout::HashRecord> token_hash, joined;
  std::span<const std::uint32_t> posting_starts, postings;
  std::span<const layout::SpotRecord> spots;
  std::span<const std::uint32_t> spot_words, spot_hash, spot_starts;
  std::span<const layout::Points> spot_tokens;
  std::span<const layout::UnspacedRecord> unspaced;
  std::span<const layout::IdentifierRecord> identifiers;

  std::string_view text(layout::Text at) const { return strings.substr(at.offset, at.size); }
  std::u32string_view word(layout::Points at) const { return points.substr(at.offset, at.size); }
  TokenView token(std::uint32_t number) const;

  static Result<std::unique_ptr<Body>> read(std::string_view bytes, std::unique_ptr<Body> body);

 private:
  Status check() const;
  bool strings_hold() const;
  bool tables_hold() const;
  bool spots_hold() const;
};

}  // namespace vedetta::names
