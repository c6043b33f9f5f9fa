#include <algorithm>

#include "vedetta/read/calibration.h"
#include "vedetta/read/internal/document.h"

namespace vedetta::read {
namespace {

using model::MentionType;

constexpr std::uint32_t kFar = 8;      // words between a trigger and a party
constexpr std::size_t kCrowd = 4;      // claims in a sentence
constexpr std::size_t kManyVerbs = 4;  // a sentence of many clauses
constexpr std::uint32_t kLong = 40;    // words of evidence
constexpr std::size_t kMost = 32;      // features of a claim: room that mostly does …
constexpr std::size_t kLetters = 512;  // … and their letters

const char* word_of(MentionType type) {
  switch (type) {
    case MentionType::per:
      return "person";
    case MentionType::org:
      return "organisation";
    case MentionType::gpe:
      return "state";
    case MentionType::grp:
      return "group";
    case MentionType::ves:
      return "vessel";
    default:
      return "thing";
  }
}

// What speaks for and against a claim, in words that the calibration weighs.
class Features {
 public:
  Features(const DocumentWork& work, const DraftClaim& draft)
      : work_(work),
        draft_(draft),
        raw_(draft.raw),
        a_(work.sentences[draft.raw.sentence].analysis) {}

  // All of them, as the claim's reasons tell them.
  std::string run() {
    ends_.reserve(kMost);
    told_.reserve(kLetters);
    told_ = kTold;
    add("predicate", draft_.claim.predicate);
    add("frame", raw_.frame->id);
    trigger();
    party("actor", raw_.actor, !raw_.frame->actor.empty());
    party("counterpart", raw_.counterpart, !raw_.frame->counterpart.empty());
    // What the document supplied, and from where: "the other side so far" is a guess.
    for (const std::string& reason : draft_.claim.reasons)
      for (const std::string_view role : {"actor ", "counterpart "})
        if (reason.starts_with(role))
          add(role.substr(0, role.size() - 1), std::string_view(reason).substr(role.size()));
    add("goods", raw_.goods >= 0 ? "said" : raw_.item.empty() ? "none" : "supposed");
    if (draft_.claim.quantity) add("figure", "said");
    if (!draft_.claim.when.unbounded()) add("time", "said");
    add("mood", model::to_string(draft_.claim.modality));
    if (!draft_.claim.positive) add("mood", "negative");
    add("sayer", said_by_author() ? "author" : "named");
    if (draft_.claim.is_denial()) add("target", draft_.claim.about.empty() ? "none" : "found");
    surroundings();
    return told_;
  }

  // Each by itself; as long as the features.
  std::vector<std::string_view> each() const {
    std::vector<std::string_view> out;
    out.reserve(ends_.size());
    std::size_t begin = kTold.size();
    for (const std::size_t end : ends_) {
      begin += out.empty() ? kFirst.size() : kNext.size();
      out.push_back(std::string_view(told_).substr(begin, end - begin));
      begin = end;
    }
    return out;
  }

 private:
  static constexpr std::string_view kTold = "weighed";
  static constexpr std::string_view kFirst = " ";
  static constexpr std::string_view kNext = ", ";

  void add(std::string_view what, std::string_view value) {
    told_ += ends_.empty() ? kFirst : kNext;
    told_ += what;
    told_ += ':';
    told_ += value;
    ends_.push_back(told_.size());
  }

  bool said_by_author() const {
    const auto& sayers = draft_.claim.sayers;
    return sayers.empty() || sayers.front().id == "AUTHOR";
  }

  void trigger() {
    if (raw_.verb < 0) return add("trigger", raw_.noun >= 0 ? "noun" : "phrase");
    const VerbGroup& verb = a_.verbs[static_cast<std::size_t>(raw_.verb)];
    add("trigger", verb.passive      ? "passive"
                   : verb.reduced    ? "participle"
                   : verb.infinitive ? "infinitive"
                   : verb.gerund     ? "gerund"
                                     : "verb");
    const std::int32_t s = a_.segment_of(raw_.trigger);
    if (s < 0) return;
    const Link link = a_.segments[static_cast<std::size_t>(s)].link;
    if (link == Link::relative) add("clause", "relative");
    if (link == Link::coordinated) add("clause", "coordinated");
  }

  // Where the party was found, how far away, and what it is.
  void party(const char* role, const std::vector<RoleFiller>& fillers, bool wanted) {
    if (fillers.empty()) return add(role, wanted ? "missing" : "none");
    const RoleFiller& first = fillers.front();
    if (first.filler < 0) {
      add(role, first.slot == Slot::origin ? "origin" : "carried");
    } else {
      const Filler& f = a_.fillers[static_cast<std::size_t>(first.filler)];
      add(role, to_string(first.slot));
      if (f.kind == FillerKind::pronoun) add(role, "pronoun");
      if (f.kind == FillerKind::noun) add(role, "noun");
      const std::uint32_t gap =
          f.first > raw_.trigger ? f.first - raw_.trigger : raw_.trigger - f.last;
      if (gap > kFar) add(role, "far");
      if (a_.segment_of(f.first) != a_.segment_of(raw_.trigger)) add(role, "other clause");
    }
    add(role, word_of(first.who.type));
    if (first.who.link.starts_with("nil:")) add(role, "unlisted");
    if (fillers.size() > 1) add(role, "several");
  }

  void surroundings() {
    std::size_t crowd = 0;
    bool seconded = false;
    for (const DraftClaim& other : work_.claims) {
      if (other.raw.sentence != raw_.sentence) continue;
      if (!other.drop) ++crowd;
      seconded = seconded || (other.drop && other.claim.predicate == draft_.claim.predicate);
    }
    add("sentence", crowd == 1 ? "single" : crowd < kCrowd ? "some" : "crowded");
    if (seconded) add("sentence", "seconded");  // another reading of the words agrees
    if (a_.verbs.size() > kManyVerbs) add("sentence", "many verbs");
    if (a_.verbs.size() <= 1) add("sentence", "one verb");
    if (raw_.last - raw_.first > kLong) add("sentence", "long");
    if (a_.in_quotes(raw_.trigger)) add("sentence", "quoted");
  }

  const DocumentWork& work_;
  const DraftClaim& draft_;
  const RawClaim& raw_;
  const Analysis& a_;
  std::string told_;
  std::vector<std::size_t> ends_;  // of each feature in what is told
};

}  // namespace

void set_confidence(const DocumentWork& work, DraftClaim& draft) {
  Features features(work, draft);
  std::string told = features.run();
  const auto each = features.each();
  const Calibration& table = *work.calibration;
  draft.claim.confidence = table.probability(table.score(each));
  // A party that the text does not name and the reader guesses: to be looked at, however sure.
  const bool guessed = std::any_of(each.begin(), each.end(), [](std::string_view feature) {
    return feature.ends_with(":the other side so far");
  });
  if (guessed) draft.claim.confidence = std::min(draft.claim.confidence, table.unsure());
  draft.claim.reasons.push_back(std::move(told));
}

}  // namespace vedetta::read
