#include "vedetta/measures/measures.h"

#include <algorithm>
#include <set>

#include "vedetta/core/hash.h"
#include "vedetta/core/toml.h"
#include "vedetta/measures/internal/loader.h"

namespace vedetta::measures {
namespace {

constexpr std::string_view kFolder = "measures/";

std::string in_folder(std::string_view file) {
  return std::string(kFolder) + std::string(file);
}

bool holds(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool opposed(Direction row, Direction asked) {
  return (row == Direction::from && asked == Direction::to) ||
         (row == Direction::to && asked == Direction::from);
}

// How a row's codes meet the stated one; the group that says most wins.
struct HsMatch {
  const HsGroup* group = nullptr;
  std::string code;
  bool wider = false;  // the stated code is the shorter
};

std::optional<HsMatch> match_hs(const Measure& row, const std::string& hs) {
  std::optional<HsMatch> out;
  for (const HsGroup& group : row.hs) {
    for (const std::string& code : group.codes) {
      const bool lies_in = hs.starts_with(code);
      if (!lies_in && !code.starts_with(hs)) continue;
      if (out && (!out->wider || !lies_in)) continue;
      out = HsMatch{&group, code, !lies_in};
    }
  }
  return out;
}

// Yes if all facts are stated so; unknown if some are and none is stated otherwise.
Truth permits(const std::vector<Condition>& facts, const Facts& stated) {
  if (facts.empty()) return Truth::no;
  bool some = false;
  bool all = true;
  for (const Condition& c : facts) {
    const Truth truth = evaluate(c, stated);
    if (truth == Truth::no) return Truth::no;
    some = some || truth == Truth::yes;
    all = all && truth == Truth::yes;
  }
  return all ? Truth::yes : some ? Truth::unknown : Truth::no;
}

void raise(Permission& best, Truth truth, std::string by) {
  if (truth > best.truth) best = {truth, std::move(by)};
}

void judge(Hit& hit, const Measures& measures, const Facts& facts, const DayInterval& days) {
  const Measure& row = *hit.row;
  const auto open = [&](std::string fact) {
    hit.outcome = model::Outcome::undetermined;
    hit.blocked_by = std::move(fact);
  };
  if (row.effect == Effect::none || row.effect == Effect::exemption ||
      hit.permission.truth == Truth::yes) {
    hit.outcome = model::Outcome::no_breach_shown;
  } else if (row.effect == Effect::duty) {
    open("party");
  } else if (hit.wider_than_row) {
    open("goods");
  } else if (hit.permission.truth == Truth::unknown) {
    open("exemption");
  } else if (measures.in_force(row, days) == Extent::part) {
    open("date");
  } else if (row.effect == Effect::ban || !measures.condition_not_met(row, facts).empty()) {
    hit.outcome = model::Outcome::breach_alleged;
  } else {
    open("cumulative total");
  }
}

}  // namespace

const Measure* Measures::row(std::string_view id) const {
  const auto at = by_id_.find(id);
  return at == by_id_.end() ? nullptr : &rows_[at->second];
}

Extent Measures::in_force(const Measure& row, const DayInterval& days) const {
  // Clauses that follow each other without a gap count as one.
  std::vector<DayInterval> spans;
  for (const Clause& clause : row.clauses) spans.push_back(clause.validity);
  std::sort(spans.begin(), spans.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<DayInterval> merged;
  for (const DayInterval& span : spans) {
    const bool joins = !merged.empty() && (!merged.back().last ||
                                           (span.first && *span.first <= *merged.back().last + 1));
    if (!joins)
      merged.push_back(span);
    else if (merged.back().last && (!span.last || *span.last > *merged.back().last))
      merged.back().last = span.last;
  }
  Extent out = Extent::none;
  for (const DayInterval& span : merged) {
    if (days.lies_in(span)) return Extent::whole;
    if (days.overlaps(span)) out = Extent::part;
  }
  return out;
}

Permission Measures::permission(const Measure& row, const Facts& facts,
                                const DayInterval& days) const {
  Permission best;
  for (const Exemption& e : row.exemptions)
    if (e.validity.overlaps(days)) raise(best, permits(e.facts, facts), "exemption " + e.id);
  for (const WindDown& w : row.wind_downs)
    raise(best, permits(w.facts, facts), "wind-down " + w.id);
  for (const Measure& other : rows_) {
    if (other.effect != Effect::exemption || in_force(other, days) == Extent::none) continue;
    if (other.exempts.empty() || holds(other.exempts, row.id))
      raise(best, permits(other.facts, facts), other.id);
  }
  return best;
}

std::string Measures::condition_not_met(const Measure& row, const Facts& facts) const {
  for (const Permit& p : row.conditions)
    if (p.breach_if_false && all_of(p.facts, facts) == Truth::no) return p.id;
  return {};
}

Hit Measures::hit_of(const Measure& row, const Query& query) const {
  Hit hit;
  hit.row = &row;
  for (const Clause& clause : row.clauses)
    if (clause.validity.overlaps(query.days)) hit.clauses.push_back(&clause);
  for (const Limit& limit : row.limits) {
    const bool clause = std::any_of(hit.clauses.begin(), hit.clauses.end(),
                                    [&](const Clause* c) { return c->id == limit.clause; });
    if (clause && !limit.never_applied) hit.limits.push_back(&limit);
  }
  return hit;
}

std::vector<Hit> Measures::at(const Query& query) const {
  Facts facts = query.facts;
  if (!facts.find("date")) facts.set_days("date", query.days);
  if (!facts.find("shipment_date")) facts.set_days("shipment_date", query.days);
  std::vector<Hit> out;
  for (const Measure& row : rows_) {
    if (opposed(row.direction, query.direction) || in_force(row, query.days) == Extent::none)
      continue;
    Hit hit = hit_of(row, query);
    if (const auto match = query.hs.empty() ? std::nullopt : match_hs(row, query.hs)) {
      hit.why = match->wider ? match->code + " lies in " + query.hs + ", which is wider"
                             : query.hs + " lies in " + match->code;
      hit.basis = match->group->basis;
      hit.hs_certainty = match->group->certainty;
      hit.wider_than_row = match->wider;
    } else if (!query.goods.empty() && holds(row.goods, query.goods)) {
      hit.why = "goods " + query.goods;
    } else {
      continue;
    }
    out.push_back(std::move(hit));
  }
  const std::size_t direct = out.size();
  for (const Measure& row : rows_) {
    if (row.specified_by.empty() || in_force(row, query.days) == Extent::none) continue;
    for (std::size_t i = 0; i < direct; ++i) {
      if (!holds(row.specified_by, out[i].row->id)) continue;
      Hit hit = hit_of(row, query);
      hit.why = "specified by " + out[i].row->id + ": " + out[i].why;
      hit.basis = out[i].basis;
      hit.hs_certainty = out[i].hs_certainty;
      hit.wider_than_row = out[i].wider_than_row;
      out.push_back(std::move(hit));
      break;
    }
  }
  for (Hit& hit : out) {
    hit.permission = permission(*hit.row, facts, query.days);
    judge(hit, *this, facts, query.days);
  }
  return out;
}

// ---- loading ---------------------------------------------------------------------------------

namespace {

Error unknown_row(const std::string& where, const std::string& row) {
  return {ErrorCode::bad_data_file, "there is no row " + row, where,
          "write the id as in index.toml, or add the row"};
}

Result<FactTypes> fact_types(const DataPack& data) {
  const std::string name = in_folder("vocabulary.toml");
  VEDETTA_TRY(Value tree, data.toml(name));
  return read_fact_types(tree, name);
}

}  // namespace

Status Measures::check_references() const {
  const auto check = [&](const std::string& where, const std::vector<std::string>& ids) -> Status {
    for (const std::string& id : ids)
      if (!row(id)) return unknown_row(where, id);
    return ok_status();
  };
  for (const Measure& m : rows_) {
    const std::string where = m.file + ":" + std::to_string(m.line);
    VEDETTA_CHECK(check(where, m.specified_by));
    VEDETTA_CHECK(check(where, m.exempts));
    for (const Clause& clause : m.clauses)
      for (const Supersession& s : clause.superseded_by) VEDETTA_CHECK(check(where, {s.row}));
  }
  for (const TouchRule& rule : touch_.rules()) {
    const std::string where = "touch.toml, rule " + rule.id;
    VEDETTA_CHECK(check(where, rule.core));
    VEDETTA_CHECK(check(where, rule.also));
  }
  return ok_status();
}

namespace {

// Every row of the index is there, under its file.
Status check_index(const Value& index, const std::vector<Measure>& rows) {
  for (const auto& [file, table] : index["file"].object()) {
    for (const std::string& id : table["rows"].strings()) {
      const bool found = std::any_of(rows.begin(), rows.end(), [&](const Measure& m) {
        return m.id == id && m.instrument == file;
      });
      if (!found) return unknown_row("index.toml, " + file, id);
    }
  }
  return ok_status();
}

}  // namespace

Result<Measures> Measures::load(const DataPack& data) {
  Measures out;
  VEDETTA_TRY(const FactTypes types, fact_types(data));
  Sha256 hash;
  for (const std::string& name : data.names(kFolder)) {
    if (!name.ends_with(".toml")) continue;
    hash.update(name);
    hash.update(data.find(name));
    if (!name.starts_with(in_folder("unsc-"))) continue;
    VEDETTA_TRY(Value tree, data.toml(name));
    VEDETTA_TRY(std::vector<Measure> rows, read_measures(tree, name, types));
    for (Measure& row : rows) out.rows_.push_back(std::move(row));
  }
  out.hash_ = hash.finish_hex();
  for (std::size_t i = 0; i < out.rows_.size(); ++i) {
    const Measure& row = out.rows_[i];
    if (!out.by_id_.emplace(row.id, i).second)
      return Error{ErrorCode::bad_data_file, "the row " + row.id + " is there twice",
                   row.file + ":" + std::to_string(row.line), "give each row its own id"};
  }
  VEDETTA_TRY(const Value index, data.toml(in_folder("index.toml")));
  VEDETTA_CHECK(check_index(index, out.rows_));
  VEDETTA_TRY(const Value touch, data.toml(in_folder("touch.toml")));
  VEDETTA_TRY(out.touch_, Touch::read(touch, in_folder("touch.toml"), types));
  VEDETTA_TRY(const Value conversions, data.toml(in_folder("conversions.toml")));
  VEDETTA_TRY(out.conversions_, Conversions::read(conversions, in_folder("conversions.toml")));
  VEDETTA_TRY(const Value facts, data.toml(in_folder("claim_facts.toml")));
  VEDETTA_TRY(out.claim_facts_, ClaimFacts::read(facts, in_folder("claim_facts.toml"), types));
  VEDETTA_CHECK(out.check_references());
  return out;
}

Result<std::vector<Measure>> Measures::parse_file(std::string_view text, const std::string& name,
                                                  const DataPack& data) {
  VEDETTA_TRY(const FactTypes types, fact_types(data));
  VEDETTA_TRY(const Value tree, toml_reader::parse(text, name));
  return read_measures(tree, name, types);
}

}  // namespace vedetta::measures
