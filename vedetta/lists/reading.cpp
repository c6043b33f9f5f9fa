#include "vedetta/lists/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "vedetta/core/file.h"
#include "vedetta/lists/quick.h"
#include "vedetta/text/utf8.h"

namespace vedetta::lists {
namespace {

constexpr Format kFormats[] = {
    {"un-xml", "UN Security Council consolidated list, XML", "un-xml 1", is_un_xml, read_un_xml},
    {"ofac-csv", "OFAC SDN.CSV with ALT.CSV, ADD.CSV and SDN_COMMENTS.CSV", "ofac-csv 1",
     is_ofac_csv, read_ofac_csv},
    {"ftm", "FollowTheMoney entities, JSON lines", "ftm 1", is_ftm_json, read_ftm_json},
};

// More than one row in a hundred that can't be read: not the list it says it is.
constexpr std::uint64_t kMaxRejectedPercent = 1;

Result<const Format*> choose(std::span<const SourceFile> files, std::string_view name) {
  for (const Format& format : kFormats)
    if (!name.empty() ? name == format.name : format.sniff(files[0].bytes)) return &format;
  const std::string what = name.empty()
                               ? "the bytes look like none of the list formats"
                               : fmt::format("there is no list format \"{}\"", name.substr(0, 40));
  return Error{ErrorCode::unknown_format, what, files[0].name,
               fmt::format("name one with --format: {}", format_names())};
}

Status check(std::span<const SourceFile> files) {
  if (files.empty())
    return Error{ErrorCode::usage, "no file was named", "", "name the files of the list"};
  for (const SourceFile& file : files) {
    if (trimmed(file.bytes).empty())
      return Error{ErrorCode::list_empty, fmt::format("the file has {} bytes", file.bytes.size()),
                   file.name, "fetch it again; a feed that fails often gives an empty file"};
  }
  return ok_status();
}

}  // namespace

void Reading::keep(std::string_view file, std::uint64_t row, std::string_view reason,
                   std::string_view excerpt) {
  ++rejected;
  if (rejects.size() < kMaxRejectsKept)
    rejects.push_back(
        {base_name(file), row, std::string(reason), std::string(excerpt.substr(0, 200))});
}

void Reading::reject_row(std::string_view file, std::uint64_t row, std::string_view reason,
                         std::string_view excerpt) {
  ++rejected_rows;
  keep(file, row, reason, excerpt);
}

void Reading::reject_value(std::string_view file, std::uint64_t row, std::string_view reason,
                           std::string_view excerpt) {
  keep(file, row, reason, excerpt);
}

void Reading::warn(std::string text) {
  constexpr std::size_t kMaxWarnings = 100;
  if (warnings.size() < kMaxWarnings &&
      std::find(warnings.begin(), warnings.end(), text) == warnings.end())
    warnings.push_back(std::move(text));
}

std::span<const Format> formats() {
  return kFormats;
}

std::string format_names() {
  std::string out;
  for (const Format& format : kFormats)
    out += fmt::format("{}{}", out.empty() ? "" : ", ", format.name);
  return out;
}

Result<std::vector<SourceFile>> read_sources(std::span<const std::string> paths) {
  std::vector<SourceFile> out;
  for (const std::string& path : paths) {
    VEDETTA_TRY(std::string bytes, read_file(path, kMaxListBytes));
    if (!is_gzip(bytes)) {
      out.push_back({path, std::move(bytes)});
      continue;
    }
    auto unpacked = gunzip(bytes, kMaxListBytes);
    if (!unpacked && unpacked.error().code == ErrorCode::bad_gzip)
      return Error{ErrorCode::list_truncated,
                   "the gzip is damaged or cut short, " + unpacked.error().what, path,
                   unpacked.error().mend};
    if (!unpacked) {
      Error error = unpacked.error();
      error.where = path;
      return error;
    }
    out.push_back({path, *std::move(unpacked), std::move(bytes)});
  }
  return out;
}

Result<Reading> read_list(std::string_view list, std::span<const SourceFile> files,
                          std::string_view format_name, const Mapping& mapping) {
  VEDETTA_CHECK(check(files));
  VEDETTA_TRY(const Format* format, choose(files, format_name));
  Reading reading;
  reading.list = list;
  reading.format = format->name;
  reading.reader = fmt::format("{}+{}", format->reader, mapping.hash().substr(0, 12));
  std::size_t bytes = 0;
  for (const SourceFile& file : files) bytes += file.bytes.size();
  reading.lines.reserve(bytes + bytes / 2);
  VEDETTA_CHECK(format->read(files, mapping, reading));
  std::vector<std::string> repeated;
  reading.canonical = reading.lines.finish(repeated);
  for (const std::string& id : repeated)
    reading.reject_row(files[0].name, 0, "another entry has the same id", id);
  for (const auto& [schema, count] : reading.lines.schemas) reading.counts[schema] = count;
  if (reading.entries == 0)
    return Error{ErrorCode::list_empty, "no entry was found", files[0].name,
                 "fetch the file again; a feed that fails often gives an empty list"};
  if (reading.rejected_rows * 100 > (reading.entries + reading.rejected_rows) * kMaxRejectedPercent)
    return Error{ErrorCode::list_damaged,
                 fmt::format("{} rows can't be used beside {} entries; the first: {}, row {}: {}",
                             reading.rejected_rows, reading.entries, reading.rejects[0].file,
                             reading.rejects[0].row, reading.rejects[0].reason),
                 files[0].name, "fetch the list again, all its files from the same day"};
  return reading;
}

std::size_t utf8_fault(std::string_view bytes) {
  constexpr std::uint64_t kHighs = 0x8080808080808080;
  for (std::size_t i = 0; i < bytes.size();) {
    // Whole blocks of ASCII first, then words.
    constexpr std::size_t kBlock = 64;
    for (; i + kBlock <= bytes.size(); i += kBlock) {
      std::uint64_t all = 0;
      for (std::size_t at = i; at < i + kBlock; at += sizeof all)
        all |= word_at<std::uint64_t>(bytes.data() + at);
      if ((all & kHighs) != 0) break;
    }
    if (i + sizeof kHighs <= bytes.size() &&
        (word_at<std::uint64_t>(bytes.data() + i) & kHighs) == 0) {
      i += sizeof kHighs;
      continue;
    }
    if (i == bytes.size()) break;
    // A run of bytes beyond ASCII is whole characters, or has a fault in it.
    std::size_t end = i;
    while (end < bytes.size() && static_cast<unsigned char>(bytes[end]) >= 0x80) ++end;
    const std::size_t fault = text::find_fault(bytes.substr(i, end - i));
    if (fault != std::string_view::npos) return i + fault;
    i = end == i ? i + 1 : end;
  }
  return std::string_view::npos;
}

std::string base_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string single_spaced(std::string_view text) {
  std::string out;
  for (const char c : trimmed(text)) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank)
      out += c;
    else if (out.back() != ' ')
      out += ' ';
  }
  return out;
}

}  // namespace vedetta::lists
