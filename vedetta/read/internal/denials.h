// What the two halves of denials share: finding them, and finding what they are about.
#pragma once
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/read/internal/document.h"

namespace vedetta::read {

// A small set of ids or classes, in order.
class Ids {
 public:
  void insert(std::string_view id) {
    const auto at = std::lower_bound(ids_.begin(), ids_.end(), id);
    if (at == ids_.end() || *at != id) ids_.emplace(at, id);
  }
  void insert(const Ids& other) {
    for (const std::string& id : other.ids_) insert(id);
  }
  void erase(std::string_view id) {
    const auto at = std::lower_bound(ids_.begin(), ids_.end(), id);
    if (at != ids_.end() && *at == id) ids_.erase(at);
  }
  bool contains(std::string_view id) const {
    return std::binary_search(ids_.begin(), ids_.end(), id, std::less<>());
  }
  bool empty() const { return ids_.empty(); }
  auto begin() const { return ids_.begin(); }
  auto end() const { return ids_.end(); }

 private:
  std::vector<std::string> ids_;
};

// Somebody with his state and those he speaks for in the text ("X, director of Y"); of "its
// director, X" the organisation named last in the paragraph.
class Sides {
 public:
  explicit Sides(const DocumentWork& work);
  void add(std::string_view id, Ids& out) const;
  Ids of(const model::Claim& claim, const char* role) const;  // fillers, with their states
  Ids of(const std::vector<model::Sayer>& sayers) const;

 private:
  void represent(const NamedMention& person, const NamedMention& other);
  std::map<std::string, Ids, std::less<>> behind_;
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
