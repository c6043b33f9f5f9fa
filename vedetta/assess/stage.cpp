#include "vedetta/assess/stage.h"

#include "vedetta/core/json.h"

namespace vedetta::assess {

void AssessStage::see(std::span<const model::Claim> claims, Output& out) {
  for (const model::Claim& claim : claims) {
    const auto [at, fresh] = claims_.try_emplace(claim.key, claim);
    if (!fresh && claim.revision > at->second.revision) at->second = claim;
  }
  emit(out);
}

void AssessStage::emit(Output& out) {
  std::vector<model::Claim> all;
  for (const auto& [key, claim] : claims_) all.push_back(claim);
  assessment_ = assessor_.assess(all, parties_, dates_);
  std::map<std::string, const model::Finding*> found;
  for (const model::Finding& f : assessment_.findings) found[f.key] = &f;
  std::map<std::string, FindingEvent> events;
  for (const auto& [key, finding] : found) {
    std::string bytes = json::write(model::to_value(*finding));
    const auto [at, fresh] = emitted_.try_emplace(key);
    Emitted& old = at->second;
    if (!fresh && !old.retracted && old.bytes == bytes) continue;
    if (!fresh) ++old.revision;
    old.retracted = false;
    old.bytes = std::move(bytes);
    old.finding = *finding;
    events[key] = {key, old.revision, false, *finding};
  }
  for (auto& [key, old] : emitted_) {
    if (old.retracted || found.contains(key)) continue;
    old.retracted = true;
    events[key] = {key, ++old.revision, true, old.finding};
  }
  for (auto& [key, event] : events) out.push_back(std::move(event));
}

Value AssessStage::save() const {
  Value out;
  Value::Array claims;
  for (const auto& [key, claim] : claims_) claims.push_back(model::to_value(claim));
  Value revisions;
  for (const auto& [key, old] : emitted_) {
    Value entry;
    entry.set("revision", old.revision);
    entry.set("retracted", old.retracted);
    revisions.set(key, std::move(entry));
  }
  out.set("claims", std::move(claims));
  out.set("emitted", std::move(revisions));
  return out;
}

Status AssessStage::load(const Value& saved) {
  std::map<std::string, model::Claim> claims;
  for (const Value& value : saved["claims"].array()) {
    VEDETTA_TRY(model::Claim claim, model::claim_from_value(value));
    std::string key = claim.key;
    claims[std::move(key)] = std::move(claim);
  }
  claims_ = std::move(claims);
  emitted_.clear();
  Output events;  // what follows from the claims was emitted before they were saved
  emit(events);
  for (const auto& [key, entry] : saved["emitted"].object()) {
    Emitted& old = emitted_[key];
    old.revision =
        static_cast<std::uint32_t>(std::max<std::int64_t>(1, entry["revision"].integer()));
    old.retracted = entry["retracted"].boolean();
  }
  return ok_status();
}

}  // namespace vedetta::assess
