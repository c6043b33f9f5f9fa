// The watch `read`: a text goes in, mentions and claims come out, each with its sayers, its hedge
// and the words it stands on. Deterministic in (data, lists, text, date); nothing in a text is
// obeyed.
//   VEDETTA_TRY(Reader reader, Reader::open(DataPack::shipped()));
//   VEDETTA_TRY(Reading r, reader.read(input));
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "vedetta/core/datapack.h"
#include "vedetta/core/time.h"
#include "vedetta/model/claim.h"
#include "vedetta/model/mention.h"
#include "vedetta/read/language.h"
#include "vedetta/read/mentions.h"
#include "vedetta/text/utf8.h"

namespace vedetta::read {

struct Input {
  const text::Decoded* text = nullptr;
  std::string document;              // key of the capture
  std::string language;              // "en"; unknown languages give list names only
  std::uint32_t body = 0;            // code point where the body begins
  std::vector<model::Span> skipped;  // furniture, hidden text, suspected prompts: not read
  std::optional<Day> dct;            // the document's date; inferred when empty
  std::string title;
};

struct Note {
  std::string code;  // "unknown-language", "damage", "inferred-date" …
  std::string text;
  model::Span place;
};

// An entry of the data that a claim of the reading stands on: trigger, goods, group, cue of a
// sayer, hedge; or a frame (class: its id, no pattern).
struct EntryUse {
  std::string file;  // "lang/en/triggers.toml"
  std::string group;
  std::string pattern;
  auto operator<=>(const EntryUse&) const = default;
};

struct Reading {
  std::vector<model::Mention> mentions;  // in order of place
  std::vector<model::Claim> claims;      // in order of evidence
  Day dct;
  std::string dct_reason;
  std::vector<Note> notes;
  std::vector<EntryUse> entries;  // sorted, each once
};

// Finds names of the lists loaded in a text; wired to names::Spotter by the doors.
using ListNames = std::function<std::vector<ListedName>(std::u32string_view)>;

class Reader {
 public:
  static Result<Reader> open(const DataPack& data, ListNames list_names = {});
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  // A language is loaded when the first text in it comes, and its faults (bad_data_file) are told
  // then. May be called from several threads.
  Result<Reading> read(const Input& input) const;
  // Loads every language now: what is faulty in any of them.
  Status load_languages() const;
  // The English name of an entry of the gazetteer; empty when unknown.
  std::string caption_of(std::string_view id) const;
  // The confidence from which a claim counts as clear, by the calibration.
  Fixed clear_threshold() const;

 private:
  struct State;
  explicit Reader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace vedetta::read
