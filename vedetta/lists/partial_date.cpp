#include "vedetta/lists/partial_date.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace vedetta::lists {
namespace {

struct Parts {
  int year = 0;
  int month = 0;  // 0: not stated
  int day = 0;    // 0: not stated

  bool valid() const {
    if (year < 1000 || year > 2999 || month < 0 || month > 12) return false;
    return day == 0 || (month > 0 && Day::is_valid(year, month, day));
  }
  std::string to_string() const {
    std::string out;
    const auto two = [&](int n) {
      out += static_cast<char>('0' + n / 10);
      out += static_cast<char>('0' + n % 10);
    };
    two(year / 100);
    two(year % 100);
    for (const int part : {month, month > 0 ? day : 0}) {
      if (part == 0) break;
      out += '-';
      two(part);
    }
    return out;
  }
  Day first() const { return Day::of(year, month > 0 ? month : 1, day > 0 ? day : 1); }
  Day last() const {
    const int m = month > 0 ? month : 12;
    return Day::of(year, m, day > 0 ? day : Day::days_in_month(year, m));
  }
};

bool number(std::string_view text, int& out) {
  if (text.empty() || text.size() > 4) return false;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), out);
  return code == std::errc{} && end == text.data() + text.size();
}

// English month names and their abbreviations, with or without a full stop; 0 when it is none.
int month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.ends_with('.')) word.remove_suffix(1);
  if (word.size() < 3) return 0;  // "Ma" could be two
  for (std::size_t m = 0; m < kMonths.size(); ++m) {
    bool same = (word[2] | 0x20) == kMonths[m][2] && word.size() <= kMonths[m].size();
    for (std::size_t i = 0; same && i < word.size(); ++i) same = (word[i] | 0x20) == kMonths[m][i];
    if (same) return static_cast<int>(m) + 1;
  }
  return 0;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '.')) text.remove_suffix(1);
  return text;
}

// Up to four words separated by blanks, '-' or '/'.
std::size_t split(std::string_view text, std::array<std::string_view, 4>& words) {
  std::size_t n = 0;
  while (!text.empty() && n < words.size()) {
    std::size_t end = 0;
    while (end < text.size() && text[end] != ' ' && text[end] != '-' && text[end] != '/') ++end;
    if (end != 0) words[n++] = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return n;
}

std::optional<Parts> single(std::string_view text) {
  std::array<std::string_view, 4> w;
  const std::size_t n = split(trim(text), w);
  Parts p;
  const bool slashed = text.find('/') != std::string_view::npos;
  bool read = false;
  if (n == 1) read = number(w[0], p.year);
  if (n == 2 && (p.month = month_of(w[0])) > 0)
    read = number(w[1], p.year);
  else if (n == 2 && w[0].size() == 4)
    read = number(w[0], p.year) && number(w[1], p.month);
  if (n == 3 && w[0].size() == 4) {
    read = number(w[0], p.year) && number(w[1], p.month) && number(w[2], p.day);
  } else if (n == 3 && slashed) {
    read = number(w[0], p.day) && number(w[1], p.month) && number(w[2], p.year);
  } else if (n == 3 && (p.month = month_of(w[1])) > 0) {
    read = number(w[0], p.day) && number(w[2], p.year);
  } else if (n == 3 && (p.month = month_of(w[0])) > 0) {
    std::string_view day = w[1];
    if (day.ends_with(',')) day.remove_suffix(1);
    read = number(day, p.day) && number(w[2], p.year);
  }
  if (!read || !p.valid()) return {};
  return p;
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i)
    if ((text[i] | 0x20) != (prefix[i] | 0x20)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

}  // namespace

std::string normalise_date(std::string_view as_written) {
  constexpr std::size_t kLongest = 64;
  if (as_written.size() > kLongest) return {};
  std::string_view text = trim(as_written);
  bool circa = false;
  for (const std::string_view word : {"circa ", "approximately ", "approx. ", "about ", "c. "})
    circa = take_prefix(text, word) || circa;
  const char* suffix = circa ? "~" : "";
  std::string_view joint = " to ";
  if (take_prefix(text, "between ")) joint = " and ";
  // "1979-1982", two years
  if (text.size() == 9 && text[4] == '-' && text.find_first_not_of("-0123456789") == text.npos)
    joint = "-";
  // "1960-01-01-05:00" and "1960-01-01Z" are XML dates with a time zone, which says nothing of the
  // day.
  if (text.size() > 10 && text.find(' ') == text.npos && Day::parse(text.substr(0, 10)).ok())
    text = text.substr(0, 10);
  const std::size_t at = text.find(joint);
  if (at == std::string_view::npos) {
    const auto one = single(text);
    return one ? one->to_string() + suffix : std::string{};
  }
  const auto from = single(text.substr(0, at));
  const auto to = single(text.substr(at + joint.size()));
  if (!from || !to || to->last() < from->first()) return {};
  const Day first = from->first();
  const Day last = to->last();
  const YearMonthDay a = first.civil();
  const YearMonthDay b = last.civil();
  const Parts year{a.year, 0, 0};
  const Parts month{a.year, a.month, 0};
  if (first == year.first() && last == year.last()) return year.to_string() + suffix;
  if (a.year == b.year && first == month.first() && last == month.last())
    return month.to_string() + suffix;
  return from->to_string() + "/" + to->to_string() + suffix;
}

std::optional<PartialDate> parse_partial_date(std::string_view value) {
  PartialDate out;
  if (value.ends_with('~')) {
    out.circa = true;
    value.remove_suffix(1);
  }
  const std::size_t slash = value.find('/');
  const auto from = single(value.substr(0, slash));
  const auto to = slash == std::string_view::npos ? from : single(value.substr(slash + 1));
  if (!from || !to || to->last() < from->first()) return {};
  out.days = {from->first(), to->last()};
  return out;
}

}  // namespace vedetta::lists
