// Skeletons of look-alike letters (UTS #39): two strings with the same skeleton look the same.
// Taken twice, because folding first hides capitals (Cyrillic К, М look like Latin ones, к, м
// don't).
#pragma once
#include <string>
#include <string_view>

namespace vedetta::text {

struct Skeletons {
  std::u32string unfolded;  // of the text as written, then folded
  std::u32string folded;    // of the folded text
};
Skeletons skeletons(std::u32string_view text);

}  // namespace vedetta::text
