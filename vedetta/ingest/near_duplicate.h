// Which documents copy one another? One origin, however many outlets print it: copies are shown as
// copies and never count as corroboration. Word 5-grams, hashed; two documents are copies when most
// 5-grams of the shorter one are in the other (an excerpt of a wire is that wire).
//   Shingles a = shingle(document_a);
//   if (overlap_per_mille(a, b) >= kCopyPerMille) …
// After Broder, "On the resemblance and containment of documents" (1997); sets are kept whole,
// because documents are small and the answer then is exact and the same on every machine.
#pragma once
#include <cstdint>
#include <vector>

#include "vedetta/ingest/ingest.h"

namespace vedetta::ingest {

struct Shingles {
  std::vector<std::uint64_t> hashes;  // sorted, each once
};

inline constexpr int kCopyPerMille = 600;
inline constexpr std::size_t kMinShingles = 8;  // below that, agreement is chance

Shingles shingle(const Document& document);  // body lines only
Shingles shingle_text(std::u32string_view text);

// Shared shingles per thousand of the smaller set; 0 below kMinShingles.
int overlap_per_mille(const Shingles& a, const Shingles& b);
// Shared per thousand of both together (Jaccard).
int resemblance_per_mille(const Shingles& a, const Shingles& b);

// For each document the smallest index among those it is joined with by copying, over any number of
// steps. The grouping doesn't depend on the order of the documents.
std::vector<std::size_t> origins(const std::vector<Shingles>& documents,
                                 int copy_per_mille = kCopyPerMille);

}  // namespace vedetta::ingest
