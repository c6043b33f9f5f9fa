#include <fmt/format.h>

#include "vedetta/core/hash.h"
#include "vedetta/report/report.h"
#include "vedetta/report/template.h"
#include "vedetta/report/view.h"

namespace vedetta::report {
namespace {

// Base64 of bytes given in hex: the form in which a policy names a script's hash.
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto nibble = [](char c) {
    return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
  };
  std::string out;
  for (std::size_t i = 0; i < hex.size(); i += 6) {
    unsigned bits = 0;
    for (std::size_t k = 0; k < 6; ++k)
      bits = bits << 4 | (i + k < hex.size() ? nibble(hex[i + k]) : 0);
    for (int shift = 18; shift >= 0; shift -= 6) out += kDigits[bits >> shift & 63];
    const std::size_t missing_bytes = i + 6 <= hex.size() ? 0 : (i + 6 - hex.size()) / 2;
    out.replace(out.size() - missing_bytes, missing_bytes, missing_bytes, '=');
  }
  return out;
}

// Nothing may be loaded; the one script is the one that was shipped, by its hash.
std::string policy_for(std::string_view script) {
  if (script.ends_with('\n')) script.remove_suffix(1);  // as the template prints it
  return fmt::format(
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{}'; base-uri 'none'; "
      "form-action 'none'",
      base64_of_hex(sha256_hex(script)));
}

}  // namespace

Result<std::string> to_html(const Sheet& given, const DataPack& data) {
  const Sheet sheet = in_order(given);
  VEDETTA_TRY(const Words words, Words::load(data, sheet.language));
  const Layout layout(sheet);
  Value view = view_of(sheet, layout, words);
  view.set("csp", policy_for(data.find("report/sheet.js")));
  return render("sheet.html", view,
                [&](std::string_view name) { return data.find("report/" + std::string(name)); });
}

std::string to_html(const Sheet& sheet) {
  auto page = to_html(sheet, DataPack::shipped());
  if (page) return *std::move(page);
  // The shipped templates are tested; should one fail, say so instead of printing half a sheet.
  std::string out = "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>vedetta</title>\n<p>";
  append_escaped(out, page.error().to_string());
  return out + "</p>\n";
}

}  // namespace vedetta::report
