#include "vedetta/read/internal/name_types.h"

#include <algorithm>

#include "vedetta/text/character.h"

namespace vedetta::read {

using model::MentionType;

namespace {

constexpr std::array<MentionType, 4> kTypes = {MentionType::per, MentionType::org, MentionType::loc,
                                               MentionType::ves};
constexpr int kDecisive = 8;  // a word beside the name says its kind
constexpr int kStrong = 5;
constexpr int kFair = 3;
constexpr int kLight = 1;
constexpr std::uint32_t kAuxiliaries = 4;  // words between a name and its verb, at most
constexpr std::uint32_t kOffice = 7;       // tokens that say what a title is of, at most
constexpr int kLead = 4;                   // by which a type leads when it is sure

bool is_quote(std::string_view w) {
  return w == "\"" || w == "“" || w == "«" || w == "„" || w == "'" || w == "‘";
}

// "Ji-won", "Son-hui": a syllable, a hyphen, a syllable in small letters.
bool hyphenated_given(std::u32string_view word) {
  const auto at = word.find(U'-');
  return at != std::u32string_view::npos && at >= 2 && at <= 6 && word.size() - at - 1 <= 6 &&
         at + 1 < word.size() && text::is_lower(word[at + 1]);
}

bool inner_capital(std::u32string_view word) {
  bool small = false;
  for (const char32_t c : word) {
    if (small && text::is_upper(c)) return true;
    small = small || text::is_lower(c);
  }
  return false;
}

class Beside {
 public:
  Beside(const NameContext& context, const NameRun& run)
      : context_(context), run_(run), sentence_(context.tokens().sentences[run.sentence]) {}

  Votes count() {
    before();
    after();
    if (run_.last < sentence_.last && context_.token(run_.last).word == ",") apposition();
    return votes_;
  }

 private:
  void before() {
    std::uint32_t at = run_.first;
    if (at > sentence_.first && is_quote(context_.token(at - 1).word)) --at;
    if (at == sentence_.first) return;
    const std::uint32_t cue = run_.cue_end;
    if (context_.follows(cue, Cue::vessel_cue)) votes_.of(MentionType::ves) += kDecisive + kLight;
    if (context_.follows(cue, Cue::title)) votes_.of(MentionType::per) += kDecisive;
    if (context_.follows(cue, Cue::org_cue)) votes_.of(MentionType::org) += kDecisive;
    if (context_.follows(at, Cue::place_cue)) votes_.of(MentionType::loc) += kStrong;
    if (context_.follows(at, Cue::say)) votes_.of(MentionType::per) += kFair;
    article(at);
    adposition(at);
    role_at(at);
    const bool articled = at > sentence_.first + 1 && context_.is(at - 1, Cue::definite);
    if (sets_off(at - 1)) after_comma(at - 1);
    if (articled && sets_off(at - 2)) after_comma(at - 2);
  }

  void article(std::uint32_t at) {
    if (!context_.is(at - 1, Cue::definite)) return;
    votes_.of(MentionType::per) -= kStrong;
    votes_.of(MentionType::loc) -= kFair;
    // Where ships and firms alike have an article it tells less.
    const bool plain = context_.language().adjective_after && run_.last - run_.first > 1;
    votes_.of(MentionType::org) += plain ? kLight + kLight : kFair;
    votes_.of(MentionType::ves) += kLight;
    if (at > sentence_.first + 1 && context_.follows(at - 1, Cue::in) &&
        !context_.follows(at - 1, Cue::via))  // "in the Copperbelt"
      votes_.of(MentionType::loc) += kDecisive + kLight;
    if (!context_.is(at - 1, Cue::vessel_article) || run_.last >= sentence_.last) return;
    if (context_.is(run_.last - 1, Cue::action)) return;  // "the Caesar Act": no ship's name
    const bool alone = context_.token(run_.last).kind == TokenKind::punctuation ||
                       context_.is(run_.last, Cue::function) ||
                       (context_.is(run_.last, Cue::verb) && !context_.is(run_.last, Cue::noun));
    if (alone) votes_.of(MentionType::ves) += kStrong;  // "the Anemone was"
  }

  void adposition(std::uint32_t at) {
    if (run_.last - run_.first > 3) return;
    if (context_.follows(at, Cue::in)) votes_.of(MentionType::loc) += kStrong;
    if (context_.is(at - 1, Cue::definite)) return;
    const bool opening = at - 1 == sentence_.first;
    if (context_.follows(at, Cue::to))
      votes_.of(MentionType::loc) += opening || travels(at) ? kStrong : kLight;
    if (context_.follows(at, Cue::from))
      votes_.of(MentionType::loc) += travels(at) ? kFair : kLight;
    const bool bare = context_.language().adjective_after && run_.last - run_.first == 1;
    if (context_.follows(at, Cue::of) && at >= 2 && (context_.token(at - 2).capital || bare))
      votes_.of(MentionType::loc) += kFair;  // "un orologiaio di Bienne"
    if (context_.follows(at, Cue::origin)) votes_.of(MentionType::loc) += kDecisive;
  }

  // "director of X", "titolare della X": people have roles in organisations.
  void role_at(std::uint32_t at) {
    if (context_.is(at - 1, Cue::article) && at > sentence_.first + 1) --at;
    if (!context_.follows(at, Cue::of) && !context_.follows(at, Cue::for_)) return;
    for (std::uint32_t i = at - 1; i > sentence_.first && i + 3 > at; --i) {
      if (context_.follows(i, Cue::seafarer)) return void(votes_.of(MentionType::ves) += kStrong);
      if (context_.follows(i, Cue::title)) return void(votes_.of(MentionType::org) += kStrong);
    }
  }

  bool sets_off(std::uint32_t at) const {
    const std::string_view word = context_.token(at).word;
    return word == "," || ((word == "-" || word == "–") && context_.token(at).space_before);
  }

  // "due navi russe, la X": between the noun and the comma what describes it.
  bool vessel_before(std::uint32_t comma) const {
    if (context_.follows(comma, Cue::vessel_cue)) return true;
    const std::uint32_t last = comma - 1;
    return context_.language().adjective_after && comma > sentence_.first + 1 &&
           context_.follows(last, Cue::vessel_cue) && !context_.token(last).capital &&
           context_.token(last).kind == TokenKind::word && !context_.is(last, Cue::function) &&
           !context_.is(last, Cue::verb);
  }

  // "the company, X,": the name is the apposition.
  void after_comma(std::uint32_t comma) {
    if (context_.follows(comma, Cue::org_cue)) votes_.of(MentionType::org) += kStrong;
    if (titled(comma)) votes_.of(MentionType::per) += kStrong;
    if (vessel_before(comma)) votes_.of(MentionType::ves) += kStrong;
  }

  // "the minister for finance,": a title with what it is of, up to the comma.
  bool titled(std::uint32_t comma) const {
    for (std::uint32_t i = comma; i > sentence_.first && comma - i < kOffice; --i) {
      if (context_.follows(i, Cue::title)) return true;
      if (context_.token(i - 1).kind == TokenKind::punctuation) return false;
      if (context_.is(i - 1, Cue::verb) && !context_.is(i - 1, Cue::noun)) return false;
    }
    return false;
  }

  bool travels(std::uint32_t at) const {
    const std::uint32_t from = at > sentence_.first + 6 ? at - 6 : sentence_.first;
    for (std::uint32_t i = from; i < at; ++i)
      if (context_.begins(i, Cue::travel)) return true;
    return false;
  }

  bool closes(std::uint32_t at) const {
    return context_.token(at).word == "”" || context_.token(at).word == "»";
  }

  void after() {
    std::uint32_t at = run_.last;
    if (at < sentence_.last && (is_quote(context_.token(at).word) || closes(at))) ++at;
    if (at >= sentence_.last) return;
    if (context_.begins(at, Cue::say)) {
      votes_.of(MentionType::per) += kFair;
      votes_.of(MentionType::org) += kLight;
    }
    sails(at);
    if (context_.begins(at, Cue::vessel_after) ||
        (context_.token(at).word == "(" && at + 1 < sentence_.last &&
         context_.begins(at + 1, Cue::vessel_after)))
      votes_.of(MentionType::ves) += kDecisive;
    if (context_.begins(at, Cue::produce)) votes_.of(MentionType::org) += kFair;
    if (context_.begins(at, Cue::origin)) votes_.of(MentionType::org) += kFair;
    if (context_.token(at).kind == TokenKind::number && at == run_.last &&
        context_.token(at).end - context_.token(at).start <= 3)
      votes_.of(MentionType::ves) += kLight;
  }

  // "salpa", "ha attraccato": what ships do; "ha raggiunto Sittwe": what others may do as well.
  // With an auxiliary between only of names that have an article, as ships do.
  void sails(std::uint32_t at) {
    const bool articled =
        run_.first > sentence_.first && context_.is(run_.first - 1, Cue::definite);
    const std::uint32_t cue = run_.cue_end;  // "la nordcoreana Paek Ma è salpata"
    const bool named = articled || (cue > sentence_.first && context_.is(cue - 1, Cue::definite));
    std::uint32_t verb = at;
    while (named && verb < sentence_.last && verb < at + kAuxiliaries &&
           !context_.begins(verb, Cue::sail) &&
           (context_.is(verb, Cue::auxiliary) || context_.is(verb, Cue::adverb) ||
            context_.is(verb, Cue::negation)))
      ++verb;
    if (verb >= sentence_.last) return;
    const bool sails = context_.begins(verb, Cue::sail);
    if (named && (context_.begins(at, Cue::at_sea) || context_.begins(verb, Cue::at_sea) ||
                  context_.opens_phrase(run_.sentence, verb, Cue::off_map))) {
      votes_.of(MentionType::ves) += kDecisive;
    } else if (sails || context_.begins(at, Cue::at_sea)) {
      votes_.of(MentionType::ves) += kFair;
      std::uint32_t place = verb + 1;
      if (place < sentence_.last && context_.is(place, Cue::adposition)) ++place;
      if (articled && run_.last - run_.first > 1 && place < sentence_.last &&
          context_.token(place).capital)
        votes_.of(MentionType::ves) += kLight;
    }
  }

  // ", a recruiter in Leeds", ", una piccola ditta", ", 43,", ", who": what is said of it.
  void apposition() {
    const std::uint32_t from = run_.last + 1;
    if (from >= sentence_.last) return;
    if (context_.token(from).kind == TokenKind::number && from + 1 < sentence_.last &&
        context_.token(from + 1).kind == TokenKind::punctuation &&
        context_.token(from).end - context_.token(from).start == 2)
      votes_.of(MentionType::per) += kStrong;
    if (context_.begins(from, Cue::person_relative)) votes_.of(MentionType::per) += kStrong;
    if (context_.begins(from, Cue::origin)) votes_.of(MentionType::org) += kStrong;
    for (std::uint32_t i = from; i < std::min(from + 6, sentence_.last); ++i) {
      if (context_.token(i).kind == TokenKind::punctuation || context_.token(i).capital) return;
      if (i > from && (context_.is(i, Cue::of) || context_.is(i, Cue::in))) return;
      if (context_.begins(i, Cue::title)) return void(votes_.of(MentionType::per) += kDecisive);
      if (context_.begins(i, Cue::vessel_cue))
        return void(votes_.of(MentionType::ves) += kDecisive);
      if (context_.begins(i, Cue::org_cue) || context_.is(i, Cue::org_noun))
        return void(votes_.of(MentionType::org) += kDecisive);
      if (context_.begins(i, Cue::place_cue) && i > from)
        return void(votes_.of(MentionType::loc) += kStrong);
    }
  }

  const NameContext& context_;
  const NameRun& run_;
  const Sentence& sentence_;
  Votes votes_;
};

}  // namespace

int& Votes::of(MentionType type) {
  const auto at = std::find(kTypes.begin(), kTypes.end(), type);
  return points[static_cast<std::size_t>(at - kTypes.begin())];
}

void Votes::join(const Votes& other) {
  for (std::size_t i = 0; i < points.size(); ++i) points[i] += other.points[i];
}

MentionType Votes::best() const {
  return kTypes[static_cast<std::size_t>(std::max_element(points.begin(), points.end()) -
                                         points.begin())];
}

int Votes::lead() const {
  auto sorted = points;
  std::sort(sorted.begin(), sorted.end());
  return sorted[3] - sorted[2];
}

bool Votes::sure() const {
  return lead() >= kLead;
}
bool Votes::decisive() const {
  return lead() >= kDecisive;
}

Votes votes_inside(const NameContext& context, const NameRun& run) {
  Votes v;
  const std::uint32_t length = run.last - run.first;
  if (run.organisation) v.of(MentionType::org) += 2 * kDecisive;
  if (length > 1 && context.is(run.first, Cue::place_cue))  // "Val Polcevera"
    v.of(MentionType::loc) += kDecisive + kStrong;
  bool particle = false;
  bool given = context.is(run.first, Cue::given);
  for (std::uint32_t i = run.first; i < run.last; ++i) {
    const Token& t = context.token(i);
    const auto word = context.text().substr(t.start, t.end - t.start);
    if (t.kind == TokenKind::number || context.is(i, Cue::vessel_word))
      v.of(MentionType::ves) += kStrong;
    if (t.kind == TokenKind::number) v.of(MentionType::per) -= kDecisive;
    if (i > run.first && hyphenated_given(word)) v.of(MentionType::per) += kStrong;
    if (inner_capital(word) && word.find(U'\'') == std::u32string_view::npos &&
        word.find(U'’') == std::u32string_view::npos &&
        word.find(U'-') == std::u32string_view::npos)
      v.of(MentionType::org) += kFair;
    if (i > run.first && i + 1 < run.last && t.end - t.start == 2 && word[1] == U'.')
      v.of(MentionType::per) += kStrong;
    if (!t.capital && t.kind == TokenKind::word)
      particle = particle || context.is(i, Cue::particle);
    given = given || (length == 3 && context.is(i, Cue::given));
    if (context.is(i, Cue::content) && !context.is(i, Cue::given) && length > 1)
      v.of(MentionType::per) -= kFair;
  }
  const bool syllables = length == 3 && context.is(run.first, Cue::family);
  if ((given || syllables) && length >= 2 && length <= 5) v.of(MentionType::per) += kStrong;
  if (length >= 2 && length <= 4) v.of(MentionType::per) += kFair;
  if (particle) v.of(MentionType::per) += kFair;
  if (length == 1) v.of(MentionType::org) += kLight + kLight;
  if (length == 1 && given) v.of(MentionType::per) += kFair;
  if (length == 1 && context.token(run.first).upper) v.of(MentionType::org) += kFair;
  return v;
}

Votes votes_beside(const NameContext& context, const NameRun& run) {
  return Beside(context, run).count();
}

}  // namespace vedetta::read
