// An article, read as the program reads it; its claims are c1, c2 … in the order of the text.
//   article it 2024-11-14              language and date of the document; the text stands below
//     La Corea del Nord ha inviato …
//   expect claim arms-transfer gpe:KP -> gpe:RU goods ammunition modality asserted sayer gpe:KR
//     denied row 1874-9 breach-alleged  each part may be left out; the row is one the claim touches
//   expect no claim PREDICATE          expect note CODE      expect mention LINK
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "stories/claims.h"
#include "stories/story.h"
#include "vedetta/pipeline/documents.h"

namespace vedetta::stories {
namespace {

using model::Claim;

const std::vector<std::string> kWords = {"goods", "modality", "sayer", "denied", "row", "->"};

const pipeline::Engine& engine() {
  static const auto kEngine = pipeline::Engine::open({});
  if (!kEngine) {
    std::fprintf(stderr, "%s\n", kEngine.error().to_string().c_str());
    std::exit(1);
  }
  return **kEngine;
}

struct Articles {
  std::vector<report::Note> notes;
  std::vector<model::Mention> mentions;
};

const Setting kArticle("article", [](World& world, const Line& line) -> Status {
  if (line.words.size() < 3 || line.block.empty())
    return malformed(line, "article LANGUAGE DATE, with the text indented below");
  pipeline::ReadOptions options;
  options.language = line.word(1);
  VEDETTA_TRY(options.dct, Day::parse(line.word(2)));
  std::string text;
  for (const std::string& row : line.block) text += row + "\n";
  VEDETTA_TRY(pipeline::ReadDocument document,
              pipeline::read_document(engine(), {"article.txt", text, ""}, options));
  Claims& claims = world.part<Claims>();
  claims.parties = engine().parties();
  for (const model::Mention& m : document.reading.mentions)
    if (m.state.starts_with("gpe:") && !claims.parties.find(m.link)) {
      assess::PartyInfo info;
      info.state = m.state.substr(4);
      claims.parties.add(m.link, info);
    }
  claims.dates.by_document[document.document->capture.hash] = document.reading.dct;
  std::map<std::string, std::string> ids;
  for (const Claim& claim : document.reading.claims)
    ids.emplace(claim.key, "c" + std::to_string(ids.size() + 1));
  for (Claim claim : document.reading.claims) {
    claim.key = ids[claim.key];
    for (model::Relation& relation : claim.about) relation.target = ids[relation.target];
    claims.put(std::move(claim));
  }
  Articles& articles = world.part<Articles>();
  articles.notes = document.notes;
  articles.mentions = document.reading.mentions;
  return ok_status();
});

bool has_all(const Claim& claim, const char* role, const std::string& ids) {
  if (ids.empty() || ids == "-") return true;
  std::string_view rest = ids;
  while (!rest.empty()) {
    const std::size_t comma = rest.find(',');
    if (!claim.has(role, rest.substr(0, comma))) return false;
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
  }
  return true;
}

bool says(const Claim& claim, const std::string& sayer) {
  return sayer.empty() || std::any_of(claim.sayers.begin(), claim.sayers.end(),
                                      [&](const model::Sayer& s) { return s.id == sayer; });
}

bool denied(const Claim& claim, const std::vector<Claim>& claims) {
  return std::any_of(claims.begin(), claims.end(), [&](const Claim& other) {
    return std::any_of(
        other.about.begin(), other.about.end(), [&](const model::Relation& relation) {
          return relation.about == model::About::denies && relation.target == claim.key;
        });
  });
}

bool touches(const Claim& claim, const std::string& row, Claims& claims) {
  if (row.empty()) return true;
  const std::size_t blank = row.find(' ');
  for (const model::Finding& f : claims.assessment().findings_of(claim.key))
    if (f.measure == row.substr(0, blank) &&
        (blank == std::string::npos || model::to_string(f.outcome) == row.substr(blank + 1)))
      return true;
  return false;
}

const Expectation kClaim("claim", [](World& world, const Line& line) -> Status {
  Claims& claims = world.part<Claims>();
  std::string found;
  bool there = false;
  for (const Claim& claim : claims.claims) {
    found += " " + claim.predicate;
    for (const std::string_view id : claim.fillers("actor")) found.append("/").append(id);
    found += " ->";
    for (const std::string_view id : claim.fillers("counterpart")) found.append(" ").append(id);
    found += ";";
    if (claim.predicate != line.word(1)) continue;
    const std::string goods = line.after("goods", kWords);
    const std::string modality = line.after("modality", kWords);
    const bool fits = has_all(claim, "actor", line.word(2)) &&
                      has_all(claim, "counterpart", line.after("->", kWords)) &&
                      (goods.empty() || (claim.goods && claim.goods->item == goods)) &&
                      (modality.empty() || model::to_string(claim.modality) == modality) &&
                      says(claim, line.after("sayer", kWords)) &&
                      (!line.has("denied") || denied(claim, claims.claims)) &&
                      touches(claim, line.after("row", kWords), claims);
    there = there || fits;
  }
  if (there != line.negated) return ok_status();
  return unmet("found" + found);
});

const Expectation kNote("note", [](World& world, const Line& line) -> Status {
  const auto& notes = world.part<Articles>().notes;
  const bool there = std::any_of(notes.begin(), notes.end(), [&](const report::Note& note) {
    return note.code == line.word(1);
  });
  return there != line.negated ? ok_status() : unmet("the notes differ");
});

const Expectation kMention("mention", [](World& world, const Line& line) -> Status {
  const auto& mentions = world.part<Articles>().mentions;
  const bool there = std::any_of(mentions.begin(), mentions.end(),
                                 [&](const model::Mention& m) { return m.link == line.word(1); });
  return there != line.negated ? ok_status() : unmet("the mentions differ");
});

}  // namespace
}  // namespace vedetta::stories
