#include "vedetta/cli/trade.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "vedetta/assess/gauge.h"
#include "vedetta/core/file.h"
#include "vedetta/pipeline/engine.h"
#include "vedetta/trade/petroleum.h"
#include "vedetta/trade/table.h"

namespace vedetta::cli {
namespace {

using assess::Gauge;
using assess::GaugeFigure;

constexpr std::uint64_t kMaxTableBytes = std::uint64_t{64} << 20;

struct Figures {
  std::vector<model::Claim> claims;
  std::size_t rejects = 0;
};

// A later table revises what an earlier one said of the same.
Result<Figures> read_tables(const TradeCaps& verb, const DataPack& data, const Common& common,
                            Streams& streams) {
  VEDETTA_TRY(const trade::Columns columns, trade::Columns::load(data));
  std::map<std::string, model::Claim> by_key;
  Figures out;
  for (const std::string& file : verb.files) {
    VEDETTA_TRY(const std::string bytes, read_file_unpacked(file, kMaxTableBytes));
    VEDETTA_TRY(trade::TableClaims table, trade::read_table(bytes, file, columns));
    for (model::Claim& claim : table.claims) {
      const auto [at, fresh] = by_key.try_emplace(claim.key, claim);
      if (fresh) continue;
      claim.revision = at->second.revision + 1;
      at->second = std::move(claim);
    }
    out.rejects += table.rejects.size();
    tell(common, streams,
         fmt::format("{}: {} rows, {} figures, {} rejected", file, table.rows, table.claims.size(),
                     table.rejects.size()));
    for (const Reject& reject : table.rejects)
      tell(common, streams, fmt::format("{}:{}: {}", file, reject.row, reject.why));
  }
  for (auto& [key, claim] : by_key) out.claims.push_back(std::move(claim));
  return out;
}

Result<Figures> figures_of(const TradeCaps& verb, const DataPack& data, const Common& common,
                           Streams& streams) {
  if (!verb.files.empty()) return read_tables(verb, data, common, streams);
  Figures out;
  VEDETTA_TRY(out.claims, trade::petroleum_claims(data));
  return out;
}

std::set<int> years_of(const std::vector<model::Claim>& claims) {
  std::set<int> out;
  for (const model::Claim& claim : claims)
    for (const auto& day : {claim.when.first, claim.when.last})
      if (day) out.insert(day->civil().year);
  return out;
}

// A year that was not asked for and has no cap is passed over, and said.
Result<std::vector<Gauge>> gauges_of(const TradeCaps& verb, const Figures& figures,
                                     const measures::Measures& law, const Common& common,
                                     Streams& streams) {
  std::string row = verb.measure;
  std::replace(row.begin(), row.end(), '/', '-');
  const std::set<int> years = verb.years.empty()
                                  ? years_of(figures.claims)
                                  : std::set<int>(verb.years.begin(), verb.years.end());
  const Day as_of = common.as_of.value_or(common.now.day());
  std::vector<Gauge> out;
  for (const int year : years) {
    auto gauge = assess::gauge_of(figures.claims, law, row, year, as_of);
    if (gauge) {
      out.push_back(*std::move(gauge));
      continue;
    }
    if (!verb.years.empty() || gauge.error().code != ErrorCode::bad_input) return gauge.error();
    tell(common, streams, fmt::format("{}: {}", year, gauge.error().what));
  }
  return out;
}

std::string joined(const std::vector<std::string>& words, const char* between = ", ") {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

// Both ends of a conversion are often one rule.
std::string rules_of(const GaugeFigure& figure) {
  std::vector<std::string> rules;
  for (const std::string& rule : figure.rules)
    if (std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(rule);
  return rules.empty() ? "as stated" : joined(rules);
}

Value row_of(const GaugeFigure& figure) {
  Value row;
  row.set("days", figure.days.to_string());
  row.set("suppliers", joined(figure.suppliers));
  row.set("sayer", figure.sayer);
  const bool sign = figure.quantity.bound != model::Bound::exactly;
  row.set("stated", (sign ? std::string(model::to_string(figure.quantity.bound)) + " " : "") +
                        figure.quantity.as_written);
  row.set("amount", figure.amount ? assess::words_of(*figure.amount) : "");
  row.set("rules", figure.amount ? rules_of(figure) : "");
  row.set("said", figure.said.to_string());
  row.set("standing", figure.standing + (figure.above_cap ? ", said to be above the cap" : ""));
  return row;
}

std::string figures_text(const std::vector<GaugeFigure>& figures, const Gauge& gauge,
                         const char* title, Column who) {
  if (figures.empty()) return "";
  std::vector<Value> rows;
  for (const GaugeFigure& figure : figures) rows.push_back(row_of(figure));
  const std::string in_unit = "IN " + gauge.unit;
  return "\n" + table_text(rows, {{"days", title},
                                  who,
                                  {"stated", "STATED"},
                                  {"amount", in_unit.c_str()},
                                  {"rules", "CONVERTED BY"},
                                  {"said", "SAID"},
                                  {"standing", "STANDING"}});
}

std::string text_of(const Gauge& gauge, const measures::Measures& law) {
  const measures::Measure* row = law.row(gauge.measure);
  std::string out = fmt::format("{}  {}\n", gauge.measure, measures::in_language(row->title, "en"));
  for (const std::string& line : assess::headlines(gauge)) out += line + "\n";
  std::vector<Value> suppliers;
  for (const assess::GaugeSupplier& s : gauge.suppliers) {
    Value supplier;
    supplier.set("id", s.id);
    supplier.set("amount", s.amount ? assess::words_of(*s.amount) : "");
    supplier.set("basis", s.basis);
    supplier.set("missing", s.missing.empty() ? "none" : joined(s.missing, " "));
    suppliers.push_back(std::move(supplier));
  }
  if (!suppliers.empty())
    out += "\n" + table_text(suppliers, {{"id", "SUPPLIER"},
                                         {"amount", "NOTIFIED"},
                                         {"basis", "BASIS"},
                                         {"missing", "MONTHS MISSING"}});
  out += figures_text(gauge.notified, gauge, "NOTIFIED FOR", {"suppliers", "SUPPLIERS"});
  out += figures_text(gauge.estimated, gauge, "ESTIMATED FOR", {"sayer", "SAYER"});
  if (!gauge.contested.empty()) out += "\n";
  for (const assess::Contest& contest : gauge.contested) out += "contested: " + contest.why + "\n";
  return out;
}

bool alleged(const Gauge& gauge) {
  return gauge.by_notified.outcome == model::Outcome::breach_alleged ||
         gauge.by_estimated.outcome == model::Outcome::breach_alleged;
}

}  // namespace

int run_trade_caps(const TradeCaps& verb, const Common& common, Streams& streams) {
  const auto data = pipeline::open_data(common.data);
  if (!data) return fail(streams, data.error());
  const auto law = measures::Measures::load(*data);
  if (!law) return fail(streams, law.error());
  const auto figures = figures_of(verb, *data, common, streams);
  if (!figures) return fail(streams, figures.error());
  const auto gauges = gauges_of(verb, *figures, *law, common, streams);
  if (!gauges) return fail(streams, gauges.error());
  std::string text;
  std::vector<Value> values;
  for (const Gauge& gauge : *gauges) {
    values.push_back(assess::to_value(gauge));
    text += (text.empty() ? "" : "\n") + text_of(gauge, *law);
  }
  if (!wants_table(common, streams)) text = rows_text(common, streams, values, {});
  const bool found = std::any_of(gauges->begin(), gauges->end(), alleged);
  return code_for_rejects(figures->rejects, verb.max_errors, streams,
                          finish(common, streams, text, found));
}

}  // namespace vedetta::cli
