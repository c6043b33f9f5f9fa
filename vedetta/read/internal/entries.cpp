#include <algorithm>
#include <array>

#include "vedetta/read/internal/document.h"

namespace vedetta::read {
namespace {

// Classes of words that can make a claim less than a plain positive assertion.
constexpr std::array<ClassPrefix, 14> kHedges = {
    "alleged.", "possible.", "probable.", "plan.",  "attempt.", "offer.",  "able.",
    "fail.",    "stop.",     "refuse.",   "never.", "fear.",    "accuse.", "suspect."};

class Entries {
 public:
  explicit Entries(const DocumentWork& work) : work_(work), lexicon_(work.language->lexicon) {}

  std::vector<EntryUse> run() {
    for (const DraftClaim& d : work_.claims)
      if (!d.drop) claim(d);
    once(frames_);
    once(entries_);
    std::vector<std::array<std::string_view, 3>> found;  // file, group, pattern
    found.reserve(frames_.size() + entries_.size());
    for (const std::string_view frame : frames_) found.push_back({"frames/frames.toml", frame, ""});
    for (const std::uint32_t entry : entries_) {
      const LexEntry e = lexicon_.entry(entry);
      found.push_back({e.file, e.group, e.pattern});
    }
    std::sort(found.begin(), found.end());
    std::vector<EntryUse> out;
    out.reserve(found.size());
    for (const auto& [file, group, pattern] : found)
      out.push_back({std::string(file), std::string(group), std::string(pattern)});
    return out;
  }

 private:
  template <typename One>
  static void once(std::vector<One>& all) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }

  void claim(const DraftClaim& d) {
    const Analysis& a = work_.sentences[d.raw.sentence].analysis;
    if (d.raw.frame->verbs.size() + d.raw.frame->nouns.size() > 0)
      frames_.push_back(d.raw.frame->id);
    entries_.push_back(d.raw.entry);
    filler(a, d.raw.goods);
    for (const auto* role : {&d.raw.actor, &d.raw.counterpart})
      for (const RoleFiller& r : *role) filler(a, r.filler);
    for (const Report& r : work_.sentences[d.raw.sentence].reports)
      if (r.first <= d.raw.trigger && d.raw.trigger < r.last) cue(a, r);
    if (d.claim.modality != model::Modality::asserted || !d.claim.positive) hedges(a);
  }

  void filler(const Analysis& a, std::int32_t index) {
    if (index < 0) return;
    const Filler& f = a.fillers[static_cast<std::size_t>(index)];
    const bool lexical = f.kind == FillerKind::goods || f.kind == FillerKind::noun;
    // Goods of a named model and goods nobody knows have no entry.
    if (lexical && f.mention < 0 &&
        std::any_of(
            a.matches.begin(), a.matches.end(),
            [&](const auto& m) { return m.entry == f.entry && m.first == f.first; }))
      entries_.push_back(f.entry);
  }

  void cue(const Analysis& a, const Report& report) {
    const std::string_view kind = report.kind;
    const ClassPrefix group(kind.substr(0, kind.find('.') + 1));
    for (const LexMatch& m : a.matches)
      if ((m.head == report.cue || m.first == report.cue) && lexicon_.is_in(m.group, group))
        entries_.push_back(m.entry);
  }

  void hedges(const Analysis& a) {
    for (const LexMatch& m : a.matches)
      if (std::any_of(kHedges.begin(), kHedges.end(),
                      [&](const ClassPrefix& group) { return lexicon_.is_in(m.group, group); }))
        entries_.push_back(m.entry);
  }

  const DocumentWork& work_;
  const Lexicon& lexicon_;
  std::vector<std::string_view> frames_;
  std::vector<std::uint32_t> entries_;
};

}  // namespace

std::vector<EntryUse> entries_used(const DocumentWork& work) {
  return Entries(work).run();
}

}  // namespace vedetta::read
