# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""What people come to do, from beginning to end, with scripts and without."""

import itertools
import os
import re
import tempfile

from seeing import WIDE, check_page
from site_of_its_own import ROOT

numbers = itertools.count(1)


def sign_in(page, site, email, password="lyceum-demo"):
    page.goto(f"{site.address}/aldermoor/sign-in")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site.address}/aldermoor")


def register(page, site, name, email, password):
    page.goto(f"{site.address}/aldermoor/people")
    page.get_by_role("link", name=re.compile("^Register")).click()
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("E-mail").fill(email)
    page.get_by_label(re.compile("^(First )?[Pp]assword")).fill(password)
    page.get_by_role("button", name="Register").click()
    assert page.locator("h1").inner_text() == name, f"after registering one sees {page.locator('h1').inner_text()}"


def appoint(page, role):
    """From a person's page, through the steps, to the role."""
    page.get_by_role("link", name="Give a role").last.click()
    page.get_by_role("radio", name=role).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Continue").click()
    text = page.locator("main").inner_text()
    assert "gain" in text.lower(), f"the page before giving does not say what changes: {text[:300]}"
    page.get_by_role("button", name="Give the role").click()
    page.wait_for_load_state()


def appointed_and_ended(site, browser, scripts):
    number = next(numbers)
    name, email = f"Nour Haddad {number}", f"nour{number}@aldermoor.example"
    managers = browser.new_context(viewport=WIDE, java_script_enabled=scripts)
    educators = browser.new_context(viewport=WIDE, java_script_enabled=scripts)
    try:
        manager, educator = managers.new_page(), educators.new_page()
        sign_in(manager, site, "grace@aldermoor.example")
        register(manager, site, name, email, "three quiet owls")
        person = manager.url
        appoint(manager, "Educator / Manager")

        sign_in(educator, site, email, "three quiet owls")
        educator.get_by_role("link", name="Give a role").first.click()
        assert educator.get_by_role("heading", level=1).count() == 1
        open_tab = educator.url

        manager.goto(person)
        manager.get_by_role("link", name=re.compile("^End")).first.click()
        manager.get_by_role("button", name=re.compile("^End")).click()
        manager.wait_for_load_state()

        answer = educator.goto(open_tab)
        text = educator.locator("main").inner_text()
        assert answer.status in (403, 404), f"the open tab still answers {answer.status}"
        assert "ended" in text and "Educator" in text, f"the open tab is not told: {text[:400]}"
        assert re.search(r"\d{2}:\d{2}", text), f"the open tab is not told when: {text[:400]}"
    finally:
        managers.close()
        educators.close()


def asked_and_approved(site, browser):
    number = next(numbers)
    email = f"tess{number}@aldermoor.example"
    strangers, offices = browser.new_context(viewport=WIDE), browser.new_context(viewport=WIDE)
    try:
        stranger, office = strangers.new_page(), offices.new_page()
        stranger.goto(f"{site.address}/aldermoor/register")
        stranger.get_by_label("Your name").fill(f"Tess {number}")
        stranger.get_by_label("E-mail").fill(email)
        stranger.get_by_label("Password", exact=True).fill("three quiet owls")
        stranger.get_by_role("button").last.click()
        stranger.wait_for_load_state()

        sign_in(office, site, "priya@aldermoor.example")
        office.goto(f"{site.address}/aldermoor/registrations")
        office.get_by_role("button", name=re.compile("^Approve")).first.click()
        office.wait_for_load_state()

        sign_in(stranger, site, email, "three quiet owls")
        assert f"Tess {number}" in stranger.locator("body").inner_text()
    finally:
        strangers.close()
        offices.close()


def invited_by_hand(site, browser):
    """This site sends no mail, so whoever registers somebody is shown a link to hand over."""
    number = next(numbers)
    name, email = f"Ines {number}", f"ines{number}@aldermoor.example"
    offices, guests = browser.new_context(viewport=WIDE), browser.new_context(viewport=WIDE)
    try:
        office, guest = offices.new_page(), guests.new_page()
        sign_in(office, site, "priya@aldermoor.example")
        office.goto(f"{site.address}/aldermoor/people/new")
        office.get_by_label("Name", exact=True).fill(name)
        office.get_by_label("E-mail").fill(email)
        office.get_by_role("button", name="Register").click()
        link = office.locator("code").inner_text()
        office.get_by_role("link", name="I have given it to them").click()
        assert link not in office.content(), "the link is shown once"

        guest.goto(link)
        guest.get_by_label("Password").fill("three quiet owls")
        guest.get_by_role("button", name="Set password").click()
        sign_in(guest, site, email, "three quiet owls")
        answer = guest.goto(link)
        assert answer.status == 404, f"the link is good once, and answers {answer.status}"

        guest.goto(f"{site.address}/aldermoor/account/notices")
        guest.get_by_role("radio", name="Once a day, together with the rest").first.check()
        guest.get_by_role("button", name="Keep this choice").click()
        assert guest.get_by_role("radio", name="Once a day, together with the rest").first.is_checked()
    finally:
        offices.close()
        guests.close()


def imported_from_a_file(site, browser, folder):
    """500 people with ten wrong rows: named, mended, and everyone here in the end."""
    number = next(numbers)
    wrong = {
        11: "Ada,,", 61: "Ada,Okafor,", 111: "Ada,Okafor,no address", 161: f"Ada,Okafor,i{number}p3@ward.example",
        211: f",,i{number}p211@ward.example", 261: "Ada,Okafor,a@@ward.example", 311: "Ada,Okafor,a b@ward.example",
        361: "Ada,Okafor,a@ward", 411: "Ada,Okafor,@ward.example", 461: f"Ada,Okafor,i{number}p460@ward.example",
    }
    good = {n: f"Row{number}x{n},Haddad,i{number}p{n}@ward.example" for n in range(2, 502)}
    names = "First name,Last name,E-mail address"
    first = os.path.join(folder, f"people-{number}.csv")
    with open(first, "w", encoding="utf-8") as file:
        file.write("\n".join([names] + [wrong.get(n, line) for n, line in good.items()]))
    mended = os.path.join(folder, f"mended-{number}.csv")
    with open(mended, "w", encoding="utf-8") as file:
        file.write("\n".join([names] + [good[n] for n in wrong]))

    context = browser.new_context(viewport=WIDE)
    try:
        page = context.new_page()
        sign_in(page, site, "priya@aldermoor.example")
        assert send_file(page, site, first) == "Check before you import"
        text = page.locator("main").inner_text()
        assert "Import 490 people and leave out 10 lines" in text, text[:600]
        lines = [int(cell.inner_text()) for cell in page.locator("tbody th").all()]
        assert lines == sorted(wrong), f"the wrong lines are {sorted(wrong)}, and these are named: {lines}"
        page.get_by_role("button", name="Import 490 people").click()
        assert finished(page) == "The import is done"

        assert send_file(page, site, mended) == "Check before you import"
        page.get_by_role("button", name="Import 10 people").click()
        assert finished(page) == "The import is done"
        page.goto(f"{site.address}/aldermoor/people?q=row{number}x")
        assert "of 500" in page.locator("main").inner_text(), page.locator("main").inner_text()[-300:]
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Download as CSV").click()
        with open(waiting.value.path(), encoding="utf-8-sig") as file:
            assert len(file.readlines()) == 501
    finally:
        context.close()


def send_file(page, site, path):
    """Through the first two steps; answers the heading of what comes then."""
    page.goto(f"{site.address}/aldermoor/people")
    page.get_by_role("link", name="Import from a file").click()
    page.get_by_label("A spreadsheet").set_input_files(path)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Check the file").click()
    return finished(page)


def finished(page):
    """Waits while the page loads itself anew; answers its heading in the end."""
    heading = page.locator("h1").filter(has_not_text="being")
    heading.wait_for(timeout=60_000)
    return heading.inner_text()


def imported(site, browser):
    with tempfile.TemporaryDirectory(prefix="lyceum-import-") as folder:
        imported_from_a_file(site, browser, folder)


def given_to_many_and_undone(site, browser, scripts):
    context = browser.new_context(viewport=WIDE, java_script_enabled=scripts)
    try:
        page = context.new_page()
        sign_in(page, site, "grace@aldermoor.example")
        names = [f"Marta Many {next(numbers)}" for _ in range(3)]
        for number, name in enumerate(names):
            register(page, site, name, f"{name.lower().replace(' ', '.')}@aldermoor.example", "three quiet owls")
        page.goto(f"{site.address}/aldermoor/people?q=marta+many")
        for name in names[:2]:
            page.get_by_role("checkbox", name=f"Choose {name}").check()
        page.get_by_role("button", name=re.compile("^Do something")).click()
        page.get_by_label("Give a role").check()
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("radio", name="Assessor").check()
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("button", name="Do it for 2 people").click()
        page.wait_for_load_state()
        if scripts:
            check_page(page)
        page.goto(f"{site.address}/aldermoor/people?q=marta+many")
        assert page.locator("main").inner_text().count("Assessor") == 2, "two of three were given it"
        page.go_back()
        page.get_by_role("button", name="Undo it for everyone").click()
        page.wait_for_load_state()
        page.goto(f"{site.address}/aldermoor/people?q=marta+many")
        assert "Assessor" not in page.locator("main").inner_text(), "it was undone"
    finally:
        context.close()


def takes_data_and_is_erased(site, browser):
    number = next(numbers)
    name, email = f"Ines Leaver {number}", f"ines{number}@aldermoor.example"
    offices, leavers = browser.new_context(viewport=WIDE), browser.new_context(viewport=WIDE)
    try:
        office, leaver = offices.new_page(), leavers.new_page()
        sign_in(office, site, "grace@aldermoor.example")
        register(office, site, name, email, "three quiet owls")
        person = office.url
        sign_in(leaver, site, email, "three quiet owls")
        leaver.goto(f"{site.address}/aldermoor/account")
        leaver.get_by_role("link", name="Change your photo").click()
        leaver.set_input_files("#photo", str(ROOT / "Documentation" / "Pictures" / "people.png"))
        leaver.get_by_role("button", name="Send the photo").click()
        leaver.wait_for_load_state()
        assert leaver.locator(".face-large img").evaluate("one => one.naturalWidth") == 480, "the photo is shown"
        leaver.get_by_role("link", name="Take your data").click()
        with leaver.expect_download() as download:
            leaver.get_by_role("button", name=re.compile("to read")).click()
        text = download.value.path().read_text()
        assert email in text and "Who you are" in text, "the file has who they are"
        leaver.goto(f"{site.address}/aldermoor/account/erasure")
        leaver.get_by_role("button", name="Ask to be erased").click()
        office.goto(f"{site.address}/aldermoor/people")
        office.get_by_role("link", name=re.compile("^Asked to be erased")).click()
        check_page(office)
        office.goto(person + "/erasure")
        office.get_by_role("checkbox").check()
        office.get_by_role("button", name="Erase", exact=True).click()
        office.wait_for_load_state()
        answer = office.goto(person)
        assert answer.status == 200 and name not in office.locator("body").inner_text(), "the name is gone"
        leaver.goto(f"{site.address}/aldermoor")
        assert "sign-in" in leaver.url, "they are signed out"
    finally:
        offices.close()
        leavers.close()


def checks(site, browser):
    return [
        ("a role is given to several at once, and undone", lambda: given_to_many_and_undone(site, browser, True)),
        ("the same for several without scripts", lambda: given_to_many_and_undone(site, browser, False)),
        ("somebody takes their data and is erased", lambda: takes_data_and_is_erased(site, browser)),
        (
            "a centre manager registers and appoints an educator, whose open tab is told when the role ended",
            lambda: appointed_and_ended(site, browser, scripts=True),
        ),
        ("the same without scripts", lambda: appointed_and_ended(site, browser, scripts=False)),
        (
            "somebody is registered, handed a link, sets a password, signs in and chooses how to be told",
            lambda: invited_by_hand(site, browser),
        ),
        ("somebody asks for an account, is approved and signs in", lambda: asked_and_approved(site, browser)),
        ("500 people come from a file, ten wrong rows are named, mended and imported", lambda: imported(site, browser)),
    ]
