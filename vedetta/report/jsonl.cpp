#include <algorithm>

#include "vedetta/core/hash.h"
#include "vedetta/core/json.h"
#include "vedetta/report/layout.h"

namespace vedetta::report {
namespace {

Value to_value(const model::Span& place) {
  Value out;
  out.set("start", place.start);
  out.set("end", place.end);
  out.set("bstart", place.bstart);
  out.set("bend", place.bend);
  return out;
}

Value to_value(const model::Mention& mention) {
  Value out;
  out.set("place", to_value(mention.place));
  out.set("text", mention.text);
  out.set("mention_type", model::to_string(mention.type));
  out.set("link", mention.link);
  out.set("confidence", mention.confidence);
  out.set("reason", mention.reason);
  return out;
}

Value to_value(const Note& note) {
  Value out;
  out.set("code", note.code);
  out.set("text", note.text);
  if (!note.place.empty()) out.set("place", to_value(note.place));
  return out;
}

// The text itself is left to the store; its hash tells which one was read.
Value to_value(const SheetDocument& document) {
  Value out;
  out.set("name", document.name);
  out.set("title", document.title);
  out.set("url", document.url);
  out.set("language", document.language);
  out.set("date", document.dct ? document.dct->to_string() : "");
  out.set("date_reason", document.dct_reason);
  if (!document.copy_of.empty()) out.set("copy_of", document.copy_of);
  out.set("text_sha256", sha256_hex(document.text));
  Value mentions{Value::Array{}};
  for (const model::Mention& mention : document.mentions) mentions.push_back(to_value(mention));
  out.set("mentions", std::move(mentions));
  Value notes{Value::Array{}};
  for (const Note& note : document.notes) notes.push_back(to_value(note));
  out.set("notes", std::move(notes));
  return out;
}

Value to_value(const MeasureCard& measure) {
  Value out;
  out.set("id", measure.id);
  out.set("resolution", measure.resolution);
  out.set("paragraph", measure.paragraph);
  out.set("title", measure.title);
  out.set("text_certainty", measure.text_certainty);
  out.set("number_certainty", measure.number_certainty);
  out.set("in_force", measure.in_force);
  return out;
}

// Lines of one type, in the order of their bytes' key: arrival leaves no trace.
class Lines {
 public:
  void add(std::string_view type, const std::string& key, Value value) {
    value.set("type", type);
    lines_.emplace_back(key, json::write(value));
  }
  void flush(std::string& out) {
    std::sort(lines_.begin(), lines_.end());
    for (const auto& [key, line] : lines_) out += line + "\n";
    lines_.clear();
  }

 private:
  std::vector<std::pair<std::string, std::string>> lines_;
};

}  // namespace

std::string to_jsonl(const Sheet& sheet) {
  std::string out;
  Lines lines;
  for (const SheetDocument& document : sheet.documents)
    lines.add("document", document.name, to_value(document));
  lines.flush(out);
  for (const SheetDocument& document : sheet.documents)
    for (const model::Claim& claim : document.claims)
      lines.add("claim", claim.key, model::to_value(claim));
  lines.flush(out);
  for (const model::Act& act : sheet.acts) lines.add("act", act.key, model::to_value(act));
  lines.flush(out);
  for (const model::Finding& finding : sheet.findings) {
    Value value = model::to_value(finding);
    value.set("clear", confidence_of(finding) >= sheet.clear_threshold);
    lines.add("finding", finding.key, std::move(value));
  }
  lines.flush(out);
  for (const auto& [id, measure] : sheet.measures) lines.add("measure", id, to_value(measure));
  lines.flush(out);
  for (const auto& [id, caption] : sheet.captions) {
    Value value;
    value.set("id", id);
    value.set("caption", caption);
    lines.add("entity", id, std::move(value));
  }
  lines.flush(out);
  Value run = model::to_value(sheet.run);
  run.set("id", sheet.run.id());
  run.set("clear_threshold", sheet.clear_threshold);
  lines.add("run", "", std::move(run));
  lines.flush(out);
  return out;
}

}  // namespace vedetta::report
