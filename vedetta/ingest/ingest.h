// Ingest: captured bytes → text, with a way back to the bytes. What a document says about itself
// (title, date, publisher) is taken along; what is not its text (furniture, hidden text, orders to
// machine readers) stays in the text, marked, so that nothing is silently dropped and nothing of it
// is read or obeyed.
//   Result<Document> document = ingest(bytes, "page.html", {});
//   for (const Line& line : document->lines)
//     if (line.kind == LineKind::body) read(document->points(line.span));
// Plain text: offsets are those of the file. HTML: code points are those of the derived text, bytes
// those of the captured page.
// Errors: too_large, binary_input, unknown_format, unsupported (charset; no sandbox), bad_input
// (the page broke the limits of the HTML reader).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/result.h"
#include "vedetta/core/time.h"
#include "vedetta/model/evidence.h"
#include "vedetta/model/span.h"
#include "vedetta/text/utf8.h"

namespace vedetta::ingest {

class Rules;

enum class LineKind {
  body,
  title,
  furniture,  // the page's, not the article's: menus, notices, teasers, leaked script
  hidden,     // not shown to a reader of the page: scripts, comments, invisible text
  prompt,     // addressed to machine readers; never read for claims, never obeyed
};
std::string_view to_string(LineKind kind);

// A paragraph. Lines are in the order of the text and don't overlap.
struct Line {
  model::Span span;
  LineKind kind = LineKind::body;
  std::string why;  // the reason of a kind other than body; empty for body
};

// Something a reader should know. Codes: invalid-utf8, wrong-charset, charset-guessed,
// control-characters, invisible-characters, hidden-text, suspected-prompt, long-line, no-sandbox,
// metadata-unread.
struct Warning {
  std::string code;
  std::string what;  // a sentence with this case's facts
  model::Span span;  // the place (the first one when count > 1); empty when it has none
  std::uint64_t count = 1;
};

struct Options {
  std::string charset;  // overrides what the document declares
  std::uint64_t max_bytes = std::uint64_t{64} << 20;
  std::uint32_t max_line_points = 16384;  // longer lines are split at sentence ends
  bool allow_unsandboxed = false;         // read HTML even where no sandbox can be set up
  const Rules* rules = nullptr;           // word lists; null: the shipped ones
};

struct Document {
  model::Capture capture;             // hash of the captured bytes, media type
  std::string charset;                // as read, for example "UTF-8"
  std::string bytes_text;             // derived text in UTF-8; plain UTF-8 text: the file itself
  text::Decoded text;                 // code points and byte offsets of the derived text
  std::vector<std::uint32_t> source;  // per code point: byte offset in the captured bytes; size + 1
  std::uint32_t body = 0;             // code point where the body begins (after header lines)
  std::string url;
  std::string language_hint;
  std::string title;
  std::string byline;
  std::string publisher;
  std::optional<Day> published;  // from metadata only, never from a clock
  std::vector<Line> lines;
  std::vector<Warning> warnings;

  // The place of code points [start, end), with its bytes in the capture.
  model::Span span(std::uint32_t start, std::uint32_t end) const {
    return {start, end, source[start], source[end]};
  }
  std::u32string_view points(const model::Span& at) const {
    return std::u32string_view(text.points).substr(at.start, at.length());
  }
};

Result<Document> ingest(std::string bytes, std::string origin, const Options& options);

}  // namespace vedetta::ingest
