// Finds denials that no frame opens: "there is no evidence", "calls the report a fairy tale", and
// an accused party's "we never sent anything".
#include <fmt/format.h>

#include <algorithm>

#include "vedetta/read/internal/denials.h"
#include "vedetta/read/internal/speakers.h"

namespace vedetta::read {
namespace {

using model::Claim;
using model::Sayer;

constexpr std::uint32_t kAnswer = 8;  // sentences from a charge to the answer of whom it names

const Frame& frame_of(const char* id) {
  static const std::map<std::string, Frame> kFrames = [] {
    std::map<std::string, Frame> out;
    for (const char* name : {"false", "label", "deny", "implicit", "unconfirmed"}) {
      out[name].id = name;
      out[name].predicate = "denial";
    }
    return out;
  }();
  return kFrames.at(id);
}

class Finder {
 public:
  Finder(DocumentWork& work, std::uint32_t sentence, const Matcher& matcher)
      : work_(work),
        sentence_(sentence),
        a_(work.sentences[sentence].analysis),
        matcher_(matcher),
        lexicon_(work.language->lexicon),
        speakers_(work, sentence, matcher) {}

  void run() {
    for (std::uint32_t v = 0; v < a_.verbs.size(); ++v) {
      if (matcher_.verb_in(v, "label.")) label(v);
      if (matcher_.verb_in(v, "noconfirm.v")) no_confirmation(v);
      if (matcher_.verb_in(v, "deny.v"))
        denying_verb(v, "deny.v");
      else if (matcher_.verb_in(v, "reject.v") && rejects_charge(v))
        denying_verb(v, "reject.v");
    }
    for (const LexMatch& m : a_.matches) {
      if (lexicon_.is_in(m.group, "false.")) phrase(m);
      if (lexicon_.is_in(m.group, "none.") || lexicon_.is_in(m.group, "neg."))
        says_no_.push_back(&m);
    }
    for (std::size_t s = 0; s < a_.segments.size(); ++s) implicit(s);
    // Who denied goes on in the quotation that follows.
    for (const DraftClaim& d : work_.claims)
      if (d.raw.sentence == sentence_ && d.claim.is_denial() &&
          d.claim.sayers.front().id != "AUTHOR")
        work_.speakers.last = d.claim.sayers;
  }

 private:
  bool denied_already() const {
    return std::any_of(work_.claims.begin(), work_.claims.end(), [&](const DraftClaim& c) {
      return c.raw.sentence == sentence_ && c.claim.is_denial();
    });
  }

  DraftClaim draft(const char* frame, std::uint32_t trigger, std::uint32_t entry) const {
    DraftClaim d;
    d.raw.frame = &frame_of(frame);
    d.raw.predicate = "denial";
    d.raw.sentence = sentence_;
    d.raw.trigger = trigger;
    d.raw.entry = entry;
    const std::int32_t s = a_.segment_of(trigger);
    d.raw.first = s >= 0 ? a_.segments[static_cast<std::size_t>(s)].first : trigger;
    d.raw.last = s >= 0 ? a_.segments[static_cast<std::size_t>(s)].last : trigger + 1;
    Claim& c = d.claim;
    c.document = work_.input->document;
    c.predicate = "denial";
    c.modality = model::Modality::denied;
    c.evidence = span_of(work_, d.raw.first, d.raw.last);
    c.sentence = span_of(work_, a_.sentence.first, a_.sentence.last);
    c.reasons = {fmt::format("phrase {}", lexicon_.entry(entry).pattern)};
    return d;
  }

  // The subject of a verb that denies is its sayer; only an outlet passes it on.
  void keep_relays(DraftClaim& d) const {
    auto& sayers = d.claim.sayers;
    const bool passed_on = std::all_of(sayers.begin(), sayers.end(),
                                       [&](const Sayer& x) { return is_outlet(work_, x.id); });
    if (!passed_on) sayers = {Sayer{model::SayerKind::author, "AUTHOR", "", {}, false}};
  }

  // "The KCNA denied that the country had …": for its state; the agency passes it on.
  void speak_for_state(DraftClaim& d) const {
    auto& who = d.claim.arguments.front();
    if (d.claim.arguments.size() != 1 || !is_outlet(work_, who.value)) return;
    for (const NamedMention& m : work_.names.mentions)
      if (m.mention.link == who.value && m.mention.state == work_.frames->sanctioned) {
        who.value = m.mention.state;
        return;
      }
  }

  // Who denies is who speaks; an outlet that passes it on is no denier.
  void add(DraftClaim d, const std::vector<Sayer>& who) {
    for (const Sayer& s : who)
      if (!s.relay && s.id != "AUTHOR" && (who.size() == 1 || !is_outlet(work_, s.id)))
        d.claim.arguments.push_back({"actor", s.id, s.label, s.place, Fixed::ratio(7, 10)});
    if (d.claim.arguments.empty()) return;
    speak_for_state(d);
    speak_for_denier(work_, d);
    work_.claims.push_back(std::move(d));
  }

  std::vector<Sayer> denier(std::uint32_t v) const {
    const auto& subject = matcher_.subject(v);
    if (auto who = speakers_.of(subject); !who.empty()) return who;
    // "He denied it"; but "the head of its firm denied it" is nobody who was named.
    for (const std::int32_t i : subject)
      if (const Filler& f = a_.fillers[static_cast<std::size_t>(i)]; f.kind == FillerKind::pronoun)
        return speakers_.named_last(f.item);
    const std::int32_t s = matcher_.segment_of_verb(v);
    const bool opens =
        s >= 0 && a_.verbs[v].first <= a_.segments[static_cast<std::size_t>(s)].first + 2;
    if (!subject.empty() || !opens || !work_.language->pro_drop) return {};
    const bool spoke = !a_.verbs[v].passive && !work_.speakers.last.empty();
    return spoke ? work_.speakers.last : speakers_.named_last("");
  }

  std::uint32_t entry_of(std::uint32_t v, std::string_view group) const {
    for (const LexMatch& m : a_.verbs[v].matches)
      if (lexicon_.is_in(m.group, group)) return m.entry;
    return 0;
  }

  // "rejects every accusation", "the charges were dismissed by": not an offer, not a draft.
  bool rejects_charge(std::uint32_t v) const {
    const std::int32_t s = matcher_.segment_of_verb(v);
    if (s < 0) return false;
    const Segment& segment = a_.segments[static_cast<std::size_t>(s)];
    const VerbGroup& verb = a_.verbs[v];
    const bool complement = static_cast<std::size_t>(s) + 1 < a_.segments.size() &&
                            a_.segments[static_cast<std::size_t>(s) + 1].link == Link::complement;
    if (complement && segment.last - verb.last < 3) return true;
    if (!verb.passive) return charge_in(verb.last, segment.last);
    const bool bare = segment.first == verb.first;  // "claims that X did Y have been dismissed"
    return charge_in(bare ? a_.sentence.first : segment.first, verb.first);
  }

  void denying_verb(std::uint32_t v, const char* group) {
    if (denied_already() || a_.verbs[v].negated) return;
    DraftClaim d = draft("deny", a_.verbs[v].head, entry_of(v, group));
    attribute(work_, d);
    keep_relays(d);
    // The same verb read as another act ("respingere" a draft: a veto) gives way.
    for (DraftClaim& e : work_.claims)
      if (e.raw.sentence == sentence_ && e.raw.verb == static_cast<std::int32_t>(v)) e.drop = true;
    add(std::move(d), denier(v));
  }

  // "On the theft the platform will neither confirm nor deny", where no frame found who.
  void no_confirmation(std::uint32_t v) {
    if (denied_already()) return;
    DraftClaim d = draft("unconfirmed", a_.verbs[v].head, entry_of(v, "noconfirm.v"));
    d.claim.act = "no-confirmation";
    d.claim.positive = false;
    attribute(work_, d);
    keep_relays(d);
    auto who = denier(v);
    for (std::size_t i = 0; i < a_.fillers.size(); ++i) {  // "sul furto la piattaforma non …"
      const Filler& f = a_.fillers[i];
      if (f.kind == FillerKind::pronoun && f.last == a_.verbs[v].first)
        if (auto named = speakers_.of({static_cast<std::int32_t>(i)}); !named.empty()) who = named;
    }
    add(std::move(d), who);
  }

  bool charge_in(std::uint32_t first, std::uint32_t last) const {
    return std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& f) {
      const bool charge = f.item == "say.n" || f.item == "accuse.n" || f.item == "charge.n" ||
                          f.item == "suspect.n" || f.item == "think.n";
      return charge && f.first >= first && f.last <= last;
    });
  }

  // "called the report 'a shabby novel'", "bolla la voce come «una favola»".
  void label(std::uint32_t v) {
    const VerbGroup& verb = a_.verbs[v];
    const std::int32_t s = matcher_.segment_of_verb(v);
    if (s < 0 || denied_already() || verb.negated) return;
    const std::uint32_t last = a_.segments[static_cast<std::size_t>(s)].last;
    const bool quoted = std::any_of(a_.quoted.begin(), a_.quoted.end(), [&](const auto& q) {
      return q.first >= verb.last && q.second - q.first <= 10;
    });
    const bool false_word = std::any_of(a_.matches.begin(), a_.matches.end(), [&](const auto& m) {
      return m.first >= verb.last && m.last <= last && lexicon_.is_in(m.group, "false.");
    });
    const bool charge = charge_in(verb.first, a_.sentence.last);
    if (!(charge && (quoted || false_word)) && !(quoted && false_word)) return;
    DraftClaim d = draft("label", verb.head, entry_of(v, "label."));
    attribute(work_, d);
    keep_relays(d);
    add(std::move(d), denier(v));
  }

  // "there is no evidence", "a fabrication": said by somebody, it denies.
  void phrase(const LexMatch& m) {
    if (denied_already()) return;
    DraftClaim d = draft("false", m.first, m.entry);
    attribute(work_, d);
    if (d.claim.sayers.front().id == "AUTHOR") return;
    const auto who = d.claim.sayers;
    add(std::move(d), who);
  }

  // The first word of a segment that says "no": before a verb of the past or present, or "no N".
  std::int64_t negation(const Segment& segment) const {
    std::int64_t first = -1;
    for (const LexMatch* m : says_no_)
      if (first < 0 && m->first >= segment.first && m->last <= segment.last && !manner(*m))
        first = m->first;
    for (const std::uint32_t v : segment.verbs) {
      const VerbGroup& verb = a_.verbs[v];
      if (verb.modal_possible || verb.modal_future || verb.modal_must || verb.subjunctive ||
          verb.conditional)
        return -1;
      if (verb.negated && verb.finite)
        first = first < 0 ? verb.first : std::min<std::int64_t>(first, verb.first);
    }
    return first;
  }

  // "Did not answer", "non ha voluto commentare": neither yes nor no.
  bool no_answer(std::uint32_t v) const {
    return matcher_.verb_in(v, "nocomment.") ||
           (v + 1 < a_.verbs.size() && a_.verbs[v + 1].infinitive &&
            matcher_.verb_in(v + 1, "nocomment."));
  }

  // "Without reaching", "senza raggiungere": how something was done.
  bool manner(const LexMatch& m) const {
    return std::any_of(a_.verbs.begin(), a_.verbs.end(),
                       [&](const VerbGroup& v) { return v.first == m.last && !v.finite; });
  }

  // An accused party's "never", and what he insists on, deny.
  void implicit(std::size_t s) {
    const Segment& segment = a_.segments[s];
    if (segment.link == Link::aside) return;
    for (const std::uint32_t v : segment.verbs)
      if (matcher_.verb_in(v, "say.") || matcher_.verb_in(v, "deny.") || no_answer(v)) return;
    for (const std::uint32_t v : segment.verbs)  // "asked not to be named", "decided not to go"
      if (a_.verbs[v].infinitive && v > 0 &&
          (matcher_.verb_in(v - 1, "call.") || matcher_.verb_in(v - 1, "allow.") ||
           matcher_.verb_in(v - 1, "plan.")))
        return;
    const std::int64_t no = negation(segment);
    const std::int64_t from = no >= 0 ? no : insisted_on(s);
    if (from < 0 || denied_already()) return;
    DraftClaim d = draft("implicit", static_cast<std::uint32_t>(from), 0);
    d.claim.reasons = {no >= 0 ? "a negated act, said by an accused party"
                               : "insisted on by an accused party"};
    attribute(work_, d);
    const auto who = d.claim.sayers;
    if (who.front().id == "AUTHOR") return;
    Ids named;
    if (no >= 0) named = predicates_in(work_, a_, static_cast<std::uint32_t>(from), segment.last);
    if (!accused(who, named, s)) return;
    for (DraftClaim& e : work_.claims)
      if (e.raw.sentence == sentence_ && e.raw.trigger >= segment.first &&
          e.raw.trigger < segment.last)
        e.drop = true;
    add(std::move(d), spoken_for(who, s));
  }

  // "We have never sold", "his country had never": a person's firm or state denies, whom a charge
  // names.
  std::vector<Sayer> spoken_for(const std::vector<Sayer>& who, std::size_t s) const {
    const Segment& segment = a_.segments[s];
    const Sides sides(work_);
    const Ids behind = sides.of(who);
    bool firm = false;
    for (std::size_t i = 0; i < a_.fillers.size(); ++i) {
      const Filler& f = a_.fillers[i];
      if (f.first < segment.first || f.last > segment.last || f.relation != Relation::none)
        continue;
      firm = firm || (f.item == "pron.first" && work_.tokens[f.first].word.size() > 1);
      if (f.item != "pron.country") continue;
      auto state = speakers_.of({static_cast<std::int32_t>(i)});
      if (!state.empty() && charged_with(state.front().id)) return state;
    }
    if (who.size() != 1 || !firm) return who;
    for (const std::string& id : behind)
      if (id != who.front().id && !id.starts_with("per:") && charged_with(id))
        return {Sayer{model::SayerKind::organisation, id, "", {}, false}};
    return who;
  }

  bool charged_with(const std::string& id) const {
    const Sides sides(work_);
    return std::any_of(work_.claims.begin(), work_.claims.end(), [&](const DraftClaim& e) {
      return !e.drop && is_event(e.claim) &&
             (sides.of(e.claim, "actor").contains(id) ||
              sides.of(e.claim, "counterpart").contains(id));
    });
  }

  // The clause after "insists that", "assicura che".
  std::int64_t insisted_on(std::size_t s) const {
    if (s == 0 || a_.segments[s].link != Link::complement) return -1;
    const auto& above = a_.segments[s - 1].verbs;
    if (above.empty() || !matcher_.verb_in(above.back(), "say.claim")) return -1;
    for (const std::uint32_t v : a_.segments[s].verbs)
      if (a_.verbs[v].modal_future || a_.verbs[v].modal_possible || a_.verbs[v].conditional)
        return -1;
    return a_.segments[s].first;
  }

  // Whether a claim by somebody else names the speaker in an act; or, where the words name the same
  // kind of act, whom he speaks of.
  bool accused(const std::vector<Sayer>& who, const Ids& predicates, std::size_t s) const {
    const Sides sides(work_);
    const Ids speaking = sides.of(who);
    Ids own = speaking;
    for (const std::uint32_t v : a_.segments[s].verbs)
      for (const Sayer& subject : speakers_.of(matcher_.subject(v))) sides.add(subject.id, own);
    return std::any_of(work_.claims.begin(), work_.claims.end(), [&](const DraftClaim& e) {
      const Claim& c = e.claim;
      if (e.drop || !is_event(c) || !c.positive || e.raw.sentence >= sentence_) return false;
      const bool same = std::any_of(c.sayers.begin(), c.sayers.end(),
                                    [&](const Sayer& x) { return x.id == who.back().id; });
      if (same) return false;
      const Ids actor = sides.of(c, "actor");
      const Ids counterpart = sides.of(c, "counterpart");
      const bool near = sentence_ - e.raw.sentence <= kAnswer;
      if (near && (meet(speaking, actor) || meet(speaking, counterpart))) return true;
      return predicates.contains(c.predicate) &&
             (own_words(s) || meet(own, actor) || meet(own, counterpart));
    });
  }

  // "We", "our firm", "the company", "it": the speaker means himself or whom he speaks for.
  bool own_words(std::size_t s) const {
    const Segment& segment = a_.segments[s];
    if (a_.in_quotes(segment.first + 1)) return true;
    return std::any_of(a_.fillers.begin(), a_.fillers.end(), [&](const Filler& f) {
      return f.kind == FillerKind::pronoun && f.first >= segment.first && f.last <= segment.last;
    });
  }

  DocumentWork& work_;
  std::uint32_t sentence_;
  const Analysis& a_;
  const Matcher& matcher_;
  const Lexicon& lexicon_;
  SpeakerFinder speakers_;
  std::vector<const LexMatch*> says_no_;
};

}  // namespace

void find_denials(DocumentWork& work, std::uint32_t sentence, const Matcher& matcher) {
  Finder(work, sentence, matcher).run();
}

void speak_for_denier(const DocumentWork& work, DraftClaim& draft) {
  Claim& c = draft.claim;
  const bool told = std::any_of(c.sayers.begin(), c.sayers.end(), [&](const Sayer& s) {
    return s.id != "AUTHOR" && !is_outlet(work, s.id);
  });
  if (told) return;
  std::vector<Sayer> sayers;
  for (Sayer s : c.sayers)
    if (s.id != "AUTHOR") {
      s.relay = true;
      sayers.push_back(std::move(s));
    }
  for (const model::Argument& a : c.arguments) {
    const bool known =
        std::any_of(sayers.begin(), sayers.end(), [&](const Sayer& s) { return s.id == a.value; });
    if (a.role != "actor" || known) continue;
    const auto kind =
        std::any_of(work.names.mentions.begin(), work.names.mentions.end(),
                    [&](const NamedMention& m) {
                      return m.mention.link == a.value && m.mention.type == model::MentionType::per;
                    })
            ? model::SayerKind::person
            : model::SayerKind::organisation;
    sayers.push_back({kind, a.value, a.label, a.place, false});
  }
  if (!sayers.empty()) c.sayers = std::move(sayers);
}

}  // namespace vedetta::read
