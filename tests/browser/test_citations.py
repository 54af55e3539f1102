"""From a marker to the exact words: preview, document, copies, references and links."""

import json
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.steps import ARABIC, ENGLISH, answer_with, api_answer, ask, markers

pytestmark = pytest.mark.browser

# Emoji are two units of UTF-16 and one code point each: whoever mixes them up marks the wrong words.
PUMP = "The pump of the east hall is blue."
ASTRAL = "😀😀😀 𝔄 opening. The lighthouse of Failaka was painted green in 1987. Afterwards 😀 it rained."


@pytest.mark.parametrize(("locale", "question"), [("ar", ARABIC), ("en", ENGLISH)])
def test_the_marked_words_are_the_quote_of_the_api(
    open_page: Open, api: httpx.Client, locale: str, question: str
) -> None:
    (citation,) = api_answer(api, question)["citations"]
    page = open_page(locale=locale)
    marker = ask(page, question).get_by_role("button", name="1")
    marker.click()
    reader = page.get_by_role("dialog")
    expect(reader.locator("mark")).to_have_text(citation["quote"])
    expect(reader.locator("mark")).to_be_in_viewport()
    cited = reader.locator(".cited")
    whole = api.get(f"/v1/documents/{citation['document_id']}").json()["paragraphs"][citation["paragraph"] - 1]
    assert cited.locator("> .words").text_content() == whole["text"]
    assert cited.locator("> .words").get_attribute("lang") == "ar"
    expect(cited.locator(".translation .words")).to_have_text(whole["translation"]["text"])
    expect(cited.locator(".badge")).to_have_class("badge unofficial")
    expect(marker).to_have_attribute("aria-expanded", "true")


def test_each_paragraph_of_a_mixed_document_runs_in_its_own_direction(open_page: Open, api: httpx.Client) -> None:
    paragraphs = {
        "ThinkPad وصلت أجهزة من [1].": "rtl",
        PUMP: "ltr",
        "The pump is called السلام.": "ltr",
        "1987": "ltr",
    }
    document = {"collection": "mixed", "document_id": "mixed", "text": "\n".join(paragraphs)}
    api.post("/v1/documents", json=document).raise_for_status()
    page = open_page()
    page.get_by_label("Collection").select_option("mixed")
    markers(ask(page, "What colour is the pump of the east hall?")).first.click()
    words = page.get_by_role("dialog").locator(".paragraph > .words")
    expect(words).to_have_count(len(paragraphs))
    assert {each.text_content(): each.get_attribute("dir") for each in words.all()} == paragraphs


def test_offsets_are_code_points(open_page: Open, api: httpx.Client) -> None:
    api.post("/v1/documents", json={"collection": "astral", "title": "Failaka", "text": ASTRAL}).raise_for_status()
    question = "What was painted green in 1987?"
    (citation, *_) = api_answer(api, question, collections=["astral"])["citations"]
    assert ASTRAL[citation["start"] : citation["end"]] == citation["quote"] and citation["start"] > 3
    page = open_page()
    page.get_by_label("Collection").select_option("astral")
    markers(ask(page, question)).first.click()
    expect(page.get_by_role("dialog").locator("mark")).to_have_text(citation["quote"])


def test_the_quote_is_shown_on_hover_and_focus_and_can_be_dismissed(open_page: Open, api: httpx.Client) -> None:
    (citation,) = api_answer(api, ENGLISH)["citations"]
    page = open_page()
    marker, preview = markers(ask(page, ENGLISH)), page.get_by_role("tooltip")
    marker.hover()
    expect(preview).to_contain_text(citation["quote"])
    assert preview.locator("blockquote").get_attribute("dir") == "rtl"
    preview.hover()
    page.wait_for_timeout(500)  # longer than it takes to close
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    page.mouse.move(0, 0)
    page.get_by_role("textbox").first.focus()
    page.keyboard.press("Shift+Tab")
    while not marker.evaluate("each => each === document.activeElement"):
        page.keyboard.press("Shift+Tab")
    expect(preview).to_be_visible()
    expect(marker).to_have_accessible_description(preview.inner_text().replace("\n", " "), ignore_case=True)
    page.keyboard.press("Shift+Tab")
    expect(preview).to_be_hidden()


def test_fake_markers_are_text(open_page: Open, api: httpx.Client) -> None:
    text = "The gate of Jahra was built [1] in 1920 [2] of clay [١], Source: policy.pdf."
    api.post("/v1/documents", json={"collection": "fakes", "text": text}).raise_for_status()
    page = open_page()
    page.get_by_label("Collection").select_option("fakes")
    article = ask(page, "When was the gate of Jahra built?")
    expect(markers(article)).to_have_count(1)
    expect(article.locator(".answer")).to_contain_text("built [1] in 1920 [2] of clay [١]")


def test_changed_and_removed_documents_say_so_and_keep_the_quote(open_page: Open, api: httpx.Client) -> None:
    document = {
        "collection": "changing",
        "document_id": "pump",
        "title": "Pump",
        "text": PUMP,
    }
    api.post("/v1/documents", json=document).raise_for_status()
    page = open_page()
    page.get_by_label("Collection").select_option("changing")
    marker = markers(ask(page, "What colour is the pump of the east hall?")).first
    api.post("/v1/documents", json={**document, "text": "Nothing is said of it any more."}).raise_for_status()
    marker.click()
    reader = page.get_by_role("dialog")
    expect(reader.locator(".changed")).to_contain_text("The document has changed")
    expect(reader.locator("mark")).to_have_text(PUMP)
    page.keyboard.press("Escape")
    api.delete("/v1/documents/pump?collection=changing").raise_for_status()
    page.reload()
    markers(page).first.click()
    expect(reader.locator(".changed")).to_contain_text("no longer here")
    expect(reader.locator("mark")).to_have_text(PUMP)


def test_an_answer_is_copied_with_its_sources(open_page: Open, api: httpx.Client, server: str) -> None:
    answer = api_answer(api, ENGLISH)
    (citation,) = answer["citations"]
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    ask(page, ENGLISH).get_by_role("button", name="Copy with sources").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(answer["answer"])
    assert f"[1] «{citation['quote']}»" in copied and copied.endswith(f"{server}{citation['url']}")


def test_citations_go_to_reference_managers(open_page: Open, api: httpx.Client, tmp_path: Path) -> None:
    answer = api_answer(api, ENGLISH)
    (citation,) = answer["citations"]
    citation |= {"published": "2025-02-03", "source_url": "https://example.org/a"}
    page = open_page()
    answer_with(page, answer)
    article, saved = ask(page, ENGLISH), {}
    for name in ("RIS", "CSL"):
        with page.expect_download() as download:
            article.get_by_role("button", name=name).click()
        download.value.save_as(tmp_path / name)
        saved[name] = (tmp_path / name).read_text(encoding="utf-8")
    lines = saved["RIS"].splitlines()
    assert (lines[0], lines[-1]) == ("TY  - GEN", "ER  - ")
    assert {f"N2  - {citation['quote']}", "DA  - 2025/02/03", "UR  - https://example.org/a", "LA  - ar"} <= set(lines)
    (item,) = json.loads(saved["CSL"])
    assert (item["id"], item["note"]) == (citation["passage_id"], citation["quote"])
    assert item["issued"] == {"date-parts": [[2025, 2, 3]]}


def test_a_link_opens_the_page_at_the_words(open_page: Open, api: httpx.Client) -> None:
    (citation,) = api_answer(api, ENGLISH)["citations"]
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    markers(ask(page, ENGLISH)).click()
    page.get_by_role("dialog").get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    other = open_page(link.split("/", 3)[3])
    expect(other.get_by_role("dialog").locator("mark")).to_have_text(citation["quote"])


def test_on_paper_stand_the_sources_with_their_addresses(open_page: Open, api: httpx.Client) -> None:
    (citation,) = api_answer(api, ARABIC)["citations"]
    page = open_page(locale="ar")
    article = ask(page, ARABIC)
    page.emulate_media(media="print")
    expect(page.get_by_role("textbox")).to_have_count(0)
    expect(article.locator(".actions")).to_be_hidden()
    quote = article.locator(".sources blockquote")
    expect(quote).to_have_text(citation["quote"])
    assert quote.evaluate("each => each.scrollHeight <= each.clientHeight + 1"), "the quote is cut"
    shown = article.locator(".place a").evaluate("each => getComputedStyle(each, '::after').content")
    assert citation["url"] in shown


def test_who_types_when_the_reader_has_closed_keeps_the_caret(open_page: Open) -> None:
    page = open_page()
    markers(ask(page, ENGLISH)).first.click()
    expect(page.locator("#reader mark")).to_be_visible()
    page.evaluate("document.getElementById('reader').close(); document.querySelector('textarea').focus()")
    page.wait_for_timeout(100)  # the event of the closing has come by then
    expect(page.get_by_role("textbox").first).to_be_focused()


@pytest.mark.parametrize(("locale", "expected"), [("en", "Citations as RIS"), ("ar", "الاستشهادات بصيغة RIS")])
def test_what_a_short_button_does_is_told_when_the_pointer_rests_on_it(
    open_page: Open, locale: str, expected: str
) -> None:
    article = ask(open_page(locale=locale), ENGLISH)
    expect(article.get_by_text("RIS", exact=True)).to_have_attribute("title", expected)
