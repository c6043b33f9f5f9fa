// Word lists against lines: page furniture and text addressed to machine readers. The lists are
// data (data/ingest/*.toml). A pattern is a phrase of whole words; "instruct*" matches by its
// beginning; Han and kana count as one word a character; "related:" wants the colon. Case and
// invisible characters don't matter.
//   const Rules& rules = Rules::shipped();
//   if (auto hit = rules.prompt(line)) …   // hit->why, hit->start, hit->end (code points)
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "vedetta/core/datapack.h"
#include "vedetta/core/result.h"

namespace vedetta::ingest {

// The words of a text, case folded, with their places.
struct Words {
  struct Word {
    std::uint32_t at = 0;      // in `folded`
    std::uint32_t length = 0;  // in `folded`
    std::uint32_t start = 0;   // code points of the text
    std::uint32_t end = 0;
    bool colon = false;  // a colon follows
  };
  std::u32string folded;
  std::vector<Word> words;

  std::size_t size() const { return words.size(); }
  std::u32string_view operator[](std::size_t i) const {
    return std::u32string_view(folded).substr(words[i].at, words[i].length);
  }
};
Words split_words(std::u32string_view text);

class Rules {
 public:
  struct Hit {
    std::string why;
    std::uint32_t start = 0;  // code points of the line: the words that matched
    std::uint32_t end = 0;
  };

  static Result<Rules> load(const DataPack& data);
  static const Rules& shipped();

  std::optional<Hit> furniture(std::u32string_view line, const Words& words) const;
  // All places in the line that address machine readers, in order.
  std::vector<Hit> prompts(const Words& words) const;
  // Words of class and id attributes that name furniture ("related", "share" …).
  const std::unordered_set<std::string>& furniture_classes() const { return classes_; }

 private:
  struct Phrase {
    struct Part {
      std::u32string word;
      bool prefix = false;
    };
    std::vector<Part> parts;
    bool colon = false;
  };
  struct Place {  // a phrase found: words [first, last]
    std::uint32_t phrase;
    std::uint32_t first;
    std::uint32_t last;
  };
  struct Rule {
    enum class Where { anywhere, start, whole };
    std::string why;
    std::vector<std::vector<std::uint32_t>> groups;  // phrases; one of each group must occur
    std::uint32_t window = 0;                        // words that the groups may spread over
    std::uint32_t max_words = 0;                     // longer lines are not meant; 0: any length
    Where where = Where::anywhere;
  };
  struct Use {  // a phrase serves group `group` of rule `rule`
    std::uint32_t rule;
    std::uint32_t group;
  };
  struct Bank {
    std::vector<Rule> rules;
    std::vector<Phrase> phrases;
    std::vector<std::vector<Use>> uses;  // per phrase
    std::unordered_map<std::u32string, std::vector<std::uint32_t>> first_word;
    std::unordered_map<std::u32string, std::vector<std::uint32_t>> first_prefix;
    std::vector<std::size_t> prefix_lengths;
  };

  static Status load_bank(Bank& bank, const Value& tree, std::string_view table,
                          std::string_view file);
  static Result<Rule> load_rule(Bank& bank, const Value& row, std::string_view file);
  static std::uint32_t add_phrase(Bank& bank, std::string_view written);
  static void index_phrases(Bank& bank);
  static std::vector<Place> find(const Bank& bank, const Words& words);
  static std::vector<Hit> match(const Bank& bank, const Words& words);
  bool is_script(std::u32string_view line) const;

  Bank furniture_;
  Bank prompts_;
  std::vector<std::u32string> script_tokens_;
  std::int64_t script_min_tokens_ = 2;
  std::unordered_set<std::string> classes_;
};

}  // namespace vedetta::ingest
