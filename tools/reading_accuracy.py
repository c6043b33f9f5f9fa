#!/usr/bin/env python3
"""Reads annotated documents with the program, scores the readings, fails below the least values.

    reading_accuracy.py PROGRAM CORPUS [--data FOLDER] [--shared FOLDER] [--keep FOLDER] [--json]

CORPUS is a table of tools/reading_accuracy.toml. Each document is read alone, dated as its
annotation says. Texts off the topic must stay without an alleged or would-be breach. Exit 0; 1 below
a least value; 77 (skipped, said loudly) where the corpus is not there, unless VEDETTA_REQUIRE_DATA=1.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import tomllib

import score_claims

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77


class Failed(Exception):
    """The program did not read a document."""


def place(name, shared):
    if name.startswith("shared:"):
        return pathlib.Path(shared) / name[len("shared:"):]
    return HERE.parent / name


def read(program, texts, out_dir, dct=None, data=None):
    """Documents of one date through the program's door; the readings are NAME.pred.json in out_dir.
    """
    command = [program, "--quiet", *(["--data", str(data)] if data else []), "read"]
    command += ["--emit", "claims", "--out-dir", str(out_dir), *(["--dct", dct] if dct else [])]
    clean = {k: v for k, v in os.environ.items() if k not in ("VEDETTA_DATA", "VEDETTA_STORE")}
    done = subprocess.run([*command, *map(str, texts)], capture_output=True, text=True,
                          timeout=600, env=clean)
    if done.returncode not in (0, 1):
        raise Failed(f"{texts[0]} …: exit {done.returncode}: {done.stderr.strip()}")


def text_of(folders, name):
    for folder in folders:
        if (folder / f"{name}.txt").exists():
            return folder / f"{name}.txt"
    raise Failed(f"{name}.txt is missing beside its annotation")


def gold_of(corpus, shared):
    folders = [place(f, shared) for f in corpus["folders"]]
    documents, layer = score_claims.load_gold(folders)
    chosen = {n: d for n, d in documents.items() if d["lang"] in corpus["languages"]}
    return folders, chosen, layer


def off_topic_of(corpus, shared):
    pattern = place(corpus["off_topic"], shared)
    return [p for p in sorted(pattern.parent.glob(pattern.name))
            if p.stem.rsplit("_", 1)[-1] in corpus["languages"]]


def measure(program, corpus, shared, out_dir, data=None):
    """Figures of a corpus by metric, its readings by name, and those of the texts off its topic."""
    folders, documents, layer = gold_of(corpus, shared)
    for dct in sorted({gold["dct"] for gold in documents.values()}):
        texts = [text_of(folders, name) for name, gold in documents.items() if gold["dct"] == dct]
        read(program, texts, out_dir, dct, data)
    readings = score_claims.load_readings(out_dir, documents)
    texts = off_topic_of(corpus, shared)
    aside = out_dir / "off_topic"  # the names may be those of annotated texts
    aside.mkdir(exist_ok=True)
    if texts:
        read(program, texts, aside, None, data)
    quiet = score_claims.load_readings(aside, [t.stem for t in texts])
    return score_claims.score(documents, readings, layer), readings, quiet


def complaints(corpus, figures, count, off):
    out = []
    if count != corpus["documents"]:
        out.append(f"{count} documents, {corpus['documents']} expected")
    for metric, least in corpus["least"].items():
        value = figures[metric]["value"]
        if value is None or value < least:
            out.append(f"{metric} is {value if value is None else round(value, 4)}, least {least}")
    loud = {name for name, _, _ in score_claims.alarms(off)}
    share = 1 - len(loud) / len(off) if off else 0.0
    if share < corpus["off_topic_quiet"]:
        out.append(f"{share:.3f} of the texts off the topic stay quiet, least "
                   f"{corpus['off_topic_quiet']}: {', '.join(sorted(loud))}")
    return out


def run(options, corpus, out_dir):
    figures, readings, off = measure(options.program, corpus, options.shared, out_dir, options.data)
    found = complaints(corpus, figures, len(readings), off)
    loud = score_claims.alarms(off)
    if options.json:
        print(json.dumps({"figures": figures, "alarms": loud, "below": found}, indent=1))
    else:
        print(score_claims.table(f"{options.corpus}: {len(readings)} documents", figures))
        print(f"  off topic: {len(off)} texts, {len({a[0] for a in loud})} with an alarm")
    for line in found:
        print(f"reading_accuracy: {options.corpus}: {line}", file=sys.stderr)
    return 1 if found else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("corpus")
    parser.add_argument("--data", help="folder laid over the program's data")
    parser.add_argument("--shared", default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--keep", help="folder in which the readings stay")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    corpus = tomllib.loads((HERE / "reading_accuracy.toml").read_text())[options.corpus]
    missing = [f for f in corpus["folders"] if not place(f, options.shared).is_dir()]
    if missing:
        print(f"SKIPPED: {', '.join(missing)} not found below {options.shared}", file=sys.stderr)
        return 1 if os.environ.get("VEDETTA_REQUIRE_DATA") == "1" else SKIPPED
    with tempfile.TemporaryDirectory() as scratch:
        out_dir = pathlib.Path(options.keep or scratch)
        out_dir.mkdir(parents=True, exist_ok=True)
        try:
            return run(options, corpus, out_dir)
        except (Failed, score_claims.Unreadable) as error:
            print(f"reading_accuracy: {error}", file=sys.stderr)
            return 1


if __name__ == "__main__":
    sys.exit(main())
