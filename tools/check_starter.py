#!/usr/bin/env python3
"""Checks data/starter/entities.ftm.jsonl: its shape always, its facts against a folder of lists.

    tools/check_starter.py FILE                 shape only
    tools/check_starter.py FILE --lists FOLDER  shape, then every fact against the lists

FOLDER holds un/, ofac/, uk/, eu/ and crypto/ as authorities publish them (tools/starter_lists.py
reads them). Every listing is looked up by its own number, names and identifiers and dates of the
entity must stand in one of the rows it refers to. Exit: 0 all agree, 1 a contradiction, 2 usage.
Standard library only.
"""
import argparse
import collections
import datetime
import hashlib
import json
import pathlib
import re
import sys
import unicodedata

from starter_lists import Lists, Row, plain, words

UN_VESSEL_ANNEXES = ("XIII.B", "XIV.A", "XIV.B")  # the EU's mirror of the 1718 vessel list
NOT_IN_SAMPLE = "not in the sample lists: "
LEAST_TARGETS = 130

NAMES = ("name", "alias", "weakAlias", "previousName")
THING = set(NAMES) | {"country", "notes", "sourceUrl", "topics"}
LEGAL = THING | {"incorporationDate", "registrationNumber", "idNumber", "taxNumber", "innCode",
                 "ogrnCode", "okpoCode", "leiCode", "swiftBic"}
ALLOWED = {
    "Person": LEGAL | {"firstName", "lastName", "birthDate", "birthPlace", "gender",
                       "nationality", "passportNumber", "position"},
    "Organization": LEGAL | {"imoNumber"},
    "Company": LEGAL | {"imoNumber"},
    "Vessel": THING | {"imoNumber", "mmsi", "callSign", "flag", "type"},
    "CryptoWallet": THING | {"publicKey", "currency", "holder"},
    "Sanction": {"entity", "authority", "authorityId", "unscId", "program", "programId",
                 "listingDate", "provisions", "country", "sourceUrl", "summary"},
    "UnknownLink": {"subject", "object", "role", "sourceUrl"},
}
REQUIRED = {
    "Person": ("name",), "Organization": ("name",), "Company": ("name",),
    "Vessel": ("name", "imoNumber"), "CryptoWallet": ("publicKey", "currency", "holder"),
    "Sanction": ("entity", "authority", "program", "sourceUrl"),
    "UnknownLink": ("subject", "object", "role", "sourceUrl"),
}
PREFIX = {"Person": "per", "Organization": "org", "Company": "org", "Vessel": "ves",
          "CryptoWallet": "wal", "Sanction": "san", "UnknownLink": "lnk"}
TARGETS = ("Person", "Organization", "Company", "Vessel", "CryptoWallet")
REFERENCES = ("entity", "subject", "object", "holder")
DATES = ("birthDate", "incorporationDate", "listingDate")
CODES = ("country", "nationality", "flag")
TOPICS = {"sanction", "wanted", "crime.theft", "crime.cyber", "fin.bank", "gov", "gov.security",
          "mil"}
# looked for in the text of the list rows; letters and digits only are compared
IDENTIFIERS = ("passportNumber", "imoNumber", "mmsi", "callSign", "innCode", "ogrnCode", "okpoCode",
               "leiCode", "swiftBic", "registrationNumber", "idNumber", "taxNumber")
LONGEST_VALUE = 160


class Report:
    def __init__(self):
        self.errors = []
        self.counts = collections.Counter()

    def error(self, where, what):
        self.errors.append(f"{where}: {what}")


# ---------------------------------------------------------------- shape

def valid_imo(number):
    if not re.fullmatch(r"\d{7}", number):
        return False
    return sum(int(d) * w for d, w in zip(number, range(7, 1, -1))) % 10 == int(number[6])


def valid_inn(code):
    """Russian taxpayer number: one check digit for a firm (10), two for a person (12)."""
    weights = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)

    def digit(count):
        return sum(int(d) * w for d, w in zip(code, weights[11 - count:])) % 11 % 10

    if re.fullmatch(r"\d{10}", code):
        return digit(9) == int(code[9])
    return bool(re.fullmatch(r"\d{12}", code)) and digit(10) == int(code[10]) and (
        digit(11) == int(code[11]))


def valid_ogrn(code):
    return bool(re.fullmatch(r"\d{13}", code)) and int(code[:12]) % 11 % 10 == int(code[12])


def valid_lei(code):
    if not re.fullmatch(r"[A-Z0-9]{18}\d\d", code):
        return False
    return int("".join(str(int(c, 36)) for c in code)) % 97 == 1


def valid_base58(address):
    alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    if any(c not in alphabet for c in address):
        return False
    number = 0
    for c in address:
        number = number * 58 + alphabet.index(c)
    if number.bit_length() > 200:
        return False
    data = number.to_bytes(25, "big")
    check = hashlib.sha256(hashlib.sha256(data[:21]).digest()).digest()[:4]
    return check == data[21:]


def valid_bech32(address):
    alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    prefix, mark, rest = address.rpartition("1")
    if not mark or address != address.lower() or any(c not in alphabet for c in rest):
        return False
    values = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    values += [alphabet.index(c) for c in rest]
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1ffffff) << 5 ^ value
        for bit, factor in enumerate((0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3)):
            check ^= factor if top >> bit & 1 else 0
    return check in (1, 0x2bc830a3)


def valid_address(address):
    if address.startswith("0x"):
        return bool(re.fullmatch(r"0x[0-9a-fA-F]{40}", address))
    if address.startswith("bc1"):
        return valid_bech32(address)
    return valid_base58(address)


def valid_date(text):
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return False
    try:
        datetime.date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


FORMATS = {
    "innCode": valid_inn, "ogrnCode": valid_ogrn, "leiCode": valid_lei,
    "publicKey": valid_address,
    "mmsi": lambda v: bool(re.fullmatch(r"[2-7]\d{8}", v)),
    "swiftBic": lambda v: bool(re.fullmatch(r"[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?", v)),
    "gender": lambda v: v in ("male", "female"),
    "topics": lambda v: v in TOPICS,
    "sourceUrl": lambda v: bool(re.fullmatch(r"https://[^\s]+", v)),
    **{name: valid_date for name in DATES},
    **{name: lambda v: bool(re.fullmatch(r"[a-z]{2}", v)) for name in CODES},
}


def is_later(entity):
    """Does its note say that the sample lists do not have it?"""
    props = entity["properties"]
    texts = props.get("notes", ()), props.get("summary", ())  # a Sanction has no notes
    return any(text.startswith(NOT_IN_SAMPLE) for values in texts for text in values)


def check_values(entity, report):
    where, schema = entity["id"], entity["schema"]
    for name, values in entity["properties"].items():
        if name not in ALLOWED[schema]:
            report.error(where, f"property {name} is none of {schema}")
        if not isinstance(values, list) or not values:
            report.error(where, f"{name} must be a list with a value")
            continue
        if len(set(values)) != len(values) or (name != "name" and values != sorted(values)):
            report.error(where, f"{name} repeats a value or is unsorted")
        for value in values:
            if value != " ".join(unicodedata.normalize("NFC", value).split()) or not value:
                report.error(where, f"{name}: «{value}» is not NFC or has stray spaces")
            if len(value) > LONGEST_VALUE:
                report.error(where, f"{name}: narrative text does not belong here")
            if name in FORMATS and not FORMATS[name](value):
                report.error(where, f"{name}: «{value}» is malformed or fails its check digit")
            if name == "imoNumber" and (schema == "Vessel" and not valid_imo(value)
                                        or not re.fullmatch(r"\d{7}", value)):
                report.error(where, f"IMO number {value} fails its check digit")
    for name in REQUIRED[schema]:
        if name not in entity["properties"]:
            report.error(where, f"{name} is missing")


def read_entities(path, report):
    entities, last = {}, ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            entity = json.loads(line)
        except ValueError as reason:
            report.error(f"line {number}", f"no JSON ({reason})")
            continue
        where = str(entity.get("id"))
        canonical = json.dumps(entity, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if canonical != line:
            report.error(where, "keys unsorted or spaces between them")
        if set(entity) != {"caption", "datasets", "id", "properties", "schema"}:
            report.error(where, f"unexpected members {sorted(entity)}")
            continue
        if entity["schema"] not in ALLOWED:
            report.error(where, f"schema {entity['schema']} is not used here")
            continue
        prefix = PREFIX[entity["schema"]]
        if not re.fullmatch(rf"vdt-{prefix}-[a-z0-9]+(-{{1,2}}[a-z0-9]+)*", where):
            report.error(where, f"an id of a {entity['schema']} is vdt-{prefix}-slug")
        if where <= last:
            report.error(where, "out of order, or there twice")
        last = where
        check_values(entity, report)
        entities[where] = entity
    return entities


def check_shape(entities, report):
    listed = collections.defaultdict(list)
    for entity in entities.values():
        props = entity["properties"]
        for name in REFERENCES:
            for other in props.get(name, ()):
                if other not in entities:
                    report.error(entity["id"], f"{name} {other} does not exist")
        if entity["schema"] == "Sanction":
            for other in props.get("entity", ()):
                listed[other].append(entity)
    targets = [e for e in entities.values() if e["schema"] in TARGETS]
    for entity in targets:
        props = entity["properties"]
        caption = props.get("name", props.get("publicKey", [""]))[0]
        if entity["caption"] != caption:
            report.error(entity["id"], "the caption is not the first name")
        if bool(listed[entity["id"]]) != ("sanction" in props.get("topics", ())):
            report.error(entity["id"], "topic sanction and listings disagree")
        if not listed[entity["id"]] and not (is_later(entity) and "sourceUrl" in props):
            report.error(entity["id"], "no listing, and no note with a source instead")
    if len(targets) < LEAST_TARGETS:
        report.error("file", f"{len(targets)} targets, at least {LEAST_TARGETS} expected")
    report.counts.update(f"schema {e['schema']}" for e in entities.values())
    return listed


# ---------------------------------------------------------------- facts

def named(entity, row):
    return any(words(v) in row.names or plain(v) in row.texts
               for n in NAMES for v in entity["properties"].get(n, ()))


def check_window(where, date, key, lists, report):
    after, until = lists.history[key.lower()]
    # a file fetched in the morning lacks that day's listings, hence <= on both sides
    if date and not ((after is None or after <= date) and date <= until):
        report.error(where, f"listed {date}, but the SDN files say after {after}, by {until}")
    report.counts["OFAC dates between two monthly files" if date and after
                  else "OFAC dates only known to be before August 2021" if date
                  else "OFAC listings without a date"] += 1


def check_ofac(sanction, targets, lists, report):
    props, where = sanction["properties"], sanction["id"]
    uid, date = props.get("authorityId", [None])[0], props.get("listingDate", [None])[0]
    row = lists.ofac.get(uid)
    if row is None or is_later(sanction):
        return check_later_ofac(sanction, uid, targets, lists, report)
    if uid not in lists.ofac_newest:
        report.error(where, f"OFAC number {uid} has left the newest sample: delisted?")
    if set(props["programId"]) != {"US-" + p for p in row.programs}:
        report.error(where, f"programmes {props['programId']}, the list has {row.programs}")
    for target in targets:
        if target["schema"] == "CryptoWallet":
            address = target["properties"]["publicKey"][0]
            if plain(address) not in row.text or address.lower() not in lists.addresses:
                report.error(where, f"address {address} is not one of {uid}")
            else:
                check_window(target["id"], date, address, lists, report)
            report.counts["wallets in SDN and address files"] += 1
            continue
        if not named(target, row):
            report.error(where, f"no name of {target['id']} is on the list under {uid}")
        check_window(where, date, uid, lists, report)
    report.counts["listings found: OFAC"] += 1
    return row


def check_later_ofac(sanction, uid, targets, lists, report):
    aliases = lists.ofac_aliases.get(uid, [])
    row = Row(aliases, " ".join(aliases)) if aliases else None
    if not is_later(sanction):
        report.error(sanction["id"], f"OFAC number {uid} is not in the sample, and no note says so")
    if row and not all(named(t, row) for t in targets):
        report.error(sanction["id"], f"number {uid} belongs to another name: {aliases}")
    report.counts["listings later than the sample: OFAC, alias row found" if row
                  else "listings later than the sample: OFAC, unchecked"] += 1
    return row


def check_un(sanction, targets, lists, report):
    props, where = sanction["properties"], sanction["id"]
    date = props.get("listingDate", [None])[0]
    if "unscId" in props:
        row = lists.un.get(props["unscId"][0])
        if row is None or row.listed != date or not all(named(t, row) for t in targets):
            report.error(where, "reference, name or date differ from the UN list")
        report.counts["listings found: UN"] += 1
        return row
    imo = targets[0]["properties"]["imoNumber"]
    rows = [r for r in lists.eu["EU-PRK"] if r.imo in imo and r.annex in UN_VESSEL_ANNEXES]
    if not rows or min(r.listed for r in rows) != date or not any(
            named(targets[0], r) for r in rows):
        report.error(where, "IMO number, name or date differ from the annexes with UN vessels")
    bans = {"port entry ban" if r.annex == "XIV.B" else "asset freeze" for r in rows}
    if bans != set(props["provisions"]):
        report.error(where, f"provisions {props['provisions']}, the annexes say {sorted(bans)}")
    report.counts["listings found: UN vessels, by their EU annexes"] += 1
    return rows[0] if rows else None


def check_uk(sanction, targets, lists, report):
    props, where = sanction["properties"], sanction["id"]
    if "authorityId" not in props:
        if not is_later(sanction):
            report.error(where, "no group number, and no note that it is later than the sample")
        report.counts["listings later than the sample: UK, unchecked"] += 1
        return None
    row = lists.uk.get(props["authorityId"][0])
    if row is None or row.listed != props["listingDate"][0] or not all(
            named(t, row) or any(i in row.text for i in t["properties"].get("imoNumber", ()))
            for t in targets):
        report.error(where, "group, name or date differ from the UK list")
    report.counts["listings found: UK"] += 1
    return row


def check_eu(sanction, targets, lists, report):
    props, where = sanction["properties"], sanction["id"]
    rows = [r for r in lists.eu[props["programId"][0]] if named(targets[0], r)]
    same = [r for r in rows if r.listed == props["listingDate"][0]]
    if not same:
        report.error(where, f"name not in the annex, or dates differ: {[r.listed for r in rows]}")
    report.counts[f"listings found: {props['programId'][0]}"] += 1
    return same[0] if same else None


CHECKS = {"UN": check_un, "US": check_ofac, "GB": check_uk, "EU": check_eu}


def checker_of(sanction):
    return CHECKS[{"un": "UN", "us": "US", "gb": "GB", "eu": "EU"}[sanction["id"].split("-")[2]]]


def check_entity(entity, rows, report):
    """Each name, date and identifier must stand in a row of a list that the entity refers to."""
    props, where = entity["properties"], entity["id"]
    for name in NAMES:
        for value in props.get(name, ()):
            if not value.isascii():
                found = any(plain(value) in r.text for r in rows)
                report.counts["original-script names: "
                              + ("found" if found else "not in the lists, unchecked")] += 1
            elif name == "name" and is_later(entity):
                report.counts["names of later listings, unchecked"] += 1
            elif not any(words(value) in r.names or plain(value) in r.texts for r in rows):
                report.error(where, f"{name} «{value}» is in none of its lists")
            else:
                report.counts["names found"] += 1
    hangul = re.compile(r"[\u1100-\u11ff]+")  # plain() takes syllables apart
    ours = [plain(v) for n in NAMES for v in props.get(n, ()) if hangul.search(plain(v))]
    theirs = [r for r in rows if hangul.search(r.text)]
    if ours and theirs and not any(o in r.text for o in ours for r in theirs):
        report.error(where, "its Hangul is not what a list has")
    for name in ("birthDate", "incorporationDate"):
        for value in props.get(name, ()):
            if not any(value in r.births for r in rows):
                report.error(where, f"{name} {value} is in none of its lists")
            report.counts["dates found"] += 1
    for name in IDENTIFIERS:
        for value in props.get(name, ()):
            if not any(plain(value) in r.text for r in rows):
                report.error(where, f"{name} {value} is in none of its lists")
            report.counts["identifiers found"] += 1


def check_link(link, entities, lists, listed, report):
    subject, object_ = (entities[link["properties"][k][0]] for k in ("subject", "object"))
    rows = [lists.ofac.get(s["properties"].get("authorityId", [None])[0])
            for s in listed[subject["id"]]]
    targets = [lists.ofac.get(s["properties"].get("authorityId", [None])[0])
               for s in listed[object_["id"]]]
    if not any(r and t and plain(t.first_name) in r.links for r in rows for t in targets):
        report.error(link["id"], "the list does not link the two")
    report.counts["links found"] += 1


def check_facts(entities, listed, folder, report):
    lists = Lists(folder)
    rows = collections.defaultdict(list)
    for sanction in (e for e in entities.values() if e["schema"] == "Sanction"):
        targets = [entities[i] for i in sanction["properties"]["entity"]]
        row = checker_of(sanction)(sanction, targets, lists, report)
        for target in targets:
            rows[target["id"]] += [row] if row else []
    for entity in entities.values():
        if entity["schema"] == "UnknownLink":
            check_link(entity, entities, lists, listed, report)
        if entity["schema"] not in ("Person", "Organization", "Company", "Vessel"):
            continue
        if rows[entity["id"]]:
            check_entity(entity, rows[entity["id"]], report)
        elif not is_later(entity):
            report.error(entity["id"], "in no list of the folder, and no note says so")
        else:
            report.counts["entities in no list of the folder (noted)"] += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--lists", type=pathlib.Path, metavar="FOLDER")
    options = parser.parse_args()
    report = Report()
    entities = read_entities(options.file, report)
    listed = check_shape(entities, report)
    if options.lists and not report.errors:
        check_facts(entities, listed, options.lists, report)
    for what, count in sorted(report.counts.items()):
        print(f"{count:6d}  {what}")
    for error in report.errors:
        print(f"contradiction: {error}", file=sys.stderr)
    print(f"{len(entities)} entities, {len(report.errors)} contradictions"
          + ("" if options.lists else " (shape only)"))
    return 1 if report.errors else 0


if __name__ == "__main__":
    sys.exit(main())
