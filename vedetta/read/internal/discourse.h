// Who pronouns and short phrases ("the company", "i due paesi") stand for, as the text goes on.
#pragma once
#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "vedetta/model/mention.h"

namespace vedetta::read {

// A word that stays while a document is read: of the lexicon, the frames, the document's names, or
// one that Discourse keeps. A string that passes is none, and does not compile.
class Lasting : public std::string_view {
 public:
  constexpr Lasting() = default;
  constexpr Lasting(std::string_view word) : std::string_view(word) {}    // NOLINT: implicit
  constexpr Lasting(const char* word) : std::string_view(word) {}         // NOLINT: implicit
  constexpr Lasting(const std::string& word) : std::string_view(word) {}  // NOLINT: implicit
  Lasting(std::string&&) = delete;
};

// Somebody in a role: an entity id with the state it belongs to.
struct Referent {
  Referent() = default;
  Referent(Lasting id, model::MentionType kind, Lasting of_state, std::int32_t index)
      : link(id), type(kind), state(of_state), mention(index) {}

  Lasting link;
  model::MentionType type = model::MentionType::org;
  Lasting state;
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
  void see_state(Lasting state);
  void claimed(Lasting predicate, Lasting goods, PastClaim claim);
  // The last claim of the predicate with both parties, at most four sentences back; else null.
  const PastClaim* past(std::string_view predicate) const;
  void tell(Lasting predicate) { told_[predicate] = sentence_; }
  // Whether the text told such an act, at most four sentences back.
  bool told(std::string_view predicate) const;
  Lasting goods() const { return goods_; }  // class named last in a claim
  void begin_sentence(std::uint32_t sentence) { sentence_ = sentence; }
  bool named(std::string_view state) const { return named_.contains(state); }
  const std::vector<std::string_view>& states() const { return states_; }  // last named last
  // The same word, to stay as long as the discourse; nothing else changes.
  Lasting keep(std::string_view word) const { return std::string_view(*kept_.emplace(word).first); }

 private:
  struct Seen {
    Referent who;
    std::uint32_t order = 0;
    std::uint32_t sentence = 0;
  };
  struct Group {  // of a type, in the latest sentence that named one
    std::vector<Referent> who;
    std::uint32_t sentence = 0;
  };
  static constexpr std::size_t kTypes = static_cast<std::size_t>(model::MentionType::grp) + 1;
  template <typename T>
  using ByType = std::array<T, kTypes>;

  ByType<Seen> last_, last_subject_;  // order 0: none
  std::uint32_t seen_ = 0;            // names passed so far
  ByType<Group> groups_;
  std::vector<std::string_view> states_;
  std::map<std::string_view, int> named_;  // how often each state was named
  Referent speaker_;
  std::map<std::string_view, PastClaim> past_;
  std::map<std::string_view, std::uint32_t> told_;  // in which sentence last
  Lasting goods_;
  mutable std::set<std::string, std::less<>> kept_;
  std::uint32_t sentence_ = 0;
};

}  // namespace vedetta::read
