#include "vedetta/measures/touch.h"

#include <algorithm>

#include "vedetta/measures/internal/loader.h"

#include "vedetta/measures/measures.h"

namespace vedetta::measures {
namespace {

bool holds(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// What a rule does with an act: nothing, or its rows, blocked by a fact or not.
struct Fit {
  bool fits = false;
  std::string blocked;
  std::vector<std::string> open;  // facts not stated
};

std::vector<std::string> open_facts(const TouchRule& rule, const Facts& facts) {
  std::vector<std::string> out;
  for (const auto* list : {&rule.when, &rule.when_any})
    for (const Condition& c : *list)
      if (evaluate(c, facts) == Truth::unknown) out.push_back(c.fact);
  return out;
}

Fit fit(const TouchRule& rule, const ActFacts& act) {
  if (!holds(rule.predicates, act.predicate) && !holds(rule.predicates, "*")) return {};
  const std::string_view goods = act.goods.empty() ? "unnamed" : std::string_view(act.goods);
  if (!rule.goods.empty() && !holds(rule.goods, goods)) return {};
  if (!rule.directions.contains(act.direction)) return {};
  for (const Condition& c : rule.unless)
    if (evaluate(c, act.facts) == Truth::yes) return {};
  const Truth truth = std::min(all_of(rule.when, act.facts), any_of(rule.when_any, act.facts));
  if (truth == Truth::no || (truth == Truth::unknown && rule.unknown == "skip")) return {};
  if (truth == Truth::unknown) return {true, rule.unknown, open_facts(rule, act.facts)};
  return {true, rule.blocked, {}};
}

// Collects rows, one entry a row.
class Union {
 public:
  Union(const Measures& measures, const ActFacts& act) : measures_(measures), act_(act) {}

  void add(std::string_view row, bool core, const TouchRule& rule, std::string_view blocked,
           const std::vector<std::string>& open) {
    const Measure* measure = measures_.row(row);
    if (!measure || measures_.in_force(*measure, act_.days) == Extent::none) return;
    const auto [at, fresh] = rows_.try_emplace(std::string(row));
    TouchedRow& out = at->second;
    const bool directed = !rule.directions.contains(ActDirection::outside);
    if (fresh) {
      out.row = row;
      out.directed = directed;
      out.context = rule.context;
      out.blocked = blocked;
      out.open = open;
      out.implied = rule.implied;
    } else {
      out.context = out.context && rule.context;
      out.directed = out.directed && directed;
      if (blocked.empty()) out.blocked.clear(), out.open.clear();
      if (rule.implied.empty()) out.implied.clear();
    }
    out.core = out.core || core;
    out.one_of = out.one_of || (core && rule.one_of);
    if (!holds(out.rules, rule.id)) out.rules.push_back(rule.id);
  }

  std::vector<TouchedRow> rows() const {
    std::vector<TouchedRow> out;
    for (const auto& [id, row] : rows_) out.push_back(row);
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.core && !b.core; });
    return out;
  }

 private:
  const Measures& measures_;
  const ActFacts& act_;
  std::map<std::string, TouchedRow> rows_;
};

bool direction_known(ActDirection direction) {
  return direction == ActDirection::from || direction == ActDirection::to;
}

void add_hs_rows(const TouchRule& rule, const ActFacts& act, const Measures& measures,
                 const std::string& blocked, Union& out) {
  Query query;
  query.hs = act.hs;
  query.direction = act.direction == ActDirection::from ? Direction::from : Direction::to;
  query.days = act.days;
  for (const Hit& hit : measures.at(query))
    out.add(hit.row->id, rule.hs_rows == "core", rule,
            hit.wider_than_row ? std::string("goods") : blocked, {});
}

}  // namespace

std::string_view Touch::goods_predicate(std::string_view goods) const {
  const auto at = goods_predicate_.find(goods);
  return at == goods_predicate_.end() ? std::string_view{} : at->second;
}

Touched Touch::evaluate(const ActFacts& act, const Measures& measures) const {
  Touched out;
  Union rows(measures, act);
  for (const TouchRule& rule : rules_) {
    const Fit outer = fit(rule, act);
    if (!outer.fits) continue;
    out.rules.push_back(rule.id);
    out.context = out.context || rule.context;
    out.rows_of_target = out.rows_of_target || rule.rows_of_target;
    for (const std::string& row : rule.core) rows.add(row, true, rule, outer.blocked, outer.open);
    for (const std::string& row : rule.also) rows.add(row, false, rule, outer.blocked, outer.open);
    if (!rule.hs_rows.empty()) add_hs_rows(rule, act, measures, outer.blocked, rows);
    if (rule.goods_rows == GoodsRows::none || act.goods.empty()) continue;
    ActFacts inner = act;
    inner.predicate = goods_predicate(act.goods);
    for (const TouchRule& other : rules_) {
      if (other.goods_rows != GoodsRows::none || other.rows_of_target) continue;
      const Fit nested = fit(other, inner);
      if (!nested.fits) continue;
      for (const std::string& row : other.core) {
        const Measure* measure = measures.row(row);
        const bool core = rule.goods_rows == GoodsRows::core_if_ban && measure &&
                          measure->effect == Effect::ban && direction_known(act.direction);
        rows.add(row, core, rule, outer.blocked.empty() ? nested.blocked : outer.blocked,
                 outer.open);
      }
    }
  }
  out.rows = rows.rows();
  return out;
}

namespace {

std::set<ActDirection> read_directions(Fields& in, const Value& table) {
  std::set<ActDirection> out;
  for (const std::string& word : in.texts(table, "direction")) {
    const auto direction = parse_act_direction(word);
    if (!direction) in.fail(table, "\"" + word + "\" is no direction of an act");
    out.insert(direction.value_or(ActDirection::unknown));
  }
  if (!table.find("direction"))
    out = {ActDirection::from, ActDirection::to, ActDirection::inside, ActDirection::unknown};
  return out;
}

GoodsRows read_goods_rows(Fields& in, const Value& table) {
  const std::string word = in.text_or(table, "goods_rows");
  if (word == "also") return GoodsRows::also;
  if (word == "core-if-ban") return GoodsRows::core_if_ban;
  if (!word.empty()) in.fail(table, "goods_rows must be also or core-if-ban");
  return GoodsRows::none;
}

TouchRule read_rule(Fields& in, const Value& table, const FactTypes& types) {
  TouchRule out;
  out.id = in.text(table, "id");
  out.predicates = in.texts(table, "predicates");
  if (out.predicates.empty()) in.fail(table, "a rule needs predicates");
  out.goods = in.texts(table, "goods");
  out.directions = read_directions(in, table);
  out.when = read_conditions(in, table, "when", types);
  out.when_any = read_conditions(in, table, "when_any", types);
  out.unless = read_conditions(in, table, "unless", types);
  out.unknown = in.text_or(table, "unknown", "skip");
  out.core = in.texts(table, "core");
  out.also = in.texts(table, "also");
  out.blocked = in.text_or(table, "blocked");
  out.one_of = in.text_or(table, "choice") == "one-of";
  out.implied = in.text_or(table, "implied");
  out.goods_rows = read_goods_rows(in, table);
  out.hs_rows = in.text_or(table, "hs_rows");
  out.rows_of_target = in.text_or(table, "rows_of") == "target";
  out.context = in.flag(table, "context");
  out.text = in.text_or(table, "text");
  return out;
}

}  // namespace

Result<Touch> Touch::read(const Value& tree, const std::string& file, const FactTypes& types) {
  Fields in(file);
  Touch out;
  for (const auto& [goods, predicate] : tree["goods_predicate"].object())
    out.goods_predicate_[goods] = predicate.string();
  for (const Value& table : in.tables(tree, "rule"))
    out.rules_.push_back(read_rule(in, table, types));
  if (out.rules_.empty()) in.fail(tree, "the file has no [[rule]]");
  if (in.error()) return *in.error();
  return out;
}

}  // namespace vedetta::measures
