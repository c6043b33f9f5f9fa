// The case of a store: what its current runs state, as the nouns. A case is a store folder.
//   VEDETTA_TRY(const Case kept, load(store, {}));
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "vedetta/model/claim.h"
#include "vedetta/model/finding.h"
#include "vedetta/model/mention.h"
#include "vedetta/store/store.h"

namespace vedetta::casebook {

struct Note {
  std::string code;
  std::string text;
  model::Span place;
};

// A document that was read: what the store keeps of it beside its captured bytes and its claims.
struct Document {
  std::string capture;  // SHA-256; the record's key
  std::string name;
  std::string title;
  std::string url;
  std::string language;
  std::optional<Day> dct;
  std::string dct_reason;
  std::vector<model::Mention> mentions;
  std::vector<Note> notes;
};
store::Record record_of(const Document& document);
Result<Document> document_from_value(const Value& value);  // bad_input

struct Case {
  std::vector<Document> documents;  // by capture
  std::vector<model::Claim> claims;
  std::vector<model::Act> acts;
  std::vector<model::Finding> findings;
  std::vector<std::string> runs;  // ids of those that state any of it, sorted
};
// integrity when a stored record can't be read.
Result<Case> load(store::Store& store, std::optional<Instant> as_of);

Result<model::Act> act_from_value(const Value& value);
Result<model::Finding> finding_from_value(const Value& value);

}  // namespace vedetta::casebook
