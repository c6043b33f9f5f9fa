// Evidence beside the name: identifiers, birth dates as intervals, countries, gender. Each piece is
// for or against; what one side lacks says nothing.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/model/entity.h"
#include "vedetta/names/knowledge.h"

namespace vedetta::names {

struct Evidence {
  std::string feature;  // "birth-date", "country", "gender", "identifier"
  std::string value;    // what was compared, for the explanation
  int points = 0;       // thousandths
};

// Identifiers as comparable keys ("imo:8133530", "wallet:0x…", "document:A123"), sorted. Documents
// (passports, tax and registration numbers) share one kind: lists confuse them. Too short ones and
// wallets of other spelling rules are kept apart.
std::vector<std::string> identifiers_of(const model::Entity& entity);
// Kinds of which a thing has one: another value is evidence against.
bool is_unique_kind(std::string_view key);

// A partial ISO date ("1961", "1961-05", "1961-05-21") as the days it may be.
std::optional<DayInterval> birth_interval(std::string_view value);
// A name put together from first, middle, father's and last name; empty without a last name.
std::string name_of_parts(const model::Entity& entity);

// Birth dates, countries and gender; without identifiers.
std::vector<Evidence> evidence_between(const model::Entity& query, const model::Entity& entry,
                                       const Weights& weights);

}  // namespace vedetta::names
