# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""An assessor arranges a supervision session, and the learner reads it and writes their part."""

import datetime

from seeing import NARROW, WIDE, check_page
from stories import sign_in


def arranges_a_session(site, browser, scripts):
    time = "14:30" if scripts else "15:45"
    assessor, learner = people(site, browser, scripts)
    try:
        page = assessor.new_page()
        sign_in(page, site, "nadia@aldermoor.example")
        page.goto(f"{site.address}/aldermoor/supervision")
        looked(page, scripts)
        page.get_by_role("link", name="Arrange a session").click()
        looked(page, scripts)
        page.get_by_label("Name").fill("amara")
        page.get_by_role("button", name="Find").click()
        page.get_by_role("link", name="Amara Nwosu").click()
        page.get_by_role("button", name="Continue").click()
        assert "Enter a day" in told(page), told(page)[:300]
        looked(page, scripts)
        day = (datetime.date.today() + datetime.timedelta(days=20)).isoformat()
        page.get_by_label("Day").fill(day)
        # Each run has a time of its own: what was cancelled stays in the lists.
        page.get_by_label("Begins at").fill(time)
        page.get_by_label("Place").fill("Seminar room")
        page.get_by_label("What you want to talk about").fill("The drug round.")
        page.get_by_role("button", name="Continue").click()
        assert f"at {time} (UTC)" in told(page), told(page)[:300]
        looked(page, scripts)
        page.get_by_role("button", name="Arrange the session").click()
        assert "The session is arranged." in told(page), told(page)[:300]
        looked(page, scripts)
        reads_and_writes(site, learner, scripts, time)
        page.reload()
        assert "My rota." in told(page), told(page)[:500]
        page.get_by_role("link", name="Cancel the session").click()
        looked(page, scripts)
        page.get_by_label("Why it is cancelled").fill("The ward is full.")
        page.get_by_role("button", name="Cancel the session").click()
        assert "The session is cancelled." in told(page), told(page)[:300]
        looked(page, scripts)
    finally:
        assessor.close()
        learner.close()


def reads_and_writes(site, learner, scripts, time):
    page = learner.new_page()
    sign_in(page, site, "amara@aldermoor.example")
    page.goto(f"{site.address}/aldermoor/supervision")
    looked(page, scripts)
    page.get_by_role("link", name=f"at {time} (UTC) with Nadia Haddad").click()
    assert "The drug round." in told(page), told(page)[:500]
    page.get_by_label("What you want to talk about").fill("My rota.")
    page.get_by_role("button", name="Keep what I wrote").click()
    assert "What you wrote is kept." in told(page), told(page)[:300]
    looked(page, scripts)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Put it into your calendar").click()
    assert taken.value.suggested_filename == "supervision-session.ics"


def people(site, browser, scripts):
    wide = browser.new_context(viewport=WIDE, java_script_enabled=scripts)
    return wide, browser.new_context(viewport=NARROW, java_script_enabled=scripts)


def told(page):
    return page.locator("body").inner_text()


def looked(page, scripts):
    # What looks for mistakes is itself a script.
    if scripts:
        check_page(page)


def checks(site, browser):
    return [
        ("an assessor arranges a session, and the learner writes", lambda: arranges_a_session(site, browser, True)),
        ("the same without scripts", lambda: arranges_a_session(site, browser, False)),
    ]
