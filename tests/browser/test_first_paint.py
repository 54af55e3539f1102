"""The page is seen before its scripts are asked for, and they come whatever the browser tells of its painting."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.first_paint import PAINTED

pytestmark = pytest.mark.browser

BEGUN_BEFORE = f"""() => performance.getEntriesByType("resource")
  .filter((each) => each.name.endsWith(".js") && each.startTime < {PAINTED})
  .map((each) => each.name)"""
SCRIPTS = 'performance.getEntriesByType("resource").filter((each) => each.name.endsWith(".js")).length'

NO_PAINT_TOLD = "Object.defineProperty(PerformanceObserver, 'supportedEntryTypes', { get: () => ['mark'] })"
NO_TYPES_TOLD = "Object.defineProperty(PerformanceObserver, 'supportedEntryTypes', { get: () => undefined })"
HIDDEN = "Object.defineProperty(document, 'hidden', { get: () => true })"


def test_no_script_is_asked_for_before_the_page_is_seen(open_page: Open) -> None:
    page = open_page()
    assert page.evaluate(SCRIPTS) > 1
    assert page.evaluate(BEGUN_BEFORE) == []


@pytest.mark.parametrize("script", [NO_PAINT_TOLD, NO_TYPES_TOLD, HIDDEN], ids=["no paint", "no types", "hidden"])
def test_the_scripts_come_without_a_paint_too(open_page: Open, script: str) -> None:
    page = open_page(script=script)
    expect(page.get_by_role("textbox").first).to_have_attribute("placeholder", "Ask in Arabic or English")
