// Entity: a person, organisation, vessel, wallet, state, place or weapon, as statements;
// FollowTheMoney is its wire format (https://followthemoney.tech). Each statement keeps the value
// as written, the list or source that says it, and when that list first and last had it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/time.h"
#include "vedetta/core/value.h"

namespace vedetta::model {

struct Statement {
  std::string property;    // FollowTheMoney property: "name", "alias", "weakAlias", "birthDate" …
  std::string value;       // normalised where the property has a type (country code, ISO date)
  std::string as_written;  // empty when equal to value
  std::string source;      // list id ("us_sdn", "un_sc", "starter") or document
  DayInterval seen;        // first and last version of the source that has it; open where unknown

  auto operator<=>(const Statement& other) const {
    return std::tie(property, value, source, as_written) <=>
           std::tie(other.property, other.value, other.source, other.as_written);
  }
  bool operator==(const Statement& other) const { return (*this <=> other) == 0; }
};

struct Entity {
  std::string id;  // key: list + its own number ("us_sdn-1234", "vdt-org-komid")
  std::string
      schema;  // FollowTheMoney schema: Person, Organization, Company, Vessel, CryptoWallet …
  std::vector<Statement> statements;

  void add(std::string_view property, std::string_view value, std::string_view source = {},
           std::string_view as_written = {});
  std::vector<std::string_view> values(
      std::string_view property) const;                     // in order, repeats removed
  std::string_view first(std::string_view property) const;  // empty when absent
  bool has(std::string_view property, std::string_view value) const;
  std::string caption() const;  // the first name, else the id
};

// FollowTheMoney JSON: {"id","schema","properties":{name:[…]},"datasets":[…]}
Result<Entity> entity_from_value(const Value& value);
Value to_value(const Entity& entity);
std::string version_of(const Entity& entity);  // SHA-256 of the canonical bytes

}  // namespace vedetta::model
