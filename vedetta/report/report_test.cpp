#include "vedetta/report/report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>

#include "vedetta/core/hash.h"
#include "vedetta/core/json.h"
#include "vedetta/report/layout.h"
#include "vedetta/report/passages.h"
#include "vedetta/report/sample_sheet.h"
#include "vedetta/report/template.h"

namespace vedetta::report {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

std::vector<std::string> all_matches(const std::string& text, const char* pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> out;
  for (std::sregex_iterator it(text.begin(), text.end(), regex), end; it != end; ++it)
    out.push_back((*it)[1]);
  return out;
}

std::string between(const std::string& text, const std::string& open, const std::string& close) {
  const std::size_t start = text.find(open);
  if (start == std::string::npos) return {};
  const std::size_t from = start + open.size();
  return text.substr(from, text.find(close, from) - from);
}

std::string hex_of_base64(std::string_view base64) {
  const std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : base64.substr(0, base64.find('='))) {
    bits = bits << 6 | static_cast<unsigned>(digits.find(c));
    for (count += 6; count >= 8; count -= 8) {
      const unsigned byte = bits >> (count - 8) & 255;
      out += "0123456789abcdef"[byte >> 4];
      out += "0123456789abcdef"[byte & 15];
    }
  }
  return out;
}

// The tags of a page, each closed where it must be; empty when all is well.
std::string unbalanced(const std::string& page) {
  static const std::set<std::string> kVoid = {"meta", "link", "br", "hr", "img", "input"};
  std::vector<std::string> open;
  const std::regex tag("<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>");
  for (std::sregex_iterator it(page.begin(), page.end(), tag), end; it != end; ++it) {
    const std::string name = (*it)[2];
    const std::string rest = (*it)[3];
    if (kVoid.contains(name) || rest.ends_with("/")) continue;
    if ((*it)[1].length() == 0) {
      open.push_back(name);
    } else {
      if (open.empty() || open.back() != name)
        return "</" + name + "> closes " + (open.empty() ? "nothing" : open.back());
      open.pop_back();
    }
  }
  return open.empty() ? "" : open.back() + " stays open";
}

TEST(Report, WritesTheSampleWhereAsked) {
  const char* folder = std::getenv("VEDETTA_REPORT_OUT");
  if (!folder) return;
  Sheet sheet = sample_sheet();
  std::ofstream(std::string(folder) + "/sheet.html") << to_html(sheet);
  std::ofstream(std::string(folder) + "/sheet.jsonl") << to_jsonl(sheet);
  std::ofstream(std::string(folder) + "/sheet.ftm.jsonl") << to_ftm(sheet);
  sheet.language = "it";
  std::ofstream(std::string(folder) + "/sheet_it.html") << to_html(sheet);
}

TEST(Report, LoadsNothingAndRunsOnlyItsOwnScript) {
  const std::string page = to_html(sample_sheet());
  const std::string policy = between(page, "Content-Security-Policy\" content=\"", "\">");
  EXPECT_NE(policy.find("default-src &#39;none&#39;"), std::string::npos);
  EXPECT_NE(policy.find("base-uri &#39;none&#39;"), std::string::npos);
  EXPECT_EQ(hex_of_base64(between(policy, "sha256-", "&#39;")),
            sha256_hex(between(page, "<script>", "</script>")));
  EXPECT_EQ(all_matches(page, "(<script)").size(), 1u);
  for (const char* loader : {" src=", "<link", "<img", "<iframe", "<object", "<embed", "<base",
                             "@import", "url(http", "srcset", "xlink:href", "onload=", "onclick="})
    EXPECT_EQ(page.find(loader), std::string::npos) << loader;
  for (const std::string& target : all_matches(page, "<use href=\"([^\"]*)\""))
    EXPECT_TRUE(target.starts_with("#")) << target;
}

TEST(Report, EscapesTheDocument) {
  const std::string page = to_html(sample_sheet());
  EXPECT_EQ(page.find("<script>alert"), std::string::npos);
  EXPECT_EQ(page.find("<b>in"), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"), std::string::npos);
  EXPECT_EQ(page.find("href=\"javascript"), std::string::npos) << "only web addresses are links";
  EXPECT_NE(page.find("javascript:alert(1)"), std::string::npos) << "but they are shown";
  EXPECT_EQ(unbalanced(page), "");
}

TEST(Report, HostileFieldsStayText) {
  const std::string evil = "\"'><script>evil()</script><svg onload=evil()>{{run.id}}\x01";
  Sheet sheet = sample_sheet();
  sheet.title = evil;
  for (auto& [id, caption] : sheet.captions) caption += evil;
  for (auto& [id, card] : sheet.measures)
    card.title = card.resolution = card.paragraph = card.text_certainty = card.in_force = evil;
  for (SheetDocument& document : sheet.documents) {
    document.name = document.copy_of = document.title = document.url = document.language =
        document.dct_reason = evil;
    for (Note& note : document.notes) note.code = note.text = evil;
    for (model::Mention& mention : document.mentions) mention.link = mention.text = evil;
    for (model::Claim& claim : document.claims) {
      claim.predicate += claim.is_denial() ? "" : evil;
      claim.act += evil;
      claim.conditions = {evil};
      if (claim.goods) claim.goods->item = claim.goods->label = evil;
      if (claim.quantity) claim.quantity->unit = claim.quantity->as_written = evil;
      for (model::Sayer& sayer : claim.sayers) sayer.label = sayer.id = evil;
      for (model::Argument& argument : claim.arguments) argument.value = argument.label = evil;
    }
  }
  for (model::Finding& finding : sheet.findings) {
    finding.blocked_by = evil;
    finding.reasons = {evil};
  }
  sheet.run.program = evil;
  sheet.run.lists = sheet.run.configuration = sheet.run.extent = {evil};
  const std::string page = to_html(sheet);
  EXPECT_EQ(page.find("<script>evil"), std::string::npos);
  EXPECT_EQ(page.find("<svg onload"), std::string::npos);
  EXPECT_EQ(page.find('\x01'), std::string::npos);
  EXPECT_EQ(unbalanced(page), "");
  EXPECT_EQ(all_matches(page, "(<script)").size(), 1u);
  EXPECT_NE(page.find("{{run.id}}"), std::string::npos) << "a value is no template";
}

TEST(Report, HeadingsNeverSkipALevel) {
  for (const char* language : {"en", "it"}) {
    Sheet sheet = sample_sheet();
    sheet.language = language;
    int last = 0;
    for (const std::string& level : all_matches(to_html(sheet), "<h([1-6])[ >]")) {
      const int now = level[0] - '0';
      EXPECT_LE(now, last + 1);
      last = now;
    }
    EXPECT_GT(last, 0);
  }
}

TEST(Report, IdsAreUniqueAndLinksLead) {
  const std::string page = to_html(sample_sheet());
  std::set<std::string> ids;
  for (const std::string& id : all_matches(page, " id=\"([^\"]*)\""))
    EXPECT_TRUE(ids.insert(id).second) << id;
  for (const char* pattern : {"href=\"#([^\"]*)\"", "aria-labelledby=\"([^\"]*)\""})
    for (const std::string& target : all_matches(page, pattern))
      EXPECT_TRUE(ids.contains(target)) << target;
}

std::string card_of(const std::string& page, int number) {
  return between(page, "id=\"card-" + std::to_string(number) + "\"", "</article>");
}

TEST(Report, EveryFindingsCardHasSentenceSayerAndOutcome) {
  const Sheet sheet = sample_sheet();
  const std::string page = to_html(sheet);
  const Layout layout(sheet);
  std::size_t findings = 0;
  for (const Tier& tier : layout.tiers()) {
    for (const Card& card : tier.cards) {
      const std::string html = card_of(page, card.number);
      for (const Located& l : card.claims) {
        const std::string words = slice(layout.text(l.document), l.claim->evidence);
        EXPECT_NE(html.find("<mark>" + escaped(words) + "</mark>"), std::string::npos) << words;
        for (const model::Sayer& s : l.claim->sayers) {
          if (s.kind == model::SayerKind::author) continue;
          EXPECT_NE(html.find("<bdi>" + escaped(layout.name(s.id, s.label)) + "</bdi>"),
                    std::string::npos)
              << s.label;
        }
      }
      for (const Located& l : card.denials) {
        EXPECT_NE(html.find(escaped(slice(layout.text(l.document), l.claim->evidence))),
                  std::string::npos);
      }
      for (const model::Finding* f : card.findings) {
        ++findings;
        const MeasureCard& measure = sheet.measures.at(f->measure);
        EXPECT_NE(html.find("Res. " + measure.resolution + " ¶ " + measure.paragraph),
                  std::string::npos);
        EXPECT_NE(html.find(std::string("badge ") + model::to_string(f->outcome)),
                  std::string::npos);
      }
    }
  }
  EXPECT_EQ(findings, sheet.findings.size());
}

TEST(Report, PutsFiguresAndDenialsSideBySide) {
  const std::string page = to_html(sample_sheet());
  const std::string arms = card_of(page, 2);
  EXPECT_NE(arms.find("The figures differ"), std::string::npos);
  EXPECT_NE(arms.find("more than 6,700\u00A0containers"), std::string::npos);
  EXPECT_NE(arms.find("Northgate Wire</bdi>, citing <bdi>a Western envoy"), std::string::npos);
  EXPECT_NE(arms.find("It is denied, 2 times"), std::string::npos);
  EXPECT_NE(arms.find("rule “arms transfer”; happened, the row is a ban"), std::string::npos);
  EXPECT_NE(card_of(page, 4).find("by way of Rajin"), std::string::npos);
  const std::string missiles = card_of(page, 5);
  EXPECT_NE(missiles.find("neither confirms nor denies it"), std::string::npos);
  EXPECT_EQ(missiles.find("It is denied"), std::string::npos) << "no comment is no denial";
  EXPECT_NE(missiles.find("the machine suggests"), std::string::npos);
  EXPECT_NE(page.find("not findings of fact"), std::string::npos);
}

TEST(Report, SameBytesForAnyOrderOfArrival) {
  const Sheet sheet = sample_sheet();
  Sheet other = sheet;
  std::reverse(other.documents.begin(), other.documents.end());
  std::reverse(other.acts.begin(), other.acts.end());
  std::reverse(other.findings.begin(), other.findings.end());
  EXPECT_EQ(to_html(sheet), to_html(other));
  EXPECT_EQ(to_jsonl(sheet), to_jsonl(other));
  EXPECT_EQ(to_ftm(sheet), to_ftm(other));
}

TEST(Report, AnEmptySheetSaysSo) {
  const std::string page = to_html(Sheet{});
  EXPECT_NE(page.find("No findings"), std::string::npos);
  EXPECT_EQ(unbalanced(page), "");
  EXPECT_EQ(page.find("<table class=\"glance\""), std::string::npos);
}

TEST(Report, SpeaksItalian) {
  Sheet sheet = sample_sheet();
  sheet.language = "it";
  const std::string page = to_html(sheet);
  EXPECT_NE(page.find("<html lang=\"it\">"), std::string::npos);
  EXPECT_NE(page.find("Presunta violazione"), std::string::npos);
  EXPECT_NE(page.find("almeno 2.000\u00A0container"), std::string::npos);
  EXPECT_EQ(page.find("Breach alleged"), std::string::npos);
}

TEST(Report, JsonLinesHaveEveryThingOnceInOrder) {
  const Sheet sheet = sample_sheet();
  const std::string lines = to_jsonl(sheet);
  std::map<std::string, std::size_t> counts;
  std::vector<std::string> order;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = lines.find('\n', at);
    const auto value = json::parse(lines.substr(at, end - at));
    ASSERT_TRUE(value);
    const std::string type = (*value)["type"].string();
    if (order.empty() || order.back() != type) order.push_back(type);
    ++counts[type];
    at = end + 1;
  }
  EXPECT_EQ(order, (std::vector<std::string>{"document", "claim", "act", "finding", "measure",
                                             "entity", "run"}));
  EXPECT_EQ(counts["finding"], sheet.findings.size());
  EXPECT_EQ(counts["claim"], sheet.documents[0].claims.size() + sheet.documents[1].claims.size());
  EXPECT_EQ(counts["run"], 1u);
}

TEST(Report, FollowTheMoneyReferencesResolve) {
  const std::string lines = to_ftm(sample_sheet());
  std::map<std::string, Value> entities;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = lines.find('\n', at);
    const Value value = *json::parse(lines.substr(at, end - at));
    EXPECT_TRUE(std::regex_match(value["id"].string(), std::regex("[A-Za-z0-9][A-Za-z0-9.-]*")))
        << value["id"].string();
    entities[value["id"].string()] = value;
    at = end + 1;
  }
  std::map<std::string, int> schemata;
  for (const auto& [id, entity] : entities) {
    ++schemata[entity["schema"].string()];
    for (const char* property :
         {"proof", "involved", "subject", "object", "document", "resolved", "entity"})
      for (const std::string& target : entity["properties"][property].strings())
        EXPECT_TRUE(entities.contains(target)) << property << " " << target;
  }
  EXPECT_EQ(schemata["Article"], 2);
  EXPECT_EQ(schemata["Event"], 9);
  EXPECT_EQ(schemata["Note"], 12);
  EXPECT_GT(schemata["UnknownLink"], 5);
  EXPECT_EQ(entities["gpe-KP"]["schema"].string(), "PublicBody");
}

double luminance(const std::string& hex) {
  const auto channel = [&](std::size_t at) {
    const double c = std::stoi(hex.substr(at, 2), nullptr, 16) / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
}

// WCAG 2.2, 1.4.3: 4.5 to 1 for text, in light and in dark.
TEST(Report, ColoursHaveContrast) {
  const std::string css(DataPack::shipped().find("report/sheet.css"));
  std::vector<std::map<std::string, std::string>> schemes;
  for (const std::string& block : all_matches(css, ":root \\{([^}]*)\\}")) {
    auto& scheme =
        schemes.emplace_back(schemes.empty() ? decltype(schemes)::value_type{} : schemes.front());
    const std::regex entry("--([a-z]+): #([0-9a-f]{6})");
    for (std::sregex_iterator it(block.begin(), block.end(), entry), end; it != end; ++it)
      scheme[(*it)[1]] = (*it)[2];
  }
  ASSERT_GE(schemes.size(), 2u);
  schemes.resize(2);
  for (auto& scheme : schemes) {
    for (const char* text : {"ink", "soft", "alleged", "would", "open", "none", "denial", "link"}) {
      for (const char* ground : {"paper", "sheet", "tint"}) {
        double a = luminance(scheme[text]) + 0.05;
        double b = luminance(scheme[ground]) + 0.05;
        if (a < b) std::swap(a, b);
        EXPECT_GE(a / b, 4.5) << text << " on " << ground;
      }
    }
  }
}

// Cost grows with the sheet, not with its square.
TEST(Report, LargeSheetsStayWhole) {
  Sheet sheet = sample_sheet();
  const Sheet one = sheet;
  for (int copy = 1; copy < 60; ++copy) {
    for (SheetDocument document : one.documents) {
      document.name += std::to_string(copy);
      for (model::Claim& claim : document.claims) {
        claim.key += std::to_string(copy);
        for (model::Relation& relation : claim.about) relation.target += std::to_string(copy);
      }
      sheet.documents.push_back(std::move(document));
    }
    for (model::Act act : one.acts) {
      act.key += std::to_string(copy);
      for (auto* keys : {&act.claims, &act.denials})
        for (std::string& key : *keys) key += std::to_string(copy);
      sheet.acts.push_back(std::move(act));
    }
    for (model::Finding finding : one.findings) {
      finding.act += std::to_string(copy);
      finding.key += std::to_string(copy);
      for (auto* keys : {&finding.claims, &finding.denials})
        for (std::string& key : *keys) key += std::to_string(copy);
      sheet.findings.push_back(std::move(finding));
    }
  }
  const std::string page = to_html(sheet);
  EXPECT_EQ(unbalanced(page), "");
  EXPECT_EQ(all_matches(page, "(<article class=\"card)").size(), 60 * 9u);
  EXPECT_NE(page.find("Drawn are the acts that touch a measure"), std::string::npos);
}

}  // namespace
}  // namespace vedetta::report
