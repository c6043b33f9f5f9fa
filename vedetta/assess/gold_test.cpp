// Findings measured against annotated claims: what assess makes of claims that are read rightly.
// The counting is that of the claim scorer: findings over (claim, core row), rows that may be named
// left out; outcomes over matched findings of claims without doubt.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "vedetta/assess/assess.h"
#include "vedetta/assess/parties.h"
#include "vedetta/core/ascii.h"
#include "vedetta/core/file.h"
#include "vedetta/core/json.h"
#include "vedetta/testing/data.h"

namespace vedetta::assess {
namespace {

using model::Claim;

struct Score {
  std::size_t right = 0, predicted = 0, gold = 0, outcome_right = 0, outcomes = 0;
  double f1() const {
    return 2.0 * static_cast<double>(right) / static_cast<double>(predicted + gold);
  }
  double outcome() const {
    return static_cast<double>(outcome_right) / static_cast<double>(outcomes);
  }
};

struct Document {
  std::string name;
  Day date;
  std::vector<Claim> claims;
  Value gold;
};

// Names of list entries → their id, as a reader would link them.
class Names {
 public:
  Names(EntityParties& parties) {
    std::string_view lines = DataPack::shipped().find("starter/entities.ftm.jsonl");
    while (!lines.empty()) {
      const std::size_t end = lines.find('\n');
      const auto value = json::parse(lines.substr(0, end));
      lines = end == std::string_view::npos ? std::string_view{} : lines.substr(end + 1);
      if (!value) continue;
      const auto entity = model::entity_from_value(*value);
      if (!entity) continue;
      parties.add(*entity);
      for (const char* property : {"name", "alias"})
        for (const std::string_view name : entity->values(property))
          by_name_[ascii::lower(name)] = entity->id;
    }
  }
  std::string find(const std::string& name) const {
    const auto at = by_name_.find(ascii::lower(name));
    return at == by_name_.end() ? std::string() : at->second;
  }

 private:
  std::map<std::string, std::string> by_name_;
};

DayInterval interval(const Value& time) {
  const auto days = DayInterval::parse(time["iso"].string());
  return days ? *days : DayInterval{};
}

std::optional<model::Quantity> quantity(const Value& value) {
  if (!value.is_object()) return std::nullopt;
  model::Quantity q;
  if (value["value"].is_number()) q.value = value["value"].fixed();
  q.unit = value["unit"].string();
  q.bound = model::parse_bound(value["bound"].string()).value_or(model::Bound::exactly);
  return q;
}

Claim claim_of(const Value& gold, const std::string& document, const Value& layer) {
  Claim c;
  c.document = document;
  c.key = document + "/" + gold["id"].string();
  c.predicate = gold["predicate"].string();
  c.act = gold["act"].string();
  for (const char* role : {"actor", "counterpart", "place"})
    for (const std::string& id : gold[role].strings())
      c.arguments.push_back({role, id, "", {}, {}});
  if (gold["goods"].is_object())
    c.goods = model::Goods{gold["goods"]["class"].string(), "", {}, ""};
  c.quantity = quantity(gold["quantity"]);
  if (gold["time"].is_object()) c.when = interval(gold["time"]);
  c.modality = *model::parse_modality(gold["modality"].string());
  c.positive = gold["polarity"].string() != "-";
  c.background = gold["background"].boolean();
  c.evidence.start = static_cast<std::uint32_t>(gold["evidence"]["start"].integer());
  c.evidence.end = static_cast<std::uint32_t>(gold["evidence"]["end"].integer());
  for (const std::string& id : gold["source"].strings())
    c.sayers.push_back({id == "AUTHOR" ? model::SayerKind::author : model::SayerKind::organisation,
                        id,
                        "",
                        {},
                        false});
  const auto about =
      c.act == "no-confirmation" ? model::About::neither_confirms_nor_denies : model::About::denies;
  for (const std::string& target : layer["denies"].strings())
    c.about.push_back({about, document + "/" + target, Fixed::of(1)});
  return c;
}

// The DPRK is named in the evidence or near it: what a reader states as the passage's subject.
void add_context(Claim& claim, const Value& gold, const EntityParties& parties) {
  constexpr std::int64_t kNear = 400;
  for (const Value& m : gold["mentions"].array()) {
    const auto info = parties.find(m["link"].string());
    if (m["link"].string() != "gpe:KP" && !(info && info->state == "KP")) continue;
    const std::int64_t at = m["start"].integer();
    if (at + kNear < claim.evidence.start || at > claim.evidence.end + kNear) continue;
    claim.conditions.push_back("dprk-context");
    return;
  }
}

// Slugs of the annotation carry the state of a nominal group or organ: "grp:kp-it-workers".
void add_slug(const std::string& link, EntityParties& parties) {
  const std::size_t colon = link.find(':');
  if (parties.find(link) || link.starts_with("nil:") || link.starts_with("gpe:") ||
      colon == std::string::npos || link.size() <= colon + 3 || link[colon + 3] != '-')
    return;
  PartyInfo info;
  info.state = ascii::upper(link.substr(colon + 1, 2));
  parties.add(link, info);
}

void add_mentioned(const Value& gold, const Names& names, EntityParties& parties) {
  for (const Value& m : gold["mentions"].array()) {
    const std::string link = m["link"].string();
    const std::string listed = names.find(m["text"].string());
    if (!listed.empty() && m["level"].string() != "nominal") parties.add_alias(link, listed);
    add_slug(link, parties);
  }
  for (const Value& c : gold["claims"].array())
    for (const char* role : {"actor", "counterpart"})
      for (const std::string& id : c[role].strings()) add_slug(id, parties);
}

Document read_document(const std::filesystem::path& path, const Value& layer) {
  Document out;
  out.name = path.filename().string();
  out.name.resize(out.name.size() - std::string(".gold.json").size());
  const auto bytes = read_file(path.string());
  out.gold = *json::parse(*bytes);
  const auto day = Day::parse(out.gold["dct"].string());
  out.date = day ? *day : Day::of(2024, 1, 1);
  for (const Value& c : out.gold["claims"].array())
    out.claims.push_back(claim_of(c, out.name, layer[out.name][c["id"].string()]));
  return out;
}

void count(const Value& truth, const std::vector<model::Finding>& findings, bool verbose,
           const std::string& claim, Score& score) {
  const auto core = truth["core"].strings();
  const auto also = truth["also"].strings();
  const auto holds = [](const std::vector<std::string>& list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  };
  score.gold += core.size();
  std::string said;
  bool wrong = false;
  std::set<std::string> found;
  for (const model::Finding& f : findings) {
    if (!f.core) continue;
    said += " " + f.measure + "=" + to_string(f.outcome) + "(" + f.blocked_by + ")";
    if (holds(also, f.measure)) continue;
    ++score.predicted;
    if (!holds(core, f.measure)) {
      wrong = true;
      continue;
    }
    found.insert(f.measure);
    ++score.right;
    if (truth["doubt"].boolean()) continue;
    ++score.outcomes;
    const bool same = truth["outcome"].string() == to_string(f.outcome);
    score.outcome_right += same;
    wrong = wrong || !same;
  }
  if (verbose && (wrong || found.size() < core.size()))
    std::printf("%s: gold %s %s %s, found%s\n", claim.c_str(), json::write(truth["core"]).c_str(),
                truth["outcome"].string().c_str(), truth["doubt"].boolean() ? "doubt" : "",
                said.c_str());
}

Score measure(const std::string& base, const measures::Measures& law,
              const model::Vocabulary& vocabulary) {
  const Value layer = *json::parse(*read_file(base + "/findings.gold.json"));
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(base))
    if (entry.path().string().ends_with(".gold.json") &&
        entry.path().filename() != "findings.gold.json")
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  Score score;
  const bool verbose = std::getenv("VEDETTA_VERBOSE") != nullptr;
  for (const auto& path : files) {
    Document document = read_document(path, layer);
    if (!layer.find(document.name)) continue;
    EntityParties parties;
    EXPECT_TRUE(parties.add_gazetteer(DataPack::shipped()).ok());
    const Names names(parties);
    add_mentioned(document.gold, names, parties);
    for (Claim& c : document.claims) add_context(c, document.gold, parties);
    DocumentDates dates{{}, document.date};
    const Assessment found = Assessor(law, vocabulary).assess(document.claims, parties, dates);
    for (const Claim& c : document.claims)
      count(layer[document.name][c.key.substr(document.name.size() + 1)], found.findings_of(c.key),
            verbose, c.key, score);
  }
  return score;
}

// Over several folders, printed; VEDETTA_VERBOSE=1 names each claim that differs.
Score measure_all(const std::vector<std::string>& folders) {
  const auto law = measures::Measures::load(DataPack::shipped());
  EXPECT_TRUE(law.ok()) << law.error().to_string();
  const auto vocabulary = model::Vocabulary::load(DataPack::shipped());
  Score all;
  for (const std::string& folder : folders) {
    const Score s = measure(folder, *law, *vocabulary);
    std::printf("%s: findings F1 %.3f (right %zu, predicted %zu, gold %zu), outcome %.3f (%zu)\n",
                std::filesystem::path(folder).filename().c_str(), s.f1(), s.right, s.predicted,
                s.gold, s.outcome(), s.outcomes);
    all.right += s.right, all.predicted += s.predicted, all.gold += s.gold;
    all.outcome_right += s.outcome_right, all.outcomes += s.outcomes;
  }
  std::printf("together: findings F1 %.3f, outcome %.3f\n", all.f1(), all.outcome());
  return all;
}

TEST(Assess, FindingsOfAnnotatedClaims) {
  SHARED_DATA_OR_SKIP("articles/findings.gold.json");
  const Score all =
      measure_all({testing::shared_data("articles"), testing::shared_data("articles_long")});
  EXPECT_GE(all.f1(), 0.96);
  EXPECT_GE(all.outcome(), 0.96);
}

TEST(Assess, FindingsOfOwnAnnotatedClaims) {
  const Score all = measure_all({std::string(VEDETTA_SOURCE_DIR) + "/stories/reading/corpus"});
  EXPECT_GE(all.f1(), 0.96);
  EXPECT_GE(all.outcome(), 0.93);
}

}  // namespace
}  // namespace vedetta::assess
