// Expectations on the law itself.
//   expect row 2397-7 at hs 8703 to on 2024-02-18 [fact=value …] [basis in_text]
//   expect outcome 2375-16 breach-alleged at hs 6203 from on 2017-12-11 contract_date=2017-09-01
//   expect exempt 2371-8 by "exemption rajin" at hs 2701 from on 2017-08-20 goods_origin=RU …
//   expect limit 2397-5 500000 barrel on 2024-05-01          expect in-force ROW on DATE
//   expect convert 1410 tonne = 11745 barrel by RULE
//   expect range 30180 tonne of refined-petroleum = 191643 350088 barrel point 243190
#include "stories/law.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "stories/story.h"

namespace vedetta::stories {
namespace {

using measures::Hit;
using measures::Query;

const std::vector<std::string> kWords = {"at", "on", "by", "basis", "=", "point", "of", "from"};

template <class T>
const T& loaded(const Result<T>& result) {
  if (!result) {
    std::fprintf(stderr, "%s\n", result.error().to_string().c_str());
    std::exit(1);
  }
  return *result;
}

void add_fact(measures::Facts& facts, const std::string& word) {
  const std::size_t equals = word.find('=');
  if (equals == std::string::npos || equals == 0) return;
  const std::string fact = word.substr(0, equals);
  const std::string value = word.substr(equals + 1);
  if (value == "true" || value == "false")
    facts.set_flag(fact, value == "true");
  else if (const auto days = DayInterval::parse(value))
    facts.set_days(fact, *days);
  else
    facts.add_word(fact, value);
}

// "at hs 8703 to on 2024-02-18 contract_date=…": the query of an expectation.
Result<Query> query_of(const Line& line) {
  Query query;
  const auto at = std::find(line.words.begin(), line.words.end(), "at");
  if (line.words.end() - at < 4) return malformed(line, "at hs|goods X from|to on DATE");
  (*(at + 1) == "hs" ? query.hs : query.goods) = *(at + 2);
  const auto direction = measures::parse_direction(*(at + 3));
  if (!direction) return malformed(line, "\"" + *(at + 3) + "\" is no direction");
  query.direction = *direction;
  const auto on = std::find(line.words.begin(), line.words.end(), "on");
  if (on == line.words.end() || on + 1 == line.words.end()) return malformed(line, "on DATE");
  VEDETTA_TRY(query.days, DayInterval::parse(*(on + 1)));
  for (const std::string& word : line.words) add_fact(query.facts, word);
  return query;
}

const Hit* hit_in(const std::vector<Hit>& hits, const std::string& row) {
  const auto at =
      std::find_if(hits.begin(), hits.end(), [&](const Hit& h) { return h.row->id == row; });
  return at == hits.end() ? nullptr : &*at;
}

Error rows_found(const std::vector<Hit>& hits) {
  std::string out = "found";
  for (const Hit& hit : hits) out += " " + hit.row->id + " (" + hit.why + ")";
  return unmet(out);
}

Status expect_row(World&, const Line& line) {
  VEDETTA_TRY(const Query query, query_of(line));
  const auto hits = law().at(query);
  const Hit* hit = hit_in(hits, line.word(1));
  if ((hit != nullptr) == line.negated) return rows_found(hits);
  const std::string basis = line.after("basis", kWords);
  if (hit && !basis.empty() && hit->basis != basis) return unmet("the basis is " + hit->basis);
  return ok_status();
}

Status expect_outcome(World&, const Line& line) {
  VEDETTA_TRY(const Query query, query_of(line));
  const auto hits = law().at(query);
  const Hit* hit = hit_in(hits, line.word(1));
  if (!hit) return rows_found(hits);
  if (model::to_string(hit->outcome) == line.word(2)) return ok_status();
  return unmet(std::string("the outcome is ") + model::to_string(hit->outcome) + " " +
               hit->blocked_by);
}

Status expect_exempt(World&, const Line& line) {
  VEDETTA_TRY(const Query query, query_of(line));
  const auto hits = law().at(query);
  const Hit* hit = hit_in(hits, line.word(1));
  if (!hit) return rows_found(hits);
  const bool exempt =
      hit->permission.truth == measures::Truth::yes &&
      (line.after("by", kWords).empty() || hit->permission.by == line.after("by", kWords));
  if (exempt != line.negated) return ok_status();
  return unmet("permitted by \"" + hit->permission.by + "\"");
}

Status expect_in_force(World&, const Line& line) {
  const measures::Measure* row = law().row(line.word(1));
  if (!row) return malformed(line, "no row " + line.word(1));
  VEDETTA_TRY(const Day day, Day::parse(line.after("on", kWords)));
  const bool is = law().in_force(*row, DayInterval::on(day)) != measures::Extent::none;
  if (is != line.negated) return ok_status();
  return unmet(is ? "it is in force" : "it is not in force");
}

// A limit of a clause in force on that day.
Status expect_limit(World&, const Line& line) {
  const measures::Measure* row = law().row(line.word(1));
  if (!row) return malformed(line, "no row " + line.word(1));
  VEDETTA_TRY(const Day day, Day::parse(line.after("on", kWords)));
  bool found = false;
  for (const measures::Limit& limit : row->limits) {
    for (const measures::Clause& clause : row->clauses) {
      if (clause.id != limit.clause || !clause.validity.contains(day) || limit.never_applied)
        continue;
      found = found || (limit.value && std::to_string(*limit.value) == line.word(2) &&
                        limit.unit == line.word(3));
    }
  }
  if (found != line.negated) return ok_status();
  return unmet(found ? "there is such a limit" : "there is no such limit on that day");
}

std::string rounded(Fixed value) {
  const std::int64_t half = value.millionths() < 0 ? -Fixed::kScale / 2 : Fixed::kScale / 2;
  return std::to_string((value.millionths() + half) / Fixed::kScale);
}

Status expect_convert(World&, const Line& line) {
  VEDETTA_TRY(const Fixed value, Fixed::parse(line.word(1)));
  VEDETTA_TRY(const measures::Converted out,
              law().conversions().by_rule(value, line.word(2), line.word(5), line.word(7)));
  if (rounded(out.low) == line.word(4)) return ok_status();
  return unmet("it is " + out.low.to_string());
}

Status expect_range(World&, const Line& line) {
  VEDETTA_TRY(const Fixed value, Fixed::parse(line.word(1)));
  VEDETTA_TRY(const measures::Converted out,
              law().conversions().range(value, line.word(2), line.word(8), line.word(4)));
  const bool ends = rounded(out.low) == line.word(6) && rounded(out.high) == line.word(7);
  const bool point =
      !line.has("point") || (out.point && rounded(*out.point) == line.after("point", kWords));
  if (ends && point) return ok_status();
  return unmet("it is " + out.low.to_string() + " to " + out.high.to_string() +
               (out.point ? ", point " + out.point->to_string() : ""));
}

const Expectation kExpectations[] = {
    {"row", expect_row},           {"outcome", expect_outcome}, {"exempt", expect_exempt},
    {"in-force", expect_in_force}, {"limit", expect_limit},     {"convert", expect_convert},
    {"range", expect_range},
};

}  // namespace

const measures::Measures& law() {
  static const auto kLaw = measures::Measures::load(DataPack::shipped());
  return loaded(kLaw);
}

const model::Vocabulary& vocabulary() {
  static const auto kVocabulary = model::Vocabulary::load(DataPack::shipped());
  return loaded(kVocabulary);
}

}  // namespace vedetta::stories
