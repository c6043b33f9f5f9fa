#include "vedetta/ingest/align.h"

#include <algorithm>

#include "vedetta/text/utf8.h"

namespace vedetta::ingest {
namespace {

constexpr std::size_t kMaxName = 33;      // the longest reference name has 31 letters
constexpr std::size_t kMaxKnown = 20000;  // distinct names; hostile pages invent them
constexpr std::size_t kMaxSkip = 256;     // bytes looked ahead for a code point that doesn't fit
constexpr int kMaxMisfits = 64;           // then the rest of the node shares one place

bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

std::uint32_t numeric_length(std::string_view source) {
  std::size_t i = 2;
  const bool hex = source.size() > 2 && (source[2] | 32) == 'x';
  if (hex) ++i;
  const std::size_t digits = i;
  const auto is_digit = [&](char c) {
    return (c >= '0' && c <= '9') || (hex && (c | 32) >= 'a' && (c | 32) <= 'f');
  };
  while (i < source.size() && is_digit(source[i])) ++i;
  if (i == digits) return 0;
  return static_cast<std::uint32_t>(i + (i < source.size() && source[i] == ';'));
}

bool opens_markup(std::string_view source) {
  if (source.size() < 2 || source[0] != '<') return false;
  const char next = source[1];
  return next == '/' || next == '!' || next == '?' || (is_alnum(next) && next > '9');
}

std::size_t markup_length(std::string_view source) {
  const bool comment = source.starts_with("<!--");
  const std::size_t end = comment ? source.find("-->", 4) : source.find('>');
  if (end == std::string_view::npos) return source.size();
  return end + (comment ? 3 : 1);
}

std::uint32_t point_length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

class Walk {
 public:
  Walk(std::string_view source, bool raw, References& references)
      : source_(source), raw_(raw), references_(references) {}

  // The offset of the next code point; the position moves behind it.
  std::uint32_t place(char32_t point) {
    if (owed_ > 0) {  // the second code point of a reference that stands for two
      --owed_;
      return last_;
    }
    if (misfits_ > kMaxMisfits) return last_;
    const std::size_t stay = at_;
    for (std::size_t skipped = 0; at_ < source_.size() && skipped <= kMaxSkip;) {
      const std::size_t before = at_;
      if (matches(point)) return last_ = static_cast<std::uint32_t>(before_match_);
      if (at_ == before) {
        at_ = std::min<std::size_t>(at_ + point_length(source_[at_]), source_.size());
        skipped += at_ - before;
      }
    }
    ++misfits_;
    at_ = std::min(stay, source_.size());
    return last_ = static_cast<std::uint32_t>(at_);
  }
  std::uint32_t end() const { return static_cast<std::uint32_t>(at_); }

 private:
  // Takes the next piece of the page when it is this code point. Markup is passed over (false, but
  // the position moves); anything else leaves the position.
  bool matches(char32_t point) {
    const std::string_view rest = source_.substr(at_);
    before_match_ = at_;
    if (!raw_ && opens_markup(rest)) {
      at_ += markup_length(rest);
      return false;
    }
    if (rest[0] == '&') {
      const References::Taken taken = references_.take(rest);
      if (taken.bytes > 0) {
        at_ += taken.bytes;
        owed_ = taken.points - 1;
        return true;
      }
    }
    if (rest[0] == '\r') {
      at_ += rest.size() > 1 && rest[1] == '\n' ? 2 : 1;
      return point == U'\n';
    }
    buffer_.clear();
    text::append_utf8(buffer_, point);
    if (!rest.starts_with(buffer_)) return false;
    at_ += buffer_.size();
    return true;
  }

  std::string_view source_;
  bool raw_;
  References& references_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t before_match_ = 0;
  std::uint32_t last_ = 0;
  std::uint32_t owed_ = 0;
  int misfits_ = 0;
};

}  // namespace

References::Taken References::take(std::string_view source) {
  if (source.size() > 1 && source[1] == '#') return {numeric_length(source), 1};
  std::size_t length = 1;
  while (length < std::min(source.size(), kMaxName) && is_alnum(source[length])) ++length;
  if (length == 1) return {};
  if (length < source.size() && source[length] == ';') ++length;
  const std::string key(source.substr(0, length));
  if (const auto it = known_.find(key); it != known_.end()) return it->second;
  if (known_.size() >= kMaxKnown)
    return {static_cast<std::uint32_t>(key.ends_with(';') ? length : 0), 1};
  const std::string decoded = decode_(key);
  Taken taken;
  if (decoded != key && !decoded.empty()) {
    // What the reference did not take stands unchanged at the end: "&copyfoo;" → "©foo;".
    std::size_t same = 0;
    const std::size_t most = std::min(key.size(), decoded.size() - point_length(decoded[0]));
    while (same < most && key[key.size() - 1 - same] == decoded[decoded.size() - 1 - same]) ++same;
    taken.bytes = static_cast<std::uint32_t>(key.size() - same);
    taken.points = static_cast<std::uint32_t>(
        text::decode(std::string_view(decoded).substr(0, decoded.size() - same)).points.size());
  }
  known_.emplace(key, taken);
  return taken;
}

std::vector<std::uint32_t> align(std::u32string_view text, std::string_view source, bool raw,
                                 References& references, std::uint32_t& end) {
  std::vector<std::uint32_t> out;
  out.reserve(text.size());
  Walk walk(source, raw, references);
  for (const char32_t point : text) out.push_back(walk.place(point));
  end = walk.end();
  return out;
}

}  // namespace vedetta::ingest
