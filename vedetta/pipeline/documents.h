// From bytes to claims: ingest, language, reading; and from claims to findings. The one place where
// documents are read, for every door. Results don't hang on the number of threads.
//   VEDETTA_TRY(auto document, read_document(engine, {"a.txt", bytes}, {}));
//   const assess::Assessment found = assess_documents(engine, {&document, 1});
// Offsets: code points of the derived text and bytes of the captured file (of plain text in UTF-8
// both are those of the file).
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "vedetta/assess/assess.h"
#include "vedetta/ingest/ingest.h"
#include "vedetta/pipeline/engine.h"
#include "vedetta/report/report.h"

namespace vedetta::pipeline {

struct Source {
  std::string name;    // as it is called in the output
  std::string bytes;   // unpacked
  std::string origin;  // where from; empty: the name
};

struct ReadOptions {
  std::optional<Day> dct = {};  // date of the documents; else their metadata, else inferred
  std::string language = {};    // of the documents; else as they say, else by their letters
  std::size_t jobs = 1;
  bool keep_bytes = false;  // for the store
};

struct ReadDocument {
  std::string name;
  std::unique_ptr<ingest::Document> document;  // its text's offsets are bytes of the capture
  std::string language_reason;                 // "given", "stated", "guessed", "not known"
  std::string bytes;                           // as captured, with keep_bytes
  std::string dct_reason;  // "given", "metadata"; empty: the reader's own is in `reading`
  read::Input input;       // text points into `document`
  read::Reading reading;
  std::vector<report::Note> notes;  // warnings of ingest and notes of the reader
};

Result<ReadDocument> read_document(const Engine& engine, Source source, const ReadOptions& options);
// One result a source, in order.
std::vector<Result<ReadDocument>> read_documents(const Engine& engine, std::vector<Source> sources,
                                                 const ReadOptions& options);

// Documents that copy one another, by capture: each of them but one → that one, the earliest by its
// date, then by its hash, whatever the order. Of a document that is there twice the first counts.
struct DatedText {
  std::string capture;
  std::optional<Day> date;
  const ingest::Document* document = nullptr;
};
std::map<std::string, std::string, std::less<>> copies_among(std::span<const DatedText> texts);
std::map<std::string, std::string, std::less<>> copies_among(
    std::span<const ReadDocument> documents);

// All claims of the documents together; a document that is there twice counts once, and what copies
// say has one origin.
assess::Assessment assess_documents(const Engine& engine, std::span<const ReadDocument> documents);
// What each claim touches, by claim key.
std::map<std::string, std::vector<model::Finding>> findings_by_claim(
    const assess::Assessment& assessment);

// "vedetta-claims/1" of one document, its findings from its own claims alone, so that a document
// reads the same whatever is read beside it.
Value claims_of(const Engine& engine, const ReadDocument& document);

}  // namespace vedetta::pipeline
