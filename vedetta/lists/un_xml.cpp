// The UN Security Council's consolidated list. FIRST_NAME to FOURTH_NAME say nothing about family
// and given names, so the name is their sequence. LISTED_ON is not validity: that comes from the
// versions.
#include <fmt/format.h>

#include <algorithm>

#include "vedetta/lists/partial_date.h"
#include "vedetta/lists/reading.h"
#include "vedetta/lists/xml.h"

namespace vedetta::lists {
namespace {

bool has_non_latin(std::string_view text) {
  // Beyond Latin and its extensions (U+024F): in UTF-8, a lead byte from 0xCD on, dashes and quotes
  // (U+2000 to U+206F) aside.
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0xCD) continue;
    const bool punctuation = c == 0xE2 && i + 1 < text.size() &&
                             (static_cast<unsigned char>(text[i + 1]) == 0x80 ||
                              static_cast<unsigned char>(text[i + 1]) == 0x81);
    const bool extended_latin = c == 0xE1 && i + 1 < text.size() &&
                                (static_cast<unsigned char>(text[i + 1]) & 0xF8) == 0xB8;
    if (!punctuation && !extended_latin) return true;
  }
  return false;
}

class UnReader {
 public:
  UnReader(const SourceFile& file, const Mapping& mapping, Reading& reading)
      : file_(file), mapping_(mapping), reading_(reading) {}

  void read(XmlElement element, std::string_view schema);

 private:
  void names(XmlElement element);
  void alias(XmlElement element);
  void alias_name(std::string_view property, std::string_view name, std::string_view whole);
  void texts(XmlElement element);
  void text_value(std::string_view property, std::string_view value);
  void address(XmlElement element);
  void birth_date(XmlElement element);
  void birth_place(XmlElement element);
  void document(XmlElement element);
  void imo_number(std::string_view comments);
  void country(std::string_view property, std::string_view written);
  std::string joined(XmlElement element, std::initializer_list<const char*> names);
  void add(std::string_view property, std::string_view value, std::string_view as_written = {});

  const SourceFile& file_;
  const Mapping& mapping_;
  Reading& reading_;
  Entry entry_;
  std::uint64_t number_ = 0;  // of the element
};

void UnReader::add(std::string_view property, std::string_view value, std::string_view as_written) {
  if (value.empty()) return;
  if (!entry_.add(property, entry_.keep(value), entry_.keep(as_written)))
    reading_.reject_value(file_.name, number_, "the entry has too many values", value);
}

void UnReader::country(std::string_view property, std::string_view written) {
  const std::string name = single_spaced(written);
  if (name.empty()) return;
  const std::string_view code = mapping_.country(name);
  if (code.empty()) ++reading_.counts["countries.not_known"];
  add(property, code.empty() ? std::string_view(name) : code, name);
}

std::string UnReader::joined(XmlElement element, std::initializer_list<const char*> names) {
  std::string out;
  for (const char* name : names) {
    const std::string part = single_spaced(element.text_of(name));
    if (part.empty()) continue;
    if (!out.empty()) out += ", ";
    out += part;
  }
  return out;
}

void UnReader::names(XmlElement element) {
  std::string name;
  for (const char* part : {"FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"}) {
    const std::string text = single_spaced(element.text_of(part));
    if (text.empty()) continue;
    if (!name.empty()) name += ' ';
    name += text;
  }
  add("name", name);
}

// A name may carry a second one in brackets at its end: an abbreviation, or another script.
void UnReader::alias_name(std::string_view property, std::string_view name,
                          std::string_view whole) {
  const std::string clean = single_spaced(name);
  if (clean.empty()) return;
  const std::size_t open = clean.rfind(" (");
  if (open == std::string::npos || !clean.ends_with(')')) return add(property, clean, whole);
  const std::string_view outer = std::string_view(clean).substr(0, open);
  std::string_view inner = std::string_view(clean).substr(open + 2);
  inner.remove_suffix(1);
  if (inner.find_first_of("()") != std::string_view::npos) return add(property, clean, whole);
  const bool abbreviation = inner.size() >= 2 && inner.size() <= 12 &&
                            std::all_of(inner.begin(), inner.end(), [](char c) {
                              return (c >= 'A' && c <= 'Z') || c == '-' || c == '/' || c == '&';
                            });
  const bool other_script = has_non_latin(inner) != has_non_latin(outer);
  if (!abbreviation && !other_script) return add(property, clean, whole);
  add(property, outer, clean);
  // An abbreviation alone is a weak name, whatever the quality of the whole.
  add(abbreviation ? "abbreviation" : property, inner, clean);
}

void UnReader::alias(XmlElement element) {
  const std::string_view all = trimmed(element.text_of("ALIAS_NAME"));
  const std::string_view quality = trimmed(element.text_of("QUALITY"));
  std::string_view property = mapping_.find("quality", quality);
  if (property.empty()) {
    reading_.warn(
        fmt::format("the alias quality \"{}\" is not known; read as weak", quality.substr(0, 40)));
    property = "weakAlias";
  }
  std::string_view rest = all;
  while (!rest.empty()) {
    const std::size_t end = rest.find(';');
    alias_name(property, rest.substr(0, end),
               end == std::string_view::npos && rest == all ? "" : all);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  const std::string_view born = trimmed(element.text_of("DATE_OF_BIRTH"));
  if (!born.empty()) {
    const std::string date = normalise_date(born);
    const std::string written = fmt::format("{} (as {})", born, single_spaced(all));
    if (date.empty())
      add("notes", "date of birth: " + written);
    else
      add("birthDate", date, written);
  }
  const std::string place = joined(element, {"CITY_OF_BIRTH", "COUNTRY_OF_BIRTH"});
  add("birthPlace", place, fmt::format("{} (as {})", place, single_spaced(all)));
  const std::string note = single_spaced(element.text_of("NOTE"));
  if (!note.empty()) add("notes", fmt::format("{}: {}", single_spaced(all), note));
}

void UnReader::text_value(std::string_view property, std::string_view written) {
  const std::string value = single_spaced(written);
  if (value.empty()) return;
  if (property == "nationality") return country(property, value);
  if (property == "gender") {
    const bool male = value == "Male" || value == "MALE";
    return add(property,
               male                                     ? "male"
               : value == "Female" || value == "FEMALE" ? "female"
                                                        : value,
               value);
  }
  if (property == "listingDate" || property == "modifiedAt") {
    const std::string date = normalise_date(value.substr(0, 10));
    if (date.empty()) reading_.reject_value(file_.name, number_, "a date can't be read", value);
    return add(property, date.empty() ? value : date, value);
  }
  if (property == "notes") imo_number(value);
  add(property, value);
}

void UnReader::texts(XmlElement element) {
  for (XmlElement child = element.first(); child; child = child.next()) {
    const std::string_view property = mapping_.find("text", child.name());
    if (property.empty()) {
      if (mapping_.find("aside", child.name()).empty())
        reading_.warn(fmt::format("the element {} is not known and was left aside",
                                  child.name().substr(0, 60)));
      continue;
    }
    if (!child.first("VALUE")) text_value(property, child.text());
    for (XmlElement value = child.first("VALUE"); value; value = value.next("VALUE"))
      text_value(property, value.text());
  }
}

// The list has no field for a ship's or company's IMO number; it stands in the comments, at the
// beginning of a sentence ("IMO number: 1234567."). Elsewhere it may be another ship's.
void UnReader::imo_number(std::string_view comments) {
  for (std::size_t at = 0; (at = comments.find("IMO", at)) != std::string_view::npos; at += 3) {
    const bool begins = at == 0 || (at >= 2 && comments[at - 1] == ' ' && comments[at - 2] == '.');
    if (!begins) continue;
    std::string_view rest = comments.substr(at + 3);
    for (const std::string_view word : {" number", " Number", " no.", " No."})
      if (rest.starts_with(word)) rest.remove_prefix(word.size());
    while (!rest.empty() && (rest[0] == ':' || rest[0] == ' ')) rest.remove_prefix(1);
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (digits == 7) add("imoNumber", rest.substr(0, 7));
  }
}

void UnReader::address(XmlElement element) {
  const std::string full =
      joined(element, {"STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY"});
  const std::string note = single_spaced(element.text_of("NOTE"));
  const std::string country_name = single_spaced(element.text_of("COUNTRY"));
  if (full != country_name)
    add("address", full, note.empty() ? std::string{} : fmt::format("{} ({})", full, note));
  else if (!note.empty())
    add("notes", fmt::format("address: {}{}{}", full, full.empty() ? "" : ", ", note));
  country("country", country_name);
}

void UnReader::birth_date(XmlElement element) {
  const std::string_view type = trimmed(element.text_of("TYPE_OF_DATE"));
  const std::string_view date = trimmed(element.text_of("DATE"));
  const std::string_view year = trimmed(element.text_of("YEAR"));
  const std::string_view from = trimmed(element.text_of("FROM_YEAR"));
  const std::string_view to = trimmed(element.text_of("TO_YEAR"));
  const std::string note = single_spaced(element.text_of("NOTE"));
  const bool about = type == "APPROXIMATELY" || note == "Approximately";
  std::string written = !from.empty() || !to.empty() ? fmt::format("{} to {}", from, to)
                        : !date.empty()              ? std::string(date)
                        : !year.empty()              ? std::string(year)
                                                     : note;
  if (written.empty()) return;
  const std::string value = normalise_date(about ? "circa " + written : written);
  if (about) written = fmt::format("approximately {}", written);
  if (!note.empty() && !about && written != note) written += fmt::format(" ({})", note);
  if (value.empty()) {
    reading_.reject_value(file_.name, number_, "a date of birth can't be read; kept as a note",
                          written);
    return add("notes", "date of birth: " + written);
  }
  add("birthDate", value, written);
}

void UnReader::birth_place(XmlElement element) {
  add("birthPlace", joined(element, {"STREET", "CITY", "STATE_PROVINCE", "COUNTRY"}));
  country("birthCountry", element.text_of("COUNTRY"));
}

void UnReader::document(XmlElement element) {
  const std::string type = single_spaced(element.text_of("TYPE_OF_DOCUMENT"));
  const std::string kind = single_spaced(element.text_of("TYPE_OF_DOCUMENT2"));
  const std::string number = single_spaced(element.text_of("NUMBER"));
  const std::string rest = joined(element, {"ISSUING_COUNTRY", "COUNTRY_OF_ISSUE", "CITY_OF_ISSUE",
                                            "DATE_OF_ISSUE", "DATE_OF_EXPIRY", "NOTE"});
  std::string whole = type.empty() ? kind : type;
  if (!kind.empty() && kind != whole) whole += fmt::format(" ({})", kind);
  if (!number.empty()) whole += " " + number;
  if (!rest.empty()) whole += ", " + rest;
  if (whole.empty()) return;
  if (number.empty()) return add("notes", "document: " + whole);
  // "Congo service passport number SA0020249": the number is the last word with a digit.
  std::string_view value = number;
  if (number.find(' ') != std::string::npos &&
      number.find_first_of("0123456789") != std::string::npos) {
    const std::string_view last = value.substr(value.rfind(' ') + 1);
    const bool words = value.find("number") != std::string_view::npos ||
                       value.find("no.") != std::string_view::npos ||
                       value.find("No.") != std::string_view::npos;
    if (words && last.find_first_of("0123456789") != std::string_view::npos) value = last;
  }
  const std::string_view mapped = mapping_.find("document", type.empty() ? kind : type);
  add(mapped.empty() ? "idNumber" : mapped, value, whole);
}

void UnReader::read(XmlElement element, std::string_view schema) {
  ++number_;
  const std::string_view reference = trimmed(element.text_of("REFERENCE_NUMBER"));
  const std::string_view data_id = trimmed(element.text_of("DATAID"));
  const std::string_view key = reference.empty() ? data_id : reference;
  const auto excerpt = fmt::format("{} {}", data_id, single_spaced(element.text_of("FIRST_NAME")));
  constexpr std::size_t kLongestKey = 40;
  if (key.empty() || key.size() > kLongestKey)
    return reading_.reject_row(file_.name, number_, "no REFERENCE_NUMBER and no DATAID", excerpt);
  entry_.start(fmt::format("{}-{}", reading_.list, key), schema);
  names(element);
  if (entry_.facts.empty())
    return reading_.reject_row(file_.name, number_, "the entry has no name", excerpt);
  texts(element);
  for (XmlElement child = element.first(); child; child = child.next()) {
    const std::string_view name = child.name();
    if (name.ends_with("_ALIAS"))
      alias(child);
    else if (name.ends_with("_ADDRESS"))
      address(child);
    else if (name == "INDIVIDUAL_DATE_OF_BIRTH")
      birth_date(child);
    else if (name == "INDIVIDUAL_PLACE_OF_BIRTH")
      birth_place(child);
    else if (name == "INDIVIDUAL_DOCUMENT")
      document(child);
  }
  add("unscId", reference);
  const std::string_view type = trimmed(element.text_of("UN_LIST_TYPE"));
  const std::string_view programme = mapping_.find("programme", type);
  add("programId", programme.empty() ? type : programme, type);
  add("topics", "sanction");
  reading_.lines.add(entry_);
  ++reading_.entries;
}

}  // namespace

bool is_un_xml(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  return trimmed(head).starts_with('<') &&
         head.find("<CONSOLIDATED_LIST") != std::string_view::npos;
}

Status read_un_xml(std::span<const SourceFile> files, const Mapping& mapping, Reading& reading) {
  if (files.size() != 1)
    return Error{ErrorCode::usage, "the UN list is one file", files[1].name, "name one file"};
  const SourceFile& file = files[0];
  const std::string name = base_name(file.name);
  VEDETTA_TRY(const XmlDocument document, XmlDocument::parse(file.bytes, name));
  const XmlElement root = document.root();
  if (root.name() != "CONSOLIDATED_LIST")
    return Error{
        ErrorCode::unknown_format,
        fmt::format("the root element is {}, not CONSOLIDATED_LIST", root.name().substr(0, 60)),
        file.name, fmt::format("name the right --format: {}", format_names())};
  reading.source_date = root.attribute("dateGenerated");
  if (!Day::parse(std::string_view(reading.source_date).substr(0, 10)).ok()) {
    reading.warn("the list states no date that can be read");
    reading.source_date.clear();
  }
  UnReader reader(file, mapping, reading);
  for (XmlElement group = root.first(); group; group = group.next()) {
    const bool individuals = group.name() == "INDIVIDUALS";
    if (!individuals && group.name() != "ENTITIES") {
      reading.warn(fmt::format("the element {} is not known and was left aside",
                               group.name().substr(0, 60)));
      continue;
    }
    for (XmlElement e = group.first(); e; e = e.next()) {
      ++reading.counts[individuals ? "rows.individuals" : "rows.entities"];
      reader.read(e, individuals ? "Person" : "Organization");
    }
  }
  return ok_status();
}

}  // namespace vedetta::lists
