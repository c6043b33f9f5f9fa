// Sums of figures that overlap: the largest sum of those that share no supplier's day.
#pragma once
#include <optional>
#include <vector>

#include "vedetta/assess/gauge.h"

namespace vedetta::assess {

// Whether two figures may speak of the same delivery.
bool share(const GaugeFigure& a, const GaugeFigure& b);

// Positions in `figures` of the set with the largest sum of low ends; of equal ones, the set with
// more figures, then the one found first. nullopt: too many ways (more than 200,000 steps).
std::optional<std::vector<std::size_t>> largest_sum(const std::vector<const GaugeFigure*>& figures);

Interval sum_of(const std::vector<const GaugeFigure*>& figures,
                const std::vector<std::size_t>& chosen);

}  // namespace vedetta::assess
