#include "vedetta/text/utf8.h"

#include <cstring>
#include <memory>

namespace vedetta::text {
namespace {

struct Step {
  char32_t point;
  std::uint32_t length;  // bytes taken
  bool fault;
};

// One code point at bytes[i]; an ill-formed sequence takes its maximal subpart (Unicode 15, 3.9,
// D93b).
Step step(std::string_view bytes, std::size_t i) {
  const auto at = [&](std::size_t k) { return static_cast<unsigned char>(bytes[k]); };
  const unsigned char lead = at(i);
  if (lead < 0x80) return {lead, 1, false};
  std::uint32_t need = 0;
  char32_t point = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    need = 1;
    point = lead & 0x1F;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    need = 2;
    point = lead & 0x0F;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    need = 3;
    point = lead & 0x07;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {kReplacement, 1, true};
  }
  for (std::uint32_t k = 1; k <= need; ++k) {
    if (i + k >= bytes.size()) return {kReplacement, k, true};
    const unsigned char next = at(i + k);
    if (next < (k == 1 ? low : 0x80) || next > (k == 1 ? high : 0xBF))
      return {kReplacement, k, true};
    point = point << 6 | (next & 0x3F);
  }
  return {point, need + 1, false};
}

constexpr std::size_t kRun = 8;
constexpr std::size_t kPart = 64;

// Whether a run of bytes of ASCII begins at bytes[i].
bool ascii_run(std::string_view bytes, std::size_t i) {
  std::uint64_t run = 0;
  static_assert(sizeof run == kRun);
  if (bytes.size() - i < kRun) return false;
  std::memcpy(&run, bytes.data() + i, kRun);
  return (run & 0x8080808080808080) == 0;
}

}  // namespace

Decoded decode(std::string_view bytes) {
  Decoded out;
  // At most one each. Filled once: what resize would put there first is never read.
  const auto points = std::make_unique_for_overwrite<char32_t[]>(bytes.size());
  const auto offsets = std::make_unique_for_overwrite<std::uint32_t[]>(bytes.size() + 1);
  std::size_t size = 0;
  for (std::size_t i = 0; i < bytes.size(); ++size) {
    while (ascii_run(bytes, i)) {
      for (std::size_t k = 0; k < kRun; ++k) {
        points[size + k] = static_cast<char32_t>(bytes[i + k]);
        offsets[size + k] = static_cast<std::uint32_t>(i + k);
      }
      i += kRun;
      size += kRun;
    }
    if (i == bytes.size()) break;
    offsets[size] = static_cast<std::uint32_t>(i);
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      points[size] = static_cast<char32_t>(bytes[i++]);
      continue;
    }
    const Step s = step(bytes, i);
    points[size] = s.point;
    if (s.fault) out.faults.push_back(static_cast<std::uint32_t>(i));
    i += s.length;
  }
  offsets[size] = static_cast<std::uint32_t>(bytes.size());
  out.points.assign(points.get(), size);
  out.offsets.assign(offsets.get(), offsets.get() + size + 1);
  return out;
}

std::size_t find_fault(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const Step s = step(bytes, i);
    if (s.fault) return i;
    i += s.length;
  }
  return std::string_view::npos;
}

std::size_t put_utf8(char32_t point, char* out) {
  if (point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) point = kReplacement;
  std::size_t size = 0;
  const auto put = [&](char32_t byte) { out[size++] = static_cast<char>(byte); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0 | point >> 6);
    put(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    put(0xE0 | point >> 12);
    put(0x80 | (point >> 6 & 0x3F));
    put(0x80 | (point & 0x3F));
  } else {
    put(0xF0 | point >> 18);
    put(0x80 | (point >> 12 & 0x3F));
    put(0x80 | (point >> 6 & 0x3F));
    put(0x80 | (point & 0x3F));
  }
  return size;
}

void append_utf8(std::string& out, char32_t point) {
  char bytes[kLongestPoint];
  out.append(bytes, put_utf8(point, bytes));
}

std::string encode(std::u32string_view points) {
  std::string out;
  char bytes[kPart * kLongestPoint];  // of a part at a time
  for (std::size_t i = 0; i < points.size(); i += kPart) {
    std::size_t size = 0;
    for (const char32_t point : points.substr(i, kPart))
      if (point < 0x80)
        bytes[size++] = static_cast<char>(point);
      else
        size += put_utf8(point, bytes + size);
    out.append(bytes, size);
  }
  return out;
}

}  // namespace vedetta::text
