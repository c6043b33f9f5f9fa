#include "vedetta/casebook/casebook.h"

#include <set>

#include "vedetta/core/json.h"

namespace vedetta::casebook {
namespace {

Error faulty(std::string what) {
  return Error{ErrorCode::bad_input, std::move(what), "record", "store it anew"};
}

Value span_value(const model::Span& s) {
  return Value(Value::Array{s.start, s.end, s.bstart, s.bend});
}

model::Span span_of(const Value& value) {
  const Value::Array& a = value.array();
  if (a.size() != 4) return {};
  const auto at = [&](std::size_t i) { return static_cast<std::uint32_t>(a[i].integer()); };
  return {at(0), at(1), at(2), at(3)};
}

Value mention_value(const model::Mention& m) {
  Value out;
  out.set("place", span_value(m.place));
  out.set("text", m.text);
  out.set("mention_type", model::to_string(m.type));
  out.set("link", m.link);
  if (m.nominal) out.set("nominal", true);
  if (m.metonym) out.set("metonym", true);
  if (!m.state.empty()) out.set("state", m.state);
  out.set("confidence", m.confidence);
  out.set("reason", m.reason);
  return out;
}

Result<model::Mention> mention_of(const Value& value) {
  const auto type = model::parse_mention_type(value["mention_type"].string());
  if (!type) return faulty("a mention has an unknown type");
  model::Mention out;
  out.place = span_of(value["place"]);
  out.text = value["text"].string();
  out.type = *type;
  out.link = value["link"].string();
  out.nominal = value["nominal"].boolean();
  out.metonym = value["metonym"].boolean();
  out.state = value["state"].string();
  out.confidence = value["confidence"].fixed();
  out.reason = value["reason"].string();
  return out;
}

// Each record of a kind, read by `read` and added to `out`.
template <class T, class Read>
Status load_kind(store::Store& store, store::RecordKind kind, std::optional<Instant> as_of,
                 std::vector<T>& out, std::set<std::string>& runs, Read&& read) {
  VEDETTA_TRY(const auto records, store.records(kind, false, as_of));
  for (const store::StoredRecord& stored : records) {
    auto value = json::parse(stored.record.body);
    if (!value) return value.error();
    auto noun = read(*value);
    if (!noun)
      return Error{ErrorCode::integrity, noun.error().what,
                   std::string(store::to_string(kind)) + " " + stored.record.key,
                   "run `vedetta doctor` over the store"};
    out.push_back(*std::move(noun));
    runs.insert(stored.run);
  }
  return ok_status();
}

}  // namespace

store::Record record_of(const Document& document) {
  Value out;
  out.set("capture", document.capture);
  out.set("name", document.name);
  out.set("title", document.title);
  out.set("url", document.url);
  out.set("language", document.language);
  out.set("date", document.dct ? Value(document.dct->to_string()) : Value());
  out.set("date_reason", document.dct_reason);
  Value mentions{Value::Array{}};
  for (const model::Mention& m : document.mentions) mentions.push_back(mention_value(m));
  out.set("mentions", std::move(mentions));
  Value notes{Value::Array{}};
  for (const Note& note : document.notes) {
    Value row;
    row.set("code", note.code);
    row.set("text", note.text);
    row.set("place", span_value(note.place));
    notes.push_back(std::move(row));
  }
  out.set("notes", std::move(notes));
  return {store::RecordKind::document, document.capture, json::write(out)};
}

Result<Document> document_from_value(const Value& value) {
  if (value["capture"].string().empty()) return faulty("the document names no capture");
  Document out;
  out.capture = value["capture"].string();
  out.name = value["name"].string();
  out.title = value["title"].string();
  out.url = value["url"].string();
  out.language = value["language"].string();
  if (value["date"].is_string()) {
    VEDETTA_TRY(out.dct, Day::parse(value["date"].string()));
  }
  out.dct_reason = value["date_reason"].string();
  for (const Value& row : value["mentions"].array()) {
    VEDETTA_TRY(model::Mention mention, mention_of(row));
    out.mentions.push_back(std::move(mention));
  }
  for (const Value& row : value["notes"].array())
    out.notes.push_back({row["code"].string(), row["text"].string(), span_of(row["place"])});
  return out;
}

Result<model::Act> act_from_value(const Value& value) {
  if (value["key"].string().empty()) return faulty("the act has no key");
  model::Act out;
  out.key = value["key"].string();
  out.claims = value["claims"].strings();
  out.denials = value["denials"].strings();
  out.sayers = value["sayers"].strings();
  out.origins = value["origins"].strings();
  return out;
}

Result<model::Finding> finding_from_value(const Value& value) {
  const auto outcome = model::parse_outcome(value["outcome"].string());
  if (!outcome || value["key"].string().empty())
    return faulty("the finding has no key or an unknown outcome");
  model::Finding out;
  out.key = value["key"].string();
  out.act = value["act"].string();
  out.measure = value["measure"].string();
  out.core = value["core"].boolean();
  out.outcome = *outcome;
  out.blocked_by = value["blocked_by"].string();
  out.claims = value["claims"].strings();
  out.denials = value["denials"].strings();
  out.reasons = value["reasons"].strings();
  out.claim_confidence = value["claim_confidence"].fixed();
  out.match_confidence = value["match_confidence"].fixed();
  out.implied = value["implied"].boolean();
  out.background = value["background"].boolean();
  return out;
}

Result<Case> load(store::Store& store, std::optional<Instant> as_of) {
  Case out;
  std::set<std::string> runs;
  VEDETTA_CHECK(load_kind(store, store::RecordKind::document, as_of, out.documents, runs,
                          document_from_value));
  VEDETTA_TRY(out.claims, store.claims(as_of));
  VEDETTA_CHECK(load_kind(store, store::RecordKind::act, as_of, out.acts, runs, act_from_value));
  VEDETTA_CHECK(
      load_kind(store, store::RecordKind::finding, as_of, out.findings, runs, finding_from_value));
  out.runs.assign(runs.begin(), runs.end());
  return out;
}

}  // namespace vedetta::casebook
