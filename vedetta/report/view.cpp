#include "vedetta/report/view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "vedetta/report/chart.h"

namespace vedetta::report {
namespace {

constexpr std::array<model::Outcome, 4> kOutcomes = {
    model::Outcome::breach_alleged, model::Outcome::would_breach, model::Outcome::undetermined,
    model::Outcome::no_breach_shown};

constexpr std::size_t kMostDrawn = 24;

bool is_judged(const Tier& tier) {
  return tier.id == "clear" || tier.id == "review";
}

class SheetView {
 public:
  SheetView(const Sheet& sheet, const Layout& layout, const Words& words)
      : sheet_(sheet), layout_(layout), words_(words), cards_(layout, words) {}

  Value build() const {
    Value out;
    out.set("t", words_.all());
    out.set("page_language", words_.language());
    out.set("title", sheet_.title);
    out.set("deck", deck());
    out.set("contents", contents());
    out.set("tally", tally());
    add_glance(out);
    out.set("document_notes", notes());
    add_tiers(out);
    add_drawings(out);
    out.set("legend", legend());
    out.set("documents", documents());
    out.set("run", run());
    out.set("threshold", words_.confidence(sheet_.clear_threshold));
    return out;
  }

 private:
  std::string deck() const {
    std::size_t claims = 0, acts = 0, touching = 0, denials = 0;
    std::set<std::string_view> measures;
    for (const SheetDocument& document : sheet_.documents) {
      for (const model::Claim& claim : document.claims) {
        claims += claim.retracted ? 0 : 1;
        denials += !claim.retracted && is_refutal(claim) ? 1 : 0;
      }
    }
    for (const Tier& tier : layout_.tiers()) {
      for (const Card& card : tier.cards) {
        acts += card.act.empty() ? 0 : 1;
        touching += card.findings.empty() ? 0 : 1;
        for (const model::Finding* f : card.findings) measures.insert(f->measure);
      }
    }
    return fill(words_.text("deck"),
                {{"documents", words_.counted("documents", sheet_.documents.size())},
                 {"claims", words_.counted("claims", claims)},
                 {"acts", words_.counted("acts", acts)},
                 {"touching", fmt::format("{}", touching)},
                 {"measures", words_.counted("measures", measures.size())},
                 {"denials", denials == 0 ? words_.all()["count"]["no_denials"].string()
                                          : words_.counted("denials", denials)}});
  }

  Value entry(std::string_view id, const std::string& title, std::size_t count) const {
    Value out;
    out.set("id", id);
    out.set("title", title);
    out.set("count", count == 0 ? "" : fmt::format("{}", count));
    return out;
  }

  Value contents() const {
    Value out{Value::Array{}};
    for (const Tier& tier : layout_.tiers())
      out.push_back(entry(tier.id, words_.text(tier.id), tier.cards.size()));
    const auto acts = chart_acts();
    if (!network(acts, wide_canvas()).is_null())
      out.push_back(entry("network", words_.text("network"), 0));
    if (!timeline(acts, wide_canvas(), words_).is_null())
      out.push_back(entry("timeline", words_.text("timeline"), 0));
    out.push_back(entry("texts", words_.text("texts"), 0));
    out.push_back(entry("run", words_.text("run"), 0));
    return out;
  }

  Value tally() const {
    Value out{Value::Array{}};
    for (const model::Outcome outcome : kOutcomes) {
      int clear = 0, review = 0;
      for (const Tier& tier : layout_.tiers())
        for (const Card& card : tier.cards)
          if (is_judged(tier) && card.first()->outcome == outcome) ++(card.clear ? clear : review);
      Value item;
      item.set("outcome", model::to_string(outcome));
      item.set("word", words_.term("outcome_word", model::to_string(outcome)));
      item.set("total", clear + review);
      item.set("total_text", fmt::format("{}", clear + review));
      item.set("split", fill(words_.text("clear_split"), {{"clear", fmt::format("{}", clear)},
                                                          {"review", fmt::format("{}", review)}}));
      out.push_back(std::move(item));
    }
    return out;
  }

  void add_glance(Value& out) const {
    Value lines{Value::Array{}};
    for (const Tier& tier : layout_.tiers())
      if (is_judged(tier))
        for (const Card& card : tier.cards) lines.push_back(cards_.glance(card));
    out.set("has_glance", !lines.array().empty());
    out.set("glance", std::move(lines));
  }

  Value notes() const {
    Value out{Value::Array{}};
    for (std::size_t d = 0; d < sheet_.documents.size(); ++d) {
      for (const Note& note : sheet_.documents[d].notes) {
        Value item;
        item.set("title", words_.term("note", note.code));
        item.set("document", sheet_.documents[d].name);
        item.set("text", note.text);
        item.set("href", note.place.empty() ? "" : fmt::format("doc-{}", d + 1));
        out.push_back(std::move(item));
      }
    }
    return out;
  }

  Value tier_head(const Tier& tier) const {
    Value out;
    out.set("id", tier.id);
    out.set("title", words_.text(tier.id));
    out.set("lead",
            fill(words_.text(tier.id + "_lead"), words_.confidence(sheet_.clear_threshold)));
    return out;
  }

  Value groups(const Tier& tier) const {
    Value out{Value::Array{}};
    std::vector<std::string> measures;
    for (const Card& card : tier.cards) {
      if (out.array().empty() || card.core_measures() != measures) {
        measures = card.core_measures();
        Value group;
        Value laws{Value::Array{}};
        for (const std::string& measure : measures) laws.push_back(cards_.law(measure));
        group.set("id", fmt::format("{}-{}", tier.id, out.array().size() + 1));
        group.set("laws", std::move(laws));
        group.set("cards", Value(Value::Array{}));
        out.push_back(std::move(group));
      }
      Value& group = out.mutable_array().back();
      group.mutable_object()["cards"].push_back(cards_.card(card, true));
    }
    return out;
  }

  void add_tiers(Value& out) const {
    Value judged{Value::Array{}};
    Value plain{Value::Array{}};
    for (const Tier& tier : layout_.tiers()) {
      Value item = tier_head(tier);
      if (is_judged(tier)) {
        item.set("groups", groups(tier));
        judged.push_back(std::move(item));
        continue;
      }
      Value list{Value::Array{}};
      for (const Card& card : tier.cards) list.push_back(cards_.card(card, false));
      item.set("cards", std::move(list));
      plain.push_back(std::move(item));
    }
    out.set("tiers", std::move(judged));
    out.set("plain_tiers", std::move(plain));
  }

  std::string full_label(const Card& card) const {
    const Value route = cards_.route(card);
    std::string out = fmt::format("{}. {}", card.number, cards_.headline(card));
    if (!route.is_null()) out += ": " + route["actor"].string();
    if (!route["counterpart"].string().empty()) out += " → " + route["counterpart"].string();
    return out + ". " + cards_.outcome_word(card);
  }

  // Background is left out: it would squeeze the years that matter.
  std::vector<const Card*> drawn() const {
    std::vector<const Card*> out;
    for (const Tier& tier : layout_.tiers())
      for (const Card& card : tier.cards)
        if (!card.background && !card.main().is_denial()) out.push_back(&card);
    return out;
  }

  // A drawing of very many acts tells nothing: it then keeps those that touch a measure. The table
  // beside it has them all.
  std::vector<ChartAct> chart_acts() const {
    std::vector<const Card*> cards = drawn();
    if (cards.size() > kMostDrawn)
      std::erase_if(cards, [](const Card* card) { return card->findings.empty(); });
    std::vector<ChartAct> out;
    for (const Card* card : cards)
      out.push_back({.number = card->number,
                     .outcome = card->outcome(),
                     .label = cards_.headline(*card),
                     .full = full_label(*card),
                     .actors = layout_.names(card->main(), "actor"),
                     .counterparts = layout_.names(card->main(), "counterpart"),
                     .when = card->main().when});
    return out;
  }

  Value chart_row(const Card& card) const {
    const Value route = cards_.route(card);
    Value row;
    row.set("number", card.number);
    row.set("headline", cards_.headline(card));
    row.set("route", route);
    row.set("who", route["actor"].string());
    row.set("whom", route["counterpart"].string());
    row.set("when", words_.interval(card.main().when));
    row.set("outcome_word", cards_.outcome_word(card));
    return row;
  }

  void add_drawings(Value& out) const {
    const std::vector<ChartAct> acts = chart_acts();
    Value net{Value::Array{}};
    Value time{Value::Array{}};
    for (const Canvas& canvas : {wide_canvas(), narrow_canvas()}) {
      for (auto [list, drawing, title] :
           {std::make_tuple(&net, network(acts, canvas), "network"),
            std::make_tuple(&time, timeline(acts, canvas, words_), "timeline")}) {
        if (drawing.is_null()) continue;
        drawing.set("label", words_.text(title));
        list->push_back(std::move(drawing));
      }
    }
    Value routes{Value::Array{}};
    Value dated{Value::Array{}};
    std::vector<std::string> undated;
    for (const Card* card : drawn()) {
      Value row = chart_row(*card);
      if (!row["route"].is_null()) routes.push_back(row);
      if (card->main().when.unbounded()) {
        undated.push_back(fmt::format("{}", card->number));
      } else {
        dated.push_back(std::move(row));
      }
    }
    const auto section = [](Value drawings, Value rows) {
      Value value;
      if (drawings.array().empty()) return value;
      value.set("drawings", std::move(drawings));
      value.set("rows", std::move(rows));
      return value;
    };
    out.set("drawn_part", drawn().size() > acts.size());
    Value chronology = section(std::move(time), std::move(dated));
    if (!chronology.is_null())
      chronology.set("undated", undated.empty()
                                    ? ""
                                    : fill(words_.text("undated"),
                                           fmt::format("{}", fmt::join(undated, ", "))));
    out.set("network", section(std::move(net), std::move(routes)));
    out.set("timeline", std::move(chronology));
  }

  Value legend() const {
    std::set<std::string> used;
    for (const Card* card : drawn()) used.insert(card->outcome());
    Value out{Value::Array{}};
    for (const char* outcome :
         {"breach-alleged", "would-breach", "undetermined", "no-breach-shown", "plain"}) {
      if (!used.contains(outcome)) continue;
      Value item;
      item.set("outcome", outcome);
      item.set("word", words_.term("outcome_word", outcome));
      out.push_back(std::move(item));
    }
    return out;
  }

  Value documents() const {
    const Citations citations = cite(layout_);
    Value out{Value::Array{}};
    for (std::size_t d = 0; d < sheet_.documents.size(); ++d) {
      const SheetDocument& document = sheet_.documents[d];
      Value item;
      item.set("id", fmt::format("doc-{}", d + 1));
      item.set("title", document.title.empty() ? document.name : document.title);
      item.set("name", document.name);
      item.set("url", document.url);
      item.set("is_web", is_web_address(document.url));
      item.set("language", document.language);
      item.set("language_name", document.language.empty()
                                    ? words_.text("language_unknown")
                                    : words_.language_name(document.language));
      std::string date = document.dct ? words_.day(*document.dct) : words_.text("date_unknown");
      if (!document.dct_reason.empty())
        date += fmt::format(" ({})", words_.term("date_reason", document.dct_reason));
      item.set("date", date);
      item.set("copy",
               document.copy_of.empty() ? "" : fill(words_.text("copy_of"), document.copy_of));
      item.set("paragraphs", full_text(layout_, d, citations));
      out.push_back(std::move(item));
    }
    return out;
  }

  Value run() const {
    Value out = model::to_value(sheet_.run);
    out.set("id", sheet_.run.id());
    return out;
  }

  const Sheet& sheet_;
  const Layout& layout_;
  const Words& words_;
  CardView cards_;
};

}  // namespace

Value view_of(const Sheet& sheet, const Layout& layout, const Words& words) {
  return SheetView(sheet, layout, words).build();
}

}  // namespace vedetta::report
