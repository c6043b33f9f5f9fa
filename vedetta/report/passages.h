// Cutting the documents' texts: a cited sentence with its neighbours, and the full text in runs
// between marks, so that marks may overlap without any nesting of tags.
#pragma once
#include <string>
#include <vector>

#include "vedetta/core/value.h"
#include "vedetta/report/layout.h"

namespace vedetta::report {

struct Passage {
  std::string before;  // the sentence before, shortened from its start
  std::string head;    // of the sentence, up to the cited words
  std::string evidence;
  std::string tail;
  std::string after;          // the sentence after, shortened at its end
  bool break_before = false;  // a paragraph ends between
  bool break_after = false;
};

// Spans count code points of `text`; what lies outside the text is cut off.
Passage cut_passage(std::u32string_view text, const model::Span& sentence,
                    const model::Span& evidence);
std::string slice(std::u32string_view text, const model::Span& span);

// Where the cards cite a claim, and with which tone its words are marked.
struct Citation {
  std::string tone;  // an outcome, "plain" or "denial"
  std::vector<int> cards;
};
using Citations = std::map<const model::Claim*, Citation>;
Citations cite(const Layout& layout);

// [{runs: [{anchors, claim, outcome, mention, text, backlinks}]}], one item a paragraph.
Value full_text(const Layout& layout, std::size_t document, const Citations& citations);

}  // namespace vedetta::report
