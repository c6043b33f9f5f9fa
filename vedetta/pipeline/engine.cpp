#include "vedetta/pipeline/engine.h"

#include <algorithm>
#include <set>

#include "vedetta/lists/load.h"
#include "vedetta/names/spotter.h"
#include "vedetta/pipeline/names_index.h"
#include "vedetta/read/language.h"

namespace vedetta::pipeline {

std::string program_version() {
  return VEDETTA_VERSION;
}

Result<DataPack> open_data(const std::string& overlay) {
  if (overlay.empty()) return DataPack(DataPack::shipped());
  return DataPack::with_overlay(overlay);
}

Result<std::unique_ptr<Engine>> Engine::open(const EngineOptions& options) {
  std::unique_ptr<Engine> engine(new Engine);
  VEDETTA_TRY(engine->data_, open_data(options.overlay));
  VEDETTA_CHECK(engine->load_names(options));
  if (!options.reader) return engine;
  VEDETTA_CHECK(engine->load_law());
  VEDETTA_CHECK(engine->load_parties());
  VEDETTA_CHECK(engine->load_reader());
  return engine;
}

Status Engine::load_names(const EngineOptions& options) {
  VEDETTA_TRY(knowledge_, names::Knowledge::load(data_));
  lists_.push_back("starter@" + lists::starter_version(data_));
  std::vector<store::ListVersion> versions;
  if (options.store) {
    VEDETTA_TRY(const auto history, options.store->list_history());
    std::set<std::string> ids;
    for (const store::ListVersion& version : history) ids.insert(version.list);
    for (const std::string& id : ids) {
      VEDETTA_TRY(const auto version, options.as_of ? options.store->list_as_of(id, *options.as_of)
                                                    : options.store->current_list(id));
      if (!version) continue;
      lists_.push_back(id + "@" + version->version);
      versions.push_back(*version);
    }
  }
  std::sort(lists_.begin(), lists_.end());
  VEDETTA_TRY(index_, names_index(data_, *knowledge_, options.store, versions));
  return ok_status();
}

Status Engine::load_law() {
  VEDETTA_TRY(measures_, measures::Measures::load(data_));
  VEDETTA_TRY(vocabulary_, model::Vocabulary::load(data_));
  VEDETTA_TRY(rules_, ingest::Rules::load(data_));
  return ok_status();
}

Status Engine::load_parties() {
  VEDETTA_CHECK(parties_.add_gazetteer(data_));
  for (std::uint32_t entry = 0; entry < index_->size(); ++entry) {
    const model::Entity entity = index_->entity(entry);
    parties_.add(entity);
    captions_.try_emplace(entity.id, entity.caption());
  }
  return ok_status();
}

Status Engine::load_reader() {
  auto reader =
      read::Reader::open(data_, [this](std::u32string_view text) { return listed_names(text); });
  if (!reader) return reader.error();
  reader_.emplace(*std::move(reader));
  return ok_status();
}

// A weak alias is evidence, never alone: such names are left to screening.
std::vector<read::ListedName> Engine::listed_names(std::u32string_view text) const {
  std::vector<read::ListedName> out;
  for (const names::Spot& spot : names::Spotter(*index_).find(text)) {
    const auto best = std::find_if(spot.entities.begin(), spot.entities.end(),
                                   [](const names::SpottedEntity& e) { return e.strong; });
    if (best == spot.entities.end()) continue;
    read::ListedName name;
    name.start = spot.start;
    name.end = spot.end;
    name.id = best->id;
    name.schema = best->schema;
    const auto party = parties_.find(best->id);
    if (party && !party->state.empty()) name.state = "gpe:" + party->state;
    out.push_back(std::move(name));
  }
  return out;
}

bool Engine::knows_language(std::string_view code) const {
  const auto known = read::Language::known(data_);
  return std::find(known.begin(), known.end(), code) != known.end();
}

std::string Engine::caption(std::string_view id) const {
  const auto at = captions_.find(id);
  return at != captions_.end() ? at->second : reader_ ? reader_->caption_of(id) : std::string();
}

model::Run Engine::run(std::string_view verb, std::vector<std::string> configuration,
                       std::vector<std::string> extent) const {
  model::Run run;
  run.program = "vedetta " + program_version() + " (" + std::string(verb) + ")";
  run.data = data_.hash();
  run.lists = lists_;
  run.measures = measures_->hash();
  std::sort(configuration.begin(), configuration.end());
  std::sort(extent.begin(), extent.end());
  extent.erase(std::unique(extent.begin(), extent.end()), extent.end());
  run.configuration = std::move(configuration);
  run.extent = std::move(extent);
  return run;
}

}  // namespace vedetta::pipeline
