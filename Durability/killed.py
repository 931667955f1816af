# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""Kills a server that is being written to, again and again: no acknowledged change is lost, and the trail stays whole.

    python3 Durability/killed.py PROGRAM [--times N] [--database ADDRESS]

Without an address it is a SQLite file. Ends with one line: N passed, N failed.
"""

import argparse
import random
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Browser"))
from site_of_its_own import Site  # noqa: E402
from client import Client  # noqa: E402


class Writers:
    """Register people as fast as they are answered, and remember who was acknowledged."""

    def __init__(self, address, round_number):
        self.address = address
        self.round_number = round_number
        self.acknowledged = []
        self.lock = threading.Lock()
        self.stopping = threading.Event()
        self.threads = [threading.Thread(target=self.write, args=(number,)) for number in range(4)]

    def write(self, number):
        try:
            client = Client(self.address).sign_in("aldermoor", "priya@aldermoor.example")
            count = 0
            while not self.stopping.is_set():
                name = f"Round {self.round_number} writer {number} person {count}"
                email = f"r{self.round_number}w{number}p{count}@durable.example"
                status, _, _ = client.post(
                    "/aldermoor/people",
                    {"name": name, "email": email},
                    "/aldermoor/people/new",
                )
                # Without a mail server the answer is the page with the link to hand over.
                if status in (200, 303):
                    with self.lock:
                        self.acknowledged.append(name)
                count += 1
        except OSError:
            pass  # The server is gone, as it should be.
        except Exception as error:  # noqa: BLE001
            if not self.stopping.is_set():
                print(f"  a writer stopped: {error!r}")


def lost(address, names):
    """Those of some people whom the server does not know any more."""
    client = Client(address).sign_in("aldermoor", "priya@aldermoor.example")
    missing = []
    for name in names:
        _, _, page = client.get("/aldermoor/people?q=" + name.replace(" ", "+"))
        if name not in page:
            missing.append(name)
    return missing


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--times", type=int, default=25)
    arguments.add_argument("--database")
    given = arguments.parse_args()
    passed = failed = total = 0
    with Site(given.program, given.database) as site:
        everyone = []
        for number in range(given.times):
            writers = Writers(site.address, number)
            for thread in writers.threads:
                thread.start()
            deadline = time.monotonic() + 20
            while len(writers.acknowledged) < 8 and time.monotonic() < deadline:
                time.sleep(0.02)
            time.sleep(random.uniform(0, 0.4))
            site.kill()
            writers.stopping.set()
            for thread in writers.threads:
                thread.join()
            trail = site.run("audit", "verify", "aldermoor", "--database", site.database)
            site.start()
            missing = lost(site.address, writers.acknowledged[-12:] + random.sample(everyone, min(4, len(everyone))))
            everyone += writers.acknowledged
            total += len(writers.acknowledged)
            is_whole = "whole" in trail and "broken" not in trail
            if missing or not is_whole or not writers.acknowledged:
                failed += 1
                print(f"✘ kill {number + 1}: lost {missing}, {trail.strip()}, {len(writers.acknowledged)} acknowledged")
            else:
                passed += 1
                print(f"✔ kill {number + 1}: {len(writers.acknowledged)} acknowledged, none lost", flush=True)
    print(f"{total} changes acknowledged")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
