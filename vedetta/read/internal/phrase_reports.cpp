#include "vedetta/read/internal/phrase_reports.h"

#include <algorithm>

#include "vedetta/read/internal/speakers.h"
#include "vedetta/read/internal/verb_speaker.h"

namespace vedetta::read {

using model::Sayer;

Report whole_sentence(const DocumentWork& work, std::uint32_t sentence, std::uint32_t cue,
                      std::vector<Sayer> who) {
  const Sentence& s = work.sentences[sentence].analysis.sentence;
  Report r;
  r.sentence = sentence;
  r.first = s.first;
  r.last = s.last;
  r.cue = cue;
  r.sayers = std::move(who);
  return r;
}

namespace {

// Tokens from a phrase to whom it names, at most.
constexpr std::uint32_t kAside = 9;
// Tokens before words that speak of the sentence before, at most; later they speak of their own.
constexpr std::uint32_t kOpening = 4;
// Tokens from a noun to the clause that tells what it says, at most.
constexpr std::uint32_t kContent = 10;

class Phrases {
 public:
  Phrases(DocumentWork& work, std::uint32_t sentence, const Matcher& matcher)
      : work_(work),
        sentence_(sentence),
        a_(work.sentences[sentence].analysis),
        matcher_(matcher),
        lexicon_(work.language->lexicon),
        speakers_(work, sentence, matcher) {}

  std::vector<Report> run() {
    headline();
    for (const LexMatch& m : a_.matches) {
      if (lexicon_.name(m.group) == "source.own")
        own_view(m);
      else if (lexicon_.name(m.group) == "source.retro")
        retrospective(m);
      else if (lexicon_.name(m.group) == "source.ahead")
        ahead(m);
      else if (lexicon_.is_in(m.group, "source."))
        adverbial(m);
    }
    for (std::size_t f = 0; f < a_.fillers.size(); ++f) noun(f);
    return std::move(out_);
  }

 private:
  Report whole(std::uint32_t cue, const char* kind, std::vector<Sayer> who) const {
    Report r = whole_sentence(work_, sentence_, cue, std::move(who));
    r.kind = kind;
    return r;
  }

  static std::int32_t narrow(std::size_t i) { return static_cast<std::int32_t>(i); }

  // "in her assessment", "a suo avviso": of whoever spoke last, else of whom the pronoun means.
  void own_view(const LexMatch& m) {
    auto who = work_.speakers.last;
    for (std::size_t i = 0; i < a_.fillers.size() && who.empty(); ++i)
      if (a_.fillers[i].kind == FillerKind::pronoun && a_.fillers[i].first >= m.first &&
          a_.fillers[i].last <= m.last)
        who = speakers_.of({static_cast<std::int32_t>(i)});
    if (!who.empty()) out_.push_back(whole(m.first, "source.own", std::move(who)));
  }

  // "Lo sostiene X", "the accusation was made by X": about the sentence before.
  void retrospective(const LexMatch& m) {
    std::vector<Sayer> who;
    for (std::size_t i = 0; i < a_.fillers.size() && who.empty(); ++i) {
      const Filler& f = a_.fillers[i];
      if (f.first < m.last || f.kind == FillerKind::goods) continue;
      if (f.first - m.last > kAside || colon_between(m.last, f.first)) break;
      who = speakers_.of(coordinated_with(a_, i));
    }
    if (who.empty()) return;
    std::uint32_t colon = m.last;  // "A rivelarlo è X: …"
    while (colon < a_.sentence.last && colon - m.last <= kAside && work_.tokens[colon].word != ":")
      ++colon;
    if (m.first == a_.sentence.first && colon < a_.sentence.last &&
        work_.tokens[colon].word == ":") {
      Report r = whole(m.first, "source.retro", who);
      r.first = colon;
      out_.push_back(std::move(r));
      return;
    }
    if (m.first > a_.sentence.first + kOpening) {  // "…: lo sostiene X"
      Report r = whole(m.first, "source.retro", who);
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

  bool colon_between(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t)
      if (work_.tokens[t].word == ":") return true;
    return false;
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
      Report r = whole(f.first, "source.headline", speakers_.of({narrow(i)}));
      r.first = f.last;
      if (!r.sayers.empty()) out_.push_back(std::move(r));
      return;
    }
  }

  // "X has no doubt: …", "X tells it differently." and a sentence more.
  void ahead(const LexMatch& m) {
    const auto verb = std::find_if(a_.verbs.begin(), a_.verbs.end(),
                                   [&](const VerbGroup& v) { return v.last > m.first; });
    if (verb == a_.verbs.end() || verb->first > m.last) return;
    auto who = speakers_.of(
        matcher_.subject(static_cast<std::uint32_t>(std::distance(a_.verbs.begin(), verb))));
    if (who.empty()) return;
    std::uint32_t colon = m.last;
    while (colon < a_.sentence.last && work_.tokens[colon].word != ":") ++colon;
    if (colon == a_.sentence.last) work_.speakers.ahead = {sentence_ + 1, who};
    Report r = whole(m.first, "source.ahead", std::move(who));
    r.first = colon;
    if (r.first < r.last) out_.push_back(std::move(r));
  }

  // "Kyiv's allegation that …", "l'accusa, mossa da Tokyo, di aver …": whose the noun is says so.
  void noun(std::size_t index) {
    const Filler& f = a_.fillers[index];
    const bool words = f.kind == FillerKind::noun &&
                       (f.item == "accuse.n" || f.item == "charge.n" || f.item == "say.n" ||
                        f.item == "suspect.n" || f.item == "fear.n" || f.item == "think.n" ||
                        f.item == "unproven.n");
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
    // A claim of somebody's is his words; of nobody's, it is only alleged.
    if (!r.sayers.empty() && f.item == "unproven.n") r.kind = "say.n";
    r.unnamed = r.sayers.empty();
    if (r.last > r.first) out_.push_back(std::move(r));
  }

  // Where the clause begins that a noun announces: "that …", "of having …"; 0: there is none.
  std::uint32_t content_of(const Filler& f) const {
    for (std::uint32_t t = f.last; t < a_.sentence.last && t - f.last <= kContent; ++t) {
      const bool of_act = std::any_of(a_.verbs.begin(), a_.verbs.end(), [&](const VerbGroup& v) {
        return (v.first == t || v.first == t + 1) && (v.infinitive || v.gerund) && t > f.last;
      });
      const auto opens = [&](std::string_view group) {
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
  Report which(const LexMatch& m) const {
    Report r = whole(m.first, "source.adv", {});
    r.first = m.first;
    const bool relative = std::any_of(a_.matches.begin(), a_.matches.end(), [&](const LexMatch& w) {
      return w.first == m.last && lexicon_.is_in(w.group, "rel.");
    });
    for (std::size_t i = a_.fillers.size(); relative && i-- > 0 && r.sayers.empty();) {
      const Filler& f = a_.fillers[i];
      if (f.last > m.first || m.first - f.last > kContent) continue;
      const bool document = f.kind == FillerKind::noun && f.item.ends_with(".n");
      const bool beside =
          f.kind == FillerKind::entity && f.relation == Relation::none && m.first - f.last <= 1;
      if (!document && !beside) continue;
      r.sayers = speakers_.of({narrow(i)});
      const bool accuses = std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& g) {
        return g.first == f.first && g.item == "accuse.n";
      });
      if (accuses) r.kind = "accuse.n";
    }
    return r;
  }

  // "According to the announcement": a document of nobody's is whoever spoke last's.
  bool document_at(std::uint32_t token) const {
    return std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& f) {
      return f.first >= token && f.first - token <= 2 && f.item == "say.n";
    });
  }

  // "according to X", "secondo X": the fillers right after the cue.
  void adverbial(const LexMatch& m) {
    if (Report r = which(m); !r.sayers.empty()) {
      out_.push_back(std::move(r));
      return;
    }
    // "Per gli inquirenti": of those who judge, at the head of the sentence.
    const bool view = lexicon_.name(m.group) == "source.view";
    if (view && m.first > a_.sentence.first) return;
    std::vector<Sayer> who;
    for (std::size_t i = 0; i < a_.fillers.size() && who.empty(); ++i) {
      const Filler& f = a_.fillers[i];
      const bool amid = m.gapped && f.first > m.first && f.last < m.last;  // "by X's account"
      if ((f.first < m.last && !amid) || f.kind == FillerKind::goods) continue;
      if (!amid && (f.first - m.last > 6 || stops_between(work_, m.last, f.first))) break;
      if (view && f.kind != FillerKind::noun) break;
      const bool clause = std::any_of(a_.verbs.begin(), a_.verbs.end(), [&](const VerbGroup& v) {
        return v.finite && v.first >= m.last && v.last <= f.first;
      });
      if (clause && !amid) break;
      who = speakers_.of(coordinated_with(a_, i));
    }
    if (who.empty() && document_at(m.last) && work_.speakers.spoke + 1 >= sentence_)
      who = work_.speakers.passage;
    if (!who.empty()) out_.push_back(whole(m.first, "source.adv", std::move(who)));
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

std::vector<Report> phrase_reports(DocumentWork& work, std::uint32_t sentence,
                                   const Matcher& matcher) {
  return Phrases(work, sentence, matcher).run();
}

}  // namespace vedetta::read
