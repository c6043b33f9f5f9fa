#include "vedetta/read/mentions.h"

#include <algorithm>
#include <optional>

#include "vedetta/read/internal/composed_names.h"
#include "vedetta/read/internal/name_links.h"
#include "vedetta/read/internal/unknown_names.h"
#include "vedetta/text/character.h"
#include "vedetta/text/utf8.h"

namespace vedetta::read {
namespace {

using model::MentionType;

class Finder {
 public:
  Finder(std::u32string_view text, const Tokens& tokens, const MatchRows& matches,
         const Language& language)
      : context_(text, tokens, matches, language),
        tokens_(tokens),
        matches_(matches),
        language_(language),
        taken_(tokens.size(), false) {}

  Names run(const std::vector<ListedName>& listed) {
    for (std::uint32_t s = 0; s < tokens_.sentences.size(); ++s) resolutions(s);
    for (const ListedName& name : listed)
      if (!name.weak) list_name(name);
    std::vector<KnownName> known = known_names();
    for (ComposedName& name : compose_names(context_, known, taken_)) composed(std::move(name));
    add_unknown_names(context_, known, taken_, out_.mentions);
    for (const KnownName& name : known)
      if (!name.dropped) add_known(name);
    sort_mentions();
    link_short_names(context_, out_.mentions);
    return std::move(out_);
  }

 private:
  // Entries, and states, that the text names beyond doubt: in order, each once.
  using Strong = std::vector<std::string_view>;

  bool taken(std::uint32_t first, std::uint32_t last) const {
    return std::any_of(taken_.begin() + first, taken_.begin() + last, [](bool b) { return b; });
  }

  // By their places; they are large, so that each is moved but once.
  void sort_mentions() {
    std::vector<std::pair<std::uint32_t, std::size_t>> order;
    order.reserve(out_.mentions.size());
    for (const NamedMention& m : out_.mentions) order.emplace_back(m.first, order.size());
    std::sort(order.begin(), order.end());
    std::vector<NamedMention> sorted;
    sorted.reserve(order.size());
    for (const auto& [first, index] : order) sorted.push_back(std::move(out_.mentions[index]));
    out_.mentions = std::move(sorted);
  }

  NamedMention& add(std::uint32_t sentence, std::uint32_t first, std::uint32_t last,
                    MentionType type, std::string link, std::string reason) {
    NamedMention m = mention_of(context_, sentence, first, last);
    m.mention.type = type;
    m.mention.link = std::move(link);
    m.mention.reason = std::move(reason);
    std::fill(taken_.begin() + first, taken_.begin() + last, true);
    out_.mentions.push_back(std::move(m));
    return out_.mentions.back();
  }

  void composed(ComposedName name) {
    NamedMention& m = add(name.sentence, name.first, name.last, name.type, name.link, "composed");
    if (name.link.empty()) m.mention.link = nil_link(written(context_, m));
    m.mention.state = name.state;
    m.kind = name.kind;
  }

  // "resolution 2397": the lexicon's class law.resolution, then four digits.
  void resolutions(std::uint32_t s) {
    const ClassId law = language_.lexicon.id("law.resolution");
    for (const LexMatch& m : matches_[s]) {
      if (m.group != law || m.last >= tokens_.size() || taken_[m.first]) continue;
      const Token& number = tokens_[m.last];
      if (number.kind != TokenKind::number || number.word.size() != 4) continue;
      add(s, m.first, m.last + 1, MentionType::law, "law:unscr-" + std::string(number.word),
          "pattern");
    }
  }

  void list_name(const ListedName& name) {
    const auto at = [&](std::uint32_t point) {
      return std::lower_bound(tokens_.items.begin(), tokens_.items.end(), point,
                              [](const Token& t, std::uint32_t p) { return t.start < p; });
    };
    const auto first = static_cast<std::uint32_t>(at(name.start) - tokens_.items.begin());
    auto last = static_cast<std::uint32_t>(at(name.end) - tokens_.items.begin());
    if (first >= last || taken(first, last)) return;
    const auto s = std::upper_bound(tokens_.sentences.begin(), tokens_.sentences.end(), first,
                                    [](std::uint32_t t, const Sentence& x) { return t < x.last; });
    if (s == tokens_.sentences.end() || last > s->last || !tokens_[first].capital) return;
    NamedMention& m = add(static_cast<std::uint32_t>(s - tokens_.sentences.begin()), first, last,
                          type_of_schema(name.schema), name.id, "list");
    m.mention.state = name.state;
    m.kind = known_kind(m).value_or("listed");
  }

  // What the gazetteer says of a listed name: a head of state is one, though lists name him too.
  std::optional<std::string> known_kind(const NamedMention& m) const {
    const auto hits =
        language_.gazetteer.find(context_.text(), tokens_, tokens_.sentences[m.sentence]);
    for (const NameHit& hit : hits) {
      const GazetteerEntry& entry = language_.gazetteer.entry(hit.entry);
      if (hit.first == m.first && hit.last == m.last && entry.type == m.mention.type)
        return entry.kind;
    }
    return std::nullopt;
  }

  // Names of the gazetteer that stand where they are found; short forms and everyday words need
  // more than their letters.
  std::vector<KnownName> known_names() {
    std::vector<KnownName> all;
    Strong strong;
    for (std::uint32_t s = 0; s < tokens_.sentences.size(); ++s)
      for (const NameHit& hit :
           language_.gazetteer.find(context_.text(), tokens_, tokens_.sentences[s])) {
        if (taken(hit.first, hit.last)) continue;
        all.push_back({hit, s, false});
        if (hit.weak) continue;
        const GazetteerEntry& entry = language_.gazetteer.entry(hit.entry);
        strong.push_back(entry.id);
        if (!entry.state.empty()) strong.push_back(entry.state);
      }
    std::sort(strong.begin(), strong.end());
    strong.erase(std::unique(strong.begin(), strong.end()), strong.end());
    std::vector<KnownName> out;
    for (const KnownName& name : all) {
      if (!stands(name, strong)) continue;
      if (!out.empty() && out.back().hit.last > name.hit.first) {  // another use of the words
        if (name.hit.use == NameUse::capital && out.back().hit.use == NameUse::name &&
            dateline(name.sentence, name.hit.first, name.hit.last))
          out.back() = name;  // "SINGAPORE, June 19": the city
        const NameHit& before = out.back().hit;
        if (name.hit.use == NameUse::people && before.use == NameUse::adjective &&
            before.first == name.hit.first && before.last == name.hit.last)
          out.back().either = true;
        continue;
      }
      out.push_back(name);
    }
    return out;
  }

  static bool names(const Strong& strong, std::string_view id) {
    return std::binary_search(strong.begin(), strong.end(), id);
  }

  bool stands(const KnownName& name, const Strong& strong) const {
    const NameHit& hit = name.hit;
    const Token& t = tokens_[hit.first];
    const GazetteerEntry& entry = language_.gazetteer.entry(hit.entry);
    if (context_.heading(name.sentence) && t.upper && hit.last - hit.first == 1 && hit.weak)
      return false;
    if (!hit.weak) return true;
    if (hit.last - hit.first == 1 && begins_longer_name(name, entry.type)) return false;
    if (names(strong, entry.id)) return true;
    if (!t.capital) return hit.last - hit.first > 1 && has_relative(entry.id, strong);
    if (entry.type == MentionType::org)
      return names(strong, entry.state) || has_relative(entry.id, strong);
    if (t.opens) return false;
    if (entry.kind == "city" || entry.kind == "town")
      return context_.follows(hit.first, Cue::in) || context_.follows(hit.first, Cue::place_cue) ||
             context_.follows(hit.first, Cue::to) || context_.follows(hit.first, Cue::from);
    return true;
  }

  // "Council on Foreign Relations", "Corriere del Levante": more than the short form; of a state
  // only "the North of Y" is.
  bool begins_longer_name(const KnownName& name, MentionType type) const {
    const std::uint32_t at = name.hit.last;
    const std::uint32_t stop = tokens_.sentences[name.sentence].last;
    if (at + 1 >= stop || !context_.is(at, Cue::connector)) return false;
    if (type == MentionType::gpe && !context_.is(at, Cue::of)) return false;
    return tokens_[at + 1].capital || context_.begins(at + 1, Cue::org_field) ||
           (at + 2 < stop && context_.is(at + 1, Cue::article) &&
            context_.begins(at + 2, Cue::org_field));
  }

  // The organ of an organisation that the text names, or the other way round.
  static bool has_relative(const std::string& id, const Strong& strong) {
    const std::string organs = id + "-";
    const auto next = std::lower_bound(strong.begin(), strong.end(), organs);
    if (next != strong.end() && next->starts_with(organs)) return true;
    for (auto dash = id.find('-'); dash != std::string::npos; dash = id.find('-', dash + 1))
      if (names(strong, std::string_view(id).substr(0, dash))) return true;
    return false;
  }

  void add_known(const KnownName& name) {
    const NameHit& hit = name.hit;
    if (taken(hit.first, hit.last)) return;
    const GazetteerEntry& entry = language_.gazetteer.entry(hit.entry);
    if (name.demonym()) {
      const bool people = hit.use == NameUse::people || (name.either && people_here(name));
      out_.demonyms.push_back({hit.first, hit.last, entry.state, people, name.either && !people});
      return;
    }
    if (const std::uint32_t noun = longer_noun(name); noun > hit.first) {
      out_.demonyms.push_back({hit.first, noun, entry.state, false, false});
      return;
    }
    const bool metonym =
        hit.use == NameUse::capital && is_metonym(name.sentence, hit.first, hit.last);
    if (!metonym && entry.type == MentionType::loc) last_place_ = hit.last;
    NamedMention& m =
        add(name.sentence, hit.first, hit.last, metonym ? MentionType::gpe : entry.type,
            metonym ? entry.state : entry.id, "gazetteer");
    m.mention.metonym = metonym;
    m.mention.state = entry.state;
    m.kind = entry.kind;
    m.item = entry.item;
  }

  // "North Korean military | advisers": where a longer noun begins inside an organisation's name,
  // what stands before it is a demonym; the name's first token where none does.
  std::uint32_t longer_noun(const KnownName& name) const {
    const NameHit& hit = name.hit;
    const GazetteerEntry& entry = language_.gazetteer.entry(hit.entry);
    if (entry.type != MentionType::org || entry.state.empty() || language_.adjective_after)
      return hit.first;
    for (std::uint32_t i = hit.first + 1; i < hit.last; ++i)
      if (!tokens_[i].capital && context_.phrase_end(name.sentence, i, Cue::people) > hit.last)
        return i;
    return hit.first;
  }

  // "ai russi", "sold by the Chinese": right behind a determiner or an adposition, and no noun
  // behind it that it could describe.
  bool people_here(const KnownName& name) const {
    const Sentence& sentence = tokens_.sentences[name.sentence];
    const NameHit& hit = name.hit;
    const bool end = hit.last >= sentence.last;
    if (!end && tokens_[hit.last].capital) return false;
    const bool closed = end || (tokens_[hit.last].kind == TokenKind::punctuation &&
                                tokens_[hit.last].word != "-" && tokens_[hit.last].word != "(");
    const bool word_after =
        !end && (context_.is(hit.last, Cue::function) || context_.is(hit.last, Cue::adverb));
    if (!language_.adjective_after) {  // "the Chinese", not "the Chinese and Russian firms"
      if (hit.first == sentence.first || !context_.is(hit.first - 1, Cue::definite)) return false;
      const bool list =
          !end && (context_.is(hit.last, Cue::and_word) || tokens_[hit.last].word == ",");
      const bool verb = !end && context_.begins(hit.last, Cue::verb) &&
                        !context_.begins(hit.last, Cue::noun) &&
                        !context_.begins(hit.last, Cue::vessel_cue);
      return !list && (closed || word_after || verb);
    }
    if (hit.first == sentence.first)  // "Russi al fronte"
      return word_after ||
             (!end && context_.is(hit.last, Cue::verb) && !context_.is(hit.last, Cue::noun));
    const std::uint32_t before = hit.first - 1;
    const bool listed = context_.is(before, Cue::and_word) && !out_.demonyms.empty() &&
                        out_.demonyms.back().people && out_.demonyms.back().last == before;
    return listed || context_.is(before, Cue::article) ||
           context_.follows(hit.first, Cue::adposition);
  }

  // A capital city stands for its state unless the words before it speak of a place.
  bool is_metonym(std::uint32_t s, std::uint32_t first, std::uint32_t last) const {
    const Sentence& sentence = tokens_.sentences[s];
    if (dateline(s, first, last)) return false;
    if (context_.follows(first, Cue::source)) return true;  // "stando a Seul"
    if (first == sentence.first) return last < sentence.last && tokens_[last].word != ",";
    if (context_.follows(first, Cue::in) || context_.follows(first, Cue::place_cue) ||
        context_.follows(first, Cue::origin))
      return false;
    if (first >= 1 && last_place_ == first - 1 && context_.is(first - 1, Cue::and_word))
      return false;  // "in Tokyo and Seoul"
    if (first >= 1 && last_place_ == first - 1 && context_.is(first - 1, Cue::to))
      return false;  // "from Beijing to Pyongyang"
    const bool articled = context_.is(first - 1, Cue::definite);
    if (context_.follows(first, Cue::to) && !articled) {
      if (first - 1 == sentence.first) return false;  // "A Mosca …"
      if (context_.is(first - 1, Cue::locative_to)) return near(sentence, first, Cue::transfer);
      return !goes_there(sentence, first);
    }
    if (context_.follows(first, Cue::from) && last + 1 < sentence.last &&
        context_.is(last, Cue::to) && tokens_[last + 1].capital)
      return false;
    if (context_.follows(first, Cue::from) || context_.follows(first, Cue::for_))
      return !goes_there(sentence, first);
    // "the Mekong Pearl Bank of Vientiane"
    if (context_.follows(first, Cue::of) && first >= 2 && !articled &&
        (tokens_[first - 2].capital || context_.follows(first - 1, Cue::org_cue)))
      return false;
    return true;
  }

  // "SEOUL, April 3", "ROMA -", a heading in capitals.
  bool dateline(std::uint32_t s, std::uint32_t first, std::uint32_t last) const {
    const Sentence& sentence = tokens_.sentences[s];
    if (context_.heading(s)) return true;
    if (first > sentence.first + 1 || last >= sentence.last) return false;
    const std::string_view next = tokens_[last].word;
    return next == "-" || next == "–" || next == "—" || (next == "(" && tokens_[first].upper) ||
           (next == "," && tokens_[first].upper);
  }

  // "the trip to Pyongyang": a word of travelling or meeting in the five words before.
  bool goes_there(const Sentence& sentence, std::uint32_t first) const {
    return near(sentence, first, Cue::travel);
  }
  bool near(const Sentence& sentence, std::uint32_t first, Cue cue) const {
    const std::uint32_t from = first > sentence.first + 6 ? first - 6 : sentence.first;
    for (std::uint32_t i = from; i < first; ++i)
      if (context_.begins(i, cue)) return true;
    return false;
  }

  NameContext context_;
  const Tokens& tokens_;
  const MatchRows& matches_;
  const Language& language_;
  std::vector<bool> taken_;
  std::uint32_t last_place_ = 0;  // end of the known place passed last
  Names out_;
};

}  // namespace

MentionType type_of_schema(std::string_view schema) {
  if (schema == "Person") return MentionType::per;
  if (schema == "Vessel") return MentionType::ves;
  return MentionType::org;
}

std::string nil_link(std::u32string_view name) {
  std::string out = "nil:";
  bool gap = false;
  for (const char32_t c : name) {
    if (!text::is_letter(c) && !text::is_digit(c)) {
      gap = out.size() > 4;
      continue;
    }
    if (gap) out += '-';
    gap = false;
    text::append_utf8(out, text::to_lower(c));
  }
  return out;
}

Names find_names(std::u32string_view text, const Tokens& tokens, const MatchRows& matches,
                 const Language& language, const std::vector<ListedName>& listed) {
  return Finder(text, tokens, matches, language).run(listed);
}

}  // namespace vedetta::read
