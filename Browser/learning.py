# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""A learner works through a proficiency of their Step, with scripts and without."""

import itertools
import re

from seeing import WIDE, check_page
from stories import sign_in

# Proficiencies that nobody of the demonstration has begun; each time another one is taken.
places = itertools.count(1)


def assesses_and_asks(site, browser, scripts):
    context = browser.new_context(viewport=WIDE, java_script_enabled=scripts)
    try:
        page = context.new_page()
        sign_in(page, site, "amara@aldermoor.example")
        # Whoever has one application to open finds it on top of the first page.
        page.locator("main").get_by_role("link", name="Learning Portal").click()
        looked(page, scripts)
        page.get_by_role("link", name="Step 1 proficiencies").click()
        looked(page, scripts)
        page.locator(".task-list li").filter(has_text="Not started").nth(-next(places)).get_by_role("link").click()
        own = page.url

        page.get_by_role("button", name="Save", exact=True).click()
        text = page.locator("main").inner_text()
        assert "Choose one of the answers" in text, f"an answer is missing, and the page says: {text[:300]}"
        looked(page, scripts)
        page.get_by_role("radio", name="Achieved").check()
        page.get_by_label("Evidence").fill("Twice in June, with my preceptor.")
        if scripts:
            film = {"name": "Film.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n" + bytes(26 << 20)}
            page.get_by_label("Add files").set_input_files([film])
            page.get_by_role("button", name="Save", exact=True).click()
            assert "more than 25 MB together" in page.locator("main").inner_text(), "too large, and told before it is sent"
            assert page.get_by_label("Evidence").input_value() == "Twice in June, with my preceptor."
        paper = {"name": "Reflection.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n"}
        page.get_by_label("Add files").set_input_files([paper])
        page.get_by_role("button", name="Save and ask for confirmation").click()

        asked(page, scripts)
        assert "You asked Nadia Haddad to confirm 1 proficiency" in page.locator("main").inner_text()
        page.goto(own)
        assert "Waits for confirmation" in page.locator("main").inner_text()
        with page.expect_download() as download:
            page.locator("main").get_by_role("link", name="Reflection.pdf").click()
        assert download.value.suggested_filename == "Reflection.pdf"
        looked(page, scripts)
        page.get_by_role("button", name="Withdraw the request").click()
        assert "Request withdrawn" in page.locator("main").inner_text()
        page.goto(f"{site.address}/aldermoor/learning/steps/1/sign-off")
        assert re.search(r"\d+ required proficiencies are missing", page.locator("main").inner_text())
        looked(page, scripts)
    finally:
        context.close()


def asked(page, scripts):
    """Whom, which and check."""
    looked(page, scripts)
    page.get_by_role("checkbox", name="Nadia Haddad").check()
    page.get_by_role("button", name="Continue").click()
    assert page.get_by_role("checkbox", checked=True).count() == 1, "what one came with is chosen already"
    looked(page, scripts)
    page.get_by_role("button", name="Continue").click()
    assert "Twice in June" in page.locator("main").inner_text(), "the page says what will be read"
    looked(page, scripts)
    page.get_by_role("button", name="Ask for confirmation").click()


def looked(page, scripts):
    # What looks for mistakes is itself a script.
    if scripts:
        check_page(page)


def checks(site, browser):
    return [
        ("a learner assesses themselves, asks and withdraws", lambda: assesses_and_asks(site, browser, True)),
        ("the same of a learner without scripts", lambda: assesses_and_asks(site, browser, False)),
    ]
