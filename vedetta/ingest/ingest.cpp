#include "vedetta/ingest/ingest.h"

#include <fmt/format.h>

#include <algorithm>

#include "vedetta/core/hash.h"
#include "vedetta/ingest/charset.h"
#include "vedetta/ingest/child.h"
#include "vedetta/ingest/html.h"
#include "vedetta/ingest/html_document.h"
#include "vedetta/ingest/lines.h"
#include "vedetta/ingest/rules.h"
#include "vedetta/ingest/sniff.h"

namespace vedetta::ingest {
namespace {

Error too_large(const std::string& origin, std::uint64_t size, std::uint64_t limit) {
  return {ErrorCode::too_large,
          fmt::format("the document has {} bytes, the limit is {}", size, limit), origin,
          "split it into its articles, or raise the limit"};
}

// Memory for the tree of a page: markup-heavy pages need about 50 bytes for one of theirs. Time: an
// honest page is read at several megabytes a second; only nesting without end is slower.
ChildLimits limits_for(std::size_t page_bytes) {
  ChildLimits limits;
  limits.memory_bytes = (std::uint64_t{256} << 20) + 64 * static_cast<std::uint64_t>(page_bytes);
  limits.cpu_s = 5 + static_cast<std::uint32_t>(page_bytes >> 20);
  return limits;
}

Result<Page> read_page(std::string_view utf8, const Options& options, const Rules& rules,
                       std::vector<Warning>& warnings) {
  const auto work = [&] { return pack(parse_html(utf8, rules.furniture_classes())); };
  auto answer = run_in_child(work, limits_for(utf8.size()));
  if (answer) return unpack(*answer, utf8.size());
  if (answer.error().code != ErrorCode::unsupported || !options.allow_unsandboxed)
    return answer.error();
  warnings.push_back(
      {"no-sandbox", "no sandbox could be set up: the page was read without one", {}, 1});
  return parse_html(utf8, rules.furniture_classes());
}

Status fill_html(Document& document, std::string_view bytes, Decoding decoding,
                 const Options& options, const Rules& rules) {
  // The parser gets valid UTF-8; where the capture is that already, offsets are its own.
  const bool as_is = decoding.is_file && decoding.text.faults.empty();
  const std::string clean = as_is ? std::string() : text::encode(decoding.text.points);
  const std::string_view utf8 = as_is ? bytes : std::string_view(clean);
  const std::vector<std::uint32_t> clean_offsets =
      as_is ? std::vector<std::uint32_t>() : text::decode(clean).offsets;
  const auto to_capture = [&](std::uint32_t at) {
    if (as_is) return at;
    const auto it = std::upper_bound(clean_offsets.begin(), clean_offsets.end(), at);
    return decoding.source[static_cast<std::size_t>(it - clean_offsets.begin()) - 1];
  };
  VEDETTA_TRY(const Page page, read_page(utf8, options, rules, document.warnings));
  fill_from_page(document, page, to_capture);
  fill_metadata(document, page);
  return ok_status();
}

void fill_text(Document& document, std::string bytes, Decoding decoding) {
  document.bytes_text = decoding.is_file ? std::move(bytes) : text::encode(decoding.text.points);
  document.text = std::move(decoding.text);
  document.source = std::move(decoding.source);
  read_header(document);
  split_lines(document);
}

}  // namespace

std::string_view to_string(LineKind kind) {
  switch (kind) {
    case LineKind::body:
      return "body";
    case LineKind::title:
      return "title";
    case LineKind::furniture:
      return "furniture";
    case LineKind::hidden:
      return "hidden";
    case LineKind::prompt:
      return "prompt";
  }
  return "body";
}

Result<Document> ingest(std::string bytes, std::string origin, const Options& options) {
  const std::uint64_t limit = std::min<std::uint64_t>(options.max_bytes, UINT32_MAX - 1);
  if (bytes.size() > limit) return too_large(origin, bytes.size(), limit);
  const Sniffed sniffed = sniff(bytes, origin);
  if (sniffed.format == Format::binary)
    return Error{ErrorCode::binary_input, fmt::format("it looks like {}", sniffed.looks_like),
                 origin, "give the document's text or its HTML page"};
  if (sniffed.format == Format::xml)
    return Error{ErrorCode::unknown_format, "it is XML, but not a web page", origin,
                 "lists are loaded with `vedetta lists add`; articles are text or HTML"};
  const bool html = sniffed.format == Format::html;
  Document document;
  document.capture = {sha256_hex(bytes), bytes.size(), origin, html ? "text/html" : "text/plain",
                      ""};
  auto decoded =
      decode_bytes(bytes, html ? declared_charset(bytes) : std::string(), options.charset, html);
  if (!decoded) {
    Error error = decoded.error();
    error.where = error.where.empty() ? origin : origin + ", " + error.where;
    return error;
  }
  document.charset = decoded->charset;
  document.warnings = std::move(decoded->warnings);
  const Rules& rules = options.rules ? *options.rules : Rules::shipped();
  if (html) {
    Status filled = fill_html(document, bytes, *std::move(decoded), options, rules);
    if (!filled) {
      Error error = filled.error();
      error.where = origin;
      return error;
    }
  } else {
    fill_text(document, std::move(bytes), *std::move(decoded));
  }
  report_characters(document);
  split_long_lines(document, options.max_line_points);
  mark_lines(document, rules);
  return document;
}

}  // namespace vedetta::ingest
