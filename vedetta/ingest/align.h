// Which byte of the page did each code point of a text node come from? The HTML parser gives the
// text (references decoded, line ends unified) and the stretch of the page it began in; walking
// both in step finds the place of each code point.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vedetta::ingest {

// Decodes "&name;" as the HTML parser does and remembers how many bytes of it were taken.
class References {
 public:
  // The parser: HTML text → what it decodes to.
  using Decode = std::function<std::string(std::string_view)>;
  explicit References(Decode decode) : decode_(std::move(decode)) {}
  struct Taken {
    std::uint32_t bytes = 0;   // of the page; 0: no reference, a bare '&'
    std::uint32_t points = 0;  // of the text: 1, for some names 2
  };
  Taken take(std::string_view source);  // begins with '&'

 private:
  Decode decode_;
  std::unordered_map<std::string, Taken> known_;
};

// Byte offset (in `source`) of each code point of `text`, never decreasing; `end` becomes the
// offset behind the last one. `raw`: the text of a title or textarea, where tags are letters.
std::vector<std::uint32_t> align(std::u32string_view text, std::string_view source, bool raw,
                                 References& references, std::uint32_t& end);

}  // namespace vedetta::ingest
