// The sheet as a tree of values for the templates of data/report.
#pragma once
#include "vedetta/core/value.h"
#include "vedetta/report/layout.h"
#include "vedetta/report/passages.h"
#include "vedetta/report/words.h"

namespace vedetta::report {

// What one card prints.
class CardView {
 public:
  CardView(const Layout& layout, const Words& words) : layout_(layout), words_(words) {}

  Value card(const Card& card, bool grouped) const;
  Value glance(const Card& card) const;  // its line in the table on top
  std::string headline(const Card& card) const;
  Value route(const Card& card) const;  // empty without parties
  std::string outcome_word(const Card& card) const;
  Value law(const std::string& measure) const;  // label and title of a row

 private:
  Value sayers(const model::Claim& claim, std::size_t document) const;
  Value deniers(const model::Claim& claim, std::size_t document) const;
  Value quote(const Located& located) const;
  Value denial(const Located& located, const Card& card) const;
  Value facts(const Card& card) const;
  std::string origins_of(const Card& card) const;
  Value figures(const Card& card) const;
  Value rows(const Card& card) const;
  Value row(const model::Finding& finding, const Card& card, std::size_t index) const;
  std::string blocked(const model::Finding& finding) const;
  std::string why(const Card& card) const;
  // "via:Rajin", "touch:arms-from": the table's pattern for what stands before the colon.
  std::string phrase(std::string_view table, std::string_view tag) const;

  const Layout& layout_;
  const Words& words_;
};

Value view_of(const Sheet& sheet, const Layout& layout, const Words& words);

}  // namespace vedetta::report
