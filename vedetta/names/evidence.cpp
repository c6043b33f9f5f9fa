#include "vedetta/names/evidence.h"

#include <algorithm>
#include <cstdlib>

#include "vedetta/core/ascii.h"

namespace vedetta::names {
namespace {

struct IdentifierProperty {
  std::string_view property;
  std::string_view kind;
};
// FollowTheMoney properties that hold identifiers.
constexpr IdentifierProperty kIdentifiers[] = {
    {"imoNumber", "imo"},
    {"mmsi", "mmsi"},
    {"publicKey", "wallet"},
    {"leiCode", "lei"},
    {"swiftBic", "bic"},
    {"ogrnCode", "ogrn"},
    {"passportNumber", "document"},
    {"idNumber", "document"},
    {"taxNumber", "document"},
    {"registrationNumber", "document"},
    {"innCode", "document"},
    {"uniqueEntityId", "document"},
    {"dunsCode", "document"},
    {"serialNumber", "document"},
};
constexpr std::size_t kShortestDocument = 5;
constexpr std::size_t kLongestIdentifier = 128;

std::string letters_and_digits(std::string_view value, bool upper) {
  std::string out;
  for (const char c : value) {
    const bool lower_case = c >= 'a' && c <= 'z';
    if (upper && lower_case)
      out += static_cast<char>(c - 'a' + 'A');
    else if (lower_case || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             static_cast<unsigned char>(c) >= 0x80)
      out += c;
  }
  return out;
}

bool all_hex(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  });
}

// EVM addresses are compared without case and with 0x; bech32 in lower case unless it mixes cases
// (then it is invalid and stays as it is); all others keep their case.
std::string wallet_key(std::string_view value) {
  constexpr std::size_t kEvmDigits = 40;
  for (const std::string_view scheme : {"ethereum:", "bitcoin:"})
    if (value.starts_with(scheme)) value.remove_prefix(scheme.size());
  std::string_view digits = value;
  if (digits.starts_with("0x") || digits.starts_with("0X")) digits.remove_prefix(2);
  if (digits.size() == kEvmDigits && all_hex(digits)) return "0x" + ascii::lower(digits);
  const std::string lower = ascii::lower(value);
  const bool one_case = lower == value || std::none_of(value.begin(), value.end(),
                                                       [](char c) { return c >= 'a' && c <= 'z'; });
  if (one_case && (lower.starts_with("bc1") || lower.starts_with("ltc1"))) return lower;
  return std::string(value);
}

std::string identifier_key(std::string_view kind, std::string_view value) {
  while (!value.empty() && value.front() == ' ') value.remove_prefix(1);
  while (!value.empty() && value.back() == ' ') value.remove_suffix(1);
  if (value.empty() || value.size() > kLongestIdentifier) return {};
  std::string key;
  if (kind == "wallet") {
    key = wallet_key(value);
  } else if (kind == "imo" || kind == "mmsi") {
    const std::size_t digits = kind == "imo" ? 7 : 9;
    for (const char c : value)
      if (c >= '0' && c <= '9') key += c;
    if (key.size() != digits) return {};
  } else {
    key = letters_and_digits(value, true);
    if (key.size() < kShortestDocument) return {};
  }
  return std::string(kind) + ":" + key;
}

// The strongest relation of any pair of dates: equal, overlapping, flipped, near, or apart.
Evidence birth_evidence(std::string_view a, std::string_view b, const Weights& w) {
  const std::string value = std::string(a) + " / " + std::string(b);
  const auto x = birth_interval(a), y = birth_interval(b);
  if (!x || !y) return {"birth-date", value, 0};
  if (x->first == x->last && *x == *y) return {"birth-date", value, w.birth_date_equal};
  if (x->overlaps(*y)) return {"birth-date", value, w.birth_date_overlaps};
  const YearMonthDay p = x->first->civil(), q = y->first->civil();
  const bool exact = x->first == x->last && y->first == y->last;
  if (exact && p.year == q.year && p.month == q.day && p.day == q.month)
    return {"birth-date", value + " (day and month exchanged)", w.birth_date_flipped};
  if (std::abs(p.year - q.year) <= 1) return {"birth-date", value, w.birth_date_year_near};
  return {"birth-date", value, w.birth_date_differs};
}

// A record with hundreds of birth dates identifies nobody: only so many are compared.
std::vector<std::string_view> first_values(const model::Entity& entity, std::string_view property) {
  constexpr std::size_t kMostValues = 64;
  std::vector<std::string_view> values = entity.values(property);
  if (values.size() > kMostValues) values.resize(kMostValues);
  return values;
}

std::vector<std::string> countries_of(const model::Entity& entity) {
  std::vector<std::string> out;
  for (const std::string_view property :
       {"nationality", "citizenship", "country", "jurisdiction", "flag"})
    for (const std::string_view value : first_values(entity, property))
      out.push_back(ascii::lower(value));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string listed(const std::vector<std::string>& values) {
  std::string out;
  for (const auto& value : values) out += (out.empty() ? "" : ",") + value;
  return out;
}

}  // namespace

std::vector<std::string> identifiers_of(const model::Entity& entity) {
  std::vector<std::string> keys;
  for (const IdentifierProperty& each : kIdentifiers)
    for (const std::string_view value : entity.values(each.property))
      if (std::string key = identifier_key(each.kind, value); !key.empty())
        keys.push_back(std::move(key));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

bool is_unique_kind(std::string_view key) {
  return key.starts_with("imo:") || key.starts_with("lei:");
}

std::optional<DayInterval> birth_interval(std::string_view value) {
  constexpr std::size_t kYear = 4, kMonth = 7;
  value = value.substr(0, 10);
  const auto full = [&](std::string_view rest) {
    return Day::parse(std::string(value) + std::string(rest));
  };
  if (value.size() == kYear) {
    const auto first = full("-01-01"), last = full("-12-31");
    if (first && last) return DayInterval{*first, *last};
  } else if (value.size() == kMonth) {
    const auto first = full("-01");
    if (!first) return {};
    const YearMonthDay civil = first->civil();
    return DayInterval{
        *first, Day::of(civil.year, civil.month, Day::days_in_month(civil.year, civil.month))};
  } else if (const auto day = Day::parse(value)) {
    return DayInterval::on(*day);
  }
  return {};
}

std::string name_of_parts(const model::Entity& entity) {
  if (entity.first("lastName").empty()) return {};
  std::string out;
  for (const std::string_view property :
       {"firstName", "secondName", "middleName", "fatherName", "lastName"}) {
    const std::string_view part = entity.first(property);
    if (!part.empty()) out.append(out.empty() ? "" : " ").append(part);
  }
  return out;
}

std::vector<Evidence> evidence_between(const model::Entity& query, const model::Entity& entry,
                                       const Weights& w) {
  std::vector<Evidence> out;
  std::optional<Evidence> best;
  for (const std::string_view a : first_values(query, "birthDate"))
    for (const std::string_view b : first_values(entry, "birthDate")) {
      Evidence found = birth_evidence(a, b, w);
      if (found.points != 0 && (!best || found.points > best->points)) best = std::move(found);
    }
  if (best) out.push_back(*std::move(best));
  const auto a = countries_of(query), b = countries_of(entry);
  if (!a.empty() && !b.empty()) {
    const bool shared = std::any_of(a.begin(), a.end(), [&](const std::string& country) {
      return std::binary_search(b.begin(), b.end(), country);
    });
    out.push_back({"country", listed(a) + " / " + listed(b),
                   shared ? w.country_overlaps : w.country_differs});
  }
  const std::string_view x = query.first("gender"), y = entry.first("gender");
  if (!x.empty() && !y.empty() && x != y)
    out.push_back({"gender", std::string(x) + " / " + std::string(y), w.gender_differs});
  return out;
}

}  // namespace vedetta::names
