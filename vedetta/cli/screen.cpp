#include "vedetta/cli/screen.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "vedetta/core/file.h"
#include "vedetta/core/json.h"
#include "vedetta/core/parallel.h"
#include "vedetta/pipeline/engine.h"
#include "vedetta/screen/lines.h"

namespace vedetta::cli {
namespace {

constexpr std::size_t kBatch = 4096;  // lines at once

using Answer = std::function<Result<std::string>(std::string_view)>;

// A rejected line is told with its number and gives no answer; the others are answered in order.
class LineRunner {
 public:
  LineRunner(const Answer& answer, const Common& common, Streams& streams)
      : answer_(answer), common_(common), streams_(streams) {}

  Status run(const std::string& file) {
    VEDETTA_TRY(const std::string bytes, read_file_unpacked(file));
    std::string_view rest = bytes;
    std::size_t number = 0;
    std::vector<std::string_view> lines;
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      lines.push_back(rest.substr(0, end));
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
      if (lines.size() < kBatch && !rest.empty()) continue;
      VEDETTA_CHECK(batch(file, number, lines));
      number += lines.size();
      lines.clear();
    }
    return ok_status();
  }

  Status flush() {
    if (common_.output == "-") return ok_status();
    return put(common_, streams_, kept_);
  }
  bool found() const { return found_; }
  int exit_code() const { return exit_code_; }

 private:
  Status batch(const std::string& file, std::size_t first,
               const std::vector<std::string_view>& lines) {
    std::vector<Result<std::string>> answers(lines.size(), std::string());
    parallel_for(lines.size(), common_.jobs, [&](std::size_t i) {
      if (lines[i].find_first_not_of(" \t\r") != std::string_view::npos)
        answers[i] = answer_(lines[i]);
    });
    std::string out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!answers[i]) {
        Error error = answers[i].error();
        error.where = fmt::format("{}:{}", file == "-" ? "stdin" : file, first + i + 1);
        const int code = fail(streams_, error);
        if (exit_code_ == 0) exit_code_ = code;
      } else if (!answers[i]->empty()) {
        found_ = found_ || answers[i]->find("\"match\":true") != std::string::npos;
        out += *answers[i] + "\n";
      }
    }
    if (common_.output == "-") return streams_.out(out);
    kept_ += out;
    return ok_status();
  }

  const Answer& answer_;
  const Common& common_;
  Streams& streams_;
  std::string kept_;
  bool found_ = false;
  int exit_code_ = 0;
};

int run_lines(const std::vector<std::string>& files, const Answer& answer, const Common& common,
              Streams& streams) {
  LineRunner runner(answer, common, streams);
  for (const std::string& file : files)
    if (const Status status = runner.run(file); !status) return fail(streams, status.error());
  if (const Status status = runner.flush(); !status) return fail(streams, status.error());
  if (runner.exit_code() != 0) return runner.exit_code();
  return runner.found() && common.exit_code ? 1 : 0;
}

std::string reasons_text(const Value& hit) {
  std::string out;
  for (const Value& reason : hit["reasons"].array()) {
    if (reason["points"].fixed() == Fixed()) continue;
    const std::string points = reason["points"].fixed().to_string();
    out += fmt::format("{}{} {} ({})", out.empty() ? "" : "; ", reason["feature"].string(),
                       reason["value"].string(), points);
  }
  return out;
}

// One name, looked up as each schema in turn; of an entry's hits the best one stays.
Result<Value> screen_name(const std::string& name, const std::string& schema,
                          const names::Index& index) {
  std::map<std::string, Value> best;
  bool comparable = false;
  for (const char* kind : {"Person", "Organization", "Vessel"}) {
    if (!schema.empty() && kind != std::string_view("Person")) break;
    Value subject;
    subject.set("id", name);
    subject.set("schema", schema.empty() ? kind : schema);
    Value properties;
    properties.set("name", Value::strings({name}));
    subject.set("properties", std::move(properties));
    VEDETTA_TRY(const std::string answer, screen::screen_line(index, json::write(subject)));
    VEDETTA_TRY(const Value value, json::parse(answer));
    comparable = comparable || value["status"].string() != "undetermined";
    for (const Value& hit : value["hits"].array()) {
      Value& kept = best[hit["entity"].string()];
      if (kept.is_null() || kept["score"].fixed() < hit["score"].fixed()) kept = hit;
    }
  }
  Value::Array hits;
  for (auto& [entity, hit] : best) hits.push_back(std::move(hit));
  std::stable_sort(hits.begin(), hits.end(), [](const Value& a, const Value& b) {
    return b["score"].fixed() < a["score"].fixed();
  });
  const bool match = std::any_of(hits.begin(), hits.end(),
                                 [](const Value& hit) { return hit["match"].boolean(); });
  Value out;
  out.set("id", name);
  out.set("status", !comparable    ? "undetermined"
                    : match        ? "alert"
                    : hits.empty() ? "clear"
                                   : "review");
  out.set("hits", std::move(hits));
  return out;
}

int screen_names(const ScreenVerb& verb, const pipeline::Engine& engine, const Common& common,
                 Streams& streams) {
  std::vector<Value> rows;
  bool found = false;
  for (const std::string& name : verb.names) {
    auto value = screen_name(name, verb.schema, engine.index());
    if (!value) return fail(streams, value.error());
    found = found || (*value)["status"].string() == "alert";
    if (!wants_table(common, streams)) {
      rows.push_back(*std::move(value));
      continue;
    }
    for (const Value& hit : (*value)["hits"].array()) {
      Value row = hit;
      row.set("subject", name);
      row.set("verdict", hit["match"].boolean() ? "match" : "review");
      row.set("why", reasons_text(hit));
      rows.push_back(std::move(row));
    }
    if ((*value)["hits"].array().empty())
      tell(common, streams, fmt::format("{}: {}", name, (*value)["status"].string()));
  }
  return finish(common, streams,
                rows_text(common, streams, rows,
                          {{"subject", "SUBJECT"},
                           {"verdict", "VERDICT"},
                           {"score", "SCORE"},
                           {"caption", "HIT"},
                           {"entity", "ENTRY"},
                           {"list", "LIST"},
                           {"why", "WHY"}}),
                found);
}

}  // namespace

int run_screen(const ScreenVerb& verb, const Common& common, Streams& streams) {
  if (verb.files.empty() && verb.names.empty())
    return fail(streams, Error{ErrorCode::usage, "nothing to screen is named", "screen",
                               "give names, or files of JSON lines with --jsonl"});
  const auto store = open_to_read(common);
  if (!store) return fail(streams, store.error());
  const auto engine = pipeline::Engine::open({.overlay = common.data,
                                              .store = store->get(),
                                              .as_of = common.as_of_instant(),
                                              .reader = false});
  if (!engine) return fail(streams, engine.error());
  if (!verb.names.empty()) return screen_names(verb, **engine, common, streams);
  const names::Index& index = (*engine)->index();
  return run_lines(
      verb.files, [&](std::string_view line) { return screen::screen_line(index, line); }, common,
      streams);
}

int run_compare(const CompareVerb& verb, const Common& common, Streams& streams) {
  if (verb.files.empty())
    return fail(streams, Error{ErrorCode::usage, "no file is named", "compare",
                               "name files of JSON lines, or - for standard input"});
  const auto data = pipeline::open_data(common.data);
  if (!data) return fail(streams, data.error());
  const auto knowledge = names::Knowledge::load(*data);
  if (!knowledge) return fail(streams, knowledge.error());
  return run_lines(
      verb.files, [&](std::string_view line) { return screen::compare_line(line, *knowledge); },
      common, streams);
}

}  // namespace vedetta::cli
