#include "vedetta/report/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace vedetta::report {
namespace {

using model::Claim;
using model::Finding;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view take_digits(std::string_view& rest) {
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_digit);
  std::string_view digits = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  rest.remove_prefix(digits.size());
  while (digits.size() > 1 && digits[0] == '0') digits.remove_prefix(1);
  return digits;
}

// Findings with one verdict stand on one card.
auto verdict(const Finding& f) {
  return std::tie(f.outcome, f.blocked_by, f.background);
}

int fullness(const Claim& c) {
  return (c.fillers("actor").empty() ? 0 : 2) + (c.fillers("counterpart").empty() ? 0 : 2) +
         (c.quantity ? 1 : 0);
}

auto position(const Located& l) {
  return std::make_tuple(l.document, l.claim->evidence.start, l.index);
}

bool only_also(const std::vector<const Finding*>& findings) {
  return std::none_of(findings.begin(), findings.end(), [](const Finding* f) { return f->core; });
}

}  // namespace

Sheet in_order(Sheet sheet) {
  std::stable_sort(sheet.documents.begin(), sheet.documents.end(),
                   [](const SheetDocument& a, const SheetDocument& b) {
                     return std::tie(a.name, a.url, a.text) < std::tie(b.name, b.url, b.text);
                   });
  return sheet;
}

bool measure_less(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    if (is_digit(a[0]) && is_digit(b[0])) {
      const std::string_view x = take_digits(a);
      const std::string_view y = take_digits(b);
      if (x.size() != y.size()) return x.size() < y.size();
      if (x != y) return x < y;
    } else {
      if (a[0] != b[0]) return a[0] < b[0];
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
  }
  return a.size() < b.size();
}

Fixed confidence_of(const Finding& finding) {
  return finding.claim_confidence * finding.match_confidence;
}

bool is_refutal(const Claim& claim) {
  return claim.is_denial() && claim.act != "no-confirmation";
}

bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

std::string Located::anchor() const {
  return fmt::format("d{}c{}", document + 1, index + 1);
}

std::string Card::outcome() const {
  return findings.empty() ? "plain" : model::to_string(first()->outcome);
}

std::vector<std::string> Card::core_measures() const {
  std::vector<std::string> out;
  const bool also_only = only_also(findings);
  for (const Finding* f : findings)
    if (f->core || also_only) out.push_back(f->measure);
  return out;
}

Layout::Layout(const Sheet& sheet) : sheet_(sheet) {
  for (std::size_t d = 0; d < sheet.documents.size(); ++d) {
    const SheetDocument& document = sheet.documents[d];
    texts_.push_back(text::decode(document.text).points);
    for (std::size_t i = 0; i < document.claims.size(); ++i)
      if (!document.claims[i].retracted)
        claims_.try_emplace(document.claims[i].key, Located{&document.claims[i], d, i});
  }
  std::vector<Card> cards;
  collect_cards(cards);
  add_unbound(cards);
  sort_into_tiers(std::move(cards));
}

const Located* Layout::find(std::string_view claim_key) const {
  const auto it = claims_.find(claim_key);
  return it == claims_.end() ? nullptr : &it->second;
}

std::string Layout::name(std::string_view id, std::string_view label) const {
  if (const auto it = sheet_.captions.find(std::string(id)); it != sheet_.captions.end())
    return it->second;
  if (!label.empty()) return std::string(label);
  std::string words(id.substr(id.find(':') == std::string_view::npos ? 0 : id.find(':') + 1));
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

std::vector<std::string> Layout::names(const Claim& claim, std::string_view role) const {
  std::vector<std::string> out;
  for (const model::Argument& argument : claim.arguments) {
    if (argument.role != role) continue;
    std::string caption = name(argument.value, argument.label);
    if (std::find(out.begin(), out.end(), caption) == out.end()) out.push_back(std::move(caption));
  }
  return out;
}

void Layout::add_claims(const std::vector<std::string>& keys, std::vector<Located>& out) const {
  for (const std::string& key : keys)
    if (const Located* located = find(key))
      if (std::find(out.begin(), out.end(), *located) == out.end()) out.push_back(*located);
}

void Layout::order_claims(Card& card) const {
  const auto by_place = [](const Located& a, const Located& b) {
    return position(a) < position(b);
  };
  std::sort(card.claims.begin(), card.claims.end(), by_place);
  std::sort(card.denials.begin(), card.denials.end(), by_place);
  const auto best = std::max_element(
      card.claims.begin(), card.claims.end(), [](const Located& a, const Located& b) {
        return std::make_tuple(fullness(*a.claim), a.claim->confidence) <
               std::make_tuple(fullness(*b.claim), b.claim->confidence);
      });
  if (best != card.claims.end()) std::rotate(card.claims.begin(), best, best + 1);
}

std::vector<Card> Layout::cards_of(const std::string& act,
                                   std::vector<const Finding*> findings) const {
  std::sort(findings.begin(), findings.end(), [](const Finding* a, const Finding* b) {
    if (a->core != b->core) return a->core;
    if (a->measure != b->measure) return measure_less(a->measure, b->measure);
    return a->key < b->key;
  });
  const bool also_only = only_also(findings);
  std::vector<Card> cards;
  for (const Finding* f : findings) {
    // A row that may be named too stands on the act's first card, with its own outcome.
    auto card = std::find_if(cards.begin(), cards.end(), [&](const Card& c) {
      return (!f->core && !also_only) || verdict(*c.first()) == verdict(*f);
    });
    if (card == cards.end()) {
      card = cards.insert(card, Card{});
      card->act = act;
      card->background = f->background;
    }
    if (f->core || also_only)
      card->clear = card->clear || confidence_of(*f) >= sheet_.clear_threshold;
    card->findings.push_back(f);
    add_claims(f->claims, card->claims);
    add_claims(f->denials, card->denials);
  }
  return cards;
}

// What no finding names stands on the act's first card: nothing said is left out.
void Layout::add_rest(const model::Act& act, std::vector<Card>& cards) const {
  std::set<std::string_view> shown;
  for (const Card& card : cards) {
    for (const Located& l : card.claims) shown.insert(l.claim->key);
    for (const Located& l : card.denials) shown.insert(l.claim->key);
  }
  const auto rest = [&](std::vector<std::string> keys) {
    std::erase_if(keys, [&](const std::string& key) { return shown.contains(key); });
    return keys;
  };
  add_claims(rest(act.claims), cards.front().claims);
  add_claims(rest(act.denials), cards.front().denials);
}

void Layout::collect_cards(std::vector<Card>& cards) {
  std::map<std::string, std::vector<const Finding*>> by_act;
  std::map<std::string, const model::Act*> acts;
  for (const model::Act& act : sheet_.acts) {
    acts.emplace(act.key, &act);
    by_act.try_emplace(act.key);
  }
  for (const Finding& finding : sheet_.findings) by_act[finding.act].push_back(&finding);
  for (auto& [key, findings] : by_act) {
    const auto act = acts.find(key);
    std::vector<Card> own = cards_of(key, std::move(findings));
    if (own.empty()) own.emplace_back().act = key;
    if (act != acts.end()) add_rest(*act->second, own);
    for (Card& card : own) {
      order_claims(card);
      if (card.claims.empty()) continue;
      if (card.findings.empty())
        card.background = std::all_of(card.claims.begin(), card.claims.end(),
                                      [](const Located& l) { return l.claim->background; });
      cards.push_back(std::move(card));
    }
  }
}

void Layout::add_unbound(std::vector<Card>& cards) {
  std::set<std::string_view> shown;
  for (const Card& card : cards) {
    for (const Located& l : card.claims) shown.insert(l.claim->key);
    for (const Located& l : card.denials) shown.insert(l.claim->key);
  }
  for (const auto& [key, located] : claims_) {
    if (shown.contains(key)) continue;
    Card card;
    card.claims.push_back(located);
    card.background = located.claim->background;
    cards.push_back(std::move(card));
  }
}

void Layout::sort_into_tiers(std::vector<Card> cards) {
  for (const char* id : {"clear", "review", "untouched", "unbound", "background"})
    tiers_.push_back({id, {}});
  for (Card& card : cards) {
    const std::size_t judged = card.clear ? 0 : 1;
    const std::size_t plain = card.act.empty() ? 3 : 2;
    const std::size_t tier = card.background ? 4 : card.findings.empty() ? plain : judged;
    tiers_[tier].cards.push_back(std::move(card));
  }
  for (Tier& tier : tiers_) {
    std::sort(tier.cards.begin(), tier.cards.end(), [](const Card& a, const Card& b) {
      const auto x = a.core_measures();
      const auto y = b.core_measures();
      if (x != y)
        return std::lexicographical_compare(x.begin(), x.end(), y.begin(), y.end(), measure_less);
      if (position(a.claims[0]) != position(b.claims[0]))
        return position(a.claims[0]) < position(b.claims[0]);
      return std::make_tuple(a.act, a.outcome()) < std::make_tuple(b.act, b.outcome());
    });
  }
  std::erase_if(tiers_, [](const Tier& tier) { return tier.cards.empty(); });
  int number = 0;
  for (Tier& tier : tiers_)
    for (Card& card : tier.cards) card.number = ++number;
}

}  // namespace vedetta::report
