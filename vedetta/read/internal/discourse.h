// Who pronouns and short phrases ("the company", "i due paesi") stand for, as the text goes on.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "vedetta/model/mention.h"

namespace vedetta::read {

// Somebody in a role: an entity id with the state it belongs to.
struct Referent {
  std::string link;
  model::MentionType type = model::MentionType::org;
  std::string state;
  std::int32_t mention = -1;
};

class Discourse {
 public:
  // A name was passed; as a subject it is what later pronouns mean first.
  void see(const Referent& referent, bool subject);
  // Somebody spoke: "we", "my country".
  void spoke(const Referent& referent) { speaker_ = referent; }
  // What a pronoun class of function.toml stands for; empty when nothing fits.
  std::vector<Referent> resolve(const std::string& group) const;
  const std::vector<std::string>& states() const { return states_; }  // last named last

 private:
  std::map<model::MentionType, Referent> last_;
  std::map<model::MentionType, Referent> last_subject_;
  std::vector<std::string> states_;
  std::map<std::string, int> named_;  // how often each state was named
  Referent speaker_;
};

}  // namespace vedetta::read
