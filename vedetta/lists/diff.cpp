#include "vedetta/lists/diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "vedetta/lists/load.h"

namespace vedetta::lists {
namespace {

using Values = std::map<std::string_view, std::set<std::string_view>>;

Values values_of(const model::Entity& entity) {
  Values out;
  for (const model::Statement& s : entity.statements) out[s.property].insert(s.value);
  return out;
}

std::vector<std::string> missing(const std::set<std::string_view>& from,
                                 const std::set<std::string_view>& in) {
  std::vector<std::string> out;
  for (const std::string_view value : from)
    if (!in.contains(value)) out.emplace_back(value);
  return out;
}

std::string listed(const std::vector<std::string>& values) {
  constexpr std::size_t kShown = 5;
  std::string out;
  for (std::size_t i = 0; i < values.size() && i < kShown; ++i)
    out += fmt::format("{}{}", i ? "; " : "", values[i]);
  if (values.size() > kShown) out += fmt::format("; and {} more", values.size() - kShown);
  return out;
}

std::string counted(const std::vector<std::string>& values, std::string_view property,
                    std::string_view verb) {
  if (values.size() == 1)
    return fmt::format("{} {}: {}", property_words(property, false), verb, values[0]);
  return fmt::format("{} {} {}: {}", values.size(), property_words(property, true), verb,
                     listed(values));
}

std::string sentence(const ValueChange& c) {
  if (c.added.size() == 1 && c.removed.size() == 1)
    return fmt::format("{} changed from {} to {}", property_words(c.property, false), c.removed[0],
                       c.added[0]);
  if (c.removed.empty()) return counted(c.added, c.property, "added");
  if (c.added.empty()) return counted(c.removed, c.property, "removed");
  return fmt::format("{}, {}", counted(c.added, c.property, "added"),
                     counted(c.removed, c.property, "removed"));
}

EntryChange plain(const model::Entity& entity) {
  EntryChange c;
  c.id = entity.id;
  c.schema = entity.schema;
  c.caption = entity.caption();
  return c;
}

EntryChange compare(const model::Entity& before, const model::Entity& after) {
  EntryChange change = plain(after);
  change.renamed = before.caption() != after.caption();
  if (before.schema != after.schema) {
    change.values.push_back({"schema", {after.schema}, {before.schema}});
    change.sentences.push_back(sentence(change.values.back()));
  }
  const Values old = values_of(before);
  const Values now = values_of(after);
  std::set<std::string_view> properties;
  for (const auto& [property, values] : old) properties.insert(property);
  for (const auto& [property, values] : now) properties.insert(property);
  static const std::set<std::string_view> kNone;
  for (const std::string_view property : properties) {
    const auto a = old.find(property);
    const auto b = now.find(property);
    const auto& from = a == old.end() ? kNone : a->second;
    const auto& to = b == now.end() ? kNone : b->second;
    ValueChange c{std::string(property), missing(to, from), missing(from, to)};
    if (c.added.empty() && c.removed.empty()) continue;
    change.sentences.push_back(sentence(c));
    change.values.push_back(std::move(c));
  }
  return change;
}

}  // namespace

std::string property_words(std::string_view property, bool plural) {
  static constexpr std::tuple<const char*, const char*, const char*> kWords[] = {
      {"name", "name", "names"},
      {"alias", "alias", "aliases"},
      {"weakAlias", "weak alias", "weak aliases"},
      {"previousName", "former name", "former names"},
      {"birthDate", "date of birth", "dates of birth"},
      {"birthPlace", "place of birth", "places of birth"},
      {"nationality", "nationality", "nationalities"},
      {"citizenship", "citizenship", "citizenships"},
      {"country", "country", "countries"},
      {"address", "address", "addresses"},
      {"imoNumber", "IMO number", "IMO numbers"},
      {"mmsi", "MMSI", "MMSIs"},
      {"flag", "flag", "flags"},
      {"pastFlags", "former flag", "former flags"},
      {"passportNumber", "passport number", "passport numbers"},
      {"idNumber", "identity number", "identity numbers"},
      {"taxNumber", "tax number", "tax numbers"},
      {"registrationNumber", "registration number", "registration numbers"},
      {"programId", "programme", "programmes"},
      {"listingDate", "listing date", "listing dates"},
      {"modifiedAt", "date of amendment", "dates of amendment"},
      {"position", "position", "positions"},
      {"notes", "note", "notes"},
      {"unknownLinkTo", "link", "links"},
  };
  for (const auto& [name, one, many] : kWords)
    if (property == name) return plural ? many : one;
  return plural ? fmt::format("{} values", property) : std::string(property);
}

ListDiff diff(std::span<const model::Entity> before, std::span<const model::Entity> after) {
  ListDiff out;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() || j < after.size()) {
    if (j == after.size() || (i < before.size() && before[i].id < after[j].id)) {
      out.removed.push_back(plain(before[i++]));
    } else if (i == before.size() || after[j].id < before[i].id) {
      out.added.push_back(plain(after[j++]));
    } else {
      EntryChange change = compare(before[i++], after[j++]);
      if (!change.values.empty() || change.renamed) out.changed.push_back(std::move(change));
    }
  }
  return out;
}

Result<ListDiff> diff(store::Store& store, const store::ListVersion& from,
                      const store::ListVersion& to) {
  VEDETTA_TRY(const auto before, entities_of(store, from));
  VEDETTA_TRY(const auto after, entities_of(store, to));
  ListDiff out = diff(before, after);
  out.from = from.version;
  out.to = to.version;
  return out;
}

}  // namespace vedetta::lists
