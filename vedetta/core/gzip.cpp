#include <fmt/format.h>
#include <zlib.h>

#include "vedetta/core/file.h"

namespace vedetta {

bool is_gzip(std::string_view bytes) {
  return bytes.size() >= 2 && bytes[0] == '\x1f' && bytes[1] == '\x8b';
}

Result<std::string> gunzip(std::string_view bytes, std::uint64_t max_bytes) {
  const auto bad = [](std::string what) {
    return Error{ErrorCode::bad_gzip, std::move(what), "", "fetch the file again"};
  };
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return bad("zlib can't start");
  struct Guard {
    z_stream* stream;
    ~Guard() { inflateEnd(stream); }
  } guard{&stream};
  std::string out;
  std::string block(1 << 16, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), UINT32_MAX));
  for (;;) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    const int code = inflate(&stream, Z_NO_FLUSH);
    out.append(block, 0, block.size() - stream.avail_out);
    if (out.size() > max_bytes)
      return Error{ErrorCode::too_large, fmt::format("it unpacks to more than {} bytes", max_bytes),
                   "", "split the input"};
    if (code == Z_STREAM_END) {
      if (stream.avail_in == 0) return out;
      if (inflateReset(&stream) != Z_OK) return bad("zlib can't go on");  // members may follow
      continue;
    }
    if (code != Z_OK)
      return bad(fmt::format("after {} unpacked bytes: {}", out.size(),
                             code == Z_BUF_ERROR ? "the stream ends too early"
                             : stream.msg        ? stream.msg
                                                 : "damaged"));
  }
}

}  // namespace vedetta
