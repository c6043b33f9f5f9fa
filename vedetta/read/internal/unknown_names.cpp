#include "vedetta/read/internal/unknown_names.h"

#include <algorithm>
#include <map>

#include "vedetta/read/internal/name_runs.h"
#include "vedetta/read/internal/name_types.h"
#include "vedetta/text/utf8.h"

namespace vedetta::read {

using model::MentionType;

namespace {

std::string words_of(const NameContext& context, const NameRun& run) {
  std::string out;
  for (std::uint32_t i = run.first; i < run.last; ++i) {
    out += context.token(i).word;
    out += ' ';
  }
  return out;
}

// "the vessels X and Y", "the brothers X and Y": the second is what the first is.
bool coordinated(const NameContext& context, const NameRun& before, const NameRun& run) {
  return before.sentence == run.sentence && before.last + 1 == run.first &&
         (context.is(before.last, Cue::and_word) || context.token(before.last).word == ",");
}

// "the ships X and the Y".
bool coordinated_ship(const NameContext& context, const NameRun& before, const NameRun& run) {
  return before.sentence == run.sentence && before.last + 2 == run.first &&
         context.is(before.last, Cue::and_word) && context.is(before.last + 1, Cue::definite);
}

constexpr std::uint32_t kAlias = 6;  // tokens between two names of one ship, at most

// "the Glory Hope 1, also known as the X": a ship's other name.
bool renamed(const NameContext& context, const NameRun& before, const NameRun& run) {
  if (before.sentence != run.sentence || run.first > before.last + kAlias) return false;
  return context.follows(run.first, Cue::vessel_alias) ||
         (run.first > before.last + 1 && context.is(run.first - 1, Cue::definite) &&
          context.follows(run.first - 1, Cue::vessel_alias));
}

constexpr int kAffiliation = 4;  // more than a place gets for "of"

// "Tom Okafor of Clearwater": people are of organisations.
bool affiliated(const NameContext& context, const NameRun& before, const NameRun& run) {
  if (before.sentence != run.sentence || before.last + 1 != run.first) return false;
  if (!context.is(before.last, Cue::of)) return false;
  Votes votes = votes_inside(context, before);
  votes.join(votes_beside(context, before));
  return votes.best() == MentionType::per && votes.sure();
}

}  // namespace

std::u32string_view written(const NameContext& context, const NamedMention& mention) {
  const model::Span& place = mention.mention.place;
  return context.text().substr(place.start, place.end - place.start);
}

NamedMention mention_of(const NameContext& context, std::uint32_t sentence, std::uint32_t first,
                        std::uint32_t last) {
  NamedMention m;
  m.first = first;
  m.last = last;
  m.sentence = sentence;
  m.mention.place.start = context.token(first).start;
  m.mention.place.end = context.token(last - 1).end;
  m.mention.text = text::encode(written(context, m));
  return m;
}

void add_unknown_names(const NameContext& context, std::vector<KnownName>& known,
                       std::vector<bool>& taken, std::vector<NamedMention>& mentions) {
  const std::vector<NameRun> runs = RunFinder(context, known, taken).find();
  std::map<std::string, Votes> votes;
  Votes before;
  for (std::size_t r = 0; r < runs.size(); ++r) {
    Votes beside = votes_beside(context, runs[r]);
    if (r > 0 && coordinated(context, runs[r - 1], runs[r])) {
      const MentionType type = before.best();
      if (before.of(type) > beside.of(type)) beside.of(type) = before.of(type);
    }
    if (r > 0 && before.best() == MentionType::ves &&
        (renamed(context, runs[r - 1], runs[r]) || coordinated_ship(context, runs[r - 1], runs[r])))
      beside.of(MentionType::ves) =
          std::max(beside.of(MentionType::ves), before.of(MentionType::ves));
    if (r > 0 && affiliated(context, runs[r - 1], runs[r]))
      beside.of(MentionType::org) += kAffiliation;
    before = beside;
    const auto [it, fresh] = votes.try_emplace(words_of(context, runs[r]));
    if (fresh) it->second.join(votes_inside(context, runs[r]));
    it->second.join(beside);
  }
  for (const NameRun& run : runs) {
    const Votes& v = votes[words_of(context, run)];
    NamedMention m = mention_of(context, run.sentence, run.first, run.last);
    m.mention.type = v.best();
    m.mention.link = nil_link(written(context, m));
    m.mention.reason = v.sure() ? "name-by-cue" : "name-by-capitals";
    m.mention.confidence = Fixed::ratio(v.decisive() ? 9 : v.sure() ? 8 : 6, 10);
    m.generic = run.generic;
    mentions.push_back(std::move(m));
  }
}

}  // namespace vedetta::read
