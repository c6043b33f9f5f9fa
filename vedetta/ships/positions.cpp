#include "vedetta/ships/positions.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "vedetta/core/ascii.h"

namespace vedetta::ships {
namespace {

constexpr std::int64_t kMillion = 1'000'000;

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ascii::lower(x) == ascii::lower(y); });
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::optional<std::uint64_t> whole_number(std::string_view text, std::size_t most_digits) {
  std::uint64_t out = 0;
  if (text.empty() || text.size() > most_digits || !std::all_of(text.begin(), text.end(), is_digit))
    return std::nullopt;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

std::size_t column_of(const std::vector<std::string_view>& header,
                      const std::vector<std::string>& names) {
  for (std::size_t i = 0; i < header.size(); ++i)
    for (const std::string& name : names)
      if (same_word(header[i], name)) return i;
  return SIZE_MAX;
}

// Speeds that AIS can't carry, and its "not available", are not known.
std::int16_t speed_of(std::string_view text) {
  constexpr std::int64_t kNotAvailable_dkn = 1023;
  const auto knots = parse_millionths(text);
  if (!knots || *knots < 0) return kSpeedNotKnown;
  const std::int64_t tenths = (*knots + kMillion / 20) / (kMillion / 10);
  return tenths >= kNotAvailable_dkn ? kSpeedNotKnown : static_cast<std::int16_t>(tenths);
}

int nibble(char c) {
  return is_digit(c) ? c - '0' : ascii::lower(c) - 'a' + 10;
}

}  // namespace

std::optional<std::int64_t> parse_millionths(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  if (point == 0 || point > 9) return std::nullopt;
  const auto whole = whole_number(text.substr(0, point), 9);
  if (!whole) return std::nullopt;
  std::int64_t out = static_cast<std::int64_t>(*whole) * kMillion;
  std::int64_t unit = kMillion / 10;
  for (std::size_t i = point + 1; i < text.size(); ++i, unit /= 10) {
    if (!is_digit(text[i])) return std::nullopt;
    out += (text[i] - '0') * unit;  // below a millionth: 11 cm, cut off
  }
  return negative ? -out : out;
}

std::string hex_of(const std::array<char, 32>& hash) {
  std::string out;
  for (const char c : hash) out += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return out;
}

std::string_view Fix::ship_name() const {
  const auto end = std::find(name.begin(), name.end(), '\0');
  return {name.data(), static_cast<std::size_t>(end - name.begin())};
}

Result<PositionFormat> PositionFormat::load(const DataPack& data) {
  constexpr std::string_view kFile = "ships/positions.toml";
  VEDETTA_TRY(const Value tree, data.toml(kFile));
  PositionFormat out;
  const Value& columns = tree["columns"];
  out.mmsi = columns["mmsi"].strings();
  out.time = columns["time"].strings();
  out.latitude = columns["latitude"].strings();
  out.longitude = columns["longitude"].strings();
  out.speed = columns["speed"].strings();
  out.name = columns["name"].strings();
  out.imo = columns["imo"].strings();
  const Value& identifiers = tree["identifiers"];
  out.ship_mid_first = static_cast<std::uint32_t>(identifiers["ship_mid_first"].integer());
  out.ship_mid_last = static_cast<std::uint32_t>(identifiers["ship_mid_last"].integer());
  for (const std::string& number : identifiers["imo_of_nobody"].strings())
    if (const auto imo = whole_number(number, 7))
      out.imo_of_nobody.push_back(static_cast<std::uint32_t>(*imo));
  const bool complete = !out.mmsi.empty() && !out.time.empty() && !out.latitude.empty() &&
                        !out.longitude.empty() && out.ship_mid_last > 0;
  if (complete) return out;
  return Error{ErrorCode::bad_data_file, "columns or identifiers are missing", std::string(kFile),
               "name the columns of mmsi, time, latitude, longitude and the ships' first digits"};
}

bool PositionFormat::is_ship(std::uint64_t number) const {
  const std::uint64_t mid = number / kMillion;
  return number < 1'000'000'000 && ship_mid_first <= mid && mid <= ship_mid_last;
}

std::uint32_t PositionFormat::imo_number(std::string_view text) const {
  if (text.size() > 3 && same_word(text.substr(0, 3), "imo")) text.remove_prefix(3);
  if (text.starts_with(' ')) text.remove_prefix(1);
  if (text.size() != 7 || !std::all_of(text.begin(), text.end(), is_digit)) return 0;
  int sum = 0;
  for (int i = 0; i < 6; ++i) sum += (text[static_cast<std::size_t>(i)] - '0') * (7 - i);
  if (sum % 10 != text[6] - '0') return 0;
  const auto number = static_cast<std::uint32_t>(*whole_number(text, 7));
  const bool nobody =
      std::find(imo_of_nobody.begin(), imo_of_nobody.end(), number) != imo_of_nobody.end();
  return nobody ? 0 : number;
}

Result<PositionTable> PositionTable::open(std::string_view text, std::string_view document_hex,
                                          const PositionFormat& format) {
  if (text.size() > UINT32_MAX)
    return Error{ErrorCode::too_large, "a table of positions has 4 GiB or more", "",
                 "split it by day"};
  PositionTable out(text, format);
  for (std::size_t i = 0; i < 32 && 2 * i + 1 < document_hex.size(); ++i)
    out.document_[i] =
        static_cast<char>(nibble(document_hex[2 * i]) * 16 + nibble(document_hex[2 * i + 1]));
  out.csv_.next();
  const std::vector<std::string_view>& header = out.csv_.fields();
  out.columns_ = header.size();
  out.mmsi_ = column_of(header, format.mmsi);
  out.time_ = column_of(header, format.time);
  out.latitude_ = column_of(header, format.latitude);
  out.longitude_ = column_of(header, format.longitude);
  out.speed_ = column_of(header, format.speed);
  out.name_ = column_of(header, format.name);
  out.imo_ = column_of(header, format.imo);
  const std::size_t needed = std::max({out.mmsi_, out.time_, out.latitude_, out.longitude_});
  if (needed != SIZE_MAX) return out;
  return Error{ErrorCode::bad_csv,
               fmt::format("the header names no column for one of {}, {}, {}, {}", format.mmsi[0],
                           format.time[0], format.latitude[0], format.longitude[0]),
               "row 1", "give the table a header row; data/ships/positions.toml lists the names"};
}

std::string_view PositionTable::field(std::size_t column) const {
  return column == SIZE_MAX ? std::string_view{} : csv_.fields()[column];
}

model::Span PositionTable::place_of_row() {
  return places_.of(csv_.offset(), csv_.offset_of_end());
}

const char* PositionTable::read_row(Fix& fix) {
  constexpr std::int64_t kPole_udeg = 90 * kMillion;
  constexpr std::int64_t kDateLine_udeg = 180 * kMillion;
  if (csv_.fields().size() != columns_) return "columns";
  const auto mmsi = whole_number(field(mmsi_), 10);
  if (!mmsi || *mmsi == 0) return "bad-mmsi";
  const auto time = Instant::parse(field(time_));
  if (!time || time->day() > Day::of(9999, 12, 31)) return "bad-time";  // a leap second's turn
  const auto latitude = parse_millionths(field(latitude_));
  const auto longitude = parse_millionths(field(longitude_));
  if (!latitude || !longitude) return "bad-position";
  if (std::abs(*latitude) > kPole_udeg || std::abs(*longitude) > kDateLine_udeg)
    return "no-position";
  fix.mmsi = *mmsi;
  fix.time_s = time->since_epoch_s();
  fix.latitude_udeg = static_cast<std::int32_t>(*latitude);
  fix.longitude_udeg = static_cast<std::int32_t>(*longitude);
  fix.speed_dkn = speed_of(field(speed_));
  fix.odd_mmsi = !format_->is_ship(*mmsi);
  fix.zero_position = *latitude == 0 && *longitude == 0;
  fix.imo = format_->imo_number(field(imo_));
  const std::string_view name = field(name_);
  const auto plain = [](char c) { return c >= ' ' && c <= '~'; };
  if (name.size() <= fix.name.size() && std::all_of(name.begin(), name.end(), plain))
    std::copy(name.begin(), name.end(), fix.name.begin());
  fix.document = document_;
  fix.row = csv_.row();
  fix.place = place_of_row();
  return nullptr;
}

bool PositionTable::read(std::size_t rows, std::vector<Fix>& out) {
  out.clear();
  bool any = false;
  while (rows-- > 0 && csv_.next()) {
    any = true;
    ++rows_;
    Fix fix;
    if (const char* why = read_row(fix))
      rejects_.push_back({csv_.row(), why});
    else
      out.push_back(fix);
  }
  return any;
}

}  // namespace vedetta::ships
