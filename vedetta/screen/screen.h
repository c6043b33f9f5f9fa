// The watch `screen`: subjects × index → hits with reasons. A Map: each subject's result hangs on
// the subject and the index alone; the order is by score, then by entry id.
//   const Screening result = screen_subject(index, subject);
#pragma once
#include <span>
#include <string>
#include <vector>

#include "vedetta/names/compare.h"
#include "vedetta/names/index.h"

namespace vedetta::screen {

struct Hit {
  std::uint32_t entry = 0;  // in the index
  std::string entity;       // the entry's id
  std::string caption;
  std::string list;     // the source of its first statement
  std::string version;  // of the entry: SHA-256 of its canonical bytes
  names::Match match;
};

struct Screening {
  std::string subject;                  // its id
  std::vector<Hit> hits;                // at or above the score shown (matcher.toml); best first
  std::size_t compared = 0;             // entries compared in full
  std::size_t left_out = 0;             // candidates beyond candidates.most: not compared
  bool has_name_or_identifier = false;  // without either nothing can be said: never "clear"
};

Screening screen_subject(const names::Index& index, const model::Entity& subject);
// One result a subject, in order; the same for any number of jobs.
std::vector<Screening> screen_batch(const names::Index& index,
                                    std::span<const model::Entity> subjects, std::size_t jobs = 1);

}  // namespace vedetta::screen
