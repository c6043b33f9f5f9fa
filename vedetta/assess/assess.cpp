#include "vedetta/assess/assess.h"

#include <algorithm>
#include <set>

#include "vedetta/assess/internal/judge.h"

namespace vedetta::assess {
namespace {

using measures::TouchedRow;
using model::About;
using model::Claim;
using model::Finding;
using model::Outcome;

// What one of the goods of a claim touches.
struct Reading {
  measures::ActFacts facts;
  measures::Touched touched;
};

struct ClaimState {
  Case of;
  std::vector<Reading> readings;  // one a goods
  std::vector<std::string> denials;
};

using RowClaims = std::set<std::pair<std::string, std::string>>;  // (row, claim key)

// How strongly an outcome weighs where claims differ: what happened before what might.
int weight(Outcome outcome) {
  switch (outcome) {
    case Outcome::breach_alleged:
      return 3;
    case Outcome::undetermined:
      return 2;
    case Outcome::would_breach:
      return 1;
    case Outcome::no_breach_shown:
      return 0;
  }
  return 0;
}

bool said_above_cap(const Claim& claim) {
  if (has_condition(claim, "above-cap")) return true;
  if (!claim.quantity || !claim.quantity->unit.starts_with("cap:")) return false;
  const model::Bound bound = claim.quantity->bound;
  return bound == model::Bound::more_than || bound == model::Bound::at_least;
}

bool happened(const Claim& claim, const Case& of) {
  return claim.positive && !of.prospective;
}

class Work {
 public:
  Work(const measures::Measures& measures, const model::Vocabulary& vocabulary,
       std::span<const Claim> claims, const PartyLookup& parties, const DocumentDates& dates)
      : measures_(measures), source_(measures, parties), dates_(dates) {
    for (const Claim& c : claims) {
      if (c.retracted) continue;
      by_key_[c.key] = &c;
      by_document_[c.document].push_back(&c);
    }
    acts_ = acts_of(claims, source_, measures, vocabulary, dates);
  }

  Assessment run() {
    for (const ActOf& act : acts_)
      for (const Claim* claim : act.claims) read(*claim, act);
    sum_caps();
    for (const ActOf& act : acts_)
      for (const Claim* claim : act.claims) assess_claim(*claim);
    for (const auto& [key, claim] : by_key_)
      if (claim->is_denial()) assess_denial(*claim);
    for (const ActOf& act : acts_) assess_act(act);
    return finish();
  }

 private:
  void read(const Claim& claim, const ActOf& act);
  void sum_caps();
  void sum_cap(const measures::Measure& row, const std::vector<measures::Supply>& supplies);
  void assess_claim(const Claim& claim);
  std::optional<Finding> find(const ClaimState& state, const Reading& reading,
                              const TouchedRow& touched) const;
  void assess_denial(const Claim& denial);
  void assess_act(const ActOf& act);
  Assessment finish();

  const measures::Measures& measures_;
  FactSource source_;
  const DocumentDates& dates_;
  std::map<std::string, const Claim*, std::less<>> by_key_;
  std::map<std::string, std::vector<const Claim*>, std::less<>> by_document_;
  std::vector<ActOf> acts_;
  std::map<std::string, ClaimState, std::less<>> states_;
  std::map<std::string, ClaimAssessment, std::less<>> assessed_;
  RowClaims passed_;
  Assessment out_;
};

void Work::read(const Claim& claim, const ActOf& act) {
  ClaimState state;
  const Day day = dates_.of(claim);
  state.of.claim = &claim;
  state.of.days = days_of(claim, day);
  state.of.involvement = source_.involvement(claim);
  state.of.prospective = is_prospective(claim, state.of.days, day);
  for (const Claim* other : act.claims) {
    state.of.above_cap = state.of.above_cap || said_above_cap(*other);
    const bool theirs =
        other->positive &&
        !is_prospective(*other, days_of(*other, dates_.of(*other)), dates_.of(*other));
    state.of.happened_elsewhere = state.of.happened_elsewhere || theirs;
  }
  for (const Claim* denial : act.denials) {
    const bool about_it = std::any_of(denial->about.begin(), denial->about.end(),
                                      [&](const auto& r) { return r.target == claim.key; });
    if (about_it) state.denials.push_back(denial->key);
  }
  std::vector<const model::Goods*> goods = {claim.goods ? &*claim.goods : nullptr};
  for (const model::Goods& further : claim.further_goods) goods.push_back(&further);
  for (const model::Goods* g : goods) {
    Reading reading;
    reading.facts = source_.facts_of(claim, g, state.of.days, by_document_[claim.document]);
    reading.touched = measures_.touched(reading.facts);
    state.readings.push_back(std::move(reading));
  }
  states_[claim.key] = std::move(state);
}

void Work::sum_caps() {
  std::map<std::string, std::vector<measures::Supply>> supplies;
  for (const auto& [key, state] : states_) {
    const Claim& claim = *state.of.claim;
    if (!happened(claim, state.of) || !claim.quantity || !claim.quantity->value) continue;
    for (const Reading& reading : state.readings)
      for (const TouchedRow& row : reading.touched.rows)
        if (!row.context && measures_.row(row.row)->effect == measures::Effect::cap)
          supplies[row.row].push_back({key, origin_of(claim, dates_), state.of.days.days,
                                       reading.facts.goods, *claim.quantity});
  }
  for (const auto& [row, list] : supplies) sum_cap(*measures_.row(row), list);
}

// Limits of a group with the rule `either` are passed only together; all others each by itself.
void Work::sum_cap(const measures::Measure& row, const std::vector<measures::Supply>& supplies) {
  RowClaims kept;
  for (const measures::Limit& limit : row.limits) {
    if (limit.never_applied || !limit.value) continue;
    std::set<std::pair<Day, Day>> periods;
    for (const measures::Supply& s : supplies)
      if (const auto period = measures::period_of(limit, *s.days.first))
        periods.insert({*period->first, *period->last});
    for (const auto& [first, last] : periods) {
      for (measures::CapSum& sum :
           measures::sums_of(supplies, row, limit, {first, last}, measures_.conversions())) {
        for (const std::string& claim : sum.decisive) passed_.insert({row.id, claim});
        if (!sum.passed && limit.rule == measures::LimitRule::either && !limit.group.empty())
          for (const std::string& claim : sum.claims) kept.insert({row.id, claim});
        out_.caps.push_back({row.id, limit.id, std::move(sum)});
      }
    }
  }
  for (const auto& claim : kept) passed_.erase(claim);
}

Fixed match_confidence(const ClaimState& state, const TouchedRow& touched) {
  Fixed out = Fixed::of(1);
  const bool tied = touched.directed || !touched.open.empty();
  if (tied && state.of.involvement.inferred && !state.of.involvement.certain)
    out = out * kMatchByElimination;
  if (!state.of.days.stated) out = out * kMatchDateAssumed;
  if (!touched.implied.empty()) out = out * kMatchImplied;
  if (touched.one_of) out = out * kMatchOneOf;
  return out;
}

std::optional<Finding> Work::find(const ClaimState& state, const Reading& reading,
                                  const TouchedRow& touched) const {
  const Claim& claim = *state.of.claim;
  const auto verdict = judge(state.of, touched, reading.facts, measures_,
                             passed_.contains({touched.row, claim.key}));
  if (!verdict) return std::nullopt;
  Finding f;
  f.measure = touched.row;
  f.core = touched.core;
  f.outcome = verdict->outcome;
  f.blocked_by = verdict->blocked_by;
  f.claims = {claim.key};
  f.denials = state.denials;
  for (const std::string& rule : touched.rules) f.reasons.push_back("touch:" + rule);
  f.reasons.push_back(verdict->reason);
  f.claim_confidence = claim.confidence;
  f.match_confidence = match_confidence(state, touched);
  f.implied = !touched.implied.empty();
  f.background = claim.background;
  f.key = model::key_of(f);
  return f;
}

// Core before also, then by row; of two findings on one row the core, then the weightier.
void put(std::vector<Finding>& findings, Finding f) {
  for (Finding& old : findings) {
    if (old.measure != f.measure) continue;
    if (std::pair(f.core, weight(f.outcome)) > std::pair(old.core, weight(old.outcome)))
      old = std::move(f);
    return;
  }
  findings.push_back(std::move(f));
}

void sort_findings(std::vector<Finding>& findings) {
  std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tuple(a.background, !a.core, a.measure, a.key) <
           std::tuple(b.background, !b.core, b.measure, b.key);
  });
}

void Work::assess_claim(const Claim& claim) {
  const ClaimState& state = states_.at(claim.key);
  ClaimAssessment& out = assessed_[claim.key];
  out.claim = claim.key;
  out.direction = state.of.involvement.direction;
  for (const Reading& reading : state.readings) {
    for (const TouchedRow& touched : reading.touched.rows) {
      if (touched.context) {
        out.context.push_back(touched.row);
      } else if (auto finding = find(state, reading, touched)) {
        put(out.findings, std::move(*finding));
      }
    }
    out.rules.insert(out.rules.end(), reading.touched.rules.begin(), reading.touched.rules.end());
    // An exemption that is claimed for the act is named beside the rows that it may open.
    const auto& facts = reading.facts.facts;
    for (const measures::Measure& row : measures_.rows()) {
      if (row.effect != measures::Effect::exemption || out.findings.empty() ||
          measures_.in_force(row, state.of.days.days) == measures::Extent::none)
        continue;
      const bool stated = std::any_of(row.facts.begin(), row.facts.end(), [&](const auto& c) {
        return measures::evaluate(c, facts) == measures::Truth::yes;
      });
      TouchedRow touched;
      touched.row = row.id;
      if (!stated) continue;
      if (auto finding = find(state, reading, touched)) put(out.findings, std::move(*finding));
    }
  }
  sort_findings(out.findings);
}

void Work::assess_denial(const Claim& denial) {
  ClaimAssessment& out = assessed_[denial.key];
  out.claim = denial.key;
  for (const model::Relation& relation : denial.about) {
    if (relation.about != About::denies && relation.about != About::neither_confirms_nor_denies)
      continue;
    const auto target = assessed_.find(relation.target);
    if (target == assessed_.end() || by_key_.at(relation.target)->is_denial()) continue;
    for (Finding f : target->second.findings) {
      f.claims = {denial.key};
      f.denials = {denial.key};
      f.reasons.push_back("denial-of:" + relation.target);
      f.claim_confidence = denial.confidence;
      f.match_confidence = f.match_confidence * relation.confidence;
      f.key = model::key_of(f);
      put(out.findings, std::move(f));
    }
    out.context.insert(out.context.end(), target->second.context.begin(),
                       target->second.context.end());
  }
  sort_findings(out.findings);
}

void Work::assess_act(const ActOf& act) {
  std::map<std::string, Finding> rows;
  for (const Claim* claim : act.claims) {
    for (const Finding& f : assessed_.at(claim->key).findings) {
      const auto [at, fresh] = rows.try_emplace(f.measure, f);
      Finding& joined = at->second;
      if (fresh) continue;
      const auto rank = [](const Finding& x) {
        return std::tuple(weight(x.outcome), x.claim_confidence * x.match_confidence);
      };
      std::vector<std::string> claims = joined.claims;
      claims.push_back(claim->key);
      const bool core = joined.core || f.core;
      const bool implied = joined.implied && f.implied;
      const bool background = joined.background && f.background;
      if (rank(f) > rank(joined)) joined = f;
      joined.claims = std::move(claims);
      joined.core = core;
      joined.implied = implied;
      joined.background = background;
    }
  }
  for (auto& [row, f] : rows) {
    std::sort(f.claims.begin(), f.claims.end());
    f.act = act.act.key;
    f.denials = act.act.denials;
    f.key = model::key_of(f);
    out_.findings.push_back(std::move(f));
  }
}

Assessment Work::finish() {
  std::map<std::string, std::string> act_of_claim;
  for (const ActOf& act : acts_) {
    for (const std::string& claim : act.act.claims) act_of_claim[claim] = act.act.key;
    out_.acts.push_back(act.act);
  }
  for (auto& [key, claim] : assessed_) {
    for (Finding& f : claim.findings) f.act = act_of_claim[key];
    std::sort(claim.context.begin(), claim.context.end());
    claim.context.erase(std::unique(claim.context.begin(), claim.context.end()),
                        claim.context.end());
    out_.claims.push_back(std::move(claim));
  }
  sort_findings(out_.findings);
  return std::move(out_);
}

}  // namespace

const ClaimAssessment* Assessment::find(std::string_view claim) const {
  const auto at =
      std::lower_bound(claims.begin(), claims.end(), claim,
                       [](const auto& a, std::string_view key) { return a.claim < key; });
  return at == claims.end() || at->claim != claim ? nullptr : &*at;
}

const std::vector<Finding>& Assessment::findings_of(std::string_view claim) const {
  static const std::vector<Finding> kNone;
  const ClaimAssessment* found = find(claim);
  return found ? found->findings : kNone;
}

Assessment Assessor::assess(std::span<const Claim> claims, const PartyLookup& parties,
                            const DocumentDates& dates) const {
  return Work(measures_, vocabulary_, claims, parties, dates).run();
}

}  // namespace vedetta::assess
