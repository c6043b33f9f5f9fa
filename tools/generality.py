#!/usr/bin/env python3
"""Tells how far the reader's knowledge hangs on the documents that it was developed with.

    generality.py PROGRAM [--shared FOLDER] [--most-share S] [--most-loss L] [--json]

Reads the annotated development documents (table `shared` of tools/reading_accuracy.toml), the own
corpus, the own press texts without annotation (stories/reading/wires, written without sight of the
lexicons) and the bank of sentences, and looks at the lexicon and frame entries behind the claims:
trigger, goods, group, cue of a sayer, hedge, denial phrase, frame.
1. Entries that fire in one development document and nowhere else at hand: their share of the entries
   that fire in the development documents; the longest of them. Counted among these few documents
   alone, too: that share says more about the size of the corpus than about the lexicon.
2. Leaving one out: for each development document the entries that only it fires, of all texts, are
   taken out of the data, and it is read again; the loss is that of directed F1 over all annotated
   documents together. `--strict` takes out what it alone fires of the annotated ones.
Exit 1 where the share (all texts) or the loss is above what the options allow.
"""
import argparse
import collections
import json
import pathlib
import re
import sys
import tempfile
import tomllib

import reading_accuracy
import score_claims
import sentence_bank

DATA = reading_accuracy.HERE.parent / "data"
WIRES = reading_accuracy.HERE.parent / "stories" / "reading" / "wires"
FRAMES = "frames/frames.toml"
LONG = 3  # words; what is longer is listed


def entries_of(reading):
    return {tuple(entry) for entry in reading.get("entries") or []}


def fired(readings):
    """Entry → the documents in which a claim stands on it."""
    out = collections.defaultdict(set)
    for name, reading in readings.items():
        for entry in entries_of(reading):
            out[entry].add(name)
    return out


def words(entry):
    """Words of a pattern without marks of inflection and gaps."""
    return [w for w in entry[2].split() if w != "…"]


def without(text, file, gone):
    """The text of a data file without these entries."""
    if file == FRAMES:
        head, *frames = re.split(r"(?m)^\[\[frame\]\]\n", text)
        ids = {group for _, group, _ in gone}
        kept = [f for f in frames if re.search(r'(?m)^id\s*=\s*"([^"]*)"', f).group(1) not in ids]
        return "[[frame]]\n".join([head, *kept])
    tree = tomllib.loads(text)
    for _, group, pattern in gone:
        table, _, last = group.rpartition(".")
        at = tree
        for part in table.split(".") if table else []:
            at = at[part]
        at[last] = [p for p in at[last] if p != pattern]
    return "".join(written(tree, ""))


def written(table, path):
    """TOML of nested tables of lists of words."""
    lists = {k: v for k, v in table.items() if isinstance(v, list)}
    if path and lists:
        yield f"[{path}]\n"
    for key, patterns in lists.items():
        yield f"{json.dumps(key)} = {json.dumps(patterns, ensure_ascii=False)}\n"
    for key, value in table.items():
        if isinstance(value, dict):
            yield from written(value, f"{path}.{json.dumps(key)}" if path else json.dumps(key))


def overlay(folder, base, gone):
    """A data folder in which the entries are missing, beside what `base` lays over."""
    folder.mkdir(parents=True)
    by_file = collections.defaultdict(list)
    for entry in gone:
        by_file[entry[0]].append(entry)
    for file, entries in by_file.items():
        source = base / file if (base / file).exists() else DATA / file
        target = folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(without(source.read_text(), file, entries))
    return folder


def directed(documents, readings):
    return score_claims.score(documents, readings, {})["claim_directed"]["value"]


def leave_one_out(program, folders, documents, readings, only, scratch):
    """Readings of every document without what only it fires, and the loss document by document."""
    poorer, losses = {}, {}
    for name, gold in documents.items():
        gone = [e for e, where in only.items() if where == {name}]
        folder = overlay(scratch / "overlay" / name, DATA, gone)
        out = scratch / "poorer"
        out.mkdir(exist_ok=True)
        reading_accuracy.read(program, [reading_accuracy.text_of(folders, name)], out, gold["dct"],
                              folder)
        poorer[name] = score_claims.load_readings(out, [name])[name]
        one = {**readings, name: poorer[name]}
        losses[name] = {"entries": len(gone),
                        "loss": directed(documents, readings) - directed(documents, one)}
    return poorer, losses


def read_all(program, corpus, shared, out_dir):
    """Readings of a corpus and of the texts off its topic."""
    folders, documents, _ = reading_accuracy.gold_of(corpus, shared)
    out_dir.mkdir()
    _, readings, quiet = reading_accuracy.measure(program, corpus, shared, out_dir)
    return folders, documents, readings, {f"off_topic/{n}": r for n, r in quiet.items()}


def press(program, folder):
    """Readings of the press texts and sentences, by name."""
    folder.mkdir()
    texts = sorted(WIRES.glob("*.txt"))
    reading_accuracy.read(program, texts, folder)
    items = sentence_bank.items_of(sorted(sentence_bank.BANK.glob("*.jsonl")), None)
    return {**score_claims.load_readings(folder, [t.stem for t in texts]),
            **sentence_bank.read(program, items, folder)}


def examine(options, scratch):
    table = tomllib.loads((reading_accuracy.HERE / "reading_accuracy.toml").read_text())
    folders, documents, readings, quiet = read_all(options.program, table["shared"],
                                                   options.shared, scratch / "shared")
    _, _, own, own_quiet = read_all(options.program, table["own"], options.shared, scratch / "own")
    others = {**quiet, **own, **own_quiet, **press(options.program, scratch / "press")}
    here = fired(readings)
    everywhere = fired({**readings, **others})
    single = {e for e, where in here.items() if len(where) == 1}
    lone = {e: where for e, where in everywhere.items() if e in here and len(where) == 1}
    gone = {e: here[e] for e in (single if options.strict else lone)}
    poorer, losses = leave_one_out(options.program, folders, documents, readings, gone, scratch)
    before, after = directed(documents, readings), directed(documents, poorer)
    return {
        "documents": len(documents), "texts": len(readings) + len(others),
        "fire": len(here),
        "one_document": len(single), "one_document_share": len(single) / max(1, len(here)),
        "nowhere_else": len(lone), "nowhere_else_share": len(lone) / max(1, len(here)),
        "long": sorted(" ".join(e) for e in single if len(words(e)) > LONG),
        "directed": before, "directed_without": after, "loss": before - after,
        "by_document": losses, "entries": sorted(" ".join(e) for e in lone)}


def show(result):
    print(f"{result['fire']} entries fire in the {result['documents']} development documents")
    print(f"  in one of them only: {result['one_document']} ({result['one_document_share']:.3f})")
    print(f"  and in none of the other {result['texts'] - result['documents']} texts at hand: "
          f"{result['nowhere_else']} ({result['nowhere_else_share']:.3f})")
    for entry in result["entries"]:
        print(f"    {entry}")
    print(f"  in one only, and longer than {LONG} words: {len(result['long'])}")
    for entry in result["long"]:
        print(f"    {entry}")
    print(f"directed F1 {result['directed']:.3f}; without what only one document fires "
          f"{result['directed_without']:.3f}, loss {result['loss']:.3f}")
    for name, loss in result["by_document"].items():
        print(f"    {name:10} {loss['entries']:4} entries, loss {loss['loss']:.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--shared", default=reading_accuracy.HERE.parent.parent / "shared" / "data")
    parser.add_argument("--most-share", type=float, default=0.15)
    parser.add_argument("--most-loss", type=float, default=0.08)
    parser.add_argument("--strict", action="store_true", help="leave out more: see above")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        try:
            result = examine(options, pathlib.Path(scratch))
        except (reading_accuracy.Failed, score_claims.Unreadable) as error:
            print(f"generality: {error}", file=sys.stderr)
            return 1
    print(json.dumps(result, indent=1)) if options.json else show(result)
    within = result["nowhere_else_share"] <= options.most_share
    return 0 if within and result["loss"] <= options.most_loss else 1


if __name__ == "__main__":
    sys.exit(main())
