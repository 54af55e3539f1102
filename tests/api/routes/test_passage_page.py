"""The page of a passage: escaped, in its direction, and for browsers alone."""

import re

import pytest
from starlette.testclient import TestClient

from api.routes.passage_page import prefers_html
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
