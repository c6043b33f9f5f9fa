// Drawings as data for the SVG templates: whole coordinates, the same for the same cards. Each is
// laid out twice, wide (print, desktop) and narrow (telephone); a table tells the same to those who
// listen.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "vedetta/core/time.h"
#include "vedetta/core/value.h"
#include "vedetta/report/words.h"

namespace vedetta::report {

struct ChartAct {
  int number = 0;
  std::string outcome;  // the class of its tone
  std::string label;    // short: "transfer of arms"
  std::string full;     // for those who listen: number, headline, parties, outcome
  std::vector<std::string> actors;
  std::vector<std::string> counterparts;
  DayInterval when;
};

struct Canvas {
  std::string name;  // "wide", "narrow"
  int width = 0;
  int side = 0;   // room for a party's name on either side of the network
  int pill = 0;   // width of an act in the network
  int ticks = 0;  // how many the axis bears
};
inline constexpr int kWideWidth = 1000;
Canvas wide_canvas();
Canvas narrow_canvas();

// Acts with a date, earliest first; ends that are open or lie before the last five years are
// arrows.
Value timeline(std::vector<ChartAct> acts, const Canvas& canvas, const Words& words);
// Senders left, acts in the middle, recipients right.
Value network(std::vector<ChartAct> acts, const Canvas& canvas);

int text_width(std::string_view utf8, int point_width);  // an estimate, wide scripts counted double
std::string clipped(std::string_view utf8, int width, int point_width);

}  // namespace vedetta::report
