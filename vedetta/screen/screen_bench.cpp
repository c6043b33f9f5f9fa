// What screening against the index costs beside comparing each subject with every entry (bound:
// 0.1). The subjects are the starter's own first names and others that are near. The answer is
// checked: both sides alert for the same entries, and whoever is listed is found.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <set>

#include "vedetta/lists/load.h"
#include "vedetta/screen/screen.h"
#include "vedetta/testing/ratio.h"

namespace vedetta::screen {
namespace {

using Found = std::set<std::pair<std::string, std::string>>;  // subject and entry

constexpr std::size_t kEach = 12;  // every twelfth entry is a subject

std::vector<model::Entity> subjects_of(const std::vector<model::Entity>& entities) {
  std::vector<model::Entity> out;
  for (std::size_t i = 0; i < entities.size(); i += kEach) {
    const std::string name = entities[i].caption();
    if (name == entities[i].id) continue;
    for (const std::string& written : {name, name + " Trading", name.substr(0, name.size() / 2)}) {
      model::Entity subject;
      subject.id = written + "/" + entities[i].id;
      subject.schema = entities[i].schema;
      subject.add("name", written);
      out.push_back(std::move(subject));
    }
  }
  return out;
}

Found by_index(const names::Index& index, const std::vector<model::Entity>& subjects) {
  Found out;
  for (const Screening& screening : screen_batch(index, subjects))
    for (const Hit& hit : screening.hits)
      if (hit.match.match) out.insert({screening.subject, hit.entity});
  return out;
}

Found by_all(const names::Index& index, const std::vector<model::Entity>& subjects) {
  const names::Knowledge& knowledge = index.knowledge();
  Found out;
  for (const model::Entity& subject : subjects) {
    const names::PreparedEntity query(subject, knowledge);
    for (std::uint32_t entry = 0; entry < index.size(); ++entry) {
      const names::EntityView view = index.view(entry);
      const names::NameMatch names = names::best_names(query.view(), view, knowledge);
      if (names::compare(query, view, index.entity(entry), names, knowledge).match)
        out.insert({subject.id, std::string(index.id(entry))});
    }
  }
  return out;
}

void screen_starter(benchmark::State& state) {
  const auto starter = lists::starter_list();
  const auto index = names::Index::from_bytes(*names::Index::build(starter->entities));
  const auto subjects = subjects_of(starter->entities);
  testing::Ratio ratio;
  Found all;
  Found found;
  for (auto _ : state)
    ratio.turn([&] { all = by_all(*index, subjects); },
               [&] { found = by_index(*index, subjects); });
  if (found != all) return state.SkipWithError("the index loses entries that comparing finds");
  for (std::size_t i = 0; i < subjects.size(); i += 3) {
    const std::string listed = subjects[i].id.substr(subjects[i].id.rfind('/') + 1);
    if (!found.contains({subjects[i].id, listed}))
      return state.SkipWithError("a listed name is not found");
  }
  ratio.report(state);
  state.counters["subjects"] = static_cast<double>(subjects.size());
}
BENCHMARK(screen_starter)->Unit(benchmark::kMillisecond)->Iterations(5);

}  // namespace
}  // namespace vedetta::screen
