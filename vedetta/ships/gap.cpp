#include "vedetta/ships/gap.h"

#include <algorithm>

namespace vedetta::ships {
namespace {

// Fixes kept from before the horizon: a late row changes the claims of up to two fixes before it,
// and those look at one more.
constexpr std::size_t kKeptBefore = 3;

// Which of two equal fixes a claim cites: by document and place, so that no order of arrival
// counts.
auto citation(const Fix& fix) {
  return std::tie(fix.document, fix.place.bstart);
}

void write(ByteWriter& out, const Fix& fix) {
  out.number(fix.time_s);
  out.number(fix.latitude_udeg);
  out.number(fix.longitude_udeg);
  out.number(fix.speed_dkn);
  out.flag(fix.odd_mmsi);
  out.flag(fix.zero_position);
  out.number(fix.imo);
  for (const char c : fix.name) out.number(c);
  for (const char c : fix.document) out.number(c);
  out.number(fix.row);
  for (const std::uint32_t n : {fix.place.start, fix.place.end, fix.place.bstart, fix.place.bend})
    out.number(n);
}

Fix read_fix(ByteReader& in, std::uint64_t mmsi) {
  Fix fix;
  fix.mmsi = mmsi;
  fix.time_s = in.number<std::int64_t>();
  fix.latitude_udeg = in.number<std::int32_t>();
  fix.longitude_udeg = in.number<std::int32_t>();
  fix.speed_dkn = in.number<std::int16_t>();
  fix.odd_mmsi = in.flag();
  fix.zero_position = in.flag();
  fix.imo = in.number<std::uint32_t>();
  for (char& c : fix.name) c = in.number<char>();
  for (char& c : fix.document) c = in.number<char>();
  fix.row = in.number<std::uint64_t>();
  for (std::uint32_t* n : {&fix.place.start, &fix.place.end, &fix.place.bstart, &fix.place.bend})
    *n = in.number<std::uint32_t>();
  return fix;
}

}  // namespace

void GapStage::Output::append(Output&& other) {
  claims.insert(claims.end(), std::make_move_iterator(other.claims.begin()),
                std::make_move_iterator(other.claims.end()));
  rejects.insert(rejects.end(), std::make_move_iterator(other.rejects.begin()),
                 std::make_move_iterator(other.rejects.end()));
  duplicates += other.duplicates;
}

void GapStage::add(Ship& ship, const Fix& fix, Output& out) {
  const auto at =
      std::lower_bound(ship.fixes.begin(), ship.fixes.end(), fix,
                       [](const Fix& a, const Fix& b) { return anchor_of(a) < anchor_of(b); });
  const auto index = static_cast<std::size_t>(at - ship.fixes.begin());
  if (at != ship.fixes.end() && anchor_of(*at) == anchor_of(fix)) {
    ++out.duplicates;
    if (citation(*at) <= citation(fix)) return;
    *at = fix;
  } else {
    ship.fixes.insert(at, fix);
  }
  ship.changed_from = std::min(ship.changed_from, index);
}

void GapStage::see(std::span<const Fix> in, Output& out) {
  const bool passing = passed_s_ != INT64_MIN;
  std::vector<Ship*> changed;
  for (const Fix& fix : in) {
    if (passing && fix.time_s < passed_s_ - profile_.lateness_s) {
      out.rejects.push_back({fix.row, "too-late"});
      continue;
    }
    Ship& ship = ships_[fix.mmsi];
    const bool known = ship.changed_from != SIZE_MAX;
    add(ship, fix, out);
    if (!known && ship.changed_from != SIZE_MAX) changed.push_back(&ship);
  }
  for (Ship* ship : changed) {
    // The claim of a fix looks at the one before it and at the two behind it.
    review(*ship, ship->changed_from < 2 ? 0 : ship->changed_from - 2, out);
    ship->changed_from = SIZE_MAX;
  }
}

bool GapStage::is_gap(const Fix& last, const Fix* next) const {
  const std::int64_t heard_s = next ? next->time_s : passed_s_;
  if (heard_s == INT64_MIN || heard_s - last.time_s <= profile_.min_gap_s) return false;
  const bool lay_still =
      last.speed_dkn != kSpeedNotKnown && last.speed_dkn < profile_.min_speed_dkn;
  return !lay_still || (next && distance_m(last, *next) >= profile_.min_distance_m);
}

void GapStage::review(Ship& ship, std::size_t from, Output& out) const {
  const std::vector<Fix>& fixes = ship.fixes;
  const auto at = [&](std::size_t i) { return i < fixes.size() ? &fixes[i] : nullptr; };
  auto said = ship.said.lower_bound(anchor_of(fixes[from]));
  for (std::size_t i = from; i < fixes.size(); ++i) {
    const Anchor anchor = anchor_of(fixes[i]);
    while (said != ship.said.end() && said->first < anchor) ++said;
    const bool known = said != ship.said.end() && said->first == anchor;
    const bool gap = is_gap(fixes[i], at(i + 1));
    if (!gap && (!known || said->second.retracted)) continue;
    if (!known) said = ship.said.try_emplace(said, anchor);
    // What is taken back is the silence after that position, whatever the next one is.
    model::Claim claim =
        gap_claim(fixes[i], gap ? at(i + 1) : nullptr, i == 0 ? nullptr : at(i - 1),
                  gap ? at(i + 2) : nullptr, profile_);
    claim.retracted = !gap;
    say(said->second, std::move(claim), out);
  }
}

void GapStage::say(Said& said, model::Claim claim, Output& out) const {
  claim.revision = 0;
  std::string version = model::version_of(claim);
  if (version == said.version) return;
  said.version = std::move(version);
  said.retracted = claim.retracted;
  claim.revision = ++said.revision;
  out.claims.push_back(std::move(claim));
}

void GapStage::until(Instant t, Output& out) {
  if (t.since_epoch_s() <= passed_s_) return;
  passed_s_ = t.since_epoch_s();
  for (auto& [mmsi, ship] : ships_) {
    const auto said = ship.said.find(anchor_of(ship.fixes.back()));
    if (said == ship.said.end() || said->second.retracted) review(ship, ship.fixes.size() - 1, out);
    forget(ship);
  }
}

void GapStage::forget(Ship& ship) const {
  const std::int64_t horizon_s = passed_s_ - profile_.lateness_s;
  const auto first = std::partition_point(ship.fixes.begin(), ship.fixes.end(),
                                          [&](const Fix& f) { return f.time_s < horizon_s; });
  const auto before = static_cast<std::size_t>(first - ship.fixes.begin());
  if (before <= kKeptBefore) return;
  ship.fixes.erase(ship.fixes.begin(), first - static_cast<std::ptrdiff_t>(kKeptBefore));
  ship.said.erase(ship.said.begin(), ship.said.lower_bound(anchor_of(ship.fixes.front())));
}

void GapStage::save(ByteWriter& out) const {
  out.text(profile_.id);
  out.number(profile_.version);
  out.number(passed_s_);
  out.count(ships_.size());
  for (const auto& [mmsi, ship] : ships_) {
    out.number(mmsi);
    out.count(ship.fixes.size());
    for (const Fix& fix : ship.fixes) write(out, fix);
    out.count(ship.said.size());
    for (const auto& [anchor, said] : ship.said) {
      out.number(std::get<0>(anchor));
      out.number(std::get<1>(anchor));
      out.number(std::get<2>(anchor));
      out.number(said.revision);
      out.flag(said.retracted);
      out.text(said.version);
    }
  }
}

Status GapStage::load_ship(ByteReader& in, std::map<std::uint64_t, Ship>& ships) const {
  const auto mmsi = in.number<std::uint64_t>();
  Ship ship;
  for (std::size_t n = in.count(sizeof(std::int64_t)); n > 0; --n)
    ship.fixes.push_back(read_fix(in, mmsi));
  for (std::size_t n = in.count(sizeof(std::int64_t)); n > 0; --n) {
    const auto time_s = in.number<std::int64_t>();
    const auto latitude = in.number<std::int32_t>();
    Said& said = ship.said[{time_s, latitude, in.number<std::int32_t>()}];
    said.revision = in.number<std::uint32_t>();
    said.retracted = in.flag();
    said.version = in.text();
  }
  VEDETTA_CHECK(in.status());
  const auto disordered = [](const Fix& a, const Fix& b) { return anchor_of(a) >= anchor_of(b); };
  if (ship.fixes.empty() ||
      std::adjacent_find(ship.fixes.begin(), ship.fixes.end(), disordered) != ship.fixes.end())
    return Error{ErrorCode::integrity, "a ship's positions are missing or out of order", "",
                 "go back to an older checkpoint"};
  ships[mmsi] = std::move(ship);
  return ok_status();
}

Status GapStage::load(ByteReader& in) {
  const std::string id(in.text());
  const auto version = in.number<std::int64_t>();
  VEDETTA_CHECK(in.status());
  if (id != profile_.id || version != profile_.version)
    return Error{ErrorCode::integrity, "the checkpoint was made with another gap profile", id,
                 "go on with that profile, or begin anew"};
  const auto passed_s = in.number<std::int64_t>();
  std::map<std::uint64_t, Ship> ships;
  for (std::size_t n = in.count(sizeof(std::uint64_t)); n > 0; --n)
    VEDETTA_CHECK(load_ship(in, ships));
  VEDETTA_CHECK(in.status());
  ships_ = std::move(ships);
  passed_s_ = passed_s;
  return ok_status();
}

}  // namespace vedetta::ships
