// The index over listed entities: one position-independent, checksummed, memory-mapped file that
// answers "who could this be?" (candidates) and holds what the spotter and the comparison need.
//   VEDETTA_TRY(const std::string bytes, Index::build(entities));
//   VEDETTA_TRY(const Index index, Index::from_bytes(bytes));
//   for (const Candidate& c : index.candidates(prepared).found) index.entity(c.entry);
// A flipped bit is found when the file is opened, never answered from. Entries keep the order
// given.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/result.h"
#include "vedetta/model/entity.h"
#include "vedetta/names/knowledge.h"
#include "vedetta/names/views.h"

namespace vedetta::names {

struct Candidate {
  std::uint32_t entry = 0;
  std::uint32_t coverage = 0;  // thousandths of the query's words (by weight) that are like words
                               // of one name of the entry; 1000 when `by_identifier`
  bool by_identifier = false;
};

struct Candidates {
  std::vector<Candidate> found;  // best coverage first, then by entry
  std::size_t left_out = 0;      // above the least coverage, beyond candidates.most
};

class Index {
 public:
  // The file's bytes. too_large beyond 2^32 of anything.
  static Result<std::string> build(std::span<const model::Entity> entities,
                                   const Knowledge& knowledge = Knowledge::shipped());
  // integrity, unknown_format, not_found; bad_input when made with other name knowledge.
  static Result<Index> open(const std::string& path,
                            const Knowledge& knowledge = Knowledge::shipped());
  static Result<Index> from_bytes(std::string bytes,
                                  const Knowledge& knowledge = Knowledge::shipped());
  // Over bytes that outlive the index and begin on a 16-byte boundary.
  static Result<Index> over(std::string_view bytes,
                            const Knowledge& knowledge = Knowledge::shipped());
  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;
  ~Index();

  std::size_t size() const;  // entries
  std::string_view id(std::uint32_t entry) const;
  std::string_view schema(std::uint32_t entry) const;
  model::Entity entity(std::uint32_t entry) const;
  // The entry's names as the comparison reads them; views into the index.
  EntityView view(std::uint32_t entry) const;
  Candidates candidates(const EntityView& query) const;
  const Knowledge& knowledge() const;
  struct Body;  // internal/body.h

 private:
  friend class Spotter;
  explicit Index(std::unique_ptr<Body> body);
  std::unique_ptr<Body> body_;
};

}  // namespace vedetta::names
