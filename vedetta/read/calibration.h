// How sure a reading is of a claim: what speaks for and against it is weighed (log-odds), then
// read off as the share of such claims that named the right parties in annotated texts; between
// two steps on the line that joins them.
// Data: data/read/calibration.toml, learned by tools/calibrate.py. Method: logistic regression,
// then isotonic regression by pooled adjacent violators (Zadrozny and Elkan 2002, section 3.2).
#pragma once
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "vedetta/core/datapack.h"
#include "vedetta/core/fixed.h"

namespace vedetta::read {

struct Calibration {
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view feature) const {
      return std::hash<std::string_view>{}(feature);
    }
  };
  Fixed intercept;  // log-odds of a claim without any feature
  // By feature; unknown ones weigh nothing.
  std::unordered_map<std::string, Fixed, Hash, std::equal_to<>> weights;
  std::vector<std::pair<Fixed, Fixed>> steps;  // at this score this share; rising
  Fixed clear;                                 // share from which a claim counts as clear

  static Result<Calibration> load(const DataPack& data);  // bad_data_file, with file and line
  Fixed score(const std::vector<std::string_view>& features) const;
  Fixed probability(Fixed score) const;
  Fixed unsure() const { return clear - Fixed::ratio(1, 100); }  // the most that is not clear
};

}  // namespace vedetta::read
