// AIS positions as they arrive, and the apparent gaps that are said.
//   positions [NAME]            indented rows of CSV below, the header first; each block is a table
//   of
//                               its own that arrives after the ones before
//   passes INSTANT              time passes to there: a ship not heard since may have an open gap
//   profile ID                  of data/ships/gaps.toml, before the first positions
//   expect gap WHO open|closed [from INSTANT] [to INSTANT] [hours H] [revision N] [flag WORD]
//   expect gaps N               as many claims stand
//   expect rejects N [WHY]      rows that were not read
// The claims go to the story's others: findings and acts are expected of them as of any claim.
#include <algorithm>
#include <map>
#include <optional>

#include "stories/claims.h"
#include "stories/story.h"
#include "vedetta/core/drive.h"
#include "vedetta/core/hash.h"
#include "vedetta/ships/gap.h"

namespace vedetta::stories {
namespace {

const std::vector<std::string> kWords = {"from", "to", "hours", "revision", "flag"};

class Watch {
 public:
  Status set_profile(std::string_view id) {
    VEDETTA_TRY(ships::GapProfile profile, ships::GapProfile::load(DataPack::shipped(), id));
    drive_.emplace(ships::GapStage(std::move(profile)), 2);
    return ok_status();
  }
  Status read(const std::string& text, Claims& claims) {
    VEDETTA_CHECK(begin());
    VEDETTA_TRY(const auto format, ships::PositionFormat::load(DataPack::shipped()));
    VEDETTA_TRY(auto table, ships::PositionTable::open(text, sha256_hex(text), format));
    std::vector<ships::Fix> fixes;
    while (table.read(100, fixes)) drive_->see(fixes, out_);
    if (table.error()) return *table.error();
    rejects.insert(rejects.end(), table.rejects().begin(), table.rejects().end());
    take(claims);
    return ok_status();
  }
  Status pass(Instant t, Claims& claims) {
    VEDETTA_CHECK(begin());
    drive_->until(t, out_);
    take(claims);
    return ok_status();
  }
  std::map<std::string, model::Claim> said;  // the last revision of each
  std::vector<Reject> rejects;

 private:
  Status begin() { return drive_ ? ok_status() : set_profile({}); }
  void take(Claims& claims) {
    for (const model::Claim& claim : out_.claims) {
      said[claim.key] = claim;
      claims.put(claim);
    }
    rejects.insert(rejects.end(), out_.rejects.begin(), out_.rejects.end());
    out_ = {};
  }
  std::optional<Drive<ships::GapStage>> drive_;
  ships::GapStage::Output out_;
};

bool has(const model::Claim& claim, const std::string& condition) {
  return std::find(claim.conditions.begin(), claim.conditions.end(), condition) !=
         claim.conditions.end();
}

std::string shown(const Watch& watch) {
  std::string out;
  for (const auto& [key, claim] : watch.said) {
    out += "\n    " + std::string(claim.fillers("actor").front()) + " revision " +
           std::to_string(claim.revision) + (claim.retracted ? " retracted" : "");
    for (const std::string& condition : claim.conditions) out += " " + condition;
    out += " " + claim.quantity->value->to_string() + " h";
  }
  return out.empty() ? " none" : out;
}

bool fits(const model::Claim& claim, const Line& line) {
  const auto is = [&](const char* keyword, const std::string& found) {
    return !line.has(keyword) || line.after(keyword, kWords) == found;
  };
  const auto when = [&](const char* keyword, const char* prefix) {
    return !line.has(keyword) || has(claim, prefix + line.after(keyword, kWords));
  };
  const bool who = claim.has("actor", line.word(1)) || claim.has("vessel", line.word(1));
  return who && !claim.retracted && has(claim, line.word(2)) && when("from", "last-heard:") &&
         when("to", "next-heard:") && is("hours", claim.quantity->value->to_string()) &&
         is("revision", std::to_string(claim.revision)) &&
         (!line.has("flag") || has(claim, line.after("flag", kWords)));
}

Status expect_gap(World& world, const Line& line) {
  if (line.word(2) != "open" && line.word(2) != "closed")
    return malformed(line, "expect gap WHO open|closed …");
  const Watch& watch = world.part<Watch>();
  const bool any = std::any_of(watch.said.begin(), watch.said.end(),
                               [&](const auto& entry) { return fits(entry.second, line); });
  if (any != line.negated) return ok_status();
  return unmet("the gaps are" + shown(watch));
}

Status expect_gaps(World& world, const Line& line) {
  const Watch& watch = world.part<Watch>();
  const auto standing = std::count_if(watch.said.begin(), watch.said.end(),
                                      [](const auto& entry) { return !entry.second.retracted; });
  if (std::to_string(standing) == line.word(1)) return ok_status();
  return unmet("the gaps are" + shown(watch));
}

Status expect_rejects(World& world, const Line& line) {
  const Watch& watch = world.part<Watch>();
  const auto count = std::count_if(
      watch.rejects.begin(), watch.rejects.end(),
      [&](const Reject& reject) { return line.word(2).empty() || reject.why == line.word(2); });
  if (std::to_string(count) == line.word(1)) return ok_status();
  std::string found;
  for (const Reject& reject : watch.rejects)
    found += " row " + std::to_string(reject.row) + " " + reject.why;
  return unmet("the rejects are" + (found.empty() ? " none" : found));
}

Status read_positions(World& world, const Line& line) {
  std::string text;
  for (const std::string& row : line.block) text += row + "\n";
  return world.part<Watch>().read(text, world.part<Claims>());
}

Status read_passes(World& world, const Line& line) {
  VEDETTA_TRY(const Instant t, Instant::parse(line.word(1)));
  return world.part<Watch>().pass(t, world.part<Claims>());
}

Status read_profile(World& world, const Line& line) {
  return world.part<Watch>().set_profile(line.word(1));
}

const Setting kPositions("positions", read_positions);
const Setting kPasses("passes", read_passes);
const Setting kProfile("profile", read_profile);
const Expectation kGap("gap", expect_gap);
const Expectation kGaps("gaps", expect_gaps);
const Expectation kRejects("rejects", expect_rejects);

}  // namespace
}  // namespace vedetta::stories
