# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""Each role of each model signs in, sees what is theirs, and is refused something with a reason."""

import collections
import re

from seeing import check_page, paths, WIDE

PAGES_EACH = 12
# How often pages of one shape were held to everything in one organisation; later ones are opened, and that is all.
looked_at = collections.Counter()
TIMES_EACH = 2


def offers(site, browser):
    """The one-click sign-ins of the first page: the organisation, and the words on the button."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site.address)
    found = page.eval_on_selector_all(
        "form[action$='/demo-sign-in'] button",
        "all => all.map(one => [one.form.getAttribute('action').split('/')[1], one.innerText.trim(), one.value || '', one.name])",
    )
    context.close()
    return found


def sign_in(page, site, organisation, words):
    page.goto(site.address)
    form = page.locator(f"form[action='/{organisation}/demo-sign-in']")
    form.get_by_role("button").filter(has_text=words.split("\n")[0]).first.click()
    page.wait_for_load_state()
    assert page.url.rstrip("/").startswith(f"{site.address}/{organisation}"), f"{words} landed on {page.url}"


def look_around(site, browser, organisation, words):
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    try:
        sign_in(page, site, organisation, words)
        seen, waiting = [], [page.url[len(site.address):]]
        waiting += paths(page, site)
        while waiting and len(seen) < PAGES_EACH:
            path = waiting.pop(0)
            if path in seen or not path.startswith(f"/{organisation}"):
                continue
            answer = page.goto(site.address + path)
            assert answer.status == 200, f"a page links to {path}, which answers {answer.status}"
            seen.append(path)
            shape = re.sub(r"\d+", "0", path.split("?")[0])
            if looked_at[shape] < TIMES_EACH:
                check_page(page)
            looked_at[shape] += 1
            waiting += [one for one in paths(page, site) if one not in seen][:6]
        assert not errors, f"scripts complain: {errors}"
        is_refused(page, site, organisation)
    finally:
        context.close()


def is_refused(page, site, organisation):
    """Somewhere there is a no, and it comes with its reason; whoever may do everything is told what is not there."""
    places = ["settings", "audit", "roles/give", "people/new", "registrations", "people"]
    for place in places:
        answer = page.goto(f"{site.address}/{organisation}/{place}")
        if answer.status == 403:
            text = page.locator("main").inner_text()
            assert "No." in text or "None of your roles" in text, f"{place} is refused without a reason: {text[:200]}"
            check_page(page)
            return
    answer = page.goto(f"{site.address}/{organisation}/people/987654")
    assert answer.status == 404, f"a person who is not there answers {answer.status}"
    check_page(page)


def checks(site, browser):
    offered = offers(site, browser)
    assert len(offered) >= 30, f"only {len(offered)} roles can be tried"
    return [
        (
            f"{organisation}: {words.splitlines()[0]} looks around",
            lambda organisation=organisation, words=words: look_around(site, browser, organisation, words),
        )
        for organisation, words, _, _ in offered
    ]
