// Sets frames against the analysis of a sentence: raw claims with fillers in roles.
#pragma once
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "vedetta/read/analysis.h"
#include "vedetta/read/frames.h"
#include "vedetta/read/internal/analyser.h"
#include "vedetta/read/internal/discourse.h"
#include "vedetta/read/language.h"
#include "vedetta/read/mentions.h"

namespace vedetta::read {

struct RoleFiller {
  Referent who;
  std::int32_t filler = -1;  // index in the analysis; -1 when inferred
  Slot slot = Slot::subject;
  bool inferred = false;  // by a demonym, a default or discourse
};

struct RawClaim {
  const Frame* frame = nullptr;
  Lasting predicate;
  Lasting act;  // where it is not the frame's
  std::uint32_t sentence = 0;
  std::int32_t verb = -1;     // trigger: a verb group …
  std::int32_t noun = -1;     // … or a noun filler
  std::uint32_t trigger = 0;  // token
  std::uint32_t entry = 0;    // lexicon entry that fired
  std::vector<RoleFiller> actor;
  std::vector<RoleFiller> counterpart;
  std::int32_t goods = -1;  // filler
  Lasting item;             // goods class
  Lasting origin;           // state the goods come from
  std::int32_t quantity = -1;
  std::uint32_t first = 0;  // evidence, tokens, half-open
  std::uint32_t last = 0;
  bool inherited_subject = false;
};

class Matcher {
 public:
  Matcher(const Frames& frames, const Language& language, const Tokens& tokens,
          const std::vector<NamedMention>& mentions, const Analysis& analysis,
          const Discourse& discourse)
      : frames_(frames),
        lexicon_(language.lexicon),
        language_(language),
        tokens_(tokens),
        mentions_(mentions),
        a_(analysis),
        discourse_(discourse) {
    know_verbs();
  }

  std::vector<RawClaim> run(std::uint32_t sentence) const;

  // Fillers of a verb group's subject and object, in the active voice (arguments.cpp).
  const std::vector<std::int32_t>& subject(std::uint32_t verb) const {
    return verbs_[verb].subject;
  }
  const std::vector<std::int32_t>& object(std::uint32_t verb) const { return verbs_[verb].object; }
  // Who a filler stands for; several for "officials of the US and South Korea".
  std::vector<Referent> refer(std::int32_t filler, Party type = Party::any) const;
  bool verb_in(std::uint32_t verb, const ClassPrefix& prefix) const {
    return (verbs_[verb].bits & prefix.bit) != 0 && has_class(verb, prefix);
  }
  std::int32_t segment_of_verb(std::uint32_t verb) const { return verbs_[verb].segment; }
  // The copula that says who does what an infinitive tells; -1 where there is none (subjects.cpp).
  std::int32_t cleft(std::uint32_t verb) const;

 private:
  // A verb group or a noun that a frame's class names, with the tokens its adpositions may stand
  // in.
  struct Trigger {
    std::int32_t verb = -1;
    std::int32_t noun = -1;
    std::uint32_t token = 0;
    std::uint32_t entry = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool weak = false;
    // What stands at its slots, worked out when a frame first asks (at_slot).
    using Places = std::array<std::optional<std::vector<std::int32_t>>, kSlots>;
    mutable std::unique_ptr<Places> places;
  };
  // What many rules ask of a verb group: worked out once.
  struct KnownVerb {
    std::uint64_t bits = 0;  // of its classes
    std::int32_t segment = -1;
    std::vector<std::int32_t> subject;
    std::vector<std::int32_t> object;
  };
  // arguments.cpp
  void know_verbs();
  bool has_class(std::uint32_t verb, const ClassPrefix& prefix) const;
  std::vector<std::int32_t> find_subject(std::uint32_t verb) const;
  std::vector<std::int32_t> find_object(std::uint32_t verb, int depth) const;
  std::vector<std::int32_t> surface_subject(std::uint32_t verb, int depth) const;
  std::int32_t free_before(std::uint32_t from, std::uint32_t to) const;
  bool blamed_for(const VerbGroup& verb) const;
  std::int32_t right_before(std::uint32_t from, std::uint32_t to) const;
  std::int32_t last_party(std::uint32_t from, std::uint32_t to) const;
  std::vector<std::int32_t> controller(std::uint32_t verb, int depth) const;
  std::vector<std::int32_t> resumed(std::uint32_t verb) const;
  // subjects.cpp
  std::vector<std::int32_t> bearer(std::uint32_t verb) const;
  static bool intends(const Filler& noun);
  bool ruled_out(std::uint32_t verb) const;
  bool has_done(std::uint32_t verb) const;
  bool shares_object(std::uint32_t verb) const;
  bool copula(std::uint32_t verb) const;
  bool governs_infinitive(std::uint32_t token) const;
  std::int32_t free_after(std::uint32_t verb, std::uint32_t to, std::uint32_t reach) const;
  std::vector<std::int32_t> singled_out(std::uint32_t copula) const;
  std::int32_t described(const VerbGroup& gerund) const;
  std::int32_t inverted(std::uint32_t verb) const;
  bool impersonal(std::uint32_t verb) const;
  bool relative_object(std::uint32_t verb) const;
  bool unnamed_subject(const VerbGroup& verb, std::uint32_t from) const;
  std::vector<std::int32_t> dislocated(std::uint32_t verb) const;
  std::int32_t told_by(std::int32_t pronoun) const;
  std::int32_t headed(std::uint32_t token) const;
  std::int32_t topic_of(const VerbGroup& verb) const;
  bool clitic_object(const VerbGroup& verb) const;
  std::vector<std::int32_t> opened_for(std::uint32_t verb) const;
  // arguments.cpp
  bool apposed(std::int32_t earlier, std::size_t later) const;
  bool rereads(std::int32_t earlier, std::size_t later) const;
  bool owns(const Filler& possessor, const Filler& noun) const;
  bool paired_before(std::int32_t group, std::uint32_t noun) const;
  bool clause_between(std::uint32_t from, std::uint32_t to) const;
  std::vector<std::int32_t> surface_object(std::uint32_t verb) const;
  std::vector<Referent> refer_group(std::int32_t filler) const;
  std::vector<Referent> organisation_of(const Filler& noun) const;
  std::vector<Referent> beside_group(std::int32_t noun) const;
  std::vector<Referent> owner_of(std::int32_t noun) const;
  bool named_behind(const Filler& noun, const Filler& name) const;
  bool names_it(const Filler& noun, const Filler& name) const;
  std::vector<Referent> refer_pronoun(std::int32_t filler, Party type) const;
  std::vector<Referent> states_so_far(std::int32_t filler) const;
  bool acts_on(std::int32_t name, std::int32_t pronoun) const;
  bool accuses(const Filler& name) const;
  bool agent(const Filler& by, std::size_t verb) const;
  bool begins_anew(std::size_t filler, std::size_t segment) const;
  std::vector<Referent> company(const Filler& phrase) const;
  bool has_someone(const Frame& frame, const Trigger& trigger) const;
  std::vector<std::int32_t> group_of(std::int32_t filler, std::uint32_t from,
                                     std::uint32_t to) const;
  // matcher.cpp
  void try_all(std::string_view group, const Trigger& trigger, std::vector<RawClaim>& out) const;
  void try_verb(std::uint32_t verb, std::vector<RawClaim>& out) const;
  void try_noun(std::size_t noun, std::vector<RawClaim>& out) const;
  void try_headline(std::vector<RawClaim>& out) const;
  void try_frame(const Frame& frame, const Trigger& trigger, std::vector<RawClaim>& out) const;
  const std::vector<std::int32_t>& at_slot(Slot slot, const Trigger& trigger) const {
    if (!trigger.places) trigger.places = std::make_unique<Trigger::Places>();
    auto& known = (*trigger.places)[static_cast<std::size_t>(slot)];
    if (!known) known = find_at_slot(slot, trigger);
    return *known;
  }
  std::vector<std::int32_t> find_at_slot(Slot slot, const Trigger& trigger) const;
  std::vector<std::int32_t> governed(const Trigger& trigger, Relation relation) const;
  bool has_noun(const std::vector<std::int32_t>& fillers, const Filler& noun) const;
  bool near_verb(std::uint32_t verb, const Filler& noun) const;
  std::vector<std::int32_t> noun_subject(const Trigger& trigger) const;
  std::vector<std::int32_t> possessors(const Trigger& trigger) const;
  std::vector<std::int32_t> inside_noun(const Trigger& trigger) const;
  bool verb_within(std::uint32_t first, std::uint32_t last) const;
  bool ascribed_to(const Filler& f, const Trigger& t) const;
  bool stands_at(Slot slot, const Filler& filler, const Trigger& trigger) const;
  std::vector<std::int32_t> inside_object(const Trigger& trigger) const;
  void fill_party(const std::vector<Slot>& slots, Party type, const Trigger& trigger,
                  const RawClaim& claim, std::vector<RoleFiller>& out) const;
  bool fits(const Referent& who, Party type) const;
  std::vector<std::int32_t> find_goods(const Frame& frame, const Trigger& trigger) const;
  std::vector<std::int32_t> find_people(const Frame& frame, const Trigger& trigger) const;
  void act_for_states(RawClaim& claim) const;
  bool organ(const Referent& who) const;
  bool stays_home(const Trigger& trigger, const RawClaim& claim) const;
  void take_sides(RawClaim& claim) const;
  bool invades(const RawClaim& claim) const;
  bool listed(const Referent& who) const;
  bool names_resolution() const;
  bool robs_exchange(const RawClaim& claim) const;
  void meet_at_sea(const Trigger& trigger, RawClaim& claim) const;
  bool at_slot_is(Slot slot, const Trigger& trigger, std::string_view item) const;
  bool addresses_states(const Trigger& trigger) const;
  bool breached(const Trigger& trigger) const;
  Lasting counted_goods(const Trigger& t) const;
  std::int32_t figure_behind(const Trigger& t) const;
  Lasting meant_goods(const Frame& frame, const Trigger& trigger) const;
  void say_rule(RawClaim& claim, const Trigger& trigger) const;
  void defaults(const Frame& frame, RawClaim& claim) const;
  std::optional<bool> met_early(std::string_view need, const RawClaim& claim,
                                const Trigger& trigger, bool people) const;
  bool can_satisfy(const std::vector<std::vector<std::string>>& needs, const RawClaim& claim,
                   const Trigger& trigger, bool people) const;
  bool satisfied(const std::vector<std::vector<std::string>>& needs, const RawClaim& claim,
                 const Trigger& trigger, bool people) const;
  static bool spelt_out(const Frame& frame, const RawClaim& claim);
  bool has_place(const RawClaim& claim) const;
  bool has_object_noun(const Frame& frame, const Trigger& trigger) const;
  bool abroad(const RawClaim& claim) const;
  bool has_time(const RawClaim& claim) const;
  bool attached(std::size_t filler, const Trigger& trigger) const;
  std::int32_t figure_of(const Frame& frame, const Trigger& trigger) const;
  void inherit(const Frame& frame, RawClaim& claim) const;
  bool definite(std::uint32_t token) const;
  std::int32_t money_near(const Trigger& trigger) const;
  std::int32_t content_of(std::int32_t filler) const;
  std::vector<std::int32_t> with_list(std::vector<std::int32_t> goods, std::int32_t main) const;
  void set_evidence(const Trigger& trigger, RawClaim& claim) const;

  const Frames& frames_;
  const Lexicon& lexicon_;
  const Language& language_;
  const Tokens& tokens_;
  const std::vector<NamedMention>& mentions_;
  const Analysis& a_;
  const Discourse& discourse_;
  std::vector<KnownVerb> verbs_;
};

}  // namespace vedetta::read
