#include "vedetta/read/internal/discourse.h"

#include <algorithm>

namespace vedetta::read {

using model::MentionType;

namespace {
constexpr std::uint32_t kReach = 4;  // sentences over which parties carry over
}

void Discourse::see(const Referent& referent, bool subject) {
  const auto type = static_cast<std::size_t>(referent.type);
  last_[type] = {referent, ++seen_, sentence_};
  if (subject) last_subject_[type] = {referent, seen_, sentence_};
  auto& [set, sentence] = groups_[type];
  if (sentence != sentence_) set.clear();
  sentence = sentence_;
  if (std::none_of(set.begin(), set.end(),
                   [&](const Referent& r) { return r.link == referent.link; }))
    set.push_back(referent);
  if (referent.type == MentionType::gpe) see_state(referent.link);
}

void Discourse::see_state(Lasting state) {
  std::erase(states_, state);
  states_.push_back(state);
  ++named_[state];
}

std::vector<Referent> Discourse::last_named(MentionType type) const {
  const Group& group = groups_[static_cast<std::size_t>(type)];
  if (group.who.empty() || sentence_ - group.sentence > kReach) return {};
  return group.who;
}

void Discourse::claimed(Lasting predicate, Lasting goods, PastClaim claim) {
  if (!goods.empty()) goods_ = goods;
  if (claim.actor.empty() && claim.counterpart.empty()) return;
  PastClaim& known = past_[predicate];
  const bool recent = sentence_ - known.sentence <= kReach;
  if (claim.actor.empty() && recent) claim.actor = known.actor;
  if (claim.counterpart.empty() && recent) claim.counterpart = known.counterpart;
  known = std::move(claim);
}

const PastClaim* Discourse::past(std::string_view predicate) const {
  const auto it = past_.find(predicate);
  return it != past_.end() && sentence_ - it->second.sentence <= kReach ? &it->second : nullptr;
}

bool Discourse::told(std::string_view predicate) const {
  const auto it = told_.find(predicate);
  return it != told_.end() && sentence_ - it->second <= kReach;
}

std::vector<Referent> Discourse::resolve(std::string_view group,
                                         const std::function<bool(const Referent&)>& fits) const {
  const auto latest = [&](const ByType<Seen>& table, std::initializer_list<MentionType> types) {
    const Seen* out = nullptr;
    for (const MentionType type : types) {
      const Seen& seen = table[static_cast<std::size_t>(type)];
      if (seen.order == 0 || (fits && !fits(seen.who))) continue;
      if (!out || seen.order > out->order) out = &seen;
    }
    return out;
  };
  // A subject first; but not one of long ago where the sentence before names another.
  const auto find = [&](std::initializer_list<MentionType> types) -> std::vector<Referent> {
    const Seen* subject = latest(last_subject_, types);
    const Seen* named = latest(last_, types);
    const auto recent = [&](const Seen* seen) { return seen->sentence + 1 >= sentence_; };
    if (subject && (recent(subject) || !named || !recent(named))) return {subject->who};
    if (named) return {named->who};
    return {};
  };
  if (group == "pron.singular" || group == "pron.person") return find({MentionType::per});
  if (group == "pron.first") {
    if (!speaker_.link.empty()) return {speaker_};
    return {};
  }
  if (group == "pron.country") return find({MentionType::gpe});
  if (group == "pron.company") return find({MentionType::org});
  if (group == "pron.vessel") return find({MentionType::ves});
  if (group == "pron.thing") return find({MentionType::gpe, MentionType::org, MentionType::ves});
  if (group == "pron.dative")
    return find({MentionType::gpe, MentionType::per, MentionType::org, MentionType::ves});
  if (group == "poss.pronoun") return find({MentionType::gpe, MentionType::org, MentionType::per});
  if (group == "pron.plural") return find({MentionType::grp, MentionType::org});
  if (group == "pron.states") {
    // "The two countries": those the text names most; of equals, the later one.
    std::vector<std::string_view> order(states_.rbegin(), states_.rend());
    std::stable_sort(order.begin(), order.end(),
                     [&](const auto& a, const auto& b) { return named_.at(a) > named_.at(b); });
    std::vector<Referent> out;
    for (std::size_t i = 0; i < order.size() && i < 2; ++i)
      out.push_back({order[i], MentionType::gpe, order[i], -1});
    return out;
  }
  return {};
}

}  // namespace vedetta::read
