// What the two halves of denials share: finding them, and finding what they are about.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "vedetta/read/internal/document.h"

namespace vedetta::read {

using Ids = std::set<std::string>;

// Somebody with his state and those he speaks for in the text ("X, director of Y"); of "its
// director, X" the organisation named last in the paragraph.
class Sides {
 public:
  explicit Sides(const DocumentWork& work);
  void add(const std::string& id, Ids& out) const;
  Ids of(const model::Claim& claim, const char* role) const;  // fillers, with their states
  Ids of(const std::vector<model::Sayer>& sayers) const;

 private:
  void represent(const NamedMention& person, const NamedMention& other);
  std::map<std::string, Ids> behind_;
};

bool meet(const Ids& a, const Ids& b);
bool is_event(const model::Claim& claim);  // an act that somebody could deny: no rule, no politics

// Predicates that words of a lexicon class open; the goods decide where a frame leaves it open.
Ids predicates_of(const Frames& frames, std::string_view group);

// Predicates named by the words of tokens [first, last) of a sentence; denials, measures and
// political acts are none.
Ids predicates_in(const DocumentWork& work, const Analysis& a, std::uint32_t first,
                  std::uint32_t last);

}  // namespace vedetta::read
