#include "vedetta/store/compress.h"

#include <zstd.h>

#include <utility>
#include <vector>

#include "vedetta/core/file.h"
#include "vedetta/core/parallel.h"

namespace vedetta::store {
namespace {

constexpr int kFastLevel = 1;
constexpr std::size_t kFrameBytes = 1 << 20;
constexpr std::size_t kJobs = 2;

struct Frame {
  std::string bytes;
  std::size_t code = 0;
};

Frame compress_frame(std::string_view bytes) {
  Frame frame;
  frame.bytes.resize(ZSTD_compressBound(bytes.size()));
  frame.code =
      ZSTD_compress(frame.bytes.data(), frame.bytes.size(), bytes.data(), bytes.size(), kFastLevel);
  if (!ZSTD_isError(frame.code)) frame.bytes.resize(frame.code);
  return frame;
}

// What the frames say they hold together; anything odd gives a size that nothing has.
std::uint64_t claimed_size(std::string_view bytes) {
  std::uint64_t total = 0;
  while (!bytes.empty()) {
    const std::size_t size = ZSTD_findFrameCompressedSize(bytes.data(), bytes.size());
    const std::uint64_t content = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (ZSTD_isError(size) || content > kFrameBytes) return ~std::uint64_t{0};
    total += content;
    bytes.remove_prefix(size);
  }
  return total;
}

}  // namespace

Result<std::string> compress(std::string_view bytes) {
  std::vector<Frame> frames(bytes.size() / kFrameBytes + 1);
  parallel_for(frames.size(), kJobs, [&](std::size_t i) {
    frames[i] = compress_frame(bytes.substr(i * kFrameBytes, kFrameBytes));
  });
  std::string out;
  for (const Frame& frame : frames) {
    if (ZSTD_isError(frame.code))
      return Error{ErrorCode::internal, ZSTD_getErrorName(frame.code), "",
                   "report this as an error of vedetta"};
    out += frame.bytes;
  }
  return out;
}

Result<std::string> decompress(std::string_view bytes, std::uint64_t size) {
  const auto damaged = [](const char* what) {
    return Error{ErrorCode::integrity, what, "", "restore the store folder from a backup"};
  };
  // The frames' own claim is checked first: a damaged row must not make us allocate at its will.
  if (claimed_size(bytes) != size) return damaged("the block does not hold what its row says");
  std::string out(size, '\0');
  const std::size_t got = ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(got)) return damaged(ZSTD_getErrorName(got));
  if (got != size) return damaged("the block is shorter than its row says");
  return out;
}

Result<Stored> made_ready(std::string hash, std::string_view bytes, std::string_view gzip) {
  Stored out{std::move(hash), bytes.size(), gzip.empty() ? "" : "gzip", gzip.empty() ? bytes : gzip,
             ""};
  if (gzip.empty() && bytes.size() > kPackedBeyond) {
    out.packing = "zstd";
    VEDETTA_TRY(out.packed, compress(bytes));
  }
  return out;
}

std::string_view suffix_of(std::string_view packing) {
  if (packing.empty()) return {};
  return packing == "gzip" ? ".gz" : ".zst";
}

Result<std::string> unpacked(std::string stored, std::string_view packing, std::uint64_t size) {
  if (packing.empty()) return stored;
  if (packing != "gzip") return decompress(stored, size);
  auto bytes = gunzip(stored, size);
  if (bytes) return bytes;
  Error error = bytes.error();
  error.code = ErrorCode::integrity;
  error.mend = "restore the store folder from a backup";
  return error;
}

}  // namespace vedetta::store
