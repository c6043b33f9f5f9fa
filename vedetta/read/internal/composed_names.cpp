#include "vedetta/read/internal/composed_names.h"

#include <algorithm>

namespace vedetta::read {

using model::MentionType;

namespace {

constexpr ClassPrefix kOffice = "office.";
constexpr ClassPrefix kFacility = "facility.";

// "gpe:KP" → "kp"; "loc:rome" → "rome".
std::string word_of(std::string_view id) {
  std::string out(id.substr(id.find(':') + 1));
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : char(c); });
  return out;
}

class Composer {
 public:
  Composer(const NameContext& context, std::vector<KnownName>& known, std::vector<bool>& taken)
      : context_(context), known_(known), taken_(taken), known_at_(context.tokens().size(), -1) {
    for (std::size_t k = 0; k < known_.size(); ++k)
      if (!known_[k].dropped)
        std::fill(known_at_.begin() + known_[k].hit.first, known_at_.begin() + known_[k].hit.last,
                  static_cast<std::int32_t>(k));
  }

  std::vector<ComposedName> run() {
    for (std::uint32_t s = 0; s < context_.tokens().sentences.size(); ++s) {
      sentence_ = s;
      stop_ = context_.tokens().sentences[s].last;
      for (const LexMatch& m : context_.matches(s)) {
        const Lexicon& lexicon = context_.language().lexicon;
        const bool composes = lexicon.is_in(m.group, kOffice) || lexicon.is_in(m.group, kFacility);
        if (!composes || m.gapped || !free(m.first, m.last)) continue;
        const std::string_view group = lexicon.name(m.group);
        if (lexicon.is_in(m.group, kOffice))
          office(m, std::string(group.substr(kOffice.text.size())));
        if (lexicon.is_in(m.group, kFacility))
          facility(m, std::string(group.substr(kFacility.text.size())));
      }
    }
    return std::move(out_);
  }

 private:
  struct Part {  // a known name beside the word
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    const GazetteerEntry* entry = nullptr;
    bool found() const { return last > first; }
  };

  bool free(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i < last; ++i)
      if (taken_[i] || known_at_[i] >= 0) return false;
    return true;
  }

  const GazetteerEntry* entry_at(std::uint32_t i) const {
    if (i >= stop_ || known_at_[i] < 0 || taken_[i]) return nullptr;
    return &context_.language().gazetteer.entry(
        known_[static_cast<std::size_t>(known_at_[i])].hit.entry);
  }
  const NameHit& hit_at(std::uint32_t i) const {
    return known_[static_cast<std::size_t>(known_at_[i])].hit;
  }
  bool demonym_at(std::uint32_t i) const {
    return i < stop_ && known_at_[i] >= 0 && !taken_[i] && hit_at(i).use == NameUse::adjective;
  }
  bool state_at(std::uint32_t i) const {
    const GazetteerEntry* entry = entry_at(i);
    return entry && hit_at(i).use != NameUse::people &&
           (entry->type == MentionType::gpe || hit_at(i).use == NameUse::capital);
  }
  bool place_at(std::uint32_t i) const {
    const GazetteerEntry* entry = entry_at(i);
    return entry && !demonym_at(i) && hit_at(i).use != NameUse::people &&
           (entry->type == MentionType::loc || entry->type == MentionType::gpe);
  }

  // "Japan's", "Japanese", "Japan" before the word.
  Part owner_before(std::uint32_t at) const {
    const std::uint32_t first = context_.tokens().sentences[sentence_].first;
    if (at == first) return {};
    std::uint32_t i = at - 1;
    if (context_.token(i).word == "'s") {
      if (i == first) return {};
      --i;
    }
    if (!state_at(i)) return {};
    return {hit_at(i).first, at, entry_at(i)};
  }

  // "of the DPRK", "della RPDC", "giapponese" after the word.
  Part owner_after(std::uint32_t at) const {
    if (demonym_at(at) && context_.language().adjective_after)
      return {at, hit_at(at).last, entry_at(at)};
    std::uint32_t i = at;
    if (i >= stop_ || !context_.is(i, Cue::of)) return {};
    ++i;
    if (i < stop_ && context_.is(i, Cue::article)) ++i;
    if (!state_at(i) || demonym_at(i)) return {};
    return {at, hit_at(i).last, entry_at(i)};
  }

  void office(const LexMatch& m, const std::string& word) {
    Part owner = owner_before(m.first);
    if (!owner.found()) owner = owner_after(m.last);
    ComposedName name;
    name.sentence = sentence_;
    name.first = m.first;
    name.last = m.last;
    if (owner.found() && longer_name(std::min(m.first, owner.first))) return;
    if (owner.found()) {
      name.first = std::min(name.first, owner.first);
      name.last = std::max(name.last, owner.last);
      name.state = owner.entry->state;
      name.link = context_.language().gazetteer.office(name.state, word);
      if (name.link.empty()) name.link = "org:" + word_of(name.state) + "-" + word;
    } else if (const Part place = place_of(m.last); word == "prosecutor" && place.found()) {
      name.last = place.last;
      if (place.entry) name.state = place.entry->state;
    } else {
      bool capital = false;
      for (std::uint32_t i = m.first; i < m.last; ++i) capital |= context_.token(i).capital;
      if (!capital || context_.token(m.first).capital) return;  // else a run of capitals
    }
    if (word == "embassy") {
      if (!owner.found()) return;
      seat(name);
    }
    name.kind = "ministry";
    add(std::move(name));
  }

  // "Royal Thai Police": a capital before it that neither opens the sentence nor is known.
  bool longer_name(std::uint32_t first) const {
    if (first <= context_.tokens().sentences[sentence_].first) return false;
    const Token& before = context_.token(first - 1);
    return before.kind == TokenKind::word && before.capital && name_like(first - 1) &&
           context_.token(first).capital;
  }

  // "in Beijing", "a Roma" after an embassy.
  void seat(ComposedName& name) const {
    const std::uint32_t at = name.last;
    if (at + 1 >= stop_ || (!context_.is(at, Cue::in) && !context_.is(at, Cue::to))) return;
    if (!place_at(at + 1)) return;
    name.last = hit_at(at + 1).last;
    name.link += "-" + word_of(entry_at(at + 1)->id);
  }

  void facility(const LexMatch& m, const std::string& word) {
    Part place = place_after(m.last);
    const bool capital = context_.token(m.first).capital && !context_.token(m.first).opens;
    if (!place.found() && capital && m.last < stop_ && name_like(m.last))
      place = {m.last, unit_end(m.last), entry_at(m.last)};
    ComposedName name;
    name.first = m.first;
    name.last = place.last;
    if (!place.found()) {
      const std::uint32_t begin = context_.tokens().sentences[sentence_].first;
      if (m.first == begin || !place_at(m.first - 1) || context_.language().adjective_after) return;
      place = {hit_at(m.first - 1).first, m.first, entry_at(m.first - 1)};
      name.first = place.first;
      name.last = m.last;
    }
    name.sentence = sentence_;
    name.type = MentionType::fac;
    name.kind = word;
    if (place.entry) {
      name.state = place.entry->state;
      const std::string of = word_of(place.entry->id);
      for (const std::string& id : {"fac:" + word + "-" + of, "fac:" + of + "-" + word})
        if (name.link.empty() && context_.language().gazetteer.by_id(id)) name.link = id;
    }
    add(std::move(name));
  }

  bool name_like(std::uint32_t i) const {
    const Token& t = context_.token(i);
    return place_at(i) || (t.kind == TokenKind::word && t.capital && !taken_[i] &&
                           known_at_[i] < 0 && !context_.is(i, Cue::function) &&
                           !context_.is(i, Cue::notname) && !context_.begins(i, Cue::title) &&
                           !context_.is(i, Cue::org_noun) && !context_.is(i, Cue::org_suffix));
  }
  std::uint32_t unit_end(std::uint32_t i) const {
    if (known_at_[i] >= 0) return hit_at(i).last;
    std::uint32_t end = i + 1;
    while (end < stop_ && end < i + 3 && known_at_[end] < 0 && name_like(end)) ++end;
    return end;
  }

  // "of Wonsan", "nordcoreano di Najin".
  Part place_after(std::uint32_t at) const {
    std::uint32_t i = at;
    if (demonym_at(i)) i = hit_at(i).last;
    if (i + 1 >= stop_ || !context_.is(i, Cue::of) || !name_like(i + 1)) return {};
    return {at, unit_end(i + 1), entry_at(i + 1)};
  }

  // "of Ravenna", "in Daejeon": where a local office is.
  Part place_of(std::uint32_t at) const {
    const bool tied = at + 1 < stop_ && (context_.is(at, Cue::of) || context_.is(at, Cue::in));
    if (!tied || !name_like(at + 1)) return {};
    return {at, unit_end(at + 1), entry_at(at + 1)};
  }

  void add(ComposedName name) {
    for (std::uint32_t i = name.first; i < name.last; ++i) {
      taken_[i] = true;
      if (known_at_[i] >= 0) known_[static_cast<std::size_t>(known_at_[i])].dropped = true;
    }
    out_.push_back(std::move(name));
  }

  const NameContext& context_;
  std::vector<KnownName>& known_;
  std::vector<bool>& taken_;
  std::vector<std::int32_t> known_at_;
  std::uint32_t sentence_ = 0;
  std::uint32_t stop_ = 0;
  std::vector<ComposedName> out_;
};

}  // namespace

std::vector<ComposedName> compose_names(const NameContext& context, std::vector<KnownName>& known,
                                        std::vector<bool>& taken) {
  return Composer(context, known, taken).run();
}

}  // namespace vedetta::read
