#include <algorithm>
#include <array>
#include <optional>

#include "vedetta/read/internal/document.h"
#include "vedetta/read/internal/phrase_reports.h"
#include "vedetta/read/internal/speakers.h"
#include "vedetta/read/internal/verb_speaker.h"

namespace vedetta::read {
namespace {

using model::Sayer;

// Tokens between a verb of saying in brackets of commas and the punctuation around it, at most.
constexpr std::uint32_t kAside = 9;
// Verbs that report, by class; the first that fits counts.
constexpr std::array<ClassPrefix, 9> kKinds = {"attribute.", "say.",  "promise.", "fear.", "think.",
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
    out_ = phrase_reports(work_, sentence_, matcher_);
    for (const LexMatch& m : a_.matches)
      if (m.verb && !lexicon_.is_in(m.group, "source.")) unread_verb(m);
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
      // "Commits X to sending", "has to answer for the sale": it binds X, who says nothing.
      if (matcher_.verb_in(v, "commit.") && !a_.verbs[v].reflexive) continue;
      if (matcher_.verb_in(v, "charged.")) continue;
      // "Quoted X as | saying that": one report.
      if (v > 0 && a_.verbs[v].gerund && matcher_.verb_in(v - 1, "cite.")) continue;
      for (const ClassPrefix& group : kKinds)
        if (matcher_.verb_in(v, group)) {
          verb(v, group.text);
          break;
        }
    }
    return std::move(out_);
  }

 private:
  // "…, stima l'Aiea, …", "…, accusa Tokyo.": a word that is a noun too, between a stop and a name.
  void unread_verb(const LexMatch& m) {
    if (m.first <= a_.sentence.first + 1 || !stop_at(work_, m.first - 1) || m.gapped) return;
    const bool read = std::any_of(a_.verbs.begin(), a_.verbs.end(), [&](const VerbGroup& v) {
      return v.first < m.last && v.last > m.first;
    });
    const auto kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const ClassPrefix& k) {
      return lexicon_.is_in(m.group, k);
    });
    if (read || kind == kKinds.end()) return;
    VerbGroup verb;
    verb.first = verb.head = m.first;
    verb.last = m.last;
    std::uint32_t end = m.last;
    while (end < a_.sentence.last && !stop_at(work_, end)) ++end;
    const bool clause = std::any_of(a_.verbs.begin(), a_.verbs.end(), [&](const VerbGroup& v) {
      return v.finite && v.first >= m.last && v.last <= end;
    });
    if (clause || end - m.last > kAside) return;
    auto who = speaker_.behind(verb);
    if (who.empty()) return;
    Report r = whole_sentence(work_, sentence_, m.first, std::move(who));
    r.kind = std::string(kind->text) + "v";
    r.amid = std::any_of(a_.verbs.begin(), a_.verbs.end(),
                         [&](const VerbGroup& v) { return v.first >= end; });
    out_.push_back(std::move(r));
  }

  // "Is thought to have sent", "seems to": the subject is talked of, nobody speaks.
  bool heard_of(std::uint32_t v) const {
    if (matcher_.verb_in(v, "heard.")) return true;
    const auto& matches = a_.verbs[v].matches;
    return std::any_of(matches.begin(), matches.end(), [&](const LexMatch& m) {
      const std::string_view pattern = lexicon_.entry(m.entry).pattern;
      return lexicon_.is_in(m.group, "suspect.") &&
             (pattern.starts_with("v:be ") || pattern.starts_with("v:essere "));
    });
  }

  void verb(std::uint32_t v, std::string_view group) {
    const VerbGroup& verb = a_.verbs[v];
    const std::int32_t s = matcher_.segment_of_verb(v);
    if (s < 0) return;
    const Segment& segment = a_.segments[static_cast<std::size_t>(s)];
    const bool saying = group == "say.";
    Report r;
    r.sentence = sentence_;
    r.cue = verb.head;
    r.kind = std::string(group) + "v";
    const bool shown = verb.reflexive && matcher_.verb_in(v, "show.");  // "si conferma"
    if (heard_of(v) || (shown && clause_after(v)))
      r.sayers = speaker_.document_before(segment, verb);
    else if (!shown)
      r.sayers = speakers_.with_outlet(speaker_.of(v, saying), v);
    r.unnamed = r.sayers.empty();
    // "If X sells arms, Y would protest" is no report.
    if (verb.conditional && in_condition() && !clause_after(v)) return;
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
    const bool covers_after =
        !closing && has_content_after(v) && (clause_after(v) || !only_outlets_write(v, r));
    if (covers_after) {
      r.first = start_of_speech(v);
      r.last = end_of_speech(v);
      // "Generals, who expect a visit, owe …": a relative clause ends before what goes on.
      if (segment.link == Link::relative && !clause_after(v)) r.last = segment.last;
      r.last = std::min(r.last, silent_until(v));
      if (r.last > r.first) out_.push_back(r);
    }
    // Trailing: ", X said" covers what stands before it.
    const bool closes = closes_quote_before(verb);
    const bool trails = closing || (parted(segment) && !relative(segment) &&
                                    !speaker_.has_object(segment.first, verb, segment.last));
    if (v > 0 && saying && (closes || (!covers_after && !joined(segment) && trails))) {
      r.first = since(segment.first, ";");
      r.last = segment.first;
      out_.push_back(r);
      if (closes) quoted_before(r.sayers);
    } else if (!covers_after && !verb.passive && matcher_.verb_in(v, "accuse.")) {
      r.first = r.last = a_.sentence.first;  // "X accused Y. It said …": X spoke
      out_.push_back(r);
    }
  }

  // ", which published it": no speaker's clause, whatever the segment is taken for.
  bool relative(const Segment& segment) const {
    return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
      if (m.first < segment.first || m.first > segment.first + 1) return false;
      const bool that = m.first > 0 && work_.tokens[m.first - 1].word == "," &&
                        lexicon_.name(m.group) == "rel.that";  // ", che ha chiesto"
      return that || lexicon_.name(m.group) == "rel.pronoun";
    });
  }

  // "Hosted two workers", "carried coal": with a mere thing behind them these verbs report only
  // where an outlet does it.
  bool only_outlets_write(std::uint32_t v, const Report& r) const {
    const bool writes = matcher_.verb_in(v, "say.write") && !matcher_.verb_in(v, "say.v") &&
                        !matcher_.verb_in(v, "say.claim");
    return writes && std::none_of(r.sayers.begin(), r.sayers.end(),
                                  [&](const Sayer& s) { return is_outlet(work_, s.id); });
  }

  // "Declined to comment; X sent": where nothing is said before a semicolon, nothing is behind it.
  std::uint32_t silent_until(std::uint32_t v) const {
    const std::uint32_t from = a_.verbs[v].last;
    std::uint32_t semicolon = from;
    while (semicolon < a_.sentence.last && work_.tokens[semicolon].word != ";") ++semicolon;
    const bool said =
        std::any_of(a_.verbs.begin(), a_.verbs.end(),
                    [&](const VerbGroup& w) { return w.first >= from && w.first < semicolon; }) ||
        std::any_of(a_.quoted.begin(), a_.quoted.end(),
                    [&](const auto& q) { return q.first >= from && q.first < semicolon; });
    return said ? a_.sentence.last : semicolon;
  }

  bool parted(const Segment& segment) const {
    const std::uint32_t at = segment.first;
    return stop_at(work_, at) || (at > a_.sentence.first && stop_at(work_, at - 1));
  }

  // "…, and X said": a statement beside the clause before, not about it.
  bool joined(const Segment& segment) const {
    if (segment.link != Link::coordinated && segment.link != Link::aside) return false;
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

  // "told KCNA that": what was said begins here.
  bool opens_complement(std::uint32_t token) const {
    return std::any_of(a_.segments.begin(), a_.segments.end(), [&](const Segment& s) {
      return s.first == token && s.link == Link::complement;
    });
  }

  // "…, says an official who asked not to be named": what follows tells of the speaker.
  bool speaker_described(const VerbGroup& verb) const {
    if (verb.first == a_.sentence.first || work_.tokens[verb.first - 1].word != ",") return false;
    const bool told = std::any_of(a_.verbs.begin(), a_.verbs.end(), [&](const VerbGroup& w) {
      return w.finite && w.last < verb.first;
    });
    for (const Filler& f : a_.fillers) {
      if (f.first < verb.last) continue;
      const bool group = f.kind == FillerKind::noun && f.item.starts_with("group.");
      if (f.first - verb.last > 3 || (f.kind != FillerKind::entity && !group)) return false;
      for (const LexMatch& m : a_.matches)  // a demonym may stand between
        if (m.first >= f.last && m.first <= f.last + 1 && lexicon_.is_in(m.group, "rel."))
          return told || !opens_complement(m.first);
      return false;
    }
    return false;
  }

  bool in_condition() const {
    return std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& m) {
      return m.first == a_.sentence.first && lexicon_.name(m.group) == "if.sub";
    });
  }

  // A quotation or a clause follows that can be what is said.
  bool clause_after(std::uint32_t v) const {
    if (speaker_described(a_.verbs[v])) return false;
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
      const bool counted = f.quantity >= 0 && f.item.starts_with("group.");   // "11,000 soldiers"
      return f.first >= verb.last && f.first - verb.last < reach && !medium &&
             (f.kind == FillerKind::goods ||
              (f.kind == FillerKind::noun && (f.item.ends_with(".n") || counted)));
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

// "X was blunt: «…»": of words behind a colon that nobody else speaks, the subject before it.
std::optional<Report> behind_colon(const DocumentWork& work, std::uint32_t sentence,
                                   const Matcher& matcher, const std::vector<Report>& known) {
  const Analysis& a = work.sentences[sentence].analysis;
  for (const auto& [first, last] : a.quoted) {
    if (first < a.sentence.first + 3 || work.tokens[first - 2].word != ":") continue;
    const bool spoken = std::any_of(known.begin(), known.end(), [&](const Report& r) {
      return !r.unnamed && r.first <= first && first < r.last;
    });
    if (spoken) return std::nullopt;
    for (std::uint32_t v = static_cast<std::uint32_t>(a.verbs.size()); v-- > 0;) {
      if (a.verbs[v].last > first - 2) continue;
      for (const std::int32_t f : matcher.subject(v)) {
        const Filler& who = a.fillers[static_cast<std::size_t>(f)];
        if (who.kind != FillerKind::entity || who.type != model::MentionType::per) continue;
        Report r = whole_sentence(work, sentence, first - 2,
                                  {{model::SayerKind::person, std::string(who.link), "",
                                    span_of(work, who.first, who.last), false}});
        r.kind = "say.v";
        r.first = first;
        r.last = last;
        return r;
      }
      break;
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<Report> find_reports(DocumentWork& work, std::uint32_t sentence,
                                 const Matcher& matcher) {
  auto out = Reports(work, sentence, matcher).run();
  const Analysis& a = work.sentences[sentence].analysis;
  if (auto quoted = behind_colon(work, sentence, matcher, out)) out.push_back(std::move(*quoted));
  // A quotation opened in an earlier sentence, and a sentence wholly in quotation marks, go on.
  const bool goes_on = !a.quoted.empty() && a.quoted.front().first <= a.sentence.first + 1;
  const bool own = std::any_of(out.begin(), out.end(), [](const Report& r) { return !r.unnamed; });
  const auto& [at, judges] = work.speakers.ahead;
  const bool judged =
      at == sentence && !judges.empty() && out.empty() && sentence > 0 &&
      work.tokens.sentences[sentence].paragraph == work.tokens.sentences[sentence - 1].paragraph;
  if (judged || (goes_on && !own && !work.speakers.last.empty())) {
    Report r;
    r.sentence = sentence;
    r.first = a.sentence.first;
    r.last = a.sentence.last;
    r.cue = a.sentence.last;
    r.kind = "carried";
    r.sayers = judged ? judges : work.speakers.last;
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
