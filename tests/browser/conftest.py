"""The page in a real browser: one server and one chromium for all tests, a fresh profile for each."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.serving import another_site, served

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# A container has no user namespaces, and little shared memory.
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
DESKTOP = {"width": 1440, "height": 900}
TIMEOUT_MS = 20_000
"""For a machine that does other work too; what is there is never waited for."""
READY = "#question[placeholder]"
"""Stands in a page that listens: its scripts come after it is seen."""
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """Give the address of another site, whose pages may show answers of the server."""
    with another_site() as address:
        yield address


@pytest.fixture(scope="session")
def server(site: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a server over the bundled article."""
    with served(tmp_path_factory.mktemp("home"), CORS_ORIGINS=site) as address:
        yield address


@pytest.fixture(scope="session")
def api(server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server) as client:
        yield client


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("there is no chromium on this machine (apt-get install chromium)")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        expect.set_options(timeout=TIMEOUT_MS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[Open]:
    """Give a function that opens the page in a new profile; an error in a script fails the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def opened(path: str = "", *, script: str = "", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": DESKTOP, "locale": "en", **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(TIMEOUT_MS)
        page.on("pageerror", lambda error: errors.append(str(error)))
        if script:
            page.add_init_script(script)
        page.goto(f"{server}/{path}")
        if path != "embed":
            page.wait_for_selector(READY, state="attached")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []
