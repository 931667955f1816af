# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""How fast the pages of Steps answer with 5,000 learners on three Steps of some 40 proficiencies each.

    python3 Benchmarks/proficiencies.py PROGRAM [--learners N] [--database FILE]

Prints rows of the table that `bench` prints: the median of what a page takes over HTTP, from one reader after another,
on SQLite. The yardstick is the same page of the demonstration itself, with its sixty people, in the same run.
"""

import argparse
import os
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "Browser"), str(ROOT / "Durability")]

import filling  # noqa: E402
from client import Client  # noqa: E402
from site_of_its_own import Site  # noqa: E402

PAGES_TARGET, REPORTS_TARGET = 50, 300
EDUCATOR, ASSESSOR, LEARNER = 0, filling.EDUCATORS, filling.EDUCATORS + filling.ASSESSORS


def pages(site, crowd):
    """Who looks at what: a name, a browser, an address."""
    email = (lambda n: f"person{n}@bench.example") if crowd else {
        EDUCATOR: "farah@aldermoor.example", ASSESSOR: "nadia@aldermoor.example", LEARNER: "siobhan@aldermoor.example",
    }.get
    educator = Client(site.address).sign_in("aldermoor", email(EDUCATOR))
    assessor = Client(site.address).sign_in("aldermoor", email(ASSESSOR))
    learner = Client(site.address).sign_in("aldermoor", email(LEARNER))
    manager = Client(site.address).sign_in("aldermoor", "martin@aldermoor.example")

    def leads(client, page, pattern):
        """The first address on a page that looks so."""
        found = re.search(f'href="({pattern})"', client.get(page)[2])
        return found and found.group(1)

    start = "/aldermoor"
    person = leads(educator, start + "/supervise/learners", r"/aldermoor/supervise/learners/\d+")
    record = person and leads(educator, person, person + r"/steps/\d+")
    step = leads(learner, start + "/learning", r"/aldermoor/learning/steps/\d+")
    answer = leads(educator, start + "/supervise/others", r"/aldermoor/supervise/answers/\d+[^\"]*")
    looked_at = [
        ("an educator's first page", educator, start),
        ("an educator's tasks", educator, start + "/supervise"),
        ("an assessor's tasks", assessor, start + "/supervise"),
        ("what waits for others", educator, start + "/supervise/others"),
        ("the learners of the centre", educator, start + "/supervise/learners"),
        ("learners searched by name", educator, start + "/supervise/learners?search=iris"),
        ("a learner", educator, person),
        ("a learner's record of a Step", educator, record),
        ("a Step's sign-off", educator, record and record + "/sign-off"),
        ("an answer to be confirmed", educator, answer),
        ("a learner's first page", learner, start),
        ("the Learning Portal", learner, start + "/learning"),
        ("a Step of one's own", learner, step),
        ("a proficiency of one's own", learner, step and step + "/5"),
        ("asking for confirmation", learner, step and step + "/ask"),
        ("a centre manager's first page", manager, start),
        ("the centre's people", manager, start + "/people"),
    ]
    return [(name, client, path) for name, client, path in looked_at if path], reports(manager, start)


def reports(manager, start):
    """The reports that the Tracking System lists."""
    status, _, page = manager.get(start + "/tracking/reports")
    if status != 200:
        return []
    found = dict.fromkeys(re.findall(r'href="(/aldermoor/tracking/reports/[a-z-]+)"', page))
    return [(f"report {path.rsplit('/', 1)[1]}", manager, path) for path in found]


def medians(looked_at, times):
    """Milliseconds by name, the median of as many looks."""
    found = {}
    for name, client, path in looked_at:
        taken = []
        for _ in range(times + 1):
            begun = time.perf_counter()
            status, _, page = client.get(path)
            taken.append((time.perf_counter() - begun) * 1_000)
            if status != 200:
                sys.exit(f"{name}: {path} answered {status}: {page[:300]}")
        # The first look reads what is not in memory yet.
        found[name] = statistics.median(taken[1:])
    return found


class Served(Site):
    """A server of a database that is filled already."""

    def __enter__(self):
        self.start()
        return self


def measure(program, database, crowd, times):
    with Served(program, database) as site:
        looked_at, reported = pages(site, crowd)
        return medians(looked_at, times), medians(reported, times)


def row(name, taken, target, beside):
    mark = "reached" if taken <= target else "MISSED"
    yardstick = f"sixty people {beside:.1f} ms ({taken / beside:.1f} × as long)" if beside else ""
    return f"| {name} | {taken:.1f} ms | ≤ {target} ms | {mark} | {yardstick} |"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--learners", type=int, default=5_000)
    arguments.add_argument("--times", type=int, default=25)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="lyceum-bench-") as folder:
        small, large = os.path.join(folder, "small.sqlite"), os.path.join(folder, "large.sqlite")
        for database in (small, large):
            filling.demonstration(given.program, database, ROOT)
        answers = filling.fill(given.program, large, given.learners)
        beside, besides = measure(given.program, small, False, given.times)
        taken, reported = measure(given.program, large, True, given.times)
    print(f"With {given.learners:,} learners and {answers:,} answers on SQLite:")
    for name, milliseconds in taken.items():
        print(row(name, milliseconds, PAGES_TARGET, beside.get(name)))
    for name, milliseconds in reported.items():
        print(row(name, milliseconds, REPORTS_TARGET, besides.get(name)))


main()
