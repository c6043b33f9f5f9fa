#include "vedetta/ships/run.h"

#include <algorithm>
#include <map>

#include "vedetta/core/drive.h"
#include "vedetta/core/file.h"
#include "vedetta/core/hash.h"
#include "vedetta/ships/gap.h"

namespace vedetta::ships {
namespace {

struct Said {
  model::Claim claim;
  bool before = false;  // an earlier run has said it already
};
using Latest = std::map<std::string, Said, std::less<>>;

void keep_latest(Latest& latest, std::vector<model::Claim>& claims) {
  for (model::Claim& claim : claims) {
    const auto [at, fresh] = latest.try_emplace(claim.key, Said{claim, claim.revision > 1});
    if (!fresh && claim.revision > at->second.claim.revision) at->second.claim = std::move(claim);
  }
  claims.clear();
}

Value counts_of(const std::vector<Reject>& rejects) {
  std::map<std::string, std::int64_t> counts;
  for (const Reject& reject : rejects) ++counts[reject.why];
  Value::Object out;
  for (const auto& [why, count] : counts) out[why] = count;
  return out;
}

bool flagged(const model::Claim& claim) {
  return std::any_of(claim.conditions.begin(), claim.conditions.end(), [](const std::string& c) {
    return c.starts_with("implausible-") || c == "odd-mmsi" || c == "zero-position";
  });
}

Value counts_of(const std::vector<model::Claim>& claims) {
  const auto count = [&](auto&& holds) {
    return static_cast<std::int64_t>(std::count_if(claims.begin(), claims.end(), holds));
  };
  const std::int64_t retracted = count([](const auto& c) { return c.retracted; });
  const std::int64_t open =
      count([](const auto& c) { return !c.retracted && c.conditions.front() == "open"; });
  Value out;
  out.set("open", open);
  out.set("closed", static_cast<std::int64_t>(claims.size()) - retracted - open);
  out.set("flagged", count([](const auto& c) { return !c.retracted && flagged(c); }));
  if (retracted > 0) out.set("retracted", retracted);
  return out;
}

class Run {
 public:
  Run(const GapProfile& profile, const PositionFormat& format, const GapOptions& options)
      : profile_(profile),
        format_(format),
        options_(options),
        drive_(GapStage(profile), std::max<std::size_t>(1, options.jobs)) {}

  Status go_on() {
    return options_.checkpoint.empty() ? ok_status() : drive_.load(options_.checkpoint);
  }

  Status read(const PositionInput& input) {
    model::Capture capture{sha256_hex(input.bytes), input.bytes.size(), input.name, "text/csv", ""};
    std::string unpacked;
    const bool packed = is_gzip(input.bytes);
    if (packed) {
      auto text = gunzip(input.bytes);
      if (!text) return named(text.error(), input);
      unpacked = *std::move(text);
      out_.derivations.push_back({capture.hash, "gunzip 1", sha256_hex(unpacked)});
      capture.media = "application/gzip";
    }
    auto table = PositionTable::open(packed ? unpacked : input.bytes,
                                     packed ? out_.derivations.back().hash : capture.hash, format_);
    if (!table) return named(table.error(), input);
    std::vector<Fix> fixes;
    std::int64_t read = 0;
    while (table->read(std::max<std::size_t>(1, options_.batch), fixes)) {
      read += static_cast<std::int64_t>(fixes.size());
      for (const Fix& fix : fixes) last_ = std::max(last_.value_or(fix.time()), fix.time());
      drive_.see(fixes, stage_);
      keep_latest(latest_, stage_.claims);
    }
    if (table->error()) return named(*table->error(), input);
    Value counts;
    counts.set("name", input.name);
    counts.set("capture", capture.hash);
    counts.set("rows", static_cast<std::int64_t>(table->rows()));
    counts.set("positions", read);
    counts.set("rejects", counts_of(table->rejects()));
    inputs_.push_back(std::move(counts));
    out_.rejects.push_back(table->rejects());
    out_.captures.push_back(std::move(capture));
    return ok_status();
  }

  GapRun finish() {
    const std::optional<Instant> until = options_.until ? options_.until : last_;
    if (until) drive_.until(*until, stage_);
    keep_latest(latest_, stage_.claims);
    for (auto& [key, said] : latest_)
      if (!said.claim.retracted || said.before) out_.claims.push_back(std::move(said.claim));
    Value& summary = out_.summary;
    summary.set("profile", profile_.id + "/" + std::to_string(profile_.version));
    summary.set("until", until ? Value(until->to_string()) : Value());
    summary.set("ships", static_cast<std::int64_t>(
                             drive_.sum([](const GapStage& stage) { return stage.ships(); })));
    summary.set("duplicates", static_cast<std::int64_t>(stage_.duplicates));
    summary.set("rejects", counts_of(stage_.rejects));
    summary.set("claims", counts_of(out_.claims));
    summary.set("inputs", std::move(inputs_));
    out_.rejects.push_back(std::move(stage_.rejects));
    if (options_.keep_checkpoint) out_.checkpoint = drive_.save();
    return std::move(out_);
  }

 private:
  static Error named(Error error, const PositionInput& input) {
    error.where = input.name + (error.where.empty() ? "" : ", " + error.where);
    return error;
  }

  const GapProfile& profile_;
  const PositionFormat& format_;
  const GapOptions& options_;
  Drive<GapStage> drive_;
  GapStage::Output stage_;
  Latest latest_;
  std::optional<Instant> last_;
  Value::Array inputs_;
  GapRun out_;
};

}  // namespace

Result<GapRun> find_gaps(const std::vector<PositionInput>& inputs, const DataPack& data,
                         const GapOptions& options) {
  VEDETTA_TRY(const GapProfile profile, GapProfile::load(data, options.profile));
  VEDETTA_TRY(const PositionFormat format, PositionFormat::load(data));
  Run run(profile, format, options);
  VEDETTA_CHECK(run.go_on());
  for (const PositionInput& input : inputs) VEDETTA_CHECK(run.read(input));
  return run.finish();
}

std::string to_lines(const GapRun& run) {
  std::string out;
  for (const model::Claim& claim : run.claims) out += model::canonical_bytes(claim) + "\n";
  return out;
}

}  // namespace vedetta::ships
