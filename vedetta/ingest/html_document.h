// From the HTML reader's page to a document: derived text, lines with their kinds, metadata.
#pragma once
#include <cstdint>
#include <functional>

#include "vedetta/ingest/ingest.h"
#include "vedetta/ingest/page.h"

namespace vedetta::ingest {

// `to_capture`: byte offset in the UTF-8 page → byte offset in the captured bytes.
void fill_from_page(Document& document, const Page& page,
                    const std::function<std::uint32_t(std::uint32_t)>& to_capture);

// Title, byline, publisher, date, address and language as the page states them.
void fill_metadata(Document& document, const Page& page);

// The day of "2024-06-17T08:00:00+02:00", "2024/06/17" or "20240617"; nothing else is guessed.
std::optional<Day> metadata_day(std::string_view text);

}  // namespace vedetta::ingest
