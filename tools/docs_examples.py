#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the examples of the documents and compares what they print with what the documents show.

docs_examples.py VEDETTA [FILE…]     VEDETTA: the program; FILE: default README.md and docs/**/*.md

An example is a fenced block marked ```console. Each line `$ …` in which the program is called is
run by bash; the lines below it, up to the next `$`, are its standard output. Commands that don't
call the program are passed over with their output, and so are blocks of another kind.

`…` in a line stands for any run of characters of that line, a line of `…` alone for any number of
whole lines. A run of blanks is one blank; blanks and empty lines at the end don't count. A command
may go on in the next line after `\\`. Its status must be 0, unless it shows its errors (`2>&1`) or asks
for the status itself (`--exit-code`).

The examples of one file share a working folder of their own with examples/, data/ and stories/ of
the repository in it, and a fixed time, so that one may write a file that a later one reads.

Prints each fault as file:line: what. Status 0: all hold; 1: faults; 2: nothing to run.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED_FOLDERS = ("examples", "data", "stories")
NOW = "2024-07-01T12:00:00Z"
LIMIT_S = 120
CALL = re.compile(r"(^|[|;&(]\s*)vedetta\b")


def line_matches(shown, printed):
    """
    >>> line_matches("score … of 1", "score 0.98 of 1")
    True
    >>> line_matches("score … of 1", "score 0.98 of 2")
    False
    >>> line_matches("a  b", "a b")
    True
    """
    parts = [re.escape(part) for part in blanks_joined(shown).split("…")]
    return re.fullmatch(".*".join(parts), blanks_joined(printed)) is not None


def blanks_joined(line):
    return re.sub(r"\s+", " ", line.rstrip())


def without_empty_end(lines):
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]


def first_difference(shown, printed):
    """Where the document and the program part: (line shown, line printed), or None.

    >>> first_difference(["a", "…", "c"], ["a", "b", "b", "c"])
    >>> first_difference(["a", "…", "c"], ["a", "b"])
    ('c', '(nothing more)')
    >>> first_difference(["a"], ["a", "b"])
    ('(nothing more)', 'b')
    >>> first_difference(["a b"], ["a c"])
    ('a b', 'a c')
    """
    shown, printed = without_empty_end(shown), without_empty_end(printed)
    reached = {0}  # lines printed that the lines shown so far may have used up
    for line in shown:
        if line.strip() == "…":
            after = set(range(min(reached), len(printed) + 1))
        else:
            after = {at + 1 for at in reached if at < len(printed) and line_matches(line, printed[at])}
        if not after:
            at = max(reached)
            return line, printed[at] if at < len(printed) else "(nothing more)"
        reached = after
    if len(printed) in reached:
        return None
    return "(nothing more)", printed[max(reached)]


def examples(text):
    """(line number, command, lines shown) of each example.

    >>> list(examples("```console\\n$ vedetta a \\\\\\n  b\\nout\\n$ ls\\nx\\n```\\n"))
    [(2, 'vedetta a b', ['out'])]
    """
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        if lines[at].strip() != "```console":
            at += 1
            continue
        at += 1
        found = None
        while at < len(lines) and not lines[at].startswith("```"):
            if lines[at].startswith("$ "):
                if found:
                    yield found
                number, command = at + 1, lines[at][2:]
                while command.endswith("\\") and at + 1 < len(lines):
                    at += 1
                    command = command[:-1].rstrip() + " " + lines[at].strip()
                found = (number, command, []) if CALL.search(command) else None
            elif found:
                found[2].append(lines[at])
            at += 1
        if found:
            yield found


def run(command, folder, program):
    environment = {
        "PATH": f"{folder / 'bin'}:/usr/bin:/bin", "HOME": str(folder), "LC_ALL": "C.UTF-8",
        "TZ": "UTC", "VEDETTA_NOW": NOW,
    }  # fmt: skip
    (folder / "bin").mkdir(exist_ok=True)
    link = folder / "bin" / "vedetta"
    if not link.exists():
        link.symlink_to(program)
    return subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", command], cwd=folder, env=environment,
        stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
        timeout=LIMIT_S, check=False,
    )  # fmt: skip


def check(path, program, faults):
    """Runs a file's examples; gives their number."""
    count = 0
    name = os.path.relpath(path, ROOT)
    with tempfile.TemporaryDirectory(prefix="vedetta-docs-") as made:
        folder = pathlib.Path(made)
        for shared in SHARED_FOLDERS:
            (folder / shared).symlink_to(ROOT / shared)
        for number, command, shown in examples(path.read_text(encoding="utf-8")):
            count += 1
            try:
                done = run(command, folder, program)
            except subprocess.TimeoutExpired:
                faults.append(f"{name}:{number}: not done after {LIMIT_S} s: {command}")
                continue
            told = done.stderr.strip().split("\n")[-1]
            if done.returncode and "2>&1" not in command and "--exit-code" not in command:
                faults.append(f"{name}:{number}: status {done.returncode}: {command}: {told}")
                continue
            different = first_difference(shown, done.stdout.split("\n"))
            if different:
                faults.append(
                    f"{name}:{number}: {command}\n  shown:   {different[0]}\n"
                    f"  printed: {different[1]}"
                )
    return count


def main():
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    program = pathlib.Path(sys.argv[1]).resolve()
    paths = [pathlib.Path(name).resolve() for name in sys.argv[2:]]
    paths = paths or [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    if not os.access(program, os.X_OK):
        print(f"{program} is not a program", file=sys.stderr)
        return 2
    faults = []
    count = sum(check(path, program, faults) for path in paths)
    for fault in faults:
        print(fault)
    print(f"docs: {count} examples, {len(faults)} faults")
    return 1 if faults else 0 if count else 2


if __name__ == "__main__":
    sys.exit(main())
