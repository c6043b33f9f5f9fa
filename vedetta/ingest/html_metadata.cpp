// What a page states about itself: meta elements, JSON-LD, time elements.
#include <algorithm>
#include <array>

#include "vedetta/core/json.h"
#include "vedetta/ingest/html_document.h"

namespace vedetta::ingest {
namespace {

constexpr int kMaxDepth = 8;             // of JSON-LD graphs
constexpr std::size_t kMaxValue = 2000;  // bytes of a title or name

std::string cleaned(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, kMaxValue)) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c;
  }
  if (out.ends_with(' ')) out.pop_back();
  return text::encode(text::decode(out).points);  // the cut may have split a code point
}

// The first meta value under the first of these names that has one.
std::string first_of(const Page& page, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    for (const Meta& meta : page.metas)
      if (meta.name == name && !meta.value.empty()) return cleaned(meta.value);
  return {};
}

// "author": "X", {"name": "X"}, or a list of either.
std::string name_in(const Value& value) {
  if (value.is_string()) return cleaned(value.string());
  if (value.is_object()) return cleaned(value["name"].string());
  std::string out;
  for (const Value& each : value.array()) {
    const std::string name = cleaned(each.is_object() ? each["name"].string() : each.string());
    if (!name.empty() && out.size() < kMaxValue) out += (out.empty() ? "" : ", ") + name;
  }
  return out;
}

struct Stated {
  std::string headline;
  std::string author;
  std::string publisher;
  std::optional<Day> published;
};

void take(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

// The graph of a JSON-LD block: objects that carry a datePublished or headline are articles.
void read_json_ld(const Value& node, Stated& out, int depth) {
  if (depth > kMaxDepth) return;
  for (const Value& each : node.array()) read_json_ld(each, out, depth + 1);
  if (!node.is_object()) return;
  const bool article = node.find("datePublished") || node.find("headline");
  if (article) {
    take(out.headline, cleaned(node["headline"].string()));
    take(out.author, name_in(node["author"]));
    take(out.publisher, name_in(node["publisher"]));
    if (!out.published) out.published = metadata_day(node["datePublished"].string());
  }
  for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"})
    if (const Value* inner = node.find(key)) read_json_ld(*inner, out, depth + 1);
}

std::optional<Day> first_day(const Page& page) {
  for (const std::string_view name :
       {"article:published_time", "og:article:published_time", "datepublished", "date", "dc.date",
        "dc.date.issued", "dcterms.created", "dcterms.issued", "pubdate", "publishdate",
        "publish-date", "parsely-pub-date", "sailthru.date", "article.published", "time"})
    for (const Meta& meta : page.metas)
      if (meta.name == name)
        if (const auto day = metadata_day(meta.value)) return day;
  return std::nullopt;
}

std::string title_line(const Document& document, std::string_view why) {
  for (const Line& line : document.lines)
    if (line.kind == LineKind::title && line.why == why)
      return cleaned(text::encode(document.points(line.span)));
  return {};
}

}  // namespace

std::optional<Day> metadata_day(std::string_view text) {
  std::string digits;
  std::size_t i = 0;
  for (; i < text.size() && digits.size() < 8; ++i) {
    if (text[i] >= '0' && text[i] <= '9') {
      digits += text[i];
    } else if ((text[i] != '-' && text[i] != '/') || (digits.size() != 4 && digits.size() != 6)) {
      return std::nullopt;
    }
  }
  const bool goes_on = i < text.size() && text[i] >= '0' && text[i] <= '9';
  if (digits.size() != 8 || goes_on) return std::nullopt;
  const int year = std::stoi(digits.substr(0, 4));
  const int month = std::stoi(digits.substr(4, 2));
  const int day = std::stoi(digits.substr(6, 2));
  if (!Day::is_valid(year, month, day)) return std::nullopt;
  return Day::of(year, month, day);
}

void fill_metadata(Document& document, const Page& page) {
  Stated stated;
  for (const Meta& meta : page.metas) {
    if (meta.name != "json-ld") continue;
    if (const auto tree = json::parse(meta.value))
      read_json_ld(*tree, stated, 0);
    else
      document.warnings.push_back({"metadata-unread",
                                   "a JSON-LD block of the page is not JSON: " + tree.error().what,
                                   {},
                                   1});
  }
  document.title = first_of(page, {"og:title", "twitter:title"});
  take(document.title, stated.headline);
  take(document.title, title_line(document, "main heading"));
  take(document.title, title_line(document, "title of the page"));
  document.byline = stated.author;
  take(document.byline, first_of(page, {"author", "article:author", "dc.creator", "byl",
                                        "parsely-author", "twitter:creator"}));
  document.publisher = first_of(page, {"og:site_name"});
  take(document.publisher, stated.publisher);
  take(document.publisher, first_of(page, {"publisher", "dc.publisher", "application-name"}));
  document.url = first_of(page, {"canonical", "og:url"});
  document.language_hint = first_of(page, {"lang", "og:locale", "language"});
  document.published = stated.published ? stated.published : first_day(page);
}

}  // namespace vedetta::ingest
