#include "vedetta/trade/internal/figure.h"

#include <fmt/format.h>

#include "vedetta/core/hash.h"
#include "vedetta/trade/petroleum.h"

namespace vedetta::trade {
namespace {

using model::Claim;

std::string state(std::string_view code) {
  return "gpe:" + std::string(code);
}

// An ISO 3166-1 alpha-2 code.
bool is_code(std::string_view text) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return text.size() == 2 && capital(text[0]) && capital(text[1]);
}

void add_parties(Claim& claim, const Figure& f) {
  for (const std::string_view code : f.suppliers)
    claim.arguments.push_back({"actor", state(code), std::string(code), f.place, Fixed::of(1)});
  claim.arguments.push_back({"counterpart", state("KP"), "", f.place, Fixed::of(1)});
}

void add_sayers(Claim& claim, const Figure& f) {
  const auto add = [&](model::SayerKind kind, std::string_view id, std::string_view label,
                       bool relay) {
    claim.sayers.push_back({kind, std::string(id), std::string(label), {}, relay});
  };
  add(model::SayerKind::instrument, "instrument:trade-table/1", "", true);
  if (!f.relay.empty()) add(model::SayerKind::organisation, f.relay, "", true);
  if (f.notified)
    add(model::SayerKind::organisation, "org:unsc-1718", "", false);
  else
    add(model::SayerKind::organisation, f.claimant, f.label, false);
}

const char* add_figure(Claim& claim, const Figure& f) {
  const auto first = Day::parse(f.first);
  const auto last = Day::parse(f.last);
  if (!first || !last || *last < *first) return "bad-period";
  claim.when = {*first, *last};
  claim.when_place = f.place;
  claim.goods = model::Goods{"refined-petroleum", "", f.place, "2710"};
  const auto amount = Fixed::parse(f.value);
  const auto sign = model::parse_bound(f.bound);
  if (!amount || *amount < Fixed() || !sign || f.unit.empty()) return "bad-quantity";
  claim.quantity = model::Quantity{*amount, std::string(f.unit), *sign,
                                   fmt::format("{} {}", f.value, f.unit), f.place};
  const auto said = days_of(f.said);
  if (!said) return "bad-said";
  claim.said = *said;
  return nullptr;
}

const char* add_conditions(Claim& claim, const Figure& f) {
  if (f.notified) claim.conditions.push_back("notified");
  for (const std::string_view days : f.reported) {
    const std::size_t colon = days.find(':');
    if (colon == std::string_view::npos || !DayInterval::parse(days.substr(colon + 1)))
      return "bad-reported";
    claim.conditions.push_back("reported:gpe:" + std::string(days));
  }
  if (!f.condition.empty()) claim.conditions.emplace_back(f.condition);
  return nullptr;
}

void add_reasons(Claim& claim, const Figure& f) {
  claim.reasons.push_back(fmt::format("table {}, row {}", f.table, f.row));
  if (!f.notified)
    claim.reasons.push_back(fmt::format("in words: {}; said to: {}", f.words, f.said_to));
  if (!f.note.empty()) claim.reasons.push_back("note: " + std::string(f.note));
  claim.reasons.push_back("source: " + std::string(f.source));
}

std::string figure_key(const Claim& claim) {
  std::string identity = claim.predicate + "\n" + claim.sayers.back().id + "\n" +
                         claim.sayers.back().label + "\n" + claim.when.to_string() + "\n" +
                         claim.said.to_string() + "\n" + claim.quantity->unit + "\n" +
                         model::to_string(claim.quantity->bound);
  for (const std::string_view id : claim.fillers("actor")) identity += "\n" + std::string(id);
  return sha256_hex(identity);
}

}  // namespace

const char* read_figure(const Figure& f, Claim& claim) {
  claim = {};
  claim.document = f.document;
  claim.predicate = f.notified ? "notified-supply" : "estimated-supply";
  if (!f.notified) claim.modality = model::Modality::alleged;
  for (const std::string_view code : f.suppliers)
    if (!is_code(code)) return "bad-supplier";
  if (f.notified && f.suppliers.empty()) return "no-supplier";
  if (!f.notified && f.claimant.empty()) return "no-claimant";
  if (const char* why = add_figure(claim, f)) return why;
  add_parties(claim, f);
  add_sayers(claim, f);
  if (const char* why = add_conditions(claim, f)) return why;
  claim.evidence = f.place;
  claim.sentence = f.place;
  add_reasons(claim, f);
  claim.key = figure_key(claim);
  return nullptr;
}

}  // namespace vedetta::trade
