"""Questions on the page: asked, streamed, stopped, asked again; abstentions; conversations that stay."""

import json
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.steps import ARABIC, ENGLISH, UNANSWERED, answer_with, api_answer, ask, markers

pytestmark = pytest.mark.browser

# Holds the stream of each answer: `release(n)` lets n more events through.
HELD_STREAM = """
const fetched = window.fetch;
let allowed = 0, wake = () => {};
window.release = (count) => { allowed += count; wake(); };
window.fetch = async (url, options) => {
  const response = await fetched(url, options);
  if (!String(options?.body).includes('"stream":true')) return response;
  const events = (await response.text()).split(/(?<=\\n\\n)/);
  const body = new ReadableStream({
    async pull(controller) {
      while (!allowed) {
        await new Promise((resolve, reject) => {
          wake = resolve;
          options.signal.addEventListener("abort", () => reject(options.signal.reason));
        });
      }
      allowed -= 1;
      if (events.length) controller.enqueue(new TextEncoder().encode(events.shift()));
      else controller.close();
    },
  }, { highWaterMark: 0 });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
};
"""
MANY_EVENTS = 10_000


@pytest.fixture
def held(open_page: Open) -> Page:
    page = open_page(script=HELD_STREAM)
    page.get_by_role("textbox").first.fill(ENGLISH)
    page.keyboard.press("Enter")
    return page


def test_the_page_shows_the_answer_of_the_api(open_page: Open, api: httpx.Client) -> None:
    page, answer = open_page(), api_answer(api, ENGLISH)
    article = ask(page, ENGLISH)
    shown = article.locator(".answer").inner_text()
    assert shown.replace("\n", "") == answer["answer"].replace("[1]", "1")
    expect(article.get_by_role("heading", name=ENGLISH)).to_be_visible()
    expect(article.locator(".facts")).to_contain_text(" s")
    expect(page.get_by_role("textbox").first).to_have_value("")


def test_words_appear_as_they_come(held: Page) -> None:
    held.evaluate("release(6)")  # the two stages, the hits, and three words
    streamed = held.locator(".answer")
    expect(streamed).to_have_text("In October 2024, ")
    expect(markers(held)).to_have_count(0)
    held.evaluate(f"release({MANY_EVENTS})")
    expect(markers(held)).to_have_count(1)


def test_a_screen_reader_is_told_sentences_and_never_parts_of_them(held: Page) -> None:
    spoken = held.locator("#announcer p")
    held.evaluate("release(10)")
    expect(held.locator(".answer")).to_contain_text("ACWA Power")
    expect(spoken).to_have_count(0)
    held.evaluate(f"release({MANY_EVENTS})")
    expect(spoken.last).to_have_text("End of the answer, one source.")
    assert spoken.count() == 2
    assert spoken.first.inner_text().endswith("in Uzbekistan.")


def test_an_answer_can_be_stopped_and_asked_for_again(held: Page) -> None:
    held.evaluate("release(6)")
    expect(held.locator(".answer")).to_be_visible()
    held.get_by_role("button", name="Stop").click()
    expect(held.get_by_text("Stopped.")).to_be_visible()
    expect(held.get_by_role("button", name="Ask", exact=True)).to_be_visible()
    held.evaluate(f"release({MANY_EVENTS})")
    held.get_by_role("button", name="Ask again").click()
    expect(markers(held)).to_have_count(1)
    assert held.locator("article").count() == 1


def test_an_edited_question_takes_the_place_of_the_old_one_and_of_what_followed(open_page: Open) -> None:
    page = open_page()
    first = ask(page, ENGLISH)
    ask(page, UNANSWERED)
    first.get_by_role("button", name="Edit the question").click()
    box = page.get_by_role("textbox").first
    expect(box).to_have_value(ENGLISH)
    expect(box).to_be_focused()
    box.fill("Who is the president of Uzbekistan?")
    page.keyboard.press("Enter")
    expect(page.locator("article")).to_have_count(1)
    expect(page.locator(".answer")).to_contain_text("Mirziyoyev")


def test_a_follow_up_is_understood_from_what_was_said(open_page: Open) -> None:
    page = open_page(locale="ar")
    ask(page, ARABIC)
    with page.expect_request("**/v1/ask") as asked:
        follow_up = ask(page, "وأين؟")
    history = json.loads(asked.value.post_data or "")["history"]
    assert [turn["role"] for turn in history] == ["user", "assistant"]
    assert history[0]["content"] == ARABIC
    expect(follow_up.locator(".understood")).to_contain_text("الكويت")


def test_an_abstention_looks_different_and_offers_what_is_answered(open_page: Open, api: httpx.Client) -> None:
    page, answer = open_page(), api_answer(api, UNANSWERED)
    article = ask(page, UNANSWERED)
    expect(article.locator(".abstained")).to_contain_text(answer["answer"])
    expect(markers(article)).to_have_count(0)
    suggested = article.locator(".questions button")
    assert suggested.all_inner_texts() == answer["suggestions"] != []
    suggested.first.click()
    expect(page.locator("article")).to_have_count(2)
    expect(markers(page.locator("article").last).first).to_be_visible()


def test_the_first_questions_are_from_the_collection(open_page: Open, api: httpx.Client) -> None:
    page = open_page()
    offered = page.locator("#welcome .questions button")
    expect(offered.first).to_be_visible()
    assert offered.all_inner_texts() == api_answer(api, "", language="en")["suggestions"]
    offered.first.click()
    expect(markers(page).first).to_be_visible()
    expect(page.locator("#welcome")).to_be_hidden()


def test_the_short_answer_and_what_is_derived_are_set_apart(open_page: Open, api: httpx.Client) -> None:
    answer = api_answer(api, ENGLISH)
    answer |= {"short_answer": "ACWA Power", "confidence": 0.95}
    answer["citations"][0]["support"] = "derived"
    page = open_page()
    answer_with(page, answer)
    article = ask(page, ENGLISH)
    expect(article.locator(".short")).to_have_text("ACWA Power")
    expect(article.locator(".facts")).to_contain_text("Very likely right")
    expect(article.locator(".badge")).to_have_text("derived from the text")


@pytest.mark.parametrize(
    ("locale", "reason", "expected"),
    [
        ("en", "generator_unavailable", "The language model did not answer"),
        ("ar", "nothing_supported", "لم يثبت من الوثائق شيء مما كتبه النموذج اللغوي"),
    ],
)
def test_an_answer_that_no_model_wrote_says_why(
    open_page: Open, api: httpx.Client, locale: str, reason: str, expected: str
) -> None:
    page = open_page(locale=locale)
    answer_with(page, api_answer(api, ENGLISH) | {"fallback_reason": reason})
    expect(ask(page, ENGLISH).locator(".facts")).to_contain_text(expected)


def test_several_collections_are_asked_at_once(open_page: Open, api: httpx.Client) -> None:
    for name in ("several-a", "several-b"):
        api.post(
            "/v1/documents", json={"collection": name, "text": "The pump of the cellar is blue."}
        ).raise_for_status()
    page = open_page()
    page.get_by_label("Collection").select_option(label="Several …")
    for name in ("several-a", "default"):
        page.get_by_role("checkbox", name=name).check()
    with page.expect_request(lambda each: '"stream":true' in (each.post_data or "")) as asked:
        ask(page, "What is blue?")
    assert sorted(json.loads(asked.value.post_data or "")["collections"]) == ["default", "several-a"]
    page.reload()
    expect(page.get_by_role("checkbox", name="several-a")).to_be_checked()
    expect(page.get_by_role("checkbox", name="several-b")).not_to_be_checked()
    page.get_by_label("Collection").select_option("default")
    expect(page.get_by_role("group", name="Collections to ask")).to_be_hidden()


def test_a_conversation_stays_in_the_browser_until_it_is_deleted(open_page: Open) -> None:
    page = open_page()
    ask(page, ENGLISH)
    page.reload()
    expect(markers(page)).to_have_count(1)
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator("article")).to_have_count(0)
    expect(page.get_by_role("textbox").first).to_be_focused()
    kept = page.get_by_role("complementary").get_by_role("link", name=ENGLISH)
    kept.click()
    expect(markers(page)).to_have_count(1)
    page.get_by_role("button", name=f"Delete “{ENGLISH}”").click()
    sure = page.get_by_role("button", name="Really delete?")
    expect(sure).to_be_focused()
    expect(kept).to_have_count(1)
    sure.click()
    expect(kept).to_have_count(0)
    page.reload()
    expect(page.locator("article")).to_have_count(0)


def test_a_conversation_is_saved_as_markdown_and_as_json(open_page: Open, tmp_path: Path) -> None:
    page = open_page()
    ask(page, ENGLISH)
    saved = {}
    for name in ("Markdown", "JSON"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Save as {name}").click()
        download.value.save_as(tmp_path / name)
        saved[name] = (tmp_path / name).read_text(encoding="utf-8")
    assert f"## {ENGLISH}" in saved["Markdown"] and "«فقد أعلنت" in saved["Markdown"]
    (exchange,) = json.loads(saved["JSON"])["exchanges"]
    assert exchange["question"] == ENGLISH and exchange["answer"]["citations"]


def test_what_is_typed_where_nothing_is_focused_goes_into_the_box(open_page: Open) -> None:
    page = open_page()
    box = page.locator("#question")
    page.keyboard.press("Control+b")
    page.keyboard.press("Escape")
    expect(box).not_to_be_focused()
    page.keyboard.type("pump")
    expect(box).to_have_value("pump")
    box.fill("")
    page.get_by_role("link", name="Documents").click()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.type("pump")
    expect(box).to_have_value("")


def test_shift_enter_begins_a_line_and_a_word_in_the_making_is_not_sent(open_page: Open) -> None:
    page = open_page()
    box = page.get_by_role("textbox").first
    box.fill("Which company")
    page.keyboard.press("Shift+Enter")
    box.dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    expect(box).to_have_value("Which company\n")
    expect(page.locator("article")).to_have_count(0)


@pytest.mark.parametrize("greeting", ["hello", "مرحبا"])
def test_of_a_greeting_nothing_is_said_of_what_the_documents_hold(open_page: Open, greeting: str) -> None:
    page = open_page()
    expect(ask(page, greeting).locator(".confidence")).to_have_count(0)
    expect(ask(page, UNANSWERED).locator(".confidence")).to_have_count(1)


@pytest.mark.parametrize("width", [360, 1280])
def test_words_without_end_do_not_widen_the_page(open_page: Open, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    ask(page, ENGLISH)
    ask(page, f"and {'x' * 300}?")
    expect(page.locator(".understood")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_question_that_is_too_long_is_said_to_be_in_the_colour_of_what_is_wrong(open_page: Open) -> None:
    page = open_page()
    hint = page.locator("#composer-hint")
    plain = hint.evaluate("each => getComputedStyle(each).color")
    page.get_by_role("textbox").first.fill("word " * 900)
    expect(hint).to_contain_text("4,499 characters")
    assert hint.evaluate("each => getComputedStyle(each).color") != plain


def test_a_click_beside_the_mark_deletes_no_conversation(open_page: Open) -> None:
    page = open_page()
    ask(page, ENGLISH)
    page.clock.install()
    erase = page.get_by_role("button", name=f"Delete “{ENGLISH}”")
    erase.click()
    expect(erase).to_have_count(0)
    page.clock.fast_forward(5_000)
    expect(erase).to_be_focused()
    expect(page.get_by_role("complementary").get_by_role("link", name=ENGLISH)).to_have_count(1)
