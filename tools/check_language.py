#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks a language's words: files parse, known classes, well-formed patterns, nothing twice.

check_language.py FOLDER... [--docs FILE] [--goods FILE] [--complete] [--quiet]

FOLDER      e.g. data/lang/en; may be given again
--docs      the account of the classes (default: docs/languages.md beside this tool's folder)
--goods     the goods classes (default: data/vocabulary/goods.toml)
--complete  a class of the account without a pattern is a fault, not a remark
--quiet     no counts

Prints one line per fault (file, class, what), remarks marked "note:", then the number of
patterns by class.
Status 0: no fault, 1: faults, 2: a file of rules is missing. Standard library only.
"""

import argparse
import pathlib
import re
import sys
import tomllib

HERE = pathlib.Path(__file__).resolve().parent.parent
# Files of patterns. lang.toml, morphology.toml, number.toml and time.toml have shapes of their own.
PATTERN_FILES = ("function", "triggers", "cues", "goods", "groups", "names", "verbs")
OTHER_FILES = ("lang", "morphology", "number", "time")
MAX_WORDS = 12
FORMS = {"v", "n", "w", "wn", "phrase"}  # what the suffix of a trigger class may be


def sections(text):
    """Heading → text below it, for the account's second-level headings."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def known_classes(docs, goods):
    """Trigger stems, cue classes and the classes of the other files, from the account's tables."""
    part = sections(docs)
    triggers, cues = set(), set()
    for row in re.findall(r"^\| (`.+)$", part["Trigger classes"], flags=re.MULTILINE):
        head, meaning = row.split("|", 1)
        triggers |= {name.split(".")[0] for name in re.findall(r"`([a-z]+)`", head)}
        triggers |= {name.split(".")[0] for name in re.findall(r"`([a-z]+)(?:\.[vn])?`", meaning)}
    for row in re.findall(r"^\| (`.+)$", part["Cue classes"], flags=re.MULTILINE):
        cues |= set(re.findall(r"`([a-z]+\.[a-z]+)`", row))
    groups = part["Group classes"].split("with the kind in", 1)[1]
    table = "\n".join(
        row.split("|")[1]
        for row in re.findall(r"^\| `.+$", part["Words of names: `names.toml`"], flags=re.MULTILINE)
    )
    names = set(re.findall(r"`([a-z]+\.(?:[a-z_]+|\*))`", table))
    group = {f"group.{name}" for name in re.findall(r"`([a-z]+)`", groups)}
    stuff = {f"goods.{row['id']}" for row in goods["goods"]}
    return {"triggers": triggers, "cues": cues, "groups": group, "goods": stuff, "names": names}


class Checker:
    def __init__(self, known, complete):
        self.known = known
        self.complete = complete
        self.faults = []
        self.notes = []

    def fault(self, place, what):
        self.faults.append(f"{place}: {what}")

    def known_class(self, stem, name):
        """Whether class `name` may stand in file `stem`."""
        if stem == "triggers":
            trigger, _, form = name.partition(".")
            return trigger in self.known["triggers"] and form in FORMS
        if stem == "cues":
            # a cue verb's noun is welcome even where the account names only the verb
            return name in self.known["cues"] or (
                name.endswith(".n") and name[:-1] + "v" in self.known["cues"]
            )
        if stem in ("groups", "goods"):
            return name in self.known[stem]
        if stem == "names":
            return name in self.known[stem] or f"{name.split('.')[0]}.*" in self.known[stem]
        if stem == "verbs":
            return name in ("verb.other", "light.v", "active.v", "noun.n", "undergo.v", "bare.v")
        return True

    def wanted(self, stem):
        if stem == "triggers":
            return {f"{name}.*" for name in self.known["triggers"]}
        # workers and troops are groups of people
        absent = {"goods.workers", "goods.it-workers", "goods.troops"}
        return self.known.get(stem, set()) - absent

    def pattern(self, place, pattern, classes):
        if not isinstance(pattern, str) or not pattern:
            return self.fault(place, f"{pattern!r} is not a pattern")
        words = pattern.split(" ")
        if "" in words:
            self.fault(place, f'"{pattern}": a blank too many')
        if len(words) > MAX_WORDS:
            self.fault(place, f'"{pattern}": more than {MAX_WORDS} words')
        if pattern != pattern.lower():
            self.fault(place, f'"{pattern}": not in lower case')
        if "’" in pattern:
            self.fault(place, f'"{pattern}": write the apostrophe as \'')
        if words[0] in ("…", "") or words[-1] == "…" or "… …" in pattern:
            self.fault(place, f'"{pattern}": a gap stands between two words')
        if all(word.startswith("?") for word in words):
            self.fault(place, f'"{pattern}": every word may be missing')
        for word in words:
            bare = word.removeprefix("?")
            if bare.startswith("@"):
                if bare[1:] not in classes:
                    self.fault(place, f'"{pattern}": no class {bare[1:]}')
            elif re.match(r"[^vna]:", bare) or bare in ("v:", "n:", "a:", "", "..."):
                self.fault(place, f'"{pattern}": "{word}" is not an element')
        return None

    def folder(self, folder):
        tables = {}
        for path in sorted(folder.glob("*.toml")):
            if path.stem not in PATTERN_FILES + OTHER_FILES:
                self.notes.append(f"{path}: not a file of the account")
            text = path.read_text(encoding="utf-8")
            if not text.startswith("#"):
                self.fault(path, "no opening comment: what it is, source, licence")
            try:
                tables[path.stem] = tomllib.loads(text)
            except tomllib.TOMLDecodeError as error:
                self.fault(path, str(error))
        for stem in PATTERN_FILES:
            if stem not in tables:
                self.fault(folder / f"{stem}.toml", "missing or unreadable")
        classes = self.classes(folder, tables)
        counts = {}
        for stem, found in classes.items():
            self.one_file(folder / f"{stem}.toml", stem, found, set().union(*classes.values()))
            counts[stem] = {name: len(patterns) for name, patterns in found.items()}
        return counts

    def classes(self, folder, tables):
        """File → class → patterns."""
        out = {}
        for stem in PATTERN_FILES:
            out[stem] = {}
            for table, rows in tables.get(stem, {}).items():
                if not isinstance(rows, dict):
                    self.fault(folder / f"{stem}.toml", f"{table} is not a table of classes")
                    continue
                for key, patterns in rows.items():
                    if isinstance(patterns, list):
                        out[stem][f"{table}.{key}"] = patterns
                    else:
                        self.fault(folder / f"{stem}.toml", f"{table}.{key} is not a list")
        return out

    def one_file(self, path, stem, found, all_classes):
        for name, patterns in found.items():
            place = f"{path}: {name}"
            if not self.known_class(stem, name):
                self.fault(place, "not a class of the account")
            if not patterns:
                self.notes.append(f"{place}: empty")
            seen = set()
            for pattern in patterns:
                self.pattern(place, pattern, all_classes)
                if pattern in seen:
                    self.fault(place, f'"{pattern}" stands twice')
                seen.add(pattern)
        for name in sorted(self.wanted(stem)):
            stem_only = name.removesuffix("*")
            any_form = name.endswith("*")
            if not any(have.startswith(stem_only) if any_form else have == name for have in found):
                line = f"{path}: {name.removesuffix('.*')}: no pattern"
                (self.faults if self.complete else self.notes).append(line)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path, nargs="+")
    parser.add_argument("--docs", type=pathlib.Path, default=HERE / "docs/languages.md")
    parser.add_argument("--goods", type=pathlib.Path, default=HERE / "data/vocabulary/goods.toml")
    parser.add_argument("--complete", action="store_true")
    parser.add_argument("--quiet", action="store_true")
    options = parser.parse_args()
    try:
        docs = options.docs.read_text(encoding="utf-8")
        goods = tomllib.loads(options.goods.read_text(encoding="utf-8"))
        known = known_classes(docs, goods)
    except (OSError, KeyError, IndexError, tomllib.TOMLDecodeError) as error:
        print(f"rules unreadable: {error!r}", file=sys.stderr)
        return 2
    bad = False
    for folder in options.folder:
        checker = Checker(known, options.complete)
        counts = checker.folder(folder)
        for line in checker.faults:
            print(line)
        for line in checker.notes:
            print(f"note: {line}")
        bad = bad or bool(checker.faults)
        if not options.quiet:
            for stem, classes in counts.items():
                total = sum(classes.values())
                detail = " ".join(f"{name} {count}" for name, count in classes.items())
                print(f"{folder}/{stem}.toml: {total} patterns: {detail}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
