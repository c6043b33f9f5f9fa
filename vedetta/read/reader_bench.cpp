// What reading a text costs beside ICU's breaking of the same text into words and sentences (bound:
// 15). Both sides begin with the bytes. The answer is checked: each text gives claims, each time
// the same, and their places lie in the text.
#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <filesystem>
#include <memory>

#include "vedetta/core/file.h"
#include "vedetta/read/reader.h"
#include "vedetta/testing/ratio.h"

namespace vedetta::read {
namespace {

struct Text {
  std::string bytes;
  std::string language;
};

std::vector<Text> texts_in(const std::string& language) {
  std::vector<std::string> paths;
  const auto folder = std::string(VEDETTA_SOURCE_DIR) + "/stories/reading/corpus";
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().filename().string().ends_with("_" + language + ".txt"))
      paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  std::vector<Text> out;
  for (const std::string& path : paths) out.push_back({*read_file(path), language});
  return out;
}

class Breaker {
 public:
  explicit Breaker(const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale(language.c_str());
    words_.reset(icu::BreakIterator::createWordInstance(locale, status));
    sentences_.reset(icu::BreakIterator::createSentenceInstance(locale, status));
  }
  std::size_t breaks(const std::string& bytes) {
    const auto text = icu::UnicodeString::fromUTF8(bytes);
    std::size_t out = 0;
    for (icu::BreakIterator* breaker : {words_.get(), sentences_.get()}) {
      breaker->setText(text);
      while (breaker->next() != icu::BreakIterator::DONE) ++out;
    }
    return out;
  }

 private:
  std::unique_ptr<icu::BreakIterator> words_, sentences_;
};

// The claims' keys, in order; empty when one stands outside the text.
std::string answer(const Reader& reader, const Text& text) {
  const text::Decoded decoded = text::decode(text.bytes);
  Input input;
  input.text = &decoded;
  input.document = "d";
  input.language = text.language;
  const auto reading = reader.read(input);
  if (!reading) return {};
  std::string out;
  for (const model::Claim& claim : reading->claims) {
    if (claim.evidence.empty() || claim.evidence.end > decoded.points.size()) return {};
    out += claim.key + "\n";
  }
  return out;
}

void read_texts(benchmark::State& state, const std::string& language) {
  const auto reader = Reader::open(DataPack::shipped());
  const auto texts = texts_in(language);
  Breaker breaker(language);
  std::vector<std::string> right;
  for (const Text& text : texts) right.push_back(answer(*reader, text));
  testing::Ratio ratio;
  bool good = !texts.empty();
  for (auto _ : state)
    ratio.turn(
        [&] {
          for (const Text& text : texts) good = good && breaker.breaks(text.bytes) > 0;
        },
        [&] {
          for (std::size_t i = 0; i < texts.size(); ++i)
            good = good && !right[i].empty() && answer(*reader, texts[i]) == right[i];
        });
  if (!good) return state.SkipWithError("a text gives no claims, others, or none at its place");
  ratio.report(state);
}
BENCHMARK_CAPTURE(read_texts, it, "it")->Unit(benchmark::kMillisecond)->Iterations(25);
BENCHMARK_CAPTURE(read_texts, en, "en")->Unit(benchmark::kMillisecond)->Iterations(25);

}  // namespace
}  // namespace vedetta::read
