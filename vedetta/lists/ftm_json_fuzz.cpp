// The ftm reader on any bytes: no crash, no hang, and what it accepts can be read back.
#include <cstdint>
#include <cstdlib>

#include "vedetta/lists/reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vedetta;
  static const lists::Mapping mapping = *lists::Mapping::load(DataPack::shipped());
  const lists::SourceFile file{"fuzz", std::string(reinterpret_cast<const char*>(data), size)};
  const auto reading = lists::read_list("x", {&file, 1}, "ftm", mapping);
  if (reading && !lists::entities_from_lines("x", reading->canonical)) std::abort();
  return 0;
}
