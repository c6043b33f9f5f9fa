// The claims that a story has set up, and what assess makes of them. Other settings (an article, a
// table of transfers) add their claims here.
#pragma once
#include <optional>
#include <vector>

#include "vedetta/assess/assess.h"
#include "vedetta/assess/parties.h"

namespace vedetta::stories {

class Claims {
 public:
  std::vector<model::Claim> claims;
  assess::EntityParties parties;
  assess::DocumentDates dates{{}, Day::of(2024, 6, 17)};

  void put(model::Claim claim);  // the same key again replaces
  const assess::Assessment& assessment();

 private:
  std::optional<assess::Assessment> assessed_;
};

}  // namespace vedetta::stories
