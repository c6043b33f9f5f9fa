// pack_lexicons OUT: the lexicon of each language of the data built in, ready to be mapped: for
// each its code and its bytes (read/internal/lexicon_builder.h), as core/flat.h lays them out.
#include <fmt/format.h>

#include "vedetta/core/file.h"
#include "vedetta/core/flat.h"
#include "vedetta/read/internal/lexicon_builder.h"

namespace {

constexpr std::string_view kFolder = "lang/";
constexpr std::string_view kFile = "/morphology.toml";

vedetta::Status pack(const char* path) {
  const vedetta::DataPack& data = vedetta::DataPack::shipped();
  vedetta::FlatWriter out;
  for (const std::string& name : data.names(kFolder)) {
    if (!name.ends_with(kFile)) continue;
    const std::string language =
        name.substr(kFolder.size(), name.size() - kFolder.size() - kFile.size());
    VEDETTA_TRY(const std::string packed, vedetta::read::pack_lexicon(data, language));
    out.array(std::string_view(language));
    out.array(std::string_view(packed));
  }
  return vedetta::write_file_atomic(path, out.bytes);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::fputs("usage: pack_lexicons OUT\n", stderr), 2;
  const auto done = pack(argv[1]);
  if (!done) fmt::print(stderr, "{}: {}\n", done.error().where, done.error().what);
  return done ? 0 : 1;
}
