#include "vedetta/cli/lists.h"

#include <fmt/format.h>

#include <set>

#include "vedetta/core/json.h"
#include "vedetta/lists/diff.h"
#include "vedetta/lists/load.h"
#include "vedetta/pipeline/engine.h"

namespace vedetta::cli {
namespace {

using store::ListVersion;

constexpr const char* kStarter = "starter";

Value version_value(const ListVersion& v) {
  Value out;
  out.set("list", v.list);
  out.set("version", v.version);
  out.set("short", v.version.substr(0, 12));
  out.set("format", v.format);
  out.set("reader", v.reader);
  out.set("source_date", v.source_date);
  out.set("origin", v.origin);
  out.set("entries", static_cast<std::int64_t>(v.entries));
  out.set("statements", static_cast<std::int64_t>(v.statements));
  out.set("rejects", static_cast<std::int64_t>(v.rejects));
  Value counts{Value::Object{}};
  for (const auto& [kind, count] : v.counts) counts.set(kind, static_cast<std::int64_t>(count));
  out.set("counts", std::move(counts));
  out.set("loaded_at", v.loaded_at);
  out.set("note", v.note);
  out.set("sources", Value::strings(v.sources));
  return out;
}

Error no_list(const std::string& list) {
  return Error{ErrorCode::list_missing, "the list " + list + " is not loaded", "lists",
               "`vedetta lists ls` shows those in use, `vedetta lists add` loads one"};
}

// The version asked for, with its entities.
Result<lists::LoadedList> open_list(const std::string& list, const std::string& version,
                                    const Common& common) {
  if (list == kStarter) {
    VEDETTA_TRY(const DataPack data, pipeline::open_data(common.data));
    return lists::starter_list(data);
  }
  VEDETTA_TRY(const auto store, open_to_read(common));
  if (!store) return no_list(list);
  lists::LoadedList out;
  if (!version.empty()) {
    VEDETTA_TRY(out.version, store->list_version(list, version));
  } else {
    VEDETTA_TRY(const auto current, common.as_of ? store->list_as_of(list, *common.as_of_instant())
                                                 : store->current_list(list));
    if (!current) return no_list(list);
    out.version = *current;
  }
  VEDETTA_TRY(out.entities, lists::entities_of(*store, out.version));
  return out;
}

}  // namespace

int run_lists_add(const ListsAdd& verb, const Common& common, Streams& streams) {
  if (verb.list == kStarter)
    return fail(streams, Error{ErrorCode::usage, "the starter list is part of the program",
                               "lists add", "give the list another name"});
  const auto data = pipeline::open_data(common.data);
  if (!data) return fail(streams, data.error());
  const auto store = open_to_write(common);
  if (!store) return fail(streams, store.error());
  lists::LoadOptions options;
  options.format = verb.format;
  options.source_date = verb.source_date;
  options.origin = verb.origin;
  options.expect_sha256 = verb.expect_sha256;
  options.accept_shrink = verb.accept_shrink;
  options.accept_older = verb.accept_older;
  options.now = common.now;
  const auto report = lists::load_list(**store, verb.list, verb.files, options, *data);
  if (!report) return fail(streams, report.error());
  for (const std::string& warning : report->warnings) tell(common, streams, warning);
  for (const store::ListReject& r : report->rejects)
    if (common.verbose)
      tell(common, streams, fmt::format("{}:{}: {}: {}", r.file, r.row, r.reason, r.excerpt));
  if (report->version.rejects > 0)
    tell(common, streams,
         fmt::format("{} values or rows were left aside; -v shows them", report->version.rejects));
  Value row = version_value(report->version);
  row.set("former", report->former);
  row.set("unchanged", report->unchanged);
  return finish(common, streams,
                rows_text(common, streams, {row},
                          {{"list", "LIST"},
                           {"short", "VERSION"},
                           {"source_date", "DATED"},
                           {"entries", "ENTRIES"},
                           {"rejects", "REJECTS"},
                           {"unchanged", "UNCHANGED"}}));
}

int run_lists_ls(const Common& common, Streams& streams) {
  std::vector<Value> rows;
  auto starter = open_list(kStarter, "", common);
  if (!starter) return fail(streams, starter.error());
  rows.push_back(version_value(starter->version));
  const auto store = open_to_read(common);
  if (!store) return fail(streams, store.error());
  if (*store) {
    const auto history = (*store)->list_history();
    if (!history) return fail(streams, history.error());
    std::set<std::string> ids;
    for (const ListVersion& version : *history) ids.insert(version.list);
    for (const std::string& id : ids) {
      const auto version = common.as_of ? (*store)->list_as_of(id, *common.as_of_instant())
                                        : (*store)->current_list(id);
      if (!version) return fail(streams, version.error());
      if (*version) rows.push_back(version_value(**version));
    }
  }
  return finish(common, streams,
                rows_text(common, streams, rows,
                          {{"list", "LIST"},
                           {"short", "VERSION"},
                           {"source_date", "DATED"},
                           {"entries", "ENTRIES"},
                           {"rejects", "REJECTS"},
                           {"loaded_at", "LOADED"},
                           {"format", "FORMAT"}}));
}

int run_lists_show(const ListsShow& verb, const Common& common, Streams& streams) {
  const auto list = open_list(verb.list, verb.version, common);
  if (!list) return fail(streams, list.error());
  if (verb.entry.empty())
    return finish(common, streams,
                  rows_text(common, streams, {version_value(list->version)},
                            {{"list", "LIST"},
                             {"version", "VERSION"},
                             {"source_date", "DATED"},
                             {"entries", "ENTRIES"},
                             {"statements", "STATEMENTS"},
                             {"counts", "COUNTS"}}));
  for (const model::Entity& entity : list->entities) {
    if (entity.id != verb.entry) continue;
    if (!wants_table(common, streams))
      return finish(common, streams, rows_text(common, streams, {model::to_value(entity)}, {}));
    std::string out = fmt::format("{}  {} ({})\n", entity.id, entity.caption(), entity.schema);
    for (const model::Statement& s : entity.statements) {
      out += "  " + padded(s.property, 22) + s.value;
      if (!s.as_written.empty()) out += "  “" + s.as_written + "”";
      out += "\n";
    }
    return finish(common, streams, out);
  }
  return fail(streams, Error{ErrorCode::unknown_name, "the list has no entry " + verb.entry,
                             verb.list + "@" + list->version.version.substr(0, 12),
                             "`vedetta screen NAME` finds entries by name"});
}

namespace {

// The two versions: those named, else the one in use and the one before it.
Result<std::pair<ListVersion, ListVersion>> versions_of(const ListsDiff& verb,
                                                        store::Store& store) {
  VEDETTA_TRY(const auto history, store.list_history(verb.list));
  if (history.empty()) return no_list(verb.list);
  if (verb.from.empty() && history.size() < 2)
    return Error{ErrorCode::not_found, "there is only one version of " + verb.list, "lists diff",
                 "load another one, then compare"};
  std::pair<ListVersion, ListVersion> out;
  out.second = history.back();
  if (verb.from.empty())
    out.first = history[history.size() - 2];
  else {
    VEDETTA_TRY(out.first, store.list_version(verb.list, verb.from));
  }
  if (!verb.to.empty()) {
    VEDETTA_TRY(out.second, store.list_version(verb.list, verb.to));
  }
  return out;
}

void add_changes(const std::vector<lists::EntryChange>& changes, const char* what,
                 std::vector<Value>& rows) {
  for (const lists::EntryChange& c : changes) {
    Value row;
    row.set("change", what);
    row.set("id", c.id);
    row.set("schema", c.schema);
    row.set("caption", c.caption);
    row.set("sentences", Value::strings(c.sentences));
    rows.push_back(std::move(row));
  }
}

}  // namespace

int run_lists_diff(const ListsDiff& verb, const Common& common, Streams& streams) {
  const auto store = open_to_read(common);
  if (!store) return fail(streams, store.error());
  if (!*store) return fail(streams, no_list(verb.list));
  const auto versions = versions_of(verb, **store);
  if (!versions) return fail(streams, versions.error());
  const auto diff = lists::diff(**store, versions->first, versions->second);
  if (!diff) return fail(streams, diff.error());
  std::vector<Value> rows;
  add_changes(diff->added, "added", rows);
  add_changes(diff->removed, "removed", rows);
  add_changes(diff->changed, "changed", rows);
  tell(common, streams,
       fmt::format("{} {} → {}: {} added, {} removed, {} changed", verb.list,
                   diff->from.substr(0, 12), diff->to.substr(0, 12), diff->added.size(),
                   diff->removed.size(), diff->changed.size()));
  return finish(
      common, streams,
      rows_text(common, streams, rows,
                {{"change", "CHANGE"}, {"id", "ID"}, {"caption", "NAME"}, {"sentences", "WHAT"}}),
      !rows.empty());
}

}  // namespace vedetta::cli
