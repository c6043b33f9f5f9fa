#include "vedetta/report/template.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "vedetta/text/utf8.h"

namespace vedetta::report {
namespace {

constexpr int kMaxDepth = 16;

struct Tag {
  char kind = 0;  // '#', '^', '/', '>', '!' or 0 for a value
  std::string_view name;
  std::size_t begin = 0;  // of the tag, with the line's blanks when it stands alone
  std::size_t end = 0;    // after it, with the line's end when it stands alone
};

std::string_view trimmed(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r\n") - first + 1);
}

// Widens a tag that is alone on its line to the whole line.
void widen(std::string_view text, Tag& tag) {
  if (tag.kind == 0) return;
  std::size_t begin = tag.begin;
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
  std::size_t end = tag.end;
  while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
  if (begin > 0 && text[begin - 1] != '\n') return;
  if (end < text.size() && text[end] != '\n') return;
  tag.begin = begin;
  tag.end = std::min(end + 1, text.size());
}

bool is_empty(const Value& value) {
  if (value.is_null()) return true;
  if (value.is_bool()) return !value.boolean();
  if (value.is_number()) return value.fixed() == Fixed{};
  if (value.is_string()) return value.string().empty();
  if (value.is_array()) return value.array().empty();
  return value.object().empty();
}

class Renderer {
 public:
  explicit Renderer(const Partials& partials) : partials_(partials) {}

  Status file(std::string_view name, int depth) {
    std::string_view text = partials_(name);
    if (text.empty() || depth > kMaxDepth)
      return fault(name, text, 0, text.empty() ? "there is no such template" : "partials too deep");
    if (depth > 0 && text.back() == '\n')
      text.remove_suffix(1);  // so that a partial fits in a line
    std::size_t at = 0;
    VEDETTA_CHECK(block({name, text, depth}, at, {}, true));
    if (at != text.size()) return fault(name, text, at, "a section is closed that was not opened");
    return ok_status();
  }

  std::vector<const Value*> scopes;
  std::string out;

 private:
  struct File {
    std::string_view name;
    std::string_view text;
    int depth;
  };

  static Error fault(std::string_view name, std::string_view text, std::size_t at,
                     std::string_view what) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(at), '\n');
    return Error{ErrorCode::bad_data_file, std::string(what), fmt::format("{}:{}", name, line),
                 "mend the template"};
  }

  static bool next_tag(std::string_view text, std::size_t at, Tag& tag) {
    tag.begin = text.find("{{", at);
    if (tag.begin == std::string_view::npos) return false;
    const std::size_t close = text.find("}}", tag.begin);
    if (close == std::string_view::npos) return false;
    std::string_view inner = text.substr(tag.begin + 2, close - tag.begin - 2);
    tag.end = close + 2;
    tag.kind = !inner.empty() && std::string_view("#^/>!").find(inner[0]) != std::string_view::npos
                   ? inner[0]
                   : '\0';
    if (tag.kind != 0) inner.remove_prefix(1);
    tag.name = trimmed(inner);
    widen(text, tag);
    return true;
  }

  // Renders up to the tag that closes `open` (or the end); `at` is then behind it.
  Status block(const File& file, std::size_t& at, std::string_view open, bool visible) {
    for (Tag tag; next_tag(file.text, at, tag);) {
      if (visible) out += file.text.substr(at, std::max(tag.begin, at) - at);
      const std::size_t tag_at = tag.begin;
      if (tag.kind == '/') {
        if (open.empty()) return ok_status();  // the caller sees that text is left
        at = tag.end;
        if (tag.name == open) return ok_status();
        return fault(file.name, file.text, tag_at, fmt::format("'{}' is not closed", open));
      }
      at = tag.end;
      if (tag.kind == '#' || tag.kind == '^') {
        VEDETTA_CHECK(section(file, at, tag, visible));
      } else if (tag.kind == '>' && visible) {
        VEDETTA_CHECK(this->file(tag.name, file.depth + 1));
        if (file.text[tag.end - 1] == '\n') out += '\n';
      } else if (tag.kind == 0 && visible) {
        value(find(tag.name));
      }
    }
    if (!open.empty())
      return fault(file.name, file.text, at, fmt::format("'{}' is not closed", open));
    if (file.text.find("{{", at) != std::string_view::npos)
      return fault(file.name, file.text, at, "a tag has no end");
    if (visible) out += file.text.substr(at);
    at = file.text.size();
    return ok_status();
  }

  Status section(const File& file, std::size_t& at, const Tag& tag, bool visible) {
    const Value& value = visible ? find(tag.name) : null_;
    const bool shown = visible && is_empty(value) == (tag.kind == '^');
    const std::size_t start = at;
    if (!shown || tag.kind == '^') return block(file, at, tag.name, shown);
    const std::size_t items = value.is_array() ? value.array().size() : 1;
    for (std::size_t i = 0; i < items; ++i) {
      at = start;
      scopes.push_back(value.is_array() ? &value.array()[i] : &value);
      Status status = block(file, at, tag.name, true);
      scopes.pop_back();
      if (!status) return status;
    }
    return ok_status();
  }

  const Value& find(std::string_view name) const {
    if (name == ".") return *scopes.back();
    const std::size_t dot = name.find('.');
    const Value* found = nullptr;
    for (auto it = scopes.rbegin(); it != scopes.rend() && !found; ++it)
      found = (*it)->find(name.substr(0, dot));
    if (!found) return null_;
    if (dot == std::string_view::npos) return *found;
    for (std::string_view rest = name.substr(dot + 1); !rest.empty();) {
      const std::size_t next = std::min(rest.find('.'), rest.size());
      found = found->find(rest.substr(0, next));
      if (!found) return null_;
      rest.remove_prefix(std::min(next + 1, rest.size()));
    }
    return *found;
  }

  void value(const Value& value) {
    if (value.is_string()) append_escaped(out, value.string());
    if (value.is_number()) out += value.fixed().to_string();
  }

  const Partials& partials_;
  const Value null_;
};

bool is_bidi_override(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_control(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0) || c == 0xFFFE ||
         c == 0xFFFF;
}

}  // namespace

void append_escaped(std::string& out, std::string_view bytes) {
  for (const char32_t c : text::decode(bytes).points) {
    switch (c) {
      case '&':
        out += "&amp;";
        continue;
      case '<':
        out += "&lt;";
        continue;
      case '>':
        out += "&gt;";
        continue;
      case '"':
        out += "&quot;";
        continue;
      case '\'':
        out += "&#39;";
        continue;
      default:
        break;
    }
    if (is_bidi_override(c)) {
      out += fmt::format("[U+{:04X}]", static_cast<std::uint32_t>(c));
    } else {
      text::append_utf8(out, is_control(c) ? text::kReplacement : c);
    }
  }
}

Result<std::string> render(std::string_view name, const Value& context, const Partials& partials) {
  Renderer renderer(partials);
  renderer.scopes.push_back(&context);
  VEDETTA_CHECK(renderer.file(name, 0));
  return std::move(renderer.out);
}

}  // namespace vedetta::report
