#!/usr/bin/env python3
"""Check data/gazetteer: the files parse, fields and closed vocabularies hold, no name means two things unmarked.

usage: check_gazetteer.py [DIR]      DIR: the gazetteer's folder (default: data/gazetteer beside this tool's folder)

Each fault is one line "file: id: what". Exit status 0: no fault, 1: faults, 2: a file is missing or is not TOML.
Standard library only.
"""
import collections
import datetime
import pathlib
import re
import sys
import tomllib

GOODS = set("""arms ammunition ballistic-missile missile-tech satellite-tech nuclear-tech air-defence military-other
refined-petroleum crude-oil luxury-vehicle luxury-alcohol luxury-other crypto money workers it-workers troops coal iron
seafood textile machinery electronics food-aid vessel other""".split())
FACILITIES = set("port airport base plant cosmodrome".split())
PLACES = FACILITIES | set("city region sea strait anchorage river border".split())
ORGS = set("""international committee ministry intelligence military police outlet thinktank bank company party court
customs parliament government analytics exchange group""".split())
EVENTS = set("""war period event operation summit exercise test anniversary cyber-theft cyber-attack""".split())
LAWS = set("treaty sanctions-act executive-order sanctions-list export-control act mechanism".split())

COMMON = {"id", "ambiguous", "ambiguous_names", "weak", "name"}
# file -> (table, id prefixes, own fields, fields that must be there, closed vocabulary (field, values))
FILES = {
    "states.toml": ("state", {"gpe"},
                    {"type", "kind", "from", "to", "short", "adj", "people", "capital_id", "capital", "seat"},
                    set(), ("kind", {"territory", "historical"})),
    "places.toml": ("place", {"loc", "fac"}, {"type", "kind", "state"}, {"type", "kind"}, ("kind", PLACES)),
    "orgs.toml": ("org", {"org"}, {"type", "kind", "office", "state", "short", "short_unambiguous"},
                  {"type", "kind"}, ("kind", ORGS)),
    "persons.toml": ("person", {"per"}, {"kind", "state", "role", "family", "family_alone"}, {"role"},
                     ("kind", {"listed"})),
    "goods_named.toml": ("good", {"good"}, {"class", "state"}, {"class"}, ("class", GOODS)),
    "events.toml": ("event", {"evt"}, {"kind", "from", "to", "phrase"}, {"kind"}, ("kind", EVENTS)),
    "laws.toml": ("law", {"law"}, {"kind", "state"}, {"kind"}, ("kind", LAWS)),
}
NAMES = {"name", "short", "capital", "seat"}        # proper names: one meaning per language over all files
DEMONYMS = {"adj", "people"}                        # compared among themselves
SHARED = {"family", "phrase"}                       # many may have the same; only their form is checked
REQUIRED_LANGUAGES = {"en", "it"}
IDENTIFIER = re.compile(r"(gpe:[A-Z]{2}|(?:loc|fac|org|per|good|evt|law):[a-z0-9]+(?:-[a-z0-9]+)*)\Z")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?\Z")
ARTICLE = {"en": re.compile(r"the ", re.I)}          # list names without article; a title's own "The X" is marked there
DASHES = str.maketrans({"\u2019": "'", "\u2010": "-", "\u2011": "-", "\u2013": "-"})


def folded(name):
    return name.translate(DASHES).casefold()


class Checker:
    def __init__(self):
        self.faults = []
        self.ids = {}                                   # id -> entry
        self.users = collections.defaultdict(dict)      # (space, language, folded name) -> {id: as written}

    def fault(self, file, ident, what):
        self.faults.append(f"{file}: {ident}: {what}")

    def names(self, file, entry, field):
        """Check one table of names by language and note who uses which name."""
        ident, table = entry["id"], entry[field]
        if not isinstance(table, dict):
            return self.fault(file, ident, f"{field} is not a table by language")
        for language, names in table.items():
            where = f"{field}.{language}"
            if not LANGUAGE.match(language):
                self.fault(file, ident, f"{where}: not a language code")
            if not isinstance(names, list) or not names or not all(isinstance(n, str) for n in names):
                self.fault(file, ident, f"{where}: not a filled list of strings")
                continue
            if len(set(names)) != len(names):
                self.fault(file, ident, f"{where}: a name stands twice")
            for name in names:
                if not name or name != " ".join(name.split()):
                    self.fault(file, ident, f"{where}: empty, or superfluous blanks: {name!r}")
                if "\u2019" in name:
                    self.fault(file, ident, f"{where}: write the apostrophe as ': {name!r}")
                if file == "states.toml" and language in ARTICLE and ARTICLE[language].match(name):
                    if field == "name":
                        self.fault(file, ident, f"{where}: name with article: {name!r}")
                if field in SHARED:
                    continue
                space = "name" if field in NAMES else "demonym"
                self.users[space, language, folded(name)].setdefault(ident, name)

    def entry(self, file, entry):
        table, prefixes, own, needed, closed = FILES[file]
        ident = entry.get("id")
        if not isinstance(ident, str) or not IDENTIFIER.match(ident) or ident.split(":")[0] not in prefixes:
            return self.fault(file, ident, "id is missing or not in the form of this file")
        if ident in self.ids:
            self.fault(file, ident, "id stands twice")
        self.ids[ident] = entry
        for field in sorted(set(entry) - COMMON - own):
            self.fault(file, ident, f"unknown field {field}")
        if "phrase" not in entry:
            needed = needed | {"name"}
        for field in sorted(needed - set(entry)):
            self.fault(file, ident, f"field {field} is missing")
        if closed and closed[0] in entry and entry[closed[0]] not in closed[1]:
            self.fault(file, ident, f"{closed[0]} is not in its vocabulary: {entry[closed[0]]!r}")
        for field in sorted((NAMES | DEMONYMS | SHARED) & set(entry)):
            self.names(file, entry, field)
        if not REQUIRED_LANGUAGES <= set(entry.get("name", {})) | set(entry.get("phrase", {})):
            self.fault(file, ident, "names lack one of: " + " ".join(sorted(REQUIRED_LANGUAGES)))
        self.weak(file, entry)
        self.type(file, entry)
        self.interval(file, entry)
        if bool(entry.get("ambiguous")) != bool(entry.get("ambiguous_names")):
            self.fault(file, ident, "ambiguous and ambiguous_names go together")

    def weak(self, file, entry):
        own = {n for field in NAMES for names in entry.get(field, {}).values() for n in names}
        for name in entry.get("weak", []):
            if name not in own:
                self.fault(file, entry["id"], f"weak name is none of the entry's names: {name!r}")

    def type(self, file, entry):
        kind, prefix = entry.get("kind"), entry["id"].split(":")[0]
        if file == "places.toml":
            wanted = ("FAC", "fac") if kind in FACILITIES else ("LOC", "loc")
        elif file == "orgs.toml":
            wanted = ("ORG", "org")
        elif file == "states.toml":
            wanted = (entry.get("type", "GPE"), "gpe")
            if wanted[0] not in ("GPE", "ORG"):
                self.fault(file, entry["id"], "type is neither GPE nor ORG")
        else:
            return
        if (entry.get("type", "GPE"), prefix) != wanted:
            self.fault(file, entry["id"], f"kind {kind} wants type {wanted[0]} and id {wanted[1]}:")

    def interval(self, file, entry):
        days = []
        for field in ("from", "to"):
            if field in entry:
                try:
                    days.append(datetime.date.fromisoformat(entry[field]))
                except (TypeError, ValueError):
                    self.fault(file, entry["id"], f"{field} is not a day: {entry[field]!r}")
        if len(days) == 2 and days[1] < days[0] or "to" in entry and "from" not in entry:
            self.fault(file, entry["id"], "to without from, or before it")

    def references(self):
        for ident, entry in self.ids.items():
            if "state" in entry and entry["state"] not in self.ids:
                self.fault("*", ident, f"state is not in states.toml: {entry['state']}")
            if "capital_id" in entry and entry["capital_id"] in self.ids:
                self.fault("*", ident, f"capital stands in places.toml too: {entry['capital_id']}")
            if ("capital_id" in entry) != ("capital" in entry):
                self.fault("*", ident, "capital and capital_id go together")

    def shared(self):
        """A name with two meanings in one language is marked in every entry that has it, and only such a name is."""
        truly = collections.defaultdict(set)
        for (space, language, name), users in sorted(self.users.items()):
            if len(users) < 2:
                continue
            for ident in users:
                truly[ident].add(name)
                if name not in {folded(n) for n in self.ids[ident].get("ambiguous_names", [])}:
                    others = ", ".join(sorted(set(users) - {ident}))
                    self.fault("*", ident, f"{users[ident]!r} ({language}) is also {others}")
        for ident, entry in self.ids.items():
            for name in entry.get("ambiguous_names", []):
                if folded(name) not in truly[ident]:
                    self.fault("*", ident, f"{name!r} is marked ambiguous but nobody else has it")


def main(argv):
    folder = pathlib.Path(__file__).resolve().parent.parent / "data" / "gazetteer"
    if len(argv) > 1:
        folder = pathlib.Path(argv[1])
    checker = Checker()
    for file, (table, *_) in FILES.items():
        try:
            text = (folder / file).read_text(encoding="utf-8")
            document = tomllib.loads(text)
        except (OSError, ValueError) as e:
            print(f"{file}: {e}", file=sys.stderr)
            return 2
        if not text.startswith("#") or "Licence:" not in text[:1500] or "Source:" not in text[:1500]:
            checker.fault(file, "-", "opens without a comment that gives source and licence")
        if set(document) != {table}:
            checker.fault(file, "-", f"tables other than [[{table}]]")
        for entry in document.get(table, []):
            checker.entry(file, entry)
    checker.references()
    checker.shared()
    for fault in checker.faults:
        print(fault)
    names = sum(len(users) for (space, _, _), users in checker.users.items())
    print(f"{len(checker.ids)} entries, {names} names, {len(checker.faults)} faults", file=sys.stderr)
    return 1 if checker.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
