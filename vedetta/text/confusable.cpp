#include "vedetta/text/confusable.h"

#include "vedetta/text/icu.h"
#include "vedetta/text/normalise.h"

namespace vedetta::text {

Skeletons skeletons(std::u32string_view text) {
  return {folded(icu::skeleton(text), Fold::plain), icu::skeleton(folded(text, Fold::plain))};
}

}  // namespace vedetta::text
