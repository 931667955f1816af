# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""Looks at every page as everyone, in a real Chromium.

    python3 Browser/browse.py PROGRAM [--only WORD] [--screenshots FOLDER]

Prints a line for each check and ends with one line: N passed, N failed.
"""

import argparse
import sys
import traceback
from pathlib import Path

from playwright.sync_api import sync_playwright

import arriving
import everyone
import keyboard
import learning
import meeting
import pictures
import qualifying
import standing
import stories
import supervising
import supporting
from site_of_its_own import Site

CHROMIUM = "/usr/bin/chromium"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--only", default="")
    arguments.add_argument("--screenshots")
    given = arguments.parse_args()
    passed = failed = 0
    with Site(given.program) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        checks = everyone.checks(site, browser) + keyboard.checks(site, browser) + stories.checks(site, browser)
        checks += standing.checks(site, browser) + arriving.checks(given.program, browser)
        checks += learning.checks(site, browser) + supervising.checks(site, browser)
        checks += supporting.checks(site, browser) + meeting.checks(site, browser)
        checks += qualifying.checks(site, browser)
        if given.screenshots:
            checks += pictures.checks(site, browser, Path(given.screenshots))
        for name, check in checks:
            if given.only not in name:
                continue
            try:
                check()
                passed += 1
                print(f"✔ {name}", flush=True)
            except Exception as error:  # noqa: BLE001
                failed += 1
                print(f"✘ {name}: {error}", flush=True)
                if not isinstance(error, AssertionError):
                    traceback.print_exc()
        browser.close()
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
