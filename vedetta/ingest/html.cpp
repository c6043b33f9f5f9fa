#include "vedetta/ingest/html.h"

#include <gumbo.h>

#include <algorithm>
#include <cstdlib>
#include <new>

#include "vedetta/ingest/align.h"
#include "vedetta/ingest/html_builder.h"
#include "vedetta/ingest/style.h"
#include "vedetta/text/utf8.h"

namespace vedetta::ingest {
namespace {

// The parser frees its tree by recursion, which a deeply nested page turns into a stack overflow.
// This heap keeps a list of what is in use and frees the whole of it at once.
class Heap {
 public:
  Heap() { ring_.next = ring_.before = &ring_; }
  ~Heap() {
    while (ring_.next != &ring_) release(ring_.next + 1);
  }
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;
  void* take(std::size_t size) {
    auto* cell = static_cast<Cell*>(std::malloc(sizeof(Cell) + size));
    if (!cell) std::abort();  // the parser would write to null; in the sandbox this ends the child
    cell->next = ring_.next;
    cell->before = &ring_;
    cell->next->before = cell;
    ring_.next = cell;
    return cell + 1;
  }
  static void release(void* memory) {
    if (!memory) return;
    Cell* cell = static_cast<Cell*>(memory) - 1;
    cell->before->next = cell->next;
    cell->next->before = cell->before;
    std::free(cell);
  }

 private:
  struct alignas(16) Cell {
    Cell* next;
    Cell* before;
  };
  Cell ring_{};
};

GumboOutput* parse(std::string_view utf8, Heap& heap) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = [](void* user, std::size_t size) {
    return static_cast<Heap*>(user)->take(size);
  };
  options.deallocator = [](void*, void* memory) { Heap::release(memory); };
  options.userdata = &heap;
  options.max_errors = 0;
  return gumbo_parse_with_options(&options, utf8.data(), utf8.size());
}

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
         node.type == GUMBO_NODE_CDATA;
}

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

std::string attribute(const GumboNode& node, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
  return found && found->value ? found->value : std::string();
}

bool has_attribute(const GumboNode& node, const char* name) {
  return gumbo_get_attribute(&node.v.element.attributes, name) != nullptr;
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

// The first text below a node, for references: "<body>&amp;" → "&".
std::string first_text(const GumboNode* node) {
  while (node && is_element(*node)) {
    const GumboVector& children = node->v.element.children;
    if (children.length == 0) return {};
    node = static_cast<const GumboNode*>(children.data[children.length - 1]);
  }
  return node && is_text(*node) ? node->v.text.text : std::string();
}

std::string decode_reference(std::string_view source) {
  Heap heap;
  return first_text(parse(source, heap)->root);
}

bool is_block(GumboTag tag) {
  static const std::unordered_set<int> kBlocks = {
      GUMBO_TAG_HTML,    GUMBO_TAG_BODY,       GUMBO_TAG_ADDRESS,  GUMBO_TAG_ARTICLE,
      GUMBO_TAG_ASIDE,   GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BUTTON,   GUMBO_TAG_CAPTION,
      GUMBO_TAG_CENTER,  GUMBO_TAG_DD,         GUMBO_TAG_DETAILS,  GUMBO_TAG_DIV,
      GUMBO_TAG_DL,      GUMBO_TAG_DT,         GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION,
      GUMBO_TAG_FIGURE,  GUMBO_TAG_FOOTER,     GUMBO_TAG_FORM,     GUMBO_TAG_H1,
      GUMBO_TAG_H2,      GUMBO_TAG_H3,         GUMBO_TAG_H4,       GUMBO_TAG_H5,
      GUMBO_TAG_H6,      GUMBO_TAG_HEADER,     GUMBO_TAG_HR,       GUMBO_TAG_IFRAME,
      GUMBO_TAG_LI,      GUMBO_TAG_MAIN,       GUMBO_TAG_MENU,     GUMBO_TAG_NAV,
      GUMBO_TAG_OL,      GUMBO_TAG_OPTION,     GUMBO_TAG_P,        GUMBO_TAG_PRE,
      GUMBO_TAG_SECTION, GUMBO_TAG_SELECT,     GUMBO_TAG_SUMMARY,  GUMBO_TAG_TABLE,
      GUMBO_TAG_TBODY,   GUMBO_TAG_TEXTAREA,   GUMBO_TAG_TFOOT,    GUMBO_TAG_THEAD,
      GUMBO_TAG_TITLE,   GUMBO_TAG_TR,         GUMBO_TAG_UL,       GUMBO_TAG_SCRIPT,
      GUMBO_TAG_STYLE,   GUMBO_TAG_NOSCRIPT,   GUMBO_TAG_TEMPLATE, GUMBO_TAG_BR};
  return kBlocks.contains(tag);
}

BlockRole role_of(GumboTag tag, BlockRole inherited) {
  if (tag == GUMBO_TAG_P) return BlockRole::paragraph;
  if (tag == GUMBO_TAG_H1) return BlockRole::h1;
  if (tag == GUMBO_TAG_TITLE) return BlockRole::title;
  if (tag == GUMBO_TAG_TR) return BlockRole::cell_row;
  if (tag == GUMBO_TAG_BLOCKQUOTE) return BlockRole::quote;
  if (tag >= GUMBO_TAG_H2 && tag <= GUMBO_TAG_H6) return BlockRole::heading;
  return is_block(tag) && tag != GUMBO_TAG_BR && inherited != BlockRole::quote ? BlockRole::text
                                                                               : inherited;
}

std::string_view why_never_shown(GumboTag tag) {
  if (tag == GUMBO_TAG_SCRIPT) return "script";
  if (tag == GUMBO_TAG_STYLE) return "style sheet";
  if (tag == GUMBO_TAG_NOSCRIPT) return "shown without scripts only";
  if (tag == GUMBO_TAG_TEMPLATE) return "template";
  if (tag == GUMBO_TAG_IFRAME) return "shown without frames only";
  return {};
}

std::string_view why_furniture(GumboTag tag, const std::string& role) {
  if (tag == GUMBO_TAG_NAV || role == "navigation" || role == "menu" || role == "menubar")
    return "navigation";
  if (tag == GUMBO_TAG_ASIDE || role == "complementary") return "beside the article";
  if (tag == GUMBO_TAG_FOOTER || role == "contentinfo") return "footer";
  if (role == "banner") return "banner";
  if (role == "search" || role == "dialog" || role == "alertdialog") return "page control";
  if (tag == GUMBO_TAG_FORM || tag == GUMBO_TAG_BUTTON || tag == GUMBO_TAG_SELECT ||
      tag == GUMBO_TAG_TEXTAREA)
    return "form";
  return {};
}

class Walker {
 public:
  Walker(std::string_view utf8, const std::unordered_set<std::string>& classes)
      : utf8_(utf8), classes_(classes), references_(decode_reference) {}

  Page walk(const GumboNode* root) {
    // An explicit stack: the depth of the tree is the page's choice.
    std::vector<Frame> stack{{root, 0, {}}};
    enter(stack.back());
    while (!stack.empty()) {
      Frame& top = stack.back();
      const GumboVector* children = children_of(*top.node);
      if (!children || top.next >= children->length) {
        leave(top);
        stack.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children->data[top.next++]);
      if (is_element(*child) || child->type == GUMBO_NODE_DOCUMENT) {
        const State inherited = top.state;
        stack.push_back({child, 0, inherited});
        enter(stack.back());
      } else {
        leaf(*child, top);
      }
    }
    return builder_.finish();
  }

 private:
  struct Frame {
    const GumboNode* node;
    unsigned next;
    State state;
    bool hides = false;  // hidden text begins with this element
  };

  static const GumboVector* children_of(const GumboNode& node) {
    if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
    return is_element(node) ? &node.v.element.children : nullptr;
  }

  void enter(Frame& frame) {
    if (!is_element(*frame.node)) return;
    const GumboNode& node = *frame.node;
    const GumboTag tag = node.v.element.tag;
    State& state = frame.state;
    note_metadata(node, tag);
    if (is_block(tag)) builder_.flush();
    state.role = role_of(tag, state.role);
    if (tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN) state.in_article = true;
    if (tag == GUMBO_TAG_A) state.link = true;
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) builder_.separate_cell();
    if (state.hidden) return;
    const std::string why = why_hidden_element(node, tag, state);
    if (!why.empty()) {
      builder_.begin_hidden();
      frame.hides = true;
      state.hidden = true;
      state.why = why;
      return;
    }
    note_region(node, tag, state);
  }

  void leave(const Frame& frame) {
    if (!is_element(*frame.node)) return;
    if (is_block(frame.node->v.element.tag)) builder_.flush();
    if (frame.hides) builder_.end_hidden();
  }

  std::string why_hidden_element(const GumboNode& node, GumboTag tag, State& state) {
    if (const std::string_view why = why_never_shown(tag); !why.empty()) return std::string(why);
    if (has_attribute(node, "hidden")) return "hidden attribute";
    if (lower(attribute(node, "aria-hidden")) == "true") return "aria-hidden";
    if (has_attribute(node, "style")) {
      const Style style = parse_style(attribute(node, "style"));
      if (const std::string_view why = ingest::why_hidden(style, state.dark); !why.empty())
        return std::string(why);
      state.dark = dark_background(style).value_or(state.dark);
    }
    if (hidden_names_.empty()) return {};
    std::string found;
    for_each_name(attribute(node, "class"), [&](const std::string& name) {
      if (const auto it = hidden_names_.find("." + lower(name)); it != hidden_names_.end())
        found = it->second;
    });
    if (const auto it = hidden_names_.find("#" + lower(attribute(node, "id")));
        it != hidden_names_.end())
      found = it->second;
    return found.empty() ? found : found + " (style sheet)";
  }

  template <class F>
  static void for_each_name(const std::string& names, F&& f) {
    for (std::size_t at = 0; at < names.size();) {
      const std::size_t end = std::min(names.find_first_of(" \t\r\n", at), names.size());
      if (end > at) f(names.substr(at, end - at));
      at = end + 1;
    }
  }

  void note_region(const GumboNode& node, GumboTag tag, State& state) const {
    if (!state.why.empty() && !state.by_class) return;
    const bool whole = tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN ||
                       tag == GUMBO_TAG_ARTICLE;
    if (whole) return;
    std::string_view why = why_furniture(tag, lower(attribute(node, "role")));
    if (why.empty() && tag == GUMBO_TAG_HEADER && !state.in_article) why = "page header";
    if (!why.empty()) {
      state.why = why;
      state.by_class = false;
      return;
    }
    if (!state.why.empty()) return;
    const std::string names = lower(attribute(node, "class") + " " + attribute(node, "id"));
    for (std::size_t at = 0; at < names.size();) {
      const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
      std::size_t end = at;
      while (end < names.size() && is_letter(names[end])) ++end;
      const std::string word = names.substr(at, end - at);
      if (classes_.contains(word)) {
        state.why = "called '" + word + "' by the page";
        state.by_class = true;
        return;
      }
      at = end + 1;
    }
  }

  void note_metadata(const GumboNode& node, GumboTag tag) {
    if (tag == GUMBO_TAG_HTML) builder_.meta("lang", attribute(node, "lang"));
    if (tag == GUMBO_TAG_META) {
      for (const char* key : {"property", "name", "itemprop"})
        if (const std::string name = lower(attribute(node, key)); !name.empty())
          builder_.meta(name, attribute(node, "content"));
    }
    if (tag == GUMBO_TAG_LINK && lower(attribute(node, "rel")) == "canonical")
      builder_.meta("canonical", attribute(node, "href"));
    if (tag == GUMBO_TAG_TIME)
      builder_.meta(attribute(node, "itemprop") == "datePublished" ? "datepublished" : "time",
                    attribute(node, "datetime"));
  }

  void leaf(const GumboNode& node, const Frame& parent) {
    const bool comment = node.type == GUMBO_NODE_COMMENT;
    if (!comment && !is_text(node)) return;
    const GumboTag tag = is_element(*parent.node) ? parent.node->v.element.tag : GUMBO_TAG_UNKNOWN;
    if (tag == GUMBO_TAG_STYLE) collect_hidden_names(node.v.text.text, hidden_names_);
    if (tag == GUMBO_TAG_SCRIPT &&
        lower(attribute(*parent.node, "type")).starts_with("application/ld+json"))
      builder_.meta("json-ld", node.v.text.text);
    const bool raw = comment || tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE ||
                     tag == GUMBO_TAG_TITLE || tag == GUMBO_TAG_TEXTAREA;
    State state = parent.state;
    if (comment && !state.hidden) {
      builder_.begin_hidden();
      state.hidden = true;
      state.why = "comment";
      add(node, state, raw);
      builder_.end_hidden();
    } else {
      add(node, state, raw);
    }
  }

  void add(const GumboNode& node, const State& state, bool raw) {
    const std::u32string points = text::decode(node.v.text.text).points;
    std::uint32_t base = std::min<std::uint32_t>(node.v.text.start_pos.offset,
                                                 static_cast<std::uint32_t>(utf8_.size()));
    std::size_t length = utf8_.size() - base;
    const GumboStringPiece& original = node.v.text.original_text;
    if (original.data >= utf8_.data() && original.data <= utf8_.data() + utf8_.size()) {
      base = static_cast<std::uint32_t>(original.data - utf8_.data());
      length = std::min(original.length, utf8_.size() - base);
    }
    std::string_view source = utf8_.substr(base, length);
    // A comment's stretch of the page begins with its opening mark.
    if (const std::size_t open = source.starts_with("<!--") ? 4 : 0) {
      source.remove_prefix(open);
      base += static_cast<std::uint32_t>(open);
    }
    std::uint32_t end = 0;
    std::vector<std::uint32_t> places = align(points, source, raw, references_, end);
    for (std::uint32_t& place : places) place += base;
    builder_.text(points, places, base + end, state);
  }

  std::string_view utf8_;
  const std::unordered_set<std::string>& classes_;
  References references_;
  HiddenNames hidden_names_;
  PageBuilder builder_;
};

}  // namespace

Page parse_html(std::string_view utf8, const std::unordered_set<std::string>& furniture_classes) {
  Heap heap;
  const GumboOutput* output = parse(utf8, heap);
  return Walker(utf8, furniture_classes).walk(output->document);
}

}  // namespace vedetta::ingest
