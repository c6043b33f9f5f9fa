#include "vedetta/cli/cli.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "vedetta/core/file.h"
#include "vedetta/core/json.h"
#include "vedetta/text/distance.h"
#include "vedetta/text/utf8.h"

namespace vedetta::cli {
namespace {

std::string cell(const Value& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.string();
  if (value.is_array()) {
    std::string out;
    for (const Value& item : value.array()) out += (out.empty() ? "" : ", ") + cell(item);
    return out;
  }
  return json::write(value);
}

bool has_store(const std::string& folder) {
  std::error_code ignored;
  return std::filesystem::exists(std::filesystem::path(folder) / "vedetta.db", ignored);
}

}  // namespace

std::optional<Instant> Common::as_of_instant() const {
  if (!as_of) return std::nullopt;
  return end_of(*as_of);
}

bool wants_table(const Common& common, const Streams& streams) {
  return common.shape == Shape::table ||
         (common.shape == Shape::automatic && streams.terminal && common.output == "-");
}

int fail(Streams& streams, const Error& error) {
  streams.err("vedetta: " + error.to_string() + "\n");
  return error_info(error.code).exit_code;
}

void tell(const Common& common, Streams& streams, std::string_view message) {
  if (!common.quiet) streams.err(fmt::format("vedetta: {}\n", message));
}

Status put(const Common& common, Streams& streams, std::string_view bytes) {
  if (common.output == "-") return streams.out(bytes);
  return write_file_atomic(common.output, bytes);
}

int finish(const Common& common, Streams& streams, std::string_view bytes, bool found) {
  if (Status status = put(common, streams, bytes); !status) return fail(streams, status.error());
  return found && common.exit_code ? 1 : 0;
}

int code_for_rejects(std::size_t rejects, std::uint64_t most, Streams& streams, int code) {
  if (rejects <= most) return code;
  return fail(streams, Error{ErrorCode::bad_input, fmt::format("{} rows were rejected", rejects),
                             "", "see them with -v; --max-errors N bears as many"});
}

std::string table_text(const std::vector<Value>& rows, const std::vector<Column>& columns) {
  std::vector<std::vector<std::string>> cells;
  std::vector<std::size_t> widths;
  for (const Column& column : columns) widths.push_back(width_of(column.title));
  for (const Value& row : rows) {
    std::vector<std::string>& line = cells.emplace_back();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      line.push_back(cell(row[columns[i].key]));
      widths[i] = std::max(widths[i], width_of(line.back()));
    }
  }
  std::string out;
  const auto add = [&](const std::vector<std::string>& line) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i)
      text += padded(line[i], i + 1 < line.size() ? widths[i] + 2 : 0);
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + "\n";
  };
  std::vector<std::string> titles;
  for (const Column& column : columns) titles.emplace_back(column.title);
  add(titles);
  for (const auto& line : cells) add(line);
  return out;
}

std::string rows_text(const Common& common, const Streams& streams, const std::vector<Value>& rows,
                      const std::vector<Column>& columns) {
  if (wants_table(common, streams)) return table_text(rows, columns);
  if (common.shape == Shape::json) return json::write_pretty(Value(rows)) + "\n";
  std::string out;
  for (const Value& row : rows) out += json::write(row) + "\n";
  return out;
}

Result<std::unique_ptr<store::Store>> open_to_read(const Common& common) {
  if (!common.store_given && !has_store(common.store)) return std::unique_ptr<store::Store>();
  if (!has_store(common.store))
    return Error{ErrorCode::not_found, "there is no store", common.store,
                 "`vedetta lists add` and `vedetta read --save` make one"};
  store::OpenOptions options;
  options.write = false;
  VEDETTA_TRY(store::Store store, store::Store::open(common.store, options));
  return std::make_unique<store::Store>(std::move(store));
}

Result<std::unique_ptr<store::Store>> open_to_write(const Common& common) {
  std::error_code failed;
  const auto parent = std::filesystem::absolute(common.store, failed).parent_path();
  std::filesystem::create_directories(parent, failed);
  VEDETTA_TRY(store::Store store, store::Store::open(common.store));
  return std::make_unique<store::Store>(std::move(store));
}

Instant end_of(Day day) {
  return Instant(std::int64_t{day.since_epoch()} * 86400 + 86399);
}

Result<Day> parse_day(const std::string& text, std::string_view flag) {
  auto day = Day::parse(text);
  if (day) return day;
  Error error = day.error();
  error.where = std::string(flag) + " " + text;
  error.mend = "write it as YYYY-MM-DD";
  return error;
}

std::string nearest(std::string_view word, const std::vector<std::string>& words) {
  const std::u32string wanted = text::decode(word).points;
  std::string best;
  std::size_t least = 1 + wanted.size() / 3;  // more edits than that, and another word is meant
  for (const std::string& candidate : words) {
    const std::size_t edits = text::osa(wanted, text::decode(candidate).points);
    if (edits > least || (edits == least && !best.empty())) continue;
    least = edits;
    best = candidate;
  }
  return best;
}

std::size_t width_of(std::string_view utf8) {
  return text::decode(utf8).points.size();
}

std::string padded(std::string_view utf8, std::size_t width) {
  std::string out(utf8);
  const std::size_t have = width_of(utf8);
  if (have < width) out.append(width - have, ' ');
  return out;
}

std::string wrapped(std::string_view utf8, std::size_t indent, std::size_t width) {
  const std::string margin(indent, ' ');
  std::string out;
  std::string line;
  const auto flush = [&] {
    if (!line.empty()) out += margin + line + "\n";
    line.clear();
  };
  while (!utf8.empty()) {
    const std::size_t end = utf8.find_first_of(" \n\t");
    const std::string_view word = utf8.substr(0, end);
    utf8 = end == std::string_view::npos ? std::string_view{} : utf8.substr(end + 1);
    if (word.empty()) continue;
    if (!line.empty() && indent + width_of(line) + 1 + width_of(word) > width) flush();
    if (!line.empty()) line += ' ';
    line += word;
  }
  flush();
  return out;
}

}  // namespace vedetta::cli
