// Time expressions in a sentence as intervals of days: "in March", "lo scorso settembre", "between
// 9 and 17 June", "since 2022", "one day after …". Rules: data/lang/<language>/time.toml over the
// interval conventions of docs/reading.md (calendar weeks, seasons, early/mid/late).
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "vedetta/core/datapack.h"
#include "vedetta/core/time.h"
#include "vedetta/read/internal/phrases.h"
#include "vedetta/read/token.h"

namespace vedetta::read {

enum class Tense { unknown, past, future };

// What a relative expression hangs on.
struct TimeAnchor {
  Day dct;                          // document creation date
  std::optional<DayInterval> last;  // the interval named last in the text ("the same month")
  int year = 0;  // past, of a date that opens this sentence or the one before it; else 0
};

struct FoundTime {
  DayInterval interval;
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t last = 0;
  bool vague = false;     // "recently", "for years": an expression, but no interval of its own
  bool duration = false;  // "for ten weeks", "within nine days": a length, days
  int days = 0;
  bool weekday = false;  // bare: in the direction of the tense
  bool current = false;  // "this year": what is past of it lies before the document's date
};

class TimeReader {
 public:
  static Result<TimeReader> load(const DataPack& data, const std::string& language);
  TimeReader(TimeReader&&) noexcept;
  TimeReader& operator=(TimeReader&&) noexcept;
  ~TimeReader();
  // The sentences' words as the time rules see them; empty where nothing names a time.
  internal::ItemRows rows(const Tokens& tokens) const;
  // In order, not overlapping; `tense` of the clause decides the direction of bare weekdays,
  // months. Each found interval becomes anchor.last for those after it.
  std::vector<FoundTime> find(std::span<const internal::Item> row, const Sentence& sentence,
                              TimeAnchor& anchor, Tense tense) const;

 private:
  struct Rules;
  explicit TimeReader(std::unique_ptr<Rules> rules);
  std::unique_ptr<Rules> rules_;
};

}  // namespace vedetta::read
