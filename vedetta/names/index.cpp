#include "vedetta/names/index.h"

#include <algorithm>
#include <bit>

#include "vedetta/names/internal/body.h"
#include "vedetta/names/internal/keys.h"

namespace vedetta::names {
namespace {

using layout::Section;

template <class T>
std::span<const T> section(std::string_view bytes, const layout::Header& header, Section which) {
  const layout::SectionEntry& entry = header.sections[which];
  return {reinterpret_cast<const T*>(bytes.data() + entry.offset), entry.size / sizeof(T)};
}

bool range_holds(std::uint64_t first, std::uint64_t count, std::size_t size) {
  return first <= size && count <= size - first;
}

template <class Range>
bool starts_hold(const Range& starts, std::size_t rows, std::size_t limit) {
  return starts.size() == rows + 1 && std::is_sorted(starts.begin(), starts.end()) &&
         starts.back() <= limit && starts.front() == 0;
}

template <class Range, class Test>
bool all(const Range& range, Test test) {
  return std::all_of(range.begin(), range.end(), test);
}

}  // namespace

Result<std::unique_ptr<Index::Body>> Index::Body::read(std::string_view bytes,
                                                       std::unique_ptr<Body> body) {
  VEDETTA_TRY(const layout::Header header, layout::check(bytes));
  if (std::string_view(header.knowledge.data(), header.knowledge.size()) != body->knowledge->hash())
    return Error{ErrorCode::bad_input, "the index was built with other name knowledge",
                 "names index", "build the index anew"};
  Body& b = *body;
  const auto strings = section<char>(bytes, header, Section::strings);
  b.strings = {strings.data(), strings.size()};
  const auto points = section<char32_t>(bytes, header, Section::points);
  b.points = {points.data(), points.size()};
  b.entities = section<layout::EntityRecord>(bytes, header, Section::entities);
  b.statements = section<layout::StatementRecord>(bytes, header, Section::statements);
  b.names = section<layout::NameRecord>(bytes, header, Section::names);
  b.readings = section<layout::ReadingRecord>(bytes, header, Section::readings);
  b.reading_tokens = section<std::uint32_t>(bytes, header, Section::reading_tokens);
  b.tokens = section<layout::TokenRecord>(bytes, header, Section::tokens);
  b.token_hash = section<layout::HashRecord>(bytes, header, Section::token_hash);
  b.joined = section<layout::HashRecord>(bytes, header, Section::joined);
  b.posting_starts = section<std::uint32_t>(bytes, header, Section::posting_starts);
  b.postings = section<std::uint32_t>(bytes, header, Section::postings);
  b.spots = section<layout::SpotRecord>(bytes, header, Section::spots);
  b.spot_words = section<std::uint32_t>(bytes, header, Section::spot_words);
  b.spot_tokens = section<layout::Points>(bytes, header, Section::spot_tokens);
  b.spot_hash = section<std::uint32_t>(bytes, header, Section::spot_hash);
  b.spot_starts = section<std::uint32_t>(bytes, header, Section::spot_starts);
  b.unspaced = section<layout::UnspacedRecord>(bytes, header, Section::unspaced);
  b.identifiers = section<layout::IdentifierRecord>(bytes, header, Section::identifiers);
  VEDETTA_CHECK(b.check());
  return body;
}

bool Index::Body::strings_hold() const {
  const auto text_holds = [&](layout::Text t) {
    return range_holds(t.offset, t.size, strings.size());
  };
  const auto word_holds = [&](layout::Points p) {
    return range_holds(p.offset, p.size, points.size());
  };
  return all(entities, [&](const auto& e) { return text_holds(e.id) && text_holds(e.schema); }) &&
         all(statements,
             [&](const auto& s) {
               return text_holds(s.property) && text_holds(s.value) && text_holds(s.as_written) &&
                      text_holds(s.source);
             }) &&
         all(names, [&](const auto& n) { return text_holds(n.written) && word_holds(n.folded); }) &&
         all(tokens,
             [&](const auto& t) {
               return word_holds(t.text) && word_holds(t.sound) && word_holds(t.korean);
             }) &&
         all(spot_tokens, word_holds) &&
         all(unspaced, [&](const auto& u) { return word_holds(u.text); });
}

bool Index::Body::tables_hold() const {
  constexpr std::uint32_t kLastKind = static_cast<std::uint32_t>(AliasKind::abbreviation);
  constexpr std::uint32_t kLastClass = static_cast<std::uint32_t>(TokenClass::generic);
  return all(entities,
             [&](const auto& e) {
               return range_holds(e.first_statement, e.statement_count, statements.size()) &&
                      range_holds(e.first_name, e.name_count, names.size());
             }) &&
         all(names,
             [&](const auto& n) {
               return n.entity < entities.size() && n.kind <= kLastKind &&
                      range_holds(n.first_reading, n.reading_count, readings.size());
             }) &&
         all(readings,
             [&](const auto& r) {
               return r.name < names.size() &&
                      r.token_count <= static_cast<std::uint32_t>(knowledge->weights().tokens) &&
                      range_holds(r.first_token, r.token_count, reading_tokens.size());
             }) &&
         all(reading_tokens, [&](std::uint32_t t) { return t < tokens.size(); }) &&
         all(tokens,
             [&](const auto& t) {
               return t.roles[0].token_class <= kLastClass && t.roles[1].token_class <= kLastClass;
             }) &&
         starts_hold(posting_starts, tokens.size(), postings.size()) &&
         all(postings, [&](std::uint32_t r) { return r < readings.size(); }) &&
         all(token_hash, [&](const auto& h) { return h.target < tokens.size(); }) &&
         all(joined, [&](const auto& h) { return h.target < readings.size(); }) &&
         all(identifiers, [&](const auto& i) { return i.entity < entities.size(); });
}

bool Index::Body::spots_hold() const {
  return all(spots,
             [&](const auto& s) {
               return s.word_count > 0 && s.name < names.size() &&
                      range_holds(s.first_word, s.word_count, spot_words.size());
             }) &&
         all(spot_words, [&](std::uint32_t w) { return w < spot_tokens.size(); }) &&
         starts_hold(spot_starts, spot_tokens.size(), spots.size()) &&
         std::has_single_bit(spot_hash.size()) &&
         std::find(spot_hash.begin(), spot_hash.end(), 0U) != spot_hash.end() &&
         all(spot_hash, [&](std::uint32_t w) { return w <= spot_tokens.size(); }) &&
         all(unspaced, [&](const auto& u) { return u.name < names.size() && u.text.size > 0; });
}

Status Index::Body::check() const {
  if (strings_hold() && tables_hold() && spots_hold()) return ok_status();
  return Error{ErrorCode::integrity, "a record points outside its section", "names index",
               "build the index anew"};
}

TokenView Index::Body::token(std::uint32_t number) const {
  const layout::TokenRecord& record = tokens[number];
  TokenView view{
      word(record.text), word(record.sound), word(record.korean), record.groups.data(), {},
      record.value};
  for (std::size_t kind = 0; kind < 2; ++kind)
    view.roles[kind] = {static_cast<TokenClass>(record.roles[kind].token_class),
                        record.roles[kind].weight};
  return view;
}

Index::Index(std::unique_ptr<Body> body) : body_(std::move(body)) {}
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
Index::~Index() = default;

Result<Index> Index::open(const std::string& path, const Knowledge& knowledge) {
  auto body = std::make_unique<Body>();
  VEDETTA_TRY(body->file, MappedFile::open(path));
  body->knowledge = &knowledge;
  const std::string_view bytes = body->file.bytes();
  VEDETTA_TRY(auto checked, Body::read(bytes, std::move(body)));
  return Index(std::move(checked));
}

Result<Index> Index::from_bytes(std::string bytes, const Knowledge& knowledge) {
  auto body = std::make_unique<Body>();
  body->owned = std::move(bytes);
  body->knowledge = &knowledge;
  const std::string_view view = body->owned;
  VEDETTA_TRY(auto checked, Body::read(view, std::move(body)));
  return Index(std::move(checked));
}

Result<Index> Index::over(std::string_view bytes, const Knowledge& knowledge) {
  auto body = std::make_unique<Body>();
  body->knowledge = &knowledge;
  VEDETTA_TRY(auto checked, Body::read(bytes, std::move(body)));
  return Index(std::move(checked));
}

std::size_t Index::size() const {
  return body_->entities.size();
}
const Knowledge& Index::knowledge() const {
  return *body_->knowledge;
}
std::string_view Index::id(std::uint32_t entry) const {
  return body_->text(body_->entities[entry].id);
}
std::string_view Index::schema(std::uint32_t entry) const {
  return body_->text(body_->entities[entry].schema);
}

model::Entity Index::entity(std::uint32_t entry) const {
  const Body& b = *body_;
  const layout::EntityRecord& record = b.entities[entry];
  model::Entity made;
  made.id = b.text(record.id);
  made.schema = b.text(record.schema);
  made.statements.reserve(record.statement_count);
  for (const auto& s : b.statements.subspan(record.first_statement, record.statement_count)) {
    model::Statement statement{std::string(b.text(s.property)),
                               std::string(b.text(s.value)),
                               std::string(b.text(s.as_written)),
                               std::string(b.text(s.source)),
                               {}};
    if (!(s.open & 1U)) statement.seen.first = Day(s.first_day);
    if (!(s.open & 2U)) statement.seen.last = Day(s.last_day);
    made.statements.push_back(std::move(statement));
  }
  return made;
}

EntityView Index::view(std::uint32_t entry) const {
  const Body& b = *body_;
  const layout::EntityRecord& record = b.entities[entry];
  EntityView view{b.text(record.id), b.text(record.schema), {}, {}};
  view.names.reserve(record.name_count);
  for (const auto& name : b.names.subspan(record.first_name, record.name_count)) {
    NameView& n = view.names.emplace_back();
    n.kind = static_cast<AliasKind>(name.kind);
    n.written = b.text(name.written);
    n.folded = b.word(name.folded);
    n.readings.reserve(name.reading_count);
    for (const auto& reading : b.readings.subspan(name.first_reading, name.reading_count)) {
      ReadingView& r = n.readings.emplace_back();
      r.transliterated = reading.flags & 1U;
      r.lookalike = reading.flags & 2U;
      r.tokens.reserve(reading.token_count);
      for (const std::uint32_t token :
           b.reading_tokens.subspan(reading.first_token, reading.token_count))
        r.tokens.push_back(b.token(token));
    }
  }
  return view;
}

}  // namespace vedetta::names
