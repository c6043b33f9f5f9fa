#include "vedetta/read/internal/name_links.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace vedetta::read {

using model::MentionType;

namespace {

constexpr std::uint32_t kLongest = 6;  // words of a short form

struct Full {
  std::string link;
  MentionType type = MentionType::org;
  std::string kind;
  std::string state;
};

class Linker {
 public:
  Linker(const NameContext& context, std::vector<NamedMention>& mentions)
      : context_(context), mentions_(mentions) {}

  void run() {
    for (NamedMention& m : mentions_) {
      if (short_of(m, &Meaning::latest)) continue;
      if (m.last - m.first > 1 || m.mention.reason == "gazetteer") remember(m);
    }
    for (NamedMention& m : mentions_)
      if (open(m) && m.mention.reason != "short-of") short_of(m, &Meaning::first);
    std::erase_if(mentions_, [](const NamedMention& m) {
      return m.generic && m.mention.reason != "short-of";
    });
  }

 private:
  // What a short form stands for, as places in names_.
  struct Meaning {
    std::size_t latest = 0;
    std::size_t first = 0;
  };
  using Which = std::size_t Meaning::*;

  std::string words(std::uint32_t first, std::uint32_t last) const {
    std::string out;
    for (std::uint32_t i = first; i < last; ++i) {
      out += context_.token(i).word;
      out += ' ';
    }
    return out;
  }

  static bool open(const NamedMention& m) {
    return m.generic || m.mention.reason.starts_with("name-by");
  }

  // The full name the words are a part of, of the type they look like; of another only when
  // nothing beside them says what they are.
  bool short_of(NamedMention& m, Which which) {
    if (!open(m) || m.last - m.first > kLongest) return false;
    const auto known = meanings_.find(words(m.first, m.last));
    if (known == meanings_.end()) return false;
    const auto take = [&](MentionType type) {
      const auto it = known->second.find(type);
      if (it == known->second.end() || names_[it->second.*which].link == m.mention.link)
        return false;
      const Full& full = names_[it->second.*which];
      m.mention.link = full.link;
      m.mention.type = full.type;
      m.mention.state = full.state;
      m.kind = full.kind;
      m.mention.reason = "short-of";
      return true;
    };
    if (take(m.mention.type)) return true;
    if (m.mention.confidence >= Fixed::ratio(9, 10) && !m.generic) return false;
    for (const MentionType type :
         {MentionType::per, MentionType::org, MentionType::ves, MentionType::grp})
      if (take(type)) return true;
    return false;
  }

  // Of the name remembered last.
  void put(const std::string& key) {
    const Full& full = names_.back();
    const std::size_t at = names_.size() - 1;
    const auto [it, fresh] = meanings_[key].try_emplace(full.type, Meaning{at, at});
    if (!fresh) it->second.latest = at;
  }

  void remember(const NamedMention& m) {
    names_.push_back({m.mention.link, m.mention.type, m.kind, m.mention.state});
    const std::uint32_t length = m.last - m.first;
    const MentionType type = m.mention.type;
    if (type == MentionType::per) {
      for (std::uint32_t n = 1; n < std::min(length, kLongest); ++n) put(words(m.last - n, m.last));
      if (length > 1) put(words(m.first, m.first + 1));
    } else if (type == MentionType::org || type == MentionType::grp || type == MentionType::ves) {
      for (std::uint32_t n = 1; n < std::min(length, kLongest); ++n)
        put(words(m.first, m.first + n));
      acronym(m);
    }
  }

  // "Baltic Shipping Registry (BSR)": the letters in brackets stand for it from then on.
  void acronym(const NamedMention& m) {
    const std::uint32_t stop = context_.tokens().sentences[m.sentence].last;
    if (m.last + 2 >= stop || context_.token(m.last).word != "(") return;
    const Token& letters = context_.token(m.last + 1);
    const std::string_view closing = context_.token(m.last + 2).word;
    if (!letters.capital || letters.end - letters.start > 8 || (closing != ")" && closing != ","))
      return;
    for (std::uint32_t i = m.first; i < m.last; ++i)
      if (context_.token(i).capital && context_.token(i).word.front() == letters.word.front())
        return put(words(m.last + 1, m.last + 2));
  }

  const NameContext& context_;
  std::vector<NamedMention>& mentions_;
  std::vector<Full> names_;  // as they were when they were passed
  std::unordered_map<std::string, std::map<MentionType, Meaning>> meanings_;  // by words
};

}  // namespace

void link_short_names(const NameContext& context, std::vector<NamedMention>& mentions) {
  Linker(context, mentions).run();
}

}  // namespace vedetta::read
