// Who speaks with a verb of saying: its subject, whoever stands behind it, or whom an aside names.
#pragma once
#include <vector>

#include "vedetta/read/internal/document.h"
#include "vedetta/read/internal/speakers.h"

namespace vedetta::read {

class VerbSpeaker {
 public:
  VerbSpeaker(DocumentWork& work, std::uint32_t sentence, const Matcher& matcher)
      : work_(work),
        sentence_(sentence),
        a_(work.sentences[sentence].analysis),
        matcher_(matcher),
        lexicon_(work.language->lexicon),
        speakers_(work, sentence, matcher) {}

  // Nobody where the text leaves it open or names somebody that no name resolves.
  std::vector<model::Sayer> of(std::uint32_t verb, bool saying) const;
  // Whoever an inverted clause names: "…, said X".
  std::vector<model::Sayer> behind(const VerbGroup& verb) const;
  bool set_off(const VerbGroup& verb) const;
  // ", the police say,", "…, said X.": nothing but the speaker between the verb and the stops.
  bool aside(std::uint32_t verb) const;
  // "…, the vehicles ply the tracks": a subject and a thing it does it to; no saying.
  bool has_object(std::uint32_t from, const VerbGroup& verb, std::uint32_t to) const;
  // "Da un rapporto di X risulta che", "si evince": the document in place of the subject.
  std::vector<model::Sayer> document_before(const Segment& segment, const VerbGroup& verb) const;
  // Whether more words of the sentence follow an aside.
  bool amid(std::uint32_t verb) const;
  // "who said", "that X says": a clause of its own begins in the tokens.
  bool introduced(std::uint32_t first, std::uint32_t last) const;
  // Somebody, named or not, stands behind the verb before the next stop.
  bool somebody_behind(const VerbGroup& verb) const;

 private:
  bool introduces(std::uint32_t token) const;
  bool as_clause(std::uint32_t verb) const;
  std::uint32_t stretch(const VerbGroup& verb) const;
  std::uint32_t stretch_end(const VerbGroup& verb) const;
  bool begins_clause(const Filler& filler, const VerbGroup& verb) const;
  bool seat(const VerbGroup& verb, const Filler& filler) const;
  std::vector<model::Sayer> named(std::uint32_t verb, bool saying) const;
  std::vector<model::Sayer> quoted(std::uint32_t verb) const;
  std::vector<model::Sayer> named_in(std::uint32_t from, std::uint32_t to, bool speaks) const;
  std::vector<model::Sayer> right_before(const VerbGroup& verb, bool apposition) const;
  std::vector<model::Sayer> office_at(const VerbGroup& verb) const;

  DocumentWork& work_;
  std::uint32_t sentence_;
  const Analysis& a_;
  const Matcher& matcher_;
  const Lexicon& lexicon_;
  SpeakerFinder speakers_;
};

bool stop_at(const DocumentWork& work, std::uint32_t token);
bool stops_between(const DocumentWork& work, std::uint32_t first, std::uint32_t last);
// The filler with those behind it that are coordinated with it.
std::vector<std::int32_t> coordinated_with(const Analysis& analysis, std::size_t filler);

}  // namespace vedetta::read
