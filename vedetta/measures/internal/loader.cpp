#include "vedetta/measures/internal/loader.h"

namespace vedetta::measures {
namespace {

constexpr std::array<const char*, 9> kOps = {"=",  "!=", "<",      "<=",   ">",
                                             ">=", "in", "not-in", "known"};
constexpr std::array<const char*, 5> kEffects = {"ban", "cap", "duty", "exemption", "none"};
constexpr std::array<const char*, 5> kDirections = {"from", "to", "both", "third-state", "none"};
constexpr std::array<const char*, 5> kCertainties = {"verified", "secondary", "memory", "computed",
                                                     "inferred"};
constexpr std::array<const char*, 3> kPeriods = {"fixed", "calendar-year", "12-months"};
constexpr std::array<const char*, 2> kLimitRules = {"either", "whichever-lower"};

Localised read_localised(Fields& in, const Value& table, std::string_view key) {
  Localised out;
  const Value* value = table.find(key);
  if (!value) return out;
  if (!value->is_object()) in.fail(*value, std::string(key) + " must hold one text a language");
  for (const auto& [language, text] : value->object()) out[language] = text.string();
  return out;
}

Certainty read_certainty(Fields& in, const Value& table) {
  return in.word_or(table, "certainty", kCertainties, Certainty::memory);
}

DayInterval read_validity(Fields& in, const Value& table) {
  DayInterval out{in.day_or(table, "from"), in.day_or(table, "to")};
  if (out.empty()) in.fail(table, "the last day lies before the first");
  return out;
}

void read_condition_value(Fields& in, const Value& table, const std::string& type, Condition& out) {
  const Value& value = table["value"];
  if (out.op == Op::known || type == "bool") {
    if (!value.is_bool()) in.fail(table, "the value for " + out.fact + " must be true or false");
    out.flag = value.boolean();
  } else if (type == "date-interval") {
    out.day = in.day(table, "value");
  } else {
    out.words = value.strings();
    if (out.words.empty()) in.fail(table, "the value for " + out.fact + " must be words");
  }
}

Clause read_clause(Fields& in, const Value& table) {
  Clause out{in.text(table, "id"), read_validity(in, table), read_certainty(in, table), {}};
  in.day(table, "from");
  for (const Value& s : in.tables(table, "superseded_by"))
    out.superseded_by.push_back({in.text(s, "row"), in.text_or(s, "clause"), in.text(s, "effect"),
                                 in.day_or(s, "from"), in.text_or(s, "text")});
  return out;
}

HsGroup read_hs(Fields& in, const Value& table) {
  HsGroup out{in.texts(table, "codes"), in.text(table, "basis"), read_certainty(in, table),
              in.text_or(table, "note")};
  if (out.codes.empty()) in.fail(table, "a group of HS codes is empty");
  for (const std::string& code : out.codes)
    if (code.size() < 2 || code.size() > 8 || code.size() % 2 != 0 ||
        code.find_first_not_of("0123456789") != std::string::npos)
      in.fail(table, "\"" + code + "\" is no HS code of 2, 4, 6 or 8 digits");
  return out;
}

Anchor read_anchor(Fields& in, const Value& table) {
  Anchor out;
  const std::string text = in.text(table, "month_day");
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() == 5 && text[2] == '-' && digit(0) && digit(1) && digit(3) && digit(4)) {
    out.month = (text[0] - '0') * 10 + (text[1] - '0');
    out.day = (text[3] - '0') * 10 + (text[4] - '0');
  }
  // A period begins on that day of every year, so 29 February can't be one.
  if (text.size() != 5 || !Day::is_valid(2001, out.month, out.day)) {
    in.fail(table, "month_day must be MM-DD, a day of every year");
    out.month = out.day = 1;
  }
  out.source = in.text(table, "source");
  out.held = in.flag(table, "held");
  return out;
}

Limit read_limit(Fields& in, const Value& table) {
  Limit out;
  out.id = in.text(table, "id");
  out.clause = in.text(table, "clause");
  out.group = in.text_or(table, "group");
  out.rule = in.word_or(table, "rule", kLimitRules, LimitRule::either);
  out.value = in.integer_or(table, "value");
  out.relative_to = in.text_or(table, "relative_to");
  if (out.value.has_value() != out.relative_to.empty())
    in.fail(table, "a limit has either a value or relative_to");
  // Fixed holds |x| < 9.2e12.
  if (out.value && (*out.value <= 0 || *out.value > 1'000'000'000'000))
    in.fail(table, "the limit is out of range");
  out.unit = in.text(table, "unit");
  const auto bound = model::parse_bound(in.text(table, "bound"));
  if (!bound) in.fail(table, "bound must be one of = ~ > >= < <=");
  out.bound = bound.value_or(model::Bound::at_most);
  out.period = in.word<Period>(table, "period", kPeriods);
  out.fixed = read_validity(in, table);
  if (out.period == Period::fixed && !(out.fixed.first && out.fixed.last))
    in.fail(table, "a fixed period needs from and to");
  for (const Value& a : in.tables(table, "anchors")) out.anchors.push_back(read_anchor(in, a));
  out.never_applied = in.flag(table, "never_applied");
  out.replaced_by = in.text_or(table, "replaced_by");
  out.certainty = read_certainty(in, table);
  return out;
}

Exemption read_exemption(Fields& in, const Value& table, const FactTypes& types) {
  return {in.text(table, "id"),
          in.text(table, "granted_by"),
          read_localised(in, table, "text"),
          read_conditions(in, table, "facts", types),
          read_validity(in, table),
          in.text_or(table, "clause"),
          in.text_or(table, "ended_by"),
          read_certainty(in, table)};
}

WindDown read_wind_down(Fields& in, const Value& table, const FactTypes& types) {
  return {in.text(table, "id"),
          in.text(table, "hangs_on"),
          in.day_or(table, "contract_before"),
          in.day(table, "last_day"),
          in.text_or(table, "last_day_basis"),
          read_conditions(in, table, "facts", types),
          read_certainty(in, table)};
}

Threshold read_threshold(Fields& in, const Value& table) {
  if (table.find("value") && !table["value"].is_number())
    in.fail(table, "the value of a threshold must be a number");
  return {in.text(table, "applies_to"), table["value"].fixed(), in.text_or(table, "unit"),
          in.text(table, "op"), read_certainty(in, table)};
}

Dispute read_dispute(Fields& in, const Value& table) {
  Dispute out{in.text(table, "id"),
              in.text(table, "field"),
              {},
              in.text_or(table, "held"),
              in.text_or(table, "why")};
  for (const Value& p : in.tables(table, "positions"))
    out.positions.emplace_back(in.text(p, "says"), in.text_or(p, "source"));
  return out;
}

void read_parts(Fields& in, const Value& table, const FactTypes& types, Measure& out) {
  for (const Value& v : in.tables(table, "clause")) out.clauses.push_back(read_clause(in, v));
  if (out.clauses.empty())
    in.fail(table, "a row needs a clause, that is, a day of entry into force");
  for (const Value& v : in.tables(table, "hs")) out.hs.push_back(read_hs(in, v));
  for (const Value& v : in.tables(table, "limit")) out.limits.push_back(read_limit(in, v));
  for (const Value& v : in.tables(table, "threshold"))
    out.thresholds.push_back(read_threshold(in, v));
  for (const Value& v : in.tables(table, "condition"))
    out.conditions.push_back({in.text(v, "id"), read_localised(in, v, "text"),
                              read_conditions(in, v, "facts", types),
                              in.flag(v, "breach_if_false", true), read_certainty(in, v)});
  for (const Value& v : in.tables(table, "exemption"))
    out.exemptions.push_back(read_exemption(in, v, types));
  for (const Value& v : in.tables(table, "wind_down"))
    out.wind_downs.push_back(read_wind_down(in, v, types));
  for (const Value& v : in.tables(table, "deadline"))
    out.deadlines.push_back({in.text(v, "id"),
                             static_cast<int>(in.integer_or(v, "months").value_or(0)),
                             in.day(v, "last_day")});
  for (const Value& v : in.tables(table, "dispute")) out.disputes.push_back(read_dispute(in, v));
}

void read_certainties(Fields& in, const Value& table, Measure& out) {
  const Value& certainty = table["certainty"];
  if (!certainty.is_object()) in.fail(table, "certainty must name its fields");
  for (const auto& [field, word] : certainty.object()) {
    (void)word;
    out.certainty[field] = in.word<Certainty>(certainty, field, kCertainties);
  }
}

Measure read_row(Fields& in, const Value& table, const FactTypes& types) {
  Measure out;
  out.id = in.text(table, "id");
  out.paragraph = in.text(table, "paragraph");
  out.kind = in.text(table, "kind");
  out.effect = in.word<Effect>(table, "effect", kEffects);
  out.direction = in.word<Direction>(table, "direction", kDirections);
  out.addressees = in.texts(table, "addressees");
  out.title = read_localised(in, table, "title");
  out.what = read_localised(in, table, "what");
  out.goods = in.texts(table, "goods");
  out.item_lists = in.texts(table, "item_lists");
  out.specified_by = in.texts(table, "specified_by");
  out.exempts = in.texts(table, "exempts");
  out.facts = read_conditions(in, table, "facts", types);
  for (const Value& notice : table["notices"].array())
    out.notices.push_back(static_cast<int>(notice.integer()));
  if (const auto stop = in.integer_or(table, "stop_at")) out.stop_at = static_cast<int>(*stop);
  read_certainties(in, table, out);
  out.sources = in.texts(table, "sources");
  out.verify_at = in.text_or(table, "verify_at");
  out.notes = in.texts(table, "notes");
  read_parts(in, table, types, out);
  out.file = in.file();
  out.line = table.line();
  return out;
}

}  // namespace

const char* to_string(Effect e) {
  return kEffects[static_cast<std::size_t>(e)];
}
const char* to_string(Direction d) {
  return kDirections[static_cast<std::size_t>(d)];
}
const char* to_string(ActDirection d) {
  return kActDirections[static_cast<std::size_t>(d)];
}
const char* to_string(Certainty c) {
  return kCertainties[static_cast<std::size_t>(c)];
}
std::optional<Direction> parse_direction(std::string_view word) {
  return model::parse_word<Direction>(kDirections, word);
}
std::optional<ActDirection> parse_act_direction(std::string_view word) {
  return model::parse_word<ActDirection>(kActDirections, word);
}

const std::string& in_language(const Localised& words, std::string_view language) {
  static const std::string kNone;
  const auto at = words.find(language);
  if (at != words.end()) return at->second;
  const auto english = words.find("en");
  return english == words.end() ? kNone : english->second;
}

Certainty Measure::certainty_of(std::string_view field) const {
  const auto at = certainty.find(field);
  return at == certainty.end() ? Certainty::memory : at->second;
}

Result<FactTypes> read_fact_types(const Value& vocabulary, const std::string& file) {
  Fields in(file);
  FactTypes out;
  for (const auto& [fact, table] : vocabulary["fact"].object()) out[fact] = in.text(table, "type");
  if (out.empty()) in.fail(vocabulary, "no facts are named");
  if (in.error()) return *in.error();
  return out;
}

std::vector<Condition> read_conditions(Fields& in, const Value& table, std::string_view key,
                                       const FactTypes& types) {
  std::vector<Condition> out;
  for (const Value& v : in.tables(table, key)) {
    Condition c;
    c.fact = in.text(v, "fact");
    const auto type = types.find(c.fact);
    if (type == types.end()) {
      in.fail(v, "\"" + c.fact + "\" is no fact of vocabulary.toml");
      continue;
    }
    c.op = in.word<Op>(v, "op", kOps);
    read_condition_value(in, v, type->second, c);
    out.push_back(std::move(c));
  }
  return out;
}

Result<std::vector<Measure>> read_measures(const Value& tree, const std::string& file,
                                           const FactTypes& types) {
  Fields in(file);
  const Value& instrument = tree["instrument"];
  if (!instrument.is_object()) in.fail(tree, "the table [instrument] is missing");
  std::vector<Measure> out;
  for (const Value& table : in.tables(tree, "measure")) {
    Measure row = read_row(in, table, types);
    row.instrument = in.text(instrument, "id");
    row.resolution = static_cast<int>(in.integer_or(instrument, "resolution").value_or(0));
    row.instrument_title = read_localised(in, instrument, "title");
    row.url = in.text_or(instrument, "url");
    out.push_back(std::move(row));
    if (in.error()) return *in.error();
  }
  if (out.empty()) in.fail(tree, "the file has no [[measure]]");
  if (in.error()) return *in.error();
  return out;
}

}  // namespace vedetta::measures
