#include "vedetta/cli/ships.h"

#include <fmt/format.h>

#include <filesystem>

#include "vedetta/core/file.h"
#include "vedetta/core/json.h"
#include "vedetta/pipeline/engine.h"
#include "vedetta/ships/run.h"

namespace vedetta::cli {
namespace {

using model::Claim;

Status check(const ShipsGaps& verb) {
  const auto usage = [](std::string what, std::string mend) {
    return Error{ErrorCode::usage, std::move(what), "ships gaps", std::move(mend)};
  };
  if (verb.files.empty())
    return usage("no file is named", "name tables of positions, or - for standard input");
  if (!verb.emit.empty() && verb.emit != "claims" && verb.emit != "text")
    return usage("--emit " + verb.emit + " is not known", "use claims or text");
  return ok_status();
}

// A day is complete to its last second.
Result<Instant> parse_until(const std::string& text) {
  if (const auto day = Day::parse(text)) return end_of(*day);
  auto instant = Instant::parse(text);
  if (instant) return instant;
  Error error = instant.error();
  error.where = "--until " + text;
  error.mend = "write it as YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ";
  return error;
}

Result<ships::GapOptions> options_of(const ShipsGaps& verb, const Common& common) {
  ships::GapOptions options;
  options.profile = verb.profile;
  options.jobs = common.jobs;
  options.keep_checkpoint = !verb.state.empty();
  if (!verb.until.empty()) {
    VEDETTA_TRY(options.until, parse_until(verb.until));
  }
  std::error_code ignored;
  if (!verb.state.empty() && std::filesystem::exists(verb.state, ignored)) {
    VEDETTA_TRY(options.checkpoint, read_file(verb.state));
  }
  return options;
}

Result<std::vector<ships::PositionInput>> tables_of(const std::vector<std::string>& files) {
  std::vector<ships::PositionInput> out;
  for (const std::string& file : files) {
    VEDETTA_TRY(std::string bytes, read_file(file));
    out.push_back({file == "-" ? "stdin" : file, std::move(bytes)});
  }
  return out;
}

std::string counts_text(const Value& counts) {
  std::string out;
  for (const auto& [what, count] : counts.object())
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", count.integer(), what);
  return out.empty() ? "none" : out;
}

std::size_t tell_counts(const ships::GapRun& run, const Common& common, Streams& streams) {
  const Value& summary = run.summary;
  for (const Value& input : summary["inputs"].array())
    tell(common, streams,
         fmt::format("{}: {} rows, {} positions; rejected: {}", input["name"].string(),
                     input["rows"].integer(), input["positions"].integer(),
                     counts_text(input["rejects"])));
  if (!summary["rejects"].object().empty())
    tell(common, streams, "rejected by the watch: " + counts_text(summary["rejects"]));
  tell(common, streams,
       fmt::format("profile {}, {} ships, positions complete to {}; apparent gaps: {}",
                   summary["profile"].string(), summary["ships"].integer(),
                   summary["until"].is_null() ? "?" : summary["until"].string(),
                   counts_text(summary["claims"])));
  std::size_t rejects = 0;
  for (const auto& of_input : run.rejects) rejects += of_input.size();
  if (!common.verbose) return rejects;
  for (std::size_t i = 0; i < run.rejects.size(); ++i) {
    const std::string name =
        i < run.captures.size() ? summary["inputs"].array()[i]["name"].string() : "the watch";
    for (const Reject& reject : run.rejects[i])
      tell(common, streams, fmt::format("{}:{}: {}", name, reject.row, reject.why));
  }
  return rejects;
}

std::string position_of(const Claim& claim, std::string_view role) {
  const auto places = claim.fillers(role);
  return places.empty() ? "" : std::string(places.front().substr(std::string_view("geo:").size()));
}

// What the conditions say, as columns.
Value row_of(const Claim& claim) {
  Value row;
  std::string flags;
  for (const std::string& condition : claim.conditions) {
    const std::size_t colon = condition.find(':');
    if (colon != std::string::npos)
      row.set(condition.substr(0, colon), condition.substr(colon + 1));
    else if (&condition != &claim.conditions.front())
      flags += (flags.empty() ? "" : " ") + condition;
  }
  row.set("state", claim.retracted ? "taken back" : claim.conditions.front());
  row.set("ship", claim.fillers("actor").front());
  row.set("name", claim.arguments.front().label);
  const Fixed hours = *claim.quantity->value;
  row.set("hours",
          fmt::format("{}{}.{}", claim.quantity->bound == model::Bound::exactly ? "" : "> ",
                      hours.millionths() / 1'000'000, hours.millionths() % 1'000'000 / 100'000));
  row.set("from", position_of(claim, "last-position"));
  row.set("to", position_of(claim, "next-position"));
  row.set("revision", std::to_string(claim.revision));
  row.set("flags", flags);
  return row;
}

std::string text_of(const ships::GapRun& run, bool table, const Common& common) {
  if (table) {
    std::vector<Value> rows;
    for (const Claim& claim : run.claims) rows.push_back(row_of(claim));
    return table_text(rows, {{"ship", "SHIP"},
                             {"name", "NAME"},
                             {"state", "APPARENT GAP"},
                             {"last-heard", "LAST HEARD"},
                             {"next-heard", "NEXT HEARD"},
                             {"hours", "HOURS"},
                             {"from", "FROM"},
                             {"to", "TO"},
                             {"revision", "REVISION"},
                             {"flags", "FLAGS"}});
  }
  if (common.shape != Shape::json) return ships::to_lines(run);
  Value::Array claims;
  for (const Claim& claim : run.claims) claims.push_back(model::to_value(claim));
  Value out = run.summary;
  out.set("counts", run.summary["claims"]);
  out.set("claims", std::move(claims));
  return json::write_pretty(out) + "\n";
}

}  // namespace

int run_ships_gaps(const ShipsGaps& verb, const Common& common, Streams& streams) {
  if (const Status status = check(verb); !status) return fail(streams, status.error());
  const auto options = options_of(verb, common);
  if (!options) return fail(streams, options.error());
  const auto data = pipeline::open_data(common.data);
  if (!data) return fail(streams, data.error());
  const auto tables = tables_of(verb.files);
  if (!tables) return fail(streams, tables.error());
  const auto run = ships::find_gaps(*tables, *data, *options);
  if (!run) return fail(streams, run.error());
  const std::size_t rejects = tell_counts(*run, common, streams);
  const bool table = verb.emit == "text" || (verb.emit.empty() && wants_table(common, streams));
  const int code = finish(common, streams, text_of(*run, table, common), !run->claims.empty());
  if (code > 1) return code;
  if (!verb.state.empty())
    if (const Status saved = write_file_atomic(verb.state, run->checkpoint); !saved)
      return fail(streams, saved.error());
  return code_for_rejects(rejects, verb.max_errors, streams, code);
}

}  // namespace vedetta::cli
