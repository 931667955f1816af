# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""A second factor from its picture to its last recovery code, and acting as somebody else."""

import base64
import hashlib
import hmac
import re
import struct
import time

from seeing import NARROW, WIDE, check_page

PASSWORD = "lyceum-demo"


def code(key, steps=0):
    """What an authenticator app shows, after RFC 6238; `steps` of thirty seconds from now."""
    secret = base64.b32decode(key.replace(" ", ""))
    digest = hmac.new(secret, struct.pack(">Q", int(time.time()) // 30 + steps), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def sign_in(page, site, organisation, name):
    page.goto(f"{site.address}/{organisation}/sign-in")
    page.get_by_label("E-mail").fill(f"{name}@{organisation}.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()


def sign_out(page):
    page.locator("details.menu > summary").last.click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_load_state()


def enters(page, text):
    page.get_by_label("Code").fill(text)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()


def set_up_second_factor(page, site):
    """From one's account to the recovery codes; answers the key, and them."""
    page.goto(f"{site.address}/aldermoor/account")
    page.get_by_role("link", name="Look after your second factor").click()
    check_page(page)
    page.get_by_role("button", name="Set it up").click()
    check_page(page)
    width = page.locator("img.qr").evaluate("one => one.complete && one.naturalWidth")
    assert width > 0, "the picture of the key is not shown"
    page.get_by_text("Type the key instead").click()
    key = page.locator("code.key").inner_text()
    page.get_by_label("Code").fill(code(key))
    page.get_by_role("button", name="Turn it on").click()
    check_page(page)
    codes = page.locator("ul.codes code").all_inner_texts()
    assert len(set(codes)) == 10, f"there are {len(codes)} recovery codes"
    return key, codes


def second_factor(site, browser, name):
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    try:
        sign_in(page, site, "aldermoor", name)
        key, codes = set_up_second_factor(page, site)
        sign_out(page)

        sign_in(page, site, "aldermoor", name)
        check_page(page)
        assert page.locator("h1").inner_text() == "Enter a code"
        enters(page, "000000")
        assert "not right, or was used already" in page.locator("main").inner_text()
        # That of now was used a moment ago; the next one counts already, as clocks differ.
        enters(page, code(key, steps=1))
        assert page.url == f"{site.address}/aldermoor", f"the code does not sign in: {page.url}"
        sign_out(page)

        sign_in(page, site, "aldermoor", name)
        enters(page, codes[2].lower())
        assert "9 are left" in page.locator("main").inner_text()
        sign_out(page)
        sign_in(page, site, "aldermoor", name)
        enters(page, codes[2])
        assert "not right, or was used already" in page.locator("main").inner_text(), "a recovery code counts twice"
        enters(page, codes[3])

        page.goto(f"{site.address}/aldermoor/account/second-factor")
        check_page(page)
        page.get_by_role("button", name="Turn it off").click()
        assert "Enter a code" in page.locator("main").inner_text(), "it is turned off without a code"
        check_page(page)
        page.get_by_label("Code").fill(codes[4])
        page.get_by_role("button", name="Turn it off").click()
        sign_out(page)
        sign_in(page, site, "aldermoor", name)
        assert page.url == f"{site.address}/aldermoor", "it is off and still asks"
    finally:
        context.close()


def acting(site, browser, owner, other):
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    try:
        sign_in(page, site, "halden", owner)
        page.goto(f"{site.address}/halden/people")
        page.get_by_role("link", name=other).first.click()
        page.get_by_role("link", name=re.compile("^Act as")).click()
        check_page(page)
        page.get_by_label("Why").fill("cannot find her course, ticket 412")
        page.get_by_role("button", name=f"Act as {other}").click()
        page.wait_for_load_state()
        assert page.locator("h1").inner_text() == f"The first page of {other}"
        check_page(page)
        page.set_viewport_size(NARROW)
        assert page.get_by_role("button", name="Stop acting as").is_visible()
        page.set_viewport_size(WIDE)
        answer = page.goto(f"{site.address}/halden/account")
        assert answer.status == 409 and "Stop acting" in page.locator("main").inner_text()
        check_page(page)
        page.get_by_role("button", name="Stop acting as").click()
        page.wait_for_load_state()
        assert "You are yourself again" in page.locator("main").inner_text()
        page.goto(f"{site.address}/halden/audit")
        assert f"acting as {other}" in page.locator("main").inner_text()
    finally:
        context.close()


def checks(site, browser):
    return [
        (
            "a delegate sets up a second factor, signs in with it and with a recovery code, and turns it off",
            lambda: second_factor(site, browser, "amara"),
        ),
        ("an owner acts as somebody and stops", lambda: acting(site, browser, "miriam", "Aiko Mori")),
    ]
