# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""Kills a server while it does the same for many, and while it undoes that: each of them once, and undone exactly.

    python3 Durability/batches_killed.py PROGRAM [--times N] [--database ADDRESS]

Without an address it is a SQLite file. Ends with one line: N passed, N failed.
"""

import argparse
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Browser"))
from site_of_its_own import Site  # noqa: E402
from client import Client  # noqa: E402

PEOPLE = 60
# Whoever holds the role before keeps it, whatever is done and undone.
HOLDERS = 5
NEW = "/aldermoor/many/new?all=yes&q=durable&act=give&role=assessor"


def rows(site, statement):
    """What the database answers: numbers, line by line."""
    if site.is_shared:
        done = subprocess.run(
            ["psql", "-X", "-At", "-F", " ", "-v", "ON_ERROR_STOP=1", "-d", site.database, "-c", statement],
            capture_output=True, text=True, timeout=60, check=True,
        )
        return [tuple(int(cell) for cell in line.split()) for line in done.stdout.splitlines()]
    database = sqlite3.connect(site.database, timeout=30)
    try:
        return database.execute(statement).fetchall()
    finally:
        database.close()


def office(site):
    return Client(site.address).sign_in("aldermoor", "grace@aldermoor.example")


def chosen(client):
    """Those whom the page before it is done would do it for."""
    _, _, page = client.get(NEW)
    return re.findall(r'name="person" value="(\d+)"', page)


def begin(client, people):
    fields = {"person": people, "act": "give", "role": "assessor"}
    return lambda: client.post("/aldermoor/many/new", fields, NEW)


def waiting(client, batch):
    """How many of a batch wait; nothing while there is no such batch."""
    status, _, page = client.get(f"/aldermoor/many/{batch}")
    found = re.search(r"(\d+) still wait", page)
    return None if status != 200 else int(found.group(1)) if found else 0


def killed_in(site, act, batch):
    """Begins a batch, kills the server when some of it is done, and starts it again; answers how many were left."""

    def send():
        try:
            act()
        except OSError:
            pass  # The server is gone, as it should be.

    watcher, sender = office(site), threading.Thread(target=send)
    sender.start()
    until = PEOPLE - random.randint(3, PEOPLE // 2)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        left = waiting(watcher, batch)
        if left is not None and left <= until:
            break
    site.kill()
    sender.join()
    site.start()
    return waiting(office(site), batch)


def finish(client, batch):
    """Goes on with what waits, until nothing does."""
    while waiting(client, batch):
        client.post(f"/aldermoor/many/{batch}", {"do": "rest"}, f"/aldermoor/many/{batch}")


def counts(site):
    """Of those whom it is done for: how often each holds the role now, was given it, and lost it."""
    here = "organisation_id = (SELECT id FROM organisation WHERE slug = 'aldermoor')"
    people = f"(SELECT person_id FROM account WHERE {here} AND email_key LIKE 'durable%')"
    held = rows(
        site,
        f"SELECT person_id, COUNT(*) FROM holding WHERE {here} AND person_id IN {people} AND role = 'assessor' "
        "AND ended_at IS NULL GROUP BY person_id",
    )
    gave, ended = (
        rows(
            site,
            f"SELECT about_person_id, COUNT(*) FROM audit_entry WHERE {here} AND about_person_id IN {people} "
            f"AND act = '{act}' GROUP BY about_person_id",
        )
        for act in ("role-given", "role-ended")
    )
    return dict(held), dict(gave), dict(ended)


def one_round(site, number, people, holders, batch):
    """What went wrong, or nothing; and how often the server was killed in the middle."""
    others = set(map(int, people)) - holders
    left = killed_in(site, begin(office(site), people), batch)
    finish(office(site), batch)
    held, gave, _ = counts(site)
    if held != {person: 1 for person in holders | others}:
        return f"{len(held)} hold the role, some {max(held.values(), default=0)} times", 0
    if any(gave.get(person) != number + 1 for person in others):
        return "somebody was given the role twice, or never", 0
    undo, client = f"/aldermoor/many/{batch}", office(site)
    undone = killed_in(site, lambda: client.post(undo, {"do": "undo"}, undo), batch + 1)
    finish(office(site), batch + 1)
    held, _, ended = counts(site)
    if held != {person: 1 for person in holders}:
        return f"after undoing it {len(held)} hold the role, and {len(holders)} did before", 0
    if any(ended.get(person) != number + 1 for person in others):
        return "somebody lost the role twice, or never", 0
    return None, bool(left) + bool(undone)


def prepare(site):
    """People for it, of whom some hold the role already; answers who is chosen, and who of them holds it."""
    site.stop()
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        file.write("Name,E-mail\n" + "\n".join(f"Durable {n},durable{n}@durable.example" for n in range(PEOPLE)))
        file.flush()
        site.run("import", "aldermoor", file.name, "--as", "grace@aldermoor.example", "--database", site.database)
    site.start()
    client = office(site)
    people = chosen(client)
    holders = people[:HOLDERS]
    begin(client, holders)()
    finish(client, 1)
    return people, set(map(int, holders))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--times", type=int, default=3)
    arguments.add_argument("--database")
    given = arguments.parse_args()
    passed = failed = middles = 0
    with Site(given.program, given.database) as site:
        site.is_shared = given.database is not None
        people, holders = prepare(site)
        if len(people) != PEOPLE:
            print(f"✘ {len(people)} of {PEOPLE} people can be chosen")
            failed += 1
        for number in range(given.times):
            problem, middle = one_round(site, number, people, holders, 2 + 2 * number)
            middles += middle
            failed, passed = failed + bool(problem), passed + (not problem)
            words = f"✘ round {number + 1}: {problem}" if problem else f"✔ round {number + 1}: each once, all undone"
            print(words, flush=True)
        site.stop()
        trail = site.run("audit", "verify", "aldermoor", "--database", site.database)
        if "broken" in trail or not middles:
            failed += 1
            print(f"✘ {trail.strip()}; killed in the middle {middles} times")
    print(f"killed in the middle {middles} times of {2 * given.times}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
