#include "vedetta/cli/measures.h"

#include <fmt/format.h>

#include "vedetta/measures/measures.h"
#include "vedetta/pipeline/engine.h"

namespace vedetta::cli {
namespace {

using measures::Clause;
using measures::Measure;
using measures::Measures;

struct Law {
  DataPack data;
  Measures measures;
};
Result<Law> open_law(const Common& common) {
  VEDETTA_TRY(DataPack data, pipeline::open_data(common.data));
  VEDETTA_TRY(Measures measures, Measures::load(data));
  return Law{std::move(data), std::move(measures)};
}

std::string paragraph_of(const Measure& row) {
  return row.resolution > 0 ? fmt::format("{}/{}", row.resolution, row.paragraph)
                            : row.instrument + "/" + row.paragraph;
}

std::string quantity_of(const measures::Limit& limit) {
  const std::string figure = limit.value ? fmt::format("{}", *limit.value) : limit.relative_to;
  return fmt::format("{} {} {}", model::to_string(limit.bound), figure, limit.unit);
}

// An array with an object for each item.
template <class Items, class Describe>
Value objects_of(const Items& items, Describe&& describe) {
  Value out{Value::Array{}};
  for (const auto& item : items) {
    Value object;
    describe(item, object);
    out.push_back(std::move(object));
  }
  return out;
}

Value clauses_of(const Measure& row) {
  return objects_of(row.clauses, [](const Clause& clause, Value& item) {
    item.set("id", clause.id);
    item.set("in_force", clause.validity.unbounded() ? "" : clause.validity.to_string());
    item.set("certainty", measures::to_string(clause.certainty));
    Value by{Value::Array{}};
    for (const auto& s : clause.superseded_by) by.push_back(s.row);
    if (!by.array().empty()) item.set("superseded_by", std::move(by));
  });
}

Value row_value(const Measure& row, const std::string& lang) {
  Value out;
  out.set("id", row.id);
  out.set("paragraph", paragraph_of(row));
  out.set("kind", row.kind);
  out.set("effect", measures::to_string(row.effect));
  out.set("direction", measures::to_string(row.direction));
  out.set("title", measures::in_language(row.title, lang));
  out.set("clauses", clauses_of(row));
  return out;
}

void add_law(const Measure& row, const std::string& lang, Value& out) {
  out.set("what", measures::in_language(row.what, lang));
  out.set("instrument", measures::in_language(row.instrument_title, lang));
  out.set("url", row.url);
  out.set("addressees", Value::strings(row.addressees));
  out.set("goods", Value::strings(row.goods));
  out.set("specified_by", Value::strings(row.specified_by));
  out.set("exempts", Value::strings(row.exempts));
  out.set("sources", Value::strings(row.sources));
  out.set("notes", Value::strings(row.notes));
  out.set("verify_at", row.verify_at);
  out.set("where", fmt::format("{}:{}", row.file, row.line));
  Value certainty;
  for (const auto& [field, word] : row.certainty) certainty.set(field, measures::to_string(word));
  out.set("certainty", std::move(certainty));
}

void add_details(const Measure& row, const std::string& lang, Value& out) {
  out.set("hs", objects_of(row.hs, [](const auto& group, Value& item) {
            item.set("codes", Value::strings(group.codes));
            item.set("basis", group.basis);
            item.set("certainty", measures::to_string(group.certainty));
            item.set("note", group.note);
          }));
  out.set("limits", objects_of(row.limits, [](const auto& limit, Value& item) {
            item.set("id", limit.id);
            item.set("limit", quantity_of(limit));
            item.set("certainty", measures::to_string(limit.certainty));
            if (limit.never_applied) item.set("never_applied", true);
          }));
  out.set("exemptions", objects_of(row.exemptions, [&](const auto& exemption, Value& item) {
            item.set("id", exemption.id);
            item.set("text", measures::in_language(exemption.text, lang));
            item.set("granted_by", exemption.granted_by);
          }));
  out.set("wind_downs", objects_of(row.wind_downs, [](const auto& wind_down, Value& item) {
            item.set("id", wind_down.id);
            item.set("last_day", wind_down.last_day.to_string());
            item.set("basis", wind_down.last_day_basis);
          }));
  out.set("disputes", objects_of(row.disputes, [](const auto& dispute, Value& item) {
            item.set("field", dispute.field);
            item.set("held", dispute.held);
            item.set("why", dispute.why);
          }));
}

// Fields of an object as lines, nested ones indented.
void print_fields(const Value& value, std::size_t indent, std::size_t width, std::string& out) {
  for (const auto& [key, item] : value.object()) {
    const std::string margin(indent, ' ');
    if (item.is_array() && item.array().empty()) continue;
    if (item.is_string() && item.string().empty()) continue;
    if (item.is_object()) {
      out += margin + key + "\n";
      print_fields(item, indent + 2, width, out);
    } else if (item.is_array() && item.array().front().is_object()) {
      for (const Value& entry : item.array()) {
        out += margin + key + "\n";
        print_fields(entry, indent + 2, width, out);
      }
    } else {
      std::string text = item.is_string() ? item.string() : "";
      for (const std::string& word : item.strings())
        if (item.is_array()) text += (text.empty() ? "" : "; ") + word;
      if (item.is_bool()) text = item.boolean() ? "yes" : "no";
      const std::string body = wrapped(text, indent + 15, width);
      out += margin + padded(key, 15) + (body.empty() ? "\n" : body.substr(indent + 15));
    }
  }
}

Result<measures::Facts> facts_of(const std::vector<std::string>& words, const DataPack& data) {
  VEDETTA_TRY(const Value vocabulary, data.toml("measures/vocabulary.toml"));
  const Value& known = vocabulary["fact"];
  measures::Facts out;
  for (const std::string& word : words) {
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : word.substr(equals + 1);
    const Error faulty{ErrorCode::usage, "the fact can't be understood", "--fact " + word,
                       "write it as name=value; a bool is true or false"};
    if (!known.find(name)) {
      std::vector<std::string> names;
      for (const auto& [fact, info] : known.object()) names.push_back(fact);
      const std::string meant = nearest(name, names);
      return Error{ErrorCode::unknown_name, "there is no fact \"" + name + "\"", "--fact " + word,
                   meant.empty() ? "data/measures/vocabulary.toml lists them"
                                 : "did you mean " + meant + "?"};
    }
    const std::string& type = known[name]["type"].string();
    if (value.empty()) return faulty;
    if (type == "bool") {
      if (value != "true" && value != "false") return faulty;
      out.set_flag(name, value == "true");
    } else if (type == "date-interval") {
      VEDETTA_TRY(const DayInterval days, DayInterval::parse(value));
      out.set_days(name, days);
    } else {
      out.add_word(name, value);
    }
  }
  return out;
}

Result<measures::Query> query_of(const MeasuresAt& verb, const Common& common,
                                 const DataPack& data) {
  if (verb.hs.empty() == verb.goods.empty())
    return Error{ErrorCode::usage, "either --hs or --goods says what it is about", "measures at",
                 "give one of them"};
  if (!common.on)
    return Error{ErrorCode::usage, "the law changes over time", "measures at",
                 "give the day with --on YYYY-MM-DD"};
  measures::Query query;
  query.hs = verb.hs;
  query.goods = verb.goods;
  query.days = DayInterval::on(*common.on);
  if (!verb.direction.empty()) {
    const auto direction = measures::parse_direction(verb.direction);
    if (!direction)
      return Error{ErrorCode::usage, "the direction is not known", "--direction " + verb.direction,
                   "use from, to or both"};
    query.direction = *direction;
  }
  VEDETTA_TRY(query.facts, facts_of(verb.facts, data));
  return query;
}

Value hit_value(const measures::Hit& hit, const std::string& lang) {
  Value out = row_value(*hit.row, lang);
  out.set("why", hit.why);
  out.set("basis", hit.basis);
  out.set("hs_certainty", measures::to_string(hit.hs_certainty));
  out.set("wider_than_row", hit.wider_than_row);
  out.set("outcome", model::to_string(hit.outcome));
  out.set("blocked_by", hit.blocked_by);
  out.set("permitted_by", hit.permission.by);
  out.set("text_certainty", measures::to_string(hit.row->certainty_of("content")));
  out.set("number_certainty", measures::to_string(hit.row->certainty_of("paragraph")));
  Value limits{Value::Array{}};
  for (const measures::Limit* limit : hit.limits) limits.push_back(quantity_of(*limit));
  out.set("limits", std::move(limits));
  return out;
}

}  // namespace

int run_measures_ls(const MeasuresLs& verb, const Common& common, Streams& streams) {
  const auto law = open_law(common);
  if (!law) return fail(streams, law.error());
  std::vector<Value> rows;
  for (const Measure& row : law->measures.rows()) {
    if (common.on &&
        law->measures.in_force(row, DayInterval::on(*common.on)) == measures::Extent::none)
      continue;
    rows.push_back(row_value(row, verb.lang));
  }
  return finish(common, streams,
                rows_text(common, streams, rows,
                          {{"id", "ID"},
                           {"paragraph", "PARAGRAPH"},
                           {"effect", "EFFECT"},
                           {"direction", "DPRK"},
                           {"title", "TITLE"}}));
}

int run_measures_show(const MeasuresShow& verb, const Common& common, Streams& streams) {
  const auto law = open_law(common);
  if (!law) return fail(streams, law.error());
  const Measure* row = law->measures.row(verb.id);
  if (!row) {
    std::vector<std::string> ids;
    for (const Measure& known : law->measures.rows()) ids.push_back(known.id);
    const std::string meant = nearest(verb.id, ids);
    return fail(
        streams,
        Error{ErrorCode::unknown_name, "there is no measure row " + verb.id, "measures show",
              meant.empty() ? "`vedetta measures ls` lists them" : "did you mean " + meant + "?"});
  }
  Value value = row_value(*row, verb.lang);
  add_law(*row, verb.lang, value);
  add_details(*row, verb.lang, value);
  if (!wants_table(common, streams))
    return finish(common, streams, rows_text(common, streams, {value}, {}));
  std::string out = fmt::format("{}  {}\n", row->id, measures::in_language(row->title, verb.lang));
  print_fields(value, 0, static_cast<std::size_t>(streams.width), out);
  return finish(common, streams, out);
}

int run_measures_at(const MeasuresAt& verb, const Common& common, Streams& streams) {
  const auto law = open_law(common);
  if (!law) return fail(streams, law.error());
  const auto query = query_of(verb, common, law->data);
  if (!query) return fail(streams, query.error());
  std::vector<Value> rows;
  for (const measures::Hit& hit : law->measures.at(*query))
    rows.push_back(hit_value(hit, verb.lang));
  const std::string text = rows_text(common, streams, rows,
                                     {{"id", "ID"},
                                      {"paragraph", "PARAGRAPH"},
                                      {"title", "TITLE"},
                                      {"outcome", "OUTCOME"},
                                      {"blocked_by", "BLOCKED BY"},
                                      {"permitted_by", "PERMITTED BY"},
                                      {"why", "WHY"}});
  return finish(common, streams, text, !rows.empty());
}

}  // namespace vedetta::cli
