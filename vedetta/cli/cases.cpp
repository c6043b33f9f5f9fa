#include "vedetta/cli/cases.h"

#include <fmt/format.h>

#include "vedetta/casebook/casebook.h"
#include "vedetta/cli/sheet_text.h"
#include "vedetta/core/json.h"
#include "vedetta/pipeline/sheet.h"

namespace vedetta::cli {
namespace {

Error no_store(const Common& common) {
  return Error{ErrorCode::not_found, "there is no store", common.store,
               "name one with -C DIR; `vedetta read --save` makes one"};
}

}  // namespace

int run_case_ls(const Common& common, Streams& streams) {
  const auto store = open_to_read(common);
  if (!store) return fail(streams, store.error());
  if (!*store) return fail(streams, no_store(common));
  const auto runs = (*store)->runs();
  if (!runs) return fail(streams, runs.error());
  std::vector<Value> rows;
  for (const store::StoredRun& run : *runs) {
    Value row = model::to_value(run.run);
    row.set("id", run.id);
    row.set("short", run.id.substr(0, 12));
    row.set("at", run.at);
    row.set("supersedes", run.supersedes);
    row.set("superseded_by", run.superseded_by);
    row.set("inputs", static_cast<std::int64_t>(run.run.extent.size()));
    row.set("state", run.superseded_by.empty() ? "current" : "superseded");
    rows.push_back(std::move(row));
  }
  return finish(common, streams,
                rows_text(common, streams, rows,
                          {{"short", "RUN"},
                           {"at", "STORED"},
                           {"program", "PROGRAM"},
                           {"inputs", "INPUTS"},
                           {"state", "STATE"}}));
}

int run_case_show(const CaseShow& verb, const Common& common, Streams& streams) {
  const auto store = open_to_read(common);
  if (!store) return fail(streams, store.error());
  if (!*store) return fail(streams, no_store(common));
  const auto engine = pipeline::Engine::open(
      {.overlay = common.data, .store = store->get(), .as_of = common.as_of_instant()});
  if (!engine) return fail(streams, engine.error());
  const auto sheet = pipeline::sheet_of_store(**engine, **store, common.as_of_instant(), verb.lang);
  if (!sheet) return fail(streams, sheet.error());
  if (!wants_table(common, streams))
    return finish(common, streams, report::to_jsonl(*sheet), !sheet->findings.empty());
  const auto text = sheet_text(*sheet, (*engine)->data(), streams);
  if (!text) return fail(streams, text.error());
  return finish(common, streams, *text, !sheet->findings.empty());
}

}  // namespace vedetta::cli
