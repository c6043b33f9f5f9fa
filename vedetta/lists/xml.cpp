#include "vedetta/lists/xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>

#include "vedetta/lists/reading.h"

namespace vedetta::lists {
namespace {

constexpr int kMaxDepth = 32;
constexpr std::size_t kMaxBytes = 64 << 20;  // a node costs about fifteen times its shortest text

pugi::xml_node node_of(void* node) {
  return pugi::xml_node(static_cast<pugi::xml_node_struct*>(node));
}

Error fault(ErrorCode code, std::string what, std::string_view where, std::size_t at) {
  return Error{code, std::move(what), fmt::format("{}, byte {}", where, at),
               code == ErrorCode::bad_xml
                   ? "a list needs no DTD and comes in UTF-8: ask its publisher"
                   : "fetch the list again"};
}

// A reference the XML standard predefines, or a character number.
bool is_known_reference(std::string_view rest) {
  for (const std::string_view known : {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"})
    if (rest.starts_with(known)) return true;
  const std::size_t end = rest.substr(0, 12).find(';');
  return rest.starts_with("&#") && end != std::string_view::npos && end > 2;
}

// Passes over a comment or a CDATA section that begins at `at`; npos when it never ends.
std::size_t skip_section(std::string_view bytes, std::size_t at) {
  const bool comment = bytes.substr(at).starts_with("<!--");
  const std::string_view end = comment ? "-->" : "]]>";
  const std::size_t found = bytes.find(end, at + 4);
  return found == std::string_view::npos ? found : found + end.size();
}

// What a lenient parser would let pass: control bytes, declarations, unknown references.
Status check_bytes(std::string_view bytes, std::string_view where) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (c > '&' && c != '<') continue;
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
      return fault(ErrorCode::list_damaged,
                   fmt::format("the control character 0x{:02x} is not allowed in XML", c), where,
                   i);
    if (c == '&' && !is_known_reference(bytes.substr(i, 16)))
      return fault(ErrorCode::bad_xml,
                   "a reference to an entity of the document's own, or a bare \"&\"", where, i);
    if (c != '<' || i + 1 == bytes.size() || bytes[i + 1] != '!') continue;
    const std::string_view rest = bytes.substr(i, 9);
    if (!rest.starts_with("<!--") && rest != "<![CDATA[")
      return fault(ErrorCode::bad_xml, "it declares a DTD or entities, which vedetta never reads",
                   where, i);
    const std::size_t end = skip_section(bytes, i);
    if (end == std::string_view::npos)
      return fault(ErrorCode::list_truncated, "a comment or section never ends", where, i);
    i = end - 1;
  }
  return ok_status();
}

Status check_label(std::string_view bytes, std::string_view where) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    return fault(ErrorCode::bad_xml, "it is UTF-16, only UTF-8 is read", where, 0);
  const std::string_view head = bytes.substr(0, 200);
  const std::size_t label = head.find("encoding=");
  if (head.find("<?xml") != std::string_view::npos && label != std::string_view::npos) {
    const std::string_view name = bytes.substr(std::min(label + 10, bytes.size()), 5);
    if (!name.starts_with("UTF-8") && !name.starts_with("utf-8") && name != "US-AS")
      return fault(ErrorCode::bad_xml,
                   fmt::format("it says its encoding is {}…, only UTF-8 is read", name), where,
                   label);
  }
  return ok_status();
}

// The document must end with the end of its root element: else it was cut, or something was added.
Status check_end(std::string_view bytes, std::string_view where) {
  std::size_t at = 0;
  do at = bytes.find('<', at) + 1;
  while (at != 0 && at < bytes.size() && (bytes[at] == '?' || bytes[at] == '!'));
  if (at == 0) return fault(ErrorCode::bad_xml, "there is no element", where, 0);
  const std::string_view name = bytes.substr(at, bytes.find_first_of(" \t\r\n/>", at) - at);
  const std::size_t last = bytes.find_last_not_of(" \t\r\n");
  const std::string end = fmt::format("</{}>", name);
  if (bytes.substr(0, last + 1).ends_with(end) || bytes.substr(0, last + 1).ends_with("/>"))
    return ok_status();
  if (bytes.find(end) == std::string_view::npos)
    return fault(ErrorCode::list_truncated, fmt::format("the closing {} is missing", end), where,
                 last + 1);
  return fault(ErrorCode::list_damaged, fmt::format("something stands after the closing {}", end),
               where, last + 1);
}

struct DepthCheck : pugi::xml_tree_walker {
  bool for_each(pugi::xml_node& node) override {
    at = node.offset_debug();
    return depth() <= kMaxDepth;
  }
  std::ptrdiff_t at = 0;
};

}  // namespace

struct XmlDocument::Tree {
  pugi::xml_document document;
};

XmlDocument::XmlDocument() : tree_(std::make_unique<Tree>()) {}
XmlDocument::XmlDocument(XmlDocument&&) noexcept = default;
XmlDocument& XmlDocument::operator=(XmlDocument&&) noexcept = default;
XmlDocument::~XmlDocument() = default;

Result<XmlDocument> XmlDocument::parse(std::string_view bytes, std::string_view where) {
  if (bytes.size() > kMaxBytes)
    return fault(ErrorCode::too_large, "an XML list may have 64 MiB", where, kMaxBytes);
  VEDETTA_CHECK(check_label(bytes, where));
  VEDETTA_CHECK(check_bytes(bytes, where));
  if (const std::size_t bad = utf8_fault(bytes); bad != std::string_view::npos)
    return fault(ErrorCode::list_damaged, "the bytes are not valid UTF-8", where, bad);
  VEDETTA_CHECK(check_end(bytes, where));
  XmlDocument out;
  const auto result = out.tree_->document.load_buffer(bytes.data(), bytes.size(),
                                                      pugi::parse_default, pugi::encoding_utf8);
  const auto at = static_cast<std::size_t>(result.offset < 0 ? 0 : result.offset);
  if (result.status == pugi::status_out_of_memory)
    return fault(ErrorCode::too_large, "it does not fit into memory", where, at);
  if (!result) return fault(ErrorCode::list_damaged, result.description(), where, at);
  DepthCheck depth;
  if (!out.tree_->document.traverse(depth))
    return fault(ErrorCode::list_damaged, fmt::format("elements nest deeper than {}", kMaxDepth),
                 where, static_cast<std::size_t>(depth.at < 0 ? 0 : depth.at));
  std::size_t roots = 0;
  for (const pugi::xml_node node : out.tree_->document.children())
    roots += node.type() == pugi::node_element;
  if (roots != 1) return fault(ErrorCode::list_damaged, "it has several root elements", where, 0);
  return out;
}

XmlElement XmlDocument::root() const {
  return XmlElement(tree_->document.document_element().internal_object());
}

std::string_view XmlElement::name() const {
  return node_of(node_).name();
}
std::string_view XmlElement::text() const {
  return node_of(node_).child_value();
}

std::string_view XmlElement::attribute(const char* name) const {
  return node_of(node_).attribute(name).value();
}

XmlElement XmlElement::first(const char* name) const {
  for (pugi::xml_node n = node_of(node_).first_child(); n; n = n.next_sibling())
    if (n.type() == pugi::node_element && (!name || std::string_view(n.name()) == name))
      return XmlElement(n.internal_object());
  return {};
}

XmlElement XmlElement::next(const char* name) const {
  for (pugi::xml_node n = node_of(node_).next_sibling(); n; n = n.next_sibling())
    if (n.type() == pugi::node_element && (!name || std::string_view(n.name()) == name))
      return XmlElement(n.internal_object());
  return {};
}

std::string_view XmlElement::text_of(const char* name) const {
  const XmlElement child = first(name);
  return child ? child.text() : std::string_view{};
}

std::size_t XmlElement::offset() const {
  const std::ptrdiff_t at = node_of(node_).offset_debug();
  return at < 0 ? 0 : static_cast<std::size_t>(at);
}

}  // namespace vedetta::lists
