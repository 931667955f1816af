# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""An educator looks at what waits for them, sends back and confirms, with scripts and without."""

from seeing import WIDE, check_page
from stories import sign_in


def reviews_and_confirms(site, browser, name, scripts):
    context = browser.new_context(viewport=WIDE, java_script_enabled=scripts)
    try:
        page = context.new_page()
        sign_in(page, site, f"{name}@aldermoor.example")
        page.goto(f"{site.address}/aldermoor/supervise")
        looked(page, scripts)
        page.locator(".waiting a").first.click()
        looked(page, scripts)
        page.get_by_role("button", name="Send back").click()
        assert "Say what has to be improved" in told(page), "nothing is sent back without a comment"
        looked(page, scripts)
        page.get_by_label("Comment to").fill("Show me once more on a night shift.")
        page.get_by_role("button", name="Send back").click()
        assert "is sent back, with your comment" in told(page) and "wait" in told(page), told(page)[:300]

        page.get_by_role("button", name="Confirm", exact=True).click()
        assert "is confirmed." in told(page), told(page)[:300]
        page.goto(f"{site.address}/aldermoor/supervise")
        page.locator(".waiting input").first.check()
        page.get_by_role("button", name="Look at those ticked").click()
        looked(page, scripts)
        page.get_by_role("button", name="Confirm those ticked").click()
        assert "Tick those that you decide on" in told(page), told(page)[:300]
        page.get_by_role("checkbox").first.check()
        page.get_by_role("button", name="Send back those ticked").click()
        assert "Say what has to be improved" in told(page), "nothing is sent back without a comment"
        assert page.get_by_role("checkbox").first.is_checked()
        looked(page, scripts)
        page.get_by_role("button", name="Confirm those ticked").click()
        assert "1 answer is confirmed." in told(page), told(page)[:300]
        looks_at_a_learner(page, scripts)
    finally:
        context.close()


def looks_at_a_learner(page, scripts):
    page.get_by_role("link", name="All learners").click()
    looked(page, scripts)
    page.get_by_label("Name").fill("siobhan")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Siobhan Kelly", exact=True).click()
    looked(page, scripts)
    page.get_by_role("link", name="Step 2 proficiencies").click()
    looked(page, scripts)
    page.get_by_role("link", name="Final sign-off").click()
    assert "required and not confirmed yet" in told(page), told(page)[:300]
    looked(page, scripts)


def told(page):
    return page.locator("main").inner_text()


def looked(page, scripts):
    # What looks for mistakes is itself a script.
    if scripts:
        check_page(page)


def checks(site, browser):
    return [
        (
            "an educator sends back, confirms, and looks at a learner",
            lambda: reviews_and_confirms(site, browser, "leilani", True),
        ),
        ("the same of an educator without scripts", lambda: reviews_and_confirms(site, browser, "farah", False)),
    ]
