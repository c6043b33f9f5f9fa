// Names every reader of the news knows, from data/gazetteer: states with demonyms and capitals,
// places, organisations, office holders, weapons and brands, laws, events; one table per language.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "vedetta/core/datapack.h"
#include "vedetta/core/numbering.h"
#include "vedetta/model/mention.h"
#include "vedetta/read/token.h"

namespace vedetta::read {

struct GazetteerEntry {
  std::string id;
  model::MentionType type = model::MentionType::org;
  std::string kind;   // "ministry", "outlet", "port" …
  std::string state;  // gpe of the state it belongs to
  std::string item;   // goods class of a named weapon or brand
  std::string caption;
};

enum class NameUse : std::uint8_t {
  name,       // stands for the entry
  adjective,  // demonym: no mention, but evidence of a state
  people,     // demonym noun, plural
  capital,    // the city, or by metonymy its state
};

struct NameHit {
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t last = 0;
  std::uint32_t entry = 0;
  NameUse use = NameUse::name;
  bool weak = false;    // also an everyday word, or a short form: does not decide alone
  bool family = false;  // a surname: leads back to a full name, or stands alone where it may
};

class Gazetteer {
 public:
  static Result<Gazetteer> load(const DataPack& data, const std::string& language,
                                const TokenRules& rules);
  // Longest names first at each place, not overlapping; all uses of the same words are given.
  std::vector<NameHit> find(std::u32string_view text, const Tokens& tokens,
                            const Sentence& sentence) const;
  const GazetteerEntry& entry(std::uint32_t index) const { return entries_[index]; }
  const GazetteerEntry* by_id(std::string_view id) const;
  // First and last words of states, capitals and family names, and names with a hyphen inside: what
  // TokenRules::names takes.
  std::unordered_set<std::string> joinable() const;
  // The organ of a state that holds an office ("gpe:JP", "defence"); empty when none is listed.
  const std::string& office(const std::string& state, const std::string& office) const;

 private:
  struct Payload {
    std::uint32_t entry;
    NameUse use;
    bool weak;
    bool family;
    bool upper;        // an acronym: must be written in capitals, or with one where it is long
    bool capital;      // must begin with a capital
    bool capital_end;  // its last word has one too
  };
  // The node that a word leads to from a node; 0 = none.
  std::uint32_t next(std::uint32_t node, const Token& token) const;
  void add(const std::string& name, Payload payload, const TokenRules& rules);
  Status add_states(const DataPack& data, const std::string& language, const TokenRules& rules);
  Status add_file(const DataPack& data, const std::string& file, const std::string& table,
                  model::MentionType type, const std::string& language, const TokenRules& rules);

  struct Node {
    std::vector<Payload> payloads;
    bool goes_on = false;
  };
  std::vector<Node> nodes_{1};
  PairNumbers children_;  // of a node by a word
  WordNumbers words_;
  std::vector<std::uint32_t> first_;  // node that a word leads to from the root, by word; 0 = none
  // By the last bits of a word's hash, whether a name begins with such a word: most do not.
  static constexpr std::uint32_t kBuckets = 1U << 16;
  std::vector<bool> begins_ = std::vector<bool>(kBuckets);
  std::vector<GazetteerEntry> entries_;
  std::unordered_map<std::string, std::uint32_t> by_id_;
  std::vector<std::string> joinable_;                     // names as the files have them
  std::unordered_map<std::string, std::string> offices_;  // state and office → id
};

// The English name of each entry, by id. Needs no language loaded.
using GazetteerCaptions = std::map<std::string, std::string, std::less<>>;
Result<GazetteerCaptions> gazetteer_captions(const DataPack& data);

}  // namespace vedetta::read
