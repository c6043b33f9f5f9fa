// Names in a text: of the gazetteer, of the lists loaded, of patterns (resolutions, ships'
// numbers), and unknown ones by capitals and the words beside them; surnames lead back to the full
// name.
#pragma once
#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "vedetta/model/mention.h"
#include "vedetta/read/language.h"

namespace vedetta::read {

struct NamedMention {
  model::Mention mention;
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t last = 0;
  std::uint32_t sentence = 0;
  std::string kind;      // of the gazetteer entry: "outlet", "ministry" …
  std::string item;      // goods class of a named weapon or brand
  bool generic = false;  // an institution's word ("Procura"): a name as the short form of one
};

struct Demonym {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::string state;  // "gpe:KP"
  bool people = false;
  bool either = false;  // an adjective by its place, though people are written alike
};

// A name of the lists found in the text by names::Spotter, in code points.
struct ListedName {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::string id;
  std::string schema;
  std::string state;
  bool weak = false;
};

struct Names {
  std::vector<NamedMention> mentions;  // in order, not overlapping
  std::vector<Demonym> demonyms;       // in order
};

// What begins in the sentence, of mentions or demonyms.
template <typename Name>
std::span<const Name> in_sentence(const std::vector<Name>& all, const Sentence& sentence) {
  const auto from = [&](std::uint32_t token) {
    return std::lower_bound(all.begin(), all.end(), token,
                            [](const Name& n, std::uint32_t t) { return n.first < t; });
  };
  return {from(sentence.first), from(sentence.last)};
}

Names find_names(std::u32string_view text, const Tokens& tokens, const MatchRows& matches,
                 const Language& language, const std::vector<ListedName>& listed);

model::MentionType type_of_schema(std::string_view schema);  // of FollowTheMoney

// "nil:mekong-pearl-bank": lower case, words joined by hyphens.
std::string nil_link(std::u32string_view name);

}  // namespace vedetta::read
