#include <algorithm>

#include "vedetta/read/internal/document.h"

namespace vedetta::read {

// A product of what each stage is worth, in sixteenths; the reader maps it by the calibration table.
void set_confidence(const DocumentWork& work, DraftClaim& draft) {
  const RawClaim& r = draft.raw;
  Fixed score = Fixed::of(1);
  const auto times = [&](int part, int whole) { score = score * Fixed::ratio(part, whole); };
  const auto role = [&](const std::vector<RoleFiller>& fillers, bool wanted) {
    if (fillers.empty()) {
      if (wanted) times(11, 16);
      return;
    }
    if (fillers.front().inferred) times(12, 16);
    if (fillers.size() > 2) times(13, 16);
  };
  role(r.actor, !r.frame->actor.empty());
  role(r.counterpart, !r.frame->counterpart.empty() && r.frame->counterpart_type == Party::any);
  if (r.noun >= 0) times(14, 16);
  if (r.inherited_subject) times(12, 16);
  const Analysis& a = work.sentences[r.sentence].analysis;
  if (a.verbs.size() > 4) times(14, 16);
  draft.claim.confidence = score;
}

}  // namespace vedetta::read
