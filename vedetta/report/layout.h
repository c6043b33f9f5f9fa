// Which cards the sheet has, in which order: one card per act and verdict, with all rows that share
// the verdict; cards grouped by their core rows; clear cards first, then those to review, then acts
// that touch no measure, statements beside any act, and background.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/report/report.h"
#include "vedetta/text/utf8.h"

namespace vedetta::report {

struct Located {
  const model::Claim* claim = nullptr;
  std::size_t document = 0;  // index in the sheet
  std::size_t index = 0;     // within the document
  bool operator==(const Located& o) const { return claim == o.claim; }
  std::string anchor() const;  // id of its place in the full text
};

struct Card {
  int number = 0;
  std::string act;                              // key; empty for statements beside any act
  std::vector<const model::Finding*> findings;  // core rows first, then by measure
  std::vector<Located> claims;                  // the one that tells most first
  std::vector<Located> denials;
  bool clear = false;
  bool background = false;

  const model::Claim& main() const { return *claims.front().claim; }
  const model::Finding* first() const { return findings.empty() ? nullptr : findings.front(); }
  std::string outcome() const;  // "plain" without a finding
  std::vector<std::string> core_measures() const;
};

struct Tier {
  std::string id;  // "clear", "review", "untouched", "unbound", "background"
  std::vector<Card> cards;
};

class Layout {
 public:
  explicit Layout(const Sheet& sheet);

  const std::vector<Tier>& tiers() const { return tiers_; }  // those that have cards
  const Sheet& sheet() const { return sheet_; }
  const std::u32string& text(std::size_t document) const { return texts_[document]; }
  const Located* find(std::string_view claim_key) const;
  // Caption of an entity; without one, the label as written; without that, the id's own words.
  std::string name(std::string_view id, std::string_view label) const;
  std::vector<std::string> names(const model::Claim& claim, std::string_view role) const;

 private:
  void collect_cards(std::vector<Card>& cards);
  std::vector<Card> cards_of(const std::string& act,
                             std::vector<const model::Finding*> findings) const;
  void add_rest(const model::Act& act, std::vector<Card>& cards) const;
  void add_unbound(std::vector<Card>& cards);
  void add_claims(const std::vector<std::string>& keys, std::vector<Located>& out) const;
  void order_claims(Card& card) const;
  void sort_into_tiers(std::vector<Card> cards);

  const Sheet& sheet_;
  std::vector<std::u32string> texts_;
  std::map<std::string, Located, std::less<>> claims_;
  std::vector<Tier> tiers_;
};

// The same sheet with its documents in the order of their names: arrival leaves no trace.
Sheet in_order(Sheet sheet);

// By resolution, then paragraph, numbers by value: 1718-8a1 < 1718-8b < 2397-5 < 2397-13.
bool measure_less(std::string_view a, std::string_view b);
Fixed confidence_of(const model::Finding& finding);  // claim × match
bool is_refutal(const model::Claim& claim);          // a denial that denies, not "no comment"
bool is_web_address(std::string_view url);  // http or https: the only ones that become links

}  // namespace vedetta::report
