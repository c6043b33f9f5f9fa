#include "vedetta/assess/acts.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "vedetta/core/hash.h"

namespace vedetta::assess {
namespace {

using model::About;
using model::Claim;
using model::Quantity;

enum class Tie { none, loose, firm };  // don't agree; don't contradict; agree in what is stated

// Figures of one act may differ by half: sayers count differently.
constexpr Fixed kFiguresDiffer = Fixed::ratio(3, 2);

Tie goods_tie(const Claim& a, const Claim& b, const model::Vocabulary& vocabulary) {
  if (!a.goods && !b.goods) return Tie::firm;
  if (!a.goods || !b.goods) return Tie::loose;
  if (a.goods->item == b.goods->item) return Tie::firm;
  const bool related = vocabulary.goods_within(a.goods->item, b.goods->item) ||
                       vocabulary.goods_within(b.goods->item, a.goods->item);
  return related ? Tie::loose : Tie::none;
}

Tie side_tie(const Claim& a, const Claim& b, std::string_view role, const FactSource& source) {
  const auto left = a.fillers(role);
  const auto right = b.fillers(role);
  if (left.empty() || right.empty()) return Tie::loose;
  for (const std::string_view x : left) {
    for (const std::string_view y : right) {
      if (x == y) return Tie::firm;
      // A state and one of its own; two different organs of one state are not the same party.
      const bool one_is_state = x.starts_with("gpe:") || y.starts_with("gpe:");
      const std::string state = one_is_state ? source.state_of(x) : std::string();
      if (!state.empty() && state == source.state_of(y)) return Tie::firm;
    }
  }
  return Tie::none;
}

Tie days_tie(const Claim& a, const Claim& b, const DocumentDates& dates) {
  const ActDays x = days_of(a, dates.of(a));
  const ActDays y = days_of(b, dates.of(b));
  if (x.stated && y.stated) return x.days.overlaps(y.days) ? Tie::firm : Tie::none;
  // Undated claims are about the year before their document.
  const auto reach = [](const ActDays& d) {
    return d.stated ? d.days : DayInterval{*d.days.first - 365, *d.days.last};
  };
  return reach(x).overlaps(reach(y)) ? Tie::loose : Tie::none;
}

Tie quantity_tie(const Claim& one, const Claim& other) {
  if (!one.quantity || !other.quantity) return Tie::loose;
  const Quantity& x = *one.quantity;
  const Quantity& y = *other.quantity;
  if (x.unit != y.unit || !x.value || !y.value) return Tie::loose;
  if (*x.value == *y.value) return Tie::firm;
  const auto [low, high] = std::minmax(*x.value, *y.value);
  const auto meets = [](const Quantity& a, const Quantity& b) {
    return !a.least() || !b.most() || *a.least() <= *b.most();
  };
  const bool near = high <= low * kFiguresDiffer;
  return near || (meets(x, y) && meets(y, x)) ? Tie::loose : Tie::none;
}

bool prospective(const Claim& claim, const DocumentDates& dates) {
  const Day day = dates.of(claim);
  return is_prospective(claim, days_of(claim, day), day);
}

class Components {
 public:
  explicit Components(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[root(a)] = root(b); }

 private:
  std::vector<std::size_t> parent_;
};

ActOf act_of(std::vector<const Claim*> members, const std::vector<const Claim*>& denials,
             const DocumentDates& dates) {
  ActOf out;
  out.claims = std::move(members);
  std::set<std::string> sayers;
  std::set<std::string> origins;
  std::string bytes;
  for (const Claim* c : out.claims) {
    out.act.claims.push_back(c->key);
    bytes += c->key + "\n";
    for (const model::Sayer& s : c->sayers) sayers.insert(s.id);
    origins.insert(origin_of(*c, dates));
  }
  for (const Claim* d : denials) {
    const bool about_us = std::any_of(d->about.begin(), d->about.end(), [&](const auto& relation) {
      return std::binary_search(out.act.claims.begin(), out.act.claims.end(), relation.target);
    });
    if (!about_us) continue;
    out.denials.push_back(d);
    out.act.denials.push_back(d->key);
  }
  out.act.sayers.assign(sayers.begin(), sayers.end());
  out.act.origins.assign(origins.begin(), origins.end());
  out.act.key = sha256_hex(bytes);
  return out;
}

}  // namespace

std::string origin_of(const Claim& claim, const DocumentDates& dates) {
  const bool own = claim.sayers.empty() || claim.sayers.back().kind == model::SayerKind::author;
  return own ? dates.source_of(claim.document) : claim.sayers.back().id;
}

std::optional<std::string> link(const Claim& a, const Claim& b, const FactSource& source,
                                const measures::Measures& measures,
                                const model::Vocabulary& vocabulary, const DocumentDates& dates) {
  const auto same = [](const Claim& x, const Claim& y) {
    return std::any_of(x.about.begin(), x.about.end(), [&](const model::Relation& r) {
      return r.target == y.key && (r.about == About::same_as || r.about == About::confirms ||
                                   r.about == About::corrects);
    });
  };
  if (same(a, b) || same(b, a)) return "related";
  if (a.is_denial() || b.is_denial()) return std::nullopt;
  if (!measures.claim_facts().same_act(a.predicate, b.predicate)) return std::nullopt;
  if (a.act != b.act && !a.act.empty() && !b.act.empty()) return std::nullopt;
  if (prospective(a, dates) != prospective(b, dates)) return std::nullopt;
  const Tie days = days_tie(a, b, dates);
  const Tie goods = goods_tie(a, b, vocabulary);
  const Tie figures = quantity_tie(a, b);
  const Tie actor = side_tie(a, b, "actor", source);
  const Tie counterpart = side_tie(a, b, "counterpart", source);
  for (const Tie tie : {days, goods, figures, actor, counterpart})
    if (tie == Tie::none) return std::nullopt;
  if (actor == Tie::loose && counterpart == Tie::loose) return std::nullopt;
  const bool parties = actor == Tie::firm && counterpart == Tie::firm;
  const bool tied = days == Tie::firm || figures == Tie::firm;
  // Goods that are only related, or a party that only one names, need a day or figure that ties.
  if (a.predicate != b.predicate && !tied) return std::nullopt;
  if ((goods == Tie::loose || !parties) && !tied) {
    const bool one_sided = goods == Tie::firm && a.goods.has_value();
    if (!one_sided) return std::nullopt;
  }
  // What did not happen (or stopped) joins a claim that it did only where nothing is left open.
  if (a.positive != b.positive && !(parties && goods == Tie::firm && days == Tie::firm))
    return std::nullopt;
  return tied ? "same parties, goods and day or figure" : "same parties and goods";
}

std::vector<ActOf> acts_of(std::span<const Claim> claims, const FactSource& source,
                           const measures::Measures& measures, const model::Vocabulary& vocabulary,
                           const DocumentDates& dates) {
  std::vector<const Claim*> members;
  std::vector<const Claim*> denials;
  for (const Claim& c : claims)
    if (!c.retracted) (c.is_denial() ? denials : members).push_back(&c);
  const auto by_key = [](const Claim* a, const Claim* b) { return a->key < b->key; };
  std::sort(members.begin(), members.end(), by_key);
  std::sort(denials.begin(), denials.end(), by_key);
  Components components(members.size());
  for (std::size_t i = 0; i < members.size(); ++i)
    for (std::size_t j = i + 1; j < members.size(); ++j)
      if (link(*members[i], *members[j], source, measures, vocabulary, dates))
        components.join(i, j);
  std::map<std::size_t, std::vector<const Claim*>> groups;
  for (std::size_t i = 0; i < members.size(); ++i) groups[components.root(i)].push_back(members[i]);
  std::vector<ActOf> out;
  for (auto& [root, group] : groups) out.push_back(act_of(std::move(group), denials, dates));
  std::sort(out.begin(), out.end(),
            [](const ActOf& a, const ActOf& b) { return a.act.key < b.act.key; });
  return out;
}

}  // namespace vedetta::assess
