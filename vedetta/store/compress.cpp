#include "vedetta/store/compress.h"

#include <zstd.h>

namespace vedetta::store {

Result<std::string> compress(std::string_view bytes) {
  constexpr int kFastLevel = 1;  // a list must load in a few times what parsing it costs
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), kFastLevel);
  if (ZSTD_isError(size))
    return Error{ErrorCode::internal, ZSTD_getErrorName(size), "",
                 "report this as an error of vedetta"};
  out.resize(size);
  return out;
}

Result<std::string> decompress(std::string_view bytes, std::uint64_t size) {
  const auto damaged = [](const char* what) {
    return Error{ErrorCode::integrity, what, "", "restore the store folder from a backup"};
  };
  // The frame's own claim is checked first: a damaged row must not make us allocate at its will.
  if (ZSTD_getFrameContentSize(bytes.data(), bytes.size()) != size)
    return damaged("the block does not hold what its row says");
  std::string out(size, '\0');
  const std::size_t got = ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(got)) return damaged(ZSTD_getErrorName(got));
  if (got != size) return damaged("the block is shorter than its row says");
  return out;
}

}  // namespace vedetta::store
