#include "vedetta/pipeline/documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "vedetta/core/ascii.h"
#include "vedetta/core/parallel.h"
#include "vedetta/ingest/near_duplicate.h"
#include "vedetta/read/scheme.h"
#include "vedetta/text/language_id.h"

namespace vedetta::pipeline {
namespace {

constexpr std::uint32_t kContext = 400;  // code points around a claim that make its passage

// "it-IT", "IT" → "it".
std::string primary_language(std::string_view tag) {
  return ascii::lower(tag.substr(0, tag.find_first_of("-_")));
}

void find_language(ReadDocument& out, const Engine& engine, const ReadOptions& options) {
  const ingest::Document& document = *out.document;
  if (!options.language.empty()) {
    out.input.language = primary_language(options.language);
    out.language_reason = "given";
    return;
  }
  std::u32string body;
  for (const ingest::Line& line : document.lines)
    if (line.kind == ingest::LineKind::body) body.append(document.points(line.span)) += U'\n';
  const text::LanguageGuess guess = text::guess_language(text::encode(body));
  const std::string stated = primary_language(document.language_hint);
  if (!stated.empty()) {
    out.input.language = stated;
    out.language_reason = "stated";
    if (guess.reliable && guess.code != stated && !engine.knows_language(stated) &&
        engine.knows_language(guess.code)) {
      out.input.language = guess.code;
      out.language_reason = "guessed";
      out.notes.push_back(
          {"language-differs",
           fmt::format("the document says \"{}\", its words are \"{}\"", stated, guess.code),
           {}});
    }
    return;
  }
  out.input.language = guess.code;
  out.language_reason = guess.code.empty() ? "not known" : "guessed";
}

void take_ingest_notes(ReadDocument& out) {
  for (const ingest::Warning& w : out.document->warnings)
    out.notes.push_back({w.code, w.what, w.span});
}

Result<ReadDocument> ingest_source(const Engine& engine, Source source,
                                   const ReadOptions& options) {
  ReadDocument out;
  out.name = source.name;
  if (options.keep_bytes) out.bytes = source.bytes;
  ingest::Options ingest_options;
  ingest_options.rules = &engine.rules();
  const std::string origin = source.origin.empty() ? source.name : source.origin;
  VEDETTA_TRY(ingest::Document document,
              ingest::ingest(std::move(source.bytes), origin, ingest_options));
  out.document = std::make_unique<ingest::Document>(std::move(document));
  ingest::Document& d = *out.document;
  d.text.offsets = d.source;  // every span the reader makes is then one of the captured bytes
  take_ingest_notes(out);
  find_language(out, engine, options);
  out.input.text = &d.text;
  out.input.document = d.capture.hash;
  out.input.body = d.body;
  out.input.title = d.title;
  out.input.dct = options.dct ? options.dct : d.published;
  if (out.input.dct) out.dct_reason = options.dct ? "given" : "metadata";
  for (const ingest::Line& line : d.lines)
    if (line.kind != ingest::LineKind::body) out.input.skipped.push_back(line.span);
  return out;
}

std::string state_of_link(const assess::PartyLookup& parties, const std::string& link) {
  if (link.starts_with("gpe:")) return link.substr(4);
  const auto party = parties.find(link);
  return party ? party->state : std::string();
}

// A claim in whose passage the DPRK or something of it is named.
void mark_context(const Engine& engine, read::Reading& reading) {
  constexpr const char* kMark = "dprk-context";
  for (model::Claim& claim : reading.claims) {
    if (assess::has_condition(claim, kMark)) continue;
    const bool near =
        std::any_of(reading.mentions.begin(), reading.mentions.end(), [&](const model::Mention& m) {
          return m.place.start <= claim.evidence.end + kContext &&
                 claim.evidence.start <= m.place.end + kContext &&
                 (m.state == "gpe:KP" || state_of_link(engine.parties(), m.link) == "KP");
        });
    if (near) claim.conditions.emplace_back(kMark);
  }
}

Status read_ingested(const Engine& engine, ReadDocument& out) {
  VEDETTA_TRY(out.reading, engine.reader().read(out.input));
  mark_context(engine, out.reading);
  for (const read::Note& n : out.reading.notes) out.notes.push_back({n.code, n.text, n.place});
  if (out.input.dct) out.reading.dct_reason = out.dct_reason;
  return ok_status();
}

// Parties that only the documents tell of: what the reader says of their state.
class DocumentParties : public assess::PartyLookup {
 public:
  DocumentParties(const assess::PartyLookup& base, std::span<const ReadDocument> documents)
      : base_(base) {
    for (const ReadDocument& document : documents) {
      for (const model::Mention& m : document.reading.mentions) add(m.link, m.state);
      for (const model::Claim& claim : document.reading.claims)
        for (const model::Argument& a : claim.arguments) add_group(a.value);
    }
  }
  std::optional<assess::PartyInfo> find(std::string_view id) const override {
    auto known = base_.find(id);
    if (known && !known->state.empty()) return known;
    const auto at = states_.find(id);
    if (at == states_.end()) return known;
    if (!known) known.emplace();
    known->state = at->second;
    return known;
  }

 private:
  void add(const std::string& link, const std::string& state) {
    if (state.starts_with("gpe:")) states_.try_emplace(link, state.substr(4));
    add_group(link);
  }
  // The id of a group carries its state: "grp:kp-it-workers".
  void add_group(const std::string& link) {
    if (!link.starts_with("grp:") || link.size() < 8 || link[6] != '-') return;
    states_.try_emplace(link, ascii::upper(link.substr(4, 2)));
  }
  const assess::PartyLookup& base_;
  std::map<std::string, std::string, std::less<>> states_;
};

}  // namespace

Result<ReadDocument> read_document(const Engine& engine, Source source,
                                   const ReadOptions& options) {
  VEDETTA_TRY(ReadDocument out, ingest_source(engine, std::move(source), options));
  VEDETTA_CHECK(read_ingested(engine, out));
  return out;
}

std::vector<Result<ReadDocument>> read_documents(const Engine& engine, std::vector<Source> sources,
                                                 const ReadOptions& options) {
  // Ingest one by one: it forks for hostile formats, which threads and locks don't go with.
  std::vector<Result<ReadDocument>> out;
  for (Source& source : sources) out.push_back(ingest_source(engine, std::move(source), options));
  parallel_for(out.size(), options.jobs, [&](std::size_t i) {
    if (!out[i]) return;
    if (Status status = read_ingested(engine, *out[i]); !status) out[i] = status.error();
  });
  return out;
}

std::map<std::string, std::string, std::less<>> copies_among(std::span<const DatedText> texts) {
  std::vector<const DatedText*> once;
  std::set<std::string_view> seen;
  for (const DatedText& text : texts)
    if (seen.insert(text.capture).second) once.push_back(&text);
  std::map<std::string, std::string, std::less<>> out;
  if (once.size() < 2) return out;
  // A document without a date comes last.
  std::sort(once.begin(), once.end(), [](const DatedText* a, const DatedText* b) {
    return std::tuple(!a->date, a->date, a->capture) < std::tuple(!b->date, b->date, b->capture);
  });
  std::vector<ingest::Shingles> shingles;
  for (const DatedText* text : once) shingles.push_back(ingest::shingle(*text->document));
  const std::vector<std::size_t> first = ingest::origins(shingles);
  for (std::size_t i = 0; i < once.size(); ++i)
    if (first[i] != i) out[once[i]->capture] = once[first[i]]->capture;
  return out;
}

std::map<std::string, std::string, std::less<>> copies_among(
    std::span<const ReadDocument> documents) {
  std::vector<DatedText> texts;
  for (const ReadDocument& d : documents)
    texts.push_back({d.document->capture.hash, d.reading.dct, d.document.get()});
  return copies_among(texts);
}

assess::Assessment assess_documents(const Engine& engine, std::span<const ReadDocument> documents) {
  assess::DocumentDates dates;
  std::vector<model::Claim> claims;
  for (const ReadDocument& document : documents) {
    const std::string& hash = document.document->capture.hash;
    if (!dates.by_document.emplace(hash, document.reading.dct).second) continue;
    claims.insert(claims.end(), document.reading.claims.begin(), document.reading.claims.end());
  }
  dates.copy_of = copies_among(documents);
  if (!dates.by_document.empty()) dates.fallback = dates.by_document.begin()->second;
  const DocumentParties parties(engine.parties(), documents);
  return assess::Assessor(engine.measures(), engine.vocabulary()).assess(claims, parties, dates);
}

std::map<std::string, std::vector<model::Finding>> findings_by_claim(
    const assess::Assessment& assessment) {
  std::map<std::string, std::vector<model::Finding>> out;
  for (const assess::ClaimAssessment& claim : assessment.claims) out[claim.claim] = claim.findings;
  return out;
}

Value claims_of(const Engine& engine, const ReadDocument& document) {
  const assess::Assessment found = assess_documents(engine, {&document, 1});
  Value out =
      read::to_scheme(document.reading, document.input, document.name, findings_by_claim(found));
  out.set("lang_reason", document.language_reason);
  out.set("document", document.document->capture.hash);
  Value notes{Value::Array{}};
  for (const report::Note& note : document.notes) {
    Value row;
    row.set("code", note.code);
    row.set("text", note.text);
    row.set("start", note.place.start);
    row.set("end", note.place.end);
    row.set("bstart", note.place.bstart);
    row.set("bend", note.place.bend);
    notes.push_back(std::move(row));
  }
  out.set("notes", std::move(notes));
  return out;
}

}  // namespace vedetta::pipeline
