"""How soon the page is seen: `python -m tests.browser.first_paint` opens it in new profiles and prints milliseconds.

Navigation to first contentful paint (W3C Paint Timing), over loopback, nothing in the browser's cache; then when the
question box listens, which is when all scripts have run.
"""

import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.serving import served

OPENINGS = 15
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
_LOADED = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


def main() -> None:
    """Print the least, the median and the greatest of each figure."""
    home = tempfile.TemporaryDirectory()
    with home as folder, served(Path(folder)) as server, sync_playwright() as run:
        browser = run.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        opened(browser, server, locale="en")  # the browser's own first page
        for locale in ("ar", "en"):
            paints, loads = zip(*(opened(browser, server, locale=locale) for _ in range(OPENINGS)), strict=True)
            for name, figures in (("first paint", paints), ("scripts run", loads)):
                print(f"{locale} {name}: {min(figures):.0f} / {median(figures):.0f} / {max(figures):.0f} ms")
        browser.close()


def opened(browser: Browser, server: str, **options: Any) -> tuple[float, float]:
    """Return the first paint and the end of the scripts of one opening, in ms after the navigation began."""
    context = browser.new_context(**options)
    page = context.new_page()
    page.goto(server)
    page.wait_for_function(_PAINT)
    figures = page.evaluate(_PAINT), page.evaluate(_LOADED)
    context.close()
    return figures


if __name__ == "__main__":
    main()
