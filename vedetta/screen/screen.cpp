#include "vedetta/screen/screen.h"

#include <algorithm>

#include "vedetta/core/parallel.h"

namespace vedetta::screen {
namespace {

// The most that evidence can add to a name's score, in millionths.
std::int64_t most_support(const names::Weights& w) {
  return (std::max({w.birth_date_equal, w.birth_date_overlaps, w.birth_date_flipped, 0}) +
          std::max(w.country_overlaps, 0)) *
         std::int64_t{1000};
}

}  // namespace

Screening screen_subject(const names::Index& index, const model::Entity& subject) {
  const names::Knowledge& knowledge = index.knowledge();
  const names::Weights& w = knowledge.weights();
  const names::PreparedEntity query(subject, knowledge);
  Screening result;
  result.subject = subject.id;
  result.has_name_or_identifier =
      !query.view().identifiers.empty() ||
      std::any_of(query.view().names.begin(), query.view().names.end(),
                  [](const names::NameView& name) { return !name.readings.empty(); });
  const names::Candidates candidates = index.candidates(query.view());
  result.compared = candidates.found.size();
  result.left_out = candidates.left_out;
  const std::int64_t least = w.show * std::int64_t{1000};
  for (const names::Candidate& candidate : candidates.found) {
    const names::EntityView entry = index.view(candidate.entry);
    const names::NameMatch names = names::best_names(query.view(), entry, knowledge);
    if (!candidate.by_identifier && names.score + most_support(w) < least) continue;
    const model::Entity facts = index.entity(candidate.entry);
    names::Match match = names::compare(query, entry, facts, names, knowledge);
    if (match.score.millionths() < least) continue;
    Hit hit;
    hit.entry = candidate.entry;
    hit.entity = facts.id;
    hit.caption = facts.caption();
    hit.list = facts.statements.empty() ? std::string() : facts.statements.front().source;
    hit.version = model::version_of(facts);
    hit.match = std::move(match);
    result.hits.push_back(std::move(hit));
  }
  std::sort(result.hits.begin(), result.hits.end(), [](const Hit& a, const Hit& b) {
    return a.match.score != b.match.score ? a.match.score > b.match.score : a.entity < b.entity;
  });
  return result;
}

std::vector<Screening> screen_batch(const names::Index& index,
                                    std::span<const model::Entity> subjects, std::size_t jobs) {
  std::vector<Screening> results(subjects.size());
  parallel_for(subjects.size(), jobs,
               [&](std::size_t i) { results[i] = screen_subject(index, subjects[i]); });
  return results;
}

}  // namespace vedetta::screen
