// The index loader: any bytes, as they are and with the hashes made right, must be refused or
// answered from safely.
#include <cstdint>
#include <string>

#include "vedetta/names/index.h"
#include "vedetta/names/internal/layout.h"
#include "vedetta/names/spotter.h"

namespace {

void use(const vedetta::names::Index& index) {
  vedetta::model::Entity query;
  query.schema = "Person";
  query.add("name", "Dmitry Ovsyannikov");
  const vedetta::names::PreparedEntity prepared(query);
  for (const auto& candidate : index.candidates(prepared.view()).found) {
    index.view(candidate.entry);
    index.entity(candidate.entry);
  }
  vedetta::names::Spotter(index).find(U"Dmitry Ovsyannikov and 김정은은");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace layout = vedetta::names::layout;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (const auto index = vedetta::names::Index::from_bytes(bytes)) use(*index);
  layout::Header header{};
  if (size < sizeof header) return 0;
  const std::string& hash = vedetta::names::Knowledge::shipped().hash();
  std::memcpy(&header, bytes.data(), sizeof header);
  header.body_size = bytes.size();
  hash.copy(header.knowledge.data(), header.knowledge.size());
  std::memcpy(bytes.data(), &header, sizeof header);
  layout::seal(bytes);
  if (const auto index = vedetta::names::Index::from_bytes(bytes)) use(*index);
  return 0;
}
