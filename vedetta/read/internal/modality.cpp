#include <algorithm>

#include "vedetta/read/internal/document.h"

namespace vedetta::read {
namespace {

using model::Modality;

class Hedges {
 public:
  Hedges(const DocumentWork& work, const Matcher& matcher, const DraftClaim& draft)
      : work_(work),
        a_(work.sentences[draft.raw.sentence].analysis),
        matcher_(matcher),
        lexicon_(work.language->lexicon),
        draft_(draft) {}

  void run(model::Claim& claim) {
    const RawClaim& raw = draft_.raw;
    if (claim.predicate == "measure" && raw.verb < 0) {  // a rule named by a noun stands
      claim.modality = Modality::asserted;
      return;
    }
    in_condition();
    if (raw.verb >= 0) {
      const auto v = static_cast<std::uint32_t>(raw.verb);
      const bool gives = claim.predicate.ends_with("-transfer") ||
                         claim.predicate.ends_with("-export") ||
                         claim.predicate.ends_with("-dispatch");
      if (is(v, "offer.") && gives) note(planned_, "an offer");
      if (is(v, "offer.") && a_.verbs[v].modal_possible) note(unsure_plan_, "modal of possibility");
      own_verb(v, true);
      to_be_done(v);
      if (const std::int32_t be = matcher_.cleft(v); be >= 0)  // "sarebbe stata X a vendere"
        own_verb(static_cast<std::uint32_t>(be), true);
      planned_by_noun(v);
      split_modal(v);
      dated_ahead(claim, v);
      chain(v);
    } else if (const std::int32_t verb = verb_over(raw.trigger); verb >= 0) {
      noun_under(static_cast<std::uint32_t>(verb));
    }
    words();
    reports();
    asked();
    failed_plan();
    claim.positive = !negative_;
    const bool unsure = unsure_plan_ || (if_ && !(alleged_ && suspected_));
    claim.modality = unsure         ? Modality::conditional
                     : if_          ? Modality::alleged  // "investigated over whether X sent"
                     : planned_     ? Modality::planned
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

  bool is(std::uint32_t v, const ClassPrefix& group) const { return matcher_.verb_in(v, group); }

  // "If X sold arms", "it is not clear whether X sent": nobody says that it happened.
  void in_condition() {
    const std::int32_t s = a_.segment_of(draft_.raw.trigger);
    if (s < 0) return;
    const Segment& own = a_.segments[static_cast<std::size_t>(s)];
    for (const LexMatch& m : a_.matches)
      if (lexicon_.name(m.group) == "if.sub" && m.first >= own.first && m.first <= own.first + 1 &&
          m.first < draft_.raw.trigger)
        note(if_, "a condition");
  }

  // "Did X sell arms?": nobody says so; "Will X sell arms?": nobody knows.
  void asked() {
    std::uint32_t end = a_.sentence.last;
    while (end > a_.sentence.first && work_.tokens[end - 1].kind == TokenKind::punctuation &&
           work_.tokens[end - 1].word != "?")
      --end;
    const std::int32_t s = a_.segment_of(draft_.raw.trigger);
    if (end == a_.sentence.first || work_.tokens[end - 1].word != "?" || s < 0) return;
    const Link link = a_.segments[static_cast<std::size_t>(s)].link;
    if (link == Link::relative || link == Link::participial || draft_.raw.verb < 0) return;
    const bool open = std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
      return m.first <= a_.sentence.first + 1 && lexicon_.name(m.group) == "ask.word";
    });
    if (open) return;  // "How did X get arms?": that it did is taken for granted
    const VerbGroup& g = a_.verbs[static_cast<std::size_t>(draft_.raw.verb)];
    if (g.modal_future || planned_)
      note(unsure_plan_, "a question");
    else
      note(alleged_, "a question");
  }

  // A noun before its verb is presupposed ("the use of X could help Y") unless the verb says that
  // it happens, ends or is done.
  void noun_under(std::uint32_t v) {
    const VerbGroup& g = a_.verbs[v];
    const bool subject = draft_.raw.trigger < g.first && !g.passive && !g.reduced;
    if (subject) {
      const bool object = !matcher_.object(v).empty();
      if (object || is(v, "say.") || is(v, "show.") || is(v, "tech.") || is(v, "outcome.")) return;
      own_verb(v, true);
      return;
    }
    governing(v, true);
    chain(v);
  }

  // "weapons to be shipped", "merci da consegnare".
  void to_be_done(std::uint32_t v) {
    const VerbGroup& g = a_.verbs[v];
    if (!g.infinitive || g.first == 0 || !work_.language->pro_drop) return;
    if (work_.tokens[g.first - 1].word == "da" && g.first == g.head) note(planned_, "to be done");
  }

  bool nothing_between(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t)
      if (work_.tokens[t].kind == TokenKind::punctuation && work_.tokens[t].word != "'")
        return false;
    return std::none_of(a_.verbs.begin(), a_.verbs.end(),
                        [&](const VerbGroup& w) { return w.first < last && w.last > first; });
  }

  bool intention(const LexMatch& m) const {
    const std::string_view group = lexicon_.name(m.group);
    return group == "plan.n" || group == "attempt.n" || group == "offer.n";
  }

  // "X's offer to send", "il piano di X di inviare"; "the plan is to send", "l'obiettivo è
  // inviare".
  void planned_by_noun(std::uint32_t v) {
    const VerbGroup& g = a_.verbs[v];
    if (!g.infinitive && g.first == g.head) return;
    constexpr std::uint32_t kOwner = 5;  // tokens that say whose plan it is, at most
    for (const LexMatch& m : a_.matches) {
      const bool able = lexicon_.name(m.group) == "able.n";
      if (!(intention(m) || able) || m.last > g.first) continue;
      const bool copula =
          g.finite || (v > 0 && is_copula(v - 1) && a_.verbs[v - 1].last == g.first);
      const std::uint32_t to = copula && !g.finite ? a_.verbs[v - 1].first : g.first;
      if (m.last > to || to - m.last > kOwner || !nothing_between(m.last, to)) continue;
      if (g.finite && !opens_with_copula(g)) continue;
      if (able) {
        note(conditional_, "noun of ability");
        continue;
      }
      note(planned_, "noun of intention");
      intention_before_ = true;
    }
  }

  // "è spedire", read as one group: a form of "be" and an infinitive.
  bool opens_with_copula(const VerbGroup& g) const {
    return g.first < g.head &&
           std::any_of(
               a_.matches.begin(), a_.matches.end(),
               [&](const auto& m) {
                 return m.first == g.first && lexicon_.name(m.group) == "aux.be";
               }) &&
           std::any_of(
               g.matches.begin(), g.matches.end(),
               [](const LexMatch& m) { return (m.features & kInfinitive) != 0; });
  }

  // A form of "be" that means no more: its classes are of the word alone.
  bool is_copula(std::uint32_t v) const {
    const VerbGroup& g = a_.verbs[v];
    const bool alone = std::all_of(g.matches.begin(), g.matches.end(),
                                   [](const LexMatch& m) { return m.last == m.first + 1; });
    return g.finite && alone &&
           std::any_of(a_.matches.begin(), a_.matches.end(), [&](const auto& m) {
             return m.first == g.head && lexicon_.name(m.group) == "aux.be";
           });
  }

  // "Could well have sent", "potrebbe presto inviare": a modal set apart by a word; "is to send".
  void split_modal(std::uint32_t v) {
    const VerbGroup& g = a_.verbs[v];
    if (v == 0 || g.first < a_.verbs[v - 1].last) return;
    const VerbGroup& before = a_.verbs[v - 1];
    const bool near = g.first - before.last <= 2 && nothing_between(before.last, g.first);
    const bool filler = std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& f) {
      return f.first >= before.last && f.last <= g.first;
    });
    if (!near || filler) return;
    const bool bare = before.matches.empty() || before.modal_possible;
    if (bare && (before.modal_possible || before.modal_future) && before.head + 1 == before.last)
      own_verb(v - 1, true);
    if (!work_.language->pro_drop && g.infinitive && is_copula(v - 1) && !before.negated)
      note(planned_, "to be done");
  }

  // "Travels to Beijing on Thursday": the present of what is to come.
  void dated_ahead(const model::Claim& claim, std::uint32_t v) {
    const VerbGroup& g = a_.verbs[v];
    if (!work_.input->dct || !claim.when.first || !(*claim.when.first > work_.dct)) return;
    if (g.finite && !g.passive && (g.features & kPresent) && !(g.features & kPast) &&
        g.first == g.head && !repeated(claim))
      note(planned_, "a day to come");
  }

  // A quantity a month or a year tells what goes on.
  static bool repeated(const model::Claim& claim) {
    return claim.predicate == "weapons-production" || claim.predicate == "measure" ||
           claim.predicate == "cooperation";
  }

  // "The attempt to sell X failed": not done.
  void failed_plan() {
    if (!planned_ || draft_.raw.verb < 0) return;
    for (std::uint32_t v = 0; v < a_.verbs.size(); ++v)
      if (a_.verbs[v].finite && is(v, "fail.") && intention_before_) {
        planned_ = false;
        note(negative_, "failed intention");
        return;
      }
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
    if (g.modal_must && perfect(g)) {  // "must have sent": inferred
      note(conditional_, "inference");
      return;
    }
    if (g.modal_must && g.conditional && work_.language->pro_drop) {
      note(planned_, "expected");
      return;
    }
    if (g.modal_must && !g.modal_possible) note(planned_, "an obligation");
    if (g.conditional && !g.modal_possible && main) {
      if (work_.language->pro_drop)
        note(alleged_, "reportive conditional");
      else if (reported_speech() && !is(v, "allow."))
        note(planned_, "future in the past");
      else
        note(conditional_, "conditional");
    }
  }

  bool perfect(const VerbGroup& g) const {
    return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
      return lexicon_.name(m.group) == "aux.have" && m.first > g.first && m.first < g.head;
    });
  }

  // "said it would send": the future of whoever said so.
  bool reported_speech() const {
    const auto& reports = work_.sentences[draft_.raw.sentence].reports;
    return std::any_of(reports.begin(), reports.end(), [&](const Report& r) {
      return r.kind == "say.v" && r.cue < draft_.raw.first && r.first <= draft_.raw.trigger &&
             draft_.raw.trigger < r.last;
    });
  }

  // A verb that takes the claim's clause, or the noun, as its object.
  void governing(std::uint32_t v, bool noun, bool clause = false) {
    if (is(v, "refuse.") && a_.verbs[v].negated)
      note(conditional_, "not ruled out");
    else if (is(v, "stop.") || is(v, "fail.") || is(v, "refuse."))
      note(negative_, "verb of ending or failing");
    // "Offers to send"; but "suggests that X sends" offers nothing.
    const bool offers = is(v, "offer.") && !clause;
    if (is(v, "plan.") || offers || is(v, "attempt.")) note(planned_, "verb of intention");
    if (is(v, "able.") && !managed(v)) note(conditional_, "verb of ability");
    if (is(v, "charged.")) note(alleged_, "a charge");
    if (is(v, "fear.") && !(is(v, "warn.") && told_as_fact())) note(conditional_, "verb of fear");
    if ((is(v, "accuse.") && !is(v, "attribute.")) || is(v, "suspect."))
      note(alleged_, "accusation");
    const bool nobody = a_.verbs[v].passive && matcher_.subject(v).empty();
    if (nobody && (is(v, "think.") || is(v, "say.")) && !is(v, "show.")) note(alleged_, "hearsay");
    const bool hopes = is(v, "plan.") || is(v, "attempt.") || offers;
    if (hopes && a_.verbs[v].modal_possible) note(unsure_plan_, "modal of possibility");
    if (hopes && a_.verbs[v].negated) note(negative_, "negation");
    if (noun) own_verb(v, true);
  }

  // "È riuscita a inviare", "was able to send": done.
  bool managed(std::uint32_t v) const {
    const VerbGroup& g = a_.verbs[v];
    const bool past = (g.features & kPast) || (g.first < g.head && g.finite);
    return is(v, "managed.") && past && !g.negated && !g.modal_possible && !g.conditional &&
           !g.modal_future;
  }

  // Verbs above an infinitive, gerund or complement, outwards.
  void chain(std::uint32_t v) {
    std::uint32_t at = v;
    for (int depth = 0; depth < 4 && at > 0; ++depth) {
      const std::int32_t s = matcher_.segment_of_verb(at);
      if (s < 0) return;
      const Segment& segment = a_.segments[static_cast<std::size_t>(s)];
      if (a_.verbs[at].reduced) return;
      // "Suspected of having | sent": the gerund's auxiliary is read apart.
      const bool having = a_.verbs[at - 1].gerund && a_.verbs[at - 1].last == a_.verbs[at].first;
      const bool nonfinite = !a_.verbs[at].finite || having;
      if (segment.link != Link::complement && !nonfinite) return;
      --at;
      governing(at, false, !nonfinite);
      if (nonfinite && segment.link != Link::complement && !a_.verbs[v].reduced) {
        const bool carrier = matcher_.verb_in(at, "continue.") || matcher_.verb_in(at, "plan.") ||
                             matcher_.verb_in(at, "attempt.") || matcher_.verb_in(at, "able.") ||
                             matcher_.verb_in(at, "allow.");
        const VerbGroup& above = a_.verbs[at];
        if (carrier)
          own_verb(at, true);
        else if (work_.language->pro_drop && above.conditional && !above.modal_possible)
          note(alleged_, "reportive conditional");
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
      none_of(m);
      // "It is possible that", "si dice che": what stands right before the clause counts too.
      const bool inside = m.first >= from || (s >= 0 && raw.verb >= 0 && heads(m, s));
      const bool before = m.last <= raw.first && raw.first - m.last <= 3;
      const std::string_view group = lexicon_.name(m.group);
      if (inside && group.starts_with("alleged.") && !names_agent(m) &&
          (group != "alleged.adj" || qualifies(m)))
        note(alleged_, "word of hearsay");
      if (inside && group == "possible.adv") note(conditional_, "word of possibility");
      if (before && (group == "able.n" || group == "fear.n")) note(conditional_, "noun of ability");
      if (intention(m) && (before || intends(m))) {
        note(planned_, "noun of intention");
        intention_before_ = true;
      }
      if (before && group == "suspect.n" && !view_ahead(m)) note(alleged_, "noun of suspicion");
      if (inside && group == "never.phrase") note(negative_, "phrase of not happening");
    }
  }

  // Whether a phrase opens or governs the clause that segment `s` is.
  bool heads(const LexMatch& m, std::int32_t s) const {
    const Segment& own = a_.segments[static_cast<std::size_t>(s)];
    const bool that = own.link == Link::complement || own.link == Link::relative;
    return that && m.first < own.first && m.last >= own.first && m.last <= own.first + 1;
  }

  // "The alleged sale", "believed to have sent", "i presunti missili": of the act or its goods, not
  // of whom it befalls ("arrested the suspected hackers").
  bool qualifies(const LexMatch& m) const {
    const auto near = [&](std::uint32_t first, std::uint32_t last) {
      return m.last <= first ? first - m.last <= 2 : m.first >= last && m.first - last <= 1;
    };
    const RawClaim& raw = draft_.raw;
    if (raw.verb >= 0) {
      const VerbGroup& g = a_.verbs[static_cast<std::size_t>(raw.verb)];
      if (m.first < g.last && near(g.first, g.last)) return true;
    } else if (near(raw.trigger, raw.trigger + 1)) {
      return true;
    }
    const bool things = raw.goods >= 0 && !raw.frame->predicate.starts_with("enforcement");
    return things && near(a_.fillers[static_cast<std::size_t>(raw.goods)].first,
                          a_.fillers[static_cast<std::size_t>(raw.goods)].last);
  }

  // "X has no doubt": he is sure.
  bool view_ahead(const LexMatch& m) const {
    return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& w) {
      return lexicon_.name(w.group) == "source.ahead" && w.first < m.last && m.first < w.last;
    });
  }

  // "it was reported by X": a source, no hearsay.
  bool names_agent(const LexMatch& m) const {
    return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& n) {
      const std::string_view prep = lexicon_.name(n.group);
      const bool agent = prep == "prep.by" || (work_.language->pro_drop && prep == "prep.from");
      return n.first == m.last && agent;
    });
  }

  // "the draft of a contract for the sale": no verb between, in the same clause.
  bool intends(const LexMatch& m) const {
    const std::uint32_t at = draft_.raw.trigger;
    if (m.last > at || at - m.last > 8 || draft_.raw.verb >= 0) return false;
    if (a_.segment_of(m.first) != a_.segment_of(at)) return false;
    return std::none_of(a_.verbs.begin(), a_.verbs.end(),
                        [&](const VerbGroup& v) { return v.first >= m.last && v.last <= at; });
  }

  // "no oil was delivered", "nessun carico": of the goods or the act itself.
  void none_of(const LexMatch& m) {
    if (!lexicon_.is_in(m.group, "none.")) return;
    const RawClaim& raw = draft_.raw;
    const bool act = raw.verb < 0 && m.last <= raw.trigger && raw.trigger - m.last <= 2;
    bool goods = false;
    if (raw.goods >= 0) {
      const Filler& f = a_.fillers[static_cast<std::size_t>(raw.goods)];
      goods = m.last <= f.first && f.first - m.last <= 2;
    }
    if (act || goods) note(negative_, "none of it");
  }

  void reports() {
    for (const Report& r : work_.sentences[draft_.raw.sentence].reports) {
      const bool covers = r.first <= draft_.raw.trigger && draft_.raw.trigger < r.last &&
                          r.cue != draft_.raw.trigger;
      if (!covers) continue;
      if ((r.kind == "fear.v" && !warned_of_fact(r)) || r.kind == "fear.n")
        note(conditional_, "verb of fear");
      const bool accused = r.kind == "accuse.v" || r.kind == "accuse.n" || r.kind == "unproven.n";
      const bool suspected = r.kind == "suspect.v" || r.kind == "suspect.n";
      suspected_ = suspected_ || suspected;
      if (accused || suspected) note(alleged_, "accusation");
      if (r.kind == "think.v" && r.unnamed) note(alleged_, "hearsay");
      for (std::uint32_t v = 0; v < a_.verbs.size(); ++v)
        if (a_.verbs[v].head == r.cue && is(v, "unproven.")) note(alleged_, "accusation");
    }
  }

  // "Warns that X is sending arms" says that X is.
  bool told_as_fact() const {
    if (draft_.raw.verb < 0) return false;
    const VerbGroup& g = a_.verbs[static_cast<std::size_t>(draft_.raw.verb)];
    return g.finite && !g.subjunctive && !g.conditional;
  }

  bool warned_of_fact(const Report& r) const {
    return told_as_fact() &&
           std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
             return m.verb && m.first <= r.cue && r.cue < m.last &&
                    lexicon_.is_in(m.group, "warn.");
           });
  }

  const DocumentWork& work_;
  const Analysis& a_;
  const Matcher& matcher_;
  const Lexicon& lexicon_;
  const DraftClaim& draft_;
  bool negative_ = false;
  bool if_ = false;         // "if", "whether"
  bool suspected_ = false;  // somebody suspects or investigates
  bool planned_ = false;
  bool unsure_plan_ = false;       // "might try to"
  bool intention_before_ = false;  // "the plan to"
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
  // "The visit, which begins on Tuesday": planned as it was told, unless it is over.
  const bool over = draft.claim.when.last && *draft.claim.when.last < work.dct;
  if (!draft.raw.frame->retells || draft.raw.noun < 0 || over) return;
  const bool planned =
      std::any_of(work.claims.begin(), work.claims.end(), [&](const DraftClaim& d) {
        return !d.drop && d.claim.predicate == draft.claim.predicate &&
               d.claim.modality == Modality::planned;
      });
  if (planned && draft.claim.modality == Modality::asserted)
    draft.claim.modality = Modality::planned;
}

}  // namespace vedetta::read
