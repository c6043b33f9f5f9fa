// Frames as data (data/frames/frames.toml): which claim a trigger opens and where its roles stand.
#pragma once
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "vedetta/core/datapack.h"

namespace vedetta::read {

// A place looked at for a role's filler.
enum class Slot : std::uint8_t {
  subject,
  object,
  second,
  to,
  from,
  by,
  with,
  in,
  on,
  for_,
  against,
  between,
  via,
  about,
  of,
  possessive,
  origin,
  compound,
  compound_party,
  into,
  clause,
  demonym,
  object_of,
  after,
  vessels,
  place,
  ascribed,
  before,
  itself
};
inline constexpr std::size_t kSlots = 29;

const char* to_string(Slot slot);

// Who can fill a party's role.
enum class Party : std::uint8_t { any, agent, person, host, vessel, named, ruler };

struct Frame {
  std::string id;
  // Its place in the data; frames that code makes, of denials, stand behind them.
  std::size_t order = std::numeric_limits<std::size_t>::max();
  std::vector<std::string> verbs;  // trigger classes
  std::vector<std::string> nouns;
  std::string predicate;  // empty: by the goods
  std::string act;
  std::vector<Slot> actor, counterpart, goods, people_at;
  std::vector<std::string> people;      // groups: "workers", "troops"
  std::vector<std::string> goods_only;  // classes; empty: all
  Party actor_type = Party::any;
  Party counterpart_type = Party::any;
  std::string default_goods;
  std::string default_actor;
  std::string default_counterpart;
  // All of (any of); verbs and nouns may need more.
  std::vector<std::vector<std::string>> needs, verb_needs, noun_needs, weak_needs;
  std::vector<std::string> object_nouns;  // classes one of which must be the verb's object
  std::string unless;                     // predicate that takes precedence on the same trigger
  bool recalls = false;    // its nouns can mean goods that only the text before names
  bool retells = false;    // an act of this kind told shortly before, whose parties it leaves out
  bool symmetric = false;  // who gives is not said: the sanctioned state takes its natural side
  std::string absorbs;     // act of the same sentence whose counterpart it takes over
};

// A group that nouns name ("hackers"), of data/frames/groups.toml.
struct GroupKind {
  bool stands_for_state = false;  // its people act for the state or organisation beside them
  bool nobody = false;            // unnamed companies, vessels …: no party
  std::string entity;  // the one organisation that the nouns mean where its state is spoken of
  std::string goods;   // goods class of people who are moved: "workers", "troops"
};

struct NameHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view name) const {
    return std::hash<std::string_view>{}(name);
  }
};

struct Frames {
  std::vector<Frame> frames;
  // Trigger class → its frames, as indices in their order.
  using Triggers =
      std::unordered_map<std::string, std::vector<std::size_t>, NameHash, std::equal_to<>>;
  Triggers by_verb, by_noun;
  // By class: "group.hackers".
  std::unordered_map<std::string, GroupKind, NameHash, std::equal_to<>> groups;
  std::map<std::string, std::string, std::less<>> by_goods;  // goods class → predicate

  const GroupKind* group(std::string_view name) const;
  static const std::vector<std::size_t>& opened(const Triggers& triggers, std::string_view group);
  std::map<std::string, std::vector<std::vector<std::string>>, std::less<>> predicate_needs;
  std::vector<std::string> at_sea;  // predicates that are ship-to-ship transfers at sea
  std::vector<std::string> abroad;  // predicates that take people out of their own state
  std::vector<std::string> made;    // goods classes whose origin says who made, not who gives
  std::vector<std::string> organs;  // kinds of organisations that act as their state
  std::vector<std::string> acts_of_officials;  // predicates: so do its officials in these
  std::vector<std::string> acts_of_states;     // predicates in which a state's leader is the state
  std::map<std::string, std::string, std::less<>> opponents;  // attacked state → attacker
  // Predicates whose parties a document supplies where a clause leaves them out → the role in which
  // the sanctioned state stands there by the nature of the goods; empty: in neither.
  std::map<std::string, std::string, std::less<>> completed;
  std::string sanctioned;  // the state that the measures are about

  void add(Frame frame);                             // behind the others
  static Result<Frames> load(const DataPack& data);  // bad_data_file with file and line
};

}  // namespace vedetta::read
