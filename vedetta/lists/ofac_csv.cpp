// OFAC's SDN list as its CSV files: SDN (12 columns), ALT (5), ADD (6), SDN_COMMENTS (2), without
// header. The files are told apart by their columns, not by their names. Null is "-0-". Remarks
// stop at 1,000 characters and go on in SDN_COMMENTS, joined without a separator, often in
// mid-word.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <tuple>

#include "vedetta/core/csv.h"
#include "vedetta/lists/ofac_remarks.h"
#include "vedetta/lists/ofac_tables.h"
#include "vedetta/lists/reading.h"

namespace vedetta::lists {
namespace {

enum Role : std::size_t { kSdn, kAlt, kAdd, kComments, kRoles };
constexpr std::size_t kColumns[kRoles] = {12, 5, 6, 2};
constexpr const char* kRoleNames[kRoles] = {"SDN.CSV", "ALT.CSV", "ADD.CSV", "SDN_COMMENTS.CSV"};
constexpr const char* kRoleCounts[kRoles] = {"rows.sdn", "rows.alt", "rows.add", "rows.comments"};
constexpr std::size_t kRemarksCut = 1000;
// Columns of SDN.CSV that go out as they are, with their key in ofac_csv.tsv.
constexpr std::pair<std::size_t, const char*> kTexts[] = {{4, "title"},         {5, "call_sign"},
                                                          {6, "vessel_type"},   {7, "tonnage"},
                                                          {8, "gross_tonnage"}, {10, "owner"}};

bool parse_number(std::string_view text, std::uint32_t& out) {
  text = trimmed(text);
  constexpr std::size_t kMostDigits = 10;
  if (text.empty() || text.size() > kMostDigits) return false;
  std::uint64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  out = static_cast<std::uint32_t>(number);
  return number > 0 && number == out;
}

std::string_view value_of(std::string_view field) {
  if (field == "-0- ") return {};  // as OFAC writes it: half of all fields
  field = trimmed(field);
  return field == "-0-" ? std::string_view{} : field;
}

class OfacReader {
 public:
  OfacReader(const Mapping& mapping, Reading& reading)
      : mapping_(mapping), reading_(reading), types_(mapping, "type"), aliases_(mapping, "alias") {
    for (std::size_t i = 0; i < std::size(kTexts); ++i)
      text_properties_[i] = mapping.find("column", kTexts[i].second);
    flag_property_ = mapping.find("column", "flag");
  }

  Status load(const SourceFile& file);
  Status read();

 private:
  Status read_table(const SourceFile& file, Role role);
  bool accept(const RowReader& rows, const SourceFile& file, Role role, Row& row);
  std::span<const Row> of(Role role, std::size_t party) const;
  void party(std::size_t number);
  void names(const Row& row, bool person);
  void columns(const Row& row);
  void aliases(const Row& row, std::span<const Row> others, bool person);
  void addresses(const Row& row, std::span<const Row> others);
  void remarks(const Row& row, std::span<const Row> more, std::vector<Wallet>& wallets);
  void emit_wallets(const Row& row, std::vector<Wallet>& wallets);
  void gather(Role role);
  std::vector<std::uint32_t> in_order_of_ids() const;
  void add(const Row& row, std::string_view property, std::string_view value,
           std::string_view written = {});
  void country(const Row& row, std::string_view property, std::string_view written);
  std::string_view party_id(std::uint32_t ent_num) {
    char digits[std::numeric_limits<std::uint32_t>::digits10 + 1];
    const char* end = std::to_chars(digits, std::end(digits), ent_num).ptr;
    return entry_.keep({reading_.list, "-", std::string_view(digits, end)});
  }

  const Mapping& mapping_;
  Reading& reading_;
  Codes types_, aliases_;
  std::string_view text_properties_[std::size(kTexts)];
  std::string_view flag_property_;
  Table tables_[kRoles];
  std::vector<Rows> others_[kRoles];  // by number of the party in SDN.CSV
  NameTable by_name_{0};
  std::uint64_t countries_unknown_ = 0;
  std::uint64_t remarks_unmapped_ = 0;
  Entry entry_;
  std::string joined_remarks_;
};

bool is_role(std::string_view bytes, std::size_t& role) {
  csv::Reader probe(bytes.substr(0, kMaxFieldBytes));
  if (!probe.next()) return false;
  const std::size_t n = probe.fields().size();
  std::uint32_t number = 0;
  if (!parse_number(probe.fields()[0], number)) return false;
  for (role = 0; role < kRoles; ++role)
    if (kColumns[role] == n)
      return role == kSdn || role == kComments || parse_number(probe.fields()[1], number);
  return false;
}

// A line without end would make one row of millions of fields.
Status check_lines(const SourceFile& file) {
  std::string_view rest = file.bytes;
  while (rest.size() > kMaxLineBytes) {
    const std::size_t end = rest.substr(0, kMaxLineBytes).rfind('\n');
    if (end == std::string_view::npos)
      return Error{
          ErrorCode::list_damaged, "a line is longer than 4 MiB",
          fmt::format("{}, byte {}", base_name(file.name), file.bytes.size() - rest.size()),
          "fetch the file again"};
    rest.remove_prefix(end + 1);
  }
  return ok_status();
}

Status OfacReader::load(const SourceFile& file) {
  VEDETTA_CHECK(check_lines(file));
  std::size_t role = 0;
  if (!is_role(file.bytes, role))
    return Error{ErrorCode::list_damaged,
                 "its first row is not one of SDN.CSV (12 columns), ALT.CSV (5), ADD.CSV (6) or "
                 "SDN_COMMENTS.CSV (2)",
                 file.name, "name OFAC's own CSV files"};
  if (tables_[role].file)
    return Error{ErrorCode::usage, fmt::format("it is a second {}", kRoleNames[role]), file.name,
                 "name each file once"};
  return read_table(file, static_cast<Role>(role));
}

// Whether the current row can be kept, and its ent_num; says why not.
bool OfacReader::accept(const RowReader& rows, const SourceFile& file, Role role, Row& row) {
  const auto fields = rows.fields();
  const auto reject = [&](std::string_view reason) {
    reading_.reject_row(file.name, rows.row(), reason, fields[0]);
    return false;
  };
  if (fields.size() != kColumns[role])
    return reject(fmt::format("{} columns, {} expected", fields.size(), kColumns[role]));
  for (const std::string_view field : fields)
    if (field.size() > kMaxFieldBytes) return reject("a field is longer than 65,536 bytes");
  if (!parse_number(fields[0], row.ent_num)) return reject("the first column is not a number");
  if (role == kSdn && value_of(fields[1]).empty()) return reject("the entry has no name");
  return true;
}

Status OfacReader::read_table(const SourceFile& file, Role role) {
  Table& table = tables_[role];
  table.file = &file;
  table.rows.reserve(file.bytes.size() / 48);
  table.fields.reserve(file.bytes.size() / 10);
  RowReader rows(file, table);
  bool sorted = true;
  bool last_is_whole = true;
  while (rows.next()) {
    const auto fields = rows.fields();
    const bool end_mark = fields.size() == 1 && trimmed(fields[0]).empty();  // 0x1A
    if (!end_mark) last_is_whole = fields.size() == kColumns[role];
    Row row;
    if (end_mark || !accept(rows, file, role, row)) {
      rows.drop();
      continue;
    }
    row.number = static_cast<std::uint32_t>(rows.row());
    row.first = static_cast<std::uint32_t>(rows.first());
    sorted = sorted && (table.rows.empty() || table.rows.back().ent_num <= row.ent_num);
    table.rows.push_back(row);
  }
  if (const std::string error = rows.error(); !error.empty() || !last_is_whole)
    return Error{ErrorCode::list_truncated, error.empty() ? "the last row is not whole" : error,
                 fmt::format("{}, row {}", base_name(file.name), rows.row()),
                 "fetch the file again"};
  if (!sorted)
    std::stable_sort(table.rows.begin(), table.rows.end(),
                     [](const Row& a, const Row& b) { return a.ent_num < b.ent_num; });
  reading_.counts[kRoleCounts[role]] = table.rows.size();
  const std::size_t fault = utf8_fault(file.bytes);
  if (fault != std::string_view::npos)
    reading_.warn(
        fmt::format("{}: the bytes at {} are not valid UTF-8; such bytes are shown as U+FFFD",
                    base_name(file.name), fault));
  return ok_status();
}

void OfacReader::add(const Row& row, std::string_view property, std::string_view value,
                     std::string_view written) {
  if (!entry_.add(property, value, written))
    reading_.reject_value(tables_[kSdn].file->name, row.number, "the entry has too many values",
                          value);
}

void OfacReader::country(const Row& row, std::string_view property, std::string_view written) {
  if (written.empty()) return;
  const std::string_view code = mapping_.country(written);
  if (code.empty()) ++countries_unknown_;
  add(row, property, code.empty() ? written : code, written);
}

void OfacReader::names(const Row& row, bool person) {
  const std::string_view name = value_of(tables_[kSdn].field(row, 1));
  if (!person) return add(row, "name", name);
  add(row, "name", in_order(name, entry_), name);
  const std::size_t comma = name.find(", ");
  if (comma == std::string_view::npos) return;
  add(row, "lastName", name.substr(0, comma));
  add(row, "firstName", name.substr(comma + 2));
}

void OfacReader::columns(const Row& row) {
  const Table& sdn = tables_[kSdn];
  for (std::size_t i = 0; i < std::size(kTexts); ++i)
    add(row, text_properties_[i], value_of(sdn.field(row, kTexts[i].first)));
  country(row, flag_property_, value_of(sdn.field(row, 9)));
  // "SDGT] [SYRIA": several programmes.
  std::string_view programmes = value_of(sdn.field(row, 3));
  while (!programmes.empty()) {
    const std::size_t end = programmes.find("] [");
    add(row, "programId", trimmed(programmes.substr(0, end)));
    programmes = end == std::string_view::npos ? std::string_view{} : programmes.substr(end + 3);
  }
  add(row, "topics", "sanction");
}

void OfacReader::aliases(const Row& row, std::span<const Row> others, bool person) {
  const Table& alt = tables_[kAlt];
  for (const Row& other : others) {
    const std::string_view type = value_of(alt.field(other, 2));
    const std::string_view name = value_of(alt.field(other, 3));
    std::string_view property = aliases_.find(type);
    if (property.empty()) {
      reading_.warn(
          fmt::format("the alias type \"{}\" is not known; read as alias", type.substr(0, 40)));
      property = "alias";
    }
    if (name.empty())
      reading_.reject_value(alt.file->name, other.number, "the alias has no name", type);
    const std::string_view ordered = person ? in_order(name, entry_) : name;
    add(row, property, ordered, name);
    add(row, "notes", value_of(alt.field(other, 4)));
  }
}

void OfacReader::addresses(const Row& row, std::span<const Row> others) {
  const Table& table = tables_[kAdd];
  for (const Row& other : others) {
    const std::string_view street = value_of(table.field(other, 2));
    const std::string_view city = value_of(table.field(other, 3));
    const std::string_view land = value_of(table.field(other, 4));
    const std::string_view note = value_of(table.field(other, 5));
    const auto comma = [](bool both) { return both ? std::string_view(", ") : std::string_view(); };
    if (!street.empty() || !city.empty()) {
      const std::string_view full = entry_.keep(
          {street, comma(!street.empty() && !city.empty()), city, comma(!land.empty()), land});
      add(row, "address", full,
          note.empty() ? std::string_view{} : entry_.keep({full, " (", note, ")"}));
    }
    country(row, "country", land);
  }
}

void OfacReader::remarks(const Row& row, std::span<const Row> more, std::vector<Wallet>& wallets) {
  const Table& sdn = tables_[kSdn];
  const std::string_view written = sdn.field(row, 11);
  std::string_view text = value_of(written);
  if (!more.empty()) {
    joined_remarks_ = written;
    for (const Row& rest : more) joined_remarks_ += tables_[kComments].field(rest, 1);
    text = joined_remarks_;
  } else if (written.size() >= kRemarksCut) {
    ++reading_.counts["remarks.cut"];
    reading_.reject_value(sdn.file->name, row.number,
                          "the remarks stop at 1,000 characters and SDN_COMMENTS.CSV has no more",
                          text.substr(text.size() - std::min<std::size_t>(text.size(), 60)));
  }
  if (text.empty()) return;
  const auto resolve = [this](std::string_view name) -> std::string_view {
    const std::uint32_t ent_num = by_name_.find(name);
    return ent_num == 0 ? std::string_view{} : party_id(ent_num);
  };
  RemarkNotes notes = read_remarks(text, mapping_, resolve, entry_);
  remarks_unmapped_ += notes.unmapped;
  countries_unknown_ += notes.countries_unknown;
  for (const std::string& part : notes.unreadable)
    reading_.reject_value(sdn.file->name, row.number, "it can't be read; kept as a note", part);
  if (notes.full)
    reading_.reject_value(sdn.file->name, row.number, "the entry has too many values", "");
  wallets = std::move(notes.wallets);
}

// An address is an entity of its own, as FollowTheMoney has it: money is traced by address.
void OfacReader::emit_wallets(const Row& row, std::vector<Wallet>& wallets) {
  if (wallets.empty()) return;
  std::stable_sort(wallets.begin(), wallets.end(), [](const Wallet& a, const Wallet& b) {
    return std::tie(a.currency, a.address) < std::tie(b.currency, b.address);
  });
  const std::string holder(party_id(row.ent_num));
  const auto programmes = value_of(tables_[kSdn].field(row, 3));
  for (const Wallet& wallet : wallets) {
    entry_.start(fmt::format("{}-{}-{}", holder, wallet.currency, wallet.address), "CryptoWallet");
    add(row, "publicKey", wallet.address);
    add(row, "currency", wallet.currency);
    add(row, "holder", holder);
    std::string_view rest = programmes;
    while (!rest.empty()) {
      const std::size_t end = rest.find("] [");
      add(row, "programId", trimmed(rest.substr(0, end)));
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 3);
    }
    add(row, "topics", "sanction");
    reading_.lines.add(entry_);
  }
}

void OfacReader::party(std::size_t number) {
  const Row& row = tables_[kSdn].rows[number];
  const std::string_view type = value_of(tables_[kSdn].field(row, 2));
  std::string_view schema = types_.find(type);
  if (schema.empty()) {
    reading_.warn(
        fmt::format("the type \"{}\" is not known; read as an organisation", type.substr(0, 40)));
    schema = types_.find("");
  }
  const bool person = schema == "Person";
  entry_.start("", schema);
  entry_.id = party_id(row.ent_num);
  names(row, person);
  aliases(row, of(kAlt, number), person);
  std::vector<Wallet> wallets;
  remarks(row, of(kComments, number), wallets);
  columns(row);
  addresses(row, of(kAdd, number));
  reading_.lines.add(entry_);
  ++reading_.entries;
  emit_wallets(row, wallets);
}

std::span<const Row> OfacReader::of(Role role, std::size_t party) const {
  const Rows& rows = others_[role][party];
  return std::span(tables_[role].rows).subspan(rows.from, rows.to - rows.from);
}

// Finds each party's rows in one walk along both tables. A row that names a party SDN.CSV does not
// have is rejected: the files are not of one day, or one was cut.
void OfacReader::gather(Role role) {
  const Table& sdn = tables_[kSdn];
  const Table& table = tables_[role];
  std::vector<Rows>& others = others_[role];
  others.resize(sdn.rows.size());
  std::uint32_t at = 0;
  const auto behind = [&](std::uint32_t ent_num) {
    return at < table.rows.size() && table.rows[at].ent_num < ent_num;
  };
  const auto dangling = [&](const Row& row) {
    reading_.reject_row(table.file->name, row.number,
                        fmt::format("SDN.CSV has no entry {}", row.ent_num), table.field(row, 1));
  };
  for (std::size_t i = 0; i < others.size(); ++i) {
    const std::uint32_t ent_num = sdn.rows[i].ent_num;
    if (i > 0 && sdn.rows[i - 1].ent_num == ent_num) {
      others[i] = others[i - 1];
      continue;
    }
    for (; behind(ent_num); ++at) dangling(table.rows[at]);
    others[i].from = at;
    while (at < table.rows.size() && table.rows[at].ent_num == ent_num) ++at;
    others[i].to = at;
  }
  for (; at < table.rows.size(); ++at) dangling(table.rows[at]);
}

// As texts: 12, 120, 13. The lines are to be sorted by id, and need no sorting then. Numbers of as
// many digits are in order already: each such run is merged with those before.
std::vector<std::uint32_t> OfacReader::in_order_of_ids() const {
  const std::vector<Row>& rows = tables_[kSdn].rows;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys(rows.size());
  std::size_t run = 0;
  std::uint64_t zeros_of_run = 0;
  const auto merge = [&](std::size_t end) {
    const auto at = [&](std::size_t i) { return keys.begin() + static_cast<std::ptrdiff_t>(i); };
    std::inplace_merge(keys.begin(), at(run), at(end));
    run = end;
  };
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    constexpr std::uint64_t kFilled = 1'000'000'000;  // ten digits, as the greatest number has
    std::uint64_t number = rows[i].ent_num;
    std::uint64_t zeros = 0;
    for (; number < kFilled; number *= 10) ++zeros;
    keys[i] = {number * 16 - zeros, i};
    if (zeros != zeros_of_run) merge(i);
    zeros_of_run = zeros;
  }
  merge(rows.size());
  std::vector<std::uint32_t> out;
  out.reserve(keys.size());
  for (const auto& [key, i] : keys) out.push_back(i);
  return out;
}

Status OfacReader::read() {
  const Table& sdn = tables_[kSdn];
  if (!sdn.file)
    return Error{ErrorCode::usage, "SDN.CSV is missing among the files", "",
                 "name SDN.CSV and, with it, ALT.CSV, ADD.CSV and SDN_COMMENTS.CSV"};
  for (const Role role : {kAlt, kAdd})
    if (!tables_[role].file)
      reading_.warn(fmt::format("loaded without {}: {} are missing", kRoleNames[role],
                                role == kAlt ? "most aliases" : "the addresses"));
  by_name_ = NameTable(sdn.rows.size());
  for (const Row& row : sdn.rows) by_name_.add(value_of(sdn.field(row, 1)), row.ent_num);
  for (const Role role : {kAlt, kAdd, kComments}) gather(role);
  for (const std::uint32_t number : in_order_of_ids()) party(number);
  reading_.counts["countries.not_known"] = countries_unknown_;
  reading_.counts["remarks.unmapped"] = remarks_unmapped_;
  return ok_status();
}

}  // namespace

bool is_ofac_csv(std::string_view bytes) {
  std::size_t role = 0;
  return is_role(bytes, role);
}

Status read_ofac_csv(std::span<const SourceFile> files, const Mapping& mapping, Reading& reading) {
  OfacReader reader(mapping, reading);
  for (const SourceFile& file : files) VEDETTA_CHECK(reader.load(file));
  return reader.read();
}

}  // namespace vedetta::lists
