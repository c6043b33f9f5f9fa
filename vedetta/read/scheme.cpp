#include "vedetta/read/scheme.h"

#include <fmt/format.h>

namespace vedetta::read {
namespace {

using model::Claim;

Value span_value(const model::Span& s, const Input& input) {
  Value out;
  out.set("text",
          text::encode(std::u32string_view(input.text->points).substr(s.start, s.end - s.start)));
  out.set("start", s.start);
  out.set("end", s.end);
  out.set("bstart", s.bstart);
  out.set("bend", s.bend);
  return out;
}

Value::Array fillers(const Claim& claim, const char* role) {
  Value::Array out;
  for (const std::string_view value : claim.fillers(role)) out.emplace_back(value);
  return out;
}

Value quantity_value(const model::Quantity& q, const Input& input) {
  Value out;
  if (!q.place.empty()) out.set("span", span_value(q.place, input));
  out.set("value", q.value ? Value(*q.value) : Value());
  out.set("unit", q.unit);
  out.set("bound", model::to_string(q.bound));
  return out;
}

// The rows that must be named, or those that may be besides.
Value findings_value(const std::vector<model::Finding>& findings, bool core) {
  Value::Array out;
  for (const model::Finding& f : findings) {
    if (f.core != core) continue;
    Value row;
    row.set("measure", f.measure);
    row.set("outcome", model::to_string(f.outcome));
    if (!f.blocked_by.empty()) row.set("blocked_by", f.blocked_by);
    out.push_back(std::move(row));
  }
  return out;
}

Value claim_value(const Claim& c, const std::string& id, const Input& input,
                  const std::map<std::string, std::string>& ids) {
  Value out;
  out.set("id", id);
  out.set("key", c.key);
  out.set("predicate", c.predicate);
  if (!c.act.empty()) out.set("act", c.act);
  out.set("actor", fillers(c, "actor"));
  out.set("counterpart", fillers(c, "counterpart"));
  Value::Array source;
  for (const model::Sayer& s : c.sayers) source.emplace_back(s.id);
  out.set("source", std::move(source));
  out.set("modality", model::to_string(c.modality));
  out.set("polarity", c.positive ? "+" : "-");
  if (c.goods) {
    Value goods;
    goods.set("class", c.goods->item);
    if (!c.goods->place.empty()) goods.set("span", span_value(c.goods->place, input));
    out.set("goods", std::move(goods));
  }
  if (c.quantity) out.set("quantity", quantity_value(*c.quantity, input));
  if (!c.when.unbounded()) {
    Value time;
    time.set("iso", c.when.to_string());
    if (!c.when_place.empty()) time.set("span", span_value(c.when_place, input));
    out.set("time", std::move(time));
  }
  if (c.background) out.set("background", true);
  if (!c.conditions.empty()) out.set("conditions", Value::strings(c.conditions));
  out.set("evidence", span_value(c.evidence, input));
  out.set("confidence", c.confidence);
  out.set("reasons", Value::strings(c.reasons));
  Value::Array denies;
  for (const model::Relation& r : c.about)
    if (const auto it = ids.find(r.target); it != ids.end()) denies.emplace_back(it->second);
  if (c.is_denial()) out.set("denies", std::move(denies));
  return out;
}

}  // namespace

Value to_scheme(const Reading& reading, const Input& input, const std::string& name,
                const std::map<std::string, std::vector<model::Finding>>& findings) {
  Value out;
  out.set("scheme", "vedetta-claims/1");
  out.set("doc", name);
  out.set("lang", input.language);
  out.set("dct", reading.dct.to_string());
  out.set("dct_reason", reading.dct_reason);
  Value::Array mentions;
  for (std::size_t i = 0; i < reading.mentions.size(); ++i) {
    const model::Mention& m = reading.mentions[i];
    Value row = span_value(m.place, input);
    row.set("id", fmt::format("m{}", i + 1));
    row.set("type", model::to_string(m.type));
    row.set("link", m.link);
    row.set("level", m.nominal ? "nominal" : "name");
    if (m.metonym) row.set("metonym", true);
    mentions.push_back(std::move(row));
  }
  out.set("mentions", std::move(mentions));
  std::map<std::string, std::string> ids;
  for (std::size_t i = 0; i < reading.claims.size(); ++i)
    ids[reading.claims[i].key] = fmt::format("c{}", i + 1);
  Value::Array claims;
  for (const Claim& c : reading.claims) {
    Value row = claim_value(c, ids[c.key], input, ids);
    if (const auto it = findings.find(c.key); it != findings.end()) {
      row.set("findings", findings_value(it->second, true));
      row.set("also", findings_value(it->second, false));
    }
    claims.push_back(std::move(row));
  }
  out.set("claims", std::move(claims));
  out.set("quotes", Value::Array{});
  Value::Array entries;
  for (const EntryUse& e : reading.entries)
    entries.push_back(Value::strings({e.file, e.group, e.pattern}));
  out.set("entries", std::move(entries));
  return out;
}

}  // namespace vedetta::read
