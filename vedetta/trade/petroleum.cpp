#include "vedetta/trade/petroleum.h"

#include <fmt/format.h>

#include <algorithm>

#include "vedetta/core/hash.h"
#include "vedetta/core/tsv.h"
#include "vedetta/trade/internal/figure.h"

namespace vedetta::trade {
namespace {

using model::Claim;
using Fields = std::vector<std::string_view>;

Result<std::vector<Claim>> sorted(std::vector<Claim> claims, std::string_view name) {
  std::sort(claims.begin(), claims.end(),
            [](const Claim& a, const Claim& b) { return a.key < b.key; });
  const auto twice = std::adjacent_find(
      claims.begin(), claims.end(), [](const Claim& a, const Claim& b) { return a.key == b.key; });
  if (twice == claims.end()) return claims;
  return Error{ErrorCode::bad_data_file, "two rows say the same: " + twice->reasons.front(),
               std::string(name), "keep one of them, or give the day on which each was said"};
}

// `figure_of` names a row's fields.
template <class FigureOf>
Result<std::vector<Claim>> claims_of(std::string_view text, std::string_view name,
                                     std::size_t columns, FigureOf&& figure_of) {
  const std::string document = sha256_hex(text);
  model::RowPlaces places(text);
  std::vector<Claim> out;
  for (const Fields& fields : tsv::rows(text, 1)) {
    const std::size_t row = out.size() + 1;
    const auto bad = [&](std::string what) {
      return Error{ErrorCode::bad_data_file, std::move(what), fmt::format("{}, row {}", name, row),
                   "see the head of the file"};
    };
    if (fields.size() != columns)
      return bad(fmt::format("{} fields, {} expected", fields.size(), columns));
    Figure figure = figure_of(fields);
    figure.table = name;
    figure.row = row;
    figure.document = document;
    const auto at = [&](const char* byte) { return static_cast<std::size_t>(byte - text.data()); };
    figure.place =
        places.of(at(fields.front().data()), at(fields.back().data()) + fields.back().size());
    Claim claim;
    if (const char* why = read_figure(figure, claim)) return bad(why);
    out.push_back(std::move(claim));
  }
  return sorted(std::move(out), name);
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
  return claims_of(text, name, 9, [](const Fields& f) {
    Figure out;
    out.notified = true;
    out.first = f[0];
    out.last = f[1];
    out.suppliers = tsv::words(f[2]);
    out.bound = "=";
    out.value = f[3];
    out.unit = f[4];
    out.reported = tsv::words(f[5]);
    out.said = f[6];
    out.note = f[7];
    out.source = f[8];
    return out;
  });
}

Result<std::vector<Claim>> estimated_claims(std::string_view text, std::string_view name) {
  return claims_of(text, name, 15, [](const Fields& f) {
    Figure out;
    out.first = f[0];
    out.last = f[1];
    out.suppliers = tsv::words(f[2]);
    out.bound = f[3];
    out.value = f[4];
    out.unit = f[5];
    out.claimant = f[6];
    out.label = f[7];
    out.relay = f[8];
    out.said_to = f[9];
    out.said = f[10];
    out.condition = f[11];
    out.words = f[12];
    out.note = f[13];
    out.source = f[14];
    return out;
  });
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
