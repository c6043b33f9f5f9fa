#!/usr/bin/env python3
"""Reads the bank of labelled sentences and briefs with the program and scores what it found.

    sentence_bank.py PROGRAM [FILE…] [--half development|held] [--show PREDICATE] [--json]

FILE: JSON lines of stories/reading/sentences (README there), all of them by default. A claim is
found where the program reads one of the same predicate in the sentence; it is directed where all
labelled actors are found with at most one more, and the counterparts meet or are both empty.
`--show` lists what fails: MISS, DIR, SOURCE, MODALITY, EXTRA ("all" for every predicate); only of
the development half, as the other one is held back. Without FILE and options: fails (exit 1) below
the least values of tools/sentence_bank.toml.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
BANK = HERE.parent / "stories" / "reading" / "sentences"
DATED = "2025-03-14"


def items_of(files, half):
    out = []
    for file in files:
        for line in file.read_text().splitlines():
            item = json.loads(line)
            held = int(item["id"].rsplit("-", 1)[-1]) % 2 == 0
            if half is None or held == (half == "held"):
                out.append(item)
    return out


def read(program, items, folder, data=None):
    """The readings of the items, by id."""
    for lang in sorted({item["lang"] for item in items}):
        texts = []
        for item in items:
            if item["lang"] == lang:
                texts.append(folder / f"{item['id']}.txt")
                texts[-1].write_text(item["text"])
        command = [program, "--quiet", *(["--data", str(data)] if data else []), "read", "--emit",
                   "claims", "--lang", lang, "--dct", DATED, "--out-dir", str(folder)]
        done = subprocess.run([*command, *map(str, texts)], capture_output=True, text=True,
                              timeout=600)
        if done.returncode not in (0, 1):
            raise SystemExit(f"sentence_bank: exit {done.returncode}: {done.stderr.strip()}")
    return {i["id"]: json.loads((folder / f"{i['id']}.pred.json").read_text()) for i in items}


def is_party(label, found, mentions, text):
    """Whether an entity id stands for a labelled party: the same code, or a mention of its words."""
    if label == found:
        return True
    if label.startswith("grp:"):
        return found.startswith("grp:") and (label == "grp:*" or found.startswith(label + "-"))
    if label.startswith("gpe:") or label == "AUTHOR":
        return False
    at = text.find(label)
    while at >= 0:
        if any(m["link"] == found and m["start"] < at + len(label) and at < m["end"]
               for m in mentions):
            return True
        at = text.find(label, at + 1)
    return False


class Score:
    """Counts over all items, and the failures as (predicate, line)."""

    def __init__(self):
        self.counts = collections.Counter()
        self.failures = []

    def add(self, item, reading):
        """Counts an item; the indices of the claims that are directed."""
        text, used, right = item["text"], set(), set()
        hits = lambda labels, found: sum(
            any(is_party(label, f, reading["mentions"], text) for f in found) for label in labels)
        for gold in item["claims"]:
            self.counts["gold"] += 1
            sides = lambda c: hits(gold["actor"], c["actor"]) + hits(gold["counterpart"],
                                                                     c["counterpart"])
            alike = [(sides(c), -i) for i, c in enumerate(reading["claims"])
                     if i not in used and c["predicate"] == gold["predicate"]]
            if not alike:
                self.fail(item, gold["predicate"], "MISS", gold["actor"], gold["counterpart"])
                continue
            index = -max(alike)[1]
            used.add(index)
            if self.judge(item, gold, reading["claims"][index], hits):
                right.add(index)
        for i, claim in enumerate(reading["claims"]):
            if i not in used:
                self.counts["extra"] += 1
                self.fail(item, claim["predicate"], "EXTRA", claim["actor"], claim["counterpart"],
                          claim["reasons"][0])
        return right

    def judge(self, item, gold, claim, hits):
        self.counts["found"] += 1
        all_of = lambda labels, found: (hits(labels, found) == len(labels)
                                        and len(found) <= len(labels) + 1)
        other = hits(gold["counterpart"], claim["counterpart"]) > 0
        other = other or not (gold["counterpart"] or claim["counterpart"])
        directed = all_of(gold["actor"], claim["actor"]) and other
        self.counts["directed"] += directed
        if not directed:
            self.fail(item, gold["predicate"], "DIR", gold["actor"], gold["counterpart"], "read",
                      claim["actor"], claim["counterpart"], claim["reasons"][0])
        for key, right in (("source", all_of(gold.get("source", []), claim["source"])),
                           ("modality", gold.get("modality") == claim["modality"])):
            if gold.get(key):
                self.counts[f"{key}s"] += 1
                self.counts[key] += right
                if not right:
                    self.fail(item, gold["predicate"], key.upper(), gold[key], "read", claim[key])
        return directed

    def fail(self, item, predicate, *what):
        line = " ".join(str(w) for w in what)
        self.failures.append((predicate, f"{item['id']} {predicate} {line}: {item['text']}"))

    def figures(self):
        c = self.counts
        ratio = lambda a, b: round(a / b, 3) if b else 0.0
        both = c["gold"] + c["found"] + c["extra"]
        return {"gold": c["gold"], "read": c["found"] + c["extra"],
                "detect": ratio(2 * c["found"], both), "directed": ratio(2 * c["directed"], both),
                "precision": ratio(c["found"], c["found"] + c["extra"]),
                "source": ratio(c["source"], c["sources"]),
                "modality": ratio(c["modality"], c["modalitys"])}


def score(program, files, half, data=None):
    items = items_of(files, half)
    out = Score()
    with tempfile.TemporaryDirectory() as scratch:
        readings = read(program, items, pathlib.Path(scratch), data)
    for item in items:
        out.add(item, readings[item["id"]])
    return out


def gate(program):
    """All languages and halves against the least values."""
    failed = False
    for lang, halves in tomllib.loads((HERE / "sentence_bank.toml").read_text()).items():
        for half, least in halves.items():
            figures = score(program, sorted(BANK.glob(f"{lang}-*.jsonl")), half).figures()
            print(lang, half, json.dumps(figures))
            for metric, value in least.items():
                if figures[metric] < value:
                    print(f"sentence_bank: {lang} {half}: {metric} is {figures[metric]}, least "
                          f"{value}", file=sys.stderr)
                    failed = True
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    parser.add_argument("--half", choices=("development", "held"))
    parser.add_argument("--show", metavar="PREDICATE")
    parser.add_argument("--data", help="folder laid over the program's data")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not (options.files or options.half or options.show or options.json or options.data):
        return gate(options.program)
    half = "development" if options.show else options.half
    result = score(options.program, options.files or sorted(BANK.glob("*.jsonl")), half,
                   options.data)
    figures = result.figures()
    print(json.dumps(figures, indent=1) if options.json
          else "\n".join(f"{k:10}{v}" for k, v in figures.items()))
    for predicate, line in result.failures:
        if options.show in ("all", predicate):
            print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
