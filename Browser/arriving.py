# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""The whole way of one of 500: out of a file, by a mail, with a second factor, and gone without a trace in the end."""

import csv
import re
import sqlite3
import tempfile
import time
from pathlib import Path

from letterbox import Letterbox, free_port
from seeing import WIDE, check_page
from site_of_its_own import ROOT, Site
from standing import code, set_up_second_factor, sign_out
from stories import finished, send_file, sign_in

PASSWORD = "three quiet owls"
EMAIL = "zoe.quist@ward.example"
# Part of her name and of her address, and of nothing else.
TRACE = "quist"
NAMES = ["First name", "Last name", "E-mail address"]
GOOD = {n: [f"Row {n}", "Okafor", f"row{n}@ward.example"] for n in range(2, 502)} | {2: ["Zoë", "Okafor-Quist", EMAIL]}
# One of them is about her, and told nobody's address.
WRONG = {
    11: ["Ada", "", ""], 61: ["Ada", "Okafor", ""], 111: ["Ada", "Okafor", "no address"],
    161: ["Ada", "Okafor", "row3@ward.example"], 211: ["", "", "row211@ward.example"],
    261: ["Ada", "Okafor", "a@@ward.example"], 311: ["Ada", "Okafor", "a b@ward.example"],
    361: ["Ada", "Okafor", "a@ward"], 411: ["Ada", "Okafor", "@ward.example"], 461: ["ZOË", "OKAFOR-QUIST", "?"],
}


def write(path, lines):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)
    return path


def wrong_lines_are_named(office, site, folder):
    """Sends 500 of whom ten are wrong; imports the others, and keeps the ten in a file."""
    lines = [NAMES] + [WRONG.get(number, line) for number, line in GOOD.items()]
    path = write(folder / "Zoe Okafor-Quist and 499 others.csv", lines)
    assert send_file(office, site, str(path), invites=True) == "Check before you import"
    text = office.locator("main").inner_text()
    assert "Import 490 people and leave out 10 lines" in text, text[:600]
    told = {int(row.locator("th").inner_text()): row.inner_text() for row in office.locator("tbody tr").all()}
    assert sorted(told) == sorted(WRONG), f"the wrong lines are {sorted(WRONG)}, and these are named: {sorted(told)}"
    assert "Write one" in told[61] and "Line 3 has the address" in told[161], f"they are told what to do: {told}"
    check_page(office)
    office.get_by_role("button", name="Import 490 people").click()
    assert finished(office) == "The import is done"
    with office.expect_download() as waiting:
        office.get_by_role("link", name="Download these lines").click()
    return waiting.value.path()


def mended_lines_are_imported(office, site, folder, left_out):
    with open(left_out, encoding="utf-8-sig", newline="") as file:
        names, *lines = list(csv.reader(file))
    assert len(lines) == len(WRONG) and lines[0][:2] == ["Ada", ""], f"the file has the lines as they were: {lines}"
    mended = [good + line[3:] for good, line in zip((GOOD[number] for number in WRONG), lines)]
    path = write(folder / "mended.csv", [names] + mended)
    assert send_file(office, site, str(path), invites=True) == "Check before you import"
    office.get_by_role("button", name="Import 10 people").click()
    assert finished(office) == "The import is done"
    office.goto(f"{site.address}/aldermoor/people?q=okafor")
    assert "of 500" in office.locator("main").inner_text(), office.locator("main").inner_text()[-300:]


def everyone_is_invited(letterbox):
    """Waits until the mails are there; answers hers."""
    deadline = time.monotonic() + 300
    while True:
        sent = [mail for mail in letterbox.received() if mail["to"][0].endswith("@ward.example")]
        if len(sent) >= len(GOOD) or time.monotonic() > deadline:
            break
        time.sleep(0.5)
    assert sorted(mail["to"][0] for mail in sent) == sorted(line[2] for line in GOOD.values()), "each is sent one mail"
    assert all(mail["subject"].startswith("Your invitation to") and mail["isEncrypted"] for mail in sent)
    return next(mail for mail in sent if mail["to"] == [EMAIL])


def accepts(guest, site, mail):
    """From the link in the mail to a page of her own, which a code of her phone opens."""
    guest.goto(re.search(r"http://\S+", mail["text"]).group())
    check_page(guest)
    guest.get_by_label("Password").fill(PASSWORD)
    guest.get_by_role("button", name="Set password").click()
    sign_in(guest, site, EMAIL, PASSWORD)
    key, _ = set_up_second_factor(guest, site)
    sign_out(guest)
    guest.goto(f"{site.address}/aldermoor/sign-in")
    guest.get_by_label("E-mail").fill(EMAIL)
    guest.get_by_label("Password", exact=True).fill(PASSWORD)
    guest.get_by_role("button", name="Sign in").click()
    guest.get_by_label("Code").fill(code(key, steps=1))
    guest.get_by_role("button", name="Sign in").click()
    guest.wait_for_url(f"{site.address}/aldermoor")


def takes_data_and_asks_to_go(guest, site):
    guest.goto(f"{site.address}/aldermoor/account")
    guest.get_by_role("link", name="Change your photo").click()
    guest.set_input_files("#photo", str(ROOT / "Documentation" / "Pictures" / "people.png"))
    guest.get_by_role("button", name="Send the photo").click()
    guest.wait_for_load_state()
    assert guest.locator(".face-large img").evaluate("one => one.naturalWidth") == 480, "the photo is shown"
    guest.get_by_role("link", name="Take your data").click()
    with guest.expect_download() as waiting:
        guest.get_by_role("button", name=re.compile("to read")).click()
    text = waiting.value.path().read_text()
    for words in ("Who you are", EMAIL, "Okafor-Quist", "second factor"):
        assert words in text, f"the file says nothing of {words}"
    guest.goto(f"{site.address}/aldermoor/account/erasure")
    guest.get_by_role("button", name="Ask to be erased").click()
    guest.wait_for_load_state()


def is_erased(office, guest, site):
    """Answers the page that is left of her."""
    office.goto(f"{site.address}/aldermoor/people")
    office.get_by_role("link", name=re.compile("^Asked to be erased")).click()
    check_page(office)
    office.get_by_role("link", name="Zoë Okafor-Quist").click()
    if not office.url.endswith("/erasure"):
        office.goto(office.url + "/erasure")
    person = office.url.removesuffix("/erasure")
    office.get_by_role("checkbox").check()
    office.get_by_role("button", name="Erase", exact=True).click()
    office.wait_for_load_state()
    guest.goto(f"{site.address}/aldermoor")
    assert "sign-in" in guest.url, "she is signed out"
    return person


def no_page_or_file_has_a_trace(office, manager, site, person):
    office.goto(f"{site.address}/aldermoor/people/import")
    jobs = [one for one in office.eval_on_selector_all("a", "all => all.map(one => one.href)") if "/import/" in one]
    assert len(jobs) >= 2, f"both imports are listed: {jobs}"
    pages = [f"{site.address}/aldermoor/{path}" for path in ("people/import", "people?q=row", "erasures")]
    acts = ("import-begun", "people-imported", "person-erased")
    trail = [f"{site.address}/aldermoor/audit?act={act}" for act in acts]
    for page, addresses in ((office, pages + jobs + [person]), (manager, trail + [person])):
        for address in addresses:
            answer = page.goto(address)
            assert answer.status == 200, f"{address} answers {answer.status}"
            assert TRACE not in page.content().lower(), f"{address} names her"
    office.goto(f"{site.address}/aldermoor/people?q=okafor")
    assert "of 499" in office.locator("main").inner_text(), "she is in no list"
    with office.expect_download() as waiting:
        office.get_by_role("button", name="Download as CSV").click()
    everyone = waiting.value.path().read_text(encoding="utf-8-sig")
    assert TRACE not in everyone.lower() and len(everyone.splitlines()) == 500
    manager.goto(f"{site.address}/aldermoor/audit")
    with manager.expect_download() as waiting:
        manager.get_by_role("button", name=re.compile("CSV")).click()
    trail = waiting.value.path().read_text(encoding="utf-8-sig")
    assert TRACE not in trail.lower() and "Erased person" in trail


def tables_with_a_trace(site):
    """Looks at every value of every table."""
    found, database = set(), sqlite3.connect(site.database, timeout=30)
    try:
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in database.execute(f'SELECT * FROM "{table}"'):
                if any(isinstance(value, str) and TRACE in value.lower() for value in row):
                    found.add(table)
    finally:
        database.close()
    return found


def whole_way(program, browser):
    letterbox = Letterbox.of_the_tests()
    options = ["--port", str(free_port()), *letterbox.options]
    contexts = [browser.new_context(viewport=WIDE) for _ in range(3)]
    with tempfile.TemporaryDirectory(prefix="lyceum-arriving-") as folder, Site(
        program, serving=options, environment=letterbox.environment
    ) as site:
        try:
            office, guest, manager = [context.new_page() for context in contexts]
            sign_in(office, site, "priya@aldermoor.example")
            left_out = wrong_lines_are_named(office, site, Path(folder))
            mended_lines_are_imported(office, site, Path(folder), left_out)
            accepts(guest, site, everyone_is_invited(letterbox))
            takes_data_and_asks_to_go(guest, site)
            before = tables_with_a_trace(site)
            assert before >= {"person", "account", "audit_entry", "import_job", "import_line"}, before
            person = is_erased(office, guest, site)
            sign_in(manager, site, "grace@aldermoor.example")
            no_page_or_file_has_a_trace(office, manager, site, person)
            assert not tables_with_a_trace(site), f"her name is left in {tables_with_a_trace(site)}"
            site.stop()
            trail = site.run("audit", "verify", "aldermoor", "--database", site.database)
            assert "whole" in trail and "without a name since an erasure" in trail, trail
        finally:
            for context in contexts:
                context.close()


def checks(program, browser):
    words = "500 come from a file, are invited by mail, and one sets up a second factor, takes her data and is erased"
    return [(words, lambda: whole_way(program, browser))]
