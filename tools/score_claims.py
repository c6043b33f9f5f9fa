#!/usr/bin/env python3
"""Scores readings against annotated texts, both in the scheme vedetta-claims/1 (docs/reading.md).

    score_claims.py GOLD PRED [--lang en,it] [--doc NAME,…] [--off-topic FOLDER] [--json]

GOLD holds NAME.gold.json and, where findings are annotated, findings.gold.json; PRED holds
NAME.pred.json as `vedetta read --emit claims --out-dir PRED` writes them. A missing reading counts
as an empty one. Several folders are given as a comma list. Identifiers are the reader's own: each
is taken for the annotated link with which it shares most mentions, one to one. Counts are summed
over the documents, then divided. Standard library only; exit 0, or 2 on unreadable input.

What is counted, for claims in pairs (same predicate, evidence that overlaps, best weight first):
    relaxed    actors meet (or both lack them), counterparts meet or one side lacks them
    directed   all annotated actors and at most one more; counterparts meet, none where gold has none
    strict     relaxed, and parties, goods, modality, polarity and sources are all equal
    findings   (claim, measure) against the `core` rows; rows in `also` neither help nor harm
    outcome    of the rows found, on claims whose annotation has no doubt
    denial     the claims denied are among the annotated ones, by half at least
The metrics named *_of_all are end to end: what is not paired counts as wrong.
"""
import argparse
import collections
import json
import pathlib
import sys

LAYER = "findings.gold.json"
ALARMS = ("breach-alleged", "would-breach")
PARTIES = ("actor", "counterpart", "source")
# Metric: the counters of (right, predicted, annotated) for an F1, of (right, of) for a share.
METRICS = {
    "mention_strict": ("mention_same", "mention_predicted", "mention_gold"),
    "link": ("link_same", "mention_met"),
    "claim_detect": ("paired", "claim_predicted", "claim_gold"),
    "claim_relaxed": ("relaxed", "claim_predicted", "claim_gold"),
    "claim_directed": ("directed", "claim_predicted", "claim_gold"),
    "claim_strict": ("strict", "claim_predicted", "claim_gold"),
    "attribution": ("said", "paired"),
    "attribution_of_all": ("said_by_someone", "source_gold"),
    "modality": ("mood", "paired"),
    "modality_of_all": ("mood", "claim_gold"),
    "time": ("time_same", "time_paired"),
    "time_of_all": ("time_same", "time_gold"),
    "quantity": ("quantity_same", "quantity_paired"),
    "quantity_of_all": ("quantity_same", "quantity_gold"),
    "quantity_bound": ("bound_same", "quantity_same"),
    "findings": ("row_same", "row_predicted", "row_gold"),
    "outcome": ("outcome_same", "outcome_of"),
    "denial_target": ("denial_same", "denial_gold"),
}


class Unreadable(Exception):
    """A file that is no JSON object of the scheme."""


def load(path):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Unreadable(f"{path}: {error}") from error


def load_gold(folders):
    """Documents by name, and the findings layer of those that have one."""
    documents, layer = {}, {}
    for folder in map(pathlib.Path, folders):
        for path in sorted(folder.glob("*.gold.json")):
            if path.name == LAYER:
                layer.update(load(path))
            else:
                documents[path.name[: -len(".gold.json")]] = load(path)
    return documents, layer


def load_readings(folder, names):
    paths = {name: pathlib.Path(folder) / f"{name}.pred.json" for name in names}
    return {name: load(path) if path.exists() else {} for name, path in paths.items()}


def shared(a, b):
    """Code points that two spans have in common."""
    return max(0, min(a["end"], b["end"]) - max(a["start"], b["start"]))


def likeness(a, b):
    whole = max(a["end"], b["end"]) - min(a["start"], b["start"])
    return shared(a, b) / whole if whole else 0.0


def marry(weighed):
    """One to one, heaviest first; of equals the earlier one. Takes (weight, gold, predicted)."""
    gold, predicted, out = set(), set(), []
    for _, i, j in sorted(weighed, key=lambda w: (-w[0], w[1:])):
        if i not in gold and j not in predicted:
            gold.add(i)
            predicted.add(j)
            out.append((i, j))
    return out


def who(item, role):
    return frozenset(item.get(role) or ())


def met_mentions(gold, predicted):
    return marry((shared(x, y), i, j) for i, x in enumerate(gold) for j, y in enumerate(predicted)
                 if x["type"] == y["type"] and shared(x, y))


def pair_claims(gold, predicted):
    def weight(x, y):
        common = sum(bool(who(x, r) & who(y, r)) for r in ("actor", "counterpart"))
        return likeness(x["evidence"], y["evidence"]) + 0.3 * common

    return marry((weight(x, y), i, j) for i, x in enumerate(gold) for j, y in enumerate(predicted)
                 if x["predicate"] == y["predicate"] and shared(x["evidence"], y["evidence"]))


def meet(a, b, role, lenient):
    x, y = who(a, role), who(b, role)
    if lenient:
        return bool(x & y) or not x or not y
    return bool(x & y) or not (x or y)


def is_relaxed(gold, claim):
    return meet(gold, claim, "actor", False) and meet(gold, claim, "counterpart", True)


def is_directed(gold, claim):
    actors, said = who(gold, "actor"), who(claim, "actor")
    return actors <= said and len(said) <= len(actors) + 1 and meet(gold, claim, "counterpart", False)


def has_mood(gold, claim):
    return gold["modality"] == claim.get("modality") and gold["polarity"] == claim.get("polarity", "+")


def goods_of(claim):
    return (claim.get("goods") or {}).get("class")


def is_strict(gold, claim):
    return (is_relaxed(gold, claim) and all(who(gold, r) == who(claim, r) for r in PARTIES)
            and goods_of(gold) == goods_of(claim) and has_mood(gold, claim))


def figure_of(claim):
    """A quantity with a value; None for none and for those relative to a cap."""
    quantity = claim.get("quantity") or {}
    return quantity if isinstance(quantity.get("value"), (int, float)) else None


def same_figure(gold, quantity):
    return (bool(quantity) and quantity.get("unit") == gold["unit"]
            and abs(quantity["value"] - gold["value"]) <= 0.005 * abs(gold["value"]))


def count_mentions(gold, predicted, n):
    n["mention_gold"] += len(gold)
    n["mention_predicted"] += len(predicted)
    place = lambda m: (m["start"], m["end"], m["type"])
    both = collections.Counter(map(place, gold)) & collections.Counter(map(place, predicted))
    n["mention_same"] += sum(both.values())
    for i, j in met_mentions(gold, predicted):
        link, own = gold[i]["link"], predicted[j].get("link") or "nil:"
        n["mention_met"] += 1
        n["link_same"] += link == own or (link.startswith("nil:") and own.startswith("nil:"))


def count_pair(gold, claim, n):
    n["paired"] += 1
    n["relaxed"] += is_relaxed(gold, claim)
    n["directed"] += is_directed(gold, claim)
    n["strict"] += is_strict(gold, claim)
    n["mood"] += has_mood(gold, claim)
    said = who(gold, "source") == who(claim, "source")
    n["said"] += said
    n["said_by_someone"] += said and bool(who(gold, "source"))
    if gold.get("time"):
        n["time_paired"] += 1
        n["time_same"] += (claim.get("time") or {}).get("iso") == gold["time"]["iso"]
    if figure_of(gold):
        n["quantity_paired"] += 1
        if same_figure(gold["quantity"], figure_of(claim)):
            n["quantity_same"] += 1
            n["bound_same"] += claim["quantity"].get("bound") == gold["quantity"]["bound"]


def count_claims(gold, predicted, n):
    n["claim_gold"] += len(gold)
    n["claim_predicted"] += len(predicted)
    n["source_gold"] += sum(bool(who(c, "source")) for c in gold)
    n["time_gold"] += sum(bool(c.get("time")) for c in gold)
    n["quantity_gold"] += sum(bool(figure_of(c)) for c in gold)
    pairs = pair_claims(gold, predicted)
    for i, j in pairs:
        count_pair(gold[i], predicted[j], n)
    return pairs


def count_findings(gold, predicted, pairs, layer, n):
    n["row_gold"] += sum(len(layer[c["id"]]["core"]) for c in gold)
    gold_of = {j: layer[gold[i]["id"]] for i, j in pairs}
    for j, claim in enumerate(predicted):
        named = {}
        for finding in claim.get("findings") or []:
            named.setdefault(finding["measure"], finding.get("outcome"))
        truth = gold_of.get(j, {"core": [], "also": [], "doubt": True})
        right = [m for m in truth["core"] if m in named]
        n["row_same"] += len(right)
        n["row_predicted"] += len(named.keys() - set(truth["also"]))
        if not truth["doubt"]:
            n["outcome_of"] += len(right)
            n["outcome_same"] += sum(named[m] == truth["outcome"] for m in right)
    ids = {predicted[j].get("id"): gold[i]["id"] for i, j in pairs}
    denied = {gold[i]["id"]: {ids.get(d) for d in predicted[j].get("denies") or []}
              for i, j in pairs}
    for claim in gold:
        wanted = set(layer[claim["id"]].get("denies") or ())
        if wanted:
            named = denied.get(claim["id"], set())
            hit = len(wanted & named)
            n["denial_gold"] += 1
            n["denial_same"] += hit > 0 and 2 * hit >= len(named)


def from_body(items, gold, place=lambda item: item):
    return [x for x in items or [] if place(x)["start"] >= (gold.get("body") or 0)]


def body_claims(gold, reading):
    return from_body(reading.get("claims"), gold, lambda c: c["evidence"])


def count_document(gold, reading, layer):
    """Counters of one document; `layer` is its findings annotation, or None."""
    n = collections.Counter(documents=1)
    count_mentions(gold["mentions"], from_body(reading.get("mentions"), gold), n)
    predicted = body_claims(gold, reading)
    pairs = count_claims(gold["claims"], predicted, n)
    if layer is not None:
        count_findings(gold["claims"], predicted, pairs, layer, n)
    return n


def translate_ids(documents, readings):
    """The readings with their own entity ids replaced by the annotated links they stand for."""
    known = {m["link"] for d in documents.values() for m in d["mentions"]}
    known |= {v for d in documents.values() for c in d["claims"] for r in PARTIES
              for v in who(c, r)}
    together = collections.Counter()
    for name, gold in documents.items():
        predicted = readings[name].get("mentions") or []
        for i, j in met_mentions(gold["mentions"], predicted):
            if predicted[j].get("link"):
                together[predicted[j]["link"], gold["mentions"][i]["link"]] += 1
    own_ids = {own for own, _ in together}
    meaning = {}
    for (own, link), _ in sorted(together.items(), key=lambda item: (-item[1], item[0])):
        if own in known:
            meaning[own] = own
        elif own not in meaning and link not in own_ids and link not in meaning.values():
            meaning[own] = link
    say = lambda own: meaning.get(own, own)
    out = {}
    for name, reading in readings.items():
        out[name] = {
            "mentions": [{**m, "link": say(m.get("link"))} for m in reading.get("mentions") or []],
            "claims": [{**c, **{r: [say(v) for v in c.get(r) or []] for r in PARTIES}}
                       for c in reading.get("claims") or []]}
    return out


def figure(n, counters):
    """Value, and what it is made of; value None without a denominator."""
    right, *rest = (n[c] for c in counters)
    if len(rest) == 2:
        value = 2 * right / sum(rest) if sum(rest) else None
        precision, recall = (right / r if r else None for r in rest)
        return {"value": value, "precision": precision, "recall": recall, "right": right,
                "predicted": rest[0], "gold": rest[1]}
    return {"value": right / rest[0] if rest[0] else None, "right": right, "of": rest[0]}


def score(documents, readings, layer):
    """Metric → figure over all documents, with the reader's own ids translated."""
    readings = translate_ids(documents, readings)
    total = collections.Counter()
    for name, gold in documents.items():
        total.update(count_document(gold, readings[name], layer.get(name)))
    return {metric: figure(total, counters) for metric, counters in METRICS.items()}


def alarms(readings):
    """Documents off the topic: (name, claim id, measure) of every breach found; all are false."""
    return [(name, claim.get("id"), f["measure"]) for name, reading in sorted(readings.items())
            for claim in reading.get("claims") or [] for f in claim.get("findings") or []
            if f.get("outcome") in ALARMS]


def table(title, figures):
    show = lambda v: "-" if v is None else f"{v:.3f}"
    lines = [title, f"  {'metric':22}{'value':>8}{'precision':>11}{'recall':>8}   right/of"]
    for metric, f in figures.items():
        of = f"{f['predicted']}+{f['gold']}" if "gold" in f else str(f["of"])
        lines.append(f"  {metric:22}{show(f['value']):>8}{show(f.get('precision')):>11}"
                     f"{show(f.get('recall')):>8}   {f['right']}/{of}")
    return "\n".join(lines)


def select(documents, languages, names):
    return {name: d for name, d in documents.items()
            if (not languages or d["lang"] in languages) and (not names or name in names)}


def run(options):
    split = lambda text: [part for part in (text or "").split(",") if part]
    documents, layer = load_gold(split(options.gold))
    documents = select(documents, split(options.lang), split(options.doc))
    if not documents:
        raise Unreadable(f"{options.gold}: no annotated documents")
    readings = load_readings(options.pred, documents)
    out = {"documents": len(documents), "figures": score(documents, readings, layer)}
    if options.off_topic:
        paths = sorted(pathlib.Path(options.off_topic).glob("*.pred.json"))
        off = {p.name[: -len(".pred.json")]: load(p) for p in paths}
        found = alarms(off)
        out["off_topic"] = {"documents": len(off), "alarms": found,
                            "documents_with_alarm": len({a[0] for a in found})}
    if options.json:
        print(json.dumps(out, indent=1))
        return
    print(table(f"{len(documents)} documents", out["figures"]))
    if options.off_topic:
        o = out["off_topic"]
        print(f"off topic: {o['documents']} documents, {o['documents_with_alarm']} with an alarm")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold")
    parser.add_argument("pred")
    parser.add_argument("--lang", help="languages, by commas")
    parser.add_argument("--doc", help="documents, by commas")
    parser.add_argument("--off-topic", help="folder with readings of texts off the topic")
    parser.add_argument("--json", action="store_true")
    try:
        run(parser.parse_args())
    except Unreadable as error:
        print(f"score_claims: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
