#include "vedetta/read/mentions.h"

#include <algorithm>
#include <map>

#include "vedetta/read/internal/unknown_names.h"
#include "vedetta/text/character.h"
#include "vedetta/text/utf8.h"

namespace vedetta::read {
namespace {

using model::MentionType;

MentionType type_of_schema(std::string_view schema) {
  if (schema == "Person") return MentionType::per;
  if (schema == "Vessel") return MentionType::ves;
  return MentionType::org;
}

class Finder {
 public:
  Finder(std::u32string_view text, const Tokens& tokens,
         const std::vector<std::vector<LexMatch>>& matches, const Language& language)
      : text_(text), tokens_(tokens), matches_(matches), language_(language),
        taken_(tokens.size(), false) {}

  Names run(const std::vector<ListedName>& listed) {
    for (std::uint32_t s = 0; s < tokens_.sentences.size(); ++s) resolutions(s);
    for (const ListedName& name : listed)
      if (!name.weak) list_name(name);
    for (std::uint32_t s = 0; s < tokens_.sentences.size(); ++s) gazetteer(s);
    add_unknown_names(text_, tokens_, matches_, language_, taken_, out_.mentions);
    std::sort(out_.mentions.begin(), out_.mentions.end(),
              [](const NamedMention& a, const NamedMention& b) { return a.first < b.first; });
    link_short_names();
    return std::move(out_);
  }

 private:
  void take(std::uint32_t first, std::uint32_t last) {
    std::fill(taken_.begin() + first, taken_.begin() + last, true);
  }

  NamedMention& add(std::uint32_t sentence, std::uint32_t first, std::uint32_t last,
                    MentionType type, std::string link, std::string reason) {
    NamedMention m;
    m.first = first;
    m.last = last;
    m.sentence = sentence;
    m.mention.place.start = tokens_[first].start;
    m.mention.place.end = tokens_[last - 1].end;
    m.mention.text = text::encode(
        text_.substr(m.mention.place.start, m.mention.place.end - m.mention.place.start));
    m.mention.type = type;
    m.mention.link = std::move(link);
    m.mention.reason = std::move(reason);
    take(first, last);
    out_.mentions.push_back(std::move(m));
    return out_.mentions.back();
  }

  // "resolution 2397": the lexicon's class law.resolution, then four digits.
  void resolutions(std::uint32_t s) {
    const ClassId law = language_.lexicon.id("law.resolution");
    for (const LexMatch& m : matches_[s]) {
      if (m.group != law || m.last >= tokens_.size() || taken_[m.first]) continue;
      const Token& number = tokens_[m.last];
      if (number.kind != TokenKind::number || number.word.size() != 4) continue;
      add(s, m.first, m.last + 1, MentionType::law, "law:unscr-" + number.word, "pattern");
    }
  }

  void list_name(const ListedName& name) {
    const auto at = [&](std::uint32_t point) {
      return std::lower_bound(tokens_.items.begin(), tokens_.items.end(), point,
                              [](const Token& t, std::uint32_t p) { return t.start < p; });
    };
    const auto first = static_cast<std::uint32_t>(at(name.start) - tokens_.items.begin());
    auto last = static_cast<std::uint32_t>(at(name.end) - tokens_.items.begin());
    if (first >= last || std::any_of(taken_.begin() + first, taken_.begin() + last,
                                     [](bool b) { return b; }))
      return;
    const auto s = std::upper_bound(tokens_.sentences.begin(), tokens_.sentences.end(), first,
                                    [](std::uint32_t t, const Sentence& x) { return t < x.last; });
    if (s == tokens_.sentences.end() || last > s->last || !tokens_[first].capital) return;
    NamedMention& m = add(static_cast<std::uint32_t>(s - tokens_.sentences.begin()), first, last,
                          type_of_schema(name.schema), name.id, "list");
    m.mention.state = name.state;
    m.kind = "listed";
  }

  bool lexical(std::uint32_t s, std::uint32_t token, std::string_view group) const {
    return std::any_of(matches_[s].begin(), matches_[s].end(), [&](const LexMatch& m) {
      return m.first == token && language_.lexicon.name(m.group) == group;
    });
  }

  bool follows(std::uint32_t s, std::uint32_t token, std::string_view group) const {
    return std::any_of(matches_[s].begin(), matches_[s].end(), [&](const LexMatch& m) {
      return m.last == token && language_.lexicon.name(m.group) == group;
    });
  }

  // A capital city stands for its state unless an adposition of place governs it.
  bool is_metonym(std::uint32_t s, std::uint32_t first, std::uint32_t last) const {
    if (first == tokens_.sentences[s].first) return last < tokens_.size() && tokens_[last].word != ",";
    for (const char* place : {"prep.in", "prep.via", "place.cue"})
      if (follows(s, first, place)) return false;
    if (follows(s, first, "prep.to") && goes_there(s, first)) return false;
    const bool dateline = tokens_[first].upper && first <= tokens_.sentences[s].first + 1;
    return !dateline;
  }

  // "the trip to Pyongyang": a word of travelling in the five words before.
  bool goes_there(std::uint32_t s, std::uint32_t first) const {
    return std::any_of(matches_[s].begin(), matches_[s].end(), [&](const LexMatch& m) {
      if (m.last > first || first - m.last > 5 || m.gapped) return false;
      return language_.lexicon.is_in(m.group, "visit.") ||
             language_.lexicon.is_in(m.group, "sail.") || language_.lexicon.is_in(m.group, "move.");
    });
  }

  void gazetteer(std::uint32_t s) {
    const auto hits = language_.gazetteer.find(text_, tokens_, tokens_.sentences[s]);
    for (const NameHit& hit : hits) {
      const GazetteerEntry& entry = language_.gazetteer.entry(hit.entry);
      if (hit.use == NameUse::adjective || hit.use == NameUse::people) {
        const bool stands = std::none_of(taken_.begin() + hit.first, taken_.begin() + hit.last,
                                         [](bool b) { return b; });
        if (!stands) continue;
        out_.demonyms.push_back({hit.first, hit.last, entry.state, hit.use == NameUse::people});
        take(hit.first, hit.last);
        continue;
      }
      if (std::any_of(taken_.begin() + hit.first, taken_.begin() + hit.last,
                      [](bool b) { return b; }))
        continue;
      if (hit.weak && !weak_name_stands(s, hit, entry)) continue;
      if (joins_unknown_name(s, hit, entry)) continue;
      const bool metonym = hit.use == NameUse::capital && is_metonym(s, hit.first, hit.last);
      NamedMention& m = add(s, hit.first, hit.last, metonym ? MentionType::gpe : entry.type,
                            metonym ? entry.state : entry.id, "gazetteer");
      m.mention.metonym = metonym;
      m.mention.state = entry.state;
      m.kind = entry.kind;
      m.item = entry.item;
    }
  }

  // A weak name (an everyday word too) needs its capital away from the sentence's opening.
  bool weak_name_stands(std::uint32_t, const NameHit& hit, const GazetteerEntry&) const {
    const Token& t = tokens_[hit.first];
    return t.capital && !t.opens;
  }

  // "Mekong Pearl Bank": a place name inside a longer run of capitals belongs to it when the run
  // ends in an organisation's word; the run is then found as an unknown name.
  bool joins_unknown_name(std::uint32_t s, const NameHit& hit, const GazetteerEntry& entry) const {
    if (entry.type != MentionType::gpe && entry.type != MentionType::loc) return false;
    std::uint32_t end = hit.last;
    const std::uint32_t stop = tokens_.sentences[s].last;
    bool ends_in_org = false;
    while (end < stop && tokens_[end].kind == TokenKind::word && tokens_[end].capital &&
           end < hit.last + 4) {
      ends_in_org = lexical(s, end, "org.suffix");
      ++end;
    }
    return end > hit.last && ends_in_org;
  }

  struct Known {
    std::string link;
    MentionType type;
    std::string kind;
    std::string state;
  };

  // Single capitals that repeat a part of a longer name: "Menon", "Lazarus", "Procura".
  void link_short_names() {
    std::map<std::string, Known> short_names;
    for (NamedMention& m : out_.mentions) {
      if (m.last - m.first == 1) {
        const auto it = short_names.find(tokens_[m.first].word);
        const bool open = m.mention.link.starts_with("nil:") || m.mention.reason == "surname";
        if (it != short_names.end() && open) {
          m.mention.link = it->second.link;
          m.mention.type = it->second.type;
          m.mention.state = it->second.state;
          m.kind = it->second.kind;
          m.mention.reason = "short-of";
        }
        continue;
      }
      const Known known{m.mention.link, m.mention.type, m.kind, m.mention.state};
      if (m.mention.type == MentionType::per) {
        short_names[tokens_[m.last - 1].word] = known;
        short_names[tokens_[m.first].word] = known;
      } else if (m.mention.type == MentionType::org || m.mention.type == MentionType::grp) {
        short_names.emplace(tokens_[m.first].word, known);
      }
    }
  }

  std::u32string_view text_;
  const Tokens& tokens_;
  const std::vector<std::vector<LexMatch>>& matches_;
  const Language& language_;
  std::vector<bool> taken_;
  Names out_;
};

}  // namespace

std::string nil_link(std::string_view name) {
  std::string out = "nil:";
  bool gap = false;
  const text::Decoded decoded = text::decode(name);
  for (const char32_t c : decoded.points) {
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

Names find_names(std::u32string_view text, const Tokens& tokens,
                 const std::vector<std::vector<LexMatch>>& matches, const Language& language,
                 const std::vector<ListedName>& listed) {
  return Finder(text, tokens, matches, language).run(listed);
}

}  // namespace vedetta::read
