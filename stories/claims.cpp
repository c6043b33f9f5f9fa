// Settings of claims and parties; expectations on acts and findings.
//   on DATE                       the documents' date
//   document NAME DATE            the date of one document
//   party ID state KP listed us_sdn un-listed kind Vessel flag KP port-ban 2017-10-03
//   claim ID PREDICATE ACTORS -> COUNTERPARTS goods X … (docs/stories.md)
//   denial ID of CLAIM,… by WHOM [no-confirmation]
//   same A B                      B is said to be the same as A
//   expect finding ROW OUTCOME about CLAIM …   expect core|also|context CLAIM = ROWS
//   expect act A B …              expect direction CLAIM from
#include <algorithm>

#include "stories/claims.h"
#include "stories/law.h"
#include "stories/story.h"

namespace vedetta::stories {
namespace {

using model::Claim;

const std::vector<std::string> kClaimWords = {
    "->",        "goods",   "quantity", "when",       "modality",    "polarity", "sayer",
    "condition", "place",   "vessel",   "contract",   "act",         "hs",       "background",
    "document",  "further", "broker",   "confidence", "beneficiary", "kind",     "said"};

std::vector<std::string> list_of(const std::string& text) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while (at <= text.size()) {
    const std::size_t end = std::min(text.find_first_of(", ", at), text.size());
    const std::string item = text.substr(at, end - at);
    if (!item.empty() && item != "-" && item != "none") out.push_back(item);
    at = end + 1;
  }
  return out;
}

void add_arguments(Claim& claim, const std::string& role, const std::string& list) {
  for (const std::string& id : list_of(list))
    claim.arguments.push_back({role, id, "", {}, Fixed::of(1)});
}

Result<model::Quantity> quantity_of(const std::string& text) {
  const std::size_t first = text.find(' ');
  const std::size_t second = text.find(' ', first == std::string::npos ? first : first + 1);
  const auto bound = model::parse_bound(text.substr(0, first));
  if (!bound || first == std::string::npos) return unmet("a quantity is \"BOUND VALUE UNIT\"");
  model::Quantity out;
  out.bound = *bound;
  if (second == std::string::npos) {  // "> cap:UNSCR2397/5"
    out.unit = text.substr(first + 1);
    return out;
  }
  VEDETTA_TRY(out.value, Fixed::parse(text.substr(first + 1, second - first - 1)));
  out.unit = text.substr(second + 1);
  return out;
}

Status read_details(Claim& claim, const Line& line) {
  const auto take = [&](const char* keyword) { return line.after(keyword, kClaimWords); };
  for (const char* role : {"place", "vessel", "broker", "beneficiary"})
    add_arguments(claim, role, take(role));
  if (line.has("goods") || line.has("hs"))
    claim.goods = model::Goods{take("goods"), "", {}, take("hs")};
  for (const std::string& item : list_of(take("further")))
    claim.further_goods.push_back({item, "", {}, ""});
  if (line.has("quantity")) {
    VEDETTA_TRY(claim.quantity, quantity_of(take("quantity")));
  }
  if (line.has("when")) {
    VEDETTA_TRY(claim.when, DayInterval::parse(take("when")));
  }
  if (line.has("contract")) {
    VEDETTA_TRY(claim.contract, DayInterval::parse(take("contract")));
  }
  if (line.has("said")) {
    VEDETTA_TRY(claim.said, DayInterval::parse(take("said")));
  }
  if (line.has("confidence")) {
    VEDETTA_TRY(claim.confidence, Fixed::parse(take("confidence")));
  }
  if (line.has("modality")) {
    const auto modality = model::parse_modality(take("modality"));
    if (!modality) return malformed(line, "no modality " + take("modality"));
    claim.modality = *modality;
  }
  claim.positive = take("polarity") != "-";
  claim.background = line.has("background");
  claim.act = take("act");
  for (std::size_t i = 0; i + 1 < line.words.size(); ++i)
    if (line.words[i] == "condition") claim.conditions.push_back(line.words[i + 1]);
  return ok_status();
}

void add_sayer(Claim& claim, const std::string& id) {
  const bool author = id.empty() || id == "AUTHOR";
  claim.sayers.push_back({author                          ? model::SayerKind::author
                          : id.starts_with("instrument:") ? model::SayerKind::instrument
                                                          : model::SayerKind::organisation,
                          author ? "AUTHOR" : id,
                          "",
                          {},
                          false});
}

Status read_claim(World& world, const Line& line) {
  Claims& claims = world.part<Claims>();
  if (line.words.size() < 4) return malformed(line, "claim ID PREDICATE ACTORS -> COUNTERPARTS …");
  Claim claim;
  claim.key = line.word(1);
  claim.predicate = line.word(2);
  claim.document = line.has("document") ? line.after("document", kClaimWords) : "document";
  add_arguments(claim, "actor", line.word(3));
  add_arguments(claim, "counterpart", line.after("->", kClaimWords));
  VEDETTA_CHECK(read_details(claim, line));
  add_sayer(claim, line.after("sayer", kClaimWords));
  claims.put(std::move(claim));
  return ok_status();
}

Status read_denial(World& world, const Line& line) {
  Claim claim;
  claim.key = line.word(1);
  claim.predicate = "denial";
  claim.document = "document";
  claim.modality = model::Modality::denied;
  const std::vector<std::string> keywords = {"of", "by", "no-confirmation"};
  const bool open = line.has("no-confirmation");
  if (open) claim.act = "no-confirmation";
  claim.positive = !open;
  for (const std::string& target : list_of(line.after("of", keywords)))
    claim.about.push_back({open ? model::About::neither_confirms_nor_denies : model::About::denies,
                           target, Fixed::of(1)});
  if (claim.about.empty()) return malformed(line, "denial ID of CLAIM,… by WHOM");
  add_arguments(claim, "actor", line.after("by", keywords));
  add_sayer(claim, line.after("by", keywords));
  world.part<Claims>().put(std::move(claim));
  return ok_status();
}

Status read_party(World& world, const Line& line) {
  const std::vector<std::string> keywords = {"state",    "listed", "un-listed", "kind",
                                             "port-ban", "flag",   "programme"};
  assess::PartyInfo info;
  info.state = line.after("state", keywords);
  info.kind = line.after("kind", keywords);
  info.flag = line.after("flag", keywords);
  info.listed_by = list_of(line.after("listed", keywords));
  info.programmes = list_of(line.after("programme", keywords));
  info.un_listed = line.has("un-listed");
  if (info.un_listed) info.listed_by.push_back("un_sc");
  if (line.has("port-ban")) {
    VEDETTA_TRY(const Day day, Day::parse(line.after("port-ban", keywords)));
    info.port_ban = DayInterval{day, std::nullopt};
  }
  world.part<Claims>().parties.add(line.word(1), std::move(info));
  return ok_status();
}

Status read_same(World& world, const Line& line) {
  Claims& claims = world.part<Claims>();
  for (Claim& claim : claims.claims)
    if (claim.key == line.word(1))
      claim.about.push_back({model::About::same_as, line.word(2), Fixed::of(1)});
  return ok_status();
}

Status read_on(World& world, const Line& line) {
  VEDETTA_TRY(world.part<Claims>().dates.fallback, Day::parse(line.word(1)));
  return ok_status();
}

Status read_document(World& world, const Line& line) {
  VEDETTA_TRY(const Day day, Day::parse(line.word(2)));
  world.part<Claims>().dates.by_document[line.word(1)] = day;
  return ok_status();
}

Status read_retract(World& world, const Line& line) {
  for (Claim& claim : world.part<Claims>().claims)
    if (claim.key == line.word(1)) claim.retracted = true;
  return ok_status();
}

// ---- expectations ----------------------------------------------------------------------------

const std::vector<std::string> kFindingWords = {"about", "blocked",    "by",      "denied", "core",
                                                "also",  "background", "implied", "reason", "act"};

std::string shown(const model::Finding& f) {
  std::string out = f.measure + " " + model::to_string(f.outcome);
  if (!f.blocked_by.empty()) out += " blocked by " + f.blocked_by;
  if (!f.core) out += " also";
  for (const std::string& d : f.denials) out += " denied by " + d;
  return out;
}

std::string shown(const std::vector<model::Finding>& findings) {
  std::string out;
  for (const model::Finding& f : findings) out += "\n    " + shown(f);
  return out.empty() ? " nothing" : out;
}

// "blocked by cumulative total denied by d1": the words after the keyword and its `by`.
std::string after_by(const Line& line, std::string_view keyword) {
  const auto at = std::find(line.words.begin(), line.words.end(), keyword);
  if (at == line.words.end() || at + 1 == line.words.end() || *(at + 1) != "by") return {};
  std::string out;
  for (auto word = at + 2; word != line.words.end(); ++word) {
    if (std::find(kFindingWords.begin(), kFindingWords.end(), *word) != kFindingWords.end()) break;
    out += (out.empty() ? "" : " ") + *word;
  }
  return out;
}

bool fits(const model::Finding& f, const Line& line) {
  const std::string row = line.word(1);
  if (row != "about" && !row.empty() && f.measure != row) return false;
  if (const auto outcome = model::parse_outcome(line.word(2)); outcome && f.outcome != *outcome)
    return false;
  if (line.has("blocked") && f.blocked_by != after_by(line, "blocked")) return false;
  if (line.has("core") && !f.core) return false;
  if (line.has("also") && f.core) return false;
  if (line.has("background") != f.background && line.has("background")) return false;
  if (line.has("implied") && !f.implied) return false;
  for (const std::string& denial : list_of(after_by(line, "denied")))
    if (std::find(f.denials.begin(), f.denials.end(), denial) == f.denials.end()) return false;
  const std::string reason = line.after("reason", kFindingWords);
  return reason.empty() || std::any_of(f.reasons.begin(), f.reasons.end(), [&](const auto& r) {
           return r.find(reason) != std::string::npos;
         });
}

Status expect_finding(World& world, const Line& line) {
  const assess::Assessment& found = world.part<Claims>().assessment();
  const std::string outcome = line.word(2);
  if (!line.negated && !model::parse_outcome(outcome))
    return malformed(line, "no outcome \"" + outcome + "\"");
  const std::string claim = line.after("about", kFindingWords);
  if (!claim.empty() && !found.find(claim)) return malformed(line, "no claim " + claim);
  const auto& findings = claim.empty() ? found.findings : found.findings_of(claim);
  const bool any =
      std::any_of(findings.begin(), findings.end(), [&](const auto& f) { return fits(f, line); });
  if (any != line.negated) return ok_status();
  return unmet((line.negated ? "there is such a finding:" : "found") + shown(findings));
}

Status compare_rows(const Line& line, std::vector<std::string> found) {
  std::vector<std::string> wanted(line.words.begin() + std::min<std::size_t>(3, line.words.size()),
                                  line.words.end());
  std::erase(wanted, "none");
  std::sort(wanted.begin(), wanted.end());
  std::sort(found.begin(), found.end());
  if (wanted == found) return ok_status();
  std::string all;
  for (const std::string& row : found) all += " " + row;
  return unmet("found" + (all.empty() ? " none" : all));
}

Status expect_rows(World& world, const Line& line) {
  if (line.word(2) != "=") return malformed(line, "expect core CLAIM = ROWS");
  const auto& found = world.part<Claims>().assessment();
  const assess::ClaimAssessment* claim = found.find(line.word(1));
  if (!claim) return malformed(line, "no claim " + line.word(1));
  if (line.word(0) == "context") return compare_rows(line, claim->context);
  std::vector<std::string> rows;
  for (const model::Finding& f : claim->findings)
    if (f.core == (line.word(0) == "core")) rows.push_back(f.measure);
  return compare_rows(line, std::move(rows));
}

Status expect_act(World& world, const Line& line) {
  const auto& acts = world.part<Claims>().assessment().acts;
  const bool together = std::any_of(acts.begin(), acts.end(), [&](const model::Act& act) {
    return std::all_of(line.words.begin() + 1, line.words.end(), [&](const std::string& key) {
      return std::find(act.claims.begin(), act.claims.end(), key) != act.claims.end();
    });
  });
  if (together != line.negated) return ok_status();
  return unmet(together ? "these claims are one act" : "these claims are not one act");
}

Status expect_origins(World& world, const Line& line) {
  for (const model::Act& act : world.part<Claims>().assessment().acts)
    if (std::find(act.claims.begin(), act.claims.end(), line.word(1)) != act.claims.end())
      return compare_rows(line, act.origins);
  return malformed(line, "no claim " + line.word(1));
}

Status expect_direction(World& world, const Line& line) {
  const auto* claim = world.part<Claims>().assessment().find(line.word(1));
  if (!claim) return malformed(line, "no claim " + line.word(1));
  if (measures::to_string(claim->direction) == line.word(2)) return ok_status();
  return unmet(std::string("the direction is ") + measures::to_string(claim->direction));
}

const Setting kSettings[] = {
    {"claim", read_claim},     {"denial", read_denial}, {"party", read_party},
    {"same", read_same},       {"on", read_on},         {"document", read_document},
    {"retract", read_retract},
};
const Expectation kExpectations[] = {
    {"finding", expect_finding},     {"core", expect_rows}, {"also", expect_rows},
    {"context", expect_rows},        {"act", expect_act},   {"origins", expect_origins},
    {"direction", expect_direction},
};

}  // namespace

void Claims::put(Claim claim) {
  assessed_.reset();
  for (Claim& old : claims) {
    if (old.key != claim.key) continue;
    old = std::move(claim);
    return;
  }
  claims.push_back(std::move(claim));
}

const assess::Assessment& Claims::assessment() {
  assessed_ = assess::Assessor(law(), vocabulary()).assess(claims, parties, dates);
  return *assessed_;
}

}  // namespace vedetta::stories
