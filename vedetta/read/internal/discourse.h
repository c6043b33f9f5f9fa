// Who pronouns and short phrases ("the company", "i due paesi") stand for, as the text goes on.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/model/mention.h"

namespace vedetta::read {

// Somebody in a role: an entity id with the state it belongs to.
struct Referent {
  Referent() = default;
  Referent(std::string_view id, model::MentionType kind, std::string_view of_state,
           std::int32_t index)
      : link(id), type(kind), state(of_state), mention(index) {}

  std::string link;
  model::MentionType type = model::MentionType::org;
  std::string state;
  std::int32_t mention = -1;
};

// The parties of an earlier claim, for those that follow and leave one out.
struct PastClaim {
  std::vector<Referent> actor;
  std::vector<Referent> counterpart;
  std::uint32_t sentence = 0;
};

class Discourse {
 public:
  // A name was passed; as a subject it is what later pronouns mean first.
  void see(const Referent& referent, bool subject);
  // Somebody spoke: "we", "my country".
  void spoke(const Referent& referent) { speaker_ = referent; }
  // What a pronoun class of function.toml stands for; empty when nothing fits.
  // `fits` says which kinds the place asks for.
  std::vector<Referent> resolve(std::string_view group,
                                const std::function<bool(const Referent&)>& fits = {}) const;
  // All of a type that the latest sentence naming one named: "the vessels", "the two firms".
  std::vector<Referent> last_named(model::MentionType type) const;
  void see_state(const std::string& state);
  void claimed(const std::string& predicate, const std::string& goods, PastClaim claim);
  // The last claim of the predicate with both parties, at most four sentences back; else null.
  const PastClaim* past(const std::string& predicate) const;
  void tell(const std::string& predicate) { told_[predicate] = sentence_; }
  // Whether the text told such an act, at most four sentences back.
  bool told(const std::string& predicate) const;
  const std::string& goods() const { return goods_; }  // class named last in a claim
  void begin_sentence(std::uint32_t sentence) { sentence_ = sentence; }
  bool named(const std::string& state) const { return named_.contains(state); }
  const std::vector<std::string>& states() const { return states_; }  // last named last

 private:
  struct Seen {
    Referent who;
    std::uint32_t order = 0;
    std::uint32_t sentence = 0;
  };
  std::map<model::MentionType, Seen> last_;
  std::map<model::MentionType, Seen> last_subject_;
  std::uint32_t seen_ = 0;  // names passed so far
  std::map<model::MentionType, std::pair<std::uint32_t, std::vector<Referent>>> sets_;
  std::vector<std::string> states_;
  std::map<std::string, int> named_;  // how often each state was named
  Referent speaker_;
  std::map<std::string, PastClaim> past_;
  std::map<std::string, std::uint32_t> told_;  // in which sentence last
  std::string goods_;
  std::uint32_t sentence_ = 0;
};

}  // namespace vedetta::read
