"""When something is wrong the page says what, and offers a way on."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Open
from tests.browser.steps import ENGLISH, ask, markers

pytestmark = pytest.mark.browser

KEY = "iqt_secret"
PROBLEM = "application/problem+json"


def test_without_a_connection_the_question_can_be_asked_again(open_page: Open) -> None:
    page = open_page()
    expect(page.locator("#welcome .questions button").first).to_be_visible()
    page.context.set_offline(True)
    expect(page.locator("#notice")).to_contain_text("No connection")
    page.get_by_role("textbox").first.fill(ENGLISH)
    page.keyboard.press("Enter")
    expect(page.locator(".failed")).to_contain_text("cannot be reached")
    page.context.set_offline(False)
    expect(page.locator("#notice")).to_be_empty()
    page.get_by_role("button", name="Try again").click()
    expect(markers(page)).to_have_count(1)


def test_a_refusal_of_the_server_is_told_in_both_languages(open_page: Open) -> None:
    page = open_page(locale="ar")
    problem = '{"title": "The server is too busy", "status": 503, "detail": "Try again in a moment."}'
    page.route("**/v1/ask", lambda route: route.fulfill(status=503, body=problem, content_type=PROBLEM))
    page.get_by_role("textbox").first.fill(ENGLISH)
    page.keyboard.press("Enter")
    failed = page.locator(".exchange .failed")
    expect(failed).to_contain_text("الخادم مشغول الآن")
    expect(failed.locator("[lang=en]")).to_have_text("The server is too busy · Try again in a moment.")


def test_a_failure_offers_one_way_to_ask_again(open_page: Open) -> None:
    page = open_page()
    page.route("**/v1/ask", lambda route: route.fulfill(status=500, body="no JSON"))
    page.get_by_role("textbox").first.fill(ENGLISH)
    page.keyboard.press("Enter")
    expect(page.locator(".exchange .failed")).to_be_visible()
    assert page.locator(".exchange button").all_text_contents() == ["Try again", "Edit the question"]


def test_a_stream_that_breaks_off_is_no_answer(open_page: Open) -> None:
    page = open_page()
    cut = 'event: delta\ndata: {"text": "In October"}\n\n'
    page.route("**/v1/ask", lambda route: route.fulfill(body=cut, content_type="text/event-stream"))
    page.get_by_role("textbox").first.fill(ENGLISH)
    page.keyboard.press("Enter")
    expect(page.locator(".exchange .failed")).to_contain_text("connection was lost")
    page.unroute("**/v1/ask")
    page.get_by_role("button", name="Try again").click()
    expect(markers(page)).to_have_count(1)


def with_key(page: Page) -> None:
    def guarded(route: Route) -> None:
        if route.request.headers.get("authorization") == f"Bearer {KEY}":
            route.continue_()
        else:
            route.fulfill(status=401, body='{"status": 401}', content_type=PROBLEM)

    page.route("**/v1/**", guarded)
    page.reload()


def test_a_key_is_asked_for_once_and_kept_for_the_tab_alone(open_page: Open) -> None:
    page = open_page()
    with_key(page)
    box = page.get_by_role("dialog", name="This server asks for a key")
    field = box.get_by_label("API key")
    field.fill("wrong")
    page.keyboard.press("Enter")
    expect(box).to_contain_text("does not accept this key")
    field.fill(KEY)
    box.get_by_role("button", name="Continue").click()
    expect(page.locator("#welcome .questions button").first).to_be_visible()
    ask(page, ENGLISH)
    page.reload()
    expect(markers(page)).to_have_count(1)
    assert page.evaluate("JSON.stringify(localStorage)").find(KEY) == -1


def test_without_a_key_the_page_says_what_is_missing(open_page: Open) -> None:
    page = open_page()
    with_key(page)
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#welcome .failed")).to_be_visible()


def test_a_question_that_is_too_long_is_not_sent(open_page: Open) -> None:
    page = open_page()
    box = page.get_by_role("textbox").first
    box.fill("؟" * 4_001)
    expect(page.locator("#composer-hint")).to_contain_text("4,001 characters")
    page.keyboard.press("Enter")
    expect(page.locator("article")).to_have_count(0)


def test_where_nothing_can_be_kept_the_page_still_works(open_page: Open) -> None:
    page = open_page(script="Object.defineProperty(window, 'localStorage', { get() { throw new Error('off'); } });")
    expect(markers(ask(page, ENGLISH))).to_have_count(1)
