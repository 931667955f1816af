# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""What is asked of every page, whoever looks at it."""

from axe_playwright_python.sync_playwright import Axe

NARROW = {"width": 320, "height": 700}
WIDE = {"width": 1280, "height": 900}


def check_page(page):
    """Nothing for axe to find in light and dark, one heading, and nothing to scroll sideways for at 320 pixels."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = Axe().run(page).response["violations"]
        words = [f"{one['id']} at {one['nodes'][0]['target']}" for one in found]
        assert not found, f"{page.url} in {scheme}: axe finds {words}"
    page.emulate_media(color_scheme="light")
    assert page.locator("h1").count() == 1, f"{page.url} has {page.locator('h1').count()} main headings"
    check_width(page)


def check_page_without_scripts(page, browser):
    """The same of a page whose browser runs no scripts, as axe is one: in another browser that runs none of ours."""
    context = browser.new_context(viewport=WIDE, storage_state=page.context.storage_state())
    try:
        context.route("**/*.js", lambda route: route.abort())
        other = context.new_page()
        other.goto(page.url)
        check_page(other)
    finally:
        context.close()


def check_width(page):
    size = page.viewport_size
    page.set_viewport_size(NARROW)
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(size)
    assert width <= NARROW["width"], f"{page.url} is {width} pixels wide on a screen of {NARROW['width']}"


def paths(page, site):
    """Where the links of a page lead within the server, in their order, each once."""
    links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
    inside = [link[len(site.address):].split("#")[0] for link in links if link.startswith(site.address + "/")]
    return list(dict.fromkeys(path for path in inside if path and not path.endswith(".csv")))
