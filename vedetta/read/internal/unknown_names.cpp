#include "vedetta/read/internal/unknown_names.h"

#include <algorithm>
#include <map>
#include <set>

#include "vedetta/text/utf8.h"

namespace vedetta::read {
namespace {

using model::MentionType;

struct Run {
  std::uint32_t sentence;
  std::uint32_t first;
  std::uint32_t last;
  MentionType type = MentionType::org;
  bool sure = false;  // a word beside or inside it says the type
};

class UnknownNames {
 public:
  UnknownNames(std::u32string_view text, const Tokens& tokens,
               const std::vector<std::vector<LexMatch>>& matches, const Language& language,
               std::vector<bool>& taken, std::vector<NamedMention>& mentions)
      : text_(text), tokens_(tokens), matches_(matches), lexicon_(language.lexicon),
        taken_(taken), mentions_(mentions), classes_(tokens.size()), ends_(tokens.size() + 1) {
    for (const auto& sentence : matches_)
      for (const LexMatch& m : sentence) {
        if (m.gapped) continue;
        if (m.last == m.first + 1) classes_[m.first].insert(lexicon_.name(m.group));
        ends_[m.last].insert(lexicon_.name(m.group));
      }
    for (const Token& t : tokens_.items)
      if (t.capital && !t.opens) mid_sentence_.insert(t.word);
  }

  void run() {
    std::vector<Run> runs;
    for (std::uint32_t s = 0; s < tokens_.sentences.size(); ++s) collect(s, runs);
    agree(runs);
    for (const Run& r : runs) add(r);
  }

 private:
  bool is(std::uint32_t token, std::string_view group) const {
    return classes_[token].contains(std::string(group));
  }
  bool any_with_prefix(std::uint32_t token, std::string_view prefix) const {
    const auto it = classes_[token].lower_bound(std::string(prefix));
    return it != classes_[token].end() && it->starts_with(prefix);
  }
  bool ends_with_class(std::uint32_t token, std::string_view group) const {
    return ends_[token].contains(std::string(group));
  }

  // A capital that a name can begin or go on with.
  bool name_token(std::uint32_t i) const {
    const Token& t = tokens_[i];
    if (t.kind != TokenKind::word || !t.capital || taken_[i]) return false;
    if (t.word == "'s" || is(i, "notname.word")) return false;
    // A surname that is an adverb too ("Long") counts where it stands with a capital elsewhere.
    return !function_word(i) || (any_with_prefix(i, "adv.") && mid_sentence_.contains(t.word));
  }

  // Capitals inside a sentence that damage put there: "Dare", "E che", "Lavare Soldi".
  bool function_word(std::uint32_t i) const {
    for (const char* group : {"prep.", "det.", "sub.", "conj.", "adv.", "pron.", "neg.", "poss.",
                              "rel.", "aux.", "modal."})
      if (any_with_prefix(i, group)) return true;
    return false;
  }

  bool everyday_word(std::uint32_t i) const {
    if (is(i, "name.given") || is(i, "org.noun") || is(i, "org.suffix")) return false;
    return std::any_of(classes_[i].begin(), classes_[i].end(), [](const auto& group) {
      return group.ends_with(".v") || group.ends_with(".n") || group == "verb.other" ||
             group.starts_with("goods.") || group.starts_with("group.") || group.starts_with("org.");
    });
  }

  // The word that opens a sentence has its capital anyway.
  bool opening_is_name(std::uint32_t i, std::uint32_t stop) const {
    if (any_with_prefix(i, "title.")) return false;
    if (mid_sentence_.contains(tokens_[i].word)) return true;
    const bool next_capital = i + 1 < stop && name_token(i + 1);
    const bool word = std::any_of(classes_[i].begin(), classes_[i].end(), [](const auto& group) {
      return !group.starts_with("name.") && !group.starts_with("org.") &&
             !group.starts_with("place.");
    });
    return !word && (next_capital || is(i, "org.noun"));
  }

  void collect(std::uint32_t s, std::vector<Run>& runs) {
    const Sentence& sentence = tokens_.sentences[s];
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (!name_token(i)) continue;
      if (tokens_[i].opens && !opening_is_name(i, sentence.last)) continue;
      if (!tokens_[i].opens && i > sentence.first && opens_quote(i - 1) &&
          !opening_is_name(i, sentence.last))
        continue;
      const bool org_head = is(i, "org.noun");
      std::uint32_t end = i + 1;
      while (end < sentence.last) {
        if (name_token(end)) {
          ++end;
        } else if (end + 1 < sentence.last && connects(end, org_head) && joinable(end + 1)) {
          end += 2;
        } else {
          break;
        }
      }
      while (end < sentence.last && tokens_[end].kind == TokenKind::number && end == i + 1 &&
             tokens_[end].word.size() <= 3 && vessel_before(s, i))
        ++end;  // "Suncheon 9"
      Run r{s, i, end};
      bool everyday = true;
      for (std::uint32_t t = r.first; t < r.last; ++t) everyday = everyday && everyday_word(t);
      if (!everyday && strip_titles(r)) {
        type(r);
        runs.push_back(r);
      }
      i = end - 1;
    }
  }

  bool opens_quote(std::uint32_t i) const {
    const std::string& w = tokens_[i].word;
    return w == "\"" || w == "“" || w == "«" || w == "„" || w == ":";
  }
  bool joinable(std::uint32_t i) const {
    return tokens_[i].kind == TokenKind::word && tokens_[i].capital && !is(i, "notname.word");
  }
  bool connects(std::uint32_t i, bool org_head) const {
    return is(i, "name.particle") || (org_head && is(i, "org.connector"));
  }

  // "President Kim": the title does not belong to the name.
  bool strip_titles(Run& r) const {
    for (bool stripped = true; stripped && r.last > r.first;) {
      stripped = false;
      for (const LexMatch& m : matches_[r.sentence])
        if (m.first == r.first && m.last <= r.last && !m.gapped &&
            lexicon_.is_in(m.group, "title.")) {
          r.first = m.last;
          stripped = true;
          break;
        }
    }
    if (r.first >= r.last) return false;
    if (r.last - r.first == 1 && (any_with_prefix(r.first, "title.") || is(r.first, "org.noun") ||
                                  is(r.first, "vessel.cue") || is(r.first, "place.cue")))
      return false;
    return r.first < r.last;
  }

  bool vessel_before(std::uint32_t s, std::uint32_t i) const {
    return i > tokens_.sentences[s].first &&
           (ends_with_class(i, "vessel.cue") ||
            (opens_quote(i - 1) && i > 1 && ends_with_class(i - 1, "vessel.cue")));
  }

  bool has_class_inside(const Run& r, std::string_view group) const {
    for (std::uint32_t i = r.first; i < r.last; ++i)
      if (is(i, group)) return true;
    return false;
  }

  void type(Run& r) const {
    const auto set = [&](MentionType t) {
      r.type = t;
      r.sure = true;
    };
    const std::uint32_t length = r.last - r.first;
    if (has_class_inside(r, "org.suffix") || is(r.first, "org.noun")) return set(MentionType::org);
    if (vessel_before(r.sentence, r.first)) return set(MentionType::ves);
    if (ends_with_class(r.first, "title.person") || any_ending(r.first, "title."))
      return set(MentionType::per);
    if (ends_with_class(r.first, "org.cue")) return set(MentionType::org);
    if (ends_with_class(r.first, "place.cue")) return set(MentionType::loc);
    if (is(r.first, "name.given")) return set(MentionType::per);
    if (r.last < tokens_.size() && tokens_[r.last].word == "," && appositive_title(r.last + 1))
      return set(MentionType::per);
    if (length >= 2 && length <= 4 && !tokens_[r.first].upper) {
      r.type = MentionType::per;
      return;
    }
    if (ends_with_class(r.first, "prep.in") && length == 1) {
      r.type = MentionType::loc;
      return;
    }
    r.type = MentionType::org;
  }

  bool any_ending(std::uint32_t token, std::string_view prefix) const {
    const auto it = ends_[token].lower_bound(std::string(prefix));
    return it != ends_[token].end() && it->starts_with(prefix);
  }

  // ", head of research at …": a person's role after the name.
  bool appositive_title(std::uint32_t from) const {
    for (std::uint32_t i = from; i < from + 4 && i < tokens_.size(); ++i) {
      if (any_with_prefix(i, "title.")) return true;
      if (tokens_[i].kind == TokenKind::punctuation) return false;
    }
    return false;
  }

  // The same words have the same type: what a neighbouring word said once holds everywhere.
  void agree(std::vector<Run>& runs) const {
    std::map<std::string, MentionType> sure;
    const auto words = [&](const Run& r) {
      std::string out;
      for (std::uint32_t i = r.first; i < r.last; ++i) out += tokens_[i].word + " ";
      return out;
    };
    for (const Run& r : runs)
      if (r.sure) sure.emplace(words(r), r.type);
    for (Run& r : runs)
      if (const auto it = sure.find(words(r)); !r.sure && it != sure.end()) r.type = it->second;
  }

  void add(const Run& r) {
    NamedMention m;
    m.first = r.first;
    m.last = r.last;
    m.sentence = r.sentence;
    m.mention.place.start = tokens_[r.first].start;
    m.mention.place.end = tokens_[r.last - 1].end;
    m.mention.text = text::encode(
        text_.substr(m.mention.place.start, m.mention.place.end - m.mention.place.start));
    m.mention.type = r.type;
    m.mention.link = nil_link(m.mention.text);
    m.mention.reason = r.sure ? "name-by-cue" : "name-by-capitals";
    m.mention.confidence = Fixed::ratio(r.sure ? 8 : 6, 10);
    std::fill(taken_.begin() + r.first, taken_.begin() + r.last, true);
    mentions_.push_back(std::move(m));
  }

  std::u32string_view text_;
  const Tokens& tokens_;
  const std::vector<std::vector<LexMatch>>& matches_;
  const Lexicon& lexicon_;
  std::vector<bool>& taken_;
  std::vector<NamedMention>& mentions_;
  std::vector<std::set<std::string>> classes_;  // one-word classes that begin at a token
  std::vector<std::set<std::string>> ends_;     // classes of phrases that end before a token
  std::set<std::string> mid_sentence_;
};

}  // namespace

void add_unknown_names(std::u32string_view text, const Tokens& tokens,
                       const std::vector<std::vector<LexMatch>>& matches, const Language& language,
                       std::vector<bool>& taken, std::vector<NamedMention>& mentions) {
  UnknownNames(text, tokens, matches, language, taken, mentions).run();
}

}  // namespace vedetta::read
