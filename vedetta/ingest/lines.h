// The lines (paragraphs) of a text, and the marks on them: repeated lines, furniture, prompts.
#pragma once
#include <cstdint>
#include <vector>

#include "vedetta/ingest/ingest.h"
#include "vedetta/ingest/rules.h"

namespace vedetta::ingest {

// Reads the header lines `URL:`, `LANG:`, `TITLE:` at the very top; sets `body` and the metadata.
void read_header(Document& document);

// Splits the text from `body` on at line ends, and where lines were wrapped by hand at a fixed
// width, at empty lines. Lines are trimmed; empty ones are left out.
void split_lines(Document& document);

// Splits lines longer than `max_points` behind sentence ends, else at white space, else anywhere.
void split_long_lines(Document& document, std::uint32_t max_points);

// Marks repeated lines, furniture and text for machine readers, and reports the latter. Hidden
// lines stay hidden unless they are prompts.
void mark_lines(Document& document, const Rules& rules);

// Reports invisible and control characters.
void report_characters(Document& document);

}  // namespace vedetta::ingest
