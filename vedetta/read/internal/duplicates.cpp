#include <algorithm>
#include <set>
#include <string_view>

#include "vedetta/read/internal/document.h"

namespace vedetta::read {
namespace {

int filled(const DraftClaim& d) {
  const RawClaim& r = d.raw;
  const auto weight = [](const std::vector<RoleFiller>& role) {
    if (role.empty()) return 0;
    return role.front().inferred ? 1 : 3;
  };
  return weight(r.actor) + weight(r.counterpart) + (r.goods >= 0 ? 2 : 0) +
         (r.quantity >= 0 ? 1 : 0) + (r.verb >= 0 ? 1 : 0);
}

bool overlap(const RawClaim& a, const RawClaim& b) {
  return a.sentence == b.sentence && a.first < b.last && b.first < a.last;
}

// "Visited X and dined with Y": two verbs, each with somebody else.
bool done_to_others(const RawClaim& a, const RawClaim& b) {
  if (a.verb < 0 || b.verb < 0 || a.verb == b.verb) return false;
  if (a.counterpart.empty() || b.counterpart.empty()) return false;
  return std::none_of(a.counterpart.begin(), a.counterpart.end(), [&](const RoleFiller& r) {
    return std::any_of(b.counterpart.begin(), b.counterpart.end(),
                       [&](const RoleFiller& other) { return other.who.link == r.who.link; });
  });
}

// Two readings of one event: the same predicate over the same words, without figures of their own.
bool same_event(const DraftClaim& a, const DraftClaim& b) {
  if (a.claim.predicate != b.claim.predicate || a.claim.act != b.claim.act) return false;
  if (!overlap(a.raw, b.raw) || done_to_others(a.raw, b.raw)) return false;
  const bool own_figures =
      a.raw.quantity >= 0 && b.raw.quantity >= 0 && a.raw.quantity != b.raw.quantity;
  return !own_figures;
}

// Whether the first says more; of equals the frame that stands earlier in the data.
bool better(const DraftClaim& a, const DraftClaim& b) {
  if (filled(a) != filled(b)) return filled(a) > filled(b);
  return a.raw.frame->order <= b.raw.frame->order;
}

// Two frames that the same word opens: the one whose goods are said, not supposed, is meant.
bool same_trigger(const DraftClaim& a, const DraftClaim& b) {
  if (a.raw.sentence != b.raw.sentence || a.raw.trigger != b.raw.trigger) return false;
  if (a.claim.predicate == "measure" || b.claim.predicate == "measure") return false;
  const bool figures = a.raw.quantity != b.raw.quantity && a.raw.goods != b.raw.goods;
  return !(figures && a.raw.frame == b.raw.frame);
}

// "accuses X of handing weapons": the act that is alleged is the claim.
bool says_what(const DraftClaim& accusation, const DraftClaim& act) {
  return accusation.claim.act == "accusation" && act.raw.sentence == accusation.raw.sentence &&
         act.raw.trigger > accusation.raw.trigger && !act.drop &&
         act.claim.predicate != "political-act" && act.claim.predicate != "measure" &&
         !act.claim.is_denial();
}

// Acts that a rule can be about.
bool is_act(const DraftClaim& d) {
  static const std::set<std::string_view> kOthers = {
      "measure",       "political-act", "denial",         "designation",
      "meeting-visit", "cooperation",   "enforcement-act"};
  return !kOthers.contains(d.claim.predicate);
}

bool inferred(const std::vector<RoleFiller>& role) {
  return std::all_of(role.begin(), role.end(), [](const RoleFiller& r) { return r.inferred; });
}

// What a rule forbids did not thereby happen: "prohibits the sale", "vieta di fornire", "a cap on
// such imports", "the embargo on arms supplies".
bool forbidden(const DraftClaim& rule, const DraftClaim& act) {
  if (rule.claim.predicate == "measure" && is_act(act) && act.raw.noun >= 0 &&
      act.raw.sentence == rule.raw.sentence) {
    const bool nobody = inferred(act.raw.actor) && inferred(act.raw.counterpart);
    const bool inside = rule.raw.noun >= 0 && act.raw.trigger > rule.raw.trigger &&
                        act.raw.trigger - rule.raw.trigger <= 4;
    if (nobody || inside) return true;
  }
  return rule.claim.predicate == "measure" && rule.raw.verb >= 0 && is_act(act) &&
         act.raw.sentence == rule.raw.sentence && act.raw.trigger >= rule.raw.first &&
         act.raw.trigger < rule.raw.last &&
         (act.raw.noun >= 0 || act.raw.trigger > rule.raw.trigger);
}

// "gave, despite the ban on exports of coal": the goods are the ban's.
bool of_rule(const DocumentWork& work, const DraftClaim& rule, const DraftClaim& act) {
  if (rule.claim.predicate != "measure" || rule.raw.noun < 0 || rule.raw.goods < 0 ||
      act.raw.verb < 0 || act.raw.sentence != rule.raw.sentence ||
      act.raw.goods != rule.raw.goods || act.claim.predicate == "measure")
    return false;
  const auto& fillers = work.sentences[act.raw.sentence].analysis.fillers;
  return fillers[static_cast<std::size_t>(rule.raw.goods)].first > rule.raw.trigger &&
         act.raw.trigger < rule.raw.trigger;
}

// "obliges states to freeze the funds": what they are to do was not done here.
bool obliged(const DocumentWork& work, const DraftClaim& rule, const DraftClaim& act) {
  if (rule.claim.predicate != "measure" || rule.claim.act != "obligation" || rule.raw.verb < 0 ||
      act.raw.verb < 0 || act.raw.sentence != rule.raw.sentence || act.raw.verb <= rule.raw.verb ||
      act.claim.predicate == "measure")
    return false;
  const auto& verbs = work.sentences[act.raw.sentence].analysis.verbs;
  return verbs[static_cast<std::size_t>(act.raw.verb)].infinitive;
}

// "helped X to build missiles": the help is the act, not what it is for.
bool helped(const DraftClaim& help, const DraftClaim& act) {
  const bool purpose = act.claim.predicate == "weapons-production" ||
                       act.claim.predicate == "weapons-test" || act.claim.act == "support";
  return help.claim.predicate == "tech-transfer" && help.raw.verb >= 0 && purpose &&
         act.raw.sentence == help.raw.sentence && act.raw.trigger >= help.raw.trigger &&
         act.raw.trigger < help.raw.last;
}

// "lifted its sanctions on X": what is lifted was not imposed here.
bool lifted(const DocumentWork& work, const DraftClaim& relief, const DraftClaim& act) {
  if (relief.claim.predicate != "sanctions-relief" || relief.raw.sentence != act.raw.sentence ||
      (act.claim.predicate != "designation" && act.claim.predicate != "measure") ||
      act.raw.noun < 0 || act.raw.trigger <= relief.raw.trigger)
    return false;
  const Analysis& a = work.sentences[act.raw.sentence].analysis;
  return a.segment_of(relief.raw.trigger) == a.segment_of(act.raw.trigger);
}

// "sanctioned X for easing arms transfers": why somebody was listed. Where the text tells the act
// elsewhere, this names it once more and tells nothing new.
bool ground(const DocumentWork& work, const DraftClaim& listing, const DraftClaim& act) {
  if (listing.claim.predicate != "designation" || !is_act(act) ||
      act.raw.sentence != listing.raw.sentence || act.raw.trigger <= listing.raw.trigger)
    return false;
  const Analysis& a = work.sentences[act.raw.sentence].analysis;
  const Lexicon& lexicon = work.language->lexicon;
  const bool reason = std::any_of(a.matches.begin(), a.matches.end(), [&](const LexMatch& m) {
    return m.first > listing.raw.trigger && m.last <= act.raw.trigger &&
           lexicon.is_in(m.group, "ground.word");
  });
  return reason && std::any_of(work.claims.begin(), work.claims.end(), [&](const DraftClaim& d) {
           return !d.drop && d.raw.sentence != act.raw.sentence &&
                  d.claim.predicate == act.claim.predicate;
         });
}

// "a veto ended the panel": one act, done to what the other one names.
void absorb(std::vector<DraftClaim>& claims) {
  for (DraftClaim& a : claims)
    for (DraftClaim& b : claims) {
      if (a.drop || b.drop || a.raw.frame->absorbs.empty() || b.claim.act != a.raw.frame->absorbs ||
          a.raw.sentence != b.raw.sentence)
        continue;
      if (a.claim.fillers("counterpart").empty())
        for (const model::Argument& argument : b.claim.arguments)
          if (argument.role == "counterpart") a.claim.arguments.push_back(argument);
      b.drop = true;
    }
}

}  // namespace

void drop_duplicates(DocumentWork& work) {
  auto& claims = work.claims;
  absorb(claims);
  for (std::size_t i = 0; i < claims.size(); ++i)
    for (std::size_t j = i + 1; j < claims.size() && !claims[i].drop; ++j)
      if (!claims[j].drop && same_trigger(claims[i], claims[j]))
        (better(claims[i], claims[j]) ? claims[j] : claims[i]).drop = true;
  for (DraftClaim& act : claims)
    act.drop = act.drop || std::any_of(claims.begin(), claims.end(), [&](const DraftClaim& rule) {
                 return !rule.drop && (forbidden(rule, act) || helped(rule, act) ||
                                       lifted(work, rule, act) || ground(work, rule, act) ||
                                       obliged(work, rule, act) || of_rule(work, rule, act));
               });
  for (DraftClaim& accusation : claims)
    accusation.drop = accusation.drop ||
                      std::any_of(claims.begin(), claims.end(),
                                  [&](const DraftClaim& d) { return says_what(accusation, d); });
  for (std::size_t i = 0; i < claims.size(); ++i)
    for (std::size_t j = i + 1; j < claims.size() && !claims[i].drop; ++j) {
      if (claims[j].drop || !same_event(claims[i], claims[j])) continue;
      (better(claims[i], claims[j]) ? claims[j] : claims[i]).drop = true;
    }
}

}  // namespace vedetta::read
