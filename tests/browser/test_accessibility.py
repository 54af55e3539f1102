"""For everyone: axe, the keyboard alone, great magnification, high contrast, little motion."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.steps import ARABIC, ENGLISH, UNANSWERED, ask, markers

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
MAGNIFIED = {"viewport": {"width": 320, "height": 256}}  # 1280 by 1024 at 400 %

NAME = "(({ id, className, tagName }) => id || className || tagName)(document.activeElement)"
GROUND = "each => getComputedStyle(each).backgroundColor"


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong, each as rule, impact and element."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']} ({each['impact']}): {node['html'][:120]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize(("locale", "scheme"), [("ar", "light"), ("en", "dark")])
def test_axe_finds_nothing(open_page: Open, locale: str, scheme: str) -> None:
    page = open_page(locale=locale, color_scheme=scheme, reduced_motion="reduce")
    expect(page.locator("#welcome .questions button").first).to_be_visible()
    assert violations(page) == []
    article = ask(page, ENGLISH)
    ask(page, UNANSWERED)
    assert violations(page) == []
    article.get_by_role("button", name="1").click()
    expect(page.locator("mark")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("#to-documents").click()
    expect(page.locator(".listed li").first).to_be_visible()
    assert violations(page) == []


def test_the_keyboard_alone_reaches_everything(open_page: Open) -> None:
    page = open_page()
    expect(page.locator("#welcome .questions button").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the question")).to_be_focused()
    page.keyboard.press("Enter")
    box = page.get_by_role("textbox").first
    expect(box).to_be_focused()
    page.keyboard.type(ENGLISH)
    page.keyboard.press("Enter")
    marker = markers(page)
    expect(marker).to_be_visible()
    expect(box).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if marker.evaluate("each => each === document.activeElement"):
            break
    expect(marker).to_be_focused()
    page.keyboard.press("Enter")
    reader = page.get_by_role("dialog")
    expect(reader.locator("mark")).to_be_visible()
    assert reader.evaluate("each => each.contains(document.activeElement)")
    page.keyboard.press("Tab")
    expect(reader.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(reader).to_be_hidden()
    expect(marker).to_be_focused()


def test_the_focus_goes_round_in_the_order_of_reading(open_page: Open) -> None:
    page = open_page()
    ask(page, ENGLISH)
    page.locator(".skip").focus()
    seen: list[str] = []
    while not seen or seen[-1] not in ("send", "collection"):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(NAME))
        assert len(seen) < 40, seen
        visible = page.evaluate(
            "(() => { const box = document.activeElement.getBoundingClientRect();"
            " return box.top >= -1 && box.bottom <= innerHeight + 1; })()"
        )
        assert visible, f"{seen[-1]} has the focus out of sight"
    wanted = ["brand", "to-ask", "to-documents", "theme", "language", "new-conversation", "marker", "question"]
    assert [name for name in seen if name in wanted] == wanted


@pytest.mark.parametrize(("locale", "size"), [("ar", PHONE), ("en", MAGNIFIED)], ids=["phone", "400 %"])
def test_nothing_is_wider_than_the_screen(open_page: Open, locale: str, size: dict[str, object]) -> None:
    page = open_page(locale=locale, **size)
    article = ask(page, ENGLISH)
    width = "document.documentElement.scrollWidth <= innerWidth"
    assert page.evaluate(width)
    article.get_by_role("button", name="1").click()
    reader = page.get_by_role("dialog")
    expect(reader.locator("mark")).to_be_in_viewport()
    assert page.evaluate(width)
    assert reader.evaluate("each => each.matches(':modal')"), "on a small screen the reader is all there is"
    page.keyboard.press("Escape")
    page.locator("#to-documents").click()
    expect(page.locator(".listed li").first).to_be_visible()
    assert page.evaluate(width)


def test_the_list_of_conversations_opens_on_a_phone(open_page: Open) -> None:
    page = open_page(locale="ar", **PHONE)
    ask(page, ARABIC)
    rail, opener = page.locator("#rail"), page.locator("#open-rail")
    expect(rail).to_be_hidden()
    opener.click()
    expect(rail.get_by_role("link", name=ARABIC)).to_be_visible()
    page.keyboard.press("Escape")
    expect(rail).to_be_hidden()
    expect(opener).to_be_focused()


def test_in_forced_colours_the_marked_words_and_buttons_stay_visible(open_page: Open) -> None:
    page = open_page(forced_colors="active")
    markers(ask(page, ENGLISH)).click()
    mark = page.locator("mark")
    expect(mark).to_be_visible()
    assert mark.evaluate(GROUND) != page.locator(".cited").evaluate(GROUND)
    assert page.locator("#send").evaluate("each => getComputedStyle(each).borderTopStyle") == "solid"


def test_with_little_motion_nothing_moves(open_page: Open) -> None:
    page = open_page(reduced_motion="reduce")
    ask(page, ENGLISH)
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.locator("html").evaluate("each => getComputedStyle(each).scrollBehavior") == "auto"


def test_the_colours_can_be_chosen_and_are_remembered(open_page: Open) -> None:
    page = open_page(color_scheme="light")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(ground)
    toggle = page.locator("#theme")
    toggle.click()
    expect(toggle).to_have_accessible_name("Colours: light")
    toggle.click()
    expect(toggle).to_have_accessible_name("Colours: dark")
    assert page.evaluate(ground) != light
    page.reload()
    assert page.evaluate(ground) != light
