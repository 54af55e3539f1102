"""Documents on the page: added with progress, listed, read, removed; collections."""

import re

import httpx
import pytest
from playwright.sync_api import FilePayload, Route, expect

from tests.browser.conftest import Open
from tests.browser.steps import ask, markers
from tests.corpus.files.made import zipped

pytestmark = pytest.mark.browser

PUMP: FilePayload = {
    "name": "pump.txt",
    "mimeType": "text/plain",
    "buffer": b"The pump is blue.\nIt stands in the cellar.",
}
WORDS = """each => {
    const range = new Range();
    range.selectNodeContents(each);
    return range.getBoundingClientRect().toJSON();
}"""
"""Where the words of an element stand, which may be narrower than it."""
LETTER = 15
FOREIGN: FilePayload = {"name": "tool.exe", "mimeType": "application/octet-stream", "buffer": b"MZ\x00\x01"}


def test_files_are_added_found_read_and_removed(open_page: Open, api: httpx.Client) -> None:
    page = open_page("#/documents")
    page.get_by_role("button", name="New collection").click()
    page.get_by_label("Name of the collection").fill("cellar")
    page.get_by_role("button", name="Create").click()
    expect(page.get_by_text("No documents yet.")).to_be_visible()
    page.locator("input[type=file]").set_input_files([FOREIGN, PUMP])
    expect(page.locator(".uploads li", has_text="pump.txt")).to_contain_text("added, 2 paragraphs")
    expect(page.locator(".uploads li", has_text="tool.exe").get_by_role("alert")).to_be_visible()
    line = page.locator(".listed li")
    expect(line).to_contain_text("2 paragraphs")
    line.get_by_role("link", name="pump").click()
    expect(page.get_by_role("dialog").locator(".paragraph")).to_have_count(2)
    page.keyboard.press("Escape")

    page.locator("#to-ask").click()
    markers(ask(page, "What colour is the pump?")).first.click()
    expect(page.locator("mark")).to_have_text("The pump is blue.")
    page.keyboard.press("Escape")

    page.locator("#to-documents").click()
    line.get_by_role("button", name="Remove pump").click()
    line.get_by_role("button", name="Keep").click()
    expect(line).to_have_count(1)
    line.get_by_role("button", name="Remove pump").click()
    line.get_by_role("button", name="Yes, remove").click()
    expect(line).to_have_count(0)
    assert api.get("/v1/documents?collection=cellar").json()["documents"] == []


@pytest.mark.parametrize(
    ("locale", "added", "expected"),
    [
        ("en", "added, 1 paragraph", "2 files in unsupported formats were skipped (\u2066.png, .xlsx\u2069)"),
        ("ar", "أُضيفت، وفيها فقرة واحدة", "تُرك ملفان من أنواع لا تُقرأ (\u2066.png, .xlsx\u2069)"),
    ],
)
def test_what_is_passed_over_in_an_archive_is_told(
    open_page: Open, api: httpx.Client, locale: str, added: str, expected: str
) -> None:
    page = open_page("#/documents", locale=locale)
    files = {f"{locale}.txt": f"The {locale} well is deep.".encode(), "plan.png": b"x", "b/sums.xlsx": b"x"}
    archive: FilePayload = {"name": "all.zip", "mimeType": "application/zip", "buffer": zipped(files)}
    page.locator("input[type=file]").set_input_files(archive)
    line = page.locator(".uploads li")
    expect(line).to_contain_text(added)
    expect(line.locator("p.fine")).to_have_text(expected)
    (document,) = (each for each in api.get("/v1/documents").json()["documents"] if each["title"] == locale)
    api.delete(f"/v1/documents/{document['document_id']}").raise_for_status()


def test_files_can_be_cancelled_while_they_wait_and_while_they_are_sent(open_page: Open, api: httpx.Client) -> None:
    page = open_page("#/documents")
    held: list[Route] = []
    page.route("**/v1/documents", lambda route: route.continue_() if held else held.append(route))
    files: list[FilePayload] = [{**PUMP, "name": f"{name}.txt"} for name in ("first", "second", "third")]
    page.locator("input[type=file]").set_input_files(files)
    first, second, third = (page.locator(".uploads li", has_text=each["name"]) for each in files)
    expect(first).to_contain_text("sending")
    expect(second).to_contain_text("waiting")
    page.get_by_role("button", name="Cancel second.txt").click()
    page.get_by_role("button", name="Cancel first.txt").click()
    expect(third).to_contain_text("added, 2 paragraphs")
    expect(first).to_contain_text("cancelled")
    expect(second).to_contain_text("cancelled")
    expect(page.locator(".uploads button")).to_have_count(0)
    assert len(held) == 1
    added = [each for each in api.get("/v1/documents").json()["documents"] if each["passages"] == 2]
    assert [each["title"] for each in added] == ["third"]
    api.delete(f"/v1/documents/{added[0]['document_id']}").raise_for_status()


def test_a_file_of_many_documents_is_stopped_in_the_background(open_page: Open, api: httpx.Client) -> None:
    page = open_page("#/documents")
    stopped: list[str] = []
    running = '{"id": "job_1", "status": "running", "progress": 0.1}'
    page.route("**/v1/documents", lambda route: route.fulfill(status=202, body='{"job_id": "job_1"}'))

    def job(route: Route) -> None:
        if route.request.method == "DELETE":
            stopped.append(route.request.url)
        route.fulfill(body=running, content_type="application/json")

    page.route("**/v1/jobs/job_1", job)
    with page.expect_response("**/v1/jobs/job_1"):
        page.locator("input[type=file]").set_input_files({**PUMP, "name": "many.jsonl"})
    line = page.locator(".uploads li")
    with page.expect_response(lambda response: response.request.method == "DELETE"):
        line.get_by_role("button", name="Cancel many.jsonl").click()
    expect(line).to_contain_text("cancelled")
    assert len(stopped) == 1


def test_files_go_to_the_collection_that_was_chosen_when_they_were(open_page: Open, api: httpx.Client) -> None:
    api.post("/v1/collections", json={"name": "elsewhere"}).raise_for_status()
    page = open_page("#/documents")
    files: list[FilePayload] = [{**PUMP, "name": f"{number}.txt"} for number in range(4)]
    page.locator("input[type=file]").set_input_files(files)
    page.locator("#documents-collection").select_option("elsewhere")
    expect(page.locator(".uploads li", has_text="added")).to_have_count(4)
    assert api.get("/v1/documents?collection=elsewhere").json()["documents"] == []
    api.delete("/v1/collections/elsewhere").raise_for_status()
    for each in api.get("/v1/documents").json()["documents"]:
        if each["title"] in map(str, range(4)):
            api.delete(f"/v1/documents/{each['document_id']}").raise_for_status()


def test_what_can_be_added_is_said_before_it_is_tried(open_page: Open) -> None:
    expect(open_page("#/documents").locator(".drop")).to_contain_text("PDF, Word, web pages")


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_names_and_reasons_of_files_begin_where_the_lines_of_the_page_do(open_page: Open, locale: str) -> None:
    page = open_page("#/documents", locale=locale)
    long: FilePayload = {**FOREIGN, "name": f"{'w' * 200}.exe"}
    page.locator("input[type=file]").set_input_files([FOREIGN, long])
    expect(page.locator(".uploads [role=alert]")).to_have_count(2)
    for name, line in zip(page.locator(".uploads bdi").all(), page.locator(".uploads li").all(), strict=True):
        words, outer = name.evaluate(WORDS), line.evaluate("each => each.getBoundingClientRect().toJSON()")
        edge = "right" if locale == "ar" else "left"
        assert words["width"] <= outer["width"]
        # A word that is broken ends where its last letter did not fit.
        assert words[edge] == pytest.approx(outer[edge], abs=1 if name.text_content() == FOREIGN["name"] else LETTER)
    if locale == "ar":
        expect(page.locator(".uploads [role=alert] p").first).to_have_text("لا يمكن قراءة هذا الملف:")


def test_a_new_collection_can_be_given_up(open_page: Open) -> None:
    page = open_page("#/documents")
    begin, name = page.get_by_role("button", name="New collection"), page.get_by_label("Name of the collection")
    begin.click()
    name.fill("no such / name")
    name.press("Enter")
    wrong = page.locator(".bar .wrong")
    expect(wrong.locator("[lang=en]")).to_have_text(re.compile(r"^[^·]+ · name: [^·]*letters, digits[^·]*$"))
    name.press("Escape")
    expect(name).to_be_hidden()
    expect(wrong).to_be_empty()
    expect(begin).to_be_focused()
    begin.click()
    page.get_by_role("button", name="Cancel").click()
    expect(begin).to_be_focused()


def test_a_collection_is_removed_after_it_was_asked_twice(open_page: Open, api: httpx.Client) -> None:
    for number in (1, 2):
        document = {"collection": "shed", "document_id": f"d{number}", "text": f"The spade {number} is green."}
        api.post("/v1/documents", json=document).raise_for_status()
    page = open_page("#/documents")
    chooser = page.locator("#documents-collection")
    chooser.select_option("shed")
    expect(page.locator(".listed li")).to_have_count(2)
    bar = page.locator(".bar")
    bar.get_by_role("button", name="Remove collection shed").click()
    expect(bar).to_contain_text("Remove 2 documents for good?")
    expect(bar.get_by_role("button", name="Keep")).to_be_focused()
    bar.get_by_role("button", name="Keep").click()
    assert "shed" in collections(api)
    page.locator(".listed li").first.get_by_role("button", name="Remove d1").click()
    page.locator(".listed").get_by_role("button", name="Yes, remove").click()
    expect(page.locator(".listed li")).to_have_count(1)
    bar.get_by_role("button", name="Remove collection shed").click()
    expect(bar).to_contain_text("Remove 1 document for good?")
    bar.get_by_role("button", name="Yes, remove all").click()
    expect(chooser).to_have_value("default")
    expect(chooser).to_be_focused()
    expect(chooser.locator("option", has_text="shed")).to_have_count(0)
    expect(page.locator(".listed li")).not_to_have_count(0)
    assert "shed" not in collections(api)


def test_the_default_collection_can_only_be_emptied(open_page: Open, api: httpx.Client) -> None:
    page = open_page("#/documents", locale="ar")
    emptied: list[str] = []

    def drop(route: Route) -> None:
        emptied.append(route.request.url)
        route.fulfill(
            status=403, json={"title": "The role of the key does not allow this", "detail": "x", "status": 403}
        )

    page.route("**/v1/collections/default", drop)
    bar = page.locator(".bar")
    bar.get_by_role("button", name="أزل كل وثائق المجموعة default").click()
    expect(bar).to_contain_text("أتُزال")
    bar.get_by_role("button", name="نعم، أزلها كلها").click()
    expect(bar).to_contain_text("The role of the key does not allow this")
    expect(bar.get_by_role("button", name="أزل كل وثائق المجموعة default")).to_be_visible()
    assert len(emptied) == 1


def collections(api: httpx.Client) -> set[str]:
    return {each["name"] for each in api.get("/v1/collections").json()["collections"]}


def test_files_can_be_dropped(open_page: Open, api: httpx.Client) -> None:
    page = open_page("#/documents")
    expect(page.locator(".drop")).to_be_visible()
    dropped = page.evaluate_handle(
        "() => { const data = new DataTransfer();"
        " data.items.add(new File(['The well is deep.'], 'well.txt')); return data; }"
    )
    page.dispatch_event(".drop", "dragover", {"dataTransfer": dropped})
    expect(page.locator(".drop")).to_have_class("drop over")
    page.dispatch_event(".drop", "drop", {"dataTransfer": dropped})
    expect(page.locator(".uploads li")).to_contain_text("added, 1 paragraph")
    (document,) = (each for each in api.get("/v1/documents").json()["documents"] if each["title"] == "well")
    api.delete(f"/v1/documents/{document['document_id']}").raise_for_status()


def test_a_long_document_is_shown_about_the_place_and_grows(open_page: Open, api: httpx.Client) -> None:
    text = "\n".join(f"Paragraph number {number} of the long report." for number in range(1, 201))
    document = {"collection": "long", "document_id": "report", "text": text}
    api.post("/v1/documents", json=document).raise_for_status()
    page = open_page("#/read/long/report/100")
    paragraphs = page.get_by_role("dialog").locator(".paragraph")
    expect(page.locator(".cited")).to_contain_text("number 100 of")
    expect(page.locator(".cited")).to_be_in_viewport()
    assert paragraphs.count() < 30
    page.get_by_role("button", name="Earlier paragraphs").click()
    page.get_by_role("button", name="Later paragraphs").click()
    assert paragraphs.count() > 100
    shown = [int(number) for number in page.locator(".paragraph .number").all_text_contents()]
    assert shown == list(range(shown[0], shown[-1] + 1))
