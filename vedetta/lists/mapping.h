// What the lists' words mean, as data: data/lists/countries.tsv (names of countries as lists spell
// them → ISO 3166-1 alpha-2), ofac_csv.tsv and un_xml.tsv (label or code → property and kind).
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "vedetta/core/datapack.h"
#include "vedetta/core/result.h"
#include "vedetta/lists/quick.h"

namespace vedetta::lists {

// A label of OFAC's remarks: "Passport 123 (Iran)" → passportNumber.
struct Label {
  enum class Kind { identifier, date, country, text, gender, link, wallet, note };
  std::string text;
  std::string property;
  Kind kind = Kind::note;
};

class Mapping {
 public:
  static Result<Mapping> load(const DataPack& data);  // bad_data_file with file and line

  // The code of a country as a list spells it; empty when not known. Blanks around don't count.
  std::string_view country(std::string_view name) const;
  // The longest label that begins the remark, or nullptr.
  const Label* label(std::string_view remark) const;
  // A row `section key value` of un_xml.tsv or ofac_csv.tsv; empty when there is none.
  std::string_view find(std::string_view section, std::string_view key) const;
  const std::string& hash() const { return hash_; }  // SHA-256 of the three files

 private:
  struct ViewHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return edge_hash(text); }
  };
  template <class T>
  using Table = std::unordered_map<std::string, T, ViewHash, std::equal_to<>>;

  Status add_row(const std::vector<std::string_view>& fields);

  Table<std::string> countries_;
  Table<std::vector<Label>> labels_;  // by first word, longest label first
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> sections_;
  std::string hash_;
};

}  // namespace vedetta::lists
