#include "vedetta/cli/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "vedetta/cli/inputs.h"
#include "vedetta/cli/sheet_text.h"
#include "vedetta/core/file.h"
#include "vedetta/core/json.h"
#include "vedetta/pipeline/sheet.h"

namespace vedetta::cli {
namespace {

using pipeline::Engine;
using pipeline::ReadDocument;

constexpr std::size_t kBatch = 64;  // documents in memory at once, where each stands alone

Status check(const ReadVerb& verb) {
  const auto usage = [](std::string what, std::string mend) {
    return Error{ErrorCode::usage, std::move(what), "read", std::move(mend)};
  };
  if (verb.files.empty()) return usage("no file is named", "name files, or - for standard input");
  if (!verb.emit.empty() && verb.emit != "claims" && verb.emit != "jsonl" && verb.emit != "text")
    return usage("--emit " + verb.emit + " is not known", "use claims, jsonl or text");
  if (verb.save && verb.emit == "claims")
    return usage("--save stores acts and findings of all inputs together",
                 "leave --emit claims out, or run it again without --save");
  if (verb.out_dir.empty()) return ok_status();
  if (verb.emit != "claims") return usage("--out-dir goes with --emit claims", "add --emit claims");
  std::set<std::string> names;
  for (const std::string& file : verb.files)
    if (!names.insert(stem_of(file)).second)
      return usage("two inputs would be written to " + stem_of(file) + ".pred.json",
                   "read them one by one");
  return ok_status();
}

Result<pipeline::ReadOptions> read_options(const std::string& dct, const std::string& lang,
                                           const Common& common) {
  pipeline::ReadOptions options;
  options.language = lang;
  options.jobs = common.jobs;
  if (!dct.empty()) {
    VEDETTA_TRY(options.dct, parse_day(dct, "--dct"));
  }
  return options;
}

struct Opened {
  std::unique_ptr<store::Store> store;
  std::unique_ptr<Engine> engine;
};
Result<Opened> open_engine(const Common& common, bool write) {
  Opened out;
  VEDETTA_TRY(out.store, write ? open_to_write(common) : open_to_read(common));
  VEDETTA_TRY(out.engine, Engine::open({.overlay = common.data,
                                        .store = out.store.get(),
                                        .as_of = common.as_of_instant()}));
  return out;
}

void tell_dates(const std::vector<ReadDocument>& documents, const Common& common,
                Streams& streams) {
  for (const ReadDocument& d : documents) {
    tell(common, streams,
         fmt::format("{}: dated {} ({}), language {} ({}), {} claims", d.name,
                     d.reading.dct.to_string(), d.reading.dct_reason,
                     d.input.language.empty() ? "?" : d.input.language, d.language_reason,
                     d.reading.claims.size()));
    for (const report::Note& note : d.notes)
      tell(common, streams,
           fmt::format("{}: {}: {}{}", d.name, note.code, note.text,
                       note.place.bend == 0 ? std::string()
                                            : fmt::format(", at byte {}", note.place.bstart)));
  }
}

bool alarms(const std::vector<model::Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const model::Finding& f) {
    return f.outcome == model::Outcome::breach_alleged || f.outcome == model::Outcome::would_breach;
  });
}

// One JSON document an input; each stands alone, so they are read in batches.
int emit_claims(const ReadVerb& verb, const Engine& engine, const pipeline::ReadOptions& options,
                const Common& common, Streams& streams) {
  int code = 0;
  std::string all;
  std::error_code ignored;  // a folder that can't be made is told when its first file is written
  if (!verb.out_dir.empty()) std::filesystem::create_directories(verb.out_dir, ignored);
  for (std::size_t at = 0; at < verb.files.size(); at += kBatch) {
    const auto end = std::min(at + kBatch, verb.files.size());
    Inputs inputs = open_inputs({verb.files.begin() + static_cast<std::ptrdiff_t>(at),
                                 verb.files.begin() + static_cast<std::ptrdiff_t>(end)},
                                streams);
    const auto documents = read_inputs(engine, inputs, options, streams);
    if (code == 0) code = inputs.exit_code;
    tell_dates(documents, common, streams);
    for (const ReadDocument& document : documents) {
      Value value = pipeline::claims_of(engine, document);
      value.set("doc", stem_of(document.name));
      const std::string line = json::write(value) + "\n";
      Status status = ok_status();
      if (!verb.out_dir.empty())
        status =
            write_file_atomic(verb.out_dir + "/" + stem_of(document.name) + ".pred.json", line);
      else if (common.output == "-")
        status = streams.out(line);
      else
        all += line;
      if (!status) return fail(streams, status.error());
    }
  }
  if (common.output != "-" && verb.out_dir.empty())
    if (const Status status = put(common, streams, all); !status)
      return fail(streams, status.error());
  return code;
}

int emit_sheet(const ReadVerb& verb, Opened& opened, const pipeline::ReadOptions& options,
               const Common& common, Streams& streams) {
  const Engine& engine = *opened.engine;
  Inputs inputs = open_inputs(verb.files, streams);
  const auto documents = read_inputs(engine, inputs, options, streams);
  tell_dates(documents, common, streams);
  const auto assessment = pipeline::assess_documents(engine, documents);
  const report::Sheet sheet = pipeline::sheet_of(
      engine, documents, assessment, pipeline::run_of(engine, "read", documents, options), "en");
  if (verb.save && !documents.empty()) {
    const auto receipt = pipeline::save(*opened.store, documents, sheet, common.now);
    if (!receipt) return fail(streams, receipt.error());
    tell(common, streams,
         fmt::format("run {} stored: {} new, {} revised, {} unchanged, {} retracted",
                     receipt->run.substr(0, 12), receipt->asserted, receipt->revised,
                     receipt->unchanged, receipt->retracted));
  }
  const bool table = verb.emit == "text" || (verb.emit.empty() && wants_table(common, streams));
  std::string bytes = table ? std::string() : report::to_jsonl(sheet);
  if (table) {
    auto text = sheet_text(sheet, engine.data(), streams);
    if (!text) return fail(streams, text.error());
    bytes = *std::move(text);
  }
  const int code = finish(common, streams, bytes, alarms(assessment.findings));
  return inputs.exit_code != 0 ? inputs.exit_code : code;
}

}  // namespace

int run_read(const ReadVerb& verb, const Common& common, Streams& streams) {
  if (const Status status = check(verb); !status) return fail(streams, status.error());
  auto options = read_options(verb.dct, verb.lang, common);
  if (!options) return fail(streams, options.error());
  options->keep_bytes = verb.save;
  auto opened = open_engine(common, verb.save);
  if (!opened) return fail(streams, opened.error());
  if (verb.emit == "claims") return emit_claims(verb, *opened->engine, *options, common, streams);
  return emit_sheet(verb, *opened, *options, common, streams);
}

namespace {

Result<std::string> rendered(const report::Sheet& sheet, const std::string& format,
                             const DataPack& data) {
  if (format == "html") return report::to_html(sheet, data);
  if (format == "jsonl") return report::to_jsonl(sheet);
  if (format == "ftm") return report::to_ftm(sheet);
  return Error{ErrorCode::usage, "the format " + format + " is not known", "report --format",
               "use html, jsonl or ftm"};
}

}  // namespace

int run_report(const ReportVerb& verb, const Common& common, Streams& streams) {
  auto options = read_options(verb.dct, verb.document_lang, common);
  if (!options) return fail(streams, options.error());
  auto opened = open_engine(common, false);
  if (!opened) return fail(streams, opened.error());
  const Engine& engine = *opened->engine;
  Inputs inputs;
  report::Sheet sheet;
  if (verb.files.empty()) {
    if (!opened->store)
      return fail(streams, Error{ErrorCode::usage, "no file is named and there is no store",
                                 "report", "name files, or a store with -C DIR"});
    auto stored =
        pipeline::sheet_of_store(engine, *opened->store, common.as_of_instant(), verb.lang);
    if (!stored) return fail(streams, stored.error());
    sheet = *std::move(stored);
  } else {
    inputs = open_inputs(verb.files, streams);
    const auto documents = read_inputs(engine, inputs, *options, streams);
    if (documents.empty()) return inputs.exit_code;
    tell_dates(documents, common, streams);
    sheet = pipeline::sheet_of(engine, documents, pipeline::assess_documents(engine, documents),
                               pipeline::run_of(engine, "report", documents, *options), verb.lang);
  }
  const auto bytes = rendered(sheet, verb.format, engine.data());
  if (!bytes) return fail(streams, bytes.error());
  const int code = finish(common, streams, *bytes, alarms(sheet.findings));
  return inputs.exit_code != 0 ? inputs.exit_code : code;
}

}  // namespace vedetta::cli
