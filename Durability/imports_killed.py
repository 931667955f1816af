# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""Kills a server in the middle of imports: nothing is half done, nothing is done twice, and what waited is done after all.

    python3 Durability/imports_killed.py PROGRAM [--times N] [--database ADDRESS]

Without an address it is a SQLite file. Ends with one line: N passed, N failed.
"""

import argparse
import random
import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Browser"))
from site_of_its_own import Site  # noqa: E402
from client import Client  # noqa: E402

PEOPLE = 3_000


def count(client, word):
    """How many people are found by a word."""
    _, _, page = client.get(f"/aldermoor/people?q={word}")
    found = re.search(r"of ([\d,]+)</p>", page)
    if found:
        return int(found.group(1).replace(",", ""))
    return len(re.findall(r'<th scope="row"><a href="/aldermoor/people/\d+">', page))


def state(client, job):
    """What the page of an import says it is: its heading."""
    status, _, page = client.get(job)
    heading = re.search(r"<h1>([^<]+)</h1>", page)
    return heading.group(1) if status == 200 and heading else f"status {status}"


def wait(client, job, word, seconds=120):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        now = state(client, job)
        if word in now:
            return now
        time.sleep(0.1)
    return state(client, job)


def office(site, seconds=60):
    """Signs in, as soon as the server has a moment: while an import is written, others wait."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return Client(site.address).sign_in("aldermoor", "priya@aldermoor.example")
        except RuntimeError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)


def begin(client, word):
    """Sends a file, has it checked, and answers its page."""
    rows = "Name,E-mail\n" + "\n".join(f"{word} person {n},{word}{n}@durable.example" for n in range(PEOPLE))
    _, job, page = client.post("/aldermoor/people/import", {"rows": rows})
    if not job:
        raise RuntimeError(f"the rows were not taken: {page[:500]}")
    columns = {"preset": "plain", "column-1": "name", "column-2": "email", "known": "leave"}
    client.post(f"{job}/columns", columns, job)
    wait(client, job, "Check before")
    return job


def one_kill(site, number):
    """What went wrong, or nothing."""
    word = f"round{number}x"
    client = office(site)
    job = begin(client, word)
    _, _, page = client.get(job)
    check = re.search(r'name="check" value="([^"]*)"', page).group(1)
    client.post(f"{job}/start", {"check": check}, job)
    time.sleep(random.uniform(0, 1.2))
    site.kill()
    trail = site.run("audit", "verify", "aldermoor", "--database", site.database)
    if "broken" in trail:
        return trail.strip()
    site.start()
    client = office(site)
    present = count(client, word)
    if present not in (0, PEOPLE):
        return f"{present} of {PEOPLE} people are here"
    told = wait(client, job, "done", 5 if site.is_shared else 120)
    if "done" not in told and not site.is_shared:
        return f"the import was not taken up again: {told}"
    # Other processes wait until the one that is gone is taken for dead; what is there is whole all the same.
    present = count(client, word)
    if present != (PEOPLE if "done" in told else 0):
        return f"{present} of {PEOPLE} people are here, and the page says {told}"
    return None


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--times", type=int, default=8)
    arguments.add_argument("--database")
    given = arguments.parse_args()
    passed = failed = 0
    with Site(given.program, given.database) as site:
        site.is_shared = given.database is not None
        for number in range(given.times):
            problem = one_kill(site, number)
            if problem:
                failed += 1
                print(f"✘ kill {number + 1} in an import: {problem}")
            else:
                passed += 1
                print(f"✔ kill {number + 1} in an import: all or nothing, and once", flush=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
