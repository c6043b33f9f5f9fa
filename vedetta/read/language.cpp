#include "vedetta/read/language.h"

#include <fmt/format.h>

#include "vedetta/core/flat.h"
#include "vedetta/read/internal/lexicon_builder.h"

extern "C" const char vedetta_embedded_lexicons[];
extern "C" const char vedetta_embedded_lexicons_end[];

namespace vedetta::read {
namespace {

// Packed when the program was built (tools/pack_lexicons.cpp); empty for a language that it has
// not.
std::string_view shipped_lexicon(std::string_view language) {
  FlatReader in({vedetta_embedded_lexicons, static_cast<std::size_t>(vedetta_embedded_lexicons_end -
                                                                     vedetta_embedded_lexicons)});
  std::string_view name;
  std::string_view packed;
  while (in.array(name) && in.array(packed))
    if (name == language) return packed;
  return {};
}

// Made anew where the data have files of the language that the program does not.
Result<Lexicon> load_lexicon(const DataPack& data, const std::string& language) {
  const std::string_view packed = shipped_lexicon(language);
  if (!packed.empty() && data.ships("lang/" + language + "/")) return Lexicon::open(packed);
  VEDETTA_TRY(std::string made, pack_lexicon(data, language));
  return Lexicon::own(std::move(made));
}

}  // namespace

std::vector<std::string> Language::known(const DataPack& data) {
  std::vector<std::string> out;
  for (const std::string& name : data.names("lang/"))
    if (name.ends_with("/lang.toml")) out.push_back(name.substr(5, name.size() - 15));
  return out;
}

Result<std::shared_ptr<const Language>> Language::load(const DataPack& data,
                                                       const std::string& code) {
  const std::string folder = "lang/" + code + "/";
  if (!data.contains(folder + "lang.toml"))
    return Error{ErrorCode::unknown_name, fmt::format("no lexicon for the language \"{}\"", code),
                 "data/" + folder, "see docs/languages.md for how to add one"};
  VEDETTA_TRY(const Value lang, data.toml(folder + "lang.toml"));
  TokenRules spelling = TokenRules::from(lang);
  VEDETTA_TRY(Lexicon lexicon, load_lexicon(data, code));
  std::vector<CueSet> cues;
  for (std::size_t group = 0; group < lexicon.classes(); ++group)
    cues.push_back(cues_of(lexicon.name(static_cast<ClassId>(group))));
  VEDETTA_TRY(Gazetteer gazetteer, Gazetteer::load(data, code, spelling));
  VEDETTA_TRY(QuantityReader quantities, QuantityReader::load(data, code));
  VEDETTA_TRY(TimeReader times, TimeReader::load(data, code));
  spelling.names = std::make_shared<const std::unordered_set<std::string>>(gazetteer.joinable());
  return std::make_shared<const Language>(
      Language{code, spelling, lang["pro_drop"].boolean(), lang["adjective"].string() == "after",
               std::move(lexicon), std::move(cues), std::move(gazetteer), std::move(quantities),
               std::move(times)});
}

}  // namespace vedetta::read
