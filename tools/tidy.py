#!/usr/bin/env python3
"""The house's rules that a machine can check: include graph, adapters, sizes, banned words, docs.

Usage: tidy.py [FOLDER]     prints each fault as file:line: what; exit status 1 when there is one.
"""
import pathlib
import re
import subprocess
import sys

# A module may include these, itself, and core. Evidence travels from left to right.
ARROWS = {
    "core": [],
    "text": ["core"],
    "model": ["text"],
    "store": ["model"],
    "lists": ["store"],
    "names": ["lists"],
    "measures": ["model"],
    "ingest": ["store"],
    "read": ["names"],
    "ships": ["names"],
    "trade": ["names"],
    "screen": ["names"],
    "assess": ["names", "measures"],
    "casebook": ["assess", "store"],
    "report": ["casebook"],
    "pipeline": ["report", "ingest", "read", "screen"],
    "cli": ["pipeline", "report", "ingest", "read", "ships", "trade", "screen"],
}
# A heavy third-party header, and the only files that include it.
ADAPTERS = {
    "unicode/": ["text/character.cpp", "text/icu.cpp", "text/confusable.cpp", "ingest/icu.cpp",
                 "read/reader_bench.cpp"],
    "simdjson.h": ["core/json.cpp"],
    "toml++/": ["core/toml.cpp"],
    "openssl/": ["core/hash.cpp"],
    "xxhash.h": ["core/hash.cpp"],
    "zlib.h": ["core/gzip.cpp", "store/compress.cpp"],
    "zstd.h": ["store/compress.cpp"],
    "pugixml.hpp": ["lists/xml.cpp"],
    "sqlite3.h": ["store/sqlite.cpp"],
    "gumbo.h": ["ingest/html.cpp"],
    "cld2/": ["text/language_id.cpp"],
    "seccomp.h": ["ingest/child.cpp"],
    "CLI/": ["cli/main.cpp"],
    "hwy/": ["text/distance.cpp"],
}
LIMIT_LINE, LIMIT_FILE, LIMIT_FUNCTION = 100, 500, 60
BANNED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
CODE = (".cpp", ".h")


def reachable(module):
    seen, open_ = {module, "core"}, list(ARROWS[module])
    while open_:
        at = open_.pop()
        if at not in seen:
            seen.add(at)
            open_ += ARROWS[at]
    return seen


def functions(lines):
    """(first line, length) of each block that begins at column 0 or in a class and ends with its brace."""
    start = None
    for number, line in enumerate(lines, 1):
        opens = re.match(r"^( {0,2})\S.*\)( const)?( noexcept)?( override)?( ->.*)? \{$", line)
        if opens and not re.match(r"^ *(namespace|class|struct|enum|union|if|for|while|switch)\b", line):
            start = (number, opens.group(1))
        if start and line == start[1] + "}":
            yield start[0], number - start[0] + 1
            start = None


def check_code(path, name, faults):
    lines = path.read_text(encoding="utf-8").split("\n")
    module = name.split("/")[1] if name.startswith("vedetta/") else None
    if len(lines) - 1 > LIMIT_FILE:
        faults.append(f"{name}:1: {len(lines) - 1} lines, at most {LIMIT_FILE}")
    for number, line in enumerate(lines, 1):
        if len(line) > LIMIT_LINE:
            faults.append(f"{name}:{number}: {len(line)} columns, at most {LIMIT_LINE}")
        if BANNED.search(line):
            faults.append(f"{name}:{number}: unfinished work belongs in no file")
        include = re.match(r'\s*#\s*include\s+["<]([^">]+)[">]', line)
        if not include or not module:
            continue
        target = include.group(1)
        if target.startswith("vedetta/"):
            other = target.split("/")[1]
            if other not in reachable(module) and other != "testing":
                faults.append(f"{name}:{number}: {module} may not include {other}")
            elif "/internal/" in target and other != module:
                faults.append(f"{name}:{number}: {target} is {other}'s own")
        for prefix, homes in ADAPTERS.items():
            if target.startswith(prefix) and name.removeprefix("vedetta/") not in homes:
                faults.append(f"{name}:{number}: {prefix} is included by {', '.join(homes)} only")
    for first, length in functions(lines):
        if length > LIMIT_FUNCTION:
            faults.append(f"{name}:{first}: a function of {length} lines, at most {LIMIT_FUNCTION}")


def check_text(path, name, faults):
    text = path.read_text(encoding="utf-8", errors="replace")
    for number, line in enumerate(text.split("\n"), 1):
        if re.search(r"/work/(main|shared)|/root/|/tmp/w/", line):
            faults.append(f"{name}:{number}: a path of one machine")


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
    listed = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True)
    faults = []
    for name in listed.stdout.split("\n"):
        path = root / name
        if not name or not path.is_file():
            continue
        if name.endswith(CODE) and name.startswith(("vedetta/", "tools/", "stories/", "fuzz/")):
            check_code(path, name, faults)
        if name.endswith(CODE + (".md", ".toml", ".py", ".txt", ".story", ".json")) and name != "tools/tidy.py":
            check_text(path, name, faults)
    for fault in faults:
        print(fault)
    print(f"tidy: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
