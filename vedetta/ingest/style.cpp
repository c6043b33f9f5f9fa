#include "vedetta/ingest/style.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace vedetta::ingest {
namespace {

constexpr std::size_t kMaxNames = 10000;
constexpr double kOffScreenPx = -300;

std::string squeeze(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return out;
}

std::string_view at(const Style& style, const char* key) {
  const auto it = style.find(key);
  if (it == style.end()) return {};
  std::string_view value = it->second;
  if (const std::size_t bang = value.find("!important"); bang != std::string_view::npos)
    value = value.substr(0, bang);
  return value;
}

// The number a length begins with; nothing for "auto", "inherit" …
std::optional<double> number(std::string_view value) {
  double out = 0;
  if (value.starts_with('+')) value.remove_prefix(1);
  const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), out);
  if (code != std::errc() || end == value.data()) return std::nullopt;
  return out;
}

bool is_zero(std::string_view value) {
  const auto n = number(value);
  return n && *n <= 0;
}

bool is_white(std::string_view colour) {
  static constexpr std::array<std::string_view, 10> kWhite = {
      "#fff",    "#ffffff", "white", "rgb(255,255,255)", "rgba(255,255,255,1)", "#fefefe",
      "#fdfdfd", "snow",    "ivory", "rgb(254,254,254)"};
  return std::find(kWhite.begin(), kWhite.end(), colour) != kWhite.end();
}

bool is_transparent(std::string_view colour) {
  return colour == "transparent" || colour == "rgba(0,0,0,0)" ||
         (colour.starts_with("rgba(") && colour.ends_with(",0)"));
}

bool is_off_screen(const Style& style) {
  const std::string_view position = at(style, "position");
  const auto far_out = [&](const char* key) {
    const auto n = number(at(style, key));
    return n && *n <= kOffScreenPx;
  };
  if (far_out("text-indent")) return true;
  if (position != "absolute" && position != "fixed") return false;
  return far_out("left") || far_out("top") || far_out("right") || far_out("bottom") ||
         at(style, "clip").starts_with("rect(0,0,0,0)") ||
         at(style, "clip").starts_with("rect(0000)") ||
         at(style, "clip").starts_with("rect(1px,1px,1px,1px)");
}

}  // namespace

Style parse_style(std::string_view css) {
  Style out;
  while (!css.empty()) {
    const std::size_t end = std::min(css.find(';'), css.size());
    const std::string_view declaration = css.substr(0, end);
    css.remove_prefix(std::min(end + 1, css.size()));
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    out[squeeze(declaration.substr(0, colon))] = squeeze(declaration.substr(colon + 1));
  }
  return out;
}

std::optional<bool> dark_background(const Style& style) {
  std::string_view colour = at(style, "background-color");
  if (colour.empty()) colour = at(style, "background");
  if (colour.empty() || colour == "none" || colour == "inherit" || is_transparent(colour))
    return std::nullopt;
  return !is_white(colour);
}

std::string_view why_hidden(const Style& style, bool dark) {
  if (style.empty()) return {};
  if (at(style, "display") == "none") return "display: none";
  const std::string_view visibility = at(style, "visibility");
  if (visibility == "hidden" || visibility == "collapse") return "visibility: hidden";
  if (is_zero(at(style, "opacity"))) return "zero opacity";
  const std::string_view size = at(style, "font-size");
  const auto points = number(size);
  if (points && (*points <= 0 || (*points <= 1 && (size.ends_with("px") || size.ends_with("pt")))))
    return "zero font size";
  if (is_off_screen(style)) return "off-screen";
  const bool clipped = at(style, "overflow") == "hidden";
  if (clipped && (is_zero(at(style, "height")) || is_zero(at(style, "width")) ||
                  is_zero(at(style, "max-height"))))
    return "zero size";
  const std::string_view colour = at(style, "color");
  if (is_transparent(colour)) return "transparent text";
  const std::optional<bool> own = dark_background(style);
  if (is_white(colour) && !own.value_or(dark)) return "white on white";
  std::string_view background = at(style, "background-color");
  if (background.empty()) background = at(style, "background");
  if (!colour.empty() && colour == background) return "text in the colour of its background";
  return {};
}

void collect_hidden_names(std::string_view css, HiddenNames& out) {
  std::size_t from = 0;
  for (std::size_t open = css.find('{'); open != std::string_view::npos;
       open = css.find('{', from)) {
    const std::size_t close = std::min(css.find('}', open), css.size());
    const std::string selectors = squeeze(css.substr(from, open - from));
    const std::string_view why =
        why_hidden(parse_style(css.substr(open + 1, close - open - 1)), true);
    for (std::size_t at_ = 0; !why.empty() && at_ < selectors.size();) {
      const std::size_t end = std::min(selectors.find(',', at_), selectors.size());
      const std::string name = selectors.substr(at_, end - at_);
      const bool single = name.size() > 1 && (name[0] == '.' || name[0] == '#') &&
                          name.find_first_of(".#:>+~[*", 1) == std::string::npos;
      if (single && out.size() < kMaxNames) out.emplace(name, std::string(why));
      at_ = end + 1;
    }
    if (close >= css.size()) return;
    from = close + 1;
  }
}

}  // namespace vedetta::ingest
