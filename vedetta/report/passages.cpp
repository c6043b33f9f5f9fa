#include "vedetta/report/passages.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace vedetta::report {
namespace {

using model::Span;
constexpr std::uint32_t kContext = 260;  // code points of a neighbouring sentence that are shown
constexpr std::uint32_t kSlack = 80;     // how far the cut looks for the end of a word

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0;
}
bool is_closing(char32_t c) {
  return c == '"' || c == ')' || c == 0x201D || c == 0xBB || c == 0x2019;
}

// Whether a sentence may end behind code point i: a stop (with closing quotes), then a blank; a
// Chinese or Japanese stop; a line's end.
bool ends_sentence(std::u32string_view text, std::uint32_t i) {
  if (text[i] == '\n' || text[i] == 0x3002 || text[i] == 0xFF01 || text[i] == 0xFF1F) return true;
  std::uint32_t stop = i;
  while (stop > 0 && is_closing(text[stop])) --stop;
  const char32_t c = text[stop];
  if (c != '.' && c != '!' && c != '?' && c != 0x2026 && c != 0x061F && c != 0x06D4) return false;
  return i + 1 == text.size() || is_space(text[i + 1]);
}

std::uint32_t skip_spaces(std::u32string_view text, std::uint32_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

std::uint32_t back_over_spaces(std::u32string_view text, std::uint32_t at) {
  while (at > 0 && is_space(text[at - 1])) --at;
  return at;
}

std::string utf8(std::u32string_view text, std::uint32_t start, std::uint32_t end) {
  return start < end ? text::encode(text.substr(start, end - start)) : std::string();
}

std::string sentence_before(std::u32string_view text, std::uint32_t start) {
  const std::uint32_t end = back_over_spaces(text, start);
  std::uint32_t at = end;
  while (at > 0 && end - at < kContext && (at == end || !ends_sentence(text, at - 1))) --at;
  const bool cut = at > 0 && !ends_sentence(text, at - 1);
  for (std::uint32_t i = 0; cut && i < kSlack && at < end && !is_space(text[at]); ++i) ++at;
  at = skip_spaces(text, at);
  return (cut && at < end ? "… " : "") + utf8(text, at, end);
}

std::string sentence_after(std::u32string_view text, std::uint32_t end) {
  const std::uint32_t start = skip_spaces(text, end);
  std::uint32_t at = start;
  while (at < text.size() && at - start < kContext && (at == start || !ends_sentence(text, at - 1)))
    ++at;
  const bool cut = at < text.size() && at > start && !ends_sentence(text, at - 1);
  for (std::uint32_t i = 0; cut && i < kSlack && at > start && !is_space(text[at - 1]); ++i) --at;
  return utf8(text, start, back_over_spaces(text, at)) + (cut && at > start ? " …" : "");
}

// The sentence around the cited words, where a claim does not say it.
Span whole_sentence(std::u32string_view text, Span evidence) {
  Span out = evidence;
  while (out.start > 0 && evidence.start - out.start < kContext &&
         !ends_sentence(text, out.start - 1))
    --out.start;
  while (out.end < text.size() && out.end - evidence.end < kContext &&
         (out.end == 0 || !ends_sentence(text, out.end - 1)))
    ++out.end;
  return out;
}

Span clamp(Span span, std::size_t size) {
  const auto limit = static_cast<std::uint32_t>(size);
  span.end = std::min(span.end, limit);
  span.start = std::min(span.start, span.end);
  return span;
}

// Marks of a text: where something begins or ends, and what covers a place.
class Marks {
 public:
  Marks(const Layout& layout, std::size_t document, const Citations& citations)
      : layout_(layout), document_(document), citations_(citations), text_(layout.text(document)) {
    for (const model::Claim& claim : source().claims) add_claim(claim);
    add_mentions();
    cuts_.insert(0);
    cuts_.insert(static_cast<std::uint32_t>(text_.size()));
    std::stable_sort(claims_.begin(), claims_.end(),
                     [](const auto& a, const auto& b) { return a.span.start < b.span.start; });
    for (std::uint32_t i = 0; i < text_.size(); ++i)
      if (text_[i] == '\n') cuts_.insert({i, i + 1});
  }

  Value paragraphs() {
    Value out{Value::Array{}};
    Value runs{Value::Array{}};
    for (auto cut = cuts_.begin(); std::next(cut) != cuts_.end(); ++cut) {
      const Span span{*cut, *std::next(cut)};
      if (text_[span.start] != '\n') {
        runs.push_back(run(span));
      } else if (!runs.array().empty()) {
        out.push_back(paragraph(std::move(runs)));
        runs = Value(Value::Array{});
      }
    }
    if (!runs.array().empty()) out.push_back(paragraph(std::move(runs)));
    return out;
  }

 private:
  struct Cited {
    Span span;
    const model::Claim* claim;
    std::string anchor;
  };

  const SheetDocument& source() const { return layout_.sheet().documents[document_]; }

  static Value paragraph(Value runs) {
    Value out;
    out.set("runs", std::move(runs));
    return out;
  }

  void add_claim(const model::Claim& claim) {
    const Span span = clamp(claim.evidence, text_.size());
    const Located* located = layout_.find(claim.key);
    if (span.empty() || !located || located->claim != &claim) return;
    claims_.push_back({span, &claim, located->anchor()});
    cuts_.insert({span.start, span.end});
  }

  void add_mentions() {
    for (const model::Mention& mention : source().mentions) {
      const Span span = clamp(mention.place, text_.size());
      if (!span.empty()) mentions_.push_back({span, &mention});
    }
    std::sort(mentions_.begin(), mentions_.end(), [](const auto& a, const auto& b) {
      return std::make_tuple(a.first.start, ~a.first.end, a.second->link) <
             std::make_tuple(b.first.start, ~b.first.end, b.second->link);
    });
    std::uint32_t covered = 0;  // of mentions within each other the outer one is marked
    std::erase_if(mentions_, [&](const auto& m) {
      if (m.first.start < covered) return true;
      covered = m.first.end;
      return false;
    });
    for (const auto& [span, mention] : mentions_) cuts_.insert({span.start, span.end});
  }

  std::string mention_title(const Span& span) {
    while (next_mention_ < mentions_.size() && mentions_[next_mention_].first.end <= span.start)
      ++next_mention_;
    if (next_mention_ == mentions_.size() || !mentions_[next_mention_].first.contains(span))
      return {};
    const model::Mention& mention = *mentions_[next_mention_].second;
    return layout_.name(mention.link, mention.text) + " · " + model::to_string(mention.type);
  }

  Value run(const Span& span) {
    Value out;
    Value anchors{Value::Array{}};
    for (; next_claim_ < claims_.size() && claims_[next_claim_].span.start <= span.start;
         ++next_claim_) {
      anchors.push_back(claims_[next_claim_].anchor);
      open_.push_back(&claims_[next_claim_]);
    }
    std::set<int> backlinks;
    std::string tone;
    int lowest = 0;
    for (const Cited* cited : open_) {
      const auto citation = citations_.find(cited->claim);
      if (citation == citations_.end()) continue;
      const int card = citation->second.cards.front();
      if (lowest == 0 || card < lowest) tone = citation->second.tone, lowest = card;
      if (cited->span.end == span.end)
        backlinks.insert(citation->second.cards.begin(), citation->second.cards.end());
    }
    std::erase_if(open_, [&](const Cited* cited) { return cited->span.end <= span.end; });
    out.set("anchors", std::move(anchors));
    out.set("claim", lowest != 0);
    out.set("outcome", tone);
    out.set("mention", mention_title(span));
    out.set("text", slice(text_, span));
    Value links{Value::Array{}};
    for (const int card : backlinks) links.push_back(card);
    out.set("backlinks", std::move(links));
    return out;
  }

  const Layout& layout_;
  std::size_t document_;
  const Citations& citations_;
  std::u32string_view text_;
  std::vector<Cited> claims_;
  std::vector<std::pair<Span, const model::Mention*>> mentions_;
  std::set<std::uint32_t> cuts_;
  std::vector<const Cited*> open_;
  std::size_t next_claim_ = 0;
  std::size_t next_mention_ = 0;
};

}  // namespace

std::string slice(std::u32string_view text, const Span& span) {
  const Span inside = clamp(span, text.size());
  return utf8(text, inside.start, inside.end);
}

Passage cut_passage(std::u32string_view text, const Span& sentence, const Span& evidence) {
  const Span cited = clamp(evidence, text.size());
  Span around = clamp(sentence, text.size());
  around = around.empty() ? whole_sentence(text, cited) : model::cover(around, cited);
  around.start = std::min(skip_spaces(text, around.start), cited.start);
  around.end = std::max(back_over_spaces(text, around.end), cited.end);
  const auto broken = [&](std::uint32_t from, std::uint32_t to) {
    return text.substr(from, to - from).find(U'\n') != std::u32string_view::npos;
  };
  return {.before = sentence_before(text, around.start),
          .head = utf8(text, around.start, cited.start),
          .evidence = utf8(text, cited.start, cited.end),
          .tail = utf8(text, cited.end, around.end),
          .after = sentence_after(text, around.end),
          .break_before = broken(back_over_spaces(text, around.start), around.start),
          .break_after = broken(around.end, skip_spaces(text, around.end))};
}

Citations cite(const Layout& layout) {
  Citations out;
  for (const Tier& tier : layout.tiers()) {
    for (const Card& card : tier.cards) {
      for (const Located& l : card.claims)
        out.try_emplace(l.claim, Citation{card.outcome(), {}})
            .first->second.cards.push_back(card.number);
      for (const Located& l : card.denials)
        out.try_emplace(l.claim, Citation{"denial", {}}).first->second.cards.push_back(card.number);
    }
  }
  return out;
}

Value full_text(const Layout& layout, std::size_t document, const Citations& citations) {
  return Marks(layout, document, citations).paragraphs();
}

}  // namespace vedetta::report
