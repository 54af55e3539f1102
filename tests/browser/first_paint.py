"""How soon the page is seen: `python -m tests.browser.first_paint` opens it in new profiles and prints milliseconds.

Navigation to first contentful paint (W3C Paint Timing), over loopback, nothing in the browser's cache; then when the
question box listens, which is when all scripts have run. In turn with the page a page of one word is opened: what the
browser takes for itself, on this machine and with what else it does.
"""

import os
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.serving import served, word_site

OPENINGS = 15
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
LISTENS = "performance.getEntriesByName('ready')[0]?.startTime"
_PAUSE_MS = 5


def main() -> None:
    """Print the least, the median and the greatest of each figure, and how busy the machine is."""
    home = tempfile.TemporaryDirectory()
    with home as folder, served(Path(folder)) as server, word_site() as word, sync_playwright() as run:
        browser = run.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        opened(browser, server, LISTENS, locale="en")  # the browser's own first page
        for locale in ("ar", "en"):
            rows = []
            for _ in range(OPENINGS):
                rows.append((*opened(browser, server, LISTENS, locale=locale), opened(browser, word, PAINTED)[0]))
            for name, figures in zip(("first paint", "scripts run", "one word"), zip(*rows, strict=True), strict=True):
                print(f"{locale} {name}: {min(figures):.0f} / {median(figures):.0f} / {max(figures):.0f} ms")
        print(f"load of the machine: {os.getloadavg()[0]:.1f}")
        browser.close()


def opened(browser: Browser, server: str, last: str, **options: Any) -> tuple[float, float]:
    """Return the first paint and the last of one opening, in ms after the navigation began."""
    context = browser.new_context(**options)
    page = context.new_page()
    page.goto(server)
    figures = _time_of(page, PAINTED), _time_of(page, last)
    context.close()
    return figures


def _time_of(page: Page, time: str) -> float:
    """Return a time of the page once there is one; its policy keeps Playwright from waiting within it."""
    while (painted_ms := page.evaluate(time)) is None:
        page.wait_for_timeout(_PAUSE_MS)
    return float(painted_ms)


if __name__ == "__main__":
    main()
