#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks data/measures: vocabulary, references, dates, HS codes, completeness.

check_measures.py [FOLDER] [--vocabulary FOLDER] [--hs FILE]...

FOLDER  the measures folder (default: data/measures beside this tool's folder)
--vocabulary  goods.toml, predicates.toml, units.toml (default: data/vocabulary)
--hs    a table of HS codes that every code must expand in: a CSV with a column hscode, or a
        Comtrade reference in JSON (results[].id); both may be gzipped. May be given again.

Prints one line per fault (file, table, what) and ends with 1 if there is any, else with 0.
"""

import argparse
import csv
import datetime
import gzip
import json
import pathlib
import re
import sys
import tomllib

# Keys of each table of a measure file: required, then allowed.
KEYS = {
    "measure": (
        "id paragraph kind effect direction addressees title what goods certainty sources clause",
        "item_lists specified_by exempts notices stop_at facts verify_at notes vote hs limit "
        "threshold condition exemption wind_down deadline mandate dispute",
    ),
    "clause": ("id from certainty", "to superseded_by"),
    "superseded_by": ("row effect from", "clause text"),
    "hs": ("codes basis certainty", "note"),
    "limit": (
        "id clause unit bound period certainty",
        "group rule value relative_to from to anchors never_applied replaced_by",
    ),
    "anchors": ("month_day source held", ""),
    "threshold": ("applies_to value unit op certainty", ""),
    "condition": ("id text facts certainty", "every breach_if_false"),
    "exemption": (
        "id granted_by text facts certainty",
        "clause from to ended_by notify_days months see",
    ),
    "wind_down": (
        "id hangs_on what last_day last_day_basis certainty",
        "contract_before days notify_days notify_last_day notify_certainty facts national",
    ),
    "deadline": ("id months last_day certainty", ""),
    "mandate": ("resolution until", ""),
    "dispute": ("id field positions held", "why"),
    "rule": (
        "id predicates",
        "goods direction when when_any unless unknown core also blocked choice implied context "
        "goods_rows hs_rows rows_of text",
    ),
    "facts": ("fact op value", ""),
}
HS_CODE = re.compile(r"(?:\d\d){1,4}")
MEASURE_ID = re.compile(r"(\d{4})-([0-9]+[a-z]?[0-9]*|ann|veto)")


def ids_of(vocabulary, kind):
    """The ids of one file of data/vocabulary, as a set."""
    name = kind if kind.endswith("s") else kind + "s"
    data = tomllib.loads((vocabulary / f"{name}.toml").read_text(encoding="utf-8"))
    return {x["id"] for x in data[kind]}


class Checker:
    def __init__(self, folder, vocabulary, hs_tables):
        self.folder = folder
        self.faults = []
        self.where = ""
        self.words = self.read("vocabulary.toml")
        for kind in ("predicate", "goods", "unit"):
            self.words[kind] = ids_of(vocabulary, kind)
        self.hs_tables = hs_tables
        self.rows = {}
        self.codes = 0

    def fault(self, what):
        self.faults.append(f"{self.where}: {what}")

    def read(self, name):
        self.where = name
        text = (self.folder / name).read_text(encoding="utf-8")
        if not text.startswith("# ") or "Licence:" not in text.split("schema =")[0]:
            self.fault("does not open with a comment that names source and licence")
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as e:
            self.fault(f"no TOML: {e}")
            return {}

    def keys(self, table, kind):
        required, allowed = (set(x.split()) for x in KEYS[kind])
        for key in sorted(required - set(table)):
            self.fault(f"{kind}: {key} is missing")
        for key in sorted(set(table) - required - allowed):
            self.fault(f"{kind}: unknown key {key}")

    def word(self, value, kind):
        if value not in self.words.get(kind, {}):
            self.fault(f"{kind}: {value!r} is not in the vocabulary")

    def row_exists(self, row):
        if row not in self.rows:
            self.fault(f"names a row that does not exist: {row}")

    def certainty(self, value):
        for x in value.values() if isinstance(value, dict) else [value]:
            self.word(x, "certainty")

    def ordered(self, table, kind):
        first, last = table.get("from"), table.get("to")
        for day in (first, last):
            if day is not None and not isinstance(day, datetime.date):
                self.fault(f"{kind}: {day!r} is not a date")
                return
        if first and last and first > last:
            self.fault(f"{kind}: from {first} is after to {last}")

    def both_languages(self, table, key):
        for language in ("en", "it"):
            if not table.get(key, {}).get(language, "").strip():
                self.fault(f"{key}.{language} is missing")

    def hs_codes(self, codes, expand=True):
        for code in codes:
            self.codes += 1
            chapter = int(code[:2]) if code[:2].isdigit() else 0
            if not HS_CODE.fullmatch(code) or not 1 <= chapter <= 97 or chapter == 77:
                self.fault(f"no HS code: {code!r}")
                continue
            for name, known in self.hs_tables if expand else []:
                if not any(k.startswith(code[:6]) for k in known):
                    self.fault(f"HS code {code} does not expand in {name}")

    def facts(self, facts, categories=()):
        for f in facts:
            self.keys(f, "facts")
            self.word(f.get("op"), "op")
            fact = self.words["fact"].get(f.get("fact"))
            if fact is None:
                self.fault(f"fact {f.get('fact')!r} is not in the vocabulary")
                continue
            self.fact_value(f, fact["type"], categories)

    def fact_value(self, f, kind, categories):
        value = f.get("value")
        if f["op"] == "known":
            kind = "bool"
        if (f["op"] in ("in", "not-in")) != isinstance(value, list):
            self.fault(f"fact {f['fact']}: op {f['op']} does not go with {value!r}")
        closed = set(self.words["values"].get(kind, ()))
        if kind == "goods_detail":
            closed = set(self.words["goods_detail"])
        if kind == "luxury_category":
            closed = set(categories)
        for x in value if isinstance(value, list) else [value]:
            if kind == "bool" and not isinstance(x, bool):
                self.fault(f"fact {f['fact']}: {x!r} is neither true nor false")
            if kind == "date-interval" and not isinstance(x, datetime.date):
                self.fault(f"fact {f['fact']}: {x!r} is not a date")
            if closed and x not in closed:
                self.fault(f"fact {f['fact']}: {x!r} is not one of its values")

    # ---- measures -----------------------------------------------------------------------

    def load_rows(self):
        files = {}
        for path in sorted(self.folder.glob("unsc-*.toml")):
            data = self.read(path.name)
            if data.get("schema") != "vedetta-measures/1":
                self.fault("schema is not vedetta-measures/1")
            if data.get("instrument", {}).get("id") != path.stem:
                self.fault("instrument.id is not the name of the file")
            files[path.stem] = data
            for row in data.get("measure", []):
                self.where = f"{path.name} {row.get('id')}"
                if row.get("id") in self.rows:
                    self.fault("the id is not unique")
                if not MEASURE_ID.fullmatch(row.get("id", "")):
                    self.fault("the id is not of the form RRRR-P")
                self.rows[row.get("id")] = row
        index = self.read("index.toml").get("file", {})
        for name in sorted(set(index) | set(files)):
            self.where = f"{name}.toml"
            wanted = index.get(name, {}).get("rows", [])
            found = [row.get("id") for row in files.get(name, {}).get("measure", [])]
            if wanted != found:
                self.fault(f"index.toml wants other rows: {sorted(set(wanted) ^ set(found))}")
        return files

    def check_measures(self):
        for name, data in self.load_rows().items():
            for row in data.get("measure", []):
                self.where = f"{name}.toml {row.get('id')}"
                self.check_row(row)

    def check_row(self, row):
        self.keys(row, "measure")
        self.word(row.get("kind"), "kind")
        self.word(row.get("effect"), "effect")
        self.word(row.get("direction"), "direction")
        for x in row.get("addressees", []):
            self.word(x, "addressee")
        for x in row.get("goods", []):
            self.word(x, "goods")
        self.both_languages(row, "title")
        self.both_languages(row, "what")
        self.certainty(row.get("certainty", {}))
        if not row.get("sources") and not row.get("verify_at"):
            self.fault("has neither sources nor verify_at")
        if row.get("effect") == "cap" and not row.get("limit"):
            self.fault("a cap without a limit")
        for x in row.get("specified_by", []) + row.get("exempts", []):
            self.row_exists(x)
        self.facts(row.get("facts", []))
        self.check_clauses(row)
        for hs in row.get("hs", []):
            self.keys(hs, "hs")
            self.word(hs.get("basis"), "hs_basis")
            self.certainty(hs.get("certainty"))
            self.hs_codes(hs.get("codes", []))
        self.check_amounts(row)
        self.check_ways_out(row)
        for x in row.get("mandate", []):
            self.keys(x, "mandate")
        for x in row.get("dispute", []):
            self.keys(x, "dispute")

    def check_clauses(self, row):
        ids = [c.get("id") for c in row.get("clause", [])]
        if len(ids) != len(set(ids)) or not ids:
            self.fault("no clause, or two of one id")
        for clause in row.get("clause", []):
            self.keys(clause, "clause")
            self.ordered(clause, "clause")
            self.certainty(clause.get("certainty"))
            for x in clause.get("superseded_by", []):
                self.keys(x, "superseded_by")
                self.word(x.get("effect"), "supersession")
                self.row_exists(x.get("row"))
                if x.get("from") and x["from"] <= clause["from"]:
                    self.fault("superseded before or when the clause begins")
        for kind in ("limit", "exemption"):
            for x in row.get(kind, []):
                if x.get("clause", ids[0] if ids else None) not in ids:
                    self.fault(f"{kind} {x.get('id')}: no such clause: {x['clause']}")

    def check_amounts(self, row):
        for limit in row.get("limit", []):
            self.keys(limit, "limit")
            self.ordered(limit, "limit")
            self.word(limit.get("unit"), "unit")
            self.word(limit.get("period"), "period")
            self.certainty(limit.get("certainty"))
            if "rule" in limit:
                self.word(limit["rule"], "rule")
            if ("value" in limit) == ("relative_to" in limit):
                self.fault("limit: either value or relative_to")
            if not isinstance(limit.get("value", 0), int):
                self.fault("limit: the value is not an integer")
            if limit.get("period") == "fixed" and not {"from", "to"} <= set(limit):
                self.fault("limit: a fixed period needs from and to")
            if "replaced_by" in limit:
                self.row_exists(limit["replaced_by"])
            held = [a for a in limit.get("anchors", []) if a.get("held")]
            if limit.get("period") != "fixed" and len(held) != 1:
                self.fault("limit: needs one anchor that is held")
            for anchor in limit.get("anchors", []):
                self.keys(anchor, "anchors")
        for x in row.get("threshold", []):
            self.keys(x, "threshold")
            self.word(x.get("unit"), "unit")
            self.certainty(x.get("certainty"))
        levels = row.get("notices", [])
        if levels != sorted(set(levels)) or any(not 0 < x <= 100 for x in levels):
            self.fault("notices are not rising per cents")

    def check_ways_out(self, row):
        for x in row.get("condition", []):
            self.keys(x, "condition")
            self.facts(x.get("facts", []))
            self.certainty(x.get("certainty"))
        ids = [x.get("id") for x in row.get("exemption", [])]
        if len(ids) != len(set(ids)):
            self.fault("two exemptions of one id")
        for x in row.get("exemption", []):
            self.keys(x, "exemption")
            self.ordered(x, "exemption")
            self.word(x.get("granted_by"), "granted_by")
            self.facts(x.get("facts", []))
            self.certainty(x.get("certainty"))
            for key in ("ended_by", "see"):
                if key in x:
                    self.row_exists(x[key])
        for x in row.get("wind_down", []):
            self.keys(x, "wind_down")
            self.word(x.get("hangs_on"), "hangs_on")
            self.facts(x.get("facts", []))
            self.certainty(x.get("certainty"))
            self.check_days(row, x)
        for x in row.get("deadline", []):
            self.keys(x, "deadline")

    def check_days(self, row, wind_down):
        start = row["clause"][0]["from"]
        for days, last in (("days", "last_day"), ("notify_days", "notify_last_day")):
            if days in wind_down and last in wind_down:
                wanted = start + datetime.timedelta(days=wind_down[days])
                if wind_down[last] != wanted:
                    self.fault(f"wind_down: {last} is {wind_down[last]}, computed {wanted}")
        if wind_down.get("last_day") and wind_down["last_day"] < start:
            self.fault("wind_down ends before the row begins")

    # ---- the other files ------------------------------------------------------------------

    def check_luxury(self):
        data = self.read("luxury.toml")
        ids = [c["id"] for c in data.get("category", [])]
        if len(ids) != len(set(ids)):
            self.fault("two categories of one id")
        self.row_exists(data.get("base_row"))
        for c in data.get("category", []):
            self.where = f"luxury.toml {c['id']}"
            self.row_exists(c["row"])
            self.word(c["hs_basis"], "hs_basis")
            self.certainty(c["certainty"])
            self.both_languages(c, "title")
            self.hs_codes(c["hs"])
            codes = {x for hs in self.rows[c["row"]].get("hs", []) for x in hs["codes"]}
            if not set(c["hs"]) <= codes:
                self.fault(f"its HS codes are not all in {c['row']}")
        return ids

    def check_touch(self, categories):
        data = self.read("touch.toml")
        for goods, predicate in data.get("goods_predicate", {}).items():
            self.word(goods, "goods")
            self.word(predicate, "predicate")
        missing = set(self.words["goods"]) - set(data.get("goods_predicate", {}))
        if missing:
            self.fault(f"goods_predicate: nothing for {sorted(missing)}")
        ids, seen = set(), set()
        for rule in data.get("rule", []):
            self.where = f"touch.toml {rule.get('id')}"
            if rule.get("id") in ids:
                self.fault("the id is not unique")
            ids.add(rule.get("id"))
            seen |= set(rule.get("predicates", []))
            self.check_rule(rule, categories)
        self.where = "touch.toml"
        if self.words["predicate"] - seen:
            self.fault(f"no rule for {sorted(self.words['predicate'] - seen)}")

    def check_rule(self, rule, categories):
        self.keys(rule, "rule")
        for x in rule.get("predicates", []) + [rule[k] for k in ("implied",) if k in rule]:
            if x != "*":
                self.word(x, "predicate")
        for x in rule.get("goods", []):
            if x not in self.words["goods_pseudo"]:
                self.word(x, "goods")
        for x in rule.get("direction", []):
            self.word(x, "act_direction")
        for key in ("when", "when_any", "unless"):
            self.facts(rule.get(key, []), categories)
        core, also = rule.get("core", []), rule.get("also", [])
        for x in core + also:
            self.row_exists(x)
        if set(core) & set(also):
            self.fault("a row is core and also")
        if not (core or also or {"context", "goods_rows", "hs_rows", "rows_of"} & set(rule)):
            self.fault("touches nothing and is no context")
        if "blocked" in rule:
            self.word(rule["blocked"], "blocked")
        if rule.get("unknown", "skip") != "skip":
            self.word(rule["unknown"], "blocked")
        for key, allowed in (
            ("goods_rows", ("core-if-ban", "also")),
            ("hs_rows", ("core", "also")),
            ("rows_of", ("target",)),
            ("choice", ("one-of",)),
        ):
            if key in rule and rule[key] not in allowed:
                self.fault(f"{key}: {rule[key]!r} is none of {allowed}")

    def check_conversions(self):
        data = self.read("conversions.toml")
        ids = [r["id"] for r in data.get("rule", [])]
        if len(ids) != len(set(ids)):
            self.fault("two conversion rules of one id")
        for r in data.get("rule", []):
            self.where = f"conversions.toml {r['id']}"
            self.certainty(r["certainty"])
            for f in r["factors"]:
                self.word(f["from"], "unit")
                self.word(f["to"], "unit")
                if not re.fullmatch(r"\d+(\.\d+)?", f["factor"]):
                    self.fault(f"factor {f['factor']!r} is not a decimal")
                if "ratio" in f and abs(f["ratio"][0] / f["ratio"][1] - float(f["factor"])) > 5e-4:
                    self.fault("ratio and factor differ")
        self.where = "conversions.toml"
        for x in data.get("interval", []):
            for key in ("low", "high", "point"):
                if x[key] not in ids:
                    self.fault(f"interval {x['id']}: no rule {x[key]}")
        for x in data.get("default", []):
            self.row_exists(x["row"])
            if x["rule"] not in ids:
                self.fault(f"default: no rule {x['rule']}")

    def check_chpl(self):
        data = self.read("chpl.toml")
        codes = [c["hs6"] for c in data.get("code", [])]
        if len(codes) != len(set(codes)):
            self.fault("a code stands twice")
        for c in data.get("code", []):
            if c["tier"] not in data["tiers"]:
                self.fault(f"{c['hs6']}: no tier {c['tier']!r}")
        # HS2022 codes: the tables given may be of another vintage, so only the form is checked.
        self.hs_codes(codes, expand=False)

    def check_regimes(self):
        data = self.read("regimes.toml")
        ids = [r["id"] for r in data.get("regime", [])]
        if len(ids) != len(set(ids)):
            self.fault("two regimes of one id")
        for r in data.get("regime", []):
            self.where = f"regimes.toml {r['id']}"
            self.certainty(r["certainty"])

    def run(self):
        self.check_measures()
        self.check_touch(self.check_luxury())
        self.check_conversions()
        self.check_chpl()
        self.check_regimes()


def hs_table(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8-sig") as f:
        if ".json" in path.suffixes:
            known = [x["id"] for x in json.load(f)["results"]]
        else:
            known = [x["hscode"] for x in csv.DictReader(f)]
    return path.name, [k for k in known if k.isdigit()]


def main():
    data = pathlib.Path(__file__).resolve().parent.parent / "data"
    parser = argparse.ArgumentParser(description="Checks data/measures.")
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=data / "measures")
    parser.add_argument("--vocabulary", type=pathlib.Path, default=data / "vocabulary")
    parser.add_argument("--hs", action="append", type=pathlib.Path, default=[])
    a = parser.parse_args()
    checker = Checker(a.folder, a.vocabulary, [hs_table(p) for p in a.hs])
    checker.run()
    for line in checker.faults:
        print(line)
    print(f"{len(checker.rows)} rows, {checker.codes} HS codes, {len(checker.faults)} faults")
    return 1 if checker.faults else 0


if __name__ == "__main__":
    sys.exit(main())
