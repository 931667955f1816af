# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""Two servers on one PostgreSQL database, under load: what is taken away on one is refused on the other at once.

    python3 Durability/two_servers.py PROGRAM --database ADDRESS [--rounds N]

Ends with one line: N passed, N failed.
"""

import argparse
import re
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Browser"))
from site_of_its_own import Site  # noqa: E402
from client import Client  # noqa: E402


def load(address, number, stopping):
    """Registers people all the while, so that there is always somebody in the way."""
    client = Client(address).sign_in("aldermoor", "priya@aldermoor.example")
    count = 0
    while not stopping.is_set():
        fields = {"name": f"Load {number} {count}", "email": f"load{number}-{count}@two.example", "password": ""}
        client.post("/aldermoor/people", fields, "/aldermoor/people/new")
        count += 1


def person_number(manager, name):
    _, _, page = manager.get("/aldermoor/people?q=" + name.replace(" ", "+"))
    return re.search(r'/aldermoor/people/(\d+)"', page).group(1)


def give(manager, person):
    fields = {"person": person, "role": "educator", "place": "0", "dated": "yes", "from": "", "until": ""}
    page_path = f"/aldermoor/roles/give?person={person}&role=educator&dated=yes"
    status, _, page = manager.post("/aldermoor/roles/give", fields, page_path)
    return status == 303, page


def end(manager, person):
    _, _, page = manager.get(f"/aldermoor/people/{person}")
    holding = re.search(r"/aldermoor/roles/(\d+)/end", page)
    status, _, _ = manager.post(f"/aldermoor/roles/{holding.group(1)}/end", {})
    return status == 303


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--database", required=True)
    arguments.add_argument("--rounds", type=int, default=40)
    given = arguments.parse_args()
    passed = failed = 0
    with Site(given.program, given.database) as here:
        there = Site(given.program, given.database)
        there.start()
        try:
            manager = Client(here.address).sign_in("aldermoor", "grace@aldermoor.example")
            ruth = Client(there.address).sign_in("aldermoor", "ruth@aldermoor.example")
            person = person_number(manager, "Ruth Goldberg")
            stopping = threading.Event()
            threads = [
                threading.Thread(target=load, args=(site.address, number, stopping))
                for number, site in enumerate([here, there, here, there])
            ]
            for thread in threads:
                thread.start()
            for number in range(given.rounds):
                given_now, page = give(manager, person)
                allowed, _, _ = ruth.get("/aldermoor/roles/give")
                ended = end(manager, person)
                refused, _, page_after = ruth.get("/aldermoor/roles/give")
                if given_now and allowed == 200 and ended and refused in (403, 404):
                    passed += 1
                else:
                    failed += 1
                    print(f"✘ round {number + 1}: given {given_now}, then {allowed}; ended {ended}, then {refused}")
            stopping.set()
            for thread in threads:
                thread.join()
            trail = here.run("audit", "verify", "aldermoor", "--database", given.database)
            if "whole" in trail:
                passed += 1
            else:
                failed += 1
                print(f"✘ the audit trail: {trail}")
        finally:
            there.stop()
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
