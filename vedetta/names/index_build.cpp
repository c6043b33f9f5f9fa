// Index::build: entities → the index file's bytes (layout: internal/layout.h).
#include <algorithm>
#include <bit>
#include <unordered_map>

#include "vedetta/names/evidence.h"
#include "vedetta/names/index.h"
#include "vedetta/names/internal/keys.h"
#include "vedetta/names/internal/layout.h"
#include "vedetta/names/internal/spot_forms.h"

namespace vedetta::names {
namespace {

using layout::Section;

std::uint32_t u32(std::size_t value) {
  return static_cast<std::uint32_t>(value);
}

class Builder {
 public:
  explicit Builder(const Knowledge& knowledge) : knowledge_(knowledge) {}

  void add(const model::Entity& entity) {
    layout::EntityRecord record{};
    const auto number = u32(entities_.size());
    record.id = text(entity.id);
    record.schema = text(entity.schema);
    record.first_statement = u32(statements_.size());
    record.statement_count = u32(entity.statements.size());
    record.first_name = u32(names_.size());
    for (const auto& statement : entity.statements) add_statement(statement);
    const Kind what = kind_of(entity.schema);
    how_ = romanise_for(entity);
    for (const auto& statement : entity.statements) {
      AliasKind kind;
      if (alias_kind_of(statement.property, kind)) add_name(statement.value, kind, what, number);
    }
    if (names_.size() == record.first_name)
      if (const std::string whole = name_of_parts(entity); !whole.empty())
        add_name(whole, AliasKind::name, what, number);
    record.name_count = u32(names_.size()) - record.first_name;
    for (const std::string& key : identifiers_of(entity))
      identifiers_.push_back({keys::identifier_hash(key), number, 0});
    entities_.push_back(record);
  }

  Result<std::string> finish() {
    sort_tokens();
    sort_spots();
    sort_unspaced();
    const auto by_hash = [](const auto& a, const auto& b) {
      return a.hash != b.hash ? a.hash < b.hash : target(a) < target(b);
    };
    std::sort(identifiers_.begin(), identifiers_.end(), by_hash);
    std::sort(joined_.begin(), joined_.end(), by_hash);
    if (points_.size() > UINT32_MAX || strings_.size() > UINT32_MAX)
      return Error{ErrorCode::too_large, "the lists' text is beyond 4 GiB", "names index",
                   "split the lists"};
    return write();
  }

 private:
  static std::uint32_t target(const layout::HashRecord& record) { return record.target; }
  static std::uint32_t target(const layout::IdentifierRecord& record) { return record.entity; }

  layout::Text text(std::string_view bytes) {
    if (bytes.empty()) return {0, 0};
    const auto [found, fresh] = string_at_.try_emplace(std::string(bytes), u32(strings_.size()));
    if (fresh) strings_ += bytes;
    return {found->second, u32(bytes.size())};
  }
  layout::Points points(std::u32string_view value) {
    if (value.empty()) return {0, 0};
    const auto [found, fresh] = points_at_.try_emplace(std::u32string(value), u32(points_.size()));
    if (fresh) points_.insert(points_.end(), value.begin(), value.end());
    return {found->second, u32(value.size())};
  }

  void add_statement(const model::Statement& s) {
    layout::StatementRecord record{};
    record.property = text(s.property);
    record.value = text(s.value);
    record.as_written = text(s.as_written);
    record.source = text(s.source);
    record.first_day = s.seen.first ? s.seen.first->since_epoch() : 0;
    record.last_day = s.seen.last ? s.seen.last->since_epoch() : 0;
    record.open = (s.seen.first ? 0U : 1U) | (s.seen.last ? 0U : 2U);
    statements_.push_back(record);
  }

  void add_name(const std::string& written, AliasKind kind, Kind what, std::uint32_t entity) {
    const PreparedName name = prepare(written, kind, what, knowledge_, how_);
    layout::NameRecord record{};
    record.entity = entity;
    record.written = text(name.written);
    record.kind = static_cast<std::uint32_t>(kind);
    record.folded = points(name.folded);
    record.first_reading = u32(readings_.size());
    record.reading_count = u32(name.readings.size());
    const auto number = u32(names_.size());
    for (const Reading& reading : name.readings) add_reading(reading, number);
    for (SpotForm& form : spot_forms(written, kind, what, knowledge_)) {
      std::vector<std::uint32_t> words;
      for (const auto& word : form.words) words.push_back(spot_token(word));
      spots_.push_back({std::move(words), number, form.penalty});
    }
    if (const auto form = unspaced_form(written, knowledge_); !form.empty())
      unspaced_.push_back({form, number});
    names_.push_back(record);
  }

  void add_reading(const Reading& reading, std::uint32_t name) {
    const auto number = u32(readings_.size());
    readings_.push_back({name, u32(reading_tokens_.size()), u32(reading.tokens.size()),
                         (reading.transliterated ? 1U : 0U) | (reading.lookalike ? 2U : 0U)});
    for (std::size_t i = 0; i < reading.tokens.size(); ++i) {
      const NameToken& token = reading.tokens[i];
      const auto [found, fresh] = token_at_.try_emplace(token.text, u32(tokens_.size()));
      if (fresh) tokens_.push_back(token), token_readings_.emplace_back();
      auto& with = token_readings_[found->second];
      if (with.empty() || with.back() != number) with.push_back(number);
      reading_tokens_.push_back(found->second);
      if (i + 1 < reading.tokens.size())
        joined_.push_back({keys::joined_key(token.text, reading.tokens[i + 1].text), number});
    }
    if (reading.tokens.size() > 2) {  // the whole name written together
      std::u32string all;
      for (const NameToken& token : reading.tokens) all += token.text;
      joined_.push_back({keys::joined_key(all, {}), number});
    }
  }

  std::uint32_t spot_token(const std::u32string& word) {
    const auto [found, fresh] = spot_at_.try_emplace(word, u32(spot_tokens_.size()));
    if (fresh) spot_tokens_.push_back(points(word));
    return found->second;
  }

  void sort_tokens() {
    std::vector<std::uint32_t> order(tokens_.size()), number(tokens_.size()), hashes;
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return tokens_[a] < tokens_[b]; });
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      number[order[i]] = i;
      const NameToken& token = tokens_[order[i]];
      layout::TokenRecord record{};
      record.text = points(token.text);
      record.sound = points(token.sound);
      record.korean = points(token.korean);
      record.groups = token.groups;
      for (std::size_t kind = 0; kind < 2; ++kind)
        record.roles[kind] = {static_cast<std::uint16_t>(token.roles[kind].token_class),
                              token.roles[kind].weight};
      record.value = token.value;
      token_records_.push_back(record);
      keys::keys_of(view_of(token), hashes);
      for (const std::uint32_t hash : hashes) token_hash_.push_back({hash, i});
      posting_starts_.push_back(u32(postings_.size()));
      const auto& with = token_readings_[order[i]];
      postings_.insert(postings_.end(), with.begin(), with.end());
    }
    posting_starts_.push_back(u32(postings_.size()));
    for (std::uint32_t& token : reading_tokens_) token = number[token];
    std::sort(token_hash_.begin(), token_hash_.end(), [](const auto& a, const auto& b) {
      return a.hash != b.hash ? a.hash < b.hash : a.target < b.target;
    });
  }

  void sort_spots() {
    std::sort(spots_.begin(), spots_.end());
    spot_starts_.assign(spot_tokens_.size() + 1, 0);
    for (const Spotted& spot : spots_) {
      spot_records_.push_back(
          {u32(spot_words_.size()), u32(spot.words.size()), spot.name, spot.penalty});
      spot_words_.insert(spot_words_.end(), spot.words.begin(), spot.words.end());
      ++spot_starts_[spot.words[0] + 1];
    }
    for (std::size_t i = 1; i < spot_starts_.size(); ++i) spot_starts_[i] += spot_starts_[i - 1];
    spot_hash_.assign(std::bit_ceil(spot_tokens_.size() * 2 + 1), 0);
    const std::size_t mask = spot_hash_.size() - 1;
    for (std::uint32_t i = 0; i < spot_tokens_.size(); ++i) {
      const std::u32string_view word(points_.data() + spot_tokens_[i].offset, spot_tokens_[i].size);
      std::size_t at = keys::points_hash(word) & mask;
      while (spot_hash_[at]) at = (at + 1) & mask;
      spot_hash_[at] = i + 1;
    }
  }

  void sort_unspaced() {
    std::sort(unspaced_.begin(), unspaced_.end());
    for (const auto& [form, name] : unspaced_) unspaced_records_.push_back({points(form), name, 0});
  }

  std::string write() const {
    layout::Writer out;
    out.raw(Section::strings, strings_);
    out.section(Section::points, points_);
    out.section(Section::entities, entities_);
    out.section(Section::statements, statements_);
    out.section(Section::names, names_);
    out.section(Section::readings, readings_);
    out.section(Section::reading_tokens, reading_tokens_);
    out.section(Section::tokens, token_records_);
    out.section(Section::token_hash, token_hash_);
    out.section(Section::posting_starts, posting_starts_);
    out.section(Section::postings, postings_);
    out.section(Section::spots, spot_records_);
    out.section(Section::spot_words, spot_words_);
    out.section(Section::spot_tokens, spot_tokens_);
    out.section(Section::spot_hash, spot_hash_);
    out.section(Section::spot_starts, spot_starts_);
    out.section(Section::unspaced, unspaced_records_);
    out.section(Section::identifiers, identifiers_);
    out.section(Section::joined, joined_);
    return out.finish(knowledge_.hash());
  }

  struct Spotted {
    std::vector<std::uint32_t> words;
    std::uint32_t name, penalty;
    auto operator<=>(const Spotted&) const = default;
  };

  const Knowledge& knowledge_;
  Romanise how_ = Romanise::all;  // of the entity being added
  std::string strings_;
  std::vector<char32_t> points_;
  std::unordered_map<std::string, std::uint32_t> string_at_;
  std::unordered_map<std::u32string, std::uint32_t> points_at_, token_at_, spot_at_;
  std::vector<layout::EntityRecord> entities_;
  std::vector<layout::StatementRecord> statements_;
  std::vector<layout::NameRecord> names_;
  std::vector<layout::ReadingRecord> readings_;
  std::vector<std::uint32_t> reading_tokens_, posting_starts_, postings_, spot_words_, spot_hash_,
      spot_starts_;
  std::vector<NameToken> tokens_;
  std::vector<std::vector<std::uint32_t>> token_readings_;
  std::vector<layout::TokenRecord> token_records_;
  std::vector<layout::HashRecord> token_hash_, joined_;
  std::vector<Spotted> spots_;
  std::vector<layout::SpotRecord> spot_records_;
  std::vector<layout::Points> spot_tokens_;
  std::vector<std::pair<std::u32string, std::uint32_t>> unspaced_;
  std::vector<layout::UnspacedRecord> unspaced_records_;
  std::vector<layout::IdentifierRecord> identifiers_;
};

}  // namespace

Result<std::string> Index::build(std::span<const model::Entity> entities,
                                 const Knowledge& knowledge) {
  Builder builder(knowledge);
  for (const model::Entity& entity : entities) builder.add(entity);
  return builder.finish();
}

}  // namespace vedetta::names
