// Who a noun phrase in a speaker's place stands for: names, offices, documents, short forms.
#pragma once
#include <string>
#include <vector>

#include "vedetta/read/internal/document.h"

namespace vedetta::read {

bool is_outlet(const DocumentWork& work, std::string_view id);

class SpeakerFinder {
 public:
  SpeakerFinder(DocumentWork& work, std::uint32_t sentence, const Matcher& matcher)
      : work_(work),
        sentence_(sentence),
        a_(work.sentences[sentence].analysis),
        matcher_(matcher) {}

  // The speakers that fillers of the sentence stand for, each once.
  std::vector<model::Sayer> of(const std::vector<std::int32_t>& fillers) const;
  // Whose a noun of saying is that a clause at `before` follows: "the allegation by X that".
  std::vector<model::Sayer> of_document(std::int32_t filler, std::uint32_t before) const;
  // With the outlet that was told: "told Reuters", "ha detto all'Ansa"; first, as a relay.
  std::vector<model::Sayer> with_outlet(std::vector<model::Sayer> who, std::uint32_t verb) const;
  // For "the owner", "his lawyer", whom no name resolves: whoever the text named last before the
  // sentence, a person or an organisation as the pronoun's class asks (any: both).
  std::vector<model::Sayer> named_last(std::string_view pronoun) const;

 private:
  std::vector<Referent> stand_for(std::int32_t filler) const;
  std::vector<Referent> named_beside(const Filler& f) const;
  std::vector<Referent> read_any(std::int32_t filler) const;
  bool moved(const Referent& who) const;
  bool verbless(std::uint32_t first, std::uint32_t last) const;
  bool described_only(std::uint32_t first, std::uint32_t last) const;
  std::vector<Referent> employer(std::int32_t filler) const;
  bool outlet(const Filler& f) const;
  bool passed_on(const Filler& f, const VerbGroup& verb) const;
  std::vector<Referent> described(const Filler& f) const;
  bool apposed(std::uint32_t first, std::uint32_t last) const;
  std::vector<Referent> named_before(const Filler& f) const;
  std::vector<Referent> speaking_for_state(const Filler& f, std::vector<Referent> who) const;
  std::vector<Referent> owner(std::int32_t filler) const;
  std::vector<Referent> echo(const Filler& f) const;
  bool speaks_for_others(const Filler& f) const;

  DocumentWork& work_;
  std::uint32_t sentence_;
  const Analysis& a_;
  const Matcher& matcher_;
};

}  // namespace vedetta::read
