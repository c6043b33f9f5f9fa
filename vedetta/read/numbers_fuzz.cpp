// Quantities and times over arbitrary text, English and Italian: no crash, tokens in order and
// inside the sentence, no interval that ends before it begins.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "vedetta/read/quantity.h"
#include "vedetta/read/when.h"
#include "vedetta/text/utf8.h"

namespace vedetta::read {
namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

struct Readers {
  QuantityReader quantities;
  TimeReader times;
  TokenRules rules;
};

Readers readers(const char* language) {
  const DataPack& data = DataPack::shipped();
  auto quantities = QuantityReader::load(data, language);
  auto times = TimeReader::load(data, language);
  const auto lang = data.toml(std::string("lang/") + language + "/lang.toml");
  must(quantities.ok() && times.ok() && lang.ok());
  return {*std::move(quantities), *std::move(times), TokenRules::from(*lang)};
}

void read(const Readers& with, std::u32string_view text, Tense tense) {
  const Tokens tokens = tokenise(text, 0, static_cast<std::uint32_t>(text.size()), with.rules);
  TimeAnchor anchor{Day::of(2021, 6, 16), {}};
  const internal::ItemRows numbers = with.quantities.rows(tokens);
  const internal::ItemRows times = with.times.rows(tokens);
  for (std::size_t s = 0; s < tokens.sentences.size(); ++s) {
    const Sentence& sentence = tokens.sentences[s];
    std::uint32_t at = sentence.first;
    for (const FoundQuantity& q : with.quantities.find(text, tokens, numbers[s])) {
      must(at <= q.first && q.first < q.last && q.last <= sentence.last);
      must(q.quantity.value.has_value() && q.bare == q.quantity.unit.empty());
      at = q.last;
    }
    at = sentence.first;
    for (const FoundTime& t : with.times.find(times[s], sentence, anchor, tense)) {
      must(at <= t.first && t.first < t.last && t.last <= sentence.last);
      must(!t.interval.empty());
      at = t.last;
    }
  }
}

}  // namespace
}  // namespace vedetta::read

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vedetta;        // NOLINT: the target's own module
  using namespace vedetta::read;  // NOLINT
  static const Readers english = readers("en");
  static const Readers italian = readers("it");
  const auto text = text::decode({reinterpret_cast<const char*>(data), size}).points;
  const auto tense = static_cast<Tense>(size % 3);
  read::read(english, text, tense);
  read::read(italian, text, tense);
  return 0;
}
