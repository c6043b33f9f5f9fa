// What kind of thing an unknown name names: the words inside it and beside it vote, and all
// occurrences of the same words in the document vote together.
#pragma once
#include <array>
#include <vector>

#include "vedetta/read/internal/name_runs.h"

namespace vedetta::read {

struct Votes {
  std::array<int, 4> points{};  // person, organisation, place, vessel
  int& of(model::MentionType type);
  void join(const Votes& other);
  bool sure() const;      // one type leads clearly
  bool decisive() const;  // a word beside it says the type
  model::MentionType best() const;
  int lead() const;  // of the first over the second
};

// The votes of one occurrence. `known_names`: the surviving names of the gazetteer, by token.
Votes votes_inside(const NameContext& context, const NameRun& run);
Votes votes_beside(const NameContext& context, const NameRun& run);

}  // namespace vedetta::read
