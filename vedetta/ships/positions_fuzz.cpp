// Any bytes as a table of positions: every row is a fix or a reject, places stay inside the text,
// and the gap stage keeps its checkpoint readable.
#include <cstdint>
#include <cstdlib>

#include "vedetta/core/drive.h"
#include "vedetta/core/hash.h"
#include "vedetta/ships/gap.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vedetta;
  static const auto format = ships::PositionFormat::load(DataPack::shipped());
  static const auto profile = ships::GapProfile::load(DataPack::shipped());
  require(format && profile);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  auto table = ships::PositionTable::open(text, sha256_hex(text), *format);
  if (!table) return 0;
  ships::GapStage stage(*profile);
  ships::GapStage::Output out;
  std::vector<ships::Fix> fixes;
  std::uint64_t read = 0;
  while (table->read(16, fixes)) {
    read += fixes.size();
    for (const ships::Fix& fix : fixes)
      require(fix.place.bstart < fix.place.bend && fix.place.bend <= size &&
              fix.place.start <= fix.place.bstart);
    stage.see(fixes, out);
  }
  require(table->rows() == read + table->rejects().size());
  stage.until(Instant(2'000'000'000), out);
  ByteWriter saved;
  stage.save(saved);
  ByteReader in(saved.bytes());
  require(ships::GapStage(*profile).load(in).ok() && in.at_end());
  for (const model::Claim& claim : out.claims)
    require(model::claim_from_value(model::to_value(claim)).ok());
  return 0;
}
