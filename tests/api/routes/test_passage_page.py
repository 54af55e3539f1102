"""The page of a passage: escaped, in its direction, and for browsers alone."""

import re

import pytest
from starlette.testclient import TestClient

from api.wire.accept import prefers_html
from tests.api.serving import ARTICLE

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
HOSTILE = '<script>alert("1")</script> & <b>[١]</b>'


@pytest.mark.parametrize(
    ("accept", "html"),
    [
        (BROWSER, True),
        ("text/html", True),
        ("TEXT/HTML; charset=utf-8", True),
        ("", False),
        ("*/*", False),
        ("application/json", False),
        ("application/json, text/html;q=0.5", False),
        ("application/json;q=0.5, text/html", True),
        ("text/html, application/json", False),
        ("text/html;q=0", False),
        ("text/html;q=x", False),
        ("text/html;q=nan", False),
        (";,;q=,", False),
    ],
)
def test_who_is_shown_a_page(accept: str, html: bool) -> None:
    assert prefers_html(accept) is html


def test_programs_get_json_and_browsers_a_page(client: TestClient) -> None:
    url = f"/v1/documents/{ARTICLE}/passages/2?collection=default"
    data, page = client.get(url), client.get(url, headers={"accept": BROWSER})
    assert (data.headers["content-type"], data.headers["vary"]) == ("application/json", "Accept")
    assert (page.headers["content-type"], page.headers["vary"]) == ("text/html; charset=utf-8", "Accept")
    assert '<html lang="ar" dir="rtl">' in page.text
    assert data.json()["text"] in page.text
    assert f'<blockquote lang="en" dir="ltr">{data.json()["translation"]["text"]}' in page.text
    assert "ترجمة غير رسمية" in page.text


def test_the_policy_allows_the_style_and_nothing_else(client: TestClient) -> None:
    page = client.get(f"/v1/documents/{ARTICLE}/passages/1", headers={"accept": BROWSER})
    policy = dict(rule.strip().split(" ", 1) for rule in page.headers["content-security-policy"].split(";"))
    assert policy.pop("style-src").startswith("'sha256-")
    assert set(policy.values()) == {"'none'"}
    assert not re.search(r"style=|src=|<script|<link", page.text)


def test_nothing_in_a_document_becomes_markup(client: TestClient) -> None:
    document = {
        "document_id": "hostile",
        "title": HOSTILE,
        "text": HOSTILE,
        "url": f"https://example.org/{HOSTILE[:8]}",
    }
    added = client.post("/v1/documents", json={**document, "translations": {"ar": [HOSTILE]}})
    assert added.status_code == 201
    page = client.get("/v1/documents/hostile/passages/1", headers={"accept": BROWSER}).text
    assert "<script" not in page and "<b>" not in page
    assert page.count("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;") == 4
    assert '<html lang="en" dir="ltr">' in page and '<blockquote lang="ar" dir="rtl">' in page


def test_a_publishers_translation_is_called_official_by_no_word_of_ours(client: TestClient) -> None:
    for source, words in [("publisher", "The publisher's translation"), ("model", "Unofficial machine translation")]:
        body = {"document_id": source, "text": "One sentence.", "translations": {"ar": ["جملة."]}}
        client.post("/v1/documents", json={**body, "translation_source": source})
        page = client.get(f"/v1/documents/{source}/passages/1", headers={"accept": BROWSER}).text
        assert words in page


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("v1/documents/gone/passages/1", "لم تعد هذه الوثيقة هنا."),
        (f"v1/documents/{ARTICLE}/passages/999", "لم تعد في الوثيقة فقرة بهذا الرقم."),
        (f"v1/documents/{ARTICLE}/passages/1?collection=gone", "لم تعد هذه المجموعة هنا."),
        ("nothing", "There is nothing at this address."),
    ],
)
def test_a_click_that_leads_nowhere_ends_on_a_page_that_says_why(client: TestClient, path: str, expected: str) -> None:
    page, data = (client.get(f"/{path}", headers={"accept": accept}) for accept in (BROWSER, "*/*"))
    assert (page.status_code, data.status_code) == (404, 404)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert expected in page.text
    assert page.headers["x-request-id"] in page.text
    assert data.headers["content-type"] == "application/problem+json"


def test_what_a_browser_sends_is_answered_as_a_program_is(client: TestClient) -> None:
    refused = client.post("/v1/ask", json={}, headers={"accept": BROWSER})
    assert (refused.status_code, refused.headers["content-type"]) == (422, "application/problem+json")


def test_what_is_wrong_with_an_address_is_no_markup(client: TestClient) -> None:
    page = client.get("/v1/documents?limit=%3Cb%3E", headers={"accept": BROWSER})
    assert page.status_code == 422
    assert "<b>" not in page.text
