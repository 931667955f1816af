# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""From a registration to the certificate of Step 1, in one go, as a new user would try it; and what is withheld on the way."""

import re

from seeing import WIDE, check_page
from stories import next_number, sign_in

PASSWORD = "three quiet owls"
# Rises from the one before; the last is sent back first, and improved.
EVIDENCE = "Done on three night shifts with my preceptor beside me."
BETTER = "Again on two nights with an unstable patient; I wrote down what I watched for."


def registers(guest, site, name, email):
    guest.goto(f"{site.address}/aldermoor/register")
    check_page(guest)
    guest.get_by_label("Your name").fill(name)
    guest.get_by_label("E-mail").fill(email)
    guest.get_by_label("Password", exact=True).fill(PASSWORD)
    guest.get_by_role("button", name="Ask for an account").click()
    guest.wait_for_load_state()
    assert "looks at" in told(guest) or "wait" in told(guest), told(guest)[:500]
    # Nobody comes in before they are approved (H-2).
    guest.goto(f"{site.address}/aldermoor/sign-in")
    guest.get_by_label("E-mail").fill(email)
    guest.get_by_label("Password", exact=True).fill(PASSWORD)
    guest.get_by_role("button", name="Sign in").click()
    assert "Your account is waiting for approval" in told(guest), told(guest)[:300]


def is_approved(office, site, name):
    office.goto(f"{site.address}/aldermoor/registrations")
    row = office.locator("main li, main tr").filter(has_text=name).first
    row.get_by_role("button", name=re.compile("^Approve")).click()
    office.wait_for_load_state()


def is_enrolled(educator, site, name):
    educator.goto(f"{site.address}/aldermoor/people?q={name.replace(' ', '+')}")
    educator.locator("main").get_by_role("link", name=name).first.click()
    educator.get_by_role("link", name="Give a role").last.click()
    educator.get_by_role("radio", name="Learner").check()
    educator.get_by_role("button", name="Continue").click()
    educator.get_by_role("link", name="Step 1 proficiencies").click()
    educator.get_by_role("button", name="Continue").click()
    assert "gain" in told(educator).lower(), told(educator)[:300]
    educator.get_by_role("button", name="Give the role").click()
    educator.wait_for_load_state()


def assesses_everything(learner, site):
    """Goes through the Step as its pages lead, from one proficiency to the next."""
    learner.goto(f"{site.address}/aldermoor/learning")
    learner.locator("main").get_by_role("link", name="Step 1 proficiencies").click()
    step = learner.url
    check_page(learner)
    open_ones = learner.locator(".task-list li").filter(has_text="Not started")
    addresses = open_ones.get_by_role("link").evaluate_all("all => all.map(one => one.href)")
    assert len(addresses) > 40, f"Step 1 has {len(addresses)} proficiencies to begin with"
    for address in addresses:
        learner.goto(address)
        learner.get_by_role("radio", name="Achieved").check()
        learner.get_by_label("Evidence").fill(EVIDENCE)
        learner.get_by_role("button", name="Save", exact=True).click()
    learner.goto(step)
    assert "Not started" not in told(learner)
    return step, len(addresses)


def asks(learner, step, whom, count):
    learner.goto(f"{step}/ask")
    learner.get_by_role("checkbox", name=whom).check()
    learner.get_by_role("button", name="Continue").click()
    for box in learner.get_by_role("checkbox").all():
        box.check()
    learner.get_by_role("button", name="Continue").click()
    learner.get_by_role("button", name="Ask for confirmation").click()
    assert f"You asked {whom} to confirm {count} proficienc" in told(learner), told(learner)[:300]


def one_is_sent_back_and_improved(assessor, learner, site, step, name):
    assessor.goto(f"{site.address}/aldermoor/supervise")
    line = assessor.locator(".waiting li").filter(has_text=name).first
    line.get_by_role("link").first.click()
    check_page(assessor)
    code = re.search(r"\d+\.\d+\.\d+", told(assessor)).group()
    assessor.get_by_label("Comment to").fill("Show me once more with a patient who is not stable.")
    assessor.get_by_role("button", name="Send back").click()
    assert "is sent back, with your comment" in told(assessor), told(assessor)[:300]

    learner.goto(step)
    learner.locator(".task-list li").filter(has_text="Sent back").get_by_role("link").first.click()
    assert code in told(learner) and "a patient who is not stable" in told(learner), told(learner)[:600]
    check_page(learner)
    learner.get_by_role("radio", name="Achieved").check()
    learner.get_by_label("Evidence").fill(BETTER)
    learner.get_by_role("button", name="Save", exact=True).click()
    asks(learner, step, "Nadia Haddad", 1)


def all_are_confirmed(assessor, site, name):
    """Tick, look at each with its evidence, confirm: until nothing of theirs waits."""
    for _ in range(20):
        assessor.goto(f"{site.address}/aldermoor/supervise")
        boxes = assessor.locator(".waiting li").filter(has_text=name).get_by_role("checkbox")
        if boxes.count() == 0:
            return
        for box in boxes.all():
            box.check()
        assessor.get_by_role("button", name="Look at those ticked").click()
        assert EVIDENCE in told(assessor) or BETTER in told(assessor), "each is shown with its evidence"
        for box in assessor.locator("main").get_by_role("checkbox").all():
            box.check()
        assessor.get_by_role("button", name="Confirm those ticked").click()
        assert re.search(r"answers? (is|are) confirmed", told(assessor)), told(assessor)[:300]
    raise AssertionError("what waits does not get less")


def is_signed_off(educator, assessor, learner, site, step, name):
    learner.goto(f"{step}/sign-off")
    learner.get_by_label(re.compile("statement|say|wish", re.I)).fill("Thank you to everyone who took the time.")
    learner.get_by_role("button", name="Ask for final sign-off").click()
    learner.wait_for_load_state()

    educator.goto(f"{site.address}/aldermoor/supervise/learners?search={name.replace(' ', '+')}")
    educator.get_by_label("Name").fill(name)
    educator.get_by_role("button", name="Find").click()
    educator.get_by_role("link", name=name, exact=True).click()
    educator.get_by_role("link", name="Step 1 proficiencies").click()
    educator.get_by_role("link", name="Final sign-off").click()
    sign_off = educator.url
    check_page(educator)
    # An assessor sees it, and is offered nothing (H-9).
    assessor.goto(sign_off)
    assert assessor.get_by_role("button", name="Continue").count() == 0, "an assessor is not offered to sign off"

    educator.locator("main textarea").first.fill("A pleasure to watch.")
    educator.get_by_role("button", name="Continue").click()
    check_page(educator)
    educator.get_by_role("button", name="Sign the Step off").click()
    educator.wait_for_load_state()


def takes_the_certificate(learner, stranger, site, step, name):
    learner.goto(step)
    learner.locator("main").get_by_role("link", name=re.compile("certificate", re.I)).first.click()
    check_page(learner)
    assert name in told(learner) and "Farah Siddiqui" in told(learner), told(learner)[:500]
    with learner.expect_download() as waiting:
        learner.get_by_role("link", name=re.compile("PDF")).click()
    content = waiting.value.path().read_bytes()
    assert content.startswith(b"%PDF-") and waiting.value.suggested_filename.endswith(".pdf")
    address = re.search(r"http://\S+/certificates/\S+", told(learner)).group()
    stranger.goto(address)
    check_page(stranger)
    assert name in told(stranger) and "Step 1" in told(stranger), told(stranger)[:300]
    # It is closed now: nothing can be answered any more (H-9).
    learner.goto(f"{step}/1")
    assert learner.get_by_role("button", name="Save", exact=True).count() == 0, "a signed-off Step is closed"


def whole_way(site, browser):
    number = next_number()
    name, email = f"Saoirse {number} Byrne", f"saoirse{number}@aldermoor.example"
    contexts = [browser.new_context(viewport=WIDE) for _ in range(5)]
    try:
        learner, office, educator, assessor, stranger = [context.new_page() for context in contexts]
        registers(learner, site, name, email)
        sign_in(office, site, "priya@aldermoor.example")
        is_approved(office, site, name)
        sign_in(learner, site, email, PASSWORD)
        assert learner.get_by_role("link", name="Learning Portal").count() == 0, "no Step, no Learning Portal (H-5)"
        sign_in(educator, site, "farah@aldermoor.example")
        is_enrolled(educator, site, name)
        step, count = assesses_everything(learner, site)
        asks(learner, step, "Nadia Haddad", count)
        sign_in(assessor, site, "nadia@aldermoor.example")
        one_is_sent_back_and_improved(assessor, learner, site, step, name)
        all_are_confirmed(assessor, site, name)
        is_signed_off(educator, assessor, learner, site, step, name)
        takes_the_certificate(learner, stranger, site, step, name)
    finally:
        for context in contexts:
            context.close()


# What the document withholds from each role, by the addresses at which it would be done.
WITHHELD = {
    "martin": ["supervise", "learning/steps/1/ask", "people/14/roles/give?role=learner"],
    "priya": ["supervise", "audit", "settings", "learning/steps/1/ask"],
    "farah": ["registrations", "people/new", "people/import", "settings", "audit"],
    "nadia": ["registrations", "people/new", "settings", "audit"],
    "amara": ["supervise", "registrations", "people/new", "people/import", "settings", "audit"],
}


def withheld(site, browser, name):
    context = browser.new_context(viewport=WIDE)
    try:
        page = context.new_page()
        sign_in(page, site, f"{name}@aldermoor.example")
        offered = page.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        for path in WITHHELD[name]:
            answer = page.goto(f"{site.address}/aldermoor/{path}")
            assert answer.status in (403, 404), f"{path} answers {name} with {answer.status}"
            assert f"/aldermoor/{path}" not in offered, f"{path} is offered to {name} on the first page"
            check_page(page)
    finally:
        context.close()


def told(page):
    return page.locator("main").inner_text()


def checks(site, browser):
    words = "somebody registers, is enrolled, assessed, sent back, confirmed and signed off, and takes the certificate"
    return [(words, lambda: whole_way(site, browser))] + [
        (f"{name} is refused what the document withholds", lambda name=name: withheld(site, browser, name))
        for name in WITHHELD
    ]
