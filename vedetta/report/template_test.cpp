#include "vedetta/report/template.h"

#include <gtest/gtest.h>

#include <map>

namespace vedetta::report {
namespace {

using Files = std::map<std::string, std::string, std::less<>>;

Result<std::string> run(const Files& files, const Value& context) {
  return render("page", context, [&](std::string_view name) -> std::string_view {
    const auto it = files.find(name);
    return it == files.end() ? std::string_view{} : it->second;
  });
}

std::string page(const std::string& text, const Value& context) {
  auto out = run({{"page", text}}, context);
  return out ? *out : out.error().to_string();
}

Value person(const char* name) {
  Value out;
  out.set("name", name);
  return out;
}

TEST(Template, EscapesEveryValue) {
  EXPECT_EQ(page("<p title=\"{{name}}\">", person("<b>\"R\"&'s</b>")),
            "<p title=\"&lt;b&gt;&quot;R&quot;&amp;&#39;s&lt;/b&gt;\">");
  EXPECT_EQ(page("{{name}}", person("{{name}}")), "{{name}}") << "a value is no template";
  // The triple tag of other mustaches prints nothing raw here: it is an unknown name.
  EXPECT_EQ(page("{{{name}}}", person("<b>")).find("<b>"), std::string::npos);
}

TEST(Template, MakesControlAndBidiCharactersHarmless) {
  EXPECT_EQ(page("{{name}}", person("a\x01z\u202Eevil\u2066\xFF")),
            "a\uFFFDz[U+202E]evil[U+2066]\uFFFD");
}

TEST(Template, RepeatsSectionsAndFallsBackToOuterScopes) {
  Value context = person("outer");
  Value list{Value::Array{}};
  list.push_back(person("one"));
  list.push_back(Value(Value::Object{{"other", 1}}));
  context.set("list", list);
  context.set("words", Value::strings({"x", "y"}));
  EXPECT_EQ(page("{{#list}}[{{name}}]{{/list}}{{#words}}{{.}},{{/words}}", context),
            "[one][outer]x,y,");
  EXPECT_EQ(page("{{^list}}none{{/list}}{{^nobody}}none{{/nobody}}", context), "none");
  Value nested;
  nested.set("a", person("deep"));
  EXPECT_EQ(page("{{a.name}}{{a.x}}{{a.name.y}}", nested), "deep");
}

TEST(Template, TreatsEmptyValuesAsFalse) {
  for (const Value& empty : {Value(), Value(false), Value(0), Value(""), Value(Value::Array{}),
                             Value(Value::Object{})}) {
    Value context;
    context.set("x", empty);
    EXPECT_EQ(page("{{#x}}yes{{/x}}{{^x}}no{{/x}}", context), "no");
  }
}

TEST(Template, LeavesNoLineBehindATagAlone) {
  EXPECT_EQ(page("a\n  {{#name}}\n  b\n  {{/name}}\n{{! remark }}\nc\n", person("x")),
            "a\n  b\nc\n");
}

TEST(Template, IncludesPartialsWithoutTheirLastLineEnd) {
  const auto out =
      run({{"page", "<{{>part}}>\n{{>part}}\nend"}, {"part", "{{name}}\n"}}, person("p"));
  ASSERT_TRUE(out);
  EXPECT_EQ(*out, "<p>\np\nend");
}

TEST(Template, NamesFaultsWithTheirLine) {
  const auto fault = [](const Files& files) {
    const auto out = run(files, person("x"));
    return out ? "no fault: " + *out : out.error().where + " " + out.error().what;
  };
  EXPECT_EQ(fault({{"page", "a\n{{#name}}b"}}), "page:2 'name' is not closed");
  EXPECT_EQ(fault({{"page", "{{#name}}\n{{/other}}"}}), "page:2 'name' is not closed");
  EXPECT_EQ(fault({{"page", "a{{/name}}"}}), "page:1 a section is closed that was not opened");
  EXPECT_EQ(fault({{"page", "a\n\n{{name"}}), "page:1 a tag has no end");
  EXPECT_EQ(fault({{"page", "{{>missing}}"}}), "missing:1 there is no such template");
  EXPECT_EQ(fault({{"page", "x{{>page}}"}}), "page:1 partials too deep");
}

}  // namespace
}  // namespace vedetta::report
