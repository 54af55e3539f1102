"""The README's pictures, taken anew: `python -m tests.browser.take_pictures` writes them beside this file."""

import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM, READY
from tests.browser.serving import served
from tests.browser.steps import ARABIC, ask

FOLDER = Path(__file__).parent / "pictures"
COLOURS = 128
"""Of a page of text; the files are a third of the size, and look the same."""
DESKTOP = {"viewport": {"width": 1200, "height": 760}}
PHONE = {"viewport": {"width": 390, "height": 780}, "is_mobile": True, "has_touch": True}


def main() -> None:
    """Take them all."""
    FOLDER.mkdir(exist_ok=True)
    home = tempfile.TemporaryDirectory()
    with home as folder, served(Path(folder), ENCODER="bundled") as server, sync_playwright() as run:
        browser = run.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)

        page = opened(browser, server, locale="ar", **DESKTOP)
        ask(page, ARABIC)
        take(page, "arabic-desktop")

        page = opened(browser, server, locale="en", **DESKTOP | {"viewport": {"width": 1280, "height": 640}})
        ask(page, "Who is the president of Uzbekistan?").locator(".marker").first.click()
        expect(page.locator(".paragraph")).not_to_have_count(1)
        take(page, "open-citation")

        page = opened(browser, server, locale="en", **PHONE)
        ask(page, "When was the counter-terrorism conference held in Kuwait?")
        take(page, "english-phone")

        page = opened(browser, server, locale="en", color_scheme="dark", **DESKTOP)
        ask(page, "Who won the world cup in 1998?")
        take(page, "abstention-dark")
        browser.close()


def opened(browser: Browser, server: str, **options: Any) -> Page:
    page = browser.new_context(reduced_motion="reduce", **options).new_page()
    page.goto(server)
    page.wait_for_selector(READY, state="attached")
    return page


def take(page: Page, name: str) -> None:
    page.evaluate("document.fonts.ready.then(() => undefined)")
    page.locator("#question").evaluate("each => each.blur()")
    with Image.open(BytesIO(page.screenshot())) as picture:
        picture.convert("RGB").quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
