#include "vedetta/cli/inputs.h"

#include <filesystem>

#include "vedetta/core/file.h"

namespace vedetta::cli {

std::string stem_of(const std::string& file) {
  if (file == "-") return "stdin";
  std::filesystem::path path = std::filesystem::path(file).filename();
  if (path.extension() == ".gz") path = path.stem();
  return path.stem().string();
}

Inputs open_inputs(const std::vector<std::string>& files, Streams& streams) {
  Inputs out;
  for (const std::string& file : files) {
    auto bytes = read_file_unpacked(file, kMaxDocumentBytes);
    if (!bytes) {
      const int code = fail(streams, bytes.error());
      if (out.exit_code == 0) out.exit_code = code;
      continue;
    }
    const std::string name =
        file == "-" ? "stdin" : std::filesystem::path(file).filename().string();
    out.sources.push_back({name, *std::move(bytes), file == "-" ? "stdin" : file});
  }
  return out;
}

std::vector<pipeline::ReadDocument> read_inputs(const pipeline::Engine& engine, Inputs& inputs,
                                                const pipeline::ReadOptions& options,
                                                Streams& streams) {
  std::vector<pipeline::ReadDocument> out;
  for (auto& result : pipeline::read_documents(engine, std::move(inputs.sources), options)) {
    if (result) {
      out.push_back(*std::move(result));
      continue;
    }
    const int code = fail(streams, result.error());
    if (inputs.exit_code == 0) inputs.exit_code = code;
  }
  inputs.sources.clear();
  return out;
}

}  // namespace vedetta::cli
