#include "vedetta/names/compare.h"

#include <algorithm>

#include "vedetta/names/evidence.h"
#include "vedetta/text/utf8.h"

namespace vedetta::names {
namespace {

constexpr std::int64_t kThousandth = 1000;  // in millionths

Kind kind_of_pair(const EntityView& query, const EntityView& entry) {
  const bool person =
      kind_of(query.schema) == Kind::person || kind_of(entry.schema) == Kind::person;
  return person ? Kind::person : Kind::other;
}

// Schemas of one family can be one thing; an unknown or general one can be any.
enum class Family : std::uint8_t { any, person, organisation, craft, wallet, other };

Family family_of(std::string_view schema) {
  if (schema.empty() || schema == "LegalEntity" || schema == "Thing") return Family::any;
  if (schema == "Person") return Family::person;
  if (schema == "Organization" || schema == "Company" || schema == "PublicBody")
    return Family::organisation;
  if (schema == "Vessel" || schema == "Airplane") return Family::craft;
  if (schema == "CryptoWallet") return Family::wallet;
  return Family::other;
}

text::Script script_of(const ReadingView& reading) {
  for (const TokenView& token : reading.tokens)
    if (const text::Script s = text::dominant_script(token.text); s != text::Script::common)
      return s;
  return text::Script::common;
}

// Whether two readings are spelt in one script: a transliterated one is Latin.
bool same_script(const ReadingView& a, const ReadingView& b) {
  const text::Script x = script_of(a), y = script_of(b);
  return x == y || x == text::Script::common || y == text::Script::common;
}

// Two names written in one script of syllables or logograms are compared as written: romanised, too
// many of them sound alike.
bool only_as_written(const NameView& a, const NameView& b) {
  if (a.readings.empty() || b.readings.empty()) return false;
  const text::Script x = script_of(a.readings.front()), y = script_of(b.readings.front());
  return x == y && (x == text::Script::hangul || text::is_unspaced(x));
}

void consider(NameMatch& best, const NameView& query, const NameView& entry,
              const ReadingView& of_query, const ReadingView& of_entry, Kind kind,
              const Knowledge& knowledge) {
  const Weights& w = knowledge.weights();
  NameMatch match;
  match.alignment = align(of_query.tokens, of_entry.tokens, kind, knowledge);
  match.score = match.alignment.score;
  const auto take_off = [&](std::int64_t& what, std::int64_t millionths) {
    what = -std::clamp<std::int64_t>(millionths, 0, match.score);
    match.score += what;
  };
  if (of_query.transliterated != of_entry.transliterated)
    take_off(match.transliterated, w.transliterated * kThousandth);
  if (entry.kind == AliasKind::previous) take_off(match.previous, w.previous * kThousandth);
  if (entry.kind == AliasKind::weak || query.kind == AliasKind::weak)
    take_off(match.weak, match.score - w.weak_cap * kThousandth);
  if (best.query && match.score <= best.score) return;
  match.query = &query;
  match.entry = &entry;
  match.query_reading = &of_query;
  match.entry_reading = &of_entry;
  best = std::move(match);
}

std::string words(const ReadingView& reading, std::size_t first, std::size_t count) {
  std::string out;
  for (std::size_t i = first; i < first + count && i < reading.tokens.size(); ++i)
    out += (i > first ? " " : "") + text::encode(reading.tokens[i].text);
  return out;
}

class Explanation {
 public:
  void add(std::string feature, std::string value, std::int64_t millionths) {
    match_.reasons.push_back(
        {std::move(feature), std::move(value), Fixed::from_millionths(millionths)});
    total_ += millionths;
  }
  std::int64_t total() const { return total_; }

  void add_names(const NameMatch& names) {
    if (!names.query) return;
    match_.query_name = names.query->written;
    match_.entry_name = names.entry->written;
    match_.alias_kind = names.entry->kind;
    const Alignment& a = names.alignment;
    for (const Pair& pair : a.pairs) {
      const std::string x = words(*names.query_reading, pair.query_first, pair.query_count);
      const std::string y = words(*names.entry_reading, pair.entry_first, pair.entry_count);
      add("word", pair.how == How::equal ? x : x + " ~ " + y + " (" + to_string(pair.how) + ")",
          pair.points);
    }
    for (const auto i : a.extra_query) add("extra-word", words(*names.query_reading, i, 1), 0);
    for (const auto i : a.extra_entry) add("missing-word", words(*names.entry_reading, i, 1), 0);
    add_if("word-order", "", a.order);
    add_if("names-differ", "each side has a name that the other lacks", a.conflict);
    add_if("legal-forms-differ", "", a.legal_form);
    add_if("numbers-differ", "", a.numbers);
    add_if("one-word-alone", "", a.single);
    add_if("transliterated",
           std::string(names.query->written) + " / " + std::string(names.entry->written),
           names.transliterated);
    add_if("former-name", std::string(names.entry->written), names.previous);
    add_if("weak-alias", std::string(names.entry->written), names.weak);
    if (names.query_reading->lookalike)
      add("obfuscation", "letters of several scripts inside a word", 0);
    if (names.query->cut) add("name-cut", "only the beginning of the name was compared", 0);
  }

  Match finish(const Weights& w) && {
    if (total_ < 0) add("limit", "not below 0", -total_);
    if (total_ > Fixed::kScale) add("limit", "not above 1", Fixed::kScale - total_);
    match_.score = Fixed::from_millionths(total_);
    match_.match = total_ >= w.threshold * kThousandth;
    return std::move(match_);
  }

 private:
  void add_if(const char* feature, std::string value, std::int64_t millionths) {
    if (millionths != 0) add(feature, std::move(value), millionths);
  }
  Match match_;
  std::int64_t total_ = 0;
};

const std::string* shared_identifier(const EntityView& query,
                                     const std::vector<std::string>& entry) {
  for (const std::string& key : query.identifiers)
    if (std::binary_search(entry.begin(), entry.end(), key)) return &key;
  return nullptr;
}

std::string_view kind_of_key(std::string_view key) {
  return key.substr(0, key.find(':') + 1);
}

// Another number of a kind of which a thing has one, and none in common.
const std::string* differing_identifier(const EntityView& query,
                                        const std::vector<std::string>& entry) {
  for (const std::string& key : query.identifiers) {
    if (!is_unique_kind(key)) continue;
    for (const std::string& other : entry)
      if (kind_of_key(other) == kind_of_key(key)) return &key;
  }
  return nullptr;
}

}  // namespace

bool can_be_same(std::string_view schema, std::string_view other) {
  const Family a = family_of(schema), b = family_of(other);
  if (a == b || a == Family::any || b == Family::any) return true;
  const bool person = a == Family::person || b == Family::person;
  const bool organisation = a == Family::organisation || b == Family::organisation;
  return person ? organisation : a != Family::wallet && b != Family::wallet;
}

NameMatch best_names(const EntityView& query, const EntityView& entry, const Knowledge& knowledge) {
  NameMatch best;
  const Kind kind = kind_of_pair(query, entry);
  for (const NameView& q : query.names)
    for (const NameView& e : entry.names) {
      const bool as_written = only_as_written(q, e);
      for (const ReadingView& of_query : q.readings)
        for (const ReadingView& of_entry : e.readings)
          if (same_script(of_query, of_entry) &&
              !(as_written && of_query.transliterated && of_entry.transliterated))
            consider(best, q, e, of_query, of_entry, kind, knowledge);
    }
  return best;
}

Match compare(const PreparedEntity& query, const EntityView& entry,
              const model::Entity& entry_facts, const NameMatch& names,
              const Knowledge& knowledge) {
  const Weights& w = knowledge.weights();
  Explanation why;
  if (!can_be_same(query.view().schema, entry.schema)) {
    why.add("schema", std::string(query.view().schema) + " is never " + std::string(entry.schema),
            0);
    return std::move(why).finish(w);
  }
  const std::vector<std::string> identifiers = identifiers_of(entry_facts);
  if (const std::string* shared = shared_identifier(query.view(), identifiers)) {
    why.add("identifier", *shared, w.identifier_equal * kThousandth);
    return std::move(why).finish(w);
  }
  why.add_names(names);
  const bool supported = names.score >= w.floor_for_support * kThousandth;
  for (const Evidence& each : evidence_between(query.entity(), entry_facts, w))
    why.add(each.feature, each.value,
            each.points > 0 && !supported ? 0 : each.points * kThousandth);
  if (const std::string* differing = differing_identifier(query.view(), identifiers))
    why.add("identifier", *differing + " differs", w.identifier_differs * kThousandth);
  const Family a = family_of(query.view().schema), b = family_of(entry.schema);
  if (a != b && a != Family::any && b != Family::any)
    why.add("schema", std::string(query.view().schema) + " / " + std::string(entry.schema),
            w.schema_differs * kThousandth);
  if (query.names_left_out() > 0)
    why.add("names-left-out", std::to_string(query.names_left_out()) + " names beyond the limit",
            0);
  return std::move(why).finish(w);
}

Match compare(const model::Entity& query, const model::Entity& entry, const Knowledge& knowledge) {
  const PreparedEntity a(query, knowledge), b(entry, knowledge);
  return compare(a, b.view(), b.entity(), best_names(a.view(), b.view(), knowledge), knowledge);
}

Value to_value(const Reason& reason) {
  Value value;
  value.set("feature", reason.feature);
  value.set("value", reason.value);
  value.set("points", reason.points);
  return value;
}

}  // namespace vedetta::names
