// What reading and screening need to know, loaded once: data, law, lists (the starter and what the
// store has in use), the index over their names, the reader, and who the parties are.
//   VEDETTA_TRY(auto engine, Engine::open({.overlay = folder, .store = &store}));
//   VEDETTA_TRY(auto documents, read_documents(*engine, inputs, {}));
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/assess/parties.h"
#include "vedetta/core/datapack.h"
#include "vedetta/ingest/rules.h"
#include "vedetta/measures/measures.h"
#include "vedetta/model/run.h"
#include "vedetta/model/vocabulary.h"
#include "vedetta/names/index.h"
#include "vedetta/read/reader.h"
#include "vedetta/store/store.h"

namespace vedetta::pipeline {

struct EngineOptions {
  std::string overlay = {};           // a folder laid over the shipped data; empty: none
  store::Store* store = nullptr;      // its lists are added to the starter; may be null
  std::optional<Instant> as_of = {};  // the lists that were in use then
  // False: for screening alone; there are only data(), knowledge(), index() and lists() then.
  bool reader = true;
};

// The shipped data, or with the overlay. not_found, io, bad_data_file.
Result<DataPack> open_data(const std::string& overlay);
std::string program_version();  // "0.1.0"

class Engine {
 public:
  static Result<std::unique_ptr<Engine>> open(const EngineOptions& options);
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  const DataPack& data() const { return data_; }
  const measures::Measures& measures() const { return *measures_; }
  const model::Vocabulary& vocabulary() const { return *vocabulary_; }
  const names::Knowledge& knowledge() const { return *knowledge_; }
  const names::Index& index() const { return *index_; }
  const read::Reader& reader() const { return *reader_; }
  const ingest::Rules& rules() const { return *rules_; }
  const assess::EntityParties& parties() const { return parties_; }
  const std::vector<std::string>& lists() const { return lists_; }  // "un_sc@9f3c…", sorted
  bool knows_language(std::string_view code) const;
  // The name of a list entry or gazetteer entry; empty when neither knows the id.
  std::string caption(std::string_view id) const;
  // The Run of an output; `verb` is what produced it.
  model::Run run(std::string_view verb, std::vector<std::string> configuration,
                 std::vector<std::string> extent) const;

 private:
  Engine() = default;
  Status load_names(const EngineOptions& options);
  Status load_law();
  Status load_parties();
  Status load_reader();
  std::vector<read::ListedName> listed_names(std::u32string_view text) const;

  DataPack data_;
  std::optional<measures::Measures> measures_;
  std::optional<model::Vocabulary> vocabulary_;
  std::optional<names::Knowledge> knowledge_;
  std::optional<ingest::Rules> rules_;
  std::optional<names::Index> index_;
  std::optional<read::Reader> reader_;
  assess::EntityParties parties_;
  std::map<std::string, std::string, std::less<>> captions_;
  std::vector<std::string> lists_;
};

}  // namespace vedetta::pipeline
