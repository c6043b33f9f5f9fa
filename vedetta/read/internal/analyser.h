// Builds the Analysis of each sentence: word classes → quantities → verb groups → times → fillers →
// segments, each of all sentences before the next: so the code of a step stays at hand.
#pragma once
#include <set>
#include <span>
#include <string>
#include <vector>

#include "vedetta/read/analysis.h"
#include "vedetta/read/language.h"
#include "vedetta/read/mentions.h"

namespace vedetta::read {

// What a token can be by the lexicon, before its context decides.
struct WordClasses {
  std::span<const LexMatch* const> matches;
  std::span<std::span<const LexMatch* const>> starts;  // by token of the sentence: from here
  std::span<std::uint64_t> bits;     // by token: of the classes of those without a gap
  std::span<std::uint8_t> verbal;    // by token: whether it is a verb's head by any of them
  std::span<const LexMatch*> prep;   // by token: adposition that ends with it, the longest
  std::span<const LexMatch*> title;  // by token: title that ends with it, the longest
  std::span<std::int32_t> mention;   // by token: document mention that covers it
  std::span<std::int32_t> demonym;   // by token: demonym that covers it
  std::span<std::int32_t> verb;      // by token: verb group that covers it, of those found
};

// Room for the word classes of all sentences of a document.
class WordTables {
 public:
  WordTables(const Tokens& tokens, const MatchRows& matches);
  WordClasses of(std::size_t sentence);

 private:
  const Tokens& tokens_;
  const MatchRows& rows_;
  std::vector<const LexMatch*> matches_;
  std::vector<std::span<const LexMatch* const>> starts_;
  std::vector<std::uint64_t> bits_;
  std::vector<std::uint8_t> verbal_;
  std::vector<const LexMatch*> prep_, title_;
  std::vector<std::int32_t> mention_, demonym_, verb_;
};

// The auxiliaries of a verb group so far.
struct Auxiliaries {
  bool started = false;
  bool be = false;
  bool have = false;
  bool come = false;
  bool stay = false;  // "sta fornendo"
  void note(std::string_view kind) {
    be = be || kind == "aux.be" || kind == "aux.get";
    have = have || kind == "aux.have";
    come = come || kind == "aux.come";
    stay = stay || kind == "aux.stay";
  }
};

// "il secondo lancio": behind a determiner or an adposition the word is an ordinal only.
void settle_ordinals(MatchRows& matches, const Lexicon& lexicon);

// What a sentence is made of, beside its tokens.
struct SentenceParts {
  std::span<const LexMatch> matches;
  std::span<const internal::Item> times, numbers;
  WordClasses classes;
};

// Of one sentence.
class Analyser {
 public:
  Analyser(std::u32string_view text, const Tokens& tokens, const Language& language,
           const Names& names, const Sentence& sentence, const SentenceParts& parts)
      : text_(text),
        tokens_(tokens),
        language_(language),
        lexicon_(language.lexicon),
        names_(names),
        parts_(parts),
        classes_(parts.classes) {
    out_.sentence = sentence;
    out_.matches = parts.matches;
  }

  // Its analyses, one of each sentence; they go on looking at the matches.
  static std::vector<Analysis> run(std::u32string_view text, const Tokens& tokens,
                                   const Language& language, const Names& names,
                                   const MatchRows& matches, const internal::ItemRows& times,
                                   TimeAnchor anchor);

 private:
  void find_quantities();
  void find_times(TimeAnchor& anchor);

  // Word classes (classes.cpp).
  void classify();
  void note_ends();
  const LexMatch* longest(std::uint32_t token, const ClassPrefix& prefix) const {
    const bool inside = token >= out_.sentence.first && token < out_.sentence.last;
    return inside && (classes_.bits[at(token)] & prefix.bit) ? longest_in(token, prefix) : nullptr;
  }
  const LexMatch* longest_in(std::uint32_t token, const ClassPrefix& prefix) const;
  bool is(std::uint32_t token, const ClassPrefix& prefix) const {
    return longest(token, prefix) != nullptr;
  }
  bool in_name(std::uint32_t token) const { return classes_.mention[at(token)] >= 0; }
  bool is_word(std::uint32_t token, const char* word) const { return tokens_[token].word == word; }
  std::uint32_t at(std::uint32_t token) const { return token - out_.sentence.first; }

  // Verb groups (verb_groups.cpp).
  void negate(VerbGroup& group) const;
  void find_verbs();
  bool verb_here(std::uint32_t token) const;
  bool after_auxiliary(std::uint32_t token) const;
  bool inside_noun(std::uint32_t token) const;
  bool given_to(std::uint32_t token) const;
  bool noun_context(std::uint32_t token) const;
  bool headline_participle(std::uint32_t token) const;
  bool has_object(std::uint32_t token) const;
  bool opens_sentence(std::uint32_t token) const;
  bool before_of(std::uint32_t token, const LexMatch& verb) const;
  bool between_subject_and_object(std::uint32_t token) const;
  bool after_adjective(std::uint32_t token) const;
  bool governed_name(std::uint32_t token) const;
  bool verb_idiom(std::uint32_t token) const;
  bool name_of_month(std::uint32_t token) const;
  bool relative_here(std::uint32_t token) const;
  bool clitic_before(std::uint32_t token) const;
  bool determined(std::uint32_t token) const;
  std::uint32_t verb_group(std::uint32_t token);
  void keep_longest(std::uint32_t token, VerbGroup& group) const;
  void note_modal(const LexMatch& modal, VerbGroup& group) const;
  std::uint32_t close_group(std::uint32_t token, VerbGroup& group, const Auxiliaries& seen);
  void settle_group(VerbGroup& group, const Auxiliaries& seen) const;
  void add_verb(VerbGroup group);
  std::int32_t verb_at(std::uint32_t token) const {
    const bool inside = token >= out_.sentence.first && token < out_.sentence.last;
    return inside ? classes_.verb[at(token)] : -1;
  }
  bool suffixed(std::uint32_t token) const;
  bool set_suffixed_apart(std::size_t index);
  bool owner_before_noun(std::size_t index) const;
  bool behind_noun(std::size_t index) const;
  bool compounds(std::uint32_t token) const;
  bool describes(std::uint32_t name, std::size_t index) const;
  void undergone(const VerbGroup& above, VerbGroup& verb) const;
  bool gerund_auxiliary(const LexMatch& aux) const;
  bool adverb_here(std::uint32_t token, const Auxiliaries& seen) const;
  bool object_of_auxiliary(std::uint32_t token, const LexMatch& verb) const;
  bool idiom_with_participle(VerbGroup& group) const;

  // What stands around them (verb_context.cpp).
  void settle_by_context();
  bool phrase_goes_on(std::uint32_t token) const;
  bool object_after(const VerbGroup& before) const;
  bool attributive_participle(std::size_t index) const;
  bool bare_infinitive(std::size_t index) const;
  bool continues_infinitive(std::size_t index) const;
  bool opening_participle(const VerbGroup& group) const;

  // Fillers (fillers.cpp).
  void find_fillers();
  void add_entity(std::uint32_t token);
  const LexMatch* longest_noun(std::uint32_t token) const;
  std::uint32_t add_noun(std::uint32_t token);
  void add_people();
  bool people(const Demonym& demonym) const;
  void sort_fillers();
  void add_unknown_goods();
  void double_groups();
  void add_barrels();
  void settle_heads();
  void add_goods_inside(const LexMatch& noun);
  bool name_follows(const LexMatch& phrase) const;
  bool taken_up(std::uint32_t token) const;
  void add_clitic(std::uint32_t token);
  void add_pronoun(std::uint32_t token, const LexMatch& match);
  void relate();
  void free_subjects();
  void stand_for_place(std::size_t index);
  bool paired(std::size_t index);
  void tie_owner(std::size_t index);
  void coordinate(std::size_t index);
  bool begins_clause(const Filler& before, const Filler& subject) const;
  bool next_in_phrase(std::size_t index) const;
  bool names_head(const Filler& name, const Filler& before) const;
  void appose(std::size_t index);
  bool attributive(std::size_t index) const;
  bool including(std::uint32_t from, std::uint32_t to) const;
  bool list_goes_on(std::size_t index) const;
  void relate_one(std::size_t index);
  std::uint32_t figure_from(std::uint32_t last) const;
  std::uint32_t part_from(std::uint32_t last) const;
  bool seat(const LexMatch& prep) const;
  Relation relation_of(const LexMatch& prep) const;
  std::uint32_t noun_around(const LexMatch& prep, std::size_t index) const;
  std::uint32_t count_from(const Filler& filler, const LexMatch* prep, std::uint32_t last) const;
  std::uint32_t begin_of(const Filler& filler) const;
  bool particle(const LexMatch& prep, const Filler& filler) const;
  bool names_source(const LexMatch& prep) const;
  std::uint32_t after_adverb(std::uint32_t token) const;
  void set_dateline_apart();
  bool opens_clause(std::uint32_t token, const Filler& subject) const;
  void attach_demonyms();
  void add_state_places();
  void origin_by_participle();
  void origin_by_owner();
  void attach_quantities();
  bool barrier(std::uint32_t token) const;
  bool of_state(std::uint32_t token) const;
  bool of_place(std::uint32_t token) const;
  // Nouns of goods, groups and triggers, strong (.n) or weak (.wn).
  bool noun_class(const LexMatch& match) const {
    return language_.cues[match.group].has(Cue::noun);
  }

  // Segments (segments.cpp).
  void find_segments();
  void split_between(std::uint32_t left, std::uint32_t right, std::uint32_t& at, Link& link) const;
  bool participle_after(std::uint32_t left, std::uint32_t right) const;
  bool introduces_clause(std::uint32_t token, const VerbGroup& verb) const;
  bool set_off(std::uint32_t from, std::uint32_t verb) const;
  bool joins_fillers(std::uint32_t token, std::uint32_t verb) const;
  bool repeats_adposition(std::uint32_t token, std::uint32_t verb) const;
  bool joins_kin(std::uint32_t token, std::uint32_t verb) const;
  bool names_speaker(std::uint32_t from, std::uint32_t to) const;
  bool is_aside(std::uint32_t verb, std::uint32_t& at) const;
  bool trails(std::uint32_t verb, std::uint32_t& at) const;
  bool only_hearers(std::uint32_t from) const;
  std::int32_t contact_noun(const Filler& subject) const;
  std::int32_t contact_subject(std::uint32_t verb) const;
  bool open_contact(std::uint32_t verb, Segment& segment);
  bool open_relative(Segment& segment) const;
  std::uint32_t absolute_from(std::uint32_t from, const VerbGroup& gerund) const;
  bool awaits(std::uint32_t verb) const;
  bool fronted(std::uint32_t verb) const;
  bool waiting() const;
  bool determines(std::uint32_t token) const;
  bool participle_before(std::uint32_t left, std::uint32_t right) const;
  std::uint32_t after_aside(std::uint32_t aside, std::uint32_t next) const;
  void open_first();
  bool takes_complement(const VerbGroup& verb) const;
  std::int32_t last_free_filler(std::uint32_t from, std::uint32_t to) const;
  std::int32_t antecedent(std::uint32_t before) const;
  void find_quotes();

  std::u32string_view text_;
  const Tokens& tokens_;
  const Language& language_;
  const Lexicon& lexicon_;
  const Names& names_;
  SentenceParts parts_;
  Analysis out_;
  WordClasses classes_;
};

}  // namespace vedetta::read
