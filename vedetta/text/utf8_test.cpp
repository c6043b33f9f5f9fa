#include "vedetta/text/utf8.h"

#include <gtest/gtest.h>

namespace vedetta::text {
namespace {

TEST(Utf8, RoundTripsEveryCodePoint) {
  for (char32_t point = 0; point <= 0x10FFFF; ++point) {
    if (point >= 0xD800 && point <= 0xDFFF) continue;
    std::string bytes;
    append_utf8(bytes, point);
    const Decoded back = decode(bytes);
    ASSERT_EQ(back.points.size(), 1u);
    ASSERT_EQ(back.points[0], point);
    ASSERT_TRUE(back.faults.empty());
    ASSERT_EQ(find_fault(bytes), std::string_view::npos);
  }
}

TEST(Utf8, ReplacesMaximalSubpartsAndReportsOffsets) {
  // Unicode 15, table 3-8: 61 F1 80 80 E1 80 C2 62 80 63 80 BF 64
  const Decoded text = decode("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64");
  EXPECT_EQ(text.points, U"a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
  EXPECT_EQ(text.faults, (std::vector<std::uint32_t>{1, 4, 6, 8, 10, 11}));
  EXPECT_EQ(text.offsets.back(), 13u);
  EXPECT_EQ(decode("\xED\xA0\x80").points.size(), 3u);  // a lone surrogate
  EXPECT_EQ(decode("\xC0\x80").faults.size(), 2u);      // an overlong NUL
}

}  // namespace
}  // namespace vedetta::text
