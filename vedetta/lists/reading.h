// Reading a list: which formats there are, and what a reader hands back. A reader never drops
// anything silently: a row it can't use is a reject with its reason, a field it does not know is a
// warning.
//   VEDETTA_TRY(auto files, read_sources({"sdn.csv", "alt.csv.gz"}));
//   VEDETTA_TRY(Reading reading, read_list("us_sdn", files, "", Mapping::load(data)));
// Errors: unknown_format (with the formats there are), list_empty, list_truncated, list_damaged,
// bad_xml (a DTD or entities), too_large.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/result.h"
#include "vedetta/lists/entry.h"
#include "vedetta/lists/mapping.h"
#include "vedetta/store/store.h"

namespace vedetta::lists {

inline constexpr std::uint64_t kMaxListBytes = std::uint64_t{1} << 30;  // unpacked, per file
inline constexpr std::size_t kMaxFieldBytes = 1 << 16;
inline constexpr std::size_t kMaxLineBytes = 4 << 20;  // one JSON entity
inline constexpr std::size_t kMaxRejectsKept = 1000;   // all are counted, these are shown

struct SourceFile {
  std::string name;       // as given; without folder in messages
  std::string bytes;      // unpacked
  std::string gzip = {};  // as it came, where it came packed
};

struct Reading {
  std::string list;
  std::string format;
  std::string reader;         // "ofac-csv 1+4f0c…": reader version and mapping hash
  std::string source_date;    // as the source states it, ISO; empty when it states none
  std::uint64_t entries = 0;  // entries of the source (wallets made from them are not counted)
  std::map<std::string, std::uint64_t> counts;  // "rows.alt", "Person", "remarks.unmapped" …
  std::vector<std::string> warnings;
  std::vector<store::ListReject> rejects;  // the first kMaxRejectsKept
  std::uint64_t rejected = 0;              // values and rows left aside
  std::uint64_t rejected_rows = 0;         // of them whole rows: what the damage guard looks at
  Lines lines;
  std::string canonical;  // the lines, sorted, once reading is done

  void reject_row(std::string_view file, std::uint64_t row, std::string_view reason,
                  std::string_view excerpt);
  void reject_value(std::string_view file, std::uint64_t row, std::string_view reason,
                    std::string_view excerpt);
  void warn(std::string text);  // the same warning once

 private:
  void keep(std::string_view file, std::uint64_t row, std::string_view reason,
            std::string_view excerpt);
};

struct Format {
  const char* name;  // "ofac-csv"
  const char* title;
  const char* reader;                     // with the reader's version
  bool (*sniff)(std::string_view bytes);  // looks at the first kilobytes
  Status (*read)(std::span<const SourceFile> files, const Mapping& mapping, Reading& reading);
};

std::span<const Format> formats();
std::string format_names();  // "un-xml, ofac-csv, ftm"

// Files from disk, unpacked where they are gzip.
Result<std::vector<SourceFile>> read_sources(std::span<const std::string> paths);

// `format`: a name, or empty to look at the bytes.
Result<Reading> read_list(std::string_view list, std::span<const SourceFile> files,
                          std::string_view format, const Mapping& mapping);

// The readers; registered in reading.cpp.
bool is_un_xml(std::string_view bytes);
bool is_ofac_csv(std::string_view bytes);
bool is_ftm_json(std::string_view bytes);
Status read_un_xml(std::span<const SourceFile> files, const Mapping& mapping, Reading& reading);
Status read_ofac_csv(std::span<const SourceFile> files, const Mapping& mapping, Reading& reading);
Status read_ftm_json(std::span<const SourceFile> files, const Mapping& mapping, Reading& reading);

// Helpers of the readers.
inline bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == '\x1a';
}
inline std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}
// Byte of the first fault in UTF-8, or npos; quick where the bytes are ASCII.
std::size_t utf8_fault(std::string_view bytes);
std::string base_name(std::string_view path);
std::string single_spaced(
    std::string_view text);  // line breaks and runs of blanks become one blank

}  // namespace vedetta::lists
