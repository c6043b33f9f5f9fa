#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "vedetta/report/view.h"

namespace vedetta::report {
namespace {

using model::Claim;
using model::Finding;

std::string joined(const std::vector<std::string>& items, std::string_view separator) {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out += separator;
    out += item;
  }
  return out;
}

Value sayer(std::string_view lead, std::string name, std::string mark) {
  Value out;
  out.set("lead", lead);
  out.set("name", std::move(name));
  out.set("mark", std::move(mark));
  return out;
}

// One fact of a card: what is stated, and how it was written, without repeats.
class Fact {
 public:
  explicit Fact(std::string label) : label_(std::move(label)) {}
  void add(const std::string& text, const std::string& written) {
    if (text.empty()) return;
    auto item =
        std::find_if(items_.begin(), items_.end(), [&](const auto& i) { return i.first == text; });
    if (item == items_.end()) item = items_.insert(item, {text, {}});
    auto& list = item->second;
    if (!written.empty() && written != text &&
        std::find(list.begin(), list.end(), written) == list.end())
      list.push_back(written);
  }
  bool empty() const { return items_.empty(); }
  void append_to(Value& facts) const {
    if (items_.empty()) return;
    Value items{Value::Array{}};
    for (const auto& [text, written] : items_) {
      Value item;
      item.set("text", text);
      item.set("written", Value::strings(written));
      items.push_back(std::move(item));
    }
    Value out;
    out.set("label", label_);
    out.set("items", std::move(items));
    facts.push_back(std::move(out));
  }

 private:
  std::string label_;
  std::vector<std::pair<std::string, std::vector<std::string>>> items_;
};

std::string document_title(const SheetDocument& document) {
  return document.title.empty() ? document.name : document.title;
}

}  // namespace

std::string CardView::outcome_word(const Card& card) const {
  return words_.term("outcome_word", card.outcome());
}

std::string CardView::headline(const Card& card) const {
  const Claim& claim = card.main();
  const Value& patterns = words_.all()["headline"];
  if (claim.is_denial()) return patterns[is_refutal(claim) ? "denial" : "no-confirmation"].string();
  std::string what = words_.predicate(claim.predicate);
  if (!claim.act.empty()) what += fmt::format(" ({})", words_.term("act_word", claim.act));
  const bool instrument = std::any_of(claim.sayers.begin(), claim.sayers.end(), [](const auto& s) {
    return s.kind == model::SayerKind::instrument;
  });
  const char* pattern = "stated";
  if (!claim.positive) {
    pattern = "negative";
  } else if (claim.modality == model::Modality::planned) {
    pattern = "planned";
  } else if (claim.modality == model::Modality::conditional) {
    pattern = "conditional";
  } else if (instrument) {
    pattern = "apparent";
  } else if (!card.findings.empty() || claim.modality == model::Modality::alleged) {
    pattern = "alleged";
  }
  std::string out = fill(patterns[pattern].string(), what);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z')
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

Value CardView::route(const Card& card) const {
  const std::string actor = joined(layout_.names(card.main(), "actor"), ", ");
  const std::string counterpart = joined(layout_.names(card.main(), "counterpart"), ", ");
  Value out;
  if (actor.empty() && counterpart.empty()) return out;
  out.set("actor", actor.empty() ? "?" : actor);
  out.set("counterpart", counterpart);
  return out;
}

Value CardView::sayers(const Claim& claim, std::size_t document) const {
  Value list{Value::Array{}};
  bool after_relay = false;
  for (const model::Sayer& s : claim.sayers) {
    const std::string lead =
        list.array().empty() ? "" : words_.text(after_relay ? "citing" : "and");
    std::string mark;
    if (s.kind == model::SayerKind::unnamed) mark = words_.text("unnamed");
    if (s.kind == model::SayerKind::instrument) mark = words_.text("instrument");
    const bool author = s.kind == model::SayerKind::author;
    list.push_back(sayer(
        lead,
        author ? fill(words_.text("author"), document_title(layout_.sheet().documents[document]))
               : layout_.name(s.id, s.label),
        mark));
    after_relay = s.relay;
  }
  if (list.array().empty())
    list.push_back(sayer(
        "", fill(words_.text("author"), document_title(layout_.sheet().documents[document])), ""));
  return list;
}

// The one that denies first, then through whom it became known.
Value CardView::deniers(const Claim& claim, std::size_t document) const {
  const std::vector<std::string> names = layout_.names(claim, "actor");
  if (names.empty()) return sayers(claim, document);
  Value list{Value::Array{}};
  for (const std::string& name : names)
    list.push_back(sayer(list.array().empty() ? "" : words_.text("and"), name, ""));
  for (const model::Sayer& s : claim.sayers) {
    if (s.kind == model::SayerKind::author) continue;
    const std::string name = layout_.name(s.id, s.label);
    if (std::find(names.begin(), names.end(), name) == names.end())
      list.push_back(sayer(words_.text("through"), name, ""));
  }
  return list;
}

Value CardView::quote(const Located& located) const {
  const Claim& claim = *located.claim;
  const SheetDocument& document = layout_.sheet().documents[located.document];
  const Passage cut = cut_passage(layout_.text(located.document), claim.sentence, claim.evidence);
  Value out;
  out.set("sayers", sayers(claim, located.document));
  out.set("stance", "");
  const bool plain = claim.modality == model::Modality::asserted || claim.is_denial();
  out.set("modality", plain ? "" : words_.term("modality", model::to_string(claim.modality)));
  out.set("language", document.language);
  out.set("before", cut.before);
  out.set("head", cut.head);
  out.set("evidence", cut.evidence);
  out.set("tail", cut.tail);
  out.set("after", cut.after);
  out.set("break_before", cut.break_before);
  out.set("break_after", cut.break_after);
  out.set("document", document_title(document));
  out.set("copy", document.copy_of.empty() ? "" : fill(words_.text("copy_of"), document.copy_of));
  out.set("said",
          claim.said.unbounded() ? "" : fill(words_.text("said_on"), words_.interval(claim.said)));
  out.set("href",
          claim.evidence.empty() ? fmt::format("doc-{}", located.document + 1) : located.anchor());
  return out;
}

Value CardView::denial(const Located& located, const Card& card) const {
  const Claim& claim = *located.claim;
  Value out = quote(located);
  auto about = claim.act == "no-confirmation" ? model::About::neither_confirms_nor_denies
                                              : model::About::denies;
  for (const model::Relation& relation : claim.about)
    for (const Located& target : card.claims)
      if (relation.target == target.claim->key) about = relation.about;
  const char* stance =
      about == model::About::neither_confirms_nor_denies ? "neither_confirms_nor_denies" : "denies";
  out.set("stance", words_.term("stance", stance));
  out.set("sayers", deniers(claim, located.document));
  return out;
}

// Said more than once: by how many who don't copy or quote one another?
std::string CardView::origins_of(const Card& card) const {
  if (card.claims.size() < 2) return "";
  for (const model::Act& act : layout_.sheet().acts)
    if (act.key == card.act)
      return act.origins.size() == 1
                 ? words_.text("origin_one")
                 : fill(words_.text("origin_many"), fmt::format("{}", act.origins.size()));
  return "";
}

Value CardView::facts(const Card& card) const {
  Value out{Value::Array{}};
  Fact goods(words_.text("goods"));
  Fact quantity(words_.text("quantity"));
  Fact when(words_.text("when"));
  Fact conditions(words_.text("conditions"));
  std::map<std::string, Fact> roles;
  for (const Located& located : card.claims) {
    const Claim& claim = *located.claim;
    if (claim.goods) goods.add(words_.goods(claim.goods->item), claim.goods->label);
    for (const model::Goods& g : claim.further_goods) goods.add(words_.goods(g.item), g.label);
    if (claim.quantity) quantity.add(words_.quantity(*claim.quantity), claim.quantity->as_written);
    if (!claim.when.unbounded())
      when.add(words_.interval(claim.when),
               slice(layout_.text(located.document), claim.when_place));
    for (const std::string& c : claim.conditions) conditions.add(phrase("condition", c), "");
    for (const model::Argument& a : claim.arguments) {
      if (a.role == "actor" || a.role == "counterpart" || a.role == "target") continue;
      const std::string label = words_.text(a.role);
      auto& fact = roles.try_emplace(a.role, label.empty() ? words_.term("role", a.role) : label)
                       .first->second;
      fact.add(layout_.name(a.value, a.label), a.label);
    }
  }
  if (when.empty() && !card.findings.empty()) when.add(words_.interval({}), "");
  for (const Fact* fact : {&goods, &quantity, &when}) fact->append_to(out);
  for (auto& [role, fact] : roles) fact.append_to(out);
  conditions.append_to(out);
  Fact independent(words_.text("origins"));
  if (const std::string origins = origins_of(card); !origins.empty()) independent.add(origins, "");
  independent.append_to(out);
  return out;
}

Value CardView::figures(const Card& card) const {
  Value rows{Value::Array{}};
  std::set<std::string> distinct;
  for (const Located& located : card.claims) {
    if (!located.claim->quantity) continue;
    Value row;
    const std::string figure = words_.quantity(*located.claim->quantity);
    distinct.insert(figure);
    Value chain;
    chain.set("sayers", sayers(*located.claim, located.document));
    row.set("figure", figure);
    row.set("written", located.claim->quantity->as_written);
    row.set("sayers", std::move(chain));
    rows.push_back(std::move(row));
  }
  Value out;
  if (distinct.size() < 2) return out;
  out.set("caption", words_.text("figures_differ"));
  out.set("rows", std::move(rows));
  return out;
}

std::string CardView::blocked(const Finding& finding) const {
  return finding.blocked_by.empty()
             ? ""
             : fill(words_.text("blocked_by"), words_.term("blocked", finding.blocked_by));
}

Value CardView::law(const std::string& measure) const {
  Value out;
  const auto it = layout_.sheet().measures.find(measure);
  const bool known = it != layout_.sheet().measures.end();
  out.set("label", known ? fill(words_.text("resolution"), {{"resolution", it->second.resolution},
                                                            {"paragraph", it->second.paragraph}})
                         : measure);
  out.set("title", known ? it->second.title : "");
  return out;
}

Value CardView::row(const Finding& f, const Card& card, std::size_t index) const {
  Value out = law(f.measure);
  const auto it = layout_.sheet().measures.find(f.measure);
  const MeasureCard measure = it == layout_.sheet().measures.end() ? MeasureCard{} : it->second;
  const auto certainty = [&](const char* pattern, const std::string& word) {
    return word.empty() ? "" : fill(words_.text(pattern), words_.term("certainty", word));
  };
  const Fixed confidence = confidence_of(f);
  out.set("id", fmt::format("finding-{}-{}", card.number, index + 1));
  out.set("core", f.core);
  out.set("implied", f.implied);
  out.set("in_force", words_.in_force(measure.in_force));
  out.set("outcome", model::to_string(f.outcome));
  out.set("outcome_word", words_.term("outcome_word", model::to_string(f.outcome)));
  out.set("blocked", blocked(f));
  out.set("text_certainty", certainty("text_is", measure.text_certainty));
  out.set("number_certainty", certainty("number_is", measure.number_certainty));
  out.set("percent", static_cast<int>((confidence.millionths() + 5000) / 10000));
  out.set("confidence", words_.confidence(confidence));
  out.set("confidence_word", words_.confidence_word(confidence));
  out.set("parts", fill(words_.text("confidence_parts"),
                        {{"claim", words_.confidence(f.claim_confidence)},
                         {"match", words_.confidence(f.match_confidence)}}));
  return out;
}

Value CardView::rows(const Card& card) const {
  Value out{Value::Array{}};
  for (std::size_t i = 0; i < card.findings.size(); ++i)
    out.push_back(row(*card.findings[i], card, i));
  return out;
}

std::string CardView::phrase(std::string_view table, std::string_view tag) const {
  const std::size_t colon = tag.find(':');
  if (tag.find(' ') < colon) return std::string(tag);  // a sentence already
  if (colon == std::string_view::npos) return words_.term(table, tag);
  const std::string& pattern = words_.all()[table][tag.substr(0, colon)].string();
  const std::string value = layout_.name(tag.substr(colon + 1), "");
  return fill(pattern.empty() ? std::string(tag.substr(0, colon)) + ": {}" : pattern, value);
}

std::string CardView::why(const Card& card) const {
  std::vector<std::string> reasons;
  for (const Finding* f : card.findings) {
    if (f->core != card.first()->core) continue;
    for (const std::string& r : f->reasons) {
      std::string word = phrase("reason", r);
      if (std::find(reasons.begin(), reasons.end(), word) == reasons.end())
        reasons.push_back(std::move(word));
    }
  }
  return joined(reasons, "; ");
}

Value CardView::card(const Card& card, bool grouped) const {
  const auto label = [&](const char* one, const char* many, std::size_t n) {
    return n == 1 ? words_.text(one) : fill(words_.text(many), fmt::format("{}", n));
  };
  Value quotes{Value::Array{}};
  for (const Located& l : card.claims) quotes.push_back(quote(l));
  Value denials{Value::Array{}};
  std::size_t refutals = 0;
  for (const Located& l : card.denials) {
    denials.push_back(denial(l, card));
    refutals += is_refutal(*l.claim) ? 1 : 0;
  }
  Value out;
  out.set("number", card.number);
  out.set("heading", grouped ? "h4" : "h3");
  out.set("headline", headline(card));
  out.set("route", route(card));
  out.set("outcome", card.findings.empty() ? "" : card.outcome());
  out.set("outcome_word", outcome_word(card));
  out.set("blocked", card.findings.empty() ? "" : blocked(*card.first()));
  out.set("clear", card.clear || card.findings.empty());
  out.set("says_label", label("says_one", "says_many", card.claims.size()));
  out.set("quotes", std::move(quotes));
  out.set("has_denials", !card.denials.empty());
  out.set("denial_kind", refutals == 0 ? "silence" : "denial");
  out.set("denies_label", refutals == 0 ? words_.text("not_confirmed")
                                        : label("denies_one", "denies_many", refutals));
  out.set("denials", std::move(denials));
  out.set("facts", facts(card));
  out.set("figures", figures(card));
  out.set("has_rows", !card.findings.empty());
  out.set("rows", rows(card));
  out.set("why", why(card));
  return out;
}

Value CardView::glance(const Card& card) const {
  Value labels{Value::Array{}};
  for (const std::string& measure : card.core_measures()) labels.push_back(law(measure)["label"]);
  Value deniers{Value::Array{}};
  std::set<std::string> seen;
  for (const Located& l : card.denials) {
    if (!is_refutal(*l.claim)) continue;
    const Value names = this->deniers(*l.claim, l.document);
    for (const Value& s : names.array())
      if (seen.insert(s["name"].string()).second) deniers.push_back(s["name"]);
  }
  Value out;
  out.set("number", card.number);
  out.set("outcome", card.outcome());
  out.set("outcome_word", outcome_word(card));
  out.set("blocked_short", card.findings.empty() ? "" : blocked(*card.first()));
  out.set("clear", card.clear);
  out.set("headline", headline(card));
  out.set("route", route(card));
  out.set("core_labels", std::move(labels));
  Value chains{Value::Array{}};
  std::set<std::string> told;
  for (const Located& l : card.claims) {  // each who says so, once
    Value list = sayers(*l.claim, l.document);
    std::string names;
    for (const Value& s : list.array()) names += s["name"].string() + '\n';
    if (!told.insert(names).second) continue;
    Value chain;
    chain.set("sayers", std::move(list));
    chains.push_back(std::move(chain));
  }
  out.set("sayer_chains", std::move(chains));
  out.set("deniers_short", std::move(deniers));
  return out;
}

}  // namespace vedetta::report
