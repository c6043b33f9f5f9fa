#include "vedetta/ingest/sniff.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace vedetta::ingest {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  std::size_t at;
  std::string_view looks_like;
};

constexpr std::array kMagic = {
    Magic{"%PDF-"sv, 0, "a PDF file"},
    Magic{"PK\x03\x04"sv, 0, "a zip archive (also docx, xlsx, odt, epub)"},
    Magic{"PK\x05\x06"sv, 0, "an empty zip archive"},
    Magic{"\x1F\x8B"sv, 0, "gzip-compressed data"},
    Magic{"BZh"sv, 0, "bzip2-compressed data"},
    Magic{"\xFD"
          "7zXZ\0"sv,
          0, "xz-compressed data"},
    Magic{"\x28\xB5\x2F\xFD"sv, 0, "zstd-compressed data"},
    Magic{"7z\xBC\xAF\x27\x1C"sv, 0, "a 7z archive"},
    Magic{"Rar!\x1A\x07"sv, 0, "a RAR archive"},
    Magic{"ustar\0"sv, 257, "a tar archive"},
    Magic{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, 0, "an old Office file (doc, xls, ppt, msg)"},
    Magic{"{\\rtf"sv, 0, "an RTF file"},
    Magic{"\x89PNG\r\n\x1A\n"sv, 0, "a PNG image"},
    Magic{"\xFF\xD8\xFF"sv, 0, "a JPEG image"},
    Magic{"GIF87a"sv, 0, "a GIF image"},
    Magic{"GIF89a"sv, 0, "a GIF image"},
    Magic{"RIFF"sv, 0, "a RIFF file (WebP, WAV, AVI)"},
    Magic{"II*\0"sv, 0, "a TIFF image"},
    Magic{"MM\0*"sv, 0, "a TIFF image"},
    Magic{"OggS"sv, 0, "an Ogg file"},
    Magic{"ID3\x03"sv, 0, "an MP3 file"},
    Magic{"ID3\x04"sv, 0, "an MP3 file"},
    Magic{"SQLite format 3\0"sv, 0, "an SQLite database"},
    Magic{"\x7F"
          "ELF"sv,
          0, "a program (ELF)"},
    Magic{"MZ\x90\0"sv, 0, "a program (Windows)"},
    Magic{"\0asm"sv, 0, "a program (WebAssembly)"},
};

constexpr std::size_t kHead = 4096;

std::string lower_head(std::string_view bytes) {
  std::string head(bytes.substr(0, kHead));
  for (char& c : head)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return head;
}

bool is_control(unsigned char c) {
  return (c < 0x20 && !(c >= 0x09 && c <= 0x0D) && c != 0x1B) || c == 0x7F;
}

// A text may carry a stray control byte; one in a thousand NULs or one in twenty controls may not.
std::string control_verdict(std::string_view bytes) {
  std::size_t nul = 0;
  std::size_t control = 0;
  for (const char c : bytes) {
    nul += c == 0;
    control += is_control(static_cast<unsigned char>(c));
  }
  if (nul * 1000 > bytes.size()) return "data with NUL bytes";
  if (control * 20 > bytes.size()) return "data with many control bytes";
  return {};
}

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

// Skips white space, comments, processing instructions and a byte order mark.
std::string_view first_tag(std::string_view head) {
  for (;;) {
    const std::size_t start = head.find_first_not_of(" \t\r\n\f\xEF\xBB\xBF");
    if (start == std::string_view::npos) return {};
    head.remove_prefix(start);
    const std::string_view close = head.starts_with("<!--") ? "-->"sv
                                   : head.starts_with("<?") ? "?>"sv
                                                            : ""sv;
    const std::size_t end = close.empty() ? std::string_view::npos : head.find(close);
    if (end == std::string_view::npos) return head;
    head.remove_prefix(end + close.size());
  }
}

bool opens_html(std::string_view tag) {
  static constexpr std::array kTags = {"html"sv, "head"sv,  "body"sv,   "article"sv, "main"sv,
                                       "div"sv,  "p"sv,     "h1"sv,     "h2"sv,      "table"sv,
                                       "meta"sv, "title"sv, "script"sv, "style"sv,   "section"sv,
                                       "ul"sv,   "ol"sv,    "header"sv, "nav"sv,     "span"sv};
  if (tag.starts_with("<!doctype html")) return true;
  if (tag.empty() || tag[0] != '<') return false;
  tag.remove_prefix(1);
  return std::any_of(kTags.begin(), kTags.end(), [&](std::string_view name) {
    return tag.starts_with(name) && tag.size() > name.size() &&
           " >\t\r\n/"sv.find(tag[name.size()]) != std::string_view::npos;
  });
}

// The value behind `key`, up to a quote, space, ';', '/' or '>'.
std::string value_after(std::string_view head, std::string_view key) {
  const std::size_t at = head.find(key);
  if (at == std::string_view::npos) return {};
  std::size_t i = head.find_first_not_of(" \t\"'=", at + key.size());
  if (i == std::string_view::npos) return {};
  const std::size_t end = head.find_first_of(" \t\r\n\"';/>?", i);
  if (end == std::string_view::npos || end - i > 40) return {};
  return std::string(head.substr(i, end - i));
}

}  // namespace

std::size_t bom_length(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) return 4;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return 3;
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) return 2;
  return 0;
}

std::string unicode_form(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return "UTF-8";
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
  if (bytes.starts_with("\xFF\xFE"sv)) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF"sv)) return "UTF-16BE";
  // Without a mark: Latin text in UTF-16 has a NUL in every second place and nowhere else.
  const std::string_view head = bytes.substr(0, kHead & ~std::size_t{1});
  std::array<std::size_t, 2> nul{};
  for (std::size_t i = 0; i < head.size(); ++i) nul[i % 2] += head[i] == 0;
  const std::size_t half = head.size() / 2;
  if (half < 4 || bytes.size() % 2) return {};
  if (nul[1] * 2 > half && nul[0] * 50 <= half) return "UTF-16LE";
  if (nul[0] * 2 > half && nul[1] * 50 <= half) return "UTF-16BE";
  return {};
}

Sniffed sniff(std::string_view bytes, std::string_view origin) {
  for (const Magic& magic : kMagic)
    if (bytes.size() >= magic.at && bytes.substr(magic.at).starts_with(magic.bytes))
      return {Format::binary, std::string(magic.looks_like)};
  const std::string form = unicode_form(bytes);
  const bool wide = form.starts_with("UTF-16") || form.starts_with("UTF-32");
  std::string head = lower_head(bytes);
  if (wide) {
    std::erase(head, '\0');
    head.erase(0, bom_length(bytes) / (form.starts_with("UTF-32") ? 2 : 1));
  } else if (std::string verdict = control_verdict(bytes); !verdict.empty()) {
    return {Format::binary, std::move(verdict)};
  }
  const std::string_view tag = first_tag(head);
  if (opens_html(tag)) return {Format::html, {}};
  const std::size_t start = head.find("<?xml");
  const bool xml = start != std::string::npos && start <= 3;
  if (xml && head.find("<html") != std::string::npos) return {Format::html, {}};
  if (xml || tag.starts_with("<!doctype ")) return {Format::xml, "an XML file"};
  if (!tag.empty() && tag[0] == '<' && ends_with_any(origin, {".html", ".htm", ".xhtml"}))
    return {Format::html, {}};
  return {Format::text, {}};
}

std::string declared_charset(std::string_view bytes) {
  const std::string head = lower_head(bytes);
  const std::size_t meta = head.find("<meta");
  if (meta != std::string::npos)
    if (std::string found = value_after(std::string_view(head).substr(meta), "charset=");
        !found.empty())
      return found;
  return head.starts_with("<?xml") ? value_after(head, "encoding=") : std::string();
}

}  // namespace vedetta::ingest
