# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""Everything can be reached and done without a mouse, and where one is can be seen."""

from seeing import WIDE

FOCUS_SEEN = """() => {
    const one = document.activeElement;
    const style = getComputedStyle(one);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
}"""


def press_until(page, words, limit=80):
    """Presses the tab key until what has these words has the focus."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        text = page.evaluate(
            "() => (document.activeElement.innerText || document.activeElement.labels?.[0]?.innerText || '').trim()"
        )
        if text.startswith(words):
            assert page.evaluate(FOCUS_SEEN), f"it cannot be seen that `{words}` has the focus"
            return
    raise AssertionError(f"`{words}` is not reached by the tab key on {page.url}")


def signs_in(site, browser):
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    try:
        page.goto(f"{site.address}/aldermoor/sign-in")
        press_until(page, "Skip to main content", 1)
        page.keyboard.press("Enter")
        press_until(page, "E-mail")
        page.keyboard.type("grace@aldermoor.example")
        press_until(page, "Password")
        page.keyboard.type("lyceum-demo")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site.address}/aldermoor")
        press_until(page, "Delegates")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site.address}/aldermoor/people")
    finally:
        context.close()


def checks(site, browser):
    return [("a centre manager signs in and finds her delegates by keyboard", lambda: signs_in(site, browser))]
