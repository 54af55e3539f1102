"""Two languages and two directions: of the interface, of each piece of text, and of where things stand."""

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from tests.browser.conftest import Open
from tests.browser.steps import ARABIC, ENGLISH, ask

pytestmark = pytest.mark.browser


def box_of(element: Locator) -> tuple[float, float]:
    """Return where it begins and ends from left to right."""
    box = element.bounding_box()
    assert box is not None
    return box["x"], box["x"] + box["width"]


@pytest.mark.parametrize(("locale", "direction"), [("ar-KW", "rtl"), ("en-GB", "ltr"), ("fr", "ltr")])
def test_the_interface_follows_the_browser(open_page: Open, locale: str, direction: str) -> None:
    root = open_page(locale=locale).locator("html")
    expect(root).to_have_attribute("lang", "ar" if direction == "rtl" else "en")
    expect(root).to_have_attribute("dir", direction)


def test_the_switch_changes_all_that_is_said_and_is_remembered(open_page: Open) -> None:
    page = open_page(locale="en")
    article = ask(page, ENGLISH)
    page.get_by_role("button", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(article.get_by_role("button", name="المصدر 1")).to_be_visible()
    expect(article.locator(".badge")).to_have_text("ترجمة غير رسمية")
    expect(page.get_by_role("textbox").first).to_have_attribute("placeholder", "اسأل بالعربية أو الإنجليزية")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "ar")


def test_each_text_says_its_language_and_direction(open_page: Open) -> None:
    page = open_page(locale="en")
    article = ask(page, ENGLISH)
    quote, answer = article.locator("blockquote"), article.locator(".answer")
    assert (quote.get_attribute("lang"), quote.get_attribute("dir")) == ("ar", "rtl")
    assert (answer.get_attribute("lang"), answer.get_attribute("dir")) == ("en", "ltr")
    assert article.locator("bdi").first.get_attribute("lang") == "ar"


def test_from_right_to_left_all_stands_the_other_way_round(open_page: Open) -> None:
    page = open_page(locale="ar")
    article = ask(page, ARABIC)
    answer, marker = article.locator(".answer"), article.get_by_role("button", name="1")
    heading = article.get_by_role("heading").first
    # The question begins at the right edge of its column, the marker ends the last line towards the left.
    assert heading.evaluate("each => getComputedStyle(each).textAlign") in ("start", "right")
    words = answer.evaluate(
        "each => { const range = new Range(); range.selectNodeContents(each.firstChild);"
        " const last = [...range.getClientRects()].at(-1); return [last.left, last.right]; }"
    )
    assert box_of(marker)[1] <= words[0] + 1
    assert words[1] == pytest.approx(box_of(answer)[1], abs=1)
    send, box = page.locator("#send"), page.get_by_role("textbox").first
    assert box_of(send)[1] <= box_of(box)[0]
    marker.click()
    reader = page.get_by_role("dialog")
    assert box_of(reader)[0] == 0
    assert box_of(reader)[1] <= box_of(answer)[0]
    cited = reader.locator(".cited")
    original, translation = cited.locator("> .words"), cited.locator(".translation")
    assert box_of(translation)[1] <= box_of(original)[0]


def test_a_turned_title_does_not_turn_what_stands_beside_it(open_page: Open, server: str) -> None:
    page = open_page("#/documents")
    title = "\u202egnp.elif \u2067unclosed"
    uploaded: FilePayload = {
        "name": f"{title}.txt",
        "mimeType": "text/plain",
        "buffer": b"The dhow of Kuwait is made of teak.",
    }
    page.locator("input[type=file]").set_input_files([uploaded])
    line = page.locator(".listed li", has_text="elif")
    expect(line).to_be_visible()
    link, remove = line.get_by_role("link"), line.get_by_role("button")
    assert box_of(link)[1] <= box_of(remove)[0]
    facts = line.locator(".fine")
    assert facts.evaluate("each => getComputedStyle(each).direction") == "ltr"
    assert box_of(facts.locator("span").first)[0] < box_of(facts.locator("span").last)[0]
    remove.click()
    line.get_by_role("button", name="Yes, remove").click()
    expect(line).to_have_count(0)
