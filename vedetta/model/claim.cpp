#include "vedetta/model/claim.h"

#include "vedetta/core/hash.h"
#include "vedetta/core/json.h"
#include "vedetta/model/enum.h"
#include "vedetta/model/internal/wire.h"

namespace vedetta::model {
namespace {

constexpr std::array<const char*, 5> kModalities = {"asserted", "alleged", "planned", "conditional",
                                                    "denied"};
constexpr std::array<const char*, 5> kSayerKinds = {"author", "person", "organisation", "unnamed",
                                                    "instrument"};
constexpr std::array<const char*, 5> kAbouts = {"denies", "neither-confirms-nor-denies", "confirms",
                                                "corrects", "same-as"};

Value to_value(const Argument& a) {
  Value out;
  out.set("role", a.role);
  out.set("value", a.value);
  if (!a.label.empty()) out.set("label", a.label);
  if (!a.place.empty()) out.set("place", wire::to_value(a.place));
  out.set("confidence", a.confidence);
  return out;
}

Value to_value(const Sayer& s) {
  Value out;
  out.set("kind", to_string(s.kind));
  out.set("id", s.id);
  if (!s.label.empty()) out.set("label", s.label);
  if (!s.place.empty()) out.set("place", wire::to_value(s.place));
  if (s.relay) out.set("relay", true);
  return out;
}

Value to_value(const Goods& g) {
  Value out;
  out.set("class", g.item);
  if (!g.label.empty()) out.set("label", g.label);
  if (!g.place.empty()) out.set("place", wire::to_value(g.place));
  if (!g.hs.empty()) out.set("hs", g.hs);
  return out;
}

Value to_value(const Quantity& q) {
  Value out;
  out.set("value", q.value ? Value(*q.value) : Value());
  out.set("unit", q.unit);
  out.set("bound", to_string(q.bound));
  if (!q.as_written.empty()) out.set("as_written", q.as_written);
  if (!q.place.empty()) out.set("place", wire::to_value(q.place));
  return out;
}

Value to_value(const Relation& r) {
  Value out;
  out.set("about", to_string(r.about));
  out.set("target", r.target);
  out.set("confidence", r.confidence);
  return out;
}

template <class T>
Value list_of(const std::vector<T>& items) {
  Value::Array out;
  for (const T& item : items) out.push_back(to_value(item));
  return out;
}

Goods goods_from(const Value& v) {
  return {v["class"].string(), v["label"].string(), wire::span_from(v["place"]), v["hs"].string()};
}

Result<Quantity> quantity_from(const Value& v) {
  Quantity q;
  if (v["value"].is_number()) q.value = v["value"].fixed();
  q.unit = v["unit"].string();
  const auto bound = parse_bound(v["bound"].string());
  if (!bound) return wire::bad("quantity.bound", v["bound"].string());
  q.bound = *bound;
  q.as_written = v["as_written"].string();
  q.place = wire::span_from(v["place"]);
  return q;
}

Status read_lists(const Value& value, Claim& claim) {
  for (const Value& v : value["arguments"].array())
    claim.arguments.push_back({v["role"].string(), v["value"].string(), v["label"].string(),
                               wire::span_from(v["place"]), v["confidence"].fixed()});
  for (const Value& v : value["sayers"].array()) {
    const auto kind = parse_word<SayerKind>(kSayerKinds, v["kind"].string());
    if (!kind) return wire::bad("sayers.kind", v["kind"].string());
    claim.sayers.push_back({*kind, v["id"].string(), v["label"].string(),
                            wire::span_from(v["place"]), v["relay"].boolean()});
  }
  for (const Value& v : value["about"].array()) {
    const auto about = parse_word<About>(kAbouts, v["about"].string());
    if (!about) return wire::bad("about.about", v["about"].string());
    claim.about.push_back({*about, v["target"].string(), v["confidence"].fixed()});
  }
  for (const Value& v : value["further_goods"].array())
    claim.further_goods.push_back(goods_from(v));
  claim.conditions = value["conditions"].strings();
  claim.reasons = value["reasons"].strings();
  return ok_status();
}

Result<DayInterval> interval_from(const Value& value) {
  return value.is_string() ? DayInterval::parse(value.string()) : DayInterval{};
}

}  // namespace

const char* to_string(Modality m) {
  return kModalities[static_cast<std::size_t>(m)];
}
const char* to_string(SayerKind k) {
  return kSayerKinds[static_cast<std::size_t>(k)];
}
const char* to_string(About a) {
  return kAbouts[static_cast<std::size_t>(a)];
}
std::optional<Modality> parse_modality(std::string_view word) {
  return parse_word<Modality>(kModalities, word);
}

std::vector<std::string_view> Claim::fillers(std::string_view role) const {
  std::vector<std::string_view> out;
  for (const Argument& a : arguments)
    if (a.role == role) out.push_back(a.value);
  return out;
}

bool Claim::has(std::string_view role, std::string_view value) const {
  for (const Argument& a : arguments)
    if (a.role == role && a.value == value) return true;
  return false;
}

std::string key_of(const Claim& claim) {
  std::string bytes = claim.document + "\n" + claim.predicate + "\n" + claim.act + "\n";
  const auto put = [&](const Span& s) {
    bytes += std::to_string(s.bstart) + "-" + std::to_string(s.bend) + "\n";
  };
  put(claim.evidence);
  // Only instruments have arguments without a place in a text; their value is their place.
  for (const Argument& a : claim.arguments) {
    bytes += a.role + " ";
    if (a.place.empty())
      bytes += a.value + "\n";
    else
      put(a.place);
  }
  if (claim.quantity) put(claim.quantity->place);
  if (claim.goods) put(claim.goods->place);
  return sha256_hex(bytes);
}

Value to_value(const Claim& c) {
  Value out;
  out.set("key", c.key);
  out.set("revision", c.revision);
  out.set("op", c.retracted ? "retract" : "assert");
  out.set("document", c.document);
  out.set("predicate", c.predicate);
  if (!c.act.empty()) out.set("act", c.act);
  out.set("arguments", list_of(c.arguments));
  if (c.goods) out.set("goods", to_value(*c.goods));
  if (!c.further_goods.empty()) out.set("further_goods", list_of(c.further_goods));
  if (c.quantity) out.set("quantity", to_value(*c.quantity));
  if (!c.when.unbounded()) out.set("when", c.when.to_string());
  if (!c.when_place.empty()) out.set("when_place", wire::to_value(c.when_place));
  if (!c.contract.unbounded()) out.set("contract", c.contract.to_string());
  if (!c.said.unbounded()) out.set("said", c.said.to_string());
  out.set("modality", to_string(c.modality));
  out.set("polarity", c.positive ? "+" : "-");
  if (c.background) out.set("background", true);
  out.set("sayers", list_of(c.sayers));
  if (!c.about.empty()) out.set("about", list_of(c.about));
  if (!c.conditions.empty()) out.set("conditions", Value::strings(c.conditions));
  out.set("evidence", wire::to_value(c.evidence));
  if (!c.sentence.empty()) out.set("sentence", wire::to_value(c.sentence));
  out.set("confidence", c.confidence);
  out.set("reasons", Value::strings(c.reasons));
  return out;
}

Result<Claim> claim_from_value(const Value& value) {
  Claim c;
  if (!value["predicate"].is_string()) return wire::bad("predicate", "");
  c.key = value["key"].string();
  c.revision = static_cast<std::uint32_t>(std::max<std::int64_t>(1, value["revision"].integer()));
  c.retracted = value["op"].string() == "retract";
  c.document = value["document"].string();
  c.predicate = value["predicate"].string();
  c.act = value["act"].string();
  if (value.find("goods")) c.goods = goods_from(value["goods"]);
  if (value.find("quantity")) {
    VEDETTA_TRY(c.quantity, quantity_from(value["quantity"]));
  }
  VEDETTA_TRY(c.when, interval_from(value["when"]));
  VEDETTA_TRY(c.contract, interval_from(value["contract"]));
  VEDETTA_TRY(c.said, interval_from(value["said"]));
  c.when_place = wire::span_from(value["when_place"]);
  const auto modality = parse_modality(value["modality"].string());
  if (!modality) return wire::bad("modality", value["modality"].string());
  c.modality = *modality;
  c.positive = value["polarity"].string() != "-";
  c.background = value["background"].boolean();
  VEDETTA_CHECK(read_lists(value, c));
  c.evidence = wire::span_from(value["evidence"]);
  c.sentence = wire::span_from(value["sentence"]);
  c.confidence = value.find("confidence") ? value["confidence"].fixed() : Fixed::of(1);
  return c;
}

std::string canonical_bytes(const Claim& claim) {
  return json::write(to_value(claim));
}
std::string version_of(const Claim& claim) {
  return sha256_hex(canonical_bytes(claim));
}

}  // namespace vedetta::model
