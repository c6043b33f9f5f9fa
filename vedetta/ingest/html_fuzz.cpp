// The HTML reader, in the process itself: any bytes give blocks whose places rise and lie in the
// page, and what is packed unpacks.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "vedetta/ingest/html.h"
#include "vedetta/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vedetta;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string utf8 = text::encode(text::decode(bytes).points);
  const std::string packed = ingest::pack(ingest::parse_html(utf8, {"share", "related"}));
  const auto back = ingest::unpack(packed, utf8.size());
  if (!back || ingest::pack(*back) != packed) std::abort();
  (void)ingest::unpack(bytes, size);  // hostile answers are refused, never believed
  return 0;
}
