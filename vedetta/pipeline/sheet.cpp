#include "vedetta/pipeline/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <set>

#include "vedetta/casebook/casebook.h"
#include "vedetta/report/layout.h"

namespace vedetta::pipeline {
namespace {

report::SheetDocument sheet_document(const ReadDocument& document) {
  const ingest::Document& d = *document.document;
  report::SheetDocument out;
  out.name = document.name;
  out.title = d.title;
  out.url = d.url;
  out.language = document.input.language;
  out.dct = document.reading.dct;
  out.dct_reason = document.reading.dct_reason;
  out.text = text::encode(d.text.points);
  out.mentions = document.reading.mentions;
  out.claims = document.reading.claims;
  out.notes = document.notes;
  return out;
}

casebook::Document document_record(const ReadDocument& document) {
  const ingest::Document& d = *document.document;
  casebook::Document out;
  out.capture = d.capture.hash;
  out.name = document.name;
  out.title = d.title;
  out.url = d.url;
  out.language = document.input.language;
  out.dct = document.reading.dct;
  out.dct_reason = document.reading.dct_reason;
  out.mentions = document.reading.mentions;
  for (const report::Note& n : document.notes) out.notes.push_back({n.code, n.text, n.place});
  return out;
}

// The days of all clauses of a row, from the first to the last.
std::string in_force(const measures::Measure& row) {
  DayInterval days;
  bool first = true;
  for (const measures::Clause& clause : row.clauses) {
    if (first) days = clause.validity;
    if (!first && (!clause.validity.first || !days.first))
      days.first.reset();
    else if (!first && *clause.validity.first < *days.first)
      days.first = clause.validity.first;
    if (!first && (!clause.validity.last || !days.last))
      days.last.reset();
    else if (!first && *days.last < *clause.validity.last)
      days.last = clause.validity.last;
    first = false;
  }
  return days.unbounded() ? std::string() : days.to_string();
}

report::MeasureCard measure_card(const measures::Measure& row, std::string_view language) {
  report::MeasureCard out;
  out.id = row.id;
  out.resolution = row.resolution > 0 ? fmt::format("{}", row.resolution)
                                      : measures::in_language(row.instrument_title, language);
  out.paragraph = row.paragraph;
  out.title = measures::in_language(row.title, language);
  out.text_certainty = measures::to_string(row.certainty_of("content"));
  out.number_certainty = measures::to_string(row.certainty_of("paragraph"));
  out.in_force = in_force(row);
  return out;
}

// `captures` are those of the sheet's documents.
void mark_copies(const std::map<std::string, std::string, std::less<>>& copies,
                 const std::vector<std::string>& captures, report::Sheet& sheet) {
  const auto name_of = [&](const std::string& hash) {
    const auto at = std::find(captures.begin(), captures.end(), hash);
    return sheet.documents[static_cast<std::size_t>(at - captures.begin())].name;
  };
  for (std::size_t i = 0; i < captures.size(); ++i)
    if (const auto copy = copies.find(captures[i]); copy != copies.end())
      sheet.documents[i].copy_of = name_of(copy->second);
}

std::string title_of(const report::Sheet& sheet) {
  if (sheet.documents.empty()) return "vedetta";
  const report::SheetDocument& first = sheet.documents.front();
  std::string title = first.title.empty() ? first.name : first.title;
  if (sheet.documents.size() > 1) title += fmt::format(" (+{})", sheet.documents.size() - 1);
  return title;
}

}  // namespace

model::Run run_of(const Engine& engine, std::string_view verb,
                  std::span<const ReadDocument> documents, const ReadOptions& options) {
  std::vector<std::string> configuration;
  if (options.dct) configuration.push_back("dct=" + options.dct->to_string());
  if (!options.language.empty()) configuration.push_back("lang=" + options.language);
  std::vector<std::string> extent;
  for (const ReadDocument& document : documents) extent.push_back(document.document->capture.hash);
  return engine.run(verb, std::move(configuration), std::move(extent));
}

void describe(const Engine& engine, std::string_view language, report::Sheet& sheet) {
  sheet.language = language;
  sheet.clear_threshold = engine.reader().clear_threshold();  // for claim × match
  sheet = report::in_order(std::move(sheet));
  sheet.title = title_of(sheet);
  for (const model::Finding& finding : sheet.findings)
    if (const measures::Measure* row = engine.measures().row(finding.measure))
      sheet.measures.emplace(row->id, measure_card(*row, language));
  const auto name = [&](const std::string& id) {
    if (std::string caption = engine.caption(id); !caption.empty())
      sheet.captions.emplace(id, std::move(caption));
  };
  for (const report::SheetDocument& document : sheet.documents) {
    for (const model::Mention& m : document.mentions) name(m.link);
    for (const model::Claim& claim : document.claims) {
      for (const model::Argument& a : claim.arguments) name(a.value);
      for (const model::Sayer& s : claim.sayers) name(s.id);
    }
  }
}

report::Sheet sheet_of(const Engine& engine, std::span<const ReadDocument> documents,
                       const assess::Assessment& assessment, model::Run run,
                       std::string_view language) {
  report::Sheet sheet;
  std::vector<std::string> captures;
  for (const ReadDocument& document : documents) {
    const std::string& hash = document.document->capture.hash;
    if (std::find(captures.begin(), captures.end(), hash) != captures.end()) continue;
    captures.push_back(hash);
    sheet.documents.push_back(sheet_document(document));
  }
  mark_copies(copies_among(documents), captures, sheet);
  sheet.acts = assessment.acts;
  sheet.findings = assessment.findings;
  sheet.run = std::move(run);
  describe(engine, language, sheet);
  return sheet;
}

Result<store::RunReceipt> save(store::Store& store, std::span<const ReadDocument> documents,
                               const report::Sheet& sheet, Instant now) {
  std::vector<store::Record> records;
  std::set<std::string> seen;
  for (const ReadDocument& document : documents) {
    const model::Capture& capture = document.document->capture;
    auto kept = store.put_capture(document.bytes, capture.origin, capture.media, now);
    if (!kept) return kept.error();
    if (!seen.insert(capture.hash).second) continue;
    records.push_back(casebook::record_of(document_record(document)));
    for (const model::Claim& claim : document.reading.claims)
      records.push_back(store::record_of(claim));
  }
  for (const model::Act& act : sheet.acts) records.push_back(store::record_of(act));
  for (const model::Finding& finding : sheet.findings) records.push_back(store::record_of(finding));
  return store.put_run(sheet.run, records, now);
}

Result<report::Sheet> sheet_of_store(const Engine& engine, store::Store& store,
                                     std::optional<Instant> as_of, std::string_view language) {
  VEDETTA_TRY(casebook::Case kept, casebook::load(store, as_of));
  report::Sheet sheet;
  std::map<std::string, std::size_t, std::less<>> by_capture;
  std::vector<std::string> extent;
  std::deque<ingest::Document> texts;
  std::vector<DatedText> dated;
  for (casebook::Document& record : kept.documents) {
    VEDETTA_TRY(std::string bytes, store.capture(record.capture));
    ingest::Options options;
    options.rules = &engine.rules();
    VEDETTA_TRY(texts.emplace_back(), ingest::ingest(std::move(bytes), record.name, options));
    const ingest::Document& text = texts.back();
    dated.push_back({record.capture, record.dct, &text});
    by_capture[record.capture] = sheet.documents.size();
    extent.push_back(record.capture);
    report::SheetDocument out;
    out.name = record.name;
    out.title = record.title;
    out.url = record.url;
    out.language = record.language;
    out.dct = record.dct;
    out.dct_reason = record.dct_reason;
    out.text = text::encode(text.text.points);
    out.mentions = std::move(record.mentions);
    for (casebook::Note& n : record.notes)
      out.notes.push_back({std::move(n.code), std::move(n.text), n.place});
    sheet.documents.push_back(std::move(out));
  }
  mark_copies(copies_among(dated), extent, sheet);
  for (model::Claim& claim : kept.claims)
    if (const auto at = by_capture.find(claim.document); at != by_capture.end())
      sheet.documents[at->second].claims.push_back(std::move(claim));
  for (report::SheetDocument& document : sheet.documents)
    std::stable_sort(
        document.claims.begin(), document.claims.end(),
        [](const model::Claim& a, const model::Claim& b) { return a.evidence < b.evidence; });
  sheet.acts = std::move(kept.acts);
  sheet.findings = std::move(kept.findings);
  std::vector<std::string> runs;
  for (const std::string& run : kept.runs) runs.push_back("run=" + run);
  sheet.run = engine.run("report", std::move(runs), std::move(extent));
  describe(engine, language, sheet);
  return sheet;
}

}  // namespace vedetta::pipeline
