#include "vedetta/lists/mapping.h"

#include <fmt/format.h>

#include <algorithm>

#include "vedetta/core/ascii.h"
#include "vedetta/core/hash.h"
#include "vedetta/lists/reading.h"

namespace vedetta::lists {
namespace {

constexpr std::string_view kCountries = "lists/countries.tsv";
constexpr std::string_view kTables[] = {"lists/ofac_csv.tsv", "lists/un_xml.tsv"};

// Rows of a TSV whose comments begin with '#'.
template <class Body>
Status each_row(const DataPack& data, std::string_view file, std::size_t columns, Body&& body) {
  if (!data.contains(file))
    return Error{ErrorCode::bad_data_file, "the data file is missing", std::string(file),
                 "see data/README.md for the files there are"};
  std::string_view rest = data.find(file);
  for (int line = 1; !rest.empty(); ++line) {
    const std::size_t end = rest.find('\n');
    std::string_view row = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (row.empty() || row.starts_with('#')) continue;
    std::vector<std::string_view> fields;
    for (std::size_t tab; (tab = row.find('\t')) != std::string_view::npos;) {
      fields.push_back(row.substr(0, tab));
      row.remove_prefix(tab + 1);
    }
    fields.push_back(row);
    const auto where = fmt::format("data/{}:{}", file, line);
    if (fields.size() < columns)
      return Error{ErrorCode::bad_data_file,
                   fmt::format("the row has {} columns, {} expected", fields.size(), columns),
                   where, "separate the columns by one tab each"};
    if (auto status = body(fields); !status) {
      Error error = status.error();
      error.where = where;
      return error;
    }
  }
  return ok_status();
}

bool parse_kind(std::string_view word, Label::Kind& kind) {
  constexpr std::string_view kWords[] = {"identifier", "date", "country", "text",
                                         "gender",     "link", "wallet",  "note"};
  const auto* it = std::find(std::begin(kWords), std::end(kWords), word);
  if (it == std::end(kWords)) return false;
  kind = static_cast<Label::Kind>(it - std::begin(kWords));
  return true;
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && text[end] != ' ' && text[end] != ':') ++end;
  return text.substr(0, end);
}

}  // namespace

Status Mapping::add_row(const std::vector<std::string_view>& fields) {
  if (fields[0] != "remark") {
    sections_[std::string(fields[0])][std::string(fields[1])] = fields[2];
    return ok_status();
  }
  Label label;
  label.text = fields[1];
  label.property = fields[2];
  if (fields.size() < 4 || !parse_kind(fields[3], label.kind))
    return Error{ErrorCode::bad_data_file, "the fourth column names no kind of value", "",
                 "write identifier, date, country, text, gender, link, wallet or note"};
  auto& bucket = labels_[std::string(first_word(fields[1]))];
  const auto shorter = [&](const Label& other) { return other.text.size() < label.text.size(); };
  bucket.insert(std::find_if(bucket.begin(), bucket.end(), shorter), label);
  return ok_status();
}

Result<Mapping> Mapping::load(const DataPack& data) {
  Mapping mapping;
  VEDETTA_CHECK(each_row(data, kCountries, 2, [&](const auto& fields) {
    // Exact spellings are found at once; any other case through the lower-case ones.
    mapping.countries_.emplace(fields[1], fields[0]);
    mapping.countries_.emplace(ascii::lower(fields[1]), fields[0]);
    return ok_status();
  }));
  std::string described = sha256_hex(data.find(kCountries));
  for (const std::string_view file : kTables) {
    VEDETTA_CHECK(
        each_row(data, file, 3, [&](const auto& fields) { return mapping.add_row(fields); }));
    described += sha256_hex(data.find(file));
  }
  mapping.hash_ = sha256_hex(described);
  return mapping;
}

std::string_view Mapping::country(std::string_view name) const {
  name = trimmed(name);
  if (const auto it = countries_.find(name); it != countries_.end()) return it->second;
  constexpr std::size_t kLongestName = 100;
  if (name.empty() || name.size() > kLongestName) return {};
  const auto it = countries_.find(ascii::lower(name));
  return it == countries_.end() ? std::string_view{} : it->second;
}

const Label* Mapping::label(std::string_view remark) const {
  const auto bucket = labels_.find(first_word(remark));
  if (bucket == labels_.end()) return nullptr;
  for (const Label& label : bucket->second) {
    if (!remark.starts_with(label.text)) continue;
    const std::string_view rest = remark.substr(label.text.size());
    if (rest.empty() || rest[0] == ' ' || rest[0] == ':' || rest[0] == '#') return &label;
  }
  return nullptr;
}

std::string_view Mapping::find(std::string_view section, std::string_view key) const {
  const auto table = sections_.find(section);
  if (table == sections_.end()) return {};
  const auto it = table->second.find(key);
  return it == table->second.end() ? std::string_view{} : std::string_view(it->second);
}

}  // namespace vedetta::lists
