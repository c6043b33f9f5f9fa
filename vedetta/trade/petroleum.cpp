#include "vedetta/trade/petroleum.h"

#include <fmt/format.h>

#include <algorithm>

#include "vedetta/core/hash.h"
#include "vedetta/core/tsv.h"

namespace vedetta::trade {
namespace {

using model::Claim;

struct Row {
  std::vector<std::string_view> fields;
  std::size_t number = 0;  // among the table's rows
  model::Span place;
};

class Table {
 public:
  Table(std::string_view text, std::string_view name) : text_(text), name_(name) {
    document_ = sha256_hex(text);
  }
  // bad_data_file for a row with fewer fields.
  Result<std::vector<Row>> rows(std::size_t columns) const {
    std::vector<Row> out;
    std::size_t counted = 0;
    std::uint32_t points = 0;
    const auto points_at = [&](std::size_t to) {
      for (; counted < to; ++counted) points += (text_[counted] & '\xC0') != '\x80';
      return points;
    };
    for (auto& fields : tsv::rows(text_, 1)) {
      Row row{std::move(fields), out.size() + 1, {}};
      if (row.fields.size() != columns)
        return bad(row, fmt::format("{} fields, {} expected", row.fields.size(), columns));
      const auto begin = static_cast<std::size_t>(row.fields.front().data() - text_.data());
      const auto end = static_cast<std::size_t>(row.fields.back().data() - text_.data()) +
                       row.fields.back().size();
      row.place.bstart = static_cast<std::uint32_t>(begin);
      row.place.bend = static_cast<std::uint32_t>(end);
      row.place.start = points_at(begin);
      row.place.end = points_at(end);
      out.push_back(std::move(row));
    }
    return out;
  }
  Error bad(const Row& row, std::string what) const {
    return {ErrorCode::bad_data_file, std::move(what), fmt::format("{}, row {}", name_, row.number),
            "see the head of the file"};
  }
  const std::string& document() const { return document_; }
  std::string source_of(const Row& row) const {
    return fmt::format("table {}, row {}", name_, row.number);
  }

 private:
  std::string_view text_;
  std::string_view name_;
  std::string document_;
};

std::string state(std::string_view code) {
  return "gpe:" + std::string(code);
}

void add_suppliers(Claim& claim, std::string_view codes, const model::Span& place) {
  for (const std::string_view code : tsv::words(codes))
    claim.arguments.push_back({"actor", state(code), std::string(code), place, Fixed::of(1)});
  claim.arguments.push_back({"counterpart", state("KP"), "", place, Fixed::of(1)});
}

void add_sayers(Claim& claim, std::string_view relay, std::string_view id, std::string_view label) {
  claim.sayers.push_back({model::SayerKind::instrument, "instrument:trade-table/1", "", {}, true});
  if (!relay.empty())
    claim.sayers.push_back({model::SayerKind::organisation, std::string(relay), "", {}, true});
  claim.sayers.push_back(
      {model::SayerKind::organisation, std::string(id), std::string(label), {}, false});
}

// What both tables share: period, goods, quantity, dates, place.
Result<Claim> claim_of(const Table& table, const Row& row, const char* predicate,
                       std::string_view bound, std::string_view value, std::string_view unit,
                       std::string_view said) {
  Claim claim;
  claim.document = table.document();
  claim.predicate = predicate;
  claim.goods = model::Goods{"refined-petroleum", "", row.place, "2710"};
  const auto first = Day::parse(row.fields[0]);
  const auto last = Day::parse(row.fields[1]);
  if (!first || !last || *last < *first) return table.bad(row, "the period can't be read");
  claim.when = {*first, *last};
  claim.when_place = row.place;
  const auto amount = Fixed::parse(value);
  const auto sign = model::parse_bound(bound);
  if (!amount || !sign || unit.empty()) return table.bad(row, "the quantity can't be read");
  const std::string written = fmt::format("{} {}", value, unit);
  claim.quantity = model::Quantity{*amount, std::string(unit), *sign, written, row.place};
  const auto days = days_of(said);
  if (!days) return table.bad(row, days.error().what);
  claim.said = *days;
  claim.evidence = row.place;
  claim.sentence = row.place;
  claim.reasons.push_back(table.source_of(row));
  return claim;
}

void finish(Claim& claim, std::string_view note, std::string_view source) {
  if (!note.empty()) claim.reasons.push_back("note: " + std::string(note));
  claim.reasons.push_back("source: " + std::string(source));
  std::string identity = claim.predicate + "\n" + claim.sayers.back().id + "\n" +
                         claim.sayers.back().label + "\n" + claim.when.to_string() + "\n" +
                         claim.said.to_string() + "\n" + claim.quantity->unit + "\n" +
                         model::to_string(claim.quantity->bound);
  for (const std::string_view id : claim.fillers("actor")) identity += "\n" + std::string(id);
  claim.key = sha256_hex(identity);
}

Result<std::vector<Claim>> sorted(std::vector<Claim> claims, std::string_view name) {
  std::sort(claims.begin(), claims.end(),
            [](const Claim& a, const Claim& b) { return a.key < b.key; });
  const auto twice = std::adjacent_find(
      claims.begin(), claims.end(), [](const Claim& a, const Claim& b) { return a.key == b.key; });
  if (twice == claims.end()) return claims;
  return Error{ErrorCode::bad_data_file, "two rows say the same: " + twice->reasons.front(),
               std::string(name), "keep one of them, or give the day on which each was said"};
}

}  // namespace

Result<DayInterval> days_of(std::string_view date) {
  std::string first(date);
  if (first.size() == 4) first += "-01";
  const bool month = first.size() == 7;
  if (month) first += "-01";
  VEDETTA_TRY(const Day begin, Day::parse(first));
  const YearMonthDay civil = begin.civil();
  if (date.size() == 4) return DayInterval{begin, Day::of(civil.year, 12, 31)};
  if (!month) return DayInterval::on(begin);
  return DayInterval{begin,
                     Day::of(civil.year, civil.month, Day::days_in_month(civil.year, civil.month))};
}

Result<std::vector<Claim>> notified_claims(std::string_view text, std::string_view name) {
  const Table table(text, name);
  VEDETTA_TRY(const std::vector<Row> rows, table.rows(9));
  std::vector<Claim> out;
  for (const Row& row : rows) {
    const auto& f = row.fields;
    VEDETTA_TRY(Claim claim, claim_of(table, row, "notified-supply", "=", f[3], f[4], f[6]));
    if (f[2].empty()) return table.bad(row, "a notified figure has no supplier");
    add_suppliers(claim, f[2], row.place);
    add_sayers(claim, "", "org:unsc-1718", "");
    claim.conditions.push_back("notified");
    for (const std::string_view days : tsv::words(f[5])) {
      const std::size_t colon = std::min(days.find(':'), days.size() - 1);
      if (!DayInterval::parse(days.substr(colon + 1)))
        return table.bad(row, "the days reported for can't be read");
      claim.conditions.push_back("reported:gpe:" + std::string(days));
    }
    finish(claim, f[7], f[8]);
    out.push_back(std::move(claim));
  }
  return sorted(std::move(out), name);
}

Result<std::vector<Claim>> estimated_claims(std::string_view text, std::string_view name) {
  const Table table(text, name);
  VEDETTA_TRY(const std::vector<Row> rows, table.rows(15));
  std::vector<Claim> out;
  for (const Row& row : rows) {
    const auto& f = row.fields;
    VEDETTA_TRY(Claim claim, claim_of(table, row, "estimated-supply", f[3], f[4], f[5], f[10]));
    if (f[6].empty()) return table.bad(row, "an estimate has no claimant");
    claim.modality = model::Modality::alleged;
    add_suppliers(claim, f[2], row.place);
    add_sayers(claim, f[8], f[6], f[7]);
    if (!f[11].empty()) claim.conditions.emplace_back(f[11]);
    claim.reasons.push_back(fmt::format("in words: {}; said to: {}", f[12], f[9]));
    finish(claim, f[13], f[14]);
    out.push_back(std::move(claim));
  }
  return sorted(std::move(out), name);
}

Result<std::vector<Claim>> petroleum_claims(const DataPack& data) {
  constexpr std::string_view kNotified = "trade/petroleum_notified.tsv";
  constexpr std::string_view kEstimated = "trade/petroleum_estimated.tsv";
  VEDETTA_TRY(std::vector<Claim> out, notified_claims(data.find(kNotified), kNotified));
  VEDETTA_TRY(std::vector<Claim> estimated, estimated_claims(data.find(kEstimated), kEstimated));
  out.insert(out.end(), estimated.begin(), estimated.end());
  return sorted(std::move(out), "trade");
}

}  // namespace vedetta::trade
