// Figures of petroleum and what a cap's gauge shows of them.
//   table shipped                          the tables that come with vedetta
//   table notified | table estimated       indented rows below, the columns of
//                                          data/trade/petroleum_*.tsv, set apart by "|"
//   expect cap ROW YEAR as-of DATE …       and any of:
//     total LOW [HIGH]      percent P      (one decimal)
//     notified OUTCOME      estimated OUTCOME      blocked WORDS      passed-by DATE
//     supplier ID LOW [HIGH]               missing ID MONTHS… (none)
//     estimate SAYER AMOUNT [within SAYER] estimates N        contested WORDS
// The claims go to the story's others, too.
#include <fmt/format.h>

#include <algorithm>

#include "stories/claims.h"
#include "stories/law.h"
#include "stories/story.h"
#include "vedetta/assess/gauge.h"
#include "vedetta/core/json.h"
#include "vedetta/trade/petroleum.h"

namespace vedetta::stories {
namespace {

using assess::Gauge;
using assess::GaugeFigure;

const std::vector<std::string> kWords = {
    "as-of",    "total",   "percent", "notified", "estimated", "blocked",  "passed-by",
    "supplier", "missing", "within",  "estimate", "estimates", "contested"};

std::string tabbed(const std::string& row) {
  std::string out;
  std::size_t at = 0;
  for (;;) {
    const std::size_t end = std::min(row.find('|', at), row.size());
    const std::size_t first = std::min(row.find_first_not_of(' ', at), end);
    std::size_t last = end;
    while (last > first && row[last - 1] == ' ') --last;
    out += row.substr(first, last - first);
    if (end == row.size()) return out + "\n";
    out += '\t';
    at = end + 1;
  }
}

Status read_table(World& world, const Line& line) {
  std::string text;
  for (const std::string& row : line.block) text += tabbed(row);
  const std::string kind = line.word(1);
  if (kind != "shipped" && kind != "notified" && kind != "estimated")
    return malformed(line, "table shipped|notified|estimated");
  const auto claims = kind == "shipped"    ? trade::petroleum_claims(DataPack::shipped())
                      : kind == "notified" ? trade::notified_claims(text, "table")
                                           : trade::estimated_claims(text, "table");
  if (!claims) return claims.error();
  for (const model::Claim& claim : *claims) world.part<Claims>().put(claim);
  return ok_status();
}

class Checks {
 public:
  Checks(const Line& line, const Gauge& gauge) : line_(line), gauge_(gauge) {}

  // Compares what the story wants after a keyword, if it says it, with what was found.
  void same(const char* keyword, const std::string& found) {
    if (line_.has(keyword) && line_.after(keyword, kWords) != found)
      faults_ += fmt::format(" {} is {};", keyword, found);
  }
  void holds(const char* keyword, bool found, const std::string& shown) {
    if (line_.has(keyword) && !found) faults_ += fmt::format(" {}: {};", keyword, shown);
  }
  Status status() const {
    if (faults_.empty() != line_.negated) return ok_status();
    return unmet((line_.negated ? "it is so" : faults_) + "\n" +
                 json::write_pretty(assess::to_value(gauge_)));
  }

 private:
  const Line& line_;
  const Gauge& gauge_;
  std::string faults_;
};

std::string amount_of(const assess::Interval& amount) {
  std::string out = amount.low.to_string();
  if (!amount.high) return out + " ..";
  return *amount.high == amount.low ? out : out + " " + amount.high->to_string();
}

void check_suppliers(Checks& checks, const Gauge& gauge, const Line& line) {
  std::string amounts;
  std::string missing;
  bool amount = false;
  bool months = false;
  for (const assess::GaugeSupplier& s : gauge.suppliers) {
    const std::string one = s.id + " " + (s.amount ? amount_of(*s.amount) : s.basis);
    std::string gone = s.id;
    for (const std::string& month : s.missing) gone += " " + month;
    if (s.missing.empty()) gone += " none";
    amount = amount || one == line.after("supplier", kWords);
    months = months || gone == line.after("missing", kWords);
    amounts += " " + one;
    missing += " " + gone;
  }
  checks.holds("supplier", amount, amounts);
  checks.holds("missing", months, missing);
}

void check_estimates(Checks& checks, const Gauge& gauge, const Line& line) {
  const auto sayer_of = [&](const std::string& claim) {
    for (const GaugeFigure& f : gauge.estimated)
      if (f.claim == claim) return f.sayer;
    return std::string();
  };
  bool any = false;
  for (const GaugeFigure& f : gauge.estimated) {
    const std::string one = f.sayer + " " + (f.amount ? amount_of(*f.amount) : f.standing);
    const bool within = !line.has("within") || sayer_of(f.within) == line.after("within", kWords);
    any = any || (one == line.after("estimate", kWords) && within);
  }
  checks.holds("estimate", any, "there is no such estimate");
  checks.same("estimates", std::to_string(gauge.estimated.size()));
}

Status expect_cap(World& world, const Line& line) {
  VEDETTA_TRY(const Day as_of, Day::parse(line.after("as-of", kWords)));
  VEDETTA_TRY(const Day year, Day::parse(line.word(2) + "-01-01"));
  VEDETTA_TRY(const Gauge gauge, assess::gauge_of(world.part<Claims>().claims, law(), line.word(1),
                                                  year.civil().year, as_of));
  Checks checks(line, gauge);
  checks.same("total", amount_of(gauge.total));
  const std::int64_t tenths = (gauge.percent.millionths() + 50'000) / 100'000;
  checks.same("percent", fmt::format("{}.{}", tenths / 10, tenths % 10));
  checks.same("notified", model::to_string(gauge.by_notified.outcome));
  checks.same("estimated", model::to_string(gauge.by_estimated.outcome));
  checks.same("blocked",
              line.has("estimated") ? gauge.by_estimated.blocked_by : gauge.by_notified.blocked_by);
  const auto passed = gauge.by_estimated.passed_by;
  checks.same("passed-by", passed ? passed->to_string() : "none");
  check_suppliers(checks, gauge, line);
  check_estimates(checks, gauge, line);
  const std::string why = line.after("contested", kWords);
  checks.holds("contested",
               std::any_of(gauge.contested.begin(), gauge.contested.end(),
                           [&](const auto& c) { return c.why.find(why) != std::string::npos; }),
               "nothing of the kind is contested");
  return checks.status();
}

const Setting kTable("table", read_table);
const Expectation kCap("cap", expect_cap);

}  // namespace
}  // namespace vedetta::stories
