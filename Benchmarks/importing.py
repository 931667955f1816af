# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""How fast people are imported: from a CSV file to rows that are on disk, beside plain inserts of the same rows.

    python3 Benchmarks/importing.py PROGRAM [--people N]

Prints rows of the table that `bench` prints. The yardstick inserts what the import inserts into `person` and `account`,
in one transaction of the same file, by Python's sqlite3; it checks nothing, asks nobody and leaves no trail.
"""

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

TARGET = 10_000


def run(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"lyceum {arguments[0]} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def plain_inserts(database, count):
    """Seconds for the same rows without anything around them."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    first = connection.execute("SELECT MAX(id) + 1 FROM person").fetchone()[0]
    begun = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        "INSERT INTO person (organisation_id, id, name, name_key, created_at, created_by) VALUES (1, ?, ?, ?, 0, 0)",
        ((first + n, f"Plain {n} Person", f"plain {n} person") for n in range(count)),
    )
    connection.executemany(
        "INSERT INTO account (organisation_id, person_id, email, email_key, changed_at) VALUES (1, ?, ?, ?, 0)",
        ((first + n, f"plain{n}@bench.example", f"plain{n}@bench.example") for n in range(count)),
    )
    connection.execute("COMMIT")
    seconds = time.perf_counter() - begun
    connection.close()
    return seconds


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--people", type=int, default=100_000)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="lyceum-bench-") as folder:
        database, file = os.path.join(folder, "lyceum.sqlite"), os.path.join(folder, "people.csv")
        samples = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Samples", "healthcare.yaml")
        run(given.program, "demo", samples, "--database", database)
        with open(file, "w", encoding="utf-8") as csv:
            csv.write("Name,E-mail address\n")
            for n in range(given.people):
                csv.write(f"Zoë {n} Müller,person{n}@bench.example\n")
        begun = time.perf_counter()
        told = run(
            given.program, "import", "aldermoor", file, "--as", "priya@aldermoor.example", "--database", database
        )
        seconds = time.perf_counter() - begun
        if f"{given.people} new" not in told:
            sys.exit(f"not everyone was imported: {told}")
        plain = plain_inserts(database, given.people)
    rate = given.people / seconds
    mark = "reached" if rate >= TARGET else "MISSED"
    print(
        f"| import of {given.people:,} people, the whole command: read, checked, planned, written, on disk "
        f"| {rate:,.0f} a second | ≥ {TARGET:,} a second | {mark} "
        f"| plain inserts {given.people / plain:,.0f} a second ({seconds / plain:.1f} × as long) |"
    )


main()
