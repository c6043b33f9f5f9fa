#include "vedetta/model/finding.h"

#include "vedetta/core/hash.h"
#include "vedetta/model/enum.h"

namespace vedetta::model {
namespace {
constexpr std::array<const char*, 4> kOutcomes = {"breach-alleged", "would-breach",
                                                  "no-breach-shown", "undetermined"};
}

const char* to_string(Outcome o) {
  return kOutcomes[static_cast<std::size_t>(o)];
}
std::optional<Outcome> parse_outcome(std::string_view word) {
  return parse_word<Outcome>(kOutcomes, word);
}

std::string key_of(const Finding& finding) {
  std::string bytes = finding.measure + "\n";
  for (const std::string& claim : finding.claims) bytes += claim + "\n";
  return sha256_hex(bytes);
}

Value to_value(const Act& act) {
  Value out;
  out.set("key", act.key);
  out.set("claims", Value::strings(act.claims));
  out.set("denials", Value::strings(act.denials));
  out.set("sayers", Value::strings(act.sayers));
  out.set("origins", Value::strings(act.origins));
  return out;
}

Value to_value(const Finding& f) {
  Value out;
  out.set("key", f.key);
  out.set("act", f.act);
  out.set("measure", f.measure);
  out.set("core", f.core);
  out.set("outcome", to_string(f.outcome));
  if (!f.blocked_by.empty()) out.set("blocked_by", f.blocked_by);
  out.set("claims", Value::strings(f.claims));
  out.set("denials", Value::strings(f.denials));
  out.set("reasons", Value::strings(f.reasons));
  out.set("claim_confidence", f.claim_confidence);
  out.set("match_confidence", f.match_confidence);
  if (f.implied) out.set("implied", true);
  if (f.background) out.set("background", true);
  return out;
}

}  // namespace vedetta::model
