#include "vedetta/read/internal/name_runs.h"

#include <algorithm>

#include "vedetta/text/character.h"

namespace vedetta::read {

using model::MentionType;

RunFinder::RunFinder(const NameContext& context, std::vector<KnownName>& known,
                     std::vector<bool>& taken)
    : context_(context), known_(known), taken_(taken), known_at_(context.tokens().size(), -1) {
  for (std::size_t k = 0; k < known_.size(); ++k)
    if (!known_[k].dropped)
      std::fill(known_at_.begin() + known_[k].hit.first, known_at_.begin() + known_[k].hit.last,
                static_cast<std::int32_t>(k));
}

std::vector<NameRun> RunFinder::find() {
  for (std::uint32_t s = 0; s < context_.tokens().sentences.size(); ++s) sentence(s);
  TokenWords names(context_.tokens());
  for (const NameRun& run : runs_) names.add(run.first);
  for (const auto& [s, i] : openings_)
    if (!taken_[i] && names.contains(context_.token(i))) add(s, i, i + 1, false);
  return std::move(runs_);
}

// "An Kyong Su", "De Santis", "O Song Ryol": a small word of the language that is a surname here.
bool RunFinder::surname_like_function(std::uint32_t s, std::uint32_t i) const {
  const std::uint32_t stop = context_.tokens().sentences[s].last;
  if (context_.token(i).opens || i + 1 >= stop || context_.opens_quote(i - 1)) return false;
  const Token& next = context_.token(i + 1);
  if (!next.capital || next.kind != TokenKind::word || taken_[i + 1] || known_at_[i + 1] >= 0)
    return false;
  return context_.is(i, Cue::particle) || context_.is(i + 1, Cue::given) ||
         next.word.find('-') != std::string::npos;
}

// "Chon Ma San", "Ri In Chol": a small word beside short words with capitals that nobody knows.
bool RunFinder::syllable(std::uint32_t s, std::uint32_t i) const {
  constexpr std::uint32_t kLetters = 6;
  const Sentence& sentence = context_.tokens().sentences[s];
  const Token& t = context_.token(i);
  if (t.end - t.start > 2 || i <= sentence.first) return false;
  // "the An San 9", "la nordcoreana Paek Ma"
  const bool first = context_.is(i - 1, Cue::definite) &&
                     (context_.token(i - 1).opens || !context_.token(i - 1).capital);
  const bool last = i + 1 >= sentence.last || !context_.token(i + 1).capital;
  if (last && (first || i < sentence.first + 2 || context_.token(i - 2).capital)) return false;
  for (const std::uint32_t beside : {i - 1, i + 1}) {
    if ((first && beside < i) || (last && beside > i)) continue;
    const Token& name = context_.token(beside);
    if (name.kind != TokenKind::word || !name.capital || name.upper || name.hyphen ||
        name.end - name.start > kLetters || known_at_[beside] >= 0 || taken_[beside] ||
        context_.is(beside, Cue::function) || context_.is(beside, Cue::content))
      return false;
  }
  return true;
}

// "C'", "L’": what an elision leaves.
bool RunFinder::elided(std::uint32_t i) const {
  const Token& t = context_.token(i);
  const char32_t last = context_.text()[t.end - 1];
  return t.end - t.start <= 2 && (last == U'\'' || last == U'’');
}

// "Kim Song Ryong": a family name and two syllables, each in capitals.
bool RunFinder::korean(std::uint32_t first, std::uint32_t last) const {
  constexpr std::uint32_t kSyllable = 6;  // letters at most
  if (last - first != 3 || !context_.is(first, Cue::family)) return false;
  for (std::uint32_t i = first; i < last; ++i) {
    const Token& t = context_.token(i);
    if (t.kind != TokenKind::word || !t.capital || t.end - t.start > kSyllable) return false;
  }
  return true;
}

// Behind the words that say what a name is: before its quotation mark and a demonym.
std::uint32_t RunFinder::cue_end(std::uint32_t first) const {
  std::uint32_t at = first;
  if (at > 0 && context_.opens_quote(at - 1)) --at;
  if (at == 0 || !context_.language().adjective_after || context_.token(at - 1).capital) return at;
  const std::int32_t known = known_at_[at - 1];
  if (known < 0 || !known_[static_cast<std::size_t>(known)].demonym()) return at;
  return known_[static_cast<std::size_t>(known)].hit.first;
}

bool RunFinder::plain_part(std::uint32_t s, std::uint32_t i) const {
  const Token& t = context_.token(i);
  if (t.kind != TokenKind::word || !t.capital || taken_[i] || known_at_[i] >= 0) return false;
  if (t.word == "'s" || context_.in_title(i) || elided(i)) return false;
  if (context_.heading(s) && !context_.capital_inside(t)) return false;
  if (context_.is(i, Cue::function))
    return surname_like_function(s, i) || syllable(s, i) || (i >= 2 && korean(i - 2, i + 1));
  if (context_.is(i, Cue::notname))  // "Yonhap News Channel"
    return context_.is(i, Cue::org_suffix) && !t.opens && context_.token(i - 1).capital;
  return !context_.is(i, Cue::adverb) || context_.capital_inside(t);
}

RunFinder::Unit RunFinder::unit_at(std::uint32_t s, std::uint32_t i) const {
  if (known_at_[i] >= 0) {
    const NameHit& hit = known_[static_cast<std::size_t>(known_at_[i])].hit;
    return {hit.first, hit.last, known_at_[i], false};
  }
  const std::uint32_t title =
      std::max(context_.phrase_end(s, i, Cue::title), context_.phrase_end(s, i, Cue::vessel_cue));
  if (title > i) {
    bool clear = true;
    for (std::uint32_t t = i; t < title; ++t) clear = clear && !taken_[t] && known_at_[t] < 0;
    if (clear) return {i, title, -1, true};
  }
  return {i, i + 1, -1, false};
}

// "per la sicurezza marittima", "on foreign trade" in small letters after an institution's word.
std::uint32_t RunFinder::field_end(std::uint32_t s, std::uint32_t at) const {
  const std::uint32_t stop = context_.tokens().sentences[s].last;
  if (at >= stop || !context_.is(at, Cue::connector)) return at;
  std::uint32_t i = at + 1;
  if (i < stop && context_.is(i, Cue::article)) ++i;
  if (i >= stop || taken_[i] || known_at_[i] >= 0) return at;
  const std::uint32_t end = context_.phrase_end(s, i, Cue::org_field);
  return end > i ? end : at;
}

// After an institution's word: where the part behind "of", "for the", "&" begins; `at` when none.
std::uint32_t RunFinder::connected(std::uint32_t s, std::uint32_t at) const {
  const std::uint32_t stop = context_.tokens().sentences[s].last;
  if (at >= stop || !context_.is(at, Cue::connector)) return at;
  std::uint32_t next = at + 1;
  if (context_.is(at, Cue::and_word))
    return next < stop &&
                   (context_.begins(next, Cue::org_field) || context_.token(at).word == "&") &&
                   plain_part(s, next)
               ? next
               : at;
  if (next < stop && !context_.token(next).capital && context_.is(next, Cue::article)) ++next;
  if (next >= stop || taken_[next]) return at;
  if (known_at_[next] >= 0)
    return known_[static_cast<std::size_t>(known_at_[next])].demonym() ? at : next;
  return plain_part(s, next) && !context_.begins(next, Cue::title) ? next : at;
}

// Where the next part of the name begins; `at` itself when it goes on without a link.
std::uint32_t RunFinder::joined(std::uint32_t s, const std::vector<Unit>& units,
                                std::uint32_t at) const {
  const std::uint32_t stop = context_.tokens().sentences[s].last;
  if (at + 1 >= stop || taken_[at]) return at;
  const Unit& last = units.back();
  const bool mission = std::any_of(units.begin(), units.end(), [&](const Unit& u) {
    return u.known < 0 && context_.is(u.first, Cue::org_mission);
  });
  const bool institution =
      last.known < 0 && !last.title &&
      (context_.is(units.front().first, Cue::org_noun) ||
       (!context_.language().adjective_after && context_.is(last.last - 1, Cue::org_noun)));
  if (institution || mission)
    if (const std::uint32_t next = connected(s, at);
        next > at && (mission || !context_.is(at, Cue::in)))
      return next;
  const bool joins = context_.token(at).word == "&" || context_.is(at, Cue::foreign_and);
  if (joins && plain_part(s, at + 1)) return at + 1;
  if (context_.token(at).word == "'s" && last.known < 0 && plain_part(s, at + 1) &&
      (last.title || context_.is(last.first, Cue::content) ||
       context_.is(last.first, Cue::title)) &&
      (context_.is(at + 1, Cue::org_noun) || context_.is(at + 1, Cue::org_suffix)))
    return at + 1;
  if (last.known < 0 && !last.title && context_.is(at, Cue::particle)) {
    std::uint32_t next = at + 1;
    while (next + 1 < stop && next < at + 3 && !context_.token(next).capital &&
           context_.is(next, Cue::particle))
      ++next;
    const bool small_word = context_.is(at, Cue::function);
    const bool after_given = last.last - last.first == 1 && context_.is(last.first, Cue::given);
    if (plain_part(s, next) && (!small_word || after_given)) return next;
  }
  return at;
}

void RunFinder::units_from(std::uint32_t s, std::uint32_t i, std::vector<Unit>& units) const {
  const std::uint32_t stop = context_.tokens().sentences[s].last;
  units.assign(1, unit_at(s, i));
  while (units.back().last < stop) {
    const std::uint32_t at = units.back().last;
    const bool goes_on =
        !taken_[at] && (plain_part(s, at) || (known_at_[at] >= 0 && context_.token(at).capital) ||
                        (context_.token(at).capital && context_.begins(at, Cue::title)) ||
                        (units.back().known < 0 && compound_particle(at)));
    const std::uint32_t next = goes_on ? at : joined(s, units, at);
    if (!goes_on && next == at) break;
    Unit unit = unit_at(s, next);
    if (next > at) {  // the linking words belong to the name
      units.back().last = unit.last;
      units.back().title = false;
      units.back().known = -1;
      continue;
    }
    units.push_back(unit);
  }
}

bool RunFinder::opening_stands(std::uint32_t s, std::uint32_t i) const {
  const Sentence& sentence = context_.tokens().sentences[s];
  const Token& t = context_.token(i);
  const bool opening = t.opens || (i > sentence.first && context_.opens_quote(i - 1));
  if (!opening || context_.capital_inside(t) || t.upper) return true;
  if (context_.begins(i, Cue::title)) return true;
  if (context_.begins(i, Cue::vessel_cue)) return true;
  const std::uint32_t next =
      i + 1 < sentence.last && context_.token(i + 1).word == "&" ? i + 2 : i + 1;
  const bool next_capital = next < sentence.last && context_.token(next).capital &&
                            (plain_part(s, next) || known_at_[next] >= 0);
  if (context_.is(i, Cue::org_noun)) return true;
  if (context_.is(i, Cue::given) &&
      (next_capital ||
       (next < sentence.last &&
        (compound_particle(next) || (context_.is(next, Cue::particle) && next + 1 < sentence.last &&
                                     context_.token(next + 1).capital)))))
    return true;
  if (context_.is(i, Cue::content))
    return next_capital &&
           (context_.is(next, Cue::org_suffix) || context_.is(next, Cue::org_noun) || next > i + 1);
  if (next_capital) return known_at_[next] < 0;
  if (context_.written_small(t) || i + 1 >= sentence.last) return false;
  if (context_.token(i + 1).word == "'s") return true;
  if (context_.token(i + 1).word == ",")
    return i + 2 < sentence.last &&
           (context_.is(i + 2, Cue::article) || context_.begins(i + 2, Cue::title) ||
            context_.begins(i + 2, Cue::org_cue) || context_.begins(i + 2, Cue::vessel_cue));
  for (const LexMatch& m : context_.matches(s))
    if (m.first == i + 1 && m.verb && !m.gapped && (m.features & kPresent) != 0 &&
        (m.features & (kBase | kInfinitive)) == 0)
      return !context_.is(i + 1, Cue::noun);
  return false;
}

void RunFinder::sentence(std::uint32_t s) {
  const Sentence& sentence = context_.tokens().sentences[s];
  for (std::uint32_t i = sentence.first; i < sentence.last;) {
    const bool known = known_at_[i] >= 0 && !taken_[i];
    if (!known && !plain_part(s, i)) {
      ++i;
      continue;
    }
    if (!known && !opening_stands(s, i)) {
      openings_.push_back({s, i});
      ++i;
      continue;
    }
    units_from(s, i, units_);
    split(s, units_);
    i = units_.back().last;
  }
}

// Titles end a name; a title's word before an institution's word belongs to it ("General
// Assembly").
void RunFinder::split(std::uint32_t s, const std::vector<Unit>& units) {
  part_.clear();
  for (std::size_t u = 0; u < units.size(); ++u) {
    Unit unit = units[u];
    if (unit.title && title_in_name(units, u, part_.empty())) unit.title = false;
    if (unit.title) {
      piece(s, part_);
      part_.clear();
      continue;
    }
    part_.push_back(unit);
  }
  piece(s, part_);
}

// A title's word that belongs to the name: "General Assembly", "Lady Sofia" after "the freighter",
// "Evening Courier".
bool RunFinder::title_in_name(const std::vector<Unit>& units, std::size_t u, bool first) const {
  const Unit& unit = units[u];
  const bool last = u + 1 == units.size();
  if (!last && units[u + 1].known < 0 && !units[u + 1].title &&
      (context_.is(units[u + 1].first, Cue::org_noun) ||
       context_.is(units[u + 1].first, Cue::org_suffix)))
    return true;
  if (!first)
    return (last && units[u - 1].known < 0) ||
           (unit.last - unit.first == 1 && context_.is(unit.first, Cue::given));
  if (last || unit.last - unit.first > 1) return false;
  const std::uint32_t at = cue_end(unit.first);
  return context_.follows(at, Cue::vessel_cue) || context_.follows(at, Cue::org_cue);
}

// "the Slomacian Ashot Mkrtichev": a word of nationality that no table holds.
bool RunFinder::nationality(std::uint32_t first) const {
  constexpr std::uint32_t kLetters = 5;  // of such a word, at least
  const Token& t = context_.token(first);
  return first > 0 && t.end - t.start >= kLetters && context_.is(first - 1, Cue::definite) &&
         !context_.is(first, Cue::given) && context_.is(first + 1, Cue::given) &&
         !context_.is(first + 1, Cue::function);
}

// "al-Sayed": small letters, a hyphen, a capital.
bool RunFinder::compound_particle(std::uint32_t i) const {
  const Token& t = context_.token(i);
  const auto word = context_.text().substr(t.start, t.end - t.start);
  const auto at = word.find(U'-');
  return t.kind == TokenKind::word && !t.capital && at != std::u32string_view::npos && at <= 3 &&
         at + 1 < word.size() && text::is_upper(word[at + 1]);
}

bool RunFinder::generic_unit(const Unit& unit) const {
  for (std::uint32_t i = unit.first; i < unit.last; ++i)
    if (!context_.is(i, Cue::org_noun) && !context_.is(i, Cue::org_suffix) &&
        !context_.is(i, Cue::content) && !context_.is(i, Cue::function) &&
        !context_.is(i, Cue::title) && !context_.begins(i, Cue::org_field))
      return false;
  return true;
}

bool RunFinder::organisation(std::span<const Unit> units) const {
  std::uint32_t words = 0;
  bool word = false;
  for (const Unit& u : units) {
    words += u.last - u.first;
    if (u.known >= 0) continue;
    for (std::uint32_t i = u.first; i < u.last; ++i) {
      const bool opens = i == units.front().first;
      word = word || context_.token(i).word == "&" || context_.is(i, Cue::org_legal) ||
             context_.is(i, Cue::foreign_and) ||
             (context_.is(i, Cue::org_noun) && context_.token(i).capital) ||
             (context_.is(i, Cue::org_suffix) && !opens && context_.token(i).capital);
    }
  }
  return word && words > 1;
}

// A place's name goes into the name it stands in ("Suez Pearl"), not an adverbial before it
// ("In Russia Putin …").
bool RunFinder::absorbs(std::span<const Unit> units, std::size_t k) const {
  const Unit& unit = units[k];
  const KnownName& known = known_[static_cast<std::size_t>(unit.known)];
  if (known.demonym()) return false;
  const MentionType type = context_.language().gazetteer.entry(known.hit.entry).type;
  const bool after_plain = k > 0 && units[k - 1].known < 0;
  if (unit_is_vessel(unit)) return true;
  const bool before_plain = k + 1 < units.size() && units[k + 1].known < 0;
  if (type == MentionType::per)
    return before_plain ? korean(unit.first, units[k + 1].last)
                        : unit.last - unit.first == 1 && after_plain &&
                              context_.is(units[k - 1].last - 1, Cue::given);
  if (type == MentionType::good)  // "the ferry Angara Star"
    return before_plain && context_.follows(cue_end(units.front().first), Cue::vessel_cue);
  if (type == MentionType::org)  // "Asahi Maru"
    return before_plain && unit.last - unit.first == 1 && !context_.token(unit.first).upper;
  if (type != MentionType::gpe && type != MentionType::loc) return false;
  const std::uint32_t first = units.front().first;
  const bool definite = first > 0 && context_.is(first - 1, Cue::definite);
  const bool place = !definite && (context_.follows(units.front().first, Cue::in) ||
                                   context_.follows(units.front().first, Cue::to) ||
                                   context_.follows(units.front().first, Cue::from) ||
                                   context_.follows(units.front().first, Cue::of));
  return after_plain || (before_plain && k == 0 && !place);
}

// A known name that a ship bears: "the tanker Suncheon", "the Suncheon 9".
bool RunFinder::unit_is_vessel(const Unit& unit) const {
  const KnownName& known = known_[static_cast<std::size_t>(unit.known)];
  const MentionType type = context_.language().gazetteer.entry(known.hit.entry).type;
  if (known.demonym() || (type != MentionType::loc && type != MentionType::gpe)) return false;
  const std::uint32_t at = unit.first;
  const bool quoted = at > 0 && context_.opens_quote(at - 1);
  const bool cue = context_.follows(cue_end(at), Cue::vessel_cue);
  const std::uint32_t stop = context_.tokens().sentences[known.sentence].last;
  const bool number = unit.last < stop && context_.token(unit.last).kind == TokenKind::number &&
                      context_.token(unit.last).end - context_.token(unit.last).start <= 2;
  return (cue && (quoted || number || type == MentionType::loc)) ||
         (number && at > 0 && context_.is(at - 1, Cue::definite));
}

void RunFinder::piece(std::uint32_t s, std::span<const Unit> units) {
  if (units.empty()) return;
  const bool all_known = std::all_of(units.begin(), units.end(), [&](const Unit& u) {
    return u.known >= 0 && !unit_is_vessel(u);
  });
  if (all_known) return;
  if (organisation(units)) {
    const auto demonym = [&](const Unit& u) {
      return u.known >= 0 && known_[static_cast<std::size_t>(u.known)].demonym();
    };
    const bool generic = std::all_of(
        units.begin(), units.end(), [&](const Unit& u) { return u.known >= 0 || generic_unit(u); });
    while (units.size() > 1 && demonym(units.front()) && !generic) units = units.subspan(1);
    add(s, units.front().first, units.back().last, true);
    return;
  }
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  for (std::size_t k = 0; k <= units.size(); ++k) {
    const bool in = k < units.size() && (units[k].known < 0 || absorbs(units, k));
    if (in) {
      if (last == 0) first = units[k].first;
      last = units[k].last;
    } else if (last > 0) {
      if (last - first >= 3 && nationality(first)) ++first;
      add(s, first, last, false);
      last = 0;
    }
  }
}

void RunFinder::add(std::uint32_t s, std::uint32_t first, std::uint32_t last, bool organisation) {
  const std::uint32_t stop = context_.tokens().sentences[s].last;
  NameRun run{s, first, last, organisation, false, cue_end(first)};
  bool everyday = true;
  for (std::uint32_t i = first; i < last; ++i)
    everyday = everyday && context_.is(i, Cue::content) && !context_.is(i, Cue::given) &&
               !context_.is(i, Cue::org_noun);
  const bool named = last - first > 1 && (context_.follows(run.cue_end, Cue::org_cue) ||
                                          context_.follows(run.cue_end, Cue::vessel_cue));
  if (everyday && !organisation && !named) return;
  if (last - first == 1) {
    run.generic = context_.is(first, Cue::org_noun) || context_.is(first, Cue::org_legal) ||
                  context_.is(first, Cue::vessel_cue) || context_.is(first, Cue::place_cue) ||
                  context_.is(first, Cue::title);
  }
  if (context_.is(first, Cue::org_noun) || context_.is(last - 1, Cue::org_noun))
    run.last = field_end(s, last);
  run.generic = run.generic && run.last == last;
  if (run.last < stop && context_.token(run.last).kind == TokenKind::number &&
      context_.token(run.last).space_before &&
      context_.token(run.last).end - context_.token(run.last).start <= 3 && !run.generic) {
    const std::uint32_t after = run.last + 1;
    const std::string_view number = context_.token(run.last).word;
    const bool digits = number.find_first_not_of("0123456789") == std::string::npos;
    const bool closed = after >= stop || context_.token(after).kind == TokenKind::punctuation ||
                        context_.is(after, Cue::function) || context_.is(after, Cue::verb) ||
                        context_.token(after).word == "'s";
    if (digits && (closed || context_.follows(first, Cue::vessel_cue) ||
                   (first > 0 && context_.is(first - 1, Cue::definite))))
      ++run.last;
  }
  std::fill(taken_.begin() + run.first, taken_.begin() + run.last, true);
  for (std::uint32_t i = run.first; i < run.last; ++i)
    if (known_at_[i] >= 0) known_[static_cast<std::size_t>(known_at_[i])].dropped = true;
  runs_.push_back(run);
}

}  // namespace vedetta::read
