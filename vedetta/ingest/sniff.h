// What do these bytes look like? By magic numbers, control bytes and markup; the name only helps
// where the bytes don't tell.
#pragma once
#include <string>
#include <string_view>

namespace vedetta::ingest {

enum class Format { text, html, xml, binary };

struct Sniffed {
  Format format = Format::text;
  std::string looks_like;  // of binary data, in words: "a PDF file"
};

Sniffed sniff(std::string_view bytes, std::string_view origin);
// The charset that a page declares for itself in its first 4 KiB, or empty.
std::string declared_charset(std::string_view bytes);
// Byte order mark or evenly placed NULs: "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE".
std::string unicode_form(std::string_view bytes);
std::size_t bom_length(std::string_view bytes);

}  // namespace vedetta::ingest
