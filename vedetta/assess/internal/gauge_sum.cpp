#include "vedetta/assess/internal/gauge_sum.h"

#include <algorithm>

namespace vedetta::assess {
namespace {

constexpr int kMostSteps = 200'000;

using Set = std::vector<std::size_t>;

// Takes every figure that clashes with no other; branches on the one that clashes most.
class Search {
 public:
  explicit Search(const std::vector<const GaugeFigure*>& figures) : figures_(figures) {}

  std::optional<Set> run() {
    Set all(figures_.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    Set best = best_of(all);
    if (steps_ > kMostSteps) return std::nullopt;
    std::sort(best.begin(), best.end());
    return best;
  }

 private:
  std::size_t clashes(std::size_t i, const Set& open) const {
    return static_cast<std::size_t>(std::count_if(open.begin(), open.end(), [&](std::size_t j) {
      return j != i && share(*figures_[i], *figures_[j]);
    }));
  }
  std::pair<Fixed, std::size_t> worth(const Set& set) const {
    Fixed sum;
    for (const std::size_t i : set) sum = sum + figures_[i]->amount->low;
    return {sum, set.size()};
  }
  Set best_of(Set open) {
    if (++steps_ > kMostSteps) return {};
    std::size_t worst = 0;
    std::size_t most = 0;
    for (const std::size_t i : open)
      if (const std::size_t n = clashes(i, open); n > most) {
        most = n;
        worst = i;
      }
    if (most == 0) return open;
    Set without = open;
    std::erase(without, worst);
    Set compatible = without;
    std::erase_if(compatible, [&](std::size_t j) { return share(*figures_[worst], *figures_[j]); });
    Set with = best_of(std::move(compatible));
    with.push_back(worst);
    Set other = best_of(std::move(without));
    return worth(other) > worth(with) ? other : with;
  }

  const std::vector<const GaugeFigure*>& figures_;
  int steps_ = 0;
};

}  // namespace

bool share(const GaugeFigure& a, const GaugeFigure& b) {
  const bool supplier =
      a.suppliers.empty() || b.suppliers.empty() ||
      std::any_of(a.suppliers.begin(), a.suppliers.end(), [&](const std::string& s) {
        return std::find(b.suppliers.begin(), b.suppliers.end(), s) != b.suppliers.end();
      });
  return supplier && a.days.overlaps(b.days);
}

std::optional<Set> largest_sum(const std::vector<const GaugeFigure*>& figures) {
  return Search(figures).run();
}

Interval sum_of(const std::vector<const GaugeFigure*>& figures, const Set& chosen) {
  Interval out{Fixed{}, Fixed{}};
  for (const std::size_t i : chosen) {
    const Interval& amount = *figures[i]->amount;
    out.low = out.low + amount.low;
    if (out.high && amount.high)
      out.high = *out.high + *amount.high;
    else
      out.high.reset();
  }
  return out;
}

}  // namespace vedetta::assess
