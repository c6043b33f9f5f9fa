#include "vedetta/read/frames.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace vedetta::read {
namespace {

constexpr const char* kFile = "frames/frames.toml";
constexpr std::array<const char*, kSlots> kSlotNames = {
    "subject", "object",     "second", "to",       "from",           "by",       "with",
    "in",      "on",         "for",    "against",  "between",        "via",      "about",
    "of",      "possessive", "origin", "compound", "compound-party", "into",     "clause",
    "demonym", "object-of",  "after",  "vessels",  "place",          "ascribed", "before",
    "itself"};
constexpr std::array<const char*, 7> kParties = {"party",  "agent", "person", "host",
                                                 "vessel", "named", "ruler"};

Error bad(const std::string& word, int line) {
  return Error{ErrorCode::bad_data_file, fmt::format("\"{}\" is not a word of frames", word),
               fmt::format("{}:{}", kFile, line), "see the comment at the top of the file"};
}

Result<std::vector<Slot>> slots(const Value& words) {
  std::vector<Slot> out;
  for (const Value& word : words.array()) {
    const auto it = std::find(kSlotNames.begin(), kSlotNames.end(), word.string());
    if (it == kSlotNames.end()) return bad(word.string(), word.line());
    out.push_back(static_cast<Slot>(it - kSlotNames.begin()));
  }
  return out;
}

Result<Party> party(const Value& word) {
  if (word.is_null()) return Party::any;
  const auto it = std::find(kParties.begin(), kParties.end(), word.string());
  if (it == kParties.end()) return bad(word.string(), word.line());
  return static_cast<Party>(it - kParties.begin());
}

std::vector<std::string> alternatives(std::string_view text) {
  std::vector<std::string> out;
  for (;;) {
    const std::size_t at = text.find(" or ");
    out.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 4);
  }
}

std::vector<std::vector<std::string>> all_of(const Value& needs) {
  std::vector<std::vector<std::string>> out;
  for (const std::string& need : needs.strings()) out.push_back(alternatives(need));
  return out;
}

Result<Frame> frame_of(const Value& row) {
  Frame f;
  f.id = row["id"].string();
  f.verbs = row["verbs"].strings();
  f.nouns = row["nouns"].strings();
  if (row["predicate"].string() != "by-goods") f.predicate = row["predicate"].string();
  f.act = row["act"].string();
  VEDETTA_TRY(f.actor, slots(row["actor"]));
  VEDETTA_TRY(f.counterpart, slots(row["counterpart"]));
  VEDETTA_TRY(f.goods, slots(row["goods"]));
  VEDETTA_TRY(f.people_at, slots(row["people_at"]));
  VEDETTA_TRY(f.actor_type, party(row["actor_type"]));
  VEDETTA_TRY(f.counterpart_type, party(row["counterpart_type"]));
  f.people = row["people"].strings();
  f.goods_only = row["goods_only"].strings();
  f.default_goods = row["default_goods"].string();
  f.default_actor = row["default_actor"].string();
  f.default_counterpart = row["default_counterpart"].string();
  f.needs = all_of(row["needs"]);
  f.verb_needs = all_of(row["verb_needs"]);
  f.noun_needs = all_of(row["noun_needs"]);
  f.object_nouns = row["object_nouns"].strings();
  f.weak_needs = all_of(row["weak_needs"]);
  f.unless = row["unless"].string();
  f.recalls = row["recalls"].boolean();
  f.retells = row["retells"].boolean();
  f.symmetric = row["symmetric"].boolean();
  f.absorbs = row["absorbs"].string();
  return f;
}

}  // namespace

const char* to_string(Slot slot) {
  return kSlotNames[static_cast<std::size_t>(slot)];
}

const GroupKind* Frames::group(std::string_view name) const {
  const auto it = groups.find(name);
  return it == groups.end() ? nullptr : &it->second;
}

const std::vector<std::size_t>& Frames::opened(const Triggers& triggers, std::string_view group) {
  static const std::vector<std::size_t> kNone;
  const auto it = triggers.find(group);
  return it == triggers.end() ? kNone : it->second;
}

void Frames::add(Frame frame) {
  frame.order = frames.size();
  const auto open = [&](Triggers& triggers, const std::vector<std::string>& groups_of) {
    for (const std::string& group : groups_of) {
      auto& known = triggers[group];
      if (known.empty() || known.back() != frame.order) known.push_back(frame.order);
    }
  };
  open(by_verb, frame.verbs);
  open(by_noun, frame.nouns);
  frames.push_back(std::move(frame));
}

Result<Frames> Frames::load(const DataPack& data) {
  VEDETTA_TRY(const Value tree, data.toml(kFile));
  VEDETTA_TRY(const Value groups, data.toml("frames/groups.toml"));
  Frames out;
  for (const Value& row : groups["group"].array())
    out.groups["group." + row["name"].string()] = {row["stands_for"].string() == "state",
                                                   row["stands_for"].string() == "nobody",
                                                   row["entity"].string(), row["goods"].string()};
  for (const auto& [goods, predicate] : tree["by_goods"].object())
    out.by_goods[goods] = predicate.string();
  for (const auto& [predicate, needs] : tree["predicate_needs"].object())
    out.predicate_needs[predicate] = all_of(needs);
  out.acts_of_states = tree["acts_of_states"]["predicates"].strings();
  out.acts_of_officials = tree["acts_of_states"]["officials"].strings();
  out.organs = tree["acts_of_states"]["organs"].strings();
  out.at_sea = tree["at_sea"]["predicates"].strings();
  out.abroad = tree["abroad"]["predicates"].strings();
  out.made = tree["made"]["goods"].strings();
  for (const auto& [attacked, attacker] : tree["opponents"].object())
    out.opponents[attacked] = attacker.string();
  out.sanctioned = tree["sanctioned"]["state"].string();
  for (const auto& [predicate, role] : tree["completed"].object())
    out.completed[predicate] = role.string();
  for (const Value& row : tree["frame"].array()) {
    VEDETTA_TRY(Frame frame, frame_of(row));
    out.add(std::move(frame));
  }
  return out;
}

}  // namespace vedetta::read
