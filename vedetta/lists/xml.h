// XML for list readers: checked hard, read simply. The document must be UTF-8 and well-formed; a
// DTD or an entity of its own is refused before anything is parsed, so nothing is ever expanded or
// fetched. Nesting is bounded. Errors: bad_xml (DTD, entities, encoding), list_truncated,
// list_damaged (with the byte), too_large.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "vedetta/core/result.h"

namespace vedetta::lists {

// An element, or none. Valid as long as its document.
class XmlElement {
 public:
  XmlElement() = default;
  explicit XmlElement(void* node) : node_(node) {}
  explicit operator bool() const { return node_ != nullptr; }
  std::string_view name() const;
  std::string_view text() const;  // its character data, first piece
  std::string_view attribute(const char* name) const;
  XmlElement first(const char* name = nullptr) const;  // first child, of that name
  XmlElement next(const char* name = nullptr) const;   // next sibling, of that name
  std::string_view text_of(const char* name) const;    // of the first child of that name
  std::size_t offset() const;                          // byte where it begins

 private:
  void* node_ = nullptr;
};

class XmlDocument {
 public:
  // `where` is for messages.
  static Result<XmlDocument> parse(std::string_view bytes, std::string_view where);
  XmlDocument(XmlDocument&&) noexcept;
  XmlDocument& operator=(XmlDocument&&) noexcept;
  ~XmlDocument();
  XmlElement root() const;

 private:
  XmlDocument();
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace vedetta::lists
