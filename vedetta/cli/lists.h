// `vedetta lists add|ls|show|diff`: lists and their versions.
#pragma once
#include <string>
#include <vector>

#include "vedetta/cli/cli.h"

namespace vedetta::cli {

struct ListsAdd {
  std::string list;
  std::vector<std::string> files;
  std::string format, source_date, origin, expect_sha256, accept_shrink, accept_older;
};
struct ListsShow {
  std::string list;
  std::string entry;    // an entry's id; empty: the version itself
  std::string version;  // empty: the one in use
};
struct ListsDiff {
  std::string list;
  std::string from, to;  // versions; empty: the one before, the one in use
};
int run_lists_add(const ListsAdd& verb, const Common& common, Streams& streams);
int run_lists_ls(const Common& common, Streams& streams);
int run_lists_show(const ListsShow& verb, const Common& common, Streams& streams);
int run_lists_diff(const ListsDiff& verb, const Common& common, Streams& streams);

}  // namespace vedetta::cli
