#include "vedetta/core/json.h"

#include <simdjson.h>

#include <fmt/format.h>

namespace vedetta::json {
namespace {

constexpr int kMaxDepth = 64;

Value convert(const simdjson::dom::element& element) {
  using simdjson::dom::element_type;
  switch (element.type()) {
    case element_type::NULL_VALUE:
      return {};
    case element_type::BOOL:
      return bool(element);
    case element_type::INT64:
      return std::int64_t(element);
    case element_type::UINT64:
      return Fixed::from_double(static_cast<double>(std::uint64_t(element)));
    case element_type::DOUBLE:
      return Fixed::from_double(double(element));
    case element_type::STRING:
      return std::string_view(element);
    case element_type::ARRAY: {
      Value::Array items;
      for (const auto item : simdjson::dom::array(element)) items.push_back(convert(item));
      return items;
    }
    case element_type::OBJECT: {
      Value::Object members;
      for (const auto [key, value] : simdjson::dom::object(element))
        members.insert_or_assign(std::string(key), convert(value));
      return members;
    }
  }
  return {};
}

// Length of the valid UTF-8 sequence at text[i], or 0.
std::size_t sequence_length(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  const unsigned char lead = byte(i);
  if (lead < 0x80) return 1;
  const std::size_t n = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  if (n == 0 || lead > 0xF4 || i + n > text.size()) return 0;
  for (std::size_t k = 1; k < n; ++k)
    if ((byte(i + k) & 0xC0) != 0x80) return 0;
  const unsigned char second = byte(i + 1);
  if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
      (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F))
    return 0;
  return n;
}

void append(std::string& out, const Value& value, int indent) {
  const auto newline = [&](int depth) {
    if (indent >= 0) out += "\n" + std::string(static_cast<std::size_t>(depth) * 2, ' ');
  };
  const int deeper = indent < 0 ? -1 : indent + 1;
  if (value.is_null()) {
    out += "null";
  } else if (value.is_bool()) {
    out += value.boolean() ? "true" : "false";
  } else if (value.is_integer()) {
    out += fmt::format("{}", value.integer());
  } else if (value.is_number()) {
    out += value.fixed().to_string();
  } else if (value.is_string()) {
    append_string(out, value.string());
  } else if (value.is_array()) {
    out += '[';
    for (bool first = true; const Value& item : value.array()) {
      if (!first) out += ',';
      first = false;
      newline(deeper);
      append(out, item, deeper);
    }
    if (!value.array().empty()) newline(indent);
    out += ']';
  } else {
    out += '{';
    for (bool first = true; const auto& [key, item] : value.object()) {
      if (!first) out += ',';
      first = false;
      newline(deeper);
      append_string(out, key);
      out += indent < 0 ? ":" : ": ";
      append(out, item, deeper);
    }
    if (!value.object().empty()) newline(indent);
    out += '}';
  }
}

}  // namespace

Result<Value> parse(std::string_view text) {
  thread_local simdjson::dom::parser parser;
  const auto fail = [](std::string what) {
    return Error{ErrorCode::bad_json, std::move(what), "", "check the document with a JSON tool"};
  };
  if (auto error = parser.allocate(std::max<std::size_t>(text.size(), 64), kMaxDepth); error)
    return fail(simdjson::error_message(error));
  simdjson::dom::element root;
  if (auto error = parser.parse(text.data(), text.size()).get(root); error)
    return fail(simdjson::error_message(error));
  return convert(root);
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    const std::size_t n = sequence_length(text, i);
    if (n == 0) {
      out += "\xEF\xBF\xBD";
      ++i;
      continue;
    }
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      if (c == '\n')
        out += "\\n";
      else if (c == '\t')
        out += "\\t";
      else if (c == '\r')
        out += "\\r";
      else
        out += fmt::format("\\u{:04x}", static_cast<int>(c));
    } else {
      out.append(text, i, n);
    }
    i += n;
  }
  out += '"';
}

std::string write(const Value& value) {
  std::string out;
  append(out, value, -1);
  return out;
}

std::string write_pretty(const Value& value) {
  std::string out;
  append(out, value, 0);
  return out;
}

}  // namespace vedetta::json
