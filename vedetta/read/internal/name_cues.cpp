#include "vedetta/read/internal/name_cues.h"

#include <array>
#include <utility>

namespace vedetta::read {
namespace {

constexpr std::array<std::pair<std::string_view, Cue>, 38> kNamed = {{
    {"org.noun", Cue::org_noun},
    {"org.suffix", Cue::org_suffix},
    {"org.legal", Cue::org_legal},
    {"org.cue", Cue::org_cue},
    {"org.field", Cue::org_field},
    {"org.mission", Cue::org_mission},
    {"org.connector", Cue::connector},
    {"conj.and", Cue::and_word},
    {"vessel.cue", Cue::vessel_cue},
    {"vessel.after", Cue::vessel_after},
    {"vessel.alias", Cue::vessel_alias},
    {"rename.v", Cue::vessel_alias},
    {"place.cue", Cue::place_cue},
    {"name.article", Cue::definite},
    {"prep.for", Cue::for_},
    {"vessel.word", Cue::vessel_word},
    {"name.given", Cue::given},
    {"name.particle", Cue::particle},
    {"name.origin", Cue::origin},
    {"name.person_relative", Cue::person_relative},
    {"notname.word", Cue::notname},
    {"prep.in", Cue::in},
    {"prep.to", Cue::to},
    {"prep.from", Cue::from},
    {"prep.of", Cue::of},
    {"vessel.crew", Cue::seafarer},
    {"vessel.article", Cue::vessel_article},
    {"place.locative", Cue::locative_to},
    {"name.family", Cue::family},
    {"org.foreign_and", Cue::foreign_and},
    {"source.adv", Cue::source},
    {"group.troops", Cue::people},
    {"group.workers", Cue::people},
    {"group.itworkers", Cue::people},
    {"sail.v", Cue::at_sea},
    {"dark.v", Cue::at_sea},
    {"fade.v", Cue::off_map},
    {"sts.v", Cue::at_sea},
}};

constexpr std::array<std::pair<std::string_view, Cue>, 39> kPrefixed = {{
    {"title.", Cue::title},      {"prep.", Cue::function},      {"det.", Cue::function},
    {"sub.", Cue::function},     {"conj.", Cue::function},      {"pron.", Cue::function},
    {"neg.", Cue::function},     {"poss.", Cue::function},      {"rel.", Cue::function},
    {"aux.", Cue::content},      {"modal.", Cue::content},      {"refl.", Cue::function},
    {"adv.", Cue::adverb},       {"det.article", Cue::article}, {"say.", Cue::say},
    {"sail.", Cue::sail},        {"produce.", Cue::produce},    {"hire.", Cue::produce},
    {"visit.", Cue::travel},     {"sail.", Cue::travel},        {"give.", Cue::transfer},
    {"pay.", Cue::transfer},     {"tech.", Cue::transfer},      {"ban.", Cue::transfer},
    {"call.", Cue::transfer},    {"warn.", Cue::transfer},      {"designate.", Cue::transfer},
    {"regime.", Cue::transfer},  {"exempt.", Cue::transfer},    {"allow.", Cue::transfer},
    {"support.", Cue::transfer}, {"move.", Cue::travel},        {"carry.", Cue::travel},
    {"meet.", Cue::travel},      {"host.", Cue::travel},        {"goods.", Cue::content},
    {"prep.", Cue::adposition},  {"aux.", Cue::auxiliary},      {"neg.", Cue::negation},
}};

}  // namespace

CueSet cues_of(std::string_view group) {
  CueSet out;
  for (const auto& [name, cue] : kNamed)
    if (group == name) out.set(cue);
  for (const auto& [prefix, cue] : kPrefixed)
    if (group.starts_with(prefix)) out.set(cue);
  if (group == "prep.via") {
    out.set(Cue::in);
    out.set(Cue::via);
  }
  const bool verb = group.ends_with(".v") || group.ends_with(".w") || group == "verb.other";
  if (group.ends_with(".n") || group.ends_with(".wn")) out.set(Cue::action);
  const bool noun = group.ends_with(".n") || group.ends_with(".wn") || group.starts_with("group.");
  if (verb || group.starts_with("aux.") || group.starts_with("modal.")) out.set(Cue::verb);
  if (noun || group.starts_with("goods.")) out.set(Cue::noun);
  if (verb || noun) out.set(Cue::content);
  return out;
}

}  // namespace vedetta::read
