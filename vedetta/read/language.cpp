#include "vedetta/read/language.h"

#include <fmt/format.h>

namespace vedetta::read {

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
  VEDETTA_TRY(const Value forms, data.toml(folder + "morphology.toml"));
  VEDETTA_TRY(const Morphology morphology, Morphology::from(forms, folder + "morphology.toml"));
  const TokenRules spelling = TokenRules::from(lang);
  VEDETTA_TRY(Lexicon lexicon, Lexicon::load(data, code, morphology));
  VEDETTA_TRY(Gazetteer gazetteer, Gazetteer::load(data, code, spelling));
  VEDETTA_TRY(QuantityReader quantities, QuantityReader::load(data, code));
  VEDETTA_TRY(TimeReader times, TimeReader::load(data, code));
  return std::make_shared<const Language>(
      Language{code, spelling, lang["pro_drop"].boolean(), lang["adjective"].string() == "after",
               std::move(lexicon), std::move(gazetteer), std::move(quantities), std::move(times)});
}

}  // namespace vedetta::read
