#include <algorithm>

#include "vedetta/read/internal/document.h"

namespace vedetta::read {
namespace {

using model::About;
using model::Claim;

bool is_event(const Claim& c) {
  return !c.is_denial() && c.predicate != "measure" && c.predicate != "political-act" &&
         c.predicate != "cooperation" && c.predicate != "meeting-visit";
}

bool names(const Claim& c, const std::string& who) {
  return c.has("actor", who) || c.has("counterpart", who);
}

class Denials {
 public:
  explicit Denials(DocumentWork& work) : work_(work) {}

  void run() {
    for (std::size_t i = 0; i < work_.claims.size(); ++i)
      if (!work_.claims[i].drop) implicit(i);
    for (std::size_t i = 0; i < work_.claims.size(); ++i)
      if (!work_.claims[i].drop && work_.claims[i].claim.is_denial()) settle(i);
  }

 private:
  std::string state_of(const std::string& who) const {
    for (const NamedMention& m : work_.names.mentions)
      if (m.mention.link == who && !m.mention.state.empty()) return m.mention.state;
    return who;
  }

  // "Non abbiamo mai spedito nulla", said by somebody whom a claim of the same kind names.
  void implicit(std::size_t i) {
    DraftClaim& d = work_.claims[i];
    if (d.claim.positive || !is_event(d.claim)) return;
    for (const model::Sayer& s : d.claim.sayers) {
      if (s.id == "AUTHOR") continue;
      const std::string state = state_of(s.id);
      const bool accused = std::any_of(
          work_.claims.begin(), work_.claims.begin() + static_cast<std::ptrdiff_t>(i),
          [&](const DraftClaim& e) {
            return !e.drop && e.claim.predicate == d.claim.predicate && e.claim.positive &&
                   (names(e.claim, s.id) || names(e.claim, state) ||
                    (!d.claim.fillers("actor").empty() &&
                     e.claim.has("actor", std::string(d.claim.fillers("actor").front()))));
          });
      if (!accused) continue;
      denied_predicate_[i] = d.claim.predicate;
      d.claim.predicate = "denial";
      d.claim.act.clear();
      d.claim.modality = model::Modality::denied;
      d.claim.positive = true;
      d.claim.goods.reset();
      d.claim.quantity.reset();
      d.claim.arguments.clear();
      d.claim.arguments.push_back({"actor", s.id, "", s.place, Fixed::ratio(8, 10)});
      return;
    }
  }

  // Claims inside the denial's own clause say what is denied; they are not claims themselves.
  std::vector<std::size_t> nested(std::size_t denial) {
    const RawClaim& raw = work_.claims[denial].raw;
    std::vector<std::size_t> out;
    for (std::size_t j = 0; j < work_.claims.size(); ++j) {
      const DraftClaim& d = work_.claims[j];
      if (j == denial || d.drop || d.raw.sentence != raw.sentence || d.claim.is_denial()) continue;
      if (d.claim.predicate == "measure") continue;
      const bool covered = d.raw.trigger > raw.trigger && d.raw.trigger < std::max(raw.last, scope_end(raw));
      if (covered) out.push_back(j);
    }
    return out;
  }

  std::uint32_t scope_end(const RawClaim& raw) const {
    const Analysis& a = work_.sentences[raw.sentence].analysis;
    std::uint32_t end = raw.last;
    for (const Segment& s : a.segments) {
      if (s.first < end && s.last > end) end = s.last;
      if (s.first == end && (s.link == Link::complement || s.link == Link::participial)) end = s.last;
    }
    return end;
  }

  int likeness(const DraftClaim& target, const DraftClaim& denial,
               const std::vector<std::size_t>& inside) const {
    const Claim& t = target.claim;
    int score = 0;
    for (const std::size_t n : inside) {
      const Claim& c = work_.claims[n].claim;
      if (c.predicate != t.predicate) continue;
      const bool same_goods = c.goods && t.goods && c.goods->item == t.goods->item;
      score = std::max(score, same_goods ? 8 : 6);
    }
    if (const auto it = denied_predicate_.find(static_cast<std::size_t>(&denial - work_.claims.data()));
        it != denied_predicate_.end() && it->second == t.predicate)
      score = std::max(score, 6);
    for (const model::Argument& a : denial.claim.arguments) {
      if (a.role != "actor") continue;
      if (t.has("actor", a.value)) score += 3;
      else if (t.has("counterpart", a.value)) score += 2;
      const std::string state = state_of(a.value);
      if (state != a.value && names(t, state)) score += 2;
    }
    return score;
  }

  void settle(std::size_t i) {
    DraftClaim& denial = work_.claims[i];
    const auto inside = nested(i);
    std::int64_t best = -1;
    int best_score = 0;
    for (std::size_t j = 0; j < work_.claims.size(); ++j) {
      const DraftClaim& d = work_.claims[j];
      if (j == i || d.drop || d.claim.is_denial() || d.claim.predicate == "measure") continue;
      if (std::find(inside.begin(), inside.end(), j) != inside.end()) continue;
      if (!d.claim.positive) continue;
      int score = likeness(d, denial, inside);
      if (is_event(d.claim)) score += 2;
      const auto distance = j < i ? i - j : (j - i) * 2;
      score = score * 10 - static_cast<int>(std::min<std::size_t>(distance, 9));
      if (score > best_score || best < 0) {
        best = static_cast<std::int64_t>(j);
        best_score = score;
      }
    }
    if (best < 0 && !inside.empty()) {  // nobody else claims it: what is denied is inside
      return;
    }
    for (const std::size_t n : inside) work_.claims[n].drop = true;
    if (best >= 0 && best_score > 0) {
      const About about = denial.claim.act == "no-confirmation" ? About::neither_confirms_nor_denies
                                                                : About::denies;
      denial.claim.about.push_back({about, std::to_string(best), Fixed::ratio(8, 10)});
    }
  }

  DocumentWork& work_;
  std::map<std::size_t, std::string> denied_predicate_;
};

}  // namespace

// Targets are written as indices into work.claims; the reader puts the claims' keys in their place.
void settle_denials(DocumentWork& work) { Denials(work).run(); }

}  // namespace vedetta::read
