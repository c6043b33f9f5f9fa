#include <algorithm>

#include "vedetta/read/internal/document.h"

namespace vedetta::read {
namespace {

int filled(const DraftClaim& d) {
  const RawClaim& r = d.raw;
  const auto weight = [](const std::vector<RoleFiller>& role) {
    if (role.empty()) return 0;
    return role.front().inferred ? 1 : 3;
  };
  return weight(r.actor) + weight(r.counterpart) + (r.goods >= 0 ? 2 : 0) +
         (r.quantity >= 0 ? 1 : 0) + (r.verb >= 0 ? 1 : 0);
}

bool overlap(const RawClaim& a, const RawClaim& b) {
  return a.sentence == b.sentence && a.first < b.last && b.first < a.last;
}

// Two readings of one event: the same predicate over the same words, without figures of their own.
bool same_event(const DraftClaim& a, const DraftClaim& b) {
  if (a.claim.predicate != b.claim.predicate || a.claim.act != b.claim.act) return false;
  if (!overlap(a.raw, b.raw)) return false;
  const bool own_figures = a.raw.quantity >= 0 && b.raw.quantity >= 0 &&
                           a.raw.quantity != b.raw.quantity;
  return !own_figures;
}

}  // namespace

void drop_duplicates(DocumentWork& work) {
  auto& claims = work.claims;
  for (std::size_t i = 0; i < claims.size(); ++i)
    for (std::size_t j = i + 1; j < claims.size() && !claims[i].drop; ++j) {
      if (claims[j].drop || !same_event(claims[i], claims[j])) continue;
      DraftClaim& worse = filled(claims[j]) > filled(claims[i]) ? claims[i] : claims[j];
      worse.drop = true;
    }
}

}  // namespace vedetta::read
