// What the verbs share: options that every verb takes, the streams they write to, and how errors
// are told. A verb is a function of its options and the streams, so that tests run it in-process;
// main.cpp alone reads arguments, environment and clock.
//   int run_measures_ls(const MeasuresLs& options, const Common& common, Streams& streams);
// Returns the exit code (docs/cli.md). Data goes to `out`, everything else to `err`.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/core/result.h"
#include "vedetta/core/time.h"
#include "vedetta/core/value.h"
#include "vedetta/store/store.h"

namespace vedetta::cli {

inline constexpr std::uint64_t kMaxDocumentBytes = std::uint64_t{64} << 20;

enum class Shape { automatic, table, json, jsonl };

struct Common {
  std::string store;         // folder
  bool store_given = false;  // by the user: it must be there
  std::string data;          // overlay folder; empty: none
  std::string output = "-";  // file; "-" is standard output
  Shape shape = Shape::automatic;
  bool quiet = false;
  bool verbose = false;
  bool exit_code = false;  // 1 when the thing asked about was found
  std::size_t jobs = 1;
  Instant now;  // of what is stored; nothing else hangs on it
  std::optional<Day> on;
  std::optional<Day> as_of;

  std::optional<Instant> as_of_instant() const;  // the end of that day
};

struct Streams {
  std::function<Status(std::string_view)> out;
  std::function<void(std::string_view)> err;
  bool terminal = false;  // `out` is one
  bool colour = false;
  int width = 100;
};

// Tables for people on a terminal, JSON lines for programs.
bool wants_table(const Common& common, const Streams& streams);

// Prints "vedetta: <code>: …" and returns the code's exit code.
int fail(Streams& streams, const Error& error);
void tell(const Common& common, Streams& streams, std::string_view message);  // unless quiet
// To `-o FILE` (whole or not at all) or standard output.
Status put(const Common& common, Streams& streams, std::string_view bytes);
// Ends a verb: the bytes are put, then 0, 1 (`found` and --exit-code) or the error's code.
int finish(const Common& common, Streams& streams, std::string_view bytes, bool found = false);

// `code`, or that of bad_input, told, when more rows were rejected than the caller bears.
int code_for_rejects(std::size_t rejects, std::uint64_t most, Streams& streams, int code);

// Rows as JSON lines, as one JSON array, or as a table of these columns.
struct Column {
  const char* key;
  const char* title;
};
std::string table_text(const std::vector<Value>& rows, const std::vector<Column>& columns);
std::string rows_text(const Common& common, const Streams& streams, const std::vector<Value>& rows,
                      const std::vector<Column>& columns);

// The store, opened to read; nullptr when none was named and the default one is not there.
Result<std::unique_ptr<store::Store>> open_to_read(const Common& common);
Result<std::unique_ptr<store::Store>> open_to_write(const Common& common);

Instant end_of(Day day);  // its last second
Result<Day> parse_day(const std::string& text, std::string_view flag);
// The nearest of the words, when it is near enough to be meant; else empty.
std::string nearest(std::string_view word, const std::vector<std::string>& words);
// Code points, as columns of a terminal.
std::size_t width_of(std::string_view utf8);
std::string padded(std::string_view utf8, std::size_t width);
// Lines of at most `width` columns behind `indent` blanks; the first line too.
std::string wrapped(std::string_view utf8, std::size_t indent, std::size_t width);

}  // namespace vedetta::cli
