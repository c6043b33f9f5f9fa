// The breach sheet of documents read just now, and what of it goes into the store.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "vedetta/pipeline/documents.h"
#include "vedetta/report/report.h"
#include "vedetta/store/store.h"

namespace vedetta::pipeline {

// The Run over these documents: their captures, the date and language that were given.
model::Run run_of(const Engine& engine, std::string_view verb,
                  std::span<const ReadDocument> documents, const ReadOptions& options);

// A document that is there twice is shown once, a copy as a copy. `language`: of the sheet's own
// words.
report::Sheet sheet_of(const Engine& engine, std::span<const ReadDocument> documents,
                       const assess::Assessment& assessment, model::Run run,
                       std::string_view language);
// Titles, rows and captions for documents, acts and findings that are set already.
void describe(const Engine& engine, std::string_view language, report::Sheet& sheet);

// Captures and, in one transaction, the run with its documents, claims, acts and findings. The
// documents must have been read with keep_bytes. Errors of the store: locked, disk_full, read_only.
Result<store::RunReceipt> save(store::Store& store, std::span<const ReadDocument> documents,
                               const report::Sheet& sheet, Instant now);

// The sheet of what the store keeps: nothing is read anew, texts come from the captures.
Result<report::Sheet> sheet_of_store(const Engine& engine, store::Store& store,
                                     std::optional<Instant> as_of, std::string_view language);

}  // namespace vedetta::pipeline
