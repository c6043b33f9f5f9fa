// How much a claim is about: the figure at its goods or targets, else one of its clause that counts
// nothing else.
#include <algorithm>
#include <array>

#include "vedetta/read/internal/document.h"

namespace vedetta::read {
namespace {

using model::Bound;
using model::Claim;

class ClaimFigures {
 public:
  ClaimFigures(const DocumentWork& work, const RawClaim& raw, Claim& claim)
      : work_(work), raw_(raw), claim_(claim), a_(work.sentences[raw.sentence].analysis) {}

  void run() {
    above_cap();
    std::int32_t index = raw_.quantity >= 0 ? whole(raw_.quantity) : free_figure();
    if (index < 0 && claim_.predicate == "designation") index = targets();
    if (index < 0) index = hanging();
    if (index < 0) return;
    const FoundQuantity& found = at(index);
    claim_.quantity = found.quantity;
    model::Quantity& q = *claim_.quantity;
    if (q.unit.empty()) q.unit = "unit";
    if (particle(found.first)) q.bound = Bound::exactly;
    limit(q);
    if (claim_.predicate == "designation" && q.unit != "vessel") add_targets(index, q);
    q.place.bstart = work_.input->text->offsets[q.place.start];
    q.place.bend = work_.input->text->offsets[q.place.end];
  }

 private:
  // "At levels above the Council's limits": told of a transfer that a cap bounds.
  void above_cap() {
    if (claim_.predicate != "petroleum-transfer") return;
    const Lexicon& lexicon = work_.language->lexicon;
    for (const LexMatch& m : a_.matches)
      if (lexicon.name(m.group) == "abovecap.phrase" && m.first > raw_.trigger) {
        claim_.conditions.push_back("above-cap");
        return;
      }
  }

  const FoundQuantity& at(std::int32_t index) const {
    return a_.quantities[static_cast<std::size_t>(index)];
  }
  bool inside(const FoundQuantity& q) const { return q.first >= raw_.first && q.last <= raw_.last; }
  const Filler* owner(std::int32_t index, FillerKind kind) const {
    const auto f = std::find_if(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& filler) {
      return filler.quantity == index && filler.kind == kind;
    });
    return f == a_.fillers.end() ? nullptr : &*f;
  }
  // Weights and volumes count no people and no things.
  static bool measures(const model::Quantity& q) {
    return q.unit == "tonne" || q.unit == "barrel" || q.unit == "litre";
  }

  bool owned(std::int32_t index) const {
    if (owner(index, FillerKind::goods)) return true;
    const bool other = owner(index, FillerKind::noun) || owner(index, FillerKind::entity) ||
                       owner(index, FillerKind::pronoun);
    return other && claim_.predicate != "measure" && !measures(at(index).quantity);
  }

  std::int32_t free_figure() const {
    static constexpr std::array<std::string_view, 4> kOthers = {"day", "hour", "percent",
                                                                "kilometre"};
    for (std::size_t i = 0; i < a_.quantities.size(); ++i) {
      const FoundQuantity& q = a_.quantities[i];
      const auto index = static_cast<std::int32_t>(i);
      const bool other =
          std::find(kOthers.begin(), kOthers.end(), q.quantity.unit) != kOthers.end();
      if (!q.bare && inside(q) && !other && !owned(index)) return index;
    }
    return -1;
  }

  // "seven citizens", "four ships, the freighters X and Y": how many were designated.
  std::int32_t targets() const {
    for (const Filler& f : a_.fillers)
      if (f.kind == FillerKind::noun && f.quantity >= 0 && f.item.starts_with("group.") &&
          inside(at(f.quantity)))
        return f.quantity;
    return -1;
  }

  // "…, passing 1,500 and then 2,000 tonnes", ": some 220 tonnes": what hangs on the clause.
  std::int32_t hanging() const {
    const std::int32_t own = a_.segment_of(raw_.trigger);
    for (std::size_t i = 0; i < a_.quantities.size(); ++i) {
      const FoundQuantity& q = a_.quantities[i];
      const std::int32_t s = a_.segment_of(q.first);
      if (!measures(q.quantity) || s < 0 || q.first < raw_.trigger) continue;
      const Segment& segment = a_.segments[static_cast<std::size_t>(s)];
      const bool finite = std::any_of(segment.verbs.begin(), segment.verbs.end(),
                                      [&](std::uint32_t v) { return a_.verbs[v].finite; });
      const auto index = static_cast<std::int32_t>(i);
      if (segment.parent == own && !finite && !owner(index, FillerKind::goods)) return index;
    }
    return -1;
  }

  // "20,000 containers, among them nine million shells": the whole, not a part of it.
  std::int32_t whole(std::int32_t index) const {
    const bool part = std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
      return m.last == at(index).first && work_.language->lexicon.name(m.group) == "conj.including";
    });
    if (!part || index == 0 || !inside(at(index - 1)) || !owner(index - 1, FillerKind::goods))
      return index;
    return index - 1;
  }

  // "handed over twelve": the word before the figure belongs to the verb.
  bool particle(std::uint32_t token) const {
    return std::any_of(a_.verbs.begin(), a_.verbs.end(), [&](const VerbGroup& v) {
      return std::any_of(v.matches.begin(), v.matches.end(),
                         [&](const LexMatch& m) { return m.first < token && token < m.last; });
    });
  }

  // A cap is a yearly rate unless it says otherwise; what is forbidden begins where it ends.
  void limit(model::Quantity& q) const {
    const bool volume = q.unit == "barrel" || q.unit == "tonne";
    const bool rate = q.unit.ends_with("/year");
    if (claim_.act != "cap" && (claim_.predicate != "measure" || !(volume || rate))) return;
    if (volume) q.unit += "/year";
    q.bound = Bound::at_most;
  }

  // "two individuals and three companies": as many targets in all; of people alone, persons.
  void add_targets(std::int32_t index, model::Quantity& q) const {
    bool persons = q.unit == "person";
    const Filler* of = owner(index, FillerKind::noun);
    if (of && of->group >= 0 && q.value)
      for (const Filler& f : a_.fillers) {
        if (f.group != of->group || f.quantity < 0 || f.quantity == index) continue;
        const model::Quantity& more = at(f.quantity).quantity;
        if (!more.value || more.unit == "vessel" || more.bound != q.bound) continue;
        q.value = *q.value + *more.value;
        persons = persons && more.unit == "person";
      }
    if (!persons) q.unit = "target";
  }

  const DocumentWork& work_;
  const RawClaim& raw_;
  Claim& claim_;
  const Analysis& a_;
};

}  // namespace

void set_figures(const DocumentWork& work, DraftClaim& draft) {
  ClaimFigures(work, draft.raw, draft.claim).run();
}

}  // namespace vedetta::read
