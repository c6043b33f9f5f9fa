// Positions of ships from tables (CSV, plain or gzip), the columns found by name:
// data/ships/positions.toml.
//   VEDETTA_TRY(PositionFormat format, PositionFormat::load(data));
//   VEDETTA_TRY(PositionTable table, PositionTable::open(text, document, format));
//   std::vector<Fix> fixes;
//   while (table.read(4096, fixes)) use(fixes);
// A row that can't be a position becomes a Reject (its row number and why); an odd one is read and
// flagged. Units: degrees in millionths, speed in tenths of a knot, time in seconds UTC.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/csv.h"
#include "vedetta/core/datapack.h"
#include "vedetta/core/stage.h"
#include "vedetta/model/span.h"

namespace vedetta::ships {

inline constexpr std::int16_t kSpeedNotKnown = -1;

struct Fix {
  std::uint64_t mmsi = 0;
  std::int64_t time_s = 0;
  std::int32_t latitude_udeg = 0;
  std::int32_t longitude_udeg = 0;
  std::int16_t speed_dkn = kSpeedNotKnown;
  bool odd_mmsi = false;            // not of the form of a ship's MMSI
  bool zero_position = false;       // (0, 0): a receiver without a position, most of the time
  std::uint32_t imo = 0;            // 0 = none, or none that passes its check digit
  std::array<char, 20> name{};      // as AIS carries it, padded with NUL; longer ones left out
  std::array<char, 32> document{};  // SHA-256 of the text
  std::uint64_t row = 0;            // 1-based, header included
  model::Span place;                // of the row in the text

  Instant time() const { return Instant(time_s); }
  std::string_view ship_name() const;
  bool operator==(const Fix&) const = default;
};

struct PositionFormat {
  std::vector<std::string> mmsi, time, latitude, longitude, speed, name, imo;  // column names
  std::uint32_t ship_mid_first = 0;
  std::uint32_t ship_mid_last = 0;
  std::vector<std::uint32_t> imo_of_nobody;

  static Result<PositionFormat> load(const DataPack& data);  // bad_data_file
  bool is_ship(std::uint64_t number) const;
  // The number, or 0: seven digits with or without "IMO", check digit right, not a default.
  std::uint32_t imo_number(std::string_view text) const;
};

class PositionTable {
 public:
  // `text` and `format` must outlive the table. bad_csv: a needed column is missing; too_large: 4
  // GiB or more.
  static Result<PositionTable> open(std::string_view text, std::string_view document_hex,
                                    const PositionFormat& format);

  // Replaces `out` by the fixes of at most `rows` further rows; false when no row was left.
  bool read(std::size_t rows, std::vector<Fix>& out);
  std::uint64_t rows() const { return rows_; }  // read so far, without the header
  const std::vector<Reject>& rejects() const { return rejects_; }
  const std::optional<Error>& error() const { return csv_.error(); }

 private:
  PositionTable(std::string_view text, const PositionFormat& format)
      : csv_(text), places_(text), format_(&format) {}
  const char* read_row(Fix& fix);  // why it is rejected; nullptr when it is a fix
  model::Span place_of_row();
  std::string_view field(std::size_t column) const;

  csv::Reader csv_;
  model::RowPlaces places_;
  const PositionFormat* format_;
  std::size_t columns_ = 0;
  std::size_t mmsi_ = 0, time_ = 0, latitude_ = 0, longitude_ = 0;
  std::size_t speed_ = SIZE_MAX, name_ = SIZE_MAX, imo_ = SIZE_MAX;  // SIZE_MAX = not there
  std::array<char, 32> document_{};
  std::uint64_t rows_ = 0;
  std::vector<Reject> rejects_;
};

// "33.60716" → 33607160: a decimal number in millionths, nullopt on anything else.
std::optional<std::int64_t> parse_millionths(std::string_view text);
std::string hex_of(const std::array<char, 32>& hash);

}  // namespace vedetta::ships
