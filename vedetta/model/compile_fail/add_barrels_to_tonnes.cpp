// Built twice by the tests: as it is it must compile; with VEDETTA_MISUSE it must not.
#include "vedetta/model/quantity.h"

int main() {
  using namespace vedetta;
  const model::Amount<model::Barrel> barrels{Fixed::of(1)};
#ifdef VEDETTA_MISUSE
  const model::Amount<model::Tonne> other{Fixed::of(1)};
#else
  const model::Amount<model::Barrel> other{Fixed::of(1)};
#endif
  return (barrels + other).value == Fixed::of(2) ? 0 : 1;
}
