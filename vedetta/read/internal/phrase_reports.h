// What phrases and nouns report: "according to X", "X: …", "X has no doubt", "X's claim that …".
#pragma once
#include <vector>

#include "vedetta/read/internal/document.h"

namespace vedetta::read {

std::vector<Report> phrase_reports(DocumentWork& work, std::uint32_t sentence,
                                   const Matcher& matcher);

// A report of unnamed kind that covers its sentence.
Report whole_sentence(const DocumentWork& work, std::uint32_t sentence, std::uint32_t cue,
                      std::vector<model::Sayer> who);

}  // namespace vedetta::read
