#include "vedetta/core/tree.h"

#include <cstdint>

namespace vedetta::tree {
namespace {

// A value: its kind, how many lines it stands below the value before it (zigzag), then what it
// holds. Numbers are 7 bits a byte, lowest first; text and keys are a size and bytes; an array is a
// count and values, an object a count and (key, value) in the order of the keys.
enum class Kind : std::uint8_t { null, no, yes, integer, fixed, text, array, object };
constexpr int kMaxDepth = 64;

std::uint64_t zigzag(std::int64_t value) {
  return static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
}
std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1 ^ (0 - (value & 1)));
}

class Writer {
 public:
  void value(const Value& v) {
    out += static_cast<char>(kind_of(v));
    number(zigzag(v.line() - line_));
    line_ = v.line();
    if (v.is_integer()) {
      number(zigzag(v.integer()));
    } else if (v.is_number()) {
      number(zigzag(v.fixed().millionths()));
    } else if (v.is_string()) {
      text(v.string());
    } else if (v.is_array()) {
      number(v.array().size());
      for (const Value& item : v.array()) value(item);
    } else if (v.is_object()) {
      number(v.object().size());
      for (const auto& [key, member] : v.object()) {
        text(key);
        value(member);
      }
    }
  }

  std::string out;

 private:
  static Kind kind_of(const Value& v) {
    if (v.is_bool()) return v.boolean() ? Kind::yes : Kind::no;
    if (v.is_integer()) return Kind::integer;
    if (v.is_number()) return Kind::fixed;
    if (v.is_string()) return Kind::text;
    if (v.is_array()) return Kind::array;
    return v.is_object() ? Kind::object : Kind::null;
  }
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
    out += static_cast<char>(value);
  }
  void text(std::string_view bytes) {
    number(bytes.size());
    out += bytes;
  }

  std::int64_t line_ = 0;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : at_(bytes.data()), end_(at_ + bytes.size()) {}

  bool value(Value& out, int depth) {
    if (at_ == end_ || depth > kMaxDepth) return false;
    const auto kind = static_cast<Kind>(*at_++);
    std::uint64_t step = 0;
    if (!number(step)) return false;
    line_ += static_cast<std::uint32_t>(unzigzag(step));
    out.set_line(static_cast<int>(line_));
    return content(kind, out, depth);
  }
  bool at_end() const { return at_ == end_; }

 private:
  bool content(Kind kind, Value& out, int depth) {
    const int line = out.line();
    std::uint64_t size = 0;
    std::string_view bytes;
    switch (kind) {
      case Kind::null:
        return true;
      case Kind::no:
      case Kind::yes:
        out = Value(kind == Kind::yes);
        break;
      case Kind::integer:
      case Kind::fixed:
        if (!number(size)) return false;
        out = kind == Kind::fixed ? Value(Fixed::from_millionths(unzigzag(size)))
                                  : Value(unzigzag(size));
        break;
      case Kind::text:
        if (!text(bytes)) return false;
        out = Value(bytes);
        break;
      case Kind::array:
        return number(size) && items(size, out.mutable_array(), depth);
      case Kind::object:
        return number(size) && members(size, out.mutable_object(), depth);
      default:
        return false;
    }
    out.set_line(line);
    return true;
  }
  // A value is two bytes at least, so that no false count asks for more than the input's size.
  bool fits(std::uint64_t count) const {
    return count <= static_cast<std::uint64_t>(end_ - at_) / 2;
  }
  bool items(std::uint64_t count, Value::Array& out, int depth) {
    if (!fits(count)) return false;
    out.resize(count);
    for (Value& item : out)
      if (!value(item, depth + 1)) return false;
    return true;
  }
  bool members(std::uint64_t count, Value::Object& out, int depth) {
    if (!fits(count)) return false;
    for (; count > 0; --count) {
      std::string_view key;
      if (!text(key) || (!out.empty() && key <= out.rbegin()->first)) return false;
      const auto member = out.emplace_hint(out.end(), std::string(key), Value());
      if (!value(member->second, depth + 1)) return false;
    }
    return true;
  }
  bool number(std::uint64_t& out) {
    out = 0;
    for (unsigned shift = 0; at_ != end_ && shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      out |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return true;
    }
    return false;
  }
  bool text(std::string_view& out) {
    std::uint64_t size = 0;
    if (!number(size) || size > static_cast<std::uint64_t>(end_ - at_)) return false;
    out = {at_, static_cast<std::size_t>(size)};
    at_ += size;
    return true;
  }

  const char* at_;
  const char* end_;
  std::uint32_t line_ = 0;  // wraps, whatever the bytes say
};

}  // namespace

std::string write(const Value& value) {
  Writer writer;
  writer.value(value);
  return std::move(writer.out);
}

Result<Value> read(std::string_view bytes, std::string_view name) {
  Result<Value> out = Value();
  Reader reader(bytes);
  if (reader.value(*out, 0) && reader.at_end()) return out;
  return Error{ErrorCode::integrity, "a compiled tree is damaged", std::string(name),
               "build or install vedetta again"};
}

}  // namespace vedetta::tree
