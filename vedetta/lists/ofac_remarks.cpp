#include "vedetta/lists/ofac_remarks.h"

#include <algorithm>

#include "vedetta/lists/partial_date.h"
#include "vedetta/lists/reading.h"

namespace vedetta::lists {
namespace {

class Remarks {
 public:
  Remarks(const Mapping& mapping, const std::function<std::string_view(std::string_view)>& resolve,
          Entry& entry, RemarkNotes& notes)
      : mapping_(mapping), resolve_(resolve), entry_(entry), notes_(notes) {}

  void part(std::string_view whole);

 private:
  void add(std::string_view property, std::string_view value, std::string_view written = {}) {
    if (!entry_.add(property, value, written)) notes_.full = true;
  }
  bool quoted_name(std::string_view text);
  void labelled(const Label& label, std::string_view rest, std::string_view whole);
  void country(const Label& label, std::string_view rest);
  void wallet(std::string_view rest, std::string_view whole);

  const Mapping& mapping_;
  const std::function<std::string_view(std::string_view)>& resolve_;
  Entry& entry_;
  RemarkNotes& notes_;
};

// a.k.a. 'HIDDEN COBRA': quoted names in Remarks are OFAC's weak aliases.
bool Remarks::quoted_name(std::string_view text) {
  constexpr std::string_view kHead = ".k.a. '";  // after the a, f or n
  if (text.size() < kHead.size() + 2 || !text.substr(1).starts_with(kHead)) return false;
  if ((text[0] != 'a' && text[0] != 'f' && text[0] != 'n') || text.back() != '\'') return false;
  const std::string_view name = text.substr(kHead.size() + 1, text.size() - kHead.size() - 2);
  add("weakAlias", entry_.schema == "Person" ? in_order(name, entry_) : name, text);
  return true;
}

void Remarks::country(const Label& label, std::string_view rest) {
  const std::string_view code = mapping_.country(rest);
  if (code.empty()) ++notes_.countries_unknown;
  add(label.property, code.empty() ? rest : code, rest);
}

void Remarks::wallet(std::string_view rest, std::string_view whole) {
  const std::size_t blank = rest.find(' ');
  const std::string_view address =
      blank == std::string_view::npos ? std::string_view{} : trimmed(rest.substr(blank + 1));
  if (address.size() < 8 || address.find(' ') != std::string_view::npos) {
    notes_.unreadable.emplace_back(whole);
    return add("notes", whole);
  }
  notes_.wallets.push_back({std::string(rest.substr(0, blank)), std::string(address)});
}

std::size_t end_of_identifier(std::string_view text) {
  for (std::size_t at = text.find(' '); at < text.size(); at = text.find(' ', at + 1))
    for (const std::string_view stop : {" (", " issued ", " expires ", " Issued "})
      if (text.substr(at).starts_with(stop)) return at;
  return text.size();
}

void Remarks::labelled(const Label& label, std::string_view rest, std::string_view whole) {
  switch (label.kind) {
    case Label::Kind::identifier: {
      const std::size_t end = end_of_identifier(rest);
      if (end == 0) return add("notes", whole);
      return add(label.property, trimmed(rest.substr(0, end)), whole);
    }
    case Label::Kind::date: {
      const std::string date = normalise_date(rest);
      if (!date.empty()) return add(label.property, entry_.keep(date), rest);
      notes_.unreadable.emplace_back(whole);
      return add("notes", whole);
    }
    case Label::Kind::country:
      return country(label, rest);
    case Label::Kind::text:
      return add(label.property, rest, whole);
    case Label::Kind::gender:
      return add(label.property,
                 rest == "Male"     ? "male"
                 : rest == "Female" ? "female"
                                    : rest,
                 rest);
    case Label::Kind::link: {
      const std::string_view id = resolve_(rest);
      return add(label.property, id.empty() ? rest : id, rest);
    }
    case Label::Kind::wallet:
      return wallet(rest, whole);
    case Label::Kind::note:
      return add(label.property, whole);
  }
}

void Remarks::part(std::string_view whole) {
  std::string_view text = whole;
  if (text.starts_with("alt. ")) text.remove_prefix(5);
  if (quoted_name(text)) return;
  const Label* label = mapping_.label(text);
  if (!label) {
    ++notes_.unmapped;
    return add("notes", whole);
  }
  std::string_view rest = text.substr(label->text.size());
  while (!rest.empty() && (rest[0] == ' ' || rest[0] == ':' || rest[0] == '#'))
    rest.remove_prefix(1);
  if (rest.empty()) return add("notes", whole);
  labelled(*label, rest, whole);
}

}  // namespace

RemarkNotes read_remarks(std::string_view remarks, const Mapping& mapping,
                         const std::function<std::string_view(std::string_view)>& resolve,
                         Entry& entry) {
  RemarkNotes notes;
  Remarks reader(mapping, resolve, entry, notes);
  remarks = trimmed(remarks);
  if (remarks.ends_with('.')) remarks.remove_suffix(1);
  while (!remarks.empty()) {
    const std::size_t end = remarks.find("; ");
    const std::string_view whole = trimmed(remarks.substr(0, end));
    if (!whole.empty()) reader.part(whole);
    if (end == std::string_view::npos) break;
    remarks.remove_prefix(end + 2);
  }
  return notes;
}

std::string_view in_order(std::string_view name, Entry& entry) {
  const std::size_t comma = name.find(", ");
  if (comma == std::string_view::npos) return name;
  return entry.keep({name.substr(comma + 2), " ", name.substr(0, comma)});
}

}  // namespace vedetta::lists
