#include "vedetta/model/mention.h"

#include "vedetta/model/enum.h"

namespace vedetta::model {
namespace {
constexpr std::array<const char*, 10> kTypes = {"PER", "ORG",  "GPE", "LOC", "FAC",
                                                "VES", "GOOD", "LAW", "EVT", "GRP"};
}

const char* to_string(MentionType type) {
  return kTypes[static_cast<std::size_t>(type)];
}
std::optional<MentionType> parse_mention_type(std::string_view word) {
  return parse_word<MentionType>(kTypes, word);
}

}  // namespace vedetta::model
