// The HTML reader: page bytes (valid UTF-8) → blocks and metadata. html.cpp is the only file that
// sees the parser; it runs in a child process (child.h), fuzz targets call it directly.
#pragma once
#include <string>
#include <string_view>
#include <unordered_set>

#include "vedetta/ingest/page.h"

namespace vedetta::ingest {

// `furniture_classes`: words of class and id attributes that name furniture.
Page parse_html(std::string_view utf8, const std::unordered_set<std::string>& furniture_classes);

}  // namespace vedetta::ingest
