// Makes a language's lexicon of its data: words inflected, patterns in one tree, all as the flat
// bytes that Lexicon::open takes. The shipped languages' are made when the program is built
// (tools/pack_lexicons.cpp).
#pragma once
#include <string>

#include "vedetta/core/datapack.h"
#include "vedetta/core/result.h"

namespace vedetta::read {

// All files data/lang/<language>/*.toml but lang, morphology, and those of times and numbers.
// bad_data_file with file and line.
Result<std::string> pack_lexicon(const DataPack& data, const std::string& language);

}  // namespace vedetta::read
