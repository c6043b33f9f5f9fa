// Where names begin and end: runs of capitals with the small words that names have inside, cut at
// titles and at known names, joined where an organisation's word holds them together.
#pragma once
#include <span>
#include <vector>

#include "vedetta/model/mention.h"
#include "vedetta/read/internal/name_context.h"

namespace vedetta::read {

struct NameRun {
  std::uint32_t sentence = 0;
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t last = 0;
  bool organisation = false;  // an organisation's word inside says so
  bool generic = false;       // "Committee" alone: a name only as the short form of one
  std::uint32_t cue_end = 0;  // where words that say what it is end: "la piattaforma estone | Kivi"
};

class RunFinder {
 public:
  // Known names that turn out to be part of a longer one are marked as dropped.
  RunFinder(const NameContext& context, std::vector<KnownName>& known, std::vector<bool>& taken);
  std::vector<NameRun> find();

 private:
  struct Unit {
    std::uint32_t first;
    std::uint32_t last;
    std::int32_t known = -1;
    bool title = false;
  };

  void sentence(std::uint32_t s);
  bool plain_part(std::uint32_t s, std::uint32_t i) const;
  bool syllable(std::uint32_t s, std::uint32_t i) const;
  bool surname_like_function(std::uint32_t s, std::uint32_t i) const;
  std::uint32_t joined(std::uint32_t s, const std::vector<Unit>& units, std::uint32_t at) const;
  std::uint32_t connected(std::uint32_t s, std::uint32_t at) const;
  std::uint32_t field_end(std::uint32_t s, std::uint32_t at) const;
  bool opening_stands(std::uint32_t s, std::uint32_t i) const;
  void units_from(std::uint32_t s, std::uint32_t i, std::vector<Unit>& units) const;
  Unit unit_at(std::uint32_t s, std::uint32_t i) const;
  void split(std::uint32_t s, const std::vector<Unit>& units);
  void piece(std::uint32_t s, std::span<const Unit> units);
  bool organisation(std::span<const Unit> units) const;
  bool generic_unit(const Unit& unit) const;
  bool unit_is_vessel(const Unit& unit) const;
  bool elided(std::uint32_t i) const;
  bool korean(std::uint32_t first, std::uint32_t last) const;
  std::uint32_t cue_end(std::uint32_t first) const;
  bool title_in_name(const std::vector<Unit>& units, std::size_t u, bool first) const;
  bool nationality(std::uint32_t first) const;
  bool compound_particle(std::uint32_t i) const;
  bool absorbs(std::span<const Unit> units, std::size_t k) const;
  void add(std::uint32_t s, std::uint32_t first, std::uint32_t last, bool organisation);

  const NameContext& context_;
  std::vector<KnownName>& known_;
  std::vector<bool>& taken_;
  std::vector<std::int32_t> known_at_;
  std::vector<NameRun> runs_;
  std::vector<Unit> units_, part_;                                 // of the run at hand
  std::vector<std::pair<std::uint32_t, std::uint32_t>> openings_;  // sentence, token: perhaps names
};

}  // namespace vedetta::read
