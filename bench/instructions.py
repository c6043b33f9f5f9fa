#!/usr/bin/env python3
"""Counts the instructions of fixed workloads and compares them with bench/instructions.toml.

Usage: instructions.py BUILD [--valgrind] [NAME…]

Counted by `perf stat -e instructions:u`. Where the machine has no such counters (many virtual ones)
the gate is skipped, loudly, with exit status 77; `--valgrind` counts with callgrind instead, which
takes about a minute and has figures of its own. A workload that needs more than its figure and the
tolerance fails, and so does one whose output lacks its answer. One that needs less than the figure
less the tolerance is told, so that the figure can be lowered.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77


def run(command):
    return subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True, timeout=600)


def with_perf(command):
    """(instructions or None where there is no counter, standard output)"""
    with tempfile.NamedTemporaryFile("r") as counts:
        done = run(["perf", "stat", "-x", ",", "-e", "instructions:u", "-o", counts.name, "--", *command])
        found = re.search(r"^(\d+),[^,]*,instructions", counts.read(), re.M)
    return int(found.group(1)) if found else None, done.stdout


def with_valgrind(command):
    done = run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command])
    found = re.search(r"Collected : (\d+)", done.stderr)
    return int(found.group(1)) if found else None, done.stdout


def skip(why):
    print(f"SKIPPED: the instructions are NOT counted and NOTHING is gated: {why}")
    return SKIPPED


def main(arguments):
    counter = "valgrind" if "--valgrind" in arguments else "perf"
    build, *wanted = [a for a in arguments if a != "--valgrind"]
    count = {"perf": with_perf, "valgrind": with_valgrind}[counter]
    if not shutil.which(counter):
        return skip(f"there is no {counter} on this machine")
    if count(["true"])[0] is None:
        return skip(f"{counter} counts none here; --valgrind counts without counters")
    table = tomllib.loads((HERE / "instructions.toml").read_text(encoding="utf-8"))
    tolerance = table["tolerance_percent"]
    program = pathlib.Path(build).resolve() / "vedetta/cli/vedetta"
    failed = 0
    for row in table["workload"]:
        if wanted and row["name"] not in wanted:
            continue
        got, output = count([str(program), *row["command"]])
        figure = row.get(counter)
        verdict = "ok"
        if got is None or not re.search(row["answer"], output):
            verdict, failed = "FAILED: the answer is not there", 1
        elif figure is None:
            verdict = f"NOT GATED: instructions.toml has no figure by {counter}"
        elif got * 100 > figure * (100 + tolerance):
            verdict, failed = f"FAILED: {figure:,} are allowed, and {tolerance} % more", 1
        elif got * 100 < figure * (100 - tolerance):
            verdict = f"ok; less than {figure:,}: lower the figure"
        print(f"{row['name']:20} {got or 0:>14,}  {verdict}")
    return failed


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
