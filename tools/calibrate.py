#!/usr/bin/env python3
"""Learns data/read/calibration.toml: how sure the reader may be of a claim.

    calibrate.py PROGRAM [--shared FOLDER] [--out FILE] [--json]

Reads the annotated documents of tools/reading_accuracy.toml with the program and asks of each claim
whether who did what is right (claim_relaxed of tools/score_claims.py). What the reader lists as
`weighed …` in a claim's reasons are its features. Weights: logistic regression with an L2 penalty
over all documents; steps: isotonic regression over scores from documents that the weights did not
see, in blocks of at least 10 claims, each share with one right and one wrong claim added; between the
mean scores of two blocks the share is read off the line that joins them. The steps
and the share from which a card is clear are those of the shared documents, press articles as users
bring them (the own corpus is harder by design, and has its own line in the figures); that share is as
strict as leaves two claims in five clear. All is then
checked on documents that neither weights nor steps saw (10 folds of documents; a text and its
translation stay together): the figures printed, and written into the file, are those. Deterministic,
standard library.
"""
import argparse
import json
import math
import pathlib
import random
import sys
import tempfile
import tomllib

import reading_accuracy
import score_claims

MARK = "weighed "
SEED = 1718
FOLDS, INNER_FOLDS = 10, 5
SEEN = 8          # claims that must have a feature for it to get a weight
PENALTY = 2.0     # of the squared weights
ROUNDS = 40
BLOCK = 10        # claims in a step at least
RIGHT = 0.90      # share of right claims among those shown as clear: the aim
SHOWN = 0.39      # share of claims that are clear: as few as let two in five be so in the check
JUDGED = "shared"  # the corpus whose documents give the steps
# Parties that only the reader supplies: such a claim is never clear.
GUESSES = (":the other side so far", ":by the other side")


class Sample:
    """A claim read: its features, whether it is right, and the text it stands in."""

    def __init__(self, features, right, group, corpus):
        self.features, self.right, self.group, self.corpus = features, right, group, corpus
        self.guessed = any(f.endswith(GUESSES) for f in features)


def features_of(claim):
    for reason in claim.get("reasons") or []:
        if reason.startswith(MARK):
            return reason[len(MARK):].split(", ")
    return []


def samples_of(documents, readings, corpus):
    readings = score_claims.translate_ids(documents, readings)
    out = []
    for name, gold in documents.items():
        claims = score_claims.body_claims(gold, readings[name])
        right = {j for i, j in score_claims.pair_claims(gold["claims"], claims)
                 if score_claims.is_relaxed(gold["claims"][i], claims[j])}
        group = name.rsplit("_", 1)[0]
        out += [Sample(features_of(c), j in right, group, corpus) for j, c in enumerate(claims)]
    return out


def collect(program, shared, scratch):
    table = tomllib.loads((reading_accuracy.HERE / "reading_accuracy.toml").read_text())
    out, gold = [], 0
    for name in sorted(table):
        folder = scratch / name
        folder.mkdir()
        _, readings, _ = reading_accuracy.measure(program, table[name], shared, folder)
        _, documents, _ = reading_accuracy.gold_of(table[name], shared)
        out += samples_of(documents, readings, name)
        gold += sum(len(d["claims"]) for d in documents.values()) if name == JUDGED else 0
    return out, gold


def sigmoid(x):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


class Weights:
    """Logistic regression, by Newton steps along one weight after the other."""

    def __init__(self, samples):
        counts = {}
        for s in samples:
            for f in s.features:
                counts[f] = counts.get(f, 0) + 1
        self.by_feature = {f: 0.0 for f in sorted(counts) if SEEN <= counts[f] < len(samples)}
        self.intercept = 0.0
        having = {f: [] for f in self.by_feature}
        for i, s in enumerate(samples):
            for f in set(s.features) & having.keys():
                having[f].append(i)
        sums = [0.0] * len(samples)
        for _ in range(ROUNDS):
            moved = self.step(samples, sums, None, range(len(samples)))
            for f, at in having.items():
                moved = max(moved, self.step(samples, sums, f, at))
            if moved < 1e-4:
                break
        self.by_feature = {f: round(w, 3) for f, w in self.by_feature.items() if abs(w) >= 0.005}
        self.intercept = round(self.intercept, 3)

    def step(self, samples, sums, feature, at):
        old = self.intercept if feature is None else self.by_feature[feature]
        penalty = 0.0 if feature is None else PENALTY
        slope, curve = -penalty * old, penalty + 1e-6
        for i in at:
            p = sigmoid(sums[i])
            slope += samples[i].right - p
            curve += p * (1 - p)
        change = max(-1.0, min(1.0, slope / curve))
        for i in at:
            sums[i] += change
        if feature is None:
            self.intercept += change
        else:
            self.by_feature[feature] += change
        return abs(change)

    def score(self, sample):
        return self.intercept + sum(self.by_feature.get(f, 0.0) for f in sample.features)


def folds(samples, count):
    groups = sorted({s.group for s in samples})
    random.Random(SEED).shuffle(groups)
    for k in range(count):
        held = set(groups[k::count])
        yield ([s for s in samples if s.group not in held],
               [s for s in samples if s.group in held])


def unseen_scores(samples, count):
    """(score, right, guessed) of every judged claim by weights that did not see its document."""
    out = []
    for train, held in folds(samples, count):
        weights = Weights(train)
        out += [(weights.score(s), s.right, s.guessed) for s in held if s.corpus == JUDGED]
    return out


def steps_of(scored):
    """Isotonic steps [(mean score, share)] by pooling adjacent violators."""
    blocks = []  # [sum of scores, right, claims, last score]
    for score, right, _ in sorted(scored):
        if blocks and (blocks[-1][2] < BLOCK or blocks[-1][3] == score):
            blocks[-1] = merged(blocks[-1], [score, int(right), 1, score])
        else:
            blocks.append([score, int(right), 1, score])
    if len(blocks) > 1 and 2 * blocks[-1][2] < BLOCK:  # too few to stand alone
        blocks[-2:] = [merged(*blocks[-2:])]
    share = lambda b: (b[1] + 1) / (b[2] + 2)
    pooled = []
    for block in blocks:
        pooled.append(block)
        while len(pooled) > 1 and share(pooled[-1]) <= share(pooled[-2]):
            pooled[-2:] = [merged(*pooled[-2:])]
    return [(round(b[0] / b[2], 3), round(share(b), 3)) for b in pooled]


def merged(a, b):
    return [a[0] + b[0], a[1] + b[1], a[2] + b[2], b[3]]


def read_off(steps, score):
    """The share at a score: between two steps on the line that joins them."""
    if score < steps[0][0]:
        return steps[0][1]
    for (at, share), (above, higher) in zip(steps, steps[1:]):
        if score < above:
            return share + (higher - share) * (score - at) / (above - at)
    return steps[-1][1]


def clear_from(scored, steps):
    """The strictest share that leaves SHOWN of the claims clear; a guess takes no place."""
    shares = sorted((read_off(steps, score) for score, _, guessed in scored if not guessed),
                    reverse=True)
    last = min(math.ceil(SHOWN * len(scored)), len(shares)) - 1
    return math.floor(shares[last] * 1000) / 1000


def check(samples):
    """(share, right, shown as clear, corpus) of every claim by a table that did not see its document.
    """
    out = []
    for train, held in folds(samples, FOLDS):
        scored = unseen_scores(train, INNER_FOLDS)
        steps, weights = steps_of(scored), Weights(train)
        clear = clear_from(scored, steps)
        shares = [(read_off(steps, weights.score(s)), s) for s in held]
        out += [(share, s.right, share >= clear and not s.guessed, s.corpus) for share, s in shares]
    return out


def report(all_judged, clear, gold):
    judged = [j[:3] for j in all_judged if j[3] == JUDGED]
    shown = [right for _, right, is_shown in judged if is_shown]
    own = [right for _, right, is_shown, corpus in all_judged if is_shown and corpus != JUDGED]
    right = sum(r for _, r, _ in judged)
    ratio = lambda a, b: round(a / b, 3) if b else None
    error = sum((share - r) ** 2 for share, r, _ in judged) / len(judged)
    return {"claims": len(judged), "right": right, "annotated": gold, "clear": clear,
            "shown": len(shown), "shown_right": sum(shown),
            "precision": ratio(sum(shown), len(shown)),
            "own_shown": len(own), "own_shown_right": sum(own),
            "coverage_of_read": ratio(len(shown), len(judged)),
            "coverage_of_right": ratio(sum(shown), right), "brier": round(error, 4),
            "brier_of_the_mean": round(spread(judged), 4)}


def spread(judged):
    mean = sum(r for _, r, _ in judged) / len(judged)
    return mean * (1 - mean)


def written(weights, steps, clear, figures):
    rows = [f'{json.dumps(f)} = {w:.3f}' for f, w in sorted(weights.by_feature.items())]
    table = [f"[[step]]\nat = {at:.3f}\nshare = {share:.3f}\n" for at, share in steps]
    return f"""# How sure the reader may be of a claim: weights of what speaks for and against it (log-odds), and the
# share of claims with such a score that were right about who did what. Learned by tools/calibrate.py
# from the own corpus (stories/reading/corpus) and the shared development documents in English and
# Italian; both shaped or measure the reader, so on other texts the shares may be lower. The steps are
# those of the shared documents.
# Source: counted by vedetta's own tool. Licence: Apache-2.0. Not to be edited by hand.
#
# Checked on documents that neither weights nor steps saw ({FOLDS} folds of documents): {figures['claims']} claims read,
# {figures['right']} right. Shown as clear: {figures['shown']}, of them {figures['shown_right']} right (aim: {RIGHT:.0%});
# of the own corpus {figures['own_shown']}, {figures['own_shown_right']} right. Brier score {figures['brier']}, of the mean alone {figures['brier_of_the_mean']}.
#
# intercept   score of a claim without any feature
# clear       share (of the claim, times the match of its row) from which a card counts as clear
# weights     feature = weight; features that are not here weigh nothing
# step        at this score this share; between two steps on the line that joins them

intercept = {weights.intercept:.3f}
clear = {clear:.3f}

[weights]
""" + "\n".join(rows) + "\n\n" + "\n".join(table)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--shared", default=reading_accuracy.HERE.parent.parent / "shared" / "data")
    parser.add_argument("--out", help="write the table to this file")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        try:
            samples, gold = collect(options.program, options.shared, pathlib.Path(scratch))
        except (reading_accuracy.Failed, score_claims.Unreadable) as error:
            print(f"calibrate: {error}", file=sys.stderr)
            return 1
    if len({s.group for s in samples}) < FOLDS or not any(s.features for s in samples):
        print("calibrate: too few documents, or claims without features", file=sys.stderr)
        return 1
    judged = check(samples)
    scored = unseen_scores(samples, FOLDS)
    steps = steps_of(scored)
    clear = clear_from(scored, steps)
    figures = report(judged, clear, gold)
    print(json.dumps(figures, indent=1) if options.json else
          "\n".join(f"{key:22}{value}" for key, value in figures.items()))
    if options.out:
        text = written(Weights(samples), steps, clear, figures)
        pathlib.Path(options.out).write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
