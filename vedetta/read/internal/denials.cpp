#include "vedetta/read/internal/denials.h"

#include <algorithm>

namespace vedetta::read {

using model::About;
using model::Claim;
using model::MentionType;

bool meet(const Ids& a, const Ids& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return b.contains(x); });
}

bool is_event(const Claim& c) {
  return !c.is_denial() && c.predicate != "measure" && c.predicate != "political-act" &&
         c.predicate != "cooperation" && c.predicate != "meeting-visit";
}

namespace {

constexpr const char* kPublicActs[] = {"designation", "enforcement-act", "sanctions-relief"};
constexpr std::size_t kLonger = 6;        // letters of a word that carries meaning
constexpr std::size_t kBack = 20;         // names looked at for whom a person speaks for
constexpr std::uint32_t kApposition = 8;  // tokens between a person and his office's owner

bool verb_between(const Analysis& a, std::uint32_t first, std::uint32_t last) {
  return std::any_of(a.verbs.begin(), a.verbs.end(), [&](const VerbGroup& v) {
    return v.finite && v.first >= first && v.last <= last;
  });
}

// "The firm's director, X", "X, its owner": an office with somebody whom only the text before
// names.
bool has_office(const DocumentWork& work, const NamedMention& m) {
  const auto& fillers = work.sentences[m.sentence].analysis.fillers;
  return std::any_of(fillers.begin(), fillers.end(), [&](const Filler& f) {
    const bool company = f.item == "pron.company" || f.item == "poss.pronoun";
    return company && f.last + kApposition >= m.first && f.first <= m.last + kApposition;
  });
}

std::uint32_t paragraph(const DocumentWork& work, const NamedMention& m) {
  return work.tokens.sentences[m.sentence].paragraph;
}

bool near(const DocumentWork& work, const NamedMention& a, const NamedMention& b) {
  return a.sentence == b.sentence && a.last <= b.first && b.first - a.last <= kApposition &&
         !verb_between(work.sentences[a.sentence].analysis, a.last, b.first);
}

}  // namespace

Sides::Sides(const DocumentWork& work) {
  const auto& names = work.names.mentions;
  for (const NamedMention& m : names)
    if (!m.mention.state.empty()) behind_[m.mention.link].insert(m.mention.state);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].mention.type != MentionType::per) continue;
    for (std::size_t j = i; j-- > 0 && near(work, names[j], names[i]);)
      represent(names[i], names[j]);
    for (std::size_t j = i + 1; j < names.size() && near(work, names[i], names[j]); ++j)
      represent(names[i], names[j]);
    if (!has_office(work, names[i])) continue;
    for (std::size_t j = i; behind_[names[i].mention.link].empty() && j-- > 0;) {
      if (i - j > kBack || paragraph(work, names[j]) != paragraph(work, names[i])) break;
      if (names[j].mention.type == MentionType::org && names[j].kind != "outlet")
        represent(names[i], names[j]);
    }
  }
}

// "X, director of Y", "Y's spokesman X".
void Sides::represent(const NamedMention& person, const NamedMention& other) {
  if (other.mention.type == MentionType::org || other.mention.type == MentionType::gpe)
    behind_[person.mention.link].insert(other.mention.link);
}

void Sides::add(std::string_view id, Ids& out) const {
  out.insert(id);
  if (const auto it = behind_.find(id); it != behind_.end()) out.insert(it->second);
  if (id.starts_with("grp:") && id.size() > 6 && id[6] == '-') {
    std::string state = "gpe:";
    for (const char c : id.substr(4, 2)) state += static_cast<char>(c & ~0x20);
    out.insert(state);
  }
}

Ids Sides::of(const Claim& claim, const char* role) const {
  Ids out;
  for (const model::Argument& a : claim.arguments)
    if (a.role == role) add(a.value, out);
  return out;
}

Ids Sides::of(const std::vector<model::Sayer>& sayers) const {
  Ids out;
  for (const model::Sayer& s : sayers)
    if (!s.relay && s.id != "AUTHOR") add(s.id, out);
  return out;
}

Ids predicates_of(const Frames& frames, std::string_view group) {
  Ids out;
  for (const Frames::Triggers* triggers : {&frames.by_verb, &frames.by_noun})
    for (const std::size_t i : Frames::opened(*triggers, group)) {
      const std::string& own = frames.frames[i].predicate;
      if (!own.empty()) out.insert(own);
      if (own.empty())
        for (const auto& [goods, predicate] : frames.by_goods) out.insert(predicate);
    }
  for (const char* none : {"denial", "measure", "political-act"}) out.erase(none);
  return out;
}

Ids predicates_in(const DocumentWork& work, const Analysis& a, std::uint32_t first,
                  std::uint32_t last) {
  Ids out;
  for (const LexMatch& m : a.matches)
    if (m.first >= first && m.last <= last)
      out.insert(predicates_of(*work.frames, work.language->lexicon.name(m.group)));
  return out;
}

namespace {

using Words = std::vector<std::string_view>;  // in order, each once

// What a denial is about, as far as its own words say.
struct Content {
  std::vector<std::size_t> nested;     // claims inside its clause
  std::vector<std::size_t> otherwise;  // what the denier tells instead: "denied it: he sold cards"
  Ids acts;                            // their predicates
  Ids words;                           // predicates its words could mean
  Ids goods;                           // goods classes named
  Ids parties;                         // entities named
  bool all = false;                    // "every accusation", "the report": all there was
  Words said;                          // its longer words
  Ids denier;
};

class Denials {
 public:
  explicit Denials(DocumentWork& work) : work_(work), sides_(work) {
    for (const DraftClaim& d : work.claims)
      parties_.push_back({sides_.of(d.claim, "actor"), sides_.of(d.claim, "counterpart")});
  }

  void run() {
    for (std::size_t i = 0; i < work_.claims.size(); ++i)
      if (!work_.claims[i].drop && work_.claims[i].claim.is_denial()) settle(i);
  }

 private:
  std::uint32_t scope_end(const RawClaim& raw) const {
    const Analysis& a = work_.sentences[raw.sentence].analysis;
    std::uint32_t end = raw.last;
    for (const Segment& s : a.segments) {
      if (s.first < end && s.last > end) end = s.last;
      if (s.first == end && (s.link == Link::complement || s.link == Link::participial))
        end = s.last;
    }
    return end;
  }

  Content content(std::size_t i) const {
    const DraftClaim& denial = work_.claims[i];
    const RawClaim& raw = denial.raw;
    const Analysis& a = work_.sentences[raw.sentence].analysis;
    const std::uint32_t end = scope_end(raw);
    Content c;
    for (std::size_t j = 0; j < work_.claims.size(); ++j) {
      const DraftClaim& d = work_.claims[j];
      if (j == i || d.raw.sentence != raw.sentence || d.claim.is_denial()) continue;
      if (d.claim.predicate == "measure" || d.claim.predicate == "political-act") continue;
      // "Sull'invio X non conferma": what it is about, named before the verb.
      const bool topic = d.raw.trigger < raw.trigger && d.raw.verb < 0 &&
                         a.segment_of(d.raw.trigger) == a.segment_of(raw.trigger);
      if ((d.raw.trigger < raw.trigger && !topic) || d.raw.trigger >= end) continue;
      if (d.raw.trigger > raw.trigger && colon_between(raw.trigger, d.raw.trigger)) {
        c.otherwise.push_back(j);
        continue;
      }
      if (!d.drop) c.nested.push_back(j);
      c.acts.insert(d.claim.predicate);
    }
    c.words = predicates_in(work_, a, raw.trigger + 1, end);
    for (const Filler& f : a.fillers) {
      if (f.first < raw.trigger || f.last > end) continue;
      if (f.kind == FillerKind::goods) c.goods.insert(f.item);
      if (f.kind == FillerKind::entity) sides_.add(f.link, c.parties);
    }
    if (calls_false(denial)) {  // "the sanctions rest on a lie": what they were imposed for
      for (const char* act : kPublicActs) {
        c.words.erase(act);
        c.acts.erase(act);
      }
    }
    c.all = about_all(a, raw.first, end);
    c.said = longer_words(raw.trigger, end);
    c.denier = parties_[i].actor;
    c.denier.insert(sides_.of(denial.claim.sayers));
    return c;
  }

  // Charges in the plural or as a whole, and no word of what they say.
  bool about_all(const Analysis& a, std::uint32_t first, std::uint32_t last) const {
    const Lexicon& lexicon = work_.language->lexicon;
    return std::any_of(a.matches.begin(), a.matches.end(), [&](const LexMatch& m) {
      if (m.first < first || m.last > last) return false;
      return lexicon.is_in(m.group, "charge.whole") ||
             (lexicon.is_in(m.group, "charge.n") && (m.features & kPlural) != 0);
    });
  }

  bool colon_between(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t)
      if (work_.tokens[t].word == ":") return true;
    return false;
  }

  Words longer_words(std::uint32_t first, std::uint32_t last) const {
    Words out;
    for (std::uint32_t t = first; t < last && t < work_.tokens.size(); ++t)
      if (work_.tokens[t].word.size() >= kLonger) out.push_back(work_.tokens[t].word);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  // Words that the denial shares with the sentence of a claim.
  int echo(const RawClaim& raw, const Content& c) const {
    const Sentence& s = work_.tokens.sentences[raw.sentence];
    int shared = 0;
    for (const std::string_view word : longer_words(s.first, s.last))
      shared += std::binary_search(c.said.begin(), c.said.end(), word);
    return std::min(shared, 4);
  }

  bool own_words(const Claim& t, const Claim& denial) const {
    return std::any_of(t.sayers.begin(), t.sayers.end(), [&](const model::Sayer& s) {
      return s.id != "AUTHOR" && std::any_of(denial.sayers.begin(), denial.sayers.end(),
                                             [&](const model::Sayer& d) { return d.id == s.id; });
    });
  }

  bool candidate(std::size_t j, std::size_t i, const Content& c) const {
    const DraftClaim& d = work_.claims[j];
    if (j == i || d.drop || d.claim.is_denial() || d.claim.predicate == "measure") return false;
    const RawClaim& denial = work_.claims[i].raw;
    if (d.raw.sentence == denial.sentence && d.raw.trigger > denial.trigger) return false;
    if (!d.claim.positive || own_words(d.claim, work_.claims[i].claim)) return false;
    if (calls_false(work_.claims[i]) && public_act(d.claim) &&
        d.claim.modality == model::Modality::asserted)
      return false;
    return std::find(c.nested.begin(), c.nested.end(), j) == c.nested.end();
  }

  std::string meant_by(const std::string& goods) const {
    const auto it = work_.frames->by_goods.find(goods);
    return it == work_.frames->by_goods.end() ? std::string() : it->second;
  }

  int goods_likeness(const Claim& t, const Content& c) const {
    int best = c.goods.empty() ? 0 : -3;
    for (const std::string& goods : c.goods) {
      if (t.goods && t.goods->item == goods) return 4;
      if (meant_by(goods) == t.predicate) best = 3;
      // "Handled the money": coins are money, too.
      if (goods == "money" && t.predicate.starts_with("crypto-")) best = std::max(best, 1);
    }
    return best;
  }

  int party_likeness(std::size_t j, const Content& c) const {
    const auto& [actor, counterpart] = parties_[j];
    int score = meet(actor, c.denier) ? 5 : meet(counterpart, c.denier) ? 4 : 0;
    if (meet(actor, c.parties) || meet(counterpart, c.parties)) score += 2;
    return score;
  }

  int likeness(std::size_t j, const Content& c) const {
    const Claim& t = work_.claims[j].claim;
    int score = party_likeness(j, c) + goods_likeness(t, c);
    if (c.acts.contains(t.predicate))
      score += 8;
    else if (c.words.contains(t.predicate))
      score += 4;
    else if (!c.acts.empty())
      score -= 4;
    // What somebody claims is denied, rather than what the writer tells.
    if (!t.sayers.empty() && t.sayers.front().id != "AUTHOR") score += 2;
    if (t.modality == model::Modality::alleged) score += 1;
    if (t.predicate == "financial-service") score -= 2;  // the deal rather than what it cost
    return is_event(t) ? score + 2 : score - 2;
  }

  // The same act told again: same predicate, parties that do not contradict.
  bool same_act(std::size_t i, std::size_t j) const {
    const Claim& a = work_.claims[i].claim;
    const Claim& b = work_.claims[j].claim;
    if (a.predicate != b.predicate) return false;
    if (a.goods && b.goods && meant_by(a.goods->item) != meant_by(b.goods->item)) return false;
    const auto clash = [](const Ids& x, const Ids& y) {
      return !x.empty() && !y.empty() && !meet(x, y);
    };
    return !clash(parties_[i].actor, parties_[j].actor) &&
           !clash(parties_[i].counterpart, parties_[j].counterpart);
  }

  // What somebody could be charged with, rather than what authorities or states did about it.
  bool charge(const Claim& t) const { return is_event(t) && !public_act(t); }

  static bool public_act(const Claim& t) {
    return std::any_of(std::begin(kPublicActs), std::end(kPublicActs),
                       [&](const char* act) { return t.predicate == act; });
  }

  // Nobody calls it false that authorities did what they did in public, but their reasons.
  static bool calls_false(const DraftClaim& denial) {
    return denial.raw.frame->id == "false" || denial.raw.frame->id == "label";
  }

  // Acts of the denier come first, unless the denial's own words speak of something else.
  bool charged(std::size_t i, const Content& c) const {
    for (const char* other :
         {"designation", "enforcement-act", "sanctions-relief", "cooperation", "meeting-visit"})
      if (c.acts.contains(other) || c.words.contains(other)) return false;
    for (std::size_t j = 0; j < work_.claims.size(); ++j)
      if (candidate(j, i, c) && own_charge(j, c)) return true;
    return false;
  }

  bool own_charge(std::size_t j, const Content& c) const {
    return charge(work_.claims[j].claim) && party_likeness(j, c) >= 4;
  }

  std::int64_t nearest(std::size_t i, const Content& c) const {
    const bool charges = charged(i, c);
    std::int64_t best = -1;
    int best_score = 0;
    // "Denied it", "rejects the charge": about what was said last.
    const std::uint32_t reach = c.acts.empty() && c.words.empty() && c.goods.empty() ? 4 : 2;
    for (std::size_t j = 0; j < work_.claims.size(); ++j) {
      if (!candidate(j, i, c) || (charges && !charge(work_.claims[j].claim))) continue;
      const std::uint32_t at = work_.claims[j].raw.sentence;
      const std::uint32_t own = work_.claims[i].raw.sentence;
      const std::uint32_t distance = at <= own ? (own - at) * reach : (at - own) * 4 + 24;
      const int score = (likeness(j, c) + 2 * echo(work_.claims[j].raw, c)) * 4 -
                        static_cast<int>(std::min<std::uint32_t>(distance, 40));
      // Of equals the later one before the denial.
      if (best < 0 || score > best_score || (score == best_score && j < i)) {
        best = static_cast<std::int64_t>(j);
        best_score = score;
      }
    }
    return best >= 0 && likeness(static_cast<std::size_t>(best), c) > 0 ? best : -1;
  }

  // "Rejects every accusation": all that somebody else charged the denier with so far.
  std::vector<std::size_t> all_charges(std::size_t i, const Content& c) const {
    std::vector<std::size_t> out;
    if (!c.all || !c.acts.empty() || !c.words.empty() || !c.goods.empty()) return out;
    for (std::size_t j = 0; j < work_.claims.size(); ++j)
      if (work_.claims[j].raw.sentence <= work_.claims[i].raw.sentence && candidate(j, i, c) &&
          own_charge(j, c))
        out.push_back(j);
    return out;
  }

  void settle(std::size_t i) {
    const Content c = content(i);
    for (const std::size_t o : c.otherwise) work_.claims[o].drop = true;
    if (const auto all = all_charges(i, c); !all.empty()) {
      for (const std::size_t n : c.nested) work_.claims[n].drop = true;
      for (const std::size_t j : all) relate(i, j);
      return;
    }
    const std::int64_t best = nearest(i, c);
    const bool told = best >= 0 && (c.acts.empty() || c.acts.contains(target(best).predicate));
    if (!told && !c.nested.empty()) {  // nobody else claims it: what is denied stands inside
      for (const std::size_t n : c.nested) {
        Claim& inside = work_.claims[n].claim;
        inside.modality = model::Modality::alleged;
        inside.positive = true;
        relate(i, n);
      }
      return;
    }
    for (const std::size_t n : c.nested) work_.claims[n].drop = true;
    if (best < 0) return;
    for (std::size_t j = 0; j < work_.claims.size(); ++j)
      if (candidate(j, i, c) && (static_cast<std::int64_t>(j) == best || repeats(best, j, c)))
        relate(i, j);
  }

  // The act of the target told elsewhere, in words of its own.
  bool repeats(std::int64_t best, std::size_t j, const Content& c) const {
    const DraftClaim& d = work_.claims[j];
    const auto other = static_cast<std::size_t>(best);
    if (!same_act(other, j)) return false;
    const auto stated = [](const std::vector<RoleFiller>& role) {
      return std::any_of(role.begin(), role.end(), [](const RoleFiller& r) { return !r.inferred; });
    };
    const bool said = stated(d.raw.actor) || stated(d.raw.counterpart);
    if (!said || (d.raw.goods < 0 && target(best).goods)) return false;
    return (party_likeness(other, c) == 0) == (party_likeness(j, c) == 0);
  }

  const Claim& target(std::int64_t j) const {
    return work_.claims[static_cast<std::size_t>(j)].claim;
  }

  void relate(std::size_t denial, std::size_t target) {
    Claim& c = work_.claims[denial].claim;
    const About about =
        c.act == "no-confirmation" ? About::neither_confirms_nor_denies : About::denies;
    c.about.push_back({about, std::to_string(target), Fixed::ratio(8, 10)});
  }

  struct Parties {
    Ids actor, counterpart;
  };

  DocumentWork& work_;
  Sides sides_;
  std::vector<Parties> parties_;  // by claim
};

}  // namespace

// Targets are written as indices into work.claims; the reader puts the claims' keys in their place.
void settle_denials(DocumentWork& work) {
  const bool any = std::any_of(work.claims.begin(), work.claims.end(),
                               [](const DraftClaim& d) { return !d.drop && d.claim.is_denial(); });
  if (any) Denials(work).run();
}

}  // namespace vedetta::read
