#include <algorithm>
#include <array>

#include "vedetta/read/internal/analyser.h"

namespace vedetta::read {
namespace {

constexpr std::uint32_t kSpeaker = 6;   // tokens from a verb of saying to the speaker behind it
constexpr std::uint32_t kHearers = 16;  // tokens that say to whom, where and when it was said

}  // namespace

// Ranges inside quotation marks, by the marks' own direction, or in pairs where they have none.
void Analyser::find_quotes() {
  std::int64_t open = -1;
  for (std::uint32_t i = out_.sentence.first; i < out_.sentence.last; ++i) {
    if (tokens_[i].kind != TokenKind::punctuation) continue;
    const std::string_view w = tokens_[i].word;
    const bool opens = w == "“" || w == "«" || w == "„";
    const bool closes = w == "”" || w == "»";
    const bool plain = w == "\"";
    // Straight, behind a word and before a space: it closes what an earlier sentence opened.
    const bool ends = plain && open < 0 && i > out_.sentence.first &&
                      tokens_[i - 1].end == tokens_[i].start &&
                      (i + 1 == out_.sentence.last || tokens_[i + 1].start > tokens_[i].end);
    if (ends) {
      out_.quoted.emplace_back(out_.sentence.first, i);
    } else if (opens || (plain && open < 0)) {
      open = i + 1;
    } else if ((closes || plain) && open >= 0) {
      out_.quoted.emplace_back(static_cast<std::uint32_t>(open), i);
      open = -1;
    } else if (closes) {
      out_.quoted.emplace_back(out_.sentence.first, i);  // opened in an earlier sentence
    }
  }
  if (open >= 0) out_.quoted.emplace_back(static_cast<std::uint32_t>(open), out_.sentence.last);
}

bool Analyser::takes_complement(const VerbGroup& verb) const {
  static constexpr std::array<ClassPrefix, 9> kGroups = {
      "say.", "think.", "fear.", "suspect.", "show.", "accuse.", "deny.", "warn.", "plan."};
  return std::any_of(verb.matches.begin(), verb.matches.end(), [&](const LexMatch& m) {
    return std::any_of(kGroups.begin(), kGroups.end(),
                       [&](const ClassPrefix& group) { return lexicon_.is_in(m.group, group); });
  });
}

// "That country", "that company": no clause begins there.
bool Analyser::determines(std::uint32_t token) const {
  return std::any_of(out_.fillers.begin(), out_.fillers.end(),
                     [&](const Filler& f) { return f.first == token && f.last > token + 1; });
}

// The last filler in [from, to) that no adposition governs; -1 when there is none.
std::int32_t Analyser::last_free_filler(std::uint32_t from, std::uint32_t to) const {
  for (std::size_t i = out_.fillers.size(); i-- > 0;) {
    const Filler& f = out_.fillers[i];
    if (f.first >= from && f.last <= to && f.relation == Relation::none)
      return static_cast<std::int32_t>(i);
  }
  return -1;
}

// What a relative pronoun at `before` stands for: the filler that ends nearest before it, and of a
// chain "the head of the firm, who" its governed end.
std::int32_t Analyser::antecedent(std::uint32_t before) const {
  for (std::size_t i = out_.fillers.size(); i-- > 0;) {
    const Filler& f = out_.fillers[i];
    if (f.last > before || f.kind == FillerKind::pronoun) continue;
    if (before - f.last > 3) return -1;
    return static_cast<std::int32_t>(i);
  }
  return -1;
}

// "after Russia vetoed it", "after meeting X"; not "after the talks, X said".
bool Analyser::introduces_clause(std::uint32_t token, const VerbGroup& verb) const {
  if (verb.gerund || verb.infinitive) return true;
  if (!verb.finite) return false;
  if (token + 1 == verb.first) return true;  // "come si comportano"
  for (std::uint32_t t = token + 1; t < verb.first; ++t)
    if (tokens_[t].kind == TokenKind::punctuation && tokens_[t].word != "'s") return false;
  std::size_t subjects = 0;
  for (const Filler& f : out_.fillers)
    if (f.first > token && f.last <= verb.first && f.relation == Relation::none && f.group < 0)
      ++subjects;
  return subjects <= 1;
}

bool Analyser::set_off(std::uint32_t from, std::uint32_t verb) const {
  for (std::uint32_t t = from; t < verb; ++t)
    if (tokens_[t].word == ",") return true;
  return last_free_filler(from, verb) >= 0;
}

// Whether a conjunction stands between names or nouns of one list that a comma or another noun
// sets off from the verb: "X and Y, Yonhap reported", not "sanctioned X and Y denied it".
bool Analyser::joins_fillers(std::uint32_t token, std::uint32_t verb) const {
  for (std::size_t i = 0; i < out_.fillers.size(); ++i)
    for (std::size_t j = i + 1; j < out_.fillers.size(); ++j)
      if (out_.fillers[i].last <= token && out_.fillers[j].first > token &&
          out_.fillers[i].group >= 0 && out_.fillers[i].group == out_.fillers[j].group &&
          set_off(out_.fillers[j].last, verb))
        return true;
  return false;
}

// "Such transfers, from X or from anywhere else, can be": the same adposition again goes on with
// the phrase, where a comma ends it before the verb.
bool Analyser::repeats_adposition(std::uint32_t token, std::uint32_t verb) const {
  const LexMatch* next = tokens_[verb - 1].word == "," ? longest(token + 1, "prep.") : nullptr;
  if (!next) return false;
  for (std::uint32_t t = token; t > out_.sentence.first && t + kSpeaker > token; --t) {
    if (verb_at(t - 1) >= 0) return false;
    const LexMatch* before = classes_.prep[at(t - 1)];
    if (before && before->group == next->group) return true;
  }
  return false;
}

// "X and his daughter travel": a name and somebody who is his, right before the verb.
bool Analyser::joins_kin(std::uint32_t token, std::uint32_t verb) const {
  const bool person = std::any_of(out_.fillers.begin(), out_.fillers.end(), [&](const Filler& f) {
    return f.last == token && f.type == model::MentionType::per && f.kind == FillerKind::entity;
  });
  return person && verb == token + 3 && is(token + 1, "poss.");
}

// "The North, Seoul says, is sending": a verb of saying with its subject between commas, after a
// name that waits for its verb.
bool Analyser::is_aside(std::uint32_t verb, std::uint32_t& at) const {
  const VerbGroup& v = out_.verbs[verb];
  if (!v.finite || verb + 1 >= out_.verbs.size() || !takes_complement(v)) return false;
  const bool denies = std::any_of(v.matches.begin(), v.matches.end(), [&](const LexMatch& m) {
    return lexicon_.is_in(m.group, "deny.");
  });
  if (denies) return false;
  std::uint32_t end = v.last;  // after the verb, or after a subject behind it
  const bool behind = v.first > out_.sentence.first && tokens_[v.first - 1].word == ",";
  while (behind && end < out_.sentence.last && end < v.last + kSpeaker && verb_at(end) < 0 &&
         tokens_[end].kind != TokenKind::punctuation)
    ++end;
  if (end >= out_.sentence.last || tokens_[end].word != ",") return false;
  const std::uint32_t from = verb == 0 ? out_.sentence.first : out_.verbs[verb - 1].last;
  if (behind && last_free_filler(from, v.first) >= 0 && names_speaker(v.last, end)) {
    at = v.first - 1;  // "X, ha detto Kirby, ha inviato", "X, he said, …" with the subject behind
    return true;
  }
  for (std::uint32_t t = v.first; t > from; --t)
    if (tokens_[t - 1].word == ",") {
      at = t - 1;
      return last_free_filler(at, v.first) >= 0 && last_free_filler(from, at) >= 0;
    }
  return false;
}

// "…, ha detto Kirby, …": somebody, and nothing else, between a verb of saying and the comma.
bool Analyser::names_speaker(std::uint32_t from, std::uint32_t to) const {
  bool somebody = from == to;
  for (const Filler& f : out_.fillers) {
    if (f.first < from || f.last > to) continue;
    const bool group = f.kind == FillerKind::noun && f.item.starts_with("group.");
    const bool speaks = f.kind == FillerKind::entity || f.kind == FillerKind::pronoun || group;
    const bool whose = f.relation == Relation::of || f.relation == Relation::possessive;
    if (!speaks || (f.relation != Relation::none && !whose)) return false;
    somebody = true;
  }
  return somebody;
}

// "…, the head of the firm, X, told Reuters.", "…, said its director.": the last verb of a sentence
// with its speaker, behind a comma; where that comma stands.
bool Analyser::trails(std::uint32_t verb, std::uint32_t& at) const {
  const VerbGroup& v = out_.verbs[verb];
  const bool says = std::any_of(v.matches.begin(), v.matches.end(), [&](const LexMatch& m) {
    return lexicon_.is_in(m.group, "say.") || lexicon_.is_in(m.group, "think.");
  });
  if (verb == 0 || verb + 1 != out_.verbs.size() || !v.finite || !says) return false;
  if (!out_.quoted.empty() && out_.quoted.back().first >= v.last) return false;
  for (std::uint32_t t = out_.verbs[verb - 1].last; t < v.first; ++t) {
    if (tokens_[t].word != "," || in_name(t)) continue;
    const bool behind = t + 1 == v.first;
    const bool nothing_after = behind || only_hearers(v.last);
    if (nothing_after && (behind ? last_free_filler(v.last, v.last + kSpeaker) >= 0
                                 : names_speaker(t + 1, v.first))) {
      at = t;
      return true;
    }
  }
  return false;
}

// "…told a meeting of the council on 6 February.": nothing that could be what was said.
bool Analyser::only_hearers(std::uint32_t from) const {
  const bool goods = std::any_of(out_.fillers.begin(), out_.fillers.end(), [&](const Filler& f) {
    return f.first >= from && f.kind == FillerKind::goods;
  });
  return !goods && out_.sentence.last - from <= kHearers;
}

// "missiles launched at X are of North Korean make": a past form before another finite verb, with
// nothing between that could be its object or begin a clause, is a participle.
bool Analyser::participle_before(std::uint32_t left, std::uint32_t right) const {
  const VerbGroup& a = out_.verbs[left];
  const VerbGroup& b = out_.verbs[right];
  if (!a.finite || !b.finite || a.matches.empty() || a.first != a.head) return false;
  if (takes_complement(a) || !is(a.last, "prep.")) return false;
  const std::uint16_t f = a.matches.front().features;
  if (!(f & kParticiple) || !(f & kPast) || b.first == a.last) return false;
  for (std::uint32_t t = a.last; t < b.first; ++t) {
    if (in_name(t)) continue;
    if (tokens_[t].kind == TokenKind::punctuation) return false;
    if (is(t, "rel.") || is(t, "sub.") || is(t, "conj.") || is(t, "pron.")) return false;
  }
  const std::uint32_t from = left == 0 ? out_.sentence.first : out_.verbs[left - 1].last;
  return last_free_filler(a.last, b.first) < 0 && last_free_filler(from, a.first) >= 0;
}

// "That X supplies Y with Z": a clause that opens the sentence in place of a subject.
bool Analyser::fronted(std::uint32_t verb) const {
  const std::uint32_t first = out_.sentence.first;
  return verb == 0 && is(first, "rel.that") && !determines(first) &&
         out_.verbs[0].first > first + 1;
}

// "Claims that X supplied Y were rejected": the words before the relative clause have no verb yet.
bool Analyser::waiting() const {
  const std::size_t size = out_.segments.size();
  return size >= 2 && out_.segments.back().link == Link::relative &&
         out_.segments[size - 2].verbs.empty();
}

// "…, Russia having vetoed it": the comma before a gerund's own subject; else the gerund.
std::uint32_t Analyser::absolute_from(std::uint32_t from, const VerbGroup& gerund) const {
  const std::int32_t own = last_free_filler(from, gerund.first);
  if (own < 0 || out_.fillers[static_cast<std::size_t>(own)].last != gerund.first)
    return gerund.first;
  for (std::uint32_t t = out_.fillers[static_cast<std::size_t>(own)].first; t > from; --t) {
    if (tokens_[t - 1].word == ",") return t - 1;
    if (is(t - 1, "conj.") || is(t - 1, "prep.")) break;
  }
  return gerund.first;
}

// Where the clause of verb group `right` begins after that of `left`, and how it hangs on it.
void Analyser::split_between(std::uint32_t left, std::uint32_t right, std::uint32_t& at,
                             Link& link) const {
  const VerbGroup& a = out_.verbs[left];
  const VerbGroup& b = out_.verbs[right];
  const bool complement = takes_complement(a);
  std::uint32_t strong = 0;
  std::uint32_t conjunction = 0;
  std::uint32_t comma = 0;
  Link strong_link = Link::main;
  for (std::uint32_t t = a.last; t < b.first; ++t) {
    if (in_name(t)) continue;
    const std::string_view w = tokens_[t].word;
    if (is(t, "rel.") && !determines(t)) {
      const bool that = lexicon_.name(longest(t, "rel.")->group) == "rel.that";
      const bool after_verb = t == a.last || (t > a.last && is(t - 1, "adv."));
      strong = t;
      strong_link = that && (after_verb || complement) ? Link::complement : Link::relative;
    } else if (w == ";" || w == ":" || w == "—" || w == "–") {
      strong = t;
      strong_link = complement && w == ":" ? Link::complement : Link::main;
    } else if (is(t, "sub.") && (!is(t, "prep.") || introduces_clause(t, b))) {
      strong = t;
      strong_link = Link::adverbial;
    } else if (w == "“" || w == "«" || w == "\"" || w == "”" || w == "»") {
      if (strong == 0) {
        strong = t;
        strong_link = complement ? Link::complement : Link::main;
      }
    } else if (is(t, "conj.")) {
      if (!joins_fillers(t, b.first) && !repeats_adposition(t, b.first) && !joins_kin(t, b.first))
        conjunction = t;
    } else if (w == ",") {
      comma = t;
    }
  }
  if (strong) {
    at = strong;
    link = strong_link;
    return;
  }
  const bool whole = fronted(left) || (waiting() && !conjunction && !comma);
  if (whole && b.finite) {  // "That X sends Y is denied by Z"
    at = b.first;
    link = Link::main;
    return;
  }
  if (!b.finite) {
    at = b.gerund ? absolute_from(a.last, b) : b.first;
    link = conjunction + 1 == b.first ? Link::coordinated : Link::participial;
    return;
  }
  const bool conjunction_joins_names = conjunction && complement &&
                                       last_free_filler(a.last, conjunction) >= 0 &&
                                       last_free_filler(conjunction, b.first) >= 0;
  if (conjunction && !conjunction_joins_names) {
    at = conjunction;
    link = Link::coordinated;
  } else if (complement && !(comma + 1 == b.first && waiting())) {
    at = a.last;
    link = Link::complement;
  } else if (comma) {
    at = comma;
    link = Link::coordinated;
  } else {
    const std::int32_t subject = awaits(left) ? -1 : last_free_filler(a.last, b.first);
    at = subject >= 0 ? out_.fillers[static_cast<std::size_t>(subject)].first : b.first;
    link = Link::main;
  }
}

// "The plan to sell drones worries X", "a vendere i droni è X": what stands behind an infinitive
// that the main clause begins with is its object.
bool Analyser::awaits(std::uint32_t verb) const {
  const VerbGroup& v = out_.verbs[verb];
  if (verb > 0 || v.finite || v.reduced) return false;
  const std::uint32_t first = out_.sentence.first;
  return v.first <= first + 1 || last_free_filler(first, v.first) >= 0;
}

// "nine crates marked X": a past form right after another clause's object, with nothing between
// that could begin a clause, is a participle.
bool Analyser::participle_after(std::uint32_t left, std::uint32_t right) const {
  const VerbGroup& a = out_.verbs[left];
  const VerbGroup& b = out_.verbs[right];
  if (!b.finite || b.matches.empty() || b.first != b.head || takes_complement(a)) return false;
  const std::uint16_t f = b.matches.front().features;
  if (!(f & kParticiple) || !(f & kPast)) return false;
  for (std::uint32_t t = a.last; t < b.first; ++t) {
    if (in_name(t)) continue;
    if (tokens_[t].kind == TokenKind::punctuation && tokens_[t].word != "\"") return false;
    if (is(t, "rel.") || is(t, "sub.") || is(t, "conj.") || is(t, "pron.")) return false;
  }
  return last_free_filler(a.last, b.first) >= 0 && a.finite && !a.matches.empty();
}

// The noun that a clause without a pronoun belongs to, which begins with this subject; -1: none.
// "the shells North Korea sent", "soldiers Kim sent".
std::int32_t Analyser::contact_noun(const Filler& subject) const {
  std::uint32_t end = subject.first;
  if (end > out_.sentence.first && is(end - 1, "det.article")) --end;
  const bool state = subject.type == model::MentionType::gpe && subject.kind == FillerKind::entity;
  std::int32_t noun = -1;
  for (std::size_t i = 0; i < out_.fillers.size(); ++i) {
    const Filler& f = out_.fillers[i];
    if (f.last != end || f.first == subject.first) continue;
    if (f.kind != FillerKind::goods && f.kind != FillerKind::noun) continue;
    // "the tanker Angara", "the ally China": the name says who is meant
    const bool moved = f.item == "group.workers" || f.item == "group.troops";
    const bool people = f.kind == FillerKind::noun && f.item.starts_with("group.");
    if (people && !moved && !state) continue;
    if (noun < 0 || f.kind == FillerKind::goods || people) noun = static_cast<std::int32_t>(i);
  }
  return noun;
}

// "The shells North Korea sent to Russia were old": the filler that is the subject of a verb whose
// object is the noun right before; -1 where the verb opens no such clause.
std::int32_t Analyser::contact_subject(std::uint32_t verb) const {
  const VerbGroup& v = out_.verbs[verb];
  if (language_.pro_drop || !v.finite || v.passive || v.matches.empty() || takes_complement(v))
    return -1;
  std::uint32_t end = v.first;
  while (end > out_.sentence.first && is(end - 1, "adv.") && !in_name(end - 1)) --end;
  const auto subject = std::find_if(out_.fillers.begin(), out_.fillers.end(), [&](const Filler& f) {
    const bool pronoun = f.kind == FillerKind::pronoun && f.item.starts_with("pron.");
    return f.last == end && (f.kind == FillerKind::entity || pronoun);
  });
  if (subject == out_.fillers.end()) return -1;
  const std::int32_t index = contact_noun(*subject);
  if (index < 0) return -1;
  const Filler& noun = out_.fillers[static_cast<std::size_t>(index)];
  const bool last = verb + 1 == out_.verbs.size();
  std::uint32_t gap = v.last;  // to where an object would stand
  const std::uint32_t next = last ? out_.sentence.last : out_.verbs[verb + 1].first;
  while (gap < next && tokens_[gap].kind != TokenKind::punctuation) ++gap;
  if (last_free_filler(v.last, gap) >= 0) return -1;
  const bool opens = verb == 0 || out_.verbs[verb - 1].last > noun.first;
  const bool of = noun.relation == Relation::none || noun.relation == Relation::of;
  const bool people = noun.kind == FillerKind::noun;
  if (opens ? !of || last || !out_.verbs[verb + 1].finite || gap < next
            : people && takes_complement(out_.verbs[verb - 1]))
    return -1;
  return static_cast<std::int32_t>(subject - out_.fillers.begin());
}

// Opens the clause of a contact subject; whether there is one.
bool Analyser::open_contact(std::uint32_t verb, Segment& segment) {
  const std::int32_t subject = contact_subject(verb);
  if (subject < 0) return false;
  Filler& f = out_.fillers[static_cast<std::size_t>(subject)];
  segment.first = f.first;
  if (f.first > out_.sentence.first && is(f.first - 1, "det.article")) --segment.first;
  segment.link = Link::relative;
  segment.antecedent = contact_noun(f);
  f.relation = Relation::none;
  return true;
}

// The comma that ends an aside; what goes on after it is the clause before it.
std::uint32_t Analyser::after_aside(std::uint32_t aside, std::uint32_t next) const {
  for (std::uint32_t t = out_.verbs[aside].last; t < out_.verbs[next].first; ++t)
    if (tokens_[t].word == ",") return t;
  return out_.verbs[next].first;
}

// The first verb's clause; an aside leaves the names before it to the clause that goes on after it.
void Analyser::open_first() {
  std::uint32_t at = 0;
  if (is_aside(0, at) && at > out_.segments.back().first) {
    Segment aside;
    aside.first = at;
    aside.link = Link::aside;
    aside.parent = static_cast<std::int32_t>(out_.segments.size()) - 1;
    out_.segments.back().last = at;
    out_.segments.push_back(std::move(aside));
  }
  out_.segments.back().verbs.push_back(0);
}

// A relative pronoun before the first verb: "X, who met Y, said".
bool Analyser::open_relative(Segment& segment) const {
  for (std::uint32_t t = out_.sentence.first + 1; t < out_.verbs[0].first; ++t) {
    if (in_name(t) || !is(t, "rel.") || antecedent(t) < 0) continue;
    segment.first = t;
    segment.link = Link::relative;
    segment.antecedent = antecedent(t);
    return true;
  }
  return false;
}

void Analyser::find_segments() {
  out_.segments.reserve(out_.verbs.size() + 3);
  Segment first;
  first.first = out_.sentence.first;
  out_.segments.push_back(std::move(first));
  if (!out_.verbs.empty()) {
    if (Segment relative; open_contact(0, relative) || open_relative(relative)) {
      relative.parent = 0;
      out_.segments.back().last = relative.first;
      out_.segments.push_back(std::move(relative));
    }
    open_first();
  }
  for (std::uint32_t v = 0; v + 1 < out_.verbs.size(); ++v)
    if (contact_subject(v) < 0 && participle_before(v, v + 1)) {
      out_.verbs[v].reduced = true;
      out_.verbs[v].finite = false;
    }
  for (std::uint32_t v = 1; v < out_.verbs.size(); ++v) {
    std::uint32_t at = out_.verbs[v].first;
    Segment next;
    const bool contact = open_contact(v, next);
    if (!contact && participle_after(v - 1, v)) {
      out_.verbs[v].reduced = true;
      out_.verbs[v].finite = false;
    }
    if (contact)
      at = next.first;
    else if (is_aside(v, at) || trails(v, at))
      next.link = Link::aside;
    else if (out_.segments.back().link == Link::aside)
      at = after_aside(v - 1, v);
    else
      split_between(v - 1, v, at, next.link);
    next.first = at;
    next.parent = static_cast<std::int32_t>(out_.segments.size()) - 1;
    if (next.link == Link::relative && !contact) next.antecedent = antecedent(at);
    if (out_.verbs[v].reduced && next.link == Link::participial)
      next.antecedent = antecedent(out_.verbs[v].first);
    next.verbs.push_back(v);
    out_.segments.back().last = at;
    out_.segments.push_back(std::move(next));
  }
  out_.segments.back().last = out_.sentence.last;
}

}  // namespace vedetta::read
