#include "vedetta/cli/sheet_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "vedetta/report/view.h"

namespace vedetta::cli {
namespace {

constexpr std::size_t kIndent = 4;
constexpr std::size_t kLabel = 14;

std::string joined(const Value& items, const char* key) {
  std::string out;
  for (const Value& item : items.array()) {
    if (!out.empty()) out += ", ";
    out += key ? item[key].string() : item.string();
  }
  return out;
}

std::string chain(const Value& sayers) {
  std::string out;
  for (const Value& s : sayers.array()) {
    if (!out.empty()) out += ' ';
    out += s["lead"].string() + s["name"].string();
    if (!s["mark"].string().empty()) out += " (" + s["mark"].string() + ")";
  }
  return out;
}

// Control characters of quoted text must not reach a terminal.
std::string harmless(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      out += c == '\n' || c == '\t' ? ' ' : '?';
    else
      out += c;
  return out;
}

class Printer {
 public:
  Printer(const report::Words& words, const Streams& streams)
      : words_(words),
        width_(static_cast<std::size_t>(std::max(streams.width, 50))),
        colour_(streams.colour) {}

  std::string print(const Value& view) {
    line(view["deck"].string(), 0);
    line(words_.text("caution"), 0);
    for (const Value& note : view["document_notes"].array())
      line(fmt::format("! {}: {} ({})", note["title"].string(), note["text"].string(),
                       note["document"].string()),
           0);
    for (const Value& tier : view["tiers"].array()) {
      head(tier);
      for (const Value& group : tier["groups"].array())
        for (const Value& card : group["cards"].array()) print_card(card);
    }
    for (const Value& tier : view["plain_tiers"].array()) {
      head(tier);
      for (const Value& card : tier["cards"].array()) print_card(card);
    }
    return std::move(out_);
  }

 private:
  std::string painted(const std::string& text, const char* code) const {
    return colour_ ? fmt::format("\033[{}m{}\033[0m", code, text) : text;
  }
  void line(const std::string& text, std::size_t indent) {
    out_ += wrapped(harmless(text), indent, width_);
  }
  void head(const Value& tier) {
    out_ += "\n" + painted(harmless(tier["title"].string()), "1") + "\n";
  }
  void field(const std::string& label, const std::string& text) {
    if (text.empty()) return;
    const std::string body = wrapped(harmless(text), kIndent + kLabel, width_);
    const std::string name = harmless(label);
    out_ += std::string(kIndent, ' ') + padded(name, kLabel - 1) +
            (width_of(name) < kLabel ? " " + body.substr(kIndent + kLabel) : "\n" + body);
  }

  void print_quote(const std::string& label, const Value& quote) {
    std::string who = chain(quote["sayers"]);
    for (const char* key : {"stance", "modality"})
      if (!quote[key].string().empty()) who += ", " + quote[key].string();
    if (!quote["copy"].string().empty()) who += " (" + quote["copy"].string() + ")";
    field(label, who);
    line(fmt::format("“{}{}{}”", quote["head"].string(), quote["evidence"].string(),
                     quote["tail"].string()),
         kIndent + kLabel);
  }

  void print_card(const Value& card) {
    std::string title = fmt::format("{}  {}", card["number"].integer(), card["headline"].string());
    const Value& route = card["route"];
    if (!route.is_null()) {
      title += ": " + route["actor"].string();
      if (!route["counterpart"].string().empty()) title += " → " + route["counterpart"].string();
    }
    out_ += "\n";
    const std::string text = wrapped(harmless(title), 0, width_);
    out_ += colour_ ? painted(text.substr(0, text.size() - 1), "1") + "\n" : text;
    for (const Value& fact : card["facts"].array()) {
      std::string items;
      for (const Value& item : fact["items"].array()) {
        items += (items.empty() ? "" : "; ") + item["text"].string();
        const std::string written = joined(item["written"], nullptr);
        if (!written.empty()) items += " “" + written + "”";
      }
      field(fact["label"].string(), items);
    }
    for (const Value& quote : card["quotes"].array()) print_quote(words_.text("says"), quote);
    for (const Value& quote : card["denials"].array()) print_quote(words_.text("denied"), quote);
    for (const Value& row : card["rows"].array()) print_row(row);
  }

  void print_row(const Value& row) {
    const char* colour = row["outcome"].string() == "breach-alleged" ? "31"
                         : row["outcome"].string() == "would-breach" ? "33"
                                                                     : "36";
    std::string text = fmt::format("{}: {} — {}", row["label"].string(), row["title"].string(),
                                   row["outcome_word"].string());
    if (!row["blocked"].string().empty()) text += ", " + row["blocked"].string();
    text += fmt::format(", {} {}", row["confidence_word"].string(), row["confidence"].string());
    if (!row["core"].boolean()) text += " (" + words_.text("also") + ")";
    const std::size_t at = out_.size();
    field(words_.text("law"), text);
    if (colour_) {
      const std::string printed = out_.substr(at, out_.size() - at - 1);
      out_.resize(at);
      out_ += painted(printed, colour) + "\n";
    }
  }

  const report::Words& words_;
  std::size_t width_;
  bool colour_;
  std::string out_;
};

}  // namespace

Result<std::string> sheet_text(const report::Sheet& sheet, const DataPack& data,
                               const Streams& streams) {
  VEDETTA_TRY(const report::Words words, report::Words::load(data, sheet.language));
  const report::Layout layout(sheet);
  return Printer(words, streams).print(report::view_of(sheet, layout, words));
}

}  // namespace vedetta::cli
