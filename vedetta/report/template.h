// Templates: a small subset of mustache (https://mustache.github.io/mustache.5.html), for pages
// that quote hostile text. Every value is escaped; there is no tag that prints one as it is.
//   {{name}} {{a.b}} {{.}}   a value, escaped for HTML text and quoted attributes
//   {{#name}}…{{/name}}      once per item of an array, once for another value that is not empty
//   {{^name}}…{{/name}}      when empty, false, zero or absent
//   {{>file}}                another template of the same set; {{! comment }}
// A tag for a section, a partial or a comment that is alone on its line leaves no line behind.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "vedetta/core/result.h"
#include "vedetta/core/value.h"

namespace vedetta::report {

// The template of that name; an empty view when there is none.
using Partials = std::function<std::string_view(std::string_view name)>;

// bad_data_file, with name and line, for a section that is not closed, a tag without end, an
// unknown partial or partials within each other deeper than 16.
Result<std::string> render(std::string_view name, const Value& context, const Partials& partials);

// HTML escape. Control characters become U+FFFD and bidirectional overrides their number in
// brackets, so that no quoted text can reorder or break what stands around it. Ill-formed UTF-8
// becomes U+FFFD.
void append_escaped(std::string& out, std::string_view text);

}  // namespace vedetta::report
