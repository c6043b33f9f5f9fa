#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes docs/errors.md from the one table of errors, vedetta/core/error.def, and the meanings of
exit codes in vedetta/cli/help.cpp.

errors_doc.py            writes the page
errors_doc.py --check    status 1 when the page is not what would be written
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROW = re.compile(r'^VEDETTA_ERROR\((\w+), "([^"]+)", (\d+), (\d+)\)$')
EXIT_ROW = re.compile(r'^    \{(\d+), "([^"]+)"\},$', re.M)
HEAD = """# Errors

Written by `tools/errors_doc.py` from `vedetta/core/error.def`, the one table of errors: change that file, not this page.

On the command line an error is one line on standard error: `vedetta: CODE: SENTENCE: what, at where. To mend: how`.

## Exit codes

| exit | meaning |
|---:|---|
"""


def page():
    rows = []
    for number, line in enumerate((ROOT / "vedetta/core/error.def").read_text().splitlines(), 1):
        if line.startswith("//") or not line.strip():
            continue
        row = ROW.match(line)
        if not row:
            sys.exit(f"error.def:{number}: not a row of the table")
        rows.append(row.groups())
    exits = EXIT_ROW.findall((ROOT / "vedetta/cli/help.cpp").read_text(encoding="utf-8"))
    known = {int(code) for code, _ in exits}
    unknown = sorted({int(row[2]) for row in rows} - known)
    if unknown:
        sys.exit(f"exit codes without a meaning: {unknown}")
    text = HEAD + "".join(f"| {code} | {meaning} |\n" for code, meaning in exits)
    text += "\n## Codes\n\n| code | sentence | exit | HTTP |\n|---|---|---:|---:|\n"
    return text + "".join(f"| `{c}` | {s} | {e} | {h} |\n" for c, s, e, h in rows)


def main():
    path = ROOT / "docs/errors.md"
    if "--check" not in sys.argv[1:]:
        path.write_text(page(), encoding="utf-8")
        return 0
    if path.is_file() and path.read_text(encoding="utf-8") == page():
        return 0
    print("docs/errors.md is out of date: run tools/errors_doc.py")
    return 1


if __name__ == "__main__":
    sys.exit(main())
