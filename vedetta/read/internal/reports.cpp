#include <algorithm>
#include <array>

#include "vedetta/read/internal/document.h"
#include "vedetta/read/internal/speakers.h"
#include "vedetta/read/internal/verb_speaker.h"

namespace vedetta::read {
namespace {

using model::Sayer;

// Tokens between a verb of saying in brackets of commas and the punctuation around it, at most.
constexpr std::uint32_t kAside = 9;
// Tokens before words that speak of the sentence before, at most; later they speak of their own.
constexpr std::uint32_t kOpening = 4;
// Tokens from a noun to the clause that tells what it says, at most.
constexpr std::uint32_t kContent = 10;
// Verbs that report, by class; the first that fits counts.
constexpr std::array<const char*, 9> kKinds = {"attribute.", "say.",  "promise.", "fear.", "think.",
                                               "suspect.",   "show.", "accuse.",  "warn."};

class Reports {
 public:
  Reports(DocumentWork& work, std::uint32_t sentence, const Matcher& matcher)
      : work_(work),
        sentence_(sentence),
        a_(work.sentences[sentence].analysis),
        matcher_(matcher),
        lexicon_(work.language->lexicon),
        speakers_(work, sentence, matcher),
        speaker_(work, sentence, matcher) {}

  std::vector<Report> run() {
    headline();
    for (const LexMatch& m : a_.matches) {
      if (lexicon_.name(m.group) == "source.own")
        own_view(m);
      else if (lexicon_.name(m.group) == "source.retro")
        retrospective(m);
      else if (lexicon_.is_in(m.group, "source."))
        adverbial(m);
      else if (m.verb)
        unread_verb(m);
    }
    for (std::size_t f = 0; f < a_.fillers.size(); ++f) noun(f);
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
      for (const char* group : kKinds)
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
      who = speakers_.of(coordinated_with(a_, i));
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

  // "NK Pro: tanker goes dark": who opens a line before a colon says what follows.
  void headline() {
    for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
      const Filler& f = a_.fillers[i];
      if (f.first > a_.sentence.first + 1 || f.last >= a_.sentence.last) return;
      const bool party = f.type == model::MentionType::org || f.type == model::MentionType::per;
      if (f.kind != FillerKind::entity || !party || f.relation != Relation::none) continue;
      if (work_.tokens[f.last].word != ":") continue;
      Report r = whole_sentence(f.first, "source.headline", speakers_.of({narrow(i)}));
      r.first = f.last;
      if (!r.sayers.empty()) out_.push_back(std::move(r));
      return;
    }
  }

  static std::int32_t narrow(std::size_t i) { return static_cast<std::int32_t>(i); }

  // "…, stima l'Aiea, …", "…, accusa Tokyo.": a word that is a noun too, between a stop and a name.
  void unread_verb(const LexMatch& m) {
    if (m.first <= a_.sentence.first + 1 || !stop_at(work_, m.first - 1) || m.gapped) return;
    const bool read = std::any_of(a_.verbs.begin(), a_.verbs.end(), [&](const VerbGroup& v) {
      return v.first < m.last && v.last > m.first;
    });
    const auto kind = std::find_if(kKinds.begin(), kKinds.end(),
                                   [&](const char* k) { return lexicon_.is_in(m.group, k); });
    if (read || kind == kKinds.end()) return;
    VerbGroup verb;
    verb.first = verb.head = m.first;
    verb.last = m.last;
    std::uint32_t end = m.last;
    while (end < a_.sentence.last && !stop_at(work_, end)) ++end;
    const bool clause = std::any_of(a_.verbs.begin(), a_.verbs.end(), [&](const VerbGroup& v) {
      return v.first >= m.last && v.last <= end;
    });
    if (clause || end - m.last > kAside) return;
    auto who = speaker_.behind(verb);
    if (who.empty()) return;
    Report r = whole_sentence(m.first, "", std::move(who));
    r.kind = std::string(*kind) + "v";
    r.amid = std::any_of(a_.verbs.begin(), a_.verbs.end(),
                         [&](const VerbGroup& v) { return v.first >= end; });
    out_.push_back(std::move(r));
  }

  // "Kyiv's allegation that …", "l'accusa, mossa da Tokyo, di aver …": whose the noun is says so.
  void noun(std::size_t index) {
    const Filler& f = a_.fillers[index];
    const bool words = f.kind == FillerKind::noun &&
                       (f.item == "accuse.n" || f.item == "charge.n" || f.item == "say.n" ||
                        f.item == "suspect.n" || f.item == "fear.n" || f.item == "think.n");
    if (!words) return;
    Report r;
    r.sentence = sentence_;
    r.cue = f.last - 1;
    r.kind = f.item == "charge.n" ? "say.n" : f.item;
    r.first = content_of(f);
    if (r.first == 0) return;
    const std::int32_t s = a_.segment_of(r.first);
    if (s < 0) return;
    r.last = a_.segments[static_cast<std::size_t>(s)].last;
    r.sayers = speakers_.of_document(narrow(index), r.first);
    if (!r.sayers.empty() && r.last > r.first) out_.push_back(std::move(r));
  }

  // Where the clause begins that a noun announces: "that …", "of having …"; 0: there is none.
  std::uint32_t content_of(const Filler& f) const {
    for (std::uint32_t t = f.last; t < a_.sentence.last && t - f.last <= kContent; ++t) {
      const bool of_act = std::any_of(a_.verbs.begin(), a_.verbs.end(), [&](const VerbGroup& v) {
        return (v.first == t || v.first == t + 1) && (v.infinitive || v.gerund) && t > f.last;
      });
      const auto opens = [&](const char* group) {
        return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
          return m.first == t && lexicon_.name(m.group) == group;
        });
      };
      if (of_act && (opens("prep.of") || opens("modal.link"))) return t;
      if (opens("rel.that")) return tells(t) ? t : 0;
      const bool finite = std::any_of(a_.verbs.begin(), a_.verbs.end(),
                                      [&](const VerbGroup& v) { return v.first == t && v.finite; });
      if (finite) return 0;
    }
    return 0;
  }

  // "The report that X sold arms", not "the report that shook X": a subject of its own follows.
  bool tells(std::uint32_t that) const {
    const auto verb = std::find_if(a_.verbs.begin(), a_.verbs.end(),
                                   [&](const VerbGroup& v) { return v.first > that; });
    if (verb == a_.verbs.end()) return false;
    return std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& f) {
      return f.first > that && f.last <= verb->first && f.relation == Relation::none;
    });
  }

  // "A report by X, according to which": whose the document right before the cue is.
  std::vector<Sayer> which(const LexMatch& m) const {
    const bool relative = std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& r) {
      return r.first == m.last && lexicon_.is_in(r.group, "rel.");
    });
    for (std::size_t i = a_.fillers.size(); relative && i-- > 0;) {
      const Filler& f = a_.fillers[i];
      if (f.last > m.first || m.first - f.last > kContent) continue;
      const bool document = f.kind == FillerKind::noun && f.item.ends_with(".n");
      if (document)
        if (auto who = speakers_.of({narrow(i)}); !who.empty()) return who;
      if (f.kind == FillerKind::entity && f.relation == Relation::none && m.first - f.last <= 1)
        return speakers_.of({narrow(i)});
    }
    return {};
  }

  // "according to X", "secondo X": the fillers right after the cue.
  void adverbial(const LexMatch& m) {
    if (auto whose = which(m); !whose.empty()) {
      Report r = whole_sentence(m.first, "source.adv", std::move(whose));
      r.first = m.first;
      out_.push_back(std::move(r));
      return;
    }
    // "Per gli inquirenti": of those who judge, at the head of the sentence.
    const bool view = lexicon_.name(m.group) == "source.view";
    if (view && m.first > a_.sentence.first) return;
    std::vector<Sayer> who;
    for (std::size_t i = 0; i < a_.fillers.size() && who.empty(); ++i) {
      const Filler& f = a_.fillers[i];
      if (f.first < m.last || f.kind == FillerKind::goods) continue;
      if (f.first - m.last > 6 || stops_between(work_, m.last, f.first)) break;
      if (view && f.kind != FillerKind::noun) break;
      who = speakers_.of(coordinated_with(a_, i));
    }
    if (!who.empty()) out_.push_back(whole_sentence(m.first, "source.adv", std::move(who)));
  }

  // "Is thought to have sent", "seems to": the subject is talked of, nobody speaks.
  bool heard_of(std::uint32_t v) const {
    const auto& matches = a_.verbs[v].matches;
    return std::any_of(matches.begin(), matches.end(), [&](const LexMatch& m) {
      const std::string_view pattern = lexicon_.entry(m.entry).pattern;
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
    const bool shown =
        verb.reflexive && matcher_.verb_in(v, "show.");  // "si conferma", "si evince"
    if (shown && clause_after(v))
      r.sayers = speaker_.document_before(segment, verb);
    else if (!shown && !heard_of(v))
      r.sayers = speakers_.with_outlet(speaker_.of(v, saying), v);
    r.unnamed = r.sayers.empty();
    if (speaker_.aside(v)) {
      r.amid = speaker_.amid(v);
      r.first = r.amid ? since(verb.first, ":") : a_.sentence.first;
      r.last = a_.sentence.last;
      out_.push_back(r);
      if (closes_quote_before(verb)) quoted_before(r.sayers);
      return;
    }
    const bool closing = saying && speaker_.set_off(verb) && verb.finite && !clause_after(v) &&
                         !speaker_.behind(verb).empty();
    const bool covers_after = !closing && has_content_after(v);
    if (covers_after) {
      r.first = start_of_speech(v);
      r.last = end_of_speech(v);
      if (r.last > r.first) out_.push_back(r);
    }
    // Trailing: ", X said" covers what stands before it.
    const bool closes = closes_quote_before(verb);
    const bool trails =
        closing || (parted(segment) && !speaker_.has_object(segment.first, verb, segment.last));
    if (v > 0 && saying && (closes || (!covers_after && !joined(segment) && trails))) {
      r.first = since(segment.first, ";");
      r.last = segment.first;
      out_.push_back(r);
      if (closes) quoted_before(r.sayers);
    }
  }

  bool parted(const Segment& segment) const {
    const std::uint32_t at = segment.first;
    return stop_at(work_, at) || (at > a_.sentence.first && stop_at(work_, at - 1));
  }

  // "…, and X said": a statement beside the clause before, not about it.
  bool joined(const Segment& segment) const {
    if (segment.link != Link::coordinated) return false;
    const std::uint32_t at = segment.first + (stop_at(work_, segment.first) ? 1 : 0);
    return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
      return m.first == at && lexicon_.is_in(m.group, "conj.");
    });
  }

  // "A did this; B did that, said X": the words after the last semicolon, or colon, are X's.
  std::uint32_t since(std::uint32_t before, std::string_view colon) const {
    for (std::uint32_t t = before; t > a_.sentence.first; --t)
      if (work_.tokens[t - 1].word == ";" || work_.tokens[t - 1].word == colon) return t;
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

  // A quotation or a clause follows that can be what is said.
  bool clause_after(std::uint32_t v) const {
    for (const auto& q : a_.quoted)
      if (q.first >= a_.verbs[v].last) return true;
    for (std::uint32_t w = v + 1; w < a_.verbs.size(); ++w) {
      const std::int32_t s = matcher_.segment_of_verb(w);
      if (s < 0) continue;
      const Link link = a_.segments[static_cast<std::size_t>(s)].link;
      if (link == Link::complement || (a_.verbs[w].infinitive && w == v + 1)) return true;
    }
    return false;
  }

  // Whether words that can be what is said follow the verb: a clause, a quotation, "of supplying".
  bool has_content_after(std::uint32_t v) const {
    const VerbGroup& verb = a_.verbs[v];
    if (speaker_described(verb)) return false;
    if (clause_after(v)) return true;
    // "Supported the invasion", "broadcast its position": a thing done; said is what a clause says.
    const bool act = matcher_.verb_in(v, "support.") || matcher_.verb_in(v, "dark.");
    if (act) return false;
    const std::uint32_t reach = matcher_.verb_in(v, "attribute.") ? 14 : 8;
    return std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& f) {
      const bool medium = f.item == "say.n" && f.relation != Relation::none;  // "in a statement"
      return f.first >= verb.last && f.first - verb.last < reach && !medium &&
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

  // A stop behind which a clause with a subject of its own begins.
  bool clause_begins(std::uint32_t t) const {
    const std::string_view word = work_.tokens[t].word;
    if (word != "," && word != ":") return false;
    const auto verb = std::find_if(a_.verbs.begin(), a_.verbs.end(),
                                   [&](const VerbGroup& v) { return v.first > t; });
    if (verb == a_.verbs.end() || !verb->finite || stops_between(work_, t + 1, verb->first))
      return false;
    return !speaker_.introduced(t + 1, verb->first) &&
           std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& f) {
             return f.first > t && f.last <= verb->first && f.relation == Relation::none;
           });
  }

  // Speech goes on to the end of the sentence, or to the next reporting verb with its own subject.
  std::uint32_t end_of_speech(std::uint32_t v) const {
    const bool of_an_act = matcher_.verb_in(v, "promise.") || matcher_.verb_in(v, "attribute.");
    if (of_an_act && !matcher_.verb_in(v, "say."))
      for (std::uint32_t t = a_.verbs[v].last; t < a_.sentence.last; ++t)
        if (work_.tokens[t].word == ";" || clause_begins(t)) return t;
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
  VerbSpeaker speaker_;
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
  const auto speaks = [](const Report& r) {
    return !r.sayers.empty() && r.kind != "source.own" && r.kind != "promise.v" &&
           r.kind != "attribute.v" && !r.kind.ends_with(".n");
  };
  for (const Report& r : out)
    if (speaks(r)) {
      work.speakers.last = work.speakers.passage = r.sayers;
      work.speakers.spoke = sentence;
    }
  return out;
}

}  // namespace vedetta::read
