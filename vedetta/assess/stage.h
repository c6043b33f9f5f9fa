// Assess as a stage over a stream of claims: later claims revise findings, retracted ones take
// theirs back. Output is (key, revision, assert | retract); the highest revision wins.
//   AssessStage stage(measures, vocabulary, parties, dates);
//   stage.see(claims, events);
// Claims of an act, and sums of a cap, may come from any document, so the stage has one key. What
// has come out depends on the claims seen, not on their order or batches; only revision numbers do.
#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "vedetta/assess/assess.h"

namespace vedetta::assess {

struct FindingEvent {
  std::string key;
  std::uint32_t revision = 1;
  bool retracted = false;
  model::Finding finding;  // as it was, when retracted
};

class AssessStage {
 public:
  using Input = model::Claim;
  using Output = std::vector<FindingEvent>;

  AssessStage(const measures::Measures& measures, const model::Vocabulary& vocabulary,
              const PartyLookup& parties, DocumentDates dates)
      : assessor_(measures, vocabulary), parties_(parties), dates_(std::move(dates)) {}

  static std::string key(const model::Claim&) { return {}; }
  // A claim of a lower or equal revision than one seen is passed over. Events are sorted by key.
  void see(std::span<const model::Claim> claims, Output& out);
  // Nothing hangs on time passing: a row's days are compared with the act's, not with the clock.
  void until(Instant, Output&) {}
  const Assessment& now() const { return assessment_; }

  Value save() const;
  Status load(const Value& saved);  // bad_input; the state is then as before

 private:
  struct Emitted {
    std::uint32_t revision = 1;
    bool retracted = false;
    std::string bytes;  // canonical bytes of the finding
    model::Finding finding;
  };
  void emit(Output& out);
  Assessor assessor_;
  const PartyLookup& parties_;
  DocumentDates dates_;
  std::map<std::string, model::Claim> claims_;
  std::map<std::string, Emitted> emitted_;
  Assessment assessment_;
};

}  // namespace vedetta::assess
