#include "vedetta/report/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "vedetta/text/utf8.h"

namespace vedetta::report {
namespace {

constexpr int kLabelPoint = 7;  // an average letter at 13 px
constexpr int kNodePoint = 8;   // at 14 px, bold
constexpr int kWindow_day = 5 * 365;
constexpr int kRowHeight = 38;
constexpr int kTop = 26;  // below the axis or the heads

int point_cost(char32_t c, int width) {
  return c < 0x1100 ? width : 2 * width;
}

struct Window {
  Day first, last;
  int width = 1;
  int x(Day day) const {
    return 4 + static_cast<int>(static_cast<long>(day - first) * (width - 8) /
                                std::max(1, last - first));
  }
};

Window window_of(const std::vector<ChartAct>& acts, int width) {
  std::optional<Day> first, last;
  for (const ChartAct& act : acts) {
    for (const auto& end : {act.when.first, act.when.last}) {
      if (!end) continue;
      if (!first || *end < *first) first = *end;
      if (!last || *end > *last) last = *end;
    }
  }
  Window out{*first, *last, width};
  out.first = std::max(out.first, out.last - kWindow_day);
  const int pad = std::max(5, (out.last - out.first) / 40);
  out.first = out.first - pad;
  out.last = out.last + pad;
  return out;
}

Value tick(const Window& window, Day day, std::string text) {
  Value out;
  const int x = window.x(day);
  const bool at_end = x + text_width(text, kLabelPoint) > window.width;
  out.set("x", x);
  out.set("text_x", at_end ? x - 3 : x + 3);
  out.set("anchor", at_end ? "end" : "start");
  out.set("text", std::move(text));
  return out;
}

Value month_ticks(const Window& window, int most, const Words& words) {
  const int months = (window.last - window.first) / 30;
  int step = 1;
  for (const int s : {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24000}) {
    step = s;
    if (months / s < most) break;
  }
  Value out{Value::Array{}};
  const YearMonthDay start = window.first.civil();
  for (int m = (start.year * 12 + start.month - 1) / step * step; m < 12 * 9999; m += step) {
    if (m < 12) continue;
    const Day day = Day::of(m / 12, m % 12 + 1, 1);
    if (day > window.last) break;
    if (day < window.first) continue;
    out.push_back(tick(window, day, step % 12 == 0 ? fmt::format("{}", m / 12) : words.month(day)));
  }
  return out;
}

Value ticks_of(const Window& window, int most, const Words& words) {
  const int days = window.last - window.first;
  if (days > 70) return month_ticks(window, most, words);
  Value out{Value::Array{}};
  const int step = std::max(1, (days + most - 1) / most);
  for (Day day = window.first + step / 2 + 1; day < window.last; day = day + step)
    out.push_back(tick(window, day, words.day(day)));
  return out;
}

Value bar_of(const ChartAct& act, const Window& window, int top) {
  const bool open_start = !act.when.first || *act.when.first < window.first;
  const bool open_end = !act.when.last || *act.when.last > window.last;
  const Day first = open_start ? window.first : std::min(*act.when.first, window.last);
  const Day last = open_end ? window.last : std::max(*act.when.last, window.first);
  const int x = window.x(first);
  const int end = std::max(x + 10, window.x(last));
  const int y = top + 25;
  const std::string text = clipped(act.label, window.width - 40, kLabelPoint);
  const int room = text_width(text, kLabelPoint) + 30;
  const bool right = x + room > window.width;
  Value out;
  out.set("number", act.number);
  out.set("outcome", act.outcome);
  out.set("full", act.full);
  out.set("text", text);
  out.set("top", top);
  out.set("text_x", right ? std::max(window.x(last), room) : x);
  out.set("anchor", right ? "end" : "start");
  out.set("text_y", top + 14);
  out.set("point", !open_start && !open_end && first == last);
  out.set("x", x);
  out.set("y", y);
  out.set("bar_y", y - 3);
  out.set("bar_width", end - x);
  out.set("end", end);
  out.set("open_start", open_start);
  out.set("open_end", open_end);
  out.set("left6", x + 6);
  out.set("right6", end - 6);
  out.set("up", y - 6);
  out.set("down", y + 6);
  return out;
}

// Names with the row they want; spread so that no two stand closer than a line.
struct Column {
  std::map<std::string, std::pair<int, int>> wish;  // name → sum of rows, count
  std::map<std::string, int> y;

  void want(const std::string& name, int row_y) {
    auto& [sum, count] = wish[name];
    sum += row_y;
    ++count;
  }
  int spread() {
    std::vector<std::pair<int, std::string>> order;
    for (const auto& [name, w] : wish) order.emplace_back(w.first / w.second, name);
    std::sort(order.begin(), order.end());
    int last = 0;
    for (const auto& [at, name] : order) {
      last = std::max(at, last + 24);
      y[name] = last;
    }
    return last;
  }
  Value nodes(const Canvas& canvas, bool right) const {
    Value out{Value::Array{}};
    for (const auto& [name, at] : y) {
      Value node;
      node.set("full", name);
      node.set("text", clipped(name, canvas.side, kNodePoint));
      node.set("x", right ? canvas.width : 0);
      node.set("y", at + 5);
      node.set("anchor", right ? "end" : "start");
      out.push_back(std::move(node));
    }
    return out;
  }
  int reach(const std::string& name, const Canvas& canvas) const {
    return std::min(canvas.side, text_width(clipped(name, canvas.side, kNodePoint), kNodePoint)) +
           8;
  }
};

Value edge(const std::string& outcome, int x1, int y1, int x2, int y2, bool arrow) {
  const int bend = (x2 - x1) / 2;
  Value out;
  out.set("outcome", outcome);
  out.set("d",
          fmt::format("M{} {}C{} {} {} {} {} {}", x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2));
  out.set("arrow", arrow);
  return out;
}

Value pill(const ChartAct& act, const Canvas& canvas, int y) {
  Value out;
  const std::string number = fmt::format("{}", act.number);
  const bool words = canvas.pill > 80;
  out.set("number", act.number);
  out.set("outcome", act.outcome);
  out.set("full", act.full);
  out.set("x", (canvas.width - canvas.pill) / 2);
  out.set("y", y - 12);
  out.set("text_y", y + 4);
  out.set("text",
          words ? number + " · " + clipped(act.label, canvas.pill - 50, kLabelPoint) : number);
  return out;
}

}  // namespace

Canvas wide_canvas() {
  return {"wide", kWideWidth, 225, 320, 8};
}
Canvas narrow_canvas() {
  return {"narrow", 340, 108, 36, 3};
}

int text_width(std::string_view utf8, int point_width) {
  int width = 0;
  for (const char32_t c : text::decode(utf8).points) width += point_cost(c, point_width);
  return width;
}

std::string clipped(std::string_view utf8, int width, int point_width) {
  const std::u32string points = text::decode(utf8).points;
  int used = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    used += point_cost(points[i], point_width);
    if (used > width && i > 0) return text::encode(points.substr(0, i - 1)) + "…";
  }
  return std::string(utf8);
}

Value timeline(std::vector<ChartAct> acts, const Canvas& canvas, const Words& words) {
  std::erase_if(acts, [](const ChartAct& act) { return act.when.unbounded(); });
  if (acts.empty()) return {};
  std::sort(acts.begin(), acts.end(), [](const ChartAct& a, const ChartAct& b) {
    const auto key = [](const ChartAct& x) {
      return std::make_tuple(x.when.first.value_or(*(x.when.last ? x.when.last : x.when.first)),
                             x.number);
    };
    return key(a) < key(b);
  });
  const Window window = window_of(acts, canvas.width);
  Value out;
  Value bars{Value::Array{}};
  int top = kTop;
  for (const ChartAct& act : acts) {
    bars.push_back(bar_of(act, window, top));
    top += kRowHeight;
  }
  out.set("class", canvas.name);
  out.set("width", canvas.width);
  out.set("height", top + 6);
  out.set("bottom", top);
  out.set("ticks", ticks_of(window, canvas.ticks, words));
  out.set("bars", std::move(bars));
  return out;
}

Value network(std::vector<ChartAct> acts, const Canvas& canvas) {
  std::erase_if(acts, [](const ChartAct& a) { return a.actors.empty() && a.counterparts.empty(); });
  if (acts.empty()) return {};
  std::sort(acts.begin(), acts.end(), [](const ChartAct& a, const ChartAct& b) {
    return std::tie(a.actors, a.counterparts, a.number) <
           std::tie(b.actors, b.counterparts, b.number);
  });
  Column left, right;
  const auto row_y = [](std::size_t i) { return kTop + 18 + static_cast<int>(i) * 34; };
  for (std::size_t i = 0; i < acts.size(); ++i) {
    for (const auto& name : acts[i].actors) left.want(name, row_y(i));
    for (const auto& name : acts[i].counterparts) right.want(name, row_y(i));
  }
  const int lowest = std::max({left.spread(), right.spread(), row_y(acts.size() - 1)});
  const int near = (canvas.width - canvas.pill) / 2;
  Value edges{Value::Array{}};
  Value pills{Value::Array{}};
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const ChartAct& act = acts[i];
    for (const auto& name : act.actors)
      edges.push_back(
          edge(act.outcome, left.reach(name, canvas), left.y[name], near, row_y(i), false));
    for (const auto& name : act.counterparts)
      edges.push_back(edge(act.outcome, near + canvas.pill, row_y(i),
                           canvas.width - right.reach(name, canvas), right.y[name], true));
    pills.push_back(pill(act, canvas, row_y(i)));
  }
  Value nodes = left.nodes(canvas, false);
  const Value recipients = right.nodes(canvas, true);
  for (const Value& node : recipients.array()) nodes.push_back(node);
  Value out;
  out.set("class", canvas.name);
  out.set("width", canvas.width);
  out.set("middle", canvas.width / 2);
  out.set("pill", canvas.pill);
  out.set("height", lowest + 24);
  out.set("edges", std::move(edges));
  out.set("nodes", std::move(nodes));
  out.set("acts", std::move(pills));
  return out;
}

}  // namespace vedetta::report
