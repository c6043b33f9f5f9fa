#include <algorithm>

#include "vedetta/read/internal/document.h"

namespace vedetta::read {
namespace {

using model::Modality;

class Hedges {
 public:
  Hedges(const DocumentWork& work, const Matcher& matcher, const DraftClaim& draft)
      : work_(work), a_(work.sentences[draft.raw.sentence].analysis), matcher_(matcher),
        lexicon_(work.language->lexicon), draft_(draft) {}

  void run(model::Claim& claim) {
    const RawClaim& raw = draft_.raw;
    std::int32_t verb = raw.verb >= 0 ? raw.verb : verb_over(raw.trigger);
    if (raw.verb >= 0) own_verb(static_cast<std::uint32_t>(raw.verb), true);
    else if (verb >= 0) governing(static_cast<std::uint32_t>(verb), true);
    if (raw.verb >= 0) chain(static_cast<std::uint32_t>(raw.verb));
    words();
    reports();
    claim.positive = !negative_;
    claim.modality = planned_       ? Modality::planned
                     : conditional_ ? Modality::conditional
                     : alleged_     ? Modality::alleged
                                    : Modality::asserted;
    if (!reason_.empty()) claim.reasons.push_back(reason_);
  }

 private:
  void note(bool& flag, const char* reason) {
    flag = true;
    if (reason_.empty()) reason_ = reason;
  }

  // The verb group in whose clause a noun stands, as object or otherwise.
  std::int32_t verb_over(std::uint32_t token) const {
    const std::int32_t s = a_.segment_of(token);
    if (s < 0) return -1;
    const auto& verbs = a_.segments[static_cast<std::size_t>(s)].verbs;
    return verbs.empty() ? -1 : static_cast<std::int32_t>(verbs.back());
  }

  void own_verb(std::uint32_t v, bool main) {
    const VerbGroup& g = a_.verbs[v];
    if (g.negated) note(negative_, "negation");
    if (g.modal_possible) note(conditional_, "modal of possibility");
    if (g.modal_future && !g.modal_possible) note(planned_, "future");
    if (g.conditional && !g.modal_possible && main) {
      if (work_.language->pro_drop) note(alleged_, "reportive conditional");
      else note(conditional_, "conditional");
    }
  }

  // A verb that takes the claim's clause, or the noun, as its object.
  void governing(std::uint32_t v, bool noun) {
    const auto is = [&](const char* group) { return matcher_.verb_in(v, group); };
    if (is("stop.") || is("fail.") || is("refuse.")) note(negative_, "verb of ending or failing");
    if (is("plan.") || is("offer.") || is("attempt.")) note(planned_, "verb of intention");
    if (is("able.")) note(conditional_, "verb of ability");
    if (is("fear.")) note(conditional_, "verb of fear");
    if (is("accuse.") || is("suspect.")) note(alleged_, "accusation");
    if (a_.verbs[v].passive && (is("think.") || is("say."))) note(alleged_, "hearsay");
    if (noun) own_verb(v, true);
  }

  // Verbs above an infinitive, gerund or complement, outwards.
  void chain(std::uint32_t v) {
    std::uint32_t at = v;
    for (int depth = 0; depth < 4 && at > 0; ++depth) {
      const std::int32_t s = matcher_.segment_of_verb(at);
      if (s < 0) return;
      const Segment& segment = a_.segments[static_cast<std::size_t>(s)];
      if (a_.verbs[at].reduced) return;
      const bool nonfinite = !a_.verbs[at].finite;
      if (segment.link != Link::complement && !nonfinite) return;
      --at;
      governing(at, false);
      if (nonfinite && segment.link != Link::complement && !a_.verbs[v].reduced) {
        const bool carrier = matcher_.verb_in(at, "continue.") || matcher_.verb_in(at, "plan.") ||
                             matcher_.verb_in(at, "attempt.") || matcher_.verb_in(at, "able.") ||
                             matcher_.verb_in(at, "allow.");
        if (carrier) own_verb(at, true);
      }
    }
  }

  void words() {
    const RawClaim& raw = draft_.raw;
    const std::int32_t s = a_.segment_of(raw.trigger);
    std::uint32_t from = raw.first;
    std::uint32_t to = raw.last;
    if (s >= 0 && raw.verb >= 0) {
      from = std::min(from, a_.segments[static_cast<std::size_t>(s)].first);
      to = std::max(to, a_.segments[static_cast<std::size_t>(s)].last);
    }
    for (const LexMatch& m : a_.matches) {
      if (m.first >= to) continue;
      const bool inside = m.first >= from;
      const bool before = m.last <= raw.first && raw.first - m.last <= 3;
      const std::string& group = lexicon_.name(m.group);
      if (inside && group.starts_with("alleged.")) note(alleged_, "word of hearsay");
      if (inside && group == "possible.adv") note(conditional_, "word of possibility");
      if (before && (group == "able.n" || group == "fear.n")) note(conditional_, "noun of ability");
      if (before && (group == "plan.n" || group == "attempt.n" || group == "offer.n"))
        note(planned_, "noun of intention");
      if (inside && group == "never.phrase") note(negative_, "phrase of not happening");
    }
  }

  void reports() {
    for (const Report& r : work_.sentences[draft_.raw.sentence].reports) {
      const bool covers = r.first <= draft_.raw.trigger && draft_.raw.trigger < r.last &&
                          r.cue != draft_.raw.trigger;
      if (!covers) continue;
      if (r.kind == "fear.v") note(conditional_, "verb of fear");
      if (r.kind == "suspect.v" || r.kind == "accuse.v") note(alleged_, "accusation");
      if (r.kind == "think.v" && r.unnamed) note(alleged_, "hearsay");
    }
  }

  const DocumentWork& work_;
  const Analysis& a_;
  const Matcher& matcher_;
  const Lexicon& lexicon_;
  const DraftClaim& draft_;
  bool negative_ = false;
  bool planned_ = false;
  bool conditional_ = false;
  bool alleged_ = false;
  std::string reason_;
};

}  // namespace

void set_modality(const DocumentWork& work, const Matcher& matcher, DraftClaim& draft) {
  if (draft.claim.is_denial()) {
    draft.claim.modality = Modality::denied;
    draft.claim.positive = draft.claim.act != "no-confirmation";
    return;
  }
  Hedges(work, matcher, draft).run(draft.claim);
}

}  // namespace vedetta::read
