// The shipped law and vocabulary, loaded once for all stories.
#pragma once
#include "vedetta/measures/measures.h"
#include "vedetta/model/vocabulary.h"

namespace vedetta::stories {

const measures::Measures& law();
const model::Vocabulary& vocabulary();

}  // namespace vedetta::stories
