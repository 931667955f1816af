# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""Somebody asks support, the operator answers by a link, and a learner takes their certificate along."""

import itertools

from seeing import WIDE, check_page, check_page_without_scripts
from stories import sign_in

numbers = itertools.count(1)


def asks_and_is_answered(site, browser, scripts):
    subject = f"Import number {next(numbers)} stops"
    context = browser.new_context(viewport=WIDE, java_script_enabled=scripts)
    try:
        page = context.new_page()
        sign_in(page, site, "priya@aldermoor.example")
        page.locator("main").get_by_role("link", name="Support").click()
        looked(page, browser, scripts)
        page.get_by_role("link", name="Ask support").first.click()
        page.get_by_label("Words of your question").fill("confirm")
        page.get_by_role("button", name="Find").click()
        assert "Perhaps one of these answers it." in page.locator("main").inner_text()
        looked(page, browser, scripts)
        page.get_by_role("button", name="Send to support").click()
        assert "Choose what it is about." in page.locator("main").inner_text()
        looked(page, browser, scripts)
        page.get_by_role("radio", name="Technical", exact=True).check()
        page.get_by_label("What is it about?").fill(subject)
        page.get_by_label("What do you need help with?").fill("At line 3.")
        log = {"name": "log.txt", "mimeType": "text/plain", "buffer": b"line 3: no address\n"}
        page.get_by_label("Add files").set_input_files([log])
        page.get_by_role("button", name="Send to support").click()
        looked(page, browser, scripts)
        request = page.url

        answers(site, browser, scripts, subject)
        page.goto(request)
        text = page.locator("main").inner_text()
        assert "Take line 3 out." in text and "Kim" in text, text[:300]
        page.get_by_label("Your reply").fill("That was it.")
        page.get_by_role("button", name="Send your reply").click()
        page.get_by_role("button", name="Close the request").click()
        assert "Closed" in page.locator("main").inner_text()
        looked(page, browser, scripts)
    finally:
        context.close()


def answers(site, browser, scripts, subject):
    """The operator, in a browser of their own."""
    context = browser.new_context(viewport=WIDE, java_script_enabled=scripts)
    try:
        page = context.new_page()
        address = site.run("support", "page", "aldermoor", "--operator-key", site.key, "--origin", site.address).strip()
        page.goto(address)
        looked(page, browser, scripts)
        page.get_by_label("Your name").fill("Kim")
        page.get_by_role("button", name="Read the requests").click()
        looked(page, browser, scripts)
        page.get_by_role("link", name=subject).click()
        with page.expect_download() as download:
            page.get_by_role("link", name="log.txt").click()
        assert download.value.suggested_filename == "log.txt"
        looked(page, browser, scripts)
        page.get_by_label("Your answer").fill("Take line 3 out.")
        page.get_by_role("button", name="Send the answer").click()
        assert "Answered. Whoever asked is told." in page.locator("main").inner_text()
        page.get_by_role("navigation", name="Breadcrumb").get_by_role("link").click()
        page.get_by_role("button", name="Leave this page").click()
        page.goto(address)
        assert page.locator("h1").inner_text() == "Page not found", "the link was good once"
    finally:
        context.close()


def writes_questions(site, browser, scripts):
    context = browser.new_context(viewport=WIDE, java_script_enabled=scripts)
    question = f"Is this question number {next(numbers)}?"
    try:
        page = context.new_page()
        sign_in(page, site, "priya@aldermoor.example")
        page.goto(f"{site.address}/aldermoor/support/questions")
        looked(page, browser, scripts)
        page.get_by_role("link", name="Write a question").click()
        page.get_by_label("Question").fill(question)
        page.get_by_label("Answer").fill("Yes.\n\nIt is.")
        looked(page, browser, scripts)
        page.get_by_role("button", name="Save").click()
        page.locator(".answer", has_text=question).get_by_role("button", name="Up").click()
        titles = page.locator(".question-title").all_inner_texts()
        assert titles[-2] == question, titles
        page.locator(".answer", has_text=question).get_by_role("link", name="Remove").click()
        looked(page, browser, scripts)
        page.get_by_role("button", name="Remove it").click()
        assert question not in page.locator("main").inner_text()
    finally:
        context.close()


def keeps_details(site, browser, scripts):
    context = browser.new_context(viewport=WIDE, java_script_enabled=scripts)
    try:
        page = context.new_page()
        sign_in(page, site, "priya@aldermoor.example")
        page.get_by_role("link", name="About Aldermoor").click()
        looked(page, browser, scripts)
        page.get_by_role("link", name="Change the details").click()
        page.locator("#address").fill("1 High Street\nAldermoor")
        page.get_by_label("Contact").fill("Education office, level 2")
        page.get_by_label("Web site").fill("www.aldermoor.example")
        page.get_by_role("button", name="Save").click()
        assert "Write the whole address" in page.locator("main").inner_text()
        looked(page, browser, scripts)
        page.get_by_label("Web site").fill("https://www.aldermoor.example")
        page.get_by_role("button", name="Save").click()
        assert "Education office, level 2" in page.locator("main").inner_text()
        looked(page, browser, scripts)
    finally:
        context.close()


def takes_certificate(site, browser):
    context = browser.new_context(viewport=WIDE)
    try:
        page = context.new_page()
        # Of the demonstration the first learner of each later Step has theirs.
        sign_in(page, site, "callum@aldermoor.example")
        page.goto(f"{site.address}/aldermoor/learning/steps/2/certificate")
        check_page(page)
        with page.expect_download() as download:
            page.get_by_role("link", name="Download as PDF").click()
        with open(download.value.path(), "rb") as file:
            assert file.read(5) == b"%PDF-", "what one has is a PDF"
    finally:
        context.close()


def looked(page, browser, scripts):
    if scripts:
        check_page(page)
    elif page.locator("form[method=post]").count() == 0:
        check_page_without_scripts(page, browser)


def checks(site, browser):
    return [
        ("somebody asks support and the operator answers", lambda: asks_and_is_answered(site, browser, True)),
        ("the same of support without scripts", lambda: asks_and_is_answered(site, browser, False)),
        ("frequent questions are written, moved and removed", lambda: writes_questions(site, browser, True)),
        ("the same of frequent questions without scripts", lambda: writes_questions(site, browser, False)),
        ("the details of a centre are kept", lambda: keeps_details(site, browser, True)),
        ("a certificate is taken along as PDF", lambda: takes_certificate(site, browser)),
    ]
