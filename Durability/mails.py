# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""Kills a server in the middle of a mail run, again and again: no mail is lost, and none goes out as two.

    python3 Durability/mails.py PROGRAM [--people N] [--kills N] [--database ADDRESS]

The mail server keeps a mail a moment before it says so, so that some kills fall between. Such a mail is sent again under the
same Message-ID, by which its receiver knows it. Ends with one line: N passed, N failed.
"""

import argparse
import collections
import random
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Browser"))
from site_of_its_own import Site  # noqa: E402
from client import Client  # noqa: E402
from mail_server import MailServer  # noqa: E402
from letterbox import free_port  # noqa: E402

# A claim of a server that was killed ends after two minutes.
PATIENCE_SECONDS = 240


def register(site, numbers, acknowledged):
    """Registers people without passwords, each again until the server says that they are."""
    client = None
    for number in numbers:
        address = f"mail{number}@durable.example"
        while address not in acknowledged:
            try:
                client = client or Client(site.address).sign_in("aldermoor", "priya@aldermoor.example")
                fields = {"name": f"Mail {number}", "email": address, "password": ""}
                status, _, page = client.post("/aldermoor/people", fields, "/aldermoor/people/new")
                # 422: the answer before was lost with the server, and the person is registered.
                if status == 303 or (status == 422 and "Somebody has this address" in page):
                    acknowledged.add(address)
            except (OSError, RuntimeError):
                client = None
                time.sleep(0.1)


def complaints(received, acknowledged, kills):
    """What is wrong with the mails that arrived."""
    by_address = collections.defaultdict(list)
    for mail in received:
        if mail["subject"].startswith("Your invitation"):
            by_address[mail["to"][0]].append(mail)
    lost = acknowledged - set(by_address)
    doubled = [address for address, mails in by_address.items() if len({mail["id"] for mail in mails}) > 1]
    again = sum(len(mails) - 1 for mails in by_address.values())
    print(f"  {len(by_address)} of {len(acknowledged)} invited; {again} sent again under the same Message-ID")
    found = []
    if lost:
        found.append(f"{len(lost)} mails lost, such as to {sorted(lost)[0]}")
    if doubled:
        found.append(f"{len(doubled)} mails went out under two Message-IDs, such as to {doubled[0]}")
    if again > 3 * kills:
        found.append(f"{again} were sent again, more than can have been under way when the server was killed")
    return found


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--people", type=int, default=200)
    arguments.add_argument("--kills", type=int, default=6)
    arguments.add_argument("--database")
    given = arguments.parse_args()
    with MailServer(pause=0.05) as mail, Site(
        given.program, given.database, ["--port", str(free_port()), *mail.options], mail.environment
    ) as site:
        acknowledged = set()
        threads = [
            threading.Thread(target=register, args=(site, range(start, given.people, 4), acknowledged))
            for start in range(4)
        ]
        for thread in threads:
            thread.start()
        kills = 0
        while kills < given.kills:
            begun = len(mail.received())
            deadline = time.monotonic() + 60
            while len(mail.received()) < begun + 5 and time.monotonic() < deadline:
                time.sleep(0.02)
            time.sleep(random.uniform(0, 0.3))
            site.kill()
            kills += 1
            site.start()
        for thread in threads:
            thread.join()
        deadline = time.monotonic() + PATIENCE_SECONDS
        # Others are told things meanwhile: a mail to them stands for none of these.
        while time.monotonic() < deadline and not acknowledged <= {mail["to"][0] for mail in mail.received()}:
            time.sleep(1)
        found = complaints(mail.received(), acknowledged, kills)
        site.stop()
        waiting = site.run("mail", "list", "--state", "waiting", "--database", site.database)
        if not waiting.strip().endswith("0 mails"):
            found.append(f"mails still wait: {waiting}")
    for complaint in found:
        print(f"✘ {complaint}")
    print(f"{0 if found else 1} passed, {len(found)} failed")
    sys.exit(1 if found else 0)


main()
