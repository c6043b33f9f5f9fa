#include <algorithm>

#include "vedetta/read/internal/document.h"

namespace vedetta::read {
namespace {

using model::MentionType;
using model::Sayer;
using model::SayerKind;

SayerKind kind_of(MentionType type) {
  return type == MentionType::per ? SayerKind::person : SayerKind::organisation;
}

class Reports {
 public:
  Reports(const DocumentWork& work, std::uint32_t sentence, const Matcher& matcher)
      : work_(work), sentence_(sentence), a_(work.sentences[sentence].analysis),
        matcher_(matcher), lexicon_(work.language->lexicon) {}

  std::vector<Report> run() {
    for (const LexMatch& m : a_.matches)
      if (lexicon_.is_in(m.group, "source.")) adverbial(m);
    for (std::uint32_t v = 0; v < a_.verbs.size(); ++v) {
      // "continues to export": an aspect, no report.
      if (matcher_.verb_in(v, "continue.") && v + 1 < a_.verbs.size() && !a_.verbs[v + 1].finite)
        continue;
      for (const char* group : {"say.", "fear.", "think.", "suspect.", "show.", "accuse.", "warn."})
        if (matcher_.verb_in(v, group)) {
          verb(v, group);
          break;
        }
    }
    return std::move(out_);
  }

 private:
  std::vector<Sayer> sayers(const std::vector<std::int32_t>& fillers) const {
    std::vector<Sayer> out;
    for (const std::int32_t f : fillers)
      for (const Referent& who : matcher_.refer(f)) {
        if (who.link.empty() || who.type == MentionType::loc || who.type == MentionType::fac ||
            who.type == MentionType::evt || who.type == MentionType::good)
          continue;
        Sayer s;
        s.kind = kind_of(who.type);
        s.id = who.link;
        const Filler& filler = a_.fillers[static_cast<std::size_t>(f)];
        s.place = span_of(work_, filler.first, filler.last);
        if (std::none_of(out.begin(), out.end(), [&](const Sayer& x) { return x.id == s.id; }))
          out.push_back(s);
      }
    return out;
  }

  // "according to X", "secondo X": the fillers right after the cue.
  void adverbial(const LexMatch& m) {
    std::vector<std::int32_t> who;
    for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
      const Filler& f = a_.fillers[i];
      if (f.first < m.last || f.kind == FillerKind::goods) continue;
      if (who.empty() && f.first - m.last > 6) break;
      const bool group = !who.empty() && f.group >= 0 &&
                         f.group == a_.fillers[static_cast<std::size_t>(who.front())].group;
      if (!who.empty() && !group) break;
      if (f.kind == FillerKind::entity || f.kind == FillerKind::pronoun ||
          f.item.starts_with("group."))
        who.push_back(static_cast<std::int32_t>(i));
    }
    Report r;
    r.sentence = sentence_;
    r.first = a_.sentence.first;
    r.last = a_.sentence.last;
    r.cue = m.first;
    r.kind = "source.adv";
    r.sayers = sayers(who);
    if (!r.sayers.empty()) out_.push_back(std::move(r));
  }

  // The speaker of an inverted clause stands after the verb: "…, said X".
  std::vector<std::int32_t> after_verb(const VerbGroup& v) const {
    for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
      const Filler& f = a_.fillers[i];
      if (f.first < v.last) continue;
      if (f.first - v.last > 4 || f.kind == FillerKind::goods || f.relation != Relation::none) break;
      for (std::uint32_t t = v.last; t < f.first; ++t)
        if (work_.tokens[t].kind == TokenKind::punctuation) return {};
      return {static_cast<std::int32_t>(i)};
    }
    return {};
  }

  void verb(std::uint32_t v, const char* group) {
    const VerbGroup& verb = a_.verbs[v];
    const std::int32_t s = matcher_.segment_of_verb(v);
    if (s < 0) return;
    const Segment& segment = a_.segments[static_cast<std::size_t>(s)];
    Report r;
    r.sentence = sentence_;
    r.cue = verb.head;
    r.kind = std::string(group) + "v";
    const bool covers_after = has_content_after(v);
    auto who = matcher_.subject(v);
    const auto own = std::any_of(who.begin(), who.end(), [&](std::int32_t f) {
      const auto& filler = a_.fillers[static_cast<std::size_t>(f)];
      return filler.first >= segment.first && filler.last <= verb.first;
    });
    if (!own && !verb.passive) {
      const auto inverted = after_verb(verb);
      if (!sayers(inverted).empty()) who = inverted;
    }
    r.sayers = sayers(who);
    r.unnamed = r.sayers.empty();
    if (covers_after) {
      r.first = verb.last;
      r.last = end_of_speech(v);
      if (r.last > r.first) out_.push_back(r);
    }
    // Trailing: ", X said" covers what stands before it.
    if (v > 0 && (!covers_after || closes_quote_before(segment)) && std::string_view(group) == "say.") {
      r.first = a_.sentence.first;
      r.last = segment.first;
      out_.push_back(r);
    }
  }

  bool closes_quote_before(const Segment& segment) const {
    return std::any_of(a_.quoted.begin(), a_.quoted.end(), [&](const auto& q) {
      return q.second <= segment.first + 2 && q.second + 3 >= segment.first;
    });
  }

  // Whether words that can be what is said follow the verb: a clause, a quotation, "of supplying".
  bool has_content_after(std::uint32_t v) const {
    const VerbGroup& verb = a_.verbs[v];
    for (const auto& q : a_.quoted)
      if (q.first >= verb.last) return true;
    for (std::uint32_t w = v + 1; w < a_.verbs.size(); ++w) {
      const std::int32_t s = matcher_.segment_of_verb(w);
      if (s < 0) continue;
      const Link link = a_.segments[static_cast<std::size_t>(s)].link;
      if (link == Link::complement || (a_.verbs[w].infinitive && w == v + 1)) return true;
    }
    return std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& f) {
      return f.first >= verb.last && f.first - verb.last < 8 &&
             (f.kind == FillerKind::goods || (f.kind == FillerKind::noun && f.item.ends_with(".n")));
    });
  }

  // Speech goes on to the end of the sentence, or to the next reporting verb with its own subject.
  std::uint32_t end_of_speech(std::uint32_t v) const {
    for (std::uint32_t w = v + 1; w < a_.verbs.size(); ++w) {
      if (!matcher_.verb_in(w, "say.") && !matcher_.verb_in(w, "deny.")) continue;
      const std::int32_t s = matcher_.segment_of_verb(w);
      if (s >= 0 && a_.segments[static_cast<std::size_t>(s)].link == Link::coordinated)
        return a_.segments[static_cast<std::size_t>(s)].first;
    }
    return a_.sentence.last;
  }

  const DocumentWork& work_;
  std::uint32_t sentence_;
  const Analysis& a_;
  const Matcher& matcher_;
  const Lexicon& lexicon_;
  std::vector<Report> out_;
};

}  // namespace

std::vector<Report> find_reports(const DocumentWork& work, std::uint32_t sentence,
                                 const Matcher& matcher, const std::vector<Sayer>& carried) {
  auto out = Reports(work, sentence, matcher).run();
  const Analysis& a = work.sentences[sentence].analysis;
  // A quotation opened in an earlier sentence, and a sentence wholly in quotation marks, go on.
  const bool goes_on = !a.quoted.empty() && a.quoted.front().first <= a.sentence.first + 1;
  const bool own = std::any_of(out.begin(), out.end(), [](const Report& r) { return !r.unnamed; });
  if (goes_on && !own && !carried.empty()) {
    Report r;
    r.sentence = sentence;
    r.first = a.sentence.first;
    r.last = a.sentence.last;
    r.cue = a.sentence.first;
    r.kind = "carried";
    r.sayers = carried;
    out.push_back(r);
  }
  return out;
}

void attribute(const DocumentWork& work, DraftClaim& draft) {
  const SentenceWork& s = work.sentences[draft.raw.sentence];
  const Report* best = nullptr;
  for (const Report& r : s.reports) {
    const bool covers = r.first <= draft.raw.trigger && draft.raw.trigger < r.last &&
                        r.cue != draft.raw.trigger;
    if (!covers || r.sayers.empty()) continue;
    // The innermost speaker: the narrowest cover; an adverbial only where no verb covers.
    if (!best || r.last - r.first < best->last - best->first) best = &r;
  }
  if (best) {
    draft.claim.sayers = best->sayers;
    draft.claim.reasons.push_back("sayer by " + best->kind);
    return;
  }
  Sayer author;
  author.id = "AUTHOR";
  draft.claim.sayers = {author};
}

}  // namespace vedetta::read
