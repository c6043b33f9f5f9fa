// When the act of a claim was: the expression in its own clause before one that opens the sentence;
// the date of a statement closes the time of an act that has no date of its own.
#include <algorithm>

#include "vedetta/read/internal/document.h"

namespace vedetta::read {
namespace {

using model::Claim;
using model::MentionType;

constexpr std::uint32_t kDateline = 8;  // tokens of a place and a date before the first sentence
constexpr std::uint32_t kTrailing = 6;  // tokens from the evidence to a date that ends its clause
constexpr int kWeek = 7;                // days
constexpr int kYear = 366;
constexpr std::uint32_t kSinceWhen = 2;  // "da quando, a settembre, …"

class ClaimTime {
 public:
  ClaimTime(const DocumentWork& work, const DraftClaim& draft)
      : work_(work),
        raw_(draft.raw),
        claim_(draft.claim),
        a_(work.sentences[draft.raw.sentence].analysis),
        own_(a_.segment_of(draft.raw.trigger)) {}

  struct When {
    DayInterval interval;
    const FoundTime* said = nullptr;
  };

  std::optional<When> find() const {
    const FoundTime* best = nullptr;
    int best_rank = 0;
    const FoundTime* stated = nullptr;
    for (const FoundTime& t : a_.times) {
      if (t.vague || t.duration || t.interval.unbounded() || of_another(t)) continue;
      const std::int32_t s = segment_of(t);
      const bool inside = t.first >= raw_.first && t.last <= raw_.last;
      if (s != own_ && !inside) {
        const bool statement = dates_statement(t);
        if (statement && !stated) stated = &t;
        if (statement || (s >= 0 && reporting(*segment(s)) && !before_comma(t))) continue;
      }
      const int rank = rank_of(t);
      if (rank > best_rank) {
        best = &t;
        best_rank = rank;
      }
    }
    if (best) return When{interval_of(*best), best};
    if (!stated || !closes(stated->interval)) return std::nullopt;
    return When{{std::nullopt, stated->interval.last}, stated};
  }

 private:
  // A statement's date: of the past, a year long at most. A rule holds without it; a denial is the
  // statement itself.
  bool closes(const DayInterval& date) const {
    const bool undated = claim_.predicate == "measure" || claim_.is_denial();
    return !undated && date.first && date.last && *date.last <= work_.dct &&
           *date.last - *date.first <= kYear;
  }

  const Segment* segment(std::int32_t s) const {
    return s < 0 ? nullptr : &a_.segments[static_cast<std::size_t>(s)];
  }

  // The clause an expression stands in; "a partire dal 2022" is none of its own.
  std::int32_t segment_of(const FoundTime& t) const {
    std::int32_t s = a_.segment_of(t.first);
    while (s >= 0) {
      const Segment& at = *segment(s);
      const bool inside = std::any_of(at.verbs.begin(), at.verbs.end(), [&](std::uint32_t v) {
        return a_.verbs[v].first < t.first || a_.verbs[v].last > t.last;
      });
      if (inside || at.verbs.empty() || at.parent < 0) break;
      s = at.parent;
    }
    return s;
  }

  bool reporting(const Segment& at) const {
    for (const std::uint32_t v : at.verbs) {
      if (v + 1 < a_.verbs.size() && a_.verbs[v + 1].infinitive) continue;  // "resumed sending"
      for (const LexMatch& m : a_.verbs[v].matches)
        if (work_.language->lexicon.is_in(m.group, "say.")) return true;
    }
    return false;
  }

  bool dateline(const FoundTime& t) const {
    if (t.first > a_.sentence.first + kDateline || t.last >= a_.sentence.last) return false;
    const std::string_view next = work_.tokens[t.last].word;
    const bool dash = next == "-" || next == "–" || next == "—";
    const bool agency = next == "(" && t.first > a_.sentence.first;
    const bool near = t.interval.first && t.interval.first == t.interval.last;
    const bool verb = !a_.verbs.empty() && a_.verbs.front().first < t.first;
    return (dash || agency) && near && !verb;
  }

  // "Resolution 2397 of 2017", "a contract dated 3 May": the date of something else; datelines.
  bool of_another(const FoundTime& t) const {
    if (dateline(t)) return true;
    if (t.first == a_.sentence.first) return false;
    for (const Filler& f : a_.fillers)
      if (f.kind == FillerKind::entity && f.type == MentionType::law && f.last == t.first)
        return true;
    for (std::size_t v = 0; v < a_.verbs.size(); ++v)
      if (a_.verbs[v].reduced && a_.verbs[v].last == t.first &&
          static_cast<std::int32_t>(v) != raw_.verb && a_.verbs[v].head != raw_.trigger &&
          a_.verbs[v].first > a_.sentence.first)
        return true;
    return false;
  }

  // The finite verb behind an opening expression: "On 6 May, at a session, X said that".
  const VerbGroup* opened(const FoundTime& t) const {
    for (const VerbGroup& v : a_.verbs) {
      if (v.finite && v.first < t.first) return nullptr;
      if (!v.finite || v.first < t.last) continue;
      const Segment* at = segment(a_.segment_of(v.head));
      if (at && (at->link == Link::relative || at->link == Link::aside)) continue;
      return &v;
    }
    return nullptr;
  }

  // The expression stands beside the verb whose words the claim is in.
  bool dates_statement(const FoundTime& t) const {
    const std::int32_t s = segment_of(t);
    const VerbGroup* verb = opened(t);
    for (const Report& r : work_.sentences[raw_.sentence].reports) {
      if (raw_.trigger < r.first || raw_.trigger >= r.last || r.cue == raw_.trigger) continue;
      if (!r.kind.ends_with(".v") || set_off(t, r.cue)) continue;
      if (a_.segment_of(r.cue) == s || (verb && verb->head == r.cue && r.cue < raw_.trigger))
        return true;
    }
    return false;
  }

  bool before_comma(const FoundTime& t) const {
    return t.first >= raw_.last && t.first - raw_.last <= kTrailing &&
           std::any_of(work_.sentences[raw_.sentence].reports.begin(),
                       work_.sentences[raw_.sentence].reports.end(),
                       [&](const Report& r) { return r.cue >= t.last && set_off(t, r.cue); });
  }

  // "220 tonnes in 2023, X maintains": before the comma of a verb of saying that comes last.
  bool set_off(const FoundTime& t, std::uint32_t cue) const {
    if (cue < raw_.trigger) return false;
    for (std::uint32_t i = t.last; i < cue; ++i)
      if (work_.tokens[i].word == ",") return true;
    return false;
  }

  int rank_of(const FoundTime& t) const {
    const std::int32_t s = segment_of(t);
    const bool inside = t.first >= raw_.first && t.last <= raw_.last;
    if (s == own_) return inside ? 6 : 5;
    if (inside) return 4;
    if (carried_on(s)) return 3;
    if (since_when(t) || before_comma(t)) return 2;
    if (pluperfect() && opened(t) != &a_.verbs[static_cast<std::size_t>(raw_.verb)]) return 0;
    const Segment* at = segment(s);
    const bool opening = t.first <= a_.sentence.first + 1 || (s == 0 && before_verbs(t));
    return opening || (at && at->link == Link::adverbial) ? 1 : 0;
  }

  bool before_verbs(const FoundTime& t) const {
    return std::none_of(a_.verbs.begin(), a_.verbs.end(),
                        [&](const VerbGroup& v) { return v.finite && v.first < t.first; });
  }

  // "had granted": before the time that the sentence is about.
  bool pluperfect() const {
    if (raw_.verb < 0) return false;
    const VerbGroup& v = a_.verbs[static_cast<std::size_t>(raw_.verb)];
    return (v.features & kPast) != 0 &&
           std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
             return m.first >= v.first && m.first < v.head &&
                    work_.language->lexicon.name(m.group) == "aux.have";
           });
  }

  // "ceased to exist at the end of March", "sent crates marked so in March": the date of the verb
  // on which the infinitive or participle hangs.
  bool carried_on(std::int32_t s) const {
    const Segment* at = segment(s);
    if (!at || at->parent != own_) return false;
    if (at->link != Link::complement && at->link != Link::participial) return false;
    return std::none_of(at->verbs.begin(), at->verbs.end(),
                        [&](std::uint32_t v) { return a_.verbs[v].finite; });
  }

  // "Since Russia began the invasion in 2022": for what the sentence says of the time from then on.
  bool since_when(const FoundTime& t) const {
    for (const LexMatch& m : a_.matches) {
      if (work_.language->lexicon.name(m.group) != "sub.since" || m.last > t.first) continue;
      const bool close = t.first - m.last <= kSinceWhen;
      if (!close && a_.segment_of(m.first) != a_.segment_of(t.first)) continue;
      const auto verb = std::find_if(a_.verbs.begin(), a_.verbs.end(), [&](const VerbGroup& v) {
        return v.finite && v.first >= m.last;
      });
      if (verb == a_.verbs.end()) continue;
      const bool clause = raw_.trigger >= m.last && a_.segment_of(verb->head) == own_;
      if (!clause) return true;
    }
    return false;
  }

  bool past() const {
    const auto spoken = [&](const VerbGroup& v) {
      if (v.modal_future || (v.features & kFuture) != 0) return false;
      return (v.features & kPast) != 0 || (v.finite && v.head > v.first && !v.modal_possible);
    };
    const VerbGroup* verb = nullptr;  // the finite verb that the trigger is or hangs on
    for (const VerbGroup& v : a_.verbs)
      if (v.finite && (!verb || v.first <= raw_.trigger)) verb = &v;
    return verb && spoken(*verb);
  }

  DayInterval interval_of(const FoundTime& t) const {
    const Day dct = work_.dct;
    if (since_when(t) && t.interval.first && *t.interval.first <= dct)
      return {t.interval.first, dct};
    if (t.current && t.interval.first && *t.interval.first <= dct && t.interval.contains(dct) &&
        past())
      return {t.interval.first, dct};
    if (t.weekday && scheduled() && t.interval.first && *t.interval.first < dct)
      return {*t.interval.first + kWeek, *t.interval.last + kWeek};
    return t.interval;
  }

  // "travels to Beijing on Thursday": the present with a weekday is of the week ahead.
  bool scheduled() const {
    if (raw_.verb < 0) return false;
    const VerbGroup& v = a_.verbs[static_cast<std::size_t>(raw_.verb)];
    return v.finite && !v.passive && v.last == v.first + 1 && (v.features & kPresent) != 0 &&
           (v.features & (kPast | kParticiple)) == 0;
  }

  const DocumentWork& work_;
  const RawClaim& raw_;
  const Claim& claim_;
  const Analysis& a_;
  std::int32_t own_;
};

}  // namespace

void set_time(const DocumentWork& work, DraftClaim& draft) {
  const auto when = ClaimTime(work, draft).find();
  if (!when) return;
  draft.claim.when = when->interval;
  draft.claim.when_place = span_of(work, when->said->first, when->said->last);
}

}  // namespace vedetta::read
