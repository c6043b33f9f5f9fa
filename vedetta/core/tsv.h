// Tab-separated data files of ours: UTF-8, one row a line, `#` opens a comment line, no quoting.
//   for (const auto& row : tsv::rows(data.find("names/titles.tsv"), 2)) use(row[0], row[1]);
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace vedetta::tsv {

// Rows with at least `columns` fields (missing ones are empty); comments and empty lines passed
// over.
inline std::vector<std::vector<std::string_view>> rows(std::string_view text, std::size_t columns) {
  std::vector<std::vector<std::string_view>> out;
  while (!text.empty()) {
    const std::size_t line_end = text.find('\n');
    std::string_view line = text.substr(0, line_end);
    text = line_end == std::string_view::npos ? std::string_view{} : text.substr(line_end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string_view> row;
    for (;;) {
      const std::size_t tab = line.find('\t');
      row.push_back(line.substr(0, tab));
      if (tab == std::string_view::npos) break;
      line.remove_prefix(tab + 1);
    }
    if (row.size() < columns) row.resize(columns);
    out.push_back(std::move(row));
  }
  return out;
}

// The words of a field, separated by blanks.
inline std::vector<std::string_view> words(std::string_view field) {
  std::vector<std::string_view> out;
  while (!field.empty()) {
    const std::size_t end = field.find(' ');
    if (end != 0) out.push_back(field.substr(0, end));
    if (end == std::string_view::npos) break;
    field.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace vedetta::tsv
