// What the stages after frames share: the document's sentences with their analyses and raw claims.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "vedetta/model/claim.h"
#include "vedetta/read/calibration.h"
#include "vedetta/read/internal/discourse.h"
#include "vedetta/read/internal/matcher.h"
#include "vedetta/read/reader.h"

namespace vedetta::read {

// Somebody's words: a reporting verb or phrase with its speaker and the tokens it covers.
struct Report {
  std::uint32_t sentence = 0;
  std::uint32_t first = 0;  // tokens covered, half-open
  std::uint32_t last = 0;
  std::uint32_t cue = 0;  // token of the cue
  std::string kind;       // class of the cue: "say.v", "fear.v", "source.adv" …
  std::vector<model::Sayer> sayers;
  bool unnamed = false;  // "it was reported that"
  bool amid = false;     // ", X said," inside what is said
};

struct DraftClaim {
  RawClaim raw;
  model::Claim claim;
  bool drop = false;
};

struct SentenceWork {
  Analysis analysis;
  std::vector<RawClaim> raw;
  std::vector<Report> reports;
};

// Who spoke last, and whom short forms ("gli inquirenti") stood for, as the text goes on.
struct Speakers {
  std::vector<model::Sayer> last;     // in this paragraph
  std::vector<model::Sayer> passage;  // in this one or those before, with …
  std::uint32_t spoke = 0;            // … the last sentence whose words were theirs
  std::uint32_t stranger = 0;         // paragraph, from 1, where somebody unnamed spoke last
  std::pair<std::uint32_t, std::vector<model::Sayer>> ahead;  // a sentence; whose view it tells
  std::map<std::uint32_t, std::vector<Referent>> groups;      // by lexicon entry of the noun
};

struct DocumentWork {
  const Input* input = nullptr;
  const Language* language = nullptr;
  const Frames* frames = nullptr;
  const Calibration* calibration = nullptr;
  Tokens tokens;
  MatchRows matches;  // by sentence; the analyses look at them
  internal::ItemRows times;
  Names names;
  std::vector<SentenceWork> sentences;
  std::vector<DraftClaim> claims;
  Speakers speakers;
  Day dct;
};

model::Span span_of(const DocumentWork& work, std::uint32_t first, std::uint32_t last);

// reports.cpp: who reports what in a sentence; whoever spoke last may go on. attribution.cpp: whose
// words a claim is in.
std::vector<Report> find_reports(DocumentWork& work, std::uint32_t sentence,
                                 const Matcher& matcher);
void attribute(const DocumentWork& work, DraftClaim& draft);

// claim_figures.cpp: how much, how many.
void set_figures(const DocumentWork& work, DraftClaim& draft);

// claim_time.cpp: when the act was.
void set_time(const DocumentWork& work, DraftClaim& draft);

// modality.cpp: asserted, alleged, planned, conditional; polarity.
void set_modality(const DocumentWork& work, const Matcher& matcher, DraftClaim& draft);

// denial_phrases.cpp: denials that no frame opens; who denies speaks, after those who pass it on.
void find_denials(DocumentWork& work, std::uint32_t sentence, const Matcher& matcher);
void speak_for_denier(const DocumentWork& work, DraftClaim& draft);

// denials.cpp: what a denial is about.
void settle_denials(DocumentWork& work);

// completion.cpp: parties that the words of a claim leave out and its document supplies.
void complete_parties(DocumentWork& work);

// duplicates.cpp: one claim per event and evidence.
void drop_duplicates(DocumentWork& work);

// confidence.cpp: what speaks for a claim, weighed by data/read/calibration.toml. Comes last: it
// asks which claims remain and what denials are about.
void set_confidence(const DocumentWork& work, DraftClaim& draft);

// entries.cpp: the lexicon and frame entries behind the claims that remain, sorted.
std::vector<EntryUse> entries_used(const DocumentWork& work);

}  // namespace vedetta::read
