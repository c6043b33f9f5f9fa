// The breach sheet: what was read, as one page that a person wants to read, and the same as JSON
// lines and as FollowTheMoney (https://followthemoney.tech). The page is one file: no network, no
// font, no image from outside; its one script is optional. Everything quoted is hostile and is
// escaped.
//   std::string page = report::to_html(sheet);
// Same sheet, same bytes: no clock, no locale, sorted by what things are, not by arrival.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "vedetta/core/datapack.h"
#include "vedetta/core/fixed.h"
#include "vedetta/core/time.h"
#include "vedetta/model/claim.h"
#include "vedetta/model/finding.h"
#include "vedetta/model/mention.h"
#include "vedetta/model/run.h"

namespace vedetta::report {

// A warning about a document: an instruction to a machine in its text, damage, an unknown language.
struct Note {
  std::string code;   // "suspected-prompt", "damage", "unknown-language", "bad-utf8" …
  std::string text;   // in words; may quote the document
  model::Span place;  // empty when it is about the whole document
};

// Spans of mentions, claims and notes count code points of `text`.
struct SheetDocument {
  std::string name;  // file name
  std::string title;
  std::string url;
  std::string language;      // BCP 47; empty when not known
  std::optional<Day> dct;    // the document's date
  std::string dct_reason;    // "given", "dateline" …
  std::string copy_of = {};  // name of the document whose text it copies; empty: none
  std::string text;          // UTF-8
  std::vector<model::Mention> mentions;
  std::vector<model::Claim> claims;
  std::vector<Note> notes;
};

// What the sheet prints of a measure row.
struct MeasureCard {
  std::string id;          // "2397-5"
  std::string resolution;  // "2397 (2017)"
  std::string paragraph;   // "5"
  std::string title;
  std::string text_certainty;    // of the content: "verified", "secondary", "memory" …
  std::string number_certainty;  // of the paragraph number
  std::string in_force;          // "2017-12-22/.."
};

struct Sheet {
  std::string title;
  std::string language = "en";  // of the page's own words: a table of data/report/strings.toml
  std::vector<SheetDocument> documents;
  std::vector<model::Act> acts;
  std::vector<model::Finding>
      findings;  // of acts; what denials carry over is shown beside the claim
  std::map<std::string, MeasureCard> measures;
  std::map<std::string, std::string> captions;  // entity id → caption
  model::Run run;
  Fixed clear_threshold;  // claim × match confidence from which a card counts as clear
};

// The page with the shipped templates; a language without words falls back to English.
std::string to_html(const Sheet& sheet);
// With an overlay's templates and words; bad_data_file when one of them is faulty.
Result<std::string> to_html(const Sheet& sheet, const DataPack& data);

// One object a line, `type` = document, claim, act, finding, measure, entity, run; sorted in that
// order, then by key.
std::string to_jsonl(const Sheet& sheet);

// FollowTheMoney entities, one a line, sorted by id: Article, Event per act, UnknownLink per actor
// and counterpart, Mention per link, Note per finding; provenance in proof, sourceUrl, recordId,
// summary.
std::string to_ftm(const Sheet& sheet);

}  // namespace vedetta::report
