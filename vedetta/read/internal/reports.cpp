#include <algorithm>

#include "vedetta/read/internal/document.h"
#include "vedetta/read/internal/speakers.h"

namespace vedetta::read {
namespace {

using model::Sayer;

// Tokens between a verb of saying in brackets of commas and the punctuation around it, at most.
constexpr std::uint32_t kAside = 9;
// Tokens before words that speak of the sentence before, at most; later they speak of their own.
constexpr std::uint32_t kOpening = 4;

class Reports {
 public:
  Reports(DocumentWork& work, std::uint32_t sentence, const Matcher& matcher)
      : work_(work),
        sentence_(sentence),
        a_(work.sentences[sentence].analysis),
        matcher_(matcher),
        lexicon_(work.language->lexicon),
        speakers_(work, sentence, matcher) {}

  std::vector<Report> run() {
    for (const LexMatch& m : a_.matches) {
      if (lexicon_.name(m.group) == "source.own")
        own_view(m);
      else if (lexicon_.name(m.group) == "source.retro")
        retrospective(m);
      else if (lexicon_.is_in(m.group, "source."))
        adverbial(m);
    }
    for (std::uint32_t v = 0; v < a_.verbs.size(); ++v) {
      // "continues to export": an aspect, no report.
      if (matcher_.verb_in(v, "continue.") && v + 1 < a_.verbs.size() && !a_.verbs[v + 1].finite)
        continue;
      // "intends to export": nobody says so; who promises does.
      const bool plans = matcher_.verb_in(v, "plan.") && !matcher_.verb_in(v, "promise.") &&
                         v + 1 < a_.verbs.size() && !a_.verbs[v + 1].finite;
      if (plans) continue;
      // "…, suggesting that": what somebody did suggests it, he does not say it.
      if (a_.verbs[v].gerund && matcher_.verb_in(v, "show.")) continue;
      for (const char* group : {"attribute.", "say.", "promise.", "fear.", "think.", "suspect.",
                                "show.", "accuse.", "warn."})
        if (matcher_.verb_in(v, group)) {
          verb(v, group);
          break;
        }
    }
    return std::move(out_);
  }

 private:
  Report whole_sentence(std::uint32_t cue, const char* kind, std::vector<Sayer> who) const {
    Report r;
    r.sentence = sentence_;
    r.first = a_.sentence.first;
    r.last = a_.sentence.last;
    r.cue = cue;
    r.kind = kind;
    r.sayers = std::move(who);
    return r;
  }

  // "in her assessment", "a suo avviso": of whoever spoke last, else of whom the pronoun means.
  void own_view(const LexMatch& m) {
    auto who = work_.speakers.last;
    for (std::size_t i = 0; i < a_.fillers.size() && who.empty(); ++i)
      if (a_.fillers[i].kind == FillerKind::pronoun && a_.fillers[i].first >= m.first &&
          a_.fillers[i].last <= m.last)
        who = speakers_.of({static_cast<std::int32_t>(i)});
    if (!who.empty()) out_.push_back(whole_sentence(m.first, "source.own", std::move(who)));
  }

  // "Lo sostiene X", "the accusation was made by X": about the sentence before.
  void retrospective(const LexMatch& m) {
    std::vector<Sayer> who;
    for (std::size_t i = 0; i < a_.fillers.size() && who.empty(); ++i) {
      const Filler& f = a_.fillers[i];
      if (f.first < m.last || f.kind == FillerKind::goods) continue;
      if (f.first - m.last > kAside) break;
      who = speakers_.of(grouped(i));
    }
    if (who.empty()) return;
    if (m.first > a_.sentence.first + kOpening) {  // "…: lo sostiene X"
      Report r = whole_sentence(m.first, "source.retro", who);
      r.last = m.first;
      out_.push_back(std::move(r));
      return;
    }
    if (sentence_ == 0) return;
    for (DraftClaim& d : work_.claims) {
      const std::string& known = d.claim.sayers.front().id;
      const bool open = known == "AUTHOR" || (known.starts_with("gpe:") && known != who.front().id);
      if (d.raw.sentence + 1 != sentence_ || !open) continue;
      d.claim.sayers = who;
      d.claim.reasons.push_back("sayer by source.retro");
      date_statement(d.claim);
    }
    work_.speakers.last = work_.speakers.passage = who;
    work_.speakers.spoke = sentence_;
  }

  // "The accusation was made on 7 May by X": that day, where the claim is words; else by that day.
  void date_statement(model::Claim& claim) const {
    const auto said = std::find_if(a_.times.begin(), a_.times.end(), [](const FoundTime& t) {
      return !t.vague && !t.duration && t.interval.first && t.interval.last;
    });
    if (said == a_.times.end() || !claim.when.unbounded()) return;
    const bool words = claim.predicate == "political-act" || claim.is_denial();
    claim.when = words ? said->interval : DayInterval{std::nullopt, said->interval.last};
    claim.when_place = span_of(work_, said->first, said->last);
  }

  std::vector<std::int32_t> grouped(std::size_t i) const {
    std::vector<std::int32_t> out;
    for (std::size_t k = i; k < a_.fillers.size(); ++k)
      if (k == i || (a_.fillers[i].group >= 0 && a_.fillers[k].group == a_.fillers[i].group))
        out.push_back(static_cast<std::int32_t>(k));
    return out;
  }

  // "according to X", "secondo X": the fillers right after the cue.
  void adverbial(const LexMatch& m) {
    std::vector<Sayer> who;
    for (std::size_t i = 0; i < a_.fillers.size() && who.empty(); ++i) {
      const Filler& f = a_.fillers[i];
      if (f.first < m.last || f.kind == FillerKind::goods) continue;
      if (f.first - m.last > 6 || stops_between(m.last, f.first)) break;
      who = speakers_.of(grouped(i));
    }
    if (!who.empty()) out_.push_back(whole_sentence(m.first, "source.adv", std::move(who)));
  }

  // The speaker of an inverted clause stands after the verb: "…, said X".
  std::vector<Sayer> after_verb(const VerbGroup& v) const {
    const bool set_off = v.first == a_.sentence.first || stop_at(v.first - 1);
    for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
      const Filler& f = a_.fillers[i];
      if (f.first < v.last) continue;
      const bool outlet = is_outlet(work_, f.link);
      if (f.relation == Relation::possessive && f.kind == FillerKind::pronoun) continue;
      if (outlet && f.relation == Relation::to && set_off) continue;  // "ha detto alla Kcna un …"
      // "…, says a director of the ministry": of an unnamed one the institution.
      const bool whose = set_off && f.kind == FillerKind::entity && f.relation == Relation::of &&
                         f.type == model::MentionType::org && f.first - v.last <= kAside;
      if (!whose &&
          (f.first - v.last > 4 || f.kind == FillerKind::goods || f.relation != Relation::none))
        break;
      // "X told Reuters": whom it was told, unless the verb is set off: "…, writes Reuters".
      if (stops_between(v.last, f.first) || (outlet && !set_off)) return {};
      for (std::uint32_t t = v.last; t < f.first; ++t)
        if (introduces(t)) return {};
      if (begins_clause(f, v)) return {};
      return speakers_.of(grouped(i));
    }
    return {};
  }

  // "X, the minister, said Russia was …": the name is the subject of what was said.
  bool begins_clause(const Filler& f, const VerbGroup& v) const {
    const std::int32_t s = a_.segment_of(f.first);
    if (s < 0 || s == a_.segment_of(v.head)) return false;
    const Segment& segment = a_.segments[static_cast<std::size_t>(s)];
    return segment.link == Link::complement && !segment.verbs.empty() &&
           f.last <= a_.verbs[segment.verbs.front()].first;
  }

  bool stops_between(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t)
      if (stop_at(t)) return true;
    return false;
  }

  bool stop_at(std::uint32_t token) const {
    return work_.tokens[token].kind == TokenKind::punctuation && work_.tokens[token].word != "'";
  }

  // Where the stretch between stops begins in which a verb stands.
  std::uint32_t stretch(const VerbGroup& verb) const {
    std::uint32_t from = verb.first;
    while (from > a_.sentence.first && !stop_at(from - 1) && verb.first - from < kAside) --from;
    return from;
  }

  // ", the police say,": nothing but the speaker between the verb and the stops around it.
  bool aside(std::uint32_t v) const {
    const VerbGroup& verb = a_.verbs[v];
    const std::uint32_t from = stretch(verb);
    std::uint32_t to = verb.last;
    while (to < a_.sentence.last && !stop_at(to) && to - verb.last < kAside) ++to;
    const bool left = from > a_.sentence.first + 1 && stop_at(from - 1);
    const bool right = to >= a_.sentence.last || (stop_at(to) && work_.tokens[to].word != ":");
    if (!left || !right) return false;
    const bool other = std::any_of(a_.verbs.begin(), a_.verbs.end(), [&](const VerbGroup& w) {
      return w.head != verb.head && w.first >= from && w.last <= to;
    });
    const bool object = std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& f) {
      return f.kind == FillerKind::goods && f.first >= from && f.last <= to;
    });
    return !other && !object && !introduces(from);
  }

  // "who said", "that X says": a clause of its own, no aside.
  bool introduces(std::uint32_t token) const {
    return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
      return m.first == token &&
             (lexicon_.is_in(m.group, "rel.") || lexicon_.is_in(m.group, "sub."));
    });
  }

  std::vector<Sayer> named_in(std::uint32_t from, std::uint32_t to) const {
    for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
      const Filler& f = a_.fillers[i];
      if (f.first < from || f.last > to || f.relation != Relation::none) continue;
      if (auto who = speakers_.of(grouped(i)); !who.empty()) return who;
    }
    return {};
  }

  // "In its answer Oslo said": a name right before the verb, whatever governs the words before it.
  // Of an unnamed one the institution: "a director at the ministry said".
  std::vector<Sayer> right_before(const VerbGroup& verb, bool apposition) const {
    for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
      const Filler& f = a_.fillers[i];
      if (f.kind != FillerKind::entity || f.first <= a_.sentence.first) continue;
      const bool spaced = f.last == verb.first;
      // "A spokesman for the ministry, X, said".
      const bool apposed = f.last + 1 == verb.first && work_.tokens[f.last].word == "," &&
                           work_.tokens[f.first - 1].word == "," &&
                           f.type != model::MentionType::gpe;
      if (apposition ? apposed : spaced) return speakers_.of({static_cast<std::int32_t>(i)});
    }
    return {};
  }

  // "Da un rapporto di X risulta che": the document in place of the subject.
  std::vector<Sayer> document_before(const Segment& segment, const VerbGroup& verb) const {
    for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
      const Filler& f = a_.fillers[i];
      if (f.first < segment.first || f.last > verb.first || f.relation != Relation::from) continue;
      auto who = speakers_.of({static_cast<std::int32_t>(i)});
      if (!who.empty()) return who;
    }
    return {};
  }

  // "a quanto riferisce X", "as reported X": the speaker comes after.
  bool as_clause(std::uint32_t verb) const {
    return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
      return m.last == verb && lexicon_.is_in(m.group, "asclause.");
    });
  }

  // "Alla Casa Bianca egli ha detto": a government's seat, where a pronoun or nobody speaks.
  std::vector<Sayer> office_at(const VerbGroup& verb) const {
    for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
      const Filler& f = a_.fillers[i];
      const bool there = f.relation == Relation::to || f.relation == Relation::in;
      if (f.mention < 0 || f.last > verb.first || !there) continue;
      const NamedMention& m = work_.names.mentions[static_cast<std::size_t>(f.mention)];
      if (m.kind == "government" && m.mention.type == model::MentionType::org)
        return speakers_.of({static_cast<std::int32_t>(i)});
    }
    return {};
  }

  std::vector<Sayer> speaker(std::uint32_t v, const Segment& segment, bool saying) const {
    const VerbGroup& verb = a_.verbs[v];
    const auto subject = matcher_.subject(v);
    const bool named = std::any_of(subject.begin(), subject.end(), [&](std::int32_t f) {
      return a_.fillers[static_cast<std::size_t>(f)].kind != FillerKind::pronoun;
    });
    if (saying && !named)
      if (auto office = office_at(verb); !office.empty()) return office;
    auto who = speakers_.of(subject);
    if (aside(v))
      if (auto inside = named_in(stretch(verb), verb.first); !inside.empty()) return inside;
    if (auto apposed = right_before(verb, true); !apposed.empty() && (who.empty() || aside(v)))
      return apposed;
    const bool own = std::any_of(subject.begin(), subject.end(), [&](std::int32_t f) {
      const auto& filler = a_.fillers[static_cast<std::size_t>(f)];
      return filler.first >= segment.first && filler.last <= verb.first;
    });
    const bool set_off =
        verb.first > a_.sentence.first && (stop_at(verb.first - 1) || as_clause(verb.first));
    if (!verb.passive && (!own || set_off || who.empty())) {
      auto inverted = after_verb(verb);
      if (!inverted.empty() || as_clause(verb.first)) return inverted;
    }
    if (who.empty() && !own && !verb.passive) who = right_before(verb, false);
    if (who.empty()) who = document_before(segment, verb);
    // No subject at all where the language may leave it out: whoever spoke goes on.
    const bool dropped = work_.language->pro_drop && saying && verb.finite && !verb.passive;
    if ((who.empty() && subject.empty()) || (!own && set_off))
      if (dropped && !work_.speakers.last.empty()) who = work_.speakers.last;
    return who;
  }

  // "Is thought to have sent", "seems to": the subject is talked of, nobody speaks.
  bool heard_of(std::uint32_t v) const {
    const auto& matches = a_.verbs[v].matches;
    return std::any_of(matches.begin(), matches.end(), [&](const LexMatch& m) {
      const std::string& pattern = lexicon_.entry(m.entry).pattern;
      return lexicon_.is_in(m.group, "suspect.") &&
             (pattern.starts_with("v:be ") || pattern.starts_with("v:essere "));
    });
  }

  void verb(std::uint32_t v, const char* group) {
    const VerbGroup& verb = a_.verbs[v];
    const std::int32_t s = matcher_.segment_of_verb(v);
    if (s < 0) return;
    const Segment& segment = a_.segments[static_cast<std::size_t>(s)];
    const bool saying = std::string_view(group) == "say.";
    Report r;
    r.sentence = sentence_;
    r.cue = verb.head;
    r.kind = std::string(group) + "v";
    if (!heard_of(v)) r.sayers = speakers_.with_outlet(speaker(v, segment, saying), v);
    r.unnamed = r.sayers.empty();
    if (aside(v)) {
      r.first = a_.sentence.first;
      r.last = a_.sentence.last;
      out_.push_back(r);
      if (closes_quote_before(verb)) quoted_before(r.sayers);
      return;
    }
    const bool covers_after = has_content_after(v);
    if (covers_after) {
      r.first = start_of_speech(v);
      r.last = end_of_speech(v);
      if (r.last > r.first) out_.push_back(r);
    }
    // Trailing: ", X said" covers what stands before it.
    const bool closes = closes_quote_before(verb);
    if (v > 0 && (closes || (!covers_after && !joined(segment))) && saying) {
      r.first = since_semicolon(segment.first);
      r.last = segment.first;
      out_.push_back(r);
      if (closes) quoted_before(r.sayers);
    }
  }

  // "…, and X said": a statement beside the clause before, not about it.
  bool joined(const Segment& segment) const {
    if (segment.link != Link::coordinated) return false;
    const std::uint32_t at = segment.first + (stop_at(segment.first) ? 1 : 0);
    return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
      return m.first == at && lexicon_.is_in(m.group, "conj.");
    });
  }

  // "A did this; B did that, said X": the words after the last semicolon are X's.
  std::uint32_t since_semicolon(std::uint32_t before) const {
    for (std::uint32_t t = before; t > a_.sentence.first; --t)
      if (work_.tokens[t - 1].word == ";") return t;
    return a_.sentence.first;
  }

  // A speaker named after the last of several quoted sentences speaks them all.
  void quoted_before(const std::vector<Sayer>& who) {
    if (who.empty()) return;
    for (std::uint32_t s = sentence_; s-- > 0;) {
      const Analysis& before = work_.sentences[s].analysis;
      const bool same =
          work_.tokens.sentences[s].paragraph == work_.tokens.sentences[sentence_].paragraph;
      const bool quoted =
          same && !before.quoted.empty() && before.quoted.back().second + 1 >= before.sentence.last;
      if (!quoted) return;
      for (DraftClaim& d : work_.claims)
        if (d.raw.sentence == s && d.claim.sayers.front().id == "AUTHOR" &&
            before.in_quotes(d.raw.trigger))
          d.claim.sayers = who;
    }
  }

  bool closes_quote_before(const VerbGroup& verb) const {
    return std::any_of(a_.quoted.begin(), a_.quoted.end(), [&](const auto& q) {
      return q.second <= verb.first && verb.first - q.second <= kAside;
    });
  }

  // "…, says an official who asked not to be named": what follows tells of the speaker.
  bool speaker_described(const VerbGroup& verb) const {
    if (verb.first == a_.sentence.first || work_.tokens[verb.first - 1].word != ",") return false;
    for (const Filler& f : a_.fillers) {
      if (f.first < verb.last) continue;
      const bool group = f.kind == FillerKind::noun && f.item.starts_with("group.");
      if (f.first - verb.last > 3 || (f.kind != FillerKind::entity && !group)) return false;
      for (const LexMatch& m : a_.matches)  // a demonym may stand between
        if (m.first >= f.last && m.first <= f.last + 1 && lexicon_.is_in(m.group, "rel."))
          return true;
      return false;
    }
    return false;
  }

  // Whether words that can be what is said follow the verb: a clause, a quotation, "of supplying".
  bool has_content_after(std::uint32_t v) const {
    const VerbGroup& verb = a_.verbs[v];
    if (speaker_described(verb)) return false;
    for (const auto& q : a_.quoted)
      if (q.first >= verb.last) return true;
    for (std::uint32_t w = v + 1; w < a_.verbs.size(); ++w) {
      const std::int32_t s = matcher_.segment_of_verb(w);
      if (s < 0) continue;
      const Link link = a_.segments[static_cast<std::size_t>(s)].link;
      if (link == Link::complement || (a_.verbs[w].infinitive && w == v + 1)) return true;
    }
    const std::uint32_t reach = matcher_.verb_in(v, "attribute.") ? 14 : 8;
    return std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& f) {
      return f.first >= verb.last && f.first - verb.last < reach &&
             (f.kind == FillerKind::goods ||
              (f.kind == FillerKind::noun && f.item.ends_with(".n")));
    });
  }

  // "Said in the inquiry into X that …": speech begins with its clause.
  std::uint32_t start_of_speech(std::uint32_t v) const {
    const std::uint32_t first = a_.verbs[v].last;
    if (v + 1 >= a_.verbs.size() || matcher_.verb_in(v, "accuse.")) return first;
    const std::int32_t s = matcher_.segment_of_verb(v + 1);
    if (s < 0) return first;
    const Segment& next = a_.segments[static_cast<std::size_t>(s)];
    return next.link == Link::complement ? std::max(first, next.first) : first;
  }

  // Speech goes on to the end of the sentence, or to the next reporting verb with its own subject.
  std::uint32_t end_of_speech(std::uint32_t v) const {
    const bool of_an_act = matcher_.verb_in(v, "promise.") || matcher_.verb_in(v, "attribute.");
    if (of_an_act && !matcher_.verb_in(v, "say."))
      for (std::uint32_t t = a_.verbs[v].last; t < a_.sentence.last; ++t)
        if (work_.tokens[t].word == ";") return t;
    for (std::uint32_t w = v + 1; w < a_.verbs.size(); ++w) {
      if (!matcher_.verb_in(w, "say.") && !matcher_.verb_in(w, "deny.")) continue;
      const std::int32_t s = matcher_.segment_of_verb(w);
      if (s >= 0 && a_.segments[static_cast<std::size_t>(s)].link == Link::coordinated)
        return a_.segments[static_cast<std::size_t>(s)].first;
    }
    return a_.sentence.last;
  }

  DocumentWork& work_;
  std::uint32_t sentence_;
  const Analysis& a_;
  const Matcher& matcher_;
  const Lexicon& lexicon_;
  SpeakerFinder speakers_;
  std::vector<Report> out_;
};

}  // namespace

std::vector<Report> find_reports(DocumentWork& work, std::uint32_t sentence,
                                 const Matcher& matcher) {
  auto out = Reports(work, sentence, matcher).run();
  const Analysis& a = work.sentences[sentence].analysis;
  // A quotation opened in an earlier sentence, and a sentence wholly in quotation marks, go on.
  const bool goes_on = !a.quoted.empty() && a.quoted.front().first <= a.sentence.first + 1;
  const bool own = std::any_of(out.begin(), out.end(), [](const Report& r) { return !r.unnamed; });
  if (goes_on && !own && !work.speakers.last.empty()) {
    Report r;
    r.sentence = sentence;
    r.first = a.sentence.first;
    r.last = a.sentence.last;
    r.cue = a.sentence.last;
    r.kind = "carried";
    r.sayers = work.speakers.last;
    out.push_back(r);
  }
  for (const Report& r : out)
    if (!r.sayers.empty() && r.kind != "source.own") {
      work.speakers.last = work.speakers.passage = r.sayers;
      work.speakers.spoke = sentence;
    }
  return out;
}

}  // namespace vedetta::read
