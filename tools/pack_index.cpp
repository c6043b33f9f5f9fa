// pack_index OUT: the names index over the starter list of the data built in, ready to be mapped.
#include <fmt/format.h>

#include "vedetta/core/file.h"
#include "vedetta/lists/load.h"
#include "vedetta/names/index.h"

namespace {

vedetta::Status pack(const char* path) {
  VEDETTA_TRY(const vedetta::lists::LoadedList starter, vedetta::lists::starter_list());
  VEDETTA_TRY(const std::string bytes, vedetta::names::Index::build(starter.entities));
  return vedetta::write_file_atomic(path, bytes);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::fputs("usage: pack_index OUT\n", stderr), 2;
  const auto done = pack(argv[1]);
  if (!done) fmt::print(stderr, "{}: {}\n", done.error().where, done.error().what);
  return done ? 0 : 1;
}
