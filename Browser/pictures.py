# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""Pictures of pages, to be looked at by people: wide and narrow, light and dark."""

from seeing import NARROW, WIDE

PATHS = {
    "front": "/",
    "sign-in": "/aldermoor/sign-in",
    "home": "/aldermoor",
    "people": "/aldermoor/people",
    "person": "/aldermoor/people/4",
    "new-person": "/aldermoor/people/new",
    "registrations": "/aldermoor/registrations",
    "my-roles": "/aldermoor/my-roles",
    "give-role": "/aldermoor/roles/give",
    "structure": "/aldermoor/structure",
    "settings": "/aldermoor/settings",
    "audit": "/aldermoor/audit",
    "account": "/aldermoor/account",
}


def take(site, browser, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for size, viewport in (("wide", WIDE), ("narrow", NARROW)):
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport=viewport, color_scheme=scheme)
            page = context.new_page()
            page.goto(f"{site.address}/aldermoor/sign-in")
            page.get_by_label("E-mail").fill("grace@aldermoor.example")
            page.get_by_label("Password").fill("lyceum-demo")
            page.get_by_role("button", name="Sign in").click()
            for name, path in PATHS.items():
                page.goto(site.address + path)
                page.screenshot(path=str(folder / f"{name}-{size}-{scheme}.png"), full_page=True)
            context.close()


def checks(site, browser, folder):
    return [("pictures are taken", lambda: take(site, browser, folder))]
