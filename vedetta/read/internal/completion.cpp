// Parties that a claim's words leave out and its document supplies: "the shipments began in March"
// after "X sends shells to Y". What is filled in is marked as inferred and says from where.
#include <fmt/format.h>

#include <algorithm>

#include "vedetta/read/internal/document.h"

namespace vedetta::read {
namespace {

using model::MentionType;

constexpr std::uint32_t kReach = 8;  // sentences over which a party carries over

using Role = std::vector<RoleFiller> RawClaim::*;

bool holds(const std::vector<RoleFiller>& role, std::string_view link) {
  return std::any_of(role.begin(), role.end(),
                     [&](const RoleFiller& r) { return r.who.link == link; });
}

bool meet(const std::vector<RoleFiller>& a, const std::vector<RoleFiller>& b) {
  return std::any_of(a.begin(), a.end(), [&](const RoleFiller& r) { return holds(b, r.who.link); });
}

class Completion {
 public:
  explicit Completion(DocumentWork& work) : work_(work), named_(names(work.frames->sanctioned)) {}

  void run() {
    for (std::size_t i = 0; i < work_.claims.size(); ++i) {
      DraftClaim& d = work_.claims[i];
      if (!d.drop && d.claim.act == "veto" && d.claim.fillers("counterpart").empty())
        whom_it_ends(i);
      if (!d.drop && d.raw.predicate == "sanctions-relief" && d.raw.counterpart.empty())
        who_is_spared(i);
      const auto it = work_.frames->completed.find(d.raw.predicate);
      if (!d.drop && d.raw.frame->retells) {
        fill(i, &RawClaim::actor, "");
        fill(i, &RawClaim::counterpart, "");
      }
      if (d.drop || it == work_.frames->completed.end()) continue;
      if (it->second == "actor-only") {
        fill(i, &RawClaim::actor, "");
        continue;
      }
      if (it->second == "actor" && d.raw.actor.empty()) forget_pronoun(d);
      // The role that the nature of the goods gives comes first: the other one hangs on it.
      const bool actor_first = it->second != "counterpart";
      fill(i, actor_first ? &RawClaim::actor : &RawClaim::counterpart, it->second);
      fill(i, actor_first ? &RawClaim::counterpart : &RawClaim::actor, it->second);
    }
  }

 private:
  const char* name_of(Role role) const {
    return role == &RawClaim::actor ? "actor" : "counterpart";
  }
  Role other_of(Role role) const {
    return role == &RawClaim::actor ? &RawClaim::counterpart : &RawClaim::actor;
  }

  void fill(std::size_t i, Role role, const std::string& natural) {
    RawClaim& raw = work_.claims[i].raw;
    if (!(raw.*role).empty() || !asks_for(raw, role)) return;
    const std::string& state = work_.frames->sanctioned;
    if (const RawClaim* told = same_act(i, role)) {
      for (const RoleFiller& r : told->*role)
        if (!holds(raw.*other_of(role), r.who.link)) give(i, role, r.who, "said before");
    } else if (natural == name_of(role)) {
      if (!holds(raw.*other_of(role), state) && named_)
        give(i, role, {state, MentionType::gpe, state, -1}, "by the goods");
    } else if (!natural.empty() && !holds(raw.*other_of(role), state) &&
               !(raw.*other_of(role)).empty() && named_) {
      // The other side has the natural role: the flow goes the other way.
      give(i, role, {state, MentionType::gpe, state, -1}, "by the other side");
    } else if (const RawClaim* loot = role == &RawClaim::actor ? same_loot(i) : nullptr) {
      for (const RoleFiller& r : loot->actor) give(i, role, r.who, "who had the loot");
    } else if (const Referent* partner = partner_of(i, role)) {
      give(i, role, *partner, "the other side so far");
    }
  }

  // "Russia vetoed the resolution that would have extended its mandate": the body that the text
  // speaks of nearby.
  void whom_it_ends(std::size_t i) {
    const std::uint32_t own = work_.claims[i].raw.sentence;
    const NamedMention* best = nullptr;
    std::uint32_t nearest = kReach;
    for (const NamedMention& m : work_.names.mentions) {
      if (m.kind != "committee") continue;
      const std::uint32_t gap = m.sentence <= own ? own - m.sentence : m.sentence - own;
      if (gap > nearest) continue;
      best = &m;
      nearest = gap;
    }
    if (best)
      give(i, &RawClaim::counterpart, {best->mention.link, MentionType::org, "", -1},
           "the body spoken of");
  }

  // "The committee had exempted the transfer": whoever the text has just said to send.
  void who_is_spared(std::size_t i) {
    const std::uint32_t own = work_.claims[i].raw.sentence;
    const DraftClaim* best = nullptr;
    for (const DraftClaim& d : work_.claims) {
      const bool act = work_.frames->completed.contains(d.raw.predicate) ||
                       d.raw.predicate == "financial-service";
      if (d.drop || !act || d.raw.sentence > own || own - d.raw.sentence > 2) continue;
      if (d.raw.actor.empty() || d.raw.actor.front().who.type == MentionType::gpe) continue;
      if (!best || d.raw.sentence >= best->raw.sentence) best = &d;
    }
    if (best) give(i, &RawClaim::counterpart, best->raw.actor.front().who, "who was to send it");
  }

  // "A country that gives it arms": that "it" is the sanctioned state is a pronoun's guess against
  // the nature of the goods; better nobody than the wrong side.
  void forget_pronoun(DraftClaim& d) const {
    auto& taker = d.raw.counterpart;
    const bool guessed =
        std::all_of(taker.begin(), taker.end(), [](const RoleFiller& r) { return r.inferred; });
    if (!guessed || !holds(taker, work_.frames->sanctioned)) return;
    taker.clear();
    std::erase_if(d.claim.arguments,
                  [](const model::Argument& a) { return a.role == "counterpart"; });
  }

  bool asks_for(const RawClaim& raw, Role role) const {
    const auto& slots = role == &RawClaim::actor ? raw.frame->actor : raw.frame->counterpart;
    return !slots.empty();
  }

  // The nearest claim of the same predicate that names the role, before this one, else after it.
  const RawClaim* same_act(std::size_t i, Role role) const {
    const RawClaim& raw = work_.claims[i].raw;
    const RawClaim* best = nullptr;
    std::uint32_t nearest = 0;
    for (std::size_t j = 0; j < work_.claims.size(); ++j) {
      const DraftClaim& d = work_.claims[j];
      if (j == i || d.drop || d.raw.predicate != raw.predicate || (d.raw.*role).empty()) continue;
      const auto& mine = raw.*other_of(role);
      const auto& theirs = d.raw.*other_of(role);
      const auto free = [&](const RoleFiller& r) {
        return r.who.type != MentionType::ves && !holds(mine, r.who.link);
      };
      if (std::none_of((d.raw.*role).begin(), (d.raw.*role).end(), free) ||
          (!raw.frame->retells && !mine.empty() && !theirs.empty() && !meet(mine, theirs)))
        continue;
      const bool before = j < i;
      const std::uint32_t gap =
          before ? raw.sentence - d.raw.sentence : (d.raw.sentence - raw.sentence) * 2 + 1;
      if (gap > kReach || (best && gap > nearest)) continue;
      best = &d.raw;
      nearest = gap;
    }
    return best;
  }

  // What is laundered was stolen, and by whom the nearest theft names; the other way round too.
  const RawClaim* same_loot(std::size_t i) const {
    const std::string_view predicate = work_.claims[i].raw.predicate;
    if (!predicate.starts_with("crypto-")) return nullptr;
    const std::uint32_t own = work_.claims[i].raw.sentence;
    const RawClaim* best = nullptr;
    std::uint32_t nearest = kReach;
    for (const DraftClaim& d : work_.claims) {
      if (d.drop || d.raw.actor.empty() || d.raw.predicate == predicate ||
          !d.raw.predicate.starts_with("crypto-"))
        continue;
      const std::uint32_t gap = d.raw.sentence <= own ? own - d.raw.sentence : d.raw.sentence - own;
      if (gap > nearest) continue;
      best = &d.raw;
      nearest = gap;
    }
    return best;
  }

  // Whether the document names the sanctioned state at all.
  bool names(const std::string& state) const {
    const auto& names = work_.names;
    return std::any_of(names.mentions.begin(), names.mentions.end(),
                       [&](const NamedMention& m) {
                         return m.mention.link == state || m.mention.state == state;
                       }) ||
           std::any_of(names.demonyms.begin(), names.demonyms.end(),
                       [&](const Demonym& d) { return d.state == state; });
  }

  // The state that stands against the sanctioned one in the nearest other act.
  const Referent* partner_of(std::size_t i, Role role) const {
    const RawClaim& raw = work_.claims[i].raw;
    const std::string& state = work_.frames->sanctioned;
    if (!holds(raw.*other_of(role), state)) return nullptr;
    const Referent* best = nullptr;
    std::uint32_t nearest = kReach;
    for (const DraftClaim& d : work_.claims) {
      const bool ties = d.raw.predicate == "cooperation";
      if (d.drop || (!ties && !work_.frames->completed.contains(d.raw.predicate))) continue;
      const std::uint32_t gap = d.raw.sentence <= raw.sentence
                                    ? raw.sentence - d.raw.sentence
                                    : (d.raw.sentence - raw.sentence) * 2;
      if (gap > nearest) continue;
      for (const Role side : {&RawClaim::actor, &RawClaim::counterpart}) {
        if (!holds(d.raw.*other_of(side), state) && !(ties && holds(d.raw.*side, state))) continue;
        for (const RoleFiller& r : d.raw.*side)
          if (r.who.type == MentionType::gpe && r.who.link != state) {
            best = &r.who;
            nearest = gap;
          }
      }
    }
    return best;
  }

  // As another claim of the text writes it; empty where none does.
  std::string label_of(std::string_view link) const {
    for (const DraftClaim& d : work_.claims)
      for (const model::Argument& a : d.claim.arguments)
        if (a.value == link && !a.label.empty()) return a.label;
    return {};
  }

  void give(std::size_t i, Role role, const Referent& who, const char* from) {
    DraftClaim& d = work_.claims[i];
    (d.raw.*role).push_back({who, -1, Slot::subject, true});
    model::Argument argument;
    argument.role = name_of(role);
    argument.value = who.link;
    argument.confidence = Fixed::ratio(6, 10);
    argument.label = label_of(who.link);
    d.claim.arguments.push_back(std::move(argument));
    d.claim.reasons.push_back(fmt::format("{} {}", name_of(role), from));
  }

  DocumentWork& work_;
  bool named_;
};

}  // namespace

void complete_parties(DocumentWork& work) {
  Completion(work).run();
}

}  // namespace vedetta::read
