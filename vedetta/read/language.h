// Everything the reader knows of one language, loaded from data/lang/<language>/ and
// data/gazetteer.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "vedetta/core/datapack.h"
#include "vedetta/read/gazetteer.h"
#include "vedetta/read/internal/name_cues.h"
#include "vedetta/read/lexicon.h"
#include "vedetta/read/quantity.h"
#include "vedetta/read/token.h"
#include "vedetta/read/when.h"

namespace vedetta::read {

struct Language {
  std::string code;
  TokenRules spelling;
  bool pro_drop = false;         // verbs without a subject carry it over
  bool adjective_after = false;  // demonyms and goods' adjectives follow their noun
  Lexicon lexicon;
  std::vector<CueSet> cues;  // of the lexicon's classes
  Gazetteer gazetteer;
  QuantityReader quantities;
  TimeReader times;

  // unknown_name when data/lang has no such language.
  static Result<std::shared_ptr<const Language>> load(const DataPack& data,
                                                      const std::string& code);
  static std::vector<std::string> known(const DataPack& data);
};

}  // namespace vedetta::read
