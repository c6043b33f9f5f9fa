#include "vedetta/trade/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "vedetta/core/ascii.h"
#include "vedetta/core/csv.h"
#include "vedetta/core/hash.h"
#include "vedetta/core/tsv.h"
#include "vedetta/trade/internal/figure.h"

namespace vedetta::trade {
namespace {

constexpr std::string_view kFile = "trade/columns.toml";
constexpr std::size_t kNone = SIZE_MAX;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Takes the phrase out where it stands as whole words.
bool take(std::string& words, std::string_view phrase) {
  for (std::size_t at = words.find(phrase); at != std::string::npos;
       at = words.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    if ((at > 0 && is_letter(words[at - 1])) || (end < words.size() && is_letter(words[end])))
      continue;
    words.replace(at, phrase.size(), " ");
    return true;
  }
  return false;
}

class TableReader {
 public:
  TableReader(std::string_view text, std::string_view name, const Columns& columns)
      : rows_(text), places_(text), columns_(columns), name_(name), document_(sha256_hex(text)) {}

  Status open() {
    rows_.next();
    header_ = {rows_.fields().begin(), rows_.fields().end()};
    for (const auto& [field, names] : columns_.names) at_[field] = column_of(names);
    for (const AmountColumn& amount : columns_.amounts) amounts_.push_back(column_of(amount.names));
    notified_ = at_["claimant"] == kNone;
    for (const char* field : {"first", "last", "said", "source", "suppliers"})
      if (at_[field] == kNone && (notified_ || field != std::string_view("suppliers")))
        return missing(columns_.names.at(field));
    if (std::all_of(amounts_.begin(), amounts_.end(), [](std::size_t at) { return at == kNone; }))
      return missing(columns_.amounts.front().names);
    return ok_status();
  }

  Result<TableClaims> read() {
    while (rows_.next()) {
      ++out_.rows;
      if (const char* why = read_row()) out_.rejects.push_back({rows_.row(), why});
    }
    if (rows_.error()) return *rows_.error();
    std::sort(out_.claims.begin(), out_.claims.end(),
              [](const auto& a, const auto& b) { return a.key < b.key; });
    return std::move(out_);
  }

 private:
  Error missing(const std::vector<std::string>& names) const {
    return {ErrorCode::bad_csv, "the header names no column \"" + names.front() + "\"",
            fmt::format("{}, row 1", name_),
            "give the table a header row; data/trade/columns.toml lists the names"};
  }
  std::size_t column_of(const std::vector<std::string>& names) const {
    for (std::size_t i = 0; i < header_.size(); ++i)
      if (std::find(names.begin(), names.end(), ascii::lower(header_[i])) != names.end()) return i;
    return kNone;
  }
  std::string_view field(std::size_t column) const {
    return column == kNone ? std::string_view{} : rows_.fields()[column];
  }
  std::string_view field(const char* name) const { return field(at_.at(name)); }

  // Without its amount. Its views end with the row.
  Figure figure() {
    Figure out;
    out.notified = notified_;
    out.first = field("first");
    out.last = field("last");
    suppliers_ = field("suppliers");
    std::replace(suppliers_.begin(), suppliers_.end(), '+', ' ');
    out.suppliers = tsv::words(suppliers_);
    out.reported = tsv::words(field("reported"));
    out.said = field("said");
    out.label = field("claimant");
    claimant_ = claimant_of(out.label);
    out.claimant = claimant_;
    out.said_to = field("said_to");
    out.words = field("words");
    out.note = field("note");
    out.source = field("source");
    out.table = name_;
    out.row = rows_.row();
    out.document = document_;
    out.place = places_.of(rows_.offset(), rows_.offset_of_end());
    return out;
  }

  std::string claimant_of(std::string_view label) const {
    std::string_view best;
    for (const auto& [words, id] : columns_.claimants)
      if (label.starts_with(words) && words.size() > best.size() &&
          (label.size() == words.size() || !is_letter(label[words.size()])))
        best = words;
    if (!best.empty()) return columns_.claimants.find(best)->second;
    return label.empty() ? std::string() : "nil:" + std::string(label);
  }

  // The sign that the words ask for, or empty; whether they say that the cap is passed.
  std::string_view bound_of(std::string_view text, bool& above_cap) const {
    std::string words = ascii::lower(text);
    const auto takes = [&](std::string_view key) {
      const auto at = columns_.words.find(key);
      return at != columns_.words.end() &&
             std::any_of(at->second.begin(), at->second.end(),
                         [&](const std::string& phrase) { return take(words, phrase); });
    };
    above_cap = takes("above_cap");
    return takes(">") ? ">" : takes("~") ? "~" : "";
  }

  // The value of the other end of the same estimate.
  std::string_view other_end(const AmountColumn& amount) const {
    for (std::size_t i = 0; i < amounts_.size(); ++i) {
      const AmountColumn& other = columns_.amounts[i];
      if (!amount.end.empty() && !other.end.empty() && other.end != amount.end &&
          other.unit == amount.unit)
        return field(amounts_[i]);
    }
    return {};
  }
  std::string_view sign_of(const AmountColumn& amount, std::string_view value,
                           std::string_view worded) const {
    if (amount.end == "high") return "<=";
    const std::string_view high = other_end(amount);
    if (!high.empty() && high != value) return ">=";
    if (!worded.empty()) return worded;
    return amount.end == "low" && high.empty() ? ">=" : "=";
  }

  const char* read_row() {
    if (rows_.fields().size() != header_.size()) return "columns";
    Figure row = figure();
    bool above_cap = false;
    const std::string_view worded = bound_of(row.words, above_cap);
    if (above_cap && !notified_) row.condition = "above-cap";
    bool any = false;
    for (std::size_t i = 0; i < amounts_.size(); ++i) {
      const AmountColumn& amount = columns_.amounts[i];
      row.value = field(amounts_[i]);
      const bool alike = amount.end == "high" && other_end(amount) == row.value;  // one value
      if (row.value.empty() || (amount.only && any) || alike) continue;
      row.unit = amount.unit;
      row.bound = notified_ ? "=" : sign_of(amount, row.value, worded);
      model::Claim claim;
      if (const char* why = read_figure(row, claim)) return why;
      if (!keys_.insert(claim.key).second) return "said-twice";
      out_.claims.push_back(std::move(claim));
      any = true;
    }
    return any ? nullptr : "no-figure";
  }

  csv::Reader rows_;
  model::RowPlaces places_;
  const Columns& columns_;
  std::string_view name_;
  std::string document_;
  std::vector<std::string> header_;
  std::map<std::string, std::size_t, std::less<>> at_;
  std::vector<std::size_t> amounts_;  // columns, as columns_.amounts
  bool notified_ = false;
  std::string suppliers_, claimant_;  // what a figure's views point to
  std::set<std::string> keys_;
  TableClaims out_;
};

}  // namespace

Result<Columns> Columns::load(const DataPack& data) {
  VEDETTA_TRY(const Value tree, data.toml(kFile));
  Columns out;
  for (const auto& [field, names] : tree["columns"].object()) out.names[field] = names.strings();
  for (const Value& amount : tree["amount"].array())
    out.amounts.push_back({amount["columns"].strings(), amount["unit"].string(),
                           amount["end"].string(), amount["only"].boolean()});
  for (const auto& [key, phrases] : tree["words"].object()) out.words[key] = phrases.strings();
  for (const auto& [words, id] : tree["claimants"].object()) out.claimants[words] = id.string();
  for (const char* field : {"first", "last", "suppliers", "claimant", "said", "said_to", "reported",
                            "words", "note", "source"})
    if (!out.names.contains(field) || out.names[field].empty())
      return Error{ErrorCode::bad_data_file, fmt::format("no column is named for {}", field),
                   std::string(kFile), "name it under [columns]"};
  const bool whole = !out.amounts.empty() &&
                     std::all_of(out.amounts.begin(), out.amounts.end(),
                                 [](auto& a) { return !a.names.empty() && !a.unit.empty(); });
  if (whole) return out;
  return Error{ErrorCode::bad_data_file, "an [[amount]] has no columns or no unit",
               std::string(kFile), "name both"};
}

Result<TableClaims> read_table(std::string_view text, std::string_view name,
                               const Columns& columns) {
  if (text.size() > UINT32_MAX)
    return Error{ErrorCode::too_large, "a table of figures has 4 GiB or more", std::string(name),
                 "split it by year"};
  TableReader reader(text, name, columns);
  VEDETTA_CHECK(reader.open());
  auto out = reader.read();
  if (out) return out;
  Error error = out.error();
  error.where = fmt::format("{}, {}", name, error.where);
  return error;
}

}  // namespace vedetta::trade
