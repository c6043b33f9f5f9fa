"""Reads sanctions lists as their authorities publish them, for tools/check_starter.py.

Deliberately apart from the program's own readers: the starter list is checked by a second pair of
eyes. A row keeps names, dates of birth or founding, the listing date and all its text; nothing is
interpreted further. Standard library only.
"""
import collections
import csv
import gzip
import re
import unicodedata
import xml.etree.ElementTree as ElementTree

UN_FILE = "un/un_consolidated_2026-08-01.xml.gz"
SDN_FILE = "ofac/sdn_2024-05-02.csv.gz"
OLD_SDN_FILE = "ofac/2021-07_sdn.csv.gz"
OLD_SDN_DATE = "2021-07-31"
ALT_FILES = ("ofac/alt_2026-08-02.csv.gz", "ofac/2021-07_alt.csv.gz")
ADDRESS_FILE = "ofac/add_2026-08-02.csv.gz"  # the newest file with a row for each entry
HISTORY_FOLDER = "ofac/sdn_history"
UK_FILE = "uk/ofsi_2020-04-27.csv.gz"
EU_FILES = {"EU-PRK": "eu/32017R1509.csv", "EU-UKR": "eu/32014R0269.csv.gz"}


def plain(text):
    """Letters and digits only, lower case, without marks: what two spellings must share."""
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text.casefold() if c.isalnum())


def words(text):
    """The words of a name in any order: lists put the family name first, with a comma."""
    text = re.sub(r"[’'`‘]", "", unicodedata.normalize("NFKC", text))
    return frozenset(plain(w) for w in re.split(r"[\W_]+", text) if plain(w))


def read_text(path, encoding="utf-8"):
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    return data.decode(encoding)


class Row:
    """One list entry: its names, its dates of birth, its listing date, all its text."""

    def __init__(self, names, text, births=(), listed=None, programs=()):
        self.names = {words(n) for n in names if n}
        self.texts = {plain(n) for n in names if n}
        self.text = plain(text)
        self.births, self.listed, self.programs = set(births), listed, set(programs)


def day_first(text):
    """18/06/1964 or 18.6.1964, 00 for unknown → ISO, as exact as it is."""
    match = re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", text.strip())
    if not match:
        return None
    parts = [match[3]]
    for part in (match[2], match[1]):
        if int(part) == 0:
            break
        parts.append(f"{int(part):02d}")
    return "-".join(parts)


def dates_in(text):
    """Dates of free text: 18 Jun 1964, 18.6.1964, 1964, 1964 to 1966."""
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    found = set()
    for day, month, year in re.findall(r"\b(\d\d) ([A-Z][a-z]{2}) (\d{4})\b", text):
        if month in months:
            found.add(f"{year}-{months.index(month) + 1:02d}-{day}")
    found |= {day_first(d) for d in re.findall(r"\b\d{1,2}[./]\d{1,2}[./]\d{4}\b", text)}
    years = [int(y) for y in re.findall(r"\b(?:1[89]|20)\d\d\b", text)]
    found |= {str(y) for y in years}
    if " to " in text and len(years) == 2:
        found |= {str(y) for y in range(years[0], years[1] + 1)}
    return found


def load_un(folder):
    rows = {}
    root = ElementTree.fromstring(read_text(folder / UN_FILE).encode("utf-8"))
    for entry in root.iter():
        if entry.tag not in ("INDIVIDUAL", "ENTITY"):
            continue
        parts = [entry.findtext(t) or "" for t in
                 ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")]
        names = [re.sub(r"\s*\([A-Z]{2,5}\)\s*$", "", " ".join(parts)), " ".join(parts)]
        names += re.findall(r"\(([A-Z]{2,5})\)", " ".join(parts))
        for alias in entry.iter("ALIAS_NAME"):
            for name in (alias.text or "").split(";"):
                names += [name, re.sub(r"\(.*?\)", "", name)] + re.findall(r"\((.*?)\)", name)
        births = set()
        for birth in entry.iter("INDIVIDUAL_DATE_OF_BIRTH"):
            births |= {birth.findtext(t) for t in ("DATE", "YEAR")} - {None}
            if birth.findtext("FROM_YEAR"):
                births |= {str(y) for y in range(int(birth.findtext("FROM_YEAR")),
                                                 int(birth.findtext("TO_YEAR")) + 1)}
        reference = (entry.findtext("REFERENCE_NUMBER") or "").strip()
        rows[reference] = Row(names, " ".join(entry.itertext()), births,
                              entry.findtext("LISTED_ON"))
    return rows


def sdn_records(path):
    for record in csv.reader(read_text(path).replace("\x1a", "").splitlines()):
        if len(record) >= 12:
            yield record


def load_ofac(folder):
    aliases = collections.defaultdict(list)
    for file in ALT_FILES:
        for record in csv.reader(read_text(folder / file).replace("\x1a", "").splitlines()):
            if len(record) > 3:
                aliases[record[0]].append(record[3])
    older = {r[0]: r[11] for r in sdn_records(folder / OLD_SDN_FILE)}
    rows = {}
    for record in sdn_records(folder / SDN_FILE):
        uid, remarks = record[0], record[11]
        if len(remarks) > 990:  # cut by the source at 1,000 characters
            remarks += "; " + older.get(uid, "")
        names = [record[1]] + aliases.get(uid, []) + re.findall(r"[af]\.k\.a\. '(.*?)'[;.]",
                                                                remarks + ";")
        births = dates_in(" ; ".join(re.findall(r"DOB ([^;]*)", remarks)))
        for span in re.findall(r"DOB ([^;]*)", remarks):
            births |= dates_in(span)
        founded = set()
        for span in re.findall(r"Organization Established Date ([^;]*)", remarks):
            founded |= dates_in(span)
        rows[uid] = Row(names, " ; ".join(record) + remarks, births | founded, None,
                        record[3].split("] ["))
        rows[uid].links = {plain(n) for n in re.findall(r"Linked To: (.*?)(?:;|\.?$)", remarks)}
        rows[uid].first_name = record[1]
    return rows, aliases


def load_newest_numbers(folder):
    """The OFAC numbers of the newest sample: who is still listed."""
    lines = read_text(folder / ADDRESS_FILE).replace("\x1a", "").splitlines()
    return {record[0] for record in csv.reader(lines) if record}


def load_history(folder):
    """When was a number, or a wallet address, first on the SDN list? (after, not after)"""
    first, before = {}, None
    files = [(OLD_SDN_DATE, folder / OLD_SDN_FILE)]
    files += [(p.name[4:14], p) for p in sorted((folder / HISTORY_FOLDER).glob("sdn_*.csv.gz"))]
    files += [(SDN_FILE[9:19], folder / SDN_FILE)]
    for date, path in sorted(files):
        seen = False
        for record in sdn_records(path):
            seen = True
            first.setdefault(record[0], (before, date))
            for address in re.findall(r"Digital Currency Address - \w+ (\w+)", record[11]):
                first.setdefault(address.lower(), (before, date))
        before = date if seen else before
    return first


def load_uk(folder):
    rows = {}
    lines = read_text(folder / UK_FILE, "windows-1252").splitlines()
    for record in csv.reader(lines[2:]):
        group = record[28]
        name = " ".join(record[0:6])
        if group not in rows:
            rows[group] = Row([], "", (), day_first(record[26]))
        row = rows[group]
        for spelling in (name, re.sub(r"\(.*?\)", "", name)):
            row.names.add(words(spelling))
            row.texts.add(plain(spelling))
        row.text += plain(" ".join(record))
        row.births |= {day_first(record[7]), record[7][-4:]} - {None, ""}
    return rows


def load_eu(folder):
    rows = collections.defaultdict(list)
    for program, file in EU_FILES.items():
        for record in csv.DictReader(read_text(folder / file).splitlines()):
            names = [record["name"], re.sub(r"[\uac00-\ud7a3]+", "", record["name"])]
            names += record["alias"].split(";") + record["previousName"].split(";")
            names += re.split(r"[()]", record["name"])
            row = Row(names, " ".join(v for v in record.values() if v),
                      dates_in(record["birthDate"]), day_first(record["startDate"]))
            row.annex, row.imo = record["annex"], record["imoNumber"]
            rows[program].append(row)
    return rows


def load_addresses(folder):
    found = set()
    for path in (folder / "crypto").glob("sanctioned_addresses_*.txt"):
        found |= {a.lower() for a in path.read_text().split()}
    return found


class Lists:
    def __init__(self, folder):
        self.un, self.uk, self.eu = load_un(folder), load_uk(folder), load_eu(folder)
        self.ofac, self.ofac_aliases = load_ofac(folder)
        self.ofac_newest = load_newest_numbers(folder)
        self.history, self.addresses = load_history(folder), load_addresses(folder)
