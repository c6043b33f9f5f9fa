#include "vedetta/read/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <set>

#include "vedetta/read/internal/document.h"
#include "vedetta/read/internal/document_date.h"

namespace vedetta::read {

using model::Claim;
using model::MentionType;

struct Reader::State {
  DataPack data;
  ListNames list_names;
  Frames frames;
  Calibration calibration;
  std::set<std::string, std::less<>> known;
  std::mutex mutex;  // of what is loaded when it is first asked for
  std::map<std::string, std::shared_ptr<const Language>, std::less<>> languages;
  std::optional<GazetteerCaptions> captions;

  Result<std::shared_ptr<const Language>> language(const std::string& code) {
    const std::lock_guard lock(mutex);
    std::shared_ptr<const Language>& kept = languages[code];
    if (kept) return kept;
    VEDETTA_TRY(kept, Language::load(data, code));
    return kept;
  }
};

model::Span span_of(const DocumentWork& work, std::uint32_t first, std::uint32_t last) {
  model::Span span;
  if (first >= last || last > work.tokens.size()) return span;
  span.start = work.tokens[first].start;
  span.end = work.tokens[last - 1].end;
  span.bstart = work.input->text->offsets[span.start];
  span.bend = work.input->text->offsets[span.end];
  return span;
}

namespace {

Referent referent_of(const NamedMention& m) {
  // Persons on a list act for themselves, also where a pronoun means them.
  const bool own = m.kind == "listed" && m.mention.type == MentionType::per;
  return {m.mention.link, m.mention.type, own ? Lasting() : Lasting(m.mention.state), -1};
}

// All sentences are analysed; then, one after the other: frames, reports; names seen feed the
// pronouns that follow.
class Pipeline {
 public:
  Pipeline(DocumentWork& work, TimeAnchor anchor) : work_(work), anchor_(anchor) {}

  void run() {
    work_.matches = work_.language->lexicon.find(work_.tokens);
    settle_ordinals(work_.matches, work_.language->lexicon);
    work_.names = find_names(work_.input->text->points, work_.tokens, work_.matches,
                             *work_.language, listed_);
    auto analyses = Analyser::run(work_.input->text->points, work_.tokens, *work_.language,
                                  work_.names, work_.matches, work_.times, anchor_);
    work_.sentences.resize(analyses.size());
    for (std::uint32_t s = 0; s < analyses.size(); ++s) sentence(s, std::move(analyses[s]));
    const auto before = [](const DraftClaim& a, const DraftClaim& b) {
      return a.raw.sentence != b.raw.sentence ? a.raw.sentence < b.raw.sentence
                                              : a.raw.first < b.raw.first;
    };
    if (!std::is_sorted(work_.claims.begin(), work_.claims.end(), before))
      std::stable_sort(work_.claims.begin(), work_.claims.end(), before);
    drop_duplicates(work_);
    complete_parties(work_);
    settle_denials(work_);
    for (DraftClaim& d : work_.claims)
      if (!d.drop) set_confidence(work_, d);
  }

  void set_listed(std::vector<ListedName> listed) { listed_ = std::move(listed); }

 private:
  void sentence(std::uint32_t s, Analysis analysis) {
    SentenceWork& w = work_.sentences[s];
    w.analysis = std::move(analysis);
    if (work_.tokens.sentences[s].paragraph != paragraph_) work_.speakers.last.clear();
    paragraph_ = work_.tokens.sentences[s].paragraph;
    const Matcher matcher(*work_.frames, *work_.language, work_.tokens, work_.names.mentions,
                          w.analysis, discourse_);
    w.reports = find_reports(work_, s, matcher);
    discourse_.begin_sentence(s);
    w.raw = matcher.run(s);
    // "…, sostiene X": a verb of saying supports nobody.
    std::erase_if(w.raw, [&](const RawClaim& raw) {
      return raw.predicate == "political-act" &&
             std::any_of(w.reports.begin(), w.reports.end(), [&](const Report& r) {
               return r.cue == raw.trigger && !r.sayers.empty() && r.kind == "say.v" &&
                      raw.frame->act == "support";
             });
    });
    for (const RawClaim& raw : w.raw) draft(matcher, raw);
    for (const RawClaim& raw : w.raw) remember(raw);
    find_denials(work_, s, matcher);
    note_names(s, matcher);
  }

  void remember(const RawClaim& raw) {
    const auto who = [](const std::vector<RoleFiller>& role) {
      std::vector<Referent> out;
      for (const RoleFiller& r : role) out.push_back(r.who);
      return out;
    };
    discourse_.tell(raw.predicate);
    if (raw.frame->predicate.empty())
      discourse_.claimed(raw.predicate, raw.item,
                         {who(raw.actor), who(raw.counterpart), raw.sentence});
  }

  void draft(const Matcher& matcher, const RawClaim& raw) {
    DraftClaim d;
    d.raw = raw;
    Claim& c = d.claim;
    c.document = work_.input->document;
    c.predicate = raw.predicate;
    c.act = raw.act.empty() ? Lasting(raw.frame->act) : raw.act;
    c.evidence = span_of(work_, raw.first, raw.last);
    const Sentence& s = work_.tokens.sentences[raw.sentence];
    c.sentence = span_of(work_, s.first, s.last);
    const LexEntry entry = work_.language->lexicon.entry(raw.entry);
    c.reasons.push_back(
        fmt::format("frame {}/{} {}", raw.frame->id, work_.language->code, entry.pattern));
    roles(raw, c);
    set_figures(work_, d);
    set_time(work_, d);
    attribute(work_, d);
    if (c.reasons.back() == "sayer carried over") work_.speakers.spoke = raw.sentence;
    set_modality(work_, matcher, d);
    if (c.is_denial()) speak_for_denier(work_, d);
    work_.claims.push_back(std::move(d));
  }

  void roles(const RawClaim& raw, Claim& c) const {
    const auto& a = work_.sentences[raw.sentence].analysis;
    const auto add = [&](const char* role, const std::vector<RoleFiller>& fillers) {
      for (const RoleFiller& r : fillers) {
        model::Argument argument;
        argument.role = role;
        argument.value = r.who.link;
        argument.confidence = r.inferred ? Fixed::ratio(6, 10) : Fixed::ratio(9, 10);
        if (r.filler >= 0) {
          const Filler& f = a.fillers[static_cast<std::size_t>(r.filler)];
          argument.place = span_of(work_, f.first, f.last);
          argument.label = label(argument.place);
        }
        c.arguments.push_back(std::move(argument));
      }
    };
    add("actor", raw.actor);
    add("counterpart", raw.counterpart);
    if (raw.item.empty()) return;
    model::Goods goods;
    goods.item = raw.item;
    if (raw.goods >= 0) {
      const Filler& f = a.fillers[static_cast<std::size_t>(raw.goods)];
      goods.place = span_of(work_, f.first, f.last);
      goods.label = label(goods.place);
    }
    c.goods = std::move(goods);
    if (!raw.origin.empty()) c.conditions.push_back("origin:" + std::string(raw.origin));
  }

  std::string label(const model::Span& span) const {
    return text::encode(
        std::u32string_view(work_.input->text->points).substr(span.start, span.end - span.start));
  }

  void note_names(std::uint32_t s, const Matcher& matcher) {
    std::vector<std::int32_t> subjects;
    const Analysis& a = work_.sentences[s].analysis;
    for (std::uint32_t v = 0; v < a.verbs.size(); ++v)
      for (const std::int32_t f : matcher.subject(v))
        if (a.fillers[static_cast<std::size_t>(f)].mention >= 0)
          subjects.push_back(a.fillers[static_cast<std::size_t>(f)].mention);
    for (const NamedMention& m : in_sentence(work_.names.mentions, a.sentence)) {
      const auto index = static_cast<std::int32_t>(&m - work_.names.mentions.data());
      const bool subject = std::find(subjects.begin(), subjects.end(), index) != subjects.end();
      discourse_.see(referent_of(m), subject);
    }
    for (const Demonym& d : in_sentence(work_.names.demonyms, a.sentence))
      discourse_.see_state(d.state);
    const auto& speakers = work_.speakers.last;
    if (!speakers.empty())
      discourse_.spoke({discourse_.keep(speakers.back().id), MentionType::org, "", -1});
  }

  DocumentWork& work_;
  TimeAnchor anchor_;
  Discourse discourse_;
  std::uint32_t paragraph_ = 0;
  std::vector<ListedName> listed_;
};

// "analisti sudcoreani", "North Korean hackers": the demonym beside a group belongs to its mention.
model::Span with_demonym(const DocumentWork& work, const model::Span& place) {
  for (const Demonym& d : work.names.demonyms) {
    const model::Span demonym = span_of(work, d.first, d.last);
    const bool beside = demonym.start == place.end + 1 || demonym.end + 1 == place.start;
    if (beside && !d.people) return model::cover(place, demonym);
  }
  return place;
}

// Mentions with byte offsets; groups that a claim names are mentions too.
std::vector<model::Mention> mentions_of(const DocumentWork& work) {
  std::vector<model::Mention> out;
  out.reserve(work.names.mentions.size());
  for (const NamedMention& m : work.names.mentions)
    out.emplace_back(m.mention).place = span_of(work, m.first, m.last);
  for (const DraftClaim& d : work.claims) {
    if (d.drop) continue;
    const auto group = [&](const std::string& id, model::Span place) {
      if (!id.starts_with("grp:") || place.empty()) return;
      place = with_demonym(work, place);
      for (const model::Mention& known : out)
        if (known.place.overlaps(place)) return;
      model::Mention mention;
      mention.place = place;
      mention.text = text::encode(std::u32string_view(work.input->text->points)
                                      .substr(place.start, place.end - place.start));
      mention.type = MentionType::grp;
      mention.link = id;
      mention.nominal = true;
      mention.reason = "group";
      out.push_back(std::move(mention));
    };
    for (const model::Argument& a : d.claim.arguments) group(a.value, a.place);
    for (const model::Sayer& sayer : d.claim.sayers) group(sayer.id, sayer.place);
  }
  const auto before = [](const model::Mention& a, const model::Mention& b) {
    return a.place < b.place;
  };
  if (!std::is_sorted(out.begin(), out.end(), before)) std::sort(out.begin(), out.end(), before);
  return out;
}

// Comes last: the claims are moved out.
std::vector<Claim> claims_of(DocumentWork& work) {
  for (DraftClaim& d : work.claims)
    if (!d.drop) d.claim.key = model::key_of(d.claim);
  std::vector<std::string> keys;  // the claims are moved away
  for (const DraftClaim& d : work.claims) keys.push_back(d.claim.key);
  std::vector<Claim> out;
  for (DraftClaim& d : work.claims) {
    if (d.drop) continue;
    std::erase_if(d.claim.about, [&](const model::Relation& r) {
      return work.claims[static_cast<std::size_t>(std::stoul(r.target))].drop;
    });
    for (model::Relation& r : d.claim.about)
      r.target = keys[static_cast<std::size_t>(std::stoul(r.target))];
    out.push_back(std::move(d.claim));
  }
  return out;
}

}  // namespace

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::open(const DataPack& data, ListNames list_names) {
  auto state = std::make_unique<State>();
  state->data = data;
  state->list_names = std::move(list_names);
  VEDETTA_TRY(state->frames, Frames::load(data));
  VEDETTA_TRY(state->calibration, Calibration::load(data));
  const auto known = Language::known(data);
  state->known.insert(known.begin(), known.end());
  return Reader(std::move(state));
}

namespace {

bool overlaps(const std::vector<model::Span>& spans, std::uint32_t start, std::uint32_t end) {
  return std::any_of(spans.begin(), spans.end(), [&](const model::Span& skipped) {
    return start < skipped.end && skipped.start < end;
  });
}

// Furniture, hidden text and what speaks to machines is not read.
void drop_skipped(const Input& input, Tokens& tokens) {
  std::erase_if(tokens.sentences, [&](const Sentence& s) {
    return overlaps(input.skipped, tokens[s.first].start, tokens[s.last - 1].end);
  });
}

// Of a language without a lexicon: the names of the lists, and nothing else.
std::vector<model::Mention> listed_mentions(const Input& input,
                                            const std::vector<ListedName>& listed) {
  std::vector<model::Mention> out;
  for (const ListedName& name : listed) {
    if (name.weak) continue;
    model::Mention m;
    m.place = {name.start, name.end, input.text->offsets[name.start],
               input.text->offsets[name.end]};
    m.text = text::encode(
        std::u32string_view(input.text->points).substr(name.start, name.end - name.start));
    m.type = type_of_schema(name.schema);
    m.link = name.id;
    m.state = name.state;
    m.reason = "list";
    out.push_back(std::move(m));
  }
  return out;
}

}  // namespace

Result<Reading> Reader::read(const Input& input) const {
  Reading out;
  out.dct = input.dct.value_or(Day::of(1970, 1, 1));
  out.dct_reason = input.dct ? "given" : "not known";
  std::vector<ListedName> listed;
  if (state_->list_names) listed = state_->list_names(input.text->points);
  std::erase_if(listed, [&](const ListedName& n) {
    return n.start < input.body || overlaps(input.skipped, n.start, n.end);
  });
  if (!state_->known.contains(input.language)) {
    out.notes.push_back({"unknown-language",
                         fmt::format("no lexicon for the language \"{}\"; only listed names are "
                                     "looked for",
                                     input.language),
                         {}});
    out.mentions = listed_mentions(input, listed);
    return out;
  }
  VEDETTA_TRY(const auto language, state_->language(input.language));
  DocumentWork work;
  work.input = &input;
  work.frames = &state_->frames;
  work.calibration = &state_->calibration;
  work.language = language.get();
  work.tokens =
      tokenise(input.text->points, input.body,
               static_cast<std::uint32_t>(input.text->points.size()), work.language->spelling);
  drop_skipped(input, work.tokens);
  work.times = language->times.rows(work.tokens);
  if (!input.dct)
    if (const auto dated = document_date(work.tokens, work.times, *work.language)) {
      out.dct = dated->day;
      out.dct_reason = dated->reason;
    }
  work.dct = out.dct;
  Pipeline pipeline(work, TimeAnchor{work.dct, std::nullopt, 0});
  pipeline.set_listed(std::move(listed));
  pipeline.run();
  out.entries = entries_used(work);
  out.mentions = mentions_of(work);
  out.claims = claims_of(work);
  return out;
}

Status Reader::load_languages() const {
  for (const std::string& code : state_->known) {
    const auto loaded = state_->language(code);
    if (!loaded) return loaded.error();
  }
  return ok_status();
}

std::string Reader::caption_of(std::string_view id) const {
  const std::lock_guard lock(state_->mutex);
  if (!state_->captions) {
    auto loaded = gazetteer_captions(state_->data);
    state_->captions = loaded ? *std::move(loaded) : GazetteerCaptions();
  }
  const auto it = state_->captions->find(id);
  return it == state_->captions->end() ? std::string() : it->second;
}

Fixed Reader::clear_threshold() const {
  return state_->calibration.clear;
}

}  // namespace vedetta::read
