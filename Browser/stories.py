# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""What people come to do, from beginning to end, with scripts and without."""

import itertools
import re

from seeing import WIDE, check_page, check_page_without_scripts

numbers = itertools.count(1)


def next_number():
    """One that no story of this run has used in a name."""
    return next(numbers)


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


def send_file(page, site, path, invites=False):
    """Through the first two steps of an import; answers the heading of what comes then."""
    page.goto(f"{site.address}/aldermoor/people")
    page.get_by_role("link", name="Import from a file").click()
    page.get_by_label("A spreadsheet").set_input_files(path)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Send everyone new a mail").set_checked(invites)
    page.get_by_role("button", name="Check the file").click()
    return finished(page)


def finished(page):
    """Waits while the page loads itself anew; answers its heading in the end."""
    heading = page.locator("h1").filter(has_not_text="being")
    heading.wait_for(timeout=60_000)
    return heading.inner_text()


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
        check_page(page) if scripts else check_page_without_scripts(page, browser)
        page.goto(f"{site.address}/aldermoor/people?q=marta+many")
        assert page.locator("main").inner_text().count("Assessor") == 2, "two of three were given it"
        page.go_back()
        page.get_by_role("button", name="Undo it for everyone").click()
        page.wait_for_load_state()
        page.goto(f"{site.address}/aldermoor/people?q=marta+many")
        assert "Assessor" not in page.locator("main").inner_text(), "it was undone"
    finally:
        context.close()


def checks(site, browser):
    return [
        ("a role is given to several at once, and undone", lambda: given_to_many_and_undone(site, browser, True)),
        ("the same for several without scripts", lambda: given_to_many_and_undone(site, browser, False)),
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
    ]
